"""What a text in a cell for numbers may have been meant to be.  Needed for bad input alone."""

from __future__ import annotations

import re
from decimal import Decimal

from docgen.formats.text import folded

# One number: digits in groups, a sign before them; not a part of a word such as Q3.
_NUMBER = re.compile(r"(?<![\w.,])[-+\u2212]?[0-9]+(?:[., ][0-9]+)*")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?:,[0-9]{3})+|(?: [0-9]{3})+)")
_DECIMAL = re.compile(
    r"[0-9]+[.,][0-9]+"
    r"|[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+,[0-9]+|(?:,[0-9]{3})+\.[0-9]+|(?: [0-9]{3})+[.,][0-9]+)"
)
_OH_FOR_ZERO = re.compile(r"(?<!\w)(?=[oO.,]*[0-9])[0-9oO.,]+(?!\w)")
_SCALE = re.compile(r"\s*(nghìn|ngàn|triệu|tỷ|tỉ)\b")
_SCALES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_NOTHING = {"o", "-", "\u2013", "không", "không có", "không phát sinh"}


def guess_number(text: str) -> tuple[Decimal, ...]:
    """What a text in a cell for numbers could mean, likeliest first; () where it says no one number.

    "12 cuộc" and "khoảng 50" hold one number; "1.234" may be a thousand or a decimal; the letter O may be
    a zero.  Only ever shown to the person who typed it ("có phải là 1.234?"), never used in its place.
    """
    known = folded(text)
    if known in _NOTHING:
        return (Decimal(0),)
    known = _OH_FOR_ZERO.sub(lambda run: run[0].replace("o", "0"), known)
    found = list(_NUMBER.finditer(known))
    if len(found) != 1 or "/" in known:
        return ()
    digits = found[0][0].replace("\u2212", "-")
    readings = _readings(digits.lstrip("+-"))
    if digits.startswith("-"):
        readings = tuple(reading.copy_negate() for reading in readings)
    scale = _SCALE.match(known, found[0].end())
    larger = (reading.scaleb(_SCALES[scale[1]]) for reading in readings) if scale else ()
    return (*larger, *readings)


def _readings(digits: str) -> tuple[Decimal, ...]:
    """The numbers that digits with separators can be: "1.234" is first a thousand, "1,234" a decimal."""
    readings = []
    if _GROUPED.fullmatch(digits):
        readings.append(Decimal(re.sub("[., ]", "", digits)))
    if _DECIMAL.fullmatch(digits):
        whole, fraction = re.split("[.,](?=[0-9]+$)", digits)
        readings.append(Decimal(f"{re.sub('[., ]', '', whole)}.{fraction}"))
    if digits.isdecimal():
        readings.append(Decimal(digits))
    return tuple(reversed(readings) if "," in digits else readings)
