"""What is worked out from cells: computed values, and rules."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

from docgen.diagnostics import Severity
from docgen.mapping.items.shared import value_type
from docgen.mapping.keys import rules as keys
from docgen.mapping.keys import shared
from docgen.mapping.model import Computed
from docgen.mapping.problems import Problems
from docgen.mapping.rulebook import Rule
from docgen.mapping.sections import Named, Record


def computed(item: Named[Record], problems: Problems) -> Computed | None:
    """A value made from others."""
    kind = value_type(item.value, problems)
    value = item.value.get(keys.VALUE)
    if value is None:
        return None
    label = item.value.text(shared.LABEL)
    return Computed(name=item.name, location=item.location, type=kind, value=value, label=label)


def rule(record: Record) -> Rule | None:
    """Something that must hold."""
    check, message, severity = record.get(keys.CHECK), record.get(keys.MESSAGE), record.get(keys.SEVERITY)
    if check is None or message is None or severity is None:
        return None
    return Rule(
        id=record.text(keys.ID),
        location=record.location,
        check=check,
        severity=cast(Severity, severity),
        message=message,
        hint=record.get(keys.HINT),
        each={named.name: named.value for named in record.get(keys.EACH) or ()},
        limits={named.name: Decimal(repr(named.value)) for named in record.get(keys.LIMITS) or ()},
        when=record.get(keys.WHEN),
        at=record.get(keys.AT),
    )
