"""Rules held against a context: broken, kept, undecided."""

from __future__ import annotations

from datetime import date
from itertools import chain, repeat
from pathlib import Path
from unittest.mock import patch

import pytest

from docgen.coverage import check_coverage
from docgen.diagnostics import CellLocation, Diagnostic, Related
from docgen.limits import RenderLimits, RuleLimits
from docgen.rules import cells_read, check_rules
from tests.support.bound import Bound, Told, bind, mapping_of, told
from tests.support.workbooks import workbook_file

GRID = """
    grids:
      so:
        sheet: "Số liệu"
        header: 1
        key: "Mã"
        columns: {k6: "6 tháng", nam: "Cả năm"}
        rows:
          hn: {type: count, label: "Tổng số cuộc", tags: [flow]}
          bhyt: {type: count, label: "Riêng BHYT", tags: [flow]}
          ctv: {type: count, label: "Cộng tác viên", tags: [stock]}
    rules:
"""

SHEET = "| Mã | 6 tháng | Cả năm |\n|-|-|-|\n| hn | 38 | 90 |\n| bhyt | 45 | 40 |\n| ctv | 9 | 5 |"


def bound(tmp_path: Path, rule: str, sheet: str = SHEET) -> Bound:
    return bind(tmp_path, GRID + rule, {"Số liệu": sheet})


def broken(tmp_path: Path, rule: str, sheet: str = SHEET) -> tuple[Diagnostic, ...]:
    made = bound(tmp_path, rule, sheet)
    return check_rules(made.mapping, made.context)


PART = """
      - id: K40
        check: "so.bhyt.k6 <= so.hn.k6"
        severity: error
        message: "riêng về BHYT {{ so.bhyt.k6 }} cuộc, lớn hơn tổng số {{ so.hn.k6 }} cuộc"
        hint: "kiểm tra lại một trong hai ô"
"""


def test_a_broken_rule_names_the_cell_and_what_it_was_compared_with(tmp_path: Path) -> None:
    made = bound(tmp_path, PART)
    path = made.workbook.workbook.path

    def at(cell: str, label: str) -> CellLocation:
        return CellLocation(workbook=path, sheet="Số liệu", cell=cell, label=label)

    assert check_rules(made.mapping, made.context) == (
        Diagnostic(
            code="K40",
            location=at("B3", "Riêng BHYT, 6 tháng"),
            args={
                "message": "riêng về BHYT 45 cuộc, lớn hơn tổng số 38 cuộc",
                "hint": "kiểm tra lại một trong hai ô",
            },
            severity="error",
            related=(
                Related(role="compare", location=at("B2", "Tổng số cuộc, 6 tháng")),
                Related(role="rule", location=made.mapping.rules[0].location),
            ),
        ),
    )


def test_a_rule_that_holds_says_nothing(tmp_path: Path) -> None:
    assert broken(tmp_path, PART, SHEET.replace("45", "38")) == ()


def test_a_rule_with_a_missing_operand_is_not_decided(tmp_path: Path) -> None:
    assert broken(tmp_path, PART, SHEET.replace("38", "")) == ()


EACH = """
      - id: K20
        each: {dong: so}
        when: "'flow' in dong.tags"
        check: "dong.nam >= dong.k6"
        at: dong.nam
        severity: warning
        message: "cả năm {{ dong.nam }} nhỏ hơn 6 tháng {{ dong.k6 }}"
"""


def test_a_rule_over_rows_is_broken_once_for_each(tmp_path: Path) -> None:
    found = broken(tmp_path, EACH)
    assert told(found) == [("K20", "Số liệu!C3", {"message": "cả năm 40 nhỏ hơn 6 tháng 45"})]
    assert [item.severity for item in found] == ["warning"]


def test_a_rule_over_rows_and_periods_takes_every_combination(tmp_path: Path) -> None:
    rule = """
      - id: K99
        each: {dong: so, ky: "['k6', 'nam']"}
        check: "dong[ky] < 40"
        at: "dong[ky]"
        severity: error
        message: "{{ dong.label }} {{ ky }}"
    """
    assert [place for _, place, _ in told(broken(tmp_path, rule))] == [
        "Số liệu!C2",
        "Số liệu!B3",
        "Số liệu!C3",
    ]


