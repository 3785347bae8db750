"""Rows of the list of explanations, begun for every warning that can be explained.

They are written into the copy: staff add the reason, their name and the date, and copy the rows they want
into their own workbook.  Nothing in a row depends on where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from docgen.binding.locate import Found, find_titles, text_of
from docgen.diagnostics import CellLocation, Diagnostic
from docgen.excel.workbook import read_workbook
from docgen.explanations.marks import split
from docgen.formats.text import folded
from docgen.pipeline.loading import load_pack
from docgen.pipeline.project import Project


class Prepared(Struct, frozen=True, kw_only=True):
    """Texts for the cells of one sheet, by row and column."""

    sheet: str
    texts: Mapping[tuple[int, int], str]


def prepared(project: Project, path: Path, diagnostics: Iterable[Diagnostic]) -> Prepared | None:
    """The rows for the open warnings of a workbook, below those that are there; None where it has no list."""
    mappings = [form.mapping for form in load_pack(project).forms]
    listed = next((mapping.explanations for mapping in mappings if mapping.explanations), None)
    if listed is None:
        return None
    table = listed.table
    workbook, _ = read_workbook(path, sheets=frozenset({folded(table.sheet)}))
    sheet = workbook.sheets.get(folded(table.sheet)) if workbook is not None else None
    if workbook is None or sheet is None:
        return None
    titles = {column.name: column.title for column in table.columns.values()}
    found, _ = find_titles(workbook, sheet, table.header, titles, listed.location)
    if found is None or "code" not in found.columns:
        return None
    return Prepared(sheet=sheet.name, texts=_texts(found, diagnostics, path))


def _texts(found: Found, diagnostics: Iterable[Diagnostic], path: Path) -> dict[tuple[int, int], str]:
    filled = [
        (number, cells)
        for number, cells in found.sheet.rows.items()
        if number > found.header and any(text_of(cells[at]) for at in found.columns.values() if at in cells)
    ]
    code = found.columns["code"]
    known = {split(text_of(cells[code])) for _, cells in filled if code in cells}
    last = max((number for number, _ in filled), default=found.header)
    texts: dict[tuple[int, int], str] = {}
    for item in diagnostics:
        location = item.location
        if not item.mark or not isinstance(location, CellLocation) or location.workbook != path:
            continue
        if split(item.mark) in known:
            continue
        known.add(split(item.mark))
        last += 1
        place = f"{location.sheet}!{location.cell}" if location.cell else location.sheet
        said = {"code": item.mark, "cell": place, "figures": "; ".join(item.figures)}
        texts |= {(last, found.columns[name]): said[name] for name in said if name in found.columns}
    return texts
