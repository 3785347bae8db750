"""A report as JSON, for programs."""

from __future__ import annotations

import json
from pathlib import Path

from docgen.catalogue import Language, hints, message
from docgen.console.places import as_json, relative
from docgen.diagnostics import Diagnostic
from docgen.pipeline.report import Changed, Outcome, Report


def as_text(report: Report, root: Path, language: Language) -> str:
    """The lists `documents`, `diagnostics`, `accepted` and `changes`, and `notes` where there are any.

    Paths are relative to the project where they lie in it.
    """
    content = {
        "documents": [_document(item, root) for item in report.documents],
        "diagnostics": [_diagnostic(item, root, language) for item in report.diagnostics],
        "accepted": [_accepted(item, root, language) for item in report.accepted],
        "changes": [_changed(item, root) for item in report.changes],
        **({"notes": [_diagnostic(item, root, language) for item in report.notes]} if report.notes else {}),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _document(item: Outcome, root: Path) -> dict[str, object]:
    return {
        "workbook": relative(item.workbook, root),
        "document": item.document,
        "path": relative(item.path, root) if item.path is not None else None,
        "outcome": item.outcome,
    }


def _changed(item: Changed, root: Path) -> dict[str, object]:
    change = item.change
    return {
        "workbook": relative(item.workbook, root),
        "cell": change.place,
        "label": change.label,
        "old": change.old,
        "new": change.new,
        "documents": None
        if change.reaches is None
        else [{"document": reach.document, "places": reach.places} for reach in change.reaches],
    }


def _accepted(item: Diagnostic, root: Path, language: Language) -> dict[str, object]:
    why = item.explanation
    assert why is not None, "only what is explained is accepted"
    said = {"reason": why.reason, "by": why.by, "date": why.date, "location": as_json(why.location, root)}
    return _diagnostic(item, root, language) | {"explanation": said}


def _diagnostic(item: Diagnostic, root: Path, language: Language) -> dict[str, object]:
    mark = {"mark": item.mark, "figures": list(item.figures)} if item.mark else {}
    return mark | {
        "code": item.code,
        "severity": item.severity,
        "message": message(item, language),
        "location": as_json(item.location, root),
        "hints": list(hints(item, language)),
        "related": [{"role": other.role, **as_json(other.location, root)} for other in item.related],
    }
