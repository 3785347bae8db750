"""The types a value can have, and how each is written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

TypeName = Literal["text", "paragraphs", "count", "number", "percent", "money", "date", "bool", "choice"]

Raw = Decimal | str | bool | date | tuple[str, ...]
"""What a value computes as: a number, a text (also a choice), a truth, a date, or paragraphs."""

NUMERIC: frozenset[TypeName] = frozenset({"count", "number", "percent", "money"})

DECIMALS: Mapping[TypeName, int] = {"count": 0, "number": 2, "percent": 2, "money": 0}


class ValueType(Struct, frozen=True, kw_only=True):
    """The type of a value and how it is written.

    unit: shown in the workbook and in messages, and used by some filters; decimals: at most that many
    (None: the type's own, 0 for count and money, 2 for percent and number); grouping: dots between
    thousands (off for years); choices: what a choice may be; minimum, maximum: inclusive bounds (a
    percent has 0 and 100 of itself, a count 0).
    """

    name: TypeName
    unit: str = ""
    decimals: int | None = None
    grouping: bool = True
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None

    @property
    def digits(self) -> int:
        """How many decimals a number of this type is printed with, at most."""
        return DECIMALS.get(self.name, 0) if self.decimals is None else self.decimals

    @property
    def is_whole(self) -> bool:
        """Whether its values have no fraction: counts, and money without `decimals`."""
        return self.name == "count" or (self.name == "money" and self.decimals is None)
