"""The rules of the form pack: each has a change to the sample that breaks it, and it alone.

Cells are bound and rules held against them; nothing is rendered.
"""

from __future__ import annotations

import pytest

from docgen.diagnostics import CellLocation
from tests.support.changed import Case, PackSample
from tests.support.pack import PROJECT, pack_mappings
from tests.support.rule_cases import BROKEN_BY, KEPT_BY, half
from tests.support.sample import PATH


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> PackSample:
    return PackSample.read(pack_mappings(tmp_path_factory.mktemp("pack")), PROJECT / PATH)


def test_every_rule_of_the_pack_has_a_case(sample: PackSample) -> None:
    assert set(BROKEN_BY) == {rule.id for mapping in sample.mappings for rule in mapping.rules}


def test_the_sample_keeps_every_rule(sample: PackSample) -> None:
    assert sample.broken(Case({}, {})) == ()


def test_the_half_year_keeps_every_rule(sample: PackSample) -> None:
    assert sample.broken(half()) == ()


@pytest.mark.parametrize("rule", BROKEN_BY)
def test_a_change_breaks_the_rule_and_no_other_and_is_told_in_whole_words(
    sample: PackSample, rule: str
) -> None:
    found = sample.broken(BROKEN_BY[rule])
    assert {problem.code for problem in found} == {rule}
    for problem in found:
        assert isinstance(problem.location, CellLocation)
        for words in problem.args.values():
            assert "  " not in words
            assert "{{" not in words
            assert words[-1] not in ".,;:"


@pytest.mark.parametrize("name", KEPT_BY)
def test_at_its_bound_a_rule_holds(sample: PackSample, name: str) -> None:
    assert sample.broken(KEPT_BY[name]) == ()
