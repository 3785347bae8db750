"""Fields that are single cells: a label to the left, an input cell, a defined name where there is one."""

from __future__ import annotations

from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from docgen.authoring import page, styles
from docgen.authoring.layout import FieldCell, Place
from docgen.authoring.validation import Validations, prompt_of
from docgen.excel.cells import column_letters
from docgen.mapping.model import SheetLayout

_LABEL_WIDTH = 40.0


def write_fields(
    workbook: Workbook,
    sheet: Worksheet,
    cells: tuple[FieldCell, ...],
    look: SheetLayout | None,
    validations: Validations,
) -> None:
    """Write each field; cells that a grid or a table already claimed keep their look."""
    for item in cells:
        field, place = item.field, item.place
        styles.open_for_input(styles.cell_at(sheet, place.row, place.column), field.type)
        prompt = prompt_of(
            field.type, own=field.prompt, required=field.required.always, default=field.default
        )
        validations.add(field.type, prompt, column=place.column, first_row=place.row, last_row=place.row)
        _write_label(sheet, item)
        _widen(sheet, place.column, page.width_of("", field.type, look))
        if field.defined_name:
            name = DefinedName(field.defined_name, attr_text=_absolute(place))
            workbook.defined_names[field.defined_name] = name


def _write_label(sheet: Worksheet, item: FieldCell) -> None:
    if item.place.column == 1:
        return
    cell = styles.cell_at(sheet, item.place.row, item.place.column - 1)
    if cell.value is None:
        styles.put_text(cell, item.field.label or item.field.name)
        styles.dress(cell, styles.LABEL)
        _widen(sheet, item.place.column - 1, _LABEL_WIDTH)


def _widen(sheet: Worksheet, column: int, width: float) -> None:
    letters = column_letters(column)
    if letters not in sheet.column_dimensions or sheet.column_dimensions[letters].width < width:
        page.set_width(sheet, column, width)


def _absolute(place: Place) -> str:
    quoted = place.sheet.replace("'", "''")
    return f"'{quoted}'!${column_letters(place.column)}${place.row}"
