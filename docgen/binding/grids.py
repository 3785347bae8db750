"""The leaves of a grid taken from its sheet, each quickly where there is nothing to tell about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from docgen.binding.leaf import Leaf, absent, bound
from docgen.binding.locate import Found, told_rows
from docgen.binding.plans import LeafPlan
from docgen.diagnostics import CellLocation
from docgen.excel.cells import Content, Sheet, Workbook, column_letters
from docgen.language.origins import Origin
from docgen.language.values import Value
from docgen.mapping.model import Grid, GridRow


class PlacedLeaf(NamedTuple):
    """A leaf whose cell was found: its indicator, its plan, its place, and what stands there."""

    leaf: Leaf
    indicator: GridRow
    plan: LeafPlan
    row: int
    column: int
    content: Content | None


_new = tuple.__new__  # PlacedLeaf(...) itself takes more than twice as long


class GridTaker:
    """Takes the leaves of a grid; `placed` are those whose cells were found."""

    def __init__(self, workbook: Workbook, grid: Grid, found: Found | None) -> None:
        self.placed: list[PlacedLeaf] = []
        self._workbook = workbook
        self._grid = grid
        self._found = found
        if found is None:
            return
        sheet = found.sheet
        self._sheet = sheet.name
        self._told_rows = told_rows(sheet)
        self._letters = {  # "" where something is to be told of the column
            name: "" if place in sheet.hidden_columns else column_letters(place)
            for name, place in found.columns.items()
        }

    def take(
        self, indicator: GridRow, planned: Iterable[LeafPlan], rows: tuple[int, ...], leaves: dict[str, Leaf]
    ) -> None:
        """Add the leaves of an indicator, which stands in these rows."""
        found = self._found
        if found is None or len(rows) != 1:
            leaves.update((plan.name, self._absent(plan)) for plan in planned)
            return
        row = rows[0]
        contents = found.sheet.contents(row)
        quiet = row not in self._told_rows
        for plan in planned:
            place = found.columns.get(plan.column)
            if place is None:
                leaves[plan.name] = self._absent(plan)
                continue
            content = contents.get(place)
            leaf = self._quickly(plan, row, content) if quiet and content is not None else None
            if leaf is None:
                leaf = self._closely(plan, found.sheet, row, place)
            leaves[plan.name] = leaf
            self.placed.append(_new(PlacedLeaf, (leaf, indicator, plan, row, place, content)))

    def _quickly(self, plan: LeafPlan, row: int, content: Content) -> Leaf | None:
        """The leaf of a cell; None where there may be something to tell."""
        name, column, label, kind, declared, requirements, _, nought, take = plan
        letters, workbook = self._letters[column], self._workbook
        raw = take(content) if letters else None
        if raw is None or (content[2] and workbook.recalculate):
            return None
        place = CellLocation(workbook=workbook.path, sheet=self._sheet, cell=f"{letters}{row}", label=label)
        return Leaf(
            name=name,
            value=Value(raw, kind, Origin(cells=(place,), declared=declared)),
            location=place,
            declared=declared,
            requirements=requirements,
            nought=nought,
        )

    def _closely(self, plan: LeafPlan, sheet: Sheet, row: int, column: int) -> Leaf:
        return bound(
            plan.name,
            self._workbook,
            sheet,
            sheet.cell(row, column),
            plan.kind,
            label=plan.label,
            declared=plan.declared,
            requirements=plan.requirements,
            default=plan.default,
        )

    def _absent(self, plan: LeafPlan) -> Leaf:
        location = CellLocation(workbook=self._workbook.path, sheet=self._grid.sheet, label=plan.label)
        return absent(plan.name, location, plan.declared, plan.requirements)
