"""The ids of a grid's rows that are missing, repeated or strange, and figures in rows without one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from docgen.binding.locate import Found, text_of
from docgen.diagnostics import CellLocation, Diagnostic, Related
from docgen.excel.cells import Cell, Sheet, Workbook, column_letters
from docgen.mapping.model import Grid

KEY = "\0key"  # the key column of a grid among its titles: no column of a mapping can have this name


def row_problems(
    workbook: Workbook,
    grid: Grid,
    found: Found,
    rows: Mapping[str, tuple[int, ...]],
    known: frozenset[str],
) -> Iterator[tuple[str, Diagnostic]]:
    """Ids that are missing, repeated or strange, and figures typed in rows that have no id; each with the
    name it concerns."""
    sheet, key = found.sheet, column_letters(found.columns[KEY])

    def at(cell: str, label: str = "") -> CellLocation:
        return CellLocation(workbook=workbook.path, sheet=sheet.name, cell=cell, label=label)

    for row in grid.rows.values():
        places = rows.get(row.name, ())
        related = (Related(role="declared", location=row.location),)
        if not places and not row.heading:
            args = {"id": row.name, "label": row.label}
            problem = Diagnostic(code="row-not-found", location=at("", row.label), args=args, related=related)
            yield f"{grid.name}.{row.name}", problem
        elif len(places) > 1:
            args = {"id": row.name, "rows": ", ".join(map(str, places))}
            place = at(f"{key}{places[1]}", row.label)
            problem = Diagnostic(code="row-repeated", location=place, args=args, related=related)
            yield f"{grid.name}.{row.name}", problem
    strange = {name: places for name, places in rows.items() if name not in known}
    inputs = [number for name, number in found.columns.items() if name != KEY]
    for name, places in strange.items():
        filled = [cell for row in places if (cell := _filled(sheet, row, inputs))]
        if filled:
            place = at(filled[0].address)
            yield (
                grid.name,
                Diagnostic(code="row-unknown", location=place, args={"id": name}, severity="warning"),
            )
    with_id = {row for places in rows.values() for row in places}
    without = [row for row in sorted(sheet.rows) if row > found.header and row not in with_id]
    for first, last in _runs([row for row in without if _filled(sheet, row, inputs)]):
        cell = _filled(sheet, first, inputs)
        args = {"rows": str(first) if first == last else f"{first} - {last}"}
        location = at(cell.address if cell else "")
        yield grid.name, Diagnostic(code="row-without-id", location=location, args=args, severity="warning")


def _filled(sheet: Sheet, row: int, columns: Iterable[int]) -> Cell | None:
    """The first of the columns that holds something in a row."""
    cells = sheet.rows.get(row, {})
    return next((cells[column] for column in columns if column in cells and text_of(cells[column])), None)


def _runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each stretch of rows that follow each other: filling down is one slip."""
    first = last = 0
    for row in rows:
        if row != last + 1 or not first:
            if first:
                yield first, last
            first = row
        last = row
    if first:
        yield first, last
