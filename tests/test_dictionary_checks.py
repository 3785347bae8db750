"""mappings/RULES.md: each of the 95 checks of the dictionary once; each rule and code it names is there."""

from __future__ import annotations

import re

import pytest

from docgen.catalogue import entries
from docgen.diagnostics import Severity
from tests.support.pack import PROJECT, pack_mappings

TEXT = (PROJECT / "mappings" / "RULES.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (K\d+) \| ([EW]) \| (.+) \| (.+) \|$", TEXT, re.MULTILINE)
BEYOND = re.findall(r"`(K\d+\w?)`", TEXT[TEXT.rindex("|") :])

# The numbers of the dictionary, by its sections.
NUMBERS = (
    *range(1, 15),  # completeness and types
    *range(20, 34),  # periods
    *range(40, 65),  # parts and totals
    *range(70, 76),  # calls, dossiers, surveys
    *range(80, 85),  # participants
    *range(90, 100),  # money
    *range(100, 104),  # norms
    *range(110, 119),  # texts
    *range(120, 128),  # documents
)
SEVERITY: dict[str, Severity] = {"E": "error", "W": "warning"}


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Severity]:
    mappings = pack_mappings(tmp_path_factory.mktemp("pack"))
    return {rule.id: rule.severity for mapping in mappings for rule in mapping.rules}


def test_every_check_is_there_once() -> None:
    assert len(NUMBERS) == 95
    assert [check for check, *_ in ROWS] == [f"K{number:02}" for number in NUMBERS]


def test_every_rule_stands_beside_the_check_of_its_number(rules: dict[str, Severity]) -> None:
    named = {check: re.findall(r"`(K\d+\w?)`", where) for check, _, _, where in ROWS}
    for check, found in named.items():
        assert [rule for rule in found if re.match(r"K\d+", rule)[0] != check] == []  # type: ignore[index]  # it does
    told = [rule for found in named.values() for rule in found] + BEYOND
    assert sorted(told) == sorted(rules)


def test_every_code_is_one_of_the_engines() -> None:
    codes = {code for *_, where in ROWS for code in re.findall(r"`([a-z][a-z-]+)`", where)}
    assert sorted(codes - entries().keys()) == []


def test_every_check_is_somewhere() -> None:
    assert [check for check, _, _, where in ROWS if "`" not in where and where != "by construction"] == []


def test_a_rule_of_another_severity_says_why(rules: dict[str, Severity]) -> None:
    silent = []
    for check, severity, what, where in ROWS:
        other = [rule for rule in re.findall(r"`(K\d+\w?)`", where) if rules[rule] != SEVERITY[severity]]
        if other and not re.search(r"(is|are) (a warning|an error|errors)", what):
            silent.append(check)
    assert silent == []
