"""Rules held against a context: broken, kept, undecided."""

from __future__ import annotations

from pathlib import Path

from docgen.coverage import check_coverage
from docgen.diagnostics import CellLocation, Diagnostic, Related
from docgen.rules import check_rules
from tests.support.bound import Bound, bind, told

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
    found = broken(tmp_path, rule)
    assert [(item.code, item.args["id"]) for item in found] == [("rule-not-decidable", "K98")]


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
