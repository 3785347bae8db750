"""Why a document could not be put into its place, as one clear problem."""

from __future__ import annotations

import errno
from pathlib import Path

from docgen.diagnostics import Diagnostic, FileLocation

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


def failure(error: OSError, target: Path) -> Diagnostic:
    """One clear problem; those of the folder name the folder, and are the same for all its documents."""
    if error.errno == errno.ENAMETOOLONG or getattr(error, "winerror", None) == _WINDOWS_NAME_TOO_LONG:
        return problem("path-too-long", target, length=str(len(str(target))))
    if code := _FOLDER_PROBLEMS.get(error.errno or 0):
        return problem(code, target.parent)
    return problem("publishing-failed", target, reason=error.strerror or type(error).__name__)


def problem(code: str, path: Path, **args: str) -> Diagnostic:
    """A problem of a file or a folder."""
    return Diagnostic(code=code, location=FileLocation(path=path), args=args)
