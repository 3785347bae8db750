"""What came of a build or a check: plain data, for a person, a program or a test."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from docgen.diagnostics import CellLocation, Diagnostic, Diagnostics, has_errors
from docgen.freshness.records import Change

OutcomeKind = Literal["published", "unchanged", "rejected", "checked", "faulty"]


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of one document of one workbook.

    published: written anew; unchanged: the same bytes lie there already and were not touched; rejected:
    nothing was written and the last good document, if any, is still there; checked: it could be made
    (`docgen check` writes nothing), or nothing is wrong with it; faulty: a document that was only looked
    at, with errors in it.
    """

    workbook: Path
    document: str
    title: str
    path: Path | None
    outcome: OutcomeKind


class Changed(Struct, frozen=True, kw_only=True):
    """A figure of a workbook that differs from the last published version."""

    workbook: Path
    change: Change


class Report(Struct, frozen=True, kw_only=True):
    """The outcomes in the order of the work, and every problem once.

    `accepted` are the warnings that staff explained in the workbook; they are none of the problems.
    `changes` are the figures that the documents published now have otherwise than their last versions.
    `notes` are no problems: what could not be looked at, for who asks about everything.
    """

    documents: tuple[Outcome, ...] = ()
    diagnostics: Diagnostics = ()
    accepted: Diagnostics = ()
    changes: tuple[Changed, ...] = ()
    notes: Diagnostics = ()

    @property
    def ok(self) -> bool:
        """True where nothing is wrong enough to stop a document (warnings may be there)."""
        return not has_errors(self.diagnostics) and all(
            item.outcome not in {"rejected", "faulty"} for item in self.documents
        )


def is_accepted(diagnostic: Diagnostic) -> bool:
    """Whether it is a warning that staff explained."""
    return diagnostic.severity == "accepted"


def parted(problems: Iterable[Diagnostic]) -> tuple[Diagnostics, Diagnostics]:
    """Each problem once: those that are to be looked at, and the warnings that were accepted.

    What repeats down a column is told for its first places, and then counted: here, where the problems of
    all documents are together, since counting them document by document gives several numbers.
    """
    told = tuple(_counted(once(problems)))
    return (
        tuple(problem for problem in told if not is_accepted(problem)),
        tuple(filter(is_accepted, told)),
    )


def once(diagnostics: Iterable[Diagnostic]) -> Diagnostics:
    """Each problem once: a cell that three documents need is one problem, told where it was first met.

    A hidden row or column is one problem, whatever cells lie in it.
    """
    kept: dict[tuple[object, ...], Diagnostic] = {}
    for diagnostic in diagnostics:
        key = (diagnostic.code, _cause(diagnostic), tuple(sorted(diagnostic.args.items())))
        present = kept.get(key)
        if present is None or (present.severity != "error" and diagnostic.severity == "error"):
            kept[key] = diagnostic
    return tuple(kept.values())


_OF_A_LINE = frozenset({"hidden-row", "hidden-column"})


def _cause(diagnostic: Diagnostic) -> object:
    place = diagnostic.location
    if diagnostic.code in _OF_A_LINE and isinstance(place, CellLocation):
        return (place.workbook, place.sheet)
    return place


_TOLD = 5  # places of one problem in one column


def _counted(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    counts: Counter[tuple[object, ...]] = Counter()
    last: dict[tuple[object, ...], Diagnostic] = {}
    for diagnostic in diagnostics:
        place = diagnostic.location
        if not isinstance(place, CellLocation) or not place.cell or diagnostic.severity == "accepted":
            yield diagnostic
            continue
        key = (
            diagnostic.code,
            place.workbook,
            place.sheet,
            place.cell.rstrip("0123456789"),
            diagnostic.severity,
        )
        counts[key] += 1
        last[key] = diagnostic
        if counts[key] <= _TOLD:
            yield diagnostic
    for column, count in counts.items():
        if count > _TOLD:
            args = {"code": last[column].code, "count": str(count - _TOLD)}
            more = replace(last[column], code="more-of-the-same", args=args, related=())
            yield replace(more, figures=(), mark="")
