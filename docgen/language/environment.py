"""The Jinja environment of everything: templates, computed values, rules, messages, file names."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from docgen.language.defaults import is_absent
from docgen.language.filters import FILTERS
from docgen.language.joining import joined
from docgen.language.kinds import CONVERSIONS, KIND_TESTS, pretty
from docgen.language.missing import Missing
from docgen.language.namespace import Namespace, members
from docgen.language.printing import RECORDER, in_message
from docgen.language.values import Value

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


class Generator(CodeGenerator):
    """Jinja's own compiler, for `~`: it would write Python's numbers and truths as Python does."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802  # Jinja's name for it
        """Leave the joining to the environment."""
        self.write("environment.concatenated(context, (")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if isinstance(node, nodes.Concat) or node.find(nodes.Concat) is not None:
            raise nodes.Impossible  # it is joined when it is printed
        return super()._output_child_to_const(node, frame, finalize)


class Environment(SandboxedEnvironment):
    """Jinja's sandbox, which stops unsafe attributes but not `'x' * 10**9`: that is stopped here."""

    code_generator_class = Generator
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

    def concatenated(self, context: Context, parts: tuple[object, ...]) -> str:
        """`a ~ b` in a template that is left to Jinja."""
        return joined(context.get(RECORDER), parts, markup=bool(context.eval_ctx.autoescape))

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
    env = Environment(
        autoescape=True,
        undefined=UnknownName,
        finalize=in_message,
        keep_trailing_newline=True,
        optimized=False,  # Jinja would join what is constant by itself, and make it Python's text
    )
    env.filters.update(FILTERS, **CONVERSIONS, pprint=pretty, default=_default, d=_default)
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
