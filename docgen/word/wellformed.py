"""Whether the XML of a part is well-formed, told while it is written.

Rows of a table that differ in nothing but the text of their values are parsed once.  That is sound: a row
between its own `<w:tr>` and `</w:tr>` leaves the parser as it found it, and what is left out of its shape
is text without markup (see `docgen.proof`).
"""

from __future__ import annotations

from xml.parsers import expat

from docgen.word.excerpts import excerpt

_ROW_END = "</w:tr>"
_ROW_STARTS = ("<w:tr>", "<w:tr ")
_NEAR = 400  # bytes looked at for an excerpt


class Parsing:
    """A part on its way through a parser; `reason` and `near` say what is wrong with it, if anything is."""

    def __init__(self, before: str) -> None:
        self.reason = ""
        self.near = ""
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._fed = 0
        self._known: set[str] = set()  # the rows that were parsed since anything else was
        self._plain = True  # no comment, instruction or CDATA so far, inside which a row is none
        self._parse(before)

    def feed(self, xml: str, shape: str) -> None:
        """The next stretch, and the same without the values that are plain text."""
        *shapes, rest_shape = shape.split(_ROW_END)
        unknown: list[str] = []
        if not self._known.issuperset(shapes):
            unknown += (
                f"{row}{_ROW_END}"
                for row, its_shape in zip(xml.split(_ROW_END), shapes, strict=False)
                if its_shape not in self._known and self._is_new(its_shape)
            )
        rest = xml.rpartition(_ROW_END)[2]
        if rest:
            self._is_new(rest_shape, row=False)
        self._parse("".join((*unknown, rest)))

    def close(self, after: str) -> None:
        """What stands after the last stretch; the part is at its end."""
        self._parse(after, last=True)

    def _is_new(self, shape: str, *, row: bool = True) -> bool:
        """Note what is parsed for the first time: a row is known after that, anything else makes the rows
        around it unknown again."""
        self._plain = self._plain and "<!" not in shape and "<?" not in shape
        row = row and shape.startswith(_ROW_STARTS) and sum(map(shape.count, _ROW_STARTS)) == 1
        if row and self._plain:
            self._known.add(shape)
        else:
            self._known.clear()
        return True

    def _parse(self, xml: str, *, last: bool = False) -> None:
        if self.reason:
            return
        content = xml.encode("utf-8", "surrogatepass")
        try:
            self._parser.Parse(content, last)
        except expat.ExpatError as error:
            self.reason = expat.errors.messages.get(error.code, str(error))
            start = min(max(self._parser.ErrorByteIndex - self._fed, 0), len(content))
            before = content[max(start - _NEAR, 0) : start].decode("utf-8", "ignore")
            behind = content[start : start + _NEAR // 2].decode("utf-8", "ignore")
            self.near = excerpt(before + _whole_tags(behind), len(before), len(before))
        self._fed += len(content)


def _whole_tags(xml: str) -> str:
    """XML without the tag that its end cuts in two."""
    start = xml.rfind("<")
    return xml[:start] if start > xml.rfind(">") else xml
