"""A document under the name that its mapping gave it before; nobody but a person removes it."""

from __future__ import annotations

from pathlib import Path

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation
from docgen.freshness.attempts import LEFT_BEHIND
from docgen.freshness.fingerprint import Prints
from docgen.freshness.reasons import reasons
from docgen.freshness.records import DocumentRecord


def left_behind(record: DocumentRecord, inputs: Prints, target: Path, outbox: Path) -> Diagnostics:
    """The last version, where it lies under another name than the new one because the mapping changed.

    A name that changed with the workbook alone (another period) belongs to another document.
    """
    old = outbox / record.path
    if old == target or not old.is_file():
        return ()
    if "mapping-changed" not in reasons(record, "same", record.workbook_sha256, inputs, record.version):
        return ()
    args = {"name": target.name}
    location = FileLocation(path=old)
    return (Diagnostic(code=LEFT_BEHIND, location=location, args=args, severity="warning"),)
