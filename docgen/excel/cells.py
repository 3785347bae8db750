"""What a workbook holds once it is read: cells that know their address."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from operator import itemgetter
from pathlib import Path
from typing import Any, Literal, NamedTuple

from msgspec import Struct, field

CellKind = Literal["empty", "number", "text", "bool", "date", "error", "uncalculated"]
CellValue = Decimal | str | bool | date | datetime | time | None

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384

_BLOCK = 64  # rows whose merged areas are looked for together
_TALL = 64  # blocks; an area of more (a merged column, say) is looked for anywhere
_ANYWHERE = -1


def column_letters(column: int) -> str:
    """The letters of a column counted from 1: 1 -> A, 28 -> AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The number of a column, counted from 1: A -> 1, AB -> 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


class Area(Struct, frozen=True, kw_only=True):
    """A rectangle of cells, borders included; rows and columns count from 1."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def __contains__(self, place: tuple[int, int]) -> bool:
        row, column = place
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column


class Spans(Struct, frozen=True, kw_only=True):
    """Row or column numbers kept as sorted, disjoint ranges: 16,384 hidden columns cost one pair."""

    ranges: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, ranges: Iterable[tuple[int, int]]) -> Spans:
        """The numbers in any of the ranges, which may overlap and come in any order."""
        joined: list[tuple[int, int]] = []
        for first, last in sorted(ranges):
            if joined and first <= joined[-1][1] + 1:
                joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
            else:
                joined.append((first, last))
        return cls(ranges=tuple(joined))

    def __contains__(self, number: int) -> bool:
        at = bisect_right(self.ranges, number, key=lambda span: span[0]) - 1
        return at >= 0 and number <= self.ranges[at][1]

    def __bool__(self) -> bool:
        return bool(self.ranges)


class Run(NamedTuple):
    """A stretch of rich text and its font ('' where the run does not name one)."""

    text: str
    font: str


# What a cell holds, wherever it stands: all of a Cell but its place.
Content = tuple[CellKind, CellValue, str, str, str, tuple[Run, ...]]


class Cell(NamedTuple):
    """One cell, with a value or a formula.

    `kind` tells apart what openpyxl's data_only mode cannot: an `empty` cell, an `uncalculated` formula
    (no cached value), an `error` (`value` is its text: '#DIV/0!', or whatever stands where a number or
    a date should).  Text is as stored, `""` too (a formula may give it).  Numbers are the shortest
    Decimal that reads back as the double Excel stored.  A `date` is a date, a datetime where a time of
    day goes with it, or a time where the format shows no date.  `formula` begins with "="; `runs` are
    set only where the text is rich.
    """

    row: int
    column: int
    kind: CellKind
    value: CellValue = None
    formula: str = ""
    number_format: str = "General"
    font: str = ""
    runs: tuple[Run, ...] = ()

    @property
    def address(self) -> str:
        """The cell as Excel writes it: C4."""
        return f"{column_letters(self.column)}{self.row}"


Packed = tuple[tuple[int, ...], tuple[Content, ...]]  # the columns of a row, and what stands in each

_new = tuple.__new__  # Cell(...) itself takes more than twice as long


def _content(cell: Cell) -> Content:
    _, _, kind, value, formula, number_format, font, runs = cell
    return kind, value, formula, number_format, font, runs


class Rows(Mapping[int, Mapping[int, Cell]]):
    """The rows of a sheet as read; the cells of a row are made when somebody asks for them.

    Cells that hold the same share one content: in a long table few columns have many different ones.
    """

    __slots__ = ("_made", "packed", "shape")

    def __init__(self, packed: dict[int, Packed], shape: object = None) -> None:
        self.packed = packed
        self.shape = shape
        self._made: dict[int, dict[int, Cell]] = {}

    def __getitem__(self, number: int) -> Mapping[int, Cell]:
        made = self._made.get(number)
        if made is None:
            columns, contents = self.packed[number]
            made = self._made[number] = {
                column: _new(Cell, (number, column, *content))
                for column, content in zip(columns, contents, strict=True)
            }
        return made

    def get(self, number: int, default: Any = None) -> Any:
        """The row of that number; Mapping's own takes an exception for each that is not there."""
        return self[number] if number in self.packed else default

    def __contains__(self, number: object) -> bool:
        return number in self.packed

    def __iter__(self) -> Iterator[int]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)


