"""What a rounded number stands for: every value that rounds to it.

33,3 with one decimal is anything from 33,25 up to, but not including, 33,35 (half up, away from zero, as
`docgen.formats.numbers.rounded`).  Sums, products and shares of such numbers are intervals again, so that
a difference is either possible by rounding or certainly an error; no tolerance has to be guessed.
Everything is exact (Fraction): a division that was cut off would decide wrongly at the very bound.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct


class End(Struct, frozen=True, order=True):
    """One end of an interval; `open` where the value itself is not in it."""

    at: Fraction
    open: bool = False


class Interval(Struct, frozen=True):
    """The numbers from `low` to `high`."""

    low: End
    high: End

    def meets(self, other: Interval) -> bool:
        """Whether one number can be both."""
        return _reaches(self.low, other.high) and _reaches(other.low, self.high)

    def __add__(self, other: object) -> Interval:
        right = _lifted(other)
        return NotImplemented if right is None else _combined(self, right, lambda a, b: a + b)

    __radd__ = __add__

    def __sub__(self, other: object) -> Interval:
        right = _lifted(other)
        return NotImplemented if right is None else _combined(self, right, lambda a, b: a - b)

    def __rsub__(self, other: object) -> Interval:
        left = _lifted(other)
        return NotImplemented if left is None else _combined(left, self, lambda a, b: a - b)

    def __mul__(self, other: object) -> Interval:
        right = _lifted(other)
        return NotImplemented if right is None else _combined(self, right, lambda a, b: a * b)

    __rmul__ = __mul__

    def __truediv__(self, other: object) -> Interval:
        right = _lifted(other)
        return NotImplemented if right is None else _quotient(self, right)

    def __rtruediv__(self, other: object) -> Interval:
        left = _lifted(other)
        return NotImplemented if left is None else _quotient(left, self)

    def __neg__(self) -> Interval:
        return Interval(End(-self.high.at, self.high.open), End(-self.low.at, self.low.open))


def _combined(left: Interval, right: Interval, combine: Callable[[Fraction, Fraction], Fraction]) -> Interval:
    """All four operations are monotone in each operand, so the ends of the result come of ends."""
    ends = [
        End(combine(a.at, b.at), a.open or b.open)
        for a in (left.low, left.high)
        for b in (right.low, right.high)
    ]
    # of two equal ends the closed one counts
    return Interval(min(ends), max(ends, key=lambda end: (end.at, not end.open)))


def _quotient(dividend: Interval, divisor: Interval) -> Interval:
    if divisor.low.at <= 0 <= divisor.high.at:
        raise ZeroDivisionError("the divisor may be 0")
    return _combined(dividend, divisor, lambda a, b: a / b)


def exact(value: int | Decimal | Fraction) -> Interval:
    """The one number itself."""
    end = End(Fraction(value))
    return Interval(end, end)


def rounding(value: Decimal, decimals: int) -> Interval:
    """Every number that is `value` once it is rounded to so many decimals."""
    half = Fraction(1, 2) / Fraction(10) ** decimals
    away, inwards = End(Fraction(value) + half, open=True), End(Fraction(value) - half)
    if value >= 0:
        # around 0 both halves round away from it
        return Interval(End(inwards.at, open=value == 0), away)
    return -rounding(-value, decimals)


def decimals_of(value: Decimal) -> int:
    """How many decimals a number is written with; 0 for 12 and for 1200."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _reaches(low: End, high: End) -> bool:
    return low.at < high.at or (low.at == high.at and not low.open and not high.open)


def _lifted(other: object) -> Interval | None:
    if isinstance(other, Interval):
        return other
    if isinstance(other, int | Decimal | Fraction) and not isinstance(other, bool):
        return exact(other)
    if isinstance(other, float):
        return exact(Decimal(repr(other)))
    return None
