"""Reading the XML of a part with expat: bounded in size, depth and time, without entities.

Names come with their namespace in front ("uri local"); `LOCAL_NAMES` translates those of the two
SpreadsheetML namespaces (transitional, and strict of ISO 29500), so that prefixes do not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, NoReturn, Protocol
from xml.parsers import expat

from docgen.excel.limits import RefusalError
from docgen.excel.package import Package
from docgen.excel.plain import Sieve

NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_SMALL_TEXT = 1_000_000
_LONGEST_TAG = 1_000_000  # bytes; expat scans an unfinished tag anew with every chunk
MAX_DEPTH = 256  # Excel's own parts stay below 20; expat keeps memory for every open element


class MalformedError(Exception):
    """The XML is well formed and still no part that Excel would open."""


class Handler(Protocol):
    """What a part is read into.  Character data is appended to `characters`."""

    characters: list[str]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Called where an element starts."""

    def end(self, name: str, /) -> None:
        """Called where an element ends."""

    def pause(self) -> None:
        """Called after every chunk, to check limits."""


def local_names(names: Iterable[str]) -> dict[str, str]:
    """Qualified name -> local name, for these names in both namespaces."""
    return {f"{uri} {name}": name for uri in NAMESPACES for name in names}


def feed(chunks: Iterable[bytes], part: str, handler: Handler, sieve: Sieve) -> None:
    """Parse what a sieve leaves of a part into a handler.  Raises RefusalError."""
    for _ in _feeding(chunks, part, handler, sieve):
        pass


def _feeding(
    chunks: Iterable[bytes], part: str, handler: Handler, sieve: Sieve | None = None
) -> Iterator[None]:
    parser = expat.ParserCreate(None, " ")
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.characters.append
    parser.StartDoctypeDeclHandler = lambda *_: _unsafe(part)
    parser.EntityDeclHandler = lambda *_: _unsafe(part)
    fed = 0
    try:
        for chunk in chunks:
            for piece in (chunk,) if sieve is None else sieve.pieces(chunk):
                parser.Parse(piece, False)
                fed += len(piece)
            if fed - parser.CurrentByteIndex > _LONGEST_TAG:
                raise MalformedError
            handler.pause()
            yield
        parser.Parse(b"" if sieve is None else sieve.rest(), True)
        handler.pause()
        yield
    except (expat.ExpatError, MalformedError, LookupError, ValueError):  # the last two: an unknown encoding
        raise RefusalError("workbook-damaged", {"part": part}) from None


def _unsafe(part: str) -> NoReturn:
    raise RefusalError("workbook-unsafe", {"part": part})


class Element(NamedTuple):
    """An element of a small part once it has ended: its path below the root, attributes, own text."""

    path: str
    attributes: Mapping[str, str]
    text: str

    def flag(self, name: str, default: bool = False) -> bool:
        """An xsd:boolean attribute."""
        return is_true(self.attributes[name]) if name in self.attributes else default


def is_true(text: str) -> bool:
    """An xsd:boolean, and the 'on' of ST_OnOff."""
    return text in ("1", "true", "on")


def elements(package: Package, part: str, root: str) -> Iterator[Element]:
    """The elements of a part that is small in honest files, each when it ends.  Raises RefusalError."""
    chunks = package.chunks(part)
    first = next(chunks, b"")
    second = next(chunks, b"")
    if not second:
        found: Iterable[tuple[Element, ...]] = [_of_small_part(first, part, root)]
    else:
        found = _outlined(chain((first, second), chunks), part, root)
    for some in found:
        package.budget.count(len(some))
        yield from some


@lru_cache(maxsize=32)  # what a workbook says of itself is mostly the same when it is saved again
def _of_small_part(xml: bytes, part: str, root: str) -> tuple[Element, ...]:
    return tuple(chain.from_iterable(_outlined((xml,), part, root)))


def _outlined(chunks: Iterable[bytes], part: str, root: str) -> Iterator[tuple[Element, ...]]:
    outline = _Outline(root)
    for _ in _feeding(chunks, part, outline):
        found, outline.found = tuple(outline.found), []
        yield found


class _Outline:
    """Element paths by local name, whatever the namespace."""

    def __init__(self, root: str) -> None:
        self.characters: list[str] = []
        self.found: list[Element] = []
        self._root = root
        self._path: list[str] = []
        self._attributes: list[dict[str, str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if len(self._path) >= MAX_DEPTH or (not self._path and local != self._root):
            raise MalformedError
        self._path.append(local)
        self._attributes.append(attributes)
        self.characters.clear()

    def end(self, _name: str) -> None:
        path = "/".join(self._path[1:])
        self._path.pop()
        self.found.append(Element(path, self._attributes.pop(), "".join(self.characters)))
        self.characters.clear()

    def pause(self) -> None:
        if sum(map(len, self.characters)) > _SMALL_TEXT:
            raise MalformedError
