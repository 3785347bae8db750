"""The folders of a project."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from docgen.watch.ignored import passed_over
from docgen.watch.reaching import is_there

# What a workbook can be saved as.  Those docgen cannot read are taken too, so that they are refused by
# name instead of being passed over in silence.
WORKBOOK_ENDINGS = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods"})


class Project(Struct, frozen=True, kw_only=True):
    """Where the form pack, the workbooks and the documents lie."""

    root: Path
    outbox: Path

    @property
    def inbox(self) -> Path:
        """Where staff put workbooks."""
        return self.root / "inbox"

    @property
    def templates(self) -> Path:
        """The Word templates of the form pack."""
        return self.root / "templates"

    @property
    def mappings(self) -> Path:
        """The mapping files of the form pack."""
        return self.root / "mappings"


def project_at(root: Path, outbox: Path | None = None) -> Project:
    """The project in a folder; documents go to its outbox/ unless another folder is given."""
    root = root.absolute()
    return Project(root=root, outbox=(outbox or root / "outbox").absolute())


def workbooks_in(folder: Path) -> tuple[Path, ...]:
    """The workbooks of a folder by name, without lock and temporary files; none where it cannot be listed.

    Of those whose names a person cannot tell apart only the first: see `named_twice`.
    """
    found = _listed(folder)
    twice = _twice(found)
    return tuple(path for path in found if path not in twice)


def named_twice(workbooks: Iterable[Path]) -> Mapping[Path, Path]:
    """Those of the workbooks whose name another one of their folder has first, with that other one.

    A Mac writes `số` in two characters where Windows has one (NFD, NFC): for everybody but the file
    system the two are one name, and so would be their folders in the outbox.
    """
    given = tuple(workbooks)
    folders = dict.fromkeys(path.parent for path in given)
    twice = _twice(path for folder in folders for path in _listed(folder))
    return {path: twice[path] for path in given if path in twice}


def twins_in(folder: Path) -> Mapping[Path, Path]:
    """The workbooks that `workbooks_in` passes over for the name of another, with that other one."""
    return _twice(_listed(folder))


def workbooks_beside(path: Path, listed: Callable[[Path], Iterable[Path]] = workbooks_in) -> tuple[Path, ...]:
    """The other workbooks in the folder of one, as `listed` has them, however its own name was written."""
    own = _written(path)
    return tuple(other for other in listed(path.parent) if _written(other) != own)


def _written(path: Path) -> str:
    """A file name as the file system takes it: without case on Windows, in either Unicode form on a Mac."""
    return unicodedata.normalize("NFC", os.path.normcase(path.name))


def is_workbook(path: Path) -> bool:
    """Whether a file is named as a workbook that a person saved."""
    return is_workbook_name(path) and is_there(path)


def is_workbook_name(path: Path) -> bool:
    """The same of a path where nothing need lie any more."""
    return path.suffix.lower() in WORKBOOK_ENDINGS and not passed_over(path.name)


def folders_of(workbooks: Iterable[Path]) -> tuple[str, ...]:
    """The name of each workbook's folder in the outbox: its own name without the ending."""
    return tuple(path.stem for path in workbooks)


def _listed(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(sorted(path for path in folder.iterdir() if is_workbook(path)))
    except OSError:  # `why_closed` tells it from an empty folder
        return ()


def _twice(workbooks: Iterable[Path]) -> Mapping[Path, Path]:
    first: dict[str, Path] = {}
    twice: dict[Path, Path] = {}
    for path in workbooks:
        known = first.setdefault(unicodedata.normalize("NFC", str(path)), path)
        if known != path:
            twice[path] = known
    return twice
