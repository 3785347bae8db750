"""The code by which staff explain a warning, such as K21-GHKXBT.

It is all that must be typed, so it stands for everything that the explanation depends on: the rule, the row
and column of the form (two letters; by their names, so that rows may be moved) and the figures (four letters:
one change in 65.536 goes unnoticed).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from docgen.binding.records import Records
from docgen.binding.workbook import BoundWorkbook
from docgen.diagnostics import CellLocation, Diagnostic
from docgen.formats.patterns import pattern
from docgen.formats.text import folded
from docgen.language.missing import Missing
from docgen.language.values import Value

# No digits: Excel takes 1E23 for a number and 3-4 for a date.  No vowels, and no D, J, W, Z: typed with a
# Vietnamese keyboard (Telex) they become other letters.
LETTERS = "BCFGHKLMNPQRSTVX"
PLACE, FIGURES = 2, 4  # letters
_MARK = pattern(rf"(?:.*:)?\s*(?P<code>[^:]+)-(?P<letters>[{LETTERS}]{{{PLACE + FIGURES}}})", re.IGNORECASE)
_DASHES = pattern(r"\s*[-\u2010-\u2015\u2212]\s*")  # Word and Excel make others of the hyphen

# Facts of a finding that only say where it is, and those that mention addresses: they change with the place.
_PLACES = frozenset({"row", "rows", "column", "columns", "shown"})
_WITH_ADDRESSES = frozenset({"formula", "why", "why_en"})
_ADDRESS = pattern(r"\$?\b[A-Z]{1,3}\$?[0-9]{1,7}\b")


class Marks:
    """Gives the codes of the warnings of one workbook."""

    def __init__(self, bound: BoundWorkbook) -> None:
        self._bound = bound
        self._names: Mapping[tuple[str, str], str] | None = None
        self._rows: dict[int, Mapping[int, int]] = {}

    def of(self, problem: Diagnostic) -> str:
        """The code of a problem; "" for one that lies in no cell or sheet of the workbook."""
        location = problem.location
        if not isinstance(location, CellLocation) or location.workbook != self._bound.workbook.path:
            return ""
        if not location.sheet:
            return ""
        place = self._place(location)
        facts = problem.figures or tuple(_facts(problem.args))
        return f"{problem.code}-{_letters(PLACE, place)}{_letters(FIGURES, problem.code, place, *facts)}"

    def _place(self, location: CellLocation) -> str:
        """What the cell is: its name; all that the row of a record says; else what is printed beside it."""
        if self._names is None:
            leaves = self._bound.leaves.values()
            self._names = {(leaf.location.sheet, leaf.location.cell): leaf.name for leaf in leaves}
        name = self._names.get((location.sheet, location.cell)) if location.cell else ""
        letters = location.cell.rstrip("0123456789")
        return name or self._record(location) or f"{folded(location.sheet)}\0{location.label or letters}"

    def _record(self, location: CellLocation) -> str:
        digits = location.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        for records in self._bound.records.values() if digits.isdecimal() else ():
            row = int(digits)
            column = next(
                (
                    column
                    for column in records.columns
                    if column.sheet == location.sheet and column.address(row) == location.cell
                ),
                None,
            )
            at = self._at(records, row) if column is not None else None
            if column is not None and at is not None:
                said = (_text(leaf.value) for leaf in records[at].leaves.values())
                return "\0".join((column.name, *said))
        return ""

    def _at(self, records: Records, row: int) -> int | None:
        known = self._rows.get(id(records))
        if known is None:
            known = {number: at for at, (number, _) in enumerate(records.rows)}
            self._rows[id(records)] = known
        return known.get(row)


def split(text: str) -> tuple[str, str] | None:
    """The two parts of a code as somebody typed it, in one form; None for what is no code.

    Words before a colon, as docgen prints them before a code ("Mã giải trình: ..."), are no part of it.
    """
    match = _MARK.fullmatch(_DASHES.sub("-", text.strip()))
    return (folded(match["code"]), match["letters"].upper()) if match else None


def _facts(args: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(args.keys() - _PLACES):
        yield _ADDRESS.sub("", args[name]) if name in _WITH_ADDRESSES else args[name]


def _text(value: Value | Missing) -> str:
    return "" if isinstance(value, Missing) else str(value.raw)


def _letters(count: int, *texts: str) -> str:
    digest = hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).digest()
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:count])
