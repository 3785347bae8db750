"""What rules hold figures against from outside of the workbook: registers, and other workbooks."""

from __future__ import annotations

from decimal import Decimal

from docgen.formats.types import NUMERIC, ValueType
from docgen.mapping.items.shared import value_type
from docgen.mapping.keys import outside as keys
from docgen.mapping.keys import shared
from docgen.mapping.kinds import Number, Slot
from docgen.mapping.problems import Problems
from docgen.mapping.rulebook import OtherWorkbook, Register, RegisterEntry
from docgen.mapping.sections import Named, Record


def register(item: Named[Record], problems: Problems) -> Register | None:
    """Names or numbers that hold for a time."""
    record = item.value
    kind = value_type(record, problems, "text")
    if kind is None:
        return None
    entries = (_register_entry(entry, kind, problems) for entry in record.get(keys.ENTRIES) or ())
    return Register(
        name=item.name,
        location=item.location,
        type=kind,
        entries=tuple(entry for entry in entries if entry is not None),
        label=record.text(shared.LABEL),
    )


def _register_entry(record: Record, kind: ValueType, problems: Problems) -> RegisterEntry | None:
    first, last = record.get(keys.FROM), record.get(keys.TO)
    if first is not None and last is not None and first > last:
        place = record.slots["to"].value
        problems.add("mapping-register-dates", place, first=first.isoformat(), last=last.isoformat())
    text = record.get(keys.REGISTERED)
    if text is None:
        return None
    value: str | Decimal = text
    if kind.name in NUMERIC:
        number = _number(record.slots["value"], kind, problems)
        if number is None:
            return None
        value = number
    return RegisterEntry(
        thing=record.text(keys.THING),
        location=record.location,
        value=value,
        first=first,
        last=last,
        basis=record.text(keys.BASIS),
    )


def _number(slot: Slot, kind: ValueType, problems: Problems) -> Decimal | None:
    """A number of the register's type: a count is whole and not below 0, as in a cell."""
    number = Number(lowest=0 if kind.name == "count" else None).read(slot, problems)
    if number is None:
        return None
    if kind.name == "count" and not number.is_integer():
        problems.add("mapping-not-whole", slot.value, key=slot.name, found=f"{number:g}")
        return None
    return Decimal(repr(number))


def other_workbook(item: Named[Record], _problems: Problems) -> OtherWorkbook | None:
    """A workbook that rules compare with."""
    record = item.value
    label = record.get(keys.OTHER_LABEL)
    if label is None:
        return None
    return OtherWorkbook(
        name=item.name,
        location=item.location,
        label=label,
        where={named.name: named.value for named in record.get(keys.WHERE) or ()},
        when=record.get(keys.OTHER_WHEN),
    )
