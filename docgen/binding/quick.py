"""What stands in nearly every cell, taken quickly: a value of its type with nothing to tell about it.

Whatever is not surely that is left to `docgen.binding.convert`, which takes the same values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from docgen.excel.cells import Content
from docgen.excel.number_formats import is_percentage
from docgen.formats.text import legacy_font, paragraphs, tidied
from docgen.formats.types import ValueType
from docgen.language.values import Raw

_ALL_OR_NOTHING = (0, 100)  # percent

Quick = Callable[[Content], Raw | None]


@lru_cache(maxsize=256)  # a form pack has few types
def quick(kind: ValueType) -> Quick:
    """What gives the value of a content of that type, or None where it must be looked at closely."""
    make = _BY_TYPE.get(kind.name)
    return make(kind) if make is not None else lambda _: None


def _text(_kind: ValueType) -> Quick:
    return _tidy


def _tidy(content: Content) -> str | None:
    held, value, _, _, font, runs = content
    if held != "text" or runs or not isinstance(value, str) or legacy_font(font):
        return None
    return tidied(value) or None if value.isprintable() else None


def _paragraphs(_kind: ValueType) -> Quick:
    def take(content: Content) -> Raw | None:
        text = _tidy(content)
        return None if text is None else paragraphs(text)

    return take


def _number(kind: ValueType) -> Quick:
    least, most = _bound(kind.minimum), _bound(kind.maximum)
    whole = kind.is_whole
    if kind.name == "count" and least is None:
        least = Decimal(0)

    def take(content: Content) -> Raw | None:
        value = content[1]
        if not isinstance(value, Decimal) or (whole and value != value.to_integral_value()):
            return None
        if (least is not None and value < least) or (most is not None and value > most):
            return None
        return value

    return take


def _percent(kind: ValueType) -> Quick:
    least, most = _bound(kind.minimum) or Decimal(0), _bound(kind.maximum)
    if most is None:
        most = Decimal(100)
    nothing = Decimal(1).scaleb(-kind.digits)  # less may be printed as 0
    all_of_it = 100 - nothing  # more may be printed as 100

    def take(content: Content) -> Raw | None:
        value = content[1]
        if not isinstance(value, Decimal):
            return None
        if "%" in content[3]:
            value = value * 100 if is_percentage(content[3], value) else value
        elif 0 < value <= 1:
            return None
        if not nothing <= value <= all_of_it and value not in _ALL_OR_NOTHING:
            return None
        return value if least <= value <= most else None

    return take


def _bound(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))


def _date(_kind: ValueType) -> Quick:
    return lambda content: content[1] if type(content[1]) is date else None


_BY_TYPE: Mapping[str, Callable[[ValueType], Quick]] = {
    "text": _text,
    "paragraphs": _paragraphs,
    "count": _number,
    "number": _number,
    "money": _number,
    "percent": _percent,
    "date": _date,
}
