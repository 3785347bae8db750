"""How cells look: one palette, one font, and the number format of each type."""

from __future__ import annotations

from msgspec import Struct
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

from docgen.formats.types import ValueType

FONT = "Times New Roman"
SIZE = 12

TITLE_COLOUR = "1F3864"
NOTE_COLOUR = "595959"
_LINE = Side(style="thin", color="BFBFBF")
GRID_LINES = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)

UNLOCKED = Protection(locked=False)


class Look(Struct, frozen=True, kw_only=True):
    """The appearance of a kind of cell."""

    fill: str = ""
    bold: bool = False
    colour: str = "000000"
    size: int = SIZE
    italic: bool = False
    border: bool = True


HEADER = Look(fill="1F4E78", bold=True, colour="FFFFFF")
HEADING = Look(fill="DDEBF7", bold=True, colour=TITLE_COLOUR)
LABEL = Look()
INPUT = Look(fill="FFFBE0")
FORMULA = Look(fill="E2EFDA")
BLOCKED = Look(fill="E4E4E4")
TITLE = Look(bold=True, colour=TITLE_COLOUR, size=15, border=False)
NOTE = Look(italic=True, colour=NOTE_COLOUR, border=False)
PARAGRAPH = Look(border=False)

_ALIGNED = {
    "text": "left",
    "paragraphs": "left",
    "choice": "left",
    "bool": "center",
    "date": "center",
}


def dress(
    cell: Cell,
    look: Look,
    *,
    horizontal: str = "left",
    vertical: str = "center",
    indent: int = 0,
    wrap: bool = True,
) -> None:
    """Give a cell its look; nothing may be edited until `open_for_input`."""
    cell.font = Font(name=FONT, size=look.size, bold=look.bold, italic=look.italic, color=look.colour)
    cell.alignment = Alignment(horizontal=horizontal, vertical=vertical, wrap_text=wrap, indent=indent)
    if look.fill:
        cell.fill = PatternFill("solid", fgColor=look.fill)
    if look.border:
        cell.border = GRID_LINES


def open_for_input(cell: Cell, kind: ValueType, *, mixed: bool = False) -> None:
    """Make an input cell: light yellow, unlocked, in the format of its type."""
    dress_value(cell, INPUT, kind, mixed=mixed)
    cell.protection = UNLOCKED


def dress_value(cell: Cell, look: Look, kind: ValueType, *, mixed: bool = False) -> None:
    """The look of a cell that holds a value of this type; `mixed`: in a column of all sorts of values,
    where everything begins at the left."""
    vertical = "top" if kind.name == "paragraphs" else "center"
    horizontal = "left" if mixed else _ALIGNED.get(kind.name, "right")
    indent = 0 if horizontal == "center" else 1
    is_text = kind.name in ("text", "paragraphs", "choice")
    dress(cell, look, horizontal=horizontal, vertical=vertical, indent=indent, wrap=is_text)
    cell.number_format = number_format(kind)


def number_format(kind: ValueType) -> str:
    """The number format of a type, in Excel's neutral notation (it shows 1.234,5 on a Vietnamese PC).

    Text is '@': a line that begins with '-' or '+' would otherwise be taken for a formula, and a
    number such as 05 would lose its zero.  A percent is kept plain (98,5), never as 0,985,
    and shows as many decimals as documents print.
    """
    match kind.name:
        case "text" | "paragraphs" | "choice":
            return "@"
        case "date":
            return "dd/mm/yyyy"
        case "bool":
            return "General"
        case "percent":
            return "0.0" + "#" * (kind.digits - 1) if kind.digits else "0"
        case "number" if kind.decimals is None and kind.grouping:
            return "General"
        case _:
            whole = "#,##0" if kind.grouping else "0"
            return whole + ("." + "0" * kind.decimals if kind.decimals else "")


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell to write into; never one that a merge has swallowed."""
    cell = sheet.cell(row=row, column=column)
    assert isinstance(cell, Cell)
    return cell


def put_text(cell: Cell, text: str) -> None:
    """Write a text as a text, even one that begins like a formula."""
    cell.value = text
    cell.data_type = "s"
