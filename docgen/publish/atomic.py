"""A document appears in the outbox whole or not at all.

The steps are SQLite's and every careful editor's: a temporary file in the same folder, all of it on the
disk (fsync), renamed over the document, and the rename on the disk too.  Whatever ends the run between two
steps, the document is the old one or the new one.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from docgen.diagnostics import Diagnostic, Diagnostics
from docgen.publish.failures import failure, problem
from docgen.publish.files import Entry, EntryKind, Files
from docgen.publish.meanwhile import Wait, at_once
from docgen.publish.temporary import temporary_name

Sync = Callable[[Callable[[], None]], Wait]

PATIENCE = 2.5  # seconds: a virus scanner lets go within them, Word does not for hours
FIRST_PAUSE = 0.05

_LOCKED = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}
_LOCKED_WINDOWS = {5, 32, 33}  # access denied, sharing violation, lock violation

_FILES = Files()


class Published(Struct, frozen=True, kw_only=True):
    """The document was written."""

    path: Path


class Unchanged(Struct, frozen=True, kw_only=True):
    """The document was there as it should be, and was not touched."""

    path: Path


Result = tuple[Published | Unchanged | None, Diagnostics]


def publish(
    content: bytes,
    target: Path,
    *,
    root: Path | None = None,
    lasting: bool = True,
    files: Files = _FILES,
) -> Result:
    """Makes `target` hold `content`; its folder is created where it is missing.

    root: the outbox; no folder between it and the target may be a link, so that nothing is written outside.
    A link at the target itself is replaced, not followed.
    lasting: wait until the disk itself has it; without, a power cut within seconds may lose or damage what
    was written (an end of the run cannot), which only what can be made again or told apart may risk.
    Where publishing fails there is one diagnostic, and the old document is as it was.
    """
    return begin(content, target, root=root, lasting=lasting, files=files).complete()


def begin(
    content: bytes,
    target: Path,
    *,
    root: Path | None = None,
    lasting: bool = True,
    sync: Sync = at_once,
    files: Files = _FILES,
) -> Begun:
    """The same up to the last step: all is written, and nothing at the target has changed.

    sync: how the disk is waited for; with `meanwhile` it is at the last step.
    """
    begun = Begun(content, target, files)
    try:
        kind, place = _looked_at(begun.folder, root, files)
        if kind == "link":
            return begun.ended(None, problem("outbox-is-a-link", place))
        entry = files.entry(target)
        if entry.kind == "folder":
            return begun.ended(None, problem("document-is-a-folder", target))
        if _is_held(content, target, entry, files):
            return begun.ended(Unchanged(path=target))
        if kind != "folder":
            files.make_folder(begun.folder)
        begun.write(sync if lasting else None)
    except OSError as error:
        return begun.ended(None, failure(error, target))
    return begun


class Begun:
    """A document on its way: its bytes lie in a temporary file beside its place, or it is known why not.

    It is to be completed or abandoned; whatever is raised on the way, no temporary file is left.
    """

    def __init__(self, content: bytes, target: Path, files: Files) -> None:
        self.folder = target.parent
        self._content = content
        self._target = target
        self._files = files
        self._result: Result | None = None
        self._temporary: Path | None = None
        self._lasting: Wait | None = None

    def ended(self, result: Published | Unchanged | None, *problems: Diagnostic) -> Begun:
        """There is nothing more to do: this is what came of it."""
        self._result = result, problems
        return self

    def write(self, sync: Sync | None) -> None:
        """Write the temporary file, and begin to wait for the disk (None: that is not needed)."""
        self._temporary = self.folder / temporary_name()
        try:
            descriptor = self._files.create(self._temporary)
            try:
                _write(self._content, descriptor, self._files)
            except BaseException:
                self._files.close(descriptor)
                raise
            if sync is None:
                self._files.close(descriptor)
            else:
                self._lasting = sync(lambda: self._sync(descriptor))
        except BaseException:
            self.abandon()
            raise

    def complete(
        self, before_replace: Callable[[], None] = lambda: None, *, folders: set[Path] | None = None
    ) -> Result:
        """The last step: the document takes its place.

        before_replace: called last of all before the old document is replaced, at every try; where it
        raises OSError nothing is replaced.  folders: takes the folder, which is then for the caller to make
        last (`last`), once for all its files.
        """
        if self._result is None:
            try:
                self._result = self._replaced(before_replace, folders)
            except OSError as error:
                self._result = None, (failure(error, self._target),)
            finally:
                self.abandon()
        return self._result

    def abandon(self) -> None:
        """Remove the temporary file, where the document has not taken its place."""
        lasting, self._lasting = self._lasting, None
        try:
            if lasting is not None:
                with suppress(Exception):  # whatever became of it: nobody wants the file
                    lasting()
        finally:
            temporary, self._temporary = self._temporary, None
            if temporary is not None:
                with suppress(OSError):
                    self._files.remove(temporary)

    def _replaced(self, before_replace: Callable[[], None], folders: set[Path] | None) -> Result:
        target, temporary = self._target, self._temporary
        assert temporary is not None, "begun"
        if self._lasting is not None:
            self._lasting()
        self._files.unlink_folder_link(target)
        if not _replace(temporary, target, before_replace, self._files):
            return None, (problem("document-open", target),)
        self._temporary = None
        if folders is not None:
            folders.add(self.folder)
        elif self._lasting is not None:
            last((self.folder,), files=self._files)
        return Published(path=target), ()

    def _sync(self, descriptor: int) -> None:
        """Closes the file, too: a process may have no more than a few hundred of them open."""
        try:
            self._files.sync(descriptor)
        finally:
            self._files.close(descriptor)


def last(folders: Iterable[Path], *, files: Files = _FILES) -> None:
    """Makes what was renamed in these folders last.

    The documents are there: a file system that cannot sync folders has to keep its renames itself.
    """
    for folder in folders:
        with suppress(OSError):
            files.sync_folder(folder)


def _looked_at(folder: Path, root: Path | None, files: Files) -> tuple[EntryKind, Path]:
    """What a folder is; where something on the way to it from the root is no folder, that, which may be a
    link out of the root.  Whoever gives no root does not care, and is told that the folder is missing."""
    kind: EntryKind = "missing"
    for path in _folders_between(root, folder) if root is not None else ():
        kind = files.entry(path).kind
        if kind != "folder":
            return kind, path
    return kind, folder


@lru_cache(maxsize=64)
def _folders_between(root: Path, folder: Path) -> tuple[Path, ...]:
    """The folders below `root` that lead to one; ValueError where that does not lie in `root`."""
    if folder == root:
        return ()
    if folder.name in {"", ".."}:
        raise ValueError(f"{folder} leads out of {root}")
    return (*_folders_between(root, folder.parent), folder)


def _is_held(content: bytes, target: Path, entry: Entry, files: Files) -> bool:
    """Whether what is to be published lies at the target already."""
    if entry.kind != "file" or entry.size != len(content):
        return False
    try:
        return files.read(target) == content
    except OSError:
        return False  # what cannot be read can still be replaced


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
