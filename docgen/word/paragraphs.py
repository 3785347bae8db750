"""The paragraphs of a part as a person sees them in Word, with the tags written in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Any, Literal

from lxml import etree
from msgspec import Struct

from docgen.word.excerpts import around

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_PARAGRAPH, _ROW, _CELL = f"{W}p", f"{W}tr", f"{W}tc"
_TEXTS = frozenset({f"{W}t", f"{W}delText", f"{W}instrText"})
_GAPS = frozenset({f"{W}tab", f"{W}br", f"{W}cr"})

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
# The kinds of docxtpl 0.20.2, patch_xml: {%p ...%} and the like, with nothing before the letter.
_KIND = re.compile(r"\{[{%#](p|tr|tc|r) ")

Kind = Literal["", "p", "tr", "tc", "r"]

# What docxtpl makes of typographic quotes inside tags (clean_tags).
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


class Tag(Struct, frozen=True, kw_only=True):
    """One `{{ }}`, `{% %}` or `{# #}`; `kind` is the letter docxtpl reads directly after the brace."""

    text: str
    kind: Kind
    excerpt: str
    deleted: bool = False

    @property
    def is_print(self) -> bool:
        """{{ ... }}."""
        return self.text.startswith("{{")

    @property
    def is_statement(self) -> bool:
        """{% ... %}."""
        return self.text.startswith("{%")

    @property
    def inner(self) -> str:
        """What stands between the braces, without the kind and the marks of whitespace control."""
        inner = self.text[2:-2].translate(_QUOTES)
        inner = inner[len(self.kind) :] if self.kind else inner.removeprefix("-").removeprefix("+")
        return inner.removesuffix("-").removesuffix("+").strip()

    @property
    def word(self) -> str:
        """The first word of a statement: if, for, endif."""
        words = self.inner.split(None, 1)
        return words[0] if words else ""


class Paragraph(Struct, frozen=True, kw_only=True):
    """A paragraph's own text (not that of a text box in it), its tags, and the row and cell it is in."""

    text: str
    tags: tuple[Tag, ...]
    row: int | None
    cell: int | None


def paragraphs(xml: bytes) -> tuple[Paragraph, ...]:
    """Every paragraph of a part, in the order of the file."""
    parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
    return tuple(_walk(etree.fromstring(xml, parser), None, None, count()))


def _walk(element: Any, row: int | None, cell: int | None, numbers: Iterator[int]) -> Iterator[Paragraph]:
    if element.tag == _PARAGRAPH:
        yield _paragraph(list(_pieces(element)), row, cell)
    elif element.tag == _ROW:
        row, cell = next(numbers), None
    elif element.tag == _CELL:
        cell = next(numbers)
    for child in element:
        yield from _walk(child, row, cell, numbers)


def _paragraph(pieces: list[tuple[str, bool]], row: int | None, cell: int | None) -> Paragraph:
    text = "".join(piece for piece, _ in pieces)
    deleted: list[bool] = []
    for piece, is_deleted in pieces:
        deleted += [is_deleted] * len(piece)
    tags = tuple(
        Tag(
            text=match[0],
            kind=_kind(match[0]),
            excerpt=around(text, match.start(), match.end()),
            deleted=deleted[match.start()],
        )
        for match in _TAG.finditer(text)
    )
    return Paragraph(text=text, tags=tags, row=row, cell=cell)


def without_tags(text: str) -> str:
    """`text` with its complete tags taken out."""
    return _TAG.sub("", text)


def _kind(tag: str) -> Kind:
    match = _KIND.match(tag)
    return match[1] if match else ""  # type: ignore[return-value]  # the pattern allows no other


def _pieces(element: Any) -> Iterator[tuple[str, bool]]:
    for child in element:
        if child.tag == _PARAGRAPH:
            continue
        if child.tag in _TEXTS:
            yield child.text or "", child.tag == f"{W}delText"
        elif child.tag in _GAPS:
            yield " ", False
        else:
            yield from _pieces(child)
