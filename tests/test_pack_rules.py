"""The rules of the form pack: each has a change to the sample that breaks it, and it alone.

Cells are bound and rules held against them; nothing is rendered.
"""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import patch

import pytest

from docgen import rules
from docgen.binding.context import Context
from docgen.diagnostics import CellLocation, Diagnostic
from docgen.language.missing import MissingOperandError
from docgen.mapping.rulebook import Rule
from tests.support.changed import Case, PackSample
from tests.support.pack import PROJECT, pack_mappings
from tests.support.rule_cases import BROKEN_BY, KEPT_BY, half
from tests.support.rule_messages import PATH as MESSAGES
from tests.support.rule_messages import told
from tests.support.sample import PATH


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> PackSample:
    return PackSample.read(pack_mappings(tmp_path_factory.mktemp("pack")), PROJECT / PATH)


def rule_ids(sample: PackSample) -> set[str]:
    return {rule.id for mapping in sample.mappings for rule in mapping.rules}


def test_every_rule_of_the_pack_has_a_case(sample: PackSample) -> None:
    assert {name.partition(",")[0] for name in BROKEN_BY} == rule_ids(sample)


def test_the_sample_keeps_every_rule(sample: PackSample) -> None:
    assert sample.broken(Case({}, {})) == ()


def test_the_half_year_keeps_every_rule(sample: PackSample) -> None:
    assert sample.broken(half()) == ()


@pytest.mark.parametrize("name", BROKEN_BY)
def test_a_change_breaks_the_rule_and_no_other_and_is_told_in_whole_words(
    sample: PackSample, name: str
) -> None:
    found = sample.broken(BROKEN_BY[name])
    assert {problem.code for problem in found} == {name.partition(",")[0]}
    for problem in found:
        assert isinstance(problem.location, CellLocation)
        for words in problem.args.values():
            assert "  " not in words
            assert "{{" not in words
            assert words[-1] not in ".,;:"


def test_each_is_told_as_it_was_read_aloud(sample: PackSample) -> None:
    """Place, words and what was compared, whole; `python -m tests.support.rule_messages` writes them anew."""
    assert told(sample) == MESSAGES.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", KEPT_BY)
def test_at_its_bound_a_rule_holds(sample: PackSample, name: str) -> None:
    assert sample.broken(KEPT_BY[name]) == ()


def test_each_rule_is_decided_and_kept_by_a_case(sample: PackSample) -> None:
    """No rule holds only because it is never looked at; one that runs over what is wrong has a case."""
    kept = {name.partition(",")[0] for name in KEPT_BY}
    check_once = rules._check_once

    def noting(rule: Rule, scope: Context) -> Iterator[Diagnostic]:
        try:
            if (rule.when is None or rule.when.evaluate(scope)) and rule.check.evaluate(scope):
                kept.add(rule.id)
        except MissingOperandError:
            pass
        return check_once(rule, scope)

    with patch.object(rules, "_check_once", noting):
        for case in (Case({}, {}), half(), *KEPT_BY.values()):
            sample.broken(case)
    assert sorted(rule_ids(sample) - kept) == []
