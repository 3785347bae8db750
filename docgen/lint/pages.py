"""Paper, margins, page numbers."""

from __future__ import annotations

from docgen.lint.findings import MAIN, PAGE, Findings, between, number
from docgen.lint.labels import Layout
from docgen.lint.look import ALIGNMENTS, visible
from docgen.lint.rules import PageNumber, Rules, Words
from docgen.lint.seen import MM, Paragraph, Running, Section

NUMBER = Words(vi="Số trang", en="The page number")
_SIDES = {
    "top": Words(vi="Lề trên", en="The top margin"),
    "bottom": Words(vi="Lề dưới", en="The bottom margin"),
    "left": Words(vi="Lề trái", en="The left margin"),
    "right": Words(vi="Lề phải", en="The right margin"),
}
_PLACES = {
    "header": Words(vi="phần lề trên", en="the top margin"),
    "footer": Words(vi="phần lề dưới", en="the bottom margin"),
}
# Turned clockwise or anticlockwise, the binding edge of a wide page becomes its top or its bottom.
_TURNED = (
    {"top": "left", "right": "top", "bottom": "right", "left": "bottom"},
    {"bottom": "left", "left": "top", "top": "right", "right": "bottom"},
)


def check_pages(layout: Layout, rules: Rules, findings: Findings) -> None:
    """Every section, then the numbers on its pages."""
    document = layout.document
    for index, section in enumerate(document.sections):
        first = next((item for item in document.paragraphs if item.place.section == index and item.shown), "")
        _check_paper(section, first, rules, findings)
        _check_margins(section, first, rules, findings)
    for index, section in enumerate(document.sections if document.pages != 1 else ()):
        _check_number(index, section, findings)
    _check_restarts(layout, findings)


def _check_paper(section: Section, place: Paragraph | str, rules: Rules, findings: Findings) -> None:
    page = rules.page
    size = sorted((section.width / MM, section.height / MM))
    wanted = sorted((page.width, page.height))
    if any(abs(one - other) > page.size_tolerance for one, other in zip(size, wanted, strict=True)):
        found = f"{number(round(section.width / MM, 1))} x {number(round(section.height / MM, 1))} mm"
        expected = f"{number(page.width)} x {number(page.height)} mm"
        findings.general("page-size", PAGE, page.size_article, place, found, expected)
    if section.landscape and page.height > page.width:
        findings.general("landscape", PAGE, page.orientation_article, place)


def _check_margins(section: Section, place: Paragraph | str, rules: Rules, findings: Findings) -> None:
    page = rules.page
    found = {side: length / MM for side, length in section.margins.items()}
    readings = [found]
    if section.landscape:
        readings += [{upright: found[side] for side, upright in turn.items()} for turn in _TURNED]
    if any(not _outside(reading, rules) for reading in readings):
        return
    for side in _outside(found, rules):
        length = f"{number(round(found[side], 1))} mm"
        findings.general(
            "margin", _SIDES[side], page.margin_article, place, length, f"{between(page.margins[side])} mm"
        )


def _outside(margins: dict[str, float], rules: Rules) -> list[str]:
    loose = rules.page.margin_tolerance
    return [
        side
        for side, (low, high) in rules.page.margins.items()
        if not low - loose <= margins[side] <= high + loose
    ]


# --- page numbers


def _check_number(index: int, section: Section, findings: Findings) -> None:
    wanted = findings.rules.page_number
    right, wrong = (
        (section.headers, section.footers) if wanted.place == "header" else (section.footers, section.headers)
    )
    misplaced = _numbers(section, wrong)
    for running, paragraph in misplaced:
        other = "footer" if wanted.place == "header" else "header"
        _tell("page-number-place", paragraph, running.part, findings, _PLACES[other], _PLACES[wanted.place])
    numbers = _numbers(section, right)
    later = [item for item in numbers if item[0].kind != "first"]
    if not later and not misplaced:
        _tell("page-number-missing", "", MAIN, findings, expected=_PLACES[wanted.place])
    for running, paragraph in later:
        _check_figure(running, paragraph, wanted, findings)
    if section.number_format != wanted.format:
        _tell("page-number-format", "", MAIN, findings, section.number_format, wanted.format)
    begins = index == 0 or section.start is not None
    if begins and not wanted.first_page and (later or misplaced):
        shown = [item for item in numbers if item[0].kind == "first"]
        if shown or not section.first_page_differs:
            running, paragraph = (shown or later or misplaced)[0]
            if not (misplaced and not shown and not later):
                _tell("page-number-first", paragraph, running.part, findings)
    if index == 0 and section.start not in {None, wanted.start}:
        _tell("page-number-start", "", MAIN, findings, str(section.start), str(wanted.start))


def _numbers(section: Section, running: tuple[Running, ...]) -> list[tuple[Running, Paragraph]]:
    return [
        (item, paragraph)
        for item in section.shown(running)
        for paragraph in item.paragraphs
        if paragraph.page_field
    ]


def _check_figure(running: Running, paragraph: Paragraph, wanted: PageNumber, findings: Findings) -> None:
    if paragraph.align != wanted.align:
        found, expected = ALIGNMENTS[paragraph.align], ALIGNMENTS[wanted.align]
        _tell("page-number-align", paragraph, running.part, findings, found, expected)
    low, high = wanted.size
    sizes = sorted({run.size for run in visible(paragraph) if not low <= run.size <= high})
    if sizes:
        found_sizes = ", ".join(map(number, sizes))
        _tell("page-number-size", paragraph, running.part, findings, found_sizes, between(wanted.size))
    if any((run.bold, run.italic) != (wanted.bold, wanted.italic) for run in visible(paragraph)):
        _tell("page-number-style", paragraph, running.part, findings)


def _check_restarts(layout: Layout, findings: Findings) -> None:
    """Each appendix counts its own pages: its section begins with it and starts at the first number."""
    wanted = findings.rules.page_number
    if not any(zone == "text" for zone in layout.zones):
        return
    for part in layout.parts:
        if not part.component.opens:
            continue
        for opening in part.paragraphs:
            place = opening.place
            earlier = any(
                item.place.section == place.section and item.place.block < place.block and item.shown
                for item in layout.document.paragraphs
            )
            if earlier or layout.document.sections[place.section].start != wanted.start:
                findings.general("page-number-restart", NUMBER, wanted.appendix_article, opening)


def _tell(
    rule: str,
    place: Paragraph | str,
    part: str,
    findings: Findings,
    found: str | Words = "",
    expected: str | Words = "",
) -> None:
    findings.general(rule, NUMBER, findings.rules.page_number.article, place, found, expected, part)
