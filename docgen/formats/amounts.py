"""Amounts of money and percentages in Vietnamese prose: 3,2 tỷ đồng; 1.320.000.000 đồng; 98,5%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from docgen.formats.intervals import Interval, rounding
from docgen.formats.numbers import scale_of

_AMOUNT = re.compile(
    r"(?<![\w.,/-])(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<rest>\d+))?"
    r"\s*(?P<scale>nghìn|ngàn|triệu|tỷ|tỉ)?\s*đồng\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(?<![\w.,/-])(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<rest>\d+))?\s?%")
_BEFORE = 40  # characters that say what the amount is
_SENTENCE = re.compile(r"[.;!?…]\s|\n")


class Amount(Struct, frozen=True, kw_only=True):
    """An amount as written, the words of its sentence before it, and what it stands for (đồng or percent)."""

    text: str
    before: str
    stands_for: Interval


def amounts(text: str) -> Iterator[Amount]:
    """The amounts of money a text names; 3,2 tỷ đồng stands for 3,15 up to below 3,25 tỷ."""
    for match in _AMOUNT.finditer(text):
        yield _amount(text, match, 10 ** scale_of(match["scale"] or "đồng"))


def percentages(text: str) -> Iterator[Amount]:
    """The percentages a text names; 98,5% stands for 98,45 up to below 98,55."""
    return (_amount(text, match, 1) for match in _PERCENT.finditer(text))


def _amount(text: str, match: re.Match[str], scale: int) -> Amount:
    rest = match["rest"] or ""
    number = Decimal(match["whole"].replace(".", "") + (f".{rest}" if rest else ""))
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    return Amount(
        text=match[0],
        before=_SENTENCE.split(before)[-1],
        stands_for=rounding(number, len(rest)) * scale,
    )
