"""Copies of documents that show an earlier version; the figures in them may be sent by mistake."""

from __future__ import annotations

from msgspec.structs import replace

from docgen.diagnostics import Diagnostic, FileLocation
from docgen.pipeline.report import Report
from docgen.publish.copies import outdated_copies


def with_outdated_copies(report: Report) -> Report:
    """The report of a build, with a warning for each copy that is older than its document.

    They are not removed: a signed scan may lie there under the same name.
    """
    documents = [item.path for item in report.documents if item.path and item.outcome != "rejected"]
    told = [
        Diagnostic(code="copy-outdated", location=FileLocation(path=copy), severity="warning")
        for copy in outdated_copies(documents)
    ]
    return replace(report, diagnostics=(*report.diagnostics, *told)) if told else report
