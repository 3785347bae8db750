"""Comments of a worksheet: the texts (comments part) and the boxes that show them (VML drawing).

Comments that are there stay: a new text goes below theirs.  A threaded comment of Excel 365 keeps its thread;
the text is then added to the plain copy that older programs show.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from docgen.annotating.package import OFFICE, STRICT_OFFICE, Parts, clean
from docgen.annotating.sheet import SheetPart
from docgen.annotating.words import AUTHOR
from docgen.excel.cells import column_letters

Texts = Mapping[tuple[int, int], str]

_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LONGEST = 32_000  # characters; Excel's limit of a cell text is 32,767
_BLOCK = 1024  # shape ids come in blocks, one block (idmap) or more a drawing
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_NAMES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_DRAWING = (
    f'<xml {_NAMES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{{block}}"/></o:shapelayout>'
    f"{_SHAPE_TYPE}</xml>"
)
_SHAPE = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto" '
    f"{_NAMES}>"
    '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 15, {top}, 2, {right}, 31, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


def add_comments(parts: Parts, part: str, sheet: SheetPart, texts: Texts, number: int) -> None:
    """Put a comment at each of the places of a sheet; `number` is the sheet's, from 1."""
    targets = parts.targets(part)
    known = next((target for kind, target in targets.values() if kind == "comments" and target in parts), "")
    name = known or parts.free_name("xl/commentsDocgen{}.xml")
    main = etree.QName(sheet.root).namespace
    if not known:
        parts.write(name, f'<comments xmlns="{main}"><authors/><commentList/></comments>'.encode())
        parts.relate(part, "comments", name, strict=sheet.strict)
        parts.declare(name, _COMMENTS)
    boxless = _write_texts(parts.tree(name), texts)
    if boxless:
        _draw(parts, part, sheet, boxless, texts, number)


def _write_texts(root: Any, texts: Texts) -> list[tuple[int, int]]:
    """Write the texts; gives the places that had no comment and need a box."""
    main = etree.QName(root).namespace
    authors, listed = root.find(f"{{{main}}}authors"), root.find(f"{{{main}}}commentList")
    present = {item.get("ref", "").replace("$", "").upper(): item for item in listed}
    author = etree.SubElement(authors, f"{{{main}}}author")
    author.text = AUTHOR
    author_id = str(len(authors) - 1)
    new = []
    for (row, column), text in texts.items():
        address = f"{column_letters(column)}{row}"
        item = present.get(address)
        if item is None:
            item = etree.SubElement(listed, f"{{{main}}}comment", ref=address, authorId=author_id)
            new.append((row, column))
        body = item.find(f"{{{main}}}text")
        if body is None:
            body = etree.Element(f"{{{main}}}text")
            item.insert(0, body)
        _append(body, text if not len(body) else f"\n{text}", main)
    return new


def _append(body: Any, text: str, main: str) -> None:
    """Add a run; a text that was plain becomes a run itself, since both cannot stand side by side."""
    plain = body.find(f"{{{main}}}t")
    if plain is not None:
        first = etree.Element(f"{{{main}}}r")
        body.replace(plain, first)
        first.append(plain)
    run = etree.SubElement(body, f"{{{main}}}r")
    properties = etree.SubElement(run, f"{{{main}}}rPr")
    etree.SubElement(properties, f"{{{main}}}sz", val="10")
    etree.SubElement(properties, f"{{{main}}}rFont", val="Tahoma")
    written = etree.SubElement(run, f"{{{main}}}t")
    written.set(_SPACE, "preserve")
    written.text = clean(text)[:_LONGEST]


def _draw(
    parts: Parts, part: str, sheet: SheetPart, places: list[tuple[int, int]], texts: Texts, number: int
) -> None:
    targets = parts.targets(part)
    office = STRICT_OFFICE if sheet.strict else OFFICE
    element = sheet.drawing()
    name = targets.get(element.get(f"{{{office}}}id", ""), ("", ""))[1] if element is not None else ""
    if not name or name not in parts:
        name = parts.free_name("xl/drawings/vmlDrawingDocgen{}.vml")
        parts.write(name, _DRAWING.format(block=number).encode())
        parts.declare_ending("vml", _VML)
        relation = parts.relate(part, "vmlDrawing", name, strict=sheet.strict)
        if element is not None:
            element.set(f"{{{office}}}id", relation)
        else:
            sheet.set_drawing(relation, f"{{{office}}}id")
    parts.write(name, _with_boxes(parts.read(name), places, texts, number))


def _with_boxes(drawing: bytes, places: list[tuple[int, int]], texts: Texts, number: int) -> bytes:
    """The drawing with more boxes before its end; Excel's own VML is not always XML, so it is not parsed."""
    text = drawing.decode("utf-8", "surrogateescape")
    taken = [int(found) for found in re.findall(r"_x0000_s(\d+)", text)]
    first = max(taken, default=number * _BLOCK) + 1
    boxes = "" if "_x0000_t202" in text else _SHAPE_TYPE.replace("<v:shapetype", f"<v:shapetype {_NAMES}")
    for shape, (row, column) in enumerate(places, start=first):
        high = min(24, 3 + len(texts[row, column]) // 34 + texts[row, column].count("\n"))
        boxes += _SHAPE.format(
            number=shape,
            left=column,
            right=column + 4,
            top=max(row - 2, 0),
            bottom=max(row - 2, 0) + high,
            row=row - 1,
            column=column - 1,
        )
    before, end, after = text.rpartition("</xml>")
    return f"{before}{boxes}{end}{after}".encode("utf-8", "surrogateescape")
