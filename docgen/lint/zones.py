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
    """Indices of paragraphs: what tells the head and the foot, where the text begins and ends.

    `foot_left` is the column that the foot has on its left side.  Where head and foot are not tables,
    `right` holds the paragraphs of the head that belong to its right side, `signature` those of the right
    side of the foot.
    """

    head: int | None
    foot: int | None
    foot_left: int
    text: int
    end: int
    right: frozenset[int]
    signature: frozenset[int]


def find_zones(document: Document, rules: Rules) -> Zones:
    """By the components that anchor a zone, open an appendix, or belong to a separate one."""
    paragraphs = document.paragraphs
    opening = _first(paragraphs, [item for item in rules.components if item.opens])
    end = len(paragraphs) if opening is None else opening
    head, foot = _anchor(paragraphs, rules, "head"), _anchor(paragraphs[:end], rules, "foot", last=True)
    signer = _signer(paragraphs[:end], rules, in_table=foot is None or column(paragraphs[foot]) >= 0)
    text = 0 if head is None else _head_end(paragraphs, head, rules)
    numbered = any(
        reads(item, paragraph.shown)
        for item in rules.components
        if item.symbols is not None
        for paragraph in paragraphs[:text]
    )
    notes = [item for item in rules.components if item.separate]
    separate = foot is None and not numbered and _first(paragraphs, notes) is not None
    left = -1 if foot is None else column(paragraphs[foot])
    if foot is None and signer is not None and not separate:
        foot, left = signer, column(paragraphs[signer]) - 1
    bounds = _Bounds(
        head=head,
        foot=foot,
        foot_left=left,
        text=text,
        end=text if separate else end,
        right=_right_side(paragraphs[:text], rules),
        signature=_signature(paragraphs, signer, foot) if left < 0 else frozenset(),
    )
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
        if column(paragraphs[bounds.head]) < 0:
            return "head-right" if index in bounds.right else "head-left"
        return _head_zone(column(paragraph), column(paragraphs[bounds.head]))
    if index >= bounds.end:
        return "appendix" if paragraph.place.table is None else None
    if index in bounds.signature:
        return "foot-right"
    if bounds.foot is not None and paragraph.place.block >= paragraphs[bounds.foot].place.block:
        return _foot_zone(paragraph, paragraphs[bounds.foot], bounds.foot_left)
    return "text" if paragraph.place.table is None else None


def _head_zone(own: int, anchor: int) -> Zone:
    """The side of the anchor is the right one, even where it was put into the first column."""
    return "head-right" if own == anchor or own > anchor > 0 else "head-left"


def _foot_zone(paragraph: Paragraph, anchor: Paragraph, left: int) -> Zone | None:
    if paragraph.place.block == anchor.place.block:
        return "foot-right" if column(paragraph) > left else "foot-left"
    if paragraph.place.table is not None:
        return None
    return "foot-left" if paragraph.place.section == anchor.place.section else "appendix"


def _right_side(head: Sequence[Paragraph], rules: Rules) -> frozenset[int]:
    """The paragraphs of a head without a table that are on its right; a line is of the text above."""
    known = [item for item in rules.components if item.zone == "head-right" and item.pattern is not None]
    found: set[int] = set()
    for index, paragraph in enumerate(head):
        text = paragraph.shown
        if any(reads(item, text) for item in known) if text else index - 1 in found:
            found.add(index)
    return frozenset(found)


def _signature(paragraphs: Sequence[Paragraph], signer: int | None, foot: int | None) -> frozenset[int]:
    """The paragraphs of a signature without a table: above the foot's anchor, or from the signer on."""
    if signer is None or foot is None:
        return frozenset()
    section = paragraphs[foot].place.section
    last = foot if signer < foot else len(paragraphs)
    return frozenset(
        index
        for index in range(signer, last)
        if paragraphs[index].place.section == section and paragraphs[index].place.table is None
    )


def _signer(paragraphs: Sequence[Paragraph], rules: Rules, *, in_table: bool) -> int | None:
    """Where the authority of a signer begins, seen from the end: in a cell on the right, or outside tables.

    It tells where the foot is when its own anchor is missing, and parts the two sides of one without a table.
    """
    signers = [item for item in rules.components if item.zone == "foot-right" and item.rest and item.pattern]
    found: int | None = None
    for index in range(len(paragraphs) - 1, -1, -1):
        text, place = paragraphs[index].shown, column(paragraphs[index])
        signs = is_upper(text) and any(reads(item, text) for item in signers)
        if signs and (place > 0 if in_table else place < 0):
            found = index
        elif found is not None and text:
            return found
    return found


def column(paragraph: Paragraph) -> int:
    """The grid column it stands in; -1 outside tables."""
    return -1 if paragraph.place.cell is None else paragraph.place.cell[1]


def _head_end(paragraphs: Sequence[Paragraph], head: int, rules: Rules) -> int:
    """The first paragraph after the head: its table, and tables of other head components close below.

    A head without a table ends with the last of the paragraphs in a row that read like one of its components.
    """
    known = [item for item in rules.components if item.zone.startswith("head") and item.pattern is not None]
    end = _block_end(paragraphs, head)
    if column(paragraphs[head]) < 0:
        for index in range(end, len(paragraphs)):
            text = paragraphs[index].shown
            if text and not any(reads(item, text) for item in known):
                break
            end = index + 1  # an empty one may be the line below
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
