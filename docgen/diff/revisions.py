"""Tracked changes accepted or rejected, as Word does it: the proof of a redline, and its beginning.

Rows first, then text, then the marks of paragraphs: a paragraph whose mark goes joins the next one, whose
properties it takes.
"""

from __future__ import annotations

from typing import Literal

from docgen.diff.wordml import DEL, DEL_TEXT, INS, PPR, RPR, TBL, TR, TRPR, Element, P, T, W

Answer = Literal["accept", "reject"]

_FROM, _TO = f"{W}moveFrom", f"{W}moveTo"
_FORMATS = tuple(
    f"{W}{name}Change" for name in ("rPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "tblPrEx")
)
_RANGES = tuple(f"{W}{kind}Range{end}" for kind in ("moveFrom", "moveTo") for end in ("Start", "End"))


def resolve(root: Element, answer: Answer) -> None:
    """Take every tracked change out of a part, in place.

    Rejecting leaves formatting as it is: only its record goes.
    """
    gone = (DEL, _FROM) if answer == "accept" else (INS, _TO)
    stays = (INS, _TO) if answer == "accept" else (DEL, _FROM)
    for element in list(root.iter(*_FORMATS, *_RANGES)):
        element.getparent().remove(element)
    _resolve_rows(root, gone[0])
    marks = [mark for tag in gone for mark in root.iter(tag) if _of_paragraph(mark)]
    joining = [mark.getparent().getparent().getparent() for mark in marks]
    for element in list(root.iter(*gone)):
        if element.getparent() is not None:
            element.getparent().remove(element)
    for element in list(root.iter(*stays)):
        _unwrap(element)
    for element in list(root.iter(DEL_TEXT)):
        element.tag = T
    for paragraph in reversed(joining):
        _join_next(paragraph)


def _resolve_rows(root: Element, gone: str) -> None:
    for properties in list(root.iter(TRPR)):
        row = properties.getparent()
        removed = properties.find(gone) is not None
        for mark in (*properties.findall(INS), *properties.findall(DEL)):
            properties.remove(mark)
        if removed and row.tag == TR and row.getparent() is not None:
            row.getparent().remove(row)
    for table in list(root.iter(TBL)):
        if table.find(f".//{TR}") is None and table.getparent() is not None:
            table.getparent().remove(table)


def _of_paragraph(mark: Element) -> bool:
    parent = mark.getparent()
    return parent is not None and parent.tag == RPR and parent.getparent().tag == PPR


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(at, child)
    parent.remove(element)


def _join_next(paragraph: Element) -> None:
    """Let a paragraph without its mark flow into the next one; one before a table goes where it is empty."""
    parent = paragraph.getparent()
    if parent is None:
        return
    content = [child for child in paragraph if child.tag != PPR]
    after = paragraph.getnext()
    if after is not None and after.tag == P:
        properties = after.find(PPR)
        at = 0 if properties is None else after.index(properties) + 1
        for child in reversed(content):
            after.insert(at, child)
        parent.remove(paragraph)
    elif not content and after is not None:
        parent.remove(paragraph)
