"""The filled cells that values of a grid or a table are read from, for whoever looks at the cells."""

from __future__ import annotations

from typing import NamedTuple

from docgen.binding.columns import BoundColumn
from docgen.binding.leaf import Leaf
from docgen.diagnostics import CellLocation
from docgen.excel.cells import Cell, Content
from docgen.formats.types import ValueType


class Input(NamedTuple):
    """A filled cell that a value is read from; `source` knows its place and label."""

    row: int
    column: int
    name: str
    kind: ValueType
    content: Content
    source: Leaf | BoundColumn

    @property
    def cell(self) -> Cell:
        """The cell itself."""
        return Cell(self.row, self.column, *self.content)

    @property
    def location(self) -> CellLocation:
        """Where it is, with what the form prints beside it."""
        return self.source.location if isinstance(self.source, Leaf) else self.source.location(self.row)
