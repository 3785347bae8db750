"""A block of grids as rows of a sheet: hidden ids, printed codes, labels, and cells to fill in."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.worksheet.worksheet import Worksheet

from docgen.authoring import page, styles
from docgen.authoring.formulas import resolved
from docgen.authoring.layout import Block, BlockColumn, Line, Place
from docgen.authoring.validation import Validations, prompt_of
from docgen.formats.types import ValueType
from docgen.mapping.model import GridColumn, SheetLayout

_NARRATIVE_HEIGHT = 110.0
_FIXED_WIDTH = {"key": 22.0, "code": 7.0, "label": 52.0, "unit": 14.0}
_TEXT = ValueType(name="text")


def write_block(
    sheet: Worksheet,
    block: Block,
    look: SheetLayout | None,
    validations: Validations,
    places: Mapping[str, Place],
) -> None:
    """Write the header row and every line; the column of ids is hidden, it is not for people."""
    for column in block.columns:
        cell = styles.cell_at(sheet, block.header, column.number)
        styles.put_text(cell, column.title)
        styles.dress(cell, styles.HEADER, horizontal="center")
        page.set_width(sheet, column.number, _width(block, column, look))
        sheet.column_dimensions[cell.column_letter].hidden = column.role == "key"
    sheet.row_dimensions[block.header].height = _header_height(block, look)
    has_codes = any(column.role == "code" for column in block.columns)
    for line in block.lines:
        _write_line(sheet, block, line, has_codes=has_codes)
        if not line.row.heading:
            _write_values(sheet, block, line, validations, places)


def _width(block: Block, column: BlockColumn, look: SheetLayout | None) -> float:
    if column.role != "value":
        return page.width_of(column.title, None, look, _FIXED_WIDTH[column.role])
    kinds = {_kind(line, column.number).name: _kind(line, column.number) for line in _filled(block, column)}
    widest = max((page.width_of(column.title, kind, look) for kind in kinds.values()), default=15.0)
    only_text_beside_numbers = "text" in kinds and len(kinds) > 1 and "count" in kinds
    return page.width_of(column.title, None, look, 16.0 if only_text_beside_numbers else widest)


def _filled(block: Block, column: BlockColumn) -> list[Line]:
    return [line for line in block.lines if not line.row.heading and line.has(column.number)]


def _header_height(block: Block, look: SheetLayout | None) -> float:
    return (
        max(page.height_of(column.title, _width(block, column, look) * 0.8) for column in block.columns) + 8
    )


def _write_line(sheet: Worksheet, block: Block, line: Line, *, has_codes: bool) -> None:
    """Id, code, label and unit; across the whole row where it is a heading."""
    row = line.row
    look = styles.HEADING if row.heading else styles.LABEL
    label = f"{row.label}\n({row.note})" if row.heading and row.note else row.label
    texts = {"key": row.name, "code": row.code, "label": label, "unit": row.type.unit}
    heights = [page.LOWEST_ROW]
    is_part = has_codes and not row.heading and not any(letter.isdigit() for letter in row.code)
    for column in block.columns:
        cell = styles.cell_at(sheet, line.number, column.number)
        centred = column.role in ("code", "unit")
        indent = {"label": 2 if is_part else 1}.get(column.role, 0)
        styles.dress(cell, look, horizontal="center" if centred else "left", indent=indent)
        cell.number_format = "@"
        text = texts.get(column.role, "")
        if text:
            styles.put_text(cell, text)
            if column.role != "key":
                width = sheet.column_dimensions[cell.column_letter].width
                heights.append(page.height_of(text, width, bold=row.heading))
    sheet.row_dimensions[line.number].height = max(heights)


def _write_values(
    sheet: Worksheet, block: Block, line: Line, validations: Validations, places: Mapping[str, Place]
) -> None:
    mixed = sum(column.role == "value" for column in block.columns) == 1
    for column in block.columns:
        if column.role != "value":
            continue
        cell = styles.cell_at(sheet, line.number, column.number)
        if not line.has(column.number):
            styles.dress(cell, styles.BLOCKED)
            continue
        period, kind = line.columns[column.number], _kind(line, column.number)
        formula = line.row.formulas.get(period.name, "")
        if formula:
            cell.value = resolved(formula, grid=line.grid.name, sheet=block.sheet, places=places)
            styles.dress_value(cell, styles.FORMULA, kind, mixed=mixed)
            continue
        styles.open_for_input(cell, kind, mixed=mixed)
        prompt = _prompt(line, period, kind)
        validations.add(kind, prompt, column=column.number, first_row=line.number, last_row=line.number)
    if any(_kind(line, number).name == "paragraphs" for number in line.columns if line.has(number)):
        row = sheet.row_dimensions[line.number]
        row.height = max(row.height or 0.0, _NARRATIVE_HEIGHT)


def _kind(line: Line, column: int) -> ValueType:
    """The type of a cell: the column's own (a column of notes is text in every row), else the row's."""
    return line.columns[column].type or line.row.type


def _prompt(line: Line, period: GridColumn, kind: ValueType) -> str:
    row = line.row
    if period.type is not None:
        own = period.prompt
        required, default = period.required.always, None
    else:
        own = row.prompt or period.prompt
        required, default = row.required.always and period.required.always, row.default
    note = row.note if period.type is None or kind == _TEXT else ""
    text = prompt_of(kind, own=own, required=required, default=default)
    return "\n".join(part for part in (note, text) if part)
