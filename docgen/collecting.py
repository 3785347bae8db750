"""What becomes of memory that is done with: it is seldom searched for, and kept for the next document.

A search for cycles of garbage looks through what is alive: the cells of a long table a million times over,
and while a command starts the thousands of objects that its imports make.  docgen makes hardly a cycle, so
its own processes search seldom, and nobody does while a workbook is read or a document is made.
"""

from __future__ import annotations

import atexit
import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_NEW_OBJECTS = 50_000  # between two searches; a few megabytes
_KEPT = 8 * 1024 * 1024  # bytes; a part of a document is rarely more than one of them


def seldom() -> None:
    """Search seldom from now on; for processes that docgen starts, not for those that import it.

    At its end Python would search all that is alive three times over, a tenth of the time that a command
    takes; what ends with the process is not worth finding (gc.freeze keeps it out of the search).
    """
    gc.set_threshold(_NEW_OBJECTS, 20, 100)
    atexit.register(gc.freeze)
    _keep_freed()


def _keep_freed() -> None:
    """Keep a few megabytes of freed memory instead of giving them back to the system at once.

    The next document would only ask for them again, and the system hands pages out one fault at a time: a
    tenth of the time that a document takes.  glibc learns what is worth keeping from the blocks that are
    freed (mallopt(3), M_MMAP_THRESHOLD); this one is never written to.  Elsewhere it changes nothing.
    """
    bytes(_KEPT)


@contextmanager
def uncollected() -> Iterator[None]:
    """No search inside the block, which makes much and no cycle."""
    with _lock:  # blocks may nest, and several threads may be in one
        _collecting.append(gc.isenabled())
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            if _collecting.pop() and not _collecting:
                gc.enable()


_collecting: list[bool] = []  # whether the search was on when each block was entered
_lock = threading.Lock()
