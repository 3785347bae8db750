"""Filters of rules that tell rounding from error: `khoang`, `khop`, `cac_so_tien`, `cac_ty_le`.

A value stands for every number that rounds to it (`docgen.formats.intervals`), by the decimals its field
declares or by those it was typed with, whichever are more.  Counts, money in whole đồng, literal numbers
and what an expression computed are exact.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from docgen.formats.amounts import Amount, amounts, percentages
from docgen.formats.intervals import Interval, decimals_of, exact, rounding
from docgen.language.missing import Missing, MissingOperandError
from docgen.language.namespace import Namespace
from docgen.language.values import NUMBER, Value, decimal_of


def khoang(value: Any) -> Any:
    """The interval a number stands for; it can be added, subtracted, multiplied and divided."""
    return value if isinstance(value, Missing) else _interval(value)


def khop(total: Any, *parts: Any) -> bool:
    """Whether `total` can be the sum of `parts` (numbers, intervals, lists of them), given their rounding.

    The parts are given one by one: the sum of rounded values, added before, no longer knows how many were
    rounded.
    """
    summed = exact(0)
    for part in _each(parts):
        summed = summed + _interval(part)
    return _interval(total).meets(summed)


def cac_so_tien(text: Any) -> Any:
    """The amounts of money that a text names: each with `chu` (as written), `truoc` (the words before it)
    and `khoang` (what it stands for, in đồng)."""
    return text if isinstance(text, Missing) else _named(amounts(str(text)))


def cac_ty_le(text: Any) -> Any:
    """The percentages that a text names, with the same three."""
    return text if isinstance(text, Missing) else _named(percentages(str(text)))


def _named(found: Iterable[Amount]) -> list[Namespace]:
    return [Namespace({"chu": item.text, "truoc": item.before, "khoang": item.stands_for}) for item in found]


def _each(parts: Iterable[Any]) -> Iterable[Any]:
    for part in parts:
        if isinstance(part, Iterable) and not isinstance(part, Value | Missing | str):
            yield from _each(part)
        else:
            yield part


def _interval(value: Any) -> Interval:
    if isinstance(value, Missing):
        raise MissingOperandError(value)
    if isinstance(value, Interval):
        return value
    if isinstance(value, Value):
        decimals = _decimals(value)
        return exact(value.number) if decimals is None else rounding(value.number, decimals)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return exact(decimal_of(value))
    raise TypeError(f"not a number: {value}")


def _decimals(value: Value) -> int | None:
    """To how many decimals a value was rounded when it was entered; None for one that is exact."""
    kind = value.type
    if kind is NUMBER:  # the result of a multiplication, a division or `lam_tron`
        return None
    if kind.is_whole:
        return None
    return max(kind.decimals or 0, decimals_of(value.number))
