"""`docgen status`: of each document whether it is up to date, and if not, why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from docgen.catalogue import Language
from docgen.console.changes import on_one_line
from docgen.console.places import relative
from docgen.excel.workbook import read_workbook
from docgen.freshness.fingerprint import digest
from docgen.freshness.ledger import Ledger
from docgen.freshness.reasons import Reason, reasons
from docgen.freshness.records import Change, Figures, WorkbookRecord, changes_between, document_key
from docgen.freshness.store import FOLDER
from docgen.mapping.reader import find_mappings
from docgen.pipeline.draw_up import set_desk
from docgen.pipeline.figures import figures_of
from docgen.pipeline.loading import load_pack
from docgen.pipeline.project import Project, workbooks_in
from docgen.pipeline.remembering import ledger_of
from docgen.watch.lock import Holder, WatchLock
from docgen.watch.reaching import why_closed

_MOST = 20  # changed cells of one document that are printed

WORDS: dict[Language, dict[str, str]] = {
    "vi": {
        "current": "mới nhất",
        "new": "chưa lập lần nào",
        "memory-damaged": "không rõ, vì dữ liệu ghi nhớ của docgen bị hỏng; lần chạy sau sẽ lập lại",
        "workbook-changed": "tệp số liệu đã thay đổi",
        "mapping-changed": "tệp ánh xạ đã thay đổi",
        "template-changed": "mẫu Word đã thay đổi",
        "other-workbook-changed": "tệp số liệu để đối chiếu đã thay đổi",
        "docgen-changed": "docgen đã có phiên bản khác",
        "artifact-missing": "văn bản không còn trong thư mục xuất",
        "artifact-edited": "văn bản đã được sửa tay (sẽ không bị ghi đè)",
        "left-out": "không cần lập theo số liệu hiện nay; tệp trong thư mục xuất lập từ số liệu trước đó",
        "rejected": "lần gần nhất chưa lập được",
        "restored": "là bản cũ được khôi phục",
        "empty": "(trống)",
        "more": "và {count} ô khác",
        "watched": "Đang được theo dõi trên máy {host}, tiến trình {pid}, từ {since}.",
        "unwatched": "Hiện không có chương trình theo dõi.",
        "none": "Chưa có tệp số liệu nào trong thư mục nhận.",
        "closed": "Không có quyền xem các tệp trong thư mục {folder}: {reason}.",
    },
    "en": {
        "current": "up to date",
        "new": "never made",
        "memory-damaged": "not known, the memory of docgen is damaged; the next build makes it anew",
        "workbook-changed": "the workbook changed",
        "mapping-changed": "a mapping changed",
        "template-changed": "the template changed",
        "other-workbook-changed": "a workbook it is compared with changed",
        "docgen-changed": "docgen changed",
        "artifact-missing": "the document is gone from the outbox",
        "artifact-edited": "the document was edited by hand (it will not be overwritten)",
        "left-out": "not wanted by the present figures; the file in the outbox was made from earlier ones",
        "rejected": "could not be made last time",
        "restored": "is an older version that was brought back",
        "empty": "(empty)",
        "more": "and {count} more cells",
        "watched": "Watched on {host}, process {pid}, since {since}.",
        "unwatched": "No watcher is running.",
        "none": "There is no workbook in the inbox.",
        "closed": "The files of the folder {folder} cannot be seen: {reason}.",
    },
}


class Standing(Struct, frozen=True, kw_only=True):
    """One document and what makes it out of date."""

    workbook: Path
    document: str
    path: Path | None
    published: str
    reasons: tuple[Reason, ...]
    changes: tuple[Change, ...] = ()
    rejected: bool = False
    restored: str = ""


def standings(project: Project) -> tuple[Standing, ...]:
    """Every document of every workbook of the inbox."""
    ledger = ledger_of(project)
    names = [path.stem for path in find_mappings(project.mappings)[0]]
    found = [
        item for path in workbooks_in(project.inbox) for item in _of_workbook(project, ledger, path, names)
    ]
    return tuple(found)


def written(found: tuple[Standing, ...], project: Project, form: str, language: Language) -> str:
    """The standings as text (`human`, `short`) or as JSON."""
    holder = WatchLock(project.outbox / FOLDER).is_held()
    if form == "json":
        return _as_json(found, project, holder)
    words = WORDS[language]
    lines = [line for item in found for line in _lines(item, project, words, brief=form == "short")]
    closed = [(folder, why_closed(folder)) for folder in (project.inbox, project.mappings, project.templates)]
    shut = [(relative(folder, project.root), reason) for folder, reason in closed if reason]
    lines += [words["closed"].format(folder=folder, reason=reason) for folder, reason in shut]
    if form == "human":
        lines += [] if found or shut else [words["none"]]
        facts = {"host": holder.host, "pid": holder.pid, "since": holder.since} if holder else {}
        lines.append(words["watched" if holder else "unwatched"].format(**facts))
    return "".join(f"{line}\n" for line in lines)


def _of_workbook(project: Project, ledger: Ledger, path: Path, names: list[str]) -> Iterator[Standing]:
    key, sha256 = ledger.key(path), digest(path)
    state = ledger.state
    attempt = state.workbooks.get(key)
    now: Figures | None = None
    beside = ledger.compares_as_before(path)
    for name in names:
        record = state.documents.get(document_key(key, name))
        left_out = _is_left_out(attempt, name, sha256, ledger.pack)
        if left_out and (record is None or ledger.artifact(record) == "missing"):
            continue
        why: tuple[Reason, ...]
        if left_out:
            why = ("left-out",)
        elif record is None:
            why = ("memory-damaged" if ledger.store.damaged else "new",)
        else:
            inputs = {file: digest(project.root / file) for file in record.inputs}
            why = reasons(record, ledger.artifact(record), sha256, inputs, ledger.version)
            if not beside and "other-workbook-changed" not in why:
                why = (*why, "other-workbook-changed")
        changes: tuple[Change, ...] = ()
        if record is not None and "workbook-changed" in why:
            now = _figures(project, path) if now is None else now
            old = ledger.store.figures(record.workbook_sha256)
            changes = changes_between(old, now) if old is not None and now else ()
        yield Standing(
            workbook=path,
            document=name,
            path=project.outbox / record.path if record else None,
            published=record.published if record else "",
            reasons=why,
            changes=changes,
            rejected=attempt is not None and attempt.documents.get(name) == "rejected",
            restored=record.restored if record else "",
        )


def _is_left_out(attempt: WorkbookRecord | None, name: str, sha256: str, pack: str) -> bool:
    """Whether the mapping's own condition leaves the document out of this workbook."""
    return (
        attempt is not None
        and attempt.complete
        and (attempt.sha256, attempt.pack) == (sha256, pack)
        and bool(attempt.documents)
        and name not in attempt.documents
    )


