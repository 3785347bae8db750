"""Whether docxtpl would change the grid of a table after rendering.

`fix_tables` of docxtpl 0.20.2 adds columns to a table that has a row with more cells than the grid, and
takes away those that no row reaches.  It changes nothing where no row can have more cells than the grid
has columns, and a row that is always there reaches the last one.
"""

from __future__ import annotations

import re

from msgspec import Struct, field

_TOKEN = re.compile(
    r"<w:(?P<open>tbl|tr|tc|gridCol)(?=[ >/])|</w:(?P<close>tbl|tr|tc)>"
    r"|<w:gridSpan w:val=\"(?P<span>[^\"]*)\""
    r"|<w:(?P<strange>sdt|customXml|tblGridChange)(?=[ >/])|\{%[-+]?\s*(?P<statement>\w+)"
)
_BLOCKS = frozenset({"for", "if", "filter", "call", "macro", "with"})
_TOP = "body"


class _Table(Struct):
    depth: int  # of the Jinja blocks around it
    columns: int = 0
    most_cells: int = 0
    reached: int = 0  # by a row that is always there


class _Row(Struct):
    depth: int
    cells: int = 0
    span: int = 0


class _Reading(Struct):
    open_: list[str] = field(default_factory=lambda: [_TOP])
    tables: list[_Table] = field(default_factory=list)
    rows: list[_Row] = field(default_factory=list)
    depth: int = 0
    fixed: bool = True


def grids_are_final(source: str) -> bool:
    """True where rendering `source` gives tables whose grids docxtpl would leave as they are."""
    if "<w:tbl>" not in source:
        return True
    reading = _Reading()
    for match in _TOKEN.finditer(source):
        _take(reading, match)
        if not reading.fixed:
            return False
    return not reading.tables


def _take(reading: _Reading, match: re.Match[str]) -> None:
    kind = match.lastgroup
    if kind == "open":
        _open(reading, match["open"])
    elif kind == "close":
        _close(reading, match["close"])
    elif kind == "span":
        _span(reading, match["span"])
    elif kind == "strange":
        # cells in a content control are not counted; a tracked change of the grid holds a second grid
        reading.fixed = reading.open_[-1] != "tr" and match["strange"] != "tblGridChange"
    elif kind == "statement":
        _statement(reading, match["statement"])


def _open(reading: _Reading, name: str) -> None:
    if name == "gridCol":
        if reading.tables:
            reading.tables[-1].columns += 1
        return
    if name == "tbl":
        reading.tables.append(_Table(reading.depth))
    elif name == "tr":
        reading.rows.append(_Row(reading.depth))
    elif reading.rows:
        reading.rows[-1].cells += 1
        reading.rows[-1].span += 1
    reading.open_.append(name)


def _close(reading: _Reading, name: str) -> None:
    if reading.open_.pop() != name:
        reading.fixed = False
    elif name == "tr" and reading.tables:
        row = reading.rows.pop()
        for table in reading.tables:  # docxtpl counts the rows of inner tables with those of the outer one
            table.most_cells = max(table.most_cells, row.cells)
            if row.depth == table.depth:
                table.reached = max(table.reached, row.span)
    elif name == "tbl":
        table = reading.tables.pop()
        reading.fixed = table.most_cells <= table.columns <= table.reached


def _span(reading: _Reading, value: str) -> None:
    if value.isdecimal() and reading.rows:
        reading.rows[-1].span += int(value) - 1
    else:
        reading.fixed = False


def _statement(reading: _Reading, name: str) -> None:
    if reading.open_[-1] == "tr":  # between the cells of a row: their number varies
        reading.fixed = False
    elif name in _BLOCKS:
        reading.depth += 1
    elif name.startswith("end"):
        reading.depth -= 1
