"""Workbooks as Excel saves them: shared strings, dates as numbers with a format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from tests.benchmarks.figures import Cell
from tests.support.workbooks import package_file, workbook_parts

_EPOCH = date(1899, 12, 30)  # day 0 of Excel's dates after February 1900
_STYLES = (
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="3" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
)
_PLAIN, _DATE, _NUMBER = "", ' s="1"', ' s="2"'

Rows = Iterable[Sequence[Cell | None]]


def save_workbook(path: Path, sheets: Mapping[str, Rows], *, selected: str = "A1") -> None:
    """Write a workbook: {"Số liệu": rows of cells}; `selected` is the cell where the user left each sheet."""
    strings: dict[str, int] = {}
    parts = workbook_parts(
        {
            title: f"{_views(selected)}<sheetData>{_rows(rows, strings)}</sheetData>"
            for title, rows in sheets.items()
        },
        styles=_STYLES,
    )
    listed = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
    parts["xl/sharedStrings.xml"] = str(parts["xl/sharedStrings.xml"]).replace("></sst>", f">{listed}</sst>")
    parts["[Content_Types].xml"] = _content_types(len(sheets))
    path.parent.mkdir(parents=True, exist_ok=True)
    package_file(path, parts)


def _content_types(sheets: int) -> str:
    types = {"workbook": "sheet.main", "styles": "styles", "sharedStrings": "sharedStrings"}
    types |= {f"worksheets/sheet{number}": "worksheet" for number in range(1, sheets + 1)}
    overrides = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'spreadsheetml.{kind}+xml"/>'
        for part, kind in types.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )


def _views(selected: str) -> str:
    selection = f'<selection activeCell="{selected}" sqref="{selected}"/>'
    return f'<sheetViews><sheetView workbookViewId="0">{selection}</sheetView></sheetViews>'


def _rows(rows: Rows, strings: dict[str, int]) -> str:
    letters = [get_column_letter(number) for number in range(1, 12)]
    written = []
    for number, row in enumerate(rows, 1):
        cells = "".join(
            _cell(f"{letter}{number}", value, strings)
            for letter, value in zip(letters, row, strict=False)
            if value is not None
        )
        written.append(f'<row r="{number}">{cells}</row>')
    return "".join(written)


def _cell(address: str, value: Cell, strings: dict[str, int]) -> str:
    if isinstance(value, str):
        return f'<c r="{address}" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>'
    if isinstance(value, date):
        return f'<c r="{address}"{_DATE}><v>{(value - _EPOCH).days}</v></c>'
    style = _NUMBER if isinstance(value, int) else _PLAIN
    return f'<c r="{address}"{style}><v>{value!r}</v></c>'
