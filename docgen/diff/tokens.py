"""Text cut where a reader would cut it: a number is one token, a word is one token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

# 1.234.567,89 and 05/10/2026 and 12,5% are never cut; U+0300..U+036F are the accents of decomposed text.
_TOKEN = re.compile(
    r"(?<![\w.,/])\d{1,2}/(?:\d{1,2}/)?\d{4}(?![\w/])"
    r"|(?<![\w.,])-?\d+(?:[.,]\d+)*%?(?![\w\u0300-\u036f])|[\w\u0300-\u036f]+|\s|[^\w\s]",
)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w")


def tokens(text: str) -> list[str]:
    """The tokens of a text, in order; joined they are the text."""
    return _TOKEN.findall(text)


def has_digit(text: str) -> bool:
    """Whether a figure stands in the text."""
    return _DIGIT.search(text) is not None


def masked(text: str) -> str:
    """The text with every digit as 0 and blanks as one: equal for two versions of one sentence."""
    return " ".join(_DIGIT.sub("0", text).split())


Operation = tuple[bool, int, int, int, int]  # equal?, old start, old end, new start, new end


def operations(old: Sequence[str], new: Sequence[str]) -> Iterator[Operation]:
    """How `new` comes from `old`, token by token.

    Blanks and signs alone between two changes belong to the change: "một hai" -> "ba bốn" is one change.
    """
    pending: Operation | None = None
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        equal = kind == "equal"
        inside = equal and i2 < len(old) and j2 < len(new) and not any(map(_WORD.search, old[i1:i2]))
        if pending is not None and inside and i2 - i1 <= _SHORT:
            pending = (False, pending[1], i2, pending[3], j2)
        elif equal:
            if pending is not None:
                yield pending
            pending = None
            yield (True, i1, i2, j1, j2)
        else:
            pending = (False, pending[1], i2, pending[3], j2) if pending else (False, i1, i2, j1, j2)
    if pending is not None:
        yield pending


_SHORT = 2  # tokens: a comma and a blank


def numbers(text: str) -> tuple[str, ...]:
    """The numbers in a text, in order."""
    return tuple(token for token in tokens(text) if has_digit(token))
