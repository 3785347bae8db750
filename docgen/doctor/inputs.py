"""Where a bound workbook takes its values from: blocks of rows and columns on its sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct, field

from docgen.binding.columns import BoundColumn
from docgen.binding.grids import BoundGrid
from docgen.binding.inputs import Input
from docgen.binding.leaf import Leaf
from docgen.binding.records import Records
from docgen.binding.workbook import BoundWorkbook
from docgen.diagnostics import CellLocation
from docgen.excel.alike import alike, different_in
from docgen.excel.cells import Content, Packed, Sheet, Workbook, column_number
from docgen.formats.text import folded
from docgen.formats.types import ValueType
from docgen.mapping.model import DocumentMapping, Field, Grid, GridRow, Table


class TableInputs:
    """The filled cells of a table, made one after the other: there may be hundreds of thousands."""

    def __init__(self, rows: Iterable[tuple[int, Packed]], columns: Iterable[BoundColumn]) -> None:
        self.rows = list(rows)
        self._alike = alike(self.rows)
        self._columns = [
            (column.place, column.declared.name, column.declared.type, column) for column in columns
        ]

    def __bool__(self) -> bool:
        return any(column[0] in filled for filled in self._alike for column in self._columns)

    def of(self, wanted: Callable[[ValueType], bool]) -> Iterator[Input]:
        """Those of the columns whose type is wanted."""
        return self._those([(column, None) for column in self._columns if wanted(column[2])])

    def unlike(self, usual: Callable[[Content, ValueType], bool]) -> Iterator[Input]:
        """Those that are not usual; whether a content is, is asked once."""
        unusual: list[tuple[_Column, frozenset[int] | None]] = []
        for column in self._columns:
            different = different_in(column[0], self._alike)
            told = frozenset(at for at, content in different.items() if not usual(content, column[2]))
            if told:
                unusual.append((column, told))
        return self._those(unusual)

    def _those(self, wanted: list[tuple[_Column, frozenset[int] | None]]) -> Iterator[Input]:
        """Of these columns the cells with one of these contents (None: with any)."""
        for row, (columns, contents) in self.rows if wanted else ():
            for (place, name, kind, source), told in wanted:
                if place in columns:
                    content = contents[columns.index(place)]
                    if told is None or id(content) in told:
                        yield _new(Input, (row, place, name, kind, content, source))


_Column = tuple[int, str, ValueType, BoundColumn]
_new = tuple.__new__


class Block(Struct, kw_only=True):
    """A grid, a table or a single cell on its sheet: its columns by name, its rows, its filled cells.

    `rows` holds the indicator of each row of a grid.  `telling` are the leaves with a problem or a doubt.
    """

    sheet: Sheet
    source: Grid | Table | Field
    columns: dict[str, int] = field(default_factory=dict)
    rows: dict[int, GridRow | None] = field(default_factory=dict)
    inputs: list[Input] | TableInputs = field(default_factory=list)
    telling: dict[tuple[int, int], Leaf] = field(default_factory=dict)

    def reads(self, row: int, column: int) -> bool:
        """Whether a cell lies in a row and a column of the block."""
        return row in self.rows and column in self.columns.values()

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
        *(_field_block(field_, bound.leaves.get(field_.name), places) for field_ in fields.values()),
        *(_grid_block(grid, bound.grids[name]) for name, grid in grids.items() if name in bound.grids),
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


def _field_block(field_: Field, leaf: Leaf | None, places: _Places) -> Block | None:
    place = places.place(leaf.location) if leaf is not None else None
    sheet = places.sheet(leaf.location.sheet) if leaf is not None else None
    if leaf is None or place is None or sheet is None:
        return None
    row, column = place
    block = Block(sheet=sheet, source=field_, columns={"": column}, rows={row: None})
    if leaf.problem is not None or leaf.doubts:
        block.telling[place] = leaf
    content = sheet.contents(row).get(column)
    if content is not None:
        block.inputs = [Input(row, column, "", field_.type, content, leaf)]
    return block


def _grid_block(grid: Grid, bound: BoundGrid) -> Block | None:
    rows: dict[int, GridRow | None] = {**bound.placement.indicators}
    if not rows:
        return None
    return Block(
        sheet=bound.sheet,
        source=grid,
        columns={**bound.placement.columns},
        rows=rows,
        inputs=bound.inputs,
        telling=bound.telling,
    )


def _table_block(table: Table, records: Records | None, places: _Places) -> Block | None:
    sheet = places.sheet(table.sheet)
    if sheet is None or records is None:
        return None
    columns = [column for column in records.columns if column.place]
    rows: dict[int, GridRow | None] = dict.fromkeys(number for number, _ in records.rows)
    filled = (row for row in sheet.packed() if row[0] in rows)
    block = Block(sheet=sheet, source=table, rows=rows, inputs=TableInputs(filled, columns))
    block.columns.update((column.declared.name, column.place) for column in columns)
    for column in columns:
        for leaf in records.telling(column, empty=False):
            at = places.place(leaf.location)
            if at is not None and (leaf.problem is not None or leaf.doubts):
                block.telling[at] = leaf
    return block
