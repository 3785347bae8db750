"""Cells of a worksheet part: found or made, and given another style."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from docgen.excel.cells import Area, column_letters
from docgen.excel.references import parse_area, place

# What may follow legacyDrawing in a worksheet (CT_Worksheet, ECMA-376 part 1, 18.3.1.99).
_AFTER_DRAWING = frozenset(
    {
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
    }
)


class SheetPart:
    """The root of a worksheet part, whose cells may lack what Excel always writes."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self._main = etree.QName(root).namespace
        data = root.find(self._tag("sheetData"))
        self._data = data if data is not None else etree.SubElement(root, self._tag("sheetData"))
        self._rows = _numbered(self._data, self._tag("row"))
        self._merges = [
            area
            for item in root.iter(self._tag("mergeCell"))
            if (area := parse_area(item.get("ref", ""))) is not None
        ]

    @property
    def strict(self) -> bool:
        """Whether the part is of the strict kind of ISO/IEC 29500."""
        return "purl.oclc.org" in (self._main or "")

    def shown_at(self, row: int, column: int) -> tuple[int, int]:
        """The cell itself, or the first cell of the merged area over it: only that one shows."""
        area: Area | None = next((area for area in self._merges if (row, column) in area), None)
        return (area.first_row, area.first_column) if area else (row, column)

    def restyle(self, row: int, column: int, style: Callable[[int], int]) -> None:
        """Give a cell the style that `style` makes of its own; an empty place becomes a cell."""
        row_element = self._row(row)
        cell = self._cell(row_element, row, column)
        given = cell.get("s")
        if given is None:
            given = row_element.get("s") if row_element.get("customFormat") in ("1", "true") else None
        number = given if given is not None else self._column_style(column)
        cell.set("s", str(style(int(number) if number.isdecimal() else 0)))

    def write(self, row: int, column: int, text: str) -> None:
        """Put a text into a cell, which keeps its style."""
        cell = self._cell(self._row(row), row, column)
        for child in list(cell):
            cell.remove(child)
        cell.set("t", "inlineStr")
        written = etree.SubElement(etree.SubElement(cell, self._tag("is")), self._tag("t"))
        written.text = text

    def set_drawing(self, relation: str, name: str) -> None:
        """Name the drawing of the comments; `name` is the qualified name of the id attribute."""
        element = etree.Element(self._tag("legacyDrawing"))
        element.set(name, relation)
        for child in self.root:
            if isinstance(child.tag, str) and etree.QName(child).localname in _AFTER_DRAWING:
                child.addprevious(element)
                return
        self.root.append(element)

    def drawing(self) -> Any | None:
        """The element that names the drawing of the comments."""
        return self.root.find(self._tag("legacyDrawing"))

    def _tag(self, name: str) -> str:
        return f"{{{self._main}}}{name}"

    def _row(self, number: int) -> Any:
        if number in self._rows:
            return self._rows[number]
        element = etree.Element(self._tag("row"), r=str(number))
        later = [other for other in self._rows if other > number]
        if later:
            self._rows[min(later)].addprevious(element)
        else:
            self._data.append(element)
        self._rows[number] = element
        return element

    def _cell(self, row: Any, number: int, column: int) -> Any:
        at = 0
        for cell in row.iterchildren(self._tag("c")):
            found = place(cell.get("r", ""))
            at = found[1] if found else at + 1
            if found is None:
                cell.set("r", f"{column_letters(at)}{number}")
            if at == column:
                return cell
            if at > column:
                element = etree.Element(self._tag("c"), r=f"{column_letters(column)}{number}")
                cell.addprevious(element)
                return element
        return etree.SubElement(row, self._tag("c"), r=f"{column_letters(column)}{number}")

    def _column_style(self, column: int) -> str:
        for item in self.root.iter(self._tag("col")):
            first, last = item.get("min", ""), item.get("max", "")
            if first.isdecimal() and last.isdecimal() and int(first) <= column <= int(last):
                return str(item.get("style", "0"))
        return "0"


def _numbered(data: Any, tag: str) -> dict[int, Any]:
    """The rows by number; one that does not say its own gets it written."""
    rows: dict[int, Any] = {}
    number = 0
    for row in data.iterchildren(tag):
        given = row.get("r", "")
        number = int(given) if given.isdecimal() else number + 1
        row.set("r", str(number))
        rows.setdefault(number, row)
    return rows
