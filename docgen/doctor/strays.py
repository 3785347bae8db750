"""Figures that somebody typed and nothing reads: beside a table, on a title line, in a blocked cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from docgen.binding.inputs import Input
from docgen.binding.workbook import BoundWorkbook
from docgen.diagnostics import CellLocation, Diagnostic
from docgen.doctor.inputs import Block, TableInputs
from docgen.doctor.single import shown, warning
from docgen.excel.cells import Cell, Content, Packed, Sheet, column_letters
from docgen.formats.text import folded
from docgen.formats.types import NUMERIC
from docgen.mapping.model import Grid, Table


def stray_findings(blocks: Iterable[Block], bound: BoundWorkbook) -> Iterator[Diagnostic]:
    """The findings, sheet by sheet."""
    sheets: dict[str, list[Block]] = {}
    for block in blocks:
        sheets.setdefault(block.sheet.name, []).append(block)
    for shared in sheets.values():
        sheet = shared[0].sheet
        known = {row for block in shared for row in block.rows}
        known |= bound.elsewhere.get(sheet.name, set()) | _told_rows(sheet, bound)
        for block in shared:
            if isinstance(block.source, Grid):
                yield from _blocked(block, block.source, bound)
                yield from _on_title_lines(block, block.source, known, bound)
            elif isinstance(block.source, Table):
                yield from _nameless(block, block.source)
        yield from _unread_columns(shared, bound)


def _told_rows(sheet: Sheet, bound: BoundWorkbook) -> set[int]:
    """Rows that binding has a diagnostic for: a strange id, a repeated one, none at all."""
    rows: set[int] = set()
    for problem in bound.problems:
        place = problem.location
        if not isinstance(place, CellLocation) or place.sheet != sheet.name or not place.cell:
            continue
        rows.add(int(place.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")))
        for stretch in filter(None, problem.args.get("rows", "").split(", ")):
            first, _, last = stretch.partition(" - ")
            rows.update(range(int(first), int(last or first) + 1))
    return rows


def _at(block: Block, cell: Cell, bound: BoundWorkbook, label: str) -> CellLocation:
    return CellLocation(workbook=bound.workbook.path, sheet=block.sheet.name, cell=cell.address, label=label)


def _blocked(block: Block, grid: Grid, bound: BoundWorkbook) -> Iterator[Diagnostic]:
    """Cells of periods that an indicator does not have; the blank workbook shows them grey."""
    for number, row in block.rows.items():
        if row is None or not row.columns:
            continue
        for name, column in block.columns.items():
            cell = None if name in row.columns else block.sheet.cell(number, column)
            if cell is None or not _holds(cell):
                continue
            title = grid.columns[name].title
            yield warning(
                "cell-not-asked",
                _at(block, cell, bound, f"{row.label}, {title}" if title else row.label),
                found=shown(cell),
            )


def _on_title_lines(block: Block, grid: Grid, known: set[int], bound: BoundWorkbook) -> Iterator[Diagnostic]:
    first, last = min(block.rows), max(block.rows)
    titles = {folded(column.title) for column in grid.columns.values() if column.title}
    above: list[int] = []
    for number in range(first - 1, 0, -1):
        contents = block.sheet.contents(number)
        if any(folded(str(contents[at][1])) in titles for at in block.columns.values() if at in contents):
            break
        above.append(number)
    else:
        above = []
    for number in (*reversed(above), *range(first, last + 1)):
        if number in known or number not in block.sheet.rows:
            continue
        cells = block.sheet.rows[number]
        filled = [cells[at] for at in sorted(block.columns.values()) if at in cells and _holds(cells[at])]
        if filled:
            known.add(number)
            place = _at(block, filled[0], bound, _label_of(cells, filled[0].column))
            yield warning("cell-on-title-line", place, found=shown(filled[0]))


def _label_of(cells: Mapping[int, Cell], before: int) -> str:
    """The text that stands nearest to the left of a cell."""
    texts = [cells[at] for at in sorted(cells) if at < before and cells[at].kind == "text"]
    return " ".join(str(texts[-1].value).split()) if texts else ""


def _nameless(block: Block, table: Table) -> Iterator[Diagnostic]:
    """A record with a number and without the text that says what it counts."""
    names = [name for name, column in table.columns.items() if column.type.name == "text"]
    if not names or table.columns[names[0]].required.always:  # a required one is reported as missing
        return
    place, inputs = block.columns.get(names[0]), block.inputs
    if place is None or not isinstance(inputs, TableInputs):
        return
    nameless = {row for row, packed in inputs.rows if not _holds_at(place, packed)}
    figures: dict[int, Input] = {}
    for item in inputs.of(lambda kind: kind.name in NUMERIC) if nameless else ():
        if item.row in nameless and _holds(item.cell):
            figures.setdefault(item.row, item)
    for row, figure in figures.items():
        location = replace(figure.location, cell=f"{column_letters(place)}{row}", label=table.label)
        yield warning("record-without-name", location, found=shown(figure.cell))


def _holds_at(place: int, packed: Packed) -> bool:
    columns, contents = packed
    return place in columns and _says(contents[columns.index(place)])


def _unread_columns(blocks: list[Block], bound: BoundWorkbook) -> Iterator[Diagnostic]:
    """Columns right of the first one that is read, filled in rows that are read, and not read themselves."""
    parts = [block for block in blocks if not _is_single(block)]
    columns = {column for block in blocks for column in block.columns.values()}
    rows = {row for block in parts for row in block.rows}
    if not rows:
        return
    sheet, leftmost = parts[0].sheet, min(column for block in parts for column in block.columns.values())
    found: dict[int, list[Cell]] = {}
    unread: dict[tuple[int, ...], list[int]] = {}  # of the rows with the same columns
    for number, (filled, contents) in sheet.packed():
        if number not in rows:
            continue
        if filled not in unread:
            unread[filled] = [
                at for at, column in enumerate(filled) if column > leftmost and column not in columns
            ]
        for at in unread[filled]:
            if _says(contents[at]):
                found.setdefault(filled[at], []).append(sheet.cell(number, filled[at]))
    for column in sorted(found):
        cells = found[column]
        title = _title_above(sheet, column, min(rows))
        place = _at(parts[0], cells[0], bound, title)
        yield warning(
            "column-not-read",
            place,
            column=column_letters(column),
            count=str(len(cells)),
            found=shown(cells[0]),
        )


def _is_single(block: Block) -> bool:
    return not isinstance(block.source, Grid | Table)


def _title_above(sheet: Sheet, column: int, row: int) -> str:
    for number in range(row - 1, 0, -1):
        cell = sheet.rows.get(number, {}).get(column)
        if cell is not None and _holds(cell):
            return " ".join(str(cell.value).split())
    return ""


def _holds(cell: Cell) -> bool:
    return cell.kind not in ("empty", "uncalculated") and bool(str(cell.value).strip())


def _says(content: Content) -> bool:
    """The same of what stands in a cell."""
    return content[0] == "number" or (content[0] != "uncalculated" and bool(str(content[1]).strip()))
