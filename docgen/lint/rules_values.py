"""Single values of a rules file: texts, numbers, patterns, choices; a mistake tells its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from msgspec.structs import fields

from docgen.mapping import nodes

T = TypeVar("T")
Reader = Callable[[Any], Any]


class RulesError(Exception):
    """A value that is not what it must be, and where it stands."""

    def __init__(self, node: Any, reason: str) -> None:
        super().__init__(reason)
        self.line = getattr(node, "line", 1)
        self.column = getattr(node, "column", 1)
        self.reason = reason


def section(node: Any) -> dict[str, Any]:
    """The keys of a section."""
    if not isinstance(node, nodes.Mapping):
        raise RulesError(node, "key: value")
    return {entry.key.text: entry.value for entry in node.entries}


def text(node: Any) -> str:
    """A text as it was typed."""
    if not isinstance(node, nodes.Scalar):
        raise RulesError(node, "text")
    return node.text


def number(node: Any) -> float:
    """A number."""
    try:
        return float(text(node))
    except ValueError:
        raise RulesError(node, f"number: {text(node)}") from None


def whole(node: Any) -> int:
    """A whole number."""
    return int(number(node))


def flag(node: Any) -> bool:
    """true or false."""
    if text(node) not in {"true", "false"}:
        raise RulesError(node, f"true | false: {text(node)}")
    return text(node) == "true"


def pattern(node: Any) -> re.Pattern[str]:
    """A regular expression."""
    try:
        return re.compile(text(node))
    except re.error as error:
        raise RulesError(node, f"regex: {error}") from None


def items(read: Callable[[Any], T], node: Any) -> tuple[T, ...]:
    """A list, each item read by `read`."""
    if not isinstance(node, nodes.Sequence):
        raise RulesError(node, "[ ... ]")
    return tuple(read(item) for item in node.items)


def interval(node: Any) -> tuple[float, float]:
    """[min, max]."""
    values = items(number, node)
    if len(values) != 2:
        raise RulesError(node, "[min, max]")
    return values[0], values[1]


def choice(*allowed: str) -> Reader:
    """A reader of one of these words."""

    def read(node: Any) -> str:
        if text(node) not in allowed:
            raise RulesError(node, f"{' | '.join(allowed)}: {text(node)}")
        return text(node)

    return read


def mapped(read: Callable[[Any], T], node: Any) -> dict[str, T]:
    """A section whose values are all read by `read`."""
    return {key: read(value) for key, value in section(node).items()}


def made(kind: Callable[..., T], readers: Mapping[str, Reader], node: Any) -> T:
    """An object from the keys of a section; a key that has no reader is a mistake."""
    found = {}
    for key, value in section(node).items():
        if key not in readers:
            raise RulesError(value, f"{key}?")
        found[key] = readers[key](value)
    needed = {item.name for item in fields(kind) if item.required}  # type: ignore[arg-type]  # a Struct
    if missing := sorted(needed - found.keys()):
        raise RulesError(node, f"{', '.join(missing)}: ?")
    return kind(**found)
