"""What a bound workbook says, cell by cell, and how much of each sheet is filled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from docgen.binding.leaf import Leaf
from docgen.binding.workbook import BoundWorkbook
from docgen.diagnostics import CellLocation, Diagnostic
from docgen.freshness.records import Figures, Section
from docgen.language.values import Missing

_LONGEST = 300  # characters of one value: enough to see that a text changed, and where it begins


def figures_of(bound: BoundWorkbook) -> Figures:
    """Every value by its cell, as it is printed."""
    found = {}
    for leaf in _leaves(bound):
        place = leaf.location
        if not isinstance(leaf.value, Missing) and place.cell:
            found[f"{place.sheet}!{place.cell}"] = (place.label, _shortened(str(leaf.value)))
    return found


def sections_of(bound: BoundWorkbook, problems: Iterable[Diagnostic]) -> tuple[Section, ...]:
    """For each sheet the cells with a value, of these and those that a document lacks."""
    filled: Counter[str] = Counter()
    order: dict[str, None] = {}
    for leaf in _leaves(bound):
        order.setdefault(leaf.location.sheet)
        filled[leaf.location.sheet] += not isinstance(leaf.value, Missing)
    lacking = {
        (problem.location.sheet, problem.location.cell)
        for problem in problems
        if isinstance(problem.location, CellLocation) and problem.severity == "error"
    }
    blank = {
        (leaf.location.sheet, leaf.location.cell)
        for leaf in _leaves(bound)
        if isinstance(leaf.value, Missing)
    }
    missing = Counter(sheet for sheet, cell in lacking if (sheet, cell) in blank)
    return tuple(
        Section(sheet=sheet, filled=filled[sheet], needed=filled[sheet] + missing[sheet])
        for sheet in order
        if filled[sheet] + missing[sheet]
    )


def _leaves(bound: BoundWorkbook) -> Iterator[Leaf]:
    yield from bound.leaves.values()
    for records in bound.records.values():
        for record in records:
            yield from record.leaves.values()


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
