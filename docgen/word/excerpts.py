"""The text a person sees near a place in WordprocessingML, to say where something is."""

from __future__ import annotations

import re
from functools import lru_cache

_TAG = re.compile(r"<[^>]*>")
_BLANKS = re.compile(r"\s+")
_WIDTH = 40  # characters shown on either side


def visible_text(xml: str) -> str:
    """XML without its tags, on one line."""
    from html import unescape  # 2 ms, needed for problems alone

    text = re.sub(r"</w:p>|<w:tab/>|<w:br/>|</w:tc>", " ", xml)
    return _BLANKS.sub(" ", unescape(_TAG.sub("", text))).strip()


def excerpt(source: str, start: int, end: int) -> str:
    """What the paragraph around `source[start:end]` says, shortened on both sides."""
    first = max(source.rfind("</w:p>", 0, start), source.rfind("\n", 0, start), 0)
    last = source.find("</w:p>", end)
    before, after = source[first:start], source[end : len(source) if last < 0 else last]
    if before.rfind("<") > before.rfind(">"):  # the place is an attribute of a tag
        before, after = before[: before.rfind("<")], after.partition(">")[2]
    return f"{_tail(visible_text(before))}{source[start:end]}{_head(visible_text(after))}".strip()


def shortened(text: str) -> str:
    """At most 2 x 40 characters of a text."""
    text = _BLANKS.sub(" ", text).strip()
    return text if len(text) <= 2 * _WIDTH else f"{text[: 2 * _WIDTH].rstrip()}…"


def _tail(text: str) -> str:
    return f"…{text[-_WIDTH:]}" if len(text) > _WIDTH else text


def _head(text: str) -> str:
    return f"{text[:_WIDTH]}…" if len(text) > _WIDTH else text


def around(text: str, start: int, end: int) -> str:
    """`text[start:end]` with what stands beside it in a plain text, shortened on both sides."""
    return _BLANKS.sub(" ", f"{_tail(text[:start])}{text[start:end]}{_head(text[end:])}").strip()


def line_excerpt(source: str, line: int, wanted: str = "") -> str:
    """What a line of a prepared source says, near the first place of `wanted` in it; lines count from 1."""
    lines = _lines(source)
    text = visible_text(lines[line - 1]) if 0 < line <= len(lines) else ""
    start = max(text.find(wanted), 0) if wanted else 0
    return around(text, start, start + len(wanted)) if wanted else shortened(text)


@lru_cache(maxsize=1)
def _lines(source: str) -> list[str]:
    """The lines of a source: who asks for one asks for hundreds."""
    return source.split("\n")
