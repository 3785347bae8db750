"""Folders for a moment's work, outside the outbox; what killed runs left of them is removed by the next."""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_LEFT = 3600.0  # seconds without a change, after which nobody works in the folder any more


@contextmanager
def scratch_folder(prefix: str) -> Iterator[Path]:
    """A new folder of this user alone, removed at the end of the block."""
    sweep_scratch(prefix)
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def sweep_scratch(prefix: str) -> None:
    """Remove what killed runs of this user left; told by its age, for its process is not in its name.

    The folder of temporary files is everybody's: only folders count that are this user's own and are named
    as `tempfile` names them, and no link is followed.
    """
    made = re.compile(re.escape(prefix) + "[a-z0-9_]{8}")
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            if made.fullmatch(entry.name):
                with suppress(OSError):
                    found = entry.stat(follow_symlinks=False)
                    if _is_left(found):
                        shutil.rmtree(entry.path, ignore_errors=True)


def _is_left(found: os.stat_result) -> bool:
    own = not hasattr(os, "getuid") or found.st_uid == os.getuid()  # on Windows the folder is the user's
    return own and stat.S_ISDIR(found.st_mode) and time.time() - found.st_mtime > _LEFT
