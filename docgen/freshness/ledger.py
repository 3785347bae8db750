"""The memory of one run: what is ours to replace, what came of it; what needs no work is `Standing`."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation
from docgen.freshness.aside import Aside
from docgen.freshness.attempts import KEPT_ASIDE, Asked, Attempt, attempt_record
from docgen.freshness.changes import changes_since, versions_before
from docgen.freshness.history import KEPT, History
from docgen.freshness.reasons import version_mark
from docgen.freshness.records import Change, DocumentRecord, WorkbookRecord, document_key
from docgen.freshness.renamed import left_behind
from docgen.freshness.standing import Standing
from docgen.freshness.store import Learned
from docgen.publish.atomic import Published, Unchanged, last, publish
from docgen.publish.files import Files
from docgen.publish.names import unique_names

_SAVE_EVERY = 1.0  # seconds; what a killed run did not write is recognised by the history
_FILES = Files()


class Ledger(Standing):
    """Remembers for one project and outbox; made anew for each run.

    `kept`: versions of each document in the history; `apart`: another ledger is to `absorb` what this one has
    `learned`, and writes it down.
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
        super().__init__(
            root,
            outbox,
            pack_folders,
            workbooks_in=workbooks_in,
            version=version or version_mark(),
            force=force,
            files=files,
        )
        self.history = History(outbox, kept=kept, files=files)
        self.kept = kept
        self._apart = apart
        self._now = now
        self._saved = time.monotonic()
        self._changes: dict[str, tuple[Change, ...]] = {}
        self._unsynced: set[Path] = set()  # folders of documents whose renames the disk may not have yet

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

    def forget_gone(self) -> None:
        """Forget workbooks that are gone and from which nothing was ever made; their documents stay known."""
        state = self.state
        made = {record.workbook for record in state.documents.values()}
        for key in state.workbooks:
            if key not in made and not (self._root / key).exists():
                self.store.drop_workbook(key)

    def publish(
        self, asked: Asked, content: bytes, target: Path
    ) -> tuple[Published | Unchanged | None, Diagnostics]:
        """Publish a document; what a person made of the last one is kept beside it, and told of."""
        name = target.relative_to(self._outbox).as_posix()
        sha256 = hashlib.sha256(content).hexdigest()
        key = document_key(self.key(asked.workbook), asked.document, draft=asked.draft)
        record = self.store.document(key)
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
        before = self.store.workbook(key)
        record = attempt_record(key, before, attempt, self.pack, now, self._is_kept_up_to_date)
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

    def _is_kept_up_to_date(self, path: Path) -> bool:
        return any(self._outbox / item.path == path for item in self.state.documents.values())

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
        befores = versions_before(attempt, record, self._before)
        complete = attempt.complete and all(kind != "rejected" for _, kind in attempt.documents.values())
        found = changes_since(befores, self.store.figures, figures, attempt.reaches, complete=complete)
        self.store.keep_figures(record.sha256, figures)
        self._changes[record.workbook] = found
        return replace(record, changes=found, changed=record.attempted) if found else record


def _told(code: str, path: Path, **args: str) -> Diagnostic:
    return Diagnostic(code=code, location=FileLocation(path=path), args=args, severity="warning")
