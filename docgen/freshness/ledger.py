"""The memory of one run: what needs no work, what is ours to replace, what came of it."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation
from docgen.formats.text import folded
from docgen.freshness.aside import Aside
from docgen.freshness.attempts import KEPT_ASIDE, Asked, Attempt, attempt_record
from docgen.freshness.beside import Hashes, Marks, stands
from docgen.freshness.changes import changes_since, versions_before
from docgen.freshness.fingerprint import Prints, combined, digest, key_of, pack_prints
from docgen.freshness.history import KEPT, History
from docgen.freshness.reasons import ArtifactState, calls_for_work, reasons, version_mark
from docgen.freshness.records import (
    Change,
    DocumentRecord,
    State,
    WorkbookRecord,
    document_key,
)
from docgen.freshness.renamed import left_behind
from docgen.freshness.store import Learned, Store
from docgen.publish.atomic import Published, Unchanged, last, publish
from docgen.publish.files import Files
from docgen.publish.names import unique_names

_SAVE_EVERY = 1.0  # seconds; what a killed run did not write is recognised by the history
_FILES = Files()


class Ledger:
    """Remembers for one project and outbox; made anew for each run.

    `workbooks_in` lists those of a folder, which rules may compare with each other.
    """

    def __init__(
        self,
        root: Path,
        outbox: Path,
        pack_folders: Iterable[Path],
        *,
        workbooks_in: Callable[[Path], Iterable[Path]] = lambda _: (),
        kept: int = KEPT,
        version: str | None = None,
        force: bool = False,
        apart: bool = False,
        files: Files = _FILES,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        self.store = Store(outbox, files=files)
        self.history = History(outbox, kept=kept, files=files)
        self.version = version or version_mark()
        self.force = force
        self.kept = kept
        self._apart = apart
        self._root = root
        self._workbooks_in = workbooks_in
        self._hashes = Hashes()
        self._outbox = outbox
        self._files = files
        self._now = now
        self._prints = pack_prints(root, pack_folders)
        self.pack = combined(self._prints, self.version)
        self._saved = time.monotonic()
        self._before: dict[tuple[str, str], str] = {}  # workbook, document -> what it was made from
        self._changes: dict[str, tuple[Change, ...]] = {}
        self._keys: dict[Path, str] = {}
        self._unsynced: set[Path] = set()  # folders of documents whose renames the disk may not have yet

    @property
    def state(self) -> State:
        """What is remembered."""
        return self.store.state

    def key(self, path: Path) -> str:
        """The name of a workbook, a mapping or a template in the state."""
        return self._keys.get(path) or self._keys.setdefault(path, key_of(path, self._root))

    def folders(self, workbooks: Iterable[Path], neighbours: Iterable[Path] = ()) -> tuple[str, ...]:
        """The folder of each workbook in the outbox: its stem, made unique, and kept once it has one.

        neighbours: the other workbooks of the inbox, which have a claim to their names too; so has every
        workbook that documents were made from, wherever it lies, for as long as it is there.
        """
        paths = tuple(dict.fromkeys(workbooks))
        records = self.state.workbooks
        everyone = tuple(dict.fromkeys([*paths, *neighbours]))
        known = [path for path in everyone if self.key(path) in records]
        fresh = sorted(path for path in everyone if self.key(path) not in records)
        here = {self.key(path) for path in everyone}
        taken = [
            record.folder
            for key, record in records.items()
            if key not in here and (self._root / key).is_file()
        ]
        names = [records[self.key(path)].folder for path in known] + [path.stem for path in fresh]
        unique = unique_names([*taken, *names])[len(taken) :]
        given = dict(zip([*known, *fresh], unique, strict=True))
        return tuple(given[path] for path in paths)

    def settled(
        self, workbooks: Iterable[Path], only: tuple[str, ...] = ()
    ) -> Mapping[Path, tuple[DocumentRecord, ...]]:
        """The workbooks for which nothing is to be done, with their documents.

        Told without reading the form pack: none of its files differs from when they were done.
        """
        if self.force:
            return {}
        state = self.state
        folders: dict[Path, Prints] = {}
        found = {}
        for path in workbooks:
            documents = self._standing(state, path, frozenset(only), folders)
            if documents is not None:
                found[path] = documents
        return found

    def attempted(self, path: Path) -> bool:
        """Whether this very workbook was tried with this very pack, whatever came of it."""
        return self.tried(path) and self.compares_as_before(path)

    def tried(self, path: Path) -> bool:
        """The same, whatever lies beside it now."""
        record = self.state.workbooks.get(self.key(path))
        return record is not None and record.pack == self.pack and record.sha256 == digest(path)

    def compares_as_before(self, path: Path) -> bool:
        """Whether the workbooks that a workbook was compared with are still those, with the same content."""
        record = self.state.workbooks.get(self.key(path))
        return record is None or self._stands(record, path, {})

    def known(self, path: Path) -> tuple[str, Marks] | None:
        """The hash of a workbook and what it is known by, where this very content was read before."""
        sha256 = self._hashes.of(path)
        marks = self._marks(self.key(path), sha256)
        return (sha256, marks) if marks is not None else None

    def _marks(self, key: str, sha256: str) -> Marks | None:
        record = self.state.workbooks.get(key)
        known = record is not None and (record.sha256, record.pack) == (sha256, self.pack)
        return record.beside.own if known and record is not None and record.beside is not None else None

    def missing(self, path: Path) -> bool:
        """Whether a published document of the workbook is gone from the outbox."""
        state, key = self.state, self.key(path)
        record = state.workbooks.get(key)
        documents = (
            [state.documents.get(document_key(key, name)) for name in record.documents] if record else []
        )
        return any(item is not None and self.artifact(item) == "missing" for item in documents)

    def problems_of(self, path: Path, documents: Iterable[str]) -> Diagnostics:
        """What was found in these documents of a workbook when they were last made."""
        record = self.state.workbooks.get(self.key(path))
        found = record.problems if record is not None else {}
        return tuple(problem for name in documents for problem in found.get(name, ()))

    def forget_gone(self) -> None:
        """Forget workbooks that are gone and from which nothing was ever made; their documents stay known."""
        state = self.state
        made = {record.workbook for record in state.documents.values()}
        for key in state.workbooks:
            if key not in made and not (self._root / key).exists():
                self.store.drop_workbook(key)

    def current(self, asked: Iterable[Asked]) -> Mapping[str, DocumentRecord]:
        """Those of the documents that are up to date, by name."""
        state = self.state
        found = {}
        for item in asked:
            key = self.key(item.workbook)
            record = state.documents.get(document_key(key, item.document, draft=item.draft))
            if record is not None:
                self._before.setdefault((key, item.document), record.workbook_sha256)
                why = reasons(
                    record, self.artifact(record), item.workbook_sha256, self._inputs(item), self.version
                )
                if not item.draft and not self.force and not calls_for_work(why):
                    found[item.document] = record
        return found

    def artifact(self, record: DocumentRecord) -> ArtifactState:
        """What became of a published document."""
        path = self._outbox / record.path
        try:
            if self._files.entry(path).kind != "file":
                return "missing"
            content = self._files.read(path)
        except OSError:
            return "missing"
        return "same" if hashlib.sha256(content).hexdigest() == record.sha256 else "edited"

    def publish(
        self, asked: Asked, content: bytes, target: Path
    ) -> tuple[Published | Unchanged | None, Diagnostics]:
        """Publish a document; what a person made of the last one is kept beside it, and told of."""
        name = target.relative_to(self._outbox).as_posix()
        sha256 = hashlib.sha256(content).hexdigest()
        key = document_key(self.key(asked.workbook), asked.document, draft=asked.draft)
        record = self.state.documents.get(key)
        known = record is not None and (record.path, record.sha256) == (name, sha256) and not self.force
        if known and record is not None and self.artifact(record) == "edited":
            # nothing new to say: the person's version stays
            self._remember(key, asked, name, sha256, record)
            return Unchanged(path=target, sha256=sha256), (_told("edited-document-left", target),)
        result, problems = self.replace(content, target)
        if result is not None:
            same = record if isinstance(result, Unchanged) else None
            if record is not None:
                problems = (*problems, *left_behind(record, self._inputs(asked), target, self._outbox))
            self._remember(key, asked, name, sha256, same)
        return result, problems

    def replace(self, content: bytes, target: Path) -> tuple[Published | Unchanged | None, Diagnostics]:
        """Put a version into the history and into its place, and keep aside what a person made there."""
        name = target.relative_to(self._outbox).as_posix()
        problems = self.history.keep(name, content, self._now())
        if problems:
            return None, tuple(replace(item, location=FileLocation(path=target.parent)) for item in problems)
        aside = Aside(target, self._outbox, lambda sha256: self._is_ours(name, sha256), self._files)
        result, problems = publish(
            content,
            target,
            root=self._outbox,
            folders=self._unsynced,
            files=self._files,
            before_replace=aside.check,
        )
        if result is None:
            aside.withdraw()
        else:
            self.history.prune(name)
        return result, (
            *problems,
            *(_told(KEPT_ASIDE, path, name=target.name) for path in aside.kept),
        )

    def finish(self, attempt: Attempt) -> Diagnostics:
        """Remember what came of a workbook, and write it down now and then."""
        self._sync()
        key = self.key(attempt.workbook)
        now = self._now().isoformat(timespec="seconds")
        state = self.state
        current = frozenset(self._outbox / item.path for item in state.documents.values())
        record = attempt_record(key, state.workbooks.get(key), attempt, self.pack, now, current)
        if attempt.figures is not None:
            record = self._with_changes(record, attempt)
        self.store.put_workbook(record)
        return self._save() if time.monotonic() - self._saved > _SAVE_EVERY else ()

    def learned(self) -> Learned:
        """What was remembered since this was last asked; for another ledger, which is to `absorb` it."""
        return self.store.take()

    def absorb(self, learned: Learned) -> None:
        """Remember what a run apart has learned, and write it down now and then."""
        self.store.put(learned)
        if time.monotonic() - self._saved > _SAVE_EVERY:
            self._save()

    def changes(self, path: Path) -> tuple[Change, ...]:
        """The figures of a workbook that this run published anew, with what they were before."""
        return self._changes.get(self.key(path), ())

    def close(self) -> Diagnostics:
        """Write down what is not written yet."""
        problems = self._save()
        if not problems and not self._apart:
            self.store.forget_figures()
        return problems

    def _save(self) -> Diagnostics:
        self._sync()
        self._saved = time.monotonic()
        return () if self._apart else self.store.save()

    def _sync(self) -> None:
        last(sorted(self._unsynced), files=self._files)
        self._unsynced.clear()

    def _stands(self, record: WorkbookRecord, path: Path, folders: dict[Path, Prints]) -> bool:
        """Whether what lies beside a workbook is what it was compared with; `folders` are those seen."""
        if record.beside is None:
            return True
        folder = path.parent
        if folder not in folders:
            folders[folder] = {
                self.key(other): self._hashes.of(other) for other in self._workbooks_in(folder)
            }
        now = {key: sha256 for key, sha256 in folders[folder].items() if key != record.workbook}
        return stands(record.beside, now, self._marks)

    def _standing(
        self, state: State, path: Path, only: frozenset[str], folders: dict[Path, Prints]
    ) -> tuple[DocumentRecord, ...] | None:
        key = self.key(path)
        record = state.workbooks.get(key)
        if record is None or record.pack != self.pack or not (record.complete or only):
            return None
        called = {folded(title): name for name, title in record.titles.items()}
        only = frozenset(called.get(folded(name), name) for name in only)
        if only - record.documents.keys() or record.sha256 != digest(path):
            return None
        if not self._stands(record, path, folders):
            return None
        found = []
        for name, outcome in record.documents.items():
            if only and name not in only:
                continue
            document = state.documents.get(document_key(key, name))
            if outcome == "rejected" or document is None or document.workbook_sha256 != record.sha256:
                return None
            if self.artifact(document) == "missing":
                return None
            found.append(document)
        return tuple(found)

    def _inputs(self, asked: Asked) -> Prints:
        keys = {path: self.key(path) for path in asked.files}
        return {key: self._prints.get(key) or digest(path) for path, key in keys.items()}

    def _is_ours(self, name: str, sha256: str) -> bool:
        records = self.state.documents.values()
        return any(item.path == name and item.sha256 == sha256 for item in records) or self.history.knows(
            name, sha256
        )

    def _remember(self, key: str, asked: Asked, name: str, sha256: str, same: DocumentRecord | None) -> None:
        now = self._now().isoformat(timespec="seconds")
        record = DocumentRecord(
            workbook=self.key(asked.workbook),
            document=asked.document,
            title=asked.title,
            path=name,
            sha256=sha256,
            published=same.published if same else now,
            version=self.version,
            workbook_sha256=asked.workbook_sha256,
            inputs=self._inputs(asked),
            restored=same.restored if same else "",
        )
        self.store.put_document(key, record)

    def _with_changes(self, record: WorkbookRecord, attempt: Attempt) -> WorkbookRecord:
        """With the figures that differ from those of the last version, where there is a new version."""
        figures = attempt.figures or {}
        self.store.keep_figures(record.sha256, figures)
        befores = versions_before(attempt, record, self._before)
        complete = attempt.complete and all(kind != "rejected" for _, kind in attempt.documents.values())
        found = changes_since(befores, self.store.figures, figures, attempt.reaches, complete=complete)
        self._changes[record.workbook] = found
        return replace(record, changes=found, changed=record.attempted) if found else record


def _told(code: str, path: Path, **args: str) -> Diagnostic:
    return Diagnostic(code=code, location=FileLocation(path=path), args=args, severity="warning")
