"""Where the leaves of a grid stand on its sheet.

In workbooks of one form they stand in the same places, as long as nobody moves a row.  What was found is kept
for a sheet that was cast from the same mould, and holds as long as the titles, ids and labels read the same
there.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from docgen.binding.locate import Found, find_titles, keys_of, told_rows
from docgen.binding.plans import GridPlan, LeafPlan, plan_of
from docgen.binding.row_ids import KEY, row_problems
from docgen.binding.row_labels import label_places, label_problems
from docgen.binding.same import Same
from docgen.diagnostics import Diagnostic, Diagnostics
from docgen.excel.cells import CellValue, Sheet, Workbook, column_letters
from docgen.mapping.model import Grid, GridRow


class Place(NamedTuple):
    """Where a leaf stands; column 0 where that was not found.

    `at`: which of the contents of its row it is, -1 where the cell is empty; `address`: of its cell, "" where
    something is to be told of the row or the column.
    """

    plan: LeafPlan
    column: int = 0
    at: int = -1
    address: str = ""


class Placement(Struct, frozen=True):
    """Where a grid stands: for each indicator its row (0 where that was not found) and its leaves.

    `indicators` and `columns` are those that were found; `elsewhere` the rows that only other documents read;
    `problems` are those of rows, each with the name that it concerns.
    """

    rows: tuple[tuple[int, tuple[Place, ...]], ...]
    indicators: Mapping[int, GridRow]
    columns: Mapping[str, int]
    elsewhere: frozenset[int]
    problems: tuple[tuple[str, Diagnostic], ...]


def place_grid(
    workbook: Workbook,
    sheet: Sheet,
    grid: Grid,
    beside: tuple[Grid, ...],
    own: frozenset[str],
    known: frozenset[str],
) -> tuple[Placement | None, Diagnostics]:
    """Find a grid on its sheet; `beside` are the grids that share its sheet and key column, itself included;
    `own` are the ids of those documents that are made, `known` those of all.

    None where its titles are not there at all; the diagnostics concern the whole grid.
    """
    kept = _kept(Same(grid, sheet.shape, *beside), own, known) if sheet.shape is not None else None
    settled = kept.last if kept is not None else None
    if settled is not None and settled.texts == _values(sheet, settled.cells):
        return settled.placement, ()
    plan = plan_of(grid)
    titles = {KEY: grid.key, **plan.titles}
    found, problems = find_titles(workbook, sheet, grid.header, titles, grid.location)
    if found is None:
        return None, problems
    rows = keys_of(found, KEY)
    placement = _placement(workbook, grid, beside, plan, found, rows, own, known)
    if kept is not None and found.header == grid.header and not problems and not placement.problems:
        kept.last = _settled(placement, found, rows, known)
    return placement, problems


def _placement(
    workbook: Workbook,
    grid: Grid,
    beside: tuple[Grid, ...],
    plan: GridPlan,
    found: Found,
    rows: Mapping[str, tuple[int, ...]],
    own: frozenset[str],
    known: frozenset[str],
) -> Placement:
    placed: list[tuple[int, tuple[Place, ...]]] = []
    told = told_rows(found.sheet)
    for row in plan.rows:
        places = rows.get(row.row.name, ())
        number = places[0] if len(places) == 1 else 0
        placed.append((number, tuple(_place(leaf, found, number, number not in told) for leaf in row.leaves)))
    indicators = {
        number: row.row
        for row, (number, places) in zip(plan.rows, placed, strict=True)
        if any(place.column for place in places)
    }
    columns = {place.plan.column: place.column for _, places in placed for place in places if place.column}
    elsewhere = frozenset(row for name, numbers in rows.items() if name in known - own for row in numbers)
    return Placement(
        rows=tuple(placed),
        indicators=indicators,
        columns=columns,
        elsewhere=elsewhere,
        problems=(
            *row_problems(workbook, grid, found, rows, known),
            *label_problems(workbook, grid, beside, found, rows),
        ),
    )


def _place(leaf: LeafPlan, found: Found, row: int, is_quiet: bool) -> Place:
    column = found.columns.get(leaf.column, 0)
    if not row or not column:
        return Place(leaf)
    columns, _ = found.sheet.stored()[row]
    quiet = is_quiet and column not in found.sheet.hidden_columns
    return Place(
        leaf,
        column,
        columns.index(column) if column in columns else -1,
        f"{column_letters(column)}{row}" if quiet else "",
    )


class _Settled(NamedTuple):
    """A placement, and the cells with the texts on which it depends."""

    placement: Placement
    cells: list[tuple[int, int]]
    texts: list[CellValue]


class _Kept:
    """What was settled last on sheets of a shape."""

    __slots__ = ("last",)

    def __init__(self, *_key: object) -> None:
        self.last: _Settled | None = None


_kept = lru_cache(maxsize=64)(_Kept)


def _values(sheet: Sheet, cells: list[tuple[int, int]]) -> list[CellValue]:
    rows = sheet.stored()
    return [rows[row][1][at][1] for row, at in cells]


def _settled(
    placement: Placement, found: Found, rows: Mapping[str, tuple[int, ...]], known: frozenset[str]
) -> _Settled | None:
    """A placement that depends on nothing but the titles, ids and labels; None where it depends on more."""
    key = found.columns[KEY]
    inputs = {column for name, column in found.columns.items() if name != KEY}
    known_rows = {row for name, numbers in rows.items() if name in known for row in numbers}
    cells = []
    for row, (columns, _) in found.sheet.packed():
        if row == found.header:
            cells += [(row, at) for at in range(len(columns))]
        elif row > found.header:
            if row not in known_rows and not inputs.isdisjoint(columns):
                return None  # whether this is told depends on what stands there
            if key in columns:
                cells.append((row, columns.index(key)))
            if row in known_rows:
                cells += [(row, columns.index(column)) for column in label_places(found, row)]
    return _Settled(placement, cells, _values(found.sheet, cells))
