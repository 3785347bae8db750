"""What a user sees to whom folders can be closed: nothing is closed to root, as whom some test runs are made.

Changing the user would close Python itself in the folder of root; so root lays down its right to pass over
permissions (capabilities(7): CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH), for this thread, its threads to come
and, with the secure bit, for the programs that it starts.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_VERSION = 0x20080522
_PASSING_OVER = 1 << 1 | 1 << 2
_SECUREBITS, _NO_ROOT = 28, 1
_Words = ctypes.c_uint32 * 6  # effective, permitted, inheritable; twice


@contextmanager
def as_a_user(folder: Path) -> Iterator[None]:
    """Permissions count inside the block; at its end all below `folder` is open again, to be removed."""
    root = sys.platform == "linux" and os.geteuid() == 0
    before = _laid_down() if root else None
    try:
        yield
    finally:
        if before is not None:
            _set(before)
            _system().prctl(_SECUREBITS, 0)
        for inner, _, _ in os.walk(folder):
            Path(inner).chmod(0o700)


def _laid_down() -> list[int]:
    words = _Words()
    header = (ctypes.c_uint32 * 2)(_VERSION, 0)
    assert _system().capget(header, words) == 0
    before = list(words)
    _system().prctl(_SECUREBITS, _NO_ROOT)
    _set([before[0] & ~_PASSING_OVER, *before[1:]])
    return before


def _set(words: list[int]) -> None:
    header = (ctypes.c_uint32 * 2)(_VERSION, 0)
    assert _system().capset(header, _Words(*words)) == 0


def _system() -> ctypes.CDLL:
    return ctypes.CDLL(None)
