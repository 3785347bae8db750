"""A copy of a document in which every printed value stands between marks.

It is rendered like the document itself, through the recorder that `render` takes, so that nothing has to
be searched for: where a value stands is known exactly, also where the same number stands beside it.  The
marks are noncharacters of Unicode, which binding refuses in every text of a workbook; such a copy is
never published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from docgen.diff.lines import Line
from docgen.formats.text import normalised
from docgen.word.recording import PrintRecorder

START, NUMBERED, END = "\ufdd2", "\ufdd3", "\ufdd4"
MARK = re.compile(f"{START}([0-9]+){NUMBERED}|{END}")
_BLANK = re.compile(r"\s")


class MarkingRecorder(PrintRecorder):
    """A PrintRecorder that writes the number of each print and marks around its text."""

    def write(self, value: Any, site: int) -> str:
        """The XML text of `value` between its marks."""
        text = super().write(value, site)
        if hasattr(value, "__html__"):
            return text
        number = len(self.prints) - 1
        self.prints.texts[number] = text = f"{START}{number}{NUMBERED}{text}{END}"
        return text


class Span(Struct, frozen=True, kw_only=True):
    """Where the text of one print stands: `cell` counts from 0 in the line, `end` is not in it."""

    number: int
    line: int
    cell: int
    start: int
    end: int


def unmarked(lines: Iterable[Line]) -> tuple[tuple[Line, ...], tuple[Span, ...]]:
    """The lines without marks, as `comparable` text, and where each print stands in them.

    A print that fills several paragraphs has a span in each.
    """
    clean: list[Line] = []
    spans: list[Span] = []
    open_: int | None = None
    for number, line in enumerate(lines):
        cells = []
        for column, cell in enumerate(line.cells):
            text = ""
            at = start = 0
            for match in MARK.finditer(cell):
                text += comparable(cell[at : match.start()])
                at = match.end()
                if match[1]:
                    open_, start = int(match[1]), len(text)
                elif open_ is not None:
                    spans.append(Span(number=open_, line=number, cell=column, start=start, end=len(text)))
                    open_ = None
            text += comparable(cell[at:])
            if open_ is not None:
                spans.append(Span(number=open_, line=number, cell=column, start=start, end=len(text)))
            cells.append(text)
        clean.append(replace(line, cells=tuple(cells)))
    return tuple(clean), tuple(spans)


def comparable(text: str) -> str:
    """Text as it is held against another copy: composed letters, every blank the same."""
    return _BLANK.sub(" ", normalised(text))
