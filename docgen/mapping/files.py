"""The files a mapping names: kept inside their folder, found under either Unicode form, or refused."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path, PureWindowsPath

from docgen.diagnostics import Diagnostic, FileLocation, nearest
from docgen.mapping.parts import Reference
from docgen.watch.reaching import is_there, why_closed


def find_file(
    reference: Reference, *, base: Path, folder: Path, family: str, suffixes: tuple[str, ...]
) -> Path | Diagnostic:
    """The file that `reference` names, relative to `base` and inside `folder`.

    Both slashes part folders, as on Windows.  `family` makes the codes: mapping-<family>-outside,
    mapping-<family>-missing; or folder-closed.
    """
    closed = closed_folder(folder)
    if closed is not None:
        return closed
    written = PureWindowsPath(reference.text.strip())
    path = Path(os.path.normpath(base.joinpath(*written.parts))) if not written.anchor else Path()
    if written.anchor or not path.resolve().is_relative_to(folder.resolve()):
        return _refused(f"mapping-{family}-outside", reference)
    found = _existing(path)
    if found is None or found.suffix.casefold() not in suffixes:
        near = _nearest(reference, base, suffixes)
        return _refused(f"mapping-{family}-missing", reference, nearest=near)
    return found


def closed_folder(folder: Path) -> Diagnostic | None:
    """What to say of a folder that is there and cannot be listed or entered.

    A file in it that is named could often be read all the same, but nobody would see it change.
    """
    reason = why_closed(folder)
    if not reason:
        return None
    return Diagnostic(code="folder-closed", location=FileLocation(path=folder), args={"reason": reason})


def _existing(path: Path) -> Path | None:
    """The file, also where its name on the disk is in the other Unicode form (typed on a Mac)."""
    for form in (path, *(path.with_name(unicodedata.normalize(f, path.name)) for f in ("NFC", "NFD"))):
        if is_there(form):
            return form
    return None


def _nearest(reference: Reference, base: Path, suffixes: tuple[str, ...]) -> str:
    """The file whose name is most like the one given; endings, which all share, say nothing."""
    names = {
        path.relative_to(base).with_suffix("").as_posix(): path.relative_to(base).as_posix()
        for path in sorted(base.rglob("*"))
        if path.suffix.casefold() in suffixes
        and path != reference.location.file
        and not path.name.startswith("~$")
    }
    wanted = PureWindowsPath(reference.text.strip())
    if wanted.suffix.casefold() in suffixes:
        wanted = wanted.with_suffix("")
    return names.get(nearest(wanted.as_posix(), names), "")


def _refused(code: str, reference: Reference, **args: str) -> Diagnostic:
    facts = {"path": reference.text, **{name: value for name, value in args.items() if value}}
    return Diagnostic(code=code, location=reference.location, args=facts)
