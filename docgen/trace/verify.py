"""`docgen verify`: which figures of a copy still agree with the workbook it was made from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation, has_errors
from docgen.diff.lines import Line
from docgen.diff.reading import read_lines
from docgen.freshness.ledger import Ledger
from docgen.freshness.naming import ambiguous
from docgen.freshness.records import document_key
from docgen.pipeline.loading import load_pack
from docgen.pipeline.project import Project
from docgen.pipeline.remembering import ledger_of
from docgen.trace.compare import Finding, compare, plain_lines
from docgen.trace.drawing import Traced
from docgen.trace.origin import (
    copies_named,
    file_meant,
    find_origin,
    likeness,
    possible_workbooks,
    published_as,
    read_copy,
)


class VerifyReport(Struct, frozen=True, kw_only=True):
    """What became of each figure; `origin` is the document the copy was made from, None where none was
    found (`diagnostics` then says why)."""

    copy: Path
    origin: Traced | None = None
    findings: tuple[Finding, ...] = ()
    diagnostics: Diagnostics = ()

    @property
    def ok(self) -> bool:
        """Whether the copy was read, its origin found, and no number in it disagrees with the workbook."""
        return not has_errors(self.diagnostics) and all(item.severity != "error" for item in self.findings)


def verify(project: Project, document: Path | str, workbooks: Sequence[Path] = ()) -> VerifyReport:
    """Hold a copy of a document against the workbooks (those it may come from, where none is given).

    The copy is a file, or the name or title of a published document.
    """
    copy = file_meant(project, document)
    if not copy.exists():
        named = copies_named(project, str(document))
        if len(named) > 1:
            found = [path.relative_to(project.outbox).as_posix() for path in named]
            return VerifyReport(copy=copy, diagnostics=(ambiguous(str(document), found, project.outbox),))
        copy = named[0] if named else copy
    lines, problems = read_copy(copy)
    if lines is None:
        return VerifyReport(copy=copy, diagnostics=problems)
    paths = possible_workbooks(project, copy, workbooks)
    origin, problems = find_origin(load_pack(project), paths, lines, copy.name, published_as(project, copy))
    if origin is None:
        unknown = Diagnostic(code="copy-of-nothing", location=FileLocation(path=copy))
        return VerifyReport(copy=copy, diagnostics=(unknown, *problems))
    findings = compare(origin, lines)
    if any(item.severity for item in findings):
        findings = _with_outdated(findings, origin, _published(ledger_of(project), origin, lines))
    return VerifyReport(copy=copy, origin=origin, findings=findings)


def _published(ledger: Ledger, origin: Traced, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The published version that the copy was made from: the one most like it, of those that are kept."""
    record = ledger.state.documents.get(document_key(ledger.key(origin.workbook), origin.document))
    best: tuple[Line, ...] = ()
    for version in ledger.history.versions(record.path) if record else ():
        try:
            found = plain_lines(read_lines(version.path.read_bytes()))
        except (OSError, ValueError):
            continue
        if not best or likeness(found, lines) > likeness(best, lines):
            best = found
    return best


def _with_outdated(
    findings: tuple[Finding, ...], origin: Traced, published: tuple[Line, ...]
) -> tuple[Finding, ...]:
    """The findings, where a figure that stands as it was published has been overtaken by the workbook."""
    if not published:
        return findings
    then = {_key(item): item.says for item in compare(origin, published) if item.figure is not None}
    return tuple(
        replace(item, status="outdated")
        if item.status in {"changed", "gone"} and then.get(_key(item)) == item.says
        else item
        for item in findings
    )


def _key(item: Finding) -> tuple[int, str]:
    return (item.figure.number if item.figure else -1, item.expected)
