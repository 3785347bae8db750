"""A sheet of text, such as the guide: a title, paragraphs, and what the colours of the cells mean."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from docgen.authoring import page, styles, words
from docgen.mapping.model import SheetLayout

_MARGIN, _TEXT = 1, 2
_TEXT_WIDTH = 110.0


def write_notes(sheet: Worksheet, look: SheetLayout, *, legend: bool) -> None:
    """Write the paragraphs one under another; with the legend of colours under them."""
    page.set_width(sheet, _MARGIN, 6.0)
    page.set_width(sheet, _TEXT, _TEXT_WIDTH)
    sheet.sheet_view.showGridLines = False
    row = _write_line(sheet, 1, look.title, styles.TITLE) if look.title else 1
    for note in look.notes:
        row = _write_line(sheet, row, note, styles.PARAGRAPH)
    if legend:
        _write_legend(sheet, row + 1)


def _write_line(sheet: Worksheet, row: int, text: str, look: styles.Look) -> int:
    cell = styles.cell_at(sheet, row, _TEXT)
    styles.put_text(cell, text)
    styles.dress(cell, look, indent=1)
    sheet.row_dimensions[row].height = 32.0 if look is styles.TITLE else page.height_of(text, _TEXT_WIDTH) + 3
    return row + 1


def _write_legend(sheet: Worksheet, row: int) -> None:
    row = _write_line(sheet, row, words.LEGEND_TITLE, styles.Look(bold=True, border=False))
    legend = (
        (styles.INPUT, words.LEGEND_INPUT),
        (styles.FORMULA, words.LEGEND_FORMULA),
        (styles.BLOCKED, words.LEGEND_BLOCKED),
    )
    for look, text in legend:
        styles.dress(styles.cell_at(sheet, row, _MARGIN), look)
        row = _write_line(sheet, row, text, styles.PARAGRAPH)
