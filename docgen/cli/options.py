"""What several commands share: their options, and how they print and end."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from docgen.catalogue import Language
    from docgen.pipeline.report import Report

PROBLEMS = 1  # the exit code of problems in the user's files

Command = TypeVar("Command", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)


def shared_options(command: Command) -> Command:
    """The options of every command that works on a project."""
    for option in (
        click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help="Language of messages."),
        click.option(
            "--format",
            "form",
            type=click.Choice(["human", "short", "json"]),
            default="human",
            help="How to print the outcome.",
        ),
        click.option("--only", multiple=True, metavar="DOCUMENT", help="Only this document (repeatable)."),
        click.option("--outbox", type=PATH, help="Where documents go (default: outbox/ of the project)."),
        click.option(
            "--project", type=PATH, default=Path(), help="The project's folder (default: this one)."
        ),
    ):
        command = option(command)
    return command


def document_options(command: Command) -> Command:
    """The options of the commands that look at documents that were made."""
    for option in (
        click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help="Language of messages."),
        click.option("--format", "form", type=click.Choice(["human", "short", "json"]), default="human"),
        click.option("--outbox", type=PATH, help="Where documents lie (default: outbox/ of the project)."),
        click.option(
            "--project", type=PATH, default=Path(), help="The project's folder (default: this one)."
        ),
    ):
        command = option(command)
    return command


def print_report(report: Report, root: Path, form: str, lang: Language) -> None:
    """Print a report in the form asked for, and end with 1 where a document was stopped."""
    from docgen.console.report import written

    click.echo(written(report, root, form, lang), nl=False)
    if not report.ok:
        sys.exit(PROBLEMS)


def print_traced(found: Any, root: Path, form: str, lang: Language) -> None:
    """Print what was traced, and end with 1 where something is wrong."""
    from docgen.console.tracing import written

    click.echo(written(found, root, form, lang), nl=False)
    if not found.ok:
        sys.exit(PROBLEMS)
