"""Which columns the cells of a row stand in."""

from __future__ import annotations

import re

from docgen.excel.cells import MAX_COLUMN, column_number

_LETTERS = re.compile("[A-Z]{1,3}")


class Layouts(dict[str, tuple[int, ...]]):
    """The columns of a row's cells, by their letters with a blank after each; most rows have the same.

    Empty where a cell says that it stands in another row, or there is no such column, or one twice.
    """

    def __missing__(self, letters: str) -> tuple[int, ...]:
        names = letters.split()
        if not all(map(_LETTERS.fullmatch, names)):
            return ()
        columns = tuple(map(column_number, names))
        if max(columns) > MAX_COLUMN or len(set(columns)) < len(columns):
            return ()
        self[letters] = columns
        return columns
