"""A line of a document as a reader sees it, and where it stands."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from docgen.formats.text import normalised

PartKind = Literal["body", "header", "footer", "footnotes", "endnotes"]


class Place(Struct, frozen=True, kw_only=True):
    """Where a line stands; numbers count from 1, 0 where they do not apply.

    `paragraph` counts those with text outside tables, `table` the tables of the part, `row` and `column`
    the cells as they are written (a merged cell is one).
    """

    part: PartKind = "body"
    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0


class Line(Struct, frozen=True, kw_only=True):
    """A paragraph outside tables (one cell), or a row of a table."""

    place: Place
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole line, cells parted by tabs."""
        return "\t".join(self.cells)

    @property
    def key(self) -> str:
        """What makes two lines equal: their text in composed letters, blanks alike."""
        return "\t".join(" ".join(normalised(cell).split()) for cell in self.cells)


def at_column(place: Place, column: int) -> Place:
    """The place of a cell in a row, its number counted from 0; that of a paragraph is the line's."""
    return replace(place, column=column + 1) if place.table else place
