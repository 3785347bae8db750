"""docgen's own source files as they are installed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

FOLDER = Path(__file__).parent


class SourceFile(Struct, frozen=True):
    """One module: its path below the package, with slashes, its size in bytes and its time."""

    name: str
    size: int
    changed: int


@cache
def source_files() -> tuple[SourceFile, ...]:
    """Every module by name: who works on docgen changes them without a new version."""
    return tuple(sorted(_below(os.fspath(FOLDER), ""), key=lambda file: file.name))


def _below(folder: str, prefix: str) -> Iterator[SourceFile]:
    # Not Path.rglob, which takes ten times as long: every cold start asks.
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                found = entry.stat()
                yield SourceFile(f"{prefix}{entry.name}", found.st_size, found.st_mtime_ns)
            elif entry.name != "__pycache__" and entry.is_dir():
                yield from _below(entry.path, f"{prefix}{entry.name}/")
