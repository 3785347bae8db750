"""Everything the mappings ask of one workbook, read once for all its documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from docgen.binding.leaf import Leaf, absent, bound
from docgen.binding.locate import Found, find_sheet, find_titles, keys_of, text_of
from docgen.diagnostics import CellLocation, Diagnostic, Related, YamlLocation
from docgen.excel.cells import Cell, Sheet, Workbook, column_letters
from docgen.formats.text import folded
from docgen.mapping.model import DocumentMapping, Field, Grid, GridColumn, GridRow, Table

KEY = "\0key"  # the key column of a grid among its titles: no column of a mapping can have this name


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One filled row of a table: its leaves by column name."""

    row: int
    leaves: Mapping[str, Leaf]


@dataclass(slots=True)
class BoundWorkbook:
    """The leaves of a workbook by name, the records of its tables, and what was found on the way.

    `problems` belong to the workbook as a whole (a sheet that is not there, a repeated id); a problem
    of one cell travels with its leaf, so that only the documents that use it are rejected.
    """

    workbook: Workbook
    leaves: dict[str, Leaf] = field(default_factory=dict)
    records: dict[str, tuple[Record, ...]] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)


def bind_workbook(workbook: Workbook, mappings: Iterable[DocumentMapping]) -> BoundWorkbook:
    """Find every field, grid and table of the mappings in the workbook; what several share, once."""
    result = BoundWorkbook(workbook=workbook)
    fields: dict[str, Field] = {}
    grids: dict[str, Grid] = {}
    tables: dict[str, Table] = {}
    for mapping in mappings:
        fields.update(mapping.fields)
        grids.update(mapping.grids)
        tables.update(mapping.tables)
    for field_ in fields.values():
        _bind_field(result, field_)
    known = _known_ids(grids.values())
    for grid in grids.values():
        _bind_grid(result, grid, known)
    for table in tables.values():
        _bind_table(result, table)
    result.problems = _one_a_cause(result.problems)
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
        result.problems.extend(problems)
        return (sheet, sheet.at(field_.address)) if sheet else None
    named = workbook.names.get(folded(field_.defined_name))
    if named is None:
        result.problems.append(
            Diagnostic(
                code="defined-name-not-found",
                location=CellLocation(workbook=workbook.path, sheet="", label=field_.label),
                args={"name": field_.defined_name},
                related=(Related(role="declared", location=field_.location),),
            )
        )
        return None
    sheet, problems = find_sheet(workbook, named.sheet, field_.location)
    result.problems.extend(problems)
    return (sheet, sheet.cell(named.row, named.column)) if sheet else None


def _bind_grid(result: BoundWorkbook, grid: Grid, known: Mapping[tuple[str, str], frozenset[str]]) -> None:
    found = _find(result, grid.sheet, grid.header, {KEY: grid.key, **_titles(grid)}, grid.location)
    rows = keys_of(found, KEY) if found else {}
    for row in grid.rows.values():
        if not row.heading:
            for leaf in _row_leaves(result, grid, row, found, rows.get(row.name, ())):
                result.leaves[leaf.name] = leaf
    if found:
        result.problems.extend(_row_problems(result.workbook, grid, found, rows, known))


def _row_leaves(
    result: BoundWorkbook, grid: Grid, row: GridRow, found: Found | None, places: tuple[int, ...]
) -> Iterator[Leaf]:
    for column in grid.columns.values():
        if column.choose is not None or (row.columns and column.name not in row.columns):
            continue
        name = f"{grid.name}.{row.name}.{column.name}".removesuffix(".")
        label = f"{row.label}, {column.title}" if column.name else row.label
        requirements = (row.required, column.required)
        if found is None or len(places) != 1 or column.name not in found.columns:
            location = CellLocation(workbook=result.workbook.path, sheet=grid.sheet, label=label)
            yield absent(name, location, row.location, requirements)
            continue
        yield bound(
            name,
            result.workbook,
            found.sheet,
            found.sheet.cell(places[0], found.columns[column.name]),
            column.type or row.type,
            label=label,
            declared=row.location,
            requirements=requirements,
            default=row.default if column.type is None else None,
        )


