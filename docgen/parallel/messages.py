"""What a process that makes documents and the one that started it tell each other."""

from __future__ import annotations

from msgspec import Struct

from docgen.freshness.store import Learned
from docgen.pipeline.project import Project
from docgen.pipeline.tasks import Made


class Setup(Struct, frozen=True, kw_only=True):
    """What a process is told first; `pack` is the hash of the form pack that it must find."""

    project: Project
    only: tuple[str, ...]
    draft: bool
    kept: int
    force: bool
    pack: str


class Answer(Struct, frozen=True):
    """What a process tells of one workbook: what came of it, and what the ledger is to remember."""

    made: Made
    learned: Learned
