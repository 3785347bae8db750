"""Rows of a long table looked at together: those with the same columns; what a column holds, each once."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from docgen.excel.cells import Content, Packed

Alike = dict[tuple[int, ...], list[tuple[Content, ...]]]  # the contents of rows by their columns


def alike(rows: Iterable[tuple[int, Packed]]) -> Alike:
    """What stands in the rows, those with the same columns together."""
    found: Alike = {}
    for _, (columns, contents) in rows:
        found.setdefault(columns, []).append(contents)
    return found


def different_in(column: int, rows: Alike) -> dict[int, Content]:
    """The different contents of a column, by identity: in a long table there are few, and each is shared."""
    found: dict[int, Content] = {}
    for columns, contents in rows.items():
        if column in columns:
            stored = list(map(itemgetter(columns.index(column)), contents))
            found.update(zip(map(id, stored), stored, strict=True))
    return found
