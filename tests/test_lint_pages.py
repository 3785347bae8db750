"""The pages of a document with one thing wrong, against the decree: each gives exactly its finding."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from docgen.diagnostics import Diagnostic
from docgen.lint.findings import MAIN
from docgen.lint.rules import Words
from tests.support.bare_word import P
from tests.support.decree_documents import Page, Paper, letter, page_number, report
from tests.support.decree_findings import (
    CENTRED,
    LOWER,
    RIGHT,
    RULES,
    TABLE,
    TEXT,
    UPPER,
    found_in,
    number,
    of,
    page,
)

CELLS = "Chữ " * 11 + "Chữ"

MARGINS, SIZE = RULES.page.margin_article, RULES.page.size_article
UPRIGHT, TABLES = RULES.page.orientation_article, RULES.tables.article
FONT, LEFTOVER = RULES.page.font_article, RULES.leftover_article
LEFT_MARGIN = Words(vi="Lề trái", en="The left margin")
SPOKEN = "Đơn vị đã tham mưu cấp ủy, chính quyền ban hành 09 văn bản."


def _said(text: str) -> Paper:
    return report().with_changes(loi_van={"text": text})


def _left_over(text: str, found: str) -> tuple[Paper, Diagnostic]:
    return _said(text), page("lint-leftover", text, found, what=TEXT, article=LEFTOVER)


PAGES: list[tuple[Paper, Diagnostic]] = [
    (
        replace(letter(), page=Page(width=12240, height=15840, right=1134)),
        page("lint-page-size", found="215,9 x 279,4 mm", expected="210 x 297 mm", article=SIZE),
    ),
    (
        replace(letter(), page=Page(left=1134, right=851)),
        page("lint-margin", found="20 mm", expected="30-35 mm", what=LEFT_MARGIN, article=MARGINS),
    ),
    (
        replace(
            report(),
            appendix_page=Page(width=16838, height=11906, top=1701, right=1134, left=1134, bottom=851),
        ),
        page("lint-landscape", "Phụ lục I", article=UPRIGHT, severity="warning", places=2),
    ),
    (
        replace(report(), header=P()),
        number("lint-page-number-missing", "", MAIN, expected=UPPER, places=3),
    ),
    (
        replace(report(), header=P(), footer=page_number()),
        number("lint-page-number-place", "2", "word/footer1.xml", found=LOWER, expected=UPPER, places=3),
    ),
    (
        replace(report(), header=page_number(align="right")),
        number("lint-page-number-align", found=RIGHT, expected=CENTRED, places=3),
    ),
    (
        replace(report(), header=page_number('<w:sz w:val="24"/>')),
        number("lint-page-number-size", found="12", expected="13-14", places=3),
    ),
    (
        replace(report(), header=page_number('<w:b/><w:sz w:val="28"/>')),
        number("lint-page-number-style", places=3),
    ),
    (replace(letter(), page=Page(first_differs=False)), number("lint-page-number-first")),
    (
        replace(letter(), first_header=page_number()),
        number("lint-page-number-first", part="word/header2.xml"),
    ),
    (
        replace(letter(), page=Page(number='<w:pgNumType w:fmt="upperRoman"/>')),
        number("lint-page-number-format", "", MAIN, found="upperRoman", expected="decimal"),
    ),
    (
        replace(letter(), page=Page(number='<w:pgNumType w:start="3"/>')),
        number("lint-page-number-start", "", MAIN, found="3", expected="1"),
    ),
    (
        replace(report(), appendix_page=Page(number="")),
        number(
            "lint-page-number-restart",
            "Phụ lục I",
            MAIN,
            article=RULES.page_number.appendix_article,
            places=2,
        ),
    ),
    (
        report().with_changes(loi_van={"font": "Arial"}),
        page("lint-font", SPOKEN, "Arial", "Times New Roman", what=TEXT, article=FONT),
    ),
    (
        report().with_changes(loi_van={"font": ".VnTime"}),
        page("lint-encoding", SPOKEN, ".VnTime (TCVN3)", "Times New Roman", what=TEXT, article=FONT),
    ),
    (
        report().with_changes(loi_van={"color": "FF0000"}),
        page("lint-color", SPOKEN, "#FF0000", what=TEXT, article=FONT),
    ),
    _left_over("Đơn vị có {{ so_cuoc }} hội nghị.", "{{"),
    _left_over("Đơn vị có …… hội nghị.", "……"),
    _left_over("Đơn vị có ...... hội nghị.", "......"),
    _left_over("Đơn vị có None hội nghị.", "None"),
    _left_over("Đơn vị có #N/A hội nghị.", "#N/A"),
    _left_over("Đơn vị có [số] hội nghị.", "["),
    (
        report().with_changes(
            ho_ten={"text": "Nguyễn Văn A", "before": 0}, thay={"text": "THỦ TRƯỞNG ĐƠN VỊ"}, chuc_vu=None
        ),
        page("lint-leftover", "THỦ TRƯỞNG ĐƠN VỊ", "THỦ TRƯỞNG ĐƠN VỊ", what=TEXT, article=LEFTOVER),
    ),
    (
        report().with_changes(
            chuc_vu={"text": "(Ký tên, đóng dấu)", "bold": False}, thay={"text": "GIÁM ĐỐC"}
        ),
        page("lint-leftover", "(Ký tên, đóng dấu)", "(Ký tên, đóng dấu)", what=TEXT, article=LEFTOVER),
    ),
    (
        replace(report(), header_row=""),
        page("lint-table-header", CELLS, what=TABLE, article=TABLES, severity="warning"),
    ),
    (
        replace(report(), row=""),
        page("lint-table-row", CELLS, what=TABLE, article=TABLES, severity="warning"),
    ),
    (
        replace(report(), table_width=10000),
        page("lint-table-width", CELLS, "176 mm", "165 mm", what=TABLE, article=TABLES, severity="warning"),
    ),
    (
        replace(report(), cell=P("Chữ", size=9)),
        page("lint-table-size", "Chữ", "9", "10", what=TABLE, article=TABLES, severity="warning", places=12),
    ),
    (
        replace(letter(), head_rows=(*letter().head_rows[:1], (("so", "v_v"), ()), ((), ("ngay",)))),
        of(
            "dia_danh_ngay",
            "lint-row",
            "Hà Tĩnh, ngày 05 tháng 6 năm 2026",
            "Hà Tĩnh, ngày 05 tháng 6 năm 2026",
            "Số: 105/BHXH-TT",
        ),
    ),
]


@pytest.mark.parametrize(("paper", "expected"), PAGES, ids=lambda value: getattr(value, "code", ""))
def test_one_fault_of_the_page_gives_its_finding(paper: Paper, expected: Diagnostic) -> None:
    assert found_in(paper) == (expected,)


@pytest.mark.parametrize(
    "header",
    [
        replace(page_number(align="left"), properties='<w:framePr w:wrap="around" w:xAlign="center"/>'),
        replace(
            page_number(align="left"), xml='<w:r><w:ptab w:alignment="center"/></w:r>' + page_number().xml
        ),
        replace(page_number(align="left"), xml="<w:r><w:tab/></w:r>" + page_number().xml),
        replace(page_number(), xml=f"<w:sdt><w:sdtContent>{page_number().xml}</w:sdtContent></w:sdt>"),
    ],
)
def test_a_number_is_in_the_middle_however_it_was_put_there(header: P) -> None:
    assert found_in(replace(report(), header=header)) == ()


def test_the_address_at_the_foot_of_the_page_has_its_own_size() -> None:
    address = P("Địa chỉ: số 1, đường A; điện thoại: 0239 000 000", size=11)
    assert found_in(replace(report(), footer=address)) == ()
    (found,) = found_in(replace(report(), footer=replace(address, size=14)))
    known = RULES.component("dia_chi")
    assert known is not None
    assert found == page(
        "lint-size",
        address.text,
        "14",
        "11-12",
        what=known.name,
        article=known.article,
        part="word/footer1.xml",
    )
