"""What several items have: a type with its options, titles that differ."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from docgen.formats.text import folded
from docgen.formats.types import TypeName, ValueType
from docgen.mapping.keys import shared as keys
from docgen.mapping.kinds import Slot
from docgen.mapping.model import Requirement
from docgen.mapping.nodes import Scalar
from docgen.mapping.problems import Problems
from docgen.mapping.sections import Record

NEVER, ALWAYS = Requirement(), Requirement(always=True)


def value_type(record: Record, problems: Problems, default: TypeName | None = None) -> ValueType | None:
    """The type of an item, its options checked against it; None where none is given."""
    name = record.get(keys.TYPE) if record.has(keys.TYPE) else default
    if name is None:
        return None
    for option in keys.OPTIONS:
        fits = keys.OPTION_TYPES.get(option.name, keys.TYPES)
        if record.has(option) and name not in fits:
            place = record.slots[option.name].place
            problems.add("mapping-option-unfit", place, key=option.name, type=name, fits=", ".join(fits))
    if name == "choice" and not record.has(keys.CHOICES):
        problems.add("mapping-choices-missing", record.slot.place)
    low, high = record.get(keys.MIN), record.get(keys.MAX)
    if low is not None and high is not None and low > high:
        problems.add("mapping-bounds", record.slots["max"].value, min=f"{low:g}", max=f"{high:g}")
    grouping = record.get(keys.GROUPING)
    return ValueType(
        name=cast(TypeName, name),
        unit=record.text(keys.UNIT),
        decimals=record.get(keys.DECIMALS),
        grouping=True if grouping is None else grouping,
        choices=record.get(keys.CHOICES) or (),
        minimum=low,
        maximum=high,
    )


def check_distinct(slots: Iterable[Slot], problems: Problems) -> None:
    """Two columns with one title would be read from the same cells."""
    seen: dict[str, Slot] = {}
    for slot in slots:
        if isinstance(slot.value, Scalar):
            first = seen.setdefault(folded(slot.value.text), slot)
            if first is not slot:
                title = slot.value.text
                problems.add("mapping-duplicate-title", slot.value, related=first.value, title=title)
