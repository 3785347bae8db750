"""Workbooks made by code: through openpyxl for ordinary ones, from raw XML for odd ones.

Written with openpyxl, a formula has no cached value; use `xml_workbook` where one is needed.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def workbook_file(
    folder: Path, sheets: Mapping[str, Mapping[str, object]], name: str = "so-lieu.xlsx"
) -> Path:
    """A workbook with these cells: {"Số liệu": {"A1": "Mã", "B2": 5}}."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, cells in sheets.items():
        sheet: Worksheet = book.create_sheet(title)
        for address, value in cells.items():
            sheet[address].value = value
    path = folder / name
    book.save(path)
    return path


def table_cells(table: str, row: int = 1, column: int = 1) -> dict[str, object]:
    """The cells of a Markdown table, its first line at a given place.

    The line of dashes is left out, an empty field is no cell, digits are a number, and a field in
    `backticks` is text whatever it looks like.
    """
    lines = [line.strip().strip("|").split("|") for line in table.strip().splitlines()]
    fields = [[field.strip() for field in line] for line in lines]
    kept = [line for line in fields if not all(re.fullmatch(":?-+:?", field) for field in line)]
    return {
        f"{get_column_letter(column + across)}{row + down}": _field(field)
        for down, line in enumerate(kept)
        for across, field in enumerate(line)
        if field
    }


def table_workbook(folder: Path, tables: Mapping[str, str], name: str = "so-lieu.xlsx", row: int = 1) -> Path:
    """A workbook with one Markdown table a sheet, its titles in `row`."""
    return workbook_file(folder, {title: table_cells(table, row) for title, table in tables.items()}, name)


def xml_workbook(folder: Path, sheet: str = "", name: str = "so-lieu.xlsx", **options: str) -> Path:
    """A workbook with the one sheet "Trang" whose worksheet part holds `sheet`; see `workbook_parts`."""
    return package_file(folder / name, workbook_parts({"Trang": sheet}, **options))


def shared_workbook(folder: Path, title: str, table: str) -> Path:
    """A workbook with one Markdown table, its texts among the shared strings, where Excel puts them."""
    texts: dict[str, int] = {}
    rows: dict[str, list[str]] = {}
    for address, value in table_cells(table).items():
        row = address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        kind, stored = "", value
        if isinstance(value, str):
            kind, stored = ' t="s"', texts.setdefault(value, len(texts))
        rows.setdefault(row, []).append(f'<c r="{address}"{kind}><v>{stored}</v></c>')
    xml = "".join(f'<row r="{row}">{"".join(cells)}</row>' for row, cells in rows.items())
    strings = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
    parts = workbook_parts({title: f"<sheetData>{xml}</sheetData>"}, strings=strings)
    return package_file(folder / "so-lieu.xlsx", parts)


def package_file(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """A zip package with these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return path


def workbook_parts(
    sheets: Mapping[str, str],
    *,
    strings: str = "",
    styles: str = "",
    before: str = "",
    after: str = "",
    main: str = MAIN,
    relations: str = RELATIONS,
) -> dict[str, str | bytes]:
    """The parts of a workbook, by name.

    `sheets`: the content of each worksheet element; `strings`, `styles`: the content of the shared
    strings and of the style sheet; `before`, `after`: what stands before and after the sheets in the
    workbook part.
    """
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{number}" r:id="rId{number}"/>'
        for number, title in zip(numbers, sheets, strict=True)
    )
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{relations}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    related += f'<Relationship Id="rIdT" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/>'
    related += f'<Relationship Id="rIdS" Type="{relations}/styles" Target="styles.xml"/>'
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relationships(
            f'<Relationship Id="rId1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/>'
        ),
        "xl/workbook.xml": f'{DECLARATION}<workbook xmlns="{main}" xmlns:r="{relations}">'
        f"{before}<sheets>{listed}</sheets>{after}</workbook>",
        "xl/_rels/workbook.xml.rels": relationships(related),
        "xl/sharedStrings.xml": f'{DECLARATION}<sst xmlns="{main}">{strings}</sst>',
        "xl/styles.xml": f'{DECLARATION}<styleSheet xmlns="{main}">{styles}</styleSheet>',
    }
    for number, content in zip(numbers, sheets.values(), strict=True):
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'{DECLARATION}<worksheet xmlns="{main}" xmlns:r="{relations}">{content}</worksheet>'
        )
    return parts


def relationships(content: str) -> str:
    """A relationships part."""
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONS}">{content}</Relationships>'


def cell_styles(*formats: str) -> str:
    """The content of a style sheet: style n + 1 has the n-th number format, style 0 is General."""
    codes = "".join(
        f'<numFmt numFmtId="{164 + at}" formatCode={quoteattr(code)}/>' for at, code in enumerate(formats)
    )
    uses = "".join(f'<xf numFmtId="{164 + at}" fontId="0"/>' for at in range(len(formats)))
    return (
        f"<numFmts>{codes}</numFmts>"
        '<fonts><font><sz val="13"/><name val="Times New Roman"/></font><font>'
        '<name val=".VnTime"/></font></fonts>'
        f'<cellXfs><xf numFmtId="0" fontId="0"/>{uses}</cellXfs>'
    )


def inline(address: str, text: str) -> str:
    """A cell that holds its own text."""
    return f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _field(field: str) -> object:
    if field.startswith("`") and field.endswith("`"):
        return field.strip("`")
    if _NUMBER.fullmatch(field):
        return float(field) if "." in field else int(field)
    return field
