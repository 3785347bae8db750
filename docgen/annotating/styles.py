"""Cell styles with another fill: clones of the styles the cells have, so that nothing else changes."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, Literal

from lxml import etree

Tint = Literal["error", "warning", "title", "header", "link", "text"]

_FILLS = {"error": "FFFFB3B3", "warning": "FFFFD58A", "header": "FF1F4E78"}
_EMPTY = (
    '<styleSheet xmlns="{main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)
_FONTS = {
    "title": '<b/><sz val="15"/><color rgb="FF1F3864"/>',
    "header": '<b/><sz val="12"/><color rgb="FFFFFFFF"/>',
    "link": '<u/><sz val="12"/><color rgb="FF0563C1"/>',
    "text": '<sz val="12"/><color rgb="FF000000"/>',
}


def empty_styles(main: str) -> bytes:
    """A style sheet for a workbook that has none."""
    return _EMPTY.format(main=main).encode()


class Styles:
    """The style sheet of a workbook, with styles added at its end."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._main = etree.QName(root).namespace
        self._tinted: dict[tuple[int, Tint], int] = {}
        self._fills: dict[str, int] = {}
        self._own: dict[Tint, int] = {}

    def tinted(self, style: int, tint: Literal["error", "warning"]) -> int:
        """The style that looks like `style` on the colour of a severity."""
        if (style, tint) not in self._tinted:
            formats = self._list("cellXfs")
            clone = deepcopy(formats[style if 0 <= style < len(formats) else 0])
            clone.set("fillId", str(self._fill(tint)))
            clone.set("applyFill", "1")
            self._tinted[style, tint] = self._append(formats, clone)
        return self._tinted[style, tint]

    def own(self, look: Tint) -> int:
        """A style of the sheet of findings: wrapped text in the font of the forms."""
        if look not in self._own:
            font = self._font(look if look in _FONTS else "text")
            fill = self._fill(look) if look in _FILLS else 0
            xml = (
                f'<xf xmlns="{self._main}" numFmtId="49" fontId="{font}" fillId="{fill}" borderId="0" '
                'xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment '
                f'vertical="top" wrapText="{0 if look == "title" else 1}"/></xf>'
            )
            self._own[look] = self._append(self._list("cellXfs"), etree.fromstring(xml))
        return self._own[look]

    def _fill(self, tint: str) -> int:
        if tint not in self._fills:
            xml = (
                f'<fill xmlns="{self._main}"><patternFill patternType="solid"><fgColor rgb="{_FILLS[tint]}"/>'
                '<bgColor indexed="64"/></patternFill></fill>'
            )
            self._fills[tint] = self._append(self._list("fills"), etree.fromstring(xml))
        return self._fills[tint]

    def _font(self, look: str) -> int:
        xml = f'<font xmlns="{self._main}">{_FONTS[look]}<name val="Times New Roman"/></font>'
        return self._append(self._list("fonts"), etree.fromstring(xml))

    def _list(self, name: str) -> Any:
        found = self._root.find(f"{{{self._main}}}{name}")
        if found is None:  # a style sheet without fills or formats: take the ones of an empty workbook
            found = etree.fromstring(empty_styles(self._main)).find(f"{{{self._main}}}{name}")
            order = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
            later = [
                item for item in self._root if etree.QName(item).localname not in order[: order.index(name)]
            ]
            at = self._root.index(later[0]) if later else len(self._root)
            self._root.insert(at, found)
        return found

    @staticmethod
    def _append(items: Any, item: Any) -> int:
        items.append(item)
        count = sum(1 for child in items if isinstance(child.tag, str))
        items.set("count", str(count))
        return count - 1
