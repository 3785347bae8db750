"""Where a value comes from: its cells, and the line of a mapping that asks for them."""

from __future__ import annotations

from typing import Any, Protocol

from msgspec import Struct

from docgen.diagnostics import CellLocation, YamlLocation


class Origin(Struct, frozen=True, kw_only=True):
    """Where a value comes from: its cells (several for a computed value) and the line that declares it."""

    cells: tuple[CellLocation, ...] = ()
    declared: YamlLocation | None = None

    def joined(self, other: Origin) -> Origin:
        """The origin of something made of both."""
        extra = tuple(cell for cell in other.cells if cell not in self.cells)
        return Origin(cells=self.cells + extra, declared=self.declared or other.declared)


NOWHERE = Origin()


class Column(Protocol):
    """A column of a table, which knows where the value of each of its rows comes from.

    texts: how its values are written, as far as that was asked for; in a long table many are the same.
    """

    texts: dict[Any, str]

    def origin(self, row: int) -> Origin:
        """The origin of the value in a row of the sheet."""


# Where a value comes from, or for the values of a long table what says so when it is asked.
Source = Origin | tuple[Column, int]
