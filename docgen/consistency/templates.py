"""What the text of a template says, read once a form pack: what is wrong with it by itself, and what is to be
held against each workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from docgen.consistency.citations import Citation, citations
from docgen.consistency.indicators import TypedFigure, Vocabulary, typed_figures
from docgen.consistency.prose import Found
from docgen.consistency.spelling import varying_spellings
from docgen.consistency.sums import wrong_sums
from docgen.diagnostics import CellLocation, Diagnostic, Diagnostics, Location, Related, TemplateLocation
from docgen.formats.text import normalised
from docgen.word.excerpts import around

_TAG_MARK = "\ufffc"  # stands for a tag, so that what is printed there is not read as typed


class TypedText(Struct, frozen=True):
    """A number typed into a template, and the text it stands in."""

    figure: TypedFigure
    part: str
    text: str


class TemplateTexts(Struct, frozen=True, kw_only=True):
    """What a template says: numbers that may be those of a workbook, documents that it cites."""

    path: Path
    problems: Diagnostics = ()
    typed: tuple[TypedText, ...] = ()
    cited: tuple[Citation, ...] = ()


def template_texts(path: Path, known: Vocabulary) -> TemplateTexts:
    """Read the paragraphs of a template."""
    problems: list[Diagnostic] = []
    typed: list[TypedText] = []
    cited: list[Citation] = []
    for part, text in _paragraphs(path):
        whole = TemplateLocation(template=path, part=part, excerpt=around(text, 0, min(len(text), 40)))
        cited += citations(text, whole)
        typed += (TypedText(figure, part, text) for figure in typed_figures(text, known))
        for item in (*wrong_sums(text), *varying_spellings(text)):
            problems += located((item,), text, place_in(path, part, text, item))
    return TemplateTexts(path=path, problems=tuple(problems), typed=tuple(typed), cited=tuple(cited))


def place_in(path: Path, part: str, text: str, item: Found) -> TemplateLocation:
    """Where in a template something was found."""
    near = around(text, item.start, item.end).replace(_TAG_MARK, "…")
    return TemplateLocation(template=path, part=part, excerpt=near)


def located(
    items: Iterable[Found], text: str, location: Location, cells: Iterable[CellLocation] = ()
) -> Iterator[Diagnostic]:
    """The diagnostics of what was found in a text, with the cells that say otherwise."""
    for item in items:
        excerpt = around(text, item.start, item.end).replace(_TAG_MARK, "…")
        yield Diagnostic(
            code=item.code,
            location=location,
            args={**item.args, "excerpt": excerpt},
            severity="warning",
            related=tuple(Related(role="compare", location=cell) for cell in dict.fromkeys(cells)),
        )


def _paragraphs(path: Path) -> Iterator[tuple[str, str]]:
    """The paragraphs with the parts they are in; none of a file that cannot be read, which others tell."""
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
