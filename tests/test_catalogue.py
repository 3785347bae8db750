"""The closed list of problems: both languages, the same facts in both, and each of them can occur."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from docgen.catalogue import entries, hints, message
from docgen.diagnostics import Diagnostic, FileLocation

ROOT = Path(__file__).parents[1]


def facts(text: str) -> set[str]:
    """The names of the facts; one that is said in both languages has an English twin, `what_en`."""
    return {name.removesuffix("_en") for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", sorted(entries()))
def test_both_languages_say_the_same(code: str) -> None:
    entry = entries()[code]
    for text in (entry.vi, entry.en):
        assert text.message
        assert text.explanation
    assert facts(entry.vi.message) == facts(entry.en.message)
    assert facts(" ".join(entry.vi.hints)) == facts(" ".join(entry.en.hints))


def sources(folder: str) -> str:
    """The code below a folder, without the words of the catalogue."""
    files = (path for path in (ROOT / folder).rglob("*.py") if "catalogue" not in path.parts)
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


# Codes that are put together where they are reported.
MADE_OF_PARTS = (r"lint-.+", r"figure-.+", r"mapping-(include|template)-(missing|outside)")
CODE, TESTS = sources("docgen"), sources("tests")


@pytest.mark.parametrize("code", sorted(entries()))
def test_each_problem_is_made_and_each_is_tested(code: str) -> None:
    literal = re.compile(rf"(?<![\w-]){re.escape(code)}(?![\w-])")
    composed = any(re.fullmatch(made, code) for made in MADE_OF_PARTS)
    part = re.compile(rf"[\"']{re.escape(code.partition('-')[2])}[\"']")
    assert literal.search(CODE) or composed, "nothing reports it"
    assert literal.search(TESTS) or (composed and part.search(TESTS)), "no test sees it"


def test_a_hint_whose_facts_are_missing_is_left_out() -> None:
    place = FileLocation(path=Path("a.docx"))
    known = Diagnostic(code="name-unknown", location=place, args={"name": "a", "nearest": "b"})
    unknown = Diagnostic(code="name-unknown", location=place, args={"name": "a"})
    assert len(hints(known, "vi")) == len(hints(unknown, "vi")) + 1
    assert message(unknown, "en") == 'nothing feeds "a"'


def test_a_rule_of_a_mapping_brings_its_own_words() -> None:
    broken = Diagnostic(code="K40", location=FileLocation(path=Path("a")), args={"message": "m", "hint": "h"})
    assert (message(broken, "vi"), hints(broken, "vi")) == ("m", ("h",))