def test_a_rule_that_cannot_be_computed_is_the_mappings_problem(tmp_path: Path) -> None:
    rule = """
      - {id: K98, check: "so.hn.k6 / (so.hn.nam - 90) > 1", severity: error, message: "x"}
    """
    assert told(broken(tmp_path, rule)) == [
        (
            "rule-not-decidable",
            "17:5",
            {
                "id": "K98",
                "expression": "so.hn.k6 / (so.hn.nam - 90) > 1",
                "reason": "[<class 'decimal.DivisionByZero'>]",
            },
        )
    ]


OF_TEXT = "instances of 'str' and 'int'"


@pytest.mark.parametrize(
    ("more", "expression", "reason"),
    [
        (
            'message: x, when: "so.hn.label > 1"',
            "so.hn.label > 1",
            "'>' not supported between instances of 'str' and 'int'",
        ),
        (
            'message: x, at: "so.hn.label - 1"',
            "so.hn.label - 1",
            "unsupported operand type(s) for -: 'str' and 'int'",
        ),
        (
            "message: '{{ so.hn.label - 1 }}'",
            "{{ so.hn.label - 1 }}",
            "unsupported operand type(s) for -: 'str' and 'int'",
        ),
        ("message: x, hint: '{{ so.hn }}'", "{{ so.hn }}", "cannot be printed: Namespace"),
        ("message: x, each: {d: '5'}", "5", "'int' object is not iterable"),
    ],
)
def test_the_expression_of_a_rule_that_fails_is_quoted(
    tmp_path: Path, more: str, expression: str, reason: str
) -> None:
    rule = f"""
      - {{id: K98, check: "false", severity: error, {more}}}
    """
    made = bound(tmp_path, rule)
    assert told(check_rules(made.mapping, made.context)) == [
        ("rule-not-decidable", "17:5", {"id": "K98", "expression": expression, "reason": reason})
    ]
    assert cells_read(made.mapping.rules[0], made.context) == ()


MANY = """
      - {id: K97, each: {a: "range(300)", b: "range(1000)"}, check: "a == b", severity: error, message: "x"}
      - {id: K98, each: {a: "range(99000)"}, check: "a >= 0", severity: error, message: "x"}
      - {id: K99, check: "so.hn.k6 > 90", severity: error, message: "x"}
"""


def test_a_rule_with_too_many_combinations_is_named_at_once(tmp_path: Path) -> None:
    made = bound(tmp_path, MANY)
    assert told(check_rules(made.mapping, made.context)) == [
        ("rule-too-many", "17:5", {"id": "K97", "found": "300.000", "limit": "250.000"}),
        ("K99", "Số liệu!B2", {"message": "x"}),
    ]
    assert cells_read(made.mapping.rules[0], made.context) == ()


def test_the_rows_of_one_list_are_never_too_many(tmp_path: Path) -> None:
    made = bound(tmp_path, MANY)
    few = RuleLimits(combinations=1_000)
    with patch("docgen.rules.RULE_LIMITS", few):
        codes = [item.code for item in check_rules(made.mapping, made.context)]
    assert codes == ["rule-too-many", "K99"]


LONG = """
      - {id: K1, check: "so.hn.k6 > 91", severity: error, message: "x"}
      - {id: K97, each: {a: "range(90000)"}, check: "range(a) | sum >= 0", severity: error, message: "x"}
      - {id: K99, check: "so.hn.k6 > 90", severity: error, message: "x"}
"""


def test_a_rule_that_runs_too_long_is_named_and_the_others_are_held(tmp_path: Path) -> None:
    made = bound(tmp_path, LONG)
    with patch("docgen.rules.RULE_LIMITS", RuleLimits(all_rules=RenderLimits(seconds=0.3))):
        found = check_rules(made.mapping, made.context)
    assert told(found) == [
        ("K1", "Số liệu!B2", {"message": "x"}),
        ("rule-too-long", "18:5", {"id": "K97", "limit": "0.3"}),
        ("K99", "Số liệu!B2", {"message": "x"}),
    ]


def test_a_rule_that_fills_the_memory_is_named(tmp_path: Path) -> None:
    made = bound(tmp_path, LONG)
    growing = chain([0], repeat(2**40, 3), repeat(0))  # for the first rules that are held, not for the rest
    with patch("docgen.limits.resident_bytes", side_effect=growing):
        found = check_rules(made.mapping, made.context)
    assert told(found)[1] == ("rule-too-much-memory", "18:5", {"id": "K97", "limit": "640"})


