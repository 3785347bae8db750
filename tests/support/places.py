"""Places for tests that need some place, wherever it is."""

from __future__ import annotations

from pathlib import Path

from docgen.diagnostics import CellLocation

WORKBOOK = Path("so-lieu.xlsx")


def cell(address: str, sheet: str = "Số liệu", label: str = "") -> CellLocation:
    """A cell of the usual sheet."""
    return CellLocation(workbook=WORKBOOK, sheet=sheet, cell=address, label=label)
