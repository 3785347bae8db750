"""Jinja's own questions about kinds (`is number`, `int`), answered for bound values as for Python's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import wraps
from typing import Any

from jinja2.filters import FILTERS
from jinja2.tests import TESTS

from docgen.language.defaults import Default
from docgen.language.missing import Missing, MissingOperandError
from docgen.language.namespace import Namespace
from docgen.language.values import Value


def _as_python(value: Any) -> Any:
    """A value as Python would hold it, for whoever asks what kind of thing it is.

    A whole number is an integer, whatever the decimals of its type: a cell of Excel knows no other.
    """
    raw = value.raw if isinstance(value, Value) else value
    if not isinstance(raw, Decimal) or not raw.is_finite():
        return raw
    return int(raw) if raw == raw.to_integral_value() else float(raw)


def _asking(test: Callable[..., Any]) -> Callable[..., bool]:
    @wraps(test)
    def asked(value: Any, *args: Any) -> bool:
        return bool(test(_as_python(value), *args))

    return asked


def _converting(convert: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(convert)
    def converted(value: Any, *args: Any, **named: Any) -> Any:
        if isinstance(value, Default):
            raise MissingOperandError(value.missing)
        return convert(value.raw if isinstance(value, Value) else value, *args, **named)

    return converted


def pretty(value: Any) -> Any:
    """Jinja's `pprint` for data of Python's; a value of a cell prints as it does anywhere."""
    if isinstance(value, Value | Missing):
        return value
    if isinstance(value, Namespace) or (
        isinstance(value, list | tuple)
        and any(isinstance(item, Value | Missing | Namespace) for item in value)
    ):
        raise TypeError(f"cannot be printed: {type(value).__name__}")
    return FILTERS["pprint"](value)


_ASKED_OF_KINDS = frozenset(
    {"boolean", "false", "float", "integer", "iterable", "number", "sameas", "sequence", "string", "true"}
)
_tests: Mapping[str, Any] = TESTS

KIND_TESTS = {name: _asking(_tests[name]) for name in _ASKED_OF_KINDS}
CONVERSIONS = {name: _converting(FILTERS[name]) for name in ("float", "int")}
