"""Content decides: the SHA-256 of every file that a document is made from."""

from __future__ import annotations

import hashlib
import os
import time
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from docgen.watch.ignored import passed_over

MISSING = ""

MAPPING_ENDINGS = frozenset({".yaml", ".yml"})
TEMPLATE_ENDINGS = frozenset({".docx", ".dotx", ".docm"})

Prints = Mapping[str, str]  # file, relative to the project -> SHA-256

_ENDINGS = MAPPING_ENDINGS | TEMPLATE_ENDINGS

_TICK = 3.0  # seconds: a file saved twice within one tick of its file system's clock (FAT: 2) looks the same
_kept: dict[
    str, tuple[tuple[int, ...], str]
] = {}  # file -> what it looked like when it was read, and its hash


def digest(path: Path) -> str:
    """The SHA-256 of a file's content, hexadecimal; MISSING where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return MISSING


def key_of(path: Path, root: Path) -> str:
    """How a file is named in the state: relative to the project where it lies in it, with slashes, NFC."""
    absolute = os.path.abspath(path)  # noqa: PTH100 - resolve() would follow links
    before = os.path.join(root, "")  # noqa: PTH118 - keys are asked for all the time; a Path takes ten times as long
    inside = os.path.normcase(absolute).startswith(os.path.normcase(before))
    name = absolute[len(before) :] if inside else absolute
    return unicodedata.normalize("NFC", name.replace(os.sep, "/"))


def pack_prints(root: Path, folders: Iterable[Path]) -> Prints:
    """Every mapping and template in the folders of a form pack, with its hash.

    A file that nobody touched since it was last asked for in this process is not read again.  Touched is
    one whose times, size or inode are others; of a file overwritten in place with as many bytes and its old
    time put back, Windows does not tell (its ctime is the time of creation).
    """
    found = {}
    for folder in folders:
        for inner, names in _walked(folder):
            before = key_of(inner / "-", root)[:-1]
            for name in names:
                found[unicodedata.normalize("NFC", before + name)] = _kept_digest(inner, name)
    return found


def known_digest(path: Path) -> str:
    """The same as `digest`; a file that nobody touched since it was last asked for here is not read again."""
    return _kept_digest(path.parent, path.name)


def is_pack_file(path: Path) -> bool:
    """Whether a file is named as a mapping or a template (and is no lock or temporary file)."""
    return _is_pack_name(path.name)


def _is_pack_name(name: str) -> bool:
    return os.path.splitext(name)[1].lower() in _ENDINGS and not passed_over(name)  # noqa: PTH122 - no Path


def _walked(folder: Path) -> Iterator[tuple[Path, list[str]]]:
    """The folder and those in it, each with the names of its pack files; links are not followed."""
    for inner, folders, files in os.walk(folder):
        names = list(filter(_is_pack_name, (*folders, *files)))
        if names:
            yield Path(inner), names


def _kept_digest(folder: Path, name: str) -> str:
    path = os.path.join(folder, name)  # noqa: PTH118 - a Path for each file costs more than to look at it
    try:
        found = os.stat(path)  # noqa: PTH116 - likewise
    except OSError:
        return MISSING
    touched = found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
    known = _kept.get(path)
    if known is not None and known[0] == touched:
        return known[1]
    sha256 = digest(Path(path))
    if sha256 and time.time() - max(found.st_mtime, found.st_ctime) > _TICK:
        _kept[path] = touched, sha256
    return sha256


def combined(prints: Prints, version: str) -> str:
    """One hash for a whole form pack and the version of docgen that reads it."""
    lines = [f"{name}\0{sha256}\n" for name, sha256 in sorted(prints.items())]
    return hashlib.sha256("".join([version, "\n", *lines]).encode("utf-8", "surrogatepass")).hexdigest()
