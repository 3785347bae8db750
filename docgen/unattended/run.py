"""`docgen watch` from its first line to its last."""

from __future__ import annotations

import os
import platform
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import FrameType

from msgspec import Struct, field

from docgen.diagnostics import Diagnostic, Diagnostics
from docgen.freshness.fingerprint import is_pack_file
from docgen.freshness.reasons import version_mark
from docgen.freshness.store import FOLDER, Store
from docgen.pipeline.project import Project, is_workbook_name
from docgen.pipeline.report import Report
from docgen.publish.temporary import sweep
from docgen.unattended.health import Health
from docgen.unattended.heart import Heart, beating
from docgen.unattended.layout import Layouts
from docgen.unattended.log import close_log, open_log
from docgen.unattended.session import Session
from docgen.unattended.settings import FILE, read_settings
from docgen.unattended.starting import not_a_project, refusal, taken_by
from docgen.watch.batches import Rhythm, batches
from docgen.watch.events import RealClock, Source
from docgen.watch.lock import WatchLock
from docgen.watch.look import look
from docgen.watch.policy import Policy, Settler
from docgen.watch.scanning import Root
from docgen.watch.sources import Opened, open_source
from docgen.worker import Serve, Worker, serve_build

_POLLED_RESCAN = 60.0  # seconds
_TOLD_RESCAN = 600.0

Say = Callable[[str], None]


class Signals(Struct):
    """What the system asked for while a document was in hand."""

    stop: bool = False
    again: bool = False
    wake: Callable[[], None] = lambda: None


class Options(Struct, frozen=True, kw_only=True):
    """What the command line says; `policy`, `serve` and `stopped` are for tests."""

    once: bool = False
    poll: bool = False
    policy: Policy = field(default_factory=Policy)
    serve: Serve = serve_build
    stopped: Callable[[], bool] = lambda: False


def watch(project: Project, options: Options, say: Say = lambda _: None) -> Report:
    """Watch until told to stop; the diagnostics say why it could not start, or why it ended by itself.

    With `once`, they are what is wrong in the workbooks of the inbox.
    """
    lock = WatchLock(project.outbox / FOLDER)
    refused = not_a_project(project) or refusal(lock, project)
    if refused is not None:
        return Report(diagnostics=(refused,))
    log = open_log(project.outbox / FOLDER)
    settings, problems = read_settings(project.root)
    worker = Worker(project, settings.limits, serve=options.serve, log=log.error)
    health = Health(host=platform.node(), pid=os.getpid(), since=_now(), version=version_mark())
    settler = Settler(options.policy, look)
    session = Session(
        project=project,
        settings=settings,
        worker=worker,
        settler=settler,
        health=health,
        log=log,
        wrong_settings=problems,
        layouts=Layouts(project),
    )
    log.info("watching %s, process %d, docgen %s", project.root, os.getpid(), health.version)
    _sweep(project)
    try:
        with _signals() as signals, beating(lock) as heart:
            ended = _follow(session, lock, heart, options, signals, say)
    finally:
        worker.close()
        with suppress(OSError):
            session.stopped()
        log.info("stopped, %s", health.line())
        close_log(log)
        lock.release()
    found, accepted = session.problems() if options.once else ((), ())
    return Report(diagnostics=(*problems, *ended, *found), accepted=accepted)


def _follow(
    session: Session, lock: WatchLock, heart: Heart, options: Options, signals: Signals, say: Say
) -> Diagnostics:
    while not signals.stop:
        signals.again = False
        opened = open_source(
            roots_of(session.project),
            poll=options.poll or session.settings.poll,
            interval=session.settings.interval or None,
        )
        session.health.polling = opened.polling
        signals.wake = opened.source.wake
        with suppress(OSError, ValueError):  # whoever started it may be gone, and the console with them
            say(_started(session, opened))
        try:
            lost = _batches(session, lock, heart, options, signals, opened)
        finally:
            opened.source.close()
        if lost is not None or options.once:
            return (lost,) if lost else ()
        if signals.again:
            _take_settings(session, options)
    return ()


def _batches(
    session: Session, lock: WatchLock, heart: Heart, options: Options, signals: Signals, opened: Opened
) -> Diagnostic | None:
    """Work until told to stop or to begin anew; a diagnostic where another watcher took over."""
    source: Source = opened.source
    rescan = session.settings.rescan or (_POLLED_RESCAN if opened.polling else _TOLD_RESCAN)
    settings_seen = _stamp(session.project.root / FILE)

    def stopping() -> bool:
        signals.stop = signals.stop or options.stopped()
        return signals.stop or signals.again

    session.worker.warm()
    for batch in batches(source, RealClock(), session.settler, Rhythm(rescan=rescan), stopping):
        session.found_away(source.away)
        session.work(batch)
        if heart.lost:
            return taken_by("watch-lock-lost", session.project, lock.holder())
        if options.once and batch.reason == "tick" and session.settler.wait(0.0) == float("inf"):
            return None
        if _stamp(session.project.root / FILE) != settings_seen:
            signals.again = True
    return None


def roots_of(project: Project) -> tuple[Root, ...]:
    """The folders a watcher follows."""
    return (
        Root(path=project.inbox, wanted=is_workbook_name),
        Root(path=project.mappings, wanted=is_pack_file, deep=True),
        Root(path=project.templates, wanted=is_pack_file, deep=True),
    )


def _take_settings(session: Session, options: Options) -> None:
    settings, problems = read_settings(session.project.root)
    for problem in problems:
        session.log.warning("settings: %s", problem.args.get("reason", ""))
    session.wrong_settings = problems
    if settings != session.settings:
        session.log.info("settings read again")
        session.worker.close()
        session.worker = Worker(session.project, settings.limits, serve=options.serve, log=session.log.error)
        session.settings = settings


def _sweep(project: Project) -> None:
    """What killed runs left behind, in the state and in the folders of all workbooks."""
    store = Store(project.outbox)
    store.sweep()
    sweep(project.outbox)
    for record in store.state.workbooks.values():
        sweep(project.outbox / record.folder)
    history = project.outbox / FOLDER / "history"
    for folder in history.rglob("*.versions") if history.is_dir() else ():
        sweep(folder)


def _started(session: Session, opened: Opened) -> str:
    how = f"polling ({opened.polling})" if opened.polling else "events"
    return f"docgen watch: {session.project.root} [{how}], process {os.getpid()}"


@contextmanager
def _signals() -> Iterator[Signals]:
    """Ctrl-C and SIGTERM end the watch after the document in hand, SIGHUP reads the settings again."""
    asked = Signals()

    def stop(_number: int, _frame: FrameType | None) -> None:
        asked.stop = True
        asked.wake()

    def again(_number: int, _frame: FrameType | None) -> None:
        asked.again = True
        asked.wake()

    wanted = {"SIGINT": stop, "SIGTERM": stop, "SIGBREAK": stop, "SIGHUP": again}
    before = {}
    for name, handler in wanted.items():
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(ValueError):  # a watch in a thread, as in tests, gets no signals
                before[number] = signal.signal(number, handler)
    try:
        yield asked
    finally:
        for number, handler_before in before.items():
            signal.signal(number, handler_before)


def _stamp(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
