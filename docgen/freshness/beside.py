"""The workbooks that one was compared with: whether they are still those, told without reading them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct, field

from docgen.freshness.fingerprint import Prints, digest

Marks = Mapping[str, str]  # the name of a comparison -> what a workbook is known by


class Beside(Struct, frozen=True, kw_only=True):
    """What lay beside a workbook when its rules were held against others.

    own: what the workbook itself is known by; sought: what the others had to be known by; matched and
    passed: the hashes of the workbooks there that were looked for, and of the rest.
    """

    own: Marks = field(default_factory=dict)
    sought: Marks = field(default_factory=dict)
    matched: Prints = field(default_factory=dict)
    passed: Prints = field(default_factory=dict)


class Hashes:
    """Hashes of files that are asked for again and again: read anew where size or time differ."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[int, int, str]] = {}

    def of(self, path: Path) -> str:
        """The SHA-256 of a file, as `digest` gives it."""
        try:
            stat = path.stat()
        except OSError:
            return digest(path)
        known = self._known.get(path)
        if known is None or known[:2] != (stat.st_size, stat.st_mtime_ns):
            known = self._known[path] = (stat.st_size, stat.st_mtime_ns, digest(path))
        return known[2]


def stands(before: Beside, now: Prints, marks: Callable[[str, str], Marks | None]) -> bool:
    """Whether a comparison would find the same workbooks with the same content.

    now: the hashes of what lies beside it; marks: what a workbook of that name and hash is known by, None
    where nobody has read it yet.  Such a one may be what was looked for.
    """
    if any(now.get(name) != sha256 for name, sha256 in before.matched.items()):
        return False
    for name, sha256 in now.items():
        if name in before.matched or before.passed.get(name) == sha256:
            continue
        known = marks(name, sha256)
        if known is None or any(known.get(item) == mark for item, mark in before.sought.items()):
            return False
    return True
