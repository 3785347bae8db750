"""Cell styles, as far as they say what a value means: number format and font."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, partial
from typing import NamedTuple

from docgen.excel.dates import DateFormat, Epoch, date_format
from docgen.excel.package import Package
from docgen.excel.xml import elements

# ECMA-376 part 1, 18.8.30, for English; the formats a workbook need not spell out.
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
    37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip


class Style(NamedTuple):
    """What a cell's style says about its value."""

    number_format: str = "General"
    font: str = ""
    shown_as: DateFormat = ""


PLAIN = Style()


class Looks:
    """What the cell styles, by index, say, and how dates count.

    `is_shared`: as long as it is in use, there is one for all workbooks in which that is the same; long lists
    of styles, which would take much memory, are not kept for the next workbook.
    """

    def __init__(self, styles: Iterable[Style], epoch: Epoch, *, is_shared: bool = False) -> None:
        self.styles = {str(index): style for index, style in enumerate(styles)}
        self.epoch: Epoch = epoch
        self.is_shared = is_shared


_LONGEST = 64 * 1024  # bytes of a part whose styles are kept
_shared = lru_cache(maxsize=16)(partial(Looks, is_shared=True))


def read_looks(package: Package, part: str, epoch: Epoch) -> Looks:
    """The cell styles (cellXfs).  Raises RefusalError."""
    styles = tuple(_styles(package, part))
    return Looks(styles, epoch) if package.is_long(part, _LONGEST) else _shared(styles, epoch)


def _styles(package: Package, part: str) -> list[Style]:
    if part not in package:
        return []
    codes: dict[int, str] = {}
    fonts: list[str] = []
    font = ""
    formats: list[tuple[int, int]] = []
    for element in elements(package, part, "styleSheet"):
        given = element.attributes
        if element.path == "numFmts/numFmt":
            codes[_index(given.get("numFmtId", ""))] = given.get("formatCode", "")
        elif element.path == "fonts/font/name":
            font = given.get("val", "")
        elif element.path == "fonts/font":
            fonts.append(font)
            font = ""
        elif element.path == "cellXfs/xf":
            formats.append((_index(given.get("numFmtId", "0")), _index(given.get("fontId", "0"))))
    return [_style(number, codes, fonts[at] if 0 <= at < len(fonts) else "") for number, at in formats]


def _style(number: int, codes: dict[int, str], font: str) -> Style:
    code = codes.get(number, "")
    return Style(code or _BUILT_IN.get(number, "General"), font, date_format(number, code))


def _index(text: str) -> int:
    """An index; -1, which is none, where the text is not a plain number."""
    return int(text) if text.isdecimal() and len(text) < 10 else -1
