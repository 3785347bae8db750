"""Dates whose day and month were perhaps swapped on their way into Excel.

On a PC set to month/day/year, 05/12/2026 becomes the 12th of May, while 25/12/2026 is no date and stays a
text.  So a text that can only be day/month/year makes every date beside it doubtful; and a date that breaks
the order of its column, which it would keep if it were swapped, is doubtful by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import NamedTuple

from docgen.binding.inputs import Input
from docgen.diagnostics import Diagnostic
from docgen.doctor.inputs import Block, TableInputs
from docgen.doctor.single import warning
from docgen.formats.patterns import pattern
from docgen.formats.types import ValueType
from docgen.mapping.model import Table

_DAY_FIRST = pattern(r"\s*(1[3-9]|2\d|3[01])\s*[/.-]\s*(0?[1-9]|1[0-2])\s*[/.-]\s*(\d{4}|\d{2})\s*")
_FEWEST = 4  # dates in a column before their order says anything


class _Dated(NamedTuple):
    item: Input
    day: date


def swapped_dates(blocks: Iterable[Block]) -> Iterator[Diagnostic]:
    """The doubtful dates, column by column of the tables and sheet by sheet for single cells."""
    single: dict[str, list[Input]] = {}
    for block in blocks:
        inputs = block.inputs
        if isinstance(inputs, TableInputs):
            items = list(inputs.of(_is_date))
        else:
            items = [item for item in inputs if _is_date(item.kind)]
        if not isinstance(block.source, Table):
            single.setdefault(block.sheet.name, []).extend(items)
            continue
        columns: dict[int, list[Input]] = {}
        for item in items:
            columns.setdefault(item.column, []).append(item)
        for column in columns.values():
            yield from _of_column(column, ordered=True)
    for items in single.values():
        yield from _of_column(items, ordered=False)


def _is_date(kind: ValueType) -> bool:
    return kind.name == "date"


def _of_column(items: Sequence[Input], *, ordered: bool) -> Iterator[Diagnostic]:
    dated = [_Dated(item, day) for item in items if (day := _day(item)) is not None]
    texts = [item for item in items if item.content[0] == "text"]
    told = next((item for item in texts if _DAY_FIRST.fullmatch(str(item.content[1]))), None)
    if told is not None:
        for item, day in dated:
            if _swapped(day) is not None:
                yield _doubt(
                    item,
                    day,
                    f"ô {told.cell.address} của cùng cột còn lưu ngày dưới dạng chữ",
                    f"cell {told.cell.address} of the same column still holds a date as text",
                )
    elif ordered:
        yield from _out_of_order(dated)


def _out_of_order(dated: Sequence[_Dated]) -> Iterator[Diagnostic]:
    """The one date that breaks an ascending (or descending) column and would not if it were swapped."""
    if len(dated) < _FEWEST:
        return
    days = [day for _, day in dated]
    for sign in (1, -1):
        numbers = [sign * day.toordinal() for day in days]
        breaks = sum(after < before for before, after in pairwise(numbers))
        if not 0 < breaks <= 2:
            continue
        for at, (item, day) in enumerate(dated):
            other = _swapped(day)
            if other is None:
                continue
            moved = [*numbers[:at], sign * other.toordinal(), *numbers[at + 1 :]]
            if all(before <= after for before, after in pairwise(moved)):
                why = "các ngày khác của cột xếp theo thứ tự, riêng ngày này thì không"
                why_en = "the other dates of the column are in order, this one is not"
                yield _doubt(item, day, why, why_en)
                return


def _doubt(item: Input, day: date, why: str, why_en: str) -> Diagnostic:
    other = _swapped(day) or day
    return warning(
        "date-maybe-swapped",
        item,
        found=day.strftime("%d/%m/%Y"),
        swapped=other.strftime("%d/%m/%Y"),
        why=why,
        why_en=why_en,
    )


def _day(item: Input) -> date | None:
    value = item.content[1]
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def _swapped(day: date) -> date | None:
    """The same figures read the other way; None where that is no other date."""
    if day.day > 12 or day.day == day.month:
        return None
    return date(day.year, day.day, day.month)
