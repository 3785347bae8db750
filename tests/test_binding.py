"""Cells -> values: nothing guessed, nothing lost, every problem at its cell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from docgen.binding.context import value_at
from docgen.binding.convert import convert
from docgen.diagnostics import CellLocation
from docgen.excel.cells import Cell, CellKind, CellValue
from docgen.formats.types import TypeName, ValueType
from docgen.language.values import Missing, Value
from tests.support.bound import bind, told
from tests.support.workbooks import table_workbook, workbook_file

GRID = """
    grids:
      so:
        sheet: "Số liệu"
        header: 1
        key: "Mã"
        columns: {k6: "6 tháng", nam: {title: "Cả năm", required: false}}
        rows:
          hn: {type: count, label: "Tổng số cuộc", unit: Cuộc}
          nguoi: {type: count, label: "Tổng số người", required: false}
"""

TABLE = """
    tables:
      vb:
        sheet: "Văn bản"
        header: 1
        label: Văn bản
        columns:
          so: {title: "Số", type: text, required: true}
          sl: {title: "Số lượng", type: count}
"""


def taken(
    value: CellValue,
    name: TypeName,
    kind: CellKind = "number",
    *,
    form: str = "General",
    font: str = "",
    **more: object,
) -> object:
    """The raw value, or (code, args) of what is wrong."""
    cell = Cell(row=1, column=1, kind=kind, value=value, number_format=form, font=font)
    result = convert(cell, ValueType(name=name, **more))  # type: ignore[arg-type]  # options of the type under test
    if result.problem is not None:
        return (result.problem.code, dict(result.problem.args))
    return result.raw


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (taken(Decimal(1234), "count"), Decimal(1234)),
        (taken(Decimal(0), "count"), Decimal(0)),
        (taken(None, "count", "empty"), None),
        (taken("  ", "count", "text"), None),
        (taken(Decimal("12.5"), "count"), ("not-whole", {"found": "12,5"})),
        (taken(Decimal("1.234"), "count"), ("ambiguous-thousands", {"found": "1,234", "guess": "1.234"})),
        (taken(Decimal("1234.5678"), "count"), ("not-whole", {"found": "1.234,5678"})),
        (taken(Decimal(-3), "count"), ("below-minimum", {"found": "-3", "minimum": "0"})),
        (taken("12 cuộc", "count", "text"), ("number-as-text", {"found": "12 cuộc", "guess": "12"})),
        (taken("không rõ", "count", "text"), ("not-a-number", {"found": "không rõ"})),
        (taken("#DIV/0!", "count", "error"), ("cell-error", {"found": "#DIV/0!"})),
        (taken(None, "count", "uncalculated"), ("formula-not-calculated", {"formula": ""})),
        (taken(date(2026, 1, 2), "count", "date"), ("not-a-number", {"found": "02/01/2026"})),
        (taken(True, "count", "bool"), ("not-a-number", {"found": "True"})),
        (taken(Decimal(5), "number", maximum=4), ("above-maximum", {"found": "5", "maximum": "4"})),
        (taken(Decimal("98.5"), "percent"), Decimal("98.5")),
        (taken(Decimal("0.985"), "percent", form="0.0%"), Decimal("98.500")),
        (taken(Decimal("0.985"), "percent"), ("percent-as-fraction", {"found": "0,985", "guess": "98,5%"})),
        (
            taken(Decimal(125), "percent"),
            ("not-a-percentage", {"found": "125", "minimum": "0", "maximum": "100"}),
        ),
        (taken(Decimal(1500000), "money"), Decimal(1500000)),
        (taken(Decimal("1500000.5"), "money"), ("not-whole", {"found": "1.500.000,5"})),
        (taken(date(2026, 6, 1), "date", "date"), date(2026, 6, 1)),
        (taken("20/13/2025", "date", "text"), ("date-as-text", {"found": "20/13/2025"})),
        (taken(Decimal(46000), "date"), ("not-a-date", {"found": "46.000"})),
        (taken("có", "bool", "text"), True),
        (taken("KHÔNG", "bool", "text"), False),
        (taken(True, "bool", "bool"), True),
        (taken("chắc", "bool", "text"), ("not-yes-or-no", {"found": "chắc"})),
        (taken("NĂM", "choice", "text", choices=("6 tháng", "năm")), "năm"),
        (
            taken("6 thang", "choice", "text", choices=("6 tháng", "năm")),
            ("not-a-choice", {"found": "6 thang", "choices": "6 tháng; năm", "nearest": "6 tháng"}),
        ),
        (taken("a <b> & c", "text", "text"), "a <b> & c"),
        (taken("tie\u0302\u0301ng", "text", "text"), "tie\u0302\u0301ng"),
        (taken("a\x0bb", "text", "text"), ("illegal-character", {"character": "U+000B"})),
        (
            taken("B¶o hiÓm", "text", "text", font=".VnTime"),
            ("legacy-encoding", {"font": ".VnTime", "encoding": "TCVN3"}),
        ),
        (taken("So 5", "text", "text", font=".VnTime"), "So 5"),
        (taken(Decimal(125), "text"), "125"),
        (taken(Decimal(5), "text", form="00"), ("not-a-text", {"found": "5"})),
        (taken("Một.\n\nHai. ", "paragraphs", "text"), ("Một.", "Hai.")),
    ],
)
def test_a_cell_is_taken_as_its_type_or_refused_by_name(found: object, expected: object) -> None:
    assert found == expected


def test_values_know_their_cell_and_label(tmp_path: Path) -> None:
    bound = bind(
        tmp_path, GRID, {"Số liệu": "| Mã | 6 tháng | Cả năm |\n|-|-|-|\n| hn | 5 | 9 |\n| nguoi | 8 | |"}
    )
    value = value_at(bound.context, "so.hn.nam")
    assert isinstance(value, Value)
    assert value.origin.cells == (
        CellLocation(
            workbook=tmp_path / "so-lieu.xlsx", sheet="Số liệu", cell="C2", label="Tổng số cuộc, Cả năm"
        ),
    )
    assert bound.diagnostics == ()


def test_moved_rows_and_columns_are_found_by_id_and_title(tmp_path: Path) -> None:
    sheet = "| ghi chú | | | |\n|-|-|-|-|\n| x | y | z | |\n| Cả năm | 6 THÁNG | ghi | mã |\n| | 8 | | nguoi |\n| 9 | 5 | | hn |"
    bound = bind(tmp_path, GRID, {"Số liệu": sheet}, "so.hn.k6", "so.nguoi.k6")
    names = ("so.hn.k6", "so.hn.nam", "so.nguoi.k6")
    assert [str(value_at(bound.context, name)) for name in names] == ["5", "9", "8"]
    assert bound.diagnostics == ()


def test_an_empty_cell_is_demanded_only_where_it_is_required_and_used(tmp_path: Path) -> None:
    sheet = {"Số liệu": "| Mã | 6 tháng | Cả năm |\n|-|-|-|\n| hn | | |\n| nguoi | | |"}
    assert told(bind(tmp_path, GRID, sheet).diagnostics) == []
    bound = bind(tmp_path, GRID, sheet, "so.hn.k6", "so.hn.nam", "so.nguoi.k6")
    assert told(bound.diagnostics) == [("value-missing", "Số liệu!B2", {})]
    optional = value_at(bound.context, "so.nguoi.k6")
    assert isinstance(optional, Missing)
    assert optional.why == "optional"


def test_a_bad_cell_is_told_only_to_documents_that_use_it(tmp_path: Path) -> None:
    sheet = {"Số liệu": "| Mã | 6 tháng | Cả năm |\n|-|-|-|\n| hn | 5 | khoảng 5 |\n| nguoi | 1 | 2 |"}
    assert told(bind(tmp_path, GRID, sheet, "so.hn.k6").diagnostics) == []
    assert told(bind(tmp_path, GRID, sheet, "so[].nam").diagnostics) == [
        ("number-as-text", "Số liệu!C2", {"found": "khoảng 5", "guess": "5"})
    ]


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        ({"So lieu": "| Mã |"}, [("sheet-not-found", "Số liệu", {"sheet": "Số liệu", "nearest": "So lieu"})]),
        (
            {"Số liệu": "| Mã | 6 thang | Cả năm |\n|-|-|-|\n| hn | 5 | 9 |\n| nguoi | 8 | 9 |"},
            [("title-not-found", "Số liệu", {"title": "6 tháng", "row": "1", "nearest": "6 thang"})],
        ),
        (
            {
                "Số liệu": "| Mã | 6 tháng | 6 tháng | Cả năm |\n|-|-|-|-|\n| hn | 5 | 5 | 9 |\n| nguoi | 8 | 8 | 9 |"
            },
            [("title-repeated", "Số liệu!C1", {"title": "6 tháng", "columns": "B, C"})],
        ),
        (
            {"Số liệu": "| Mã | 6 tháng | Cả năm |\n|-|-|-|\n| nguoi | 8 | 9 |"},
            [("row-not-found", "Số liệu", {"id": "hn", "label": "Tổng số cuộc"})],
        ),
        (
            {
                "Số liệu": "| Mã | 6 tháng | Cả năm |\n|-|-|-|\n| hn | 5 | 9 |\n| hn | 6 | 9 |\n| nguoi | 8 | 9 |"
            },
            [("row-repeated", "Số liệu!A3", {"id": "hn", "rows": "2, 3"})],
        ),
        (
            {
                "Số liệu": "| Mã | 6 tháng | Cả năm |\n|-|-|-|\n| hn | 5 | 9 |\n| nguoi | 8 | 9 |\n| la | 1 | |"
            },
            [("row-unknown", "Số liệu!B4", {"id": "la"})],
        ),
        (
            {"Số liệu": "| Mã | 6 tháng | Cả năm |\n|-|-|-|\n| hn | 5 | 9 |\n| | | 7 |\n| nguoi | 8 | 9 |"},
            [("row-without-id", "Số liệu!C3", {})],
        ),
    ],
)
def test_what_cannot_be_found_is_one_diagnostic(
    tmp_path: Path, sheets: dict[str, str], expected: list[object]
) -> None:
    assert told(bind(tmp_path, GRID, sheets, "so.hn.k6", "so.hn.nam", "so.nguoi.k6").diagnostics) == expected


def test_records_are_the_filled_rows_of_a_table(tmp_path: Path) -> None:
    sheet = {
        "Văn bản": "| TT | Số | Số lượng |\n|-|-|-|\n| 1 | 5/A | 2 |\n| 2 | | |\n| 3 | 6<B | |\n| 4 | | 9 |"
    }
    bound = bind(tmp_path, TABLE, sheet, "vb[].so", "vb[].sl")
    rows = [(str(row.so or "-"), str(row.sl or "-")) for row in bound.context["vb"]]  # type: ignore[attr-defined]  # a Namespace
    assert rows == [("5/A", "2"), ("6<B", "-"), ("-", "9")]
    assert told(bound.diagnostics) == [("value-missing", "Văn bản!B5", {})]


def test_fields_by_address_and_by_defined_name(tmp_path: Path) -> None:
    path = workbook_file(tmp_path, {"Đơn vị": {"C4": "BHXH tỉnh A", "C5": date(2026, 12, 20)}})
    book = openpyxl.load_workbook(path)
    book.defined_names["ngay_ban_hanh"] = openpyxl.workbook.defined_name.DefinedName(
        "ngay_ban_hanh", attr_text="'Đơn vị'!$C$5"
    )
    book.save(path)
    mapping = """
    fields:
      dv.ten: {cell: "Đơn vị!C4", type: text, label: Tên đơn vị}
      dv.ngay: {name: NGAY_ban_hanh, type: date}
      dv.khac: {name: khong_co, type: text, label: Khác}
    """
    bound = bind(tmp_path, mapping, path, "dv.ten", "dv.ngay", "dv.khac")
    assert str(value_at(bound.context, "dv.ten")) == "BHXH tỉnh A"
    assert str(value_at(bound.context, "dv.ngay")) == "ngày 20 tháng 12 năm 2026"
    assert told(bound.diagnostics) == [("defined-name-not-found", "", {"name": "khong_co"})]


def test_hidden_and_merged_cells_are_told(tmp_path: Path) -> None:
    path = table_workbook(
        tmp_path, {"Số liệu": "| Mã | 6 tháng | Cả năm |\n|-|-|-|\n| hn | 5 | 9 |\n| nguoi | 8 | |"}
    )
    book = openpyxl.load_workbook(path)
    sheet = book["Số liệu"]
    sheet.row_dimensions[2].hidden = True
    sheet.merge_cells("B3:C3")
    book.save(path)
    bound = bind(tmp_path, GRID, path, "so.hn.k6", "so.nguoi.nam")
    assert told(bound.diagnostics) == [
        ("hidden-row", "Số liệu!B2", {"row": "2"}),
        ("covered-by-merge", "Số liệu!C3", {"shown": "B3"}),
    ]
    assert [item.severity for item in bound.diagnostics] == ["warning", "error"]


COMPUTED = (
    GRID
    + """
    computed:
      tong: {value: "so.hn.k6 + so.nguoi.k6", type: count}
      tb: {value: "so.nguoi.k6 / so.hn.k6", type: number}
      hai: {value: "tong * 2", type: count}
      ten: {value: "'Có ' ~ so.hn.k6 ~ ' cuộc'", type: text}
