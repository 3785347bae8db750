"""What is worked out once and kept between runs: compiled templates, mappings that were read.

A cache only saves time: one that is gone, damaged, too old or cannot be written changes nothing else.  It
holds Python code, which runs when it is used, so it is only ever read from a folder that belongs to this
user and that nobody else may write to; anything else is treated as if it were not there.
"""

from __future__ import annotations

import hashlib
import importlib.util
import marshal
import os
import pickle
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from types import CodeType
from typing import Any, TypeVar

from docgen.installed import FOLDER, source_files

Made = TypeVar("Made")

FOLDER_VARIABLE = "DOCGEN_CACHE"  # another folder for the cache; empty: no cache at all

_KEPT = 64  # entries a kind; the oldest go
_DIGEST = hashlib.sha256().digest_size
_BUILT_WITH = ("docxtpl", "docx", "jinja2", "lxml", "markupsafe", "msgspec", "yaml")


def kept(
    kind: str, key: str, make: Callable[[], Made], *, keep: Callable[[Made], bool] = lambda _: True
) -> Made:
    """What `make` gives, from the cache where it is known there under `key`.

    `key` must tell everything `make` depends on in the user's files; the versions of docgen, of Python
    and of the libraries are added here.  keep: whether what was made is that of `key` after all.
    """
    folder = cache_folder()
    if folder is None:
        return make()
    name = hashlib.sha256(f"{kind}\0{key}\0{_versions()}".encode()).hexdigest()
    path = folder / f"{kind}-{name}"
    content = _read(path)
    if content is not None:
        with suppress(Exception):  # made by a docgen that differs in a way its versions do not tell
            return pickle.loads(content)  # type: ignore[no-any-return]  # noqa: S301  # see the module's text
    made = make()
    if not keep(made):
        return made
    with suppress(OSError, pickle.PicklingError, TypeError, AttributeError, ValueError, RecursionError):
        _write(path, _pickled(made))
        _sweep(folder, kind)
    return made


def cache_folder() -> Path | None:
    """The folder of the cache, made where it is missing; None where there is none that can be trusted."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen == "":
        return None
    try:
        folder = Path(chosen) if chosen else _default_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if _is_private(folder) else None
    except (OSError, RuntimeError):  # RuntimeError: the account has no home folder
        return None


def _default_folder() -> Path:
    """Where each system keeps caches; the folders of Windows belong to the user alone."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        return base / "docgen" / "cache"
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "docgen"


def _is_private(path: Path) -> bool:
    """Whether only this user (or the system) can have written what lies at `path`."""
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        return False
    if sys.platform == "win32":
        return True
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _read(path: Path) -> bytes | None:
    """The content of an entry; None where it is absent, foreign or damaged."""
    try:
        if not _is_private(path):
            return None
        content = path.read_bytes()
    except OSError:
        return None
    digest, content = content[:_DIGEST], content[_DIGEST:]
    return content if hashlib.sha256(content).digest() == digest else None


def _write(path: Path, content: bytes) -> None:
    import tempfile

    descriptor, temporary = tempfile.mkstemp(prefix=".new-", dir=path.parent)  # readable by this user alone
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(hashlib.sha256(content).digest() + content)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _sweep(folder: Path, kind: str) -> None:
    entries = [path for path in folder.iterdir() if path.name.startswith((f"{kind}-", ".new-"))]
    entries.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in entries[_KEPT:]:
        path.unlink(missing_ok=True)


@cache
def _versions() -> str:
    """Everything installed that a cached value depends on, without importing any of it.

    docgen's own files count one by one: whoever works on docgen changes them without a new version.
    """
    marks = [sys.version, str(FOLDER)]
    marks += [f"{file.name}:{file.size}:{file.changed}" for file in source_files()]
    for name in _BUILT_WITH:
        found = importlib.util.find_spec(name)
        if found is not None and found.origin is not None:
            state = Path(found.origin).stat()
            marks.append(f"{found.origin}:{state.st_size}:{state.st_mtime_ns}")
    return "\n".join(marks)


class _Pickler(pickle.Pickler):
    """A pickler that keeps code objects, which pickle alone refuses."""

    # Any: the stub's own type of what may be returned is a union of five tuples.
    def reducer_override(self, thing: object) -> Any:
        if isinstance(thing, CodeType):
            return marshal.loads, (marshal.dumps(thing),)
        return NotImplemented


def _pickled(made: object) -> bytes:
    buffer = BytesIO()
    _Pickler(buffer, protocol=pickle.HIGHEST_PROTOCOL).dump(made)
    return buffer.getvalue()
