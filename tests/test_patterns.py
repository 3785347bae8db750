"""Patterns that are compiled late: the same answers, nothing compiled before, and no later surprise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from docgen.formats import patterns
from docgen.formats.patterns import pattern, repeated
from tests.test_architecture import ROOT, name_of


def test_it_answers_as_the_compiled_one_does() -> None:
    late, made = pattern(r"(?P<word>\w+)!", re.IGNORECASE), re.compile(r"(?P<word>\w+)!", re.IGNORECASE)
    assert late.findall("Một! hai!") == made.findall("Một! hai!")
    assert late.sub("-", "Một! hai!") == made.sub("-", "Một! hai!")
    found = late.search("hai! ba")
    assert found is not None
    assert found["word"] == "hai"
    assert (late.pattern, late.flags, late.groupindex) == (made.pattern, made.flags, made.groupindex)


def test_it_is_compiled_at_its_first_use_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_ = re.compile

    def compile_noted(text: Any, flags: Any = 0) -> re.Pattern[str]:
        compiled.append(text)
        return compile_(text, flags)

    monkeypatch.setattr(re, "compile", compile_noted)
    late = pattern("[0-9]+")
    assert compiled == []
    assert [late.findall("1 22"), late.findall("333")] == [["1", "22"], ["333"]]
    assert compiled == ["[0-9]+"]


def late_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern of docgen that is compiled late, by its module."""
    for path in sorted(ROOT.rglob("*.py")):
        if "import pattern" in path.read_text(encoding="utf-8"):
            module = import_module(name_of(Path(path)))
            kind = type(pattern(""))
            yield from ((module.__name__, item) for item in vars(module).values() if type(item) is kind)


def test_every_late_pattern_is_well_formed() -> None:
    found = list(late_patterns())
    assert len(found) > 10
    for module, late in found:
        assert re.compile(late.pattern), module


@pytest.mark.parametrize("possessive", [True, False])
def test_what_is_repeated_ends_with_its_last_whole_group(
    monkeypatch: pytest.MonkeyPatch, possessive: bool
) -> None:
    if possessive and not patterns._POSSESSIVE:
        pytest.skip("possessive quantifiers do not work in this Python (python/cpython#106052)")
    monkeypatch.setattr(patterns, "_POSSESSIVE", possessive)
    rows = re.compile(repeated(f"<r>{repeated('<c/>', '*')}{repeated('<d/>', '?')}</r>", "+"))
    found = [match.span() for match in rows.finditer("<r><c/></r><r><c/><d/></r><r><e/><r></r>")]
    assert found == [(0, 26), (33, 40)]
    assert not re.match(repeated("a", "+") + "a", "aaa")
    assert re.fullmatch(repeated(f"a{repeated('b', '?')}c", "*"), "a") is None
