"""A copy of a Word template with a comment at each paragraph that a finding points at.

Word knows comments in the text of the document only: a finding in a header, a footer or a note is put at
the first paragraph, with the name of its part.  Nothing else of the package changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lxml import etree

from docgen.annotating.package import OFFICE, Parts, clean
from docgen.annotating.words import AUTHOR, WORDS, comment_text
from docgen.catalogue import Language
from docgen.diagnostics import Diagnostic, FileLocation, TemplateLocation

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_MAIN}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TAG = re.compile(r"\{[{%#].*?[}%#]\}")
_GAPS = {f"{_W}tab", f"{_W}br", f"{_W}cr"}
_TEXTS = {f"{_W}t", f"{_W}delText", f"{_W}instrText"}


def annotate_template(path: Path, diagnostics: Iterable[Diagnostic], language: Language = "vi") -> bytes:
    """The copy.  Findings about the file as a whole stand at its first paragraph; others are left out.

    Raises what `zipfile` and lxml raise for a file that is no Word document.
    """
    parts = Parts(path.read_bytes())
    targets = parts.targets("").values()
    main = next((target for kind, target in targets if kind == "officeDocument"), "word/document.xml")
    body = parts.tree(main)
    paragraphs = [(_squeezed(_text(item)), item) for item in body.iter(f"{_W}p")]
    comments = _comments(parts, main)
    taken = [int(item.get(f"{_W}id", "0")) for item in comments.iter(f"{_W}comment")]
    number = max(taken, default=-1) + 1
    for finding in diagnostics:
        place = finding.location
        text = comment_text(finding, language)
        if isinstance(place, TemplateLocation) and place.template == path:
            here = _paragraph(paragraphs, place.excerpt) if parts.name(place.part) in ("", main) else None
            if here is None and place.part not in ("", main):
                text = f"{WORDS[language].elsewhere.format(part=place.part)}: {place.excerpt}\n{text}"
        elif isinstance(place, FileLocation) and place.path == path:
            here = None
        else:
            continue
        here = here if here is not None else _first(body, paragraphs)
        _attach(here, number)
        comments.append(_comment(number, text))
        number += 1
    return parts.packed()


def _paragraph(paragraphs: list[tuple[str, Any]], excerpt: str) -> Any | None:
    """The innermost paragraph that says what the excerpt says: its blanks and the dots at its ends differ."""
    wanted = _squeezed(excerpt).strip("…")
    tag = _TAG.search(excerpt)
    for text in filter(None, (wanted, _squeezed(tag[0]) if tag else "", wanted[:30], wanted[-30:])):
        found = [item for said, item in paragraphs if text in said]
        if found:
            return found[-1] if any(found[-1] in item.iterdescendants() for item in found[:1]) else found[0]
    return None


def _first(body: Any, paragraphs: list[tuple[str, Any]]) -> Any:
    if paragraphs:
        return next((item for text, item in paragraphs if text), paragraphs[0][1])
    return etree.SubElement(body[0], f"{_W}p")


def _text(paragraph: Any) -> str:
    pieces = []
    for item in paragraph.iter():
        if item.tag in _TEXTS:
            pieces.append(item.text or "")
        elif item.tag in _GAPS:
            pieces.append(" ")
    return "".join(pieces)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _comments(parts: Parts, main: str) -> Any:
    for kind, target in parts.targets(main).values():
        if kind == "comments" and target in parts:
            return parts.tree(target)
    name = parts.free_name("word/commentsDocgen{}.xml")
    parts.write(name, f'<w:comments xmlns:w="{_MAIN}" xmlns:r="{OFFICE}"/>'.encode())
    parts.relate(main, "comments", name)
    parts.declare(name, _COMMENTS)
    return parts.tree(name)


def _attach(paragraph: Any, number: int) -> None:
    """The comment spans the whole paragraph; its mark stands at the end."""
    start = etree.Element(f"{_W}commentRangeStart")
    start.set(f"{_W}id", str(number))
    first = (f"{_W}pPr", f"{_W}commentRangeStart")
    paragraph.insert(
        next((at for at, item in enumerate(paragraph) if item.tag not in first), len(paragraph)), start
    )
    end = etree.SubElement(paragraph, f"{_W}commentRangeEnd")
    end.set(f"{_W}id", str(number))
    run = etree.SubElement(paragraph, f"{_W}r")
    mark = etree.SubElement(run, f"{_W}commentReference")
    mark.set(f"{_W}id", str(number))


def _comment(number: int, text: str) -> Any:
    comment = etree.Element(f"{_W}comment")
    comment.set(f"{_W}id", str(number))
    comment.set(f"{_W}author", AUTHOR)
    comment.set(f"{_W}initials", "dg")
    for line in clean(text).split("\n"):
        paragraph = etree.SubElement(comment, f"{_W}p")
        written = etree.SubElement(etree.SubElement(paragraph, f"{_W}r"), f"{_W}t")
        written.set(_SPACE, "preserve")
        written.text = line
    return comment
