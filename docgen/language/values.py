"""Bound values: print as their Vietnamese text, compute as their raw number, remember their cell.

`{{ so_lieu.a.k6 }}` prints "1.234"; `so_lieu.a.k6 > so_lieu.a.nam` compares 1234 with its peer.
Arithmetic on a Value gives a Value whose origin holds the cells of both operands, so that a sum can be
traced as far back as its parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Literal, Protocol

from msgspec import Struct
from msgspec.structs import force_setattr

from docgen.diagnostics import CellLocation, YamlLocation
from docgen.formats.numbers import rounded, value_text
from docgen.formats.types import ValueType

Raw = Decimal | str | bool | date | tuple[str, ...]
Why = Literal["empty", "optional", "rejected", "unknown"]

NUMBER = ValueType(name="number")
TEXT = ValueType(name="text")
_PLAIN = ValueType(name="number", grouping=False)  # a year has no dot between its thousands


class Origin(Struct, frozen=True, kw_only=True):
    """Where a value comes from: its cells (several for a computed value) and the line that declares it."""

    cells: tuple[CellLocation, ...] = ()
    declared: YamlLocation | None = None

    def joined(self, other: Origin) -> Origin:
        """The origin of something made of both."""
        extra = tuple(cell for cell in other.cells if cell not in self.cells)
        return Origin(cells=self.cells + extra, declared=self.declared or other.declared)


NOWHERE = Origin()


class Column(Protocol):
    """A column of a table, which knows where the value of each of its rows comes from."""

    def origin(self, row: int) -> Origin:
        """The origin of the value in a row of the sheet."""


# Where a value comes from, or for the values of a long table what says so when it is asked.
Source = Origin | tuple[Column, int]


class MissingOperandError(Exception):
    """A missing value was used as if it were there; `missing` is that value."""

    def __init__(self, missing: Missing) -> None:
        super().__init__(missing.name)
        self.missing = missing


class Missing:
    """A value that is not there.

    False in a condition and not `defined`, so that a template can ask; printing it, comparing it or
    computing with it raises MissingOperandError: an empty cell is never taken for 0, and a refused one not
    even for empty.
    `why`: empty (the cell is), optional (empty, and binding has decided that it may be), rejected (its
    cell holds something wrong, already reported), unknown (no such name).
    """

    # No __slots__: the environment's own class of unknown names has Jinja's Undefined as a second base.

    def __init__(self, *, name: str = "", why: Why = "unknown", origin: Origin = NOWHERE) -> None:
        self.name = name
        self.why: Why = why
        self.origin = origin

    def __getattr__(self, name: str) -> Missing:
        if name[:2] == "__":
            raise AttributeError(name)
        return self

    def __getitem__(self, key: object) -> Missing:
        return self

    def _refuse(self, *_args: object, **_named: object) -> Any:
        raise MissingOperandError(self)

    # Every way of using a value: each would otherwise guess (0, "", False) in the reader's name.
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _refuse
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _refuse
    __neg__ = __pos__ = __abs__ = __int__ = __float__ = __round__ = _refuse
    __pow__ = __rpow__ = __call__ = __contains__ = __len__ = _refuse
    __str__ = _refuse

    def __iter__(self) -> Iterator[Missing]:
        """Nothing where the cell may be empty; otherwise the missing value itself, to be noted (and in a
        draft to show its mark) where the loop prints it."""
        return iter(() if self.why == "optional" else (self,))

    def __bool__(self) -> bool:
        self.decide()
        return False

    def decide(self) -> None:
        """Raise where nothing can be decided by it: the cell holds something, only not what it should."""
        if self.why == "rejected":
            raise MissingOperandError(self)

    def __hash__(self) -> int:
        return id(type(self))


def is_missing(value: object) -> bool:
    """Whether a value is not there; MissingOperandError for one whose cell was refused."""
    if isinstance(value, Missing):
        value.decide()
        return True
    return False


class Value(Struct, frozen=True, eq=False):
    """One value of a document; see the module's text.  Immutable."""

    raw: Raw
    type: ValueType
    _source: Source = NOWHERE
    _written: str = ""  # the text, once it was asked for: most values are printed in several documents

    @property
    def origin(self) -> Origin:
        """Where the value comes from."""
        source = self._source
        return source if isinstance(source, Origin) else source[0].origin(source[1])

    @property
    def text(self) -> str:
        """The value as a Vietnamese document writes it."""
        text = self._written
        if not text:
            text = value_text(self.raw, self.type)
            force_setattr(self, "_written", text)
        return text

    @property
    def unit(self) -> str:
        """The unit the mapping gives, "" where it gives none."""
        return self.type.unit

    @property
    def number(self) -> Decimal:
        """The raw number; TypeError where the value is none."""
        if isinstance(self.raw, Decimal):
            return self.raw
        raise TypeError(f"not a number: {self.text}")

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Value({self.raw!r}, {self.type.name})"

    def __hash__(self) -> int:
        return hash(self.raw)

    def __bool__(self) -> bool:
        return bool(self.raw)

    def __len__(self) -> int:
        return len(self.raw) if isinstance(self.raw, tuple | str) else len(self.text)

    def __iter__(self) -> Iterator[Value]:
        """The paragraphs of a text that has several, in order."""
        parts = self.raw if isinstance(self.raw, tuple) else (self.text,)
        return iter([Value(part, TEXT, self.origin) for part in parts])

    def __contains__(self, part: object) -> bool:
        return str(part) in self.text

    def __getattr__(self, name: str) -> Any:
        # day, month and year of a date, for expressions such as `van_ban.ngay.year`
        if name in {"day", "month", "year"} and isinstance(self.raw, date):
            return Value(Decimal(getattr(self.raw, name)), _PLAIN, self.origin)
        raise AttributeError(name)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Missing):
            raise MissingOperandError(other)
        return bool(self.raw == _raw(other))

    def __ne__(self, other: object) -> bool:  # a Struct's own would compare identities
        return not self == other

    def __lt__(self, other: object) -> bool:
        return _ordered(self, other, lambda a, b: a < b)

    def __le__(self, other: object) -> bool:
        return _ordered(self, other, lambda a, b: a <= b)

    def __gt__(self, other: object) -> bool:
        return _ordered(self, other, lambda a, b: a > b)

    def __ge__(self, other: object) -> bool:
        return _ordered(self, other, lambda a, b: a >= b)

    def __add__(self, other: object) -> Any:
        return _combined(self, other, lambda a, b: a + b, self.type)

    def __radd__(self, other: object) -> Any:
        return _combined(self, other, lambda a, b: b + a, self.type)

    def __sub__(self, other: object) -> Any:
        return _combined(self, other, lambda a, b: a - b, self.type)

    def __rsub__(self, other: object) -> Any:
        return _combined(self, other, lambda a, b: b - a, self.type)

    def __mul__(self, other: object) -> Any:
        return _combined(self, other, lambda a, b: a * b, NUMBER)

    __rmul__ = __mul__

    def __truediv__(self, other: object) -> Any:
        return _combined(self, other, lambda a, b: a / b, NUMBER)

    def __rtruediv__(self, other: object) -> Any:
        return _combined(self, other, lambda a, b: b / a, NUMBER)

    def __floordiv__(self, other: object) -> Any:
        return _combined(self, other, lambda a, b: a // b, NUMBER)

    def __mod__(self, other: object) -> Any:
        return _combined(self, other, lambda a, b: a % b, NUMBER)

    def __neg__(self) -> Value:
        return Value(-self.number, self.type, self.origin)

    def __abs__(self) -> Value:
        return Value(abs(self.number), self.type, self.origin)

    def __int__(self) -> int:
        return int(self.number)

    def __float__(self) -> float:
        return float(self.number)

    def __round__(self, digits: int = 0) -> Value:
        return Value(rounded(self.number, digits), self.type, self.origin)


class Wording(str):
    """A text that a filter made of values, and which: "tăng 12,5% so với năm trước" of two counts.

    For the template it is plain text; for tracing it still knows where its figures come from.
    """

    __slots__ = ("sources",)

    sources: tuple[Value, ...]

    def __new__(cls, text: str, sources: tuple[Value, ...]) -> Wording:
        """The text, made of `sources`."""
        made = super().__new__(cls, text)
        made.sources = sources
        return made


def sources_of(value: object) -> tuple[Value, ...]:
    """The bound values a printed value is, or was made of."""
    if isinstance(value, Value):
        return (value,)
    return value.sources if isinstance(value, Wording) else ()


def decimal_of(number: int | float | Decimal) -> Decimal:
    """The shortest decimal that reads back as `number`."""
    return number if isinstance(number, Decimal) else Decimal(repr(number))


def _raw(other: object) -> object:
    if isinstance(other, Value):
        return other.raw
    if isinstance(other, float):
        return decimal_of(other)
    return other


def _ordered(left: Value, right: object, compare: Callable[[Any, Any], bool]) -> bool:
    if isinstance(right, Missing):
        raise MissingOperandError(right)
    return compare(left.raw, _raw(right))


def _combined(
    left: Value, right: object, combine: Callable[[Decimal, Decimal], Decimal], kind: ValueType
) -> Any:
    if isinstance(right, Missing):
        raise MissingOperandError(right)
    if isinstance(right, Value):
        return Value(combine(left.number, right.number), kind, left.origin.joined(right.origin))
    if isinstance(right, int | float | Decimal) and not isinstance(right, bool):
        return Value(combine(left.number, decimal_of(right)), kind, left.origin)
    return NotImplemented
