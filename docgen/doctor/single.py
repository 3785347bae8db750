"""What a single cell hides: its value is taken, and is perhaps not what its owner sees or means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from msgspec.structs import replace

from docgen.binding.inputs import Input
from docgen.binding.workbook import BoundWorkbook
from docgen.diagnostics import CellLocation, Diagnostic
from docgen.doctor.inputs import Block, TableInputs
from docgen.excel.cells import Cell, Content
from docgen.excel.number_formats import Section, section_of, sections
from docgen.formats.numbers import SCALES, number_text
from docgen.formats.patterns import pattern
from docgen.formats.text import folded, suspicious_characters
from docgen.formats.types import NUMERIC, ValueType
from docgen.mapping.formulas import NAME
from docgen.mapping.model import GridRow

TEXTS = frozenset({"text", "paragraphs", "choice"})
_OTHER_WORKBOOK = pattern(r"\[[^\]]+\]|\.xls", re.IGNORECASE)
_TEXT_IN_FORMULA = pattern('"[^"]*"')
_MARKS_OF_LITERALS = str.maketrans("", "", '"\\\\')
_EDGES = " \u00a0"

_WIDTHLESS = ("ký tự rỗng (không nhìn thấy)", "a character of no width")

# What `suspicious_characters` calls them -> how a person knows them, in both languages.
_NAMES: Mapping[str, tuple[str, str]] = {
    "NFD": ("dấu tiếng Việt gõ rời (Unicode tổ hợp)", "decomposed accents (NFD)"),
    "U+00A0": ("dấu cách không ngắt", "a no-break space"),
    "U+202F": ("dấu cách không ngắt", "a no-break space"),
    "U+00AD": ("dấu nối ẩn", "a soft hyphen"),
    "tab": ("dấu Tab", "a tab"),
    "double space": ("hai dấu cách liền nhau", "two blanks in a row"),
    "edge": ("dấu cách ở đầu hoặc cuối", "a blank at its beginning or end"),
}


def cell_findings(blocks: Iterable[Block], bound: BoundWorkbook) -> Iterator[Diagnostic]:
    """The findings of every filled input cell, block by block."""
    for block in blocks:
        for leaf in block.telling.values():
            if leaf.problem is not None:
                yield replace(leaf.problem, severity="warning")
            yield from leaf.doubts
        inputs = block.inputs
        for item in inputs.unlike(_is_usual) if isinstance(inputs, TableInputs) else inputs:
            content, row = item.content, block.rows[item.row]
            if content[2]:
                yield from _of_formula(item)
            elif row is not None and row.formulas and item.name in row.formulas:
                yield _overwritten(item, row, bound)
            if not _is_plain(content, item.kind):
                yield from _of_value(block, item)


def _is_usual(content: Content, kind: ValueType) -> bool:
    return not content[2] and _is_plain(content, kind)


def _is_plain(content: Content, kind: ValueType) -> bool:
    """Whether there is nothing to look for, as in nearly every cell."""
    held, value, _, number_format, _, _ = content
    if held == "number":
        return kind.name != "number" and (number_format == "General" or not _may_hide(number_format, kind))
    if held == "date":
        return kind.name != "date" or not (_month_first(number_format) or _without_day(number_format))
    return held == "text" and not _is_suspect(str(value))


def _is_suspect(text: str) -> bool:
    odd = suspicious_characters(text) or text[:1] in _EDGES or text[-1:] in _EDGES
    return bool(odd or _ENCODED.search(text))


def _overwritten(item: Input, row: GridRow, bound: BoundWorkbook) -> Diagnostic:
    grid = item.source.name.partition(f".{row.name}")[0]
    sheet = item.location.sheet

    def address(match: re.Match[str]) -> str:
        name = match[1].strip()
        leaf = bound.leaves.get(f"{grid}.{name}") or bound.leaves.get(name)
        if leaf is None or not leaf.location.cell:
            return match[0]
        place = leaf.location
        return place.cell if place.sheet == sheet else f"'{place.sheet}'!{place.cell}"

    formula = NAME.sub(address, row.formulas[item.name].strip())
    return warning("formula-overwritten", item, found=shown(item.cell), formula=formula)


def _of_formula(item: Input) -> Iterator[Diagnostic]:
    formula = item.cell.formula
    if ("[" in formula or ".xls" in formula) and _OTHER_WORKBOOK.search(_TEXT_IN_FORMULA.sub("", formula)):
        yield warning("formula-external", item, formula=formula, found=shown(item.cell))


def _of_value(block: Block, item: Input) -> Iterator[Diagnostic]:
    cell, kind = item.cell, item.kind.name
    if cell.kind == "text":
        if kind in TEXTS and not block.refused(item):
            yield from _of_text(item, str(cell.value))
    elif cell.kind == "number" and kind in NUMERIC:
        if isinstance(cell.value, Decimal) and _hides(cell.number_format, cell.value, item.kind):
            yield warning("format-hides", item, found=shown(cell), format=cell.number_format)
        if kind == "number" and not block.refused(item) and isinstance(cell.value, Decimal):
            yield from _perhaps_thousands(item, cell.value)
    elif cell.kind == "date" and kind == "date":
        if _month_first(cell.number_format):
            yield warning("date-shown-month-first", item, found=shown(cell), format=cell.number_format)
        if _without_day(cell.number_format):
            yield warning("date-without-day", item, found=shown(cell), format=cell.number_format)


def _perhaps_thousands(item: Input, value: Decimal) -> Iterator[Diagnostic]:
    """1,234 where decimals are allowed may be a thousand all the same; in a count, binding refuses it."""
    if value.as_tuple().exponent == -3 and 1 <= value < 1000:
        guess = number_text(value * 1000, decimals=15)
        yield warning("ambiguous-thousands", item, found=number_text(value, decimals=15), guess=guess)


def _of_text(item: Input, text: str) -> Iterator[Diagnostic]:
    if not text.isascii() and _ENCODED.search(text):
        from docgen.formats.legacy import guessed_encoding, to_unicode  # tables few texts need

        encoding = guessed_encoding(text)
        if encoding:
            converted = to_unicode(text, encoding)
            yield warning("text-looks-legacy", item, encoding=encoding, converted=converted)
            return
    names = list(suspicious_characters(text))
    if text[:1] in _EDGES or text[-1:] in _EDGES:
        names.append("edge")
    if names:
        words = [_NAMES.get(name, _WIDTHLESS) for name in names]
        found = ", ".join(dict.fromkeys(vi for vi, _ in words))
        found_en = ", ".join(dict.fromkeys(en for _, en in words))
        yield warning("odd-characters", item, found=found, found_en=found_en)


# Letters that no Vietnamese word has and that texts in old encodings are full of.
_LETTERS = "\u00a8-\u00ae\u00b5-\u00b9\u00bb-\u00be\u00d7äåæçëïîñöøûüÄÅÆÇËÏÎÑÖØÛÜ"
_ENCODED = pattern(f"[{_LETTERS}]")


_RATE = pattern(r"\bt[ỷỉ] (?:lệ|số|suất|trọng|giá)\b")  # a rate, no thousand million


def _may_hide(code: str, kind: ValueType) -> bool:
    """Whether a number format may show another number than the one stored; asked for each cell."""
    return _hides_some(code, kind.name == "percent", kind.unit)


@cache
def _hides_some(code: str, of_percents: bool, unit: str) -> bool:
    return any(_shows_another(section, of_percents, unit) for section in sections(code))


def _hides(code: str, value: Decimal, kind: ValueType) -> bool:
    """A number format that shows another number than the one stored, or none: `#,##0,`, `;;;`, `0" triệu"`.

    That nothing, or a dash, is shown of a 0 misleads nobody.
    """
    if not value and len(sections(code)) > 1:
        return False
    return _shows_another(section_of(code, value), kind.name == "percent", kind.unit)


def _shows_another(section: Section, of_percents: bool, unit: str) -> bool:
    plain = section.plain.lower()
    if "general" in plain or plain.strip() == "@":
        return False
    if not re.search(r"[0#?]", plain) or re.search(r"[0#?],+(?![0#?,])", plain):
        return True
    if "%" in plain and not of_percents:
        return True
    written = folded(section.written.translate(_MARKS_OF_LITERALS))
    words = set(re.findall(r"\w+", _RATE.sub("", written)))
    return any(SCALES.get(word, 0) and word not in folded(unit) for word in words)


@cache
def _month_first(code: str) -> bool:
    """A format of its own that puts the month before the day: m/d/yyyy.

    14, the system's own short date, reads mm-dd-yy in the standard and follows the region of the PC.
    """
    plain = sections(code)[0].plain.lower()
    return plain != "mm-dd-yy" and bool(re.match(r"\s*m{1,2}[^a-z]+d{1,2}(?!d)", plain))


@cache
def _without_day(code: str) -> bool:
    """A format of its own that shows no day of the month: what Excel makes of 12/2026 is 01/12/2026.

    The built-in dates of East Asia have no code here and read General.
    """
    plain = sections(code)[0].plain.lower()
    return re.search(r"[my]", plain) is not None and re.search(r"(?<!d)d{1,2}(?!d)", plain) is None


def shown(cell: Cell) -> str:
    """The value as it would be read aloud: 1.234,5; 05/10/2026; a text as it is."""
    if isinstance(cell.value, Decimal):
        return number_text(cell.value, decimals=15)
    if isinstance(cell.value, date):
        return cell.value.strftime("%d/%m/%Y")
    return str(cell.value).upper() if isinstance(cell.value, bool) else str(cell.value)


def warning(code: str, place: Input | CellLocation, **args: str) -> Diagnostic:
    """A warning of the doctor at a cell."""
    location = place.location if isinstance(place, Input) else place
    return Diagnostic(code=code, location=location, args=args, severity="warning")
