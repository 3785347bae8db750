"""The lines below components: that they are there, drawn, unbroken, and as long as asked."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.lint.findings import Findings, number
from docgen.lint.labels import Layout, Part
from docgen.lint.look import visible
from docgen.lint.rules import Rules, Underline, Words
from docgen.lint.seen import MM, Line, Paragraph
from docgen.lint.widths import text_width

_UNDERLINED = Words(vi="chữ gạch chân", en="underlined text")
_CHARACTERS = Words(vi="dãy ký tự thay cho đường kẻ", en="a row of characters")
_DRAWN = Words(vi="đường kẻ ngang, nét liền", en="a drawn, unbroken line")
_BROKEN = Words(vi="nét đứt hoặc nét đôi", en="a broken or double line")


def check_lines(layout: Layout, rules: Rules, findings: Findings) -> None:
    """Every component that asks for a line."""
    for part in layout.parts:
        wanted = part.component.line
        if wanted is None:
            continue
        below = list(_below(part, layout))
        lines = [line for paragraph in below for line in paragraph.lines]
        if lines:
            _check_line(part, wanted, lines[-1], findings)
        elif any(run.underline for paragraph in part.paragraphs for run in visible(paragraph)):
            findings.component("line-fake", part.component, part.paragraphs[-1], _UNDERLINED, _DRAWN)
        elif any(_is_fake(paragraph, rules) for paragraph in below):
            findings.component("line-fake", part.component, part.paragraphs[-1], _CHARACTERS, _DRAWN)
        else:
            findings.component(
                "line-missing", part.component, part.paragraphs[-1], expected=_length(part, wanted)
            )


def _below(part: Part, layout: Layout) -> Iterator[Paragraph]:
    """The component itself, and what follows it in its cell up to the next component."""
    paragraphs = layout.document.paragraphs
    start = next(index for index, item in enumerate(paragraphs) if item is part.paragraphs[0])
    zone, own = layout.zones[start], part.component.id
    for index in range(start, len(paragraphs)):
        if layout.zones[index] != zone:
            return
        if layout.labels[index] not in {own, ""} and not _only_line(paragraphs[index]):
            return
        yield paragraphs[index]


def _only_line(paragraph: Paragraph) -> bool:
    return bool(paragraph.lines) and not paragraph.shown


def _is_fake(paragraph: Paragraph, rules: Rules) -> bool:
    lines = paragraph.text.split("\n")
    return rules.fake_line is not None and any(rules.fake_line.match(line) for line in lines)


def _check_line(part: Part, wanted: Underline, line: Line, findings: Findings) -> None:
    if not line.solid:
        findings.component("line-broken", part.component, part.paragraphs[-1], _BROKEN, _DRAWN)
    low, high = wanted.length
    shares = [line.length / length for length in _text_lengths(part) if length]
    fits = any(low - wanted.tolerance <= share <= high + wanted.tolerance for share in shares)
    if shares and not fits:
        found = f"{number(round(line.length / MM))} mm"
        findings.component("line-length", part.component, part.paragraphs[-1], found, _length(part, wanted))


def _text_lengths(part: Part) -> list[float]:
    """Of each printed line of the component, no longer than its column."""
    lengths = []
    for paragraph in part.paragraphs:
        runs = visible(paragraph)
        size = max((run.size for run in runs), default=12.0)
        bold = any(run.bold for run in runs)
        for text in paragraph.text.split("\n"):
            length = text_width(text.strip(), size, bold=bold)
            lengths.append(min(length, paragraph.width) if paragraph.width > 0 else length)
    return lengths


def _length(part: Part, wanted: Underline) -> str:
    """'22-33 mm': of the longest line of the text."""
    longest = max(_text_lengths(part), default=0.0)
    low, high = (round(longest * share / MM) for share in wanted.length)
    return f"{low} mm" if low == high else f"{low}-{high} mm"
