"""Whether the system tells of every change in a folder, or the folder must be polled."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

_MOUNTS = Path("/proc/mounts")
_DRIVE_REMOTE = 4  # GetDriveTypeW

# Changes made on another machine, or by the host of a virtual one, are not told to this one.
_UNTOLD = frozenset(
    {"cifs", "smb2", "smb3", "smbfs", "ncpfs", "nfs", "nfs3", "nfs4", "9p", "afs", "ceph", "glusterfs"}
    | {"lustre", "gpfs", "beegfs", "davfs", "drvfs", "vboxsf", "vmhgfs", "prl_fs", "virtiofs", "acfs"}
)


def must_poll(path: Path) -> str:
    """The kind of file system ("cifs") where events cannot be trusted; '' where they can."""
    if os.name == "nt":
        return _windows(path)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""  # macOS: FSEvents tells of network volumes too
    kind = file_system(path, mounts)
    return kind if kind in _UNTOLD or kind.startswith("fuse") else ""


def file_system(path: Path, mounts: Iterable[str]) -> str:
    """The kind of the file system a path lies in, given the lines of /proc/mounts."""
    real = path.resolve()
    best, kind = -1, ""
    for line in mounts:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(_unescaped(fields[1]))
        if real.is_relative_to(point) and len(point.parts) >= best:  # a later mount hides an earlier one
            best, kind = len(point.parts), fields[2]
    return kind


def _unescaped(name: str) -> str:
    r"""/proc/mounts writes a blank as \040."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), name)


def _windows(path: Path) -> str:
    anchor = path.absolute().anchor
    if anchor.startswith("\\\\"):
        return "UNC"
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - absent from the stubs of other systems
    return "mapped drive" if kernel.GetDriveTypeW(anchor) == _DRIVE_REMOTE else ""
