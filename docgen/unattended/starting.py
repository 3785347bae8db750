"""Why a watcher does not start: there is no project, or another one has the lock."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from docgen.diagnostics import Diagnostic, FileLocation
from docgen.pipeline.project import Project
from docgen.watch.lock import Holder, WatchLock


def not_a_project(project: Project) -> Diagnostic | None:
    """What to say where nothing of a project lies: a slip in its name, or a share that is not mounted.

    Nothing is written there; a service that is started before its share tries again.
    """
    location = FileLocation(path=project.root)
    try:
        if any(folder.is_dir() for folder in (project.inbox, project.mappings, project.templates)):
            return None
    except OSError as error:
        return Diagnostic(code="folder-closed", location=location, args={"reason": _reason(error)})
    return Diagnostic(code="project-missing", location=location, args={"folder": str(project.root)})


def refusal(lock: WatchLock, project: Project) -> Diagnostic | None:
    """Take the lock; what to say where that cannot be done."""
    try:
        holder = lock.acquire()
    except OSError as error:
        location = FileLocation(path=project.outbox)
        return Diagnostic(code="watch-lock-failed", location=location, args={"reason": _reason(error)})
    return taken_by("watcher-running", project, holder) if holder else None


def taken_by(code: str, project: Project, holder: Holder | None) -> Diagnostic:
    """The problem that another watcher has the lock; `holder` where its file says which."""
    args = {"host": "?", "pid": "?", "since": "?"}
    if holder is not None:
        since = holder.since
        with suppress(ValueError):  # as it is written, where that is no time
            since = f"{datetime.fromisoformat(since):%H:%M %d/%m/%Y}"
        args = {"host": holder.host, "pid": str(holder.pid), "since": since}
    return Diagnostic(code=code, location=FileLocation(path=project.outbox), args=args)


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
