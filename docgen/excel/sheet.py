"""One worksheet part: its cells, merged areas, hidden rows and columns."""

from __future__ import annotations

from docgen.excel.cells import MAX_COLUMN, MAX_ROW, Area, Cell, Sheet, Spans, column_number
from docgen.excel.contents import CellMaker, text_content
from docgen.excel.formulas import Formulas
from docgen.excel.package import Package
from docgen.excel.plain import PlainCell, RowSieve, unescaped
from docgen.excel.references import parse_area, place
from docgen.excel.strings import RichText, StoredText
from docgen.excel.xml import MAX_DEPTH, MalformedError, feed, is_true, local_names

_DIGITS = 7  # of the number of a row
_NAMES = local_names(
    ("worksheet", "sheetData", "row", "c", "v", "f", "is", "t", "r", "rPh", "rFont", "mergeCell", "col")
)


def read_sheet(package: Package, part: str, *, name: str, visible: bool, maker: CellMaker) -> Sheet:
    """The worksheet in a part.  Raises RefusalError."""
    reader = _SheetReader(package, maker)
    feed(package, part, reader, RowSieve(reader))
    return Sheet(
        name=name,
        visible=visible,
        rows=reader.rows,
        merges=tuple(reader.merges),
        hidden_rows=Spans.of(reader.hidden_rows),
        hidden_columns=Spans.of(reader.hidden_columns),
    )


class _SheetReader:
    """A handler, written for speed: everything that happens once a cell is in `start`, `end`, `_add_cell`."""

    def __init__(self, package: Package, maker: CellMaker) -> None:
        self.characters: list[str] = []
        self.rows: dict[int, dict[int, Cell]] = {}
        self.merges: list[Area] = []
        self.hidden_rows: list[tuple[int, int]] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self._budget = package.budget
        self._maker = maker
        self._columns: dict[str, int] = {}
        self._formulas = Formulas()
        self._rich = RichText()
        self._depth = 0
        self._counted = 0
        self.rows_started = 0
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
        if is_true(attributes.get("hidden", "")) or _is_zero(attributes.get("ht", "")):
            self._counted += 1
            _extend(self.hidden_rows, row)

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

    def take(self, cells: list[PlainCell]) -> bool:
        """The cells of a row that are plain; see `docgen.excel.plain`."""
        row, row_text, maker = self._row, self._row_text, self._maker
        found: dict[int, Cell] = {}
        for letters, digits, style, inline, stored_as, formula, text, irregular in cells:
            column = 0 if irregular else self._columns.get(letters) or self._column_of(letters)
            if not column or digits != row_text:
                return False
            if inline:
                written = unescaped(inline)
                if written is None:
                    return False
                self._budget.text(len(written))
                taken = maker.content("inlineStr", written)
                found[column] = maker.cell(row, column, taken, style or "0", "")
            elif text or formula:
                if stored_as == "str" and not text:
                    return False
                cell = maker.plain(row, column, stored_as, text, style, formula)
                if cell is not None:
                    found[column] = cell
        self._keep(row, found)
        return True

    def _add_cell(self) -> None:
        attributes = self._attributes
        row, column = self._place(attributes.get("r"))
        self._column = column
        text, formula = self._value, self._formula
        if text is None and formula is None and self._inline is None:
            return  # formatted, and holds nothing
        if self._inline is not None:
            taken = text_content(self._inline)
        else:
            taken = self._maker.content(attributes.get("t", "n"), text)
        if taken[0] == "empty" and formula is None:
            return
        formula = (
            "" if formula is None else self._formulas.text(formula, self._formula_attributes, row, column)
        )
        style = attributes.get("s", "0")
        self._keep(row, {column: self._maker.cell(row, column, taken, style, formula)})

    def _keep(self, row: int, cells: dict[int, Cell]) -> None:
        self._counted += len(cells)
        if cells:
            self.rows.setdefault(row, {}).update(cells)

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

    def _column_of(self, letters: str) -> int:
        """The number of a column that was not met before; 0 where there is none of that name."""
        column = column_number(letters)
        if column > MAX_COLUMN:
            return 0
        self._columns[letters] = column
        return column


def _extend(spans: list[tuple[int, int]], row: int) -> None:
    if spans and spans[-1][1] == row - 1:
        spans[-1] = (spans[-1][0], row)
    else:
        spans.append((row, row))


def _is_zero(text: str) -> bool:
    """A height or width of nothing."""
    return bool(text) and text.strip("0.") == "" and "0" in text
