"""The last published versions of every document, so that one can be brought back.

A version is put here before the document itself is replaced: whatever ends the run in between, the next
run knows by this copy which documents are its own.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from docgen.diagnostics import Diagnostics, FileLocation
from docgen.publish.atomic import publish
from docgen.publish.files import Files
from docgen.publish.temporary import PREFIX, sweep

KEPT = 10  # versions
_FILES = Files()
_STAMP = "%Y%m%dT%H%M%S%f"
_BETWEEN = timedelta(microseconds=2)  # two, so that one that was lost finds its place in between
_NAME = re.compile(r"[0-9]{8}T[0-9]{12}-[0-9a-f]{16}\.kept")
_ENDING = ".kept"  # not .docx: who looks for the documents in the outbox must not find these
_FOLDER_ENDING = ".versions"
_OF_ACCESS = frozenset({"outbox-not-writable", "outbox-is-a-file", "outbox-is-a-link"})


class Version(Struct, frozen=True, kw_only=True):
    """A published version; number 1 is the last one.  `sha256` is the beginning of its hash."""

    number: int
    path: Path
    published: datetime
    size: int
    sha256: str


class Kept(Struct, frozen=True):
    """What came of keeping a version: where that failed the problems, and which versions are now too many."""

    _folder: Path
    _beyond: list[str]
    _files: Files
    problems: Diagnostics = ()

    def prune(self) -> None:
        """Remove the versions beyond those to be kept; called once the document itself is in its place."""
        for name in self._beyond:
            with suppress(OSError):
                self._files.remove(self._folder / name)


class History:
    """The versions kept in one outbox; documents are named by their path in it."""

    def __init__(self, outbox: Path, *, kept: int = KEPT, files: Files = _FILES) -> None:
        self._outbox = outbox
        self._folder = outbox / ".docgen" / "history"
        self._kept = max(kept, 1)  # the present version is how a document is recognised
        self._files = files

    def keep(self, document: str, content: bytes, sha256: str, when: datetime) -> Kept:
        """Add a version, unless it is the last one already; it is the last one now, whatever `when` is."""
        folder = self._place(document)
        everything = self._everything(folder)
        if any(name.startswith(PREFIX) for name in everything):
            sweep(folder, files=self._files)
        present = _last_first(everything)
        if present and _hash_part(present[0]) == sha256[:16]:
            problems = (
                () if self._holds(folder, present[0], sha256) else self._put(folder / present[0], content)
            )
            return Kept(folder, present[self._kept :], self._files, problems)
        path = folder / f"{_after(present, when):{_STAMP}}-{sha256[:16]}{_ENDING}"
        # The same content is about to be made to last in the document's own place.
        return Kept(folder, present[self._kept - 1 :], self._files, self._put(path, content, lasting=False))

    def secure(self, document: str, content: bytes, sha256: str, when: datetime) -> Diagnostics:
        """Keep the version again that the last one is about to replace, where its copy is lost or damaged."""
        folder = self._place(document)
        present = self._names(folder)
        own = [name for name in present if _hash_part(name) == sha256[:16]]
        if any(self._holds(folder, name, sha256) for name in own):
            return ()
        name = own[0] if own else f"{_before(present, when):{_STAMP}}-{sha256[:16]}{_ENDING}"
        return self._put(folder / name, content)

    def problems_for(self, problems: Diagnostics, target: Path) -> Diagnostics:
        """Why a version could not be kept, as problems of a place that its readers know.

        That is the folder of all state where it is there and refuses what the document's own folder might
        take; else the document's folder, which lies on the same disk.
        """
        state, folder = FileLocation(path=self._folder.parent), FileLocation(path=target.parent)
        own = state if self._is_there(state.path) else folder
        return tuple(replace(item, location=own if item.code in _OF_ACCESS else folder) for item in problems)

    def versions(self, document: str) -> tuple[Version, ...]:
        """The versions of a document, last first."""
        folder = self._place(document)
        found: list[Version] = []
        for name in self._names(folder):
            with suppress(OSError, ValueError):  # ValueError: no such day
                found.append(
                    Version(
                        number=len(found) + 1,
                        path=folder / name,
                        published=_time_part(name),
                        size=self._files.entry(folder / name).size,
                        sha256=_hash_part(name),
                    )
                )
        return tuple(found)

    def documents(self) -> tuple[str, ...]:
        """Every document that has versions, by its path in the outbox."""
        found = sorted(self._folder.rglob(f"*{_FOLDER_ENDING}")) if self._folder.is_dir() else []
        return tuple(path.relative_to(self._folder).as_posix().removesuffix(_FOLDER_ENDING) for path in found)

    def knows(self, document: str, sha256: str) -> bool:
        """Whether docgen published this content under this name; the copy itself is read, not its name."""
        folder = self._place(document)
        return any(
            _hash_part(name) == sha256[:16] and self._holds(folder, name, sha256)
            for name in self._names(folder)
        )

    def _holds(self, folder: Path, name: str, sha256: str) -> bool:
        with suppress(OSError):
            return hashlib.sha256(self._files.read(folder / name)).hexdigest() == sha256
        return False

    def _put(self, path: Path, content: bytes, *, lasting: bool = True) -> Diagnostics:
        return publish(content, path, root=self._outbox, lasting=lasting, files=self._files)[1]

    def _names(self, folder: Path) -> list[str]:
        """The files of the versions of a document, last first."""
        return _last_first(self._everything(folder))

    def _everything(self, folder: Path) -> list[str]:
        try:
            return self._files.names(folder)
        except OSError:
            return []

    def _is_there(self, folder: Path) -> bool:
        with suppress(OSError):  # the outbox is a file
            return self._files.entry(folder).kind != "missing"
        return False

    def _place(self, document: str) -> Path:
        return self._folder / f"{document}{_FOLDER_ENDING}"


def _after(present: Sequence[str], when: datetime) -> datetime:
    """When the next version was published: now, or just after the last one where the clock was set back.

    By the clock on the wall, as in the names, which tell the order: sorted by a clock alone, the newest
    version would be the one that is thrown away.
    """
    now = when.replace(tzinfo=None)
    for name in present:
        with suppress(ValueError, OverflowError):  # no such day, no later one
            return max(now, _wall_time(name) + _BETWEEN)
    return now


def _before(present: Sequence[str], when: datetime) -> datetime:
    """When the version before the last one was published, of which nothing more is known."""
    for name in present:
        with suppress(ValueError, OverflowError):
            return _wall_time(name) - _BETWEEN / 2
    return when.replace(tzinfo=None)


def _last_first(names: list[str]) -> list[str]:
    return sorted(filter(_NAME.fullmatch, names), reverse=True)


def _hash_part(name: str) -> str:
    return name.removesuffix(_ENDING).rpartition("-")[2]


def _time_part(name: str) -> datetime:
    return _wall_time(name).astimezone()


def _wall_time(name: str) -> datetime:
    return datetime.strptime(name.partition("-")[0], _STAMP)
