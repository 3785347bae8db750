"""The measures of a table that its cells and the page need."""

from __future__ import annotations

from msgspec import Struct

from docgen.lint.xml import Element, W, attribute, points

_CELL_MARGIN = 5.4  # points at either side of a cell where nothing is said (17.4.43)


class TableFrame(Struct, frozen=True):
    """What all cells of a table share: widths of the grid, left and right margin, the table's style."""

    grid: tuple[float, ...]
    margins: tuple[float, float]
    style: str


def table_frame(table: Element, default_style: str) -> TableFrame:
    """Of a w:tbl; a table that names no style has the default one."""
    columns = table.findall(f"{W}tblGrid/{W}gridCol")
    style = attribute(table.find(f"{W}tblPr/{W}tblStyle"), "val")
    return TableFrame(
        grid=tuple(points(attribute(column, "w")) or 0.0 for column in columns),
        margins=side_margins(table.find(f"{W}tblPr/{W}tblCellMar"), (_CELL_MARGIN, _CELL_MARGIN)),
        style=style or default_style,
    )


def side_margins(element: Element | None, inherited: tuple[float, float]) -> tuple[float, float]:
    """Left and right; ISO 29500 calls them start and end."""
    found = list(inherited)
    for index, names in enumerate((("left", "start"), ("right", "end"))):
        for name in names:
            own = None if element is None else points(attribute(element.find(W + name), "w"))
            found[index] = found[index] if own is None else own
    return found[0], found[1]


def table_width(table: Element, text_width: float) -> float:
    """From its grid, or as it says itself: fiftieths of a percent of the text's width."""
    element = table.find(f"{W}tblPr/{W}tblW")
    if element is not None and element.get(f"{W}type") == "pct":
        value = element.get(f"{W}w", "0")
        share = float(value.rstrip("%")) / (100 if value.endswith("%") else 5000)
        return share * text_width
    grid = sum(points(column.get(f"{W}w")) or 0.0 for column in table.findall(f"{W}tblGrid/{W}gridCol"))
    return grid or points(attribute(element, "w")) or 0.0
