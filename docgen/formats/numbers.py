"""Numbers as Vietnamese official documents write them: 1.234.567; 12,5; 12,5%.

The comma before decimals is prescribed for state documents by Nghị định 86/2012/NĐ-CP, Phụ lục V; the dot
between thousands by the accounting law.  Everything is Decimal: a figure of a report never passes through
binary floating point on its way from the cell to the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal

from msgspec import Struct

from docgen.formats.dates import full_date
from docgen.formats.text import folded
from docgen.formats.types import Raw, ValueType

Direction = Literal["tăng", "giảm", "bằng"]

NBSP = "\N{NO-BREAK SPACE}"

SCALES: Mapping[str, int] = {"đồng": 0, "nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
"""The words of scale and their powers of ten."""

_SHOWN_DIGITS = 15  # how many significant digits Excel shows and computes by
_STORED_DIGITS = 17  # how many the shortest decimal of a double can have


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Half up, away from zero, as Excel's ROUND and accounting do (Nghị định 174/2016/NĐ-CP, Điều 4).

    What a formula stored as 0,28499999999999998 is the 0,285 that Excel shows, and becomes 0,29.
    """
    shown = _without_noise(value, decimals)
    precision = max(1, shown.adjusted() + decimals + 2)  # one more digit, for 9,99 -> 10,0
    return shown.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, Context(prec=precision))


def number_text(value: Decimal, *, decimals: int, grouping: bool = True, strip: bool = True) -> str:
    """1.234.567 or 12,5: at most `decimals` decimals, without trailing zeros unless `strip` is False.

    ValueError for what is no number (NaN, infinity): no cell can hold it.
    """
    if strip and (exact := _exact_text(value, decimals, grouping)):
        return exact
    if not value.is_finite():
        raise ValueError(f"not a finite number: {value}")
    number = rounded(value, decimals)
    # copy_abs: abs() would round to the digits of the current context
    english = f"{number.copy_abs():,f}" if grouping else f"{number.copy_abs():f}"
    whole, _, fraction = english.partition(".")
    whole = whole.replace(",", ".")
    if strip:
        fraction = fraction.rstrip("0")
    sign = "-" if number < 0 else ""
    return f"{sign}{whole},{fraction}" if fraction else f"{sign}{whole}"


def _exact_text(value: Decimal, decimals: int, grouping: bool) -> str:
    """A number of which nothing is to be rounded, as nearly all are; "" for any other."""
    digits = str(value)
    if digits.isdecimal():  # no point, no sign, no exponent
        if len(digits) > _SHOWN_DIGITS or decimals < 0:
            return ""
        return _grouped(digits) if grouping else digits
    whole, _, fraction = digits.partition(".")
    if not (whole.isdecimal() and fraction.isdecimal() and len(fraction) <= decimals):
        return ""
    if len(digits) > _SHOWN_DIGITS:
        return ""
    whole = _grouped(whole) if grouping else whole
    fraction = fraction.rstrip("0")
    return f"{whole},{fraction}" if fraction else whole


def _grouped(digits: str) -> str:
    """1.234.567; slices take half the time of Python's own grouping, which needs a number and a comma."""
    return digits if len(digits) <= 3 else f"{_grouped(digits[:-3])}.{digits[-3:]}"


def percent_text(value: Decimal, *, decimals: int = 1) -> str:
    """12,5% for 12.5; the sign stands next to the number, as the ministries print it."""
    return f"{number_text(value, decimals=decimals)}%"


def unit_text(text: str, unit: str) -> str:
    """A number that is already text, and its unit, which a line break never parts: 250 người; 12,5%."""
    if unit == "%":
        return f"{text}%"
    return f"{text}{NBSP}{unit}" if unit else text


def value_text(value: Raw, type: ValueType) -> str:
    """A value as the document prints it, without its unit.

    A percent is held as 12.5 and printed 12,5%.  TypeError where the value is not of the type: whoever
    reads a cell checks that first.
    """
    if isinstance(value, Decimal):
        decimals, grouping = type.digits, type.grouping
        text = _exact_text(value, decimals, grouping) or number_text(
            value, decimals=decimals, grouping=grouping
        )
        return f"{text}%" if type.name == "percent" else text
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, tuple):
        return "\n".join(value)
    if isinstance(value, date):
        return full_date(value)
    raise TypeError(f"not a value of type {type.name}: {value!r}")


def scale_of(word: str) -> int:
    """The power of ten of a word for money: đồng 0, nghìn 3, triệu 6, tỷ 9.  KeyError for others."""
    return SCALES[folded(word)]


def scaled(value: Decimal, unit: str, decimals: int = 1) -> str:
    """Money in đồng written in a larger unit: 12,5 triệu đồng.

    A small amount gets the decimals it needs: it never becomes 0.  ValueError for a unit that is not
    đồng, or nghìn, triệu, tỷ of it.
    """
    words = folded(unit).split()
    if not words or words[0] not in SCALES or words[1:] not in ([], ["đồng"]):
        raise ValueError(f"unknown unit of money: {unit!r}")
    exact = Context(prec=max(1, len(value.as_tuple().digits)))
    number = value.scaleb(-SCALES[words[0]], exact)
    if number and not rounded(number, decimals):
        decimals = -number.adjusted()
    return unit_text(number_text(number, decimals=decimals), unit)


class Change(Struct, frozen=True, kw_only=True):
    """How a figure moved against an earlier one.

    `difference` is never negative; `percentage` is text, "12,5%", and empty where there is none: no
    change, or nothing that a percentage could be of (a figure below 0, an earlier one of 0).
    """

    direction: Direction
    difference: Decimal
    percentage: str

    @property
    def text(self) -> str:
        """tăng 12,5%; bằng; tăng (from 0)."""
        return f"{self.direction} {self.percentage}".rstrip()


def change(now: Decimal, before: Decimal, *, decimals: int = 1) -> Change:
    """The change from `before` to `now`, in words and figures that always agree.

    A change too small for the decimals is "tăng dưới 0,1%", never "tăng 0%"; a fall that only rounds to
    all of it is "giảm trên 99,9%", never "giảm 100%".
    """
    difference = abs(now - before)
    if now == before:
        return Change(direction="bằng", difference=difference, percentage="")
    direction: Direction = "tăng" if now > before else "giảm"
    if before <= 0 or now < 0:
        return Change(direction=direction, difference=difference, percentage="")
    share = difference / before * 100
    step = Decimal(1).scaleb(-decimals)
    if not rounded(share, decimals):
        percentage = f"dưới {percent_text(step, decimals=decimals)}"
    elif direction == "giảm" and now > 0 and rounded(share, decimals) == 100:
        percentage = f"trên {percent_text(100 - step, decimals=decimals)}"
    else:
        percentage = percent_text(share, decimals=decimals)
    return Change(direction=direction, difference=difference, percentage=percentage)


def as_shown(value: Decimal) -> Decimal:
    """What Excel shows of a double: a formula's 434,99999999999994 is 435."""
    if _SHOWN_DIGITS < len(value.as_tuple().digits) <= _STORED_DIGITS:
        return Context(prec=_SHOWN_DIGITS, rounding=ROUND_HALF_UP).plus(value)
    return value


def _without_noise(value: Decimal, decimals: int) -> Decimal:
    """Without the noise in the last digits of a double, where rounding to `decimals` could feel it."""
    return as_shown(value) if value.adjusted() + 1 + decimals < _SHOWN_DIGITS else value