def _row_problems(
    workbook: Workbook,
    grid: Grid,
    found: Found,
    rows: Mapping[str, tuple[int, ...]],
    known: Mapping[tuple[str, str], frozenset[str]],
) -> Iterator[Diagnostic]:
    """Ids that are missing, repeated or strange, and figures typed in rows that have no id."""
    sheet, key = found.sheet, column_letters(found.columns[KEY])

    def at(cell: str, label: str = "") -> CellLocation:
        return CellLocation(workbook=workbook.path, sheet=sheet.name, cell=cell, label=label)

    for row in grid.rows.values():
        places = rows.get(row.name, ())
        related = (Related(role="declared", location=row.location),)
        if not places and not row.heading:
            args = {"id": row.name, "label": row.label}
            yield Diagnostic(code="row-not-found", location=at("", row.label), args=args, related=related)
        elif len(places) > 1:
            args = {"id": row.name, "rows": ", ".join(map(str, places))}
            yield Diagnostic(
                code="row-repeated", location=at(f"{key}{places[1]}", row.label), args=args, related=related
            )
    strange = {row: name for name, places in rows.items() for row in places if name not in known[_area(grid)]}
    with_id = {row for places in rows.values() for row in places}
    inputs = [number for name, number in found.columns.items() if name != KEY]
    for number in sorted(sheet.rows):
        if number <= found.header or (number in with_id and number not in strange):
            continue
        filled = [sheet.cell(number, column) for column in inputs if text_of(sheet.cell(number, column))]
        if filled:
            code, args = (
                ("row-unknown", {"id": strange[number]}) if number in strange else ("row-without-id", {})
            )
            yield Diagnostic(code=code, location=at(filled[0].address), args=args, severity="warning")


def _bind_table(result: BoundWorkbook, table: Table) -> None:
    titles = {column.name: column.title for column in table.columns.values()}
    found = _find(result, table.sheet, table.header, titles, table.location)
    records = []
    for number in sorted(found.sheet.rows if found else ()):
        cells = (
            {name: found.sheet.cell(number, column) for name, column in found.columns.items()}
            if found
            else {}
        )
        if found and number > found.header and any(text_of(cell) for cell in cells.values()):
            records.append(_record(result, table, found, number))
    result.records[table.name] = tuple(records)


def _record(result: BoundWorkbook, table: Table, found: Found, number: int) -> Record:
    leaves = {}
    for column in table.columns.values():
        name = f"{table.name}[].{column.name}"
        label = f"{table.label or table.name}, {column.title}"
        if column.name not in found.columns:
            location = CellLocation(workbook=result.workbook.path, sheet=table.sheet, label=label)
            leaves[column.name] = absent(name, location, column.location, (column.required,))
            continue
        leaves[column.name] = bound(
            name,
            result.workbook,
            found.sheet,
            found.sheet.cell(number, found.columns[column.name]),
            column.type,
            label=label,
            declared=column.location,
            requirements=(column.required,),
            default=column.default,
        )
    return Record(row=number, leaves=leaves)


def _find(
    result: BoundWorkbook, sheet_name: str, header: int, titles: Mapping[str, str], declared: YamlLocation
) -> Found | None:
    sheet, problems = find_sheet(result.workbook, sheet_name, declared)
    result.problems.extend(problems)
    if sheet is None:
        return None
    found, problems = find_titles(result.workbook, sheet, header, titles, declared)
    result.problems.extend(problems)
    return found


def _titles(grid: Grid) -> Mapping[str, str]:
    columns: Iterable[GridColumn] = grid.columns.values()
    return {column.name: column.title for column in columns if column.choose is None}


def _area(grid: Grid) -> tuple[str, str]:
    return folded(grid.sheet), folded(grid.key)


def _known_ids(grids: Iterable[Grid]) -> Mapping[tuple[str, str], frozenset[str]]:
    """The ids of every grid by sheet and key column: several grids may share both."""
    known: dict[tuple[str, str], frozenset[str]] = {}
    for grid in grids:
        known[_area(grid)] = known.get(_area(grid), frozenset()) | frozenset(grid.rows)
    return known


def _one_a_cause(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """A sheet that is not there is one problem, however many grids were to be read from it."""
    kept: dict[tuple[object, ...], Diagnostic] = {}
    for problem in problems:
        kept.setdefault((problem.code, problem.location, tuple(problem.args.items())), problem)
    return list(kept.values())
