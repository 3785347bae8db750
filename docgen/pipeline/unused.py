"""Files in the inbox that somebody may take for workbooks that docgen works on, and that are none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation, Related
from docgen.pipeline.project import WORKBOOK_ENDINGS, Project, twins_in, workbooks_in
from docgen.watch.ignored import passed_over

_TEXTS = frozenset({".csv", ".tsv"})
_NAMED = 3  # workbooks of a folder


def unused_files(project: Project) -> Diagnostics:
    """What is told of them: names taken twice, copies in conflict, tables as text, workbooks in folders."""
    try:
        paths = sorted(project.inbox.iterdir())
    except OSError:
        return ()
    return (*named_twice_problems(twins_in(project.inbox)), *(found for path in paths for found in _of(path)))


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
    elif why == "" and path.is_dir():
        with suppress(OSError):  # a folder that may not be listed holds nothing for us
            names = [inner.name for inner in workbooks_in(path)]
            if names:
                shown = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
                yield _told("workbook-in-subfolder", path, count=str(len(names)), names=shown)


def _told(code: str, path: Path, **args: str) -> Diagnostic:
    return Diagnostic(code=code, location=FileLocation(path=path), args=args, severity="warning")
