"""docxtpl's preparation of a template: from a .docx to Jinja sources, as plain text.

The only module that imports docxtpl, python-docx and lxml for reading a template; it is imported when a
template is compiled, never to render one.  docxtpl's own methods do the work, so that docxtpl stays the
reference for what a template means.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Literal

from docx.opc.constants import RELATIONSHIP_TYPE
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError
from lxml import etree
from markupsafe import escape
from msgspec import Struct

from docgen.word.printing import template_environment
from docgen.word.tables import grids_are_final

PartKind = Literal["body", "header", "footer", "footnotes", "properties"]

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_DECLARED = re.compile(r"^\s*<\?xml.*?\?>\s*")

# docxtpl 0.20.2, render_properties: the others are left as they are.
_PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_DRAWING = re.compile(r'<wp:docPr\b[^>]*?\sid="')


class PreparedPart(Struct, frozen=True, kw_only=True):
    """One part that docxtpl renders: `source` is Jinja; `before` and `after` are written as they are.

    `original` is the part's own XML, for the checks.
    """

    name: str
    kind: PartKind
    before: str
    source: str
    after: str
    original: bytes


class PreparedTemplate(Struct, frozen=True, kw_only=True):
    """The parts in docxtpl's order of rendering; `slow` says why docxtpl itself must finish the document."""

    parts: tuple[PreparedPart, ...]
    slow: str


def prepare(content: bytes) -> PreparedTemplate:
    """Prepare the template in `content`.

    Raises what python-docx and lxml raise on a document they cannot open.
    """
    template = DocxTemplate(io.BytesIO(content))
    template.render_init()
    parts = (
        _body(template),
        *_headers_and_footers(template),
        *_footnotes(template),
        *_properties(template),
    )
    return PreparedTemplate(parts=parts, slow=_slow(parts[0].source))


def _slow(body: str) -> str:
    """The one rule that sends a document through docxtpl: its last steps would change the text."""
    if not grids_are_final(body):
        return "table-grid"
    if body.count("docPr ") != len(_DRAWING.findall(body)):
        return "drawing-ids"
    return ""


def _body(template: Any) -> PreparedPart:
    source = _composed(template.patch_xml(template.get_xml()))
    root = etree.fromstring(etree.tostring(template.docx._element))
    (body,) = root.iterchildren("{*}body")
    same_names = body.nsmap == root.nsmap
    for child in list(body):
        body.remove(child)
    body.text = ""
    frame = etree.tostring(root, encoding="unicode")
    before, after = re.split(r"<w:body[^>]*></w:body>", frame, maxsplit=1)
    if same_names:  # the root declares them already
        source = re.sub(r"^<w:body[^>]*>", "<w:body>", source)
    part = template.docx.part
    return _part(part, "body", _DECLARATION + before, source, after)


def _headers_and_footers(template: Any) -> Iterator[PreparedPart]:
    kinds: tuple[tuple[str, PartKind], ...] = (
        (template.HEADER_URI, "header"),
        (template.FOOTER_URI, "footer"),
    )
    seen: set[str] = set()
    for uri, kind in kinds:
        for _, part in template.get_headers_footers(uri):
            if part.partname in seen:
                continue
            seen.add(part.partname)
            source = _composed(template.patch_xml(template.get_part_xml(part)))
            yield _part(part, kind, _DECLARATION, source, "")


def _footnotes(template: Any) -> Iterator[PreparedPart]:
    """docxtpl renders them once for each section, so a second time what the first has written: a value
    with braces would be evaluated.  Here they are rendered once, and not at all without a section."""
    if not len(template.docx.sections):
        return
    for part in template.docx.part.package.parts:
        if part.content_type == _FOOTNOTES:
            source = _composed(template.patch_xml(part.blob.decode("utf-8-sig")))
            yield _part(part, "footnotes", _DECLARATION, _DECLARED.sub("", source), "")


def _properties(template: Any) -> Iterator[PreparedPart]:
    """The document's title and the like.  docxtpl writes R&D as R&amp;D there; docgen writes R&D."""
    package = template.docx.part.package
    if not any(rel.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES for rel in package.rels.values()):
        return
    properties = package.core_properties
    part = package._core_properties_part
    original = part.blob
    sources = {name: getattr(properties, name) for name in _PROPERTIES}
    for number, name in enumerate(_PROPERTIES):
        setattr(properties, name, _mark(number))
    xml = _DECLARED.sub("", part.blob.decode("utf-8")).replace("{", "&#123;")
    for number, name in enumerate(_PROPERTIES):
        xml = xml.replace(_mark(number), _escaped_data(_composed(sources[name])))
        setattr(properties, name, sources[name][:255])
    yield PreparedPart(
        name=part.partname.lstrip("/"),
        kind="properties",
        before=_DECLARATION,
        source=xml,
        after="",
        original=original,
    )


def _mark(number: int) -> str:
    return f"[docgen property {number}]"


def _escaped_data(source: str) -> str:
    """A property is plain text, the part it is put in is XML: escape what is not in a tag."""
    try:
        tokens = list(template_environment().lex(source))
    except TemplateSyntaxError:  # reported where it is compiled
        return source
    return "".join(str(escape(text)) if kind == "data" else text for _, kind, text in tokens)


def _part(part: Any, kind: PartKind, before: str, source: str, after: str) -> PreparedPart:
    name = part.partname.lstrip("/")
    return PreparedPart(name=name, kind=kind, before=before, source=source, after=after, original=part.blob)


def _composed(source: str) -> str:
    """Tags typed on a Mac come in NFD; the names of a context are NFC."""
    return _TAG.sub(lambda tag: unicodedata.normalize("NFC", tag[0]), source)
