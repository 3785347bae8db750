"""Text of the language -> expressions and messages, checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from types import CodeType
from typing import ParamSpec, TypeVar

from jinja2 import TemplateSyntaxError, nodes

from docgen.diagnostics import YamlLocation
from docgen.language.ambiguous import Ambiguous, ambiguous_numbers, comma_in
from docgen.language.environment import text_environment
from docgen.language.expression import NO_FILE, AmbiguousNumberError, Expression, LanguageError, Message
from docgen.language.names import path_of, reads
from docgen.language.runtime import MARKED
from docgen.language.statements import compiled_template
from docgen.language.translation import NotTranslatableError, compiled

Made = TypeVar("Made")
Arguments = ParamSpec("Arguments")


def _within_reason(compile_: Callable[Arguments, Made]) -> Callable[Arguments, Made]:
    """LanguageError also for what neither Jinja nor Python can take in: no form needs it."""

    @wraps(compile_)
    def compiling(*args: Arguments.args, **named: Arguments.kwargs) -> Made:
        try:
            return compile_(*args, **named)
        except (RecursionError, MemoryError, SyntaxError) as error:
            raise LanguageError("too long, or nested too deeply", 1) from error
        except ValueError as error:  # sys.get_int_max_str_digits()
            raise LanguageError("a number with too many digits", 1) from error

    return compiling


@_within_reason
def compile_expression(
    source: str, location: YamlLocation = NO_FILE, *, condition: bool = False
) -> Expression:
    """Check and compile an expression, which with `condition` must not be a list of values.

    Raises LanguageError.
    """
    tree = _parsed("{{ " + source + " }}")
    body = tree.body
    output = body[0] if len(body) == 1 else None
    if not isinstance(output, nodes.Output) or len(output.nodes) != 1:
        raise LanguageError("not one expression", 1)
    expression = output.nodes[0]
    if isinstance(expression, nodes.TemplateData):
        raise LanguageError("not one expression", 1)
    if condition:
        _refuse(comma_in(expression))
    names = frozenset(read.name for read in reads(tree))
    try:
        code = compiled(expression)
    except NotTranslatableError as error:
        raise LanguageError(f"not part of an expression: {error}", 1) from error
    return Expression(source, names, path_of(expression), code, location)


@_within_reason
def compile_message(source: str, location: YamlLocation = NO_FILE) -> Message:
    """Check a text with placeholders; raises LanguageError."""
    tree = _parsed(source)
    names = frozenset(read.name for read in reads(tree))
    code = _message_code(tree)
    if code is None:
        text_environment().from_string(source)  # nested too deeply for Jinja, too?
    return Message(source, names, code, location)


_PRINTED = "_printed"


def _message_code(tree: nodes.Template) -> CodeType | None:
    for output in tree.find_all(nodes.Output):
        output.nodes = [
            item
            if isinstance(item, nodes.TemplateData)
            else nodes.Filter(item, _PRINTED, [nodes.Const(0)], [], None, None, lineno=item.lineno)
            for item in output.nodes
        ]
    return compiled_template(tree, {_PRINTED: MARKED})


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
    _refuse(ambiguous_numbers(tree, source))
    return tree


def _refuse(numbers: Iterator[Ambiguous]) -> None:
    for number in numbers:
        raise AmbiguousNumberError(number.kind, number.found, number.meant, number.line)
