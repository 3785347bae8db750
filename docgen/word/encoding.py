"""The text of a part as UTF-8: half as long as Python keeps it, once it has a Vietnamese letter, and what is
printed into it needs no second encoding of all that stands around."""

from __future__ import annotations

from docgen.language.printing import CLOSING, OPENING


def encoded(text: str) -> bytes:
    """Text as UTF-8; half a surrogate pair is kept, for whoever refuses it."""
    return text.encode("utf-8", "surrogatepass")


def decoded(content: bytes) -> str:
    """UTF-8 as text."""
    return content.decode("utf-8", "surrogatepass")


OPENED, CLOSED = encoded(OPENING), encoded(CLOSING)
