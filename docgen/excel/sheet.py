"""One worksheet part: its cells, merged areas, hidden rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Generic

from msgspec import Struct

from docgen.excel.cells import MAX_COLUMN, MAX_ROW, Area, Spans
from docgen.excel.contents import Made, Maker
from docgen.excel.formulas import Formulas
from docgen.excel.layouts import Layouts
from docgen.excel.limits import Budget
from docgen.excel.plain import PlainRow, RowSieve
from docgen.excel.references import parse_area, place
from docgen.excel.strings import RichText, StoredText
from docgen.excel.xml import MAX_DEPTH, MalformedError, feed, is_true, local_names

_CELL = '<c r="'
_DIGITS = 7  # of the number of a row
_NAMES = local_names(
    ("worksheet", "sheetData", "row", "c", "v", "f", "is", "t", "r", "rPh", "rFont", "mergeCell", "col")
)


class Parsed(Struct, Generic[Made], frozen=True):
    """What a worksheet part holds: what was made of its cells, by row with the columns of these."""

    rows: dict[int, tuple[tuple[int, ...], tuple[Made, ...]]]
    merges: tuple[Area, ...]
    hidden_rows: Spans
    hidden_columns: Spans


def parse_sheet(chunks: Iterable[bytes], part: str, budget: Budget, maker: Maker[Made]) -> Parsed[Made]:
    """A worksheet part.  Raises RefusalError."""
    reader = _SheetReader(budget, maker)
    feed(chunks, part, reader, RowSieve(reader))
    return Parsed(
        rows=reader.rows,
        merges=tuple(reader.merges),
        hidden_rows=Spans.of(reader.hidden_rows),
        hidden_columns=Spans.of(reader.hidden_columns),
    )


class _SheetReader(Generic[Made]):
    """A handler, written for speed: everything that happens once a cell is in `start`, `end`, `_add_cell`."""

    def __init__(self, budget: Budget, maker: Maker[Made]) -> None:
        self.characters: list[str] = []
        self.rows: dict[int, tuple[tuple[int, ...], tuple[Made, ...]]] = {}
        self.merges: list[Area] = []
        self.hidden_rows: list[tuple[int, int]] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self._budget = budget
        self._maker = maker
        self._columns: dict[str, int] = {}
        self._layouts = Layouts()
        self._parsed: dict[int, dict[int, Made]] = {}
        self._formulas = Formulas()
        self._rich = RichText()
        self._depth = 0
        self._counted = 0
        self.rows_started = 0
        self.is_hidden = False
        self._in_data = self._in_row = self._in_cell = self._in_text = False
        self._row = self._column = 0
        self._row_text = ""
        self._attributes: dict[str, str] = {}
        self._value: str | None = None
        self._formula: str | None = None
        self._inline: StoredText | None = None
        self._formula_attributes: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = _NAMES.get(name)
        if self._in_text:
            raise MalformedError
        if local == "c" and self._in_row:
            if self._in_cell:
                raise MalformedError
            self._in_cell = True
            self._attributes = attributes
            self._value = self._formula = self._inline = None
        elif self._in_cell and (local == "v" or local == "f" or local == "t"):
            self._in_text = True
            self.characters.clear()
            if local == "f":
                self._formula_attributes = attributes
        elif local == "row" and self._in_data:
            self._start_row(attributes)
        else:
            self._start_other(local, attributes)

    def end(self, name: str) -> None:
        local = _NAMES.get(name)
        if self._in_text:
            text = "".join(self.characters)
            self._in_text = False
            if local == "v":
                self._value = text
            elif local == "f":
                self._formula = text
            else:
                self._rich.add(text)
            self._budget.text(len(text))
        elif local == "c" and self._in_cell:
            self._in_cell = False
            self._add_cell()
        elif local == "row" and self._in_row:
            self._in_row = False
            self._keep_parsed()
        else:
            self._depth -= 1
            if local == "sheetData":
                self._in_data = False
            elif local == "is":
                self._inline = self._rich.stored(self._budget)
            elif self._in_cell:
                self._rich.end(local)

    def pause(self) -> None:
        if self._in_text:
            self._budget.text(sum(map(len, self.characters)))
        else:
            self.characters.clear()
        self._budget.count(self._counted)
        self._counted = 0

    def _start_row(self, attributes: dict[str, str]) -> None:
        if self._in_row:
            raise MalformedError
        text = attributes.get("r", "")
        if text and (not text.isdecimal() or len(text) > _DIGITS):
            raise MalformedError
        row = int(text) if text else self._row + 1
        if not 1 <= row <= MAX_ROW:
            raise MalformedError
        self._in_row = True
        self.rows_started += 1
        self._row, self._row_text, self._column = row, text, 0
        self.is_hidden = is_true(attributes.get("hidden", "")) or _is_zero(attributes.get("ht", ""))
        if self.is_hidden:
            self._hide(row)

    def _start_other(self, local: str | None, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH or (self._depth == 1) != (local == "worksheet"):
            raise MalformedError
        if local is None:
            return
        if local == "sheetData":
            self._in_data = True
        elif local == "mergeCell":
            self._add_merge(attributes.get("ref", ""))
        elif local == "col":
            self._add_columns(attributes)
        elif local == "is":
            self._rich.clear()
        elif self._in_cell:
            self._rich.start(local, attributes)

    def _add_merge(self, reference: str) -> None:
        area = parse_area(reference)
        if area is not None:
            self.merges.append(area)
            self._counted += 1

    def _add_columns(self, attributes: dict[str, str]) -> None:
        if not (is_true(attributes.get("hidden", "")) or _is_zero(attributes.get("width", ""))):
            return
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if first.isdecimal() and last.isdecimal() and max(len(first), len(last)) <= _DIGITS:
            self.hidden_columns.append((int(first), min(int(last), MAX_COLUMN)))
            self._counted += 1

    def take(self, rows: Sequence[PlainRow]) -> Iterator[PlainRow]:
        """Rows that are plain; see `docgen.excel.plain`."""
        split = [
            tuple(zip(*map(str.partition, row.cells.split(_CELL)[1:], repeat('"')), strict=True))
            for row in rows
        ]
        known = self._maker.plain([written for row in split if row for written in row[2]])
        for row, cells in zip(rows, split, strict=True):
            number = int(row.number)
            if number > MAX_ROW or not self._take(number, row.number, cells, known):
                yield row
                continue
            if row.hidden:
                self._hide(number)
            self._row = number

    def _take(
        self, row: int, number: str, cells: tuple[tuple[str, ...], ...], known: Mapping[str, Made | None]
    ) -> bool:
        """A row, given the places of its cells, quotes, and the XML that follows the places."""
        if not cells:
            return True
        places, _, written = cells
        columns = self._layouts[f"{' '.join(places)} ".replace(f"{number} ", " ")]
        try:
            contents = tuple(map(known.__getitem__, written))
        except KeyError:
            return False
        if not columns:
            return False
        if all(contents):
            self._counted += len(columns)
            self._keep(row, (columns, contents))  # type: ignore[arg-type]  # none of them is None
        elif any(contents):
            held = {column: content for column, content in zip(columns, contents, strict=True) if content}
            self._counted += len(held)
            self._keep(row, (tuple(held), tuple(held.values())))
        return True

    def _add_cell(self) -> None:
        attributes = self._attributes
        row, column = self._place(attributes.get("r"))
        self._column = column
        text, formula = self._value, self._formula
        if text is None and formula is None and self._inline is None:
            return  # formatted, and holds nothing
        formula = (
            "" if formula is None else self._formulas.text(formula, self._formula_attributes, row, column)
        )
        style = attributes.get("s", "0")
        made: Made | None
        if self._inline is not None:
            made = self._maker.inline(self._inline, style, formula)
        else:
            made = self._maker.stored(attributes.get("t", "n"), text, style, formula)
        if made is not None:
            self._counted += 1
            self._parsed.setdefault(row, {})[column] = made

    def _keep(self, row: int, packed: tuple[tuple[int, ...], tuple[Made, ...]]) -> None:
        before = self.rows.get(row)
        if before is not None:  # what comes later counts
            both = dict(zip(*before, strict=True)) | dict(zip(*packed, strict=True))
            packed = tuple(both), tuple(both.values())
        self.rows[row] = packed

    def _keep_parsed(self) -> None:
        """What the parser found in a row; some of it may say that it stands in another one."""
        for row, cells in self._parsed.items():
            self._keep(row, (tuple(cells), tuple(cells.values())))
        self._parsed.clear()

    def _hide(self, row: int) -> None:
        self._counted += 1
        _extend(self.hidden_rows, row)

    def _place(self, reference: str | None) -> tuple[int, int]:
        """Where a cell stands: what it says, or next to the one before."""
        row_text = self._row_text
        if reference is None:
            if self._column == MAX_COLUMN:
                raise MalformedError
            return self._row, self._column + 1
        letters = reference[: -len(row_text)] if row_text and reference.endswith(row_text) else ""
        column = self._columns.get(letters)
        if column is not None:
            return self._row, column
        found = place(reference)
        if found is None:
            raise MalformedError
        if letters.isalpha():
            self._columns[letters] = found[1]
        return found


def _extend(spans: list[tuple[int, int]], row: int) -> None:
    if spans and spans[-1][1] == row - 1:
        spans[-1] = (spans[-1][0], row)
    else:
        spans.append((row, row))


def _is_zero(text: str) -> bool:
    """A height or width of nothing."""
    return bool(text) and text.strip("0.") == "" and "0" in text
