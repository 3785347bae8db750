"""Settings of the watcher: section [watch] of docgen.toml in the project's folder, which need not exist."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import fields, replace

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation
from docgen.limits import MEBIBYTE
from docgen.worker import WorkerLimits

FILE = "docgen.toml"

# What is of use, both ends included.  Below these every workbook would be refused, or a folder be listed
# without a pause; beyond them a figure is a slip.  With 64 MiB not even the sample can be made.
_RANGES: Mapping[str, tuple[float, float]] = {
    "versions": (1, 1_000_000_000),
    "interval": (0.1, 3_600),
    "rescan": (1, 86_400),
    "read_seconds": (1, 3_600),
    "workbook_seconds": (1, 3_600),
    "memory": (128, 1_048_576),
}
_CHOSEN_AT_ZERO = frozenset({"interval", "rescan"})


class Settings(Struct, frozen=True, kw_only=True):
    """What an office may change; times in seconds, memory in MiB.

    versions: published versions kept of each document; poll: always poll; interval: between two listings
    when polling (0: chosen); rescan: between two looks at everything (0: 60 when polling, 600 otherwise).
    """

    versions: int = 10
    poll: bool = False
    interval: float = 0.0
    rescan: float = 0.0
    read_seconds: float = 20.0
    workbook_seconds: float = 60.0
    memory: int = 1024

    @property
    def limits(self) -> WorkerLimits:
        """The limits of the worker."""
        return WorkerLimits(
            reading=self.read_seconds, workbook=self.workbook_seconds, memory=self.memory * MEBIBYTE
        )


def read_settings(root: Path) -> tuple[Settings, Diagnostics]:
    """The settings of a project; what is wrong in the file is told, and its default holds."""
    path = root / FILE
    try:
        section = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("watch", {})
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, ValueError, RecursionError) as error:
        return Settings(), (_wrong(path, str(error)),)
    if not isinstance(section, Mapping):
        return Settings(), (_wrong(path, "watch"),)
    known = {field.name: getattr(Settings(), field.name) for field in fields(Settings)}
    good = {
        name: value for name, value in section.items() if name in known and _fits(name, value, known[name])
    }
    wrong = tuple(_wrong(path, _shown(name, value)) for name, value in section.items() if name not in good)
    return replace(Settings(), **good), wrong


def _fits(name: str, value: object, default: object) -> bool:
    if isinstance(default, bool):
        return isinstance(value, bool)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if isinstance(default, int) and not isinstance(value, int):
        return False
    least, most = _RANGES[name]
    return least <= value <= most or (value == 0 and name in _CHOSEN_AT_ZERO)


def _shown(name: str, value: object) -> str:
    """A setting as it was written, with what it may be: `memory = 1 (128 … 1048576)`."""
    if name not in _RANGES:
        return f"{name} = {value!r}"
    least, most = _RANGES[name]
    zero = "0, " if name in _CHOSEN_AT_ZERO else ""
    return f"{name} = {value!r} ({zero}{least} … {most})"


def _wrong(path: Path, reason: str) -> Diagnostic:
    known = ", ".join(field.name for field in fields(Settings))
    return Diagnostic(
        code="watch-settings-wrong",
        location=FileLocation(path=path),
        args={"reason": reason, "known": known},
        severity="warning",
    )