def test_a_rule_by_index_shows_what_it_was_compared_with(tmp_path: Path) -> None:
    rule = """
      - id: K41
        each: {ky: "['k6']"}
        check: "so.bhyt[ky] <= so.hn[ky]"
        severity: error
        message: "x"
    """
    (found,) = broken(tmp_path, rule)
    places = [item.location for item in found.related if item.role == "compare"]
    assert [place.cell for place in places if isinstance(place, CellLocation)] == ["B2"]


def test_a_list_in_each_is_known_to_coverage(tmp_path: Path) -> None:
    rule = """
      - id: K42
        each: {nhom: "[so]"}
        check: "nhom | map(attribute='k6') | select('defined') | sum > 0"
        severity: error
        message: "x"
    """
    made = bound(tmp_path, rule)
    assert check_coverage(made.mapping, ()) == ()


def test_a_rule_over_rows_and_periods_names_both(tmp_path: Path) -> None:
    rule = """
      - id: K99
        each: {dong: so, ky: "['k6', 'nam']"}
        check: "dong[ky] != 40"
        severity: error
        message: "{{ dong[ky] }} cuộc"
    """
    (found,) = broken(tmp_path, rule)
    assert isinstance(found.location, CellLocation)
    assert (found.location.cell, found.location.label) == ("C3", "Riêng BHYT, Cả năm")


LIMITS = """
      - id: K52
        limits: {it_nhat: 5, ty_le: 0.5, nhieu_nhat: 12000}
        each: {dong: so}
        when: "dong.k6 < nhieu_nhat"
        check: "dong.k6 >= it_nhat and dong.nam * ty_le <= dong.k6"
        at: "dong.k6"
        severity: warning
        message: "{{ dong.k6 }} ngoài khoảng {{ it_nhat }} - {{ nhieu_nhat }}, hoặc dưới {{ ty_le * 100 }}%"
"""


def test_a_rule_carries_its_thresholds(tmp_path: Path) -> None:
    sheet = SHEET.replace("38", "4").replace("90", "8")
    words = "4 ngoài khoảng 5 - 12.000, hoặc dưới 50%"
    assert told(broken(tmp_path, LIMITS, sheet)) == [("K52", "Số liệu!B2", {"message": words})]
    assert broken(tmp_path, LIMITS, SHEET.replace("90", "76")) == ()


def test_a_threshold_is_known_to_coverage(tmp_path: Path) -> None:
    made = bound(tmp_path, LIMITS)
    assert check_coverage(made.mapping, ()) == ()


ROUNDED = """
    grids:
      tl:
        sheet: "Tỷ lệ"
        header: 1
        key: "Mã"
        column: "Năm"
        rows:
          tong: {type: number, decimals: 1}
          a: {type: percent, decimals: 1}
          b: {type: percent, decimals: 1}
          c: {type: percent}
          tien: {type: money}
          ty: {type: money, decimals: 1, unit: "tỷ đồng"}
          dem: {type: count}
    rules:
      - {id: K1, check: "tl.tong | khop(tl.a, tl.b, tl.c)", severity: error, message: "{{ tl.tong }}"}
      - {id: K2, check: "tl.ty | khop(tl.tien / 1000000000)", severity: error, message: "{{ tl.ty }}"}
      - {id: K3, check: "tl.a | khop([tl.dem / 3 * 100])", severity: error, message: "{{ tl.dem }}/3"}
      - {id: K4, check: "tl.tong | khop((tl.a | khoang) * 3)", severity: error, message: "ba lần {{ tl.a }}"}
"""


def rounded(tmp_path: Path, **values: str) -> list[str]:
    """The rules that are broken; the values are those of a workbook in which none is, but for some."""
    typed = {
        "tong": "100",
        "a": "33.3",
        "b": "33.3",
        "c": "33.34",
        "tien": "12460000000",
        "ty": "12.5",
        "dem": "1",
    }
    rows = "\n".join(f"| {name} | {value} |" for name, value in (typed | values).items())
    made = bind(tmp_path, ROUNDED, {"Tỷ lệ": f"| Mã | Năm |\n|-|-|\n{rows}"})
    return [item.code for item in check_rules(made.mapping, made.context)]


