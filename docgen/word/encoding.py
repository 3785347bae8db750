"""The text of a part as UTF-8, where the sentinels are two bytes that UTF-8 never has.

So no value can hold one, a part is half as long as in Python's own letters, and what is printed into it
needs no second encoding of all that stands around.
"""

from __future__ import annotations

from docgen.language.printing import CLOSING, OPENING

OPENED, CLOSED = b"\xfe", b"\xff"


def encoded(text: str) -> bytes:
    """Text as UTF-8; half a surrogate pair is kept, for whoever refuses it."""
    return text.encode("utf-8", "surrogatepass")


def decoded(content: bytes) -> str:
    """UTF-8 without sentinels as text."""
    return content.decode("utf-8", "surrogatepass")


def with_sentinels(text: str) -> bytes:
    """Text in which sentinels are letters, as UTF-8."""
    return encoded(text).replace(encoded(OPENING), OPENED).replace(encoded(CLOSING), CLOSED)


def readable(marked: bytes) -> str:
    """The same back again."""
    return decoded(marked.replace(OPENED, encoded(OPENING)).replace(CLOSED, encoded(CLOSING)))
