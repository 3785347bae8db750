"""Everything the mappings ask of one workbook, read once for all its documents."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from msgspec import Struct, field

from docgen.binding.grids import BoundGrid, absent_leaf, take_grid
from docgen.binding.leaf import Leaf, absent, bound
from docgen.binding.locate import Found, find_sheet, find_titles
from docgen.binding.placing import place_grid
from docgen.binding.plans import plan_of
from docgen.binding.records import Records, bind_table
from docgen.collecting import uncollected
from docgen.diagnostics import CellLocation, Diagnostic, Diagnostics, Related, YamlLocation
from docgen.excel.cells import Cell, Sheet, Workbook
from docgen.formats.text import folded
from docgen.language.missing import Missing
from docgen.mapping.model import DocumentMapping, Field, Grid, Table


class BoundWorkbook(Struct):
    """The leaves of a workbook by name, the records of its tables, and what was found on the way.

    A problem of one cell travels with its leaf; one of a sheet, a title or a row is kept with the names it
    concerns, so that only the documents that use them are rejected. `elsewhere` are the rows, by
    sheet, that only documents read that were not asked for.  `grids` are those that were
    found.  `explanations` is the list in which staff explain warnings, where the workbook has
    one: it feeds no document and is kept apart.
    """

    workbook: Workbook
    leaves: dict[str, Leaf] = field(default_factory=dict)
    records: dict[str, Records] = field(default_factory=dict)
    elsewhere: dict[str, set[int]] = field(default_factory=dict)
    grids: dict[str, BoundGrid] = field(default_factory=dict)
    explanations: Records | None = None
    _telling: frozenset[str] | None = None
    _found: dict[tuple[object, ...], tuple[Diagnostic, set[str]]] = field(default_factory=dict)

    def tell(self, name: str, problems: Iterable[Diagnostic]) -> None:
        """Note problems that concern a name: a grid, a row of it, a table, a field.

        A sheet that is not there is one problem, however many grids were to be read from it.
        """
        for problem in problems:
            key = (problem.code, problem.location, tuple(problem.args.items()))
            self._found.setdefault(key, (problem, set()))[1].add(name)

    @property
    def telling(self) -> frozenset[str]:
        """The names of the leaves that have no value, or something to tell about it."""
        if self._telling is None:
            self._telling = frozenset(
                name
                for name, leaf in self.leaves.items()
                if leaf.problem is not None or leaf.doubts or isinstance(leaf.value, Missing)
            )
        return self._telling

    @property
    def problems(self) -> Diagnostics:
        """Every one of them."""
        return tuple(problem for problem, _ in self._found.values())

    def concerning(self, names: Container[str]) -> Diagnostics:
        """Those that concern one of the names."""
        return tuple(
            problem for problem, concerned in self._found.values() if any(name in names for name in concerned)
        )


Ids = Mapping[tuple[str, str], frozenset[str]]  # the ids known in a key column, by sheet and title


@uncollected()
def bind_workbook(
    workbook: Workbook, mappings: Iterable[DocumentMapping], known: Ids | None = None
) -> BoundWorkbook:
    """Find every field, grid and table of the mappings in the workbook; what several share, once.

    `known`: ids of rows that other documents read, where the mappings are not all there are.
    """
    result = BoundWorkbook(workbook=workbook)
    fields: dict[str, Field] = {}
    grids: dict[str, Grid] = {}
    tables: dict[str, Table] = {}
    mappings = tuple(mappings)
    for mapping in mappings:
        fields.update(mapping.fields)
        grids.update(mapping.grids)
        tables.update(mapping.tables)
    for field_ in fields.values():
        _bind_field(result, field_)
    own = known_ids(mappings)
    beside: dict[tuple[str, str], tuple[Grid, ...]] = {}
    for grid in grids.values():
        beside[_area(grid)] = (*beside.get(_area(grid), ()), grid)
    for grid in grids.values():
        area = _area(grid)
        _bind_grid(result, grid, beside[area], own[area], (known or own)[area])
    for table in tables.values():
        result.records[table.name] = _bind_table(result, table)
    listed = next((mapping.explanations for mapping in mappings if mapping.explanations), None)
    if listed is not None and folded(listed.table.sheet) in workbook.sheets:
        result.explanations = _bind_table(result, listed.table)
    return result


def _bind_field(result: BoundWorkbook, field_: Field) -> None:
    workbook = result.workbook
    place = _place_of(result, field_)
    if place is None:
        location = CellLocation(
            workbook=workbook.path, sheet=field_.sheet, cell=field_.address, label=field_.label
        )
        result.leaves[field_.name] = absent(field_.name, location, field_.location, (field_.required,))
        return
    sheet, cell = place
    result.leaves[field_.name] = bound(
        field_.name,
        workbook,
        sheet,
        cell,
        field_.type,
        label=field_.label,
        declared=field_.location,
        requirements=(field_.required,),
        default=field_.default,
    )


def _place_of(result: BoundWorkbook, field_: Field) -> tuple[Sheet, Cell] | None:
    """The cell of a field; None, with its diagnostic, where the sheet or the name is not there."""
    workbook = result.workbook
    if not field_.defined_name:
        sheet, problems = find_sheet(workbook, field_.sheet, field_.location)
        result.tell(field_.name, problems)
        return (sheet, sheet.at(field_.address)) if sheet else None
    named = workbook.names.get(folded(field_.defined_name))
    if named is None:
        unknown = Diagnostic(
            code="defined-name-not-found",
            location=CellLocation(workbook=workbook.path, sheet="", label=field_.label),
            args={"name": field_.defined_name},
            related=(Related(role="declared", location=field_.location),),
        )
        result.tell(field_.name, [unknown])
        return None
    sheet, problems = find_sheet(workbook, named.sheet, field_.location)
    result.tell(field_.name, problems)
    return (sheet, sheet.cell(named.row, named.column)) if sheet else None


def _bind_grid(
    result: BoundWorkbook,
    grid: Grid,
    beside: tuple[Grid, ...],
    own: frozenset[str],
    known: frozenset[str],
) -> None:
    workbook = result.workbook
    sheet, problems = find_sheet(workbook, grid.sheet, grid.location)
    placement = None
    if sheet is not None:
        placement, problems = place_grid(workbook, sheet, grid, beside, own, known)
    result.tell(grid.name, problems)
    if sheet is None or placement is None:
        leaves = (leaf for row in plan_of(grid).rows for leaf in row.leaves)
        result.leaves.update((leaf.name, absent_leaf(workbook, grid, leaf)) for leaf in leaves)
        return
    result.grids[grid.name] = BoundGrid(sheet, placement)
    take_grid(workbook, grid, result.grids[grid.name], result.leaves)
    result.elsewhere.setdefault(sheet.name, set()).update(placement.elsewhere)
    for name, problem in placement.problems:
        result.tell(name, [problem])


def _bind_table(result: BoundWorkbook, table: Table) -> Records:
    titles = {column.name: column.title for column in table.columns.values()}
    found = _find(result, table.name, table.sheet, table.header, titles, table.location)
    return bind_table(result.workbook, table, found)


def _find(
    result: BoundWorkbook,
    name: str,
    sheet_name: str,
    header: int,
    titles: Mapping[str, str],
    declared: YamlLocation,
) -> Found | None:
    sheet, problems = find_sheet(result.workbook, sheet_name, declared)
    result.tell(name, problems)
    if sheet is None:
        return None
    found, problems = find_titles(result.workbook, sheet, header, titles, declared)
    result.tell(name, problems)
    return found


def _area(grid: Grid) -> tuple[str, str]:
    return folded(grid.sheet), folded(grid.key)


def known_ids(mappings: Iterable[DocumentMapping]) -> Ids:
    """The ids of every grid by sheet and key column: several grids may share both."""
    known: dict[tuple[str, str], frozenset[str]] = {}
    for grid in (grid for mapping in mappings for grid in mapping.grids.values()):
        known[_area(grid)] = known.get(_area(grid), frozenset()) | frozenset(grid.rows)
    return known
