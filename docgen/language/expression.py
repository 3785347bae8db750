"""Expressions and messages of a mapping: checked when read, compiled when first needed."""

from __future__ import annotations

from collections.abc import Mapping
from types import CodeType
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from docgen.language.environment import text_environment
from docgen.language.evaluation import compiled, function_of, values_read
from docgen.language.names import path_of, reads
from docgen.language.values import Value


class LanguageError(Exception):
    """An expression or a message that cannot be read; `message` says why, in Jinja's words."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


class Expression:
    """A Jinja expression, such as `kp.duoc_giao.k6 - kp.su_dung.k6`.

    `names`: every name it reads; `path`: the name it is another name for, or None (see `names.path_of`).
    """

    __slots__ = ("_evaluate", "code", "names", "path", "source")

    def __init__(self, source: str, names: frozenset[str], path: str | None, code: CodeType) -> None:
        self.source = source
        self.names = names
        self.path = path
        self.code = code
        self._evaluate = function_of(code)

    def __reduce__(self) -> tuple[type[Expression], tuple[object, ...]]:
        return Expression, (self.source, self.names, self.path, self.code)

    def __repr__(self) -> str:
        return f"Expression({self.source!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Expression) and other.source == self.source

    def __hash__(self) -> int:
        return hash(self.source)

    def evaluate(self, context: Mapping[str, object]) -> Any:
        """The value of the expression.

        Raises MissingOperandError where a value that is not there is computed with, and whatever the
        arithmetic raises (ZeroDivisionError, TypeError).
        """
        return self._evaluate(context)

    def values_read(self, context: Mapping[str, object]) -> list[Value]:
        """The bound values that `evaluate` would look at by name or index, in that order."""
        return values_read(self.code, context)


class Message:
    """A text with `{{ }}` in it: the message of a rule, the name of a document."""

    __slots__ = ("_compiled", "names", "source")

    def __init__(self, source: str, names: frozenset[str]) -> None:
        self.source = source
        self.names = names
        self._compiled: Any = None

    def __reduce__(self) -> tuple[type[Message], tuple[object, ...]]:
        return Message, (self.source, self.names)

    def __repr__(self) -> str:
        return f"Message({self.source!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and other.source == self.source

    def __hash__(self) -> int:
        return hash(self.source)

    def render(self, context: Mapping[str, object]) -> str:
        """The text; a missing value raises MissingOperandError."""
        if self._compiled is None:  # most messages of a mapping are never needed
            self._compiled = text_environment().from_string(self.source)
        return str(self._compiled.render(context))


def compile_expression(source: str) -> Expression:
    """Check and compile an expression; raises LanguageError."""
    tree = _parsed("{{ " + source + " }}")
    body = tree.body
    output = body[0] if len(body) == 1 else None
    if not isinstance(output, nodes.Output) or len(output.nodes) != 1:
        raise LanguageError("not one expression", 1)
    expression = output.nodes[0]
    if isinstance(expression, nodes.TemplateData):
        raise LanguageError("not one expression", 1)
    names = frozenset(read.name for read in reads(tree))
    return Expression(source, names, path_of(expression), compiled(expression))


def compile_message(source: str) -> Message:
    """Check a text with placeholders; raises LanguageError."""
    return Message(source, frozenset(read.name for read in reads(_parsed(source))))


def _parsed(source: str) -> nodes.Template:
    env = text_environment()
    try:
        tree = env.parse(source)
    except TemplateSyntaxError as error:
        raise LanguageError(error.message or "", error.lineno) from error
    for kind, known in ((nodes.Filter, env.filters), (nodes.Test, env.tests)):
        for node in tree.find_all(kind):
            if node.name not in known:
                raise LanguageError(f"No {kind.__name__.lower()} named {node.name!r}.", node.lineno)
    return tree
