"""Where everything goes in a workbook, as data: sheets, blocks of grids, lines, cells of names.

`planning` makes it from the mappings; the writers (`grid_sheet`, `table_sheet`, `notes_sheet`) only
carry it out, and whoever fills a workbook by program asks `WorkbookLayout.places` for a cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from docgen.excel.cells import column_letters
from docgen.mapping.model import Field, Grid, GridColumn, GridRow, SheetLayout, Table

PREPARED_ROWS = 30  # empty rows with borders under the head of a table
VALIDATED_ROWS = 500  # rows of a table that validation covers, so that inserted ones are checked too

ColumnRole = Literal["key", "code", "label", "unit", "value"]


class LayoutConflictError(Exception):
    """Two grids or tables claim the same rows of a sheet: `header` of the second lies in the first."""

    def __init__(self, sheet: str, header: int) -> None:
        super().__init__(f"{sheet}: row {header} is taken by what is above it")
        self.sheet = sheet
        self.header = header


class Place(Struct, frozen=True, kw_only=True):
    """A cell of the workbook; for a column of a table, its first cell, and `last_row` the last row that
    validation covers."""

    sheet: str
    row: int
    column: int
    last_row: int = 0

    @property
    def address(self) -> str:
        """The address within its sheet: C4."""
        return f"{column_letters(self.column)}{self.row}"


class BlockColumn(Struct, frozen=True, kw_only=True):
    """A column of a block of grids: what it holds, and its title in the header row."""

    role: ColumnRole
    title: str
    number: int


class Line(Struct, frozen=True, kw_only=True):
    """A row of a block: an indicator, where it lies, and the columns its grid has, by column number."""

    grid: Grid
    row: GridRow
    number: int
    columns: Mapping[int, GridColumn]

    def has(self, column: int) -> bool:
        """True where the indicator has a value in this column."""
        return column in self.columns and (
            not self.row.columns or self.columns[column].name in self.row.columns
        )


class Block(Struct, frozen=True, kw_only=True):
    """The grids that share a sheet and a header row: one set of columns, their rows one after another."""

    sheet: str
    header: int
    columns: tuple[BlockColumn, ...]
    lines: tuple[Line, ...]

    @property
    def last_row(self) -> int:
        """The row of the last line."""
        return self.header + len(self.lines)


class FieldCell(Struct, frozen=True, kw_only=True):
    """A field that is one cell, and where it lies."""

    field: Field
    place: Place


class SheetPlan(Struct, frozen=True, kw_only=True):
    """Everything on one sheet."""

    name: str
    look: SheetLayout | None = None
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    fields: tuple[FieldCell, ...] = ()

    @property
    def is_guide(self) -> bool:
        """True where there is nothing to fill in."""
        return not (self.blocks or self.tables or self.fields)

    @property
    def headers(self) -> tuple[int, ...]:
        """The header rows, top to bottom."""
        return tuple(
            sorted({block.header for block in self.blocks} | {table.header for table in self.tables})
        )


class WorkbookLayout(Struct, frozen=True, kw_only=True):
    """The sheets in order, and the place of every name: "grid.row.column", "grid.row", "table.column",
    a field's own name."""

    sheets: tuple[SheetPlan, ...]
    places: Mapping[str, Place] = field(default_factory=dict)
