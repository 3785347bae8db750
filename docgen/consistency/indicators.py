"""Numbers in texts that name an indicator of the mappings: they repeat a cell, or contradict it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.binding.workbook import BoundWorkbook
from docgen.consistency.prose import Figure, Found, figures, has_digit, words
from docgen.diagnostics import CellLocation
from docgen.formats.numbers import number_text
from docgen.formats.text import folded
from docgen.formats.types import NUMERIC
from docgen.language.values import Value
from docgen.mapping.model import DocumentMapping, Grid, GridRow, Table

# What a label says before the thing it counts.
_COUNT_OF = re.compile(r"^(?:tổng số|tổng cộng|số lượng|tổng|số)\s+")
_BRACKETS = re.compile(r"\([^()]*\)")
_TOTAL_BEFORE = re.compile(r"\b(?:tổng số|tổng cộng|tất cả|toàn bộ)\s+(?:là\s+|có\s+)?$", re.IGNORECASE)
_SHORTEST = 2  # syllables of a phrase that names an indicator where the numbers agree
_CERTAIN = 4  # syllables that name it beyond doubt, so that another number is a contradiction
_SMALL = 10  # equal numbers below it are likely to be chance
_SHOWN = 4

Phrase = tuple[str, ...]


class Indicator(Struct, frozen=True, kw_only=True):
    """What one phrase may mean: the leaves and tables that hold its numbers, and a name to print it by."""

    name: str
    leaves: tuple[str, ...] = ()
    tables: tuple[tuple[str, str], ...] = ()  # (table, its column of names)


class Vocabulary(Struct, frozen=True):
    """The indicators of a form pack by the phrases that name them in prose; the same for every workbook."""

    phrases: Mapping[Phrase, Indicator] = field(default_factory=dict)
    first_words: frozenset[str] = frozenset()

    def named_by(self, figure: Figure) -> tuple[Phrase, Indicator] | None:
        """The indicator whose phrase follows a number, the longest phrase first."""
        said = figure.following
        if not said or said[0] not in self.first_words:
            return None
        for length in range(len(said), _SHORTEST - 1, -1):
            found = self.phrases.get(said[:length])
            if found is not None:
                return said[:length], found
        return None


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
            known = phrases.get(phrase, Indicator(name=table.name))
            phrases[phrase] = replace(known, tables=(*known.tables, (table.name, first.name)))
    return Vocabulary(phrases, frozenset(phrase[0] for phrase in phrases))


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
        known = Indicator(name=f"{grid.name}.{row.name}.{chosen.name}".removesuffix("."))
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
        cells = sheet.rows[number]
        name = folded(str(cells[place.place].value)) if place.place in cells else ""
        for choice in (0, *choices):
            value = str(cells[choice].value) if choice in cells else ""
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
        shown = number_text(figure.value, decimals=15)
        if cell is not None:
            if figure.value >= _SMALL:
                yield Found(code="text-figure-repeated", args={"found": shown}, **place), (cell,)
            continue
        certain = len(phrase) >= _CERTAIN or _TOTAL_BEFORE.search(text[: figure.start])
        if certain:
            first = list(values)[:_SHOWN]
            args = {
                "found": shown,
                "values": "; ".join(number_text(value, decimals=15) for value in first),
            }
            yield (
                Found(code="text-figure-differs", args=args, **place),
                tuple(values[value] for value in first),
            )


def typed_figures(text: str, known: Vocabulary) -> Iterator[Found]:
    """Numbers typed into a template in place of an indicator."""
    for figure in figures(text):
        named = None if figure.percent else known.named_by(figure)
        if named is None or len(named[0]) < _CERTAIN:
            continue
        args: Mapping[str, str] = {
            "found": number_text(figure.value, decimals=15),
            "name": named[1].name,
        }
        yield Found(code="template-figure-typed", start=figure.start, end=figure.end, args=args)


def _phrase(label: str) -> Phrase:
    return words(_COUNT_OF.sub("", folded(_BRACKETS.sub(" ", label))))
