"""Word documents made from lists, and read back as plain text and normalised parts."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from docx import Document
from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

Row = Sequence[str]
Block = str | Sequence[Row]  # a paragraph, or the rows of a table

FOOTNOTES = "word/footnotes.xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml|docProps/core\.xml")


def docx(
    *blocks: Block,
    header: str = "",
    footer: str = "",
    title: str = "",
    footnote: str = "",
    parts: Mapping[str, str] | None = None,
    edit: Callable[[Any], None] | None = None,
) -> bytes:
    """A .docx: strings are paragraphs, lists of rows are tables.

    `edit` may change the python-docx document; `parts` are put into the package, or replace what is
    there, as they are.
    """
    document = Document(io.BytesIO(_blank()))
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            _add_table(document, block)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    if title:
        document.core_properties.title = title
    if edit is not None:
        edit(document)
    file = io.BytesIO()
    document.save(file)
    content = file.getvalue()
    if footnote:
        content = _with_footnotes(content, [footnote])
    return with_parts(content, parts or {})


@cache
def _blank() -> bytes:
    """python-docx's empty document without its 790 KB of styles, as light as one saved by Word."""
    document = Document()
    styles = document.styles.element
    for style in list(styles):
        if style.get(f"{{{_W}}}styleId") not in {"Normal", "Header", "Footer", "TableGrid"}:
            styles.remove(style)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_table(document: Any, rows: Sequence[Row]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def with_parts(content: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """The package with some parts added or replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for name, part in parts.items():
        members[name] = part.encode() if isinstance(part, str) else part
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def with_xml(content: bytes, part: str, old: str, new: str) -> bytes:
    """The package with a piece of one part's XML replaced; it must be there."""
    xml = part_xml(content, part)
    assert old in xml, f"{old} is not in {part}"
    return with_parts(content, {part: xml.replace(old, new)})


def with_notes(content: bytes) -> bytes:
    """The package with every [^text] in it as a footnote: its mark there, its text in the part of notes."""
    body = part_xml(content, "word/document.xml")
    texts = re.findall(r"\[\^([^\]]*)\]", body)
    numbers = iter(range(1, len(texts) + 1))

    def mark(_: re.Match[str]) -> str:
        between = f'<w:r><w:footnoteReference w:id="{next(numbers)}"/></w:r>'
        return f'</w:t></w:r>{between}<w:r><w:t xml:space="preserve">'

    body = re.sub(r"\[\^[^\]]*\]", mark, body)
    return _with_footnotes(with_parts(content, {"word/document.xml": body}), texts)


def _with_footnotes(content: bytes, texts: Sequence[str]) -> bytes:
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
        "</w:footnote>"
        for number, text in enumerate(texts, start=1)
    )
    xml = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes xmlns:w="{_W}">'
        f"{notes}</w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content = with_parts(content, {FOOTNOTES: xml})
    content = with_xml(
        content,
        "[Content_Types].xml",
        "</Types>",
        f'<Override PartName="/{FOOTNOTES}" ContentType="{kind}"/></Types>',
    )
    return with_xml(
        content,
        "word/_rels/document.xml.rels",
        "</Relationships>",
        f'<Relationship Id="rIdNotes" Type="{relation}" Target="footnotes.xml"/></Relationships>',
    )


def part_xml(content: bytes, part: str) -> str:
    """The XML of one part as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(part).decode()


def normalised_parts(content: bytes) -> dict[str, bytes]:
    """The parts that rendering can change, as canonical XML without blanks between elements.

    python-docx drops such blanks whenever it loads a part.
    """
    parser = etree.XMLParser(remove_blank_text=True)
    found = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if _PARTS.fullmatch(name):
                root = etree.fromstring(archive.read(name), parser)
                found[name] = etree.tostring(root, method="c14n")
    return found


def plain_text(content: bytes | Path) -> str:
    """The text of the body, a paragraph a line, the cells of a row parted by ' | '."""
    source = content if isinstance(content, Path) else io.BytesIO(content)
    document = Document(str(source) if isinstance(source, Path) else source)
    lines = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines)


def by_docxtpl(content: bytes, context: Mapping[str, Any], document: Any | None = None) -> bytes:
    """What docxtpl itself makes of a template, escaping values: the reference."""
    document = document or DocxTemplate(io.BytesIO(content))
    document.render(dict(context), Environment(autoescape=True), autoescape=True)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
