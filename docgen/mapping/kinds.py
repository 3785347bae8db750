"""What the value of a key may be: how it is read, and how a JSON Schema says the same.

Each kind does both, so that the reader and `docgen schema` cannot differ.  `read` reports what is wrong
and returns None, or returns the value.
"""

# ruff: noqa: D102  `read` and `schema` are described once, by the protocol Kind.
from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Protocol, TypeVar

from msgspec import Struct

from docgen.diagnostics import nearest
from docgen.mapping.nodes import Node, Scalar
from docgen.mapping.problems import Problems

Schema = dict[str, object]
T_co = TypeVar("T_co", covariant=True)

_WHOLE = re.compile(r"0|[1-9][0-9]{0,9}")
_DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,9})?")


class Slot(Struct, frozen=True, kw_only=True):
    """A value to read: the key it stands under, the place to blame when something is absent."""

    name: str
    place: Node
    value: Node


class Kind(Protocol[T_co]):
    """One kind of value."""

    def read(self, slot: Slot, problems: Problems) -> T_co | None:
        """The value, or None with its problem reported."""

    def schema(self) -> Schema:
        """The same in JSON Schema."""


def excerpt(node: Node) -> str:
    """A node as a message quotes it."""
    if isinstance(node, Scalar):
        return node.text if len(node.text) <= 60 else node.text[:57] + "..."
    return "{...}" if hasattr(node, "entries") else "[...]"


def scalar(slot: Slot, problems: Problems, code: str = "mapping-not-text") -> Scalar | None:
    """The scalar in a slot; nothing written is reported as such, a list or a section as `code`."""
    node = slot.value
    if not isinstance(node, Scalar):
        problems.add(code, node, key=slot.name, found=excerpt(node))
        return None
    if node.missing:
        problems.add("mapping-no-value", node, key=slot.name)
        return None
    return node


class Text(Struct, frozen=True, kw_only=True):
    """Any text, as typed."""

    filled: bool = False

    def read(self, slot: Slot, problems: Problems) -> str | None:
        node = scalar(slot, problems)
        if node is not None and self.filled and not node.text.strip():
            problems.add("mapping-no-value", node, key=slot.name)
            return None
        return node.text if node else None

    def schema(self) -> Schema:
        # A plain 2026 or true is text too; an editor's YAML reader sees a number or a boolean.
        kinds: Schema = {"type": ["string", "number", "boolean"]}
        return kinds | {"pattern": r"\S"} if self.filled else kinds


class Whole(Struct, frozen=True, kw_only=True):
    """A whole number, in decimal digits without quotes."""

    lowest: int
    highest: int

    def read(self, slot: Slot, problems: Problems) -> int | None:
        node = scalar(slot, problems, "mapping-not-whole")
        if node is None:
            return None
        if not (node.plain and _WHOLE.fullmatch(node.text)):
            problems.add("mapping-not-whole", node, key=slot.name, found=excerpt(node))
            return None
        value = int(node.text)
        if not self.lowest <= value <= self.highest:
            low, high = str(self.lowest), str(self.highest)
            problems.add(
                "mapping-out-of-range", node, key=slot.name, found=node.text, lowest=low, highest=high
            )
            return None
        return value

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.lowest, "maximum": self.highest}


class Number(Struct, frozen=True, kw_only=True):
    """A number with a decimal point, without quotes."""

    lowest: float | None = None

    def read(self, slot: Slot, problems: Problems) -> float | None:
        node = scalar(slot, problems, "mapping-not-number")
        if node is None:
            return None
        if not (node.plain and _NUMBER.fullmatch(node.text)):
            problems.add("mapping-not-number", node, key=slot.name, found=excerpt(node))
            return None
        value = float(node.text)
        if self.lowest is not None and value < self.lowest:
            problems.add("mapping-too-low", node, key=slot.name, found=node.text, lowest=f"{self.lowest:g}")
            return None
        return value

    def schema(self) -> Schema:
        return {"type": "number"} if self.lowest is None else {"type": "number", "minimum": self.lowest}


class Day(Struct, frozen=True, kw_only=True):
    """A day as ISO 8601 writes it, which can be read in one way only: 2025-06-30."""

    def read(self, slot: Slot, problems: Problems) -> date | None:
        node = scalar(slot, problems, "mapping-not-day")
        if node is None:
            return None
        try:
            return date.fromisoformat(node.text) if _DAY.fullmatch(node.text) else _not_a_day()
        except ValueError:
            problems.add("mapping-not-day", node, key=slot.name, found=excerpt(node))
            return None

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^{_DAY.pattern}$"}


def _not_a_day() -> date:
    raise ValueError


class Flag(Struct, frozen=True, kw_only=True):
    """true or false."""

    def read(self, slot: Slot, problems: Problems) -> bool | None:
        node = scalar(slot, problems, "mapping-not-flag")
        if node is None:
            return None
        if not (node.plain and node.text in ("true", "false")):
            problems.add("mapping-not-flag", node, key=slot.name, found=excerpt(node))
            return None
        return node.text == "true"

    def schema(self) -> Schema:
        return {"type": "boolean"}


class Word(Struct, frozen=True, kw_only=True):
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, slot: Slot, problems: Problems) -> str | None:
        node = scalar(slot, problems)
        if node is None or node.text in self.words:
            return node.text if node else None
        known = ", ".join(self.words)
        near = nearest(node.text, self.words)
        problems.add(
            "mapping-unknown-word", node, key=slot.name, found=excerpt(node), known=known, nearest=near
        )
        return None

    def schema(self) -> Schema:
        return {"enum": list(self.words)}


class Checked(Struct, frozen=True, kw_only=True):
    """Text that a function accepts: it returns the code of what is wrong, or ''."""

    check: Callable[[str], str]
    pattern: str = r"\S"

    def read(self, slot: Slot, problems: Problems) -> str | None:
        text = Text(filled=True).read(slot, problems)
        if text is None:
            return None
        if code := self.check(text):
            problems.add(code, slot.value, key=slot.name, found=excerpt(slot.value))
            return None
        return text

    def schema(self) -> Schema:
        return {"type": "string", "pattern": self.pattern}
