"""The package of the new document, with what is brought over from the old one put into it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from docgen.diff.wordml import Element, parsed, serialised
from docgen.word.package import CONTENT_TYPES, Member, pack

BODY = "word/document.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


class Relation(NamedTuple):
    """What a part leads to; `target` is a part of the package, or an address outside of it."""

    kind: str  # the last word of its type: image, footnotes
    type: str
    target: str
    outside: bool


def relations(members: Mapping[str, Member], part: str) -> dict[str, Relation]:
    """The relations of a part by their ids."""
    member = members.get(_relations_of(part))
    found = {}
    for item in parsed(member.content()) if member is not None else ():
        type_, target = item.get("Type", ""), item.get("Target", "")
        outside = item.get("TargetMode") == "External"
        if not outside:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target))[1:]
        kind = type_.rpartition("/")[2]
        found[item.get("Id", "")] = Relation(kind, type_, target, outside)
    return found


def part_of_kind(members: Mapping[str, Member], kind: str) -> str:
    """The part that the body leads to as its footnotes, endnotes or numbering; "" where it has none."""
    leads = relations(members, BODY).values()
    return next((item.target for item in leads if item.kind == kind and item.target in members), "")


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


class Package:
    """The members of the new document; `written` are those that have changed or are new."""

    def __init__(self, members: Mapping[str, Member]) -> None:
        self.members = members
        self.written: dict[str, bytes] = {}

    def content(self, name: str) -> bytes | None:
        """What a part holds by now; None where there is none of that name."""
        if name in self.written:
            return self.written[name]
        return self.members[name].content() if name in self.members else None

    def root(self, name: str) -> Element:
        """The same, parsed anew; None where there is none."""
        content = self.content(name)
        return None if content is None else parsed(content)

    def bring(self, source: Mapping[str, Member], part: str, identifier: str, relation: Relation) -> None:
        """Let a part lead to what a part of another package leads to: a picture, copied, or an address."""
        target = relation.target
        if not relation.outside:
            if target not in source:
                return
            ending = posixpath.splitext(target)[1]
            name = f"word/media/{identifier}{ending}"
            self.written[name] = source[target].content()
            self._declare(name, _type_of(source, target))
            target = f"/{name}"
        self._relate(part, identifier, relation.type, target, outside=relation.outside)

    def adopt(self, source: Mapping[str, Member], name: str, root: Element, kind: str) -> str:
        """A part that the body leads to, written; one that the new document lacks is named as in `source`."""
        own = part_of_kind(self.members, kind)
        if not own:
            own = name
            self._declare(own, _type_of(source, name))
            self._relate(BODY, f"docgen{kind.title()}", f"{OFFICE}/{kind}", f"/{own}")
        self.written[own] = serialised(root)
        return own

    def packed(self) -> Iterator[Member]:
        """All members, the changed ones in the place of their originals."""
        for name, member in self.members.items():
            yield pack(name, self.written[name]) if name in self.written else member
        yield from (pack(name, content) for name, content in self.written.items() if name not in self.members)

    def _relate(self, part: str, identifier: str, type_: str, target: str, *, outside: bool = False) -> None:
        name = _relations_of(part)
        root = self.root(name)
        if root is None:
            root = parsed(f'<Relationships xmlns="{_RELATIONS}"/>'.encode())
        facts = {"Id": identifier, "Type": type_, "Target": target}
        if outside:
            facts["TargetMode"] = "External"
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", facts)
        self.written[name] = serialised(root)

    def _declare(self, name: str, type_: str) -> None:
        root = self.root(CONTENT_TYPES)
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=type_)
        self.written[CONTENT_TYPES] = serialised(root)


def _type_of(members: Mapping[str, Member], name: str) -> str:
    """The content type of a part, by its name or its ending."""
    ending = posixpath.splitext(name)[1][1:].lower()
    by_ending = ""
    for item in parsed(members[CONTENT_TYPES].content()):
        if item.get("PartName", "").lower() == f"/{name}".lower():
            return str(item.get("ContentType"))
        if item.get("Extension", "").lower() == ending:
            by_ending = item.get("ContentType", "")
    return by_ending
