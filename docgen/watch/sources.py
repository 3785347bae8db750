"""Which source of events a project gets."""

from __future__ import annotations

from msgspec import Struct

from docgen.watch.events import Source
from docgen.watch.filesystem import must_poll
from docgen.watch.scanning import PollingSource, Root

LOCAL_INTERVAL = 1.0  # seconds between two listings
SHARE_INTERVAL = 3.0


class Opened(Struct, frozen=True, kw_only=True):
    """A source, and why it polls: '' where it does not, "asked", a kind of file system, "no-events"."""

    source: Source
    polling: str


def open_source(roots: tuple[Root, ...], *, poll: bool = False, interval: float | None = None) -> Opened:
    """Events of the system where they can be trusted on every root, polling otherwise."""
    kinds = [kind for root in roots if (kind := must_poll(root.path))]
    why = "asked" if poll else kinds[0] if kinds else ""
    if not why:
        from docgen.watch.observing import EventSource

        try:
            return Opened(source=EventSource(roots), polling="")
        except OSError:
            why = "no-events"
    pause = interval or (SHARE_INTERVAL if kinds else LOCAL_INTERVAL)
    return Opened(source=PollingSource(roots, interval=pause), polling=why)
