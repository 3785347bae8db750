"""The doctor: each thing Excel hides is found at its cell, and a sound workbook gives nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.workbook.workbook import Workbook

from docgen.binding.workbook import bind_workbook
from docgen.diagnostics import Diagnostics
from docgen.doctor.examine import examine
from docgen.excel.workbook import read_workbook
from docgen.mapping.model import DocumentMapping
from docgen.pipeline.report import once, parted
from tests.support.bound import Told, mapping_of, told
from tests.support.pack import pack_mappings
from tests.support.sample import half_year, sample_workbook
from tests.support.workbooks import package_file, table_cells, workbook_parts

MAPPING = """
grids:
  so:
    sheet: "Số liệu"
    header: 2
    key: "Mã"
    columns:
      k6: {title: "6 tháng"}
      nam: {title: "Cả năm"}
      ghi_chu: {title: "Ghi chú", type: text, required: false}
    rows:
      muc: {heading: true, label: "Mục 1"}
      cuoc: {label: "Tổng số cuộc"}
      nguoi: {label: "Số người", columns: [nam, ghi_chu]}
      ty_le: {label: "Tỷ lệ", type: percent}
      diem: {label: "Điểm", type: number}
      tong: {label: "Tổng", formulas: {nam: "={cuoc.nam}+{nguoi.nam}"}}
tables:
  ke:
    sheet: "Bảng kê"
    header: 1
    label: "Bảng kê"
    columns:
      ten: {title: "Tên", type: text, required: false}
      ngay: {title: "Ngày", type: date, required: false}
      so: {title: "Số lượng", type: count, required: false}
"""

FIGURES = """
| Số liệu | | | | |
| Mã | Chỉ tiêu | 6 tháng | Cả năm | Ghi chú |
| muc | Mục 1 | | | |
| cuoc | Tổng số cuộc | 5 | 9 | |
| nguoi | Số người | | 80 | |
| ty_le | Tỷ lệ | 50 | 60 | |
| diem | Điểm | 1 | 2 | |
| tong | Tổng | 5 | =D4+D5 | |
"""
LIST = {
    "A1": "Tên", "B1": "Ngày", "C1": "Số lượng",
    "A2": "Một", "B2": date(2026, 1, 20), "C2": 4,
    "A3": "Hai", "B3": date(2026, 2, 25), "C3": 5,
    "A4": "Ba", "B4": date(2026, 3, 2), "C4": 6,
    "A5": "Bốn", "B5": date(2026, 6, 30), "C5": 7,
}  # fmt: skip


def book() -> Workbook:
    """A sound workbook, whose one formula has no result yet."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for title, cells in (("Số liệu", table_cells(FIGURES)), ("Bảng kê", LIST)):
        sheet = made.create_sheet(title)
        for address, value in cells.items():
            sheet[address] = value
    return made


def examined(folder: Path, made: Workbook) -> list[Told]:
    path = folder / "so-lieu.xlsx"
    made.save(path)
    return told(findings(path, mapping_of(folder, MAPPING)))


def findings(path: Path, *mappings: DocumentMapping) -> Diagnostics:
    workbook, problems = read_workbook(path)
    assert workbook is not None, problems
    found = examine(workbook, mappings, bind_workbook(workbook, mappings))
    assert {item.severity for item in found} <= {"warning"}
    return found


UNCALCULATED: Told = ("formula-not-calculated", "Số liệu!D8", {"formula": "=D4+D5"})


def test_a_sound_workbook_has_nothing_but_its_uncalculated_formula(tmp_path: Path) -> None:
    assert examined(tmp_path, book()) == [UNCALCULATED]


