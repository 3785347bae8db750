"""What a rendering may take is watched; the search for cycles stays off while a block asks for it."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterator

import pytest

from docgen import limits
from docgen.collecting import uncollected
from docgen.limits import LIMITS, RenderLimits, RunawayError, guarded, resident_bytes


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    yield
    gc.enable()


def test_blocks_may_nest() -> None:
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_comes_back_after_an_error() -> None:
    with pytest.raises(ValueError, match="x"), uncollected():
        raise ValueError("x")
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off() -> None:
    gc.disable()
    with uncollected():
        pass
    assert not gc.isenabled()


def test_the_watching_thread_comes_back_after_it_fell_asleep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_PATIENCE", 0)
    with guarded(LIMITS):
        pass
    deadline = time.monotonic() + 5
    while not limits._asleep and time.monotonic() < deadline:
        time.sleep(0.01)
    assert limits._asleep

    def run_away() -> None:
        with guarded(RenderLimits(seconds=0.1)):
            while time.monotonic() < deadline + 5:
                pass

    with pytest.raises(RunawayError):
        run_away()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems say it in other ways")
def test_the_memory_of_the_process_is_told() -> None:
    before = resident_bytes()
    held = bytes(range(256)) * (64 * limits.MEBIBYTE // 256)  # more than an allocator has lying about
    assert resident_bytes() - before > 32 * limits.MEBIBYTE
    del held
