"""The text of a report with one thing wrong, against the decree: each gives exactly its finding."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.diagnostics import Diagnostic
from tests.support.decree_documents import letter, report
from tests.support.decree_findings import (
    BOTH,
    CENTRED,
    LEFT,
    found_in,
    of,
)

BODY: list[tuple[dict[str, Any], Diagnostic]] = [
    ({"ten_loai": {"size": 16}}, of("ten_loai", "lint-size", "BÁO CÁO", "16", "13-14")),
    ({"ten_loai": {"align": "left"}}, of("ten_loai", "lint-align", "BÁO CÁO", LEFT, CENTRED)),
    (
        {"trich_yeu": {"bold": False}},
        of("trich_yeu", "lint-not-bold", "Kết quả công tác truyền thông năm 2026"),
    ),
    (
        {"trich_yeu": {"text": "KẾT QUẢ CÔNG TÁC TRUYỀN THÔNG"}},
        of("trich_yeu", "lint-caps", "KẾT QUẢ CÔNG TÁC TRUYỀN THÔNG"),
    ),
    (
        {"ke_trich_yeu": None},
        of("trich_yeu", "lint-line-missing", "Kết quả công tác truyền thông năm 2026", expected="29-43 mm"),
    ),
    (
        {"trich_yeu": None, "ke_trich_yeu": None},
        of("trich_yeu", "lint-missing", ""),
    ),
    (
        {"kinh_gui": None},
        of("kinh_gui", "lint-missing", "", expected="Kính gửi: Bảo hiểm xã hội Việt Nam", severity="warning"),
    ),
    (
        {"can_cu_1": {"italic": False}},
        of("can_cu", "lint-not-italic", "Căn cứ Luật Bảo hiểm xã hội ngày 29 tháng 6 năm 2024;"),
    ),
    (
        {"can_cu_1": {"text": "Căn cứ Luật Bảo hiểm xã hội."}},
        of("can_cu", "lint-list-ending", "Căn cứ Luật Bảo hiểm xã hội.", "Căn cứ Luật Bảo hiểm xã hội.", ";"),
    ),
    ({"muc_1": {"text": "I. Kết quả thực hiện"}}, of("muc_lon", "lint-not-caps", "I. Kết quả thực hiện")),
    ({"muc_1": {"bold": False}}, of("muc_lon", "lint-not-bold", "I. KẾT QUẢ THỰC HIỆN")),
    (
        {"khoan_1": {"bold": False}},
        of("khoan_co_tieu_de", "lint-not-bold", "1. Công tác tham mưu", severity="warning"),
    ),
    (
        {"loi_van": {"align": "left"}},
        of(
            "noi_dung",
            "lint-align",
            "Đơn vị đã tham mưu cấp ủy, chính quyền ban hành 09 văn bản.",
            LEFT,
            BOTH,
        ),
    ),
    (
        {"loi_van": {"first": 2}},
        of(
            "noi_dung",
            "lint-first-line",
            "Đơn vị đã tham mưu cấp ủy, chính quyền ban hành 09 văn bản.",
            "2 cm",
            "1 cm / 1,27 cm",
        ),
    ),
    ({"diem_b": {"before": 3}}, of("diem", "lint-gap", "b) Nội dung thứ hai;", "3 pt", "6 pt")),
    ({"diem_b": {"spacing": 2}}, of("diem", "lint-line-spacing", "b) Nội dung thứ hai;", "2", "1-1,5")),
    ({"diem_b": {"italic": True}}, of("diem", "lint-italic", "b) Nội dung thứ hai;")),
    (
        {"diem_b": {"size": 12}, "diem_c": {"size": 12}},
        of("diem", "lint-size", "b) Nội dung thứ hai;", "12", "13-14", places=2),
    ),
    (
        {"diem_dd": {"text": "e) Nội dung thứ năm."}},
        of("diem", "lint-sequence", "e) Nội dung thứ năm.", "e)", "đ)"),
    ),
    (
        {"ket": {"text": "Trên đây là báo cáo."}},
        of("noi_dung", "lint-end-mark", "Trên đây là báo cáo.", "Trên đây là báo cáo.", "./."),
    ),
]


@pytest.mark.parametrize(("changes", "expected"), BODY, ids=lambda value: getattr(value, "code", ""))
def test_one_fault_gives_its_finding(changes: dict[str, Any], expected: Diagnostic) -> None:
    assert found_in(report().with_changes(**changes)) == (expected,)


def test_a_report_without_its_title_lacks_type_and_subject() -> None:
    paper = report().with_changes(ten_loai=None, trich_yeu=None, ke_trich_yeu=None)
    assert found_in(paper) == (of("ten_loai", "lint-missing", ""), of("trich_yeu", "lint-missing", ""))


def test_a_report_without_its_type_lacks_nothing_else() -> None:
    assert found_in(report().with_changes(ten_loai=None)) == (of("ten_loai", "lint-missing", ""),)


def test_a_report_and_a_letter_as_the_decree_has_them_are_clean() -> None:
    assert found_in(report()) == ()
    assert found_in(letter()) == ()
