"""A rise or a fall, and the two numbers it is said of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from docgen.consistency.prose import Figure, Found, same_noun
from docgen.formats.numbers import number_text
from docgen.formats.patterns import pattern

# "tăng 12,6%", or the word alone before the number it is measured by; "tăng cường" is neither.
_CHANGE = pattern(
    r"\b(?P<way>tăng|giảm)\s+(?:"
    r"(?:thêm\s+)?(?P<nearly>(?:khoảng|gần|hơn|trên)\s+)?(?P<whole>\d+)(?:,(?P<rest>\d+))?\s?%"
    r"|(?:(?:nhẹ|mạnh|nhanh|dần|đáng kể|rõ rệt)\s+)?(?=(?:so với|từ)\b))",
    re.IGNORECASE,
)
_EITHER = pattern(r"\b(?:tăng|giảm)\s*(?:[,/-]|hoặc|hay)?\s*$", re.IGNORECASE)
_FROM = pattern(r"\btừ\s+$", re.IGNORECASE)
_TO = pattern(r"\b(?:lên|xuống|còn)\b")
_ANOTHER_MATTER = pattern(r"[,;]|\b(?:trong đó|gồm)\b")


def wrong_changes(sentence: str, numbers: tuple[Figure, ...]) -> Iterator[Found]:
    """Rises and falls of a sentence that its own numbers contradict."""
    for match in _CHANGE.finditer(sentence):
        pair = _pair(sentence, numbers, match)
        if pair is None or not pair[1].value or _agrees(match, *pair):
            continue
        now, before = pair
        computed = (now.value - before.value) / before.value * 100
        stated = Decimal(f"{match['whole']}.{match['rest'] or '0'}") if match["whole"] else None
        rises = match["way"].lower() == "tăng"
        yield Found(
            code="text-change-wrong",
            start=min(now.start, before.start, match.start()),
            end=max(now.end, before.end, match.end()),
            args={
                "stated": _told("tăng" if rises else "giảm", stated),
                "stated_en": _told("up" if rises else "down", stated),
                "computed": _computed(computed, ("tăng", "không đổi", "giảm")),
                "computed_en": _computed(computed, ("up", "no change", "down")),
                "now": _shown(now),
                "before": _shown(before),
            },
        )


def _pair(sentence: str, numbers: tuple[Figure, ...], change: re.Match[str]) -> tuple[Figure, Figure] | None:
    """The number now and the number before: "từ B lên A (tăng x%)", or "A ..., tăng x% so với ... (B)"."""
    if _EITHER.search(sentence[: change.start()]):
        return None
    apart = [number for number in numbers if number.end <= change.start() or number.start >= change.end()]
    after_word = sentence[change.end() :].startswith("từ")
    for percent in (False, True):
        alike = [number for number in apart if number.percent == percent]
        for old, new in pairwise(alike):
            named = _FROM.search(sentence[: old.start]) and (not after_word or old.start > change.start())
            if named and _TO.search(sentence[old.end : new.start]) and _same(old, new):
                return new, old
    behind = next((number for number in apart if number.start >= change.end()), None)
    if behind is None:
        return None
    ahead = [number for number in apart if number.end <= change.start() and number.percent == behind.percent]
    between = sentence[change.end() : behind.start]
    if not ahead or "so với" not in between or _ANOTHER_MATTER.search(between):
        return None
    return (ahead[-1], behind) if behind.percent or same_noun(ahead[-1], behind) else None


def _same(old: Figure, new: Figure) -> bool:
    return old.percent or not new.noun or same_noun(old, new)


def _agrees(change: re.Match[str], now: Figure, before: Figure) -> bool:
    """Whether a change is what the numbers give, however they were rounded.

    Two rates are compared by themselves (94,8% to 95,6% is 0,84% more) or by points (0,8).
    """
    sign = 1 if change["way"].lower() == "tăng" else -1
    for low, high in (_relative(now, before), *([_points(now, before)] if now.percent else [])):
        if change["whole"] is None:
            if (high if sign > 0 else -low) > 0:
                return True
            continue
        stated = sign * Decimal(f"{change['whole']}.{change['rest'] or '0'}")
        allowed = Decimal("0.5").scaleb(-len(change["rest"] or ""))
        allowed += Decimal(1) if change["nearly"] else Decimal(0)
        if low - allowed <= stated <= high + allowed:
            return True
    return False


def _relative(now: Figure, before: Figure) -> tuple[Decimal, Decimal]:
    """The least and the most the change can be, in percent of what was before."""
    changes = [
        (now.value + one * _half(now)) / (before.value + other * _half(before)) * 100 - 100
        for one in (-1, 1)
        for other in (-1, 1)
        if before.value + other * _half(before)
    ]
    return min(changes), max(changes)


def _points(now: Figure, before: Figure) -> tuple[Decimal, Decimal]:
    difference, give = now.value - before.value, _half(now) + _half(before)
    return difference - give, difference + give


def _half(figure: Figure) -> Decimal:
    """Half of the last digit; a count is not rounded."""
    rounded = figure.decimals or figure.percent
    return Decimal("0.5").scaleb(-figure.decimals) if rounded else Decimal(0)


def _told(way: str, rate: Decimal | None) -> str:
    return way if rate is None else f"{way} {number_text(rate, decimals=2)}%"


def _computed(rate: Decimal, ways: tuple[str, str, str]) -> str:
    if not rate:
        return ways[1]
    return f"{ways[0] if rate > 0 else ways[2]} {number_text(abs(rate), decimals=2)}%"


def _shown(figure: Figure) -> str:
    return number_text(figure.value, decimals=15) + ("%" if figure.percent else "")
