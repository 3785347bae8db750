"""A report in one of the three forms a person or a program can ask for."""

from __future__ import annotations

from pathlib import Path

from docgen.catalogue import Language
from docgen.console import human
from docgen.pipeline.report import Report


def written(report: Report, root: Path, form: str, language: Language) -> str:
    """The report as text: `human`, `short` (a line a problem) or `json`."""
    if form == "json":
        from docgen.console import machine  # json: 2 ms

        return machine.as_text(report, root, language)
    return human.short(report, root, language) if form == "short" else human.human(report, root, language)
