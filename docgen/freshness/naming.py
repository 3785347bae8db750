"""The published documents that a person may mean by a name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docgen.diagnostics import Diagnostic, FileLocation
from docgen.formats.text import folded
from docgen.freshness.fingerprint import key_of
from docgen.freshness.ledger import Ledger


def documents_named(ledger: Ledger, name: str) -> tuple[str, ...]:
    """By a path (in the outbox, or to it from here), a file name, a mapping's name, or the title that
    `docgen build` prints."""
    place = folded(key_of(Path(name), ledger.store.outbox))
    wanted = folded(name.replace("\\", "/"))
    wanted = wanted.removeprefix("outbox/")
    called = {
        record.path: (folded(record.document), folded(record.title))
        for record in ledger.state.documents.values()
    }
    found = []
    for path in dict.fromkeys((*ledger.history.documents(), *called)):
        own = folded(path)
        file = own.rpartition("/")[2]
        if own in (wanted, place):
            return (path,)
        if wanted in (file, file.rpartition(".")[0], *called.get(path, ())):
            found.append(path)
    return tuple(found)


def ambiguous(name: str, found: Sequence[str], outbox: Path) -> Diagnostic:
    """The problem where a name means several documents."""
    args = {"name": name, "found": ", ".join(found), "example": found[0]}
    return Diagnostic(code="document-ambiguous", location=FileLocation(path=outbox), args=args)