def _figures(project: Project, path: Path) -> Figures:
    pack = load_pack(project)
    workbook, _ = read_workbook(path, sheets=pack.sheets, names=pack.defined_names)
    return figures_of(set_desk(workbook, pack).bound) if workbook is not None else {}


def _lines(item: Standing, project: Project, words: dict[str, str], *, brief: bool) -> Iterator[str]:
    why: list[str] = [words[reason] for reason in item.reasons]
    if item.rejected:
        why.append(words["rejected"])
    if item.restored:
        why.append(words["restored"])
    book = relative(item.workbook, project.root)
    where = f"  ->  {relative(item.path, project.root)}" if item.path and not brief else ""
    yield f"{book}: {item.document}: {'; '.join(why) or words['current']}{where}"
    if brief:
        return
    for change in item.changes[:_MOST]:
        label = f'  "{change.label}"' if change.label else ""
        old, new = (on_one_line(text) or words["empty"] for text in (change.old, change.new))
        yield f"    {change.place}{label}: {old} -> {new}"
    if len(item.changes) > _MOST:
        yield f"    {words['more'].format(count=len(item.changes) - _MOST)}"


def _as_json(found: tuple[Standing, ...], project: Project, holder: Holder | None) -> str:
    documents = [
        {
            "workbook": relative(item.workbook, project.root),
            "document": item.document,
            "path": relative(item.path, project.root) if item.path else None,
            "published": item.published or None,
            "up_to_date": not item.reasons,
            "reasons": list(item.reasons),
            "rejected": item.rejected,
            "restored": item.restored or None,
            "changes": [
                {"cell": change.place, "label": change.label, "old": change.old, "new": change.new}
                for change in item.changes
            ],
        }
        for item in found
    ]
    watcher = {"host": holder.host, "pid": holder.pid, "since": holder.since} if holder else None
    return json.dumps({"documents": documents, "watcher": watcher}, ensure_ascii=False, indent=2) + "\n"
