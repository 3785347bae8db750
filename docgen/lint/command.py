"""`docgen lint`: any Word documents against the layout a decree asks for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docgen.diagnostics import Diagnostics, has_errors
from docgen.pipeline.report import Outcome, Report

RULES = Path("templates") / "the-thuc" / "nghi-dinh-30-2020.yaml"


def lint_files(paths: Iterable[Path], rules: Path | None = None) -> Report:
    """The findings in each document.

    `rules` is the rules file; without one, that of the project in the working folder (templates/the-thuc/).
    """
    from docgen.lint.rules_file import read_rules

    known, problems = read_rules((rules or RULES).absolute())
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
