"""What stands in a cell, by the type the file gives it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from math import isfinite
from typing import NamedTuple, Protocol, TypeVar

from docgen.excel.cells import CellKind, CellValue, Content, Run
from docgen.excel.dates import from_iso, from_serial
from docgen.excel.limits import Budget
from docgen.excel.plain import FORM, WRITTEN, NotPlainError, unescaped
from docgen.excel.strings import StoredText, literal
from docgen.excel.styles import PLAIN, Looks

_EXACT = 10**15  # whole numbers up to here are exact in a double and in Excel's 15 digits
_EXACT_DIGITS = 15
_KEPT = 20_000  # contents that are kept by their XML: those of a long table repeat
_END = len("</v></c>")
_NO_VALUE = "", "", ""


# Kind and value of a cell, and the runs of a rich text.
Taken = tuple[CellKind, CellValue, tuple[Run, ...]]

_EMPTY: Taken = ("empty", None, ())


class Slot(NamedTuple):
    """A cell whose value differs from workbook to workbook, by the number of that value: its type, its
    formula and its style, with the number format and the font of that."""

    number: int
    stored_as: str
    formula: str
    style_index: str
    number_format: str
    font: str
    is_date: bool


Made = TypeVar("Made", covariant=True)


class Maker(Protocol[Made]):
    """What makes of each cell of a sheet whatever the reader of the sheet keeps of it."""

    def plain(self, written: Collection[str]) -> Mapping[str, Made | None]:
        """Of plain cells by the XML that follows their places (None: the cell is empty); a cell that is for
        the parser is not among them."""

    def stored(self, stored_as: str, text: str | None, style_index: str, formula: str) -> Made | None:
        """Of a cell of a type with the text of its v element (None: it has none) and a formula ("" or with
        "=" before it); None: the cell is empty."""

    def inline(self, text: StoredText, style_index: str, formula: str) -> Made:
        """Of a cell that holds a text of its own."""


class CellMaker:
    """Makes the contents of cells out of what a sheet stores and what the workbook knows: texts, styles, how
    dates count."""

    def __init__(self, strings: Sequence[StoredText], looks: Looks, budget: Budget) -> None:
        self._texts = [text_content(stored) for stored in strings]
        self.looks = looks
        self._styles = looks.styles
        self._budget = budget
        self._forms: dict[str, tuple[str, str, str]] = {}
        self._plain: dict[str, Content | None] = {}

    def plain(self, written: Collection[str]) -> Mapping[str, Content | None]:
        """The contents of plain cells by the XML that follows their places (None: the cell is empty).

        A cell that is for the parser is not among them.  Most cells of a long table hold a shared string or a
        whole number: these take the short way.
        """
        known, texts, forms = self._plain, self._texts, self._forms
        if len(known) > _KEPT:
            known.clear()
        for xml in set(written).difference(known):
            begin, has_value, end = xml.partition("<v>")
            stored_as, number_format, font = (
                (forms.get(begin) or self._form(begin)) if has_value else _NO_VALUE
            )
            text = end[:-_END]
            if text.isdecimal() and len(text) <= _EXACT_DIGITS:
                if stored_as == "s" and (at := int(text)) < len(texts):
                    kind, value, runs = texts[at]
                    known[xml] = (kind, value, "", number_format, font, runs)
                    continue
                if stored_as == "n":
                    known[xml] = ("number", Decimal(text), "", number_format, font, ())
                    continue
            try:
                known[xml] = self._of_plain(xml)
            except NotPlainError:
                continue
        return known

    def _form(self, begin: str) -> tuple[str, str, str]:
        """How cells are stored whose XML begins in a way: their type ("" for what is no plain value), number
        format and font."""
        match = FORM.fullmatch(begin)
        if match is None:
            return _NO_VALUE
        style = self._styles.get(match[1] or "0", PLAIN)
        stored_as = match[2] or "n"
        form = "" if stored_as == "n" and style.shown_as else stored_as, style.number_format, style.font
        if len(self._forms) < _KEPT:
            self._forms[begin] = form
        return form

    def _of_plain(self, xml: str) -> Content | None:
        match = WRITTEN.fullmatch(xml)
        if match is None:
            raise NotPlainError
        style_index, inline, stored_as, formula, text = match.groups("")
        if inline:
            inline_text = unescaped(inline)
            if inline_text is None:
                raise NotPlainError
            self._budget.text(len(inline_text))
            return self._content(self._taken("inlineStr", inline_text), style_index or "0", "")
        if stored_as == "str" and not text:  # a text of nothing, or no text
            raise NotPlainError
        return self.stored(stored_as or "n", text, style_index or "0", formula and f"={formula}")

    def stored(self, stored_as: str, text: str | None, style_index: str, formula: str) -> Content | None:
        """See `Maker`."""
        taken = self._taken(stored_as, text)
        return None if taken[0] == "empty" and not formula else self._content(taken, style_index, formula)

    def inline(self, text: StoredText, style_index: str, formula: str) -> Content:
        """See `Maker`."""
        return self._content(text_content(text), style_index, formula)

    def filled(self, slots: Iterable[Slot], values: Iterable[str]) -> list[Content]:
        """The contents of slots, given the value of each: ASCII, and not blank."""
        texts, found = self._texts, list[Content]()
        for slot, text in zip(slots, values, strict=True):
            _, stored_as, formula, style_index, number_format, font, is_date = slot
            whole = text.isdecimal() and len(text) <= _EXACT_DIGITS
            if whole and stored_as == "n" and not is_date:
                found.append(("number", Decimal(text), formula, number_format, font, ()))
            elif whole and stored_as == "s" and (at := int(text)) < len(texts):
                kind, value, runs = texts[at]
                found.append((kind, value, formula, number_format, font, runs))
            else:
                found.append(self._content(self._taken(stored_as, text), style_index, formula))
        return found

    def _taken(self, stored_as: str, text: str | None) -> Taken:
        """What a cell of a type (ST_CellType) holds, given the text of its v element (None: it has none).

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

    def _content(self, taken: Taken, style_index: str, formula: str) -> Content:
        """A content with its style, given what the cell holds or its formula (which begins with "=")."""
        kind, value, runs = taken
        style = self._styles.get(style_index, PLAIN)
        if kind == "empty":
            kind = "uncalculated"
        elif style.shown_as and isinstance(value, Decimal):
            day = from_serial(float(value), style.shown_as, self.looks.epoch)
            if day is not None:
                kind, value = "date", day
        return kind, value, formula, style.number_format, style.font, runs


def text_content(stored: StoredText) -> Taken:
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
