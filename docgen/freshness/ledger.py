"""The memory of one run: what is ours to replace, what came of it; what needs no work is `Standing`."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from docgen.diagnostics import Diagnostics
from docgen.freshness.aside import Aside
from docgen.freshness.attempts import Asked, Attempt, attempt_record
from docgen.freshness.changes import changes_since, versions_before
from docgen.freshness.history import KEPT, History
from docgen.freshness.placing import Ended, Placing, Then, told
from docgen.freshness.reasons import version_mark
from docgen.freshness.records import Change, DocumentRecord, WorkbookRecord, document_key
from docgen.freshness.renamed import left_behind
from docgen.freshness.standing import Standing
from docgen.freshness.store import Learned
from docgen.publish.atomic import Result, Sync, Unchanged, begin, last
from docgen.publish.files import Files
from docgen.publish.meanwhile import Wait, at_once, meanwhile
from docgen.publish.names import unique_names
from docgen.watch.reaching import is_there

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
        self._above = os.path.join(outbox, "")  # noqa: PTH118 - text, for `_name`
        self._apart = apart
        self._now = now
        self._saved = time.monotonic()
        self._changes: dict[str, tuple[Change, ...]] = {}
        self._unsynced: set[Path] = set()  # folders of documents whose renames the disk may not have yet
        self._lasting: Wait = lambda: None  # for those of the workbook before

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
            record.folder for key, record in records.items() if key not in here and is_there(self._root / key)
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
            if key not in made and not is_there(self._root / key):
                self.store.drop_workbook(key)

    def publish(self, asked: Asked, content: bytes, target: Path) -> Result:
        """Publish a document; what a person made of the last one is kept beside it, and told of."""
        return self.begin(asked, content, target, sync=at_once).complete()

    def begin(self, asked: Asked, content: bytes, target: Path, *, sync: Sync = meanwhile) -> Placing | Ended:
        """The same up to the last step, to which also the waiting for the disk belongs."""
        name = self._name(target)
        sha256 = hashlib.sha256(content).hexdigest()
        key = document_key(self.key(asked.workbook), asked.document, draft=asked.draft)
        record = self.store.document(key)
        known = record is not None and (record.path, record.sha256) == (name, sha256) and not self.force
        if known and record is not None and self.artifact(record) == "edited":
            # nothing new to say: the person's version stays
            self._remember(key, asked, name, sha256, record)
            return Ended((Unchanged(path=target), (told("edited-document-left", target),)))

        def then(found: Result) -> Result:
            result, problems = found
            if result is not None:
                same = record if isinstance(result, Unchanged) else None
                if record is not None:
                    problems = (*problems, *left_behind(record, self._inputs(asked), target, self._outbox))
                self._remember(key, asked, name, sha256, same)
            return result, problems

        return self._placing(content, sha256, target, name, record, then, sync)

    def replace(self, content: bytes, target: Path) -> Result:
        """Put a version into the history and into its place, and keep aside what a person made there."""
        sha256 = hashlib.sha256(content).hexdigest()
        name = self._name(target)
        return self._placing(content, sha256, target, name, None, lambda found: found, at_once).complete()

    def _placing(
        self,
        content: bytes,
        sha256: str,
        target: Path,
        name: str,
        record: DocumentRecord | None,
        then: Then,
        sync: Sync,
    ) -> Placing | Ended:
        kept = self.history.keep(name, content, sha256, self._now())
        if kept.problems:
            return Ended(then((None, self.history.problems_for(kept.problems, target))))
        aside = Aside(
            target,
            self._outbox,
            lambda found: self._is_ours(name, found, record),
            self._files,
            secure=lambda old, found: self.history.secure(name, old, found, self._now()),
        )
        begun = begin(content, target, root=self._outbox, sync=sync, files=self._files)
        return Placing(begun, kept, aside, self._unsynced, then)

    def finish(self, attempt: Attempt) -> Diagnostics:
        """Remember what came of a workbook, and write it down now and then."""
        self._sync(meanwhile)
        key = self.key(attempt.workbook)
        now = self._now().isoformat(timespec="seconds")
        before = self.store.workbook(key)
        record = attempt_record(
            key, before, attempt, self.pack, now, self._kept_up_to_date(key, before, attempt)
        )
        if attempt.figures is not None:
            record = self._with_changes(record, attempt)
        self.store.put_workbook(record)
        return self._save() if time.monotonic() - self._saved > _SAVE_EVERY else ()

    def learned(self) -> Learned:
        """What was remembered since this was last asked; for another ledger, which is to `absorb` it."""
        self._sync(at_once)  # of drafts, which are not finished
        self._lasting()
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
        self.store.sweep()
        problems = self._save()
        if not problems and not self._apart:
            self.store.forget_figures()
        return problems

    def _save(self) -> Diagnostics:
        self._sync(at_once)
        self._lasting()
        self._saved = time.monotonic()
        return () if self._apart else self.store.save()

    def _sync(self, sync: Sync) -> None:
        """Make what was renamed last; the state must not tell of a document that a power cut takes away."""
        if self._unsynced:
            self._lasting()
            folders = sorted(self._unsynced)
            self._lasting = sync(lambda: last(folders, files=self._files))
            self._unsynced.clear()  # last: after Ctrl-C `close` has to do it again

    def _kept_up_to_date(
        self, key: str, before: WorkbookRecord | None, attempt: Attempt
    ) -> Callable[[Path], bool]:
        """Whether a file is a document, and none that its workbook does not want any more."""
        others = before.documents if before is not None and not attempt.complete else {}
        wanted = attempt.documents.keys() | others.keys()

        def is_kept(path: Path) -> bool:
            records = self.state.documents.values()
            found = (item for item in records if self._outbox / item.path == path)
            return any(item.workbook != key or item.document in wanted for item in found)

        return is_kept

    def _name(self, target: Path) -> str:
        # relative_to takes ten times as long
        return str(target).removeprefix(self._above).replace(os.sep, "/")

    def _is_ours(self, name: str, sha256: str, record: DocumentRecord | None) -> bool:
        """Whether docgen published this content under this name; `record` is the likely one."""
        if record is not None and (record.path, record.sha256) == (name, sha256):
            return True
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
