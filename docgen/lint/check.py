"""One document against the rules: all the checks."""

from __future__ import annotations

from pathlib import Path

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation
from docgen.lint.body import check_body
from docgen.lint.findings import Findings
from docgen.lint.labels import lay_out
from docgen.lint.lists import check_lists
from docgen.lint.look import check_looks
from docgen.lint.pages import check_pages
from docgen.lint.presence import check_appendices, check_presence
from docgen.lint.reading import read_document
from docgen.lint.rules import Rules
from docgen.lint.seen import Document
from docgen.lint.strokes import check_lines
from docgen.lint.surface import check_surface, check_tables
from docgen.word.package import read_package


def lint_document(path: Path, rules: Rules, content: bytes | None = None) -> Diagnostics:
    """What in the .docx at `path` (or in `content`) is not as the rules say.

    A file that cannot be read as a Word document is one finding.
    """
    members, _, problems = read_package(path, content)
    if members is None:
        return tuple(_refused(problem) for problem in problems)
    try:
        document = read_document(members)
    except (ValueError, KeyError, RecursionError):  # not XML, no body, nested beyond reason
        return (Diagnostic(code="docx-not-word", location=FileLocation(path=path)),)
    return check_document(document, path, rules)


def check_document(document: Document, path: Path, rules: Rules) -> Diagnostics:
    """The findings in a document that was read, in the order of the checks."""
    findings = Findings(path=path, rules=rules)
    layout = lay_out(document, rules)
    check_pages(layout, rules, findings)
    check_presence(layout, rules, findings)
    check_looks(layout, findings)
    check_lines(layout, rules, findings)
    check_body(layout, findings)
    check_lists(layout, findings)
    check_appendices(layout, findings)
    check_tables(layout, rules, findings)
    check_surface(layout, rules, findings)
    return findings.diagnostics()


_REFUSALS = {
    "template-missing": "file-not-found",
    "template-unreadable": "docx-unreadable",
    "template-encrypted": "docx-encrypted",
    "template-old-word": "docx-old-word",
}


def _refused(problem: Diagnostic) -> Diagnostic:
    """The package's own words speak of a template; here it is any document."""
    code = _REFUSALS.get(problem.code, "docx-not-word")
    args = {"reason": problem.args["reason"]} if code == "docx-unreadable" else {}
    return Diagnostic(code=code, location=problem.location, args=args)
