"""Columns of a grid that stand for another one, which an expression over cells picks for each workbook."""

from __future__ import annotations

from docgen.binding.computing import cells_read, value_at
from docgen.diagnostics import Diagnostic, Diagnostics, Related, nearest
from docgen.language.expression import Expression
from docgen.language.missing import Missing, MissingOperandError
from docgen.language.namespace import Namespace, members
from docgen.language.origins import Origin
from docgen.language.printing import shown
from docgen.language.values import Value
from docgen.mapping.model import Grid, GridColumn

_Context = dict[str, object]


def choose_columns(grid: Grid, context: _Context) -> None:
    """Give every row of a grid what stands in the chosen columns; nothing where "" was chosen."""
    grid_node = value_at(context, grid.name)
    for column in grid.columns.values():
        if column.choose is None or not isinstance(grid_node, Namespace):
            continue
        chosen = _chosen(grid, column, column.choose, context)
        for row in grid.rows.values():
            node = members(grid_node).get(row.name)
            if not isinstance(node, Namespace):
                continue
            name = f"{grid.name}.{row.name}.{column.name}"
            if isinstance(chosen, Missing):  # whoever asks for the value is told of the cell that chooses
                members(node)[column.name] = Missing(name=name, why=chosen.why, origin=chosen.origin)
                continue
            present = members(node).get(chosen)
            members(node)[column.name] = Missing(name=name, why="empty") if present is None else present


def wrong_choices(grid: Grid, context: _Context, used: frozenset[str] | None) -> Diagnostics:
    """A diagnostic for each chosen column, of those used, whose expression gives no column of the grid.

    An expression that cannot be computed is told by whoever demands a value of the column.
    """
    found: list[Diagnostic] = []
    for column in grid.columns.values():
        if column.choose is None or (used is not None and f"{grid.name}.{column.name}" not in used):
            continue
        try:
            result = column.choose.evaluate(context)
        except Exception:  # noqa: S112  # a missing operand, or what `demand` tells
            continue
        if not isinstance(result, Missing) and _name(grid, result) is None:
            found.append(_wrong(grid, column, column.choose, result, context))
    return tuple(found)


def _chosen(grid: Grid, column: GridColumn, choose: Expression, context: _Context) -> str | Missing:
    try:
        result = choose.evaluate(context)
    except MissingOperandError as error:
        return error.missing
    except Exception:  # whatever an expression of a mapping makes of the values
        result = None
    if isinstance(result, Missing):
        return result
    name = _name(grid, result)
    if name is None:
        origin = Origin(cells=cells_read(choose, context), declared=column.location)
        return Missing(name=f"{grid.name}.{column.name}", why="rejected", origin=origin)
    return name


def _name(grid: Grid, result: object) -> str | None:
    """The column that was chosen, "" for none; None where it is no column that cells stand in."""
    name = str(result) if isinstance(result, str | Value) else None
    if name is None or (name and name not in _columns(grid)):
        return None
    return name


def _columns(grid: Grid) -> list[str]:
    return [column.name for column in grid.columns.values() if column.choose is None]


def _wrong(
    grid: Grid, column: GridColumn, choose: Expression, result: object, context: _Context
) -> Diagnostic:
    try:
        found = shown(result) or "none"
    except TypeError:  # a list, a row
        found = choose.source
    cells = cells_read(choose, context)
    near = nearest(found, _columns(grid))
    return Diagnostic(
        code="choose-not-a-column",
        location=cells[0] if cells else column.location,
        args={
            "name": f"{grid.name}.{column.name}",
            "found": found,
            "expression": choose.source,
            "columns": ", ".join(_columns(grid)),
            **({"nearest": near} if near else {}),
        },
        related=(
            *(Related(role="compare", location=cell) for cell in cells[1:]),
            *((Related(role="declared", location=column.location),) if cells else ()),
        ),
    )
