"""A long-lived process that reads workbooks and makes documents, so that no file can harm the watcher.

The parent sends one workbook at a time over a pipe and waits for the report under limits of time; memory
is limited in the child.  Whatever ends the child - a crash, a hang, a bomb - is one diagnostic of that
workbook, and a new child serves the next.  The child keeps the form pack compiled between two requests.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from docgen.collecting import seldom
from docgen.diagnostics import Diagnostic, FileLocation
from docgen.limits import MEBIBYTE, resident_bytes
from docgen.pipeline.project import Project
from docgen.pipeline.report import Report

if TYPE_CHECKING:
    from docgen.freshness.ledger import Ledger

_OUT_OF_MEMORY = 86  # exit code of a child that watched its own memory
_STARTING = 60.0  # seconds a child may take to import everything and compile the form pack
_LOOK = 0.1  # seconds between two looks of the child at its memory


class WorkerLimits(Struct, frozen=True, kw_only=True):
    """Seconds until the workbook is read, seconds for all of it, bytes the child may grow by."""

    reading: float = 20.0
    workbook: float = 60.0
    memory: int = 1024 * MEBIBYTE


class Request(Struct, frozen=True, kw_only=True):
    """One workbook to build."""

    workbook: Path
    kept: int
    force: bool = False


class Stage(Struct, frozen=True, kw_only=True):
    """Told by the child when it has come so far: "ready", "read"."""

    name: str


class Failed(Struct, frozen=True, kw_only=True):
    """Told by the child before it gives up: "memory", or the traceback of a bug."""

    kind: str
    text: str = ""


Serve = Callable[[Project, Request, Callable[[str], None]], Report]


class Worker:
    """The parent's side.  `build` never raises for anything that happens in the child."""

    def __init__(
        self,
        project: Project,
        limits: WorkerLimits | None = None,
        *,
        serve: Serve | None = None,
        log: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._project = project
        self._limits = limits or WorkerLimits()
        self._serve = serve or serve_build
        self._log = log
        self._process: Any = None
        self._pipe: Connection | None = None

    @property
    def pid(self) -> int | None:
        """The child's process, None where none runs."""
        return self._process.pid if self._process is not None and self._process.is_alive() else None

    def warm(self) -> None:
        """Start the child before there is work, so that the first workbook does not wait for it."""
        if self.pid is None:
            self._start()

    def build(self, workbook: Path, *, kept: int, force: bool = False) -> Report:
        """The documents of one workbook, or the one diagnostic that says why there are none."""
        self.warm()
        assert self._pipe is not None
        try:
            self._pipe.send(Request(workbook=workbook, kept=kept, force=force))
        except OSError:  # it died while it was idle
            self._start()
            self._pipe.send(Request(workbook=workbook, kept=kept, force=force))
        return self._answer(workbook)

    def close(self) -> None:
        """End the child."""
        self._kill()

    def _answer(self, workbook: Path) -> Report:
        limits = self._limits
        started, allowed = time.monotonic(), _STARTING
        deadline = started + allowed
        while True:
            message = self._receive(deadline)
            if isinstance(message, Report):
                return message
            if isinstance(message, Stage):
                started = time.monotonic() if message.name == "ready" else started
                allowed = limits.reading if message.name == "ready" else limits.workbook
                deadline = started + allowed
                continue
            return self._gave_up(workbook, message, allowed)

    def _receive(self, deadline: float) -> object:
        """The next message; "late" or "dead" where there will be none."""
        pipe = self._pipe
        try:
            if pipe is None or not pipe.poll(max(deadline - time.monotonic(), 0.0)):
                return "late"
            return pipe.recv()
        except (EOFError, OSError):
            return "dead"

    def _gave_up(self, workbook: Path, message: object, allowed: float) -> Report:
        memory = isinstance(message, Failed) and message.kind == "memory"
        bug = message.text if isinstance(message, Failed) and not memory else ""
        code = self._kill(wait=1.0 if message == "dead" else 0.0)
        memory = memory or code == _OUT_OF_MEMORY
        if bug:
            self._log(bug)
            reason = bug.strip().splitlines()[-1][:200]
            return _refused("workbook-worker-bug", workbook, reason=reason)
        if memory:
            limit = str(self._limits.memory // MEBIBYTE)
            return _refused("workbook-took-too-much-memory", workbook, limit=limit)
        if message == "late":
            return _refused("workbook-took-too-long", workbook, seconds=f"{allowed:g}")
        return _refused("workbook-crashed-reader", workbook, reason=f"{code}")

    def _start(self) -> None:
        self._kill()
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        arguments = (there, self._project, self._serve, self._limits.memory)
        self._process = context.Process(target=_child, args=arguments, name="docgen-worker", daemon=True)
        self._process.start()
        there.close()
        self._pipe = here

    def _kill(self, wait: float = 0.0) -> int | None:
        process, self._process = self._process, None
        pipe, self._pipe = self._pipe, None
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
        if process is None:
            return None
        process.join(wait)
        if process.is_alive():
            process.kill()
            process.join(5)
        code: int | None = process.exitcode
        with suppress(ValueError):
            process.close()
        return code


def _refused(code: str, workbook: Path, **args: str) -> Report:
    return Report(diagnostics=(Diagnostic(code=code, location=FileLocation(path=workbook), args=args),))


def serve_build(project: Project, request: Request, stage: Callable[[str], None]) -> Report:
    """Build one workbook in the child; the imports stay for the next."""
    from docgen.pipeline.build import build
    from docgen.pipeline.remembering import ledger_of

    ledger = ledger_of(project, kept=request.kept, force=request.force)
    pack = _PACKS.get(project, ledger)
    stage("ready")
    return build(
        project,
        (request.workbook,),
        ledger=ledger,
        load=lambda _project, _only: pack,
        read=lambda: stage("read"),
    )


class _Packs:
    """The last form pack, compiled; another one is loaded once a file of it has changed."""

    def __init__(self) -> None:
        self._pack: Any = None

    def get(self, project: Project, ledger: Ledger) -> Any:
        from docgen.pipeline.loading import load_pack

        if self._pack is None or not ledger.is_of(self._pack.files):
            self._pack = load_pack(project)
        return self._pack


_PACKS = _Packs()


def _child(pipe: Connection, project: Project, serve: Serve, memory: int) -> None:
    """Serve until the parent closes the pipe or is gone."""
    with suppress(ValueError, AttributeError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which finishes this document
        signal.signal(signal.SIGTERM, signal.SIG_IGN if os.name != "nt" else signal.SIG_DFL)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    seldom()
    _limit_memory(memory)
    with suppress(Exception):
        _warm(project)
    while True:
        try:
            request = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            pipe.send(serve(project, request, lambda name: pipe.send(Stage(name=name))))
        except MemoryError:
            pipe.send(Failed(kind="memory"))
            os._exit(_OUT_OF_MEMORY)
        except Exception:  # told to the parent, which goes on
            pipe.send(Failed(kind="bug", text=traceback.format_exc()))


def _warm(project: Project) -> None:
    import_module("docgen.pipeline.making")
    from docgen.pipeline.remembering import ledger_of

    _PACKS.get(project, ledger_of(project))


def _limit_memory(memory: int) -> None:
    """An allocation beyond the limit fails; where the system has no such limit, a thread watches."""
    if sys.platform != "win32":
        import resource

        with suppress(OSError, ValueError):
            _, hard = resource.getrlimit(resource.RLIMIT_DATA)
            bound = memory + resident_bytes()
            resource.setrlimit(resource.RLIMIT_DATA, (bound if hard < 0 else min(bound, hard), hard))
    most = resident_bytes() + memory

    def look() -> None:
        while True:
            time.sleep(_LOOK)
            if resident_bytes() > most:
                os._exit(_OUT_OF_MEMORY)

    threading.Thread(target=look, name="docgen-memory", daemon=True).start()
