"""The parts of two documents compared one after the other, each with its proof."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from docgen.diff.exact import NotExactError
from docgen.diff.inline import Pen
from docgen.diff.lines import PartKind
from docgen.diff.notes import KINDS, Notes
from docgen.diff.objects import Objects, Signs
from docgen.diff.package import BODY, Package
from docgen.diff.reading import part_lines
from docgen.diff.redline import redline_containers
from docgen.diff.revisions import Answer, resolve
from docgen.diff.wordml import OBJECTS, SIGN, Element, highest_id, parsed, serialised
from docgen.word.package import Member


class _Seen(NamedTuple):
    """What a reader sees of a part: its lines, its objects in order, the notes at their marks."""

    lines: list[tuple[str, ...]]
    objects: list[str]
    notes: list[list[str]]


class Comparison:
    """Two documents; `package` is the new one, with the changes marked in the parts that were redlined."""

    def __init__(
        self, old: Mapping[str, Member], new: Mapping[str, Member], *, author: str, date: str
    ) -> None:
        self._old = old
        self.package = Package(new)
        signs = Signs()
        self._objects = Objects(old, self.package, signs)
        self._notes = [Notes(kind, old, self.package, signs) for kind in KINDS]
        self._author, self._date = author, date

    def differs(self, name: str) -> bool:
        """Whether there is anything to mark in a part, in its pictures, or in the notes it has."""
        notes = name == BODY and any(notes.changed for notes in self._notes)
        other = self._old[name].content() != self.package.content(name)
        return notes or other or self._objects.differ(name)

    def redline(self, name: str, kind: PartKind) -> None:
        """Mark the changes of a part.  Raises NotExactError."""
        before, after = parsed(self._old[name].content()), self.package.root(name)
        notes = self._notes if name == BODY else []
        for root in (before, after):
            resolve(root, "accept")
        for item in notes:
            item.sign(before, after)
        self._objects.sign(before, after, name)
        wanted: dict[Answer, _Seen] = {
            "reject": _Seen(*_of_part(before, kind), [item.seen(before, old=True) for item in notes]),
            "accept": _Seen(*_of_part(after, kind), [item.seen(after) for item in notes]),
        }
        pen = Pen(author=self._author, date=self._date, last=max(map(highest_id, (before, after))))
        redline_containers(before, after, pen)
        self._objects.redline_boxes(pen)
        for item in notes:
            item.redline(after, pen)
        content = serialised(after)
        for answer, seen in wanted.items():
            proof = parsed(content)
            resolve(proof, answer)
            if _Seen(*_of_part(proof, kind), [item.seen(proof, answer) for item in notes]) != seen:
                raise NotExactError(name)
        self._objects.finish(after, name)
        self.package.written[name] = serialised(after)


def _of_part(root: Element, kind: PartKind) -> tuple[list[tuple[str, ...]], list[str]]:
    lines = [line.cells for line in part_lines(serialised(root), kind)]
    return lines, [item.get(SIGN) for item in root.iter(*OBJECTS) if SIGN in item.attrib]
