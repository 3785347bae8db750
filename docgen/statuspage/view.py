"""What the page shows, gathered from the state: plain data, no HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from docgen.diagnostics import Diagnostic, Diagnostics
from docgen.freshness.fingerprint import key_of, known_digest
from docgen.freshness.records import Change, DocumentRecord, Section, State, WorkbookRecord, document_key
from docgen.pipeline.project import Project, workbooks_in
from docgen.pipeline.report import is_accepted
from docgen.pipeline.unused import unused_files
from docgen.statuspage.problems import Problem, problem_of
from docgen.watch.reaching import is_there


class Document(Struct, frozen=True, kw_only=True):
    """One document: `link` leads to it from the page, `made` is when the version there was made.

    state: "made" (it is what docgen made last), "rejected", "waiting", or what a person did: "restored" an
    older version, "edited" it by hand, or took it away ("missing").
    """

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
    """One workbook with everything about it; `state` is "good", "warned", "rejected", "pending", "gone".

    place: its path, from the project's folder where it lies in it.
    """

    name: str
    place: str
    state: str
    looked: str
    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()
    accepted: tuple[Problem, ...] = ()
    layout: tuple[Problem, ...] = ()
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
    settings: tuple[Problem, ...] = ()


NOTHING: Mapping[str, Diagnostics] = MappingProxyType({})
_ORDER = {"rejected": 0, "pending": 1, "warned": 2, "good": 3, "gone": 4}


def view_of(
    project: Project,
    state: State,
    *,
    away: Collection[str] = (),
    waiting: Collection[Path] = (),
    watching: bool = True,
    layout: Mapping[str, Diagnostics] = NOTHING,
    settings: Diagnostics = (),
    now: datetime | None = None,
) -> View:
    """The page for a state; away: folders that cannot be reached; waiting: documents that are open.

    layout: what is wrong with the layout of documents, by their paths in the outbox; settings: with the
    settings file.
    """
    here = {key_of(path, project.root): path.name for path in workbooks_in(project.inbox)}
    books = [
        _workbook(project, state, record, waiting, layout, gone=not away and _is_gone(key, here, project))
        for key, record in state.workbooks.items()
    ]
    books += [
        Workbook(name=name, place=key, state="pending", looked="")
        for key, name in here.items()
        if key not in state.workbooks
    ]
    books = _told_apart(books)
    return View(
        written=now or datetime.now().astimezone(),
        watching=watching,
        folder=str(project.inbox),
        away=tuple(away),
        workbooks=tuple(sorted(_worth_showing(books), key=lambda book: (_ORDER[book.state], book.name))),
        others=tuple(problem_of(item, project) for item in unused_files(project)),
        settings=tuple(problem_of(item, project) for item in settings),
    )


def _told_apart(books: list[Workbook]) -> list[Workbook]:
    """Workbooks of one name with the folder they lie in."""
    names = Counter(book.name for book in books)
    return [replace(book, name=book.place) if names[book.name] > 1 else book for book in books]


def _worth_showing(books: Iterable[Workbook]) -> list[Workbook]:
    """Without the workbooks that are gone and left no document behind."""
    return [book for book in books if book.state != "gone" or any(item.link for item in book.documents)]


def _is_gone(key: str, here: Collection[str], project: Project) -> bool:
    return key not in here and not is_there(Path(project.root, key))


def _workbook(
    project: Project,
    state: State,
    record: WorkbookRecord,
    waiting: Collection[Path],
    layout: Mapping[str, Diagnostics],
    *,
    gone: bool,
) -> Workbook:
    found = _ordered(record.all_problems)
    problems = tuple(problem_of(item, project) for item in found if not is_accepted(item))
    accepted = tuple(problem_of(item, project) for item in found if is_accepted(item))
    documents = tuple(_documents(project, state, record, waiting))
    paths = [made.path for name in record.documents if (made := _made(state, record, name)) is not None]
    faults = tuple(problem_of(item, project) for path in paths for item in layout.get(path, ()))
    return Workbook(
        name=Path(record.workbook).name,
        place=record.workbook,
        state="gone" if gone else _state(documents, problems, faults),
        looked=_clock(record.attempted),
        documents=documents,
        problems=() if gone else problems,
        accepted=() if gone else accepted,
        layout=() if gone else faults,
        sheets=() if gone else tuple(map(_sheet, record.sections)),
        changes=record.changes,
        changed=_clock(record.changed),
    )


def _made(state: State, record: WorkbookRecord, name: str) -> DocumentRecord | None:
    return state.documents.get(document_key(record.workbook, name))


def _state(
    documents: tuple[Document, ...], problems: tuple[Problem, ...], faults: tuple[Problem, ...]
) -> str:
    if any(problem.error for problem in problems) or any(item.state == "rejected" for item in documents):
        return "rejected"
    as_made = all(item.state in {"made", "waiting"} for item in documents)
    return "good" if as_made and not problems and not faults else "warned"


def _ordered(problems: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return sorted(problems, key=lambda item: item.severity != "error")


def _documents(
    project: Project, state: State, record: WorkbookRecord, waiting: Collection[Path]
) -> Iterator[Document]:
    for name, outcome in record.documents.items():
        made = _made(state, record, name)
        kind = _document_state(project, outcome, made, waiting)
        there = made is not None and kind != "missing"
        yield Document(
            title=record.titles.get(name, name),
            name=Path(made.path).name if made and there else "",
            link=quote(made.path) if made and there else "",
            made=_clock(made.restored or made.published) if made else "",
            state=kind,
        )


def _document_state(
    project: Project, outcome: str, made: DocumentRecord | None, waiting: Collection[Path]
) -> str:
    if made is not None and project.outbox / made.path in waiting:
        return "waiting"
    if outcome == "rejected" or made is None:
        return "rejected" if outcome == "rejected" else "made"
    sha256 = known_digest(project.outbox / made.path)
    if sha256 == made.sha256:
        return "restored" if made.restored else "made"
    return "edited" if sha256 else "missing"


def _sheet(section: Section) -> Sheet:
    return Sheet(name=section.sheet, filled=section.filled, needed=section.needed)


def _clock(moment: str) -> str:
    """`2026-10-05T14:30:05+07:00` -> `14:30 ngày 05/10/2026`."""
    try:
        return f"{datetime.fromisoformat(moment):%H:%M ngày %d/%m/%Y}"
    except ValueError:
        return ""
