"""The small pieces of the reader: dates, formulas, spans, and the catalogue's words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.excel.cells import Spans
from docgen.excel.dates import DateFormat, date_format
from docgen.excel.formulas import shifted
from docgen.excel.number_formats import is_percentage


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("dd/mm/yyyy", "date"),
        ("[$-42A]dd/mm/yyyy;@", "date"),
        ('"ngày" dd "tháng" mm "năm" yyyy', "date"),
        ("yyyy\\-mm\\-dd hh:mm:ss", "date"),
        ("mmm", "date"),
        ("m", "date"),
        ("hh:mm", "time"),
        ("h:mm AM/PM", "time"),
        ("mm:ss.0", "time"),
        ("[h]:mm:ss", ""),
        ("[mm]:ss", ""),
        ("General", ""),
        ("#,##0", ""),
        ('#,##0 "đồng (ngày)"', ""),
        ("#,##0\\ \\d", ""),
        ("0.00%", ""),
        ("0.00E+00", ""),
        ("[Red]0;[Blue]-0", ""),
        ("[Magenta]#,##0", ""),
        ("_-* #,##0_d_-;dd", ""),
        ("@", ""),
    ],
)
def test_date_format(code: str, expected: DateFormat) -> None:
    assert date_format(164, code) == expected


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("0%", "0.5", True),
        ("0.0 %", "0.5", True),
        ('0.0"%"', "0.5", False),
        ('0.0"%', "0.5", False),  # a quote that nothing closes
        ("0.0\\%", "0.5", False),
        ("0_%", "0.5", False),
        ("0*%", "0.5", False),
        ("[$%-42A]0", "0.5", False),
        ('"[" 0% "]"', "0.5", True),
        ('0";"%', "0.5", True),
        ("0;-0%", "0.5", False),
        ("0;-0%", "-0.5", True),
        ("0;-0%;0%", "0", True),
        ("0;-0%", "0", False),
        ("0;-0;0;@%", "0", False),
        ("[<=1]0%;0.0", "0.5", True),
        ("[<=1]0%;0.0", "1.5", False),
        ("[Red][>1]0;[=1]0%;0.0", "1", True),
        ("[Red][>1]0;[=1]0%;0.0", "0", False),
        ("General", "0.5", False),
        ("", "0.5", False),
        ("0.0%;@", "-0.05", True),
        ("0.0%;-0.0%;@", "-0.05", True),
        ("0.0%;0.0;@", "-0.05", False),
        ("0%;;", "-0.05", True),
        ('0"%";;', "-5", False),
    ],
)
def test_a_percent_sign_counts_where_it_scales_what_is_shown(code: str, value: str, expected: bool) -> None:
    assert is_percentage(code, Decimal(value)) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(14, "date"), (22, "date"), (27, "date"), (20, "time"), (46, ""), (9, "")]
)
def test_built_in_date_format(number: int, expected: DateFormat) -> None:
    assert date_format(number, "") == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("A1+$B$2+C$3+$D4", "C4+$B$2+E$3+$D7"),
        ("SUM(A1:B2)", "SUM(C4:D5)"),
        ("SUM(A:B)+SUM(1:2)", "SUM(C:D)+SUM(4:5)"),
        ('IF(A1="A1","B2""C3",0)', 'IF(C4="A1","B2""C3",0)'),
        ("'Số liệu A1'!A1+Sheet1!B1", "'Số liệu A1'!C4+Sheet1!D4"),
        ("LOG10(A1)+A1_tong+tong.A1", "LOG10(C4)+A1_tong+tong.A1"),
        ("1.5*A1", "1.5*C4"),
    ],
)
def test_shifted_formula(formula: str, expected: str) -> None:
    assert shifted(formula, rows=3, columns=2) == expected


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 9))))
def test_spans_hold_what_their_ranges_hold(pairs: list[tuple[int, int]]) -> None:
    ranges = [(first, first + more) for first, more in pairs]
    spans = Spans.of(ranges)
    assert [number for number in range(75) if number in spans] == sorted(
        {number for first, last in ranges for number in range(first, last + 1)}
    )
    assert all(left[1] + 1 < right[0] for left, right in zip(spans.ranges, spans.ranges[1:], strict=False))
    assert bool(spans) == bool(ranges)
