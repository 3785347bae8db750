"""One bound leaf: a value or what stands in its place, and how to find it again."""

from __future__ import annotations

from msgspec import Struct

from docgen.binding.convert import Converted, Problem, convert
from docgen.binding.plans import has_nought
from docgen.diagnostics import CellLocation, Diagnostic, Related, YamlLocation
from docgen.excel.cells import Cell, Sheet, Workbook
from docgen.formats.types import ValueType
from docgen.language.defaults import Default
from docgen.language.missing import Missing
from docgen.language.origins import Origin
from docgen.language.values import TEXT, Value
from docgen.mapping.model import Requirement

ALWAYS = Requirement(always=True)


class Leaf(Struct, frozen=True, kw_only=True):
    """A value of the context by its full name; `requirements` must all hold for it to be demanded.

    `nought`: 0 is a way to fill it in, as it is of a figure, and is not of a year.
    """

    name: str
    value: Value | Missing
    location: CellLocation
    declared: YamlLocation
    requirements: tuple[Requirement, ...] = (ALWAYS,)
    problem: Diagnostic | None = None
    doubts: tuple[Diagnostic, ...] = ()
    nought: bool = False


def absent(
    name: str, location: CellLocation, declared: YamlLocation, requirements: tuple[Requirement, ...]
) -> Leaf:
    """A leaf whose place could not be found; that has its own diagnostic, so this one is silent."""
    missing = Missing(name=name, why="rejected", origin=Origin(cells=(location,), declared=declared))
    return Leaf(name=name, value=missing, location=location, declared=declared, requirements=requirements)


def bound(
    name: str,
    workbook: Workbook,
    sheet: Sheet,
    cell: Cell,
    kind: ValueType,
    *,
    label: str,
    declared: YamlLocation,
    requirements: tuple[Requirement, ...],
    default: str | None = None,
) -> Leaf:
    """Take one cell as a leaf."""
    location = CellLocation(workbook=workbook.path, sheet=sheet.name, cell=cell.address, label=label)
    origin = Origin(cells=(location,), declared=declared)
    covered = _covering(sheet, cell)
    stale = workbook.recalculate and bool(cell.formula) and cell.value == 0
    if stale:
        # XlsxWriter and others store 0 for every formula and ask for a calculation on opening
        # (XlsxWriter, issue 877).
        cell = cell._replace(kind="uncalculated", value=None)
    taken = Converted(problem=covered) if covered else convert(cell, kind)
    value: Value | Missing
    if taken.raw is not None:
        value = Value(taken.raw, kind, origin)
    elif taken.problem is not None:
        value = Missing(name=name, why="rejected", origin=origin)
    elif default is not None:
        value = Default(default, TEXT, origin)
    else:
        value = Missing(name=name, why="empty", origin=origin)
    refused = taken.problem if taken.raw is None else None
    doubts = [
        problem for problem in (taken.problem if not refused else None, _hidden(sheet, cell)) if problem
    ]
    return Leaf(
        name=name,
        value=value,
        location=location,
        declared=declared,
        requirements=requirements,
        nought=has_nought(kind),
        problem=diagnostic(refused, location, declared) if refused else None,
        doubts=tuple(diagnostic(doubt, location, declared) for doubt in doubts) if value is not None else (),
    )


def diagnostic(problem: Problem, location: CellLocation, declared: YamlLocation) -> Diagnostic:
    """A problem of a cell, with the line of the mapping that asked for it."""
    return Diagnostic(
        code=problem.code,
        location=location,
        args=problem.args,
        severity=problem.severity,
        related=(Related(role="declared", location=declared),),
    )


def _covering(sheet: Sheet, cell: Cell) -> Problem | None:
    """A cell under a merged area shows nothing: its value, if any, is not what the reader of Excel sees."""
    area = sheet.merge_at(cell.row, cell.column)
    if area is None or (area.first_row, area.first_column) == (cell.row, cell.column):
        return None
    shown = sheet.cell(area.first_row, area.first_column)
    return Problem(code="covered-by-merge", args={"shown": shown.address})


def _hidden(sheet: Sheet, cell: Cell) -> Problem | None:
    if cell.kind == "empty":
        return None
    if cell.row in sheet.hidden_rows:
        return Problem(code="hidden-row", args={"row": str(cell.row)}, severity="warning")
    if cell.column in sheet.hidden_columns:
        return Problem(
            code="hidden-column", args={"column": cell.address.rstrip("0123456789")}, severity="warning"
        )
    return None
