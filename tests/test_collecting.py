"""When the search for cycles of garbage runs, and that it does not at the end of a program."""

from __future__ import annotations

import gc
import subprocess
import sys

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


def test_blocks_without_a_search_may_nest_and_may_fail() -> None:
    assert gc.isenabled()
    with uncollected():
        try:
            with uncollected():
                raise ValueError
        except ValueError:
            assert not gc.isenabled()
    assert gc.isenabled()
