"""One look at a file: what it is now, and whether whoever writes it has come to the end."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from msgspec import Struct

FileState = Literal["missing", "whole", "growing", "opaque", "locked"]
Signature = tuple[int, ...]

_ZIP_ENDINGS = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".docx", ".dotx", ".docm"})
_LOCAL_HEADER = b"PK\x03\x04"


class Look(Struct, frozen=True, kw_only=True):
    """whole: it ends as its kind must; growing: it begins so and does not end yet; opaque: its end cannot
    be told from its content; locked: it cannot be read now.  `signature` changes when the file does."""

    state: FileState
    signature: Signature = ()


Looking = Callable[[Path], Look]


def look(path: Path) -> Look:
    """What lies at the path; never raises."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return Look(state="missing")
        signature = (found.st_size, found.st_mtime_ns, found.st_ino)
        return Look(state=_state(path, found.st_size), signature=signature)
    except FileNotFoundError:
        return Look(state="missing")
    except OSError:
        return Look(state="locked")


def _state(path: Path, size: int) -> FileState:
    if path.suffix.lower() not in _ZIP_ENDINGS:
        return "whole"  # text: a half-written mapping is refused by name, and the next event mends it
    with path.open("rb") as file:
        start = file.read(4)
        if not size or not start.strip(b"\0"):
            return "growing"  # made, or space reserved, and nothing copied yet
        if not start.startswith(b"PK"):
            return "opaque"
        try:
            with zipfile.ZipFile(file) as package:
                entries = package.infolist()
        except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, OverflowError):
            return "growing"
        for entry in entries[:200]:
            file.seek(entry.header_offset)
            if file.read(4) != _LOCAL_HEADER:
                return "growing"  # the directory is there, what it lists is not: copied out of order
    return "whole"
