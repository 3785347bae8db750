"""What figures must agree with: rules, names and numbers that hold for a time, other workbooks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct, field

from docgen.diagnostics import Severity, YamlLocation
from docgen.formats.types import ValueType
from docgen.language.expression import Expression, Message


class Rule(Struct, frozen=True, kw_only=True):
    """Something that must hold.

    each: names bound in turn to the items of an expression (several names: every combination);
    limits: numbers that the rule's expressions know by name (thresholds, tolerances); when: applies only
    where this is true; check: what must be true; at: the value blamed (its cell is the place of the
    diagnostic), the first value of `check` where it is not given.
    A rule whose `when` or `check` has a missing operand is not decided: the missing value has its own
    diagnostic.  In the message, the hint and `at` it decides nothing: it shows as a mark.
    """

    id: str
    location: YamlLocation
    check: Expression
    severity: Severity
    message: Message
    hint: Message | None = None
    each: Mapping[str, Expression] = field(default_factory=dict)
    limits: Mapping[str, Decimal] = field(default_factory=dict)
    when: Expression | None = None
    at: Expression | None = None


class RegisterEntry(Struct, frozen=True, kw_only=True):
    """What a thing was called, or how many there were, from one day to another, both inclusive.

    `thing` groups the entries that follow each other; None: no first or no last day is known.
    `basis` is the document that says so.
    """

    thing: str
    location: YamlLocation
    value: str | Decimal
    first: date | None = None
    last: date | None = None
    basis: str = ""


class Register(Struct, frozen=True, kw_only=True):
    """Names or numbers that hold for a time, of one type."""

    name: str
    location: YamlLocation
    type: ValueType
    entries: tuple[RegisterEntry, ...]
    label: str = ""


class OtherWorkbook(Struct, frozen=True, kw_only=True):
    """A workbook that rules compare with: the one beside this one that `where` describes.

    where: names of the other workbook, and what each must be there (an expression over cells of this one);
    when: it is looked for only where this is true; label: what messages call it.
    """

    name: str
    location: YamlLocation
    label: Message
    where: Mapping[str, Expression]
    when: Expression | None = None
