"""What one document demands of the workbook: the values its template reads must be there."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from docgen.binding.context import Context
from docgen.binding.evaluating import evaluated
from docgen.binding.leaf import Leaf
from docgen.binding.workbook import BoundWorkbook
from docgen.diagnostics import Diagnostic, Diagnostics, Related, TemplateLocation
from docgen.language.expression import Expression
from docgen.language.missing import Missing
from docgen.mapping.leaves import Leaves
from docgen.mapping.model import DocumentMapping, GridColumn, Requirement

MISSING = frozenset({"value-missing", "entry-missing"})  # the codes of a cell that must be filled and is not
Use = Literal["printed", "decides", "checked"]


class Need(Struct, frozen=True, kw_only=True):
    """A name the document reads, what for, and the place of the template that reads it (if one does).

    printed: the template or a value it prints; decides: whether and how the document is made; checked: a
    rule that the document is held against.
    """

    name: str
    place: TemplateLocation | None = None
    use: Use = "printed"


class NeededLeaf(Struct, frozen=True, kw_only=True):
    """A leaf the document depends on; `chosen` names the column of a grid that stands for another."""

    name: str
    place: TemplateLocation | None
    use: Use
    chosen: GridColumn | None = None


def needed_leaves(mapping: DocumentMapping, needs: Iterable[Need]) -> tuple[NeededLeaf, ...]:
    """Every leaf the document depends on, through computed values too, at its first place.

    It depends on the mapping and the template alone, so it is worked out once for all workbooks.
    """
    leaves = Leaves(mapping)
    used: dict[str, tuple[TemplateLocation | None, Use]] = {}
    waiting = deque(sorted(needs, key=lambda need: _USES.index(need.use)))
    seen: set[str] = set()
    while waiting:
        need = waiting.popleft()
        if need.name in seen:
            continue
        seen.add(need.name)
        for computed in mapping.computed.values():
            if need.name == computed.name or need.name.startswith((f"{computed.name}.", f"{computed.name}[")):
                waiting.extendleft(replace(need, name=name) for name in sorted(computed.value.names))
        for leaf in sorted(leaves.of(need.name) or ()):
            used.setdefault(leaf, (need.place, need.use))
    chosen = _chosen_columns(mapping)
    return tuple(
        NeededLeaf(name=name, place=place, use=use, chosen=_column_of(name, chosen))
        for name, (place, use) in used.items()
    )


_USES: tuple[Use, ...] = ("printed", "decides", "checked")  # the first that applies counts


def demand(needed: Iterable[NeededLeaf], bound: BoundWorkbook, context: Context) -> Diagnostics:
    """Diagnostics for every needed cell that is empty or refused, and the doubts about the others.

    An empty cell that need not be filled is no problem: it prints nothing.
    """
    problems: list[Diagnostic] = []
    required = _Requirements(context)
    told: set[str] = set()
    telling = bound.telling
    for item in needed:
        if item.chosen is None and item.name not in telling and item.name in bound.leaves:
            continue  # as it is with nearly every one
        name = item.name if item.chosen is None else _real_name(item.name, item.chosen, required)
        if name is None or name in told:
            continue
        told.add(name)
        for leaf in _leaves_named(name, bound, required):
            problems.extend(_of_leaf(leaf, required, item))
    problems += required.problems  # before what the document does not need is asked for
    _settle(bound, required)
    return tuple(problems)


def _of_leaf(leaf: Leaf, required: _Requirements, item: NeededLeaf) -> Diagnostics:
    """What is wrong with a value: a refused one is only a doubt where no more than a rule reads it."""
    if leaf.problem is not None:
        return (leaf.problem if item.use != "checked" else replace(leaf.problem, severity="warning"),)
    if item.use != "printed":
        return ()
    if isinstance(leaf.value, Missing) and leaf.value.why == "empty" and required.hold(leaf.requirements):
        related = [Related(role="declared", location=leaf.declared)]
        if item.place is not None:
            related.insert(0, Related(role="used", location=item.place))
        code = "value-missing" if leaf.nought else "entry-missing"
        return (Diagnostic(code=code, location=leaf.location, related=tuple(related)),)
    return leaf.doubts


def _settle(bound: BoundWorkbook, required: _Requirements) -> None:
    """Mark the empty values that need not be there, wherever a context holds them: loops skip them."""
    for leaf in map(bound.leaves.__getitem__, bound.telling):
        missing = leaf.value
        if isinstance(missing, Missing) and missing.why == "empty" and not required.hold(leaf.requirements):
            missing.why = "optional"
    for records in bound.records.values():
        for column in records.columns:
            if not column.optional and not required.hold(column.requirements):
                column.settle()


class _Requirements:
    """Evaluates, once each, the expressions that say what must be there and which column is meant.

    `problems` are those of the expressions that do not fit the values.
    """

    def __init__(self, context: Context) -> None:
        self.problems: list[Diagnostic] = []
        self._context = context
        self._known: dict[Expression, object] = {}

    def hold(self, requirements: tuple[Requirement, ...]) -> bool:
        return all(
            item.always or (item.when is not None and bool(self.value(item.when))) for item in requirements
        )

    def value(self, expression: Expression) -> object:
        """What the expression gives; None where a value it needs is missing, or it does not fit them."""
        if expression not in self._known:
            found = evaluated(expression, self._context, self.problems)
            self._known[expression] = None if isinstance(found, Missing) else found
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


def _leaves_named(name: str, bound: BoundWorkbook, required: _Requirements) -> Iterable[Leaf]:
    """The leaves of that name; of a table only those that may have something to tell."""
    if "[]." not in name:
        return [bound.leaves[name]] if name in bound.leaves else []
    table, _, column_name = name.partition("[].")
    records = bound.records.get(table)
    column = records.column(column_name) if records is not None else None
    if records is None or column is None:
        return []
    return records.telling(column, empty=required.hold(column.requirements))
