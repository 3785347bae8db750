"""Formulas of a mapping: names in braces become addresses.

`={chuyen_sang.k6}+{duoc_giao.k6}` names cells of the same grid; `{don_vi.so_xa}` a cell of another grid
or a field, with its sheet; `{bao_dai.so_luong}` a whole column of a table, for SUM and the like.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from docgen.authoring.layout import Place
from docgen.excel.cells import column_letters
from docgen.mapping.formulas import NAME


class UnknownCellError(Exception):
    """A formula names a cell that the mappings do not have."""

    def __init__(self, name: str, formula: str) -> None:
        super().__init__(f"{{{name}}} in {formula}")
        self.name = name
        self.formula = formula


def resolved(formula: str, *, grid: str, sheet: str, places: Mapping[str, Place]) -> str:
    """The formula with addresses, as it reads in a cell of `sheet`; raises UnknownCellError."""

    def address(match: re.Match[str]) -> str:
        name = match[1].strip()
        place = places.get(f"{grid}.{name}") or places.get(name)
        if place is None:
            raise UnknownCellError(name, formula)
        return _reference(place, sheet)

    text = NAME.sub(address, formula.strip())
    return text if text.startswith("=") else "=" + text


def _reference(place: Place, sheet: str) -> str:
    prefix = "" if place.sheet == sheet else "'" + place.sheet.replace("'", "''") + "'!"
    if not place.last_row:
        return prefix + place.address
    letters = column_letters(place.column)
    return f"{prefix}${letters}${place.row}:${letters}${place.last_row}"
