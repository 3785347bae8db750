"""The workbook part: which sheets there are, what the defined names point at, how dates count."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import NamedTuple

from docgen.excel.cells import Area
from docgen.excel.dates import Epoch
from docgen.excel.limits import RefusalError
from docgen.excel.package import Package
from docgen.excel.references import parse_area
from docgen.excel.strings import literal
from docgen.excel.xml import Element, elements
from docgen.formats.patterns import pattern
from docgen.formats.text import folded

_NAMED = pattern(
    r"=?\s*(?:'((?:[^']|'')+)'|([^'!\[\]:(),]+))!(\$?[A-Za-z]{1,3}\$?[0-9]+(?::\$?[A-Za-z]{1,3}\$?[0-9]+)?)\s*"
)


class SheetEntry(NamedTuple):
    """A worksheet of the workbook and where it is stored."""

    name: str
    part: str
    visible: bool


class NamedArea(NamedTuple):
    """What a defined name refers to: an area of one sheet (its name as the formula writes it)."""

    sheet: str
    area: Area


class Structure(NamedTuple):
    """The workbook part and the parts it leads to; keys of `names` are folded."""

    sheets: tuple[SheetEntry, ...]
    names: Mapping[str, NamedArea]
    epoch: Epoch
    recalculate: bool
    strings_part: str
    styles_part: str


class _Relation(NamedTuple):
    kind: str
    target: str


def read_structure(package: Package) -> Structure:
    """What the workbook part says.  Raises RefusalError."""
    part = _workbook_part(package)
    relations = _relations(package, part)
    sheets: list[SheetEntry] = []
    names: dict[str, NamedArea] = {}
    local_names: dict[str, NamedArea | None] = {}
    epoch: Epoch = "1900"
    recalculate = False
    for element in elements(package, part, "workbook"):
        if element.path == "workbookPr":
            epoch = _epoch(element)
        elif element.path == "sheets/sheet":
            entry = _sheet(element, relations, part)
            if entry is not None:
                sheets.append(entry)
        elif element.path == "definedNames/definedName":
            _add_name(element, names, local_names)
        elif element.path == "calcPr":
            recalculate = element.flag("fullCalcOnLoad")
    only_local = {name: area for name, area in local_names.items() if area is not None}
    by_kind = {relation.kind: relation.target for relation in relations.values()}
    folder = posixpath.dirname(part)
    return Structure(
        sheets=tuple(sheets),
        names=only_local | names,
        epoch=epoch,
        recalculate=recalculate,
        strings_part=by_kind.get("sharedStrings", f"{folder}/sharedStrings.xml"),
        styles_part=by_kind.get("styles", f"{folder}/styles.xml"),
    )


def _workbook_part(package: Package) -> str:
    for relation in _relations(package, "").values():
        if relation.kind == "officeDocument" and relation.target in package:
            return relation.target
    if "xl/workbook.xml" in package:
        return "xl/workbook.xml"
    raise RefusalError("workbook-not-excel")


def _relations(package: Package, part: str) -> dict[str, _Relation]:
    """The relations of a part ('' for the package), by id; targets are names of parts."""
    folder, name = posixpath.split(part)
    source = posixpath.join(folder, "_rels", f"{name}.rels")
    if source not in package:
        return {}
    found = {}
    for element in elements(package, source, "Relationships"):
        given = element.attributes
        if element.path == "Relationship" and given.get("TargetMode") != "External":
            target = _target(package, folder, given.get("Target", ""))
            found[given.get("Id", "")] = _Relation(given.get("Type", "").rpartition("/")[2], target)
    return found


def _target(package: Package, folder: str, target: str) -> str:
    target = target.replace("\\", "/")
    part = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    if part in package:
        return part
    from urllib.parse import unquote  # 3 ms to import, needed only for names with %20 in them

    return unquote(part)


def _epoch(element: Element) -> Epoch:
    if element.flag("date1904"):
        return "1904"
    return "1900" if element.flag("dateCompatibility", default=True) else "iso"


def _sheet(element: Element, relations: Mapping[str, _Relation], part: str) -> SheetEntry | None:
    """The worksheet of a sheet element; None for a chart or dialog sheet, which has no cells."""
    given = element.attributes
    identifier = next((value for key, value in given.items() if key.endswith(" id")), "")
    relation = relations.get(identifier)
    if relation is None:
        raise RefusalError("workbook-damaged", {"part": part})
    if relation.kind != "worksheet":
        return None
    return SheetEntry(
        literal(given.get("name", "")), relation.target, given.get("state", "visible") == "visible"
    )


def _add_name(
    element: Element, names: dict[str, NamedArea], local_names: dict[str, NamedArea | None]
) -> None:
    """Note a name that refers to an area; one that only sheets define counts if they agree."""
    name = folded(element.attributes.get("name", ""))
    match = _NAMED.fullmatch(element.text)
    area = parse_area(match[3]) if match else None
    if match is None or area is None or name.startswith("_xlnm."):
        return
    sheet = match[1].replace("''", "'") if match[1] is not None else match[2]
    if "[" in sheet:  # a cell of another workbook
        return
    named = NamedArea(sheet, area)
    if "localSheetId" not in element.attributes:
        names[name] = named
    else:
        local_names[name] = named if local_names.get(name, named) == named else None
