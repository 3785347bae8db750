"""The handlers of expat that gather the lines of one part.

Text that a tracked change deletes is not seen, what it inserts is; numbers of pages are not text, because
each program writes them anew.
"""

from __future__ import annotations

import re

from msgspec import Struct, field

from docgen.diff.lines import Line, PartKind, Place

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main "
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_UNSEEN = frozenset({"del", "moveFrom", "Fallback"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}
_NAMES = ("p", "r", "t", "tbl", "tr", "tc", "trPr", "del", "moveFrom", "fldChar", "instrText", "fldSimple")
_KNOWN = {f"{space}{name}": name for space in (_W, _STRICT) for name in (*_NAMES, *_SIGNS)}
_KNOWN[_FALLBACK] = "Fallback"
PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES)\b")


class _Table(Struct):
    cells: list[list[str]] = field(default_factory=list)
    row: int = 0
    deleted: bool = False


class Scanner:
    """Handlers for the elements and the text of a part; `lines` is what they have gathered."""

    def __init__(self, part: PartKind) -> None:
        self.lines: list[Line] = []
        self._part: PartKind = part
        self._unseen = 0
        self._writing = False
        self._runs = 0
        self._row_facts = False
        self._texts: list[list[str]] = []  # one for each open paragraph: a text box lies within another
        self._tables: list[_Table] = []
        self._table = 0
        self._paragraph = 0
        self._fields: list[str] = []  # the codes of the open fields; "-" before the result is passed over
        self._coding = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        short = _KNOWN.get(name)
        if short is None:
            return
        if self._unseen:
            self._unseen += short in _UNSEEN
        elif short == "t":
            self._writing = True
        elif short == "p":
            self._texts.append([])
        elif short == "r":
            self._runs += 1
        elif short in _SIGNS:
            self._sign(short)
        elif short in {"tbl", "tr", "tc"}:
            self._open(short)
        elif short in {"fldChar", "instrText", "fldSimple"}:
            self._field(short, attributes)
        elif short == "trPr":
            self._row_facts = True
        elif short == "del" and self._row_facts and len(self._tables) == 1:
            self._tables[0].deleted = True
        elif short in _UNSEEN and not self._row_facts:
            self._unseen = 1

    def end(self, name: str) -> None:
        """An element ends."""
        short = _KNOWN.get(name)
        if short is None:
            return
        if self._unseen:
            self._unseen -= short in _UNSEEN
        elif short == "t":
            self._writing = False
        elif short == "r":
            self._runs -= 1
        elif short == "trPr":
            self._row_facts = False
        elif short == "p":
            self._paragraph_ends("".join(self._texts.pop()))
        elif short == "tr":
            self._row_ends()
        elif short == "tbl":
            self._tables.pop()
        elif short == "instrText":
            self._coding = False
        elif short == "fldSimple":
            self._fields.pop()

    def text(self, data: str) -> None:
        """Characters between two tags."""
        if self._coding and self._fields:
            self._fields[-1] += data
        elif self._writing and not self._unseen:
            self._add(data)

    def _sign(self, short: str) -> None:
        if self._runs:  # w:tab is also what a paragraph's tab stops are called
            self._add(_SIGNS[short])

    def _add(self, text: str) -> None:
        if self._texts and not any(code[0] == "=" and PAGE_FIELD.match(code[1:]) for code in self._fields):
            self._texts[-1].append(text)

    def _field(self, short: str, attributes: dict[str, str]) -> None:
        """Follow a field: its code begins with "-" until the result follows, then with "="."""
        kind = next((value for key, value in attributes.items() if key.endswith(" fldCharType")), "")
        if short == "instrText":
            self._coding = True
        elif short == "fldSimple":
            code = next((value for key, value in attributes.items() if key.endswith(" instr")), "")
            self._fields.append(f"={code}")
        elif kind == "begin":
            self._fields.append("-")
        elif kind == "separate" and self._fields:
            self._fields[-1] = f"={self._fields[-1][1:]}"
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _open(self, short: str) -> None:
        if short == "tbl":
            self._tables.append(_Table())
            self._table += len(self._tables) == 1
        elif len(self._tables) == 1:  # the cells of a table within a cell are text of that cell
            table = self._tables[0]
            if short == "tr":
                table.row += 1
                table.cells, table.deleted = [], False
            else:
                table.cells.append([])

    def _paragraph_ends(self, text: str) -> None:
        if self._tables and self._tables[0].cells:
            self._tables[0].cells[-1].append(text)
            return
        self._paragraph += bool(text.strip())
        number = self._paragraph if text.strip() else 0
        self.lines.append(Line(place=Place(part=self._part, paragraph=number), cells=(text,)))

    def _row_ends(self) -> None:
        if len(self._tables) == 1:
            table = self._tables[0]
            place = Place(part=self._part, table=self._table, row=table.row)
            if not table.deleted:
                cells = tuple("\n".join(cell) for cell in table.cells)
                self.lines.append(Line(place=place, cells=cells))
            table.cells = []
