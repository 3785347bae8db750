"""What surrounds the cells of a sheet: title and notes, frozen panes, protection, printing, widths."""

from __future__ import annotations

from math import ceil

from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from docgen.authoring import styles, words
from docgen.excel.cells import column_letters
from docgen.formats.text import folded
from docgen.formats.types import ValueType
from docgen.mapping.model import SheetLayout

_LINE_HEIGHT = 16.0  # points, a line of Times New Roman 12
LOWEST_ROW = 21.0
_WIDTH_OF_TYPE = {
    "count": 15.0,
    "number": 15.0,
    "percent": 13.0,
    "money": 19.0,
    "date": 14.0,
    "bool": 10.0,
    "choice": 20.0,
    "text": 32.0,
    "paragraphs": 100.0,
}


def write_head(
    sheet: Worksheet, look: SheetLayout | None, *, first_column: int, last_column: int, rows: int
) -> None:
    """The title and the notes in the rows above the header, `rows` of them.

    Where the notes outnumber the rows, the last row takes the rest.
    """
    if look is None or rows < 1:
        return
    texts = ([look.title] if look.title else []) + list(look.notes)
    if len(texts) > rows:
        texts = [*texts[: rows - 1], "\n".join(texts[rows - 1 :])]
    width = sum(
        sheet.column_dimensions[column_letters(n)].width for n in range(first_column, last_column + 1)
    )
    for number, text in enumerate(texts, start=1):
        is_title = number == 1 and bool(look.title)
        cell = styles.cell_at(sheet, number, first_column)
        styles.put_text(cell, text)
        styles.dress(cell, styles.TITLE if is_title else styles.NOTE)
        if last_column > first_column:
            sheet.merge_cells(
                start_row=number, end_row=number, start_column=first_column, end_column=last_column
            )
        # A merged cell never fits its row to its text by itself.
        sheet.row_dimensions[number].height = 27.0 if is_title else height_of(text, width)


def height_of(text: str, width: float, *, bold: bool = False) -> float:
    """The height of a row that shows `text` wrapped in a column of this width, in points.

    Measured: Times New Roman 12 sets 1.2 characters per unit of width, bold 1.1, capitals 0.85; a little
    less is counted on, since words break early.
    """
    density = 0.8 if text.isupper() else 1.02 if bold else 1.1
    per_line = max(width * density - 1, 1)
    lines = sum(max(1, ceil(len(line) / per_line)) for line in text.split("\n"))
    return min(max(lines * _LINE_HEIGHT + 5, LOWEST_ROW), 409.0)  # Excel's highest row is 409 points


def set_width(sheet: Worksheet, column: int, width: float) -> None:
    """Set the width of a column, in Excel's units (digits of its standard font)."""
    sheet.column_dimensions[column_letters(column)].width = width


def width_of(title: str, kind: ValueType | None, look: SheetLayout | None, default: float = 0.0) -> float:
    """The width of a column: what the mapping says for its title, else what suits its type."""
    wanted = {folded(name): width for name, width in look.widths.items()} if look else {}
    suits = default or (_WIDTH_OF_TYPE[kind.name] if kind else 15.0)
    return wanted.get(folded(title), suits)


def protect(sheet: Worksheet) -> None:
    """Keep labels, ids and formulas from slips of the hand: no password, anyone may lift it.

    Formatting, widths and heights, filters, inserted rows and columns stay allowed (openpyxl: False
    means "not forbidden").
    """
    protection = sheet.protection
    protection.sheet = True
    protection.formatCells = False
    protection.formatColumns = False
    protection.formatRows = False
    protection.insertRows = False
    protection.insertColumns = False
    protection.autoFilter = False
    protection.sort = False


def set_up_printing(sheet: Worksheet, look: SheetLayout | None, *, header: int | None) -> None:
    """A4, as wide as the page, the header row on every page, page numbers at the foot."""
    sheet.page_setup.paperSize = 9  # ST_PaperSize: A4
    sheet.page_setup.orientation = "landscape" if look and look.landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom = 0.6, 0.7
    footer = sheet.oddFooter
    assert footer is not None
    assert footer.left is not None
    assert footer.right is not None
    footer.left.text, footer.right.text = "&A", words.FOOTER
    if header is not None:
        sheet.print_title_rows = f"{header}:{header}"
