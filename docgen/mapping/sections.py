"""Kinds made of other kinds: lists, named items, sections with a closed set of keys."""

# ruff: noqa: D102  `read` and `schema` are described once, by the protocol Kind.
from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from typing import Generic, TypeVar, cast

from msgspec import Struct, field

from docgen.diagnostics import YamlLocation, nearest
from docgen.mapping.kinds import Checked, Kind, Schema, Slot, Text, excerpt
from docgen.mapping.nodes import Mapping, Scalar, Sequence
from docgen.mapping.problems import Problems

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Key(Struct, Generic[T_co], frozen=True, kw_only=True):
    """One key of a section: what it may hold, and one line about it in each language.

    `needs` names a key without which this one means nothing.
    """

    name: str
    kind: Kind[T_co]
    vi: str
    en: str
    required: bool = False
    needs: str = ""


class Named(Struct, Generic[T_co], frozen=True, kw_only=True):
    """An item of a section of named items."""

    name: str
    location: YamlLocation
    value: T_co


class Record:
    """A section that was read: the value of each key that was there and right."""

    def __init__(self, slot: Slot, problems: Problems) -> None:
        self.slot = slot
        self.location = problems.place(slot.place)
        self.values: dict[str, object] = {}
        self.slots: dict[str, Slot] = {}

    def get(self, key: Key[T]) -> T | None:
        """The value of a key; None where it is absent or was reported as wrong."""
        return cast("T | None", self.values.get(key.name))

    def has(self, key: Key[T]) -> bool:
        """True where the key is written, right or wrong."""
        return key.name in self.slots

    def text(self, key: Key[str]) -> str:
        """The text of a key, '' where there is none."""
        return self.get(key) or ""


class ListOf(Struct, Generic[T_co], frozen=True, kw_only=True):
    """A list of values of one kind; wrong ones are reported and left out."""

    item: Kind[T_co]
    filled: bool = False

    def read(self, slot: Slot, problems: Problems) -> tuple[T_co, ...] | None:
        node = slot.value
        if not isinstance(node, Sequence):
            _refuse(slot, problems, "mapping-not-list")
            return None
        if self.filled and not node.items:
            problems.add("mapping-no-value", node, key=slot.name)
            return None
        read = (self.item.read(Slot(name=slot.name, place=item, value=item), problems) for item in node.items)
        return tuple(value for value in read if value is not None)

    def schema(self) -> Schema:
        schema: Schema = {"type": "array", "items": self.item.schema()}
        return schema | {"minItems": 1} if self.filled else schema


class MapOf(Struct, Generic[T_co], frozen=True, kw_only=True):
    """Items by name; `name` says what a name may be."""

    name: Checked
    item: Kind[T_co]
    filled: bool = False

    def read(self, slot: Slot, problems: Problems) -> tuple[Named[T_co], ...] | None:
        node = slot.value
        if not isinstance(node, Mapping):
            _refuse(slot, problems, "mapping-not-section")
            return None
        if self.filled and not node.entries:
            problems.add("mapping-no-value", node, key=slot.name)
            return None
        read = (
            self._item(entry.key, Slot(name=entry.key.text, place=entry.key, value=entry.value), problems)
            for entry in node.entries
        )
        return tuple(item for item in read if item is not None)

    def _item(self, key: Scalar, slot: Slot, problems: Problems) -> Named[T_co] | None:
        named = self.name.read(Slot(name=slot.name, place=key, value=_written(key)), problems)
        value = self.item.read(slot, problems)
        if named is None or value is None:
            return None
        return Named(name=named, location=problems.place(key), value=value)

    def schema(self) -> Schema:
        names = {key: value for key, value in self.name.schema().items() if key != "type"}
        schema: Schema = {
            "type": "object",
            "propertyNames": names,
            "additionalProperties": self.item.schema(),
        }
        return schema | {"minProperties": 1} if self.filled else schema


class Section(Struct, frozen=True, kw_only=True):
    """A closed set of keys.

    one_of: groups of which exactly one key must be there; shorthand: the key that a bare text stands
    for (`k6: "6 tháng"` for `k6: {title: "6 tháng"}`).
    """

    name: str
    keys: tuple[Key[object], ...]
    one_of: tuple[tuple[str, ...], ...] = ()
    shorthand: str = ""
    schema_extra: AbstractMapping[str, object] = field(default_factory=dict)

    def read(self, slot: Slot, problems: Problems) -> Record | None:
        record = Record(slot, problems)
        known = {key.name: key for key in self.keys}
        node = slot.value
        if isinstance(node, Mapping):
            slots = [Slot(name=entry.key.text, place=entry.key, value=entry.value) for entry in node.entries]
        elif isinstance(node, Scalar) and self.shorthand and not node.missing:
            slots = [Slot(name=self.shorthand, place=slot.place, value=node)]
        else:
            _refuse(slot, problems, "mapping-not-section")
            return None
        meant: set[str] = set()
        for inner in slots:
            key = known.get(inner.name)
            if key is None:
                meant.add(_unknown_key(inner, known, problems))
                continue
            record.slots[inner.name] = inner
            value = key.kind.read(inner, problems)
            if value is not None:
                record.values[inner.name] = value
        self._check(record, meant, problems)
        return record

    def _check(self, record: Record, meant: set[str], problems: Problems) -> None:
        """Absent and clashing keys; `meant` are the keys that misspelt ones were probably meant to be."""
        written = record.slots
        there = written.keys() | meant
        for key in self.keys:
            if key.required and key.name not in there:
                problems.add("mapping-missing-key", record.slot.place, key=key.name)
            if key.needs and key.name in written and key.needs not in there:
                problems.add("mapping-needs-key", written[key.name].place, key=key.name, needed=key.needs)
        for group in self.one_of:
            given = [name for name in group if name in written]
            if not there.intersection(group):
                problems.add("mapping-missing-one", record.slot.place, keys=", ".join(group))
            elif len(given) > 1:
                problems.add("mapping-only-one", written[given[1]].place, keys=", ".join(given))

    def schema(self) -> Schema:
        return {"$ref": f"#/$defs/{self.name}"}

    def definition(self) -> Schema:
        """The section itself, which `schema()` refers to."""
        schema: Schema = {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                key.name: key.kind.schema() | {"description": f"{key.vi} / {key.en}"} for key in self.keys
            },
        }
        if required := [key.name for key in self.keys if key.required]:
            schema["required"] = required
        if needs := {key.name: [key.needs] for key in self.keys if key.needs}:
            schema["dependentRequired"] = needs
        if self.one_of:
            schema["allOf"] = [{"oneOf": [{"required": [name]} for name in group]} for group in self.one_of]
        schema |= self.schema_extra
        return {"anyOf": [Text(filled=True).schema(), schema]} if self.shorthand else schema


def _unknown_key(slot: Slot, known: AbstractMapping[str, object], problems: Problems) -> str:
    near = nearest(slot.name, known)
    problems.add("mapping-unknown-key", slot.place, key=slot.name, known=", ".join(known), nearest=near)
    return near


def _written(key: Scalar) -> Scalar:
    """A key as text: `null:` and `~:` are names of items, not "nothing"."""
    return Scalar(line=key.line, column=key.column, text=key.text, plain=False)


def _refuse(slot: Slot, problems: Problems, code: str) -> None:
    node = slot.value
    if isinstance(node, Scalar) and node.missing:
        problems.add("mapping-no-value", node, key=slot.name)
    else:
        problems.add(code, node, key=slot.name, found=excerpt(node))
