"""`docgen lint`: any Word documents against the layout a decree asks for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation, has_errors
from docgen.pipeline.report import Outcome, Report

RULES = Path("templates") / "the-thuc" / "nghi-dinh-30-2020.yaml"


def lint_files(paths: Iterable[Path], rules: Path | None = None, *, project: Path = Path()) -> Report:
    """The findings in each document.

    `rules` is the rules file; without one, that of the project (templates/the-thuc/), which is by default
    the working folder.
    """
    from docgen.lint.rules_file import read_rules

    path = (rules or project / RULES).absolute()
    if rules is None and not path.is_file():
        return Report(
            diagnostics=(Diagnostic(code="layout-rules-missing", location=FileLocation(path=path)),)
        )
    known, problems = read_rules(path)
    if known is None:
        return Report(diagnostics=problems)
    from docgen.lint.check import lint_document

    outcomes: list[Outcome] = []
    found: Diagnostics = ()
    for path in paths:
        own = lint_document(path.absolute(), known)
        outcomes.append(
            Outcome(
                workbook=path.absolute(),
                document=path.stem,
                title=path.name,
                path=path.absolute(),
                outcome="faulty" if has_errors(own) else "checked",
            )
        )
        found = (*found, *own)
    return Report(documents=tuple(outcomes), diagnostics=found)
