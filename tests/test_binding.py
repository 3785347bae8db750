"""Cells -> values: nothing guessed, nothing lost, every problem at its cell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from docgen.binding.computing import Known, value_at
from docgen.binding.context import Context, make_base, make_context
from docgen.binding.convert import convert
from docgen.binding.workbook import bind_workbook
from docgen.diagnostics import CellLocation
from docgen.excel.cells import Cell, CellKind, CellValue
from docgen.excel.workbook import read_workbook
from docgen.formats.types import TypeName, ValueType
from docgen.language.expression import Expression
from docgen.language.missing import Missing, MissingOperandError
from docgen.language.namespace import Namespace
from docgen.language.parsing import compile_expression, compile_message
from docgen.language.printing import missing_mark
from docgen.language.values import Value
from docgen.rules import check_rules
from tests.support.bound import bind, mapping_of, told
from tests.support.workbooks import table_workbook, workbook_file

HEAD = "| Mã | 6 tháng | Cả năm |\n|-|-|-|\n"

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
        (taken(True, "count", "bool"), ("not-a-number", {"found": "TRUE"})),
        (taken(Decimal(5), "number", maximum=4), ("above-maximum", {"found": "5", "maximum": "4"})),
        (taken(Decimal("98.5"), "percent"), Decimal("98.5")),
        (taken(Decimal("0.985"), "percent", form="0.0%"), Decimal("98.500")),
        (taken(Decimal("0.985"), "percent"), ("percent-as-fraction", {"found": "0,985", "guess": "98,5%"})),
        (taken(Decimal(1), "percent"), ("percent-as-fraction", {"found": "1", "guess": "100%"})),
        (taken(Decimal(1), "percent", form="0%"), Decimal(100)),
        # a year has no dots
        (
            taken(Decimal(26), "count", grouping=False, minimum=2015),
            ("below-minimum", {"found": "26", "minimum": "2015"}),
        ),
        (
            taken(Decimal(20260), "count", grouping=False, maximum=2100),
            ("above-maximum", {"found": "20260", "maximum": "2100"}),
        ),
        (taken(Decimal("2026.4"), "count", grouping=False), ("not-whole", {"found": "2026,4"})),
        (
            taken("năm 2026", "count", "text", grouping=False),
            ("number-as-text", {"found": "năm 2026", "guess": "2026"}),
        ),
        # all or nothing, printed of what is neither
        (
            taken(Decimal("99.999"), "percent"),
            ("percent-rounded-away", {"found": "99,999%", "printed": "100%"}),
        ),
        (taken(Decimal("0.004"), "percent"), ("percent-rounded-away", {"found": "0,004%", "printed": "0%"})),
        (
            taken(Decimal("0.0000001"), "percent"),
            ("percent-rounded-away", {"found": "0,0000001%", "printed": "0%"}),
        ),
        (
            taken(Decimal("0.9996"), "percent", form="0%", decimals=1),
            ("percent-rounded-away", {"found": "99,96%", "printed": "100%"}),
        ),
        (taken(Decimal("99.994"), "percent"), Decimal("99.994")),
        (taken(Decimal("99.999"), "percent", decimals=3), Decimal("99.999")),
        (taken(Decimal("99.99999999999999"), "percent"), Decimal("99.99999999999999")),  # noise
        (
            taken(Decimal("0.00001"), "percent", decimals=5),
            ("percent-as-fraction", {"found": "0,00001", "guess": "0,001%"}),
        ),
        # the noise of a double, which Excel does not show: =4.35*100
        (taken(Decimal("434.99999999999994"), "count"), Decimal(435)),
        (taken(Decimal("3278400000.0000005"), "money"), Decimal(3278400000)),
        (taken(Decimal("100.00000000000001"), "percent"), Decimal(100)),
        (taken(Decimal("1.0000000000000002"), "percent", form="0%"), Decimal(100)),
        (taken(Decimal("4.0000000000000009"), "number", maximum=4), Decimal(4)),
        (taken(Decimal("434.9999999999"), "count"), ("not-whole", {"found": "434,9999999999"})),
        (taken(Decimal("434.51234567890123"), "count"), ("not-whole", {"found": "434,512345678901"})),
        # a sign that is only drawn
        (taken(Decimal("0.6"), "percent", form='0.0"%"'), Decimal("0.6")),
        (taken(Decimal("95.6"), "percent", form="0.0\\%"), Decimal("95.6")),
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
        # letters and marks as one, and nothing around them: what its owner sees
        (taken("tie\u0302\u0301ng", "text", "text"), "ti\u1ebfng"),
        (taken(" \u00a0Một\u00a0hai \n", "text", "text"), "Một\u00a0hai"),
        (taken("\u200b \ufeff", "text", "text"), None),
        (taken("a\x0bb", "text", "text"), ("illegal-character", {"character": "U+000B"})),
        (
            taken("B¶o hiÓm", "text", "text", font=".VnTime"),
            ("legacy-encoding", {"font": ".VnTime", "encoding": "TCVN3", "converted": "Bảo hiểm"}),
        ),
        (taken("So 5", "text", "text", font=".VnTime"), "So 5"),
        (taken("Các văn bản", "text", "text", font=".VnTime"), "Các văn bản"),
        (taken(Decimal(125), "text"), "125"),
        (taken(Decimal(5), "text", form="00"), ("not-a-text", {"found": "5"})),
        (taken("Một.\n\nHai. ", "paragraphs", "text"), ("Một.", "Hai.")),
    ],
)
def test_a_cell_is_taken_as_its_type_or_refused_by_name(found: object, expected: object) -> None:
    assert found == expected


def test_values_know_their_cell_and_label(tmp_path: Path) -> None:
    bound = bind(tmp_path, GRID, {"Số liệu": HEAD + "| hn | 5 | 9 |\n| nguoi | 8 | |"})
    value = value_at(bound.context, "so.hn.nam")
    assert isinstance(value, Value)
    assert value.origin.cells == (
        CellLocation(
            workbook=tmp_path / "so-lieu.xlsx", sheet="Số liệu", cell="C2", label="Tổng số cuộc, Cả năm"
        ),
    )
    assert bound.diagnostics == ()


def test_moved_rows_and_columns_are_found_by_id_and_title(tmp_path: Path) -> None:
    head = "| ghi chú | | | |\n|-|-|-|-|\n| x | y | z | |\n"
    sheet = head + "| Cả năm | 6 THÁNG | ghi | mã |\n| | 8 | | nguoi |\n| 9 | 5 | | hn |"
    bound = bind(tmp_path, GRID, {"Số liệu": sheet}, "so.hn.k6", "so.nguoi.k6")
    names = ("so.hn.k6", "so.hn.nam", "so.nguoi.k6")
    assert [str(value_at(bound.context, name)) for name in names] == ["5", "9", "8"]
    assert bound.diagnostics == ()


def test_nobody_is_told_to_enter_0_where_0_is_refused(tmp_path: Path) -> None:
    mapping = """
