"""What ends a command before its report, told in the language of messages; click's own words are English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import click


class WrongUsageError(click.UsageError):
    """Wrong usage that docgen finds itself, in both languages."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi = vi


def show_usage_error(error: click.ClickException, arguments: Sequence[str]) -> None:
    """Print the error in Vietnamese; as click does where English was asked for, or it is no wrong usage."""
    if not isinstance(error, click.UsageError) or wants_english(arguments):
        error.show()
        return
    if error.ctx is not None:  # click leaves it out where an option lacks its value
        path, pieces = error.ctx.command_path, error.ctx.command.collect_usage_pieces(error.ctx)
        click.echo(f"Cách dùng: {path} {' '.join(pieces)}", err=True)
        click.echo(f"Gõ '{path} --help' để xem hướng dẫn.\n", err=True)
    click.echo(f"Lỗi: {_told(error, arguments)}", err=True)


def interrupted(arguments: Sequence[str]) -> str:
    """What is told after Ctrl-C: files are put in their places whole, so none is half written."""
    if wants_english(arguments):
        return "Stopped. No file is half written; run the same command again to go on."
    return "Đã dừng theo yêu cầu. Không có tệp nào bị ghi dở; chạy lại lệnh này để làm tiếp phần còn lại."


def wants_english(arguments: Sequence[str]) -> bool:
    """As far as a line can be read that cannot be parsed."""
    joined = [f"{option}={value}" for option, value in pairwise(arguments)]
    return "--lang=en" in {*arguments, *joined}


def _told(error: click.UsageError, arguments: Sequence[str]) -> str:
    command = error.ctx.command if error.ctx is not None else None
    match error:
        case WrongUsageError(vi=vi):
            return vi
        case click.NoSuchOption(option_name=name):
            known = (option for item in (command.params if command else ()) for option in item.opts)
            return f"không có tùy chọn {name}{_perhaps(name, known)}"
        case click.MissingParameter(param=item) if item is not None:
            return f"thiếu {_name(item)}"
        case click.BadParameter(param=item) if item is not None and isinstance(item.type, click.Choice):
            return f"{_name(item)} phải là một trong các giá trị: {', '.join(map(str, item.type.choices))}"
        case click.BadParameter(param=item) if item is not None:
            return f"giá trị của {_name(item)} không hợp lệ"
        case click.BadOptionUsage(option_name=name):
            return f"tùy chọn {name} thiếu hoặc thừa giá trị"
    if isinstance(command, click.Group):
        name = next((item for item in arguments if not item.startswith("-")), "")
        return f"không có lệnh {name}{_perhaps(name, command.commands)}"
    return "thừa tham số trên dòng lệnh"


def _perhaps(name: str, known: Iterable[str]) -> str:
    from docgen.diagnostics import nearest  # msgspec: 7 ms of the start of `docgen --help`

    near = nearest(name, known)
    return f"; có phải là {near}?" if near else ""


def _name(item: click.Parameter) -> str:
    return item.opts[0] if isinstance(item, click.Option) else item.human_readable_name
