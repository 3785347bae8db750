"""The foot of a report, its appendices and a letter: one thing wrong gives exactly its finding."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from docgen.diagnostics import Diagnostic
from docgen.lint.rules import Words
from tests.support.decree_documents import letter, report
from tests.support.decree_findings import (
    fault,
    found_in,
    of,
    paired,
)

FOOT: list[tuple[dict[str, Any], Diagnostic]] = [
    ({"noi_nhan": {"size": 11}}, of("noi_nhan_tu", "lint-size", "Nơi nhận:", "11", "12")),
    ({"noi_nhan": {"italic": False}}, of("noi_nhan_tu", "lint-not-italic", "Nơi nhận:")),
    ({"noi_nhan": {"underline": True}}, of("noi_nhan_tu", "lint-underline", "Nơi nhận:")),
    ({"noi_nhan": {"text": "Nơi nhận"}}, of("noi_nhan_tu", "lint-text", "Nơi nhận", "Nơi nhận", "Nơi nhận:")),
    ({"nhan_2": {"size": 12}}, of("noi_nhan_ds", "lint-size", "- Các phòng nghiệp vụ;", "12", "11")),
    (
        {"nhan_1": {"text": "- Giám đốc;"}},
        of("noi_nhan_ds", "lint-list-first", "- Giám đốc;", "- Giám đốc;", "- Như trên;", "warning"),
    ),
    (
        {"nhan_2": {"text": "- Các phòng nghiệp vụ."}},
        of("noi_nhan_ds", "lint-list-ending", "- Các phòng nghiệp vụ.", "- Các phòng nghiệp vụ.", ";"),
    ),
    (
        {"nhan_2": {"text": "+ Các phòng nghiệp vụ;"}},
        of("noi_nhan_ds", "lint-list-bullet", "+ Các phòng nghiệp vụ;", "+ Các phòng nghiệp vụ;", "-"),
    ),
    (
        {"nhan_3": {"text": "- Lưu: TTHT."}},
        of("noi_nhan_ds", "lint-list-last", "- Lưu: TTHT.", "- Lưu: TTHT.", "- Lưu: VT, TTHT."),
    ),
    (
        {"nhan_1": None, "nhan_2": None, "nhan_3": None},
        of("noi_nhan_ds", "lint-missing", ""),
    ),
    ({"chuc_vu": None}, of("quyen_han_chuc_vu", "lint-pair", "KT. GIÁM ĐỐC", "KT. GIÁM ĐỐC", paired(0))),
    ({"thay": None}, of("quyen_han_chuc_vu", "lint-pair", "PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", paired(1))),
    (
        {"thay": {"text": "TL. GIÁM ĐỐC"}, "chuc_vu": None},
        of("quyen_han_chuc_vu", "lint-pair", "TL. GIÁM ĐỐC", "TL. GIÁM ĐỐC", paired(2)),
    ),
    (
        {"thay": {"text": "KT.GIÁM ĐỐC"}},
        of("quyen_han_chuc_vu", "lint-format", "KT.GIÁM ĐỐC", "KT.GIÁM ĐỐC", fault("quyen_han_chuc_vu", 0)),
    ),
    (
        {"chuc_vu": {"text": "Phó Giám đốc"}, "thay": None},
        of("quyen_han_chuc_vu", "lint-not-caps", "Phó Giám đốc"),
    ),
    ({"ho_ten": {"bold": False}}, of("ho_ten", "lint-not-bold", "Nguyễn Văn A")),
    (
        {"ho_ten": {"text": "ThS. Nguyễn Văn A"}},
        of(
            "ho_ten",
            "lint-forbidden",
            "ThS. Nguyễn Văn A",
            "ThS.",
            Words(vi="không ghi học hàm, học vị, danh hiệu", en="no academic or honorary title"),
        ),
    ),
    ({"ho_ten": None}, of("ho_ten", "lint-missing", "")),
    # the signature tells where the foot is, too
    ({"noi_nhan": None}, of("noi_nhan_tu", "lint-missing", "", expected="Nơi nhận:")),
]

APPENDIX: list[tuple[dict[str, Any], Diagnostic]] = [
    ({"phu_luc_1": {"size": 13}}, of("phu_luc_tu", "lint-size", "Phụ lục I", "13", "14")),
    (
        {"phu_luc_2": {"text": "Phụ lục"}},
        of("phu_luc_tu", "lint-appendix-number", "Phụ lục", "Phụ lục", "Phụ lục I, Phụ lục II"),
    ),
    (
        {"phu_luc_2": {"text": "PHỤ LỤC II"}},
        of("phu_luc_tu", "lint-format", "PHỤ LỤC II", "PHỤ LỤC II", "Phụ lục I"),
    ),
    (
        {"phu_luc_1": None},
        of("phu_luc_tu", "lint-missing", "KẾT QUẢ TRUYỀN THÔNG", expected="Phụ lục I"),
    ),
    ({"phu_luc_1_ten": None}, of("phu_luc_ten", "lint-missing", "Phụ lục I")),
    ({"phu_luc_2_ten": None}, of("phu_luc_ten", "lint-missing", "Phụ lục II")),
    ({"phu_luc_2_ten": {"text": "Kinh phí"}}, of("phu_luc_ten", "lint-not-caps", "Kinh phí")),
    (
        {"phu_luc_1_note": {"text": "(Ban hành kèm theo Báo cáo số 05/BC-BHXH)"}},
        of(
            "phu_luc_chi_dan",
            "lint-format",
            "(Ban hành kèm theo Báo cáo số 05/BC-BHXH)",
            "(Ban hành kèm theo Báo cáo số 05/BC-BHXH)",
            "(Kèm theo Báo cáo số ... ngày ... tháng ... năm ... của ...)",
        ),
    ),
    (
        {"mo_dau": {"text": "Bảo hiểm xã hội tỉnh báo cáo như sau:"}},
        of("phu_luc_tu", "lint-appendix-mention", "Phụ lục I", "Phụ lục I"),
    ),
]


@pytest.mark.parametrize(
    ("changes", "expected"), [*FOOT, *APPENDIX], ids=lambda value: getattr(value, "code", "")
)
def test_one_fault_gives_its_finding(changes: dict[str, Any], expected: Diagnostic) -> None:
    assert found_in(report().with_changes(**changes)) == (expected,)


LETTERS: list[tuple[dict[str, Any], Diagnostic]] = [
    (
        {"v_v": {"size": 14}},
        of("trich_yeu_cong_van", "lint-size", "V/v báo cáo số liệu truyền thông", "14", "12-13"),
    ),
    (
        {"v_v": {"before": 0}},
        of("trich_yeu_cong_van", "lint-before", "V/v báo cáo số liệu truyền thông", "0 pt", "6 pt"),
    ),
    (
        {"gui_2": {"text": "- Sở Tài chính;"}},
        of("kinh_gui_ds", "lint-list-ending", "- Sở Tài chính;", "- Sở Tài chính;", "."),
    ),
    (
        {"kinh_gui": None},
        of("kinh_gui", "lint-missing", "", expected="Kính gửi: Bảo hiểm xã hội Việt Nam", severity="warning"),
    ),
    (
        {"gui_1": None},
        of("kinh_gui_ds", "lint-one-line", "- Sở Tài chính.", "- Sở Tài chính.", "Kính gửi: Sở Tài chính."),
    ),
]


@pytest.mark.parametrize(("changes", "expected"), LETTERS)
def test_one_fault_in_a_letter_gives_its_finding(changes: dict[str, Any], expected: Diagnostic) -> None:
    assert found_in(letter().with_changes(**changes)) == (expected,)


def test_an_appendix_in_its_own_file_needs_no_number_no_recipients_and_no_signature() -> None:
    paper = report()
    own = replace(
        paper,
        head_rows=paper.head_rows[:1],
        text_names=("phu_luc_1_ten", "phu_luc_1_note", "phu_luc_1_chu"),
        appendices=(),
        foot=(),
    )
    assert found_in(own) == ()
    assert found_in(own.with_changes(phu_luc_1_ten={"bold": False})) == (
        of("phu_luc_ten", "lint-not-bold", "KẾT QUẢ TRUYỀN THÔNG"),
    )


@pytest.mark.parametrize(
    "foot",
    [
        ("noi_nhan", "nhan_1", "nhan_2", "nhan_3", "thay", "chuc_vu", "ho_ten"),
        ("thay", "chuc_vu", "ho_ten", "noi_nhan", "nhan_1", "nhan_2", "nhan_3"),
    ],
    ids=["recipients first", "signature first"],
)
def test_a_head_and_a_foot_without_tables(foot: tuple[str, ...]) -> None:
    """Both are read; what stood beside them in the table is missing, and nothing else is wrong."""
    paper = report().with_changes(ke_tieu_ngu={"line": (165, 53, "single")})
    names = ("quoc_hieu", "tieu_ngu", "ke_tieu_ngu", *paper.text_names, *foot)
    plain = replace(paper, head_rows=(), foot=(), text_names=names, appendices=(), table_rows=0)
    missing = [item.args["what"] for item in found_in(plain) if item.code == "lint-missing"]
    assert [item.code for item in found_in(plain) if item.code != "lint-missing"] == []
    assert missing == ["Tên cơ quan ban hành", "Số, ký hiệu", "Địa danh và thời gian"]
