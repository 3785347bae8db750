"""The warnings of one workbook held against its explanations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from docgen.binding.workbook import BoundWorkbook
from docgen.diagnostics import CellLocation, Diagnostic, Diagnostics, Related
from docgen.explanations.marks import PLACE, Marks, split
from docgen.explanations.rows import Row, rows_of, told
from docgen.formats.text import folded

_SHOWN = 6  # figures of a warning; more of them explain nothing


class Explanations:
    """Accepts the warnings that are explained, and knows at the end which explanations fit none.

    Mutable: it remembers what it was asked about.
    """

    def __init__(self, bound: BoundWorkbook) -> None:
        self._marks = Marks(bound)
        records = bound.explanations
        self._rows = tuple(rows_of(records)) if records is not None else ()
        names = {column.name.partition("[]")[0] for column in records.columns} if records is not None else ()
        self._of_sheet = tuple(replace(found, severity="warning") for found in bound.concerning(names))
        self._by_mark: dict[tuple[str, str], Row] = {}
        for row in self._rows:
            if row.mark is not None and (row.explanation is not None or row.mark not in self._by_mark):
                self._by_mark[row.mark] = row
        self._met: set[tuple[str, str]] = set()
        self._errors: dict[tuple[str, str], CellLocation] = {}
        self._open: dict[str, list[Diagnostic]] = {}

    def explained(self, problems: Iterable[Diagnostic]) -> Diagnostics:
        """The same problems: a warning is accepted, or says the code by which it can be explained."""
        return tuple(map(self._explained, problems))

    def unfit(self, standing: Iterable[Diagnostic] = ()) -> Diagnostics:
        """What is wrong with explanations, once every warning was met.

        standing: the problems of documents that are up to date and were not looked at again.
        """
        for problem in standing:
            if problem.mark:
                self._meet(problem, problem.mark)
        return (*self._of_sheet, *(found for row in self._rows for found in self._of_row(row)))

    def _explained(self, problem: Diagnostic) -> Diagnostic:
        text = self._marks.of(problem)
        if not text:
            return problem
        row, outdated = self._meet(problem, text)
        if problem.severity == "error":
            return problem
        found = problem.figures or ((problem.args["found"],) if "found" in problem.args else ())
        found = tuple(dict.fromkeys(found))
        shown = (*found[:_SHOWN], "…") if len(found) > _SHOWN else found
        marked = replace(problem, mark=text, figures=shown)
        if row is not None and row.explanation is not None:
            return replace(marked, severity="accepted", explanation=row.explanation)
        if row is None and outdated is not None:
            related = Related(role="explained", location=outdated.location)
            return replace(marked, related=(*problem.related, related))
        return marked

    def _meet(self, problem: Diagnostic, text: str) -> tuple[Row | None, Row | None]:
        """The row that explains a problem, and one that explains it for other figures."""
        mark = split(text)
        assert mark is not None, "made by Marks"
        row = self._by_mark.get(mark)
        if problem.severity == "error":
            if row is not None and isinstance(problem.location, CellLocation):
                self._errors[mark] = problem.location
            return row, None
        self._open.setdefault(mark[0], []).append(problem if problem.mark else replace(problem, mark=text))
        self._met.add(mark)
        if row is not None:
            return row, None
        other = next((one for one in self._by_mark if _of_same_place(one, mark)), None)
        if other is None:
            return None, None
        self._met.add(other)
        return None, self._by_mark[other]

    def _of_row(self, row: Row) -> Iterator[Diagnostic]:
        if row.mark is None:
            near = self._meant(row)
            yield told(
                "explanation-without-code", row.location, row.written, **({"nearest": near} if near else {})
            )
        elif row.mark in self._errors:
            related = (Related(role="same", location=self._errors[row.mark]),)
            yield replace(told("explanation-of-error", row.location, row.written), related=related)
        elif row.mark not in self._met:
            yield told("explanation-unused", row.location, row.written)
        else:
            yield from row.problems

    def _meant(self, row: Row) -> str:
        """The code of the warning that a row with the rule's id alone is about, where there is one."""
        marks = {
            problem.mark: _address(problem) for problem in self._open.get(folded(row.written.strip()), ())
        }
        named = [mark for mark, address in marks.items() if row.cell and folded(row.cell) == folded(address)]
        found = named or list(marks)
        return found[0] if len(found) == 1 else ""


def _of_same_place(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0] and one[1][:PLACE] == other[1][:PLACE]


def _address(problem: Diagnostic) -> str:
    location = problem.location
    return f"{location.sheet}!{location.cell}" if isinstance(location, CellLocation) else ""
