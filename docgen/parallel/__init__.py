"""Many workbooks on all cores: processes that each make the documents of one workbook after the other.

Processes, not threads: what takes time is Python's own work.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterator

from docgen.pipeline.build import Through, in_turn
from docgen.pipeline.making import Made, Run, Task
from docgen.pipeline.pack import Pack

_WORTH = 8  # workbooks: a process takes as long to start as ten take to make


def cores() -> int:
    """How many processes can work at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def on_cores(jobs: int = 0) -> Through:
    """Takes workbooks through all stages in as many processes (0: one for each core)."""
    jobs = jobs or cores()

    def through(run: Run, pack: Pack, tasks: Iterator[Task], most: int) -> Generator[Made, None, None]:
        count = min(jobs, most // _WORTH + 1) - 1
        if count < 1 or not sys.executable or run.ledger is None or not run.publishing:
            yield from in_turn(run, pack, tasks, most)
            return
        from docgen.parallel.team import Team  # subprocess: 4 ms

        team = Team(run, count)
        try:
            yield from team.through(pack, tasks)
        finally:
            team.close()

    return through
