"""`docgen restore`: the versions kept of a document, and one of them brought back."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation, nearest
from docgen.freshness.history import Version
from docgen.freshness.ledger import Ledger
from docgen.freshness.naming import ambiguous, documents_named
from docgen.freshness.records import DocumentRecord
from docgen.pipeline.project import Project
from docgen.pipeline.remembering import ledger_of
from docgen.pipeline.report import Outcome, Report


class Restored(Struct, frozen=True, kw_only=True):
    """The document meant, its versions, and (where one was asked for) that it lies in its place now."""

    document: str = ""
    versions: tuple[Version, ...] = ()
    path: Path | None = None
    problems: Diagnostics = ()


def restore(project: Project, name: str, number: int | None = None) -> Restored:
    """The versions of the document called `name`; with a number, that version becomes the document.

    What lies there is kept: a published version in the history, an edited one beside the document.  The
    restored version stays until something it is made from changes.
    """
    ledger = ledger_of(project)
    matches = documents_named(ledger, name)
    if len(matches) != 1:
        return Restored(problems=(_unclear(project, ledger, name, matches),))
    document = matches[0]
    versions = ledger.history.versions(document)
    if number is None:
        return Restored(document=document, versions=versions)
    chosen = next((version for version in versions if version.number == number), None)
    target = project.outbox / document
    if chosen is None:
        known = ", ".join(str(version.number) for version in versions)
        args = {"number": str(number), "known": known}
        problem = Diagnostic(code="version-unknown", location=FileLocation(path=target), args=args)
        return Restored(document=document, versions=versions, problems=(problem,))
    return _brought_back(ledger, document, target, chosen)


def report_of(found: Restored) -> Report:
    """The outcome as a report."""
    if found.path is None:
        return Report(diagnostics=found.problems)
    name = Path(found.document).name
    outcome = Outcome(workbook=found.path, document=name, title=name, path=found.path, outcome="published")
    return Report(documents=(outcome,), diagnostics=found.problems)


def listed(found: Restored) -> str:
    """The versions as lines: number, time, size."""
    rows = [
        f"{version.number:>4}  {version.published:%d/%m/%Y %H:%M:%S}  {version.size:>9} byte"
        for version in found.versions
    ]
    return "".join(f"{line}\n" for line in (found.document, *rows))


def _brought_back(ledger: Ledger, document: str, target: Path, version: Version) -> Restored:
    try:
        content = version.path.read_bytes()
    except OSError as error:
        args = {"reason": error.strerror or type(error).__name__}
        problem = Diagnostic(code="publishing-failed", location=FileLocation(path=target), args=args)
        return Restored(document=document, problems=(problem,))
    sha256 = hashlib.sha256(content).hexdigest()
    if not sha256.startswith(version.sha256):
        args = {"number": str(version.number)}
        problem = Diagnostic(code="version-damaged", location=FileLocation(path=target), args=args)
        return Restored(document=document, problems=(problem,))
    result, problems = ledger.replace(content, target)
    if result is None:
        return Restored(document=document, problems=problems)
    for key, record in ledger.state.documents.items():
        if record.path == document:
            ledger.store.put_document(key, _restored(record, sha256, version))
    return Restored(document=document, path=target, problems=(*problems, *ledger.close()))


def _restored(record: DocumentRecord, sha256: str, version: Version) -> DocumentRecord:
    """What is remembered then: only what docgen made last of what lies there now is up to date.

    The number of a version does not tell: a restored one is the first, too.
    """
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    made = record.made if record.restored else record.sha256
    if sha256 == made:
        return replace(record, sha256=sha256, published=now, restored="", made="")
    restored = version.published.isoformat(timespec="seconds")
    return replace(record, sha256=sha256, published=now, restored=restored, made=made)


def _unclear(project: Project, ledger: Ledger, name: str, matches: Sequence[str]) -> Diagnostic:
    if matches:
        return ambiguous(name, matches, project.outbox)
    known = [path.rpartition("/")[2] for path in ledger.history.documents()]
    near = nearest(name, known)
    return Diagnostic(
        code="restore-document-unknown",
        location=FileLocation(path=project.outbox),
        args={"name": name} | ({"nearest": near} if near else {}),
    )
