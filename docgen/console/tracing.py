"""What `docgen trace`, `verify` and `diff` found, for a person, for grep or for a program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from docgen.catalogue import Language, hints, message
from docgen.console import human, tracing_json
from docgen.console.places import relative
from docgen.console.tracing_json import Result
from docgen.console.words import WORDS
from docgen.diagnostics import Diagnostic, FileLocation
from docgen.diff.documents import DiffReport
from docgen.pipeline.report import Report
from docgen.trace.compare import Finding
from docgen.trace.figures import Figure
from docgen.trace.listing import TraceReport
from docgen.trace.verify import VerifyReport
from docgen.trace.words import figure_place, near, place_text, quoted, rounding_text, source_text

_WORDS: Mapping[Language, Mapping[str, str]] = {
    "vi": {
        "from": "lập từ",
        "figures": "{count} số liệu, trong đó {printed} có in ra.",
        "expression": "biểu thức",
        "rules": "quy tắc",
        "verified": "{same} số liệu khớp, {changed} khác, {outdated} đã cũ, {gone} mất, {typed} ghi thêm.",
        "changed": "{old} -> {new}",
        "added": "thêm: {new}",
        "removed": "bỏ: {old}",
        "nothing": "(không có)",
        "changes": "{count} số liệu thay đổi.",
        "written": "đã ghi văn bản so sánh",
    },
    "en": {
        "from": "made from",
        "figures": "{count} figures, {printed} of them printed.",
        "expression": "expression",
        "rules": "rules",
        "verified": "{same} figures agree, {changed} differ, {outdated} are old, {gone} gone, {typed} typed.",
        "changed": "{old} -> {new}",
        "added": "added: {new}",
        "removed": "removed: {old}",
        "nothing": "(nothing)",
        "changes": "{count} figures changed.",
        "written": "comparison written",
    },
}


def written(result: Result, root: Path, form: str, language: Language) -> str:
    """The result as text: `human`, `short` (a line a figure) or `json`."""
    if form == "json":
        return tracing_json.as_text(result, root, language)
    lines = list(_lines(result, root, language, brief=form == "short"))
    found = Report(diagnostics=result.diagnostics)
    told = human.short(found, root, language) if form == "short" else ""
    if form != "short" and result.diagnostics:
        told = human.human(found, root, language)
    return told + "".join(f"{line}\n" for line in lines)


def as_diagnostic(finding: Finding, copy: Path) -> Diagnostic | None:
    """What a copy says of a figure as a problem; None where it agrees."""
    if finding.severity is None:
        return None
    figure = finding.figure
    location = figure.sources[0].cell if figure and figure.sources else FileLocation(path=copy)
    args = {"says": finding.says, "expected": finding.expected}
    code = f"figure-{finding.status}"
    return Diagnostic(code=code, location=location, args=args, severity=finding.severity)


def _lines(result: Result, root: Path, language: Language, *, brief: bool) -> Iterator[str]:
    if isinstance(result, TraceReport):
        yield from _trace(result, root, language, brief=brief)
    elif isinstance(result, VerifyReport):
        yield from _verify(result, root, language, brief=brief)
    else:
        yield from _diff(result, root, language, brief=brief)


def _trace(result: TraceReport, root: Path, language: Language, *, brief: bool) -> Iterator[str]:
    words = _WORDS[language]
    for item in result.documents:
        head = f"{item.document.name}  ({words['from']} {relative(item.document.workbook, root)})"
        if not brief:
            yield head
        for figure in item.figures:
            if brief:
                cells = ", ".join(f"{source.cell.sheet}!{source.cell.cell}" for source in figure.sources)
                place = figure_place(figure, language)
                yield f"{item.document.name}: {place}: {quoted(figure.text)} <- {cells}"
            else:
                yield from _figure(figure, language)
        if not brief:
            printed = sum(bool(figure.text) for figure in item.figures)
            yield words["figures"].format(count=len(item.figures), printed=printed) + "\n"


def _figure(figure: Figure, language: Language) -> Iterator[str]:
    words = _WORDS[language]
    yield f"  {figure_place(figure, language)}: {rounding_text(figure, language)}"
    for source in figure.sources:
        yield f"    {source_text(source, language)}"
    if figure.expression:
        yield f"    {words['expression']}: {figure.expression}"
    if figure.rules:
        yield f"    {words['rules']}: {', '.join(figure.rules)}"


def _verify(result: VerifyReport, root: Path, language: Language, *, brief: bool) -> Iterator[str]:
    words = _WORDS[language]
    for finding in result.findings:
        problem = as_diagnostic(finding, result.copy)
        if problem is None:
            continue
        place = place_text(finding.place, language)
        cell = _cell(finding.figure)
        told = f"{WORDS[language][problem.severity]}[{problem.code}] {cell}{message(problem, language)}"
        if brief:
            yield f"{relative(result.copy, root)}: {place}: {told}"
            continue
        yield told
        around = near(finding.around, finding.says or finding.expected)
        yield f'  --> {relative(result.copy, root)}  {place}  "{around}"'
        for hint in hints(problem, language):
            yield f"  {WORDS[language]['hint']}: {hint}"
        yield ""
    if result.origin is not None and not brief:
        yield f"{result.origin.name}  ({words['from']} {relative(result.origin.workbook, root)})"
        counts = Counter(finding.status for finding in result.findings)
        kinds = {kind: counts[kind] for kind in ("same", "changed", "outdated", "gone", "typed")}
        yield words["verified"].format(**kinds)


def _cell(figure: Figure | None) -> str:
    if figure is None or not figure.sources:
        return ""
    cell = figure.sources[0].cell
    return f"{cell.sheet}!{cell.cell}: "


def _diff(result: DiffReport, root: Path, language: Language, *, brief: bool) -> Iterator[str]:
    words = _WORDS[language]
    for change in result.changes:
        old, new = (quoted(text) or words["nothing"] for text in (change.old, change.new))
        told = words[change.kind].format(old=old, new=new)
        place = place_text(change.place, language)
        if brief:
            yield f"{relative(result.new, root)}: {place}: {told}"
        else:
            yield f"  {place}: {told}"
            if change.kind == "changed":
                yield f'    "{near(change.around, change.new)}"'
    if not brief and not result.diagnostics:
        yield words["changes"].format(count=len(result.changes))
    if result.output is not None:
        yield f"{words['written']}: {relative(result.output, root)}"
