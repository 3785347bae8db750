"""Vietnamese text of the years before Unicode: TCVN3 (".VnTime") and VNI ("VNI-Times") made readable.

Such a font draws Vietnamese letters over the characters of a Western code page, so that a file holds "Tæng
sè" where the screen shows "Tổng số".  A conversion is only ever offered to a person, never used in silence.

TCVN3 is the one-byte set of TCVN 5712:1993 (its letters are those of iconv's TCVN5712-1 above 0xA0), which
has no capitals with a tone: fonts whose names end in H draw every small letter as a capital.  VNI writes a
vowel and then a second character for circumflex, breve and tone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from docgen.formats.text import LegacyEncoding, legacy_font

_TCVN3 = dict(
    zip(
        "\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7"
        "\u00a8\u00a9\u00aa\u00ab\u00ac\u00ad\u00ae"
        "\u00b5\u00b6\u00b7\u00b8\u00b9\u00bb\u00bc\u00bd\u00be\u00c6\u00c7\u00c8\u00c9\u00ca\u00cb"
        "\u00cc\u00ce\u00cf\u00d0\u00d1\u00d2\u00d3\u00d4\u00d5\u00d6\u00d7\u00d8\u00dc\u00dd\u00de"
        "\u00df\u00e1\u00e2\u00e3\u00e4\u00e5\u00e6\u00e7\u00e8\u00e9\u00ea\u00eb\u00ec\u00ed\u00ee"
        "\u00ef\u00f1\u00f2\u00f3\u00f4\u00f5\u00f6\u00f7\u00f8\u00f9\u00fa\u00fb\u00fc\u00fd\u00fe",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_TCVN3_TABLE = str.maketrans(_TCVN3)

# The second character of a pair, and what it adds to the vowel before it.
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_ROOF, _BREVE = "\u0302", "\u0306"
_VNI_MARKS = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _ROOF, "á": _ROOF + _ACUTE, "à": _ROOF + _GRAVE, "å": _ROOF + _HOOK, "ã": _ROOF + _TILDE,
    "ä": _ROOF + _DOT,
    "ê": _BREVE, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_BREVED = {"ù", "ø", "û", "õ", "ï"} | {mark for mark, added in _VNI_MARKS.items() if added[0] == _ROOF}
_VNI_VOWELS = {
    "a": frozenset(_VNI_MARKS),
    "e": frozenset(_BREVED),
    "o": frozenset(_BREVED),
    "u": frozenset("ùøûõï"),
    "y": frozenset("ùøûõï"),
    "i": frozenset("ùø"),  # seen in the wild beside í and ì
    "ô": frozenset("ùøûõï"),
    "ö": frozenset("ùøûõï"),
}


def _pairs() -> Iterable[tuple[str, str]]:
    for vowel, marks in _VNI_VOWELS.items():
        base = _VNI_LETTERS.get(vowel, vowel)
        for mark in marks:
            letter = unicodedata.normalize("NFC", base + _VNI_MARKS[mark])
            yield vowel + mark, letter
            for pair in (vowel.upper() + mark.upper(), vowel.upper() + mark):
                yield pair, letter.upper()


_VNI = dict(_pairs()) | {
    key: value
    for low, letter in _VNI_LETTERS.items()
    for key, value in ((low, letter), (low.upper(), letter.upper()))
}
_VNI_UNIT = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

# The characters that either encoding writes letters with.
_ENCODED = _TCVN3.keys() | {character for unit in _VNI for character in unit if not character.isascii()}

_WORD = re.compile(
    r"[^\W\d_]+(?:[\u00a8\u00a9\u00ab-\u00ae\u00b5-\u00b9\u00bb-\u00be\u00d7\u00f7][^\W\d_]*)*"
)
_ALPHABET = frozenset(
    "abcdefghijklmnopqrstuvwxyzăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
)
_SYLLABLE = re.compile(
    r"(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"(?:iêu|yêu|oai|oay|oeo|uây|uôi|uya|uyê|uyu|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi"
    r"|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_TONES = str.maketrans("", "", _GRAVE + _ACUTE + _HOOK + _TILDE + _DOT)
_ENOUGH = 2  # strange words in a text; one may be a name from abroad


def to_unicode(text: str, encoding: LegacyEncoding, *, capitals: bool = False) -> str:
    """`text` in Unicode (NFC); `capitals`: the font draws capitals whatever is typed (.VnTimeH)."""
    if encoding == "TCVN3":
        text = text.translate(_TCVN3_TABLE)
    elif encoding == "VNI":
        text = _VNI_UNIT.sub(lambda unit: _VNI[unit[0]], text)
    return text.upper() if capitals else text


def is_encoded(text: str, font: str) -> bool:
    """Whether a text in this font is written in the old encoding of the font.

    Unicode text is often pasted into cells that had such a font.  Its letters beyond Latin-1 tell it, as the
    old encodings have none; a text that also holds what no Vietnamese word has is a mixture of the two.
    """
    if not legacy_font(font):
        return False
    characters = set(unicodedata.normalize("NFC", text))
    drawn = characters & _ENCODED
    is_unicode = any(character > "\u00ff" and character.isalpha() for character in characters)
    return not {character.lower() for character in drawn} <= _ALPHABET if is_unicode else bool(drawn)


def converted_runs(runs: Iterable[tuple[str, str]]) -> str:
    """Runs (text, font) as one text, those in an old encoding converted."""
    return "".join(
        to_unicode(text, legacy_font(font), capitals=_draws_capitals(font))
        if text.isascii() or is_encoded(text, font)
        else text
        for text, font in runs
    )


def guessed_encoding(text: str) -> LegacyEncoding:
    """The old encoding of a text that lost its font (pasted as Times New Roman), or ''.

    Told only where at least two words hold letters that no Vietnamese word has and one of the encodings
    turns all of them into Vietnamese syllables.
    """
    if text.isascii():
        return ""
    strange = [word for word in _WORD.findall(text) if not _ALPHABET.issuperset(word.lower())]
    if len(strange) < _ENOUGH:
        return ""
    for encoding in ("TCVN3", "VNI"):
        known: LegacyEncoding = "TCVN3" if encoding == "TCVN3" else "VNI"
        if all(_is_syllable(to_unicode(word, known)) for word in strange):
            return known
    return ""


def _is_syllable(word: str) -> bool:
    word = word.lower()
    if not _ALPHABET.issuperset(word):
        return False
    apart = unicodedata.normalize("NFD", word)
    plain = unicodedata.normalize("NFC", apart.translate(_TONES))
    return len(apart.translate(_TONES)) >= len(apart) - 1 and _SYLLABLE.fullmatch(plain) is not None


def _draws_capitals(font: str) -> bool:
    return legacy_font(font) == "TCVN3" and font.strip()[-1:] == "H"
