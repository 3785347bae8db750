"""From the mappings to rows and columns, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec.structs import replace

from docgen.authoring import words
from docgen.authoring.layout import (
    PREPARED_ROWS,
    VALIDATED_ROWS,
    Block,
    BlockColumn,
    ColumnRole,
    FieldCell,
    LayoutConflictError,
    Line,
    Place,
    SheetPlan,
    WorkbookLayout,
)
from docgen.excel.cells import column_number
from docgen.formats.text import folded
from docgen.mapping.model import DocumentMapping, Field, Grid, GridColumn, SheetLayout, Table

_FIRST_NAMED_ROW = 4

_Item = TypeVar("_Item")


def lay_out(mappings: tuple[DocumentMapping, ...]) -> WorkbookLayout:
    """Place everything the mappings bind.  What several documents share is placed once.

    Raises LayoutConflictError where the header rows of a sheet lie too close.
    """
    grids = _merged(mapping.grids for mapping in mappings)
    tables = _merged(mapping.tables for mapping in mappings)
    tables |= {
        item.table.name: item.table for mapping in mappings if (item := mapping.explanations) is not None
    }
    fields = _merged(mapping.fields for mapping in mappings)
    looks = _looks(mappings)
    cells = _field_cells(fields.values())
    names = _sheet_names(looks, grids.values(), tables.values(), cells)
    sheets = tuple(_sheet_plan(name, looks, grids.values(), tables.values(), cells) for name in names)
    for sheet in sheets:
        _check_overlaps(sheet)
    return WorkbookLayout(sheets=sheets, places=dict(_places(sheets)))


def _merged(sources: Iterable[Mapping[str, _Item]]) -> dict[str, _Item]:
    merged: dict[str, _Item] = {}
    for source in sources:
        for name, item in source.items():
            merged.setdefault(name, item)
    return merged


def _looks(mappings: tuple[DocumentMapping, ...]) -> dict[str, SheetLayout]:
    looks: dict[str, SheetLayout] = {}
    for mapping in mappings:
        for look in mapping.sheets:
            looks.setdefault(folded(look.name), look)
    return looks


def _field_cells(fields: Iterable[Field]) -> list[FieldCell]:
    """A field with an address lies there; those with only a defined name go one under another on a
    sheet of their own."""
    cells: list[FieldCell] = []
    row = _FIRST_NAMED_ROW
    for item in fields:
        if item.address:
            cells.append(FieldCell(field=item, place=_place_of(item)))
        else:
            place = Place(sheet=words.NAMED_CELLS_SHEET, row=row, column=2)
            cells.append(FieldCell(field=item, place=place))
            row += 1
    return cells


def _place_of(item: Field) -> Place:
    address = item.address.replace("$", "")
    letters = address.rstrip("0123456789")
    return Place(sheet=item.sheet, row=int(address[len(letters) :]), column=column_number(letters))


def _sheet_names(
    looks: Mapping[str, SheetLayout],
    grids: Iterable[Grid],
    tables: Iterable[Table],
    cells: Iterable[FieldCell],
) -> list[str]:
    names = {key: look.name for key, look in looks.items()}
    used = [grid.sheet for grid in grids] + [table.sheet for table in tables]
    for name in used + [cell.place.sheet for cell in cells]:
        names.setdefault(folded(name), name)
    return list(names.values())


def _sheet_plan(
    name: str,
    looks: Mapping[str, SheetLayout],
    grids: Iterable[Grid],
    tables: Iterable[Table],
    cells: Iterable[FieldCell],
) -> SheetPlan:
    key = folded(name)
    by_header: dict[int, list[Grid]] = {}
    for grid in grids:
        if folded(grid.sheet) == key:
            by_header.setdefault(grid.header, []).append(grid)
    return SheetPlan(
        name=name,
        look=looks.get(key),
        blocks=tuple(_block(name, header, by_header[header]) for header in sorted(by_header)),
        tables=tuple(table for table in tables if folded(table.sheet) == key),
        fields=tuple(
            replace(cell, place=replace(cell.place, sheet=name))
            for cell in cells
            if folded(cell.place.sheet) == key
        ),
    )


def _block(sheet: str, header: int, grids: list[Grid]) -> Block:
    columns = _block_columns(grids)
    numbers = {folded(column.title): column.number for column in columns if column.role == "value"}
    lines: list[Line] = []
    for grid in grids:
        own = {numbers[folded(column.title)]: column for column in _titled(grid)}
        for row in grid.rows.values():
            lines.append(Line(grid=grid, row=row, number=header + 1 + len(lines), columns=own))
    return Block(sheet=sheet, header=header, columns=columns, lines=tuple(lines))


def _titled(grid: Grid) -> list[GridColumn]:
    """The columns of a grid that are in the workbook; the others are chosen from them."""
    return [column for column in grid.columns.values() if column.choose is None]


def _block_columns(grids: list[Grid]) -> tuple[BlockColumn, ...]:
    """Key, code, label and unit (code and unit only where a row has one), then the periods by title."""
    rows = [row for grid in grids for row in grid.rows.values()]
    values = {folded(column.title): column.title for grid in grids for column in _titled(grid)}
    titles = words.INDICATOR_TITLES if len(values) > 1 else words.ITEM_TITLES
    label = next((title for title in titles if folded(title) not in values), titles[0])
    wanted: list[tuple[ColumnRole, str]] = [("key", grids[0].key)]
    if any(row.code for row in rows):
        wanted.append(("code", words.CODE_TITLE))
    wanted.append(("label", label))
    if any(row.type.unit for row in rows):
        wanted.append(("unit", words.UNIT_TITLE))
    wanted += [("value", title) for title in values.values()]
    return tuple(
        BlockColumn(role=role, title=title, number=number)
        for number, (role, title) in enumerate(wanted, start=1)
    )


def _check_overlaps(sheet: SheetPlan) -> None:
    spans = [(block.header, block.last_row) for block in sheet.blocks]
    spans += [(table.header, table.header + PREPARED_ROWS) for table in sheet.tables]
    free = 1
    for header, last_row in sorted(spans):
        if header < free:
            raise LayoutConflictError(sheet.name, header)
        free = last_row + 1


def _places(sheets: Iterable[SheetPlan]) -> Iterator[tuple[str, Place]]:
    for sheet in sheets:
        for block in sheet.blocks:
            yield from _block_places(block)
        for table in sheet.tables:
            first, last = table.header + 1, table.header + VALIDATED_ROWS
            for number, name in enumerate(table.columns, start=1):
                yield f"{table.name}.{name}", Place(sheet=sheet.name, row=first, column=number, last_row=last)
        for cell in sheet.fields:
            yield cell.field.name, cell.place


def _block_places(block: Block) -> Iterator[tuple[str, Place]]:
    for line in block.lines:
        if line.row.heading:
            continue
        for number, column in line.columns.items():
            if line.has(number):
                name = ".".join(part for part in (line.grid.name, line.row.name, column.name) if part)
                yield name, Place(sheet=block.sheet, row=line.number, column=number)
