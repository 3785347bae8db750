"""Bound values: print as their Vietnamese text, compute as their raw number, remember their cell.

`{{ so_lieu.a.k6 }}` prints "1.234"; `so_lieu.a.k6 > so_lieu.a.nam` compares 1234 with its peer.
Arithmetic on a Value gives a Value whose origin holds the cells of both operands, so that a sum can be
traced as far back as its parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import force_setattr

from docgen.formats.numbers import rounded, value_text
from docgen.formats.types import ValueType
from docgen.language.decimals import of_sum, written_to
from docgen.language.missing import Missing, MissingOperandError
from docgen.language.origins import NOWHERE, Column, Origin, Source

Raw = Decimal | str | bool | date | tuple[str, ...]

NUMBER = ValueType(name="number")
TEXT = ValueType(name="text")
_PLAIN = ValueType(name="number", grouping=False)  # a year has no dot between its thousands


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
            raw, source = self.raw, self._source
            if type(raw) is str:
                return raw
            if type(source) is not tuple:
                text = value_text(raw, self.type)
            else:
                text = source[0].texts.get(raw) or _text_in(source[0], raw, self.type)
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
        return bool(self.raw == comparable(other))

    def __ne__(self, other: object) -> bool:  # a Struct's own would compare identities
        return not self == other

    def __lt__(self, other: object) -> bool:
        return bool(self.raw < comparable(other))

    def __le__(self, other: object) -> bool:
        return bool(self.raw <= comparable(other))

    def __gt__(self, other: object) -> bool:
        return bool(self.raw > comparable(other))

    def __ge__(self, other: object) -> bool:
        return bool(self.raw >= comparable(other))

    def __add__(self, other: object) -> Any:
        return _combined(self, other, lambda a, b: a + b, None)

    def __radd__(self, other: object) -> Any:
        return _combined(self, other, lambda a, b: b + a, None)

    def __sub__(self, other: object) -> Any:
        return _combined(self, other, lambda a, b: a - b, None)

    def __rsub__(self, other: object) -> Any:
        return _combined(self, other, lambda a, b: b - a, None)

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


def _text_in(column: Column, raw: Raw, kind: ValueType) -> str:
    """The text of a value of a long table, kept for the others of its column that are the same."""
    text = value_text(raw, kind)
    if len(column.texts) < _KEPT_TEXTS:
        column.texts[raw] = text
    return text


_KEPT_TEXTS = 10_000


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


def comparable(other: object) -> Any:
    """What a raw value is compared with; MissingOperandError where that is missing."""
    if isinstance(other, Value):
        return other.raw
    if isinstance(other, Missing):
        raise MissingOperandError(other)
    return decimal_of(other) if isinstance(other, float) else other


def _combined(
    left: Value, right: object, combine: Callable[[Decimal, Decimal], Decimal], kind: ValueType | None
) -> Any:
    """The result as a Value of type `kind`; None: of the left one's, with the decimals of a sum."""
    if isinstance(right, Missing):
        raise MissingOperandError(right)
    if isinstance(right, Value):
        kind = kind or of_sum(left.type, right.type)
        return Value(combine(left.number, right.number), kind, left.origin.joined(right.origin))
    if isinstance(right, int | float | Decimal) and not isinstance(right, bool):
        number = decimal_of(right)
        kind = kind or (left.type if type(right) is int else written_to(left.type, number))
        return Value(combine(left.number, number), kind, left.origin)
    return NotImplemented
