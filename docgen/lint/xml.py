"""Small readings of WordprocessingML: names, measures, switches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"

TWIPS = 20  # in a point
EMU = 12_700  # in a point

_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0, "px": 0.75}
_MEASURE = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(pt|in|cm|mm|pc|pi|px)?\s*$")

Element = Any  # an lxml element: the stubs know no namespaces


def attribute(element: Element | None, name: str) -> str | None:
    """w:name of an element that may be absent."""
    return None if element is None else element.get(W + name)


def points(value: str | None, unit: float = 1 / TWIPS) -> float | None:
    """A measure in points: a bare number counts `unit` points each; None where it is no measure."""
    match = _MEASURE.match(value) if value else None
    if match is None:
        return None
    return float(match[1]) * (_UNITS[match[2]] if match[2] else unit)


def whole(value: str | None, default: int) -> int:
    """A count; `default` where it is not said, or is no number."""
    try:
        return int(value) if value else default
    except ValueError:
        return default


def switch(parent: Element | None, name: str) -> bool | None:
    """A property such as w:b: True, False, or None where it is not said (ST_OnOff)."""
    element = None if parent is None else parent.find(W + name)
    if element is None:
        return None
    return element.get(W + "val", "true") not in {"false", "0", "off", "none"}


def parse(content: bytes) -> Element:
    """The root of a part.  ValueError where it is not XML."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error


_WRAPPERS = frozenset(
    W + name for name in ("ins", "hyperlink", "smartTag", "fldSimple", "customXml", "sdtContent", "moveTo")
)


def children(element: Element) -> Iterator[Element]:
    """The children as a reader meets them: through content controls, links and accepted insertions."""
    for child in element:
        if child.tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            if content is not None:
                yield from children(content)
        elif child.tag in _WRAPPERS:
            if child.tag == f"{W}fldSimple":
                yield child  # the field itself is met, then what it shows
            yield from children(child)
        else:
            yield child
