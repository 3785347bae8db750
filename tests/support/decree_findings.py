"""What `docgen lint` is expected to find, said with the names and articles of the rules file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docgen.diagnostics import Diagnostic, Severity, TemplateLocation
from docgen.lint.check import lint_document
from docgen.lint.findings import MAIN, PAGE
from docgen.lint.pages import NUMBER
from docgen.lint.rules import Rules, Words
from docgen.lint.rules_file import read_rules
from tests.support.decree_documents import Paper

FILE = Path(__file__).parents[2] / "templates" / "the-thuc" / "nghi-dinh-30-2020.yaml"
DOCUMENT = Path("văn bản.docx").absolute()
TEXT = Words(vi="Chữ trong văn bản", en="The text")
TABLE = Words(vi="Bảng", en="The table")


def decree() -> Rules:
    rules, problems = read_rules(FILE)
    assert rules is not None
    assert problems == ()
    return rules


RULES = decree()


def _args(
    what: Words, article: str, found: str | Words, expected: str | Words, places: int
) -> dict[str, str]:
    args = {"what": what.vi, "what_en": what.en, "article": f"{article}, {RULES.source}"}
    for name, value in (("found", found), ("expected", expected)):
        words = value if isinstance(value, Words) else Words(vi=value, en=value)
        args |= {name: words.vi, f"{name}_en": words.en} if words.vi else {}
    return args | ({"places": str(places)} if places > 1 else {})


def _finding(code: str, excerpt: str, part: str, args: dict[str, str], severity: Severity) -> Diagnostic:
    location = TemplateLocation(template=DOCUMENT, part=part, excerpt=excerpt)
    return Diagnostic(code=code, location=location, args=args, severity=severity)


def of(
    component: str,
    code: str,
    excerpt: str,
    found: str | Words = "",
    expected: str | Words = "",
    severity: Severity = "error",
    places: int = 1,
) -> Diagnostic:
    """The finding in a component."""
    known = RULES.component(component)
    assert known is not None
    args = _args(known.name, known.article, found, expected, places)
    return _finding(code, excerpt, MAIN, args, severity)


def page(
    code: str,
    excerpt: str = "BẢO HIỂM XÃ HỘI VIỆT NAM",
    found: str | Words = "",
    expected: str | Words = "",
    *,
    what: Words = PAGE,
    article: str = "",
    part: str = MAIN,
    severity: Severity = "error",
    places: int = 1,
) -> Diagnostic:
    """The finding in the page, its number, a table, the letters."""
    return _finding(code, excerpt, part, _args(what, article, found, expected, places), severity)


def number(code: str, excerpt: str = "2", part: str = "word/header1.xml", **more: Any) -> Diagnostic:
    """The finding in the page's number."""
    article = more.pop("article", RULES.page_number.article)
    return page(code, excerpt, what=NUMBER, article=article, part=part, **more)


def found_in(paper: Paper) -> tuple[Diagnostic, ...]:
    return lint_document(DOCUMENT, RULES, paper.content)


CENTRED = Words(vi="canh giữa", en="centred")
LEFT = Words(vi="canh trái", en="left")
BOTH = Words(vi="canh đều hai lề", en="justified")
RIGHT = Words(vi="canh phải", en="right")
DRAWN = Words(vi="đường kẻ ngang, nét liền", en="a drawn, unbroken line")
UPPER = Words(vi="phần lề trên", en="the top margin")
LOWER = Words(vi="phần lề dưới", en="the bottom margin")


def fault(component: str, index: int) -> Words:
    known = RULES.component(component)
    assert known is not None
    return known.faults[index].expected


def paired(index: int) -> Words:
    known = RULES.component("quyen_han_chuc_vu")
    assert known is not None
    return known.pairs[index].expected
