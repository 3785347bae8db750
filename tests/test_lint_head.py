"""The head of a report with one thing wrong, against the decree: each gives exactly its finding."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from docgen.diagnostics import Diagnostic
from docgen.lint.rules import Words
from tests.support.decree_documents import report
from tests.support.decree_findings import (
    CENTRED,
    DRAWN,
    LEFT,
    fault,
    found_in,
    of,
)

HEAD: list[tuple[dict[str, Any], Diagnostic]] = [
    (
        {"quoc_hieu": {"text": "CỘNG HÒA XÃ HỘI CHỦ NGHĨAVIỆT NAM"}},
        of(
            "quoc_hieu",
            "lint-text",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨAVIỆT NAM",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨAVIỆT NAM",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        ),
    ),
    (
        {"quoc_hieu": {"size": 14}},
        of("quoc_hieu", "lint-size", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "14", "12-13"),
    ),
    ({"quoc_hieu": {"bold": False}}, of("quoc_hieu", "lint-not-bold", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
    (
        {"quoc_hieu": {"spacing": 1.5}},
        of("quoc_hieu", "lint-line-spacing", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "1,5", "1"),
    ),
    (
        {"tieu_ngu": {"text": "Độc lập-Tự do-Hạnh phúc"}},
        of(
            "tieu_ngu",
            "lint-text",
            "Độc lập-Tự do-Hạnh phúc",
            "Độc lập-Tự do-Hạnh phúc",
            "Độc lập - Tự do - Hạnh phúc",
        ),
    ),
    (
        {"tieu_ngu": {"size": 12}, "ke_tieu_ngu": {"line": (91, 49, "single")}},
        of("tieu_ngu", "lint-size", "Độc lập - Tự do - Hạnh phúc", "12", "13-14"),
    ),
    (
        {"tieu_ngu": {"align": "left"}},
        of("tieu_ngu", "lint-align", "Độc lập - Tự do - Hạnh phúc", LEFT, CENTRED),
    ),
    (
        {"ke_tieu_ngu": None},
        of("tieu_ngu", "lint-line-missing", "Độc lập - Tự do - Hạnh phúc", expected="56 mm"),
    ),
    (
        {"ke_tieu_ngu": {"line": (91, 20, "single")}},
        of("tieu_ngu", "lint-line-length", "Độc lập - Tự do - Hạnh phúc", "20 mm", "56 mm"),
    ),
    (
        {"ke_tieu_ngu": {"line": (91, 53, "dashed")}},
        of(
            "tieu_ngu",
            "lint-line-broken",
            "Độc lập - Tự do - Hạnh phúc",
            Words(vi="nét đứt hoặc nét đôi", en="a broken or double line"),
            DRAWN,
        ),
    ),
    (
        {"ke_tieu_ngu": None, "tieu_ngu": {"underline": True}},
        of(
            "tieu_ngu",
            "lint-line-fake",
            "Độc lập - Tự do - Hạnh phúc",
            Words(vi="chữ gạch chân", en="underlined text"),
            DRAWN,
            "warning",
        ),
    ),
    (
        {"ke_co_quan": {"line": None, "text": "─────────", "size": 12, "align": "center", "bold": True}},
        of(
            "co_quan_ban_hanh",
            "lint-line-fake",
            "BẢO HIỂM XÃ HỘI TỈNH HÀ TĨNH",
            Words(vi="dãy ký tự thay cho đường kẻ", en="a row of characters"),
            DRAWN,
            "warning",
        ),
    ),
    ({"chu_quan": {"bold": True}}, of("co_quan_chu_quan", "lint-bold", "BẢO HIỂM XÃ HỘI VIỆT NAM")),
    ({"ban_hanh": {"bold": False}}, of("co_quan_ban_hanh", "lint-not-bold", "BẢO HIỂM XÃ HỘI TỈNH HÀ TĨNH")),
    (
        {"ban_hanh": {"text": "Bảo hiểm xã hội tỉnh Hà Tĩnh"}},
        of("co_quan_ban_hanh", "lint-not-caps", "Bảo hiểm xã hội tỉnh Hà Tĩnh"),
    ),
    (
        {"ke_co_quan": {"line": (74, 66, "single")}},
        of("co_quan_ban_hanh", "lint-line-length", "BẢO HIỂM XÃ HỘI TỈNH HÀ TĨNH", "66 mm", "23-35 mm"),
    ),
    ({"so": {"size": 14}}, of("so_ky_hieu", "lint-size", "Số: 05/BC-BHXH", "14", "13")),
    (
        {"so": {"text": "Số: 5/BC-BHXH"}},
        of("so_ky_hieu", "lint-format", "Số: 5/BC-BHXH", "Số: 5/BC-BHXH", fault("so_ky_hieu", 0)),
    ),
    (
        {"so": {"text": "Số: 05/BC - BHXH"}},
        of("so_ky_hieu", "lint-format", "Số: 05/BC - BHXH", "Số: 05/BC - BHXH", fault("so_ky_hieu", 1)),
    ),
    (
        {"so": {"text": "Số: 05/BHXH-TT"}},
        of("so_ky_hieu", "lint-symbol", "Số: 05/BHXH-TT", "Số: 05/BHXH-TT", "/BC-"),
    ),
    (
        {"ngay": {"italic": False}},
        of("dia_danh_ngay", "lint-not-italic", "Hà Tĩnh, ngày 05 tháng 6 năm 2026"),
    ),
    *(
        (
            {"ngay": {"text": text}},
            of("dia_danh_ngay", "lint-format", text, text, fault("dia_danh_ngay", index)),
        )
        for index, text in enumerate(
            (
                "Hà Tĩnh, ngày 5 tháng 6 năm 2026",
                "Hà Tĩnh, ngày 15 tháng 1 năm 2026",
                "Hà Tĩnh, ngày 15 tháng 06 năm 2026",
                "Hà Tĩnh ngày 15 tháng 6 năm 2026",
            )
        )
    ),
]


@pytest.mark.parametrize(("changes", "expected"), HEAD, ids=lambda value: getattr(value, "code", ""))
def test_one_fault_gives_its_finding(changes: dict[str, Any], expected: Diagnostic) -> None:
    assert found_in(report().with_changes(**changes)) == (expected,)


def test_a_blank_number_and_date_are_for_the_clerk_to_fill() -> None:
    paper = report().with_changes(
        so={"text": "Số:        /BC-BHXH"}, ngay={"text": "Hà Tĩnh, ngày      tháng      năm 2026"}
    )
    assert found_in(paper) == ()


def test_the_national_name_stands_on_the_right() -> None:
    paper = report()
    swapped = replace(paper, head_rows=tuple((right, left) for left, right in paper.head_rows))
    lines = {"ke_co_quan": {"line": (91, 26, "single")}, "ke_tieu_ngu": {"line": (74, 56, "single")}}
    name, agency = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BẢO HIỂM XÃ HỘI TỈNH HÀ TĨNH"
    assert found_in(swapped.with_changes(**lines)) == (of("quoc_hieu", "lint-side", name, name, agency),)


def test_an_agency_with_a_long_name_may_take_two_lines() -> None:
    paper = report().with_changes(
        chu_quan={"text": "BẢO HIỂM XÃ HỘI", "bold": True}, ban_hanh={"text": "THÀNH PHỐ HỒ CHÍ MINH"}
    )
    assert found_in(paper) == ()
