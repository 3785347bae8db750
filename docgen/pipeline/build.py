"""Workbooks -> documents, each workbook and each document on its own: what fails harms no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation, Related, has_errors
from docgen.excel.cells import Workbook
from docgen.excel.workbook import read_workbook
from docgen.freshness.fingerprint import digest
from docgen.freshness.ledger import Ledger
from docgen.freshness.records import DocumentRecord
from docgen.pipeline.comparing import Neighbours
from docgen.pipeline.draw_up import Desk, Drawn, draw_up, set_desk
from docgen.pipeline.pack import Form, Pack, load_pack
from docgen.pipeline.project import Project, folders_of, named_twice, workbooks_in
from docgen.pipeline.remembering import (
    Notes,
    asked_of,
    attempt,
    standing_documents,
    unread,
)
from docgen.pipeline.remembering import standing as standing_outcome
from docgen.pipeline.report import Changed, Outcome, OutcomeKind, Report, is_accepted, once
from docgen.publish.atomic import Published, publish, sweep
from docgen.publish.names import unique_names

Told = Callable[[Outcome], None]
Loading = Callable[[Project, tuple[str, ...]], Pack]
Found = Iterator[tuple[Outcome | None, Diagnostics]]


class _Run(Struct, frozen=True, kw_only=True):
    """What holds for every workbook of one run; without a ledger nothing is remembered."""

    project: Project
    only: tuple[str, ...]
    draft: bool = False
    publishing: bool = False
    told: Told | None = None
    ledger: Ledger | None = None
    load: Loading = load_pack
    read: Callable[[], None] = lambda: None


def build(
    project: Project,
    workbooks: tuple[Path, ...] = (),
    *,
    only: tuple[str, ...] = (),
    draft: bool = False,
    told: Told | None = None,
    ledger: Ledger | None = None,
    load: Loading = load_pack,
    read: Callable[[], None] = lambda: None,
) -> Report:
    """Make the documents of the given workbooks, or of every workbook of the inbox.

    `told` is called with each outcome as it comes.  With a ledger, what is up to date is not made again,
    and what a person made of a document is kept.  `read` is called when a workbook has been read.
    Nothing a user's file can hold raises.
    """
    run = _Run(
        project=project,
        only=only,
        draft=draft,
        publishing=True,
        told=told,
        ledger=ledger,
        load=load,
        read=read,
    )
    return _all(run, workbooks)


def check(project: Project, workbooks: tuple[Path, ...] = (), *, only: tuple[str, ...] = ()) -> Report:
    """All that `build` does, except publishing."""
    return _all(_Run(project=project, only=only), workbooks)


def _all(run: _Run, workbooks: tuple[Path, ...]) -> Report:
    project, ledger = run.project, run.ledger
    given = tuple(path.absolute() for path in workbooks) or workbooks_in(project.inbox)
    twice = named_twice(given)
    paths = tuple(path for path in given if path not in twice)
    settled = ledger.settled(paths, run.only) if ledger is not None and not run.draft else {}
    pack = run.load(project, run.only) if len(settled) < len(paths) or not paths else Pack(forms=())
    neighbours = _neighbours(pack, ledger)
    problems: list[Diagnostic] = [*pack.problems]
    problems += (problem for form in pack.forms for problem in form.problems)
    problems += (_named_twice(path, first) for path, first in twice.items())
    if not paths:
        problems.append(Diagnostic(code="no-workbook", location=FileLocation(path=project.inbox)))
    outcomes: list[Outcome] = []
    notes: list[Diagnostic] = []
    folders = dict(zip(paths, _folders(run, paths), strict=True))
    for path in _in_order(paths, pack, ledger):
        standing = settled[path] if path in settled else _settled_since(run, pack, path)
        found = (
            standing_documents(path, standing, project.outbox)
            if standing is not None
            else _documents(run, pack, path, folders[path], neighbours, notes)
        )
        for outcome, more in found:
            problems += more
            if outcome is not None:
                outcomes.append(outcome)
                if run.told is not None:
                    run.told(outcome)
    changes: list[Changed] = []
    if ledger is not None:
        changes += (Changed(workbook=path, change=one) for path in paths for one in ledger.changes(path))
        known = {problem.code for problem in problems}
        problems += (problem for problem in ledger.close() if problem.code not in known)
    told = once(problems)
    return Report(
        documents=tuple(outcomes),
        diagnostics=tuple(problem for problem in told if not is_accepted(problem)),
        accepted=tuple(filter(is_accepted, told)),
        changes=tuple(changes),
        notes=once(notes),
    )


def _in_order(paths: tuple[Path, ...], pack: Pack, ledger: Ledger | None) -> tuple[Path, ...]:
    """Where workbooks are compared, those that changed come first: it is then known what they are, and
    that most of the others are not compared with them."""
    if ledger is None or not pack.comparisons:
        return paths
    return tuple(sorted(paths, key=ledger.tried))


def _settled_since(run: _Run, pack: Pack, path: Path) -> tuple[DocumentRecord, ...] | None:
    """The documents of a workbook that only waited for what lies beside it to be known; else None."""
    if run.ledger is None or run.draft or not pack.comparisons:
        return None
    return run.ledger.settled((path,), run.only).get(path)


def _neighbours(pack: Pack, ledger: Ledger | None) -> Neighbours:
    """The workbooks beside those of the run; what the ledger knows of one need not be read again."""
    if ledger is None:
        return Neighbours(pack.comparisons)
    return Neighbours(pack.comparisons, known=ledger.known, key=ledger.key)


def _named_twice(path: Path, first: Path) -> Diagnostic:
    related = (Related(role="same", location=FileLocation(path=first)),)
    return Diagnostic(code="workbook-named-twice", location=FileLocation(path=path), related=related)


def _folders(run: _Run, paths: tuple[Path, ...]) -> tuple[str, ...]:
    if run.ledger is None:
        return unique_names(folders_of(paths))
    return run.ledger.folders(paths, workbooks_in(run.project.inbox))


def _documents(
    run: _Run, pack: Pack, path: Path, folder: str, neighbours: Neighbours, told: list[Diagnostic]
) -> Found:
    """The documents of one workbook, one after the other; at the end the ledger is told of them."""
    before = digest(path) if run.ledger is not None else ""
    workbook, problems = read_workbook(path, sheets=pack.sheets, names=pack.defined_names)
    run.read()
    keeping = run.ledger is not None and not run.draft
    desk = set_desk(workbook, pack, neighbours, keeping=keeping) if workbook is not None else None
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


def _examined(pack: Pack, workbook: Workbook, desk: Desk) -> Diagnostics:
    """What Excel hides, and texts that contradict the figures; warnings all of them."""
    from docgen.consistency.check import check_texts  # 20 ms for both to import
    from docgen.doctor.examine import examine

    mappings = tuple(form.mapping for form in pack.forms)
    return desk.explained(
        (*examine(workbook, mappings, desk.bound), *check_texts(pack.vocabulary, desk.bound))
    )


def _made(
    run: _Run,
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
        yield from ((_outcome(path, form, None, "rejected"), ()) for form in pack.forms)
        return
    drawn = [standing.get(form.mapping.name) or draw_up(form, desk, draft=run.draft) for form in pack.forms]
    wanted = [item for item in drawn if not isinstance(item, Drawn) or item.wanted]
    if (
        desk.explanations is not None and not run.only and not pack.broken
    ):  # else nobody knows all the warnings
        known = run.ledger.problems_of(path, standing) if run.ledger is not None else ()
        yield None, desk.explanations.unfit(known)
    if run.only:  # who names a document and gets none wants to know why
        yield from ((None, item.problems) for item in drawn if isinstance(item, Drawn) and not item.wanted)
    names = unique_names(item.name if isinstance(item, Drawn) else Path(item.path).name for item in wanted)
    outbox = run.project.outbox
    if run.publishing:
        sweep(outbox / folder)
    for item, name in zip(wanted, names, strict=True):
        target = outbox / folder / name
        if not isinstance(item, Drawn):
            yield standing_outcome(path, item, outbox), ()
        elif item.content is None:
            yield _outcome(path, item.form, None, "rejected"), item.problems
        elif run.publishing:
            yield _published(run, path, item, target, desk)
        else:
            yield _outcome(path, item.form, target, "checked"), item.problems


def _published(
    run: _Run, path: Path, document: Drawn, target: Path, desk: Desk
) -> tuple[Outcome, Diagnostics]:
    content = document.content or b""
    if run.ledger is None:
        result, problems = publish(content, target, root=run.project.outbox)
    else:
        sha256 = desk.bound.workbook.sha256
        asked = asked_of(document.form, path, sha256, desk.compared.files, draft=run.draft)
        result, problems = run.ledger.publish(asked, content, target)
    if result is None or has_errors(problems):
        return _outcome(path, document.form, None, "rejected"), (*document.problems, *problems)
    kind: OutcomeKind = "published" if isinstance(result, Published) else "unchanged"
    return _outcome(path, document.form, target, kind), (*document.problems, *problems)


def _outcome(workbook: Path, form: Form, path: Path | None, kind: OutcomeKind) -> Outcome:
    name, title = form.mapping.name, form.mapping.title
    return Outcome(workbook=workbook, document=name, title=title, path=path, outcome=kind)


def _rejected(workbook: Path, name: str, title: str) -> Outcome:
    return Outcome(workbook=workbook, document=name, title=title, path=None, outcome="rejected")