fields:
  nam: {cell: "Số liệu!B1", type: number, grouping: false, min: 2015, required: true}
  xa: {cell: "Số liệu!B2", type: count, required: true}
"""
    bound = bind(tmp_path, mapping, {"Số liệu": "| Năm | |\n| Xã | |"}, "nam", "xa")
    assert told(bound.diagnostics) == [
        ("entry-missing", "Số liệu!B1", {}),
        ("value-missing", "Số liệu!B2", {}),
    ]


def test_an_empty_cell_is_demanded_only_where_it_is_required_and_used(tmp_path: Path) -> None:
    sheet = {"Số liệu": HEAD + "| hn | | |\n| nguoi | | |"}
    assert told(bind(tmp_path, GRID, sheet).diagnostics) == []
    bound = bind(tmp_path, GRID, sheet, "so.hn.k6", "so.hn.nam", "so.nguoi.k6")
    assert told(bound.diagnostics) == [("value-missing", "Số liệu!B2", {})]
    optional = value_at(bound.context, "so.nguoi.k6")
    assert isinstance(optional, Missing)
    assert optional.why == "optional"


def test_a_bad_cell_is_told_only_to_documents_that_use_it(tmp_path: Path) -> None:
    sheet = {"Số liệu": HEAD + "| hn | 5 | khoảng 5 |\n| nguoi | 1 | 2 |"}
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
                "Số liệu": "| Mã | 6 tháng | 6 tháng | Cả năm |\n|-|-|-|-|\n| hn | 5 | 5 | 9 |\n"
                "| nguoi | 8 | 8 | 9 |"
            },
            [("title-repeated", "Số liệu!C1", {"title": "6 tháng", "columns": "B, C"})],
        ),
        (
            {"Số liệu": HEAD + "| nguoi | 8 | 9 |"},
            [("row-not-found", "Số liệu", {"id": "hn", "label": "Tổng số cuộc"})],
        ),
        (
            {"Số liệu": HEAD + "| hn | 5 | 9 |\n| hn | 6 | 9 |\n| nguoi | 8 | 9 |"},
            [("row-repeated", "Số liệu!A3", {"id": "hn", "rows": "2, 3"})],
        ),
        (
            {"Số liệu": HEAD + "| hn | 5 | 9 |\n| nguoi | 8 | 9 |\n| la | 1 | |"},
            [("row-unknown", "Số liệu!B4", {"id": "la"})],
        ),
        (
            {"Số liệu": HEAD + "| hn | 5 | 9 |\n| | | 7 |\n| nguoi | 8 | 9 |"},
            [("row-without-id", "Số liệu!C3", {"rows": "3"})],
        ),
    ],
)
def test_what_cannot_be_found_is_one_diagnostic(
    tmp_path: Path, sheets: dict[str, str], expected: list[object]
) -> None:
    assert told(bind(tmp_path, GRID, sheets, "so.hn.k6", "so.hn.nam", "so.nguoi.k6").diagnostics) == expected


LABELLED = """
    grids:
      so:
        sheet: "Số liệu"
        header: 1
        key: "Mã"
        columns: {k6: "6 tháng"}
        rows:
          dau: {heading: true, label: "Hội nghị", note: "cả năm"}
          cuoc: {label: "Số cuộc"}
          nguoi: {label: "Số người"}
          khac: {label: "Số cuộc"}
      tien:
        sheet: "Số liệu"
        header: 1
        key: "Mã"
        columns: {k6: "6 tháng"}
        rows:
          chi: {label: "Số tiền"}
          thu: {label: "Số thu"}
