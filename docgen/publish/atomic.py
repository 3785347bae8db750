"""A document appears in the outbox whole or not at all.

The steps are SQLite's and every careful editor's: a temporary file in the same folder, all of it on the
disk (fsync), renamed over the document, and the rename on the disk too.  Whatever ends the run between two
steps, the document is the old one or the new one.
"""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation
from docgen.publish.files import Entry, Files
from docgen.publish.temporary import PREFIX, is_leftover, temporary_name

Same = Callable[[bytes, bytes], bool]

PATIENCE = 2.5  # seconds: a virus scanner lets go within them, Word does not for hours
FIRST_PAUSE = 0.05

_LOCKED = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}
_LOCKED_WINDOWS = {5, 32, 33}  # access denied, sharing violation, lock violation

_FOLDER_PROBLEMS = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EROFS: "outbox-not-writable",
    errno.EACCES: "outbox-not-writable",
    errno.EPERM: "outbox-not-writable",
    errno.EEXIST: "outbox-is-a-file",
    errno.ENOTDIR: "outbox-is-a-file",
}
_WINDOWS_NAME_TOO_LONG = 206

_FILES = Files()


class Published(Struct, frozen=True, kw_only=True):
    """The document was written; `sha256` (hexadecimal) is that of its bytes."""

    path: Path
    sha256: str


class Unchanged(Struct, frozen=True, kw_only=True):
    """The document was there as it should be, and was not touched; `sha256` is that of its bytes."""

    path: Path
    sha256: str


def publish(
    content: bytes,
    target: Path,
    *,
    same: Same | None = None,
    root: Path | None = None,
    lasting: bool = True,
    folders: set[Path] | None = None,
    before_replace: Callable[[], None] = lambda: None,
    files: Files = _FILES,
) -> tuple[Published | Unchanged | None, Diagnostics]:
    """Makes `target` hold `content`; its folder is created where it is missing.

    same: whether two documents (old, new) are equal for the reader, where equal bytes ask too much; it
    must answer False for damaged ones.  root: the outbox; no folder between it and the target may be a
    link, so that nothing is written outside.  A link at the target itself is replaced, not followed.
    lasting: wait until the disk itself has it; without, a power cut within seconds may lose or damage what
    was written (an end of the run cannot), which only what can be made again or told apart may risk.
    folders: takes the folder, which is then for the caller to make last (`last`), once for all its files.
    before_replace: called last of all before the old document is replaced, at every try; where it raises
    OSError nothing is replaced.
    Where publishing fails there is one diagnostic, and the old document is as it was.
    """
    try:
        obstacle = _obstacle(target, root, files)
        if obstacle:
            return None, (obstacle,)
        entry = files.entry(target)
        old = _held(content, target, entry, same, files)
        if old is not None:
            return Unchanged(path=target, sha256=hashlib.sha256(old).hexdigest()), ()
        files.make_folder(target.parent)
        if entry.kind == "link":
            files.unlink_folder_link(target)
        if not _put(content, target, before_replace, files, lasting=lasting):
            return None, (_problem("document-open", target),)
        if folders is not None:
            folders.add(target.parent)
        elif lasting:
            last((target.parent,), files=files)
    except OSError as error:
        return None, (_failure(error, target),)
    return Published(path=target, sha256=hashlib.sha256(content).hexdigest()), ()


def last(folders: Iterable[Path], *, files: Files = _FILES) -> None:
    """Makes what was renamed in these folders last.

    The documents are there: a file system that cannot sync folders has to keep its renames itself.
    """
    for folder in folders:
        with suppress(OSError):
            files.sync_folder(folder)


def sweep(folder: Path, *, files: Files = _FILES) -> tuple[Path, ...]:
    """Removes the temporary files that killed runs left in the folder, and says which.

    One that cannot be removed is harmless, and stays for the next time.  A folder that is a link is left
    alone: what it leads to is not ours.
    """
    swept = []
    with suppress(OSError):
        names = files.names(folder) if files.entry(folder).kind == "folder" else []
        for name in sorted(names):
            path = folder / name
            if name.startswith(PREFIX) and _is_leftover_file(path, files):
                with suppress(OSError):
                    files.remove(path)
                    swept.append(path)
    return tuple(swept)


def _is_leftover_file(path: Path, files: Files) -> bool:
    entry = files.entry(path)
    age = files.now() - entry.changed
    return entry.kind in {"file", "link"} and is_leftover(path.name, age)


def _obstacle(target: Path, root: Path | None, files: Files) -> Diagnostic | None:
    """What stands in the way and is no error of the system: a folder as target, a link on the way."""
    if root is not None:
        for folder in _folders_between(root, target):
            if files.entry(folder).kind == "link":
                return _problem("outbox-is-a-link", folder)
    if files.entry(target).kind == "folder":
        return _problem("document-is-a-folder", target)
    return None


def _folders_between(root: Path, target: Path) -> tuple[Path, ...]:
    """The folders below `root` that lead to `target`; ValueError where it does not lie in `root`."""
    below = target.relative_to(root).parts
    if ".." in below:
        raise ValueError(f"{target} leads out of {root}")
    return tuple(root.joinpath(*below[:depth]) for depth in range(1, len(below)))


def _held(content: bytes, target: Path, entry: Entry, same: Same | None, files: Files) -> bytes | None:
    """The document at the target where it is what is to be published already."""
    if entry.kind != "file" or (same is None and entry.size != len(content)):
        return None
    try:
        old = files.read(target)
    except OSError:
        return None  # what cannot be read can still be replaced
    return old if old == content or (same is not None and same(old, content)) else None


def _put(
    content: bytes, target: Path, before_replace: Callable[[], None], files: Files, *, lasting: bool
) -> bool:
    """Writes and renames; False where another program holds the document."""
    temporary = target.with_name(temporary_name())
    replaced = False
    descriptor = files.create(temporary)
    try:
        try:
            _write(content, descriptor, files)
            if lasting:
                files.sync(descriptor)
        finally:
            files.close(descriptor)
        replaced = _replace(temporary, target, before_replace, files)
    finally:
        if not replaced:
            with suppress(OSError):
                files.remove(temporary)
    return replaced


def _write(content: bytes, descriptor: int, files: Files) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[files.write(descriptor, rest) :]


def _replace(temporary: Path, target: Path, before_replace: Callable[[], None], files: Files) -> bool:
    """Renames, trying again while another program holds the document; False if it does not let go."""
    deadline = files.monotonic() + PATIENCE
    pause = FIRST_PAUSE
    while True:
        try:
            before_replace()
            files.replace(temporary, target)
            return True
        except OSError as error:
            if not _is_locked(error):
                raise
        left = deadline - files.monotonic()
        if left <= 0:
            return False
        files.sleep(min(pause, left))
        pause *= 2


def _is_locked(error: OSError) -> bool:
    return error.errno in _LOCKED or getattr(error, "winerror", None) in _LOCKED_WINDOWS


def _failure(error: OSError, target: Path) -> Diagnostic:
    """One clear problem; those of the folder name the folder, and are the same for all its documents."""
    if error.errno == errno.ENAMETOOLONG or getattr(error, "winerror", None) == _WINDOWS_NAME_TOO_LONG:
        return _problem("path-too-long", target, length=str(len(str(target))))
    if code := _FOLDER_PROBLEMS.get(error.errno or 0):
        return _problem(code, target.parent)
    return _problem("publishing-failed", target, reason=error.strerror or type(error).__name__)


def _problem(code: str, path: Path, **args: str) -> Diagnostic:
    return Diagnostic(code=code, location=FileLocation(path=path), args=args)
