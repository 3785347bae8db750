"""What holds everywhere: fonts, colours, letters of the old encodings, leftovers; and the tables."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.formats.text import legacy_font
from docgen.lint.findings import MAIN, Findings, number
from docgen.lint.labels import Layout
from docgen.lint.look import visible
from docgen.lint.rules import Rules, Words
from docgen.lint.seen import MM, Paragraph, Table

_TEXT = Words(vi="Chữ trong văn bản", en="The text")
_TABLE = Words(vi="Bảng", en="The table")
_UNSAID = Words(vi="không xác định (theo máy mở văn bản)", en="not said (left to the program)")


def check_surface(layout: Layout, rules: Rules, findings: Findings) -> None:
    """Every paragraph of every part."""
    fonts = frozenset(name.casefold() for name in rules.page.fonts)
    colors = frozenset(rules.page.colors)
    for paragraph, part in _everywhere(layout):
        for run in paragraph.runs:
            if (run.font.casefold() not in fonts or run.color not in colors) and run.text.strip():
                _check_run_font(paragraph, run.font, run.color, part, rules, findings)
        _check_leftovers(paragraph, part, rules, findings)


def _everywhere(layout: Layout) -> Iterator[tuple[Paragraph, str]]:
    for paragraph in layout.document.paragraphs:
        yield paragraph, MAIN
    seen = set()
    for section in layout.document.sections:
        for running in section.shown((*section.headers, *section.footers)):
            if running.part not in seen:
                seen.add(running.part)
                yield from ((paragraph, running.part) for paragraph in running.paragraphs)
    for paragraph in layout.document.notes:
        yield paragraph, "word/footnotes.xml"


def _check_run_font(
    paragraph: Paragraph, font: str, color: str, part: str, rules: Rules, findings: Findings
) -> None:
    page = rules.page
    wanted = ", ".join(page.fonts)
    encoding = legacy_font(font)
    if encoding:
        findings.general(
            "encoding", _TEXT, page.font_article, paragraph, f"{font} ({encoding})", wanted, part
        )
    elif font.casefold() not in {name.casefold() for name in page.fonts}:
        findings.general("font", _TEXT, page.font_article, paragraph, font or _UNSAID, wanted, part)
    if color not in page.colors:
        findings.general("color", _TEXT, page.font_article, paragraph, f"#{color}", part=part)


def _check_leftovers(paragraph: Paragraph, part: str, rules: Rules, findings: Findings) -> None:
    for pattern in rules.leftovers:
        match = pattern.search(paragraph.text)
        if match is not None:
            findings.general("leftover", _TEXT, rules.leftover_article, paragraph, match[0], part=part)
            return


def check_tables(layout: Layout, rules: Rules, findings: Findings) -> None:
    """Tables of figures; those that hold the head and the foot of the page are not meant."""
    wanted = rules.tables
    for index, table in enumerate(layout.document.tables):
        if table.block in layout.framing or len(table.rows) < 2:
            continue
        if len(table.rows) >= wanted.rows and not table.rows[0].header:
            findings.general("table-header", _TABLE, wanted.article, table.excerpt)
        if not all(row.whole for row in table.rows):
            findings.general("table-row", _TABLE, wanted.article, table.excerpt)
        _check_width(table, layout, rules, findings)
        _check_size(index, layout, rules, findings)


def _check_width(table: Table, layout: Layout, rules: Rules, findings: Findings) -> None:
    sections = layout.document.sections
    room = sections[min(table.section, len(sections) - 1)].text_width
    if table.width > room + rules.tables.tolerance * MM:
        found, expected = (f"{number(round(length / MM))} mm" for length in (table.width, room))
        findings.general("table-width", _TABLE, rules.tables.article, table.excerpt, found, expected)


def _check_size(table: int, layout: Layout, rules: Rules, findings: Findings) -> None:
    for paragraph in layout.document.paragraphs:
        if paragraph.place.table != table:
            continue
        small = [run.size for run in visible(paragraph) if run.size < rules.tables.size]
        if small:
            findings.general(
                "table-size",
                _TABLE,
                rules.tables.article,
                paragraph,
                number(min(small)),
                number(rules.tables.size),
            )
