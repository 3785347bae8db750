"""What is read from a workbook: values, formulas, styles, what hides a cell, names."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from docgen.excel.cells import Area, Cell, NamedCell, Run, Sheet, Spans, Workbook
from docgen.excel.workbook import read_workbook
from tests.support.workbooks import (
    DECLARATION,
    MAIN,
    RELATIONS,
    STRICT,
    STRICT_RELATIONS,
    cell_styles,
    inline,
    package_file,
    relationships,
    table_workbook,
    workbook_file,
    workbook_parts,
    xml_workbook,
)


def read(path: Path) -> Workbook:
    """The workbook, which must have no problem."""
    workbook, diagnostics = read_workbook(path)
    assert diagnostics == ()
    assert workbook is not None
    return workbook


def read_sheet(path: Path) -> Sheet:
    return next(iter(read(path).sheets.values()))


def contents(sheet: Sheet) -> dict[str, object]:
    return {cell.address: cell.value for cell in sheet.cells()}


def kinds(sheet: Sheet) -> dict[str, tuple[str, object]]:
    return {cell.address: (cell.kind, cell.value) for cell in sheet.cells()}


def data(*rows: str) -> str:
    return f"<sheetData>{''.join(rows)}</sheetData>"


def test_ordinary_workbook(tmp_path: Path) -> None:
    path = workbook_file(
        tmp_path,
        {
            "Đơn vị": {"A1": "Tên đơn vị", "C4": "Bảo hiểm xã hội tỉnh A & B", "C5": date(2026, 6, 15)},
            "Số liệu": {
                "B2": 5,
                "B3": 0.985,
                "B4": True,
                "B5": datetime(2026, 6, 15, 8, 30),
                "B6": time(8, 30),
            },
        },
    )
    workbook = read(path)
    assert workbook.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert workbook.sheet_names == ("Đơn vị", "Số liệu")
    assert contents(workbook.sheets["đơn vị"]) == {
        "A1": "Tên đơn vị",
        "C4": "Bảo hiểm xã hội tỉnh A & B",
        "C5": date(2026, 6, 15),
    }
    assert kinds(workbook.sheets["số liệu"]) == {
        "B2": ("number", Decimal(5)),
        "B3": ("number", Decimal("0.985")),
        "B4": ("bool", True),
        "B5": ("date", datetime(2026, 6, 15, 8, 30)),
        "B6": ("date", time(8, 30)),
    }


def test_table_builder(tmp_path: Path) -> None:
    path = table_workbook(tmp_path, {"Số liệu": "| Mã | k6 |\n|---|---|\n| a | 12 |\n| `01` | |"}, row=4)
    assert contents(read_sheet(path)) == {"A4": "Mã", "B4": "k6", "A5": "a", "B5": 12, "A6": "01"}


def test_cell_that_is_not_there_is_empty(tmp_path: Path) -> None:
    sheet = read_sheet(xml_workbook(tmp_path, data('<row r="1"><c r="A1" s="0"/><c r="B1"><v/></c></row>')))
    assert list(sheet.cells()) == []
    assert sheet.cell(1, 1) == Cell(row=1, column=1, kind="empty")


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ("5", "5"),
        ("-3", "-3"),
        ("0.98499999999999999", "0.985"),
        ("5.0", "5"),
        ("1E3", "1000"),
        ("1e-7", "1E-7"),
        (" 12 ", "12"),
        ("123456789012345678", "123456789012345680"),
        ("1.7976931348623157E308", "1.7976931348623157E+308"),
    ],
)
def test_number(tmp_path: Path, stored: str, expected: str) -> None:
    sheet = read_sheet(xml_workbook(tmp_path, data(f"<row><c><v>{stored}</v></c></row>")))
    assert kinds(sheet) == {"A1": ("number", Decimal(expected))}


@pytest.mark.parametrize("stored", ["NaN", "INF", "-inf", "1.5abc", "1_000", "١٢", "1,5"])
def test_garbage_where_a_number_should_be_is_an_error_of_that_cell(tmp_path: Path, stored: str) -> None:
    sheet = read_sheet(xml_workbook(tmp_path, data(f"<row><c><v>{stored}</v></c><c><v>7</v></c></row>")))
    assert kinds(sheet) == {"A1": ("error", stored), "B1": ("number", Decimal(7))}


def test_types_of_cells(tmp_path: Path) -> None:
    rows = data(
        '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="b">'
        "<v>x</v></c></row>",
        '<row r="2"><c r="A2" t="e"><v>#DIV/0!</v></c><c r="B2" t="e"><f>NA()</f><v>#N/A</v></c></row>',
        '<row r="3"><c r="A3" t="d"><v>2026-06-15</v></c><c r="B3" t="d"><v>2026-06-15T08:30:00.000Z</v></c>'
        '<c r="C3" t="d"><v>T08:30:00</v></c><c r="D3" t="d"><v>15/6/2026</v></c></row>',
        '<row r="4"><c r="A4" t="s"><v>0</v></c><c r="B4" t="s"><v>9</v></c><c r="C4" t="s"><v>x</v></c>'
        '<c r="D4" t="wrong"><v>1</v></c></row>',
        f'<row r="5">{inline("A5", " a ")}<c r="B5" t="str"><v>b</v></c><c r="C5" t="inlineStr"/></row>',
    )
    assert kinds(read_sheet(xml_workbook(tmp_path, rows, strings="<si><t>chung</t></si>"))) == {
        "A1": ("bool", True),
        "B1": ("bool", False),
        "C1": ("error", "x"),
        "A2": ("error", "#DIV/0!"),
        "B2": ("error", "#N/A"),
        "A3": ("date", date(2026, 6, 15)),
        "B3": ("date", datetime(2026, 6, 15, 8, 30)),
        "C3": ("date", time(8, 30)),
        "D3": ("error", "15/6/2026"),
        "A4": ("text", "chung"),
        "B4": ("error", "9"),
        "C4": ("error", "x"),
        "D4": ("error", "1"),
        "A5": ("text", " a "),
        "B5": ("text", "b"),
    }


def test_formulas(tmp_path: Path) -> None:
    rows = data(
        '<row r="1"><c r="A1"><f>SUM(B1:C1)</f><v>3</v></c><c r="B1"><f>C1</f></c><c r="C1"><f>D1</f>'
        "<v></v></c>"
        '<c r="D1" t="str"><f>""</f><v></v></c><c r="E1" t="str"><f>"a"</f><v>a</v></c></row>',
        '<row r="2"><c r="A2"><f t="shared" ref="A2:A4" si="0">B2+$C$2</f><v>1</v></c></row>',
        '<row r="3"><c r="A3"><f t="shared" si="0"/><v>2</v></c><c r="B3"><f t="shared" si="9"/>'
        "<v>4</v></c></row>",
        '<row r="4"><c r="A4"><f t="shared" si="0"/></c></row>',
    )
    sheet = read_sheet(xml_workbook(tmp_path, rows))
    assert {cell.address: (cell.kind, cell.value, cell.formula) for cell in sheet.cells()} == {
        "A1": ("number", Decimal(3), "=SUM(B1:C1)"),
        "B1": ("uncalculated", None, "=C1"),
        "C1": ("uncalculated", None, "=D1"),
        "D1": ("text", "", '=""'),
        "E1": ("text", "a", '="a"'),
        "A2": ("number", Decimal(1), "=B2+$C$2"),
        "A3": ("number", Decimal(2), "=B3+$C$2"),
        "B3": ("number", Decimal(4), "="),
        "A4": ("uncalculated", None, "=B4+$C$2"),
    }


def test_formula_written_by_openpyxl_is_uncalculated(tmp_path: Path) -> None:
    sheet = read_sheet(workbook_file(tmp_path, {"A": {"A1": 1, "A2": "=A1+1"}}))
    assert sheet.cell(2, 1) == Cell(row=2, column=1, kind="uncalculated", formula="=A1+1", font="Calibri")


@pytest.mark.parametrize(
    ("calculation", "expected"), [('fullCalcOnLoad="1"', True), ('calcId="191029"', False)]
)
def test_workbook_that_asks_to_be_recalculated(tmp_path: Path, calculation: str, expected: bool) -> None:
    workbook = read(xml_workbook(tmp_path, after=f"<calcPr {calculation}/>"))
    assert workbook.recalculate is expected


TEXTS = [
    "R&D <b> \"quoted\" 'single' {{ 7*7 }} {% raw %}",
    "dòng một\ndòng hai\tsau tab",
    unicodedata.normalize("NFD", "Báo cáo kết quả"),
    "🇻🇳 👩‍👩‍👧 \u200fمرحبا\u200e",
    "  cách  ",
    "x" * 32_767,
]


@pytest.mark.parametrize("text", TEXTS)
def test_text_arrives_literally(tmp_path: Path, text: str) -> None:
    sheet = read_sheet(workbook_file(tmp_path, {"A": {"A1": text}}))
    assert contents(sheet) == {"A1": text}


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ("a_x000D_\nb", "a\nb"),
        ("a_x000D_b", "a\nb"),
        ("_x005F_x000D_", "_x000D_"),
        ("_x0007_", "\x07"),
        ("_xD83D__xDE00_", "\U0001f600"),
        ("_xd83d_", "\ud83d"),
        ("ma_x12_y", "ma_x12_y"),
        ("a&#13;&#10;b", "a\nb"),
        ("_X000D_", "_X000D_"),
    ],
)
def test_escapes_are_decoded_as_excel_does(tmp_path: Path, stored: str, expected: str) -> None:
    cells = (
        '<row><c t="s"><v>0</v></c><c t="str"><v>{0}</v></c><c t="inlineStr"><is><t>{0}</t></is></c></row>'
    )
    path = xml_workbook(tmp_path, data(cells.format(stored)), strings=f"<si><t>{stored}</t></si>")
    assert contents(read_sheet(path)) == {"A1": expected, "B1": expected, "C1": expected}


def test_rich_text_keeps_its_fonts_and_drops_phonetic_guides(tmp_path: Path) -> None:
    rich = (
        '<r><t xml:space="preserve">Bao </t></r><r><rPr><b/><rFont val=".VnTime"/></rPr><t>c¸o</t></r>'
        '<rPh sb="0" eb="1"><t>phiên âm</t></rPh><phoneticPr fontId="1"/>'
    )
    path = xml_workbook(
        tmp_path,
        data(f'<row><c t="s"><v>0</v></c><c t="inlineStr"><is>{rich}</is></c><c t="s"><v>1</v></c></row>'),
        strings=f"<si>{rich}</si><si><t>thường</t><rPh><t>x</t></rPh></si>",
        styles=cell_styles(),
    )
    runs = (Run("Bao ", ""), Run("c¸o", ".VnTime"))
    assert list(read_sheet(path).cells()) == [
        Cell(row=1, column=1, value="Bao c¸o", runs=runs, kind="text", font="Times New Roman"),
        Cell(row=1, column=2, value="Bao c¸o", runs=runs, kind="text", font="Times New Roman"),
        Cell(row=1, column=3, value="thường", kind="text", font="Times New Roman"),
    ]


def test_number_format_and_font_of_a_cell(tmp_path: Path) -> None:
    styles = (
        '<numFmts><numFmt numFmtId="200" formatCode="0.0%"/></numFmts>'
        '<fonts><font><name val="Arial"/></font><font><sz val="9"/></font><font>'
        '<name val="VNI-Times"/></font></fonts>'
        '<cellStyleXfs><xf numFmtId="14" fontId="1"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="200" fontId="2"/><xf numFmtId="10" fontId="1"/><xf numFmtId="x"/></cellXfs>'
        '<dxfs><dxf><font><name val="Wrong"/></font><numFmt numFmtId="200" formatCode="dd/mm"/></dxf></dxfs>'
    )
    rows = data('<row><c><v>1</v></c><c s="1"><v>1</v></c><c s="2"><v>1</v></c><c s="99"><v>1</v></c></row>')
    sheet = read_sheet(xml_workbook(tmp_path, rows, styles=styles))
    assert [(cell.number_format, cell.font) for cell in sheet.cells()] == [
        ("0.0%", "VNI-Times"),
        ("0.00%", ""),
        ("General", "Arial"),
        ("General", ""),
    ]


@pytest.mark.parametrize(
    ("before", "serial", "expected"),
    [
        ("", "46188", date(2026, 6, 15)),
        ("", "46188.5", datetime(2026, 6, 15, 12)),
        ("", "59", date(1900, 2, 28)),
        ("", "60", Decimal(60)),
        ("", "0", Decimal(0)),
        ("", "-1", Decimal(-1)),
        ("", "2958465", date(9999, 12, 31)),
        ("", "2958466", Decimal(2958466)),
        ("", "1E300", Decimal("1E300")),
        ('<workbookPr date1904="1"/>', "44726", date(2026, 6, 15)),
        ('<workbookPr date1904="true"/>', "0", date(1904, 1, 1)),
        ('<workbookPr dateCompatibility="0"/>', "60", date(1900, 2, 28)),
    ],
)
def test_dates_by_number(tmp_path: Path, before: str, serial: str, expected: object) -> None:
    rows = data(f'<row><c s="1"><v>{serial}</v></c></row>')
    path = xml_workbook(tmp_path, rows, styles=cell_styles("dd/mm/yyyy"), before=before)
    assert contents(read_sheet(path)) == {"A1": expected}


def test_positions_are_implied_where_the_file_gives_none(tmp_path: Path) -> None:
    rows = data(
        "<row><c><v>1</v></c><c><v>2</v></c></row>",
        '<row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row>',
        "<row><c><v>5</v></c></row>",
        '<row><c r="AB7"><v>6</v></c></row>',
    )
    sheet = read_sheet(xml_workbook(tmp_path, rows))
    assert contents(sheet) == {"A1": 1, "B1": 2, "C5": 3, "D5": 4, "A6": 5, "AB7": 6}


def test_what_hides_a_cell(tmp_path: Path) -> None:
    sheet = read_sheet(
        xml_workbook(
            tmp_path,
            '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0" customWidth="1"/>'
            '<col min="6" max="6" hidden="false" width="9"/><col min="100" max="16384" hidden="true"/></cols>'
            + data(
                '<row r="2" hidden="1"/><row r="3" ht="0" customHeight="1"/><row r="5" hidden="0" ht="15"/>'
            )
            + '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C1:C1048576"/>'
            '<mergeCell ref="x"/></mergeCells>',
        )
    )
    assert sheet.hidden_rows == Spans(ranges=((2, 3),))
    assert sheet.hidden_columns == Spans(ranges=((2, 3), (5, 5), (100, 16384)))
    merged = Area(first_row=1, first_column=1, last_row=2, last_column=2)
    assert sheet.merges == (merged, Area(first_row=1, first_column=3, last_row=1_048_576, last_column=3))
    assert (sheet.merge_at(2, 2), sheet.merge_at(9, 9)) == (merged, None)


def test_hidden_sheets_and_sheets_of_other_kinds(tmp_path: Path) -> None:
    parts = workbook_parts({"Một": "", "Hai": "", "Ba": ""})
    parts["xl/workbook.xml"] = (
        f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="Một" r:id="rId1" state="hidden"/><sheet name="Hai" r:id="rId2" state="veryHidden"/>'
        '<sheet name="Biểu đồ" r:id="rId9"/><sheet name="Ba" r:id="rId3"/></sheets></workbook>'
    )
    parts["xl/_rels/workbook.xml.rels"] = str(parts["xl/_rels/workbook.xml.rels"]).replace(
        "</Rel", f'<Relationship Id="rId9" Type="{RELATIONS}/chartsheet" Target="c.xml"/></Rel'
    )
    workbook = read(package_file(tmp_path / "a.xlsx", parts))
    assert workbook.sheet_names == ("Một", "Hai", "Ba")
    assert [sheet.visible for sheet in workbook.sheets.values()] == [False, False, True]


def test_defined_names(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Đơn vị"
    book.create_sheet("It's")
    book["Đơn vị"].merge_cells("C4:E4")
    targets = {
        "Ngay_Ban_Hanh": "'Đơn vị'!$C$5",
        "ten": "'Đơn vị'!$C$4:$E$4",
        "trich": "'It''s'!$B$2",
        "vung": "'Đơn vị'!$A$1:$B$2",
        "hong": "#REF!",
        "hang_so": "42",
        "ngoai": "'[1]Khác'!$A$1",
        "hai_vung": "'Đơn vị'!$A$1,'Đơn vị'!$B$2",
    }
    for name, target in targets.items():
        book.defined_names[name] = DefinedName(name, attr_text=target)
    book["It's"].defined_names["rieng"] = DefinedName("rieng", attr_text="'It''s'!$D$4")
    book["It's"].print_title_rows = "1:2"
    path = tmp_path / "names.xlsx"
    book.save(path)
    assert read(path).names == {
        "ngay_ban_hanh": NamedCell(sheet="Đơn vị", row=5, column=3),
        "ten": NamedCell(sheet="Đơn vị", row=4, column=3),
        "trich": NamedCell(sheet="It's", row=2, column=2),
        "rieng": NamedCell(sheet="It's", row=4, column=4),
    }


def test_only_the_wanted_sheets_are_read(tmp_path: Path) -> None:
    path = workbook_file(tmp_path, {name: {"A1": name} for name in ("Số liệu", "Đơn vị", "Thừa", "Tên")})
    book = openpyxl.load_workbook(path)
    book.defined_names["ten"] = DefinedName("ten", attr_text="'Tên'!$A$1")
    book.save(path)
    workbook, diagnostics = read_workbook(path, sheets={"số liệu", "không có"}, names={"ten", "la"})
    assert diagnostics == ()
    assert workbook is not None
    assert set(workbook.sheets) == {"số liệu", "tên"}
    assert workbook.sheet_names == ("Số liệu", "Đơn vị", "Thừa", "Tên")


def test_sheet_names_are_found_in_either_unicode_form(tmp_path: Path) -> None:
    workbook = read(workbook_file(tmp_path, {unicodedata.normalize("NFD", "Số liệu"): {"A1": 1}}))
    assert set(workbook.sheets) == {unicodedata.normalize("NFC", "số liệu")}


def test_strict_workbook_is_read(tmp_path: Path) -> None:
    rows = data(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1" t="d"><v>2026-06-15T00:00:00</v></c></row>'
    )
    parts = workbook_parts(
        {"Số liệu": rows + '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'},
        strings="<si><t>chữ</t></si>",
        styles=cell_styles("dd/mm/yyyy"),
        main=STRICT,
        relations=STRICT_RELATIONS,
    )
    sheet = read_sheet(package_file(tmp_path / "strict.xlsx", parts))
    assert contents(sheet) == {"A1": "chữ", "B1": date(2026, 6, 15)}
    assert len(sheet.merges) == 1


def test_prefixed_xml_is_read_and_foreign_elements_are_not(tmp_path: Path) -> None:
    parts = workbook_parts({"A": ""}, strings="")
    parts["xl/worksheets/sheet1.xml"] = (
        f'<x:worksheet xmlns:x="{MAIN}" xmlns:d="urn:drawing"><x:dimension ref="A1:XFD1048576"/><x:sheetData>'
        '<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><d:c r="B1">'
        "<d:v>9</d:v></d:c></x:row></x:sheetData>"
        "<d:anchor><d:row>5</d:row><d:c>4</d:c></d:anchor></x:worksheet>"
    )
    parts["xl/sharedStrings.xml"] = f'<x:sst xmlns:x="{MAIN}"><x:si><x:t>chữ</x:t></x:si></x:sst>'
    assert contents(read_sheet(package_file(tmp_path / "a.xlsx", parts))) == {"A1": "chữ"}


@pytest.mark.parametrize(
    "target", ["/xl/worksheets/sheet1.xml", "./worksheets/sheet1.xml", "..\\xl\\Worksheets\\Sheet1.xml"]
)
def test_relation_targets_of_every_style(tmp_path: Path, target: str) -> None:
    parts = workbook_parts({"A": data("<row><c><v>1</v></c></row>")})
    parts["xl/_rels/workbook.xml.rels"] = relationships(
        f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="{target}"/>'
    )
    assert contents(read_sheet(package_file(tmp_path / "a.xlsx", parts))) == {"A1": 1}


def test_backslash_part_names_and_stray_entries(tmp_path: Path) -> None:
    parts = workbook_parts({"A": data("<row><c><v>1</v></c></row>")})
    renamed = {part.replace("/", "\\"): content for part, content in parts.items()}
    stray: dict[str, str | bytes] = {"../../etc/passwd": b"x", "/absolute": b"y"}
    assert contents(read_sheet(package_file(tmp_path / "a.xlsx", renamed | stray))) == {"A1": 1}


def test_workbook_without_strings_and_styles(tmp_path: Path) -> None:
    parts = workbook_parts({"A": data('<row><c s="3"><v>1</v></c></row>')})
    del parts["xl/sharedStrings.xml"], parts["xl/styles.xml"]
    assert contents(read_sheet(package_file(tmp_path / "a.xlsx", parts))) == {"A1": 1}


def test_utf_16_part(tmp_path: Path) -> None:
    parts = workbook_parts({"A": data(f"<row>{inline('A1', 'Số')}</row>")})
    text = str(parts["xl/worksheets/sheet1.xml"]).replace("UTF-8", "UTF-16")
    parts["xl/worksheets/sheet1.xml"] = text.encode("utf-16")
    assert contents(read_sheet(package_file(tmp_path / "a.xlsx", parts))) == {"A1": "Số"}