def test_rounding_is_told_from_error(tmp_path: Path) -> None:
    assert rounded(tmp_path) == []
    assert rounded(tmp_path, c="33.5") == []  # 99,95 is the least the parts can be
    assert rounded(tmp_path, c="33.6") == ["K1"]  # 100,05 is, and 100,0 was less
    assert rounded(tmp_path, tong="101") == ["K1", "K4"]


def test_money_in_a_larger_unit_is_held_against_the_whole_amount(tmp_path: Path) -> None:
    assert rounded(tmp_path, tien="12450000000") == []
    assert rounded(tmp_path, tien="12449999999") == ["K2"]
    assert rounded(tmp_path, tien="12550000000") == ["K2"]


def test_counts_are_exact(tmp_path: Path) -> None:
    assert rounded(tmp_path, dem="2", a="66.7", b="0", c="33.3") == ["K4"]
    assert rounded(tmp_path, dem="2", a="66.6", b="0", c="33.3") == ["K3", "K4"]


def test_an_empty_part_leaves_the_rule_undecided(tmp_path: Path) -> None:
    assert rounded(tmp_path, b="", tong="7") == ["K4"]
    assert rounded(tmp_path, tong="") == []


REGISTER = """
    fields:
      ngay: {cell: "S!A1", type: date}
      ten: {cell: "S!A2", type: text}
      so: {cell: "S!A3", type: count}
    registers:
      ten_goi:
        entries:
          - {thing: cap, value: "BHXH huyện", to: 2025-06-30, basis: "QĐ 1"}
          - {thing: cap, value: "BHXH quận", to: 2025-06-30}
          - {thing: cap, value: "BHXH cơ sở", from: 2025-07-01, basis: "QĐ 2"}
          - {thing: tt, value: "Trung tâm", from: 2020-01-01, to: 2025-02-28}
          - {thing: tinh, value: "BHXH tỉnh", to: 2025-03-31}
          - {thing: tinh, value: "BHXH khu vực", from: 2025-04-01, to: 2025-06-30}
          - {thing: tinh, value: "BHXH tỉnh", from: 2025-07-01}
      so_tinh:
        type: count
        entries:
          - {thing: tinh, value: 63, to: 2025-06-30}
          - {thing: tinh, value: 34, from: 2025-07-01}
    rules:
      - id: K117
        each: {cu: "ten_goi | ngoai_hieu_luc(ngay)"}
        check: "cu.value not in ten"
        at: ten
        severity: warning
        message: >-
          “{{ cu.value }}” dùng {{ cu.limit }}{{ ', nay là ' ~ cu.now if cu.now is defined else '' }}{{
          ' (' ~ cu.basis ~ ')' if cu.basis is defined else '' }}
      - id: K113
        each: {dung: "so_tinh | hieu_luc(ngay)"}
        check: "so == dung.value"
        at: so
        severity: warning
        message: "{{ so }} tỉnh, nay là {{ dung.value }}"
"""


def registered(tmp_path: Path, day: date | None, name: str, number: int = 34) -> list[Told]:
    path = workbook_file(tmp_path, {"S": {"A1": day, "A2": name, "A3": number}})
    made = bind(tmp_path, REGISTER, path)
    assert check_coverage(made.mapping, ()) == ()
    return told(check_rules(made.mapping, made.context))


@pytest.mark.parametrize(
    ("day", "name", "message"),
    [
        (date(2025, 7, 1), "BHXH huyện A", "“BHXH huyện” dùng đến ngày 30/6/2025, nay là BHXH cơ sở (QĐ 1)"),
        (date(2025, 6, 30), "BHXH cơ sở A", "“BHXH cơ sở” dùng từ ngày 01/7/2025, nay là BHXH huyện (QĐ 2)"),
        (date(2025, 6, 30), "BHXH tỉnh", "“BHXH tỉnh” dùng đến ngày 31/3/2025, nay là BHXH khu vực"),
        (date(2025, 3, 1), "Trung tâm", "“Trung tâm” dùng đến ngày 28/02/2025"),
        (date(2019, 12, 31), "Trung tâm", "“Trung tâm” dùng từ ngày 01/01/2020"),
    ],
)
def test_a_name_outside_its_dates(tmp_path: Path, day: date, name: str, message: str) -> None:
    number = 34 if day >= date(2025, 7, 1) else 63
    assert registered(tmp_path, day, name, number) == [("K117", "S!A2", {"message": message})]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2025, 6, 30), "BHXH huyện A, BHXH quận B"),
        (date(2025, 7, 1), "BHXH cơ sở A"),
        (date(2025, 7, 1), "BHXH tỉnh"),  # a name that came back into use
        (date(2025, 3, 31), "BHXH tỉnh"),
    ],
)
def test_a_name_within_its_dates(tmp_path: Path, day: date, name: str) -> None:
    assert registered(tmp_path, day, name, 34 if day >= date(2025, 7, 1) else 63) == []


