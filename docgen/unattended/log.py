"""A log file that never grows beyond a few megabytes."""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

NAME = "watch.log"
_SIZE = 1_000_000  # bytes
_FILES = 4


class _Patient(RotatingFileHandler):
    """A log that cannot be written (the share is away) must not end the watch, nor fill the console.

    A log whose file was removed, as with the whole outbox, goes on in a new one; where its folder is gone too
    nothing is made, for that may be a share that is away.
    """

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError, ValueError):
            self._leave_removed_file()
            super().emit(record)

    def _leave_removed_file(self) -> None:
        if self.stream is None:
            return
        with suppress(OSError):
            if os.path.samestat(os.fstat(self.stream.fileno()), os.stat(self.baseFilename)):  # noqa: PTH116
                return
        self.stream.close()
        self.stream = None  # as RotatingFileHandler does; `emit` opens it anew

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging calls it so
        """Nothing can be done."""


def open_log(folder: Path) -> logging.Logger:
    """The log of the watcher in a folder."""
    logger = logging.getLogger("docgen.watch")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    close_log(logger)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    handler = _Patient(
        folder / NAME,
        maxBytes=_SIZE,
        backupCount=_FILES,
        encoding="utf-8",
        errors="backslashreplace",  # a file name need not be Unicode
        delay=True,
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    return logger


def close_log(logger: logging.Logger) -> None:
    """Close the file."""
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
