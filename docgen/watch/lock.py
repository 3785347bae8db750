"""One watcher for one outbox: a lock file with a heartbeat, which works on a share too."""

from __future__ import annotations

import json
import os
import platform
import secrets
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from docgen.watch.processes import is_running

NAME = "watch.lock"
BEAT = 5.0  # seconds between two signs of life
DEAD = 30.0  # seconds without one, after which the holder counts as dead
_TAKING = 10.0  # seconds: taking a lock over takes far less
_WRITING = 1.0  # seconds: writing the file takes far less
_LOOK = 0.05


class Holder(Struct, frozen=True, kw_only=True):
    """Who watches: the machine, the process, and since when (ISO 8601)."""

    host: str
    pid: int
    since: str
    token: str


_UNKNOWN = Holder(host="?", pid=0, since="?", token="")  # somebody who takes the lock right now


class WatchLock:
    """The lock of one process.  `acquire` gives None, or who holds it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._next_beat = 0.0
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        self._own = Holder(host=platform.node(), pid=os.getpid(), since=since, token=secrets.token_hex(8))

    def acquire(self) -> Holder | None:
        """Take the lock; the holder where another process has it.  Raises OSError."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        for _ in range(3):
            if self._create(self._path):
                return None
            holder = self._once_written()
            if holder is not None and not self._is_dead(holder, patient=True):
                return holder
            if self._take_over(holder):
                return None
        return self.holder() or _UNKNOWN

    def holder(self) -> Holder | None:
        """Who holds the lock; None where nobody does, or the file says nothing."""
        try:
            data = json.loads(self._path.read_text(encoding="utf-8"))
            return Holder(
                host=str(data["host"]), pid=int(data["pid"]), since=str(data["since"]), token=data["token"]
            )
        except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
            return None

    def beat(self) -> bool:
        """Give a sign of life when it is due; False where the lock is no longer ours."""
        if time.monotonic() < self._next_beat:
            return True
        self._next_beat = time.monotonic() + BEAT
        holder = self.holder()
        if holder is None:  # the share is away, or somebody cleared the outbox
            with suppress(OSError):
                return self._create(self._path)
            return True
        if holder != self._own:
            return False
        with suppress(OSError):
            os.utime(self._path)
        return True

    def release(self) -> None:
        """Give the lock back."""
        if self.holder() == self._own:
            with suppress(OSError):
                self._path.unlink()

    def is_held(self) -> Holder | None:
        """The living holder, for `docgen status`."""
        holder = self.holder()
        return holder if holder and not self._is_dead(holder) else None

    def _create(self, path: Path) -> bool:
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        except FileExistsError:
            return False
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(self._own), file)
        return True

    def _once_written(self) -> Holder | None:
        """Who holds the lock, when whoever writes the file right now has done so; None for a damaged one."""
        deadline = time.monotonic() + _WRITING
        while (holder := self.holder()) is None and self._path.exists() and time.monotonic() < deadline:
            time.sleep(_LOOK)
        return holder

    def _is_dead(self, holder: Holder, *, patient: bool = False) -> bool:
        """patient: wait for a sign of life where the time of the last one says nothing."""
        if holder.host == platform.node() and holder.pid != os.getpid() and not is_running(holder.pid):
            return True
        silent = self._age(self._path)
        if silent < -DEAD:
            # The clock was set back since, or that of the holder is fast: only a new sign can tell.
            return patient and not self._beats()
        return silent > DEAD

    def _beats(self) -> bool:
        """Whether a sign of life comes."""
        before, deadline = self._stamp(), time.monotonic() + 3 * BEAT
        while time.monotonic() < deadline:
            if self._stamp() != before:
                return True
            time.sleep(_LOOK)
        return False

    def _stamp(self) -> int:
        try:
            return self._path.stat().st_mtime_ns
        except OSError:
            return 0

    def _age(self, path: Path) -> float:
        """Seconds since a file was touched by the clock of the file system: a share has its own."""
        probe = self._path.with_name(f"{NAME}.{self._own.token}")
        try:
            probe.touch()
            return probe.stat().st_mtime - path.stat().st_mtime
        except OSError:
            return 0.0
        finally:
            with suppress(OSError):
                probe.unlink(missing_ok=True)

    def _take_over(self, dead: Holder | None) -> bool:
        """Put our name in the place of a dead holder's; only one of several takers can."""
        taking = self._path.with_name(f"{NAME}.taking")
        with suppress(OSError):
            if abs(self._age(taking)) > _TAKING:  # one dated ahead is older than the clock that was set back
                taking.unlink()
        if not self._create(taking):
            time.sleep(_LOOK)
            return False
        try:
            if self.holder() != dead or (dead is None and abs(self._age(self._path)) < _WRITING):
                return False  # somebody was quicker, or is writing the file right now
            taking.replace(self._path)
            return True
        finally:
            with suppress(OSError):
                taking.unlink(missing_ok=True)
