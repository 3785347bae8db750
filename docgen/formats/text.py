"""Text as Unicode: one form to compare names in, and the characters a Word document cannot hold."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from docgen.formats.patterns import pattern

# XML 1.0 (Fifth Edition), 2.2: what is not a Char; plus the noncharacters and lone surrogates that
# Word refuses.  Tab, line feed and carriage return are allowed.
_ILLEGAL = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_LINE_END = pattern("\r\n|[\r\n\x85\u2028\u2029]")

# Blanks only: str.strip() would also eat control characters, which are to be refused by name.
_BLANKS = " \t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))

_AROUND = _BLANKS + "\r\n\x85\u2028\u2029"

# Characters of no width: joiners, marks of direction, a byte order mark in the middle of a text.
_WIDTHLESS = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
_UNSEEN = "\u00a0\u202f" + _WIDTHLESS
_NO_LETTERS = _AROUND + _WIDTHLESS + "\x0b\x0c\x1c\x1d\x1e\x1f"  # with all that str.strip() takes
_ODD = pattern(f"[\t{_UNSEEN}]|  ")

LegacyEncoding = Literal["", "TCVN3", "VNI"]


@lru_cache(maxsize=4096)  # the same few titles and names are compared again and again
def folded(name: str) -> str:
    """The form in which names are compared: NFC, case-folded, runs of white space as one blank.

    Excel compares sheet names and defined names without case; a Mac types NFD.
    """
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def normalised(text: str) -> str:
    """The same text in NFC, in which a letter and its marks are one character: what Windows types."""
    return unicodedata.normalize("NFC", text)


def tidied(text: str) -> str:
    """What the owner of a text sees in its cell: composed letters, no blanks and line ends around them.

    Nothing that a reader could tell apart is lost, so it needs no asking; the doctor tells of it.
    """
    return normalised(text).strip(_AROUND)


def says_nothing(text: str) -> bool:
    """Whether a text is empty to everyone who looks at it: blanks and characters of no width."""
    return not text.strip(_NO_LETTERS)


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of a cell as paragraphs, without blanks at their ends; empty lines make none."""
    lines = (line.strip(_BLANKS) for line in _LINE_END.split(text))
    return tuple(line for line in lines if line)


def illegal_character(text: str) -> str:
    """The first character that a Word document cannot hold, as 'U+000B'; '' where there is none."""
    match = None if text.isprintable() else _ILLEGAL.search(text)
    return f"U+{ord(match[0]):04X}" if match else ""


@lru_cache(maxsize=256)
def legacy_font(font_name: str) -> LegacyEncoding:
    """The old encoding a text in this font is written in, or '' for a Unicode font.

    Before Unicode, a Vietnamese font drew its letters over Latin ones: .VnTime, .VnArialH (TCVN3) and
    VNI-Times (VNI).  The characters of such a text are other letters than the ones seen on the screen.
    """
    name = font_name.strip().casefold()
    if name.startswith(".vn"):
        return "TCVN3"
    return "VNI" if re.match(r"vni\b|vni[ _-]", name) else ""


def suspicious_characters(text: str) -> tuple[str, ...]:
    """What nobody sees in a text and few mean to type, by name: 'NFD', 'U+00A0', 'tab', 'double space'."""
    odd = "  " in text if text.isprintable() else _ODD.search(text)
    if not odd and unicodedata.is_normalized("NFC", text):
        return ()
    found = ["NFD"] if not unicodedata.is_normalized("NFC", text) else []
    found += [f"U+{ord(mark):04X}" for mark in _UNSEEN if mark in text]
    found += ["tab"] if "\t" in text else []
    found += ["double space"] if "  " in text else []
    return tuple(found)
