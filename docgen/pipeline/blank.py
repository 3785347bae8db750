"""`docgen workbook`: a blank workbook made from the mappings, published like a document."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from docgen.authoring.workbook import blank_workbook
from docgen.diagnostics import Diagnostic, FileLocation, has_errors
from docgen.mapping.formulas import UNKNOWN
from docgen.mapping.reader import read_pack
from docgen.pipeline.pack import is_called
from docgen.pipeline.project import Project
from docgen.pipeline.report import Outcome, OutcomeKind, Report
from docgen.publish.atomic import Published, publish


def make_blank(project: Project, target: Path, only: tuple[str, ...] = ()) -> Report:
    """Write a blank workbook with every cell the mappings ask for.

    A workbook that lies there already is never overwritten: somebody may have filled it.  A formula that
    names no cell, of which documents are none the worse, is an error here.
    """
    mappings, found = read_pack(project.mappings, project.templates)
    problems = tuple(replace(item, severity="error") if item.code == UNKNOWN else item for item in found)
    wanted = tuple(
        mapping
        for mapping in mappings
        if not only or any(is_called(name, mapping.name, mapping.title) for name in only)
    )
    if has_errors(problems) or not wanted:
        return Report(diagnostics=problems)
    if target.exists():
        present = Diagnostic(code="workbook-exists", location=FileLocation(path=target))
        return Report(diagnostics=(*problems, present))
    result, more = publish(blank_workbook(wanted), target)
    kind: OutcomeKind = "published" if isinstance(result, Published) else "unchanged"
    if result is None:
        return Report(diagnostics=(*problems, *more))
    outcome = Outcome(workbook=target, document="workbook", title=target.name, path=target, outcome=kind)
    return Report(documents=(outcome,), diagnostics=(*problems, *more))
