"""`docgen check --annotate OUT`: what a check found, written into a copy of the workbook or template."""

from __future__ import annotations

import zipfile
from pathlib import Path

from msgspec.structs import replace

from docgen.catalogue import Language
from docgen.diagnostics import Diagnostic, FileLocation
from docgen.pipeline.project import Project, workbooks_in
from docgen.pipeline.report import Report
from docgen.publish.atomic import publish


def with_annotated(
    report: Report, project: Project, workbooks: tuple[Path, ...], out: Path, language: Language = "vi"
) -> Report:
    """The report of a check, after its findings were written into OUT.

    OUT.xlsx is a copy of the one workbook that was checked, OUT.docx of the one template that findings
    point at.  The originals are never touched; a file that is no annotated copy is never overwritten.
    """
    out = out.absolute()
    sources = tuple(path.absolute() for path in workbooks) or workbooks_in(project.inbox)
    if out.suffix.lower() == ".docx":
        sources = tuple(sorted(project.templates.glob("*.docx")))
        named = [path for path in sources if path.stem == out.stem] or list(_pointed_at(report, sources))
    else:
        named = list(sources)
    problem = _obstacle(named, out, project)
    if problem is not None:
        return _joined(report, problem)
    return _written(report, named[0], out, project, language)


def _pointed_at(report: Report, templates: tuple[Path, ...]) -> tuple[Path, ...]:
    places = {
        path for item in report.diagnostics if (path := getattr(item.location, "template", None)) is not None
    }
    return tuple(path for path in templates if path in places)


def _obstacle(sources: list[Path], out: Path, project: Project) -> Diagnostic | None:
    if len(sources) != 1:
        args = {"count": str(len(sources))}
        return Diagnostic(code="annotate-one-file", location=FileLocation(path=out), args=args)
    folders = (project.inbox, project.templates, project.mappings)
    if out == sources[0] or any(folder == out.parent or folder in out.parents for folder in folders):
        return Diagnostic(code="annotate-among-originals", location=FileLocation(path=out))
    if out.exists() and not _is_copy(out):
        return Diagnostic(code="annotate-exists", location=FileLocation(path=out))
    return None


def _written(report: Report, source: Path, out: Path, project: Project, language: Language) -> Report:
    from docgen.annotating.explanations import prepared
    from docgen.annotating.template import annotate_template
    from docgen.annotating.workbook import annotate_workbook

    try:
        if out.suffix.lower() == ".docx":
            content = annotate_template(source, report.diagnostics, language)
        else:
            rows = prepared(project, source, report.diagnostics)
            content = annotate_workbook(source.read_bytes(), source, report.diagnostics, language, rows)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, SyntaxError, zipfile.BadZipFile):
        # no workbook at all, which has a diagnostic already (SyntaxError: lxml's XMLSyntaxError is one)
        return _joined(report, Diagnostic(code="annotate-impossible", location=FileLocation(path=source)))
    _, problems = publish(content, out)
    return _joined(report, *problems)


def _is_copy(path: Path) -> bool:
    """Whether a file was made here: the parts of the findings tell."""
    try:
        with zipfile.ZipFile(path) as archive:
            return any(_OWN_PART in name.casefold() for name in archive.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


_OWN_PART = "docgen"  # docgen-findings.xml in a workbook, commentsDocgen1.xml in a template


def _joined(report: Report, *problems: Diagnostic) -> Report:
    return replace(report, diagnostics=(*report.diagnostics, *problems))
