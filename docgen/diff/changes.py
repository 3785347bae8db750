"""The figures that differ between two documents, in the words of the reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from docgen.diff.align import Pair, pairs
from docgen.diff.lines import Line, Place, at_column
from docgen.diff.tokens import has_digit, operations, tokens
from docgen.formats.text import normalised

ChangeKind = Literal["changed", "added", "removed"]


class Change(Struct, frozen=True, kw_only=True):
    """One figure that is another in the new document.

    changed: within a line that both have, `old` and `new` are the texts that differ ("" for nothing);
    added, removed: a whole line with figures that only one has.  `place` is that in the new document (for
    a removed line, in the old one); `around` is the line.
    """

    kind: ChangeKind
    old: str
    new: str
    place: Place
    around: str


def changed_in(old: tuple[Line, ...], new: tuple[Line, ...]) -> Iterator[Change]:
    """The figures that differ between two documents, in the order of the new one.

    Words that changed without a figure are left out.
    """
    parts = dict.fromkeys(line.place.part for line in (*old, *new))
    for part in parts:
        left = [line for line in old if line.place.part == part]
        right = [line for line in new if line.place.part == part]
        for i, j in paired(left, right):
            if i is not None and j is not None:
                yield from _in_line(left[i], right[j])
            elif i is not None and has_digit(left[i].text):
                yield _whole("removed", left[i])
            elif j is not None and has_digit(right[j].text):
                yield _whole("added", right[j])


def paired(old: Sequence[Line], new: Sequence[Line]) -> list[Pair]:
    """The lines of one part in pairs, rows with rows."""

    def may_pair(i: int, j: int) -> bool:
        return bool(old[i].place.table) == bool(new[j].place.table)

    return pairs([line.key for line in old], [line.key for line in new], may_pair)


def _whole(kind: ChangeKind, line: Line) -> Change:
    text = shown(line)
    old, new = (text, "") if kind == "removed" else ("", text)
    return Change(kind=kind, old=old, new=new, place=line.place, around=text)


def _in_line(old: Line, new: Line) -> Iterator[Change]:
    if old.cells == new.cells:
        return
    if len(old.cells) == len(new.cells):
        cells = enumerate(zip(old.cells, new.cells, strict=True))
    else:
        cells = enumerate([(" ".join(old.cells), " ".join(new.cells))])
    for column, (before, after) in cells:
        place = at_column(new.place, column)
        for was, now in _differences(normalised(before), normalised(after)):
            yield Change(kind="changed", old=was, new=now, place=place, around=shown(new))


def _differences(old: str, new: str) -> Iterator[tuple[str, str]]:
    left, right = tokens(old), tokens(new)
    for equal, i1, i2, j1, j2 in operations(left, right):
        was, now = "".join(left[i1:i2]).strip(), "".join(right[j1:j2]).strip()
        if not equal and was != now and has_digit(was + now):
            yield was, now


def shown(line: Line) -> str:
    """A line on one line."""
    return " | ".join(text for cell in line.cells if (text := " ".join(cell.split())))
