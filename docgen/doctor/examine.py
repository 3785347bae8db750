"""All that the doctor looks for in one workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter

from docgen.binding.workbook import BoundWorkbook
from docgen.diagnostics import CellLocation, Diagnostic, Diagnostics
from docgen.doctor.dates import swapped_dates
from docgen.doctor.inputs import Block, blocks_of
from docgen.doctor.single import cell_findings
from docgen.doctor.strays import stray_findings
from docgen.excel.cells import Sheet, Workbook, column_letters
from docgen.formats.patterns import pattern
from docgen.formats.text import folded
from docgen.mapping.model import DocumentMapping

_BROKEN = frozenset({"error", "uncalculated"})
_KIND = itemgetter(0)  # of a content
_COPY = pattern(r"(.+?)\s*(?:\(\d+\)|- copy|- bản sao)")


def examine(workbook: Workbook, mappings: Iterable[DocumentMapping], bound: BoundWorkbook) -> Diagnostics:
    """What Excel hides in the cells that the mappings read, and around them.

    Problems of binding come again as warnings, for the cells that no document needs; where a document does
    need the cell, it is the same problem and is told once (`docgen.pipeline.report.once`).
    """
    blocks = blocks_of(mappings, bound)
    found = [
        *_of_sheets(workbook, blocks),
        *cell_findings(blocks, bound),
        *swapped_dates(blocks),
        *stray_findings(blocks, bound),
        *_broken_elsewhere(workbook, blocks),
    ]
    return tuple(found)


def _of_sheets(workbook: Workbook, blocks: Iterable[Block]) -> Iterator[Diagnostic]:
    """Sheets with values that nobody sees, and copies of sheets that nobody reads."""
    read: dict[str, Sheet] = {}
    for block in blocks:
        read.setdefault(folded(block.sheet.name), block.sheet)
    filled = {folded(block.sheet.name) for block in blocks if block.inputs}
    for key, sheet in read.items():
        if not sheet.visible and key in filled:
            location = CellLocation(workbook=workbook.path, sheet=sheet.name)
            yield Diagnostic(code="sheet-hidden", location=location, severity="warning")
    for name in workbook.sheet_names:
        copy = _COPY.fullmatch(folded(name))
        if copy and folded(name) not in read and copy[1] in read:
            yield Diagnostic(
                code="sheet-copied",
                location=CellLocation(workbook=workbook.path, sheet=name),
                args={"original": read[copy[1]].name},
                severity="warning",
            )


def _broken_elsewhere(workbook: Workbook, blocks: Iterable[Block]) -> Iterator[Diagnostic]:
    """Errors and uncalculated formulas in cells that no value is read from."""
    sheets: dict[str, list[Block]] = {}
    for block in blocks:
        sheets.setdefault(block.sheet.name, []).append(block)
    for name, shared in sheets.items():
        for row, (columns, contents) in shared[0].sheet.packed():
            if _BROKEN.isdisjoint(map(_KIND, contents)):  # as in nearly every row
                continue
            for column, content in zip(columns, contents, strict=True):
                if content[0] not in _BROKEN or any(block.reads(row, column) for block in shared):
                    continue
                kind, value, formula, *_ = content
                is_error = kind == "error"
                place = f"{column_letters(column)}{row}"
                yield Diagnostic(
                    code="cell-error" if is_error else "formula-not-calculated",
                    location=CellLocation(workbook=workbook.path, sheet=name, cell=place),
                    args={"found": str(value)} if is_error else {"formula": formula},
                    severity="warning",
                )
