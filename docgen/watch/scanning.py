"""Polling: the folders are listed again and again and compared with what they held.

watchdog's own poller ends for ever where its root goes away; a network folder does that.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, SimpleQueue

from msgspec import Struct, field

from docgen.watch.events import LOST, Event
from docgen.watch.look import Signature
from docgen.watch.reaching import why_closed

Wanted = Callable[[Path], bool]
Identity = tuple[int, int]

_SLICE = 0.5  # seconds; Python on Windows does not end a wait on a queue for Ctrl-C


class Root(Struct, frozen=True, kw_only=True):
    """A folder to watch, with the folders in it or without them."""

    path: Path
    wanted: Wanted
    deep: bool = False


class _Seen(Struct):
    identity: Identity | None = None
    files: dict[Path, Signature] = field(default_factory=dict)


def identity(path: Path) -> Identity | None:
    """Device and number of a folder, which change when another is mounted or made in its place.

    None where it is away, or there and closed to this user.
    """
    try:
        found = path.stat()
    except OSError:
        return None
    if why_closed(path):
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISDIR(found.st_mode) else None


class PollingSource:
    """Events from comparing one listing with the next; works wherever a folder can be listed."""

    def __init__(self, roots: tuple[Root, ...], *, interval: float = 1.0) -> None:
        self._interval = interval
        self._woken: SimpleQueue[Event] = SimpleQueue()
        self._roots = roots
        self._seen = {root.path: _Seen() for root in roots}
        self._next = time.monotonic() + interval
        for root in roots:
            self._compare(root)

    @property
    def away(self) -> tuple[Path, ...]:
        """The folders that could not be listed last time."""
        return tuple(path for path, seen in self._seen.items() if seen.identity is None)

    def wait(self, seconds: float) -> tuple[Event, ...]:
        """The differences since the last listing; sleeps until the next is due, or for so many seconds."""
        deadline = time.monotonic() + seconds
        while True:
            now = time.monotonic()
            if now >= self._next:
                found = tuple(event for root in self._roots for event in self._compare(root))
                self._next = time.monotonic() + self._interval
                if found:
                    return found
            left = min(deadline, self._next) - time.monotonic()
            if self._is_woken(max(left, 0.0)):
                return ()
            if time.monotonic() >= deadline:
                return ()

    def wake(self) -> None:
        """End the wait early."""
        self._woken.put(LOST)

    def close(self) -> None:
        """Nothing is held."""

    def _is_woken(self, seconds: float) -> bool:
        try:
            self._woken.get(timeout=min(seconds, _SLICE)) if seconds else self._woken.get_nowait()
        except Empty:
            return False
        return True

    def _compare(self, root: Root) -> list[Event]:
        seen = self._seen[root.path]
        now = identity(root.path)
        try:
            files = dict(_listing(root.path, root)) if now else {}
        except OSError:  # it went away while it was listed
            now, files = None, {}
        before = seen.identity
        if now is None:
            seen.identity = None
            return [LOST] if before else []
        changed = [path for path, signature in files.items() if seen.files.get(path) != signature]
        gone = [path for path in seen.files if path not in files]
        self._seen[root.path] = _Seen(identity=now, files=files)
        events = [Event(kind="touched", path=path) for path in (*changed, *gone)]
        return events if before == now else [LOST, *events]


def _listing(folder: Path, root: Root) -> Iterator[tuple[Path, Signature]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = Path(entry.path)
            if root.deep and entry.is_dir(follow_symlinks=False):
                yield from _listing(path, root)
            elif root.wanted(path):
                try:
                    found = path.stat()  # an entry's own size and time are stale on Windows
                except OSError:
                    continue
                if stat.S_ISREG(found.st_mode):
                    yield path, (found.st_size, found.st_mtime_ns, found.st_ino)
