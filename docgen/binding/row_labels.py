"""What is printed beside the rows of a grid, held against the ids that their figures are read by.

The ids stand in a hidden column: who sorts or moves a selection of the visible ones takes the labels and
figures along and leaves the ids behind, and then each figure is read as one of another indicator.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from docgen.binding.locate import Found, text_in
from docgen.binding.row_ids import KEY
from docgen.diagnostics import CellLocation, Diagnostic, Related
from docgen.excel.cells import Workbook, column_letters
from docgen.formats.text import folded
from docgen.mapping.model import Grid, GridRow


def label_problems(
    workbook: Workbook,
    grid: Grid,
    beside: Iterable[Grid],
    found: Found,
    rows: Mapping[str, tuple[int, ...]],
) -> Iterator[tuple[str, Diagnostic]]:
    """Rows beside which stands the label of another one, or one that nobody knows; each with its name.

    The rows of the grids `beside` it on the sheet are other ones, too.

    Nothing where the labels are not found: no mapping says in which column they stand.
    """
    known = {form for other in beside for row in other.rows.values() for form in _forms(row)}
    texts = {row.name: _texts(found, rows[row.name][0]) for row in grid.rows.values() if row.name in rows}
    column = _label_column(texts, known)
    for row in grid.rows.values():
        text = texts.get(row.name, {}).get(column, "")
        if row.heading or not row.label or not text or folded(text) in _forms(row):
            continue
        is_of_another = folded(text) in known
        yield (
            f"{grid.name}.{row.name}",
            Diagnostic(
                code="row-label-moved" if is_of_another else "row-label-unknown",
                location=CellLocation(
                    workbook=workbook.path,
                    sheet=found.sheet.name,
                    cell=f"{column_letters(column)}{rows[row.name][0]}",
                    label=row.label,
                ),
                args={"found": text, "label": row.label, "id": row.name},
                severity="error" if is_of_another else "warning",
                related=(Related(role="declared", location=row.location),),
            ),
        )


def label_places(found: Found, row: int) -> list[int]:
    """The columns in which the label of a row may stand: left of all figures, and not with the ids."""
    key = found.columns[KEY]
    first = min((column for name, column in found.columns.items() if name != KEY), default=0)
    columns, _ = found.sheet.stored()[row]
    return [column for column in columns if column < first and column != key]


def _texts(found: Found, row: int) -> dict[int, str]:
    columns, contents = found.sheet.stored()[row]
    places = label_places(found, row)
    return {column: text_in(contents[columns.index(column)]) for column in places}


def _label_column(texts: Mapping[str, Mapping[int, str]], known: set[str]) -> int:
    """The column that holds labels in at least half of its rows, whichever rows; 0 for none."""
    counts = Counter(
        column for row in texts.values() for column, text in row.items() if folded(text) in known
    )
    column, count = max(counts.items(), key=lambda item: item[1], default=(0, 0))
    return column if count * 2 >= len(texts) else 0


def _forms(row: GridRow) -> set[str]:
    """The label as a sheet may show it: on a title line of the blank workbook its note follows it."""
    if not row.label:
        return set()
    return {folded(row.label), folded(f"{row.label} ({row.note})")} if row.note else {folded(row.label)}
