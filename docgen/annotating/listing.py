"""The sheet in front of an annotated workbook: every finding on a line, with a link to its cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from docgen.annotating.package import OFFICE, STRICT_OFFICE, clean
from docgen.annotating.styles import Styles, Tint
from docgen.annotating.words import WORDS, place_of, sentence, severity_word
from docgen.catalogue import Language, hints, message
from docgen.diagnostics import CellLocation, Diagnostic
from docgen.excel.cells import column_letters

_WIDTHS = (6, 12, 18, 9, 38, 60, 60, 22)
_HEAD = 3  # the row of the titles
_LINE = 15.75  # points a line of text is high


def findings_sheet(
    findings: Sequence[Diagnostic],
    workbook: Path,
    names: Iterable[str],
    styles: Styles,
    language: Language,
    main: str,
) -> bytes:
    """The worksheet part; `names` are the sheets of the workbook, which can be linked to."""
    words = WORDS[language]
    errors = sum(finding.severity == "error" for finding in findings)
    title = words.title.format(errors=errors, warnings=len(findings) - errors)
    rows = [_row(1, [(title, "title")], styles)]
    rows.append(_row(_HEAD, [(header, "header") for header in words.headers], styles))
    links: list[str] = []
    known = {name.casefold(): name for name in names}
    for number, finding in enumerate(findings, start=1):
        line = _HEAD + number
        sheet, cell, label = _place(finding, workbook)
        target = known.get(sheet.casefold())
        if target is not None and isinstance(finding.location, CellLocation):
            quoted = "'" + target.replace("'", "''") + "'!" + (cell or "A1")
            links.append(
                f'<hyperlink ref="D{line}" location={quoteattr(quoted)} display={quoteattr(cell or "A1")}/>'
            )
            cell = cell or "A1"
        advice = "\n".join(sentence(hint) for hint in hints(finding, language))
        tint: Tint = "error" if finding.severity == "error" else "warning"
        rows.append(
            _row(
                line,
                [
                    (str(number), "text"),
                    (severity_word(finding, language), tint),
                    (sheet, "text"),
                    (cell, "link"),
                    (label, "text"),
                    (sentence(message(finding, language)), "text"),
                    (advice, "text"),
                    (finding.mark or finding.code, "text"),
                ],
                styles,
            )
        )
    if not findings:
        rows.append(_row(_HEAD + 1, [("", "text"), (words.none, "title")], styles))
    return _sheet(rows, links, main, last=_HEAD + len(findings))


def _place(finding: Diagnostic, workbook: Path) -> tuple[str, str, str]:
    location = finding.location
    if isinstance(location, CellLocation) and location.workbook == workbook:
        return location.sheet, location.cell, location.label
    return place_of(finding), "", ""


def _row(number: int, cells: Sequence[tuple[str, Tint]], styles: Styles) -> str:
    made = "".join(
        f'<c r="{column_letters(at)}{number}" s="{styles.own(look)}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{escape(clean(text))}</t></is></c>'
        for at, (text, look) in enumerate(cells, start=1)
        if text
    )
    lines = max(
        sum(-(-max(len(line), 1) // round(_WIDTHS[at] * 0.9)) for line in text.split("\n"))
        for at, (text, _) in enumerate(cells)
    )
    height = f' ht="{lines * _LINE:g}"' if lines > 1 and number > 1 else ""  # not fixed: Excel may fit it
    return f'<row r="{number}"{height}>{made}</row>'


def _sheet(rows: Iterable[str], links: Sequence[str], main: str, *, last: int) -> bytes:
    office = STRICT_OFFICE if "purl.oclc.org" in main else OFFICE
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, width in enumerate(_WIDTHS, start=1)
    )
    filtered = f'<autoFilter ref="A{_HEAD}:{column_letters(len(_WIDTHS))}{max(last, _HEAD)}"/>'
    linked = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{main}" xmlns:r="{office}"><sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr '
        'fitToPage="1"/></sheetPr><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane '
        f'ySplit="{_HEAD}" topLeftCell="A{_HEAD + 1}" activePane="bottomLeft" state="frozen"/></sheetView>'
        f'</sheetViews><sheetFormatPr defaultRowHeight="15.75"/><cols>{columns}</cols>'
        f"<sheetData>{''.join(rows)}</sheetData>{filtered}{linked}"
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )
    return xml.encode()
