"""A component's letters and its place on the line: size, weight, slant, capitals, alignment, wording."""

from __future__ import annotations

from docgen.lint.findings import MAIN, Findings, between, number
from docgen.lint.labels import Layout, Part
from docgen.lint.rules import Component, Words
from docgen.lint.seen import Align, Paragraph, Run
from docgen.lint.zones import is_upper, reads

ALIGNMENTS: dict[Align, Words] = {
    "left": Words(vi="canh trái", en="left"),
    "center": Words(vi="canh giữa", en="centred"),
    "right": Words(vi="canh phải", en="right"),
    "both": Words(vi="canh đều hai lề", en="justified"),
}


def check_looks(layout: Layout, findings: Findings) -> None:
    """Every paragraph of every component."""
    for part in layout.parts:
        for paragraph in part.paragraphs:
            _check_letters(part.component, paragraph, findings)
            _check_alignment(part.component, paragraph, findings)
        _check_wording(part, findings)
    _check_symbols(layout, findings)
    _check_footers(layout, findings)


def _check_footers(layout: Layout, findings: Findings) -> None:
    """Components that stand at the foot of a page."""
    known = [item for item in findings.rules.components if item.zone == "footer"]
    footers = {
        item.part: item for section in layout.document.sections for item in section.shown(section.footers)
    }
    for footer in footers.values():
        for paragraph in footer.paragraphs:
            for component in known:
                if reads(component, paragraph.shown):
                    _check_letters(component, paragraph, findings, footer.part)


def visible(paragraph: Paragraph) -> list[Run]:
    """The runs that put ink on the paper."""
    return [run for run in paragraph.runs if run.text.strip()]


def _check_letters(component: Component, paragraph: Paragraph, findings: Findings, part: str = MAIN) -> None:
    runs = visible(paragraph)
    if not runs:
        return
    if component.size is not None:
        low, high = component.size
        wrong = sorted({run.size for run in runs if not low <= run.size <= high})
        if wrong:
            found = ", ".join(number(size) for size in wrong)
            findings.component("size", component, paragraph, found, between(component.size), part)
    bold, italic = [run.bold for run in runs], [run.italic for run in runs]
    _check_switch(("bold", "not-bold"), component.bold, bold, component, paragraph, findings)
    _check_switch(("italic", "not-italic"), component.italic, italic, component, paragraph, findings)
    if component.underline is False and any(run.underline for run in runs):
        findings.component("underline", component, paragraph)
    _check_capitals(component, paragraph, findings)


def _check_switch(
    rules: tuple[str, str],
    wanted: bool | None,
    states: list[bool],
    component: Component,
    paragraph: Paragraph,
    findings: Findings,
) -> None:
    """`rules`: what it is called where a switch is on and must not be, and where it is off."""
    if wanted is True and not all(states):
        findings.component(rules[1], component, paragraph)
    elif wanted is False and (all(states) if component.mixed else any(states)):
        findings.component(rules[0], component, paragraph)


def _check_capitals(component: Component, paragraph: Paragraph, findings: Findings) -> None:
    text = paragraph.shown
    if component.caps is True and any(letter.islower() for letter in text):
        findings.component("not-caps", component, paragraph)
    elif component.caps is False and " " in text and is_upper(text):
        findings.component("caps", component, paragraph)


def _check_alignment(component: Component, paragraph: Paragraph, findings: Findings) -> None:
    wanted = component.align
    if wanted is None or paragraph.align == wanted:
        return
    findings.component("align", component, paragraph, ALIGNMENTS[paragraph.align], ALIGNMENTS[wanted])


def _check_wording(part: Part, findings: Findings) -> None:
    component = part.component
    for paragraph in part.paragraphs:
        text = " ".join(paragraph.shown.split())
        if component.texts and text not in component.texts:
            findings.component("text", component, paragraph, text, component.texts[0])
            continue
        fault = next((fault for fault in component.faults if fault.pattern.search(text)), None)
        if fault is not None:
            findings.component("format", component, paragraph, text, fault.expected)
        elif component.format is not None and not component.format.search(text):
            findings.component("format", component, paragraph, text, component.example)
        for forbidden in component.forbidden:
            match = forbidden.pattern.search(text)
            if match is not None:
                findings.component("forbidden", component, paragraph, match[0], forbidden.expected)


def _check_symbols(layout: Layout, findings: Findings) -> None:
    for part in layout.parts:
        symbols = part.component.symbols
        other = None if symbols is None else layout.part(symbols.component)
        if symbols is None or other is None:
            continue
        wanted = symbols.texts.get(other.text.upper())
        text = part.text
        if wanted is not None and wanted not in text.replace(" ", ""):
            findings.component("symbol", part.component, part.paragraphs[0], text, wanted)
