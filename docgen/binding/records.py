"""The records of a table, one for each filled row, bound when somebody asks for them.

A long table is gone through several times (is everything there that a document needs, the document itself,
what the ledger remembers) and is never whole in memory as values: what is kept is the plain content of
each row.  A cell with anything to tell (a problem, a doubt, a default) is bound anew each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import overload

from msgspec import Struct

from docgen.binding.columns import BoundColumn, bound_column
from docgen.binding.convert import convert
from docgen.binding.leaf import Leaf
from docgen.binding.locate import Found, is_blank, told_rows
from docgen.binding.quick import quick
from docgen.excel.cells import Cell, Content, Workbook
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

    __slots__ = ("_silent", "columns", "rows")

    def __init__(
        self,
        *,
        columns: tuple[BoundColumn, ...],
        rows: _Rows | None = None,
        silent: frozenset[int] = frozenset(),
    ) -> None:
        """silent: the numbers of columns of which no cell is empty or has anything to tell."""
        self.columns = columns
        self.rows: _Rows = [] if rows is None else rows
        self._silent = silent

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
            return Records(columns=self.columns, rows=self.rows[at], silent=self._silent)
        row = self.rows[at][0]
        return Record(row=row, leaves={column.declared.name: column.leaf(row) for column in self.columns})

    def column(self, name: str) -> BoundColumn | None:
        """The column of that name."""
        return next((column for column in self.columns if column.declared.name == name), None)

    def telling(self, column: BoundColumn, *, empty: bool) -> Iterator[Leaf]:
        """The leaves of a column that have something to tell, and with `empty` the empty ones."""
        at = self.columns.index(column)
        if at in self._silent:
            return
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
        if len(self._silent) == len(self.columns):
            return
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
    """The filled rows below the titles; those with cells in the same columns are taken column by column."""
    columns = tuple(bound_column(workbook, table, column, found) for column in table.columns.values())
    if found is None:
        return Records(columns=columns)
    told, places = told_rows(found.sheet), frozenset(found.columns.values())
    takers = [_Taker(column) for column in columns]
    alike: dict[tuple[int, ...], tuple[list[int], list[tuple[Content, ...]]]] = {}
    rows: _Rows = []
    for number, (filled, contents) in found.sheet.packed():
        if number <= found.header or not _is_filled(filled, contents, places):
            continue
        if told and number in told:
            rows.append((number, (_TOLD,) * len(columns)))
            continue
        if filled not in alike:
            alike[filled] = [], []
        numbers, group = alike[filled]
        numbers.append(number)
        group.append(contents)
    quiet = not rows
    for filled, (numbers, group) in alike.items():
        given = dict(zip(filled, zip(*group, strict=True), strict=True))
        taken = [taker.take(given.get(taker.place), len(group)) for taker in takers]
        rows += zip(numbers, zip(*taken, strict=True), strict=True)
    rows.sort(key=itemgetter(0))
    silent = frozenset(at for at, taker in enumerate(takers) if quiet and taker.is_silent)
    return Records(columns=columns, rows=rows, silent=silent)


def _is_filled(filled: tuple[int, ...], contents: tuple[Content, ...], places: frozenset[int]) -> bool:
    for place, content in zip(filled, contents, strict=True):
        if place in places and not is_blank(content):
            return True  # soon, in nearly every row: a generator for `any` would take twice as long
    return False


class _Taker:
    """Takes a column's contents, each different one once; `is_silent` as long as there is nothing to tell."""

    def __init__(self, column: BoundColumn) -> None:
        hidden = column.found is None or column.place in column.found.sheet.hidden_columns
        self.place = 0 if hidden else column.place
        self.is_silent = True
        self._kind = column.declared.type
        self._quick = quick(self._kind)
        self._nothing = None if column.declared.default is None else _TOLD
        self._recalculate = column.workbook.recalculate
        self._known: dict[int, _Content] = {}

    def take(self, contents: Sequence[Content] | None, count: int) -> Iterable[_Content]:
        """What so many cells hold; None where they hold nothing."""
        if contents is None or not self.place:
            self.is_silent = False
            return [self._nothing if self.place else _TOLD] * count
        known, ids = self._known, list(map(id, contents))
        for at, content in dict(zip(ids, contents, strict=True)).items():
            if at not in known:
                raw = known[at] = self._taken(content)
                if raw is None or raw is _TOLD:
                    self.is_silent = False
        return map(known.__getitem__, ids)

    def _taken(self, content: Content) -> _Content:
        if self._recalculate and content[2]:
            return _TOLD
        value = self._quick(content)
        if value is not None:
            return value
        raw, problem = convert(Cell(0, 0, *content), self._kind)
        return _TOLD if problem is not None else self._nothing if raw is None else raw
