"""Reading a workbook: a file in, cells that know their address out.

The XML of the parts is read directly.  openpyxl would cost ten times as much, cannot tell an
uncalculated formula from an empty cell, shows strict OOXML as an empty workbook, refuses a whole
workbook for one bad number, and takes minutes for a merged column.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from docgen.collecting import uncollected
from docgen.diagnostics import CellLocation, Diagnostic, Diagnostics, FileLocation
from docgen.excel.cells import NamedCell, Sheet, Workbook
from docgen.excel.contents import CellMaker
from docgen.excel.limits import Budget, Limits, RefusalError
from docgen.excel.moulds import read_sheet
from docgen.excel.package import Package, read_bytes
from docgen.excel.strings import read_shared_strings
from docgen.excel.structure import NamedArea, SheetEntry, Structure, read_structure
from docgen.excel.styles import read_looks
from docgen.formats.text import folded

_DEFAULT_LIMITS = Limits()


@uncollected()
def read_workbook(
    path: Path,
    *,
    limits: Limits = _DEFAULT_LIMITS,
    sheets: Collection[str] | None = None,
    names: Collection[str] = (),
) -> tuple[Workbook | None, Diagnostics]:
    """The workbook at `path`, or why it cannot be read.

    `sheets` (folded) restricts which sheets are read; those that the defined names in `names` (folded)
    lie on are read too.  A workbook is read whole or not at all: where there is a diagnostic, there is
    no workbook.  The hash is of the very bytes that were read.
    """
    try:
        content = read_bytes(path, limits)
        package = Package(content, Budget(limits))
        structure = read_structure(package)
        repeated = _repeated_sheet(structure.sheets)
        if repeated is not None:
            location = CellLocation(workbook=path, sheet=repeated)
            return None, (Diagnostic(code="workbook-sheet-repeated", location=location),)
        wanted = _wanted(structure, sheets, names)
        found = _read_sheets(package, structure, wanted)
    except RefusalError as refusal:
        return None, (Diagnostic(code=refusal.code, location=FileLocation(path=path), args=refusal.facts),)
    return Workbook(
        path=path,
        sha256=hashlib.sha256(content).hexdigest(),
        sheets=found,
        names=_named_cells(structure.names, found),
        sheet_names=tuple(entry.name for entry in structure.sheets),
        recalculate=structure.recalculate,
    ), ()


def _repeated_sheet(sheets: Iterable[SheetEntry]) -> str | None:
    """A name that two sheets share once case and Unicode form are put aside (Excel tells NFC from NFD)."""
    seen = set()
    for entry in sheets:
        if folded(entry.name) in seen:
            return entry.name
        seen.add(folded(entry.name))
    return None


def _wanted(
    structure: Structure, sheets: Collection[str] | None, names: Collection[str]
) -> tuple[SheetEntry, ...]:
    if not structure.sheets:
        raise RefusalError("workbook-without-sheets")
    if sheets is None:
        return structure.sheets
    keys = set(sheets) | {folded(structure.names[name].sheet) for name in names if name in structure.names}
    return tuple(entry for entry in structure.sheets if folded(entry.name) in keys)


def _read_sheets(package: Package, structure: Structure, wanted: Iterable[SheetEntry]) -> dict[str, Sheet]:
    strings = read_shared_strings(package, structure.strings_part)
    looks = read_looks(package, structure.styles_part, structure.epoch)
    maker = CellMaker(strings, looks, package.budget)
    return {
        folded(entry.name): read_sheet(
            package, entry.part, name=entry.name, visible=entry.visible, maker=maker
        )
        for entry in wanted
    }


def _named_cells(names: Mapping[str, NamedArea], sheets: Mapping[str, Sheet]) -> dict[str, NamedCell]:
    """The names that refer to one cell, or to one merged area, which counts as its first cell."""
    found = {}
    for name, (sheet_name, area) in names.items():
        single = (area.first_row, area.first_column) == (area.last_row, area.last_column)
        sheet = sheets.get(folded(sheet_name))
        if single or (sheet is not None and area in sheet.merges):
            found[name] = NamedCell(sheet=sheet_name, row=area.first_row, column=area.first_column)
    return found
