"""A copy of a workbook in which every finding is a coloured cell with a comment, listed on a first sheet.

The package is changed part by part, not loaded and saved by a library: formulas and their results,
validation, pictures, charts, macros, pivot tables and whatever Excel adds in years to come stay byte for
byte as they are.  What does change: the style of a cell with a finding, its comment, the sheet list, and
which sheet is shown first.  A digital signature of the original does not hold for the copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

from lxml import etree

from docgen.annotating.comments import add_comments
from docgen.annotating.explanations import Prepared
from docgen.annotating.listing import findings_sheet
from docgen.annotating.package import OFFICE, STRICT_OFFICE, Parts, clean
from docgen.annotating.sheet import SheetPart
from docgen.annotating.styles import Styles, empty_styles
from docgen.annotating.words import WORDS, comment_text
from docgen.catalogue import Language
from docgen.diagnostics import CellLocation, Diagnostic
from docgen.excel.references import place
from docgen.formats.text import folded

LIST_PART = "xl/worksheets/docgen-findings.xml"  # tells an annotated copy from a workbook that people fill

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_SELECTED = re.compile(rb"\s+tabSelected\s*=\s*(?:\"[^\"]*\"|'[^']*')")


def annotate_workbook(
    content: bytes,
    path: Path,
    diagnostics: Iterable[Diagnostic],
    language: Language = "vi",
    rows: Prepared | None = None,
) -> bytes:
    """The copy.  `path` is the workbook as the diagnostics name it; findings elsewhere are only listed.

    rows: what is written into the list of explanations.

    Raises what `zipfile` and lxml raise for a file that is no workbook; one that was read has none of that.
    """
    parts = Parts(content)
    book = _Book(parts)
    findings = _in_order(diagnostics, path, book)
    placed: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        location = finding.location
        if isinstance(location, CellLocation) and location.workbook == path and place(location.cell):
            placed.setdefault(folded(location.sheet), []).append(finding)
    numbers = {folded(name): at for at, name in enumerate(book.sheets, start=1)}
    for sheet, found in placed.items():
        if sheet in book.by_name:
            _mark(parts, book, book.by_name[sheet], found, numbers[sheet], language)
    if rows is not None and rows.texts and folded(rows.sheet) in book.by_name:
        target = SheetPart(parts.tree(book.by_name[folded(rows.sheet)]))
        for (row, column), text in rows.texts.items():
            target.write(row, column, clean(text))
    _unselect(parts, book)
    title = _free_title(WORDS[language].sheet, book.sheets)
    listing = findings_sheet(findings, path, book.sheets, book.styles, language, book.main)
    book.insert_first(title, listing)
    return parts.packed()


class _Book:
    """The workbook part: its sheets and its style sheet."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        roots = parts.targets("").values()
        self.part = next((target for kind, target in roots if kind == "officeDocument"), "xl/workbook.xml")
        self.root = parts.tree(self.part)
        self.main = etree.QName(self.root).namespace
        self.office = STRICT_OFFICE if "purl.oclc.org" in self.main else OFFICE
        self._targets = parts.targets(self.part)
        self._list = self.root.find(f"{{{self.main}}}sheets")
        self.sheets: dict[str, str] = {}
        for item in self._list:
            kind, target = self._targets.get(item.get(f"{{{self.office}}}id", ""), ("", ""))
            if kind == "worksheet" and target in parts:
                self.sheets[item.get("name", "")] = target
        self.by_name = {folded(name): target for name, target in self.sheets.items()}
        self.styles = Styles(parts.tree(self._styles_part()))

    def every_sheet(self) -> Iterable[str]:
        """The parts that can be the selected tab."""
        kinds = ("worksheet", "chartsheet", "dialogsheet")
        return [target for kind, target in self._targets.values() if kind in kinds and target in self._parts]

    def insert_first(self, title: str, content: bytes) -> None:
        """Put a sheet before all others, and let everything that counts sheets count it."""
        name = self._parts.free_name(LIST_PART.replace("findings", "findings{}"))
        name = LIST_PART if LIST_PART not in self._parts else name
        self._parts.write(name, content)
        self._parts.declare(name, _SHEET)
        relation = self._parts.relate(self.part, "worksheet", name, strict=self.office == STRICT_OFFICE)
        taken = [int(item.get("sheetId", "0")) for item in self._list]
        element = etree.Element(self._tag("sheet"), name=title, sheetId=str(max(taken, default=0) + 1))
        element.set(f"{{{self.office}}}id", relation)
        self._list.insert(0, element)
        for defined in self.root.iter(self._tag("definedName")):
            if defined.get("localSheetId", "").isdecimal():
                defined.set("localSheetId", str(int(defined.get("localSheetId")) + 1))
        for view in self.root.iter(self._tag("workbookView")):
            view.set("activeTab", "0")
            view.attrib.pop("firstSheet", None)

    def _styles_part(self) -> str:
        for kind, target in self._targets.values():
            if kind == "styles" and target in self._parts:
                return target
        name = "xl/styles.xml"
        self._parts.write(name, empty_styles(self.main))
        self._parts.declare(name, _STYLES)
        self._parts.relate(self.part, "styles", name, strict=self.office == STRICT_OFFICE)
        return name

    def _tag(self, name: str) -> str:
        return f"{{{self.main}}}{name}"


