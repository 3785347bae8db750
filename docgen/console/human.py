"""A report for a person: problems first, each with its places and what to do, then what was made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from docgen.catalogue import Language, hints, message
from docgen.console.changes import change_lines
from docgen.console.places import file_of, relative, short_place
from docgen.console.words import WORDS
from docgen.diagnostics import CellLocation, Diagnostic, Location, TemplateLocation
from docgen.pipeline.report import Report


def human(report: Report, root: Path, language: Language) -> str:
    """The whole report as text; errors before warnings, file by file."""
    ordered = sorted(report.diagnostics, key=lambda item: item.severity != "error")

    def of_file(path: Path) -> str:
        return f"{relative(path, root)}  " if several else ""

    several = len({item.workbook for item in report.documents}) > 1
    blocks = ["\n".join(_diagnostic(item, root, language)) for item in ordered]
    if any(item.mark for item in ordered):
        blocks.append(WORDS[language]["how_to_accept"])
    blocks.append("\n".join(_accepted(item, of_file, language) for item in report.accepted))
    blocks.append("\n".join(change_lines(report.changes, of_file, language)))
    blocks.append("\n".join(f"{WORDS[language]['note']}: {message(item, language)}" for item in report.notes))
    blocks.append("\n".join(_summary(report, root, language)))
    return "\n\n".join(block for block in blocks if block) + "\n"


def short(report: Report, root: Path, language: Language) -> str:
    """One line a problem, for editors and for grep."""
    lines = [
        f"{_file(item.location, root)}: {WORDS[language][item.severity]}[{item.code}] "
        f"{_at(item.location)}{message(item, language)}"
        for item in report.diagnostics
    ]
    return "".join(f"{line}\n" for line in lines)


def _diagnostic(item: Diagnostic, root: Path, language: Language) -> Iterator[str]:
    words = WORDS[language]
    yield f"{words[item.severity]}[{item.code}] {_at(item.location)}{message(item, language)}"
    yield f"  --> {_place(item.location, root, words['near'])}"
    for related in item.related:
        other = f" ({words['other_figures']})" if related.role == "explained" else ""
        yield f"    | {words[related.role]:<13} {_related(item.location, related.location, root)}{other}"
    for hint in hints(item, language):
        yield f"  {words['hint']}: {hint}"
    if item.mark:
        yield f"  {words['mark']}: {item.mark}"


def _accepted(item: Diagnostic, of_file: Callable[[Path], str], language: Language) -> str:
    """A warning that was explained, on one line: nothing is to be done about it."""
    why = item.explanation
    assert why is not None, "only what is explained is accepted"
    said = f"{why.reason}; {why.by}, {why.date}"
    word = WORDS[language]["accepted"]
    where = f"{of_file(file_of(item.location))}{_at(item.location)}"
    return f"{word}[{item.code}] {where}{message(item, language)} ({said})"


def _at(location: Location) -> str:
    if isinstance(location, CellLocation) and location.sheet:
        return f"{short_place(location, Path())}: "
    return ""


def _file(location: Location, root: Path) -> str:
    return short_place(location, root) if not isinstance(location, CellLocation) else _name(location, root)


def _name(location: Location, root: Path) -> str:
    return relative(file_of(location), root)


def _place(location: Location, root: Path, near: str) -> str:
    if isinstance(location, CellLocation):
        where = f"  {short_place(location, root)}" if location.sheet else ""
        return f"{_name(location, root)}{where}{_quoted(location.label)}"
    if isinstance(location, TemplateLocation):
        part = f"  {location.part}" if location.part else ""
        excerpt = f'  {near}: "{location.excerpt}"' if location.excerpt else ""
        return f"{_name(location, root)}{part}{excerpt}"
    return short_place(location, root)


def _related(main: Location, location: Location, root: Path) -> str:
    if isinstance(location, CellLocation):
        other = "" if file_of(main) == file_of(location) else f"{_name(location, root)}  "
        return f"{other}{short_place(location, root)}{_quoted(location.label)}"
    if isinstance(location, TemplateLocation) and location.excerpt:
        return f'{_name(location, root)}  "{location.excerpt}"'
    return short_place(location, root)


def _quoted(label: str) -> str:
    return f'  "{label}"' if label else ""


def _summary(report: Report, root: Path, language: Language) -> Iterator[str]:
    words = WORDS[language]
    for item in report.documents:
        path = relative(item.path, root) if item.path is not None else words["kept"]
        yield f"{words[item.outcome]}: {item.title}  ->  {path}"
    outcomes = Counter(item.outcome for item in report.documents)
    kinds = {kind: outcomes.get(kind, 0) for kind in ("published", "unchanged", "checked")}
    kinds["rejected"] = outcomes["rejected"] + outcomes["faulty"]
    if report.documents:
        key = "tested" if outcomes["checked"] or outcomes["faulty"] else "made"
        yield words[key].format(count=len(report.documents), **kinds)
    severities = Counter(item.severity for item in report.diagnostics)
    if report.diagnostics:
        yield words["found"].format(errors=severities["error"], warnings=severities["warning"])
    if report.accepted:
        yield words["found_accepted"].format(accepted=len(report.accepted))
