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
    except (OSError, ValueError) as error:
        return Settings(), (_wrong(path, str(error)),)
    if not isinstance(section, Mapping):
        return Settings(), (_wrong(path, "watch"),)
    known = {field.name: getattr(Settings(), field.name) for field in fields(Settings)}
    good = {name: value for name, value in section.items() if name in known and _fits(value, known[name])}
    wrong = tuple(_wrong(path, f"{name} = {value!r}") for name, value in section.items() if name not in good)
    return replace(Settings(), **good), wrong


def _fits(value: object, default: object) -> bool:
    if isinstance(default, bool):
        return isinstance(value, bool)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return value >= 0 and (isinstance(default, float) or (isinstance(value, int) and value > 0))


def _wrong(path: Path, reason: str) -> Diagnostic:
    known = ", ".join(field.name for field in fields(Settings))
    return Diagnostic(
        code="watch-settings-wrong",
        location=FileLocation(path=path),
        args={"reason": reason, "known": known},
        severity="warning",
    )
