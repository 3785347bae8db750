"""Numbers in words: the vectors of the language, and reading them back with another algorithm."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.formats.words import money_words, number_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("0", "không"),
        ("10", "mười"),
        ("11", "mười một"),
        ("14", "mười bốn"),
        ("15", "mười lăm"),
        ("20", "hai mươi"),
        ("21", "hai mươi mốt"),
        ("24", "hai mươi tư"),
        ("25", "hai mươi lăm"),
        ("55", "năm mươi lăm"),
        ("100", "một trăm"),
        ("104", "một trăm linh bốn"),
        ("105", "một trăm linh năm"),
        ("110", "một trăm mười"),
        ("115", "một trăm mười lăm"),
        ("1000", "một nghìn"),
        ("1001", "một nghìn không trăm linh một"),
        ("2025", "hai nghìn không trăm hai mươi lăm"),
        ("523056", "năm trăm hai mươi ba nghìn không trăm năm mươi sáu"),
        ("145001000", "một trăm bốn mươi lăm triệu không trăm linh một nghìn"),
        ("1000000000", "một tỷ"),
        ("1000000001", "một tỷ không trăm linh một"),
        (
            "1230950880055",
            (
                "một nghìn hai trăm ba mươi tỷ chín trăm năm mươi triệu tám trăm tám mươi nghìn "
                "không trăm năm mươi lăm"
            ),
        ),
        ("1000000000000", "một nghìn tỷ"),
        ("1000000000000000", "một triệu tỷ"),
        ("1E+18", "một tỷ tỷ"),
        ("12.5", "mười hai phẩy năm"),
        ("12.50", "mười hai phẩy năm"),
        ("8.56", "tám phẩy năm mươi sáu"),
        ("0.05", "không phẩy không năm"),
        ("0.032", "không phẩy không trăm ba mươi hai"),
        ("90.638", "chín mươi phẩy sáu trăm ba mươi tám"),
        ("0.1985", "không phẩy một nghìn chín trăm tám mươi lăm"),
        ("-5", "âm năm"),
        ("-0", "không"),
    ],
)
def test_numbers_in_words(value: str, words: str) -> None:
    assert number_words(Decimal(value)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("0", "Không đồng"),
        ("100000", "Một trăm nghìn đồng"),
        ("145001000", "Một trăm bốn mươi lăm triệu không trăm linh một nghìn đồng"),
        ("-5", "Âm năm đồng"),
        ("12.5", "Mười hai phẩy năm đồng"),
    ],
)
def test_money_in_words_begins_with_a_capital_and_ends_with_its_unit(value: str, words: str) -> None:
    assert money_words(Decimal(value)) == words


def test_money_in_a_larger_unit_in_words() -> None:
    assert money_words(Decimal("12.5"), "triệu đồng") == "Mười hai phẩy năm triệu đồng"


def test_what_is_no_number_has_no_words() -> None:
    with pytest.raises(ValueError, match="not a finite number"):
        number_words(Decimal("NaN"))


DIGITS = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
}


def value_of(words: str) -> Decimal:
    """Reads number words; word by word, with nothing taken from the module under test."""
    sign, text = (-1, words[3:]) if words.startswith("âm ") else (1, words)
    whole, _, decimals = text.partition(" phẩy ")
    if not decimals:
        return Decimal(sign * integer_of(whole.split()))
    return sign * (integer_of(whole.split()) + fraction_of(decimals.split()))


def integer_of(words: list[str]) -> int:
    if "tỷ" in words:
        last = len(words) - 1 - words[::-1].index("tỷ")
        return integer_of(words[:last]) * 10**9 + integer_of(words[last + 1 :])
    total = group = digit = 0
    for word in words:
        if word in {"nghìn", "triệu"}:
            total, group, digit = total + (group + digit) * (10**3 if word == "nghìn" else 10**6), 0, 0
        elif word in {"trăm", "mươi"}:
            group, digit = group + digit * (100 if word == "trăm" else 10), 0
        elif word == "mười":
            group += 10
        elif word != "linh":
            digit = DIGITS[word]
    return total + group + digit


def fraction_of(words: list[str]) -> Decimal:
    """`không` before the number counts as a zero each, unless it is the hundreds of three digits."""
    if words[:2] == ["không", "trăm"]:
        return Decimal(integer_of(words)).scaleb(-3)
    zeros = 0
    while zeros < len(words) and words[zeros] == "không":
        zeros += 1
    number = integer_of(words[zeros:])
    return Decimal(number).scaleb(-zeros - len(str(number)))


@given(st.integers(-(10**40), 10**40) | st.integers(0, 10**7))
def test_whole_numbers_read_back(number: int) -> None:
    assert value_of(number_words(Decimal(number))) == number


LONG = st.decimals(min_value=-(10**12), max_value=10**12, places=7)
SHORT = st.integers(0, 9999).map(lambda thousandths: Decimal(thousandths) / 1000)


@given(LONG | SHORT)
def test_decimals_read_back(number: Decimal) -> None:
    assert value_of(number_words(number)) == number


@given(st.integers(0, 10**15))
def test_words_are_single_spaced_and_use_only_the_official_forms(number: int) -> None:
    words = number_words(Decimal(number)).split(" ")
    assert set(words) <= DIGITS.keys() | {"mười", "mươi", "trăm", "linh", "nghìn", "triệu", "tỷ"}
    assert not {"mười", "mươi"} & {words[0]} or words[0] == "mười"
