"""The search for cycles of garbage: seldom in docgen's own processes, and never while a workbook is read.

A search looks through what is alive: the cells of a long table a million times over, and while a command
starts the thousands of objects that its imports make.  docgen makes hardly a cycle.
"""

from __future__ import annotations

import atexit
import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_NEW_OBJECTS = 50_000  # between two searches; a few megabytes


def seldom() -> None:
    """Search seldom from now on; for processes that docgen starts, not for those that import it.

    At its end Python would search all that is alive three times over, a tenth of the time that a command
    takes; what ends with the process is not worth finding (gc.freeze keeps it out of the search).
    """
    gc.set_threshold(_NEW_OBJECTS, 20, 100)
    atexit.register(gc.freeze)


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
