"""What binding asks of a grid: the leaves of its rows with all that the mapping says of them.

It depends on the mapping alone and is worked out once for all workbooks.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from docgen.binding.quick import Quick, quick
from docgen.binding.same import Same
from docgen.diagnostics import YamlLocation
from docgen.formats.types import NUMERIC, ValueType
from docgen.mapping.model import Grid, GridRow, Requirement


class LeafPlan(NamedTuple):
    """One leaf, in the column of that name; see `docgen.binding.leaf.Leaf`."""

    name: str
    column: str
    label: str
    kind: ValueType
    declared: YamlLocation
    requirements: tuple[Requirement, ...]
    default: str | None
    nought: bool
    take: Quick


class RowPlan(NamedTuple):
    """An indicator, with the facts that a template may ask of it (see `docgen.binding.context`)."""

    row: GridRow
    leaves: tuple[LeafPlan, ...]
    facts: dict[str, object]


class GridPlan(Struct, frozen=True):
    """The indicators of a grid, title lines left out, and the titles of its columns by name."""

    rows: tuple[RowPlan, ...]
    titles: dict[str, str]


def plan_of(grid: Grid) -> GridPlan:
    """The plan of a grid."""
    return _plan(Same(grid))


@lru_cache(maxsize=64)
def _plan(same: Same) -> GridPlan:
    (grid,) = same.things
    assert isinstance(grid, Grid)
    return GridPlan(
        rows=tuple(
            RowPlan(row, _leaves(grid, row), _facts(row)) for row in grid.rows.values() if not row.heading
        ),
        titles={column.name: column.title for column in grid.columns.values() if column.choose is None},
    )


def _leaves(grid: Grid, row: GridRow) -> tuple[LeafPlan, ...]:
    found = []
    for column in grid.columns.values():
        if column.choose is not None or (row.columns and column.name not in row.columns):
            continue
        kind = column.type or row.type
        found.append(
            LeafPlan(
                name=f"{grid.name}.{row.name}.{column.name}".removesuffix("."),
                column=column.name,
                label=f"{row.label}, {column.title}" if column.name else row.label,
                kind=kind,
                declared=row.location,
                requirements=(row.required, column.required),
                default=row.default if column.type is None else None,
                nought=has_nought(kind),
                take=quick(kind),
            )
        )
    return tuple(found)


def has_nought(kind: ValueType) -> bool:
    """Whether 0 is a way to fill a cell of that type in."""
    return kind.name in NUMERIC and (kind.minimum or 0) <= 0


def _facts(row: GridRow) -> dict[str, object]:
    return {
        "ma": row.name,
        "label": row.label,
        "code": row.code,
        "unit": row.type.unit,
        "note": row.note,
        "tags": row.tags,
    }
