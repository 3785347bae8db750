"""Footnotes and endnotes: their marks in the body, and their texts in parts of their own.

A note is part of the text where its mark stands.  A pair of notes is told by their texts, as paragraphs
are paired, because one note more changes the numbers of all that follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import count

from docgen.diff.align import pairs
from docgen.diff.inline import Pen
from docgen.diff.objects import Signs
from docgen.diff.package import Package, part_of_kind
from docgen.diff.redline import redline_container
from docgen.diff.revisions import Answer, resolve
from docgen.diff.wordml import INS, SIGN, Element, P, W, parsed, text_of
from docgen.word.package import Member

KINDS = ("footnote", "endnote")


class Notes:
    """The notes of one kind of both documents."""

    def __init__(self, kind: str, old: Mapping[str, Member], new: Package, signs: Signs) -> None:
        self._kind, self._old, self._new, self._signs = kind, old, new, signs
        self._part = part_of_kind(old, f"{kind}s")
        own = part_of_kind(new.members, f"{kind}s")
        self.changed = (old[self._part].content() if self._part else None) != new.content(own)
        self._before: Element = parsed(old[self._part].content()) if self._part else None
        self._after: Element = new.root(own) if own else None
        for root in (self._before, self._after):
            if root is not None:
                resolve(root, "accept")
        self._pairs: list[tuple[str, str]] = []  # numbers in the old and in the new document
        self._renamed: dict[str, str] = {}  # old number -> its number in the result

    def sign(self, old: Element, new: Element) -> None:
        """Sign the marks of both bodies; those of the old one get numbers that the new one has not."""
        before, after = self._marks(old), self._marks(new)
        left, right = _by_number(self._before), _by_number(self._after)
        taken = [int(number) for number in (*right, *map(_number, after)) if number.isdecimal()]
        fresh = count(max(taken, default=0) + 1)
        was = [_text(left.get(_number(mark))) for mark in before]
        now = [_text(right.get(_number(mark))) for mark in after]
        for i, j in pairs(was, now):
            sign = self._signs.of((self._kind, i, j))
            if i is not None and j is not None:
                self._pairs.append((_number(before[i]), _number(after[j])))
            if j is not None:
                after[j].set(SIGN, sign)
            if i is not None:
                number = str(next(fresh))
                self._renamed[_number(before[i])] = number
                before[i].set(SIGN, sign)
                before[i].set(f"{W}id", number)

    def redline(self, body: Element, pen: Pen) -> None:
        """Mark what changed in notes that both have; add the old ones whose marks are in the result."""
        marks = {_number(mark): mark for mark in self._marks(body)}
        left, right = _by_number(self._before), _by_number(self._after)
        for was, now in self._pairs:
            kept = now in marks and not any(up.tag == INS for up in marks[now].iterancestors())
            if kept and was in left and now in right:
                redline_container(left[was], right[now], pen)
        gone = [(was, now) for was, now in self._renamed.items() if now in marks and was in left]
        if self._after is None and gone:
            self._after = deepcopy(self._before)
            for note in _by_number(self._after).values():
                self._after.remove(note)
        for was, now in gone:
            note = deepcopy(left[was])
            note.set(f"{W}id", now)
            self._after.append(note)
        if self._after is not None:
            self._new.adopt(self._old, self._part, self._after, f"{self._kind}s")

    def seen(self, body: Element, side: Answer | None = None, *, old: bool = False) -> list[str]:
        """The texts of the notes in the order of their marks in a body; `side`: after that answer."""
        root = self._before if old else self._after
        if side is not None and root is not None:
            root = deepcopy(root)
            resolve(root, side)
        notes = _by_number(root)
        numbers = {now: was for was, now in self._renamed.items()} if old else {}
        found = (_number(mark) for mark in self._marks(body))
        return [_text(notes.get(numbers.get(number, number))) for number in found]

    def _marks(self, body: Element) -> list[Element]:
        return list(body.iter(f"{W}{self._kind}Reference"))


def _number(mark: Element) -> str:
    return str(mark.get(f"{W}id", ""))


def _by_number(root: Element | None) -> dict[str, Element]:
    """The notes of a part; the lines that part notes from the text have a type and are none."""
    return {} if root is None else {_number(note): note for note in root if not note.get(f"{W}type")}


def _text(note: Element | None) -> str:
    return "" if note is None else "\n".join(_paragraphs(note))


def _paragraphs(note: Element) -> Iterator[str]:
    yield from (text_of(paragraph) for paragraph in note.iter(P))