@pytest.mark.parametrize(
    ("sheet", "cells", "expected"),
    [
        (  # text in a cell for numbers, though no document needs it
            "Số liệu",
            {"C4": "12 cuộc"},
            ("number-as-text", "Số liệu!C4", {"found": "12 cuộc", "guess": "12"}),
        ),
        (
            "Số liệu",
            {"D6": 0.985},
            ("percent-as-fraction", "Số liệu!D6", {"found": "0,985", "guess": "98,5%"}),
        ),
        (
            "Số liệu",
            {"C4": 1.234},
            ("ambiguous-thousands", "Số liệu!C4", {"found": "1,234", "guess": "1.234"}),
        ),
        (
            "Số liệu",
            {"C7": 1.234},
            ("ambiguous-thousands", "Số liệu!C7", {"found": "1,234", "guess": "1.234"}),
        ),
        (
            "Số liệu",
            {"B12": "=1/0+#REF!"},
            ("formula-not-calculated", "Số liệu!B12", {"formula": "=1/0+#REF!"}),
        ),
        ("Số liệu", {"C3": 7}, ("cell-on-title-line", "Số liệu!C3", {"found": "7"})),
        ("Số liệu", {"C5": 40}, ("cell-not-asked", "Số liệu!C5", {"found": "40"})),
        (
            "Số liệu",
            {"G4": 3, "G2": "Thêm"},
            ("column-not-read", "Số liệu!G4", {"column": "G", "count": "1", "found": "3"}),
        ),
        (
            "Số liệu",
            {"E4": "Hai  cuộc\u00a0lớn"},
            (
                "odd-characters",
                "Số liệu!E4",
                {
                    "found": "dấu cách không ngắt, hai dấu cách liền nhau",
                    "found_en": "a no-break space, two blanks in a row",
                },
            ),
        ),
        (
            "Số liệu",
            {"E4": "tie\u0302\u0301ng Việt "},
            (
                "odd-characters",
                "Số liệu!E4",
                {
                    "found": "dấu tiếng Việt gõ rời (Unicode tổ hợp), dấu cách ở đầu hoặc cuối",
                    "found_en": "decomposed accents (NFD), a blank at its beginning or end",
                },
            ),
        ),
        (
            "Số liệu",
            {"E4": "Tæng sè ng­êi tham gia"},
            (
                "text-looks-legacy",
                "Số liệu!E4",
                {"encoding": "TCVN3", "converted": "Tổng số người tham gia"},
            ),
        ),
        ("Bảng kê", {"A3": None}, ("record-without-name", "Bảng kê!A3", {"found": "5"})),
        (
            "Bảng kê",
            {"B4": date(2026, 3, 2), "B5": date(2026, 4, 6), "B3": date(2026, 12, 2)},
            (
                "date-maybe-swapped",
                "Bảng kê!B3",
                {
                    "found": "02/12/2026",
                    "swapped": "12/02/2026",
                    "why": "các ngày khác của cột xếp theo thứ tự, riêng ngày này thì không",
                    "why_en": "the other dates of the column are in order, this one is not",
                },
            ),
        ),
    ],
)
def test_each_trap_is_found(tmp_path: Path, sheet: str, cells: Mapping[str, object], expected: Told) -> None:
    made = book()
    for address, value in cells.items():
        made[sheet][address].value = value
    assert [item for item in examined(tmp_path, made) if item != UNCALCULATED] == [expected]


def test_a_formula_that_was_typed_over_is_told_with_the_formula(tmp_path: Path) -> None:
    made = book()
    made["Số liệu"]["D8"].value = 90
    assert examined(tmp_path, made) == [
        ("formula-overwritten", "Số liệu!D8", {"found": "90", "formula": "=D4+D5"})
    ]


def test_a_date_as_text_makes_the_dates_beside_it_doubtful(tmp_path: Path) -> None:
    made = book()
    made["Bảng kê"]["B2"].value = "20/01/2026"
    found = [item for item in examined(tmp_path, made) if item != UNCALCULATED]
    assert found == [
        ("date-as-text", "Bảng kê!B2", {"found": "20/01/2026"}),
        (
            "date-maybe-swapped",
            "Bảng kê!B4",
            {
                "found": "02/03/2026",
                "swapped": "03/02/2026",
                "why": "ô B2 của cùng cột còn lưu ngày dưới dạng chữ",
                "why_en": "cell B2 of the same column still holds a date as text",
            },
        ),
    ]


def test_formats_that_show_something_else(tmp_path: Path) -> None:
    made = book()
    made["Số liệu"]["C4"].number_format = "#,##0,"
    made["Số liệu"]["D4"].number_format = ";;;"
    made["Bảng kê"]["B4"].number_format = "m/d/yyyy"
    made["Bảng kê"]["B5"].number_format = "dd/mm/yyyy"
    made["Bảng kê"]["B2"].number_format = "mmm\\-yy"
    made["Bảng kê"]["B3"].number_format = 'dddd, "ngày" mm/yyyy'
    assert [item for item in examined(tmp_path, made) if item != UNCALCULATED] == [
        ("format-hides", "Số liệu!C4", {"found": "5", "format": "#,##0,"}),
        ("format-hides", "Số liệu!D4", {"found": "9", "format": ";;;"}),
        ("date-without-day", "Bảng kê!B2", {"found": "20/01/2026", "format": "mmm\\-yy"}),
        ("date-without-day", "Bảng kê!B3", {"found": "25/02/2026", "format": 'dddd, "ngày" mm/yyyy'}),
        ("date-shown-month-first", "Bảng kê!B4", {"found": "02/03/2026", "format": "m/d/yyyy"}),
    ]


@pytest.mark.parametrize(
    ("code", "number", "is_told"),
    [
        ('#,##0" triệu"', 5, True),
        ('"Tỷ lệ "0.0', 5, False),
        ('#,##0" tỷ"', 5, True),
        ("#,##0\\ \\t\\r\\i\\ệ\\u", 5, True),
        ('#,##0" Tỷ đồng"', 5, True),
        ('"đã chốt"', 5, True),
        ("0%", 5, True),
        ("0;0%", 5, False),
        ("0;0%", -5, True),
        ("0;;", -5, True),
        ('#,##0;-#,##0;"-"', 0, False),
        ('"không"', 0, True),
        ('#,##0" cuộc"', 5, False),
        ('0"%"', 5, False),
        ('_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', 5, False),
        ("[Red]General", 5, False),
        ("@", 5, False),
        ("[>=100]#,##0,;0", 5, False),
        ("[>=100]#,##0,;0", 500, True),
    ],
)
def test_a_format_that_shows_another_number_is_told(
    tmp_path: Path, code: str, number: int, is_told: bool
) -> None:
    made = book()
    made["Số liệu"]["C7"].value = number
    made["Số liệu"]["C7"].number_format = code
    expected = ("format-hides", "Số liệu!C7", {"found": str(number), "format": code})
    assert [item for item in examined(tmp_path, made) if item != UNCALCULATED] == [expected] * is_told


