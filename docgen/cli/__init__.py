"""The command line: parse, call, print, exit.

Exit codes: 0 done, 1 problems in the user's files, 2 usage, 3 a bug of docgen, 130 Ctrl-C.  Everything
heavy is imported inside the commands, so that `docgen --help` starts at once.
"""

from __future__ import annotations

import sys

import click

from docgen.cli import explaining, looking, making, unattended
from docgen.version import VERSION

BUG, INTERRUPTED = 3, 130


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="docgen")
def cli() -> None:
    """One Excel workbook in, official Word documents out.

    Từ một tệp số liệu Excel, docgen lập các văn bản Word theo biểu mẫu, kiểm tra số liệu trước khi in.
    """


for _command in (
    making.build,
    making.check,
    making.workbook,
    making.render,
    looking.trace,
    looking.verify,
    looking.diff,
    looking.lint,
    unattended.watch,
    unattended.status,
    unattended.restore,
    unattended.service,
    explaining.schema,
    explaining.explain,
):
    cli.add_command(_command)


def main() -> None:
    """The `docgen` program: what no command expects becomes a short message and a log file."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):  # a Windows console may be cp1252
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        cli.main(standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        from docgen.cli.usage import interrupted

        click.echo(interrupted(sys.argv[1:]), err=True)
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        from docgen.cli.usage import show_usage_error

        show_usage_error(error, sys.argv[1:])
        sys.exit(error.exit_code)
    except Exception as error:  # the one place where a bug of ours becomes a message
        from docgen.cli.surroundings import surroundings

        told = surroundings(error, sys.argv[1:])
        if told is not None:
            click.echo(told[0], err=True)
            sys.exit(told[1])
        from docgen.console.bug import report_bug

        click.echo(report_bug(), err=True)
        sys.exit(BUG)
