"""A line of a document and the line of a copy that it became: what stands where a value stood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.diff.lines import Line
from docgen.diff.tokens import Operation, has_digit, numbers, operations, tokens
from docgen.trace.marks import Span


class Pairing:
    """The cells of both lines in pairs; where a row has more or fewer cells now, its whole text."""

    def __init__(self, old: Line, new: Line) -> None:
        self.new = new
        self._apart = len(old.cells) == len(new.cells)
        self._old = old.cells if self._apart else ("\t".join(old.cells),)
        self._starts = [0] * len(old.cells) if self._apart else _starts(old.cells)
        cells = new.cells if self._apart else ("\t".join(new.cells),)
        self._cells = [_Cell(before, after) for before, after in zip(self._old, cells, strict=True)]

    def cell_of(self, span: Span) -> int:
        """The cell of the new line, counted from 0, that a span of the old one is looked up in."""
        return span.cell if self._apart else 0

    def at(self, span: Span) -> tuple[str, str]:
        """What the old line says at a span, and what the new one says there."""
        cell, (start, end) = self.cell_of(span), self._range(span)
        return self._old[cell][start:end], self._cells[cell].at(start, end)

    def elsewhere(self, spans: Sequence[Span]) -> Iterator[tuple[int, str, str]]:
        """Changed figures that touch no span: the cell, what was there, what is there."""
        for number, cell in enumerate(self._cells):
            mine = [self._range(span) for span in spans if self.cell_of(span) == number]
            for was, now in cell.elsewhere(mine):
                yield number, was, now

    def _range(self, span: Span) -> tuple[int, int]:
        start = self._starts[span.cell]
        return start + span.start, start + span.end


class _Cell:
    """The text of one cell, old and new, and which tokens of one are which of the other."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = tokens(old), tokens(new)
        self.starts = _starts(self.old, gap=0)
        equal = [(True, 0, len(self.old), 0, len(self.new))]
        self.operations: list[Operation] = equal if old == new else list(operations(self.old, self.new))

    def at(self, start: int, end: int) -> str:
        """What the new text says where the old one has the characters from `start` to `end`."""
        if start == end:
            return self._put_in(start)
        first = next(n for n in range(len(self.old), -1, -1) if self.starts[n] <= start)
        last = next(n for n in range(first, len(self.old) + 1) if self.starts[n] >= end)
        pieces = []
        for operation in self.operations:
            equal, i1, i2, j1, j2 = operation
            begin, text = self.starts[i1], "".join(self.new[j1:j2])
            if equal:  # the same characters: a figure may be a part of a token
                pieces.append(text[max(start - begin, 0) : max(end - begin, 0)])
            elif i1 == i2:
                pieces.append(text if start < begin < end else "")
            else:
                pieces.append(self._piece(operation, first, last))
        return "".join(pieces)

    def elsewhere(self, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, str]]:
        """Changes with a figure that touch no span."""
        for equal, i1, i2, j1, j2 in self.operations:
            start, end = self.starts[i1], self.starts[i2]
            was, now = "".join(self.old[i1:i2]), "".join(self.new[j1:j2])
            touched = any(_touch(start, end, a, b) for a, b in spans)
            if not equal and not touched and numbers(was) != numbers(now):
                yield was.strip(), now.strip()

    def _put_in(self, at: int) -> str:
        for equal, i1, i2, j1, j2 in self.operations:
            if not equal and self.starts[i1] <= at <= self.starts[i2] and (i1 == i2 or not self.old):
                return "".join(self.new[j1:j2]).strip()
        return ""

    def _piece(self, operation: Operation, first: int, last: int) -> str:
        """What becomes of the old tokens first..last within one change."""
        _, i1, i2, j1, j2 = operation
        a, b = max(first, i1), min(last, i2)
        if a >= b:
            return ""
        before, after = self.old[i1:i2], self.new[j1:j2]
        was = [n for n, token in enumerate(before) if has_digit(token)]
        now = [n for n, token in enumerate(after) if has_digit(token)]
        wanted = [was.index(n) for n in range(a - i1, b - i1) if n in was]
        if len(was) == len(now) and b - a == len(wanted) == 1:
            return after[now[wanted[0]]]
        return "".join(after)


def _touch(start: int, end: int, first: int, last: int) -> bool:
    """Whether a change of the characters start..end is told by the value at first..last."""
    if start == end:
        return first < start < last or first == start == last
    return first < end and start < last


def _starts(pieces: Sequence[str], gap: int = 1) -> list[int]:
    """Where each piece begins when they are joined, and where the last one ends."""
    found = [0]
    for piece in pieces:
        found.append(found[-1] + len(piece) + gap)
    return found
