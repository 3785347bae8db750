"""Text as Unicode: names compared, paragraphs split, old encodings and typed numbers recognised."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.formats.guesses import guess_number
from docgen.formats.numbers import number_text
from docgen.formats.text import (
    folded,
    illegal_character,
    legacy_font,
    normalised,
    paragraphs,
    suspicious_characters,
)


def test_names_are_compared_without_case_form_and_white_space() -> None:
    assert folded("  Số\u00a0 LIỆU ") == folded(unicodedata.normalize("NFD", "số liệu")) == "số liệu"


@given(st.text())
def test_folding_and_normalising_are_done_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert normalised(normalised(text)) == normalised(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [("a\tb\r\nc", ""), ("a\x0bb", "U+000B"), ("\x00", "U+0000"), ("\ud800", "U+D800"), ("😀", "")],
)
def test_what_a_word_document_cannot_hold_is_named(text: str, found: str) -> None:
    assert illegal_character(text) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Một.\nHai.", ("Một.", "Hai.")),
        ("Một.\r\n\r\n  Hai. \u00a0\n", ("Một.", "Hai.")),
        ("Một.\rHai.\u2028Ba.", ("Một.", "Hai.", "Ba.")),
        ("một dòng", ("một dòng",)),
        (" \n\t\n", ()),
        ("", ()),
        ("a\x0b\n", ("a\x0b",)),  # a control character stays, to be refused by name
    ],
)
def test_paragraphs_are_the_lines_that_say_something(text: str, expected: tuple[str, ...]) -> None:
    assert paragraphs(text) == expected


@given(st.text())
def test_paragraphs_lose_nothing_but_white_space(text: str) -> None:
    assert "".join("".join(paragraphs(text)).split()) == "".join(text.replace("\x85", " ").split())


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", "TCVN3"),
        (".vnArialH", "TCVN3"),
        ("VNI-Times", "VNI"),
        ("VNI Helve", "VNI"),
        ("VNI", "VNI"),
        ("Times New Roman", ""),
        ("VnTime", ""),
        ("Vnitalic", ""),
        ("", ""),
    ],
)
def test_a_font_tells_an_old_encoding(font: str, encoding: str) -> None:
    assert legacy_font(font) == encoding


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bảo hiểm xã hội", ()),
        (unicodedata.normalize("NFD", "Bảo"), ("NFD",)),
        ("a\u00a0b", ("U+00A0",)),
        ("\ufeffa\u200bb", ("U+200B", "U+FEFF")),
        ("a\u200c\u200eb\u202fc", ("U+202F", "U+200C", "U+200E")),
        ("a\tb  c", ("tab", "double space")),
    ],
)
def test_characters_that_nobody_sees_are_named(text: str, found: tuple[str, ...]) -> None:
    assert suspicious_characters(text) == found


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("12 cuộc", ["12"]),
        ("12cuộc", ["12"]),
        ("khoảng 50", ["50"]),
        ("ước 1.200 người", ["1200", "1.2"]),
        ("1.234", ["1234", "1.234"]),
        ("1,234", ["1.234", "1234"]),
        ("0,123", ["0.123"]),
        ("1.234.567", ["1234567"]),
        ("1.234,5", ["1234.5"]),
        ("1,234.5", ["1234.5"]),
        ("1 234 567", ["1234567"]),
        ("1\u00a0234,5", ["1234.5"]),
        ("12,5%", ["12.5"]),
        ("12,5 triệu đồng", ["12500000", "12.5"]),
        ("2 tỉ", ["2000000000", "2"]),
        ("-5", ["-5"]),
        ("\u22125", ["-5"]),
        ("05", ["5"]),
        ("12.", ["12"]),
        ("O", ["0"]),
        ("1O", ["10"]),
        ("1OO", ["100"]),
        ("O5", ["5"]),
        ("5 ong", ["5"]),
        ("bà Oanh", []),
        ("-", ["0"]),
        ("Không phát sinh", ["0"]),
        ("", []),
        ("nhiều", []),
        ("5 - 10", []),
        ("12 cuộc, 350 người", []),
        ("20/13/2025", []),
        ("Q3", []),
        ("1.23.4", []),
        ("1.234,567,8", []),
        ("3 14", []),
    ],
)
def test_what_a_typed_number_could_mean(text: str, readings: list[str]) -> None:
    assert guess_number(text) == tuple(map(Decimal, readings))


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_a_number_as_documents_print_it_is_among_its_guesses(value: Decimal) -> None:
    assert value in guess_number(number_text(value, decimals=3))


@given(st.text(alphabet="0123456789., -+oO%\u00a0ntriệu", max_size=30) | st.text())
def test_guessing_never_fails(text: str) -> None:
    assert all(isinstance(reading, Decimal) for reading in guess_number(text))
