"""Sheets that differ in their values alone: all that they share is parsed once.

The workbooks of a form are one file, filled in again and again.  The XML of a sheet without the values that
stand in its `v` elements is the mould of the sheet.  A value that is a number in ASCII can be exchanged for
another without anything else changing, whatever the XML around it means.  So a mould is parsed once, with
marks in place of the values, and each sheet is cast from it: of every value that cell is made in which the
parser came upon the mark.  How the sheet was last looked at (the selected cell, the zoom) is no part of the
mould: Excel saves it anew each time.  Long sheets, and those of workbooks with long lists of styles, are
parsed as they stand, as their moulds would take much memory.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from functools import cached_property, lru_cache
from itertools import chain

from msgspec import Struct

from docgen.excel.cells import Content, Rows, Sheet
from docgen.excel.contents import CellMaker, Slot
from docgen.excel.limits import Budget, Limits, RefusalError
from docgen.excel.package import Package
from docgen.excel.plain import WRITTEN
from docgen.excel.sheet import Parsed, parse_sheet
from docgen.excel.strings import StoredText
from docgen.excel.styles import PLAIN, Looks
from docgen.formats.patterns import repeated

_LONGEST = 256 * 1024  # bytes of a sheet that is cast
_KEPT = 64  # moulds
_VALUE = re.compile(rb"<v>([0-9.E+-]{1,32})</v>")
_ATTRIBUTES = repeated(""" [A-Za-z]+="[ !#-%'-;=-~]*+\"""", "*")
_PANES = repeated(f"<(?:pane|selection){_ATTRIBUTES}/>", "*")
_VIEW = f"<sheetView{_ATTRIBUTES}(?:/>|>{_PANES}</sheetView>)"
_VIEWS = re.compile(f"<sheetViews>{repeated(_VIEW, '*')}</sheetViews>".encode("ascii"))
_DATA = b"<sheetData"  # what stands before the first of them holds no cell
_CUT = b"\0"  # in place of a value: a character that no XML may hold
_MARK = os.urandom(8).hex()  # what no file can hold: no process has the same


def read_sheet(package: Package, part: str, *, name: str, visible: bool, maker: CellMaker) -> Sheet:
    """The worksheet in a part.  Raises RefusalError."""
    parsed, shape = _parsed(package, part, maker)
    return Sheet(
        name=name,
        visible=visible,
        rows=Rows(parsed.rows, shape),
        merges=parsed.merges,
        hidden_rows=parsed.hidden_rows,
        hidden_columns=parsed.hidden_columns,
    )


def _parsed(package: Package, part: str, maker: CellMaker) -> tuple[Parsed[Content], _Mould | None]:
    xml = package.short(part, _LONGEST) if maker.looks.is_shared else None
    if xml is None:
        return parse_sheet(package.chunks(part), part, package.budget, maker), None
    xml = _without_views(xml)
    pieces = _VALUE.split(xml)
    values = pieces[1::2]
    shape = _shape(_CUT.join(pieces[::2]), len(values), part, maker.looks, package.budget.limits)
    mould = shape.mould if shape.seen else None
    shape.seen = True
    if mould is None:
        return parse_sheet((xml,), part, package.budget, maker), None
    package.budget.count(mould.counted)
    return mould.cast(maker, b" ".join(values).decode("ascii").split()), mould


def _without_views(xml: bytes) -> bytes:
    """A sheet without how it is looked at, where that is written as Excel and LibreOffice write it."""
    found = _VIEWS.search(xml, 0, max(xml.find(_DATA), 0))
    return xml[: found.start()] + xml[found.end() :] if found is not None else xml


class _Mould(Struct, frozen=True):
    """A sheet without its values.  `places`: where the content of each cell is found among those of the slots
    and, after them, the constants."""

    slots: tuple[Slot, ...]
    constants: tuple[Content, ...]
    places: Parsed[int]
    counted: int

    def cast(self, maker: CellMaker, values: list[str]) -> Parsed[Content]:
        """The sheet with these values."""
        stands = (*maker.filled(self.slots, values), *self.constants).__getitem__
        places = self.places
        return Parsed(
            rows={row: (columns, tuple(map(stands, at))) for row, (columns, at) in places.rows.items()},
            merges=places.merges,
            hidden_rows=places.hidden_rows,
            hidden_columns=places.hidden_columns,
        )


