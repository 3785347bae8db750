"""The lock of the watcher where its file is damaged, or its times say nothing: the clock was set back."""

from __future__ import annotations

import json
import os
import platform
import threading
import time
from pathlib import Path

import pytest

from docgen.diagnostics import Diagnostic, FileLocation
from docgen.unattended.run import Options, watch
from docgen.watch import lock as module
from docgen.watch.lock import Holder, WatchLock
from tests.support.watched_project import small_project

AWAY = Holder(host="may-khac", pid=77, since="2026-10-05T08:00:00+07:00", token="y")


def left(folder: Path, content: bytes, *, seconds: float = 0.0, name: str = "watch.lock") -> Path:
    """A file that was touched so many seconds ago (in the future where negative)."""
    path = folder / name
    path.write_bytes(content)
    when = time.time() - seconds
    os.utime(path, (when, when))
    return path


def as_json(holder: Holder) -> bytes:
    data = {"host": holder.host, "pid": holder.pid, "since": holder.since, "token": holder.token}
    return json.dumps(data).encode()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BEAT", 0.2)


@pytest.mark.usefixtures("quick")
def test_a_dead_lock_dated_ahead_is_taken_over(tmp_path: Path) -> None:
    left(tmp_path, as_json(AWAY), seconds=-86400)
    own = WatchLock(tmp_path)
    assert own.acquire() is None
    assert own.is_held() == own.holder()
    own.release()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("quick")
def test_a_living_lock_dated_ahead_is_respected(tmp_path: Path) -> None:
    """The clock of another machine may be fast: each of its signs of life is dated ahead."""
    path = left(tmp_path, as_json(AWAY), seconds=-3600)
    still = threading.Event()

    def beat() -> None:
        while not still.wait(0.1):
            left(tmp_path, as_json(AWAY), seconds=-3600)

    thread = threading.Thread(target=beat)
    thread.start()
    try:
        assert WatchLock(tmp_path).acquire() == AWAY
    finally:
        still.set()
        thread.join()
    assert path.read_bytes() == as_json(AWAY)


def test_who_asks_for_the_status_does_not_wait(tmp_path: Path) -> None:
    left(tmp_path, as_json(AWAY), seconds=-3600)
    started = time.monotonic()
    assert WatchLock(tmp_path).is_held() == AWAY
    assert time.monotonic() - started < module.BEAT


@pytest.mark.parametrize("seconds", [60.0, -60.0])
def test_taking_over_that_was_ended_half_way_holds_nobody_up(tmp_path: Path, seconds: float) -> None:
    left(tmp_path, as_json(AWAY), seconds=100)
    left(tmp_path, b"", seconds=seconds, name="watch.lock.taking")
    assert WatchLock(tmp_path).acquire() is None


@pytest.mark.parametrize("seconds", [0.0, -3600.0, 3600.0])
@pytest.mark.parametrize("content", [b"", b"\0" * 90, b"[" * 100_000, b'{"host": "a", "pid": 1e999}', b"[1]"])
def test_a_lock_that_says_nothing_is_nobodys(tmp_path: Path, content: bytes, seconds: float) -> None:
    left(tmp_path, content, seconds=seconds)
    own = WatchLock(tmp_path)
    assert own.holder() is None
    assert own.acquire() is None


def test_a_lock_that_is_being_written_is_waited_for(tmp_path: Path) -> None:
    path = left(tmp_path, b"")
    timer = threading.Timer(0.2, lambda: path.write_bytes(as_json(AWAY)))
    timer.start()
    assert WatchLock(tmp_path).acquire() == AWAY
    timer.join()


def test_a_holder_is_named_even_if_since_when_is_no_time(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    folder = project.outbox / ".docgen"
    folder.mkdir(parents=True)
    left(folder, as_json(Holder(host=platform.node(), pid=os.getppid(), since="x", token="y")))
    (problem,) = watch(project, Options(once=True)).diagnostics
    assert problem == Diagnostic(
        code="watcher-running",
        location=FileLocation(path=project.outbox),
        args={"host": platform.node(), "pid": str(os.getppid()), "since": "x"},
    )
