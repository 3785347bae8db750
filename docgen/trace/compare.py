"""The figures of a document looked up in a copy of it.

How the link is carried: not at all.  The copy is held against the document drawn up again from the
workbook, line by line, and inside a line token by token; where each figure stands in the fresh one is
known exactly (`marks`), so what stands there in the copy is what the copy says.

Carriers in the file were measured first, on 102 figures of a table: saved by LibreOffice 7.4, all
bookmarks, a custom XML part and a custom property come through, and every content control loses its tag
(34 of 34); python-docx 1.2 keeps them all.  But a bookmark goes when somebody retypes the figure in it,
which is the very case to be found; a part or a property knows nothing of places; none is in documents
published before there was tracing, in text pasted into another document, or in what "Inspect Document"
has cleaned.  The text came through every save unchanged, all 505 lines of three documents
(tests/test_trace_verify.py holds that).  And nothing is in the published document that its reader could
meet: it stays equal to docxtpl's, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from docgen.diagnostics import Severity
from docgen.diff.align import Pair
from docgen.diff.changes import paired, shown
from docgen.diff.lines import Line, Place, at_column
from docgen.diff.tokens import has_digit, numbers
from docgen.trace.drawing import Traced
from docgen.trace.figures import Figure
from docgen.trace.marks import Span, comparable
from docgen.trace.pairing import Pairing

Status = Literal["same", "changed", "outdated", "gone", "typed"]


class Finding(Struct, frozen=True, kw_only=True):
    """What a copy says of one figure.

    same: what the workbook gives; changed: something else; outdated: what the published document said,
    but the workbook has changed since; gone: the line is not there any more; typed: a figure that is
    in the copy and in no workbook (`figure` is None).  `place` is that in the copy, for what is gone that
    in the document.
    """

    status: Status
    figure: Figure | None
    place: Place
    says: str
    expected: str
    around: str

    @property
    def severity(self) -> Severity | None:
        """error where a number differs, warning where only words do, None where nothing does."""
        if self.status == "same":
            return None
        if self.status == "typed":
            return "warning"
        return "error" if numbers(self.says) != numbers(self.expected) else "warning"


def plain_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a copy as `comparable` text."""
    return tuple(replace(line, cells=tuple(map(comparable, line.cells))) for line in lines)


def compare(document: Traced, copy: Sequence[Line]) -> tuple[Finding, ...]:
    """What a copy (of `plain_lines`) says of every figure, in the order of the document; then what else
    differs in it and has a figure."""
    spans: dict[int, list[Span]] = {}
    for span in document.spans:
        spans.setdefault(span.line, []).append(span)
    figures = {figure.number: figure for figure in document.figures}
    found: list[Finding] = []
    typed: list[Finding] = []
    for part in dict.fromkeys(line.place.part for line in (*document.lines, *copy)):
        left = [number for number, line in enumerate(document.lines) if line.place.part == part]
        old = [document.lines[number] for number in left]
        new = [line for line in copy if line.place.part == part]
        for i, j in _with_moved(paired(old, new), old, new):
            mine = spans.get(left[i], []) if i is not None else []
            if i is None and j is not None:
                typed += [_typed(new[j])] if has_digit(new[j].text) else []
            elif i is not None and j is None:
                found += _gone(old[i], mine, figures)
            elif i is not None and j is not None:
                pair = Pairing(old[i], new[j])
                found += _in_pair(pair, mine, figures)
                typed += _typed_in(pair, mine)
    return tuple(sorted(found, key=_order)) + tuple(typed)


def _with_moved(found: list[Pair], old: Sequence[Line], new: Sequence[Line]) -> Iterator[Pair]:
    """The pairs, where a line that stands unchanged in another place is that line."""
    added: dict[str, list[int]] = {}
    for i, j in found:
        if i is None and j is not None:
            added.setdefault(new[j].key, []).append(j)
    moved: set[int] = set()
    for i, j in found:
        if i is not None and j is None and old[i].text.strip() and added.get(old[i].key):
            j = added[old[i].key].pop(0)
            moved.add(j)
            yield i, j
        elif i is not None:
            yield i, j
    yield from ((None, j) for i, j in found if i is None and j not in moved)


def _order(finding: Finding) -> int:
    return finding.figure.number if finding.figure else 0


def _gone(line: Line, spans: Sequence[Span], figures: Mapping[int, Figure]) -> Iterator[Finding]:
    for span in spans:
        expected = line.cells[span.cell][span.start : span.end]
        figure = figures.get(span.number)
        if figure is not None and expected.strip():
            yield Finding(
                status="gone", figure=figure, place=at_column(line.place, span.cell), says="",
                expected=expected, around=shown(line),
            )  # fmt: skip


def _typed(line: Line) -> Finding:
    return Finding(
        status="typed", figure=None, place=line.place, says=shown(line), expected="", around=shown(line)
    )


def _in_pair(pair: Pairing, spans: Sequence[Span], figures: Mapping[int, Figure]) -> Iterator[Finding]:
    for span in spans:
        figure = figures.get(span.number)
        if figure is None:
            continue
        expected, says = pair.at(span)
        status: Status = "same" if says == expected else "changed" if says or not expected else "gone"
        yield Finding(
            status=status, figure=figure, place=at_column(pair.new.place, pair.cell_of(span)), says=says,
            expected=expected, around=shown(pair.new),
        )  # fmt: skip


def _typed_in(pair: Pairing, spans: Sequence[Span]) -> Iterator[Finding]:
    """Figures that differ outside the spans: typed over the words of the form, or beside them."""
    for column, was, now in pair.elsewhere(spans):
        place = at_column(pair.new.place, column)
        yield Finding(
            status="typed", figure=None, place=place, says=now, expected=was, around=shown(pair.new)
        )