def _in_order(diagnostics: Iterable[Diagnostic], path: Path, book: _Book) -> list[Diagnostic]:
    """Errors first, then by sheet, row and column; after all of them what lies in another file."""
    numbers = {folded(name): at for at, name in enumerate(book.sheets)}

    def key(finding: Diagnostic) -> tuple[Any, ...]:
        location = finding.location
        if not isinstance(location, CellLocation) or location.workbook != path:
            return (True, finding.severity != "error", 0, 0, 0)
        row, column = place(location.cell) or (0, 0)
        sheet = numbers.get(folded(location.sheet), len(numbers))
        return (False, finding.severity != "error", sheet, row, column)

    return sorted(diagnostics, key=key)


def _mark(
    parts: Parts, book: _Book, part: str, findings: Sequence[Diagnostic], number: int, language: Language
) -> None:
    """Colour the cells of one sheet and comment on them."""
    sheet = SheetPart(parts.tree(part))
    texts: dict[tuple[int, int], list[str]] = {}
    tints: dict[tuple[int, int], Literal["error", "warning"]] = {}
    for finding in findings:
        assert isinstance(finding.location, CellLocation)
        own = place(finding.location.cell)
        if own is None:
            continue
        at = sheet.shown_at(*own)
        text = comment_text(finding, language)
        texts.setdefault(at, []).append(text if at == own else f"{finding.location.cell}: {text}")
        if tints.get(at) != "error":
            tints[at] = "error" if finding.severity == "error" else "warning"
    for (row, column), tint in tints.items():
        sheet.restyle(row, column, lambda style, tint=tint: book.styles.tinted(style, tint))  # type: ignore[misc]
    add_comments(parts, part, sheet, {at: "\n\n".join(lines) for at, lines in texts.items()}, number)


def _unselect(parts: Parts, book: _Book) -> None:
    """Only the new sheet is selected: what is typed while two are goes into both."""
    for part in book.every_sheet():
        if b"tabSelected" not in parts.read(part):
            continue
        if parts.changed(part):
            for view in parts.tree(part).iter(f"{{{book.main}}}sheetView"):
                view.attrib.pop("tabSelected", None)
        else:
            parts.write(part, _SELECTED.sub(b"", parts.read(part)))


def _free_title(title: str, taken: Iterable[str]) -> str:
    known = {folded(name) for name in taken}
    titles = (title, *(f"{title} ({number})" for number in range(2, 10**4)))
    return next(name for name in titles if folded(name) not in known)
