"""Content decides: the SHA-256 of every file that a document is made from."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from docgen.watch.ignored import passed_over

MISSING = ""

MAPPING_ENDINGS = frozenset({".yaml", ".yml"})
TEMPLATE_ENDINGS = frozenset({".docx", ".dotx", ".docm"})

Prints = Mapping[str, str]  # file, relative to the project -> SHA-256


def digest(path: Path) -> str:
    """The SHA-256 of a file's content, hexadecimal; MISSING where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return MISSING


def key_of(path: Path, root: Path) -> str:
    """How a file is named in the state: relative to the project where it lies in it, with slashes, NFC."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    name = absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else absolute.as_posix()
    return unicodedata.normalize("NFC", name)


def pack_prints(root: Path, folders: Iterable[Path]) -> Prints:
    """Every mapping and template in the folders of a form pack, with its hash."""
    found = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if is_pack_file(path):
                found[key_of(path, root)] = digest(path)
    return found


def is_pack_file(path: Path) -> bool:
    """Whether a file is named as a mapping or a template (and is no lock or temporary file)."""
    return path.suffix.lower() in MAPPING_ENDINGS | TEMPLATE_ENDINGS and not passed_over(path.name)


def combined(prints: Prints, version: str) -> str:
    """One hash for a whole form pack and the version of docgen that reads it."""
    lines = [f"{name}\0{sha256}\n" for name, sha256 in sorted(prints.items())]
    return hashlib.sha256("".join([version, "\n", *lines]).encode("utf-8", "surrogatepass")).hexdigest()
