"""Numbers, percentages and money, as Vietnamese documents write them."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.formats.numbers import (
    Change,
    change,
    number_text,
    percent_text,
    rounded,
    scaled,
    unit_text,
    value_text,
)
from docgen.formats.types import Raw, ValueType

FIGURES = st.decimals(min_value=-(10**15), max_value=10**15, places=4)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("0", 0, "0"),
        ("999", 0, "999"),
        ("8116", 0, "8.116"),
        ("1234567", 0, "1.234.567"),
        ("245.12", 2, "245,12"),
        ("12.5", 2, "12,5"),
        ("12.50", 2, "12,5"),
        ("1000", 2, "1.000"),
        ("1E+6", 0, "1.000.000"),
        ("0.01", 2, "0,01"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("1.005", 2, "1,01"),
        ("9.995", 2, "10"),
        ("999999.5", 0, "1.000.000"),
        ("-1234.5", 1, "-1.234,5"),
        ("-0.04", 1, "0"),
        ("-0", 0, "0"),
        ("1235000", -3, "1.235.000"),
        ("1234500", -3, "1.235.000"),
        ("12345678901234567890123456789012345", 2, "12.345.678.901.234.567.890.123.456.789.012.345"),
    ],
)
def test_number_is_written_with_dots_and_a_comma(value: str, decimals: int, text: str) -> None:
    assert number_text(Decimal(value), decimals=decimals) == text


def test_a_year_has_no_dots() -> None:
    assert number_text(Decimal(2026), decimals=0, grouping=False) == "2026"


def test_trailing_zeros_stay_on_request() -> None:
    assert number_text(Decimal("12.5"), decimals=2, strip=False) == "12,50"


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="not a finite number"):
        number_text(Decimal(value), decimals=0)


@pytest.mark.parametrize(
    ("stored", "decimals", "printed"),
    [
        ("0.28499999999999998", 2, "0,29"),  # Excel shows 0,285 for it
        ("12.000000000000002", 0, "12"),
        ("0.30000000000000004", 2, "0,3"),
        ("1234567890123456.7", 0, "1.234.567.890.123.457"),
        ("0.49999999999999999999", 0, "0"),  # not a double: a computed figure, taken as it is
    ],
)
def test_the_noise_of_doubles_does_not_decide_a_rounding(stored: str, decimals: int, printed: str) -> None:
    assert number_text(Decimal(stored), decimals=decimals) == printed


@given(FIGURES, st.integers(0, 6))
def test_the_text_reads_back_as_the_value_rounded_half_up(value: Decimal, decimals: int) -> None:
    text = number_text(value, decimals=decimals)
    expected = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert Decimal(text.replace(".", "").replace(",", ".")) == expected
    assert rounded(value, decimals) == expected


@pytest.mark.parametrize(
    ("value", "text"),
    [("12.5", "12,5%"), ("100", "100%"), ("0", "0%"), ("98.54", "98,5%"), ("1234.5", "1.234,5%")],
)
def test_the_percent_sign_stands_next_to_the_number(value: str, text: str) -> None:
    assert percent_text(Decimal(value)) == text


def test_a_percentage_has_the_decimals_asked_for() -> None:
    assert percent_text(Decimal("0.014"), decimals=2) == "0,01%"


@pytest.mark.parametrize(
    ("value", "type_", "text"),
    [
        ("Bảo hiểm", ValueType(name="text"), "Bảo hiểm"),
        ("6 tháng", ValueType(name="choice", choices=("6 tháng", "năm")), "6 tháng"),
        (("Một.", "Hai."), ValueType(name="paragraphs"), "Một.\nHai."),
        ((), ValueType(name="paragraphs"), ""),
        (Decimal(1234), ValueType(name="count", unit="Cuộc"), "1.234"),
        (Decimal(0), ValueType(name="count"), "0"),
        (Decimal("1234.567"), ValueType(name="number"), "1.234,57"),
        (Decimal(2026), ValueType(name="number", grouping=False), "2026"),
        (Decimal("1.23456"), ValueType(name="number", decimals=4), "1,2346"),
        (Decimal("98.55"), ValueType(name="percent"), "98,55%"),
        (Decimal("98.55"), ValueType(name="percent", decimals=2), "98,55%"),
        (Decimal(133917000), ValueType(name="money", unit="đồng"), "133.917.000"),
        (date(2026, 10, 5), ValueType(name="date"), "ngày 05 tháng 10 năm 2026"),
        (True, ValueType(name="bool"), "Có"),
        (False, ValueType(name="bool"), "Không"),
    ],
)
def test_every_type_has_its_text(value: Raw, type_: ValueType, text: str) -> None:
    assert value_text(value, type_) == text


def test_a_value_of_no_known_kind_is_a_bug() -> None:
    with pytest.raises(TypeError, match="not a value of type count"):
        value_text(1.5, ValueType(name="count"))  # type: ignore[arg-type]  # what the test is about


def test_a_unit_never_parts_from_its_number() -> None:
    assert unit_text("250", "người") == "250\u00a0người"
    assert unit_text("12,5", "%") == "12,5%"
    assert unit_text("250", "") == "250"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("12500000", "triệu đồng", "12,5\u00a0triệu đồng"),
        ("1234567000000", "triệu đồng", "1.234.567\u00a0triệu đồng"),
        ("1250", "nghìn đồng", "1,3\u00a0nghìn đồng"),
        ("2500000000", "tỷ đồng", "2,5\u00a0tỷ đồng"),
        ("1500", "đồng", "1.500\u00a0đồng"),
        ("40000", "triệu đồng", "0,04\u00a0triệu đồng"),
        ("0", "triệu đồng", "0\u00a0triệu đồng"),
        ("-12500000", "triệu đồng", "-12,5\u00a0triệu đồng"),
        ("12500000", "triệu", "12,5\u00a0triệu"),
    ],
)
def test_money_in_a_larger_unit(value: str, unit: str, text: str) -> None:
    assert scaled(Decimal(value), unit) == text


@pytest.mark.parametrize("unit", ["", "USD", "triệu người", "đô la"])
def test_only_dong_has_larger_units(unit: str) -> None:
    with pytest.raises(ValueError, match="unknown unit of money"):
        scaled(Decimal(1), unit)


@pytest.mark.parametrize(
    ("now", "before", "text", "difference"),
    [
        ("45", "40", "tăng 12,5%", "5"),
        ("40", "45", "giảm 11,1%", "5"),
        ("40", "40", "bằng", "0"),
        ("40.0", "40", "bằng", "0"),
        ("0", "0", "bằng", "0"),
        ("5", "0", "tăng", "5"),
        ("0", "5", "giảm 100%", "5"),
        ("10001", "10000", "tăng dưới 0,1%", "1"),
        ("9999", "10000", "giảm dưới 0,1%", "1"),
        ("1", "10000", "giảm trên 99,9%", "9999"),
        ("30000", "10", "tăng 299.900%", "29990"),
        ("-5", "-10", "tăng", "5"),
    ],
)
def test_the_word_agrees_with_the_figures(now: str, before: str, text: str, difference: str) -> None:
    found = change(Decimal(now), Decimal(before))
    assert (found.text, found.difference) == (text, Decimal(difference))


def test_a_change_names_its_parts() -> None:
    expected = Change(direction="tăng", difference=Decimal(1), percentage="33,33%")
    assert change(Decimal(4), Decimal(3), decimals=2) == expected


COUNTS = st.integers(0, 10**9).map(Decimal)


@given(COUNTS, COUNTS, st.integers(0, 3))
def test_no_change_is_ever_said_to_be_none(now: Decimal, before: Decimal, decimals: int) -> None:
    found = change(now, before, decimals=decimals)
    assert found.direction == ("tăng" if now > before else "giảm" if now < before else "bằng")
    assert found.percentage != "0%"
    assert (found.percentage == "100%" and found.direction == "giảm") <= (now == 0)
    assert bool(found.percentage) is (now != before and before > 0)
