"""The texts of a workbook, and those of the templates beside them, checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.binding.columns import BoundColumn
from docgen.binding.leaf import Leaf
from docgen.binding.workbook import BoundWorkbook
from docgen.consistency.citations import Citation, citations, has_citation, varying, written
from docgen.consistency.first_citation import CitingText, check_first_citations, citing
from docgen.consistency.indicators import Vocabulary, repeated_figures, typed_for
from docgen.consistency.prose import has_digit
from docgen.consistency.spelling import varying_spellings
from docgen.consistency.sums import wrong_sums
from docgen.consistency.templates import TemplateTexts, located, place_in
from docgen.diagnostics import Diagnostic, Diagnostics, Related
from docgen.excel.alike import alike, different_in
from docgen.formats.text import folded, normalised
from docgen.language.values import Value

Names = Iterable[str]

_TEXTS = frozenset({"text", "paragraphs"})
_PROSE = 40  # characters; a shorter text is a name or a number, not prose
_PROSE_IN_TABLE = 160  # in a table, which may have thousands of rows, titles are longer


def check_texts(
    known: Vocabulary, bound: BoundWorkbook, templates: Iterable[TemplateTexts] = ()
) -> Diagnostics:
    """What the texts typed into a workbook and into templates say wrongly, or say again; warnings all.

    Both are held against the figures of the workbook, and against each other in how they cite documents.
    """
    cited: list[Citation] = []
    found = [*_in_workbook(bound, known, cited)]
    for texts in templates:
        cited += texts.cited
        found += (*_typed(texts, bound), *texts.problems)
    return (*found, *_of_citations(cited))


def check_documents(
    known: Vocabulary, bound: BoundWorkbook, documents: Iterable[tuple[Names, TemplateTexts | None]]
) -> Iterator[Diagnostics]:
    """What the paragraphs of a workbook do wrong in how each document cites others, document by document.

    documents: the names that each prints, in its order, and what its template says.  A text of one line is a
    part of the template's sentence: it introduces what it names, as the lists and the labels of the form do.
    All are warnings.
    """
    cited: dict[str, CitingText] = {}
    short: dict[str, list[Citation]] = {}
    for name, leaf in bound.leaves.items():
        if isinstance(leaf.value, Value) and leaf.value.type.name in _TEXTS:
            text = citing(_raw_text(leaf.value), leaf.location)
            if leaf.value.type.name == "paragraphs" and text.said:
                cited[name] = text
            else:
                short[name] = [said.citation for said in text.said]
    if cited:
        for name, citation in _in_lists(bound):
            short.setdefault(name, []).append(citation)
    for names, template in documents:
        printed = tuple(names) if cited else ()
        introduced = [*known.cited, *(template.cited if template is not None else ())]
        introduced += (citation for name in printed for citation in short.get(name, ()))
        yield tuple(check_first_citations((cited[name] for name in printed if name in cited), introduced))


def _in_lists(bound: BoundWorkbook) -> Iterator[tuple[str, Citation]]:
    """The documents that tables name, by the columns that name them."""
    for records in bound.records.values():
        for column, row, value in records.values():
            if column.declared.type.name in _TEXTS and isinstance(value, Value):
                yield from ((column.name, item) for item in citations(_raw_text(value), column.location(row)))


def _in_workbook(bound: BoundWorkbook, known: Vocabulary, cited: list[Citation]) -> Iterator[Diagnostic]:
    for source, row, text, shortest in _texts(bound):
        digits = has_digit(text)
        prose = len(text) >= shortest
        if not digits and not prose:
            continue
        cites = digits and has_citation(text)
        if not cites and not prose:
            continue
        location = source.location if isinstance(source, Leaf) else source.location(row)
        if cites:
            cited += citations(text, location)
        if not prose:
            continue
        yield from located((*wrong_sums(text), *varying_spellings(text)), text, location)
        if digits:
            for item, cells in repeated_figures(text, known, bound):
                yield from located((item,), text, location, cells)


def _typed(texts: TemplateTexts, bound: BoundWorkbook) -> Iterator[Diagnostic]:
    for typed in texts.typed:
        found = typed_for(typed.figure, bound)
        if found is not None:
            item, cells = found
            yield from located((item,), typed.text, place_in(texts.path, typed.part, typed.text, item), cells)


def _texts(bound: BoundWorkbook) -> Iterator[tuple[Leaf | BoundColumn, int, str, int]]:
    """The texts that were bound, with what knows their cells, and how long one must be to be prose."""
    for leaf in bound.leaves.values():
        value = leaf.value
        if isinstance(value, Value) and value.type.name in _TEXTS:
            yield leaf, 0, _raw_text(value), _PROSE
    for records in bound.records.values():
        for column in records.columns:
            sheet = bound.workbook.sheets.get(folded(column.sheet))
            if column.declared.type.name not in _TEXTS or not column.place or sheet is None:
                continue
            place, known = column.place, {row for row, _ in records.rows}
            rows = [row for row in sheet.packed() if row[0] in known]
            texts = {
                at: text
                for at, content in different_in(place, alike(rows)).items()
                if content[0] == "text" and _says_something(text := normalised(str(content[1])))
            }
            for row, (columns, contents) in rows if texts else ():
                at = id(contents[columns.index(place)]) if place in columns else 0
                if at in texts:
                    yield column, row, texts[at], _PROSE_IN_TABLE


def _says_something(text: str) -> bool:
    """Whether a text of a table is prose or cites a document; thousands of names and codes are neither."""
    return len(text) >= _PROSE_IN_TABLE or has_citation(text)


def _raw_text(value: Value) -> str:
    return normalised("\n".join(value.raw) if isinstance(value.raw, tuple) else str(value.raw))


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