"""
ROWS = (
    "| Mã | TT | Chỉ tiêu | 6 tháng |\n|-|-|-|-|\n| dau | 1 | Hội nghị (cả năm) | |\n"
    "| cuoc | 2 | Số  cuộc | 1 |\n| nguoi | 3 | SỐ NGƯỜI | 2 |\n| khac | 4 | Số cuộc | 3 |\n"
    "| chi | 5 | Số tiền | 4 |\n| thu | 6 | Số thu | 5 |"
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        (  # sorted from the first visible column on
            {"2 | Số  cuộc | 1": "3 | SỐ NGƯỜI | 2", "3 | SỐ NGƯỜI | 2": "2 | Số  cuộc | 1"},
            [
                ("row-label-moved", "C3", {"id": "cuoc", "found": "SỐ NGƯỜI", "label": "Số cuộc"}),
                ("row-label-moved", "C4", {"id": "nguoi", "found": "Số cuộc", "label": "Số người"}),
            ],
        ),
        (
            {"SỐ NGƯỜI": "Hội nghị"},  # which still stands in its own row, too
            [("row-label-unknown", "C4", {"id": "nguoi", "found": "Hội nghị", "label": "Số người"})],
        ),
        ({"SỐ NGƯỜI": "- Số người (1)*:"}, []),
        ({"SỐ NGƯỜI": "Trong đó: số\u200b người"}, []),
        ({"Số tiền": "Số tiền 2"}, []),
        (
            {"SỐ NGƯỜI": "Số lượt"},
            [("row-label-unknown", "C4", {"id": "nguoi", "found": "Số lượt", "label": "Số người"})],
        ),
        (  # of a grid beside it
            {"SỐ NGƯỜI": "Số tiền", "Số tiền": "SỐ NGƯỜI"},
            [
                ("row-label-moved", "C4", {"id": "nguoi", "found": "Số tiền", "label": "Số người"}),
                ("row-label-moved", "C6", {"id": "chi", "found": "SỐ NGƯỜI", "label": "Số tiền"}),
            ],
        ),
        ({"SỐ NGƯỜI": " "}, []),
        # a column of groups
        ({"| 2 |": "| Hội nghị |", "| 3 |": "| Hội nghị |", "| 4 |": "| Hội nghị |"}, []),
        # no column of labels
        ({"Số  cuộc": "Một", "SỐ NGƯỜI": "Hai", "Hội nghị (cả năm)": "Ba", "Số cuộc": "Bốn"}, []),
    ],
)
def test_the_label_beside_an_id_is_its_own(
    tmp_path: Path, changes: dict[str, str], expected: list[tuple[str, str, dict[str, str]]]
) -> None:
    table = "\n".join(_replaced(line, changes) for line in ROWS.splitlines())
    bound = bind(tmp_path, LABELLED, {"Số liệu": table}, "so.cuoc.k6")
    assert told(bound.workbook.problems) == [(code, f"Số liệu!{cell}", args) for code, cell, args in expected]
    severities = ["error" if code == "row-label-moved" else "warning" for code, _, _ in expected]
    assert [problem.severity for problem in bound.workbook.problems] == severities


def _replaced(line: str, changes: dict[str, str]) -> str:
    for old, new in changes.items():
        if old in line:
            return line.replace(old, new)
    return line


def test_a_sheet_that_was_renamed_is_offered_though_it_is_not_read(tmp_path: Path) -> None:
    path = table_workbook(tmp_path, {"Số lượng": "| a |", "Số liệu (2)": HEAD, "Khác": "| a |"})
    read, _ = read_workbook(path, sheets={"số liệu", "số lượng"})
    assert read is not None
    bound = bind_workbook(read, [mapping_of(tmp_path, GRID)])
    assert told(bound.problems) == [
        ("sheet-not-found", "Số liệu", {"sheet": "Số liệu", "nearest": "Số liệu (2)"})
    ]


def test_records_are_the_filled_rows_of_a_table(tmp_path: Path) -> None:
    sheet = {
        "Văn bản": "| TT | Số | Số lượng |\n|-|-|-|\n| 1 | 5/A | 2 |\n| 2 | | |\n| 3 | 6<B | |\n| 4 | | 9 |"
    }
    bound = bind(tmp_path, TABLE, sheet, "vb[].so", "vb[].sl")
    rows = [(str(row.so or "-"), str(row.sl or "-")) for row in bound.context["vb"]]  # type: ignore[attr-defined]  # a Namespace
    assert rows == [("5/A", "2"), ("6<B", "-"), ("-", "9")]
    assert told(bound.diagnostics) == [("entry-missing", "Văn bản!B5", {})]


LONG = """
    fields:
      ky: {cell: "Danh sách!E1", type: text}
    tables:
      ds:
        sheet: "Danh sách"
        header: 1
        label: Danh sách
        columns:
          ten: {title: "Tên", type: text, required: true}
          sl: {title: "Số lượng", type: count, required: "ky == 'năm'"}
          ghi_chu: {title: "Ghi chú", type: text}
          dvt: {title: "Đơn vị", type: text, default: "cuộc"}
