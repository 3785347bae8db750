"""Find a grid or a table on its sheet: by titles and ids, never by counting rows and columns.

Staff insert, move and sort rows and columns; the header row of the mapping is only where to look first.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from docgen.diagnostics import CellLocation, Diagnostic, Diagnostics, Related, YamlLocation, nearest
from docgen.excel.cells import Cell, Content, Sheet, Spans, Workbook, column_letters
from docgen.formats.text import folded

_SEARCHED_ROWS = 200  # how far down a header row that moved is looked for


class Found(Struct, frozen=True, kw_only=True):
    """Where the titles of a grid or table stand: the header row, and the column of each title."""

    sheet: Sheet
    header: int
    columns: Mapping[str, int] = field(default_factory=dict)


def find_sheet(workbook: Workbook, name: str, declared: YamlLocation) -> tuple[Sheet | None, Diagnostics]:
    """The sheet of that name, compared without case and in one Unicode form."""
    sheet = workbook.sheets.get(folded(name))
    if sheet is not None:
        return sheet, ()
    unread = [present for present in workbook.sheet_names if folded(present) not in workbook.sheets]
    near = nearest(name, unread) or nearest(name, workbook.sheet_names)  # a renamed one is not read
    problem = Diagnostic(
        code="sheet-not-found",
        location=CellLocation(workbook=workbook.path, sheet=name),
        args={"sheet": name, **({"nearest": near} if near else {})},
        related=(Related(role="declared", location=declared),),
    )
    return None, (problem,)


def find_titles(
    workbook: Workbook, sheet: Sheet, header: int, titles: Mapping[str, str], declared: YamlLocation
) -> tuple[Found | None, Diagnostics]:
    """The column of each title (name -> title), on the header row or wherever that row has moved to.

    Where the first title (the key column of a grid) or every title is absent, nothing can be read and
    the whole is None; one absent among others is one diagnostic, and the rest is read.
    """
    row = _header_row(sheet, header, titles)
    places = _titles_of(sheet.rows.get(row, {}))
    columns = {name: places[folded(title)][0] for name, title in titles.items() if folded(title) in places}
    problems = [
        _title_problem(workbook, sheet, row, title, places, declared)
        for title in dict.fromkeys(titles.values())
        if len(places.get(folded(title), ())) != 1
    ]
    first = next(iter(titles), "")
    if first not in columns:
        return None, tuple(problems[:1])
    return Found(sheet=sheet, header=row, columns=columns), tuple(problems)


def keys_of(found: Found, key: str) -> Mapping[str, tuple[int, ...]]:
    """The rows of each id below the header: {id: (row, ...)}, more than one where it is repeated."""
    column = found.columns[key]
    rows: dict[str, list[int]] = {}
    for number, (columns, contents) in found.sheet.packed():
        if number > found.header and column in columns:
            text = text_in(contents[columns.index(column)])
            if text:
                rows.setdefault(text, []).append(number)
    return {text: tuple(numbers) for text, numbers in rows.items()}


def text_of(cell: Cell) -> str:
    """A title or an id as text, trimmed; a number as Excel would print it."""
    return "" if cell.value is None else " ".join(str(cell.value).split())


def text_in(content: Content) -> str:
    """The same of what stands in a cell."""
    value = content[1]
    return "" if value is None else " ".join(str(value).split())


def is_blank(content: Content) -> bool:
    """Whether that is no text at all."""
    value = content[1]
    return value is None or value == "" or (isinstance(value, str) and value.isspace())


def told_rows(sheet: Sheet) -> Spans:
    """The rows of which something is to be told: they are hidden, or a merged area covers a part of them."""
    merged = ((area.first_row, area.last_row) for area in sheet.merges)
    return Spans.of((*merged, *sheet.hidden_rows.ranges))


def _header_row(sheet: Sheet, header: int, titles: Mapping[str, str]) -> int:
    wanted = {folded(title) for title in titles.values()}

    def score(row: int) -> int:
        return len(wanted & _titles_of(sheet.rows.get(row, {})).keys())

    if score(header) == len(wanted):
        return header
    rows = [row for row in sorted(sheet.rows) if row <= header + _SEARCHED_ROWS]
    best = max(rows, key=score, default=header)
    return best if score(best) > score(header) else header


def _titles_of(cells: Mapping[int, Cell]) -> Mapping[str, tuple[int, ...]]:
    places: dict[str, tuple[int, ...]] = {}
    for column in sorted(cells):
        title = folded(text_of(cells[column]))
        if title:
            places[title] = (*places.get(title, ()), column)
    return places


def _title_problem(
    workbook: Workbook,
    sheet: Sheet,
    row: int,
    title: str,
    places: Mapping[str, tuple[int, ...]],
    declared: YamlLocation,
) -> Diagnostic:
    related = (Related(role="declared", location=declared),)
    columns = places.get(folded(title), ())
    if columns:
        where = ", ".join(column_letters(column) for column in columns)
        location = CellLocation(
            workbook=workbook.path, sheet=sheet.name, cell=f"{column_letters(columns[1])}{row}"
        )
        return Diagnostic(
            code="title-repeated", location=location, args={"title": title, "columns": where}, related=related
        )
    near = nearest(title, [text_of(cell) for cell in sheet.rows.get(row, {}).values()])
    return Diagnostic(
        code="title-not-found",
        location=CellLocation(workbook=workbook.path, sheet=sheet.name),
        args={"title": title, "row": str(row), **({"nearest": near} if near else {})},
        related=related,
    )
