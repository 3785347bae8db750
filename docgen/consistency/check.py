"""The texts of a workbook, and those of the templates beside them, checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from docgen.binding.columns import BoundColumn
from docgen.binding.leaf import Leaf
from docgen.binding.workbook import BoundWorkbook
from docgen.consistency.citations import Citation, citations, short_at_first, varying, written
from docgen.consistency.indicators import Vocabulary, repeated_figures, typed_for
from docgen.consistency.prose import Found, has_digit
from docgen.consistency.spelling import varying_spellings
from docgen.consistency.sums import wrong_sums
from docgen.consistency.templates import TemplateTexts, located, place_in
from docgen.diagnostics import Diagnostic, Diagnostics, Related
from docgen.formats.text import folded, normalised
from docgen.language.values import Value

_TEXTS = frozenset({"text", "paragraphs"})
_PROSE = 40  # characters; a shorter text is a name or a number, not prose
_PROSE_IN_TABLE = 160  # in a table, which may have thousands of rows, titles are longer
_SENTENCE_ENDS = (".", ";", ":", "!", "?", "…", ")", "”")


def check_texts(
    known: Vocabulary, bound: BoundWorkbook, templates: Iterable[TemplateTexts] = ()
) -> Diagnostics:
    """What the texts typed into a workbook and into templates say wrongly, or say again; warnings all.

    Both are held against the figures of the workbook, and against each other in how they cite documents.
    """
    cited = _Cited()
    found = [*_in_workbook(bound, known, cited)]
    for texts in templates:
        cited.elsewhere += texts.cited
        found += (*_typed(texts, bound), *texts.problems)
    return (*found, *_of_citations(cited), *_short_citations(known, cited))


class _Cited(Struct):
    """Where documents are cited: in prose, with its text, and elsewhere (names, titles, templates)."""

    prose: list[tuple[Citation, str]] = field(default_factory=list)
    elsewhere: list[Citation] = field(default_factory=list)

    @property
    def all(self) -> list[Citation]:
        """Those of the workbook first."""
        return [*(citation for citation, _ in self.prose), *self.elsewhere]


def _in_workbook(bound: BoundWorkbook, known: Vocabulary, cited: _Cited) -> Iterator[Diagnostic]:
    for source, row, text, shortest in _texts(bound):
        digits = has_digit(text)
        prose = len(text) >= shortest
        if not digits and not prose:
            continue
        location = source.location if isinstance(source, Leaf) else source.location(row)
        if not prose:
            cited.elsewhere += citations(text, location)
            continue
        if text.rstrip().endswith(_SENTENCE_ENDS):
            cited.prose += ((citation, text) for citation in citations(text, location))
        else:  # the name of a document, which a template puts into its sentence
            cited.elsewhere += citations(text, location)
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


def _short_citations(known: Vocabulary, cited: _Cited) -> Iterator[Diagnostic]:
    """Texts that name a document which neither the forms nor another text has named in full."""
    texts = {id(citation): text for citation, text in cited.prose}
    prose = (citation for citation, _ in cited.prose)
    for citation in short_at_first((*known.cited, *cited.elsewhere), prose):
        text = texts[id(citation)]
        args = {
            "document": citation.spelling,
            "missing": ", ".join(vi for vi, _ in citation.lacks),
            "missing_en": ", ".join(en for _, en in citation.lacks),
        }
        item = Found(code="text-citation-short", start=citation.start, end=citation.end, args=args)
        yield from located((item,), text, citation.location)


def _of_citations(cited: _Cited) -> Iterator[Diagnostic]:
    for group in varying(cited.all):
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
