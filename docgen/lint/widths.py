"""How long a line of text is in print, to compare a drawn line with the text above it.

Advance widths in thousandths of the font size, of the letters of Times New Roman, upright and bold; the
metrics are those of its metric-compatible twin Liberation Serif 2.  A mark above or below a Vietnamese
letter does not widen it; the horn does, a little (Ơ and Ư are estimates: the twin does not draw them).
"""

from __future__ import annotations

import unicodedata

_LETTERS = "".join(map(chr, range(32, 127))) + "ĐđƠơƯư–…“”"
_REGULAR = (
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722,
    722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333,
    278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
    500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541, 722, 500, 765, 550, 765,
    550, 500, 1000, 444, 444,
)  # fmt: skip
_BOLD = (
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778,
    778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333,
    278, 333, 581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500,
    556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520, 722, 556, 820, 560, 820,
    610, 500, 1000, 500, 500,
)  # fmt: skip
_WIDTHS = {
    False: dict(zip(_LETTERS, _REGULAR, strict=True)),
    True: dict(zip(_LETTERS, _BOLD, strict=True)),
}
_HORN = "\N{COMBINING HORN}"
_OTHER = 600  # a letter that Vietnamese does not write


def text_width(text: str, size: float, *, bold: bool) -> float:
    """The length in points of a text on one line."""
    widths = _WIDTHS[bold]
    total = 0
    for letter in text:
        known = widths.get(letter)
        total += known if known is not None else widths.get(_base(letter), _OTHER)
    return total * size / 1000


def _base(letter: str) -> str:
    """The letter without its marks, but for the horn: Ợ -> Ơ, Ế -> E."""
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[0]
