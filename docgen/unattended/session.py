"""One watcher at work: batches in, documents, log, health and status page out."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from msgspec import Struct, field

from docgen.console.words import WORDS
from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation
from docgen.freshness.attempts import Attempt
from docgen.freshness.fingerprint import digest, is_pack_file
from docgen.freshness.ledger import Ledger
from docgen.mapping.reader import find_mappings
from docgen.pipeline.project import Project, is_workbook_name, workbooks_in
from docgen.pipeline.remembering import ledger_of
from docgen.pipeline.report import Report, parted
from docgen.pipeline.unused import closed_folders, unused_files
from docgen.statuspage.publish import write_page
from docgen.unattended.health import Health, write_health
from docgen.unattended.layout import Layouts
from docgen.unattended.settings import Settings
from docgen.watch.events import Batch
from docgen.watch.look import look
from docgen.watch.policy import Settler
from docgen.watch.reaching import is_folder, is_there, why_closed
from docgen.worker import Worker

HEALTH_EVERY = 30.0  # seconds between two signs of life in the health file
LINE_EVERY = 3600.0  # seconds between two health lines in the log
_RETRY = (2.0, 4.0, 8.0, 10.0)  # seconds until a document that waits is tried again

# What may be over in a moment without anybody saving the workbook again.
TRANSIENT = frozenset(
    {"document-open", "disk-full", "outbox-not-writable", "publishing-failed", "outbox-is-a-file"}
    | {"outbox-is-a-link", "document-is-a-folder", "workbook-locked", "workbook-unreadable"}
)
_HALF_READ = frozenset({"workbook-incomplete", "workbook-damaged", "workbook-missing", "workbook-empty"})
_WORKER = frozenset(
    {"workbook-crashed-reader", "workbook-took-too-long", "workbook-took-too-much-memory"}
    | {"workbook-worker-bug"}
)


class Waiting(Struct):
    """A workbook whose documents could not be published yet; `opened` are those that somebody has open."""

    tries: int = 0
    at: float = 0.0
    documents: tuple[Path, ...] = ()
    opened: tuple[Path, ...] = ()


class Session(Struct, kw_only=True):
    """What a watcher knows while it runs."""

    project: Project
    settings: Settings
    worker: Worker
    settler: Settler
    health: Health
    log: logging.Logger
    layouts: Layouts
    waiting: dict[Path, Waiting] = field(default_factory=dict)
    wrong_settings: Diagnostics = ()
    _health_at: float = 0.0
    _line_at: float = 0.0

    def work(self, batch: Batch) -> None:
        """Do what a batch asks for."""
        if why_closed(self.project.inbox):  # no file may be looked at; `found_away` tells of it in a second
            if self.health.away:
                self._show_life()
        elif batch.reason == "tick":
            self._tick()
        elif self.health.away and not is_folder(self.project.inbox):
            self._show()
        elif batch.reason == "start":
            self._look_at_all(retry=True)
            self._show()
        elif batch.reason == "rescan" or any(is_pack_file(path) for path in batch.paths):
            if self._look_at_all():
                self._show()
        else:
            self._changed(batch.paths)

    def found_away(self, away: Iterable[Path]) -> None:
        """Remember which folders cannot be reached; the page says so at once."""
        now = [str(path) for path in away]
        if now == self.health.away:
            return
        self.log.warning("folders away: %s", ", ".join(now) or "none, all are back")
        self.health.away = now
        self._show()

    def problems(self) -> tuple[Diagnostics, Diagnostics]:
        """What is wrong in the workbooks of the inbox, as of their last build, and what is accepted."""
        ledger = self._ledger()
        records = ledger.state.workbooks
        keys = [ledger.key(path) for path in workbooks_in(self.project.inbox)]
        found = [problem for key in keys if key in records for problem in records[key].all_problems]
        return parted([*found, *self._problems_of_folders(), *unused_files(self.project)])

    def _problems_of_folders(self) -> Diagnostics:
        """What is wrong with them even where there is no workbook to tell it."""
        inbox = self.project.inbox
        closed = closed_folders(self.project)
        if not closed and not is_folder(inbox):
            closed = (Diagnostic(code="no-workbook", location=FileLocation(path=inbox)),)
        return (*closed, *find_mappings(self.project.mappings)[1])

    def stopped(self) -> None:
        """Say that nobody watches any more."""
        if self._may_write():
            self._write_page(watching=False)
            write_health(self.health, self.project.outbox, "stopped")

    def _changed(self, paths: Iterable[Path]) -> None:
        workbooks = [path for path in paths if is_workbook_name(path)]
        ledger = self._ledger()
        present = [path for path in workbooks if is_there(path)]
        gone = {ledger.key(path) for path in workbooks if path not in present}
        present += [path for path in workbooks_in(self.project.inbox) if ledger.key(path) in gone]  # its twin
        todo = [path for path in present if not ledger.attempted(path) or ledger.missing(path)]
        for path in todo:
            self._build(path, ledger)
        if gone:
            ledger.forget_gone()
            ledger.close()
        todo += self._compared_anew({*workbooks})
        if todo or gone:
            self._show()

    def _compared_anew(self, changed: set[Path]) -> list[Path]:
        """Build the workbooks that are compared with those that changed."""
        ledger = self._ledger()
        others = [path for path in workbooks_in(self.project.inbox) if path not in changed]
        todo = [path for path in others if not ledger.compares_as_before(path)]
        for path in todo:
            self._build(path, ledger)
        return todo

    def _look_at_all(self, *, retry: bool = False) -> int:
        """Build whatever is not as it should be; how many workbooks that were.

        retry: also what was refused before, since the reason may be gone.
        """
        ledger = self._ledger()
        paths = workbooks_in(self.project.inbox)
        ledger.forget_gone()
        ledger.close()
        settled = ledger.settled(paths)
        todo = [
            path
            for path in paths
            if path not in settled and (retry or not ledger.attempted(path) or ledger.missing(path))
        ]
        for path in todo:
            if look(path).state == "whole":
                self._build(path, ledger)
            else:
                self.settler.note(path, time.monotonic())
        return len(todo)

    def _build(self, path: Path, ledger: Ledger) -> None:
        started = time.monotonic()
        before, sha256 = look(path), digest(path)
        report = self.worker.build(path, kept=self.settings.versions)
        if _half_read(report) and look(path) != before:
            self.settler.note(path, time.monotonic())  # saved again while it was read
            return
        if any(problem.code in _WORKER for problem in report.diagnostics):
            self.health.restarts += 1
            self._remember_failure(path, sha256, report, ledger)
        self._count(path, report, time.monotonic() - started)
        self._queue(path, report)

    def _remember_failure(self, path: Path, sha256: str, report: Report, ledger: Ledger) -> None:
        """The worker could not: its diagnostic is written down by the parent."""
        last = ledger.state.workbooks.get(ledger.key(path))
        titles = {name: last.titles.get(name, name) for name in last.documents} if last else {}
        documents = {name: (title, "rejected") for name, title in titles.items()}
        ledger.finish(
            Attempt(
                workbook=path,
                sha256=sha256,
                folder=ledger.folders((path,), workbooks_in(self.project.inbox))[0],
                documents=documents,
                problems={"": report.diagnostics},
            )
        )
        ledger.close()

    def _count(self, path: Path, report: Report, seconds: float) -> None:
        health = self.health
        made = sum(item.outcome == "published" for item in report.documents)
        health.builds += 1
        health.documents += made
        health.last_build = datetime.now().astimezone().isoformat(timespec="seconds")
        health.last_seconds = round(seconds, 3)
        name = path.name
        health.rejected = [item for item in health.rejected if item != name]
        if not report.ok:
            health.rejected.append(name)
        codes = sorted({problem.code for problem in report.diagnostics if problem.severity == "error"})
        self.log.info(
            "built %s: %d published of %d in %.2f s%s",
            name,
            made,
            len(report.documents),
            seconds,
            f" ({', '.join(codes)})" if codes else "",
        )

    def _queue(self, path: Path, report: Report) -> None:
        """Keep what a moment may mend, and try it again by and by."""
        found = tuple(
            (problem.code, problem.location.path)
            for problem in report.diagnostics
            if problem.code in TRANSIENT and isinstance(problem.location, FileLocation)
        )
        held = tuple(path for _, path in found)
        if not held:
            self.waiting.pop(path, None)
        else:
            entry = self.waiting.setdefault(path, Waiting())
            entry.at = time.monotonic() + _RETRY[min(entry.tries, len(_RETRY) - 1)]
            entry.tries += 1
            if entry.documents != held:
                self.log.warning("waiting for %s", ", ".join(each.name for each in held))
            entry.documents = held
            entry.opened = tuple(path for code, path in found if code == "document-open")
        self.health.waiting = [path.name for entry in self.waiting.values() for path in entry.documents]

    def _tick(self) -> None:
        now = time.monotonic()
        due = [path for path, entry in self.waiting.items() if now >= entry.at]
        for path in due:
            if is_there(path):
                self._build(path, self._ledger())
            else:
                self.waiting.pop(path)
        if due or (not self.health.away and self.layouts.step()):
            self._show()
        self._show_life()

    def _show_life(self) -> None:
        now = time.monotonic()
        if now >= self._health_at:
            self._health_at = now + HEALTH_EVERY
            self._tell_health()
        if now >= self._line_at:
            self._line_at = now + LINE_EVERY
            self.log.info(self.health.line())

    def _ledger(self) -> Ledger:
        return ledger_of(self.project, kept=self.settings.versions)

    def _may_write(self) -> bool:
        """Nothing is written where a share should be and is not: it would lie below the mount."""
        return not self.health.away or is_folder(self.project.outbox)

    def _tell_health(self) -> None:
        if not self.health.away:
            inbox = self.project.inbox
            self.health.rejected = [name for name in self.health.rejected if is_there(inbox / name)]
        if self._may_write():
            write_health(self.health, self.project.outbox)

    def _show(self) -> None:
        if not self._may_write():
            return
        for problem in self._write_page(watching=True):
            self.log.warning("status page: %s", _word(problem))
        self._tell_health()

    def _write_page(self, *, watching: bool) -> Diagnostics:
        opened = [path for entry in self.waiting.values() for path in entry.opened]
        return write_page(
            self.project,
            self._ledger().state,
            self.health.away,
            opened if watching else (),
            watching=watching,
            layout=self.layouts.found,
            settings=self.wrong_settings,
        )


def _half_read(report: Report) -> bool:
    return any(problem.code in _HALF_READ for problem in report.diagnostics)


def _word(problem: Diagnostic) -> str:
    return f"{WORDS['en'][problem.severity]}[{problem.code}]"
