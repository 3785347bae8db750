"""The texts of a workbook and the text of a template, checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from docgen.binding.columns import BoundColumn
from docgen.binding.leaf import Leaf
from docgen.binding.workbook import BoundWorkbook
from docgen.consistency.citations import Citation, citations, varying, written
from docgen.consistency.indicators import Vocabulary, repeated_figures, typed_figures
from docgen.consistency.prose import Found, has_digit
from docgen.consistency.spelling import varying_spellings
from docgen.consistency.sums import wrong_sums
from docgen.diagnostics import CellLocation, Diagnostic, Diagnostics, Location, Related, TemplateLocation
from docgen.formats.text import folded, normalised
from docgen.language.values import Value
from docgen.word.excerpts import around

_TEXTS = frozenset({"text", "paragraphs"})
_PROSE = 40  # characters; a shorter text is a name or a number, not prose
_PROSE_IN_TABLE = 160  # in a table, which may have thousands of rows, titles are longer
_TAG_MARK = "\ufffc"  # stands for a tag, so that what is printed there is not read as typed


def check_texts(known: Vocabulary, bound: BoundWorkbook) -> Diagnostics:
    """What the texts typed into a workbook say wrongly, or say again; warnings all of them."""
    found: list[Diagnostic] = []
    cited: list[Citation] = []
    for source, row, text, shortest in _texts(bound):
        digits = has_digit(text)
        prose = len(text) >= shortest
        if not digits and not prose:
            continue
        location = source.location if isinstance(source, Leaf) else source.location(row)
        if digits:
            cited += citations(text, location)
        if not prose:
            continue
        found += _located((*wrong_sums(text), *varying_spellings(text)), text, location)
        if digits:
            for item, cells in repeated_figures(text, known, bound):
                found += _located((item,), text, location, cells)
    return (*found, *_of_citations(cited))


def check_template(path: Path, known: Vocabulary) -> Diagnostics:
    """What the text of a template says wrongly, and figures typed in it that have a cell."""
    found: list[Diagnostic] = []
    cited: list[Citation] = []
    for part, text in _template_texts(path):
        location = TemplateLocation(template=path, part=part, excerpt=around(text, 0, min(len(text), 40)))
        cited += citations(text, location)
        for item in (*wrong_sums(text), *varying_spellings(text), *typed_figures(text, known)):
            near = around(text, item.start, item.end).replace(_TAG_MARK, "…")
            place = TemplateLocation(template=path, part=part, excerpt=near)
            found += _located((item,), text, place)
    return (*found, *_of_citations(cited))


def _texts(bound: BoundWorkbook) -> Iterator[tuple[Leaf | BoundColumn, int, str, int]]:
    """The texts that were bound, with what knows their cells, and how long one must be to be prose."""
    for leaf in bound.leaves.values():
        value = leaf.value
        if isinstance(value, Value) and value.type.name in _TEXTS:
            raw = value.raw
            text = "\n".join(raw) if isinstance(raw, tuple) else str(raw)
            yield leaf, 0, normalised(text), _PROSE
    for records in bound.records.values():
        for column in records.columns:
            sheet = bound.workbook.sheets.get(folded(column.sheet))
            if column.declared.type.name not in _TEXTS or not column.place or sheet is None:
                continue
            for row, _ in records.rows:
                cell = sheet.rows[row].get(column.place)
                if cell is not None and cell.kind == "text":
                    yield column, row, normalised(str(cell.value)), _PROSE_IN_TABLE


def _template_texts(path: Path) -> Iterator[tuple[str, str]]:
    from docgen.word.package import read_package
    from docgen.word.paragraphs import paragraphs

    members, _, _ = read_package(path)
    for name, member in (members or {}).items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        if name.removeprefix("word/").startswith(("document", "header", "footer", "footnotes", "endnotes")):
            for paragraph in paragraphs(member.content()):
                text = paragraph.text
                for tag in paragraph.tags:
                    text = text.replace(tag.text, _TAG_MARK)
                if text.strip(f" {_TAG_MARK}"):
                    yield name, normalised(text)


def _located(
    items: Iterable[Found], text: str, location: Location, cells: Iterable[CellLocation] = ()
) -> Iterator[Diagnostic]:
    for item in items:
        excerpt = around(text, item.start, item.end).replace(_TAG_MARK, "…")
        yield Diagnostic(
            code=item.code,
            location=location,
            args={**item.args, "excerpt": excerpt},
            severity="warning",
            related=tuple(Related(role="compare", location=cell) for cell in cells),
        )


def _of_citations(cited: Iterable[Citation]) -> Iterator[Diagnostic]:
    for group in varying(cited):
        dated = len({citation.spelling for citation in group}) == 1
        others = dict.fromkeys(citation.location for citation in group[1:])
        yield Diagnostic(
            code="text-citation-varies",
            location=group[0].location,
            args={"spellings": ", ".join(written(citation, dated=dated) for citation in group)},
            severity="warning",
            related=tuple(
                Related(role="same", location=place) for place in others if place != group[0].location
            ),
        )
