"""docgen: one workbook in, official Word documents out.

    >>> import docgen
    >>> report = docgen.build("path/of/the/project")
    >>> [outcome.path for outcome in report.documents]

`build` makes the documents, `check` does all but publishing, `render` fills any docxtpl template from plain
values.  Each returns a Report; a mistake in a user's file is a Diagnostic in it, never an exception.
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.version import VERSION

if TYPE_CHECKING:
    from docgen.pipeline.report import Report

__version__ = VERSION
__all__ = ["__version__", "build", "check", "render"]

AnyPath = str | PathLike[str]


def build(
    project: AnyPath = ".",
    workbooks: Iterable[AnyPath] = (),
    *,
    outbox: AnyPath | None = None,
    only: Iterable[str] = (),
    draft: bool = False,
    force: bool = False,
    jobs: int = 0,
) -> Report:
    """Make the documents of the given workbooks, or of every workbook of the project's inbox.

    only: names of documents (their mapping's file name without ending); draft: missing figures print as
    a visible mark instead of rejecting the document; force: make again what is up to date; jobs: how many
    processes may work on many workbooks (0: one for each core).
    """
    from docgen.parallel import on_cores
    from docgen.pipeline.build import build as run
    from docgen.pipeline.project import project_at
    from docgen.pipeline.remembering import ledger_of

    place = project_at(Path(project), Path(outbox) if outbox is not None else None)
    paths = tuple(Path(path) for path in workbooks)
    ledger, through = ledger_of(place, force=force), on_cores(jobs)
    return run(place, paths, only=tuple(only), draft=draft, ledger=ledger, through=through)


def check(project: AnyPath = ".", workbooks: Iterable[AnyPath] = (), *, only: Iterable[str] = ()) -> Report:
    """All that `build` does, except publishing."""
    from docgen.pipeline.build import check as run
    from docgen.pipeline.project import project_at

    return run(project_at(Path(project)), tuple(Path(path) for path in workbooks), only=tuple(only))


def render(template: AnyPath, context: AnyPath, output: AnyPath) -> Report:
    """Fill a docxtpl template with the values of a JSON file and publish the document."""
    from docgen.pipeline.plain import render_plain

    return render_plain(Path(template).absolute(), Path(context).absolute(), Path(output).absolute())
