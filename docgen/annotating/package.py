"""The parts of an OOXML package to be changed in a few places: what is not touched keeps its bytes."""

from __future__ import annotations

import posixpath
import re
import zipfile
from io import BytesIO
from typing import Any

from lxml import etree

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
CONTENT_TYPES = "[Content_Types].xml"

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip knows: the same findings give the same bytes
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Parts:
    """The parts by name, found without regard to case; a tree that was asked for is written back."""

    def __init__(self, content: bytes) -> None:
        """Open a package.  Raises `zipfile.BadZipFile` or OSError where it is none."""
        with zipfile.ZipFile(BytesIO(content)) as archive:
            self._parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
        self._names = {name.lower(): name for name in self._parts}
        self._trees: dict[str, Any] = {}

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._names

    def name(self, part: str) -> str:
        """The name of a part as the package writes it."""
        return self._names.get(part.lower(), part)

    def read(self, part: str) -> bytes:
        """The bytes of a part, as they were."""
        return self._parts[self.name(part)]

    def write(self, part: str, content: bytes) -> None:
        """Replace or add a part."""
        name = self._names.setdefault(part.lower(), part)
        self._trees.pop(name, None)
        self._parts[name] = content

    def tree(self, part: str) -> Any:
        """The root element of a part; what is changed in it is kept."""
        name = self.name(part)
        if name not in self._trees:
            self._trees[name] = parse(self._parts[name])
        return self._trees[name]

    def changed(self, part: str) -> bool:
        """Whether its tree was asked for, so that its bytes no longer count."""
        return self.name(part) in self._trees

    def relations(self, part: str) -> Any:
        """The relationships of a part ('' for the package), made where there are none."""
        folder, name = posixpath.split(part)
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        if source not in self:
            self.write(source, f'<Relationships xmlns="{RELATIONS}"/>'.encode())
        return self.tree(source)

    def targets(self, part: str) -> dict[str, tuple[str, str]]:
        """Every internal relation of a part: id -> (last word of its type, part it leads to)."""
        found = {}
        folder = posixpath.dirname(part)
        for item in self.relations(part):
            if isinstance(item.tag, str) and item.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, item.get("Target", "")))
                kind = item.get("Type", "").rpartition("/")[2]
                found[item.get("Id", "")] = kind, self.name(target.lstrip("/"))
        return found

    def relate(self, part: str, kind: str, target: str, *, strict: bool = False) -> str:
        """Add a relation and give its id."""
        root = self.relations(part)
        taken = {item.get("Id") for item in root}
        identifier = next(name for number in range(1, 10**6) if (name := f"rIdDocgen{number}") not in taken)
        kind = f"{STRICT_OFFICE if strict else OFFICE}/{kind}"
        etree.SubElement(root, f"{{{RELATIONS}}}Relationship", Id=identifier, Type=kind, Target=f"/{target}")
        return identifier

    def declare(self, part: str, content_type: str) -> None:
        """Say what a part is."""
        root = self.tree(CONTENT_TYPES)
        etree.SubElement(root, f"{{{TYPES}}}Override", PartName=f"/{part}", ContentType=content_type)

    def declare_ending(self, ending: str, content_type: str) -> None:
        """Say what every part with this ending is, where that is not said yet."""
        root = self.tree(CONTENT_TYPES)
        listed = (item.get("Extension", "").lower() for item in root.iter(f"{{{TYPES}}}Default"))
        if ending not in listed:
            item = etree.Element(f"{{{TYPES}}}Default", Extension=ending, ContentType=content_type)
            root.insert(0, item)

    def free_name(self, pattern: str) -> str:
        """The first name of a pattern such as `xl/comments{}.xml` that no part has."""
        return next(name for number in range(1, 10**6) if (name := pattern.format(number)) not in self)

    def packed(self) -> bytes:
        """The package as a file."""
        for name, root in self._trees.items():
            self._parts[name] = serialized(root)
        result = BytesIO()
        with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self._parts.items():
                member = zipfile.ZipInfo(name, date_time=_EPOCH)
                member.compress_type = zipfile.ZIP_DEFLATED
                member.create_system = 0  # else Windows and Linux would differ
                archive.writestr(member, content)
        return result.getvalue()


def parse(content: bytes) -> Any:
    """The root of a part.  Raises `etree.XMLSyntaxError`."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True))


def serialized(root: Any) -> bytes:
    """A tree as a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def clean(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)