"""


def long_table(folder: Path, rows: int, *, ky: str) -> Path:
    """A table that is plain except for a few cells: rows 5 to 10 of the sheet each have one thing to tell."""
    cells: dict[str, object] = {"A1": "Tên", "B1": "Số lượng", "C1": "Ghi chú", "D1": "Đơn vị", "E1": ky}
    for row in range(2, rows + 2):
        cells |= {f"A{row}": f"Tên {row}", f"B{row}": row, f"C{row}": "x", f"D{row}": "buổi"}
    cells |= {"A5": " ", "B6": "khoảng 5", "B7": None, "C8": None, "D9": None, "B10": -1}
    path = workbook_file(folder, {"Danh sách": cells})
    book = openpyxl.load_workbook(path)
    book["Danh sách"].row_dimensions[11].hidden = True
    book["Danh sách"].merge_cells("A12:A13")
    book.save(path)
    return path


@pytest.mark.parametrize("rows", [20, 1200])  # more than a thousand records are not kept
def test_records_of_a_long_table_are_told_like_those_of_a_short_one(tmp_path: Path, rows: int) -> None:
    names = ("ds[].ten", "ds[].sl", "ds[].ghi_chu", "ds[].dvt")
    told_always = [
        ("entry-missing", "Danh sách!A5", {}),
        ("hidden-row", "Danh sách!A11", {"row": "11"}),
        ("covered-by-merge", "Danh sách!A13", {"shown": "A12"}),
        ("number-as-text", "Danh sách!B6", {"found": "khoảng 5", "guess": "5"}),
        ("below-minimum", "Danh sách!B10", {"found": "-1", "minimum": "0"}),
        ("hidden-row", "Danh sách!B11", {"row": "11"}),
        ("hidden-row", "Danh sách!C11", {"row": "11"}),
        ("hidden-row", "Danh sách!D11", {"row": "11"}),
    ]
    bound = bind(tmp_path, LONG, long_table(tmp_path, rows, ky="6 tháng"), *names)
    assert told(bound.diagnostics) == told_always
    nodes = bound.context["ds"]
    assert isinstance(nodes, Namespace)
    assert len(nodes) == rows
    assert [str(getattr(nodes[7], name)) for name in ("ten", "sl", "ghi_chu", "dvt")] == [
        "Tên 9", "9", "x", "cuộc"
    ]  # fmt: skip
    assert [node.sl.why for node in nodes if isinstance(node.sl, Missing)] == [
        "rejected",
        "optional",
        "rejected",
    ]
    assert [node.ghi_chu.why for node in nodes if isinstance(node.ghi_chu, Missing)] == ["optional"]
    assert nodes[-1].sl == rows + 1
    assert nodes[1].sl.origin.cells == (
        CellLocation(
            workbook=tmp_path / "so-lieu.xlsx", sheet="Danh sách", cell="B3", label="Danh sách, Số lượng"
        ),
    )
    bound = bind(tmp_path, LONG, long_table(tmp_path, rows, ky="năm"), *names)
    assert told(bound.diagnostics) == [
        *told_always[:4], ("value-missing", "Danh sách!B7", {}), *told_always[4:]
    ]  # fmt: skip
    records = bound.workbook.records["ds"]
    assert [record.row for record in records[2:5]] == [4, 5, 6]
    assert records[3].leaves["ten"].value is not None
    assert list(records.missing()) == ["A5", "B6", "B7", "C8", "B10", "A13"]


def test_an_empty_cell_handed_out_before_it_was_known_to_be_optional_is_optional(tmp_path: Path) -> None:
    mapping = LONG + "    computed:\n      rong: {value: \"ds | selectattr('dvt') | list\"}\n"
    bound = bind(tmp_path, mapping, long_table(tmp_path, 1200, ky="6 tháng"), "ds[].sl")
    found = [node.sl for node in bound.context["rong"]]  # type: ignore[attr-defined]  # a list of Namespaces
    assert [value.why for value in found if isinstance(value, Missing)] == [
        "rejected",
        "optional",
        "rejected",
    ]


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
    path = table_workbook(tmp_path, {"Số liệu": HEAD + "| hn | 5 | 9 |\n| nguoi | 8 | |"})
    book = openpyxl.load_workbook(path)
    sheet = book["Số liệu"]
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.merge_cells("B3:C3")
    book.save(path)
    bound = bind(tmp_path, GRID, path, "so.hn.k6", "so.hn.nam", "so.nguoi.nam")
    assert told(bound.diagnostics) == [
        ("hidden-row", "Số liệu!B2", {"row": "2"}),
        ("hidden-row", "Số liệu!C2", {"row": "2"}),
        ("covered-by-merge", "Số liệu!C3", {"shown": "B3"}),
    ]
    assert [item.severity for item in bound.diagnostics] == ["warning", "warning", "error"]
    sheet.row_dimensions[2].hidden = False
    book.save(path)
    bound = bind(tmp_path, GRID, path, "so.hn.nam")
    assert told(bound.diagnostics) == [("hidden-column", "Số liệu!C2", {"column": "C"})]


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
    sheet = {"Số liệu": HEAD + "| hn | 4 | 9 |\n| nguoi | 10 | |"}
    context = bind(tmp_path, COMPUTED, sheet).context
    assert [str(context[name]) for name in ("tong", "tb", "hai", "ten")] == ["14", "2,5", "28", "Có 4 cuộc"]
    ten = context["ten"]
    assert isinstance(ten, Value)
    assert [cell.cell for cell in ten.origin.cells] == ["B2"]


def test_a_computed_value_without_its_operand_is_missing_and_silent(tmp_path: Path) -> None:
    sheet = {"Số liệu": HEAD + "| hn | | 9 |\n| nguoi | 10 | |"}
    bound = bind(tmp_path, COMPUTED, sheet, "hai")
    assert isinstance(bound.context["hai"], Missing)
    assert told(bound.diagnostics) == [("value-missing", "Số liệu!B2", {})]


def test_a_division_by_zero_names_the_cells(tmp_path: Path) -> None:
    sheet = {"Số liệu": HEAD + "| hn | 0 | 9 |\n| nguoi | 10 | |"}
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


def test_where_nobody_chose_a_column_its_values_point_at_the_cell_that_chooses(tmp_path: Path) -> None:
    mapping = GRID.replace("}}\n        rows", '}, ky: {choose: "che_do"}}\n        rows') + (
        '\n    fields:\n      che_do: {cell: "Số liệu!E1", type: text, required: true}\n'
    )
    sheet = {"Số liệu": "| Mã | 6 tháng | Cả năm | | |\n|-|-|-|-|-|\n| hn | 4 | 9 |\n| nguoi | 10 | |"}
    bound = bind(tmp_path, mapping, sheet, "so.hn.ky", "che_do")
    missing = value_at(bound.context, "so.hn.ky")
    assert isinstance(missing, Missing)
    assert (missing.name, missing.why, missing_mark(missing)) == (
        "so.hn.ky",
        "empty",
        "[CHƯA CÓ: Số liệu!E1]",
    )
    assert told(bound.diagnostics) == [("entry-missing", "Số liệu!E1", {})]


@pytest.mark.parametrize(
    ("choose", "args"),
    [
        ("'namm'", {"found": "namm", "nearest": "nam"}),
        ("'nan' if so.hn.k6 > 3 else 'k6'", {"found": "nan", "nearest": "nam"}),
        ("5", {"found": "5"}),
        ("none", {"found": "none"}),
        ("['k6']", {"found": "['k6']"}),
        ("'ky'", {"found": "ky", "nearest": "k6"}),
        ("'label'", {"found": "label"}),
        ("'6 tháng'", {"found": "6 tháng"}),
    ],
)
def test_what_is_chosen_must_be_a_column_of_the_grid(
    tmp_path: Path, choose: str, args: dict[str, str]
) -> None:
    mapping = GRID.replace("}}\n        rows", f'}}, ky: {{choose: "{choose}"}}}}\n        rows')
    bound = bind(tmp_path, mapping, {"Số liệu": HEAD + "| hn | 4 | 9 |\n| nguoi | 10 | |"})
    place = "Số liệu!B2" if "so.hn" in choose else "10:71"
    facts = {"name": "so.ky", "expression": choose, "columns": "k6, nam"}
    assert told(bound.diagnostics) == [("choose-not-a-column", place, facts | args)]
    missing = value_at(bound.context, "so.hn.ky")
    assert isinstance(missing, Missing)
    assert missing.why == "rejected"


def test_no_column_may_be_chosen_and_one_that_cannot_be_computed_crashes_nothing(tmp_path: Path) -> None:
    sheet = {"Số liệu": HEAD + "| hn | 0 | 9 |\n| nguoi | 10 | |"}
    for choose, why in (("''", "empty"), ("so.hn.k6 / so.hn.k6", "rejected"), ("so.hn.k6 > 'a'", "rejected")):
        mapping = GRID.replace("}}\n        rows", f'}}, ky: {{choose: "{choose}"}}}}\n        rows')
        bound = bind(tmp_path, mapping, sheet)
        missing = value_at(bound.context, "so.hn.ky")
        assert isinstance(missing, Missing)
        assert missing.why == why
        assert told(bound.diagnostics) == []


def test_a_switch_that_cannot_be_computed_is_told_and_no_text_is_printed_by_guess(tmp_path: Path) -> None:
    mapping = """
    fields:
      nam: {cell: "Đơn vị!B1", type: count}
    corrections:
      switch: "nam > 'a'"
      items: {mau.b1: {printed: x, corrected: y}}
    """
    bound = bind(tmp_path, mapping, {"Đơn vị": "| Năm | 2026 |"})
    reason = "'>' not supported between instances of 'decimal.Decimal' and 'str'"
    args = {"name": "corrections.switch", "expression": "nam > 'a'", "reason": reason}
    assert told(bound.diagnostics) == [("not-computable", "Đơn vị!B1", args)]
    missing = value_at(bound.context, "mau.b1")
    assert isinstance(missing, Missing)
    assert missing.why == "rejected"


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


def test_what_documents_compute_from_the_same_values_is_computed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = """
    fields:
      a: {cell: "Đơn vị!B1", type: count}
      sua: {cell: "Đơn vị!B2", type: bool}
    corrections:
      switch: sua
      items:
        chu: {printed: "năm", corrected: "năm nay"}
    computed:
      gap: {value: hai.lan + a, type: count}
      hai.lan: {value: a * 2, type: count}
      cau: {value: "chu ~ ' 2026'", type: text}
    """
    bound = bind(tmp_path, text, {"Đơn vị": "| A | 3 |\n| Sửa | Có |"})
    asked: list[str] = []
    evaluate = Expression.evaluate

    def noted(self: Expression, context: Context) -> object:
        asked.append(self.source)
        return evaluate(self, context)

    monkeypatch.setattr(Expression, "evaluate", noted)
    base = make_base([bound.mapping], bound.workbook)
    known: Known = {}
    first, _ = make_context(bound.mapping, base, known)
    second, _ = make_context(bound.mapping, base, known)
    assert [str(first[name]) for name in ("gap", "cau")] == ["9", "năm nay 2026"]
    assert [second[name] is first[name] for name in ("gap", "cau")] == [True, False]
    # Each document has corrections of its own, so what reads one is computed for each.
    assert asked == ["sua", "a * 2", "hai.lan + a", "chu ~ ' 2026'", "sua", "chu ~ ' 2026'"]


def test_an_expression_that_does_not_fit_its_values_is_told(tmp_path: Path) -> None:
    mapping = (
        GRID
        + """
    fields:
      chu: {cell: "Số liệu!E1", type: text}
    computed:
      sai: {value: "chu - 1", type: number}
    """
    )
    sheet = {"Số liệu": HEAD.replace("Cả năm |", "Cả năm | | mười |") + "| hn | 4 | 9 |\n| nguoi | 1 | |"}
    found = bind(tmp_path, mapping, sheet, "sai").diagnostics
    assert [(item.code, item.args["expression"]) for item in found] == [("not-computable", "chu - 1")]


LISTS = (
    TABLE
    + """
    computed:
      loc: {value: "vb | selectattr('sl', 'gt', 1)"}
      so: {value: "loc | map(attribute='so')"}
      nhom: {value: "vb | batch(2)"}
      long: {value: "[vb | map(attribute='so'), {'a': vb | map(attribute='so')}]"}
      chung: {value: "vb | groupby('sl')"}
    rules:
      - id: K1
        each: {v: loc}
        check: "v.sl > 2"
        severity: error
        message: "{{ v.so }}"
