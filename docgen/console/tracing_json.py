"""What `docgen trace`, `verify` and `diff` found as JSON, for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docgen.catalogue import Language
from docgen.console import machine
from docgen.console.places import as_json, relative
from docgen.diff.changes import Change
from docgen.diff.documents import DiffReport
from docgen.diff.lines import Place
from docgen.pipeline.report import Report
from docgen.trace.compare import Finding
from docgen.trace.figures import Figure
from docgen.trace.listing import TraceReport
from docgen.trace.verify import VerifyReport

Result = TraceReport | VerifyReport | DiffReport


def as_text(result: Result, root: Path, language: Language) -> str:
    """`{"ok": ..., "diagnostics": [...], ...}`; paths relative to the project where they lie in it."""
    return json.dumps(_data(result, root, language), ensure_ascii=False, indent=2) + "\n"


def _data(result: Result, root: Path, language: Language) -> dict[str, Any]:
    told = json.loads(machine.as_text(Report(diagnostics=result.diagnostics), root, language))
    found: dict[str, Any] = {"ok": result.ok, "diagnostics": told["diagnostics"]}
    if isinstance(result, TraceReport):
        return found | {
            "cell": result.cell,
            "documents": [
                {
                    "workbook": relative(item.document.workbook, root),
                    "document": item.document.document,
                    "name": item.document.name,
                    "figures": [figure_data(figure, root) for figure in item.figures],
                }
                for item in result.documents
            ],
        }
    if isinstance(result, VerifyReport):
        origin = result.origin
        return found | {
            "copy": relative(result.copy, root),
            "workbook": relative(origin.workbook, root) if origin else None,
            "document": origin.document if origin else None,
            "findings": [_finding_data(item, root) for item in result.findings],
        }
    return found | {
        "old": relative(result.old, root),
        "new": relative(result.new, root),
        "output": relative(result.output, root) if result.output else None,
        "changes": [change_data(change) for change in result.changes],
    }


def change_data(change: Change) -> dict[str, Any]:
    """A changed figure as JSON has it."""
    facts = {"kind": change.kind, "old": change.old, "new": change.new, "around": change.around}
    return facts | {"place": _place_data(change.place)}


def figure_data(figure: Figure, root: Path) -> dict[str, Any]:
    """A figure as JSON has it."""
    declared = figure.declared
    return {
        "text": figure.text,
        "kind": figure.kind,
        "raw": figure.raw,
        "rounding": {"kind": figure.rounding.kind, "decimals": figure.rounding.decimals},
        "place": {"part": "properties"} if figure.in_properties else _place_data(figure.place),
        "around": figure.around,
        "expression": figure.expression,
        "sources": [
            {**as_json(source.cell, root), "name": source.name, "raw": source.raw}
            for source in figure.sources
        ],
        "declared": as_json(declared, root) if declared else None,
        "rules": list(figure.rules),
    }


def _finding_data(item: Finding, root: Path) -> dict[str, Any]:
    return {
        "status": item.status,
        "severity": item.severity,
        "says": item.says,
        "expected": item.expected,
        "place": _place_data(item.place),
        "around": item.around,
        "figure": figure_data(item.figure, root) if item.figure else None,
    }


def _place_data(place: Place) -> dict[str, Any]:
    facts = {"paragraph": place.paragraph, "table": place.table, "row": place.row, "column": place.column}
    return {"part": place.part, **{name: number for name, number in facts.items() if number}}
