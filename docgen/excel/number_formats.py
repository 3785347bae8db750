"""Number formats: which of their characters are only drawn, and which section shows a number.

ECMA-376 part 1, 18.8.31: a code has up to four sections - for numbers above 0, below it, 0 and texts - unless
a section has a condition of its own, such as [<1].
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from docgen.formats.patterns import pattern

_Comparison = Callable[[Decimal, Decimal], bool]

_LITERAL = pattern(r'"[^"]*"?|\\.|[_*].')
_BRACKETS = pattern(r"\[[^\]]*\]")
_CONDITION = pattern(r"\[(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:\.[0-9]+)?)\]")
_COMPARISONS: Mapping[str, _Comparison] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_NUMBERS = 3  # sections at most that show numbers; a fourth one shows texts


class Section(NamedTuple):
    """A section of a format: as it is written, and with blanks for literal texts and what stands in brackets.

    It shows the numbers that compare so with `bound`; all that are left where `compare` is None.
    """

    written: str
    plain: str
    compare: _Comparison | None = None
    bound: Decimal = Decimal(0)


def without_literals(code: str) -> str:
    """A format without what it only draws: quoted and escaped text, and what `_` and `*` draw."""
    return _LITERAL.sub("", code)


@lru_cache(maxsize=1024)  # a workbook has few formats
def sections(code: str) -> tuple[Section, ...]:
    """The sections for numbers of a format."""
    plain = _BRACKETS.sub(_blank, _LITERAL.sub(_blank, code))
    bare = _LITERAL.sub(_blank, code)
    ends = [-1, *(at for at, character in enumerate(plain) if character == ";"), len(code)]
    parts = [slice(before + 1, end) for before, end in pairwise(ends)]
    if len(parts) > 1 and "@" in plain[parts[-1]]:  # for texts, however few sections there are
        del parts[-1]
    del parts[_NUMBERS:]
    usual = ["", ">=,", ">,<,"][len(parts) - 1].split(",")
    return tuple(
        _section(code[part], plain[part], bare[part], sign) for part, sign in zip(parts, usual, strict=True)
    )


def section_of(code: str, value: Decimal) -> Section:
    """The section that shows a number."""
    found = sections(code)
    for section in found[:-1]:
        if section.compare is not None and section.compare(value, section.bound):
            return section
    return found[-1]


def is_percentage(code: str, value: Decimal) -> bool:
    """Whether a format shows a number a hundred times as large, with a percent sign.

    A sign that is only drawn (`0.0"%"`, `0.0\\%`) shows the number as it is stored.  A section that shows
    nothing does not tell how it is stored: there the first one counts.
    """
    if "%" not in code:
        return False
    plain = section_of(code, value).plain
    return "%" in (plain if plain.strip() else sections(code)[0].plain)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _section(written: str, plain: str, bare: str, usual: str) -> Section:
    condition = _CONDITION.search(bare)
    if condition is not None:
        return Section(written, plain, _COMPARISONS[condition[1]], Decimal(condition[2]))
    return Section(written, plain, _COMPARISONS.get(usual))
