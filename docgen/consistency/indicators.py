"""Numbers in texts that name an indicator of the mappings: they repeat a cell, or contradict it.

The words of the indicators, and the numbers typed into templates, are learned once a form pack; what they
count is asked of each workbook.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.binding.workbook import BoundWorkbook
from docgen.consistency.citations import Citation, citations
from docgen.consistency.prose import Figure, Found, figures, has_digit, words
from docgen.diagnostics import CellLocation, FileLocation
from docgen.formats.numbers import number_text
from docgen.formats.patterns import pattern
from docgen.formats.text import folded
from docgen.formats.types import NUMERIC
from docgen.language.values import Value
from docgen.mapping.model import DocumentMapping, Grid, GridRow, Table

# What a label says before the thing it counts.
_COUNT_OF = pattern(r"^(?:tổng số|tổng cộng|số lượng|tổng|số)\s+")
_BRACKETS = pattern(r"\([^()]*\)")
_TOTAL_BEFORE = pattern(r"\b(?:tổng số|tổng cộng|tất cả|toàn bộ)\s+(?:là\s+|có\s+)?$", re.IGNORECASE)
_TOTAL_OF = (("tổng", "số"), ("tổng", "cộng"), ("số", "lượng"))
_SHORTEST = 2  # syllables of a phrase that names an indicator where the numbers agree
_CERTAIN = 4  # syllables that name it beyond doubt, so that another number is a contradiction
_SMALL = 10  # equal numbers below it are likely to be chance
_SHOWN = 4

Phrase = tuple[str, ...]


class Indicator(Struct, frozen=True, kw_only=True):
    """What one phrase may mean: the leaves and tables that hold its numbers, and what prints the first."""

    printed: str
    leaves: tuple[str, ...] = ()
    tables: tuple[tuple[str, str], ...] = ()  # (table, its column of names)


class Vocabulary(Struct, frozen=True):
    """The indicators of a form pack by the phrases that name them in prose; the same for every workbook."""

    phrases: Mapping[Phrase, Indicator] = field(default_factory=dict)
    first_words: frozenset[str] = frozenset()
    cited: tuple[Citation, ...] = ()  # the documents that the forms themselves name

    def named_by(self, figure: Figure) -> tuple[Phrase, Indicator] | None:
        """The indicator whose phrase follows a number, or stands before it; the longest phrase first."""
        said = figure.following
        if said and said[0] in self.first_words:
            for length in range(len(said), _SHORTEST - 1, -1):
                found = self.phrases.get(said[:length])
                if found is not None:
                    return said[:length], found
        said = figure.leading
        for first in range(len(said) - _SHORTEST + 1):
            found = self.phrases.get(said[first:]) if said[first] in self.first_words else None
            if found is not None:
                return said[first:], found
        return None


class TypedFigure(Struct, frozen=True, kw_only=True):
    """A number typed into a template that names an indicator, from `start` to `end` of its text.

    certain: it can only mean the indicator, so that another value contradicts it.
    """

    value: Decimal
    indicator: Indicator
    certain: bool
    start: int
    end: int


def vocabulary(mappings: Iterable[DocumentMapping]) -> Vocabulary:
    """The vocabulary of a pack."""
    phrases: dict[Phrase, Indicator] = {}
    grids: dict[str, Grid] = {}
    tables: dict[str, Table] = {}
    for mapping in mappings:
        grids.update(mapping.grids)
        tables.update(mapping.tables)
    for grid in grids.values():
        for row in grid.rows.values():
            if not row.heading and row.type.name in NUMERIC:
                _add_row(phrases, grid, row)
    for table in tables.values():
        first = next((column for column in table.columns.values() if column.type.name == "text"), None)
        phrase = _phrase(first.title) if first is not None else ()
        if first is not None and len(phrase) >= _CERTAIN:
            known = phrases.get(phrase, Indicator(printed=f"{table.name} | length"))
            phrases[phrase] = replace(known, tables=(*known.tables, (table.name, first.name)))
    labels = dict.fromkeys(row.label for grid in grids.values() for row in grid.rows.values())
    nowhere = FileLocation(path=Path())
    cited = tuple(citation for label in labels for citation in citations(label, nowhere))
    return Vocabulary(phrases, frozenset(phrase[0] for phrase in phrases), cited)


def _add_row(phrases: dict[Phrase, Indicator], grid: Grid, row: GridRow) -> None:
    phrase = _phrase(row.label)
    if len(phrase) < _SHORTEST:
        return
    columns = [
        column
        for column in grid.columns.values()
        if column.type is None and (not row.columns or column.name in row.columns or column.choose)
    ]
    chosen = next((column for column in columns if column.choose is not None), None) or columns[0]
    names = [f"{grid.name}.{row.name}.{column.name}".removesuffix(".") for column in columns]
    known = phrases.get(phrase)
    if known is None:
        known = Indicator(printed=f"{grid.name}.{row.name}.{chosen.name}".removesuffix("."))
    phrases[phrase] = replace(known, leaves=(*known.leaves, *names))


def values_of(indicator: Indicator, bound: BoundWorkbook) -> Mapping[Decimal, CellLocation]:
    """The numbers that an indicator has in a workbook, each with its first cell."""
    values: dict[Decimal, CellLocation] = {}
    for name in indicator.leaves:
        leaf = bound.leaves.get(name)
        if leaf is not None and isinstance(leaf.value, Value) and isinstance(leaf.value.raw, Decimal):
            values.setdefault(leaf.value.raw, leaf.location)
    for table, column in indicator.tables:
        for count, place in _counts(table, column, bound):
            values.setdefault(count, place)
    return values


def _counts(table: str, column: str, bound: BoundWorkbook) -> Iterator[tuple[Decimal, CellLocation]]:
    """How many names a column of a table has, all together and for each value of a choice."""
    records = bound.records.get(table)
    place = records.column(column) if records is not None else None
    if records is None or place is None or not place.place:
        return
    sheet = bound.workbook.sheets.get(folded(place.sheet))
    if sheet is None or not records.rows:
        return
    choices = [
        column.place for column in records.columns if column.declared.type.name == "choice" and column.place
    ]
    groups: dict[tuple[int, str], set[str]] = {}
    for number, _ in records.rows:
        cells = sheet.contents(number)
        name = folded(str(cells[place.place][1])) if place.place in cells else ""
        for choice in (0, *choices):
            value = str(cells[choice][1]) if choice in cells else ""
            groups.setdefault((choice, value), set()).add(name)
    for names in groups.values():
        yield Decimal(len(names)), place.location(records.rows[0][0])


def repeated_figures(
    text: str, known: Vocabulary, bound: BoundWorkbook
) -> Iterator[tuple[Found, tuple[CellLocation, ...]]]:
    """Numbers of a narrative text that stand in a cell too, with the cells."""
    if not has_digit(text):
        return
    for figure in figures(text):
        named = None if figure.percent else known.named_by(figure)
        values = values_of(named[1], bound) if named is not None else {}
        if named is None or not values:
            continue
        phrase = named[0]
        cell = values.get(figure.value)
        place = {"start": figure.start, "end": figure.end}
        shown = _text(figure.value)
        if cell is not None:
            if figure.value >= _SMALL:
                yield Found(code="text-figure-repeated", args={"found": shown}, **place), (cell,)
            continue
        if _certain(phrase, figure, text):
            first = list(values)[:_SHOWN]
            args = {"found": shown, "values": "; ".join(map(_text, first))}
            yield (
                Found(code="text-figure-differs", args=args, **place),
                tuple(values[value] for value in first),
            )


def typed_figures(text: str, known: Vocabulary) -> Iterator[TypedFigure]:
    """The numbers typed into a template in place of an indicator, perhaps."""
    for figure in figures(text):
        named = None if figure.percent else known.named_by(figure)
        if named is not None:
            phrase, indicator = named
            yield TypedFigure(
                value=figure.value,
                indicator=indicator,
                certain=bool(_certain(phrase, figure, text)),
                start=figure.start,
                end=figure.end,
            )


def typed_for(figure: TypedFigure, bound: BoundWorkbook) -> tuple[Found, tuple[CellLocation, ...]] | None:
    """What is wrong with a typed number beside a workbook, with the cells that hold another value."""
    values = values_of(figure.indicator, bound)
    same = figure.value in values
    if not figure.certain and not (same and figure.value >= _SMALL):
        return None
    args = {"found": _text(figure.value), "name": figure.indicator.printed}
    found = Found(code="template-figure-typed", start=figure.start, end=figure.end, args=args)
    return found, () if same else tuple(values[value] for value in list(values)[:_SHOWN])


def _certain(phrase: Phrase, figure: Figure, text: str) -> bool:
    """Whether a number can only mean the indicator, so that another value contradicts it."""
    if len(phrase) >= _CERTAIN or _TOTAL_BEFORE.search(text[: figure.start]):
        return True
    ahead = figure.leading[: -len(phrase)] if figure.leading[-len(phrase) :] == phrase else ()
    return ahead[-2:] in _TOTAL_OF


def _text(value: Decimal) -> str:
    return number_text(value, decimals=15)


def _phrase(label: str) -> Phrase:
    return words(_COUNT_OF.sub("", folded(_BRACKETS.sub(" ", label))))
