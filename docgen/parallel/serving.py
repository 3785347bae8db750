"""The work of a process that was started beside another: workbooks come in, answers go out."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextlib import suppress

from msgspec import Struct

from docgen.collecting import seldom
from docgen.freshness.store import Learned
from docgen.pipeline.build import neighbours
from docgen.pipeline.loading import load_pack
from docgen.pipeline.making import Made, Run, Task, make
from docgen.pipeline.project import Project
from docgen.pipeline.remembering import ledger_of


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


def serve() -> None:
    """Serve until there is no more."""
    seldom()
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that was started
    incoming = sys.stdin.buffer
    outgoing = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing that is printed gets between the answers
    setup: Setup = pickle.load(incoming)  # noqa: S301  # from the process that started this one
    ledger = ledger_of(setup.project, kept=setup.kept, force=setup.force, apart=True)
    if ledger.pack != setup.pack:  # it was changed a moment ago: whoever began with the old one goes on
        return
    run = Run(project=setup.project, only=setup.only, draft=setup.draft, publishing=True, ledger=ledger)
    pack = load_pack(setup.project, setup.only)
    around = neighbours(run, pack)
    while True:
        try:
            task: Task = pickle.load(incoming)  # noqa: S301  # likewise
        except EOFError:
            return
        made = make(run, pack, task, around)
        pickle.dump(Answer(made, ledger.learned()), outgoing)
        outgoing.flush()
