"""The blank workbook: made from mapping data alone, structure asserted cell by cell."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from docgen.authoring.formulas import UnknownCellError
from docgen.authoring.layout import LayoutConflictError
from docgen.authoring.planning import lay_out
from docgen.authoring.workbook import blank_workbook
from docgen.formats.types import ValueType
from docgen.mapping.model import DocumentMapping
from tests.support import models as m

YEAR = ValueType(name="number", grouping=False, decimals=0, minimum=2020, maximum=2100)
PERIODS = ("6 tháng đầu năm", "6 tháng cuối năm", "Năm trước")


def office() -> DocumentMapping:
    """A small form pack with one of everything."""
    nd = [m.column("", "Nội dung")]
    periods = [
        m.column("k6", "6 tháng đầu năm"),
        m.column("nam", "Tổng cộng cả năm", required=m.OPTIONAL),
        m.column("ky", "", choose="so_lieu.cuoc"),
        m.column("ghi_chu", "Ghi chú", type=ValueType(name="text"), required=m.OPTIONAL),
    ]
    return m.document(
        grids=[
            m.grid(
                "don_vi",
                "Đơn vị",
                3,
                nd,
                [
                    m.heading("muc_don_vi", "Đơn vị"),
                    m.row("ten", "Tên đơn vị", "text"),
                    m.row("so_xa", "Số xã"),
                ],
            ),
            m.grid(
                "bao_cao",
                "Đơn vị",
                3,
                nd,
                [
                    m.heading("muc_bao_cao", "Báo cáo"),
                    m.row("ky", "Kỳ", type=ValueType(name="choice", choices=("", "6 tháng", "năm"))),
                    m.row("nam", "Năm", type=YEAR),
                    m.row("ngay", "Ngày", "date", required=m.OPTIONAL),
                    m.row("uoc", "Ước thực hiện", "bool"),
                ],
            ),
            m.grid(
                "so_lieu",
                "Số liệu",
                4,
                periods,
                [
                    m.heading("a1", "Hội nghị", "1"),
                    m.row("cuoc", "Tổng số cuộc", unit="Cuộc", code="1.10", note="Gồm cả Bưu điện"),
                    m.row("ty_le", "Tỷ lệ", "percent", unit="%", code="-", columns=("k6", "ghi_chu")),
                    m.row(
                        "tien",
                        "=Kinh phí",
                        "money",
                        unit="đồng",
                        code="2",
                        formulas={"k6": "={cuoc.k6}*1000+{don_vi.so_xa}", "nam": "=SUM({van_ban.so_cuoc})"},
                    ),
                ],
            ),
            m.grid("tm", "Thuyết minh", 2, nd, [m.row("ket_qua", "Kết quả", "paragraphs")]),
        ],
        tables=[
            m.table(
                "van_ban",
                "Văn bản",
                3,
                [
                    m.table_column("ky", "Kỳ", type=ValueType(name="choice", choices=PERIODS)),
                    m.table_column(
                        "loai", "Loại", type=ValueType(name="choice", choices=("Tin, bài", "Phóng sự"))
                    ),
                    m.table_column("ngay", "Ngày ban hành", "date"),
                    m.table_column("so_cuoc", "Số cuộc", "count", prompt="Số cuộc đã tổ chức."),
                    m.table_column(
                        "ten", "Tên", type=ValueType(name="text", maximum=120), default="không tên"
                    ),
                ],
            )
        ],
        fields=[
            m.single("van_thu.so", defined_name="so_van_ban", label="Số văn bản"),
            m.single("tra_cuu", "number", sheet="Đơn vị", address="F2", label="Mã tra cứu"),
        ],
        sheets=[
            m.sheet("Hướng dẫn", "Hướng dẫn sử dụng", "Đoạn thứ nhất.", "Đoạn thứ hai."),
            m.sheet("Số liệu", "Số liệu", "Lưu ý một.", "Lưu ý hai.", "Lưu ý ba.", landscape=True),
            m.sheet("Đơn vị", "Thông tin đơn vị", "Nhập đủ.", widths={"nội dung": 61}),
            m.sheet("Văn bản", "Danh mục văn bản"),
        ],
    )


@pytest.fixture(scope="module")
def blank() -> bytes:
    return blank_workbook((office(),))


@pytest.fixture(scope="module")
def book(blank: bytes) -> Workbook:
    return load_workbook(BytesIO(blank))


def sheet_of(book: Workbook, name: str) -> Worksheet:
    sheet = book[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def rows_of(sheet: Worksheet, first: int, last: int) -> list[tuple[object, ...]]:
    return [tuple(values) for values in sheet.iter_rows(min_row=first, max_row=last, values_only=True)]


def validation_at(sheet: Worksheet, address: str) -> dict[str, object]:
    """What guards a cell: type, bounds and texts of the one validation that covers it."""
    found = [item for item in sheet.data_validations.dataValidation if address in item.sqref]
    assert len(found) <= 1, f"{address} has {len(found)} validations"
    return {
        name: getattr(item, name)
        for item in found
        for name in ("type", "formula1", "formula2", "allow_blank", "prompt", "error")
    }


def fill_of(sheet: Worksheet, address: str) -> str:
    return str(sheet[address].fill.fgColor.rgb)[2:]


def test_sheets_stand_in_the_order_of_the_mapping_and_the_rest_after_them(book: Workbook) -> None:
    assert book.sheetnames == [
        "Hướng dẫn",
        "Số liệu",
        "Đơn vị",
        "Văn bản",
        "Thuyết minh",
        "Thông tin khác",
        "Danh sách chọn",
    ]
    assert book["Danh sách chọn"].sheet_state == "hidden"


def test_the_guide_holds_its_title_its_paragraphs_and_the_legend(book: Workbook) -> None:
    texts = [cells[1] for cells in rows_of(sheet_of(book, "Hướng dẫn"), 1, 8)]
    assert texts == [
        "Hướng dẫn sử dụng",
        "Đoạn thứ nhất.",
        "Đoạn thứ hai.",
        None,
        "Màu của các ô",
        "Ô màu vàng nhạt: nhập số liệu, nội dung vào đây.",
        "Ô màu xanh nhạt: công thức tự tính, không cần nhập.",
        "Ô màu xám: kỳ số liệu này không áp dụng, không nhập.",
    ]


def test_a_grid_has_ids_codes_labels_units_and_its_periods(book: Workbook) -> None:
    assert rows_of(sheet_of(book, "Số liệu"), 4, 8) == [
        ("Mã", "TT", "Chỉ tiêu", "Đơn vị tính", "6 tháng đầu năm", "Tổng cộng cả năm", "Ghi chú"),
        ("a1", "1", "Hội nghị", None, None, None, None),
        ("cuoc", "1.10", "Tổng số cuộc", "Cuộc", None, None, None),
        ("ty_le", "-", "Tỷ lệ", "%", None, None, None),
        ("tien", "2", "=Kinh phí", "đồng", "=E6*1000+'Đơn vị'!C6", "=SUM('Văn bản'!$D$4:$D$503)", None),
    ]


def test_a_code_and_a_label_stay_text(book: Workbook) -> None:
    sheet = sheet_of(book, "Số liệu")
    assert (sheet["B6"].value, sheet["B6"].data_type, sheet["B6"].number_format) == ("1.10", "s", "@")
    assert sheet["C8"].data_type == "s"
    assert sheet["E8"].data_type == "f"


def test_title_and_notes_fill_the_rows_above_the_header_and_no_more(book: Workbook) -> None:
    sheet = sheet_of(book, "Số liệu")
    assert [sheet.cell(row=row, column=2).value for row in (1, 2, 3)] == [
        "Số liệu",
        "Lưu ý một.",
        "Lưu ý hai.\nLưu ý ba.",
    ]
    assert sorted(str(area) for area in sheet.merged_cells.ranges) == ["B1:G1", "B2:G2", "B3:G3"]


def test_grids_that_share_a_sheet_stand_one_under_another(book: Workbook) -> None:
    sheet = sheet_of(book, "Đơn vị")
    assert [cells[:3] for cells in rows_of(sheet, 3, 11)] == [
        ("Mã", "Mục", "Nội dung"),
        ("muc_don_vi", "Đơn vị", None),
        ("ten", "Tên đơn vị", None),
        ("so_xa", "Số xã", None),
        ("muc_bao_cao", "Báo cáo", None),
        ("ky", "Kỳ", None),
        ("nam", "Năm", None),
        ("ngay", "Ngày", None),
        ("uoc", "Ước thực hiện", None),
    ]


@pytest.mark.parametrize("name", ["Số liệu", "Đơn vị", "Thuyết minh"])
def test_the_column_of_ids_is_hidden(book: Workbook, name: str) -> None:
    assert sheet_of(book, name).column_dimensions["A"].hidden


@pytest.mark.parametrize(
    ("name", "panes"), [("Số liệu", "E5"), ("Đơn vị", "C4"), ("Văn bản", "A4"), ("Hướng dẫn", None)]
)
def test_headers_are_frozen(book: Workbook, name: str, panes: str | None) -> None:
    assert sheet_of(book, name).freeze_panes == panes


@pytest.mark.parametrize(
    ("address", "fill", "locked"),
    [
        ("E6", "FFFBE0", False),  # input
        ("G6", "FFFBE0", False),  # notes
        ("E8", "E2EFDA", True),  # formula
        ("F7", "E4E4E4", True),  # a period the indicator does not have
        ("E5", "DDEBF7", True),  # heading
        ("C6", "000000", True),  # label: no fill
    ],
)
def test_only_input_cells_are_open(book: Workbook, address: str, fill: str, locked: bool) -> None:
    sheet = sheet_of(book, "Số liệu")
    assert (fill_of(sheet, address), sheet[address].protection.locked) == (fill, locked)


def test_grids_and_guides_are_protected_without_a_password_tables_are_not(book: Workbook) -> None:
    assert {sheet.title: sheet.protection.sheet for sheet in book.worksheets} == {
        "Hướng dẫn": True,
        "Số liệu": True,
        "Đơn vị": True,
        "Văn bản": False,
        "Thuyết minh": True,
        "Thông tin khác": True,
        "Danh sách chọn": False,
    }
    protection = sheet_of(book, "Số liệu").protection
    assert protection.password is None
    forbidden = (protection.formatCells, protection.formatRows, protection.insertRows)
    assert forbidden == (False, False, False)


@pytest.mark.parametrize(
    ("name", "address", "number_format"),
    [
        ("Số liệu", "E6", "#,##0"),
        ("Số liệu", "E7", "0.0#"),
        ("Số liệu", "E8", "#,##0"),
        ("Số liệu", "G6", "@"),
        ("Đơn vị", "C5", "@"),
        ("Đơn vị", "C8", "@"),
        ("Đơn vị", "C9", "0"),
        ("Đơn vị", "C10", "dd/mm/yyyy"),
        ("Đơn vị", "C11", "General"),
        ("Thuyết minh", "C3", "@"),
        ("Văn bản", "C33", "dd/mm/yyyy"),
    ],
)
def test_number_formats(book: Workbook, name: str, address: str, number_format: str) -> None:
    assert sheet_of(book, name)[address].number_format == number_format


def _check(
    kind: str | None, low: str | None, high: str | None, prompt: str | None, error: str | None
) -> object:
    return {
        "type": kind,
        "formula1": low,
        "formula2": high,
        "allow_blank": True,
        "prompt": prompt,
        "error": error,
    }


BIG = "999999999999999"
WHOLE = "Ô này chỉ nhận số nguyên {}. Vui lòng nhập lại; phần giải thích xin ghi ở cột ghi chú."
DATE_ERROR = "Ô này chỉ nhận ngày theo dạng ngày/tháng/năm. Vui lòng nhập lại, ví dụ 15/6/2026."


@pytest.mark.parametrize(
    ("name", "address", "expected"),
    [
        (
            "Số liệu",
            "E6",
            _check(
                "whole",
                "0",
                BIG,
                "Gồm cả Bưu điện\nNhập số nguyên, không kèm chữ hay đơn vị. Đơn vị tính: Cuộc. "
                "Không phát sinh thì nhập số 0.",
                WHOLE.format("từ 0 trở lên"),
            ),
        ),
        (
            "Số liệu",
            "E7",
            _check(
                "decimal",
                "0",
                "100",
                "Nhập số phần trăm, không gõ dấu %. Ví dụ: nhập 98,5 nếu tỷ lệ là 98,5%.",
                "Ô này chỉ nhận số từ 0 đến 100. Vui lòng nhập lại, không kèm chữ hay đơn vị.",
            ),
        ),
        ("Số liệu", "E8", {}),
        ("Số liệu", "F7", {}),
        (
            "Đơn vị",
            "C8",
            _check(
                "list",
                '"6 tháng,năm"',
                None,
                "Chọn một giá trị trong danh sách.",
                "Vui lòng chọn một giá trị trong danh sách của ô này.",
            ),
        ),
        (
            "Đơn vị",
            "C9",
            _check(
                "whole",
                "2020",
                "2100",
                "Nhập số nguyên, không kèm chữ hay đơn vị.",
                WHOLE.format("từ 2020 đến 2100"),
            ),
        ),
        (
            "Đơn vị",
            "C10",
            _check(
                "date",
                "32874",
                "73050",
                "Nhập ngày theo dạng ngày/tháng/năm. Ví dụ: 15/6/2026. Có thể để trống.",
                DATE_ERROR,
            ),
        ),
        (
            "Đơn vị",
            "C11",
            _check(
                "list",
                '"Có,Không"',
                None,
                "Chọn một giá trị trong danh sách.",
                "Vui lòng chọn một giá trị trong danh sách của ô này.",
            ),
        ),
        (
            "Văn bản",
            "B503",
            _check(
                "list",
                "'Danh sách chọn'!$A$1:$A$2",
                None,
                "Chọn một giá trị trong danh sách.",
                "Vui lòng chọn một giá trị trong danh sách của ô này.",
            ),
        ),
        (
            "Văn bản",
            "D503",
            _check("whole", "0", BIG, "Số cuộc đã tổ chức.", WHOLE.format("từ 0 trở lên")),
        ),
        (
            "Văn bản",
            "E4",
            _check(
                "textLength",
                "0",
                "120",
                "Để trống thì chương trình ghi “không tên”.",
                "Nội dung dài quá 120 ký tự. Vui lòng rút gọn.",
            ),
        ),
        (
            "Thuyết minh",
            "C3",
            _check(
                None,
                None,
                None,
                "Viết liền mạch, mỗi đoạn một dòng; nhấn Alt+Enter để xuống dòng trong ô.",
                None,
            ),
        ),
    ],
)
def test_validation(book: Workbook, name: str, address: str, expected: object) -> None:
    assert validation_at(sheet_of(book, name), address) == expected


def test_a_date_of_the_validation_is_the_day_it_means(book: Workbook) -> None:
    low = int(str(validation_at(sheet_of(book, "Đơn vị"), "C10")["formula1"]))
    assert (date(1990, 1, 1) - date(1899, 12, 30)).days == low


def test_a_table_has_prepared_rows_and_nothing_below_them(book: Workbook) -> None:
    sheet = sheet_of(book, "Văn bản")
    assert rows_of(sheet, 3, 3) == [("Kỳ", "Loại", "Ngày ban hành", "Số cuộc", "Tên")]
    assert sheet.max_row == 33
    assert fill_of(sheet, "E33") == "FFFBE0"
    assert sheet["E33"].border.bottom.style == "thin"


def test_print_set_up(book: Workbook) -> None:
    figures, list_sheet = sheet_of(book, "Số liệu"), sheet_of(book, "Văn bản")
    assert (figures.page_setup.orientation, list_sheet.page_setup.orientation) == ("landscape", "portrait")
    assert str(figures.page_setup.paperSize) == "9"
    assert (figures.page_setup.fitToWidth, figures.page_setup.fitToHeight) == (1, 0)
    assert figures.print_title_rows == "$4:$4"
    footer = figures.oddFooter
    assert footer is not None
    assert footer.right is not None
    assert footer.right.text == "Trang &P/&N"


def test_widths_come_from_the_mapping_or_suit_the_type(book: Workbook) -> None:
    assert sheet_of(book, "Đơn vị").column_dimensions["C"].width == 61
    assert sheet_of(book, "Thuyết minh").column_dimensions["C"].width == 100


def test_fields_get_a_label_an_input_cell_and_their_name(book: Workbook) -> None:
    named = sheet_of(book, "Thông tin khác")
    assert (named["A4"].value, named["B4"].protection.locked) == ("Số văn bản", False)
    assert book.defined_names["so_van_ban"].attr_text == "'Thông tin khác'!$B$4"
    assert sheet_of(book, "Đơn vị")["E2"].value == "Mã tra cứu"


def test_places_know_every_cell_of_the_workbook() -> None:
    places = lay_out((office(),)).places
    assert {name: f"{place.sheet}!{place.address}" for name, place in places.items()} == {
        "so_lieu.cuoc.k6": "Số liệu!E6",
        "so_lieu.cuoc.nam": "Số liệu!F6",
        "so_lieu.cuoc.ghi_chu": "Số liệu!G6",
        "so_lieu.ty_le.k6": "Số liệu!E7",
        "so_lieu.ty_le.ghi_chu": "Số liệu!G7",
        "so_lieu.tien.k6": "Số liệu!E8",
        "so_lieu.tien.nam": "Số liệu!F8",
        "so_lieu.tien.ghi_chu": "Số liệu!G8",
        "don_vi.ten": "Đơn vị!C5",
        "don_vi.so_xa": "Đơn vị!C6",
        "bao_cao.ky": "Đơn vị!C8",
        "bao_cao.nam": "Đơn vị!C9",
        "bao_cao.ngay": "Đơn vị!C10",
        "bao_cao.uoc": "Đơn vị!C11",
        "tra_cuu": "Đơn vị!F2",
        "van_ban.ky": "Văn bản!A4",
        "van_ban.loai": "Văn bản!B4",
        "van_ban.ngay": "Văn bản!C4",
        "van_ban.so_cuoc": "Văn bản!D4",
        "van_ban.ten": "Văn bản!E4",
        "tm.ket_qua": "Thuyết minh!C3",
        "van_thu.so": "Thông tin khác!B4",
    }


def test_what_documents_share_is_written_once(blank: bytes) -> None:
    assert blank_workbook((office(), office())) == blank


def test_the_same_mappings_give_the_same_bytes(blank: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    assert blank_workbook((office(),)) == blank


def test_grids_that_overlap_are_refused() -> None:
    rows = [m.row("a", "A"), m.row("b", "B")]
    first = m.grid("mot", "Số liệu", 3, [m.column("", "Nội dung")], rows)
    second = m.grid("hai", "Số liệu", 5, [m.column("", "Nội dung")], rows)
    with pytest.raises(LayoutConflictError) as caught:
        blank_workbook((m.document(grids=[first, second]),))
    assert (caught.value.sheet, caught.value.header) == ("Số liệu", 5)


def test_a_formula_that_names_nothing_is_refused() -> None:
    lines = [m.row("a", "A", formulas={"": "={b}+1"})]
    wrong = m.grid("g", "S", 3, [m.column("", "Nội dung")], lines)
    with pytest.raises(UnknownCellError) as caught:
        blank_workbook((m.document(grids=[wrong]),))
    assert (caught.value.name, caught.value.formula) == ("b", "={b}+1")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_keeps_validation_names_and_formulas(blank: bytes, tmp_path: Path) -> None:
    source = tmp_path / "trong.xlsx"
    source.write_bytes(blank)
    out = tmp_path / "out"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(out),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    kept = load_workbook(out / "trong.xlsx")
    assert validation_at(sheet_of(kept, "Số liệu"), "E7")["type"] == "decimal"
    assert validation_at(sheet_of(kept, "Đơn vị"), "C10")["prompt"] is not None
    assert sheet_of(kept, "Số liệu")["E8"].value == "=E6*1000+'Đơn vị'!C6"
    assert sheet_of(kept, "Số liệu").column_dimensions["A"].hidden
    assert sheet_of(kept, "Số liệu").protection.sheet
    assert "so_van_ban" in kept.defined_names
