"""Plain rows and plain shared strings taken out of the XML before the parser sees them: ten times as fast.

Rows whose cells hold numbers, shared strings, inline texts or formulas, written the way Excel, LibreOffice
and openpyxl write them, are told by one regular expression, many rows at a time.  Of a run of such rows the
parser is given the tags of the first, and decides by them whether this is a row at all (and not the inside
of a comment); then the others are rows, too.  It is also given the tags of each row whose attributes the run
did not have before; and whatever is not plain, as it stands.  Plain strings are taken in the same way.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from docgen.formats.patterns import pattern, repeated

_ROW, _ROW_END = '<row r="', b"</row>"
_LONGEST = 64 * 1024  # bytes that may wait for the end of their row or string
_TEXT = r"[^<>&\x00-\x1f\x80-\xff]*+"
_INLINE = r"[^<>\x00-\x08\x0b-\x1f\x80-\xff]++"
# A cell after its place: the style, then inline text, or type, formula and value.
_STYLED = repeated(' s="([0-9]++)"', "?")
_TYPED = repeated(' t="([a-z]++)"', "?")
_SPACED = repeated(' xml:space="preserve"', "?")
_FORMULA = repeated(f"<f>({_TEXT[:-2]}++)</f>", "?")
_VALUE = repeated(f"<v>({_TEXT})</v>", "?")
_WRITTEN = (
    rf'{_STYLED}(?: t="inlineStr"><is><t{_SPACED}>({_INLINE})</t></is></c>'
    rf"|{_TYPED}(?: ?+/>|>{_FORMULA}{_VALUE}</c>))"
)
_CELL = '<c r="[A-Z]{1,3}[1-9][0-9]*+"' + re.sub(r"\((?!\?)", "(?:", _WRITTEN)
_ATTRIBUTE = rf' (?!xmlns)[A-Za-z0-9:]++="[^"{_TEXT[2:]}"'
_ATTRIBUTES = repeated(_ATTRIBUTE, "*")
_TAG = rf'{_ROW}[1-9][0-9]{{0,6}}+"{_ATTRIBUTES}>'
_CELLS = repeated(_CELL, "*")
_RUN = re.compile(repeated(f"{_TAG}{_CELLS}</row>", "+").encode("ascii"))
WRITTEN = pattern(_WRITTEN)
FORM = pattern('(?: s="([0-9]+)")?(?: t="([a-z]+)")?>')  # what stands before the value of most cells
_STRINGS = re.compile(rb'(?:<si><t(?: xml:space="preserve")?>[^<>&\x00-\x08\x0b-\x1f]*</t></si>)+')
_STRING = re.compile("<t[^>]*>([^<]*)")
_STRING_END = b"</si>"
_ENCODING = pattern(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_REFERENCE = pattern("&(?:#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_NO_CHARACTERS = "\ufffd\ufffe\uffff"  # of those, what a plain string may hold; or it is no UTF-8
_NO_CHARACTER = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, 2.2


_new = tuple.__new__


class NotPlainError(Exception):
    """What looked plain is for the parser after all."""


class PlainRow(NamedTuple):
    """A row that looks plain: its own XML, its number, the XML of its cells, and whether it is hidden and
    the parser does not know it."""

    xml: str
    number: str
    cells: str
    hidden: bool


class Rows(Protocol):
    """What reads the sheet."""

    @property
    def rows_started(self) -> int:
        """How many rows the parser has come upon."""

    @property
    def is_hidden(self) -> bool:
        """Whether the last of them is hidden."""

    def take(self, rows: Sequence[PlainRow]) -> Iterator[PlainRow]:
        """Take rows that follow one another; gives those that are for the parser after all, each before the
        next is taken."""


class Sieve(Protocol):
    """Passes a part on to the parser, chunk by chunk, without what is plain."""

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """What the parser is to be given; each piece must be parsed before the next is asked for."""

    def rest(self) -> bytes:
        """What is still to be given at the end."""


class RowSieve:
    """Passes a part on to the parser, chunk by chunk, without its plain rows."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._waiting = b""

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """What the parser is to be given; each piece must be parsed before the next is asked for."""
        whole, end, self._waiting = (self._waiting + chunk).rpartition(_ROW_END)
        xml, done = whole + end, 0
        for run in _RUN.finditer(xml):
            if run.start() > done:
                yield xml[done : run.start()]
            done = run.end()
            yield from self._pieces_of(run[0])
        if done < len(xml):
            yield xml[done:]
        if len(self._waiting) > _LONGEST:
            yield self.rest()

    def rest(self) -> bytes:
        """What waits for the end of its row in vain."""
        rest, self._waiting = self._waiting, b""
        return rest

    def _pieces_of(self, run: bytes) -> Iterator[bytes]:
        parser, met = self._rows, dict[str, bool]()  # whether rows with these attributes are hidden
        found: list[PlainRow] = []
        for row in run.decode("ascii").split("</row>")[:-1]:
            tag, _, cells = row.partition(">")
            number, _, attributes = tag[len(_ROW) :].partition('"')
            hidden = met.get(attributes)
            if hidden is None:  # then the parser is told of it
                known = parser.rows_started
                yield f"{tag}>".encode("ascii")
                if parser.rows_started == known:  # then none of them is a row
                    yield run[len(tag) + 1 :]
                    return
                yield _ROW_END
                met[attributes], hidden = parser.is_hidden, False
            found.append(_new(PlainRow, (row, number, cells, hidden)))
        for left in parser.take(found):
            yield f"{left.xml}</row>".encode("ascii")


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
            if is_string and not any(character in text for character in _NO_CHARACTERS):
                self._strings.take(_STRING.findall(text))
            else:
                yield others
        yield xml[done:]


def unescaped(text: str) -> str | None:
    """The text that XML means; None where that is not sure."""
    if "&" not in text:
        return text
    return _unescaped_before(text) if len(text) <= _LABEL else _unescaped(text)


def _unescaped(text: str) -> str | None:
    try:
        found, references = _REFERENCE.subn(lambda reference: _character(reference[0]), text)
    except (ValueError, OverflowError):  # beyond Unicode
        return None
    sure = references == text.count("&") and (found.isprintable() or not _NO_CHARACTER.search(found))
    return found if sure else None


_LABEL = 1_000  # characters; the labels of a form are the same in every workbook
_unescaped_before = lru_cache(maxsize=4096)(_unescaped)


@lru_cache(maxsize=4096)  # a language has a few hundred letters
def _character(reference: str) -> str:
    name = reference[1:-1]
    if name[0] != "#":
        return _NAMED[name]
    return chr(int(f"0{name[1:]}", 0) if name[1] == "x" else int(name[1:]))
