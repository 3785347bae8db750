"""Stops a template, or a rule, that would run for ever or fill the memory.

Jinja's sandbox guards attributes, not time and memory: three nested loops of 10,000 turns are legal.  A
watching thread looks at the clock and at the memory of the process twenty times a second and raises
RunawayError in the thread that renders.  It works wherever CPython does; nothing here needs signals.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Literal

from msgspec import Struct

MEBIBYTE = 1024 * 1024

_PERIOD = 0.05  # seconds between two looks
_PATIENCE = 20  # looks without a guard, after which the watching thread waits for one


class RenderLimits(Struct, frozen=True, kw_only=True):
    """What one rendering may take: seconds, growth of the process in bytes, characters of one part
    (as many as it has bytes).

    The growth is below 1 GiB because a step of the template can still double it before it is seen.
    """

    seconds: float = 30.0
    memory: int = 640 * MEBIBYTE
    characters: int = 1024 * MEBIBYTE  # a row of eight cells takes 8 KB as Word writes it


LIMITS = RenderLimits()


class RuleLimits(Struct, frozen=True, kw_only=True):
    """What the rules of one document may take together, and how many combinations one may run over.

    A quarter of a million takes some seconds: five hundred rows held each against each.
    """

    all_rules: RenderLimits = LIMITS
    combinations: int = 250_000


RULE_LIMITS = RuleLimits()


class RunawayError(BaseException):
    """Raised in the guarded thread; a BaseException, so that no `except Exception` on its way keeps it."""


Exceeded = Literal["", "seconds", "memory"]


class Guard(Struct, kw_only=True):
    """One guarded stretch of work; `exceeded` says which limit ended it."""

    thread: int
    deadline: float
    memory: int
    exceeded: Exceeded = ""


@contextmanager
def guarded(limits: RenderLimits) -> Iterator[Guard]:
    """Raise RunawayError inside the block once it takes more than `limits`."""
    guard = Guard(
        thread=threading.get_ident(),
        deadline=time.monotonic() + limits.seconds,
        memory=resident_bytes() + limits.memory,
    )
    _watch(guard)
    try:
        yield guard
    finally:
        _release(guard)


_condition = threading.Condition()
_guards: list[Guard] = []
_watching = False
_asleep = False  # the watching thread waits for a guard, and for no time


def _watch(guard: Guard) -> None:
    global _asleep, _watching  # one watching thread for the whole process, started by the first guard
    with _condition:
        _guards.append(guard)
        if not _watching:
            _watching = True
            threading.Thread(target=_look, name="docgen-limits", daemon=True).start()
        elif _asleep:  # it is not woken otherwise: it would take the interpreter from what it watches
            _asleep = False
            _condition.notify()


def _release(guard: Guard) -> None:
    with _condition:
        _guards.remove(guard)
        if guard.exceeded:  # perhaps on its way and not yet raised: take it back
            _raise_in(guard.thread, None)


def _look() -> None:
    global _asleep
    idle = 0
    while True:
        with _condition:
            idle = 0 if _guards else idle + 1
            _asleep = idle > _PATIENCE
            while _asleep:
                _condition.wait()
            _condition.wait(_PERIOD)
            if _guards:
                _stop_exceeding(time.monotonic(), resident_bytes())


def _stop_exceeding(now: float, resident: int) -> None:
    for guard in _guards:
        if guard.exceeded:
            continue
        guard.exceeded = "seconds" if now > guard.deadline else "memory" if resident > guard.memory else ""
        if guard.exceeded:
            _raise_in(guard.thread, RunawayError)


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Raise an exception in a thread as soon as it runs Python code; None takes it back."""
    import ctypes  # 2 ms, for what hardly ever happens

    raised = None if error is None else ctypes.py_object(error)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), raised)


def resident_bytes() -> int:
    """The memory this process holds now, in bytes; 0 where the system does not say."""
    if sys.platform == "win32":
        return _resident_on_windows()
    try:
        return int(os.pread(_statm(os.getpid()), 256, 0).split()[1]) * _PAGE
    except OSError:
        return _peak_by_resource()


@cache
def _statm(process: int) -> int:
    """The kernel's account of a process, opened once: it is read for each document."""
    return os.open(f"/proc/{process}/statm", os.O_RDONLY)


_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def _peak_by_resource() -> int:
    """macOS has no /proc; ru_maxrss is the peak so far, in bytes there."""
    import resource  # absent on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _resident_on_windows() -> int:
    """WorkingSetSize of PROCESS_MEMORY_COUNTERS (psapi.h)."""
    import ctypes

    class Counters(ctypes.Structure):
        _fields_ = (
            ("cb", ctypes.c_uint32),
            ("PageFaultCount", ctypes.c_uint32),
            ("PeakWorkingSetSize", ctypes.c_size_t),
            ("WorkingSetSize", ctypes.c_size_t),
            ("rest", ctypes.c_size_t * 6),
        )

    counters = Counters(cb=ctypes.sizeof(Counters))
    windll = getattr(ctypes, "windll")  # noqa: B009 - absent from the stubs of other systems
    process = ctypes.c_void_p(-1)  # the pseudo handle that GetCurrentProcess returns
    if not windll.kernel32.K32GetProcessMemoryInfo(process, ctypes.byref(counters), counters.cb):
        return 0
    return int(counters.WorkingSetSize)
