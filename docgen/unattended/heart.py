"""The heartbeat of the lock: in a thread of its own, since one workbook may take a minute."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct, field

from docgen.watch.lock import BEAT, WatchLock


class Heart(Struct):
    """`lost` is set once another watcher has taken the lock over."""

    lost: bool = False
    still: threading.Event = field(default_factory=threading.Event)


@contextmanager
def beating(lock: WatchLock) -> Iterator[Heart]:
    """Give signs of life for as long as the block runs."""
    heart = Heart()

    def beat() -> None:
        while not heart.still.wait(BEAT / 2):
            if not lock.beat():
                heart.lost = True
                return

    thread = threading.Thread(target=beat, name="docgen-heartbeat", daemon=True)
    thread.start()
    try:
        yield heart
    finally:
        heart.still.set()
        thread.join(BEAT)
