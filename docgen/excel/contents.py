"""What stands in a cell, by the type the file gives it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import isfinite
from typing import NamedTuple

from docgen.excel.cells import CellKind, CellValue, Run
from docgen.excel.dates import from_iso
from docgen.excel.strings import StoredText, literal

_EXACT = 10**15  # whole numbers up to here are exact in a double and in Excel's 15 digits
_EXACT_DIGITS = 15


class Content(NamedTuple):
    """Kind and value of a cell, and the runs of a rich text."""

    kind: CellKind
    value: CellValue = None
    runs: tuple[Run, ...] = ()


_EMPTY = Content("empty")


def content(stored_as: str, text: str | None, strings: Sequence[StoredText]) -> Content:
    """The content of a cell of a type (ST_CellType), given the text of its v element (None: it has none).

    Where the text is not what the type asks for, the cell is an error with that text, as Excel would
    not open it; the other cells are none the worse.
    """
    if text is None:
        return _EMPTY
    if stored_as in ("str", "inlineStr"):
        return Content("text", literal(text))
    text = text.strip()
    if not text:
        return _EMPTY
    if stored_as == "n":
        value = number(text)
        return Content("error", text) if value is None else Content("number", value)
    if stored_as == "s":
        at = int(text) if text.isdecimal() and len(text) <= _EXACT_DIGITS else -1
        return text_content(strings[at]) if 0 <= at < len(strings) else Content("error", text)
    if stored_as == "b" and text in ("0", "1", "true", "false"):
        return Content("bool", text in ("1", "true"))
    if stored_as == "d":
        day = from_iso(text)
        return Content("error", text) if day is None else Content("date", day)
    return Content("error", text)


def text_content(stored: StoredText) -> Content:
    """The content of a cell that holds a plain or a rich text."""
    if isinstance(stored, str):
        return Content("text", stored)
    return Content("text", stored.text, stored.runs)


def number(text: str) -> Decimal | None:
    """The shortest Decimal that reads back as the double Excel stored; None where the text is no number."""
    if "_" in text or not text.isascii():  # float() knows more numbers than Excel
        return None
    if text.isdigit() and len(text) <= _EXACT_DIGITS:
        return Decimal(text)
    try:
        double = float(text)
    except ValueError:
        return None
    if not isfinite(double):
        return None
    return Decimal(int(double)) if double.is_integer() and abs(double) <= _EXACT else Decimal(repr(double))
