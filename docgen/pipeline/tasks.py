"""What is asked for and what came of it: one run, one workbook of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from docgen.diagnostics import Diagnostics
from docgen.freshness.ledger import Ledger
from docgen.freshness.records import Change
from docgen.pipeline.project import Project
from docgen.pipeline.report import Outcome


class Run(Struct, frozen=True, kw_only=True):
    """What holds for every workbook of one run; without a ledger nothing is remembered.

    `read` is called when a workbook has been read.
    """

    project: Project
    only: tuple[str, ...] = ()
    draft: bool = False
    publishing: bool = False
    ledger: Ledger | None = None
    read: Callable[[], None] = lambda: None


class Task(Struct, frozen=True):
    """A workbook, and the name of its folder in the outbox."""

    path: Path
    folder: str


class Made(Struct, frozen=True):
    """What came of a workbook: its documents, all problems, the figures that changed, what could not be
    looked at."""

    task: Task
    documents: tuple[Outcome, ...] = ()
    problems: Diagnostics = ()
    changes: tuple[Change, ...] = ()
    notes: Diagnostics = ()
