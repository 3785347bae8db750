"""`docgen build --lint`: the layout of each document that was made or is up to date."""

from __future__ import annotations

from msgspec.structs import replace

from docgen.lint.command import lint_files
from docgen.pipeline.project import Project
from docgen.pipeline.report import Report


def with_layout(report: Report, project: Project) -> Report:
    """The report with what is wrong with the layout of its documents."""
    made = [item for item in report.documents if item.outcome in ("published", "unchanged")]
    paths = [item.path for item in made if item.path is not None]
    found = lint_files(paths, project=project.root).diagnostics if paths else ()
    return replace(report, diagnostics=(*report.diagnostics, *found))
