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

from docgen.version import VERSION

TYPE_CHECKING = False  # that of `typing`: what is imported here delays the program and its Ctrl-C
if TYPE_CHECKING:
    from pathlib import Path

    from docgen.pipeline.report import Report

__version__ = VERSION
__all__ = ["__version__", "build", "check", "render"]

AnyPath = str | PathLike[str]


def build(
    project: AnyPath = ".",
    workbooks: AnyPath | Iterable[AnyPath] = (),
    *,
    outbox: AnyPath | None = None,
    only: str | Iterable[str] = (),
    draft: bool = False,
    force: bool = False,
    jobs: int = 0,
) -> Report:
    """Make the documents of the given workbooks (or one), or of every workbook of the project's inbox.

    only: names of documents (their mapping's file name without ending); draft: missing figures print as
    a visible mark instead of rejecting the document; force: make again what is up to date; jobs: how many
    processes may work on many workbooks (0: one for each core).
    """
    from pathlib import Path

    from docgen.parallel import on_cores
    from docgen.pipeline.build import build as run
    from docgen.pipeline.project import project_at
    from docgen.pipeline.remembering import ledger_of

    place = project_at(Path(project), Path(outbox) if outbox is not None else None)
    ledger, through = ledger_of(place, force=force), on_cores(jobs)
    return run(place, _paths(workbooks), only=_names(only), draft=draft, ledger=ledger, through=through)


def check(
    project: AnyPath = ".", workbooks: AnyPath | Iterable[AnyPath] = (), *, only: str | Iterable[str] = ()
) -> Report:
    """All that `build` does, except publishing."""
    from pathlib import Path

    from docgen.pipeline.build import check as run
    from docgen.pipeline.project import project_at

    return run(project_at(Path(project)), _paths(workbooks), only=_names(only))


def render(template: AnyPath, context: AnyPath, output: AnyPath) -> Report:
    """Fill a docxtpl template with the values of a JSON file and publish the document."""
    from pathlib import Path

    from docgen.pipeline.plain import render_plain

    return render_plain(Path(template).absolute(), Path(context).absolute(), Path(output).absolute())


def _paths(given: AnyPath | Iterable[AnyPath]) -> tuple[Path, ...]:
    """One path is one workbook: a text would otherwise be taken for a list of its letters."""
    from pathlib import Path

    return (Path(given),) if isinstance(given, str | PathLike) else tuple(map(Path, given))


def _names(given: str | Iterable[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)
