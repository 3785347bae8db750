"""The calls to the file system and the clock that publishing makes, one method each.

Nothing else in this package touches either, so a test can let the n-th call fail and see what is left.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from pathlib import Path
from typing import Literal

from msgspec import Struct

EntryKind = Literal["missing", "file", "folder", "link", "other"]

_CANNOT_SYNC = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}  # some network and user-space file systems
_WINDOWS_LIMIT = 248  # MAX_PATH less room for an 8.3 name, the limit of a folder's path
_MOUNT_POINT = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT, which `stat` has on Windows only


class Entry(Struct, frozen=True, kw_only=True):
    """What lies at a path, links not followed; `changed` is its time in seconds since 1970."""

    kind: EntryKind
    size: int = 0
    changed: float = 0.0


class Files:
    """The real file system.  Every method raises OSError as its call does."""

    def entry(self, path: Path) -> Entry:
        """What lies there; a path that leads through a file, not a folder, is an error."""
        try:
            found = os.lstat(native(path))
        except FileNotFoundError:
            return Entry(kind="missing")
        return Entry(kind=_kind(found), size=found.st_size, changed=found.st_mtime)

    def read(self, path: Path) -> bytes:
        """All bytes of a file."""
        return native(path).read_bytes()

    def make_folder(self, path: Path) -> None:
        """The folder and those it lies in, where they are missing."""
        native(path).mkdir(parents=True, exist_ok=True)

    def create(self, path: Path) -> int:
        """A new file, open for writing, with the rights that the user's umask gives."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        return os.open(native(path), flags, 0o666)

    def write(self, descriptor: int, content: bytes | memoryview) -> int:
        """How many of the bytes the system took."""
        return os.write(descriptor, content)

    def sync(self, descriptor: int) -> None:
        """The bytes on the disk itself, where the file system can tell."""
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _CANNOT_SYNC:
                raise

    def close(self, descriptor: int) -> None:
        """Where a network file system may still find that a quota is used up."""
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """`source` in the place of `target`, in one step."""
        os.replace(native(source), native(target))  # noqa: PTH105  # makes no third Path

    def remove(self, path: Path) -> None:
        """A file, or a link and not what it leads to."""
        native(path).unlink()

    def unlink_folder_link(self, path: Path) -> None:
        """Windows cannot replace a link to a folder (or a junction) by a file; other systems can."""
        if os.name == "nt" and self.entry(path).kind == "link" and native(path).is_dir():
            native(path).rmdir()

    def sync_folder(self, path: Path) -> None:
        """Makes a rename in the folder last; Windows has no such call and does it by itself."""
        if os.name == "nt":
            return
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def names(self, folder: Path) -> list[str]:
        """Everything in the folder, in no order."""
        return os.listdir(native(folder))  # noqa: PTH208  # a Path for each name costs more than the call

    def now(self) -> float:
        """Seconds since 1970, to compare with the times of files."""
        return time.time()

    def monotonic(self) -> float:
        """Seconds of a clock that nobody sets."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Waits."""
        time.sleep(seconds)


def native(path: Path) -> Path:
    """The path as the system's calls take it, whatever its length."""
    if os.name != "nt":
        return path
    # abspath, because Windows does not resolve ".." behind the prefix and resolve() would follow links
    return Path(extended(os.path.abspath(path)))  # noqa: PTH100


def extended(absolute: str) -> str:
    r"""A long absolute Windows path with the prefix that lifts the limit of 260 characters: \\?\C:\..."""
    if len(absolute) < _WINDOWS_LIMIT or absolute.startswith("\\\\?\\"):
        return absolute
    if absolute.startswith("\\\\"):
        return f"\\\\?\\UNC\\{absolute[2:]}"
    return f"\\\\?\\{absolute}"


def _kind(found: os.stat_result) -> EntryKind:
    # Other reparse points (a file that OneDrive keeps in the cloud) are ordinary files.
    if stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _MOUNT_POINT:
        return "link"
    if stat.S_ISDIR(found.st_mode):
        return "folder"
    return "file" if stat.S_ISREG(found.st_mode) else "other"
