"""A total and its parts, a number and its list, a part and its whole, a change and its two numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from docgen.consistency.prose import Figure, Found, figures, has_digit, same_noun, sentences
from docgen.formats.numbers import number_text

_PARTS = re.compile(r"\b(trong đó|bao gồm|gồm)\b", re.IGNORECASE)
_WHOLE_LIST = frozenset({"gồm", "bao gồm"})
_NEARLY = Decimal("0.98")  # parts that reach so much of the total are meant to be all of it
_BRACKET = re.compile(r"\(([^()]{8,})\)")
_OPEN_END = re.compile(r"(?:…|\.\.\.|v\.v\.?|vv)\s*$")
_CLAUSE = re.compile(r"[;:()]|\.\s")
_FEWEST_NAMES = 3
_LONGEST_NAME = 9  # words
_RATIO = re.compile(r"(?<![\w/.,-])(\d{1,5})/(\d{1,5})(?![\w/-]|[.,]\d)\s+[^\W\d_]")
_NOT_A_RATIO = re.compile(r"(?:ngày|số|tháng|đợt|dịp|lễ)\s+$", re.IGNORECASE)
_LAST_OLD_YEAR = 1900
_CHANGE = re.compile(
    r"\b(tăng|giảm)\s+(?:thêm\s+)?((?:khoảng|gần|hơn|trên)\s+)?(\d+)(?:,(\d+))?\s?%", re.IGNORECASE
)


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
                *_changes(sentence, numbers),
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


def _changes(sentence: str, numbers: tuple[Figure, ...]) -> Iterator[Found]:
    for match in _CHANGE.finditer(sentence):
        pair = _pair(sentence, numbers, match)
        if pair is None or not pair[1].value:
            continue
        now, before = pair
        sign = 1 if match[1].lower() == "tăng" else -1
        stated = sign * Decimal(f"{match[3]}.{match[4] or '0'}")
        low, high = _bounds(now, before)
        allowed = Decimal("0.5").scaleb(-len(match[4] or "")) + (Decimal(1) if match[2] else Decimal(0))
        if low - allowed <= stated <= high + allowed:
            continue
        computed = (now.value - before.value) / before.value * 100
        yield Found(
            code="text-change-wrong",
            start=min(now.start, before.start, match.start()),
            end=max(now.end, before.end, match.end()),
            args={
                "stated": _change(stated, ("tăng", "giảm")),
                "stated_en": _change(stated, ("up", "down")),
                "computed": _change(computed, ("tăng", "giảm")),
                "computed_en": _change(computed, ("up", "down")),
                "now": _shown(now.value),
                "before": _shown(before.value),
            },
        )


def _pair(sentence: str, numbers: tuple[Figure, ...], change: re.Match[str]) -> tuple[Figure, Figure] | None:
    """The number now and the number before: "từ B lên A (tăng x%)", or "A ..., tăng x% so với ... (B)"."""
    plain = [number for number in numbers if not number.percent]
    for old, new in pairwise(plain):
        between = sentence[old.end : new.start]
        rises = re.search(r"\b(lên|xuống|còn)\b", between)
        if re.search(r"\btừ\s+$", sentence[: old.start]) and rises and (not new.noun or same_noun(old, new)):
            return new, old
    ahead = [number for number in plain if number.end <= change.start()]
    behind = [number for number in plain if number.start >= change.end()]
    if not ahead or not behind or "so với" not in sentence[change.end() : behind[0].start]:
        return None
    return (ahead[-1], behind[0]) if same_noun(ahead[-1], behind[0]) else None


def _bounds(now: Figure, before: Figure) -> tuple[Decimal, Decimal]:
    """The least and the most the change can be, given how the two numbers were rounded."""
    changes = [
        (now.value + one * _half(now)) / (before.value + other * _half(before)) * 100 - 100
        for one in (-1, 1)
        for other in (-1, 1)
        if before.value + other * _half(before)
    ]
    return min(changes), max(changes)


def _half(figure: Figure) -> Decimal:
    return Decimal("0.5").scaleb(-figure.decimals) if figure.decimals else Decimal(0)


def _change(rate: Decimal, ways: tuple[str, str]) -> str:
    return f"{ways[0] if rate >= 0 else ways[1]} {number_text(abs(rate), decimals=2)}%"


def _shown(number: Decimal) -> str:
    return number_text(number, decimals=15)
