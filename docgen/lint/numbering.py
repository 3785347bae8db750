"""What automatic numbering prints before a paragraph (w:numPr), which is not in its text."""

from __future__ import annotations

import re
from collections import defaultdict

from msgspec import Struct, field

from docgen.lint.styles import EMPTY, Look, paragraph_look
from docgen.lint.xml import Element, W, attribute, whole

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


class Numbering(Struct):
    """The lists of a document, and how far each has counted."""

    levels: dict[tuple[str, int], Element] = field(default_factory=dict)  # of a w:num
    abstract: dict[str, str] = field(default_factory=dict)  # w:num -> w:abstractNum: they share counters
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def look(self, number: str, level: int) -> Look:
        """The indents a level gives its paragraphs."""
        element = self.levels.get((number, level))
        return EMPTY if element is None else paragraph_look(element.find(f"{W}pPr"))

    def next_label(self, number: str, level: int) -> str:
        """Count one paragraph and give its label; a bullet is '-'."""
        element = self.levels.get((number, level))
        if element is None:
            return ""
        counts = self.counts[self.abstract.get(number, number)]
        counts[level] = counts[level] + 1 if level in counts else self._start(number, level)
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if attribute(element.find(f"{W}numFmt"), "val") == "bullet":
            return "-"
        text = attribute(element.find(f"{W}lvlText"), "val") or ""
        return re.sub(r"%(\d)", lambda match: self._figure(number, int(match[1]) - 1, counts), text)

    def _figure(self, number: str, level: int, counts: dict[int, int]) -> str:
        element = self.levels.get((number, level))
        form = "decimal" if element is None else attribute(element.find(f"{W}numFmt"), "val") or "decimal"
        return _written(counts.get(level, self._start(number, level)), form)

    def _start(self, number: str, level: int) -> int:
        element = self.levels.get((number, level))
        start = None if element is None else attribute(element.find(f"{W}start"), "val")
        return int(start) if start and start.isdigit() else 1


def read_numbering(root: Element | None) -> Numbering:
    """The lists of word/numbering.xml."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstract = {element.get(f"{W}abstractNumId"): element for element in root.findall(f"{W}abstractNum")}
    for element in root.findall(f"{W}num"):
        number = element.get(f"{W}numId", "")
        shared = attribute(element.find(f"{W}abstractNumId"), "val") or ""
        numbering.abstract[number] = shared
        sources = [abstract.get(shared), *element.findall(f"{W}lvlOverride")]
        for source in sources:
            for level in [] if source is None else source.findall(f"{W}lvl"):
                numbering.levels[number, whole(level.get(f"{W}ilvl"), 0)] = level
    return numbering


def _written(count: int, form: str) -> str:
    if form in {"upperRoman", "lowerRoman"}:
        text = roman(count)
        return text if form == "upperRoman" else text.lower()
    if form in {"upperLetter", "lowerLetter"}:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    return f"{count:02}" if form == "decimalZero" else str(count)


def roman(count: int) -> str:
    """4 -> IV."""
    text = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        text += letters * times
    return text
