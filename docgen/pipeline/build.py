"""Workbooks -> documents: which of them need work, in which order, and what came of all of them.

A build that finds everything up to date is over before it has imported what reads workbooks and writes
documents, which takes longer than the rest of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from docgen.diagnostics import Diagnostic, FileLocation
from docgen.freshness.ledger import Ledger
from docgen.freshness.records import DocumentRecord
from docgen.pipeline.project import Project, folders_of, named_twice, workbooks_in
from docgen.pipeline.remembering import standing as standing_outcome
from docgen.pipeline.report import Changed, Outcome, Report, parted
from docgen.pipeline.tasks import Made, Run, Task
from docgen.pipeline.unused import closed_folders, named_twice_problems, unused_files
from docgen.publish.names import unique_names

if TYPE_CHECKING:
    from docgen.pipeline.comparing import Neighbours
    from docgen.pipeline.pack import Pack

Told = Callable[[Outcome], None]
Loading = Callable[[Project, tuple[str, ...]], "Pack"]


class Hands(Protocol):
    """Who makes the documents of a run; there before the form pack is read, and to be closed."""

    def made(self, pack: Pack, tasks: Iterator[Task]) -> Iterator[Made]:
        """Each workbook taken through all stages, in any order."""

    def close(self) -> None:
        """End what was begun."""


Through = Callable[[Run, int], Hands]  # so many workbooks need work


class InTurn:
    """One workbook after the other; each task is asked for when the one before is done."""

    def __init__(self, run: Run, _most: int) -> None:
        self._run = run

    def made(self, pack: Pack, tasks: Iterator[Task]) -> Iterator[Made]:
        """Each workbook taken through all stages."""
        from docgen.pipeline.making import make  # see the module's text

        around = neighbours(self._run, pack)
        for task in tasks:
            yield make(self._run, pack, task, around)

    def close(self) -> None:
        """There is nothing to end."""


def neighbours(run: Run, pack: Pack) -> Neighbours:
    """The workbooks beside those of a run; what the ledger knows of one need not be read again."""
    from docgen.pipeline.comparing import Neighbours

    if run.ledger is None:
        return Neighbours(pack.comparisons)
    return Neighbours(pack.comparisons, known=run.ledger.known, key=run.ledger.key)


def cached_pack(project: Project, only: tuple[str, ...]) -> Pack:
    """The form pack, from the cache where none of its files has changed."""
    from docgen.pipeline.loading import load_pack  # see the module's text

    return load_pack(project, only)


def build(
    project: Project,
    workbooks: tuple[Path, ...] = (),
    *,
    only: tuple[str, ...] = (),
    draft: bool = False,
    told: Told = lambda _: None,
    ledger: Ledger | None = None,
    load: Loading = cached_pack,
    read: Callable[[], None] = lambda: None,
    through: Through = InTurn,
) -> Report:
    """Make the documents of the given workbooks, or of every workbook of the inbox.

    `told` is called with each outcome as it comes.  With a ledger, what is up to date is not made again,
    and what a person made of a document is kept.  `read` is called when a workbook has been read;
    `through` takes the workbooks through all stages (see `docgen.parallel`).
    Nothing a user's file can hold raises.
    """
    run = Run(project=project, only=only, draft=draft, publishing=True, ledger=ledger, read=read)
    return _all(run, workbooks, load, through, told)


def check(project: Project, workbooks: tuple[Path, ...] = (), *, only: tuple[str, ...] = ()) -> Report:
    """All that `build` does, except publishing."""
    return _all(Run(project=project, only=only), workbooks, cached_pack, InTurn, lambda _: None)


def _all(run: Run, workbooks: tuple[Path, ...], load: Loading, through: Through, told: Told) -> Report:
    project, ledger = run.project, run.ledger
    given = _each_once(workbooks) or workbooks_in(project.inbox)
    twice = named_twice(given)
    paths = tuple(path for path in given if path not in twice)
    settled = ledger.settled(paths, run.only) if ledger is not None and not run.draft else {}
    waiting = len(paths) - len(settled)
    done: dict[Path, Made] = {}

    def finished(made: Made) -> None:
        done[made.task.path] = made
        for outcome in made.documents:
            told(outcome)

    try:
        with closing(through(run, waiting)) as hands:
            pack = load(project, run.only) if waiting or not paths else None
            if pack is not None and ledger is not None and not ledger.is_of(pack.files):
                ledger.take(pack.files)
                settled = ledger.settled(paths, run.only) if not run.draft else {}
            order = _in_order(paths, pack, ledger)
            tasks = list(map(Task, order, _folders(run, order)))
            for task in tasks:
                if task.path in settled:
                    finished(_standing(run, task, settled[task.path]))
            if pack is not None:
                rest = (task for task in tasks if task.path not in settled)
                for made in hands.made(pack, _in_need(run, pack, rest, finished)):
                    finished(made)
    except KeyboardInterrupt:
        if ledger is not None:
            ledger.close()  # `status` then knows of what was made
        raise
    problems = [*_of_pack(pack), *(named_twice_problems(twice) if workbooks else unused_files(project))]
    closed = closed_folders(project, workbooks)
    problems += closed
    if not given and not closed:
        problems.append(Diagnostic(code="no-workbook", location=FileLocation(path=project.inbox)))
    found = [done[path] for path in order]
    problems += (problem for made in found for problem in made.problems)
    if ledger is not None:
        known = {problem.code for problem in problems}
        problems += (problem for problem in ledger.close() if problem.code not in known)
    return _report(paths, found, problems)


def _each_once(workbooks: Iterable[Path]) -> tuple[Path, ...]:
    """One workbook named twice, perhaps in two ways, is one."""
    return tuple(dict.fromkeys(Path(os.path.abspath(path)) for path in workbooks))  # noqa: PTH100 - as `key_of`


def _of_pack(pack: Pack | None) -> Iterator[Diagnostic]:
    if pack is not None:
        yield from pack.problems
        yield from (problem for form in pack.forms for problem in form.problems)


def _in_need(run: Run, pack: Pack, tasks: Iterable[Task], finished: Callable[[Made], None]) -> Iterator[Task]:
    """The workbooks that need work, each looked at when it is asked for; the others are finished."""
    for task in tasks:
        standing = _settled_since(run, pack, task.path)
        if standing is None:
            yield task
        else:
            finished(_standing(run, task, standing))


def _standing(run: Run, task: Task, documents: Iterable[DocumentRecord]) -> Made:
    outbox = run.project.outbox
    return Made(task, tuple(standing_outcome(task.path, record, outbox) for record in documents))


def _report(paths: Iterable[Path], found: Iterable[Made], problems: Iterable[Diagnostic]) -> Report:
    made = {item.task.path: item for item in found}
    diagnostics, accepted = parted(problems)
    return Report(
        documents=tuple(outcome for item in made.values() for outcome in item.documents),
        diagnostics=diagnostics,
        accepted=accepted,
        changes=tuple(Changed(workbook=path, change=one) for path in paths for one in made[path].changes),
        notes=parted(note for item in made.values() for note in item.notes)[0],
    )


def _in_order(paths: tuple[Path, ...], pack: Pack | None, ledger: Ledger | None) -> tuple[Path, ...]:
    """Where workbooks are compared, those that changed come first: it is then known what they are, and
    that most of the others are not compared with them."""
    if ledger is None or pack is None or not pack.comparisons:
        return paths
    return tuple(sorted(paths, key=ledger.tried))


def _settled_since(run: Run, pack: Pack, path: Path) -> tuple[DocumentRecord, ...] | None:
    """The documents of a workbook that only waited for what lies beside it to be known; else None."""
    if run.ledger is None or run.draft or not pack.comparisons:
        return None
    return run.ledger.settled((path,), run.only).get(path)


def _folders(run: Run, paths: tuple[Path, ...]) -> tuple[str, ...]:
    if run.ledger is None:
        return unique_names(folders_of(paths))
    return run.ledger.folders(paths, workbooks_in(run.project.inbox))
