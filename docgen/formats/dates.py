"""Dates as Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.4 prescribes them.

"các số chỉ ngày, tháng, năm dùng chữ số Ả Rập; đối với những số thể hiện ngày nhỏ hơn 10 và tháng 1, 2
phải ghi thêm số 0 phía trước": 05 tháng 01, but 29 tháng 6.  The decree's own examples follow it.
"""

from __future__ import annotations

from datetime import date


def full_date(day: date) -> str:
    """ngày 05 tháng 10 năm 2026; ngày 29 tháng 6 năm 2026."""
    return f"ngày {_DAYS[day.day]} tháng {_MONTHS[day.month]} năm {day.year}"


def short_date(day: date) -> str:
    """05/10/2026; 29/6/2026.

    The decree has no rule for dates in citations, so its padding is kept: one style in a document.
    """
    return f"{_DAYS[day.day]}/{_MONTHS[day.month]}/{day.year}"


_DAYS = tuple(f"{day:02}" for day in range(32))
_MONTHS = tuple(f"{month:02}" if month < 3 else str(month) for month in range(13))
