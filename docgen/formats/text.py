"""Text as Unicode: one form to compare names in, and the characters a Word document cannot hold."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import Literal

# XML 1.0 (Fifth Edition), 2.2: what is not a Char; plus the noncharacters and lone surrogates that
# Word refuses.  Tab, line feed and carriage return are allowed.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")

# Blanks only: str.strip() would also eat control characters, which are to be refused by name.
_BLANKS = " \t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))

_AROUND = _BLANKS + "\r\n\x85\u2028\u2029"

# Characters of no width: joiners, marks of direction, a byte order mark in the middle of a text.
_WIDTHLESS = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
_UNSEEN = "\u00a0\u202f" + _WIDTHLESS
_NO_LETTERS = _AROUND + _WIDTHLESS + "\x0b\x0c\x1c\x1d\x1e\x1f"  # with all that str.strip() takes
_ODD = re.compile(f"[\t{_UNSEEN}]|  ")

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
    match = _ILLEGAL.search(text)
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
    if not _ODD.search(text) and unicodedata.is_normalized("NFC", text):
        return ()
    found = ["NFD"] if not unicodedata.is_normalized("NFC", text) else []
    found += [f"U+{ord(mark):04X}" for mark in _UNSEEN if mark in text]
    found += ["tab"] if "\t" in text else []
    found += ["double space"] if "  " in text else []
    return tuple(found)


# One number: digits in groups, a sign before them; not a part of a word such as Q3.
_NUMBER = re.compile(r"(?<![\w.,])[-+\u2212]?[0-9]+(?:[., ][0-9]+)*")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?:,[0-9]{3})+|(?: [0-9]{3})+)")
_DECIMAL = re.compile(
    r"[0-9]+[.,][0-9]+"
    r"|[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+,[0-9]+|(?:,[0-9]{3})+\.[0-9]+|(?: [0-9]{3})+[.,][0-9]+)"
)
_OH_FOR_ZERO = re.compile(r"(?<!\w)(?=[oO.,]*[0-9])[0-9oO.,]+(?!\w)")
_SCALE = re.compile(r"\s*(nghìn|ngàn|triệu|tỷ|tỉ)\b")
_SCALES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_NOTHING = {"o", "-", "\u2013", "không", "không có", "không phát sinh"}


def guess_number(text: str) -> tuple[Decimal, ...]:
    """What a text in a cell for numbers could mean, likeliest first; () where it says no one number.

    "12 cuộc" and "khoảng 50" hold one number; "1.234" may be a thousand or a decimal; the letter O may be
    a zero.  Only ever shown to the person who typed it ("có phải là 1.234?"), never used in its place.
    """
    known = folded(text)
    if known in _NOTHING:
        return (Decimal(0),)
    known = _OH_FOR_ZERO.sub(lambda run: run[0].replace("o", "0"), known)
    found = list(_NUMBER.finditer(known))
    if len(found) != 1 or "/" in known:
        return ()
    digits = found[0][0].replace("\u2212", "-")
    readings = _readings(digits.lstrip("+-"))
    if digits.startswith("-"):
        readings = tuple(reading.copy_negate() for reading in readings)
    scale = _SCALE.match(known, found[0].end())
    larger = (reading.scaleb(_SCALES[scale[1]]) for reading in readings) if scale else ()
    return (*larger, *readings)


def _readings(digits: str) -> tuple[Decimal, ...]:
    """The numbers that digits with separators can be: "1.234" is first a thousand, "1,234" a decimal."""
    readings = []
    if _GROUPED.fullmatch(digits):
        readings.append(Decimal(re.sub("[., ]", "", digits)))
    if _DECIMAL.fullmatch(digits):
        whole, fraction = re.split("[.,](?=[0-9]+$)", digits)
        readings.append(Decimal(f"{re.sub('[., ]', '', whole)}.{fraction}"))
    if digits.isdecimal():
        readings.append(Decimal(digits))
    return tuple(reversed(readings) if "," in digits else readings)
