"""One word spelled in two ways: where the tone stands (hòa, hoà), i or y (tỷ, tỉ).

Both ways are in use; a text should keep to one.  Only words in small letters count: a name is spelled as
its owner spells it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from docgen.consistency.prose import Found

_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Open syllables only: in hoàn or thuyền the tone has one place.
_CANDIDATE = re.compile(
    r"(?<![\w\u0300-\u0323])(?:"
    r"(?!q)[a-zđ]{1,3}(?:o[àáảãạèéẻẽẹ]|[òóỏõọ][ae]|u[ỳýỷỹỵ]|[ùúủũụ]y)"
    r"|(?:h|k|l|m|s|t|qu)[yỳýỷỹỵiìíỉĩị]"
    r")(?!\w)"
)


def varying_spellings(text: str) -> Iterator[Found]:
    """Words that a text spells in more than one way, at the second way."""
    ways: dict[tuple[str, str], dict[str, int]] = {}
    for match in _CANDIDATE.finditer(text):
        ways.setdefault(_key(match[0]), {}).setdefault(match[0], match.start())
    for spellings in ways.values():
        if len(spellings) > 1:
            start = list(spellings.values())[1]
            word = list(spellings)[1]
            yield Found(
                code="text-spelling-varies",
                start=start,
                end=start + len(word),
                args={"spellings": ", ".join(spellings)},
            )


def _key(word: str) -> tuple[str, str]:
    """The word without its tone, i for y at its end, and the tone."""
    apart = unicodedata.normalize("NFD", word)
    tone = "".join(mark for mark in apart if mark in _TONES)
    plain = "".join(letter for letter in apart if letter not in _TONES)
    if plain.endswith("y") and not plain.endswith("uy"):
        plain = f"{plain[:-1]}i"
    elif plain in ("quy", "qui"):
        plain = "qui"
    return plain, tone
