"""What a source of events tells, and what a batch asks for."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Literal, Protocol

from msgspec import Struct

EventKind = Literal["touched", "lost", "wake"]


class Event(Struct, frozen=True, kw_only=True):
    """A hint, never a fact.

    touched: something happened to this path; lost: events may be missing, everything must be looked at;
    wake: somebody wants the loop to come round (a signal, a changed setting).
    """

    kind: EventKind
    path: Path = Path()


LOST = Event(kind="lost")
WAKE = Event(kind="wake")


class Source(Protocol):
    """Where events come from: the system, a poller, or a script."""

    def wait(self, seconds: float) -> tuple[Event, ...]:
        """The events that came, as soon as there are any; () after so many seconds without one."""

    @property
    def away(self) -> tuple[Path, ...]:
        """The folders that cannot be reached now."""

    def wake(self) -> None:
        """End a `wait` early; may be called from a signal handler."""

    def close(self) -> None:
        """Give back threads and handles."""


class Clock(Protocol):
    """The only clock of the policy."""

    def now(self) -> float:
        """Seconds of a clock that nobody sets."""


class RealClock:
    """The system's monotonic clock."""

    def now(self) -> float:
        """Seconds since some moment."""
        return time.monotonic()


BatchReason = Literal["start", "changed", "rescan", "tick"]


class Batch(Struct, frozen=True, kw_only=True):
    """Something to do now.

    start: the first; changed: these paths have settled (or are gone); rescan: look at everything;
    tick: nothing came, time for what is done now and then.
    """

    reason: BatchReason
    paths: tuple[Path, ...] = ()
