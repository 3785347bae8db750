"""The work of a process that was started beside another: workbooks come in, answers go out."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextlib import suppress

from docgen.collecting import seldom
from docgen.parallel.messages import Answer, Setup
from docgen.pipeline.build import neighbours
from docgen.pipeline.loading import load_pack
from docgen.pipeline.making import make
from docgen.pipeline.remembering import ledger_of
from docgen.pipeline.tasks import Run, Task


def serve() -> None:
    """Serve until there is no more."""
    seldom()
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that was started
    incoming = sys.stdin.buffer
    outgoing = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing that is printed gets between the answers
    try:
        setup: Setup = pickle.load(incoming)  # noqa: S301  # from the process that started this one
    except EOFError:  # which was interrupted before it had read the form pack
        return
    ledger = ledger_of(setup.project, kept=setup.kept, force=setup.force, apart=True)
    if ledger.pack != setup.pack:  # it was changed a moment ago: whoever began with the old one goes on
        return
    run = Run(project=setup.project, only=setup.only, draft=setup.draft, publishing=True, ledger=ledger)
    pack = load_pack(setup.project, setup.only)
    if not ledger.is_of(pack.files):
        return
    around = neighbours(run, pack)
    while True:
        try:
            task: Task = pickle.load(incoming)  # noqa: S301  # likewise
        except EOFError:
            return
        made = make(run, pack, task, around)
        pickle.dump(Answer(made, ledger.learned()), outgoing)
        outgoing.flush()
