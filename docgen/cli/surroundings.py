"""What ends a command and is neither a mistake in a file nor a bug of docgen: how it was started."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

import click

from docgen.cli.usage import wants_english

Told = tuple[str, int]  # the message and the exit code

_PROBLEMS, _USAGE = 1, 2
_NOT_WRITTEN = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF})


def surroundings(error: Exception, arguments: Sequence[str]) -> Told | None:
    """What to tell where an exception comes from there; None for a bug."""
    english = wants_english(arguments)
    if isinstance(error, FileNotFoundError) and _is_gone():
        return (_GONE_EN if english else _GONE), _USAGE
    if isinstance(error, OSError) and error.errno in _NOT_WRITTEN and _is_printing(error):
        _give_up_output()
        return (_LOST_EN if english else _LOST).format(reason=error.strerror), _PROBLEMS
    return None


_GONE = (
    "Lỗi: thư mục đang đứng không còn nữa (đã bị xóa hoặc chuyển đi). "
    "Vui lòng chuyển sang thư mục khác bằng lệnh cd rồi chạy lại."
)
_GONE_EN = "Error: the current folder is gone (deleted or moved). Change to another one and run again."
_LOST = (
    "Lỗi: không ghi được kết quả của lệnh ra nơi nhận: {reason}. "
    "Văn bản đã lập (nếu có) không bị ảnh hưởng; vui lòng kiểm tra ổ đĩa rồi chạy lại."
)
_LOST_EN = (
    "Error: what the command says could not be written: {reason}. "
    "Documents that were made are not affected; check the disk and run again."
)


def _is_gone() -> bool:
    try:
        os.getcwd()  # noqa: PTH109  # the cheapest of several names for it
    except OSError:
        return True
    return False


def _is_printing(error: OSError) -> bool:
    """Whether it was raised in printing, and not by a file that docgen writes."""
    found = error.__traceback__
    while found is not None and found.tb_next is not None:
        found = found.tb_next
    return found is not None and found.tb_frame.f_globals.get("__name__") == click.utils.__name__


def _give_up_output() -> None:
    """Python would try once more at its end, and complain."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
