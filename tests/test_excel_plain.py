"""Plain cells taken past the parser: what is read is what the parser alone would read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.excel import package, plain, sheet, strings
from docgen.excel.workbook import read_workbook
from tests.support.workbooks import MAIN, cell_styles, package_file, workbook_parts, xml_workbook

ROW = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46024</v></c><c r="C1"><v>-1.5E3</v></c></row>'
)
STRINGS = "<si><t>Một</t></si><si><r><t>Ha</t></r><r><t>i</t></r></si>"

# The content of sheetData, or where it begins with "<sheetData" or "<extLst", that and what follows it.
ROWS = {
    "plain": ROW,
    "empty cells": '<row r="1"><c r="A1" s="1"/><c r="B1" s="1" t="n"></c></row>',
    "formulas": '<row r="1"><c r="A1"><f>B1+1</f><v>2</v></c><c r="B1"><f>C1</f></c><c r="C1" t="str">'
    '<f>D1</f><v></v></c><c r="D1" t="str"><f>A1</f><v>chữ</v></c></row>',
    "shared formula": '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>2</v></c></row>'
    '<row r="2"><c r="A2"><f t="shared" si="0"/><v>3</v></c></row>',
    "types": '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1" t="d">'
    '<v>2026-01-02</v></c><c r="D1" t="s"><v>9</v></c><c r="E1" t="s"><v> 1 </v></c></row>',
    "inline": '<row r="1"><c r="A1" t="inlineStr"><is><t>R&amp;D &#272;&#x1EBF;n _x000A_</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>'
    '<c r="C1" t="inlineStr"><is><t/></is></c></row>',
    "inline lines": '<row r="1"><c r="A1" t="inlineStr"><is><t>a\n\tb</t></is></c></row>',
    "inline returns": '<row r="1"><c r="A1" t="inlineStr"><is><t>a\r\nb&#13;</t></is></c></row>',
    "unknown reference": '<row r="1"><c r="A1" t="inlineStr"><is><t>&what;</t></is></c></row>',
    "no character": '<row r="1"><c r="A1" t="inlineStr"><is><t>&#1;</t></is></c></row>',
    "beyond Unicode": '<row r="1"><c r="A1" t="inlineStr"><is><t>&#9999999;</t></is></c></row>',
    "row in a comment": f"<!-- {ROW} --><row><c><v>5</v></c></row>",
    "row in a comment of a row": f'<row r="1"><!-- {ROW} --><c r="A1"><v>5</v></c></row>',
    "row in a comment after a row": f'<row r="2"/><!-- {ROW} -->{ROW}',
    "row in CDATA": f"<![CDATA[{ROW}]]>",
    "another name space in a row": '<row xmlns="urn:other" r="1"><c r="A1"><v>5</v></c></row>',
    "a cell of another row": '<row r="1"><c r="A7"><v>5</v></c></row>',
    "no such column": '<row r="1"><c r="XFE1"><v>5</v></c></row>',
    "the same row again": f'{ROW}<row r="1"><c r="A1"><v>7</v></c><c r="D1"><v>8</v></c></row>',
    "implied places": f"{ROW}<row><c><v>1</v></c><c r='C2'><v>2</v></c></row>",
    "hidden": '<row r="3" hidden="1"><c r="A3"><v>1</v></c></row><row r="4"/>',
    "not well-formed": f'{ROW}<row r="2"><c r="A2"><v>1</v></row>',
    "row outside": f"<extLst>{ROW}</extLst><sheetData/>",
    "another name space": f'<sheetData xmlns="urn:other">{ROW}</sheetData>',
    "after the rows": f'<sheetData>{ROW}</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
    "no end": f"<sheetData>{ROW}",
    "a text of nothing": '<row r="1"><c r="A1" t="str"><v></v></c><c r="B1" t="str"/></row>',
    "a formula of nothing": '<row r="1"><c r="A1"><f></f><v>2</v></c></row>',
    "a cell twice": '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
    "hidden rows": "".join(
        f'<row r="{number}" ht="{number % 2}"><c r="A{number}"><v>{number}</v></c></row>'
        for number in range(1, 9)
    ),
    "hidden rows without cells": '<row r="1" hidden="1"></row><row r="2" hidden="1"></row><row r="3"></row>',
    "attributes of later rows": f'{ROW}<row r="2" spans="1:1" ht="0"><c r="A2"><v>1</v></c></row><row r="3">'
    '<c r="A3"><v>1</v></c></row><row r="4" spans="1:1" ht="0"><c r="B4"><v>1</v></c></row>',
    "an attribute twice": f'{ROW}<row r="2" r="3"><c r="A2"><v>1</v></c></row>',
    "an unknown prefix": f'{ROW}<row r="2" x:y="1"><c r="A2"><v>1</v></c></row>',
    "a later row elsewhere": f'{ROW}<row r="2" xmlns="urn:other"><c r="A2"><v>1</v></c></row>{ROW}',
    "too far down": f'{ROW}<row r="1048577"><c r="A1048577"><v>1</v></c></row>',
    "for the parser after all": f'{ROW}<row r="2"><c r="A2" t="str"><v></v></c></row><row r="2"><c r="A2">'
    '<v>1</v></c><c r="B2"><v>2</v></c></row><row r="3"><c r="A2"><v>3</v></c></row><row r="4"><c r="A4">'
    "<v>4</v></c></row><row><c><v>5</v></c></row>",
    "in front of a part of a row": f'{ROW}<row r="2"><c r="A2"><v>1</v></c><!-- {ROW} --></row>{ROW}',
}


class Unsifted:
    """A sieve that lets everything pass."""

    def __init__(self, _rows: plain.Rows) -> None:
        pass

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        yield chunk

    def rest(self) -> bytes:
        return b""


# What stands between the tags of the shared strings, or where it begins with "<?xml", the whole part.
PLAIN = '<si><t>Một</t></si><si><t xml:space="preserve"> hai </t></si><si><t>ba</t></si><si><t>bốn</t></si>'
STRING_PARTS = {
    "plain": PLAIN,
    "empty strings": "<si/><si><t/></si><si><t></t></si><si><t></t></si><si><t>a</t></si>",
    "rich between": f"{PLAIN}{STRINGS}{PLAIN}",
    "references": f"{PLAIN}<si><t>R&amp;D</t></si>{PLAIN}<si><t>&#272;</t></si>",
    "escapes": f"{PLAIN}<si><t>a_x000A_b</t></si><si><t>a_x0041_b</t></si>",
    "lines": f"{PLAIN}<si><t>a\n\tb</t></si><si><t>a\r\nb</t></si>{PLAIN}",
    "in a comment": f"<!--{PLAIN}-->{PLAIN}",
    "in CDATA": f"<si><t><![CDATA[{PLAIN}]]></t></si>{PLAIN}",
    "in another name space": f'<x xmlns="urn:other">{PLAIN}</x>{PLAIN}',
    "phonetic": f"<si><t>a</t><rPh><t>b</t></rPh></si>{PLAIN}",
    "no character": f"{PLAIN}<si><t>\ufffe</t></si>{PLAIN}",
    "not well-formed": f"{PLAIN}<si><t>a</si>",
    "no end": f"{PLAIN}<si><t>a",
    "another encoding": f'<?xml version="1.0" encoding="windows-1252"?><sst xmlns="{MAIN}">{PLAIN}</sst>',
    "its encoding said": f'<?xml version="1.0" encoding="UTF-8"?><sst xmlns="{MAIN}">{PLAIN}</sst>',
}
CELLS = "".join(f'<c r="{letter}1" t="s"><v>{number}</v></c>' for number, letter in enumerate("ABCDEFGHIJ"))


@pytest.mark.parametrize("chunk", [7, 64 * 1024])
@pytest.mark.parametrize("part", STRING_PARTS.values(), ids=STRING_PARTS.keys())
def test_the_sieve_of_strings_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, chunk: int
) -> None:
    parts = workbook_parts({"Trang": f'<sheetData><row r="1">{CELLS}</row></sheetData>'}, strings=part)
    if part.startswith("<?xml"):
        parts["xl/sharedStrings.xml"] = part
    path = package_file(tmp_path / "so-lieu.xlsx", parts)
    monkeypatch.setattr(package, "_CHUNK", chunk)
    sifted = read_workbook(path)
    monkeypatch.setattr(strings, "StringSieve", Unsifted)
    assert sifted == read_workbook(path)


@pytest.mark.parametrize("chunk", [7, 64 * 1024])
@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS.keys())
def test_the_sieve_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str, chunk: int
) -> None:
    sheet_data = rows if rows.startswith(("<sheetData", "<extLst")) else f"<sheetData>{rows}</sheetData>"
    path = xml_workbook(tmp_path, sheet_data, strings=STRINGS, styles=cell_styles("dd/mm/yyyy"))
    monkeypatch.setattr(package, "_CHUNK", chunk)
    sifted = read_workbook(path)
    monkeypatch.setattr(sheet, "RowSieve", Unsifted)
    assert sifted == read_workbook(path)


def test_plain_cells_do_not_reach_the_parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet._SheetReader, "_add_cell", lambda _: pytest.fail("a cell was parsed"))
    rows = f"<sheetData>{ROW}</sheetData>"
    path = xml_workbook(tmp_path, rows, strings=STRINGS, styles=cell_styles("dd/mm/yyyy"))
    workbook, _ = read_workbook(path)
    assert workbook is not None
    assert [str(cell.value) for cell in workbook.sheets["trang"].cells()] == ["Một", "2026-01-02", "-1500"]


def test_of_many_plain_rows_the_parser_is_given_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[dict[str, str]] = []
    start_row = sheet._SheetReader._start_row

    def noting(reader: sheet._SheetReader[object], attributes: dict[str, str]) -> None:
        parsed.append(attributes)
        start_row(reader, attributes)

    monkeypatch.setattr(sheet._SheetReader, "_start_row", noting)
    rows = "".join(
        f'<row r="{number}" spans="1:2"><c r="A{number}" t="s"><v>0</v></c><c r="B{number}"/></row>'
        for number in range(1, 101)
    )
    workbook, _ = read_workbook(xml_workbook(tmp_path, f"<sheetData>{rows}</sheetData>", strings=STRINGS))
    assert workbook is not None
    assert parsed == [{"r": "1", "spans": "1:2"}]
    assert [cell.address for cell in workbook.sheets["trang"].cells()] == [f"A{at}" for at in range(1, 101)]
    assert (
        len({id(content) for _, (_, contents) in workbook.sheets["trang"].packed() for content in contents})
        == 1
    )
