"""What a bound workbook says, cell by cell, and how much of each sheet is filled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from docgen.binding.workbook import BoundWorkbook
from docgen.diagnostics import CellLocation, Diagnostic
from docgen.freshness.records import Figures, Reach, Section
from docgen.language.missing import Missing
from docgen.language.values import sources_of
from docgen.word.recording import Prints

_LONG_TABLE = 1_000  # records: one inserted row changes every cell below it, which tells nobody anything
_LONGEST = 300  # characters of one value: enough to see that a text changed, and where it begins


def figures_of(bound: BoundWorkbook) -> Figures:
    """Every value by its cell, as it is printed, without those of very long tables."""
    found = {}
    for leaf in bound.leaves.values():
        place, value = leaf.location, leaf.value
        if not isinstance(value, Missing) and place.cell:
            found[f"{place.sheet}!{place.cell}"] = (place.label, _shortened(value.text))
    for records in bound.records.values():
        if len(records) > _LONG_TABLE:
            continue
        for column, row, value in records.values():
            if not isinstance(value, Missing):
                found[f"{column.sheet}!{column.address(row)}"] = (column.label, _shortened(value.text))
    return found


def sections_of(bound: BoundWorkbook, problems: Iterable[Diagnostic]) -> tuple[Section, ...]:
    """For each sheet the cells with a value, of these and those that a document lacks."""
    asked = Counter([leaf.location.sheet for leaf in bound.leaves.values()])
    blank = [leaf.location for leaf in bound.leaves.values() if isinstance(leaf.value, Missing)]
    missing = [(place.sheet, place.cell) for place in blank]
    for records in bound.records.values():
        for column in records.columns[:1]:
            asked[column.sheet] += len(records) * len(records.columns)
            missing += [(column.sheet, cell) for cell in records.missing()]
    empty = Counter([sheet for sheet, _ in missing])
    lacking = {
        (problem.location.sheet, problem.location.cell)
        for problem in problems
        if isinstance(problem.location, CellLocation) and problem.severity == "error"
    }
    demanded = Counter([sheet for sheet, _ in lacking.intersection(missing)])
    return tuple(
        Section(sheet=sheet, filled=filled, needed=filled + demanded[sheet])
        for sheet, filled in ((sheet, asked[sheet] - empty[sheet]) for sheet in asked)
        if filled + demanded[sheet]
    )


def reaches_of(
    printed: Mapping[str, tuple[str, Prints]], cells: frozenset[str]
) -> dict[str, tuple[Reach, ...]]:
    """For each of the cells the documents that print it; printed: by document its title and its prints."""
    values: dict[int, object] = {}
    for _, prints in printed.values():
        values.update(prints.bound())
    read = {identity: _cells_read(value, cells) for identity, value in values.items()}
    found: dict[str, list[Reach]] = {}
    for document, (title, prints) in printed.items():
        places: dict[str, int] = {}
        for identity, count in prints.places().items():
            for place in read.get(identity, ()):
                places[place] = places.get(place, 0) + count
        counts = {*places.values()}  # few
        reaches = {count: Reach(document=document, title=title, places=count) for count in counts}
        for place, count in places.items():
            found.setdefault(place, []).append(reaches[count])
    return {place: tuple(reached) for place, reached in found.items()}


def _cells_read(value: object, cells: frozenset[str]) -> list[str]:
    """Those of the cells that a printed value comes from, each once."""
    read: list[str] = []
    for source in sources_of(value):
        for cell in source.origin.cells:
            place = f"{cell.sheet}!{cell.cell}"
            if place in cells and place not in read:
                read.append(place)
    return read


def are_few(bound: BoundWorkbook) -> bool:
    """Whether its lists are short enough to keep all that is printed of them until the end."""
    return all(len(records) <= _LONG_TABLE for records in bound.records.values())


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