def test_the_unit_of_a_number_may_stand_in_its_format(tmp_path: Path) -> None:
    made = book()
    made["Số liệu"]["C7"].number_format = '0.0" triệu đồng"'
    path = tmp_path / "so-lieu.xlsx"
    made.save(path)
    mapping = MAPPING.replace('label: "Điểm"', 'label: "Điểm", unit: triệu đồng')
    assert [
        item for item in told(findings(path, mapping_of(tmp_path, mapping))) if item != UNCALCULATED
    ] == []


def test_what_is_hidden_is_told_once_a_row_and_column(tmp_path: Path) -> None:
    made = book()
    made["Số liệu"].row_dimensions[6].hidden = True
    made["Số liệu"].column_dimensions["D"].hidden = True
    made["Bảng kê"].sheet_state = "hidden"
    path = tmp_path / "so-lieu.xlsx"
    made.save(path)
    found = told(once(findings(path, mapping_of(tmp_path, MAPPING))))
    assert [item for item in found if item[0] != "formula-not-calculated"] == [
        ("sheet-hidden", "Bảng kê", {}),
        ("hidden-column", "Số liệu!D4", {"column": "D"}),
        ("hidden-row", "Số liệu!C6", {"row": "6"}),
    ]


def test_rows_that_a_filter_hides_are_told_once_each_and_then_counted(tmp_path: Path) -> None:
    made = book()
    sheet = made["Bảng kê"]
    for number in range(6, 12):
        sheet.cell(number, 1, f"Tên {number}")
        sheet.cell(number, 3, number)
        sheet.row_dimensions[number].hidden = True
    sheet.auto_filter.ref = "A1:C11"
    path = tmp_path / "so-lieu.xlsx"
    made.save(path)
    found = told(parted(findings(path, mapping_of(tmp_path, MAPPING)))[0])
    assert [item for item in found if item[0] != "formula-not-calculated"] == [
        *(("hidden-row", f"Bảng kê!A{number}", {"row": str(number)}) for number in range(6, 11)),
        ("more-of-the-same", "Bảng kê!A11", {"code": "hidden-row", "count": "1"}),
    ]


def test_a_copied_sheet_is_not_read(tmp_path: Path) -> None:
    made = book()
    made.copy_worksheet(made["Bảng kê"]).title = "Bảng kê (2)"
    assert ("sheet-copied", "Bảng kê (2)", {"original": "Bảng kê"}) in examined(tmp_path, made)


def test_text_in_an_old_font_is_refused_with_its_conversion(tmp_path: Path) -> None:
    made = book()
    made["Bảng kê"]["A2"].value = "B¶o hiÓm x· héi"
    made["Bảng kê"]["A2"].font = Font(name=".VnTime")
    made["Bảng kê"]["A3"].value = "hội nghị Trung ­¬ng"
    made["Bảng kê"]["A3"].font = Font(name="VNI-Times")
    found = [item for item in examined(tmp_path, made) if item != UNCALCULATED]
    assert found[0] == (
        "legacy-encoding",
        "Bảng kê!A2",
        {"font": ".VnTime", "encoding": "TCVN3", "converted": "Bảo hiểm xã hội"},
    )
    assert [item[:2] for item in found] == [
        ("legacy-encoding", "Bảng kê!A2"),
        ("legacy-encoding", "Bảng kê!A3"),
    ]


def test_a_value_from_another_workbook(tmp_path: Path) -> None:
    sheet = (
        "<sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>Mã</t></is></c>"
        "<c r='B1' t='inlineStr'><is><t>Nội dung</t></is></c></row><row r='2'>"
        "<c r='A2' t='inlineStr'><is><t>so</t></is></c><c r='B2'><f>[1]Khac!A1+1</f><v>12</v></c></row>"
        "<row r='3'><c r='B3' t='e'><v>#REF!</v></c></row></sheetData>"
    )
    path = package_file(tmp_path / "so-lieu.xlsx", workbook_parts({"Trang": sheet}))
    mapping = mapping_of(
        tmp_path,
        'grids:\n  g: {sheet: Trang, header: 1, key: "Mã", column: "Nội dung", rows: {so: {label: Số}}}\n',
    )
    assert told(findings(path, mapping)) == [
        ("formula-external", "Trang!B2", {"formula": "=[1]Khac!A1+1", "found": "12"}),
        ("cell-error", "Trang!B3", {"found": "#REF!"}),
    ]


def test_the_sample_is_sound(tmp_path: Path) -> None:
    mappings = pack_mappings(tmp_path)
    for name, changes in (("nam.xlsx", {}), ("sau-thang.xlsx", half_year())):
        path = tmp_path / name
        path.write_bytes(sample_workbook(mappings, changes))
        assert told(findings(path, *mappings)) == []
