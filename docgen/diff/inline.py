"""Changes within a paragraph: words and whole numbers, inserted and deleted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from datetime import datetime, timedelta
from itertools import pairwise

from lxml import etree
from msgspec import Struct

from docgen.diff.tokens import operations, tokens
from docgen.diff.wordml import (
    DEL,
    DEL_TEXT,
    INS,
    PPR,
    RPR,
    Atom,
    Element,
    T,
    W,
    atoms,
    new_run,
    new_text,
    runs,
)


class Pen(Struct, kw_only=True):
    """Who makes the changes, and when; `last` is the highest number given to a change.

    Whole paragraphs and rows are dated later than words.  LibreOffice 7.4 joins two insertions of
    one author within a minute, also over the end of the paragraph between them: rejecting a word added at the
    end of a paragraph and the new paragraph after it would run the old ones together.
    """

    author: str
    date: str
    last: int = 0

    def change(self, tag: str, *, whole: bool = False) -> Element:
        """A new w:ins or w:del; `whole`: of a paragraph or a row."""
        self.last += 1
        element = etree.Element(tag)
        element.set(f"{W}id", str(self.last))
        element.set(f"{W}author", self.author)
        element.set(f"{W}date", _later(self.date) if whole else self.date)
        return element

    def deleted(self, pieces: Iterable[Atom], *, whole: bool = False) -> Element | None:
        """The pieces as deleted text, None where there are none."""
        change: Element | None = None
        for piece in pieces:
            change = self.change(DEL, whole=whole) if change is None else change
            child = new_text(piece.text, DEL_TEXT) if piece.child.tag == T else deepcopy(piece.child)
            change.append(new_run(piece.run.find(RPR), child))
        return change


_APART = 5  # minutes


def _later(date: str) -> str:
    moment = datetime.fromisoformat(date) + timedelta(minutes=_APART)
    return moment.isoformat().replace("+00:00", "Z")


def redline_paragraph(old: Element, new: Element, pen: Pen) -> None:
    """Mark in `new` what is not in `old`, and put in as deleted what is gone."""
    before, after = atoms(old), atoms(new)
    left, right = (tokens("".join(atom.text for atom in side)) for side in (before, after))
    if left == right:
        return
    starts, ends = _starts(left), _starts(right)
    changes = [
        (starts[i1], starts[i2], ends[j1], ends[j2])
        for equal, i1, i2, j1, j2 in operations(left, right)
        if not equal
    ]
    pieces = _cut(_alone(after), sorted({at for change in changes for at in change[2:]}))
    for o1, o2, n1, n2 in reversed(changes):
        inserted = [atom.run for at, atom in pieces if n1 <= at and at + len(atom.text) <= n2]
        following = next((atom.run for at, atom in pieces if at >= n1), None)
        gone = pen.deleted(_slice(before, o1, o2))
        if gone is not None:
            _put(gone, following, pieces, new)
        for group in _neighbours(inserted):
            _wrap(group, pen.change(INS))


def mark_inserted(paragraph: Element, pen: Pen) -> None:
    """Mark all that a paragraph holds as inserted."""
    for group in _neighbours(runs(paragraph)):
        _wrap(group, pen.change(INS, whole=True))


def _put(gone: Element, following: Element | None, pieces: Sequence[tuple[int, Atom]], new: Element) -> None:
    """Deleted text stands before what replaces it."""
    if following is not None:
        following.addprevious(gone)
    elif pieces:
        last = pieces[-1][1].run
        parent = last.getparent()
        (parent if parent.tag == INS else last).addnext(gone)
    else:
        properties = new.find(PPR)
        new.insert(0 if properties is None else new.index(properties) + 1, gone)


def _alone(found: Sequence[Atom]) -> list[Atom]:
    """Each piece of text in a run of its own, with the properties of the run it was in."""
    result: list[Atom] = []
    for run in dict.fromkeys(atom.run for atom in found):
        mine = [atom for atom in found if atom.run is run]
        properties = run.find(RPR)
        content = [child for child in run if child is not properties]
        if len(content) == 1:
            result += mine
            continue
        for child in content:
            single = new_run(properties, child)
            run.addprevious(single)
            result += [Atom(single, child, atom.text) for atom in mine if atom.child is child]
        run.getparent().remove(run)
    return result


def _cut(found: Sequence[Atom], places: Sequence[int]) -> list[tuple[int, Atom]]:
    """The pieces with where they begin, cut at `places`."""
    result: list[tuple[int, Atom]] = []
    at = 0
    for atom in found:
        end = at + len(atom.text)
        edges = [at, *(place for place in places if at < place < end), end]
        if len(edges) == 2:
            result.append((at, atom))
        else:
            properties = atom.run.find(RPR)
            for first, last in pairwise(edges):
                text = new_text(atom.text[first - at : last - at])
                run = new_run(properties, text)
                atom.run.addprevious(run)
                result.append((first, Atom(run, text, text.text or "")))
            atom.run.getparent().remove(atom.run)
        at = end
    return result


def _slice(found: Sequence[Atom], start: int, end: int) -> Iterator[Atom]:
    at = 0
    for atom in found:
        first, last = max(start, at), min(end, at + len(atom.text))
        if first < last:
            yield Atom(atom.run, atom.child, atom.text[first - at : last - at])
        at += len(atom.text)


def _neighbours(found: Sequence[Element]) -> Iterator[list[Element]]:
    """Runs that stand directly one after the other."""
    group: list[Element] = []
    for run in found:
        if group and group[-1].getnext() is not run:
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def _wrap(group: Sequence[Element], change: Element) -> None:
    group[0].addprevious(change)
    for run in group:
        change.append(run)


def _starts(pieces: Sequence[str]) -> list[int]:
    found = [0]
    for piece in pieces:
        found.append(found[-1] + len(piece))
    return found
