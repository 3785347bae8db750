"""Word templates of the form pack, read as XML: sections, styles, paragraphs, tables."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from lxml import etree
from msgspec import Struct

FOLDER = Path(__file__).parents[2] / "templates"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def w(name: str) -> str:
    """`name` in the namespace of WordprocessingML."""
    return W + name


def value(element: Any, path: str, attribute: str = "val") -> str | None:
    """The attribute of the element at `path` ("pPr/jc"), None where there is no such element."""
    found = element.find("/".join(w(step) for step in path.split("/"))) if element is not None else None
    return None if found is None else found.get(w(attribute))


def text_of(element: Any) -> str:
    """The text of a paragraph or of a cell, line breaks as blanks."""
    pieces = ((" " if node.tag == w("br") else node.text or "") for node in element.iter(w("t"), w("br")))
    return "".join(pieces)


class TemplateFile(Struct, frozen=True, dict=True):
    """A .docx of templates/."""

    path: Path

    @cached_property
    def parts(self) -> Mapping[str, bytes]:
        """Every part of the package by its name."""
        with zipfile.ZipFile(self.path) as package:
            return {name: package.read(name) for name in package.namelist()}

    def xml(self, part: str) -> Any:
        """The root element of a part of word/."""
        return etree.fromstring(self.parts[f"word/{part}"], _PARSER)

    @cached_property
    def body(self) -> Any:
        return self.xml("document.xml").find(w("body"))

    @cached_property
    def styles(self) -> Mapping[str, Any]:
        """Paragraph and table styles by id."""
        return {style.get(w("styleId")): style for style in self.xml("styles.xml").iter(w("style"))}

    @cached_property
    def sections(self) -> tuple[Any, ...]:
        return tuple(self.body.iter(w("sectPr")))

    @cached_property
    def paragraphs(self) -> tuple[Any, ...]:
        """All paragraphs of the body, those of tables too, in reading order."""
        return tuple(self.body.iter(w("p")))

    @cached_property
    def tables(self) -> tuple[Any, ...]:
        """The tables with ruled cells: all but the blocks of the head and of the signature."""
        return tuple(t for t in self.body.iter(w("tbl")) if value(t, "tblPr/tblStyle") == "BangKe")

    def header(self, section: Any, kind: str) -> Any:
        """The header of a section: `kind` default or first."""
        identifier = next(
            reference.get(R + "id")
            for reference in section.iter(w("headerReference"))
            if reference.get(w("type")) == kind
        )
        relations = etree.fromstring(self.parts["word/_rels/document.xml.rels"], _PARSER)
        return self.xml(next(str(r.get("Target")) for r in relations if r.get("Id") == identifier))

    def style_of(self, paragraph: Any) -> str:
        return value(paragraph, "pPr/pStyle") or "Normal"

    def resolved(self, style: str, path: str, attribute: str = "val") -> str | None:
        """A property of a paragraph style, its own or inherited."""
        current: str | None = style
        while current is not None:
            found = value(self.styles[current], path, attribute)
            if found is not None:
                return found
            current = value(self.styles[current], "basedOn")
        return None

    def texts(self, *styles: str) -> list[str]:
        """The texts of the paragraphs in one of `styles`, in order."""
        return [text_of(p) for p in self.paragraphs if self.style_of(p) in styles]


@cache
def template(name: str) -> TemplateFile:
    """The template templates/NAME.docx."""
    return TemplateFile(FOLDER / f"{name}.docx")


def rows(table: Any) -> list[list[str]]:
    """The texts of each row, a cell that continues the one above it left out."""
    return [
        [text_of(cell) for cell in row.iter(w("tc")) if not continues(cell)] for row in table.iter(w("tr"))
    ]


def continues(cell: Any) -> bool:
    """Whether a cell is merged into the one above it."""
    merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
    return merge is not None and merge.get(w("val")) != "restart"


def span(cell: Any) -> int:
    """The number of columns of a cell."""
    return int(value(cell, "tcPr/gridSpan") or 1)


_NAME = re.compile(r"\{\{ ([a-z0-9_.]+) \}\}")


def filled(text: str, values: Mapping[str, str]) -> str:
    """`text` with the plain placeholders that `values` knows filled in, as a form prints it."""
    return _NAME.sub(lambda match: values.get(match[1], match[0]), text)


def tagged(text: str) -> Iterator[str]:
    """The tags that take a whole paragraph or a whole row."""
    return iter(re.findall(r"\{%(?:p|tr) .*?%\}", text))
