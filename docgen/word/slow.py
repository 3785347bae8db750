"""The slow way: docxtpl itself makes a document out of parts that are rendered already.

Needed where its last steps change more than text: the grids of tables whose columns vary, images and
sub-documents that bring parts of their own.  docxtpl renders nothing here, so nothing of a value is
evaluated and every text is proven before docxtpl parses it (which repairs broken XML by deleting).
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

from docxtpl import DocxTemplate

from docgen.word.package import Member, pack, read_members

RenderPart = Callable[[str], str]  # the name of a part -> its finished XML, without declaration


def through_docxtpl(content: bytes, document: Any | None, render_part: RenderPart) -> tuple[Member, ...]:
    """The members of the finished document.

    `document` is the DocxTemplate that images and sub-documents of the context were made for, if any.
    """
    document = document or DocxTemplate(io.BytesIO(content))

    def render_xml_part(_source: str, part: Any, _context: object, _env: object = None) -> str:
        document.current_rendering_part = part
        return render_part(part.partname.lstrip("/"))

    document.render_xml_part = render_xml_part
    document.render_properties = document.render_footnotes = lambda *_: None
    document.render({})
    file = io.BytesIO()
    document.save(file)
    return tuple(pack(member.name, member.content()) for member in read_members(file.getvalue()))


def with_namespaces(xml: str, before: str) -> str:
    """The body as docxtpl expects it, declaring by itself what the root of the document declares."""
    if not xml.startswith("<w:body>"):
        return xml
    return f"<w:body {' '.join(_NAMESPACE.findall(before))}>{xml.removeprefix('<w:body>')}"


_NAMESPACE = re.compile(r'xmlns(?::\w+)?="[^"]*"')
