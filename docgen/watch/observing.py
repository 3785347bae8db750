"""Events of the operating system, through watchdog (its only home).

watchdog is not believed: an observer says it is alive after its folder was removed, one exception in a
handler ends it, an overflow is only logged.  So the handler does nothing but pass names on, and the roots
are looked at once a second.
"""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from docgen.watch.events import LOST, WAKE, Event
from docgen.watch.scanning import Identity, Root, identity

_TOLD = frozenset({"created", "modified", "moved", "closed", "deleted"})
_LOOK = 1.0  # seconds between two looks at the roots
_SLICE = 0.5  # seconds; Python on Windows does not end a wait on a queue for Ctrl-C
_MANY = 5_000  # events in one wait: looking at everything is cheaper


class _PassOn(FileSystemEventHandler):
    """Passes on the paths that are wanted; must not raise."""

    def __init__(self, root: Root, queue: SimpleQueue[Event]) -> None:
        self._root = root
        self._queue = queue

    def dispatch(self, event: FileSystemEvent) -> None:
        if event.is_directory or event.event_type not in _TOLD:
            return
        for name in (event.src_path, event.dest_path):
            with suppress(Exception):  # a name that is no text must not end the watch
                path = Path(name.decode() if isinstance(name, bytes) else str(name))
                if name and self._root.wanted(path):
                    self._queue.put(Event(kind="touched", path=path))


class _Overflow(logging.Handler):
    """watchdog logs a lost event as a warning and says so nowhere else."""

    def __init__(self, queue: SimpleQueue[Event]) -> None:
        super().__init__(level=logging.WARNING)
        self._queue = queue

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002
        self._queue.put(LOST)


class EventSource:
    """Events of the system; raises OSError where it gives none (the limit of inotify instances)."""

    def __init__(self, roots: tuple[Root, ...]) -> None:
        self._roots = roots
        self._queue: SimpleQueue[Event] = SimpleQueue()
        self._overflow = _Overflow(self._queue)
        self._logger = logging.getLogger("watchdog")
        self._logger.addHandler(self._overflow)
        self._observer: BaseObserver | None = None
        self._identities: dict[Path, Identity | None] = {}
        self._next_look = 0.0
        try:
            self._start()
        except OSError:
            self.close()
            raise

    @property
    def away(self) -> tuple[Path, ...]:
        """The folders that are not there now."""
        return tuple(path for path, found in self._identities.items() if found is None)

    def wait(self, seconds: float) -> tuple[Event, ...]:
        """What the system told; blocks until something comes or the time is over."""
        deadline = time.monotonic() + seconds
        while True:
            if self._roots_changed():
                return (LOST,)
            left = min(deadline - time.monotonic(), _SLICE)
            found = self._drained(max(left, 0.0))
            if found or time.monotonic() >= deadline:
                return found

    def wake(self) -> None:
        """End the wait early."""
        self._queue.put(WAKE)

    def close(self) -> None:
        """Stop the threads of watchdog."""
        self._stop()
        self._logger.removeHandler(self._overflow)

    def _drained(self, seconds: float) -> tuple[Event, ...]:
        try:
            first = self._queue.get(timeout=seconds) if seconds else self._queue.get_nowait()
        except Empty:
            return ()
        events = {first: None}
        for _ in range(_MANY):
            try:
                events[self._queue.get_nowait()] = None
            except Empty:
                return tuple(events)
        while not self._queue.empty():
            self._queue.get_nowait()
        return (LOST,)

    def _roots_changed(self) -> bool:
        """Starts anew where a folder went, came or is another one than before, or a thread has ended."""
        if time.monotonic() < self._next_look:
            return False
        self._next_look = time.monotonic() + _LOOK
        now = {root.path: identity(root.path) for root in self._roots}
        emitters = self._observer.emitters if self._observer else set()
        alive = all(emitter.is_alive() for emitter in emitters) and bool(emitters)
        if now == self._identities and (alive or not any(now.values())):
            return False
        self._stop()
        with suppress(OSError):  # tried again at the next look
            self._start()
        return True

    def _start(self) -> None:
        found = {root.path: identity(root.path) for root in self._roots}
        observer = Observer()
        self._observer = observer
        for root in self._roots:
            if found[root.path] is not None:
                observer.schedule(_PassOn(root, self._queue), str(root.path), recursive=root.deep)
        observer.start()
        self._identities = found

    def _stop(self) -> None:
        observer, self._observer = self._observer, None
        if observer is None:
            return
        with suppress(Exception):  # an emitter that lost its folder may fail to end in many ways
            observer.unschedule_all()
        if observer.is_alive():
            observer.stop()
            observer.join(timeout=5)
