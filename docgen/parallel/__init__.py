"""Many workbooks on all cores: processes that each make the documents of one workbook after the other.

Processes, not threads: what takes time is Python's own work.
"""

from __future__ import annotations

import os
import sys

from docgen.pipeline.build import Hands, InTurn, Through
from docgen.pipeline.tasks import Run

_WORTH = 8  # workbooks: a process takes as long to start as ten take to make


def cores() -> int:
    """How many processes can work at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def on_cores(jobs: int = 0) -> Through:
    """Takes workbooks through all stages in as many processes (0: one for each core)."""
    jobs = jobs or cores()

    def through(run: Run, most: int) -> Hands:
        count = min(jobs, most // _WORTH + 1) - 1
        if count < 1 or not sys.executable or run.ledger is None or not run.publishing:
            return InTurn(run, most)
        from docgen.parallel.team import Team  # subprocess: 4 ms

        return Team(run, run.ledger, count)

    return through
