"""Rounded numbers as intervals: every claim is held against rounding itself."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from docgen.formats.intervals import Interval, decimals_of, exact, rounding
from docgen.formats.numbers import rounded


def number(text: str) -> Interval:
    """A number as it is printed: 33.3 is rounded to one decimal."""
    return rounding(Decimal(text), decimals_of(Decimal(text)))


def test_a_number_stands_for_what_rounds_to_it() -> None:
    """Held against `rounded`, which documents print by, over every thousandth around 0 and around 2,5."""
    for printed in ("0.0", "0.1", "-0.1", "2.5", "-2.5"):
        interval = rounding(Decimal(printed), 1)
        for thousandth in range(-2700, 2701):
            value = Decimal(thousandth) / 1000
            assert interval.meets(exact(value)) == (rounded(value, 1) == Decimal(printed)), value


@pytest.mark.parametrize(
    ("parts", "total", "agree"),
    [
        (("33.3", "33.3", "33.3"), "100", True),
        (("33.3", "33.3", "33.3"), "99.9", True),
        (("33.3", "33.3", "33.3"), "99.75", True),  # each 33,25
        (("33.3", "33.3", "33.3"), "100.05", False),  # each would have to be 33,35, which rounds to 33,4
        (("33.3", "33.3", "33.3"), "101", False),
        (("12.5", "12.5"), "25.09", True),
        (("12.5", "12.5"), "25.1", False),
    ],
)
def test_a_sum_of_rounded_numbers_against_an_exact_total(
    parts: tuple[str, ...], total: str, agree: bool
) -> None:
    summed = exact(0)
    for part in parts:
        summed = summed + number(part)
    assert summed.meets(exact(Decimal(total))) == agree


def test_a_share_of_rounded_numbers() -> None:
    part, whole = number("1.2"), number("3.4")  # tỷ đồng
    share = 100 * part / whole
    assert share.low.at == 100 * Fraction(115, 345)
    assert share.high.at == 100 * Fraction(125, 335)
    assert share.meets(number("35.3"))
    assert not share.meets(number("37.4"))


def test_the_other_ways_round() -> None:
    one = number("2.5")
    assert (5 - one).meets(exact(Decimal("2.55")))
    assert not (5 - one).meets(exact(Decimal("2.45")))  # 2,55 rounds to 2,6
    assert (-one).meets(rounding(Decimal("-2.5"), 1))
    assert (1 / one).meets(exact(Decimal("0.4")))
    assert (one - 2.5).meets(exact(0))


def test_nothing_is_divided_by_what_may_be_nothing() -> None:
    with pytest.raises(ZeroDivisionError):
        exact(1) / number("0.0")


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(TypeError):
        exact(1) + "1"


@pytest.mark.parametrize(("text", "decimals"), [("12", 0), ("1200", 0), ("12.50", 1), ("0.05", 2)])
def test_how_many_decimals_were_typed(text: str, decimals: int) -> None:
    assert decimals_of(Decimal(text)) == decimals
