"""Numbers in texts that name an indicator of the mappings: they repeat a cell, or contradict it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct, field

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


class Indicator(Struct, kw_only=True):
    """What one phrase may mean: the values (number -> its cell) and the first name to print it by."""

    name: str
    values: dict[Decimal, CellLocation] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)


class Indicators:
    """The indicators of a pack by the phrases that name them in prose."""

    def __init__(self, mappings: Iterable[DocumentMapping], bound: BoundWorkbook | None) -> None:
        self._by_phrase: dict[Phrase, Indicator] = {}
        grids: dict[str, Grid] = {}
        tables: dict[str, Table] = {}
        for mapping in mappings:
            grids.update(mapping.grids)
            tables.update(mapping.tables)
        for grid in grids.values():
            for row in grid.rows.values():
                if not row.heading and row.type.name in NUMERIC:
                    self._add_row(grid, row, bound)
        if bound is not None:
            for table in tables.values():
                self._add_table(table, bound)
        self._first_words = {phrase[0] for phrase in self._by_phrase}

    def named_by(self, figure: Figure) -> tuple[Phrase, Indicator] | None:
        """The indicator whose phrase follows a number, the longest phrase first."""
        said = figure.following
        if not said or said[0] not in self._first_words:
            return None
        for length in range(len(said), _SHORTEST - 1, -1):
            found = self._by_phrase.get(said[:length])
            if found is not None:
                return said[:length], found
        return None

    def _add_row(self, grid: Grid, row: GridRow, bound: BoundWorkbook | None) -> None:
        phrase = _phrase(row.label)
        if len(phrase) < _SHORTEST:
            return
        columns = [
            column
            for column in grid.columns.values()
            if column.type is None and (not row.columns or column.name in row.columns or column.choose)
        ]
        chosen = next((column for column in columns if column.choose is not None), None) or columns[0]
        name = f"{grid.name}.{row.name}.{chosen.name}".removesuffix(".")
        indicator = self._by_phrase.setdefault(phrase, Indicator(name=name))
        indicator.labels.append(row.label)
        if bound is None:
            return
        for column in columns:
            leaf = bound.leaves.get(f"{grid.name}.{row.name}.{column.name}".removesuffix("."))
            if leaf is not None and isinstance(leaf.value, Value) and isinstance(leaf.value.raw, Decimal):
                indicator.values.setdefault(leaf.value.raw, leaf.location)

    def _add_table(self, table: Table, bound: BoundWorkbook) -> None:
        """The different names in a text column of a table, all together and for each value of a choice."""
        records = bound.records.get(table.name)
        first = next((column for column in table.columns.values() if column.type.name == "text"), None)
        place = records.column(first.name) if records is not None and first is not None else None
        if first is None or records is None or place is None or not place.place:
            return
        phrase = _phrase(first.title)
        sheet = bound.workbook.sheets.get(folded(table.sheet))
        if len(phrase) < _CERTAIN or sheet is None or not records.rows:
            return
        choices = [
            column.place
            for column in records.columns
            if column.declared.type.name == "choice" and column.place
        ]
        groups: dict[tuple[int, str], set[str]] = {}
        for number, _ in records.rows:
            cells = sheet.rows[number]
            name = folded(str(cells[place.place].value)) if place.place in cells else ""
            for choice in (0, *choices):
                value = str(cells[choice].value) if choice in cells else ""
                groups.setdefault((choice, value), set()).add(name)
        indicator = self._by_phrase.setdefault(phrase, Indicator(name=table.name))
        indicator.labels.append(first.title)
        for names in groups.values():
            indicator.values.setdefault(Decimal(len(names)), place.location(records.rows[0][0]))


def repeated_figures(text: str, known: Indicators) -> Iterator[tuple[Found, tuple[CellLocation, ...]]]:
    """Numbers of a narrative text that stand in a cell too, with the cells."""
    if not has_digit(text):
        return
    for figure in figures(text):
        named = None if figure.percent else known.named_by(figure)
        if named is None or not named[1].values:
            continue
        phrase, indicator = named
        cell = indicator.values.get(figure.value)
        place = {"start": figure.start, "end": figure.end}
        shown = number_text(figure.value, decimals=15)
        if cell is not None:
            if figure.value >= _SMALL:
                yield Found(code="text-figure-repeated", args={"found": shown}, **place), (cell,)
            continue
        certain = len(phrase) >= _CERTAIN or _TOTAL_BEFORE.search(text[: figure.start])
        if certain:
            values = list(indicator.values)[:_SHOWN]
            args = {
                "found": shown,
                "values": "; ".join(number_text(value, decimals=15) for value in values),
            }
            yield (
                Found(code="text-figure-differs", args=args, **place),
                tuple(indicator.values[value] for value in values),
            )


def typed_figures(text: str, known: Indicators) -> Iterator[Found]:
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
