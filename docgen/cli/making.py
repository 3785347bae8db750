"""Commands that make and check: build, check, workbook, render."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.options import PATH, print_report, shared_options

if TYPE_CHECKING:
    from docgen.catalogue import Language


@click.command()
@click.argument("workbooks", nargs=-1, type=PATH)
@shared_options
@click.option("--draft", is_flag=True, help="Print a visible mark where a figure is missing.")
@click.option("--pdf", is_flag=True, help="Make a PDF beside each document (needs LibreOffice).")
@click.option("--force", is_flag=True, help="Make again what is up to date, too.")
@click.option("--lint", is_flag=True, help="Check the layout of each document against the decree, too.")
@click.option("--trace", is_flag=True, help="Add a review copy with the origin of every figure as a comment.")
@click.option(
    "--jobs", type=click.IntRange(1), metavar="N", help="Use at most N processes (default: every core)."
)
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
    lint: bool,
    trace: bool,
    jobs: int | None,
) -> None:
    """Make the documents of WORKBOOKS, or of every workbook of inbox/.

    Lập các văn bản từ tệp Excel đã điền.
    """
    from docgen.console.progress import progress
    from docgen.parallel import on_cores
    from docgen.pipeline.build import build as run
    from docgen.pipeline.outdated import with_outdated_copies
    from docgen.pipeline.project import project_at
    from docgen.pipeline.remembering import ledger_of

    place = project_at(project, outbox)
    with progress(place, workbooks, lang, wanted=form == "human") as told:
        ledger = ledger_of(place, force=force)
        report = run(
            place, workbooks, only=only, draft=draft, told=told, ledger=ledger, through=on_cores(jobs or 0)
        )
        if pdf:
            from docgen.pdf import with_pdfs

            report = with_pdfs(report, place.outbox)
        if lint:
            from docgen.lint.review import with_layout

            report = with_layout(report, place)
        if trace:
            from docgen.trace.review import with_reviews

            report = with_reviews(place, report, language=lang)
        report = with_outdated_copies(report, place.outbox)
    print_report(report, place.root, form, lang)


@click.command()
@click.argument("workbooks", nargs=-1, type=PATH)
@shared_options
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
    print_report(report, place.root, form, lang)


@click.command()
@click.argument("out", type=PATH)
@shared_options
def workbook(
    out: Path, project: Path, outbox: Path | None, only: tuple[str, ...], form: str, lang: Language
) -> None:
    """Make a blank workbook OUT.xlsx from the mappings, ready to fill.

    Tạo tệp Excel trống để nhập số liệu.
    """
    from docgen.pipeline.blank import make_blank
    from docgen.pipeline.project import project_at

    place = project_at(project, outbox)
    print_report(make_blank(place, out.absolute(), only=only), place.root, form, lang)


@click.command()
@click.argument("template", type=PATH)
@click.argument("context", type=PATH)
@click.option("-o", "--output", type=PATH, required=True, help="The document to write.")
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help="Language of messages.")
@click.option("--format", "form", type=click.Choice(["human", "short", "json"]), default="human")
def render(template: Path, context: Path, output: Path, lang: Language, form: str) -> None:
    """Render any docxtpl TEMPLATE with the values of CONTEXT.json, without a mapping."""
    from docgen.pipeline.plain import render_plain

    report = render_plain(template.absolute(), context.absolute(), output.absolute())
    print_report(report, Path().absolute(), form, lang)
