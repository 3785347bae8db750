"""Filters over registers: the entries that hold on a day, and those that do not.

An entry has `thing`, `value`, `from`, `to` and `basis`; `from` and `to` are inclusive, and missing where
no such day is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from docgen.formats.dates import short_date
from docgen.language.missing import Missing, MissingOperandError
from docgen.language.namespace import Namespace, members
from docgen.language.values import Value


def hieu_luc(entries: Iterable[Any], day: Any) -> list[Any]:
    """The entries that hold on a day."""
    when = _day(day)
    return [entry for entry in entries if _holds(entry, when)]


def ngoai_hieu_luc(entries: Iterable[Any], day: Any) -> list[Any]:
    """The entries whose value does not hold on a day: over, or not begun.

    Each has `now`, the value of the first entry of the same thing that holds then (missing where there is
    none), and `limit`, the bound that was passed: "đến ngày 30/6/2025", "từ ngày 01/7/2025".
    """
    when = _day(day)
    everything = list(entries)
    holding = [entry for entry in everything if _holds(entry, when)]
    again = {(entry.thing, entry.value.raw) for entry in holding}  # a name that came back into use
    now: dict[str, object] = {}
    for entry in holding:
        now.setdefault(entry.thing, entry.value)
    nothing = Missing(name="now", why="optional")
    over = {(entry.thing, entry.value.raw): entry for entry in reversed(everything)}  # each name once
    return [
        Namespace({**members(entry), "now": now.get(entry.thing, nothing), "limit": _limit(entry, when)})
        for entry in reversed(over.values())
        if (entry.thing, entry.value.raw) not in again
    ]


def _limit(entry: Any, day: date) -> str:
    last = entry.to
    if not isinstance(last, Missing) and last.raw < day:
        return f"đến ngày {short_date(last.raw)}"
    return f"từ ngày {short_date(getattr(entry, 'from').raw)}"


def _holds(entry: Any, day: date) -> bool:
    first, last = getattr(entry, "from"), entry.to
    begun = isinstance(first, Missing) or first.raw <= day
    return begun and (isinstance(last, Missing) or last.raw >= day)


def _day(day: Any) -> date:
    if isinstance(day, Missing):
        raise MissingOperandError(day)
    raw = day.raw if isinstance(day, Value) else day
    if not isinstance(raw, date):
        raise TypeError(f"not a date: {day}")
    return raw
