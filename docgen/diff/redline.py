"""One part of the new document with the old one in it as tracked changes.

The new document is kept as it is, with its formatting; what is added to it is marked as inserted, and what
the old one had is put in as deleted.  Paragraphs are paired, then words and whole numbers within a pair;
tables row by row, and a row cell by cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from docgen.diff.align import Pair, pairs
from docgen.diff.inline import Pen, mark_inserted, redline_paragraph
from docgen.diff.wordml import (
    DEL,
    INS,
    PPR,
    RPR,
    SECT,
    TRPR,
    Element,
    P,
    W,
    atoms,
    blocks,
    cells,
    rows,
    text_of,
)


def redline_containers(old: Element, new: Element, pen: Pen) -> None:
    """Mark the changes of a whole part: its body, or the header or footer it is."""
    bodies = old.find(f"{W}body"), new.find(f"{W}body")
    if None in bodies:  # a header or a footer
        redline_container(old, new, pen)
    else:
        redline_container(*bodies, pen)


def redline_container(old: Element, new: Element, pen: Pen) -> None:
    """Mark the changes from `old` in `new`: bodies, cells, headers or notes."""
    before, after = blocks(old), blocks(new)
    places = _Places()
    sequence: list[tuple[Element, str]] = []  # the output: a block, and "", INS or DEL
    for i, j in _paired(before, after):
        if j is not None:
            places.go_to(after[j])
        if i is None and j is not None:
            _insert(after[j], pen)
            sequence.append((after[j], INS))
        elif j is None and i is not None:
            gone = _deleted(before[i], pen)
            places.put(gone)
            sequence.append((gone, DEL))
        elif i is not None and j is not None:
            if before[i].tag == P:
                redline_paragraph(before[i], after[j], pen)
            else:
                _redline_table(before[i], after[j], pen)
            sequence.append((after[j], ""))
    _mark_paragraphs(sequence, pen)


class _Places:
    """Where old elements come in between the new ones, which are gone through in order."""

    def __init__(self) -> None:
        self._last: Element | None = None
        self._waiting: list[Element] = []  # what comes before the first new one

    def go_to(self, new: Element) -> None:
        """The next of the new elements."""
        for old in self._waiting:
            new.addprevious(old)
        self._waiting = []
        self._last = new

    def put(self, old: Element) -> None:
        """Put an old element behind what is there so far."""
        if self._last is None:
            self._waiting.append(old)
        else:
            self._last.addnext(old)
            self._last = old


def _paired(before: Sequence[Element], after: Sequence[Element]) -> list[Pair]:
    """The pairs of blocks of one kind, and the last paragraphs of both, whose mark cannot go."""
    old, new = [text_of(block) for block in before], [text_of(block) for block in after]
    found: list[Pair] = []
    for i, j in pairs(old, new, lambda i, j: bool(before[i].tag == after[j].tag)):
        if i is not None and j is not None and before[i].tag != after[j].tag:
            found += [(i, None), (None, j)]
        else:
            found.append((i, j))
    last = (len(before) - 1, len(after) - 1)
    both = before and after and before[-1].tag == after[-1].tag == P
    if both and (last[0], None) in found and (None, last[1]) in found:
        found = [pair for pair in found if pair not in {(last[0], None), (None, last[1])}]
        found.append(last)
    return found


def _mark_paragraphs(sequence: list[tuple[Element, str]], pen: Pen) -> None:
    """Mark what is new or gone of the ends of paragraphs.

    The last one of a body or a cell has to stay; where it is itself new or gone, the end of the paragraph
    before the change is marked in its place, which comes to the same text.
    """
    last = len(sequence) - 1
    kinds = [kind for _, kind in sequence]
    if sequence and kinds[last]:
        first = last
        while first and kinds[first - 1] == kinds[last]:
            first -= 1
        kept = next((n for n in range(first - 1, -1, -1) if sequence[n][0].tag == P), None)
        if kept is not None and not kinds[kept]:
            if kinds[last] == DEL:
                _take_properties(sequence[last][0], sequence[kept][0])
            kinds[kept] = kinds[last]
        kinds[last] = ""
    for (block, _), kind in zip(sequence, kinds, strict=True):
        if kind and block.tag == P:
            _mark_end(block, kind, pen)


def _take_properties(paragraph: Element, other: Element) -> None:
    """Give a paragraph the properties of another: after accepting, it is that one."""
    for side in paragraph.findall(PPR):
        paragraph.remove(side)
    properties = other.find(PPR)
    if properties is not None:
        taken = deepcopy(properties)
        for section in taken.findall(SECT):
            taken.remove(section)
        paragraph.insert(0, taken)


def _mark_end(paragraph: Element, kind: str, pen: Pen) -> None:
    properties = paragraph.find(PPR)
    if properties is None:
        properties = etree.Element(PPR)
        paragraph.insert(0, properties)
    mark = properties.find(RPR)
    if mark is None:
        mark = etree.Element(RPR)
        at = next((n for n, item in enumerate(properties) if item.tag in {SECT, f"{W}pPrChange"}), None)
        properties.insert(len(properties) if at is None else at, mark)
    mark.insert(0, pen.change(kind, whole=True))


def _redline_table(old: Element, new: Element, pen: Pen) -> None:
    before, after = rows(old), rows(new)
    places = _Places()
    for i, j in _rows_paired(before, after):
        if j is not None:
            places.go_to(after[j])
        if i is None and j is not None:
            _insert_row(after[j], pen)
        elif j is None and i is not None:
            places.put(_deleted_row(deepcopy(before[i]), pen))
        elif i is not None and j is not None:
            for left, right in zip(cells(before[i]), cells(after[j]), strict=True):
                redline_container(left, right, pen)


def _rows_paired(before: Sequence[Element], after: Sequence[Element]) -> list[Pair]:
    """The pairs of rows with as many cells; any other row of a pair is deleted and inserted."""
    found: list[Pair] = []
    for i, j in pairs([text_of(row) for row in before], [text_of(row) for row in after]):
        if i is not None and j is not None and len(cells(before[i])) != len(cells(after[j])):
            found += [(i, None), (None, j)]
        else:
            found.append((i, j))
    return found


def _insert(block: Element, pen: Pen) -> None:
    if block.tag == P:
        mark_inserted(block, pen)
    else:
        for row in rows(block):
            _insert_row(row, pen)


def _insert_row(row: Element, pen: Pen) -> None:
    _mark_row(row, INS, pen)
    for paragraph in row.iter(P):
        mark_inserted(paragraph, pen)


def _deleted(block: Element, pen: Pen) -> Element:
    """A copy of an old block, as deleted."""
    if block.tag == P:
        return _deleted_paragraph(block, pen)
    table = deepcopy(block)
    for row in rows(table):
        _deleted_row(row, pen)
    return table


def _deleted_row(row: Element, pen: Pen) -> Element:
    _mark_row(row, DEL, pen)
    for paragraph in list(row.iter(P)):
        paragraph.getparent().replace(paragraph, _deleted_paragraph(paragraph, pen))
    return row


def _deleted_paragraph(paragraph: Element, pen: Pen) -> Element:
    """The text, how it looked, and the objects in it; a link is only its text."""
    copy = etree.Element(P)
    _take_properties(copy, paragraph)
    content = pen.deleted(atoms(paragraph), whole=True)
    if content is not None:
        copy.append(content)
    return copy


def _mark_row(row: Element, kind: str, pen: Pen) -> None:
    properties = row.find(TRPR)
    if properties is None:
        properties = etree.Element(TRPR)
        first = row[0] if len(row) and row[0].tag == f"{W}tblPrEx" else None
        row.insert(0 if first is None else 1, properties)
    properties.append(pen.change(kind, whole=True))
