"""The zones of an official document: head, text, foot, appendices, and how a paragraph is recognised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from docgen.lint.rules import Component, Rules, Zone
from docgen.lint.seen import Document, Paragraph


class Zones(Struct, frozen=True, kw_only=True):
    """The zone of every paragraph; `separate` where all of it is an appendix in its own file.

    `framing` are the blocks that hold the head and the foot.
    """

    of: tuple[Zone | None, ...]
    separate: bool
    framing: frozenset[int]


class _Bounds(Struct, frozen=True, kw_only=True):
    """Indices of paragraphs: what tells the head and the foot, where the text begins and ends."""

    head: int | None
    foot: int | None
    text: int
    end: int


def find_zones(document: Document, rules: Rules) -> Zones:
    """By the components that anchor a zone, open an appendix, or belong to a separate one."""
    paragraphs = document.paragraphs
    opening = _first(paragraphs, [item for item in rules.components if item.opens])
    end = len(paragraphs) if opening is None else opening
    head, foot = _anchor(paragraphs, rules, "head"), _anchor(paragraphs[:end], rules, "foot", last=True)
    text = 0 if head is None else _head_end(paragraphs, head, rules)
    numbered = any(
        reads(item, paragraph.shown)
        for item in rules.components
        if item.symbols is not None
        for paragraph in paragraphs[:text]
    )
    notes = [item for item in rules.components if item.separate]
    separate = foot is None and not numbered and _first(paragraphs, notes) is not None
    bounds = _Bounds(head=head, foot=foot, text=text, end=text if separate else end)
    blocks = {item.place.block for item in paragraphs[:text]}
    if foot is not None:
        blocks.add(paragraphs[foot].place.block)
    return Zones(
        of=tuple(_zone(index, paragraphs, bounds) for index in range(len(paragraphs))),
        separate=separate,
        framing=frozenset(blocks),
    )


def _zone(index: int, paragraphs: Sequence[Paragraph], bounds: _Bounds) -> Zone | None:
    paragraph = paragraphs[index]
    if bounds.head is not None and index < bounds.text:
        return _head_zone(column(paragraph), column(paragraphs[bounds.head]))
    if index >= bounds.end:
        return "appendix" if paragraph.place.table is None else None
    if bounds.foot is not None and paragraph.place.block >= paragraphs[bounds.foot].place.block:
        return _foot_zone(paragraph, paragraphs[bounds.foot])
    return "text" if paragraph.place.table is None else None


def _head_zone(own: int, anchor: int) -> Zone:
    """The side of the anchor is the right one, even where it was put into the first column."""
    return "head-right" if own == anchor or own > anchor > 0 else "head-left"


def _foot_zone(paragraph: Paragraph, anchor: Paragraph) -> Zone | None:
    if paragraph.place.block == anchor.place.block:
        return "foot-right" if column(paragraph) > column(anchor) else "foot-left"
    return "foot-left" if paragraph.place.table is None else None


def column(paragraph: Paragraph) -> int:
    """The grid column it stands in; -1 outside tables."""
    return -1 if paragraph.place.cell is None else paragraph.place.cell[1]


def _head_end(paragraphs: Sequence[Paragraph], head: int, rules: Rules) -> int:
    """The first paragraph after the head: its table, and tables of other head components close below."""
    known = [item for item in rules.components if item.zone.startswith("head") and item.pattern is not None]
    end = _block_end(paragraphs, head)
    while True:
        following = next((index for index in range(end, len(paragraphs)) if paragraphs[index].shown), None)
        if following is None or paragraphs[following].place.table is None:
            return end
        block_end = _block_end(paragraphs, following)
        if not any(reads(item, one.shown) for item in known for one in paragraphs[following:block_end]):
            return end
        end = block_end


def _block_end(paragraphs: Sequence[Paragraph], index: int) -> int:
    """The first paragraph after the block that holds this one."""
    block = paragraphs[index].place.block
    return next(
        (number for number in range(index, len(paragraphs)) if paragraphs[number].place.block > block),
        len(paragraphs),
    )


def _anchor(paragraphs: Sequence[Paragraph], rules: Rules, zone: str, *, last: bool = False) -> int | None:
    anchors = [item for item in rules.components if item.anchor and item.zone.startswith(zone)]
    order = range(len(paragraphs) - 1, -1, -1) if last else range(len(paragraphs))
    for index in order:
        if any(reads(item, paragraphs[index].shown) for item in anchors):
            return index
    return None


def _first(paragraphs: Sequence[Paragraph], components: Iterable[Component]) -> int | None:
    """The first paragraph outside tables that reads like one of these."""
    wanted = list(components)
    for index, paragraph in enumerate(paragraphs):
        if paragraph.place.table is None and any(reads(item, paragraph.shown) for item in wanted):
            return index
    return None


def reads(component: Component, text: str) -> bool:
    """The text fits the component's pattern and case; one that has neither fits nothing by its text."""
    if component.upper and not is_upper(text):
        return False
    if component.pattern is not None:
        return component.pattern.search(text) is not None
    return component.upper


def is_upper(text: str) -> bool:
    """At least two letters, and none of them small."""
    return sum(letter.isalpha() for letter in text) > 1 and text == text.upper()
