"""What can be seen: whether a folder that is there may be listed and entered, whether a file is there."""

from __future__ import annotations

import os
from pathlib import Path


def why_closed(folder: Path) -> str:
    """The system's reason why a folder can not be listed or entered; '' where it can, or is not there.

    On POSIX these are two permissions, and without either docgen would take a full folder for an empty
    one: no listing, or names without files.
    """
    try:
        with os.scandir(folder):
            pass
        os.stat(os.path.join(folder, "."))  # noqa: PTH116, PTH118 - a Path drops the dot, which needs the right to enter
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError as error:
        return error.strerror or type(error).__name__
    return ""


def is_there(path: Path) -> bool:
    """Whether a file lies there, or something that may not be looked at: reading it will say why."""
    try:
        return path.is_file()
    except OSError:
        return True


def is_folder(path: Path) -> bool:
    """Whether a folder lies there that may at least be looked at."""
    try:
        return path.is_dir()
    except OSError:
        return False
