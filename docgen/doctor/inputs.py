"""Where a bound workbook takes its values from: blocks of rows and columns on its sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct, field

from docgen.binding.columns import BoundColumn
from docgen.binding.leaf import Leaf
from docgen.binding.records import Records
from docgen.binding.workbook import BoundWorkbook
from docgen.diagnostics import CellLocation
from docgen.excel.cells import Cell, Sheet, Workbook, column_number
from docgen.formats.text import folded
from docgen.formats.types import ValueType
from docgen.mapping.model import DocumentMapping, Field, Grid, GridRow, Table


class Input(NamedTuple):
    """A filled cell that a value is read from; `source` knows its place and label."""

    row: int
    column: int
    name: str
    kind: ValueType
    cell: Cell
    source: Leaf | BoundColumn

    @property
    def location(self) -> CellLocation:
        """Where it is, with what the form prints beside it."""
        return self.source.location if isinstance(self.source, Leaf) else self.source.location(self.row)


class Block(Struct, kw_only=True):
    """A grid, a table or a single cell on its sheet: its columns by name, its rows, its filled cells.

    `rows` holds the indicator of each row of a grid.  `telling` are the leaves with a problem or a doubt.
    """

    sheet: Sheet
    source: Grid | Table | Field
    columns: dict[str, int] = field(default_factory=dict)
    rows: dict[int, GridRow | None] = field(default_factory=dict)
    inputs: list[Input] = field(default_factory=list)
    telling: dict[tuple[int, int], Leaf] = field(default_factory=dict)

    def reads(self, cell: Cell) -> bool:
        """Whether a cell lies in a row and a column of the block."""
        return cell.row in self.rows and cell.column in self.columns.values()

    def refused(self, item: Input) -> bool:
        """Whether binding could not take the cell, and has said so."""
        leaf = self.telling.get((item.row, item.column))
        return leaf is not None and leaf.problem is not None


def blocks_of(mappings: Iterable[DocumentMapping], bound: BoundWorkbook) -> tuple[Block, ...]:
    """Every grid, table and field of the mappings that was found in the workbook, what is shared once."""
    fields: dict[str, Field] = {}
    grids: dict[str, Grid] = {}
    tables: dict[str, Table] = {}
    for mapping in mappings:
        fields.update(mapping.fields)
        grids.update(mapping.grids)
        tables.update(mapping.tables)
    places = _Places(bound.workbook)
    found = [
        *(_block(field_, _of_field(field_, bound), places) for field_ in fields.values()),
        *(_block(grid, _of_grid(grid, bound.leaves), places) for grid in grids.values()),
        *(_table_block(table, bound.records.get(table.name), places) for table in tables.values()),
    ]
    return tuple(block for block in found if block is not None)


class _Places:
    """Finds the cell of a leaf, quickly: thousands are asked for."""

    def __init__(self, workbook: Workbook) -> None:
        self._sheets = workbook.sheets
        self._by_name: dict[str, Sheet | None] = {}
        self._columns: dict[str, int] = {}

    def sheet(self, name: str) -> Sheet | None:
        if name not in self._by_name:
            self._by_name[name] = self._sheets.get(folded(name))
        return self._by_name[name]

    def place(self, location: CellLocation) -> tuple[int, int] | None:
        """Row and column; None for a leaf whose place was not found."""
        address = location.cell
        letters = address.rstrip("0123456789")
        if len(letters) == len(address):
            return None
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = column_number(letters)
        return int(address[len(letters) :]), column


_Item = tuple[Leaf, ValueType, str, GridRow | None]


def _of_field(field_: Field, bound: BoundWorkbook) -> Iterator[_Item]:
    leaf = bound.leaves.get(field_.name)
    if leaf is not None:
        yield leaf, field_.type, "", None


def _of_grid(grid: Grid, leaves: Mapping[str, Leaf]) -> Iterator[_Item]:
    for row in grid.rows.values():
        if row.heading:
            continue
        for column in grid.columns.values():
            leaf = leaves.get(f"{grid.name}.{row.name}.{column.name}".removesuffix("."))
            if leaf is not None:
                yield leaf, column.type or row.type, column.name, row


def _block(source: Grid | Field, items: Iterable[_Item], places: _Places) -> Block | None:
    block: Block | None = None
    for leaf, kind, name, row in items:
        place = places.place(leaf.location)
        if place is None:
            continue
        if block is None:
            sheet = places.sheet(leaf.location.sheet)
            if sheet is None:
                return None
            block = Block(sheet=sheet, source=source)
        number, column = place
        block.columns[name] = column
        block.rows[number] = row
        if leaf.problem is not None or leaf.doubts:
            block.telling[number, column] = leaf
        cell = block.sheet.rows.get(number, {}).get(column)
        if cell is not None:
            block.inputs.append(Input(number, column, name, kind, cell, leaf))
    return block


def _table_block(table: Table, records: Records | None, places: _Places) -> Block | None:
    sheet = places.sheet(table.sheet)
    if sheet is None or records is None:
        return None
    columns = [column for column in records.columns if column.place]
    block = Block(sheet=sheet, source=table)
    block.columns.update((column.declared.name, column.place) for column in columns)
    takers = [(column.place, column.declared.name, column.declared.type, column) for column in columns]
    for number, _ in records.rows:
        block.rows[number] = None
        cells = sheet.rows[number]
        for place, name, kind, column in takers:
            cell = cells.get(place)
            if cell is not None:
                block.inputs.append(Input(number, place, name, kind, cell, column))
    for column in columns:
        for leaf in records.telling(column, empty=False):
            at = places.place(leaf.location)
            if at is not None and (leaf.problem is not None or leaf.doubts):
                block.telling[at] = leaf
    return block
