"""YAML text -> nodes that know their place; everything that YAML would guess stays as it was typed.

Built from the parser's events instead of `yaml.compose`, so that aliases (which can unfold to billions
of values), anchors, tags and depth are seen before anything is made of them.  Scalars are strings: the
reader of each key decides what they mean ("no", "010" and "12:30" are never turned into something else).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from docgen.formats.text import illegal_character

MAX_DEPTH = 16

_QUOTED_SHEET = re.compile(r"""('[^'\n]+'|"[^"\n]+")!\$?[A-Za-z]{1,3}\$?\d+""")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Scalar(Struct, frozen=True, kw_only=True):
    """A text; `plain` where it was written without quotes."""

    line: int
    column: int
    text: str
    plain: bool = True
    literal: bool = False

    @property
    def missing(self) -> bool:
        """True where nothing was written (`key:`), or YAML's own words for nothing."""
        return self.plain and self.text in _NULLS


class Sequence(Struct, frozen=True, kw_only=True):
    """A list."""

    line: int
    column: int
    items: tuple[Node, ...]


class Entry(Struct, frozen=True, kw_only=True):
    """One `key: value` of a mapping."""

    key: Scalar
    value: Node


class Mapping(Struct, frozen=True, kw_only=True):
    """The keys of a section, each once, in the order of the file."""

    line: int
    column: int
    entries: tuple[Entry, ...]


Node = Scalar | Sequence | Mapping


class YamlError(Exception):
    """The text is not YAML that a mapping may be written in; `code` is an entry of the catalogue.

    Internal: `docgen.mapping.parts` turns it into a Diagnostic.
    """

    def __init__(self, code: str, line: int, column: int, **facts: str) -> None:
        super().__init__(code)
        self.code, self.line, self.column, self.facts = code, line, column, facts


class Document(Struct, frozen=True, kw_only=True):
    """The one document of a file: its root, and the keys written twice (the later, then the earlier)."""

    root: Node | None
    duplicates: tuple[tuple[Scalar, Scalar], ...]


def parse(content: bytes) -> Document:
    """Reads one YAML document from UTF-8 text; `root` is None where there is none.

    The text is read as Unicode NFC: names typed on a Mac (NFD) equal those typed on Windows.
    Raises YamlError at the first place that cannot be read.
    """
    text = _decoded(content)
    from yaml import MarkedYAMLError

    composer = _Composer(_events(text))
    try:
        return composer.document()
    except MarkedYAMLError as error:
        raise _syntax_problem(error, text) from error


def _decoded(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        raise YamlError("mapping-not-utf8", *_position(before)) from error
    if bad := illegal_character(text):
        place = text.index(chr(int(bad.removeprefix("U+"), 16)))
        raise YamlError("mapping-illegal-character", *_position(text[:place]), character=bad)
    return unicodedata.normalize("NFC", text)


def _position(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _events(text: str) -> Iterator[Any]:
    # PyYAML has no types of its own here; Any stops at this module's dataclasses.
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    events: Iterator[Any] = yaml.parse(text, Loader=loader)
    return events


class _Composer:
    """Builds nodes from events; recursion is bounded by MAX_DEPTH."""

    def __init__(self, events: Iterator[Any]) -> None:
        self.events = events
        self.duplicates: list[tuple[Scalar, Scalar]] = []

    def document(self) -> Document:
        root: Node | None = None
        documents = 0
        for event in self.events:
            if type(event).__name__ == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    raise _problem("mapping-several-documents", event)
                root = self.node(next(self.events), 0)
        return Document(root=root, duplicates=tuple(self.duplicates))

    def node(self, event: Any, depth: int) -> Node:
        kind = type(event).__name__
        if kind == "AliasEvent":
            raise _problem("mapping-alias", event, found=f"*{event.anchor}")
        if event.anchor is not None:
            raise _problem("mapping-alias", event, found=f"&{event.anchor}")
        if event.tag is not None:
            raise _problem("mapping-tag", event, found=event.tag)
        if kind == "ScalarEvent":
            return _scalar(event)
        if depth >= MAX_DEPTH:
            raise _problem("mapping-too-deep", event, limit=str(MAX_DEPTH))
        return self.sequence(event, depth) if kind == "SequenceStartEvent" else self.mapping(event, depth)

    def sequence(self, start: Any, depth: int) -> Sequence:
        items: list[Node] = []
        for event in self.events:
            if type(event).__name__ == "SequenceEndEvent":
                break
            items.append(self.node(event, depth + 1))
        line, column = _mark(start)
        return Sequence(line=line, column=column, items=tuple(items))

    def mapping(self, start: Any, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        for event in self.events:
            if type(event).__name__ == "MappingEndEvent":
                break
            key = self.node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise YamlError("mapping-key-not-text", key.line, key.column)
            if key.plain and key.text == "<<":
                raise YamlError("mapping-alias", key.line, key.column, found="<<")
            value = self.node(next(self.events), depth + 1)
            if key.text in entries:
                self.duplicates.append((key, entries[key.text].key))
            else:
                entries[key.text] = Entry(key=key, value=value)
        line, column = _mark(start)
        return Mapping(line=line, column=column, entries=tuple(entries.values()))


def _scalar(event: Any) -> Scalar:
    line, column = _mark(event)
    text: str = event.value
    if event.style == '"' and (bad := illegal_character(text)):  # written as an escape: "\x07"
        raise YamlError("mapping-illegal-character", line, column, character=bad)
    return Scalar(line=line, column=column, text=text, plain=not event.style, literal=event.style == "|")


def _mark(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _problem(code: str, event: Any, **args: str) -> YamlError:
    line, column = _mark(event)
    return YamlError(code, line, column, **args)


def _syntax_problem(error: Any, text: str) -> YamlError:
    mark = error.problem_mark or error.context_mark
    if error.context_mark is not None and error.problem == "found unexpected end of stream":
        mark = error.context_mark  # a quote never closed: where it opened
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    place = (mark.line + 1, mark.column + 1)
    if "\t" in line[: len(line) - len(line.lstrip())] or line[mark.column : mark.column + 1] == "\t":
        return YamlError("mapping-tab", *place)
    if trap := _QUOTED_SHEET.search(line):
        sheet, _, cell = trap[0].rpartition("!")
        quoted = f"\"'{sheet[1:-1]}'!{cell}\""
        return YamlError(
            "mapping-unquoted-sheet", mark.line + 1, trap.start() + 1, found=trap[0], quoted=quoted
        )
    return YamlError("mapping-syntax", *place, problem=error.problem or str(error))
