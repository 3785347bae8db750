"""What an expression gave, held to the type that the mapping declares for it, as a cell is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal

from docgen.binding.convert import Problem, convert
from docgen.excel.cells import Cell, CellKind
from docgen.formats.numbers import number_text, value_text
from docgen.formats.text import paragraphs
from docgen.formats.types import ValueType
from docgen.language.printing import shown
from docgen.language.values import Raw, Value, decimal_of


def held(result: object, kind: ValueType) -> Raw | Problem:
    """The result as a value of type `kind`, or why it is none.

    As text stands what a document would print.  A number that only the digits of a division keep from
    being whole is whole.  Nothing else is made to fit: a list, a row, nothing at all are no value.
    """
    raw = result.raw if isinstance(result, Value) else result
    if not isinstance(raw, str | bool | int | float | Decimal | date | tuple) or (
        isinstance(raw, tuple) and not isinstance(result, Value)
    ):
        return _refused("computed-not-a-value")
    if kind.name in {"text", "paragraphs", "choice"}:
        return _as_text(result if isinstance(result, Value) else raw, kind)
    if isinstance(raw, int | float | Decimal) and not isinstance(raw, bool):
        return _as_number(decimal_of(raw), kind)
    if isinstance(raw, date):
        return _as_cell("date", raw.date() if isinstance(raw, datetime) else raw, kind)
    if isinstance(raw, bool):
        return _as_cell("bool", raw, kind)
    return _as_cell("text", raw if isinstance(raw, str) else "\n".join(raw), kind)


def _as_text(value: object, kind: ValueType) -> Raw | Problem:
    text = value_text(value, kind) if isinstance(value, date) else str(shown(value))
    if kind.name == "choice":
        return _as_cell("text", text, kind)
    return text if kind.name == "text" else paragraphs(text)


def _as_number(number: Decimal, kind: ValueType) -> Raw | Problem:
    if not number.is_finite():
        return _refused("computed-of-another-type", found=str(number), type=kind.name)
    if kind.is_whole and number != number.to_integral_value():
        near = _EXCEL.plus(number)
        number = near if near == near.to_integral_value() else number
    return _as_cell("number", number, kind)


_EXCEL = Context(prec=15, rounding=ROUND_HALF_UP)  # the digits by which Excel computes


def _as_cell(held_as: CellKind, value: Decimal | date | str | bool, kind: ValueType) -> Raw | Problem:
    """A cell that holds the same would be taken, or refused, in the same way; doubts are for who types."""
    raw, problem = convert(Cell(0, 0, held_as, value), kind)
    if raw is not None:
        return raw
    code = _CODES.get(problem.code) if problem is not None else None
    if problem is None or code is None:  # nothing of that type, or what a cell would be empty with
        found = number_text(value, decimals=15) if isinstance(value, Decimal) else value_text(value, kind)
        return _refused("computed-of-another-type", found=found, type=kind.name)
    return _refused(code, **{name: text for name, text in problem.args.items() if name != "guess"})


def _refused(code: str, **args: str) -> Problem:
    return Problem(code=code, args=args)


_CODES: Mapping[str, str] = {
    "below-minimum": "computed-below-minimum",
    "above-maximum": "computed-above-maximum",
    "not-a-percentage": "computed-not-a-percentage",
    "not-whole": "computed-not-whole",
    "ambiguous-thousands": "computed-not-whole",
    "not-a-choice": "computed-not-a-choice",
}
