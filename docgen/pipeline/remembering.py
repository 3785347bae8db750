"""Between the pipeline and the ledger: which documents stand, what is asked for, what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from docgen.diagnostics import Diagnostic, Diagnostics
from docgen.freshness.attempts import Asked, Attempt
from docgen.freshness.fingerprint import MISSING, digest
from docgen.freshness.history import KEPT
from docgen.freshness.ledger import Ledger
from docgen.freshness.records import DocumentRecord
from docgen.pipeline.project import Project, workbooks_in
from docgen.pipeline.report import Outcome

if TYPE_CHECKING:
    from docgen.pipeline.draw_up import Desk  # not for who draws nothing up itself
    from docgen.pipeline.pack import Form


def ledger_of(project: Project, *, kept: int = KEPT, force: bool = False, apart: bool = False) -> Ledger:
    """The memory of a project's outbox, for one run."""
    folders = (project.mappings, project.templates)
    return Ledger(
        project.root, project.outbox, folders, workbooks_in=workbooks_in, kept=kept, force=force, apart=apart
    )


def standing(path: Path, record: DocumentRecord, outbox: Path) -> Outcome:
    """A document that is up to date: it lies there already."""
    return Outcome(
        workbook=path,
        document=record.document,
        title=record.title,
        path=outbox / record.path,
        outcome="unchanged",
    )


def asked_of(form: Form, path: Path, sha256: str, beside: tuple[Path, ...] = (), *, draft: bool) -> Asked:
    """One document of a form, as the ledger is asked for it; it is held against the workbooks `beside`."""
    mapping = form.mapping
    return Asked(
        workbook=path,
        workbook_sha256=sha256,
        document=mapping.name,
        title=mapping.title,
        files=(*mapping.files, mapping.template, *beside),
        draft=draft,
    )


class Notes(Struct, kw_only=True):
    """What comes of one workbook, gathered for the ledger."""

    path: Path
    folder: str
    documents: dict[str, tuple[str, str]] = field(default_factory=dict)
    problems: dict[str, Diagnostics] = field(default_factory=dict)

    def add(self, outcome: Outcome | None, problems: Diagnostics) -> None:
        """One document, or (None) what was found in no document alone."""
        name = outcome.document if outcome else ""
        if outcome is not None:
            self.documents[name] = (outcome.title, outcome.outcome)
        if problems or name not in self.problems:
            self.problems[name] = (*self.problems.get(name, ()), *problems)


def unread(path: Path, before: str) -> str:
    """The hash of a workbook that could not be read, given its hash before that.

    MISSING where it was saved meanwhile: nobody knows which content was refused, so it is tried again.
    """
    return before if digest(path) == before else MISSING


def attempt(
    notes: Notes,
    sha256: str,
    desk: Desk | None,
    general: Iterable[Diagnostic],
    standing_names: Mapping[str, object],
    *,
    complete: bool,
) -> Attempt:
    """What the ledger is to remember of a workbook; general: the problems of the form pack."""
    from docgen.pipeline.figures import figures_of, reaches_of, sections_of  # likewise

    problems = {name: found for name, found in notes.problems.items() if name not in standing_names}
    problems[""] = (*general, *notes.problems.get("", ()))
    bound = desk.bound if desk is not None else None
    printed = desk.printed if desk is not None and desk.keeping else None
    everything = [problem for found in notes.problems.values() for problem in found]
    return Attempt(
        workbook=notes.path,
        sha256=sha256,
        folder=notes.folder,
        documents=notes.documents,
        problems=problems,
        complete=complete,
        figures=figures_of(bound) if bound else None,
        sections=sections_of(bound, everything) if bound else (),
        reaches=lambda cells: reaches_of(printed, cells) if printed is not None else None,
        beside=desk.compared.beside if desk is not None else None,
    )
