"""One workbook through all stages, each of its documents on its own: what fails harms no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation
from docgen.excel.cells import Workbook
from docgen.excel.workbook import read_workbook
from docgen.freshness.attempts import Asked
from docgen.freshness.fingerprint import digest
from docgen.freshness.records import DocumentRecord
from docgen.pipeline.comparing import Neighbours
from docgen.pipeline.draw_up import Desk, Drawn, draw_up, is_wanted, set_desk
from docgen.pipeline.left_out import left_in_outbox
from docgen.pipeline.outgoing import Outgoing, outcome_of
from docgen.pipeline.pack import Form, Pack
from docgen.pipeline.remembering import Notes, asked_of, attempt, unread
from docgen.pipeline.report import Outcome
from docgen.pipeline.tasks import Made, Run, Task

Found = Iterator[tuple[Outcome | None, Diagnostics]]


def make(run: Run, pack: Pack, task: Task, neighbours: Neighbours) -> Made:
    """Make, or only check, the documents of one workbook; at the end the ledger is told of them.

    Nothing that a user's file can hold raises.
    """
    notes: list[Diagnostic] = []
    found = list(_documents(run, pack, task.path, task.folder, neighbours, notes))
    return Made(
        task=task,
        documents=tuple(outcome for outcome, _ in found if outcome is not None),
        problems=tuple(problem for _, problems in found for problem in problems),
        changes=run.ledger.changes(task.path) if run.ledger is not None else (),
        notes=tuple(notes),
    )


def _documents(
    run: Run, pack: Pack, path: Path, folder: str, neighbours: Neighbours, told: list[Diagnostic]
) -> Found:
    """The documents of one workbook, one after the other; at the end the ledger is told of them."""
    before = digest(path) if run.ledger is not None else ""
    workbook, problems = read_workbook(path, sheets=pack.sheets, names=pack.defined_names)
    run.read()
    keeping = not run.draft and (run.ledger is not None or not run.publishing)
    desk = None
    if workbook is not None and pack.is_strange(workbook):
        problems = (*problems, _no_form(workbook, pack))
    elif workbook is not None:
        desk = set_desk(workbook, pack, neighbours, keeping=keeping)
    if desk is not None:
        problems = (*problems, *desk.compared.problems)
        if not run.publishing:
            told += desk.compared.notes
    notes = Notes(path=path, folder=folder)
    found = _examined(pack, workbook, desk) if workbook is not None and desk is not None else ()
    standing: Mapping[str, DocumentRecord] = {}
    if workbook is not None and run.ledger is not None:
        beside = desk.compared.files if desk is not None else ()
        asked = [asked_of(form, path, workbook.sha256, beside, draft=run.draft) for form in pack.forms]
        standing = run.ledger.current(asked)
    for outcome, more in _made(run, pack, path, folder, desk, problems, standing):
        notes.add(outcome, more)
        yield outcome, more
    notes.add(None, found)
    yield None, found
    if run.ledger is not None and not run.draft:
        sha256 = workbook.sha256 if workbook is not None else unread(path, before)
        general = (*pack.problems, *(problem for form in pack.forms for problem in form.problems))
        run.ledger.finish(attempt(notes, sha256, desk, general, standing, complete=not run.only))


def _no_form(workbook: Workbook, pack: Pack) -> Diagnostic:
    """One sentence in place of one for each sheet."""
    args = {"found": _listed(workbook.sheet_names), "wanted": _listed(pack.sheet_names)}
    return Diagnostic(code="workbook-not-the-form", location=FileLocation(path=workbook.path), args=args)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")


_NAMED = 4  # sheets


def _examined(pack: Pack, workbook: Workbook, desk: Desk) -> Diagnostics:
    """What Excel hides, and texts that contradict the figures or each other; warnings all of them."""
    from docgen.consistency.check import check_documents, check_texts  # 20 ms for both to import
    from docgen.doctor.examine import examine

    mappings = tuple(form.mapping for form in pack.forms)
    templates = (form.texts for form in pack.forms if form.texts is not None)
    texts = check_texts(pack.vocabulary, desk.bound, templates)
    documents = (
        ((leaf.name for leaf in form.needed if leaf.use == "printed"), form.texts) for form in pack.forms
    )
    found = zip(pack.forms, check_documents(pack.vocabulary, desk.bound, documents), strict=True)
    citing = (
        problem for form, problems in found if problems and is_wanted(form, desk) for problem in problems
    )
    return desk.explained((*examine(workbook, mappings, desk.bound), *texts, *dict.fromkeys(citing)))


def _tied_out(pack: Pack, desk: Desk) -> Diagnostics:
    """Figures that the documents of the workbook print differently."""
    from docgen.consistency.tie_out import Document, check_prints

    templates = {form.mapping.name: form.template for form in pack.forms}
    return check_prints(
        Document(title, template, prints)
        for name, (title, prints) in desk.printed.items()
        if (template := templates[name]) is not None
    )


def _made(
    run: Run,
    pack: Pack,
    path: Path,
    folder: str,
    desk: Desk | None,
    problems: Diagnostics,
    standing: Mapping[str, DocumentRecord],
) -> Found:
    yield None, desk.explained(problems) if desk is not None else problems
    yield from ((_rejected(path, mapping.stem, mapping.stem), ()) for mapping in pack.broken)
    if desk is None:
        yield from ((outcome_of(path, form, None, "rejected"), ()) for form in pack.forms)
        return
    drawn = [standing.get(form.mapping.name) or draw_up(form, desk, draft=run.draft) for form in pack.forms]
    wanted = [item for item in drawn if not isinstance(item, Drawn) or item.wanted]
    with closing(_outgoing(run, path, desk)) as outgoing:
        outgoing.begin(run.project.outbox / folder, wanted)
        yield None, desk.explained(_tied_out(pack, desk))
        if (
            desk.explanations is not None and not run.only and not pack.broken
        ):  # else nobody knows all the warnings
            known = run.ledger.problems_of(path, standing) if run.ledger is not None else ()
            yield None, desk.explanations.unfit(known)
        unwanted = [item for item in drawn if isinstance(item, Drawn) and not item.wanted]
        yield None, tuple(_left_out(run, desk, run.project.outbox / folder, unwanted))
        yield from outgoing.outcomes()


def _left_out(run: Run, desk: Desk, folder: Path, unwanted: Iterable[Drawn]) -> Iterator[Diagnostic]:
    lying: Mapping[str, Diagnostic] = {}
    if run.ledger is not None and not run.draft:  # a draft does not take the place of the document
        lying = dict(left_in_outbox((item.form for item in unwanted), desk, run.ledger, folder))
    for item in unwanted:
        problem = lying.get(item.form.mapping.name)
        if problem is not None:
            yield problem
        elif run.only:  # who names a document and gets none wants to know why
            yield from item.problems


def _outgoing(run: Run, path: Path, desk: Desk) -> Outgoing:
    def asked(form: Form) -> Asked:
        sha256 = desk.bound.workbook.sha256
        return asked_of(form, path, sha256, desk.compared.files, draft=run.draft)

    return Outgoing(path, run.project.outbox, run.ledger, asked if run.publishing else None, draft=run.draft)


def _rejected(workbook: Path, name: str, title: str) -> Outcome:
    return Outcome(workbook=workbook, document=name, title=title, path=None, outcome="rejected")
