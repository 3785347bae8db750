"""Copies of documents that show an earlier version; the figures in them may be sent by mistake."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from docgen.diagnostics import Diagnostic, FileLocation
from docgen.freshness.copies import Copies
from docgen.pipeline.report import Report


def with_outdated_copies(report: Report, outbox: Path) -> Report:
    """The report of a build, with a warning for each copy that shows another version of its document.

    They are not removed: a signed scan may lie there under the same name.
    """
    documents = [item.path for item in report.documents if item.path and item.outcome != "rejected"]
    told = [
        Diagnostic(code="copy-outdated", location=FileLocation(path=copy), severity="warning")
        for copy in Copies(outbox).outdated(documents)
    ]
    return replace(report, diagnostics=(*report.diagnostics, *told)) if told else report
