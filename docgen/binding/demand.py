"""What one document demands of the workbook: the values its template reads must be there."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from docgen.binding.context import Context
from docgen.binding.leaf import Leaf
from docgen.binding.workbook import BoundWorkbook
from docgen.diagnostics import Diagnostic, Diagnostics, Related, TemplateLocation
from docgen.language.expression import Expression
from docgen.language.values import Missing, MissingOperandError
from docgen.mapping.leaves import Leaves
from docgen.mapping.model import DocumentMapping, GridColumn, Requirement


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A name the document reads, and the place of the template that reads it (if one does)."""

    name: str
    place: TemplateLocation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NeededLeaf:
    """A leaf the document depends on; `chosen` names the column of a grid that stands for another."""

    name: str
    place: TemplateLocation | None
    chosen: GridColumn | None = None


def needed_leaves(mapping: DocumentMapping, needs: Iterable[Need]) -> tuple[NeededLeaf, ...]:
    """Every leaf the document depends on, through computed values too, at its first place.

    It depends on the mapping and the template alone, so it is worked out once for all workbooks.
    """
    leaves = Leaves(mapping)
    used: dict[str, TemplateLocation | None] = {}
    waiting = deque((need.name, need.place) for need in needs)
    seen: set[str] = set()
    while waiting:
        name, place = waiting.popleft()
        if name in seen:
            continue
        seen.add(name)
        for computed in mapping.computed.values():
            if name == computed.name or name.startswith((f"{computed.name}.", f"{computed.name}[")):
                waiting.extend((read, place) for read in sorted(computed.value.names))
        for leaf in sorted(leaves.of(name) or ()):
            used.setdefault(leaf, place)
    chosen = _chosen_columns(mapping)
    return tuple(
        NeededLeaf(name=name, place=place, chosen=_column_of(name, chosen)) for name, place in used.items()
    )


def demand(needed: Iterable[NeededLeaf], bound: BoundWorkbook, context: Context) -> Diagnostics:
    """Diagnostics for every needed cell that is empty or refused, and the doubts about the others.

    An empty cell that need not be filled is no problem: it prints nothing.
    """
    problems: list[Diagnostic] = []
    required = _Requirements(context)
    told: set[str] = set()
    for item in needed:
        name = item.name if item.chosen is None else _real_name(item.name, item.chosen, required)
        if name is None or name in told:
            continue
        told.add(name)
        for leaf in _leaves_named(name, bound):
            problems.extend(_of_leaf(leaf, required, item.place))
    _settle(bound, required)
    return tuple(problems)


def _of_leaf(leaf: Leaf, required: _Requirements, place: TemplateLocation | None) -> Diagnostics:
    if leaf.problem is not None:
        return (leaf.problem,)
    if isinstance(leaf.value, Missing) and leaf.value.why == "empty" and required.hold(leaf.requirements):
        related = [Related(role="declared", location=leaf.declared)]
        if place is not None:
            related.insert(0, Related(role="used", location=place))
        return (Diagnostic(code="value-missing", location=leaf.location, related=tuple(related)),)
    return leaf.doubts


def _settle(bound: BoundWorkbook, required: _Requirements) -> None:
    """Mark the empty values that need not be there, wherever a context holds them: loops skip them."""
    records = (
        leaf for found in bound.records.values() for record in found for leaf in record.leaves.values()
    )
    for leaf in chain(bound.leaves.values(), records):
        missing = leaf.value
        if isinstance(missing, Missing) and missing.why == "empty" and not required.hold(leaf.requirements):
            missing.why = "optional"


class _Requirements:
    """Evaluates, once each, the expressions that say what must be there and which column is meant."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: dict[Expression, object] = {}

    def hold(self, requirements: tuple[Requirement, ...]) -> bool:
        return all(
            item.always or (item.when is not None and bool(self.value(item.when))) for item in requirements
        )

    def value(self, expression: Expression) -> object:
        """What the expression gives; None where a value it needs is missing."""
        if expression not in self._known:
            try:
                self._known[expression] = expression.evaluate(self._context)
            except MissingOperandError:
                self._known[expression] = None
        return self._known[expression]


def _chosen_columns(mapping: DocumentMapping) -> Mapping[tuple[str, str], GridColumn]:
    return {
        (grid.name, column.name): column
        for grid in mapping.grids.values()
        for column in grid.columns.values()
        if column.choose is not None
    }


def _column_of(name: str, chosen: Mapping[tuple[str, str], GridColumn]) -> GridColumn | None:
    grid, _, rest = name.partition(".")
    return chosen.get((grid, rest.partition(".")[2]))


def _real_name(name: str, column: GridColumn, required: _Requirements) -> str | None:
    """The leaf of the real column where `name` ends in a chosen one: `so.a.ky` -> `so.a.k6`."""
    found = required.value(column.choose) if column.choose is not None else None
    return None if found is None else f"{name.rpartition('.')[0]}.{found}"


def _leaves_named(name: str, bound: BoundWorkbook) -> Iterable[Leaf]:
    if "[]." not in name:
        return [bound.leaves[name]] if name in bound.leaves else []
    table, _, column = name.partition("[].")
    return [record.leaves[column] for record in bound.records.get(table, ()) if column in record.leaves]
