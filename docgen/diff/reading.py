"""What a reader sees of a Word document: its paragraphs and the rows of its tables, as plain text.

Text that a tracked change deletes is not seen, what it inserts is; numbers of pages are not text, because
each program writes them anew.  Read with expat: it takes any prefix for the namespace, as other programs
choose them, and needs no library that is slow to import.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.parsers import expat

from docgen.diff.lines import Line, PartKind
from docgen.diff.scanning import Scanner
from docgen.word.package import Member, read_package


def read_lines(content: bytes) -> tuple[Line, ...]:
    """The lines of a .docx in memory: body first, then headers, footers and notes.

    Raises ValueError for what is no Word document.
    """
    members, _, problems = read_package(Path(), content)
    if members is None:
        raise ValueError(problems[0].code)
    return lines_of(members)


def lines_of(members: Mapping[str, Member]) -> tuple[Line, ...]:
    """The same of a package that is open already."""
    found: list[Line] = []
    for kind, name in parts_of(members):
        found += part_lines(members[name].content(), kind)
    return tuple(found)


def part_lines(xml: bytes, kind: PartKind = "body") -> tuple[Line, ...]:
    """The lines of one part; ValueError for what is no XML, or has entities of its own."""
    if b"<!DOCTYPE" in xml:
        raise ValueError("DOCTYPE")
    try:
        return _read(_PROPERTIES.sub(b"", xml), kind)
    except ValueError:  # properties within properties, as tracked changes of the formatting are
        return _read(xml, kind)


# Half of a part says how text looks; taking it out first halves the time of reading.
_PROPERTIES = re.compile(rb"<w:(p|r|tc|tbl)Pr>.*?</w:\1Pr>", re.DOTALL)


def _read(xml: bytes, kind: PartKind) -> tuple[Line, ...]:
    reader = Scanner(kind)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error
    return tuple(reader.lines)


_KINDS: tuple[tuple[PartKind, re.Pattern[str]], ...] = (
    ("body", re.compile(r"word/document\d*\.xml$")),
    ("header", re.compile(r"word/header\d*\.xml$")),
    ("footer", re.compile(r"word/footer\d*\.xml$")),
    ("footnotes", re.compile(r"word/footnotes\d*\.xml$")),
    ("endnotes", re.compile(r"word/endnotes\d*\.xml$")),
)


def parts_of(members: Mapping[str, Member]) -> Iterator[tuple[PartKind, str]]:
    """The parts that a reader sees, body first; ValueError where there is no body."""
    names = sorted(members)
    if not any(_KINDS[0][1].match(name) for name in names):
        raise ValueError("word/document.xml")
    for kind, pattern in _KINDS:
        yield from ((kind, name) for name in names if pattern.match(name))
