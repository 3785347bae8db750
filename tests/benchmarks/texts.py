"""Whether two documents say the same, whatever XML an engine writes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from html import unescape
from itertools import zip_longest
from pathlib import Path

_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


def paragraphs(path: Path) -> list[str]:
    """The paragraphs of a document's body that hold text, each run of white space as one space."""
    with zipfile.ZipFile(path) as package:
        body = package.read("word/document.xml").decode("utf-8")
    texts = (" ".join(unescape("".join(_TEXT.findall(part))).split()) for part in body.split("</w:p>"))
    return [text for text in texts if text]


def difference(outputs: Sequence[Path], reference: Sequence[Path]) -> str:
    """Where the documents first differ from those of the reference, or "" where they say the same."""
    for output, expected in zip(outputs, reference, strict=True):
        if not output.is_file():
            return f"{output.name} was not written"
        pairs = zip_longest(paragraphs(output), paragraphs(expected), fillvalue="(nothing)")
        for number, (found, wanted) in enumerate(pairs, 1):
            if found != wanted:
                return (
                    f"{output.name}, paragraph {number}: {_short(found)} where {_short(wanted)} is expected"
                )
    return ""


def _short(text: str) -> str:
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"