class _Shape:
    """A sheet from which so many values were cut.

    Its mould is made when it is `seen` again: that takes as long as reading the sheet, and most processes
    read a sheet but once.
    """

    def __init__(self, xml: bytes, values: int, part: str, looks: Looks, limits: Limits) -> None:
        self.seen = False
        self._xml, self._values, self._part, self._looks, self._limits = xml, values, part, looks, limits

    @cached_property
    def mould(self) -> _Mould | None:
        """See `_mould`."""
        return _mould(self._xml, self._values, self._part, self._looks, Budget(self._limits))


_shape = lru_cache(maxsize=_KEPT)(_Shape)


def _mould(xml: bytes, values: int, part: str, looks: Looks, budget: Budget) -> _Mould | None:
    """The mould that so many values were cut from; None where it is not sure that each of them is that of one
    cell, or it is refused: marks are longer than values, and what is to be told is told of the sheet."""
    pieces = xml.split(_CUT)
    if len(pieces) != values + 1:  # no XML
        return None
    marks = (f"<v>{_MARK}{number}</v>".encode("ascii") for number in range(values))
    marked = b"".join(chain.from_iterable(zip(pieces, chain(marks, (b"",)), strict=True)))
    marking = _Marking(CellMaker((), looks, budget))
    try:
        parsed = parse_sheet((marked,), part, budget, marking)
    except (_UnsureError, RefusalError):
        return None
    if len(marking.slots) != values:
        return None
    constants: list[Content] = []
    rows: dict[int, tuple[tuple[int, ...], tuple[int, ...]]] = {}
    for row, (columns, made) in parsed.rows.items():
        at = []
        for one in made:
            if isinstance(one, Slot):
                at.append(one.number)
            else:
                at.append(values + len(constants))
                constants.append(one)
        rows[row] = columns, tuple(at)
    places = Parsed(
        rows=rows,
        merges=parsed.merges,
        hidden_rows=parsed.hidden_rows,
        hidden_columns=parsed.hidden_columns,
    )
    slots = tuple(marking.slots[number] for number in range(values))
    return _Mould(slots=slots, constants=tuple(constants), places=places, counted=budget.counted)


class _UnsureError(Exception):
    """A cell depends on the workbook, and not by a value that was cut out."""


class _Marking:
    """Makes a slot of each cell whose value is a mark, and of the others what stands in them."""

    def __init__(self, maker: CellMaker) -> None:
        self.slots: dict[int, Slot] = {}
        self._maker = maker

    def plain(self, written: Collection[str]) -> Mapping[str, Content | Slot | None]:
        found: dict[str, Content | Slot | None] = {}
        others = []
        for xml in written:
            match = WRITTEN.fullmatch(xml) if _MARK in xml else None
            style_index, _, stored_as, formula, text = match.groups("") if match is not None else _NOTHING
            if text.startswith(_MARK):
                found[xml] = self._slot(stored_as or "n", text, style_index or "0", formula and f"={formula}")
            else:
                others.append(xml)
        if any(_SHARED in xml for xml in others):
            raise _UnsureError
        known = self._maker.plain(others)
        return found | {xml: known[xml] for xml in others if xml in known}

    def stored(
        self, stored_as: str, text: str | None, style_index: str, formula: str
    ) -> Content | Slot | None:
        if text is not None and text.startswith(_MARK):
            return self._slot(stored_as, text, style_index, formula)
        if stored_as == "s":
            raise _UnsureError
        return self._maker.stored(stored_as, text, style_index, formula)

    def inline(self, text: StoredText, style_index: str, formula: str) -> Content | Slot:
        return self._maker.inline(text, style_index, formula)

    def _slot(self, stored_as: str, mark: str, style_index: str, formula: str) -> Slot:
        number = int(mark.removeprefix(_MARK))
        number_format, font, shown_as = self._maker.looks.styles.get(style_index, PLAIN)
        is_date = bool(shown_as)
        slot = Slot(number, stored_as, formula, style_index, number_format, font, is_date)
        self.slots[number] = slot
        return slot


_SHARED = ' t="s"'
_NOTHING = ("",) * 5
