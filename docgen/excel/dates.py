"""Dates in workbooks: serial numbers, ISO 8601 text, and the number formats that show a date."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

from docgen.excel.number_formats import without_literals
from docgen.formats.patterns import pattern

Epoch = Literal["1900", "1904", "iso"]
DateFormat = Literal["", "date", "time"]

_FIRST_DAYS = {"1900": date(1899, 12, 30), "1904": date(1904, 1, 1), "iso": date(1899, 12, 30)}
_DAY = 86_400_000  # milliseconds
_MIDNIGHT = datetime.min

# Where Excel gives a date to a number without a format code of its own (ECMA-376 part 1, 18.8.30):
# 27-36 and 50-58 are the dates of East Asian locales.
_BUILT_IN: dict[int, DateFormat] = {
    **dict.fromkeys((*range(14, 18), 22, *range(27, 37), *range(50, 59)), "date"),
    **dict.fromkeys((18, 19, 20, 21, 45, 47), "time"),
}
_BRACKETS = pattern(r"\[([^\]]*)\]")
_ELAPSED = pattern(r"h+|m+|s+")


def date_format(number: int, code: str) -> DateFormat:
    """Whether a number format shows a date, or only a time of day.

    `code` is the format's text where the workbook gives one, '' for a built-in format.  A format of
    elapsed time, such as [h]:mm, shows a quantity, not a date.
    """
    if not code:
        return _BUILT_IN.get(number, "")
    shown = without_literals(code).split(";")[0].lower()
    if any(_ELAPSED.fullmatch(inside) for inside in _BRACKETS.findall(shown)):
        return "date" if re.search("[dy]", _BRACKETS.sub("", shown)) else ""
    shown = _BRACKETS.sub("", shown).replace("general", "")
    timed = "am/pm" in shown or "a/p" in shown
    shown = shown.replace("am/pm", "").replace("a/p", "")
    if "d" in shown or "y" in shown or "mmm" in shown:
        return "date"
    if timed or "h" in shown or "s" in shown:
        return "time"
    return "date" if "m" in shown else ""


@lru_cache(maxsize=4096)  # the days of a long table are few
def from_serial(serial: float, shown: DateFormat, epoch: Epoch) -> date | time | None:
    """The date that a number stands for under a date format; None where it stands for none.

    1900 dates count from 01/01/1900 = 1 and hold a day 60 that never was (29/02/1900), 1904 dates from
    01/01/1904 = 0, ISO dates (strict files without compatibility) from 30/12/1899 = 0.  Excel shows no
    date for a negative number or one after 31/12/9999.  Times are exact to the millisecond.
    """
    if not 0 <= serial < 3_000_000:
        return None
    days, milliseconds = divmod(round(serial * _DAY), _DAY)
    clock = (_MIDNIGHT + timedelta(milliseconds=milliseconds)).time()
    if shown == "time" and serial < 1 and not days:
        return clock
    if epoch == "1900":
        if days in (0, 60):
            return None
        days += days < 60
    try:
        day = _FIRST_DAYS[epoch] + timedelta(days=days)
    except OverflowError:
        return None
    return datetime.combine(day, clock) if milliseconds else day


def from_iso(text: str) -> date | time | None:
    """An ISO 8601 date, date and time, or time (a cell of type d); None where it is none."""
    try:
        if "T" not in text and ":" in text and "-" not in text:
            return time.fromisoformat(text).replace(tzinfo=None)
        if text.startswith("T"):
            return time.fromisoformat(text).replace(tzinfo=None)
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
    return moment if moment.time() != time.min else moment.date()
