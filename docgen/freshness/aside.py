"""A document that a person edited is put beside the new one, never under it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from docgen.diagnostics import Diagnostics
from docgen.publish.atomic import publish
from docgen.publish.files import Files
from docgen.publish.names import FILE_BYTES

EDITED = "bản sửa tay"
_PASSES = 5  # somebody who saves more often than this within milliseconds is a program


class AsideError(OSError):
    """What lies there could not be kept, so the new one must not take its place."""


class Aside:
    """Guards one publication: `check` is called just before the document is replaced.

    ours: whether a content (its SHA-256) is one that docgen published under this name; secure: makes sure
    that such a content lies in the history, too.  tag: what a copy is called in its name.
    """

    def __init__(
        self,
        target: Path,
        root: Path,
        ours: Callable[[str], bool],
        files: Files,
        *,
        secure: Callable[[bytes, str], Diagnostics] = lambda _content, _sha256: (),
        tag: str = EDITED,
    ) -> None:
        self.kept: list[Path] = []
        self.problems: Diagnostics = ()  # why what lies there could not be kept
        self.name = target.name
        self._target = target
        self._root = root
        self._ours = ours
        self._secure = secure
        self._tag = tag
        self._files = files
        self._safe: dict[str, Path | None] = {}  # contents that lie somewhere else, and where we put them

    def check(self) -> None:
        """Make sure that what lies at the target lies somewhere else, too.

        Reads again after each copy, so that between the last reading and the replacing there is nothing
        but the two calls.  Raises OSError where it cannot.
        """
        for _ in range(_PASSES):
            entry = self._files.entry(self._target)
            if entry.kind != "file":
                return
            content = self._files.read(self._target)
            sha256 = hashlib.sha256(content).hexdigest()
            if sha256 in self._safe:
                return
            if self._ours(sha256):
                self.problems = self._secure(content, sha256)
                if self.problems:
                    raise AsideError
                self._safe[sha256] = None
                return
            self._safe[sha256] = self._copy(content, entry.changed)
        raise AsideError

    def withdraw(self) -> None:
        """The document was not replaced after all: the copies of what still lies there are not needed."""
        with suppress(OSError):
            present = hashlib.sha256(self._files.read(self._target)).hexdigest()
            copy = self._safe.get(present)
            if copy is not None and copy in self.kept:
                self._files.remove(copy)
                self.kept.remove(copy)

    def _copy(self, content: bytes, changed: float) -> Path:
        for number in range(1, 100):
            path = self._target.with_name(edited_name(self._target.name, changed, number, self._tag))
            entry = self._files.entry(path)
            if entry.kind == "file" and self._files.read(path) == content:
                return path  # kept by a run that was ended before it could replace the document
            if entry.kind == "missing":
                result, self.problems = publish(content, path, root=self._root, files=self._files)
                if result is None:
                    raise AsideError
                self.kept.append(path)
                return path
        raise AsideError


def edited_name(name: str, changed: float, number: int = 1, tag: str = EDITED) -> str:
    """`Báo cáo.docx` -> `Báo cáo (bản sửa tay 05-10-2026 14.30.05).docx`, with the time of the edit."""
    try:
        when = datetime.fromtimestamp(changed).astimezone()
    except (ValueError, OverflowError, OSError):  # a date beyond the year 9999: not that of the edit
        when = datetime.now().astimezone()
    again = f" - {number}" if number > 1 else ""
    stem, suffix = Path(name).stem, Path(name).suffix
    ending = f" ({tag} {when:%d-%m-%Y %H.%M.%S}{again}){suffix}"
    room = FILE_BYTES - len(ending.encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + ending
