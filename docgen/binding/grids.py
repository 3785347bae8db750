"""The leaves of a grid taken from its sheet, each quickly where there is nothing to tell about it."""

from __future__ import annotations

from msgspec import Struct, field

from docgen.binding.inputs import Input
from docgen.binding.leaf import Leaf, absent, bound
from docgen.binding.placing import Placement
from docgen.binding.plans import LeafPlan
from docgen.diagnostics import CellLocation
from docgen.excel.cells import Sheet, Workbook
from docgen.language.origins import Origin
from docgen.language.values import Value
from docgen.mapping.model import Grid


class BoundGrid(Struct, frozen=True):
    """A grid on its sheet: its filled cells, and by place the leaves that tell something."""

    sheet: Sheet
    placement: Placement
    inputs: list[Input] = field(default_factory=list)
    telling: dict[tuple[int, int], Leaf] = field(default_factory=dict)


_new = tuple.__new__  # Input(...) itself takes more than twice as long


def take_grid(workbook: Workbook, grid: Grid, bound_grid: BoundGrid, leaves: dict[str, Leaf]) -> None:
    """Take the leaves of a grid that was found: all of them to `leaves`, its filled cells to its `inputs`."""
    sheet, inputs = bound_grid.sheet, bound_grid.inputs
    rows = sheet.stored()
    path, sheet_name, recalculate = workbook.path, sheet.name, workbook.recalculate
    for row, places in bound_grid.placement.rows:
        contents = rows[row][1] if row else ()
        for plan, column, at, address in places:
            name, _, label, kind, declared, requirements, _, nought, take = plan
            if not column:
                leaves[name] = absent_leaf(workbook, grid, plan)
                continue
            content = contents[at] if at >= 0 else None
            raw = take(content) if address and content is not None else None
            if raw is None or content is None or (content[2] and recalculate):
                leaf = _closely(plan, workbook, sheet, row, column)
                if leaf.problem is not None or leaf.doubts:
                    bound_grid.telling[row, column] = leaf
            else:
                place = CellLocation(workbook=path, sheet=sheet_name, cell=address, label=label)
                leaf = Leaf(
                    name=name,
                    value=Value(raw, kind, Origin(cells=(place,), declared=declared)),
                    location=place,
                    declared=declared,
                    requirements=requirements,
                    nought=nought,
                )
            leaves[name] = leaf
            if content is not None:
                inputs.append(_new(Input, (row, column, plan.column, kind, content, leaf)))


def absent_leaf(workbook: Workbook, grid: Grid, plan: LeafPlan) -> Leaf:
    """A leaf whose place was not found."""
    location = CellLocation(workbook=workbook.path, sheet=grid.sheet, label=plan.label)
    return absent(plan.name, location, plan.declared, plan.requirements)


def _closely(plan: LeafPlan, workbook: Workbook, sheet: Sheet, row: int, column: int) -> Leaf:
    return bound(
        plan.name,
        workbook,
        sheet,
        sheet.cell(row, column),
        plan.kind,
        label=plan.label,
        declared=plan.declared,
        requirements=plan.requirements,
        default=plan.default,
    )
