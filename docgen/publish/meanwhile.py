"""Waiting for the disk while there is other work to do.

Only the waiting itself belongs into another thread: Python runs one thread at a time, and one that computes
would make the others wait for it.  And only where there is a wait to speak of, as on a network share: to
hand a call over takes about as long as a disk of today does.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from queue import Queue

Wait = Callable[[], None]

_MOMENT = 0.002  # seconds
_THREADS = 4  # the documents of a workbook; a disk does not become faster with more of them
_WAITING = 32  # calls that no thread has begun; each may hold a file open


def at_once(call: Callable[[], None]) -> Wait:
    """Makes the call; there is nothing to wait for."""
    call()
    return lambda: None


def meanwhile(call: Callable[[], None]) -> Wait:
    """Has the call made in another thread; what is returned waits for it, and raises what it raised.

    As long as such calls are over in a moment, they are made at once; so they are where the system has no
    thread to give.
    """
    job = _Job(call)
    if _took < _MOMENT:
        job.run()
        job.wait()
    elif (jobs := _with_threads()) is not None:
        jobs.put(job)
    else:
        job.run()
    return job.wait


class _Job:
    def __init__(self, call: Callable[[], None]) -> None:
        self._call = call
        self._raised: BaseException | None = None
        self._done = threading.Lock()
        self._done.acquire()

    def run(self) -> None:
        global _took
        began = time.monotonic()
        try:
            self._call()
        except BaseException as error:  # raised again where it is waited for
            self._raised = error
        finally:
            _took = time.monotonic() - began
            self._done.release()

    def wait(self) -> None:
        with self._done:
            if self._raised is not None:
                raise self._raised


def _with_threads() -> Queue[_Job] | None:
    """Where threads wait for jobs, one more of them than before up to `_THREADS`; None without any."""
    global _jobs
    with _starting:
        if _jobs is None:
            from queue import Queue  # seldom needed

            _jobs = Queue(_WAITING)
        if len(_threads) < _THREADS:
            thread = threading.Thread(target=_work, args=(_jobs,), name="docgen-disk", daemon=True)
            with suppress(RuntimeError):  # no more threads to be had: those there are do it all
                thread.start()
                _threads.append(thread)
        return _jobs if _threads else None


def _work(jobs: Queue[_Job]) -> None:
    while True:
        jobs.get().run()


_took = 0.0  # seconds, by the last call
_jobs: Queue[_Job] | None = None
_threads: list[threading.Thread] = []
_starting = threading.Lock()  # whoever imports docgen may build in several threads


def _begin_anew() -> None:
    """In a process that was forked off: the threads have stayed behind."""
    global _jobs, _starting
    _jobs = None
    _threads.clear()
    _starting = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_anew)
