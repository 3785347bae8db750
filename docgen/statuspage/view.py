"""What the page shows, gathered from the state: plain data, no HTML."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from docgen.catalogue import hints, message
from docgen.console.places import file_of, relative
from docgen.diagnostics import (
    CellLocation,
    Diagnostic,
    FileLocation,
    Location,
    TemplateLocation,
    YamlLocation,
)
from docgen.freshness.fingerprint import key_of
from docgen.freshness.records import Change, DocumentRecord, Section, State, WorkbookRecord, document_key
from docgen.pipeline.project import WORKBOOK_ENDINGS, Project, workbooks_in
from docgen.pipeline.report import is_accepted
from docgen.watch.ignored import passed_over


class Problem(Struct, frozen=True, kw_only=True):
    """One problem in words: where, what, what to do.

    `mark` is the code by which it can be explained, with the cell and the figures it is about; `why` is
    the explanation of one that was accepted.
    """

    error: bool
    place: str
    label: str
    text: str
    todo: tuple[str, ...]
    mark: str = ""
    cell: str = ""
    figures: str = ""
    why: str = ""


class Document(Struct, frozen=True, kw_only=True):
    """One document: `state` is "made", "rejected" or "waiting"; `link` leads to it from the page."""

    title: str
    name: str
    link: str
    made: str
    state: str


class Sheet(Struct, frozen=True, kw_only=True):
    """How much of a sheet is filled."""

    name: str
    filled: int
    needed: int


class Workbook(Struct, frozen=True, kw_only=True):
    """One workbook with everything about it; `state` is "good", "warned", "rejected", "pending", "gone"."""

    name: str
    state: str
    looked: str
    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()
    accepted: tuple[Problem, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    changes: tuple[Change, ...] = ()
    changed: str = ""


class View(Struct, frozen=True, kw_only=True):
    """The whole page."""

    written: datetime
    watching: bool
    folder: str
    away: tuple[str, ...]
    workbooks: tuple[Workbook, ...]
    others: tuple[Problem, ...] = ()


_ORDER = {"rejected": 0, "pending": 1, "warned": 2, "good": 3, "gone": 4}


def view_of(
    project: Project,
    state: State,
    *,
    away: Collection[str] = (),
    waiting: Collection[str] = (),
    watching: bool = True,
    now: datetime | None = None,
) -> View:
    """The page for a state; away: folders that cannot be reached; waiting: documents that are open."""
    here = {key_of(path, project.root): path.name for path in workbooks_in(project.inbox)}
    books = [
        _workbook(project, state, record, waiting, gone=not away and _is_gone(key, here, project))
        for key, record in state.workbooks.items()
    ]
    books += [
        Workbook(name=name, state="pending", looked="")
        for key, name in here.items()
        if key not in state.workbooks
    ]
    return View(
        written=now or datetime.now().astimezone(),
        watching=watching,
        folder=str(project.inbox),
        away=tuple(away),
        workbooks=tuple(sorted(_worth_showing(books), key=lambda book: (_ORDER[book.state], book.name))),
        others=tuple(_conflicts(project)),
    )


def _worth_showing(books: Iterable[Workbook]) -> list[Workbook]:
    """Without the workbooks that are gone and left no document behind."""
    return [book for book in books if book.state != "gone" or any(item.link for item in book.documents)]


def _is_gone(key: str, here: Collection[str], project: Project) -> bool:
    return key not in here and not Path(project.root, key).is_file()


def _workbook(
    project: Project, state: State, record: WorkbookRecord, waiting: Collection[str], *, gone: bool
) -> Workbook:
    found = _ordered(record.all_problems)
    problems = tuple(_problem(item, project) for item in found if not is_accepted(item))
    accepted = tuple(_problem(item, project) for item in found if is_accepted(item))
    documents = tuple(_documents(state, record, waiting))
    return Workbook(
        name=Path(record.workbook).name,
        state="gone" if gone else _state(documents, problems),
        looked=_clock(record.attempted),
        documents=documents,
        problems=() if gone else problems,
        accepted=() if gone else accepted,
        sheets=() if gone else tuple(map(_sheet, record.sections)),
        changes=record.changes,
        changed=_clock(record.changed),
    )


def _state(documents: tuple[Document, ...], problems: tuple[Problem, ...]) -> str:
    if any(problem.error for problem in problems) or any(item.state == "rejected" for item in documents):
        return "rejected"
    return "warned" if problems else "good"


def _ordered(problems: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return sorted(problems, key=lambda item: item.severity != "error")


def _documents(state: State, record: WorkbookRecord, waiting: Collection[str]) -> Iterator[Document]:
    for name, outcome in record.documents.items():
        made = state.documents.get(document_key(record.workbook, name))
        yield Document(
            title=record.titles.get(name, name),
            name=Path(made.path).name if made else "",
            link=quote(made.path) if made else "",
            made=_clock(made.published) if made else "",
            state=_document_state(outcome, made, waiting),
        )


def _document_state(outcome: str, made: DocumentRecord | None, waiting: Collection[str]) -> str:
    if made is not None and Path(made.path).name in waiting:
        return "waiting"
    return "rejected" if outcome == "rejected" else "made"


def _sheet(section: Section) -> Sheet:
    return Sheet(name=section.sheet, filled=section.filled, needed=section.needed)


def _problem(item: Diagnostic, project: Project) -> Problem:
    place, label = _place(item.location, project)
    text = message(item, "vi")
    todo = [hint[:1].upper() + hint[1:] for hint in hints(item, "vi")]
    todo += (
        f"Đã được giải trình ở {_place(other.location, project)[0]}, nhưng cho số liệu khác"
        for other in item.related
        if other.role == "explained"
    )
    todo += [f"Nếu số liệu đã đúng, mã giải trình: {item.mark}"] if item.mark else []
    why, cell = item.explanation, ""
    if isinstance(item.location, CellLocation):
        cell = f"{item.location.sheet}!{item.location.cell}" if item.location.cell else item.location.sheet
    return Problem(
        error=item.severity == "error",
        place=place,
        label=label,
        text=text[:1].upper() + text[1:].removesuffix("."),
        todo=tuple(todo),
        mark=item.mark,
        cell=cell,
        figures="; ".join(item.figures),
        why=f"{why.reason} ({why.by}, {why.date})" if why is not None else "",
    )


def _place(location: Location, project: Project) -> tuple[str, str]:
    file = relative(file_of(location), project.root)
    match location:
        case CellLocation(sheet=sheet, cell=cell, label=label):
            where = f"Sheet “{sheet}”, ô {cell}" if cell else f"Sheet “{sheet}”" if sheet else file
            return where, label
        case YamlLocation(line=line):
            return f"{file}, dòng {line}", ""
        case TemplateLocation(excerpt=excerpt):
            return file, excerpt
        case FileLocation():
            return file, ""


def _conflicts(project: Project) -> Iterator[Problem]:
    try:
        paths = sorted(project.inbox.iterdir())
    except OSError:
        return
    for path in paths:
        if path.suffix.lower() in WORKBOOK_ENDINGS and passed_over(path.name) == "conflict":
            location = FileLocation(path=path)
            yield _problem(
                Diagnostic(code="workbook-in-conflict", location=location, severity="warning"), project
            )


def _clock(moment: str) -> str:
    """`2026-10-05T14:30:05+07:00` -> `14:30 ngày 05/10/2026`."""
    try:
        return f"{datetime.fromisoformat(moment):%H:%M ngày %d/%m/%Y}"
    except ValueError:
        return ""
