"""Files in the inbox that somebody may take for workbooks that docgen works on, and that are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation, Related
from docgen.pipeline.project import WORKBOOK_ENDINGS, Project, twins_in, workbooks_in
from docgen.watch.ignored import passed_over
from docgen.watch.reaching import is_folder, why_closed

_TEXTS = frozenset({".csv", ".tsv"})
_NAMED = 3  # workbooks of a folder


def unused_files(project: Project) -> Diagnostics:
    """What is told of them: names taken twice, copies in conflict, tables as text, workbooks in folders."""
    try:
        paths = sorted(project.inbox.iterdir())
    except OSError:
        return ()
    return (*named_twice_problems(twins_in(project.inbox)), *(found for path in paths for found in _of(path)))


def closed_folders(project: Project, workbooks: Iterable[Path] = ()) -> Diagnostics:
    """The inbox where it cannot be listed: an error, for nothing in it is seen.

    Only a warning for the folders of workbooks that were named: those are made all the same, but what they
    are compared with is not seen.
    """
    folders = dict.fromkeys(path.absolute().parent for path in workbooks)
    reasons = {folder: why_closed(folder) for folder in folders or (project.inbox,)}
    return tuple(
        Diagnostic(
            code="folder-closed",
            location=FileLocation(path=folder),
            args={"reason": reason},
            severity="warning" if folders else "error",
        )
        for folder, reason in reasons.items()
        if reason
    )


def named_twice_problems(twice: Mapping[Path, Path]) -> Diagnostics:
    """An error for each workbook that is passed over, since another one has its name."""
    return tuple(
        Diagnostic(
            code="workbook-named-twice",
            location=FileLocation(path=path),
            related=(Related(role="same", location=FileLocation(path=first)),),
        )
        for path, first in twice.items()
    )


def _of(path: Path) -> Iterator[Diagnostic]:
    why = passed_over(path.name)
    ending = path.suffix.lower()
    if why == "conflict" and ending in WORKBOOK_ENDINGS:
        yield _told("workbook-in-conflict", path)
    elif why == "" and ending in _TEXTS:
        yield _told("workbook-as-text", path)
    elif why == "" and is_folder(path):
        names = [inner.name for inner in workbooks_in(path)]  # none where it may not be listed
        if names:
            shown = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
            yield _told("workbook-in-subfolder", path, count=str(len(names)), names=shown)


def _told(code: str, path: Path, **args: str) -> Diagnostic:
    return Diagnostic(code=code, location=FileLocation(path=path), args=args, severity="warning")
