"""Dates, with the padding of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from docgen.formats.dates import full_date, short_date


@pytest.mark.parametrize(
    ("day", "full", "short"),
    [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020", "05/01/2020"),  # the decree's own examples
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019", "29/6/2019"),
        (date(2026, 10, 5), "ngày 05 tháng 10 năm 2026", "05/10/2026"),
        (date(2024, 2, 29), "ngày 29 tháng 02 năm 2024", "29/02/2024"),
        (date(2025, 3, 9), "ngày 09 tháng 3 năm 2025", "09/3/2025"),
        (date(2025, 9, 10), "ngày 10 tháng 9 năm 2025", "10/9/2025"),
        (date(2019, 12, 31), "ngày 31 tháng 12 năm 2019", "31/12/2019"),
    ],
)
def test_a_date_is_padded_as_the_decree_says(day: date, full: str, short: str) -> None:
    assert (full_date(day), short_date(day)) == (full, short)


def test_only_days_below_10_and_the_months_1_and_2_begin_with_a_zero() -> None:
    for day in (date(2024, 1, 1) + timedelta(days=count) for count in range(366)):
        shown_day, shown_month, _year = short_date(day).split("/")
        assert (int(shown_day), int(shown_month)) == (day.day, day.month)
        assert shown_day.startswith("0") is (day.day < 10)
        assert shown_month.startswith("0") is (day.month < 3)
