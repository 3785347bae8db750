"""Plain cells and plain shared strings taken out of the XML before the parser sees them: five times as fast.

A cell that holds a number or a shared string, written the way Excel, LibreOffice and openpyxl write it, is
told by one regular expression.  The parser is still given every row's own tags and decides by them whether
this is a row at all (and not the inside of a comment); whatever is not plain, it is given as it stands.
Of a run of plain strings it is given the first, and decides by that whether the others are strings, too.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol

_ROW, _ROW_END = b"<row ", b"</row>"
_LONGEST = 64 * 1024  # bytes of a row that may wait for its end, and of the cells looked at together
_PLAIN = r"[^<>&\x00-\x1f]*"
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([1-9][0-9]*)"(?: s="([0-9]+)")?'
    rf'(?: t="inlineStr"><is><t(?: xml:space="preserve")?>([^<>\x00-\x08\x0b-\x1f]+)</t></is></c>'
    rf'|(?: t="([a-z]+)")?(?: ?/>|>(?:<f>({_PLAIN})</f>)?(?:<v>({_PLAIN})</v>)?</c>))'
    r"|(?s:(.+))"
)
_STRINGS = re.compile(rb'(?:<si><t(?: xml:space="preserve")?>[^<>&\x00-\x08\x0b-\x1f]*</t></si>)+')
_STRING = re.compile("<t[^>]*>([^<]*)")
_STRING_END = b"</si>"
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_REFERENCE = re.compile("&(?:#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, 2.2

# Letters, row and style of a cell, its inline text, or type, formula and value; and last, the text from
# where the row is not plain.
PlainCell = tuple[str, str, str, str, str, str, str, str]


class Rows(Protocol):
    """What reads the sheet."""

    @property
    def rows_started(self) -> int:
        """How many rows the parser has come upon."""

    def take(self, cells: list[PlainCell]) -> bool:
        """Take the cells of this row; False, and nothing is taken, where one of them is not plain."""


class Sieve(Protocol):
    """Passes a part on to the parser, chunk by chunk, without what is plain."""

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """What the parser is to be given; each piece must be parsed before the next is asked for."""

    def rest(self) -> bytes:
        """What is still to be given at the end."""


class RowSieve:
    """Passes a part on to the parser, chunk by chunk, without its plain cells."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._waiting = b""

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """What the parser is to be given; each piece must be parsed before the next is asked for."""
        *rows, self._waiting = (self._waiting + chunk).split(_ROW_END)
        for row in rows:
            yield from self._pieces_of(row)
        if len(self._waiting) > _LONGEST:
            yield self.rest()

    def rest(self) -> bytes:
        """What waits for the end of its row in vain."""
        rest, self._waiting = self._waiting, b""
        return rest

    def _pieces_of(self, row: bytes) -> Iterator[bytes]:
        before, start, rest = row.rpartition(_ROW)
        attributes, closed, cells = rest.partition(b">")
        if not (start and closed and cells.isascii() and len(cells) <= _LONGEST):
            yield row + _ROW_END
            return
        if before:
            yield before
        known = self._rows.rows_started
        yield b"".join((start, attributes, closed))
        is_row = self._rows.rows_started > known
        if not (is_row and self._rows.take(_CELL.findall(cells.decode("ascii")))):
            yield cells
        yield _ROW_END


class Strings(Protocol):
    """What reads the shared strings."""

    @property
    def strings_found(self) -> int:
        """How many strings were read so far."""

    def take(self, texts: list[str]) -> None:
        """Take the strings that follow."""


class StringSieve:
    """Passes the shared strings on to the parser, chunk by chunk, without the plain ones."""

    def __init__(self, strings: Strings) -> None:
        self._strings = strings
        self._waiting = b""
        self._utf8: bool | None = None  # nothing is known yet

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """What the parser is to be given; each piece must be parsed before the next is asked for."""
        if self._utf8 is None:
            declared = _ENCODING.match(chunk.removeprefix(codecs.BOM_UTF8))
            self._utf8 = declared is None or declared[1].lower() == b"utf-8"
        if not self._utf8:
            yield chunk
            return
        whole, end, self._waiting = (self._waiting + chunk).rpartition(_STRING_END)
        yield from self._pieces_of(whole + end)
        if len(self._waiting) > _LONGEST:
            yield self.rest()

    def rest(self) -> bytes:
        """What waits for the end of its string in vain."""
        rest, self._waiting = self._waiting, b""
        return rest

    def _pieces_of(self, xml: bytes) -> Iterator[bytes]:
        done = 0
        for run in _STRINGS.finditer(xml):
            yield xml[done : run.start()]
            done = run.end()
            first, end, others = run[0].partition(_STRING_END)
            text = others.decode("utf-8", "replace")
            known = self._strings.strings_found
            yield first + end
            is_string = self._strings.strings_found > known
            if is_string and "\ufffd" not in text and not _NO_CHARACTER.search(text):
                self._strings.take(_STRING.findall(text))
            else:
                yield others
        yield xml[done:]


def unescaped(text: str) -> str | None:
    """The text that XML means; None where that is not sure."""
    if "&" not in text:
        return text
    try:
        found, references = _REFERENCE.subn(lambda reference: _character(reference[0]), text)
    except (ValueError, OverflowError):  # beyond Unicode
        return None
    sure = references == text.count("&") and not _NO_CHARACTER.search(found)
    return found if sure else None


@lru_cache(maxsize=4096)  # a language has a few hundred letters
def _character(reference: str) -> str:
    name = reference[1:-1]
    if name[0] != "#":
        return _NAMED[name]
    return chr(int(f"0{name[1:]}", 0) if name[1] == "x" else int(name[1:]))