"""
)


def test_computed_values_follow_what_they_read(tmp_path: Path) -> None:
    sheet = {"Số liệu": "| Mã | 6 tháng | Cả năm |\n|-|-|-|\n| hn | 4 | 9 |\n| nguoi | 10 | |"}
    context = bind(tmp_path, COMPUTED, sheet).context
    assert [str(context[name]) for name in ("tong", "tb", "hai", "ten")] == ["14", "2,5", "28", "Có 4 cuộc"]
    ten = context["ten"]
    assert isinstance(ten, Value)
    assert [cell.cell for cell in ten.origin.cells] == ["B2"]


def test_a_computed_value_without_its_operand_is_missing_and_silent(tmp_path: Path) -> None:
    sheet = {"Số liệu": "| Mã | 6 tháng | Cả năm |\n|-|-|-|\n| hn | | 9 |\n| nguoi | 10 | |"}
    bound = bind(tmp_path, COMPUTED, sheet, "hai")
    assert isinstance(bound.context["hai"], Missing)
    assert told(bound.diagnostics) == [("value-missing", "Số liệu!B2", {})]


def test_a_division_by_zero_names_the_cells(tmp_path: Path) -> None:
    sheet = {"Số liệu": "| Mã | 6 tháng | Cả năm |\n|-|-|-|\n| hn | 0 | 9 |\n| nguoi | 10 | |"}
    found = bind(tmp_path, COMPUTED, sheet, "tb").diagnostics
    assert [(item.code, item.args["expression"]) for item in found] == [
        ("division-by-zero", "so.nguoi.k6 / so.hn.k6")
    ]


def test_a_chosen_column_is_another_name_for_one_of_the_grid(tmp_path: Path) -> None:
    mapping = GRID.replace("}}\n        rows", '}, ky: {choose: "che_do"}}\n        rows') + (
        '\n    fields:\n      che_do: {cell: "Số liệu!E1", type: text}\n'
    )
    sheet = {"Số liệu": "| Mã | 6 tháng | Cả năm | | nam |\n|-|-|-|-|-|\n| hn | 4 | 9 |\n| nguoi | 10 | |"}
    bound = bind(tmp_path, mapping, sheet, "so.hn.ky")
    assert str(value_at(bound.context, "so.hn.ky")) == "9"
    assert told(bound.diagnostics) == []


def test_corrections_print_one_of_the_two_texts(tmp_path: Path) -> None:
    mapping = """
    fields:
      sua: {cell: "Đơn vị!B1", type: bool}
    corrections:
      switch: sua
      items:
        mau.b1: {printed: "BHXXH bắt buộc", corrected: "BHXH bắt buộc"}
    """
    for answer, printed in (("Không", "BHXXH bắt buộc"), ("Có", "BHXH bắt buộc"), ("", "BHXXH bắt buộc")):
        bound = bind(tmp_path, mapping, {"Đơn vị": f"| Sửa | {answer} |"})
        assert str(value_at(bound.context, "mau.b1")) == printed