"""
)


def test_a_computed_list_is_there_as_often_as_it_is_asked_for(tmp_path: Path) -> None:
    sheet = {"Văn bản": "| Số | Số lượng |\n|-|-|\n| 1/A | 2 |\n| 2/A | 1 |\n| 3/A | 5 |"}
    bound = bind(tmp_path, LISTS, sheet)
    assert bound.diagnostics == ()
    message = compile_message(
        "{{ loc | length }} {% for v in loc %}{{ v.so }} {% endfor %}{{ so | join(',') }}"
        " {% for hai in nhom %}{{ hai | map(attribute='so') | join('+') }} {% endfor %}"
        "{{ long[0] | join }} {{ long[1].a | join }}"
        " {% for so, cac in chung %}{{ so }}:{{ cac | length }} {% endfor %}"
    )
    once = "2 1/A 3/A 1/A,3/A 1/A+2/A 3/A 1/A2/A3/A 1/A2/A3/A 1:1 2:1 5:1 "
    assert [message.render(bound.context) for _ in range(2)] == [once, once]
    for _ in range(2):
        found = check_rules(bound.mapping, bound.context)
        assert [(item.code, item.args["message"]) for item in found] == [("K1", "1/A")]


def test_a_computed_list_over_an_empty_cell_is_missing_as_its_operand_is(tmp_path: Path) -> None:
    sheet = {"Văn bản": "| Số | Số lượng |\n|-|-|\n| 1/A | 2 |\n| 2/A | |"}
    bound = bind(tmp_path, LISTS, sheet)
    missing = bound.context["loc"]
    assert isinstance(missing, Missing)
    assert [cell.cell for cell in missing.origin.cells] == ["B3"]
    assert told(bound.diagnostics) == []


HELD = """
    fields:
      so: {cell: "A!B1", type: count}
      le: {cell: "A!B2", type: number}
      chu: {cell: "A!B3", type: text}
      doan: {cell: "A!B4", type: paragraphs}
      ngay: {cell: "A!B5", type: date}
      tien: {cell: "A!B6", type: money}
      ty: {cell: "A!B7", type: percent, decimals: 1}
      co: {cell: "A!B8", type: bool}
    tables:
      vb: {sheet: B, header: 1, columns: {so: {title: "Số", type: text}}}
