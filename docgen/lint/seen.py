"""A document as a reader sees it: paragraphs with the look they really have, tables, sections.

Lengths are points (1/72 inch) unless a name says otherwise.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Align = Literal["left", "center", "right", "both"]

MM = 72 / 25.4  # points in a millimetre


class Run(Struct, frozen=True, kw_only=True):
    """A stretch of text in one look; `font` is '' where the document leaves it to the program."""

    text: str
    font: str = ""
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    color: str = "auto"


class Line(Struct, frozen=True, kw_only=True):
    """A horizontal line: a border of a paragraph, or a drawn one; `solid` where it is one unbroken stroke."""

    length: float
    solid: bool = True
    drawn: bool = False


class Place(Struct, frozen=True, kw_only=True):
    """Where a paragraph stands.

    `block` counts the paragraphs and tables directly in the body; `cell` is (row, grid column) of the
    outermost table, None outside tables.
    """

    block: int
    section: int
    table: int | None = None
    cell: tuple[int, int] | None = None


class Paragraph(Struct, frozen=True, kw_only=True):
    """One paragraph: lines of its text are parted by '\\n', `label` is what automatic numbering prints."""

    text: str
    runs: tuple[Run, ...]
    place: Place
    label: str = ""
    align: Align = "left"
    before: float = 0.0
    after: float = 0.0
    spacing: float = 1.0  # lines; 0 where it is a fixed height
    first_line: float = 0.0  # of the first line, from the left indent
    left: float = 0.0
    right: float = 0.0
    width: float = 0.0  # of the column of text it stands in
    lines: tuple[Line, ...] = ()
    page_field: bool = False

    @property
    def shown(self) -> str:
        """What is read: the label and the text, without blanks at the ends."""
        return f"{self.label} {self.text}".strip() if self.label else self.text.strip()


class Row(Struct, frozen=True, kw_only=True):
    """A row of a table."""

    header: bool
    whole: bool  # does not split across pages


class Table(Struct, frozen=True, kw_only=True):
    """A table directly in the body; `width` as far as it is said."""

    block: int
    section: int
    rows: tuple[Row, ...]
    width: float
    excerpt: str


PageKind = Literal["default", "first", "even"]


class Running(Struct, frozen=True, kw_only=True):
    """A header or a footer as one section shows it."""

    part: str
    kind: PageKind
    paragraphs: tuple[Paragraph, ...]


class Section(Struct, frozen=True, kw_only=True):
    """The page of one section; `start` is the number its first page is given, None where it goes on."""

    width: float
    height: float
    margins: dict[str, float]
    first_page_differs: bool
    even_pages_differ: bool
    start: int | None
    number_format: str
    headers: tuple[Running, ...]
    footers: tuple[Running, ...]

    @property
    def landscape(self) -> bool:
        """True where the page is wider than high."""
        return self.width > self.height

    def shown(self, running: tuple[Running, ...]) -> tuple[Running, ...]:
        """Those of its headers or footers that some page of it shows."""
        hidden = {"first": not self.first_page_differs, "even": not self.even_pages_differ, "default": False}
        return tuple(item for item in running if not hidden[item.kind])

    @property
    def text_width(self) -> float:
        """Between the left and the right margin."""
        return self.width - self.margins["left"] - self.margins["right"]


class Document(Struct, frozen=True, kw_only=True):
    """Everything that is checked."""

    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    sections: tuple[Section, ...]
    notes: tuple[Paragraph, ...] = ()  # footnotes and endnotes
    pages: int = 0  # as the program that saved it counted; 0 where it did not say
