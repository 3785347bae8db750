"""The reports on Công văn 3216 and Nghị quyết 96: their words agree with the lists and the norms."""

from __future__ import annotations

import re
from datetime import date

import pytest

from docgen.language.environment import text_environment
from tests.support.changed import Case, PackSample
from tests.support.pack import PROJECT, pack_mappings
from tests.support.rule_cases import TABLES, case, edited, half
from tests.support.sample import PATH
from tests.support.templates import template, text_of, w


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> PackSample:
    return PackSample.read(pack_mappings(tmp_path_factory.mktemp("pack")), PROJECT / PATH)


def read(sample: PackSample, document: str, start: str, changed: Case) -> str:
    """How the paragraph of a template that begins with `start` is printed."""
    (text,) = (text for text in map(text_of, template(document).paragraphs) if text.startswith(start))
    made = text_environment().from_string(text).render(sample.context(document, changed))
    return made.replace("\N{NO-BREAK SPACE}", " ")


NORM = "Định mức theo {{ cv3216.quyet_dinh_2474 }}"
DECISION = "Định mức theo Quyết định số 2474/QĐ-BHXH ngày 31/12/2019: "


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (case(), "80 tin, bài mỗi tháng. Cả 12 tháng của kỳ đều đạt định mức."),
        (
            case({"tin_thang.thang_2.so_tin": 5}),
            "80 tin, bài mỗi tháng. Có 1/12 tháng chưa đạt định mức: tháng 2 (05 tin, bài).",
        ),
        (
            case({"tin_thang.thang_2.so_tin": 79, "tin_thang.thang_11.so_tin": 60}),
            (
                "80 tin, bài mỗi tháng. Có 2/12 tháng chưa đạt định mức: "
                "tháng 2 (79 tin, bài); tháng 11 (60 tin, bài)."
            ),
        ),
        (half(), "80 tin, bài mỗi tháng. Các tháng đã hết trong kỳ đều đạt định mức."),
        (
            half(bao_cao__ngay_chot=date(2026, 6, 30)),
            "80 tin, bài mỗi tháng. Cả 6 tháng của kỳ đều đạt định mức.",
        ),
    ],
    ids=["all", "one", "two", "cut", "whole"],
)
def test_the_monthly_norm_is_said_to_be_met_where_it_is(
    sample: PackSample, changed: Case, expected: str
) -> None:
    assert read(sample, "cv-3216", NORM, changed) == DECISION + expected


SENT = "- Tin, bài đã gửi về Ban Biên tập Cổng TTĐT BHXH Việt Nam"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            case(),
            (
                "12 tin, bài (Quý I: 03; Quý II: 02; Quý III: 04; Quý IV: 03); "
                "định mức: khoảng 02 tin, bài mỗi quý. "
                "Cả 4 quý của kỳ đều đạt định mức."
            ),
        ),
        (
            case({"tin_quy.quy_2.so_tin": 0, "tin_quy.quy_4.so_tin": 1}),
            (
                "08 tin, bài (Quý I: 03; Quý II: 0; Quý III: 04; Quý IV: 01); "
                "định mức: khoảng 02 tin, bài mỗi quý. "
                "Có 2/4 quý chưa đạt định mức: Quý II, Quý IV."
            ),
        ),
        (
            half(),
            (
                "05 tin, bài (Quý I: 03; Quý II: 02); "
                "định mức: khoảng 02 tin, bài mỗi quý. "
                "Các quý đã hết trong kỳ đều đạt định mức."
            ),
        ),
    ],
    ids=["all", "two", "half a year"],
)
def test_the_quarterly_norm_is_said_to_be_met_where_it_is(
    sample: PackSample, changed: Case, expected: str
) -> None:
    assert read(sample, "cv-3216", SENT, changed) == f"{SENT}: {expected}"


def test_a_task_that_is_not_done_has_its_reason(sample: PackSample) -> None:
    undone = {"cv.cong_co_tim_kiem.thuc_hien": "Không", "cv.cong_co_tim_kiem.ly_do": "đang nâng cấp Cổng"}
    start = "- Bổ sung chức năng tìm kiếm tin, bài, tìm kiếm văn bản"
    assert read(sample, "cv-3216", start, case()) == f"{start}: đã thực hiện."
    assert read(sample, "cv-3216", start, case(undone)) == (
        f"{start}: chưa thực hiện (lý do: đang nâng cấp Cổng)."
    )


