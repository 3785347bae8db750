"""Lists of recipients and legal bases, and the lines above a signature."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.lint.findings import Findings
from docgen.lint.labels import Layout, Part
from docgen.lint.rules import Component, Enumeration
from docgen.lint.seen import Paragraph

Item = tuple[str, Paragraph]


def check_lists(layout: Layout, findings: Findings) -> None:
    """Every component that is a list or a group of lines."""
    for part in layout.parts:
        component = part.component
        if component.enumeration is not None:
            _check_list(component, component.enumeration, list(_items(part)), layout, findings)
        if component.pairs:
            _check_pairs(component, list(_items(part)), findings)


def _items(part: Part) -> Iterator[Item]:
    """The printed lines: paragraphs, and what line breaks part in them."""
    for paragraph in part.paragraphs:
        for line in paragraph.shown.split("\n"):
            if line.strip():
                yield " ".join(line.split()), paragraph


def _check_list(
    component: Component, wanted: Enumeration, items: list[Item], layout: Layout, findings: Findings
) -> None:
    items = _whole_items(items, wanted.bullet)
    if not items:
        return
    for text, paragraph in items:
        if wanted.bullet and not text.startswith(wanted.bullet):
            findings.component("list-bullet", component, paragraph, text, wanted.bullet.strip())
    for text, paragraph in items[:-1]:
        if wanted.ending and not text.endswith(wanted.ending):
            findings.component("list-ending", component, paragraph, text, wanted.ending)
    _check_last(component, wanted, items[-1], findings)
    text, paragraph = items[0]
    if wanted.first is not None and layout.part(wanted.first_with) and not wanted.first.search(text):
        findings.component("list-first", component, paragraph, text, wanted.first_example)
    host = layout.part(wanted.single_goes_to) if wanted.single_goes_to else None
    if len(items) == 1 and host is not None and host.text.endswith(":"):
        findings.component("one-line", component, paragraph, text, f"{host.text} {text.lstrip('-– ')}")


def _whole_items(items: list[Item], bullet: str) -> list[Item]:
    """A line without a bullet after one that is not closed goes on with it."""
    whole: list[Item] = []
    for text, paragraph in items:
        if bullet and whole and not text.startswith(("-", "–")) and not whole[-1][0].endswith((";", ".")):
            whole[-1] = (f"{whole[-1][0]} {text}", whole[-1][1])
        else:
            whole.append((text, paragraph))
    return whole


def _check_last(component: Component, wanted: Enumeration, item: Item, findings: Findings) -> None:
    text, paragraph = item
    if wanted.last is not None:
        if not wanted.last.search(text):
            findings.component("list-last", component, paragraph, text, wanted.last_example)
    elif wanted.last_ending and not text.endswith(wanted.last_ending):
        findings.component("list-ending", component, paragraph, text, wanted.last_ending)


def _check_pairs(component: Component, items: list[Item], findings: Findings) -> None:
    for index, (text, paragraph) in enumerate(items):
        for pair in component.pairs:
            if not pair.line.search(text):
                continue
            beside = index + 1 if pair.side == "next" else index - 1
            other = items[beside][0] if 0 <= beside < len(items) else ""
            if not other or not pair.other.search(other):
                findings.component("pair", component, paragraph, text, pair.expected)
                return