def test_a_number_that_holds_for_a_time(tmp_path: Path) -> None:
    found = registered(tmp_path, date(2025, 7, 1), "", 63)
    assert found == [("K113", "S!A3", {"message": "63 tỉnh, nay là 34"})]


def test_without_the_day_nothing_is_decided(tmp_path: Path) -> None:
    assert registered(tmp_path, None, "BHXH huyện") == []


def test_what_an_entry_of_a_register_does_not_have_is_told(tmp_path: Path) -> None:
    mapping = mapping_of(tmp_path, REGISTER.replace("cu.value not", "cu.valu not"))
    assert told(check_coverage(mapping, ())) == [
        ("name-unknown", "25:5", {"name": "ten_goi[].valu", "nearest": "ten_goi[].value"})
    ]


SAID = """
    fields:
      ty: {cell: "S!A1", type: number}
      z: {cell: "S!A2", type: number, required: false}
    grids:
      so: {sheet: "S", header: 4, key: "Mã", columns: {k6: "6"}, rows: {a: {type: count, required: false}}}
    rules:
      - {id: K1, check: "ty < 10", severity: error, MORE}
"""
MARK = "[CHƯA CÓ: S!A2]"


@pytest.mark.parametrize(
    ("more", "args", "place"),
    [
        (
            'message: "tỷ lệ {{ ty }} quá cao, tăng {{ ty - z }} so với năm trước"',
            {"message": f"tỷ lệ 12,5 quá cao, tăng {MARK} so với năm trước"},
            "S!A1",
        ),
        ("message: \"{{ z ~ ' người' }}\"", {"message": f"{MARK} người"}, "S!A1"),
        ('message: "{{ (z + 1) | lam_tron(1) }}"', {"message": MARK}, "S!A1"),
        ('message: "{% if z > 1 %}hơn một{% else %}không rõ{% endif %}"', {"message": "không rõ"}, "S!A1"),
        ('message: "x", hint: "{{ z + 1 }}"', {"message": "x", "hint": MARK}, "S!A1"),
        ('message: "x", at: "z + 1"', {"message": "x"}, "S!A1"),
        ('message: "{{ 3 * so.a.k6 }}"', {"message": "[CHƯA CÓ: S!B5]"}, "S!A1"),
        ("message: \"cộng {{ so | sum(attribute='k6') }} là {{ ty }}\"", {"message": "cộng … là …"}, "S!A1"),
        ('message: "{% macro m() %}{{ z + 1 }}{% endmacro %}a{{ m() }}"', {"message": "…a…"}, "S!A1"),
        ('message: "năm trước {{ z }}"', {"message": "năm trước "}, "S!A1"),
    ],
)
def test_a_broken_rule_is_told_whatever_its_words_compute_with(
    tmp_path: Path, more: str, args: dict[str, str], place: str
) -> None:
    path = workbook_file(tmp_path, {"S": {"A1": 12.5, "A4": "Mã", "B4": "6", "A5": "a"}})
    made = bind(tmp_path, SAID.replace("MORE", more), path)
    assert told(check_rules(made.mapping, made.context)) == [("K1", place, args)]


def test_the_words_of_a_broken_rule_show_a_refused_value_as_a_mark(tmp_path: Path) -> None:
    path = workbook_file(tmp_path, {"S": {"A1": 12.5, "A2": "mười", "A4": "Mã", "B4": "6", "A5": "a"}})
    made = bind(tmp_path, SAID.replace("MORE", 'message: "năm trước {{ z }}"'), path)
    said = [("K1", "S!A1", {"message": f"năm trước {MARK}"})]
    assert told(check_rules(made.mapping, made.context)) == said
