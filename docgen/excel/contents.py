"""What stands in a cell, by the type the file gives it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import isfinite

from docgen.excel.cells import Cell, CellKind, CellValue, Run
from docgen.excel.dates import Epoch, from_iso, from_serial
from docgen.excel.strings import StoredText, literal
from docgen.excel.styles import PLAIN, Style

_EXACT = 10**15  # whole numbers up to here are exact in a double and in Excel's 15 digits
_EXACT_DIGITS = 15


# Kind and value of a cell, and the runs of a rich text.
Content = tuple[CellKind, CellValue, tuple[Run, ...]]

_new = tuple.__new__  # Cell(...) itself takes more than twice as long

_EMPTY: Content = ("empty", None, ())


class CellMaker:
    """Makes cells out of what a sheet stores and what the workbook knows: texts, styles, how dates count."""

    def __init__(self, strings: Sequence[StoredText], styles: Sequence[Style], epoch: Epoch) -> None:
        self._texts = [text_content(stored) for stored in strings]
        self._styles = {str(index): style for index, style in enumerate(styles)}
        self._epoch: Epoch = epoch

    def content(self, stored_as: str, text: str | None) -> Content:
        """The content of a cell of a type (ST_CellType), given the text of its v element (None: it has none).

        Where the text is not what the type asks for, the cell is an error with that text, as Excel would
        not open it; the other cells are none the worse.
        """
        if text is None:
            return _EMPTY
        if stored_as in ("str", "inlineStr"):
            return "text", literal(text), ()
        text = text.strip()
        if not text:
            return _EMPTY
        if stored_as == "n":
            value = number(text)
            return ("error", text, ()) if value is None else ("number", value, ())
        if stored_as == "s" and text.isdecimal() and len(text) <= _EXACT_DIGITS:
            at = int(text)
            return self._texts[at] if at < len(self._texts) else ("error", text, ())
        if stored_as == "b" and text in ("0", "1", "true", "false"):
            return "bool", text in ("1", "true"), ()
        if stored_as == "d":
            day = from_iso(text)
            return ("error", text, ()) if day is None else ("date", day, ())
        return "error", text, ()

    def plain(
        self, row: int, column: int, stored_as: str, text: str, style_index: str, formula: str
    ) -> Cell | None:
        """The cell of a plain text of a v element and a formula (without "="); None where it is empty.

        Most cells of a long table hold a shared string or a whole number: these take the short way.
        """
        style = self._styles.get(style_index or "0", PLAIN)
        formula = formula and f"={formula}"
        if text.isdecimal() and len(text) <= _EXACT_DIGITS:
            if stored_as == "s" and int(text) < len(self._texts):
                kind, value, runs = self._texts[int(text)]
                return _new(Cell, (row, column, kind, value, formula, style.number_format, style.font, runs))
            if stored_as in ("", "n") and not style.shown_as:
                value = Decimal(text)
                return _new(
                    Cell, (row, column, "number", value, formula, style.number_format, style.font, ())
                )
        taken = self.content(stored_as or "n", text)
        if taken[0] == "empty" and not formula:
            return None
        return self.cell(row, column, taken, style_index or "0", formula)

    def cell(self, row: int, column: int, taken: Content, style_index: str, formula: str) -> Cell:
        """A cell with a content or a formula (which begins with "=")."""
        kind, value, runs = taken
        style = self._styles.get(style_index, PLAIN)
        if kind == "empty":
            kind = "uncalculated"
        elif style.shown_as and isinstance(value, Decimal):
            day = from_serial(float(value), style.shown_as, self._epoch)
            if day is not None:
                kind, value = "date", day
        return Cell(row, column, kind, value, formula, style.number_format, style.font, runs)


def text_content(stored: StoredText) -> Content:
    """The content of a cell that holds a plain or a rich text."""
    if isinstance(stored, str):
        return "text", stored, ()
    return "text", stored.text, stored.runs


def number(text: str) -> Decimal | None:
    """The shortest Decimal that reads back as the double Excel stored; None where the text is no number."""
    if not text.isascii() or "_" in text:  # float() knows more numbers than Excel
        return None
    if text.isdigit() and len(text) <= _EXACT_DIGITS:
        return Decimal(text)
    try:
        double = float(text)
    except ValueError:
        return None
    if not isfinite(double):
        return None
    return Decimal(int(double)) if double.is_integer() and abs(double) <= _EXACT else Decimal(repr(double))
