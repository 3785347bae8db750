"""With how many decimals a sum or a difference is written: with those of its more precise part."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from docgen.formats.types import DECIMALS, TypeName, ValueType


def of_sum(left: ValueType, right: ValueType) -> ValueType:
    """The left type, with as many decimals as either has: 20 + 12,3 is 32,3, whichever comes first."""
    if left is right or right.digits <= left.digits:
        return left
    name: TypeName = "number" if left.name == "count" else left.name  # a count is exact, this need not be
    own = right.decimals is None and DECIMALS.get(name) == right.digits
    return replace(left, name=name, decimals=None if own else right.digits)


def written_to(kind: ValueType, number: Decimal) -> ValueType:
    """The type with as many decimals as a number of the expression has; it is as exact as it was.

    One with more than a mapping could ask for was not written, but divided: it is shown as a quotient is.
    """
    exponent = number.normalize().as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    if places > _MOST_DECIMALS:
        places = DECIMALS["number"]
    return replace(kind, decimals=places) if places > kind.digits else kind


_MOST_DECIMALS = 9  # that `decimals` of a mapping may say