def test_the_plan_of_the_year_is_cited_or_said_to_be_missing(sample: PackSample) -> None:
    start = "- Kế hoạch hoạt động năm"
    line = "- Kế hoạch hoạt động năm 2026 của Ban Biên tập Cổng TTĐT: "
    none = {"cv3216.cong_ke_hoach_nam_so": None, "cv3216.cong_ke_hoach_nam_ngay": None}
    assert read(sample, "cv-3216", start, case()) == (
        f"{line}đã được Giám đốc BHXH tỉnh Hà Tĩnh phê duyệt (Kế hoạch số 126/KH-BHXH ngày 20/01/2026)."
    )
    assert read(sample, "cv-3216", start, case(none)) == f"{line}chưa được phê duyệt."


SPREAD, WHOLE = "- Đến hết thời hạn quy định phổ biến", "- Phổ biến, quán triệt tới 100%"


def test_the_number_of_units_is_the_number_of_names(sample: PackSample) -> None:
    for changed, count in ((case(), 7), (case(nq_don_vi=TABLES["nq_don_vi"][:3]), 3)):
        text = read(sample, "nq-96", SPREAD, changed)
        found = re.search(r"có (\d+)/20 đơn vị đã tổ chức phổ biến, quán triệt \((.*)\)\.$", text)
        assert found is not None
        assert (int(found[1]), len(found[2].split(", "))) == (count, count)
    none = read(sample, "nq-96", SPREAD, case(nq_don_vi=()))
    assert none.endswith("chưa có đơn vị nào tổ chức phổ biến, quán triệt.")


def test_a_unit_counts_as_whole_only_where_everyone_came(sample: PackSample) -> None:
    before = read(sample, "nq-96", WHOLE, case())
    after = read(sample, "nq-96", WHOLE, edited("nq_don_vi", 0, c3=23))
    assert "05 đơn vị (Văn phòng, " in before
    assert "04 đơn vị (Phòng Quản lý thu, " in after


def test_reports_in_time_are_counted_from_their_dates(sample: PackSample) -> None:
    start = "- Gửi báo cáo, chương trình, kế hoạch thực hiện: "
    late = edited("nq_don_vi", 0, c5=date(2026, 4, 11))
    assert read(sample, "nq-96", start, case()) == (
        f"{start}có 06 đơn vị; trong đó 05 đơn vị báo cáo đúng hạn (10/4/2026)."
    )
    assert "trong đó 04 đơn vị" in read(sample, "nq-96", start, late)
    assert read(sample, "nq-96", start, case(nq_don_vi=())) == f"{start}chưa có đơn vị nào."


def test_a_unit_that_has_sent_no_report_says_so(sample: PackSample) -> None:
    cells = map(text_of, template("nq-96").body.iter(w("tc")))
    (text,) = (text for text in cells if "dv.ngay_bao_cao" in text)
    looped = f"{{% for dv in nq_don_vi %}}{text} {{% endfor %}}"
    made = text_environment().from_string(looped).render(sample.context("nq-96", case()))
    assert made.strip() == "02/4/2026 03/4/2026 30/3/2026 08/4/2026 15/4/2026 Chưa gửi 09/4/2026"


def test_shares_are_computed_from_the_counts(sample: PackSample) -> None:
    start = "- Phản ánh về những tồn tại"
    line = "- Phản ánh về những tồn tại, hạn chế cần được xử lý: "
    rows = ("nq_tin_phan_anh", "nq_tin_thai_do", "nq_tin_da_xu_ly")
    nothing = {f"nq.{row}.{ky}": 0 for row in rows for ky in ("k6", "nam")}
    assert read(sample, "nq-96", start, case()) == (
        f"{line}24 tin, bài (chiếm 0,21%); trong đó 05 tin, bài (20,8%) liên quan đến "
        "tinh thần, thái độ phục vụ; đã xử lý 24 phản ánh (100%)."
    )
    assert read(sample, "nq-96", start, case(nothing)) == f"{line}Không phát sinh."


def test_the_resolution_is_cited_from_one_cell() -> None:
    text = "\n".join(text_of(paragraph) for paragraph in template("nq-96").paragraphs)
    assert not re.search(r"96|BCS", re.sub(r"nghi_quyet_96|nq_?96", "", text))
    assert text.count("nghi_quyet_96_day_du") == 1
