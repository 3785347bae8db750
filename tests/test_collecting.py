"""When the search for cycles of garbage runs, and that it does not at the end of a program; that freed
memory is kept."""

from __future__ import annotations

import gc
import platform
import subprocess
import sys

import pytest

from docgen.collecting import uncollected

PROGRAM = """
import atexit, gc
atexit.register(lambda: print(gc.get_freeze_count() > 1000))  # what is registered first is called last
from docgen.collecting import seldom
seldom()
print(gc.get_threshold()[0], gc.get_freeze_count())
"""


def test_a_program_searches_seldom_and_not_at_its_end() -> None:
    done = subprocess.run((sys.executable, "-c", PROGRAM), capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["50000", "0", "True"]


FAULTS = """
import resource
from docgen.collecting import seldom
seldom()
def faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt
def work():
    return [b"x" * 100_000 for _ in range(20)]  # 489 pages
work()
before = faults()
for _ in range(10):
    work()
print(faults() - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other systems have rules of their own")
def test_a_program_keeps_the_memory_of_one_document_for_the_next() -> None:
    done = subprocess.run((sys.executable, "-c", FAULTS), capture_output=True, check=True, text=True)
    assert int(done.stdout) < 489


def test_blocks_without_a_search_may_nest_and_may_fail() -> None:
    assert gc.isenabled()
    with uncollected():
        try:
            with uncollected():
                raise ValueError
        except ValueError:
            assert not gc.isenabled()
    assert gc.isenabled()
