"""Commands that look at documents: trace, verify, diff, lint."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.options import PATH, document_options, print_report, print_traced
from docgen.cli.usage import WrongUsageError

if TYPE_CHECKING:
    from docgen.catalogue import Language


WORKBOOKS = click.option(
    "--workbook",
    "workbooks",
    type=PATH,
    multiple=True,
    help="The workbook it was made from (default: found by docgen); may be repeated.",
)


@click.command()
@click.argument("document", required=False)
@click.option("--cell", help='List every place that a cell ("Số liệu!E14") or a name reaches.')
@WORKBOOKS
@document_options
def trace(
    document: str | None,
    cell: str | None,
    workbooks: tuple[Path, ...],
    project: Path,
    outbox: Path | None,
    lang: Language,
    form: str,
) -> None:
    """List every figure of a DOCUMENT with its cell, or every place that a cell reaches.

    Truy vết: số nào trong văn bản lấy từ ô nào, và ngược lại.
    """
    from docgen.pipeline.project import project_at
    from docgen.trace.listing import trace as trace_document
    from docgen.trace.listing import trace_cell

    if (document is None) == (cell is None):
        raise WrongUsageError("cần nêu DOCUMENT hoặc --cell (một trong hai)", "give a DOCUMENT or --cell")
    place = project_at(project, outbox)
    if cell is not None:
        found = trace_cell(place, cell, workbooks)
    else:
        found = trace_document(place, document or "", workbooks)
    print_traced(found, place.root, form, lang)


@click.command()
@click.argument("document")
@WORKBOOKS
@document_options
def verify(
    document: str, workbooks: tuple[Path, ...], project: Path, outbox: Path | None, lang: Language, form: str
) -> None:
    """Tell which figures of any copy of a produced DOCUMENT still agree with the workbook.

    Đối chiếu số liệu của một bản văn bản với tệp Excel.
    """
    from docgen.pipeline.project import project_at
    from docgen.trace.verify import verify as verify_document

    place = project_at(project, outbox)
    print_traced(verify_document(place, document, workbooks), place.root, form, lang)


@click.command()
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
    print_traced(found, Path().absolute(), form, lang)


@click.command()
@click.argument("documents", nargs=-1, type=PATH, required=True)
@click.option("--project", type=PATH, default=Path(), help="The project's folder (default: this one).")
@click.option("--rules", type=PATH, help="The rules to check against (default: the project's decree).")
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help="Language of messages.")
@click.option("--format", "form", type=click.Choice(["human", "short", "json"]), default="human")
def lint(documents: tuple[Path, ...], project: Path, rules: Path | None, lang: Language, form: str) -> None:
    """Check the layout of any Word DOCUMENTS against the decree on clerical work.

    Kiểm tra thể thức văn bản theo Nghị định 30/2020/NĐ-CP.
    """
    from docgen.lint.command import lint_files

    report = lint_files(documents, rules, project=project)
    print_report(report, project.absolute(), form, lang)
