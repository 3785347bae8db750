"""References to cells and areas, as formulas and merges write them."""

from __future__ import annotations

from docgen.excel.cells import MAX_COLUMN, MAX_ROW, Area, column_number
from docgen.formats.patterns import pattern

_REFERENCE = pattern(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")


def parse_area(reference: str) -> Area | None:
    """The area of 'B2' or 'B2:D9' ($ signs allowed); None where the text is neither."""
    first, _, last = reference.replace("$", "").partition(":")
    start, end = place(first), place(last or first)
    if start is None or end is None:
        return None
    rows, columns = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return Area(first_row=rows[0], first_column=columns[0], last_row=rows[1], last_column=columns[1])


def place(reference: str) -> tuple[int, int] | None:
    """Row and column of 'B2'; None where the text is no cell of a sheet."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    row, column = int(match[2]), column_number(match[1])
    return (row, column) if row <= MAX_ROW and column <= MAX_COLUMN else None