"""


@pytest.fixture(scope="module")
def held_workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("held") / "s.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "A"
    for value in (20, 12.3, "mười", "Một.\nHai.", date(2026, 10, 5), 1234567, 12.5, "Có"):
        sheet.append(["", value])
    other = book.create_sheet("B")
    for text in ("Số", "1/A", "2/A"):
        other.append([text])
    book.save(path)
    return path


def computed_as(folder: Path, workbook: Path, value: str, kind: str) -> object:
    """The text of one computed value, or its diagnostic whole: code, place, facts but for the expression."""
    bound = bind(
        folder,
        HELD
        + f"""
    computed:
      x: {{value: "{value}", type: {kind}, label: "Chỉ tiêu X"}}
""",
        workbook,
    )
    result = bound.context["x"]
    if isinstance(result, Value):
        assert bound.diagnostics == ()
        return result.text
    assert isinstance(result, Missing)
    assert result.why == "rejected"
    ((code, place, facts),) = told(bound.diagnostics)
    assert (facts.pop("name"), facts.pop("expression")) == ("Chỉ tiêu X", value)
    return code, place, facts


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("so * 2", "count", "40"),
        ("so / 3 * 3", "count", "20"),  # 19.99...98, of the digits alone
        ("tien / 7 * 7", "money", "1.234.567"),
        ("so - 50", "count, min: -100", "-30"),
        ("so / 3", "number", "6,67"),
        ("0", "percent", "0%"),
        ("ty / 100", "percent", "0,13%"),
        ("ty * 10", "percent, max: 200", "125%"),
        ("tien", "text", "1.234.567"),
        ("ty", "text", "12,5%"),
        ("ngay", "text", "ngày 05 tháng 10 năm 2026"),
        ("so > 3", "text", "Có"),
        ("1234.5", "text", "1.234,5"),
        ("12345 | lam_tron(-3)", "text", "12.000"),
        ("doan", "text", "Một.\nHai."),
        ("''", "text", ""),
        ("doan", "paragraphs", "Một.\nHai."),
        ("chu ~ '\\n' ~ so", "paragraphs", "mười\n20"),
        ("ngay", "date", "ngày 05 tháng 10 năm 2026"),
        ("so > 3", "bool", "Có"),
        ("co", "bool", "Có"),
        ("'NĂM'", "choice, choices: [quý, năm]", "năm"),
        ("none", "count", ("computed-not-a-value", "18:3", {})),
        ("vb", "text", ("computed-not-a-value", "18:3", {})),
        ("vb | map(attribute='so')", "text", ("computed-not-a-value", "18:3", {})),
        ("vb | map(attribute='so') | list", "text", ("computed-not-a-value", "18:3", {})),
        ("['x', 'y']", "paragraphs", ("computed-not-a-value", "18:3", {})),
        ("(ty, so)", "text", ("computed-not-a-value", "A!B1", {})),
        ("so / 3", "count", ("computed-not-whole", "A!B1", {"found": "6,666666666666667"})),
        ("le / 10", "count", ("computed-not-whole", "A!B2", {"found": "1,23"})),
        ("tien + 0.5", "money", ("computed-not-whole", "A!B6", {"found": "1.234.567,5"})),
        ("so - 50", "count", ("computed-below-minimum", "A!B1", {"found": "-30", "minimum": "0"})),
        ("le", "number, min: 13", ("computed-below-minimum", "A!B2", {"found": "12,3", "minimum": "13"})),
        ("4.1", "number, max: 2", ("computed-above-maximum", "18:3", {"found": "4,1", "maximum": "2"})),
        (
            "le * 1000",
            "percent",
            ("computed-not-a-percentage", "A!B2", {"found": "12.300", "minimum": "0", "maximum": "100"}),
        ),
        ("chu", "number", ("computed-of-another-type", "A!B3", {"found": "mười", "type": "number"})),
        ("so > 3", "count", ("computed-of-another-type", "A!B1", {"found": "Có", "type": "count"})),
        (
            "ngay",
            "count",
            ("computed-of-another-type", "A!B5", {"found": "ngày 05 tháng 10 năm 2026", "type": "count"}),
        ),
        ("so", "date", ("computed-of-another-type", "A!B1", {"found": "20", "type": "date"})),
        ("chu", "bool", ("computed-of-another-type", "A!B3", {"found": "mười", "type": "bool"})),
        (
            "'nam'",
            "choice, choices: [quý, năm]",
            ("computed-not-a-choice", "18:3", {"found": "nam", "choices": "quý; năm", "nearest": "năm"}),
        ),
    ],
)
def test_a_computed_value_is_held_to_its_type_as_a_cell_is(
    tmp_path: Path, held_workbook: Path, value: str, kind: str, expected: object
) -> None:
    assert computed_as(tmp_path, held_workbook, value, kind) == expected


DEFAULTS = """
    fields:
      so: {cell: "A!B1", type: text, default: "...", required: true}
      ngay: {cell: "A!B2", type: date, required: "so is defined"}
      luc: {cell: "A!B3", type: date, default: "(chưa rõ)"}
    tables:
      vb:
        sheet: B
        header: 1
        columns: {so: {title: "Số", type: text}, trang: {title: "Trang", type: count, default: "-"}}
    computed:
      co_trang: {value: "vb | selectattr('trang', 'defined')"}
      tong: {value: "co_trang | sum(attribute='trang')", type: count}
      het: {value: "vb | sum(attribute='trang')", type: count}
      mot: {value: "(vb | list)[1].trang", type: count}
