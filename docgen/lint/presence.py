"""What must be there, and beside what: required components, rows and sides of the head, appendices."""

from __future__ import annotations

from docgen.lint.findings import Findings
from docgen.lint.labels import Layout, Part
from docgen.lint.rules import Component, Required, Rules
from docgen.lint.zones import column


def check_presence(layout: Layout, rules: Rules, findings: Findings) -> None:
    """Components that are missing, or in the wrong place of the head."""
    for required in () if layout.kind is None else layout.kind.required:
        component = rules.component(required.id)
        if component is not None and layout.part(required.id) is None and _applies(required, layout):
            findings.component("missing", component, "", expected=_example(component))
    for part in layout.parts:
        _check_row(part, layout, findings)
        _check_side(part, layout, findings)
        _check_following(part, layout, rules, findings)


def _applies(required: Required, layout: Layout) -> bool:
    if required.pattern is None:
        return True
    other = layout.part(required.component)
    return other is not None and required.pattern.search(other.text) is not None


def _example(component: Component) -> str:
    if component.texts:
        return component.texts[0]
    return component.example


def _check_row(part: Part, layout: Layout, findings: Findings) -> None:
    other = layout.part(part.component.same_row_as) if part.component.same_row_as else None
    if other is None or other.component is part.component:
        return
    own_place, other_place = part.paragraphs[0].place, other.paragraphs[0].place
    if own_place.table is None or other_place.table is None:
        return
    if (
        own_place.cell is not None
        and other_place.cell is not None
        and own_place.cell[0] != other_place.cell[0]
    ):
        findings.component("row", part.component, part.paragraphs[0], part.text, other.text)


def _check_side(part: Part, layout: Layout, findings: Findings) -> None:
    other = layout.part(part.component.right_of) if part.component.right_of else None
    if other is None:
        return
    if column(part.paragraphs[0]) <= column(other.paragraphs[0]):
        findings.component("side", part.component, part.paragraphs[0], part.text, other.text)


def _check_following(part: Part, layout: Layout, rules: Rules, findings: Findings) -> None:
    """What has to come right after a component, empty paragraphs apart."""
    wanted = rules.component(part.component.followed_by)
    last = part.paragraphs[-1]
    shown = [
        label
        for paragraph, label in zip(layout.document.paragraphs, layout.labels, strict=True)
        if paragraph.shown and paragraph.place.block > last.place.block
    ]
    if wanted is not None and shown[:1] != [wanted.id]:
        findings.component("missing", wanted, last, expected=_example(wanted))


def check_appendices(layout: Layout, findings: Findings) -> None:
    """The first one has its word, several are numbered, and the main text points to them."""
    _check_opening(layout, findings)
    openings = [
        paragraph
        for part in layout.parts
        if part.component.numbering is not None
        for paragraph in part.paragraphs
    ]
    component = next((item for item in findings.rules.components if item.numbering is not None), None)
    if not openings or component is None or component.numbering is None:
        return
    numbering = component.numbering
    for paragraph in openings if len(openings) > 1 else ():
        if not numbering.several.search(paragraph.shown):
            findings.component("appendix-number", component, paragraph, paragraph.shown, numbering.example)
    has_main = any(zone == "text" for zone in layout.zones)
    if has_main and not any(numbering.mention.search(text) for text in _main_texts(layout)):
        findings.component("appendix-mention", component, openings[0], openings[0].shown)


def _check_opening(layout: Layout, findings: Findings) -> None:
    """What follows the foot of the main text begins with the word for an appendix."""
    opening = next((item for item in findings.rules.components if item.opens), None)
    paragraphs = zip(layout.document.paragraphs, layout.zones, layout.labels, strict=True)
    first = next(
        ((item, label) for item, zone, label in paragraphs if zone == "appendix" and item.shown), None
    )
    has_foot = any(zone is not None and zone.startswith("foot") for zone in layout.zones)
    if opening is not None and first is not None and has_foot and first[1] != opening.id:
        findings.component("missing", opening, first[0], expected=_example(opening))


def _main_texts(layout: Layout) -> list[str]:
    paragraphs = zip(layout.document.paragraphs, layout.zones, layout.labels, strict=True)
    return [item.shown for item, zone, label in paragraphs if zone == "text" and label]
