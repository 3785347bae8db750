"""The text between title and signature: indents, gaps, line spacing, order of letters, the closing mark."""

from __future__ import annotations

from docgen.lint.findings import Findings, between, number
from docgen.lint.labels import Layout
from docgen.lint.look import visible
from docgen.lint.rules import Component
from docgen.lint.seen import Paragraph

_CM = 72 / 2.54  # points
_LOOSE = 0.03  # centimetres by which an indent may be off
_HAIR = 0.005  # lines
_TINY = 0.05  # points


def check_body(layout: Layout, findings: Findings) -> None:
    """Every paragraph with a component that asks for it."""
    paragraphs = layout.document.paragraphs
    before: int | None = None
    for index, label in enumerate(layout.labels):
        component = findings.rules.component(label) if label else None
        if component is None:
            before = before if not paragraphs[index].shown else None
            continue
        _check_paragraph(component, paragraphs[index], findings)
        if before is not None:
            _check_gap(component, index, before, layout, findings)
        before = index
    _check_end(layout, findings)
    _check_sequences(layout, findings)


def _check_paragraph(component: Component, paragraph: Paragraph, findings: Findings) -> None:
    if component.first_line:
        indents = (paragraph.first_line / _CM, (paragraph.left + paragraph.first_line) / _CM)
        if not any(abs(indent - wanted) <= _LOOSE for indent in indents for wanted in component.first_line):
            expected = " / ".join(f"{number(value)} cm" for value in component.first_line)
            findings.component("first-line", component, paragraph, f"{number(indents[1])} cm", expected)
    if component.line_spacing is not None and visible(paragraph):
        low, high = component.line_spacing
        if paragraph.spacing and not low - _HAIR <= paragraph.spacing <= high + _HAIR:
            findings.component(
                "line-spacing",
                component,
                paragraph,
                number(paragraph.spacing),
                between(component.line_spacing),
            )
    if component.before is not None and paragraph.before < component.before - _TINY:
        findings.component(
            "before", component, paragraph, f"{number(paragraph.before)} pt", f"{number(component.before)} pt"
        )


def _check_gap(component: Component, index: int, before: int, layout: Layout, findings: Findings) -> None:
    """Two neighbours of which both ask for a gap; an empty line between them is a gap too."""
    paragraphs = layout.document.paragraphs
    above, below = paragraphs[before], paragraphs[index]
    other = findings.rules.component(layout.labels[before])
    if component.gap is None or other is None or other.gap is None or index != before + 1:
        return
    if below.place.block != above.place.block + 1:
        return
    gap = above.after + below.before
    if gap < component.gap - _TINY:
        findings.component("gap", component, below, f"{number(gap)} pt", f"{number(component.gap)} pt")


def _check_end(layout: Layout, findings: Findings) -> None:
    """The last paragraph of the text closes with the mark."""
    marked = next((item for item in findings.rules.components if item.end_mark), None)
    last = next(
        (
            paragraph
            for paragraph, zone, label in zip(
                reversed(layout.document.paragraphs),
                reversed(layout.zones),
                reversed(layout.labels),
                strict=True,
            )
            if zone == "text" and label and paragraph.shown
        ),
        None,
    )
    if marked is not None and last is not None and layout.part(marked.id) is not None:
        text = last.shown.rstrip()
        if not text.endswith(marked.end_mark):
            findings.component("end-mark", marked, last, text[-20:], marked.end_mark)


def _check_sequences(layout: Layout, findings: Findings) -> None:
    """Letters follow the alphabet and begin anew with its first letter."""
    reached: dict[str, int] = {}
    for paragraph, label in zip(layout.document.paragraphs, layout.labels, strict=True):
        component = findings.rules.component(label) if label else None
        if component is None:
            continue
        if not component.sequence or component.pattern is None:
            if component.bold or component.format is not None:  # a heading or a numbered clause
                reached.clear()
            continue
        match = component.pattern.search(paragraph.shown)
        letter = match[1] if match else ""
        expected = component.sequence[min(reached.get(label, -1) + 1, len(component.sequence) - 1)]
        if letter not in {expected, component.sequence[0]}:
            findings.component("sequence", component, paragraph, f"{letter})", f"{expected})")
        known = letter in component.sequence
        reached[label] = component.sequence.index(letter) if known else reached.get(label, -1) + 1