"""


def test_a_default_is_printed_for_a_cell_that_is_empty_all_the_same(tmp_path: Path) -> None:
    sheet = {"A": "| Số | |\n| Ngày | |", "B": "| Số | Trang |\n|-|-|\n| 1/A | 7 |\n| 2/A | |\n| 3/A | 5 |"}
    bound = bind(tmp_path, DEFAULTS, sheet, "so", "ngay", "luc", "vb[].trang")
    assert told(bound.diagnostics) == []
    said = {
        source: compile_message(source).render(bound.context)
        for source in (
            "{{ so }}",
            "{{ 'Số ' ~ so | in_hoa }}",
            "{{ so is defined }} {{ so is undefined }}",
            "{% if so %}có{% else %}không{% endif %}",
            "{{ so | default('chưa có') }}",
            "{{ so == '...' }} {{ so in ['...'] }} {{ '..' in so }} {{ so < 'a' }}",
            "{{ luc | ngay_gon }} {{ luc | ngay_day_du }} {{ luc.year }}",
            "{% for v in vb %}{{ v.trang }} {{ v.trang | hai_chu_so }} {% endfor %}",
            "{{ co_trang | map(attribute='so') | join(' ') }}",
            "{{ tong }} {{ mot }} {{ mot is defined }}",
        )
    }
    assert list(said.values()) == [
        "...",
        "Số ...",
        "Không Có",
        "không",
        "chưa có",
        "Có Có Có Có",
        "(chưa rõ) (chưa rõ) (chưa rõ)",
        "7 07 - - 5 05 ",
        "1/A 3/A",
        "12 - Không",
    ]


@pytest.mark.parametrize(
    "source", ["mot + 1", "1 + mot", "mot * 2", "10 / mot", "mot > 3", "3 > mot", "mot == 5", "mot | khoang"]
)
def test_nothing_is_computed_with_a_default(tmp_path: Path, source: str) -> None:
    sheet = {"A": "| Số | |", "B": "| Số | Trang |\n|-|-|\n| 1/A | 7 |\n| 2/A | |"}
    bound = bind(tmp_path, DEFAULTS, sheet)
    with pytest.raises(MissingOperandError) as raised:
        compile_expression(source).evaluate(bound.context)
    assert [cell.cell for cell in raised.value.missing.origin.cells] == ["B3"]
    het = bound.context["het"]
    assert isinstance(het, Missing)
    assert (het.why, [cell.cell for cell in het.origin.cells]) == ("optional", ["B3"])
    assert bound.diagnostics == ()
