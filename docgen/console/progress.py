"""A progress bar on long work, on a terminal only, so that nothing else is mixed into the output."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from docgen.catalogue import Language
from docgen.pipeline.project import Project, workbooks_in
from docgen.pipeline.report import Outcome

_LONG = 4  # workbooks; fewer are done before a bar could be read

_WORDS = {"vi": "Đang lập văn bản", "en": "Making documents"}


@contextmanager
def progress(
    project: Project, workbooks: tuple[Path, ...], language: Language, *, wanted: bool
) -> Iterator[Callable[[Outcome], None]]:
    """Gives what `build` is to call with each outcome; on a terminal, and for long work, it shows a bar."""
    count = len(workbooks) or len(workbooks_in(project.inbox))
    if not wanted or count < _LONG or not sys.stderr.isatty():
        yield lambda _: None
        return
    seen: set[Path] = set()
    with click.progressbar(length=count, label=_WORDS[language], file=sys.stderr) as bar:

        def told(outcome: Outcome) -> None:
            if outcome.workbook not in seen:
                seen.add(outcome.workbook)
                bar.update(1, None)

        yield told
