"""Every row of the decree's table (Phụ lục I, Mục V) and of its page and its signing is a rule of the file.

The rows are those of the handbook of the office, sections 1.1 to 1.3; `decree_findings` proves for each kind
of rule that a document which breaks it is told so.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from docgen.lint.rules import Component
from tests.support.decree_documents import report
from tests.support.decree_findings import RULES, found_in

# What a component says of its look, and what the decree has in its table.
LOOK = ("size", "bold", "italic", "caps", "align")

# ô số: component, (cỡ chữ, đậm, nghiêng, in hoa, canh), articles.  None: the decree does not say.
ROWS: dict[str, tuple[tuple[float, float], bool | None, bool | None, bool | None, str | None, str]] = {
    "quoc_hieu": ((12, 13), True, False, None, "center", "II.1.a"),
    "tieu_ngu": ((13, 14), True, False, None, "center", "II.1.b"),
    "co_quan_chu_quan": ((12, 13), False, False, True, "center", "II.2"),
    "co_quan_ban_hanh": ((12, 13), True, False, True, "center", "II.2"),
    "so_ky_hieu": ((13, 13), False, False, None, "center", "II.3"),
    "dia_danh_ngay": ((13, 14), False, True, None, "center", "II.4"),
    "ten_loai": ((13, 14), True, False, None, "center", "II.5.a"),
    "trich_yeu": ((13, 14), True, False, False, "center", "II.5.b"),
    "trich_yeu_cong_van": ((12, 13), False, False, None, "center", "II.5.b"),
    "can_cu": ((13, 14), False, True, None, "both", "II.6.b"),
    "noi_dung": ((13, 14), False, False, None, "both", "II.6"),
    "phan_chuong": ((13, 14), True, False, None, "center", "II.6"),
    "phan_chuong_tieu_de": ((13, 14), True, False, True, "center", "II.6"),
    "muc_lon": ((13, 14), True, False, True, None, "II.6"),
    "khoan_co_tieu_de": ((13, 14), True, False, None, None, "II.6"),
    "khoan": ((13, 14), None, False, None, "both", "II.6"),
    "diem": ((13, 14), False, False, None, "both", "II.6"),
    "quyen_han_chuc_vu": ((13, 14), True, False, True, "center", "II.7"),
    "ho_ten": ((13, 14), True, False, None, "center", "II.7"),
    "kinh_gui": ((13, 14), False, False, None, None, "II.9.a"),
    "kinh_gui_ds": ((13, 14), False, False, None, None, "II.9.a"),
    "noi_nhan_tu": ((12, 12), True, True, None, "left", "II.9.b"),
    "noi_nhan_ds": ((11, 11), False, False, None, "left", "II.9.b"),
    "phu_luc_tu": ((14, 14), True, False, None, "center", "III.1"),
    "phu_luc_ten": ((13, 14), True, False, True, "center", "III.1"),
    "phu_luc_chi_dan": ((13, 14), False, True, None, "center", "III.1"),
    "ky_hieu_nguoi_soan": ((11, 11), False, False, None, None, "III.4"),
    "dia_chi": ((11, 12), None, False, None, None, "III.5"),
}
# Components that only tell what is there apart from the rows.
OTHERS = {"ghi_chu", "cho_ky"}


def component(identifier: str) -> Component:
    found = RULES.component(identifier)
    assert found is not None
    return found


def test_every_row_has_its_component_and_every_component_its_row() -> None:
    assert {item.id for item in RULES.components} == {*ROWS, *OTHERS}


@pytest.mark.parametrize("identifier", ROWS)
def test_a_component_looks_as_its_row_says(identifier: str) -> None:
    found, (*look, article) = component(identifier), ROWS[identifier]
    assert [getattr(found, name) for name in LOOK] == look
    assert re.search(rf"Mục {re.escape(article)}(?![\d.])", found.article)


# What a row says besides: the component, its property, an example that is right and one that is not.
WORDS: list[tuple[str, str, str, str]] = [
    ("so_ky_hieu", "format", "Số: 05/BC-BHXH", "Số: 5/BC-BHXH"),
    ("so_ky_hieu", "format", "Số:        /BC-BHXH", "Số: 05 / BC - BHXH"),
    ("so_ky_hieu", "format", "Số: 3216/BHXH-TT", "Số 3216/BHXH-TT"),
    ("dia_danh_ngay", "format", "Hà Nội, ngày 05 tháng 01 năm 2020", "Hà Nội, ngày 5 tháng 1 năm 2020"),
    ("dia_danh_ngay", "format", "Hà Nội, ngày 29 tháng 6 năm 2019", "Hà Nội, ngày 29 tháng 06 năm 2019"),
    ("dia_danh_ngay", "format", "Hà Tĩnh, ngày      tháng      năm 2026", "Hà Tĩnh ngày 05 tháng 6 năm 2026"),
    ("trich_yeu_cong_van", "format", "V/v báo cáo số liệu", "V/v: báo cáo"),
    ("phan_chuong", "format", "Chương II", "Chương 2"),
    ("muc_lon", "format", "I. NHỮNG KẾT QUẢ", "I - NHỮNG KẾT QUẢ"),
    ("khoan", "format", "1. Nội dung", "1) Nội dung"),
    ("diem", "format", "đ) Nội dung", "đ. Nội dung"),
    ("kinh_gui", "format", "Kính gửi: Bảo hiểm xã hội Việt Nam", "Kính gửi Bảo hiểm xã hội Việt Nam"),
    ("phu_luc_tu", "format", "Phụ lục I", "PHỤ LỤC 1"),
    ("phu_luc_chi_dan", "format", "(Kèm theo Báo cáo số 05/BC-BHXH)", "(kèm Báo cáo số 05/BC-BHXH)"),
]


@pytest.mark.parametrize(("identifier", "name", "right", "wrong"), WORDS)
def test_a_component_reads_as_its_row_says(identifier: str, name: str, right: str, wrong: str) -> None:
    pattern = getattr(component(identifier), name)
    assert pattern.search(" ".join(right.split()))
    assert not pattern.search(wrong)


# The rest of each row: what a component must have, as the decree has it.
DETAILS: dict[str, dict[str, Any]] = {
    "quoc_hieu": {"line_spacing": (1, 1)},
    "tieu_ngu": {"line_spacing": (1, 1), "texts": ("Độc lập - Tự do - Hạnh phúc",)},
    "dia_danh_ngay": {"same_row_as": "so_ky_hieu"},
    "trich_yeu_cong_van": {"before": 6},
    "noi_dung": {"line_spacing": (1, 1.5), "gap": 6, "first_line": (1, 1.27), "end_mark": "./."},
    "noi_nhan_tu": {"underline": False, "texts": ("Nơi nhận:",)},
    "diem": {"sequence": tuple("abcdđeghiklmnopqrstuvxy")},
}
LINES = {"tieu_ngu": (1, 1), "co_quan_ban_hanh": (0.3333, 0.5), "trich_yeu": (0.3333, 0.5)}
LISTS = {
    "can_cu": ("", ";", "."),
    "kinh_gui_ds": ("- ", ";", "."),
    "noi_nhan_ds": ("- ", ";", "."),
}


def test_the_details_of_the_rows() -> None:
    assert {
        name: {key: getattr(component(name), key) for key in wanted} for name, wanted in DETAILS.items()
    } == (DETAILS)
    assert {item.id: item.line.length for item in RULES.components if item.line} == LINES
    enumerations = {item.id: item.enumeration for item in RULES.components if item.enumeration}
    found = {name: (item.bullet, item.ending, item.last_ending) for name, item in enumerations.items()}
    assert found == LISTS


def test_the_list_of_recipients() -> None:
    recipients = component("noi_nhan_ds").enumeration
    assert recipients is not None
    assert recipients.first is not None
    assert recipients.last is not None
    assert recipients.first.search("- Như trên;")
    assert recipients.first_with == "kinh_gui"
    assert recipients.last.search("- Lưu: VT, TTHT.")
    assert not recipients.last.search("- Lưu VT.")


def test_the_page() -> None:
    page, number = RULES.page, RULES.page_number
    assert (page.width, page.height, page.size_tolerance) == (210, 297, 0.5)
    assert page.margins == {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
    assert (page.margin_tolerance, page.fonts, page.colors) == (0.5, ("Times New Roman",), ("auto", "000000"))
    assert (number.place, number.align, number.size, number.bold, number.italic) == (
        "header", "center", (13, 14), False, False,
    )  # fmt: skip
    assert (number.format, number.start, number.first_page) == ("decimal", 1, False)
    articles = (page.size_article, page.orientation_article, page.margin_article, page.font_article)
    assert [article.split()[1] for article in (*articles, number.article, number.appendix_article)] == [
        "I.1", "I.2", "I.3", "I.4", "I.7", "III.1",
    ]  # fmt: skip


# Who signs: the lines above the name, and whether they may stand so (Điều 13).
SIGNING: list[tuple[tuple[str, ...], bool]] = [
    (("GIÁM ĐỐC",), True),
    (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), True),
    (("Q. GIÁM ĐỐC",), True),
    (("TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG HÀNH CHÍNH"), True),
    (("TL. GIÁM ĐỐC", "KT. TRƯỞNG PHÒNG HÀNH CHÍNH", "PHÓ TRƯỞNG PHÒNG"), True),
    (("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG HÀNH CHÍNH"), True),
    (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), True),
    (("PHÓ GIÁM ĐỐC",), False),
    (("KT. GIÁM ĐỐC", "TRƯỞNG PHÒNG HÀNH CHÍNH"), False),
    (("KT. GIÁM ĐỐC",), False),
    (("TL. GIÁM ĐỐC",), False),
    (("KT.GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), False),
]


@pytest.mark.parametrize(("lines", "right"), SIGNING)
def test_who_signs(lines: tuple[str, ...], right: bool) -> None:
    first, rest = lines[0], "\n".join(lines[1:])
    paper = report().with_changes(thay={"text": first}, chuc_vu={"text": rest} if rest else None)
    codes = {item.code for item in found_in(paper)}
    assert codes == set() if right else codes <= {"lint-pair", "lint-format"} and codes
