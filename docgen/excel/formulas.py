"""Shared formulas: a formula written once, for the first cell of a block, and meant for all of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docgen.excel.cells import MAX_COLUMN, MAX_ROW, column_letters, column_number
from docgen.formats.patterns import pattern

# Strings and quoted sheet names first, so that nothing in them is taken for a reference; then words
# that go on or are called (LOG10(...), A1_total), which are no references either.
_TOKEN = pattern(
    r"""
    "(?:[^"]|"")*" | '(?:[^']|'')*'
    | (?P<c>\$?[A-Z]{1,3}) (?P<r>\$?[1-9][0-9]{0,6}) (?![\w.(!])
    | (?P<c1>\$?[A-Z]{1,3}) : (?P<c2>\$?[A-Z]{1,3}) (?![\w.(!])
    | (?P<r1>\$?[1-9][0-9]{0,6}) : (?P<r2>\$?[1-9][0-9]{0,6}) (?![\w.(!])
    | [\w.]+
    """,
    re.VERBOSE,
)


_LONGEST = 8192  # Excel's own limit; a longer one is not worth shifting thousands of times


class Formulas:
    """The formulas of one sheet, each as the text that belongs to its own cell."""

    def __init__(self) -> None:
        self._shared: dict[str, tuple[str, int, int]] = {}

    def text(self, formula: str, attributes: Mapping[str, str], row: int, column: int) -> str:
        """The formula of an f element with these attributes, with "=" before it."""
        if attributes.get("t") == "shared":
            index = attributes.get("si", "")
            if formula:
                self._shared[index] = (formula, row, column)
            elif index in self._shared and len(self._shared[index][0]) <= _LONGEST:
                first, first_row, first_column = self._shared[index]
                formula = shifted(first, row - first_row, column - first_column)
        return f"={formula}"


def shifted(formula: str, rows: int, columns: int) -> str:
    """The formula as it reads so many rows and columns further on: relative references move along."""

    def column(reference: str) -> str:
        if reference.startswith("$"):
            return reference
        return column_letters((column_number(reference) + columns - 1) % MAX_COLUMN + 1)

    def row(reference: str) -> str:
        if reference.startswith("$"):
            return reference
        return str((int(reference) + rows - 1) % MAX_ROW + 1)

    def token(match: re.Match[str]) -> str:
        if match["c"]:
            return column(match["c"]) + row(match["r"])
        if match["c1"]:
            return f"{column(match['c1'])}:{column(match['c2'])}"
        if match["r1"]:
            return f"{row(match['r1'])}:{row(match['r2'])}"
        return match[0]

    return _TOKEN.sub(token, formula)
