"""Amounts of money and percentages read out of prose, with what they stand for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from docgen.formats.amounts import amounts, percentages
from docgen.formats.intervals import exact

TEXT = (
    "Năm 2026 được giao 3.200 triệu đồng. Đã sử dụng 2,6 tỷ đồng (tức 2.587.340.000 đồng), bằng 81%; còn "
    "0,6 tỉ đồng; có 12 tỷ lệ, 5 triệu lượt và 98,5 % đơn vị."
)


def test_the_amounts_of_a_text() -> None:
    assert [(item.text, item.before) for item in amounts(TEXT)] == [
        ("3.200 triệu đồng", "Năm 2026 được giao "),
        ("2,6 tỷ đồng", "Đã sử dụng "),
        ("2.587.340.000 đồng", "Đã sử dụng 2,6 tỷ đồng (tức "),
        ("0,6 tỉ đồng", "còn "),
    ]


@pytest.mark.parametrize(
    ("number", "value", "stands"),
    [
        (0, "3199500000", True),
        (0, "3200500000", False),
        (1, "2587340000", True),
        (1, "2649999999", True),
        (1, "2650000000", False),
        (2, "2587340000", True),
        (2, "2587340001", False),
    ],
)
def test_an_amount_stands_for_what_rounds_to_it(number: int, value: str, stands: bool) -> None:
    assert list(amounts(TEXT))[number].stands_for.meets(exact(Decimal(value))) == stands


def test_the_percentages_of_a_text() -> None:
    assert [(item.text, item.before) for item in percentages(TEXT)] == [
        ("81%", " tỷ đồng (tức 2.587.340.000 đồng), bằng "),
        ("98,5 %", "có 12 tỷ lệ, 5 triệu lượt và "),
    ]
    assert next(percentages("98,5%")).stands_for.meets(exact(Decimal("98.54")))
    assert not next(percentages("98,5%")).stands_for.meets(exact(Decimal("98.55")))
