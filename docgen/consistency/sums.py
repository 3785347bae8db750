"""A total and its parts, a number and its list, a part and its whole, a change and its two numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.consistency.changes import wrong_changes
from docgen.consistency.prose import Figure, Found, figures, has_digit, same_noun, sentences
from docgen.formats.numbers import number_text
from docgen.formats.patterns import pattern

_PARTS = pattern(r"\b(trong đó|bao gồm|gồm)\b", re.IGNORECASE)
_WHOLE_LIST = frozenset({"gồm", "bao gồm"})
_NEARLY = Decimal("0.98")  # parts that reach so much of the total are meant to be all of it
_BRACKET = pattern(r"\(([^()]{8,})\)")
_OPEN_END = pattern(r"(?:…|\.\.\.|v\.v\.?|vv)\s*$")
_CLAUSE = pattern(r"[;:()]|\.\s")
_FEWEST_NAMES = 3
_LONGEST_NAME = 9  # words
_RATIO = pattern(r"(?<![\w/.,-])(\d{1,5})/(\d{1,5})(?![\w/-]|[.,]\d)\s+[^\W\d_]")
_NOT_A_RATIO = pattern(r"(?:ngày|số|tháng|đợt|dịp|lễ)\s+$", re.IGNORECASE)
_LAST_OLD_YEAR = 1900


def wrong_sums(text: str) -> Iterator[Found]:
    """Everything of the kind in one text."""
    if not has_digit(text):
        return
    yield from _ratios(text)
    for begin, sentence in sentences(text):
        numbers = figures(sentence)
        if numbers:
            for found in (
                *_totals(sentence, numbers),
                *_lists(sentence, numbers),
                *wrong_changes(sentence, numbers),
            ):
                yield Found(
                    code=found.code, start=begin + found.start, end=begin + found.end, args=found.args
                )


def _totals(sentence: str, numbers: tuple[Figure, ...]) -> Iterator[Found]:
    inside = [(bracket.start(), bracket.end()) for bracket in _BRACKET.finditer(sentence)]
    for mark, limit in _marks(sentence, inside):
        before = [number for number in numbers if number.end <= mark.start() and not number.percent]
        if not before:
            continue
        total = before[-1]
        parts = [
            number
            for number in numbers
            if mark.end() <= number.start < limit and not number.percent and same_noun(number, total)
        ]
        if not parts:
            continue
        whole = sum((part.value for part in parts), Decimal(0))
        named = mark[1].lower() in _WHOLE_LIST and len(parts) > 1
        meant_whole = named or (len(parts) > 1 and whole >= total.value * _NEARLY)
        if whole > total.value or (meant_whole and whole != total.value):
            yield Found(
                code="text-parts-not-total",
                start=total.start,
                end=parts[-1].end,
                args={
                    "total": _shown(total.value),
                    "sum": _shown(whole),
                    "parts": " + ".join(_shown(part.value) for part in parts),
                },
            )


def _marks(sentence: str, inside: list[tuple[int, int]]) -> Iterator[tuple[re.Match[str], int]]:
    """The words that begin a list of parts, and where it ends: with its bracket, or at the next of them."""
    outer: list[re.Match[str]] = []
    for mark in _PARTS.finditer(sentence):
        end = next((last for first, last in inside if first < mark.start() < last), None)
        if end is not None:
            yield mark, end
        else:
            outer.append(mark)
    ends = [*(mark.start() for mark in outer[1:]), len(sentence)]
    yield from zip(outer, ends, strict=False)


def _lists(sentence: str, numbers: tuple[Figure, ...]) -> Iterator[Found]:
    for bracket in _BRACKET.finditer(sentence):
        names = [name.strip() for name in re.split("[,;]", bracket[1])]
        if len(names) < _FEWEST_NAMES or _OPEN_END.search(bracket[1]) or not _are_names(names):
            continue
        marks = [mark.end() for mark in _CLAUSE.finditer(sentence, 0, bracket.start())]
        clause = marks[-1] if marks else 0
        counted = [
            number
            for number in numbers
            if clause <= number.start < bracket.start() and not number.percent and number.noun
        ]
        if not counted or counted[-1].decimals:
            continue
        stated, count = counted[-1], len(names)
        counts = {count, count + 1} if " và " in names[-1] else {count}
        if int(stated.value) not in counts and abs(int(stated.value) - count) <= max(2, count // 4):
            yield Found(
                code="text-list-miscounted",
                start=stated.start,
                end=bracket.end(),
                args={"number": _shown(stated.value), "count": str(count)},
            )


def _are_names(items: list[str]) -> bool:
    if any(not item or item[0].isdigit() or len(item.split()) > _LONGEST_NAME for item in items):
        return False
    return sum(item[0].isupper() for item in items) * 3 >= len(items) * 2


def _ratios(text: str) -> Iterator[Found]:
    for match in _RATIO.finditer(text):
        part, whole = int(match[1]), int(match[2])
        like_a_date = (part <= 31 and whole <= 12) or whole >= _LAST_OLD_YEAR
        if part > whole and not like_a_date and not _NOT_A_RATIO.search(text[: match.start()][-8:]):
            args = {"part": match[1], "whole": match[2]}
            yield Found(code="text-part-exceeds-whole", start=match.start(), end=match.end(2), args=args)


def _shown(number: Decimal) -> str:
    return number_text(number, decimals=15)
