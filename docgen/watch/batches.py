"""The loop of a watcher: events in, batches out, and a look at everything now and then."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from docgen.watch.events import Batch, Clock, Source
from docgen.watch.policy import Settler


class Rhythm(Struct, frozen=True, kw_only=True):
    """Seconds between two looks at everything, and between two ticks."""

    rescan: float = 600.0
    tick: float = 1.0


def batches(
    source: Source,
    clock: Clock,
    settler: Settler,
    rhythm: Rhythm,
    stopping: Callable[[], bool] = lambda: False,
) -> Iterator[Batch]:
    """Batches for as long as nobody stops it; ends within a tick of that.

    After lost events everything is looked at; a path that is still being written then is held back all
    the same, since its events go on.
    """
    yield Batch(reason="start")
    scan_at, tick_at = clock.now() + rhythm.rescan, clock.now()
    while not stopping():
        now = clock.now()
        wait = min(settler.wait(now), scan_at - now, max(tick_at - now, 0.0))
        lost = False
        for event in source.wait(max(wait, 0.0)):
            lost = lost or event.kind == "lost"
            if event.kind == "touched":
                settler.note(event.path, clock.now())
        if stopping():
            return
        now = clock.now()
        due = settler.take(now)
        if due:
            yield Batch(reason="changed", paths=due)
        if lost or now >= scan_at:
            scan_at = now + rhythm.rescan
            yield Batch(reason="rescan")
        if now >= tick_at:
            tick_at = now + rhythm.tick
            yield Batch(reason="tick")
