"""Kinds of value that are written in the templates' language; compiled where they are read."""

# ruff: noqa: D102  `read` and `schema` are described once, by the protocol Kind.
from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from docgen.diagnostics import YamlLocation
from docgen.mapping.kinds import Schema, Slot, Text, scalar
from docgen.mapping.model import Requirement
from docgen.mapping.nodes import Scalar
from docgen.mapping.problems import Problems

if TYPE_CHECKING:
    from docgen.language.expression import Expression, Message

# What people write for true and false; read as an expression, each would be an unknown name.
_ALMOST_FLAGS = ("yes", "no", "on", "off", "True", "False", "TRUE", "FALSE", "có", "không")
Compiled = TypeVar("Compiled")


class ExpressionText(Struct, frozen=True, kw_only=True):
    """An expression of the templates' language; `condition`: it is asked whether it is true."""

    condition: bool = False

    def read(self, slot: Slot, problems: Problems) -> Expression | None:
        from docgen.language.parsing import compile_expression

        return _compiled(slot, problems, partial(compile_expression, condition=self.condition))

    def schema(self) -> Schema:
        return Text(filled=True).schema()


class MessageText(Struct, frozen=True, kw_only=True):
    """A text with {{ }} in it."""

    def read(self, slot: Slot, problems: Problems) -> Message | None:
        from docgen.language.parsing import compile_message

        return _compiled(slot, problems, compile_message)

    def schema(self) -> Schema:
        return Text(filled=True).schema()


class Needed(Struct, frozen=True, kw_only=True):
    """true, false, or an expression that says when."""

    def read(self, slot: Slot, problems: Problems) -> Requirement | None:
        node = scalar(slot, problems)
        if node is None:
            return None
        if node.plain and node.text in ("true", "false"):
            return Requirement(always=node.text == "true")
        if node.text in _ALMOST_FLAGS:
            problems.add("mapping-not-flag", node, key=slot.name, found=node.text)
            return None
        when = ExpressionText(condition=True).read(slot, problems)
        return Requirement(when=when) if when else None

    def schema(self) -> Schema:
        said = {"type": "string", "pattern": r"\S", "not": {"enum": list(_ALMOST_FLAGS)}}
        return {"anyOf": [{"type": "boolean"}, said]}


def _compiled(
    slot: Slot, problems: Problems, compiled: Callable[[str, YamlLocation], Compiled]
) -> Compiled | None:
    from docgen.language.expression import AmbiguousNumberError, LanguageError

    source = Text(filled=True).read(slot, problems)
    if source is None:
        return None
    try:
        return compiled(source, problems.place(slot.value))
    except LanguageError as error:
        node = slot.value
        if isinstance(node, Scalar) and node.literal and error.line:
            # In a text after "|" the lines of the expression are lines of the file.
            node = Scalar(line=node.line + error.line, column=1, text=node.text)
        key, found = slot.name, _shortened(source.strip())
        if isinstance(error, AmbiguousNumberError):
            code = {"comma": "mapping-decimal-comma", "dot": "mapping-thousands-dot"}[error.kind]
            problems.add(code, node, key=key, found=found, number=error.found, meant=error.meant)
            return None
        problems.add("mapping-expression", node, key=key, found=found, problem=error.message)
        return None


def _shortened(source: str) -> str:
    """As much of an expression as a message can quote."""
    return source if len(source) <= _LONGEST else f"{source[:_LONGEST]}..."


_LONGEST = 300  # characters
