"""The blank master workbook, made from the mappings alone."""

from __future__ import annotations

from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from docgen.authoring import page
from docgen.authoring.field_cells import write_fields
from docgen.authoring.grid_sheet import write_block
from docgen.authoring.layout import SheetPlan, WorkbookLayout
from docgen.authoring.notes_sheet import write_notes
from docgen.authoring.package import packed
from docgen.authoring.planning import lay_out
from docgen.authoring.table_sheet import write_table
from docgen.authoring.validation import ChoiceLists, Validations
from docgen.excel.cells import column_letters
from docgen.mapping.model import DocumentMapping

_GUIDE_TAB, _INPUT_TAB, _TABLE_TAB = "548235", "1F4E78", "BF8F00"


def blank_workbook(mappings: tuple[DocumentMapping, ...]) -> bytes:
    """A workbook that binds to these mappings, empty and ready to fill in.

    The same mappings give the same bytes.  Raises LayoutConflictError where two grids or tables of a
    sheet overlap, UnknownCellError where a formula names a cell that is not there.
    """
    return packed(written(lay_out(mappings)))


def written(layout: WorkbookLayout) -> Workbook:
    """The layout carried out, not yet saved."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    choices = ChoiceLists(workbook=workbook)
    # All sheets first: hidden lists of choices come after them.
    sheets = [(plan, workbook.create_sheet(plan.name)) for plan in layout.sheets]
    legend_is_due = True
    for plan, sheet in sheets:
        if plan.is_guide:
            _write_guide(sheet, plan, legend=legend_is_due)
            legend_is_due = False
        else:
            _write_sheet(workbook, sheet, plan, layout, Validations(choices=choices))
    workbook.active = 0
    assert workbook.calculation is not None
    workbook.calculation.fullCalcOnLoad = True
    return workbook


def _write_guide(sheet: Worksheet, plan: SheetPlan, *, legend: bool) -> None:
    look = plan.look
    assert look is not None, "a sheet is planned because something names it"
    write_notes(sheet, look, legend=legend)
    page.protect(sheet)
    page.set_up_printing(sheet, look, header=None)
    sheet.sheet_properties.tabColor = _GUIDE_TAB


def _write_sheet(
    workbook: Workbook, sheet: Worksheet, plan: SheetPlan, layout: WorkbookLayout, validations: Validations
) -> None:
    for block in plan.blocks:
        write_block(sheet, block, plan.look, validations, layout.places)
    for table in plan.tables:
        write_table(sheet, table, plan.look, validations)
    write_fields(workbook, sheet, plan.fields, plan.look, validations)
    validations.write(sheet)
    first_column = 2 if plan.blocks else 1  # column 1 of a block holds the hidden ids
    page.write_head(
        sheet,
        plan.look,
        first_column=first_column,
        last_column=sheet.max_column,
        rows=_rows_above(plan),
    )
    _finish(sheet, plan)


def _rows_above(plan: SheetPlan) -> int:
    """How many rows the title and the notes may take."""
    tops = [*plan.headers, *(cell.place.row for cell in plan.fields)]
    return min(tops) - 1


def _finish(sheet: Worksheet, plan: SheetPlan) -> None:
    header = plan.headers[0] if plan.headers else None
    if header is not None:
        sheet.freeze_panes = f"{column_letters(_first_free_column(plan))}{header + 1}"
    if not plan.tables:
        page.protect(sheet)
    # A table stays unprotected: on a protected sheet Excel sorts only if every cell of the range is
    # unlocked, and refuses to delete a row that holds a locked cell anywhere to the right.
    sheet.sheet_properties.tabColor = _TABLE_TAB if plan.tables else _INPUT_TAB
    page.set_up_printing(sheet, plan.look, header=header)


def _first_free_column(plan: SheetPlan) -> int:
    """The first column that scrolls: labels stay in sight beside the periods."""
    if not plan.blocks:
        return 1
    return min(column.number for column in plan.blocks[0].columns if column.role == "value")
