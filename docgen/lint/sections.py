"""One w:sectPr: page, margins, page numbers, running headers."""

from __future__ import annotations

from docgen.lint.seen import Running, Section
from docgen.lint.xml import Element, W, attribute, points, switch

# Where a document says nothing (17.6.11, 17.6.13): Letter paper; margins are left to the program, 1 inch.
_WIDTH, _HEIGHT, _MARGIN = 612.0, 792.0, 72.0


def read_section(
    element: Element | None,
    headers: tuple[Running, ...],
    footers: tuple[Running, ...],
    previous: Section | None,
    *,
    even: bool,
) -> Section:
    """The section with its running headers, its own or those of the section before."""
    size = None if element is None else element.find(f"{W}pgSz")
    margins = None if element is None else element.find(f"{W}pgMar")
    numbers = None if element is None else element.find(f"{W}pgNumType")
    start = attribute(numbers, "start")
    first = bool(switch(element, "titlePg"))
    return Section(
        width=points(attribute(size, "w")) or _WIDTH,
        height=points(attribute(size, "h")) or _HEIGHT,
        margins={side: _margin(margins, side) for side in ("top", "bottom", "left", "right")},
        first_page_differs=first,
        even_pages_differ=even,
        start=int(start) if start and start.isdigit() else None,
        number_format=attribute(numbers, "fmt") or "decimal",
        headers=_shown(headers, previous.headers if previous else ()),
        footers=_shown(footers, previous.footers if previous else ()),
    )


def _margin(margins: Element | None, side: str) -> float:
    value = points(attribute(margins, side))
    gutter = points(attribute(margins, "gutter")) or 0.0
    # A negative top or bottom margin holds whatever the header needs (17.6.11).
    return abs(value if value is not None else _MARGIN) + (gutter if side == "left" else 0.0)


def _shown(own: tuple[Running, ...], inherited: tuple[Running, ...]) -> tuple[Running, ...]:
    """Its own ones, and for the kinds of page it names none for, those of the section before."""
    return tuple({item.kind: item for item in (*inherited, *own)}.values())
