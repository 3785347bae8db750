"""Which document of which workbook a copy was made from: the one whose lines it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from docgen.diagnostics import Diagnostic, Diagnostics
from docgen.diff.documents import open_document
from docgen.diff.lines import Line
from docgen.diff.reading import lines_of
from docgen.diff.tokens import masked
from docgen.formats.text import folded
from docgen.freshness.naming import documents_named
from docgen.pipeline.pack import Pack
from docgen.pipeline.project import Project, workbooks_in
from docgen.pipeline.remembering import ledger_of
from docgen.publish.names import safe_name
from docgen.trace.compare import plain_lines
from docgen.trace.drawing import Traced, trace_workbook

LEAST = 0.2  # share of the lines in common below which a copy is no copy


def file_meant(project: Project, name: str | Path) -> Path:
    """The file that a name stands for: a path from the working folder, else from the project's folder."""
    own = Path(name).absolute()
    inside = project.root / name
    return inside if not own.exists() and inside.is_file() else own


def copies_named(project: Project, name: str) -> tuple[Path, ...]:
    """The published documents of that name or title."""
    return tuple(project.outbox / path for path in documents_named(ledger_of(project), name))


def read_copy(path: Path) -> tuple[tuple[Line, ...] | None, Diagnostics]:
    """The lines of a Word document as `comparable` text; None with the reason where it cannot be read."""
    members, problems = open_document(path)
    return (plain_lines(lines_of(members)), ()) if members is not None else (None, problems)


def possible_workbooks(project: Project, copy: Path, workbooks: Sequence[Path]) -> tuple[Path, ...]:
    """The workbooks a copy may have been made from.

    Those that were named; or the one of a document that lies where it was published; or else all of the
    inbox, and every other that documents were made from, as far as they are still there.
    """
    if workbooks:
        return tuple(path.absolute() for path in workbooks)
    made = ledger_of(project).state.documents.values()
    place = copy.absolute()
    here = [record for record in made if project.outbox / record.path == place]
    if here:
        source = project.root / max(here, key=lambda record: record.published).workbook
        if source.is_file():
            return (source,)
    others = (project.root / record.workbook for record in made)
    return tuple(dict.fromkeys((*workbooks_in(project.inbox), *(path for path in others if path.is_file()))))


def published_as(project: Project, copy: Path) -> frozenset[tuple[Path, str]]:
    """The documents (workbook, name of the mapping) that docgen put where the copy lies; where it put none
    there, those of its file name."""
    made = ledger_of(project).state.documents.values()
    place, name = copy.absolute(), folded(copy.name)
    here = [record for record in made if project.outbox / record.path == place]
    named = here or [record for record in made if folded(record.path.rpartition("/")[2]) == name]
    return frozenset((project.root / record.workbook, record.document) for record in named)


def find_origin(
    pack: Pack,
    workbooks: Iterable[Path],
    lines: Sequence[Line],
    name: str,
    published: Collection[tuple[Path, str]] = (),
) -> tuple[Traced | None, Diagnostics]:
    """The document that has most of the copy's lines; among equals one of those `published` as the copy,
    then one that would have its file name, then one that its mapping's condition asks for.

    It ends at the first workbook with a document that has all of them; those of documents that were
    published as the copy come first.  None where no document has enough.
    """
    told: list[Diagnostic] = []
    best: Traced | None = None
    most = (LEAST, False, False, False)
    likely = {path for path, _ in published}
    for path in sorted(workbooks, key=lambda path: path not in likely):
        documents, problems = trace_workbook(pack, path)
        told += problems
        for document in documents:
            ours = (document.workbook, document.document) in published
            named = folded(safe_name(document.name)) == folded(name)
            score = (likeness(document.lines, lines), ours, named, document.wanted)
            if score > most:
                best, most = document, score
        if most[0] == 1:
            break
    return best, () if best is not None else tuple(told)


def likeness(document: Sequence[Line], copy: Sequence[Line]) -> float:
    """The share of a document's lines that a copy has, those with other digits counting half."""
    mine, theirs = ([line.key for line in lines if line.text.strip()] for lines in (document, copy))
    if not mine:
        return 0.0
    exact = (Counter(mine) & Counter(theirs)).total()
    alike = (Counter(map(masked, mine)) & Counter(map(masked, theirs))).total()
    return (exact + alike) / (2 * len(mine))
