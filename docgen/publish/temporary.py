"""Temporary files: their names, and telling one in use from one that a killed run left behind."""

from __future__ import annotations

import os
import platform
import re
import zlib
from contextlib import suppress
from functools import cache
from itertools import count
from pathlib import Path

from docgen.formats.patterns import pattern
from docgen.publish.files import Files

PREFIX = ".~docgen-"  # programs that synchronise folders leave out what begins with a dot and a tilde

_STILL_WRITING = 60.0  # seconds; writing a document takes a fraction of one, waiting for Word 2.5

_NAME = pattern(re.escape(PREFIX) + r"([0-9a-f]{8})-([0-9]+)-([0-9a-f]{8})-[0-9]+\.tmp")
_RUN = os.urandom(4).hex()
_NUMBERS = count(1)
_FILES = Files()


def temporary_name() -> str:
    """A name that no other run, process or machine makes."""
    return f"{PREFIX}{_host()}-{os.getpid()}-{_RUN}-{next(_NUMBERS)}.tmp"


def is_leftover(name: str, age: float) -> bool:
    """True where nobody writes this temporary file any more; `age` is in seconds.

    A file of this machine is left over when its process is gone; one of another machine (the outbox may
    lie on a share) and, on Windows, any, when it is older than any writing could take.
    """
    parts = _NAME.fullmatch(name)
    if not parts:
        return name.startswith(PREFIX)
    host, process, run = parts.groups()
    if host == _host() and int(process) == os.getpid():
        return run != _RUN  # a container gives its processes the same few numbers, run after run
    if host == _host() and os.name != "nt":
        return not _runs(int(process))
    return age > _STILL_WRITING


def sweep(folder: Path, *, files: Files = _FILES) -> tuple[Path, ...]:
    """Removes the temporary files that killed runs left in the folder, and says which.

    One that cannot be removed is harmless, and stays for the next time.  A folder that is a link is left
    alone: what it leads to is not ours.
    """
    swept = []
    with suppress(OSError):
        names = files.names(folder) if files.entry(folder).kind == "folder" else []
        for name in sorted(name for name in names if name.startswith(PREFIX)):
            path = folder / name
            if _is_leftover_file(path, files):
                with suppress(OSError):
                    files.remove(path)
                    swept.append(path)
    return tuple(swept)


def _is_leftover_file(path: Path, files: Files) -> bool:
    entry = files.entry(path)
    age = files.now() - entry.changed
    return entry.kind in {"file", "link"} and is_leftover(path.name, age)


@cache
def _host() -> str:
    return f"{zlib.crc32(platform.node().encode()):08x}"


def _runs(process: int) -> bool:
    """Never asked on Windows, where signal 0 would end the process."""
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True
