"""The Jinja environment of everything: templates, computed values, rules, messages, file names."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Undefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from docgen.language.filters import FILTERS
from docgen.language.kinds import CONVERSIONS, KIND_TESTS
from docgen.language.missing import Missing
from docgen.language.namespace import Namespace, members
from docgen.language.printing import in_message
from docgen.language.values import Value, is_absent

_ABSENT = object()
_LONGEST_TEXT = 1_000_000  # characters a template may make by multiplying or adding texts or lists


class UnknownName(Missing, Undefined):  # type: ignore[misc]  # Undefined refuses where Missing goes on
    """What Jinja makes of a name that nothing gives: a Missing like any other."""

    def __init__(
        self, hint: str | None = None, obj: object = None, name: str | None = None, exc: Any = None
    ) -> None:
        Undefined.__init__(self, hint, obj, name, exc)
        Missing.__init__(self, name=name or "")


def _is_missing(value: object) -> bool:
    return isinstance(value, Undefined) or is_absent(value)


def _default(value: Any, default_value: Any = "", boolean: bool = False) -> Any:
    """Jinja's `default`, for which a Missing of the context is undefined, too."""
    return default_value if _is_missing(value) or (boolean and not value) else value


class Environment(SandboxedEnvironment):
    """Jinja's sandbox, which stops unsafe attributes but not `'x' * 10**9`: that is stopped here."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        """As Jinja's sandbox; a name of the mapping has nothing to be guarded and is looked up at once."""
        if type(obj) is Namespace and attribute[0] != "_":
            found = members(obj).get(attribute, _ABSENT)
            return self.undefined(obj=obj, name=attribute) if found is _ABSENT else found
        return super().getattr(obj, attribute)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse powers, and whatever would make a text or a list too long."""
        if operator == "**":
            raise SecurityError("** is not part of the language")
        if operator == "*":
            _refuse_long(left, right)
            _refuse_long(right, left)
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, str | list | tuple) and len(result) > _LONGEST_TEXT:
            raise SecurityError("text or list too long")
        return result

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """As Jinja's sandbox; where a value comes from is not a template's business."""
        return not (isinstance(obj, Value) and attr == "origin") and super().is_safe_attribute(
            obj, attr, value
        )


def _refuse_long(text: Any, times: Any) -> None:
    if isinstance(text, str | list | tuple) and isinstance(times, int) and len(text) * times > _LONGEST_TEXT:
        raise SecurityError("text or list too long")


def new_environment() -> Environment:
    """A fresh environment; docxtpl changes the one it is given (docxtpl 0.20.2, render)."""
    env = Environment(autoescape=True, undefined=UnknownName, finalize=in_message, keep_trailing_newline=True)
    env.filters.update(FILTERS, **CONVERSIONS, default=_default, d=_default)
    env.tests.update(KIND_TESTS)
    env.tests.update(contains=lambda items, item: item in items)
    env.tests.update(defined=lambda value: not _is_missing(value), undefined=_is_missing)
    for name in ("lipsum", "cycler", "joiner"):
        env.globals.pop(name, None)
    return env


@cache
def environment() -> Environment:
    """The environment shared by everything that does not change it."""
    return new_environment()


@cache
def text_environment() -> Environment:
    """The same language for plain text (messages, file names): nothing is XML there."""
    env = new_environment()
    env.autoescape = False
    return env
