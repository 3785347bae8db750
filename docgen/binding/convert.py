"""One cell -> one raw value of a declared type, or what is wrong with it.

Nothing is guessed: a number typed as text is refused, with what it may mean as a hint.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct, field

from docgen.diagnostics import Severity, nearest
from docgen.excel.cells import Cell
from docgen.excel.number_formats import is_percentage
from docgen.formats.numbers import as_shown, number_text, percent_text, rounded, value_text
from docgen.formats.text import (
    folded,
    illegal_character,
    legacy_font,
    paragraphs,
    says_nothing,
    tidied,
)
from docgen.formats.types import ValueType
from docgen.language.values import Raw

_YES = frozenset({"có", "x", "true", "1"})
_NO = frozenset({"không", "false", "0"})
_ALL_OR_NOTHING = (0, 100)  # percent


class Problem(Struct, frozen=True, kw_only=True):
    """Why a cell cannot be (or should perhaps not be) taken as it is."""

    code: str
    args: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = "error"


class Converted(NamedTuple):
    """The raw value, None where the cell is empty or refused, and what was found on the way."""

    raw: Raw | None = None
    problem: Problem | None = None


EMPTY = Converted()


def convert(cell: Cell, kind: ValueType) -> Converted:
    """Take a cell as a value of type `kind`.

    What only the noise in the last digits of a double makes wrong is taken as Excel shows it.
    """
    if cell.kind == "empty" or (cell.kind == "text" and says_nothing(str(cell.value))):
        return EMPTY
    if cell.kind == "error":
        return _refused("cell-error", found=str(cell.value))
    if cell.kind == "uncalculated":
        return _refused("formula-not-calculated", formula=cell.formula)
    if cell.kind == "text":
        problem = _unreadable(cell)
        if problem:
            return Converted(problem=problem)
    taken = _BY_TYPE[kind.name](cell, kind)
    if taken.problem is not None and isinstance(cell.value, Decimal):
        seen = as_shown(cell.value)
        if seen != cell.value:
            return _BY_TYPE[kind.name](cell._replace(value=seen), kind)
    return taken


def _unreadable(cell: Cell) -> Problem | None:
    text = str(cell.value)
    character = illegal_character(text)
    if character:
        return Problem(code="illegal-character", args={"character": character})
    if not cell.runs and not legacy_font(cell.font):
        return None
    runs = [(run.text, run.font or cell.font) for run in cell.runs] or [(text, cell.font)]
    for part, font in runs:
        encoding = legacy_font(font)
        if encoding and not part.isascii():
            from docgen.formats.legacy import converted_runs, is_encoded  # tables few texts need

            if is_encoded(part, font):
                args = {"font": font, "encoding": encoding, "converted": converted_runs(runs)}
                return Problem(code="legacy-encoding", args=args)
    return None


def _number(cell: Cell, kind: ValueType) -> Converted:
    if not isinstance(cell.value, Decimal):
        return _not_a_number(cell, kind)
    if kind.minimum is not None and cell.value < Decimal(str(kind.minimum)):
        return _refused(
            "below-minimum", found=_shown(cell, kind), minimum=_shown_number(Decimal(str(kind.minimum)), kind)
        )
    if kind.maximum is not None and cell.value > Decimal(str(kind.maximum)):
        return _refused(
            "above-maximum", found=_shown(cell, kind), maximum=_shown_number(Decimal(str(kind.maximum)), kind)
        )
    return Converted(cell.value)


def _count(cell: Cell, kind: ValueType) -> Converted:
    if isinstance(cell.value, Decimal):
        if cell.value < 0 and kind.minimum is None:
            return _refused("below-minimum", found=_shown(cell, kind), minimum="0")
        if cell.value != cell.value.to_integral_value():
            if cell.value.as_tuple().exponent == -3 and cell.value < 1000:
                return _refused(
                    "ambiguous-thousands",
                    found=_shown(cell, kind),
                    guess=_shown_number(cell.value * 1000, kind),
                )
            return _refused("not-whole", found=_shown(cell, kind))
    return _number(cell, kind)


def _money(cell: Cell, kind: ValueType) -> Converted:
    taken = _number(cell, kind)
    if isinstance(taken.raw, Decimal) and kind.is_whole and taken.raw != taken.raw.to_integral_value():
        return _refused("not-whole", found=_shown_number(taken.raw, kind))
    return taken


def _percent(cell: Cell, kind: ValueType) -> Converted:
    if not isinstance(cell.value, Decimal):
        return _not_a_number(cell, kind)
    value = cell.value * 100 if is_percentage(cell.number_format, cell.value) else cell.value
    low = Decimal(str(kind.minimum)) if kind.minimum is not None else Decimal(0)
    high = Decimal(str(kind.maximum)) if kind.maximum is not None else Decimal(100)
    if not low <= value <= high:
        args = {
            "found": _shown_number(value, kind),
            "minimum": _shown_number(low, kind),
            "maximum": _shown_number(high, kind),
        }
        return _refused("not-a-percentage", **args)
    doubt = _rounded_away(value, kind)
    if doubt is None and 0 < value <= 1 and "%" not in cell.number_format:  # 1 is 100% more often than 1%
        guess = value_text(value * 100, ValueType(name="percent", decimals=max(2, kind.digits)))
        doubt = Problem(
            code="percent-as-fraction",
            args={"found": _shown_number(value, kind), "guess": guess},
            severity="warning",
        )
    return Converted(value, problem=doubt)


def _rounded_away(value: Decimal, kind: ValueType) -> Problem | None:
    """All or nothing is said of a percentage that only rounds to it."""
    printed = rounded(value, kind.digits)
    if printed == as_shown(value) or printed not in _ALL_OR_NOTHING:
        return None
    args = {"found": percent_text(value, decimals=15), "printed": value_text(value, kind)}
    return Problem(code="percent-rounded-away", args=args, severity="warning")


def _date(cell: Cell, kind: ValueType) -> Converted:
    if isinstance(cell.value, datetime):
        return Converted(cell.value.date())
    if isinstance(cell.value, date):
        return Converted(cell.value)
    if cell.kind == "text":
        return _refused("date-as-text", found=str(cell.value))
    return _refused("not-a-date", found=_shown(cell, kind))


def _bool(cell: Cell, kind: ValueType) -> Converted:
    word = folded("1" if cell.value is True else "0" if cell.value is False else _shown(cell, kind))
    if word in _YES or word in _NO:
        return Converted(word in _YES)
    return _refused("not-yes-or-no", found=_shown(cell, kind))


def _choice(cell: Cell, kind: ValueType) -> Converted:
    found = _shown(cell, kind)
    for choice in kind.choices:
        if folded(choice) == folded(found):
            return Converted(choice)
    args = {"found": found, "choices": "; ".join(choice for choice in kind.choices if choice)}
    near = nearest(found, kind.choices)
    return _refused("not-a-choice", **args, **({"nearest": near} if near else {}))


def _text(cell: Cell, kind: ValueType) -> Converted:
    if cell.kind == "text":
        return Converted(tidied(str(cell.value)))
    plain = cell.number_format in {"General", "@", "0"}
    if isinstance(cell.value, Decimal) and plain:
        return Converted(number_text(cell.value, decimals=15, grouping=False))
    return _refused("not-a-text", found=_shown(cell, kind))


def _paragraphs(cell: Cell, kind: ValueType) -> Converted:
    taken = _text(cell, kind)
    return Converted(paragraphs(str(taken.raw))) if taken.raw is not None else taken


def _not_a_number(cell: Cell, kind: ValueType) -> Converted:
    found = _shown(cell, kind)
    from docgen.formats.guesses import guess_number  # its patterns take 2 ms to compile

    guesses = guess_number(found) if cell.kind == "text" else ()
    if not guesses:
        return _refused("not-a-number", found=found)
    return _refused(
        "number-as-text", found=found, guess=" / ".join(_shown_number(guess, kind) for guess in guesses)
    )


def _shown(cell: Cell, kind: ValueType) -> str:
    if isinstance(cell.value, Decimal):
        return _shown_number(cell.value, kind)
    if isinstance(cell.value, bool):
        return "TRUE" if cell.value else "FALSE"  # as Excel shows it
    if isinstance(cell.value, date):
        return cell.value.strftime("%d/%m/%Y")
    return str(cell.value)


def _shown_number(number: Decimal, kind: ValueType) -> str:
    return number_text(number, decimals=15, grouping=kind.grouping)


def _refused(code: str, **args: str) -> Converted:
    return Converted(problem=Problem(code=code, args=args))


_BY_TYPE: Mapping[str, Callable[[Cell, ValueType], Converted]] = {
    "text": _text,
    "paragraphs": _paragraphs,
    "count": _count,
    "number": _number,
    "percent": _percent,
    "money": _money,
    "date": _date,
    "bool": _bool,
    "choice": _choice,
}
