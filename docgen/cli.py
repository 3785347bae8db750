"""The command line: parse, call, print, exit.

Exit codes: 0 done, 1 problems in the user's files, 2 usage, 3 a bug of docgen, 130 Ctrl-C.  Everything
heavy is imported inside the commands, so that `docgen --help` starts at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from docgen import __version__

if TYPE_CHECKING:
    from docgen.catalogue import Language
    from docgen.pipeline.report import Report

PROBLEMS, BUG, INTERRUPTED = 1, 3, 130

Command = TypeVar("Command", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)


def _shared(command: Command) -> Command:
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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="docgen")
def cli() -> None:
    """One Excel workbook in, official Word documents out.

    Từ một tệp số liệu Excel, docgen lập các văn bản Word theo biểu mẫu, kiểm tra số liệu trước khi in.
    """


@cli.command()
@click.argument("workbooks", nargs=-1, type=PATH)
@_shared
@click.option("--draft", is_flag=True, help="Print a visible mark where a figure is missing.")
@click.option("--pdf", is_flag=True, help="Make a PDF beside each document (needs LibreOffice).")
@click.option("--force", is_flag=True, help="Make again what is up to date, too.")
@click.option("--trace", is_flag=True, help="Add a review copy with the origin of every figure as a comment.")
def build(
    workbooks: tuple[Path, ...],
    project: Path,
    outbox: Path | None,
    only: tuple[str, ...],
    form: str,
    lang: Language,
    draft: bool,
    pdf: bool,
    force: bool,
    trace: bool,
) -> None:
    """Make the documents of WORKBOOKS, or of every workbook of inbox/.

    Lập các văn bản từ tệp Excel đã điền.
    """
    from docgen.console.progress import progress
    from docgen.pipeline.build import build as run
    from docgen.pipeline.project import project_at
    from docgen.pipeline.remembering import ledger_of

    place = project_at(project, outbox)
    with progress(place, workbooks, lang, wanted=form == "human") as told:
        ledger = ledger_of(place, force=force)
        report = run(place, workbooks, only=only, draft=draft, told=told, ledger=ledger)
        if pdf:
            from docgen.pdf import with_pdfs

            report = with_pdfs(report)
        if trace:
            from docgen.trace.review import with_reviews

            report = with_reviews(place, report, language=lang)
    _print(report, place.root, form, lang)


@cli.command()
@click.argument("workbooks", nargs=-1, type=PATH)
@_shared
@click.option(
    "--annotate", type=PATH, metavar="OUT", help="A copy of the workbook (or template) with the findings."
)
def check(
    workbooks: tuple[Path, ...],
    project: Path,
    outbox: Path | None,
    only: tuple[str, ...],
    form: str,
    lang: Language,
    annotate: Path | None,
) -> None:
    """Check everything that build checks, and write nothing.

    Kiểm tra số liệu, không lập văn bản.
    """
    from docgen.pipeline.build import check as run
    from docgen.pipeline.project import project_at

    place = project_at(project, outbox)
    report = run(place, workbooks, only=only)
    if annotate is not None:
        from docgen.annotating.command import with_annotated

        report = with_annotated(report, place, workbooks, annotate.absolute(), lang)
    _print(report, place.root, form, lang)


@cli.command()
@click.argument("out", type=PATH)
@_shared
def workbook(
    out: Path, project: Path, outbox: Path | None, only: tuple[str, ...], form: str, lang: Language
) -> None:
    """Make a blank workbook OUT.xlsx from the mappings, ready to fill.

    Tạo tệp Excel trống để nhập số liệu.
    """
    from docgen.pipeline.blank import make_blank
    from docgen.pipeline.project import project_at

    place = project_at(project, outbox)
    _print(make_blank(place, out.absolute(), only=only), place.root, form, lang)


@cli.command()
def schema() -> None:
    """Print the JSON Schema of a mapping, for editors that complete and check YAML."""
    import json

    from docgen.mapping.schema import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@cli.command()
@click.argument("code", required=False)
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help="Language of the explanation.")
def explain(code: str | None, lang: Language) -> None:
    """Explain the problem with this CODE; without one, list every code.

    Giải thích một mã lỗi.
    """
    from docgen.console.explanation import all_codes, explanation

    text = all_codes(lang) if code is None else explanation(code, lang)
    if text is None:
        raise click.UsageError(f"no such code: {code}")
    click.echo(text)


def _seen(command: Command) -> Command:
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


@cli.command()
@click.argument("document", required=False)
@click.option("--cell", help='List every place that a cell ("Số liệu!E14") or a name reaches.')
@_seen
def trace(
    document: str | None, cell: str | None, project: Path, outbox: Path | None, lang: Language, form: str
) -> None:
    """List every figure of a DOCUMENT with its cell, or every place that a cell reaches.

    Truy vết: số nào trong văn bản lấy từ ô nào, và ngược lại.
    """
    from docgen.pipeline.project import project_at
    from docgen.trace.listing import trace as trace_document
    from docgen.trace.listing import trace_cell

    if (document is None) == (cell is None):
        raise click.UsageError("give a DOCUMENT or --cell")
    place = project_at(project, outbox)
    found = trace_cell(place, cell) if cell is not None else trace_document(place, document or "")
    _print_traced(found, place.root, form, lang)


@cli.command()
@click.argument("document", type=PATH)
@_seen
def verify(document: Path, project: Path, outbox: Path | None, lang: Language, form: str) -> None:
    """Tell which figures of any copy of a produced DOCUMENT still agree with the workbook.

    Đối chiếu số liệu của một bản văn bản với tệp Excel.
    """
    from docgen.pipeline.project import project_at
    from docgen.trace.verify import verify as verify_document

    place = project_at(project, outbox)
    _print_traced(verify_document(place, document.absolute()), place.root, form, lang)


@cli.command()
@click.argument("old", type=PATH)
@click.argument("new", type=PATH)
@click.option("-o", "--output", type=PATH, help="A Word document with the changes as tracked changes.")
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help="Language of messages.")
@click.option("--format", "form", type=click.Choice(["human", "short", "json"]), default="human")
def diff(old: Path, new: Path, output: Path | None, lang: Language, form: str) -> None:
    """Tell what changed from one Word document to another.

    So sánh hai văn bản Word.
    """
    from docgen.diff.documents import diff_documents

    found = diff_documents(old.absolute(), new.absolute(), output.absolute() if output else None)
    _print_traced(found, Path().absolute(), form, lang)


@cli.command()
@click.argument("documents", nargs=-1, type=PATH, required=True)
@click.option("--project", type=PATH, default=Path(), help="The project's folder (default: this one).")
@click.option("--rules", type=PATH, help="The rules to check against (default: the project's decree).")
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help="Language of messages.")
@click.option("--format", "form", type=click.Choice(["human", "short", "json"]), default="human")
def lint(documents: tuple[Path, ...], project: Path, rules: Path | None, lang: Language, form: str) -> None:
    """Check the layout of any Word DOCUMENTS against the decree on clerical work.

    Kiểm tra thể thức văn bản theo Nghị định 30/2020/NĐ-CP.
    """
    from docgen.lint.command import RULES, lint_files

    report = lint_files(documents, rules or project / RULES)
    _print(report, project.absolute(), form, lang)


@cli.command()
@click.argument("template", type=PATH)
@click.argument("context", type=PATH)
@click.option("-o", "--output", type=PATH, required=True, help="The document to write.")
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help="Language of messages.")
@click.option("--format", "form", type=click.Choice(["human", "short", "json"]), default="human")
def render(template: Path, context: Path, output: Path, lang: Language, form: str) -> None:
    """Render any docxtpl TEMPLATE with the values of CONTEXT.json, without a mapping."""
    from docgen.pipeline.plain import render_plain

    report = render_plain(template.absolute(), context.absolute(), output.absolute())
    _print(report, Path().absolute(), form, lang)


# --- unattended: docgen watch, status, restore, service -----------------------------------------------


@cli.command()
@click.option("--project", type=PATH, default=Path(), help="The project's folder (default: this one).")
@click.option("--outbox", type=PATH, help="Where documents go (default: outbox/ of the project).")
@click.option("--once", is_flag=True, help="Bring everything up to date and end, for schedulers.")
@click.option("--poll", is_flag=True, help="List the folders again and again instead of waiting for events.")
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help="Language of messages.")
@click.option("--format", "form", type=click.Choice(["human", "short", "json"]), default="human")
def watch(project: Path, outbox: Path | None, once: bool, poll: bool, lang: Language, form: str) -> None:
    """Follow inbox/, templates/ and mappings/, and keep the documents up to date.

    Theo dõi thư mục và tự lập lại văn bản khi có thay đổi.
    """
    from docgen.pipeline.project import project_at
    from docgen.unattended.run import Options
    from docgen.unattended.run import watch as run

    place = project_at(project, outbox)
    report = run(place, Options(once=once, poll=poll), say=lambda line: click.echo(line, err=True))
    if once or report.diagnostics:
        _print(report, place.root, form, lang)


@cli.command()
@click.option("--project", type=PATH, default=Path(), help="The project's folder (default: this one).")
@click.option("--outbox", type=PATH, help="Where documents go (default: outbox/ of the project).")
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help="Language of messages.")
@click.option("--format", "form", type=click.Choice(["human", "short", "json"]), default="human")
def status(project: Path, outbox: Path | None, lang: Language, form: str) -> None:
    """Say of every document whether it is up to date, and if not, why.

    Cho biết từng văn bản đã mới nhất chưa, nếu chưa thì vì sao.
    """
    from docgen.pipeline.project import project_at
    from docgen.unattended.status import standings, written

    place = project_at(project, outbox)
    click.echo(written(standings(place), place, form, lang), nl=False)


@cli.command()
@click.argument("document")
@click.option("--version", "number", type=int, help="The number of the version to bring back.")
@click.option("--project", type=PATH, default=Path(), help="The project's folder (default: this one).")
@click.option("--outbox", type=PATH, help="Where documents go (default: outbox/ of the project).")
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help="Language of messages.")
@click.option("--format", "form", type=click.Choice(["human", "short", "json"]), default="human")
def restore(
    document: str, number: int | None, project: Path, outbox: Path | None, lang: Language, form: str
) -> None:
    """List the versions kept of DOCUMENT, or bring one back; what lies there now is kept.

    Khôi phục một bản văn bản đã lập trước đây.
    """
    from docgen.pipeline.project import project_at
    from docgen.unattended.restore import listed, report_of
    from docgen.unattended.restore import restore as run

    place = project_at(project, outbox)
    found = run(place, document, number)
    if number is None and not found.problems:
        click.echo(listed(found), nl=False)
    else:
        _print(report_of(found), place.root, form, lang)


@cli.command()
@click.option("--project", type=PATH, default=Path(), help="The project's folder (default: this one).")
@click.option("--outbox", type=PATH, help="Where documents go (default: outbox/ of the project).")
@click.option("--kind", type=click.Choice(["systemd", "windows"]), help="Default: what this system uses.")
@click.option("--poll", is_flag=True, help="Let the watcher poll.")
@click.option("--install", "installing", is_flag=True, help="Write the definition instead of printing it.")
def service(project: Path, outbox: Path | None, kind: str | None, poll: bool, installing: bool) -> None:
    """Print or install what starts `docgen watch` by itself: a systemd unit or a Windows task.

    Tạo tệp để máy tự chạy docgen watch.
    """
    from docgen.pipeline.project import project_at
    from docgen.unattended.service import default_kind, definition, install

    place = project_at(project, outbox)
    chosen = "windows" if kind == "windows" else "systemd" if kind == "systemd" else default_kind()
    if not installing:
        click.echo(definition(chosen, place, poll=poll), nl=False)
        return
    try:
        path, command = install(chosen, place, poll=poll)
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from error
    click.echo(f"{path}\n{command}")


# ------------------------------------------------------------------------------------------------------


def _print_traced(found: Any, root: Path, form: str, lang: Language) -> None:
    """Print what was traced, and end with 1 where something is wrong."""
    from docgen.console.tracing import written

    click.echo(written(found, root, form, lang), nl=False)
    if not found.ok:
        sys.exit(PROBLEMS)


def _print(report: Report, root: Path, form: str, lang: Language) -> None:
    """Print a report in the form asked for, and end with 1 where a document was stopped."""
    from docgen.console.report import written

    click.echo(written(report, root, form, lang), nl=False)
    if not report.ok:
        sys.exit(PROBLEMS)


def main() -> None:
    """The `docgen` program: what no command expects becomes a short message and a log file."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # a Windows console may be cp1252
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception:  # the one place where a bug of ours becomes a message
        from docgen.console.bug import report_bug

        click.echo(report_bug(), err=True)
        sys.exit(BUG)
