"""The names in braces of a formula: `={chuyen_sang.k6}+{duoc_giao.k6}`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docgen.diagnostics import Diagnostic, nearest
from docgen.mapping.model import DocumentMapping, Grid

UNKNOWN = "mapping-formula-name"
NAME = re.compile(r"\{([^{}]+)\}")


def find_unknown_names(mappings: Iterable[DocumentMapping]) -> Iterator[Diagnostic]:
    """Names of formulas that no cell has: another cell of the grid, a cell of another grid, a field, or
    a column of a table."""
    grids: dict[str, Grid] = {}
    known: set[str] = set()
    for mapping in mappings:
        grids.update(mapping.grids)
        known.update(mapping.fields)
        known.update(f"{table.name}.{name}" for table in mapping.tables.values() for name in table.columns)
    cells = {name: frozenset(_cells(grid)) for name, grid in grids.items()}
    known.update(f"{name}.{cell}" for name, found in cells.items() for cell in found)
    for name, grid in grids.items():
        yield from _of_grid(grid, cells[name], known)


def _cells(grid: Grid) -> Iterator[str]:
    for row in grid.rows.values():
        for column in grid.columns.values():
            if not row.heading and not column.choose and (not row.columns or column.name in row.columns):
                yield f"{row.name}.{column.name}".removesuffix(".")


def _of_grid(grid: Grid, own: frozenset[str], known: set[str]) -> Iterator[Diagnostic]:
    for row in grid.rows.values():
        for column, formula in row.formulas.items():
            for name in map(str.strip, NAME.findall(formula)):
                if name not in own and name not in known:
                    near = nearest(name, own) or nearest(name, known)
                    args = {"name": name, "row": row.name, "column": column}
                    yield Diagnostic(
                        code=UNKNOWN,
                        location=row.location,
                        args=args | ({"nearest": near} if near else {}),
                        severity="warning",  # no document is made of it, only the blank workbook
                    )
