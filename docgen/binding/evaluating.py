"""Expressions of a mapping held against the values of one workbook, which they may not fit."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import DecimalException
from typing import Any

from docgen.binding.computing import value_at
from docgen.diagnostics import CellLocation, Diagnostic, Related
from docgen.language.expression import Expression, Message
from docgen.language.missing import Missing, MissingOperandError
from docgen.language.values import Value


def evaluated(text: Expression | Message, context: Mapping[str, object], problems: list[Diagnostic]) -> Any:
    """What an expression or a text with placeholders gives.

    Where a value that is missing keeps it from being known: that `Missing`.  Where it does not fit the
    values, or divides by zero: a rejected `Missing`, and a diagnostic is added to `problems`.
    """
    try:
        return text.evaluate(context) if isinstance(text, Expression) else text.render(context)
    except MissingOperandError as error:
        return error.missing
    except Exception as error:  # whatever an expression of a mapping makes of the values
        problems.append(_failed(text, error, context))
        return Missing(name=text.source, why="rejected")


def _failed(text: Expression | Message, error: Exception, context: Mapping[str, object]) -> Diagnostic:
    by_zero = isinstance(error, ZeroDivisionError | DecimalException)
    args = {"expression": text.source}
    return Diagnostic(
        code="expression-division-by-zero" if by_zero else "expression-not-computable",
        location=text.location,
        args=args if by_zero else {**args, "reason": str(error) or type(error).__name__},
        related=tuple(Related(role="compare", location=cell) for cell in _cells_read(text, context)),
    )


def _cells_read(text: Expression | Message, context: Mapping[str, object]) -> tuple[CellLocation, ...]:
    """The cells of the single values that it reads."""
    found: dict[CellLocation, None] = {}
    for name in sorted(text.names):
        value = value_at(dict(context), name) if "[" not in name else None
        if isinstance(value, Value):
            found |= dict.fromkeys(value.origin.cells)
    return tuple(found)[:_MOST]


_MOST = 6  # more cells than that explain nothing
