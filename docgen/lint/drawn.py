"""Horizontal lines: borders of paragraphs, and lines drawn with DrawingML or VML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.lint.seen import Line
from docgen.lint.xml import EMU, MC, VML, WP, A, Element, W, points, whole

_NOT_DRAWN = {"none", "nil"}
_FLAT = 4.0  # points: a drawing lower than this is a horizontal line, not a picture
_SOLID_DASHES = {"", "solid"}
_WIDTH = re.compile(r"(?:^|;)\s*width:\s*([^;]+)")
_HEIGHT = re.compile(r"(?:^|;)\s*height:\s*([^;]+)")


def border_line(borders: Element | None, width: float) -> Line | None:
    """The bottom or top border of a paragraph as wide as `width`."""
    if borders is None:
        return None
    for side in ("bottom", "top"):
        border = borders.find(W + side)
        kind = "none" if border is None else border.get(f"{W}val", "none")
        if kind not in _NOT_DRAWN:
            return Line(length=width, solid=kind in {"single", "thick"})
    return None


def drawn_lines(paragraph: Element) -> Iterator[Line]:
    """The flat drawings anchored in a paragraph; of two renderings of one drawing only the first."""
    seen_alternatives = set()
    for element in paragraph.iter(f"{WP}anchor", f"{WP}inline", f"{VML}line", f"{VML}shape", f"{VML}rect"):
        alternative = next(element.iterancestors(f"{MC}AlternateContent"), None)
        if alternative is not None:
            fallback = next(element.iterancestors(f"{MC}Fallback"), None)
            if fallback is not None and alternative in seen_alternatives:
                continue
            seen_alternatives.add(alternative)
        line = _drawing(element) if element.tag.startswith(WP) else _shape(element)
        if line is not None:
            yield line


def _drawing(element: Element) -> Line | None:
    extent = element.find(f"{WP}extent")
    if extent is None or element.find(f".//{A}blip") is not None:
        return None
    width, height = (whole(extent.get(name), 0) / EMU for name in ("cx", "cy"))
    dash = element.find(f".//{A}prstDash")
    solid = dash is None or dash.get("val", "solid") in _SOLID_DASHES
    return Line(length=width, solid=solid, drawn=True) if height < _FLAT < width else None


def _shape(element: Element) -> Line | None:
    stroke = next(element.iter("{urn:schemas-microsoft-com:vml}stroke"), None)
    solid = (stroke is None or stroke.get("dashstyle", "") in _SOLID_DASHES) and element.get("stroked") != "f"
    if element.tag == f"{VML}line":
        ends = [_point(element.get(name, "")) for name in ("from", "to")]
        if ends[0] and ends[1] and abs(ends[0][1] - ends[1][1]) < _FLAT:
            return Line(length=abs(ends[0][0] - ends[1][0]), solid=solid, drawn=True)
        return None
    style = element.get("style", "")
    width, height = (_style_measure(pattern, style) for pattern in (_WIDTH, _HEIGHT))
    flat = width is not None and width > _FLAT and (height or 0.0) < _FLAT
    return Line(length=width, solid=solid, drawn=True) if flat and width is not None else None


def _style_measure(pattern: re.Pattern[str], style: str) -> float | None:
    match = pattern.search(style)
    return points(match[1].strip(), 1.0) if match else None


def _point(text: str) -> tuple[float, float] | None:
    """'12pt,3.5pt' of a VML line; a bare number counts pixels of 1/96 inch."""
    values = [points(part.strip(), 0.75) for part in text.split(",")]
    if len(values) != 2 or values[0] is None or values[1] is None:
        return None
    return values[0], values[1]
