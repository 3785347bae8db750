"""The numberings of lists that items of the old document are in.

An item that is put in as deleted says by a number which list it is one of; in the new document that number
is another list, or none.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from docgen.diff.package import Package, part_of_kind
from docgen.diff.wordml import Element, W, parsed
from docgen.word.package import Member


class Lists:
    """The numberings that items of the old document are in."""

    def __init__(self, old: Mapping[str, Member], new: Package) -> None:
        self._new = new
        self._old = old
        self._part = part_of_kind(old, "numbering")
        own = part_of_kind(new.members, "numbering")
        content = old[self._part].content() if self._part else b""
        same = bool(own) and new.content(own) == content
        self._root: Element = None if same or not self._part else parsed(content)
        self._target: Element = new.root(own) if own else None
        taken = [*self._ids("num"), *self._ids("abstractNum")]
        self._first = max(taken, default=0) + 1
        self._renamed: dict[str, str] = {}

    def _ids(self, kind: str) -> list[int]:
        if self._target is None:
            return []
        found = (item.get(f"{W}{kind}Id", "") for item in self._target.iter(f"{W}{kind}"))
        return [int(value) for value in found if value.isdecimal()]

    def rename(self, old: Element) -> None:
        """Give the numberings of a part numbers that the new document has not."""
        if self._root is None:
            return
        for item in old.iter(f"{W}numId"):
            value = item.get(f"{W}val", "0")
            if value != "0":
                fresh = str(self._first + len(self._renamed))
                item.set(f"{W}val", self._renamed.setdefault(value, fresh))

    def bring(self, root: Element) -> None:
        """Copy the numberings that items of the result are in."""
        used = {item.get(f"{W}val") for item in root.iter(f"{W}numId")}
        wanted = [(was, now) for was, now in self._renamed.items() if now in used]
        if self._root is None or not wanted:
            return
        if self._target is None:
            self._target = etree.Element(self._root.tag, nsmap=self._root.nsmap)
        present = {item.get(f"{W}numId") for item in self._target.iter(f"{W}num")}
        for was, now in wanted:
            if now not in present:
                self._copy(was, now)
        self._new.adopt(self._old, self._part, self._target, "numbering")

    def _copy(self, was: str, now: str) -> None:
        number = next((item for item in self._root.iter(f"{W}num") if item.get(f"{W}numId") == was), None)
        link = None if number is None else number.find(f"{W}abstractNumId")
        if number is None or link is None:
            return
        wanted = link.get(f"{W}val")
        abstract = next(
            (item for item in self._root.iter(f"{W}abstractNum") if item.get(f"{W}abstractNumId") == wanted),
            None,
        )
        if abstract is None:
            return
        number, abstract = deepcopy(number), deepcopy(abstract)
        number.set(f"{W}numId", now)
        number.find(f"{W}abstractNumId").set(f"{W}val", now)
        abstract.set(f"{W}abstractNumId", now)
        for own in abstract.findall(f"{W}nsid"):  # by it Word takes two lists for one
            abstract.remove(own)
        numbers = self._target.findall(f"{W}num")
        if numbers:
            numbers[0].addprevious(abstract)
            numbers[-1].addnext(number)
        else:
            self._target.extend((abstract, number))