class Sheet(Struct, frozen=True, kw_only=True):
    """One worksheet: only the cells that hold something, row by row, and what may hide them."""

    name: str
    visible: bool = True
    rows: Mapping[int, Mapping[int, Cell]] = field(default_factory=dict)
    merges: tuple[Area, ...] = ()
    hidden_rows: Spans = Spans()
    hidden_columns: Spans = Spans()
    _merged: dict[int, list[Area]] = field(default_factory=dict)  # by block of rows, made from `merges`

    def __post_init__(self) -> None:
        for area in self.merges:
            blocks = range(area.first_row // _BLOCK, area.last_row // _BLOCK + 1)
            for block in blocks if len(blocks) <= _TALL else (_ANYWHERE,):
                self._merged.setdefault(block, []).append(area)

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a place; one that holds nothing is `empty`."""
        found = self.rows.get(row, {}).get(column)
        return found or Cell(row=row, column=column, kind="empty")

    def at(self, address: str) -> Cell:
        """The cell at an address such as C4."""
        letters = address.rstrip("0123456789")
        return self.cell(int(address[len(letters) :]), column_number(letters))

    def merge_at(self, row: int, column: int) -> Area | None:
        """The merged area that covers a place; only its first cell shows."""
        for block in (row // _BLOCK, _ANYWHERE):
            for area in self._merged.get(block, ()):
                if (row, column) in area:
                    return area
        return None

    def stored(self) -> Mapping[int, Packed]:
        """The rows by number, each with its columns and what stands in them."""
        if isinstance(self.rows, Rows):
            return self.rows.packed
        return {
            row: (tuple(cells), tuple([_content(cell) for cell in cells.values()]))
            for row, cells in self.rows.items()
        }

    def packed(self) -> Iterator[tuple[int, Packed]]:
        """The same, top to bottom; for who looks at many."""
        yield from sorted(self.stored().items(), key=itemgetter(0))

    @property
    def shape(self) -> object:
        """The same thing for sheets whose cells surely differ in their values alone; None where nobody knows.

        The same are filled, each with a value of the same type; the same are hidden, and the same are merged.
        """
        return self.rows.shape if isinstance(self.rows, Rows) else None

    def contents(self, row: int) -> Mapping[int, Content]:
        """What stands in a row, by column: all that a cell says but its place."""
        if isinstance(self.rows, Rows):
            packed = self.rows.packed.get(row)
            return dict(zip(*packed, strict=True)) if packed is not None else {}
        return {column: _content(cell) for column, cell in self.rows.get(row, {}).items()}

    def cells(self) -> Iterator[Cell]:
        """Every existing cell, top to bottom, left to right."""
        for row in sorted(self.rows):
            for column in sorted(self.rows[row]):
                yield self.rows[row][column]


class NamedCell(Struct, frozen=True, kw_only=True):
    """What a defined name of the workbook points at: one cell of one sheet."""

    sheet: str
    row: int
    column: int


class Workbook(Struct, frozen=True, kw_only=True):
    """A workbook as read.  Keys of `sheets` and `names` are folded with `docgen.formats.text.folded`.

    `sheets` holds the sheets that were read, `sheet_names` the names of all worksheets as they are
    written.  `recalculate`: whoever wrote the file asks for every formula to be calculated on opening,
    so that a cached value may be a dummy 0 (XlsxWriter issue 877).
    """

    path: Path
    sha256: str
    sheets: Mapping[str, Sheet]
    names: Mapping[str, NamedCell] = field(default_factory=dict)
    sheet_names: tuple[str, ...] = ()
    recalculate: bool = False
