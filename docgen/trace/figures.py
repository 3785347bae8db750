"""A figure of a document: what is printed, where, and what it comes from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from docgen.diagnostics import CellLocation, YamlLocation
from docgen.diff.lines import Place
from docgen.formats.dates import short_date
from docgen.formats.numbers import number_text, rounded
from docgen.language.missing import Missing
from docgen.language.values import Raw, Value, sources_of

FigureKind = Literal["number", "date", "text", "empty"]
RoundingKind = Literal["", "exact", "rounded", "scaled", "derived"]
CellKey = tuple[str, str]  # sheet, address


class Source(Struct, frozen=True, kw_only=True):
    """A cell that a figure comes from: its name in the mapping, and its value as the workbook holds it."""

    cell: CellLocation
    name: str
    raw: str


class Rounding(Struct, frozen=True, kw_only=True):
    """How the printed number stands to the raw one.

    exact: the same; rounded: to `decimals`; scaled: written in a larger unit; derived: another number
    computed from it, such as a change in percent; "": there is nothing to compare.
    """

    kind: RoundingKind = ""
    decimals: int = 0


class Figure(Struct, frozen=True, kw_only=True):
    """One value bound to the workbook, at one place of one document.

    `text` is what is printed there ("" for an empty cell); `raw` the value before it was written, which
    for a computed value is that of no single cell; `expression` what the template asks for; `declared`
    the line of the mapping; `rules` the ids of those that read one of its cells; `around` the whole line.
    `number` counts the values printed in the document.
    """

    number: int
    kind: FigureKind
    place: Place
    in_properties: bool = False
    text: str
    raw: str
    rounding: Rounding
    expression: str
    sources: tuple[Source, ...]
    declared: YamlLocation | None
    rules: tuple[str, ...]
    around: str


def cells_of(value: object) -> tuple[CellLocation, ...]:
    """The cells a printed value comes from, each once."""
    if isinstance(value, Missing):
        return value.origin.cells
    found: dict[CellLocation, None] = {}
    for source in sources_of(value):
        found |= dict.fromkeys(source.origin.cells)
    return tuple(found)


def declared_at(value: object) -> YamlLocation | None:
    """The line of the mapping that declares a printed value."""
    if isinstance(value, Missing):
        return value.origin.declared
    return next((source.origin.declared for source in sources_of(value)), None)


def kind_of(value: object) -> FigureKind:
    """Whether a printed value is a number, or made of one; empty where its cell is."""
    if isinstance(value, Missing):
        return "empty"
    raws = [source.raw for source in sources_of(value)]
    if any(isinstance(raw, Decimal) for raw in raws):
        return "number"
    return "date" if any(isinstance(raw, date) for raw in raws) else "text"


def raw_text(raw: Raw) -> str:
    """A raw value with all its digits, not rounded: 66,6667."""
    if isinstance(raw, bool):
        return "Có" if raw else "Không"
    if isinstance(raw, Decimal):
        exponent = raw.as_tuple().exponent
        decimals = max(-exponent, 0) if isinstance(exponent, int) else 0
        return number_text(raw, decimals=decimals, grouping=False)
    if isinstance(raw, date):
        return short_date(raw)
    return raw if isinstance(raw, str) else "\n".join(raw)


def printed_raw(value: object) -> str:
    """The raw text of what was printed, "" where it was made of several values."""
    if isinstance(value, Value):
        return raw_text(value.raw)
    sources = sources_of(value)
    return raw_text(sources[0].raw) if len(sources) == 1 else ""


def rounding_of(text: str, value: object) -> Rounding:
    """How the number in `text` stands to the raw value."""
    sources = sources_of(value)
    raw = sources[0].raw if sources else None
    if not isinstance(raw, Decimal):
        return Rounding()
    match = _NUMBER.search(text)
    if len(sources) != 1 or match is None:
        return Rounding(kind="derived")
    whole, _, fraction = match[0].partition(",")
    shown = Decimal(f"{whole.replace('.', '')}.{fraction or '0'}")
    decimals = len(fraction)
    if shown == abs(raw):
        return Rounding(kind="exact", decimals=decimals)
    if shown == rounded(abs(raw), decimals):
        return Rounding(kind="rounded", decimals=decimals)
    for unit, power in _UNITS.items():
        if unit in text and shown == rounded(abs(raw).scaleb(-power), decimals):
            return Rounding(kind="scaled", decimals=decimals)
    return Rounding(kind="derived", decimals=decimals)


_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_UNITS: Mapping[str, int] = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
