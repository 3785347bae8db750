"""The records of a table, one for each filled row, bound when somebody asks for them.

A long table is gone through several times (is everything there that a document needs, the document itself,
what the ledger remembers) and is never whole in memory as values: what is kept is the plain content of
each row.  A cell with anything to tell (a problem, a doubt, a default) is bound anew each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import overload

from msgspec import Struct

from docgen.binding.columns import BoundColumn, bound_column
from docgen.binding.convert import convert
from docgen.binding.leaf import Leaf
from docgen.binding.locate import Found, text_of
from docgen.excel.cells import Cell, Spans, Workbook
from docgen.language.missing import Missing
from docgen.language.namespace import Namespace
from docgen.language.values import Value
from docgen.mapping.model import Table

_TOLD: object = object()  # in place of a content: the cell has something to tell
_Content = object  # Raw, None for an empty cell, or _TOLD
_Rows = list[tuple[int, tuple[_Content, ...]]]


class Record(Struct, frozen=True, kw_only=True):
    """One filled row of a table: its leaves by column name."""

    row: int
    leaves: Mapping[str, Leaf]


class Records(Sequence[Record]):
    """The records of one table, in the order of the sheet; each is made when it is asked for."""

    __slots__ = ("columns", "rows")

    def __init__(self, *, columns: tuple[BoundColumn, ...], rows: _Rows | None = None) -> None:
        self.columns = columns
        self.rows: _Rows = [] if rows is None else rows

    @property
    def found(self) -> bool:
        """Whether the table is there at all."""
        return any(column.found is not None for column in self.columns)

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Record]: ...
    def __getitem__(self, at: int | slice) -> Record | Sequence[Record]:
        if isinstance(at, slice):
            return Records(columns=self.columns, rows=self.rows[at])
        row = self.rows[at][0]
        return Record(row=row, leaves={column.declared.name: column.leaf(row) for column in self.columns})

    def column(self, name: str) -> BoundColumn | None:
        """The column of that name."""
        return next((column for column in self.columns if column.declared.name == name), None)

    def telling(self, column: BoundColumn, *, empty: bool) -> Iterator[Leaf]:
        """The leaves of a column that have something to tell, and with `empty` the empty ones."""
        at = self.columns.index(column)
        for row, contents in self.rows:
            content = contents[at]
            if content is _TOLD or (empty and content is None):
                yield column.leaf(row)

    def values(self) -> Iterator[tuple[BoundColumn, int, Value | Missing]]:
        """Every value with its column and its row, in the order of the sheet."""
        for row, contents in self.rows:
            for column, content in zip(self.columns, contents, strict=True):
                yield column, row, _value(column, row, content)

    def missing(self) -> Iterator[str]:
        """The addresses of the cells without a value; "" for a column whose title was not found."""
        for row, contents in self.rows:
            if None in contents or _TOLD in contents:
                for column, content in zip(self.columns, contents, strict=True):
                    if content is None or (content is _TOLD and isinstance(column.leaf(row).value, Missing)):
                        yield column.address(row)


class RecordNodes(Sequence[Namespace]):
    """The same records as a template sees them."""

    __slots__ = ("records",)

    def __init__(self, records: Records) -> None:
        self.records = records

    def __len__(self) -> int:
        return len(self.records)

    @overload
    def __getitem__(self, at: int) -> Namespace: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Namespace]: ...
    def __getitem__(self, at: int | slice) -> Namespace | Sequence[Namespace]:
        if isinstance(at, slice):
            return RecordNodes(Records(columns=self.records.columns, rows=self.records.rows[at]))
        return next(self._nodes([self.records.rows[at]]))

    def __iter__(self) -> Iterator[Namespace]:
        return self._nodes(self.records.rows)

    def _nodes(self, rows: Iterable[tuple[int, tuple[_Content, ...]]]) -> Iterator[Namespace]:
        columns = [(column.declared.name, column.declared.type, column) for column in self.records.columns]
        for row, contents in rows:
            members: dict[str, object] = {}
            for (name, kind, column), content in zip(columns, contents, strict=True):
                if content is None or content is _TOLD:
                    members[name] = _value(column, row, content)
                else:
                    members[name] = Value(content, kind, (column, row))  # type: ignore[arg-type]  # a Raw
            yield Namespace(members)


def _value(column: BoundColumn, row: int, content: _Content) -> Value | Missing:
    if content is None:
        return column.empty(row)
    if content is _TOLD:
        return column.leaf(row).value
    return Value(content, column.declared.type, (column, row))  # type: ignore[arg-type]  # a Raw


def bind_table(workbook: Workbook, table: Table, found: Found | None) -> Records:
    """The filled rows below the titles."""
    columns = tuple(bound_column(workbook, table, column, found) for column in table.columns.values())
    records = Records(columns=columns)
    if found is None:
        return records
    sheet = found.sheet
    merged = Spans.of((area.first_row, area.last_row) for area in sheet.merges)
    takers = [_taker(column) for column in columns]
    all_told = (_TOLD,) * len(columns)
    for number in sorted(sheet.rows):
        cells = sheet.rows[number]
        if number <= found.header or not _is_filled(cells, found.columns.values()):
            continue
        if number in merged or number in sheet.hidden_rows:
            records.rows.append((number, all_told))
        else:
            records.rows.append((number, tuple([take(cells) for take in takers])))
    return records


def _is_filled(cells: Mapping[int, Cell], places: Iterable[int]) -> bool:
    return any(text_of(cells[place]) for place in places if place in cells)


def _taker(column: BoundColumn) -> Callable[[Mapping[int, Cell]], _Content]:
    """What takes the column's content from the cells of a row."""
    if column.found is None or not column.place or column.place in column.found.sheet.hidden_columns:
        return lambda _: _TOLD
    place, kind = column.place, column.declared.type
    nothing = None if column.declared.default is None else _TOLD
    recalculate = column.workbook.recalculate

    def take(cells: Mapping[int, Cell]) -> _Content:
        cell = cells.get(place)
        if cell is None:
            return nothing
        if recalculate and cell.formula:
            return _TOLD
        raw, problem = convert(cell, kind)
        return _TOLD if problem is not None else nothing if raw is None else raw

    return take
