"""A table: a header row, and empty rows ready to be filled, sorted, inserted and deleted."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from docgen.authoring import page, styles
from docgen.authoring.layout import PREPARED_ROWS, VALIDATED_ROWS
from docgen.authoring.validation import Validations, prompt_of
from docgen.mapping.model import SheetLayout, Table


def write_table(sheet: Worksheet, table: Table, look: SheetLayout | None, validations: Validations) -> None:
    """Write the header and the prepared rows.

    Nothing stands below the rows: a total there would stop the list from growing.  Validation reaches
    further than the prepared rows, so that rows added at the end are checked too.
    """
    for number, column in enumerate(table.columns.values(), start=1):
        head = styles.cell_at(sheet, table.header, number)
        styles.put_text(head, column.title)
        styles.dress(head, styles.HEADER, horizontal="center")
        page.set_width(sheet, number, page.width_of(column.title, column.type, look))
        for row in range(table.header + 1, table.header + 1 + PREPARED_ROWS):
            styles.open_for_input(styles.cell_at(sheet, row, number), column.type)
        prompt = prompt_of(
            column.type, own=column.prompt, required=column.required.always, default=column.default
        )
        validations.add(
            column.type,
            prompt,
            column=number,
            first_row=table.header + 1,
            last_row=table.header + VALIDATED_ROWS,
        )
    sheet.row_dimensions[table.header].height = 38.0
    for row in range(table.header + 1, table.header + 1 + PREPARED_ROWS):
        sheet.row_dimensions[row].height = page.LOWEST_ROW
