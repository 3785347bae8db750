"""Folders that a run leaves behind: set aside until nothing is measured any more, never deleted before.

ext4 gives no inode out again for a minute after its file was deleted (five minutes while that is not yet on
the disk), and looks at each of them again for every new file.  Once a folder of 189 documents had been
deleted before a run, making a file took up to ten times as long for whichever program came next.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path

_ASIDE = "aside"


def set_aside(folder: Path) -> None:
    """Leave nothing at a path; what is there goes into a folder beside it."""
    if folder.exists():
        away = folder.parent / _ASIDE
        away.mkdir(exist_ok=True)
        folder.rename(away / f"{time.time_ns()}-{folder.name}")


def clear_away(parent: Path) -> None:
    """Delete what was set aside from `parent`."""
    shutil.rmtree(parent / _ASIDE, ignore_errors=True)
