"""What is printed beside the rows of a grid, held against the ids that their figures are read by.

The ids stand in a hidden column: who sorts or moves a selection of the visible ones takes the labels and
figures along and leaves the ids behind, and then each figure is read as one of another indicator.
"""

from __future__ import annotations

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

    The rows of the grids `beside` it on the sheet are other ones, too.  A row was moved where the one that
    the label belongs to does not show it any more; else somebody has only written other words.  Nothing where
    the labels are not found: no mapping says in which column they stand.
    """
    texts = {row.name: _texts(found, rows[row.name][0]) for row in grid.rows.values() if row.name in rows}
    column = _label_column(texts, grid)
    everyone = [row for other in beside for row in other.rows.values()]
    for row in grid.rows.values():
        text = texts.get(row.name, {}).get(column, "")
        if row.heading or not row.label or not text or _is_its_own(text, row):
            continue
        owners = [other for other in everyone if _is_its_own(text, other)]
        if not owners and _is_alike(text, row.label):
            continue
        moved = any(not _shows(other, column, found, rows) for other in owners)
        yield (
            f"{grid.name}.{row.name}",
            Diagnostic(
                code="row-label-moved" if moved else "row-label-unknown",
                location=CellLocation(
                    workbook=workbook.path,
                    sheet=found.sheet.name,
                    cell=f"{column_letters(column)}{rows[row.name][0]}",
                    label=row.label,
                ),
                args={"found": text, "label": row.label, "id": row.name},
                severity="error" if moved else "warning",
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


def _label_column(texts: Mapping[str, Mapping[int, str]], grid: Grid) -> int:
    """The column that holds labels in at least half of its rows, whichever rows; 0 for none.

    Headings, which a column of groups may repeat beside every row, do not count.
    """
    known = {form for row in grid.rows.values() if not row.heading for form in _forms(row)}
    there: dict[int, set[str]] = {}
    for row in texts.values():
        for column, text in row.items():
            there.setdefault(column, set()).add(folded(text))
    counts = {column: len(said & known) for column, said in there.items()}
    column, count = max(counts.items(), key=lambda item: item[1], default=(0, 0))
    labels = {folded(row.label) for row in grid.rows.values() if row.label and not row.heading}
    return column if count and count * 2 >= len(labels) else 0


def _shows(row: GridRow, column: int, found: Found, rows: Mapping[str, tuple[int, ...]]) -> bool:
    """Whether a row, where it is there, shows its own label."""
    return row.name in rows and _is_its_own(_texts(found, rows[row.name][0]).get(column, ""), row)


def _is_its_own(text: str, row: GridRow) -> bool:
    return folded(text) in _forms(row)


def _is_alike(text: str, label: str) -> bool:
    """Whether a label has only got a mark, a note or a letter more or less; other figures are other words."""
    said, own = _letters(text), _letters(label)
    if own in said:
        return True
    if [part for part in said if part.isdecimal()] != [part for part in own if part.isdecimal()]:
        return False
    from difflib import SequenceMatcher  # 6 ms to import, seldom needed

    return SequenceMatcher(None, said, own).ratio() >= _ALIKE


_ALIKE = 0.9


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, folded(text)))


def _forms(row: GridRow) -> set[str]:
    """The label as a sheet may show it: on a title line of the blank workbook its note follows it."""
    if not row.label:
        return set()
    return {folded(row.label), folded(f"{row.label} ({row.note})")} if row.note else {folded(row.label)}
