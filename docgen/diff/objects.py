"""Pictures and shapes of the old document, as far as they are left in the result as deleted.

Text that is put in as deleted may hold a picture.  It leads to other parts of the package, by names that
mean something else in the new document, or nothing.  So before two parts are compared each picture is given
a sign (the attribute SIGN): one character of the private use area, equal on both sides where both show the
same; to the comparison it is text.  What the old part leads to gets new names at the same time, and what of
them is left in the result is brought over under these names.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from lxml import etree

from docgen.diff.inline import Pen
from docgen.diff.lists import Lists
from docgen.diff.package import OFFICE, Package, Relation, relations
from docgen.diff.redline import redline_container
from docgen.diff.wordml import INS, OBJECTS, SIGN, Element, T, W
from docgen.word.package import Member

_R = f"{{{OFFICE}}}"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_CONTENT = f"{W}txbxContent"
_FIRST_SIGN, _LAST_SIGN = 0xE000, 0xF8FE


class Signs:
    """One character for each thing; the last one is shared, should there be more things than characters."""

    def __init__(self) -> None:
        self._known: dict[object, str] = {}

    def of(self, thing: object) -> str:
        """The sign of a thing, which is told by what it equals."""
        return self._known.setdefault(thing, chr(min(_FIRST_SIGN + len(self._known), _LAST_SIGN)))


class Objects:
    """The pictures and lists of the old document, by the new names they go by in the result."""

    def __init__(self, old: Mapping[str, Member], new: Package, signs: Signs) -> None:
        self._old, self._new, self._signs = old, new, signs
        self._numbers = count(1)
        self._leads: dict[str, Relation] = {}
        self._lists = Lists(old, new)
        self._boxes: list[tuple[Element, Element]] = []  # of the part that is being compared

    def differ(self, part: str) -> bool:
        """Whether a part of the two documents leads to pictures that are not the same."""
        old, new = (
            {name: _shown(item, members) for name, item in relations(members, part).items()}
            for members in (self._old, self._new.members)
        )
        return any(old[name] != new[name] for name in old.keys() & new.keys())

    def sign(self, old: Element, new: Element, part: str) -> None:
        """Sign the pictures of both sides of a part, and rename what the old one leads to."""
        self._boxes = list(zip(_boxes(old), _boxes(new), strict=False))
        for number, pair in enumerate(self._boxes):
            for box in pair:
                box.set(SIGN, self._signs.of((part, number)))
        for root, members in ((old, self._old), (new, self._new.members)):
            leads = relations(members, part)
            for element in root.iter(*OBJECTS):
                if not any(SIGN in item.attrib for item in (element, *element.iterancestors())):
                    element.set(SIGN, self._signs.of(_thing(element, leads, members)))
        leads = relations(self._old, part)
        for element in old.iter(*OBJECTS):
            for item in element.iter():
                for name, value in item.attrib.items():
                    if name.startswith(_R) and value in leads:
                        fresh = f"docgenOld{next(self._numbers)}"
                        self._leads[fresh] = leads[value]
                        item.set(name, fresh)
        self._lists.rename(old)

    def redline_boxes(self, pen: Pen) -> None:
        """Mark the changes within text boxes that both have; LibreOffice cannot take a whole box away."""
        for old, new in self._boxes:
            if not any(up.tag == INS for up in new.iterancestors()):
                for left, right in zip(old.iter(_CONTENT), new.iter(_CONTENT), strict=False):
                    redline_container(left, right, pen)

    def finish(self, root: Element, part: str) -> None:
        """Take the signs away, and bring over what is left in the result."""
        etree.strip_attributes(root, SIGN)
        values = [value for item in root.iter() for name, value in item.attrib.items() if name.startswith(_R)]
        for name in dict.fromkeys(value for value in values if value in self._leads):
            self._new.bring(self._old, part, name, self._leads[name])
        self._lists.bring(root)


def _boxes(root: Element) -> list[Element]:
    """The shapes of a part that hold text, in order; one in two renderings is one."""
    around = ([up for up in content.iterancestors() if up.tag in OBJECTS] for content in root.iter(_CONTENT))
    return list(dict.fromkeys(shapes[-1] for shapes in around if shapes))


def _thing(element: Element, leads: Mapping[str, Relation], members: Mapping[str, Member]) -> object:
    """What a picture or shape shows: the bytes it leads to, its size and its text."""
    found: list[object] = [element.tag]
    for item in element.iter():
        if item.tag == _EXTENT:
            found.append((item.get("cx"), item.get("cy")))
        elif item.tag == T:
            found.append(item.text)
        for name, value in item.attrib.items():
            if name.startswith(_R) and value in leads:
                found.append(_shown(leads[value], members))
    return tuple(found)


def _shown(relation: Relation, members: Mapping[str, Member]) -> object:
    member = members.get(relation.target)
    return relation.target if member is None else (member.size, member.crc)
