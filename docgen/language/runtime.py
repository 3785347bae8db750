"""What compiled expressions and templates call while they run: names, attributes, operators, filters.

Importing Jinja takes longer than rendering a document, and the usual template needs nothing of it once it
is compiled: names of the context, arithmetic on values, docgen's own filters.  Whatever else it uses
(Jinja's filters and tests, attributes of foreign objects, operators on texts) is asked of the sandboxed
environment, which is imported at that moment; so the two ways cannot differ in what they allow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from docgen.language.defaults import is_absent
from docgen.language.filters import FILTERS
from docgen.language.joining import joined
from docgen.language.looping import Loop
from docgen.language.missing import Missing
from docgen.language.namespace import Namespace
from docgen.language.printing import RECORDER
from docgen.language.values import Value

if TYPE_CHECKING:
    from docgen.language.environment import Environment

CONTEXT = "_c"  # the context in compiled code
FUNCTION = "_pieces"  # the generator that the code of a template defines: _pieces(_c, _marked, _bare)
MARKED, BARE = "_marked", "_bare"

_NUMBERS = (Value, int, float, Decimal)
_OF_DICT = frozenset(dir(dict))  # for these, Jinja gives what Python has of the name
_FACTS = frozenset({"day", "month", "year", "text", "unit"})  # what a template may ask of a Value


class Runtime:
    """The functions of one kind of text: Word templates escape what they print, messages do not."""

    def __init__(self, environment: Callable[[], Environment], *, markup: bool) -> None:
        self._environment = environment
        self._markup = markup

    def names(self) -> dict[str, Any]:
        """The global names of compiled code; it has no others, not even Python's built-in ones."""
        return {
            "__builtins__": {},
            "slice": slice,
            "_name": self.name,
            "_member": self.member,
            "_item": self.item,
            "_operator": self.operator,
            "_joined": self.joined,
            "_filter": self.filter,
            "_test": self.test,
            "_called": self.called,
            "_undefined": Missing,
            "_loop": Loop,
            "_set": _set_member,
        }

    def name(self, context: Mapping[str, object], name: str) -> Any:
        """A name of the context, or of the language itself."""
        try:
            return context[name]
        except KeyError:
            return self._environment().globals.get(name, Missing(name=name))

    def member(self, node: Any, name: str) -> Any:
        """`node.name`."""
        kind = type(node)
        if kind is Namespace:
            try:
                return node._members[name]  # this is asked most of all
            except KeyError:
                return Missing(name=name)
        if kind is dict and name in node and name not in _OF_DICT:
            return node[name]
        if kind is Loop and not name.startswith("_"):
            return getattr(node, name, Missing(name=name))
        if kind is Value and name in _FACTS:
            return getattr(node, name, Missing(name=name))
        if isinstance(node, Missing):
            return node
        return self._environment().getattr(node, name)

    def item(self, node: Any, key: Any) -> Any:
        """`node[key]`."""
        if type(node) is Namespace and isinstance(key, str):
            return self.member(node, key)
        return node if isinstance(node, Missing) else self._environment().getitem(node, key)

    def operator(self, operator: str, left: Any, right: Any) -> Any:
        """`left + right` and `left * right`; texts and lists are kept within reason by the sandbox."""
        if isinstance(left, _NUMBERS) and isinstance(right, _NUMBERS):
            if operator == "+":
                return left + right  # type: ignore[operator]  # numbers of any kind
            if operator == "*":
                return left * right  # type: ignore[operator]  # numbers of any kind
        return self._environment().call_binop(None, operator, left, right)

    def joined(self, context: Mapping[str, object], parts: tuple[Any, ...]) -> str:
        """`a ~ b`."""
        return joined(context.get(RECORDER), parts, markup=self._markup)

    def filter(self, name: str, value: Any, positional: tuple[Any, ...], named: dict[str, Any]) -> Any:
        """`value | name(...)`."""
        own = FILTERS.get(name)
        if own is not None:
            return own(value, *positional, **named)
        env = self._environment()
        return env.call_filter(name, value, positional, named, *self._contexts)

    def test(self, name: str, value: Any, positional: tuple[Any, ...], named: dict[str, Any]) -> bool:
        """`value is name`."""
        if name in {"defined", "undefined"}:
            return is_absent(value) is (name == "undefined")
        env = self._environment()
        return bool(env.call_test(name, value, positional, named, *self._contexts))

    def called(self, function: Any, positional: tuple[Any, ...], named: dict[str, Any]) -> Any:
        """`function(...)`, where the sandbox holds it for safe."""
        return self._environment().call(self._contexts[0], function, *positional, **named)

    @cached_property
    def _contexts(self) -> tuple[Any, Any]:
        """What filters such as selectattr and join ask for; they take nothing of a template from it."""
        from jinja2.nodes import EvalContext
        from jinja2.runtime import Context

        env = self._environment()
        evaluation = EvalContext(env)
        evaluation.autoescape = self._markup
        return Context(env, {}, None, {}), evaluation


def _set_member(namespace: Any, name: str, value: Any) -> None:
    """`{% set ns.name = value %}`: only Jinja's namespace() can be written to."""
    if type(namespace).__name__ != "Namespace" or isinstance(namespace, Namespace):
        raise TypeError("cannot assign attribute on non-namespace object")
    namespace[name] = value


def _text_environment() -> Environment:
    from docgen.language.environment import text_environment

    return text_environment()


TEXT = Runtime(_text_environment, markup=False)
