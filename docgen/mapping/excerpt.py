"""The part of the mappings that some names need: for a workbook of which only little is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from docgen.mapping.model import DocumentMapping, Field, Grid, Table

Item = TypeVar("Item", Field, Grid, Table)


def excerpt(mappings: Iterable[DocumentMapping], names: Iterable[str]) -> DocumentMapping:
    """The fields, grids and tables that the names stand for, and those that choose the columns of these.

    One name means one thing in all documents of a pack, so the mappings can be taken together.
    """
    documents = tuple(mappings)
    wanted = set(names)
    grids = {name: grid for mapping in documents for name, grid in mapping.grids.items()}
    reached: dict[str, Grid] = {}
    while more := {name: grid for name, grid in _needed(grids, wanted).items() if name not in reached}:
        reached |= more
        for grid in more.values():
            for column in grid.columns.values():
                wanted |= column.choose.names if column.choose is not None else frozenset()
    return replace(
        documents[0],
        fields=_needed(
            {name: item for mapping in documents for name, item in mapping.fields.items()}, wanted
        ),
        grids=reached,
        tables=_needed(
            {name: item for mapping in documents for name, item in mapping.tables.items()}, wanted
        ),
        computed={},
        registers={},
        workbooks={},
        rules=(),
        corrections=None,
        sheets=(),
    )


def _needed(items: Mapping[str, Item], names: Iterable[str]) -> dict[str, Item]:
    return {name: item for name, item in items.items() if any(_meets(name, wanted) for wanted in names)}


def _meets(item: str, name: str) -> bool:
    """Whether a name is the item, lies in it, or is a group that the item belongs to."""
    return name == item or name.startswith((f"{item}.", f"{item}[")) or item.startswith(f"{name}.")
