"""Filters over registers: the entries that hold on a day, and those that do not.

An entry has `thing`, `value`, `from`, `to` and `basis`; `from` and `to` are inclusive, and missing where
no such day is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from docgen.language.namespace import Namespace, members
from docgen.language.values import Missing, MissingOperandError, Value


def hieu_luc(entries: Iterable[Any], day: Any) -> list[Any]:
    """The entries that hold on a day."""
    when = _day(day)
    return [entry for entry in entries if _holds(entry, when)]


def ngoai_hieu_luc(entries: Iterable[Any], day: Any) -> list[Any]:
    """The entries that do not hold on a day: over, or not begun; each with `now`, what holds instead.

    `now` is the value of the first entry of the same thing that holds then; missing where there is none.
    """
    when = _day(day)
    everything = list(entries)
    now: dict[str, object] = {}
    for entry in everything:
        if _holds(entry, when):
            now.setdefault(str(entry.thing), entry.value)
    nothing = Missing(name="now", why="optional")
    return [
        Namespace({**members(entry), "now": now.get(str(entry.thing), nothing)})
        for entry in everything
        if not _holds(entry, when)
    ]


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
