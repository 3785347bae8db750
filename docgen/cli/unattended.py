"""Commands of the drop folder: watch, status, restore, service."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.options import PATH, print_report

if TYPE_CHECKING:
    from docgen.catalogue import Language


@click.command()
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
        print_report(report, place.root, form, lang)


@click.command()
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


@click.command()
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
        print_report(report_of(found), place.root, form, lang)


@click.command()
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
