"""Patterns that are compiled late: the same answers, nothing compiled before, and no later surprise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from docgen.formats.patterns import pattern
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
