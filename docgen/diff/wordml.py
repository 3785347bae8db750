"""The little of WordprocessingML that comparing needs: blocks, rows, cells, and the text of runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree
from msgspec import Struct

from docgen.diff.scanning import PAGE_FIELD

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
P, R, T, PPR, RPR = f"{W}p", f"{W}r", f"{W}t", f"{W}pPr", f"{W}rPr"
TBL, TR, TC, TRPR = f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}trPr"
INS, DEL, DEL_TEXT, SECT = f"{W}ins", f"{W}del", f"{W}delText", f"{W}sectPr"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}
_WRAPS = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}customXml"})  # transparent around blocks and rows
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

# What stands in a run and shows more than letters; signed (docgen.diff.objects) it is one letter of its text.
OBJECTS = (
    *(f"{W}{name}" for name in ("drawing", "pict", "object", "footnoteReference", "endnoteReference")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
)
SIGN = "docgenSign"  # of no namespace: a declaration of one would stay in the part

Element = Any  # an lxml element: the stubs know no namespaces


def parsed(xml: bytes) -> Element:
    """The root of a part; ValueError for what libxml2 refuses, as XML nested 256 deep."""
    try:
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error


def serialised(root: Element) -> bytes:
    """A part as it stands in a package."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def blocks(container: Element) -> list[Element]:
    """The paragraphs and tables of a body, a cell, a header or a note."""
    return list(_children(container, (P, TBL)))


def rows(table: Element) -> list[Element]:
    """The rows of a table."""
    return list(_children(table, (TR,)))


def cells(row: Element) -> list[Element]:
    """The cells of a row."""
    return list(_children(row, (TC,)))


def _children(container: Element, tags: tuple[str, ...]) -> Iterator[Element]:
    for child in container:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPS:
            yield from _children(child, tags)


def runs(paragraph: Element) -> list[Element]:
    """The runs of a paragraph, those of links and the like too, without those of text boxes in it."""
    return list(_runs(paragraph))


def _runs(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == R:
            yield child
        elif child.tag not in {PPR, DEL, P}:
            yield from _runs(child)


class Atom(Struct, frozen=True):
    """A piece of visible text in a run: `child` is its w:t, or a tab, a line end, an object."""

    run: Element
    child: Element
    text: str


def atoms(paragraph: Element) -> list[Atom]:
    """The visible text of a paragraph, in order.  Numbers of pages are none."""
    found: list[Atom] = []
    fields: list[str] = []  # the codes of open fields; "=" before those whose result is being read
    for run in runs(paragraph):
        hidden = any(PAGE_FIELD.match(code[1:]) for code in fields if code[0] == "=")
        hidden = hidden or _in_page_field(run, paragraph)
        for child in run:
            if child.tag == f"{W}fldChar":
                _follow(fields, child.get(f"{W}fldCharType"))
                hidden = any(PAGE_FIELD.match(code[1:]) for code in fields if code[0] == "=")
            elif child.tag == f"{W}instrText" and fields:
                fields[-1] += child.text or ""
            elif not hidden and child.tag == T and child.text:
                found.append(Atom(run, child, child.text))
            elif not hidden and child.tag in SIGNS:
                found.append(Atom(run, child, SIGNS[child.tag]))
            elif not hidden and child.get(SIGN):
                found.append(Atom(run, child, child.get(SIGN)))
    return found


def _follow(fields: list[str], kind: str | None) -> None:
    if kind == "begin":
        fields.append("-")
    elif fields and kind == "separate":
        fields[-1] = f"={fields[-1][1:]}"
    elif fields and kind == "end":
        fields.pop()


def _in_page_field(run: Element, paragraph: Element) -> bool:
    parent = run.getparent()
    while parent is not None and parent is not paragraph:
        if parent.tag == f"{W}fldSimple" and PAGE_FIELD.match(parent.get(f"{W}instr") or ""):
            return True
        parent = parent.getparent()
    return False


def text_of(block: Element) -> str:
    """The visible text of a paragraph; of a table or a row, cells parted by tabs and rows by line ends."""
    if block.tag == P:
        return "".join(atom.text for atom in atoms(block))
    if block.tag == TBL:
        return "\n".join(text_of(row) for row in rows(block))
    inner = (" ".join(text_of(item) for item in blocks(cell)) for cell in cells(block))
    return "\t".join(inner)


def new_run(properties: Element | None, child: Element) -> Element:
    """A run with these properties (copied) and this one child."""
    run = etree.Element(R)
    if properties is not None:
        run.append(deepcopy(properties))
    run.append(child)
    return run


def new_text(text: str, tag: str = T) -> Element:
    """A w:t (or w:delText) that keeps its blanks."""
    element = etree.Element(tag)
    element.text = text
    element.set(SPACE, "preserve")
    return element


def highest_id(root: Element) -> int:
    """The highest w:id of anything in a part."""
    numbers = (element.get(f"{W}id") or "" for element in root.iter())
    return max((int(number) for number in numbers if re.fullmatch(r"\d{1,9}", number)), default=0)
