"""Which paragraph is which component: by where it stands, how it reads and what goes before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct, field

from docgen.lint.rules import Component, Kind, Rules, Zone
from docgen.lint.seen import Document, Paragraph
from docgen.lint.zones import find_zones, reads

_START = "start"


class Part(Struct, frozen=True, kw_only=True):
    """A component that was found, with its paragraphs in order."""

    component: Component
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(" ".join(paragraph.shown.split()) for paragraph in self.paragraphs)


class Layout(Struct):
    """The document by zones and components; `labels` is parallel to the paragraphs, '' for none."""

    document: Document
    zones: tuple[Zone | None, ...]
    labels: list[str]
    framing: frozenset[int]  # blocks of the head and the foot
    kind: Kind | None = None
    parts: list[Part] = field(default_factory=list)

    def part(self, identifier: str) -> Part | None:
        """All paragraphs of a component, wherever they are."""
        found = [part for part in self.parts if part.component.id == identifier]
        if not found:
            return None
        return Part(
            component=found[0].component, paragraphs=tuple(p for part in found for p in part.paragraphs)
        )


def lay_out(document: Document, rules: Rules) -> Layout:
    """Find the zones, then the components in each."""
    zones = find_zones(document, rules)
    layout = Layout(
        document=document, zones=zones.of, labels=[""] * len(document.paragraphs), framing=zones.framing
    )
    by_zone: dict[Zone, list[int]] = defaultdict(list)
    for index, zone in enumerate(zones.of):
        if zone is not None:
            by_zone[zone].append(index)
    for zone, indices in by_zone.items():
        known = [item for item in rules.components if _stands_in(item.zone, zone)]
        written = [index for index in indices if _is_written(document.paragraphs[index], rules)]
        _label(zone, written, known, layout)
    layout.parts = list(_parts(layout, rules))
    found = {label for label in layout.labels if label}
    for kind in rules.kinds:
        if not kind.has or (kind.has == "separate" and zones.separate) or kind.has in found:
            layout.kind = kind
            break
    return layout


def _is_written(paragraph: Paragraph, rules: Rules) -> bool:
    """False for a row of dashes that stands in for a line."""
    return rules.fake_line is None or not rules.fake_line.match(paragraph.shown)


def _stands_in(wanted: Zone, zone: Zone) -> bool:
    return wanted == zone or (wanted == "head" and zone in {"head-left", "head-right"})


def _label(zone: Zone, indices: list[int], known: list[Component], layout: Layout) -> None:
    """Go through a zone from its start; what no component claims goes to those that take the rest."""
    claiming = [item for item in known if not item.rest or item.pattern is not None]
    before, used = _START, set[str]()
    gap = False
    for index in indices:
        paragraph = layout.document.paragraphs[index]
        if not paragraph.shown:
            gap = gap or before != _START
            continue
        for component in claiming:
            if component.once and component.id in used:
                continue
            if _claims(component, paragraph, before, gap=gap, layout=layout, zone=zone):
                layout.labels[index] = component.id
                used.add(component.id)
                break
        before, gap = layout.labels[index] or "?", False
    _share_rest(indices, [item for item in known if item.rest], layout)


def _claims(
    component: Component, paragraph: Paragraph, before: str, *, gap: bool, layout: Layout, zone: Zone
) -> bool:
    text = " ".join(paragraph.shown.split())
    if component.marked and paragraph.align != "center" and not _is_bold(paragraph):
        return False
    if component.again and before == component.id:
        previous = _last(layout, component.id, zone)
        return not gap and previous is not None and _alike(previous, paragraph)
    if component.after and before not in component.after:
        return False
    if component.pattern is None and not component.upper:
        return bool(component.after)
    return reads(component, text)


def _last(layout: Layout, identifier: str, zone: Zone) -> Paragraph | None:
    for index in range(len(layout.labels) - 1, -1, -1):
        if layout.labels[index] == identifier and layout.zones[index] == zone:
            return layout.document.paragraphs[index]
    return None


def _alike(first: Paragraph, second: Paragraph) -> bool:
    """Of the same alignment and weight, and no line stands between."""
    return not first.lines and first.align == second.align and _is_bold(first) == _is_bold(second)


def _is_bold(paragraph: Paragraph) -> bool:
    return any(run.bold for run in paragraph.runs if run.text.strip())


def _share_rest(indices: list[int], takers: list[Component], layout: Layout) -> None:
    """`last` takes the last unclaimed paragraph and those it continues, `others` what is above it."""
    paragraphs = layout.document.paragraphs
    rest = [index for index in indices if not layout.labels[index] and paragraphs[index].shown]
    for component in takers:
        if component.rest == "last":
            taken = rest[-1:]
            while taken and len(taken) < len(rest) and _continues(component, paragraphs[taken[0]]):
                taken = rest[-len(taken) - 1 :]
        else:
            taken = rest
        for index in taken:
            layout.labels[index] = component.id
        rest = [index for index in rest if index not in taken]


def _continues(component: Component, paragraph: Paragraph) -> bool:
    return component.continues is not None and component.continues.match(paragraph.shown.upper()) is not None


def _parts(layout: Layout, rules: Rules) -> Iterable[Part]:
    """Runs of neighbouring paragraphs of one component in one zone."""
    open_: list[Paragraph] = []
    before: tuple[str, Zone | None] = ("", None)
    for index, label in enumerate(layout.labels):
        paragraph = layout.document.paragraphs[index]
        if not paragraph.shown:
            continue
        if (label, layout.zones[index]) != before and open_:
            yield from _part(before[0], open_, rules)
            open_ = []
        before = (label, layout.zones[index])
        open_.append(paragraph)
    yield from _part(before[0], open_, rules)


def _part(label: str, paragraphs: list[Paragraph], rules: Rules) -> Iterable[Part]:
    component = rules.component(label) if label else None
    if component is not None and paragraphs:
        yield Part(component=component, paragraphs=tuple(paragraphs))
