"""A .docx -> what a reader sees of it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from docgen.lint.cells import TableFrame, side_margins, table_frame, table_width
from docgen.lint.numbering import read_numbering
from docgen.lint.paragraphs import Frame, ParagraphReader
from docgen.lint.sections import read_section
from docgen.lint.seen import Document, PageKind, Paragraph, Place, Row, Running, Section, Table
from docgen.lint.styles import read_styles
from docgen.lint.xml import Element, R, W, attribute, children, parse, points, switch, whole
from docgen.word.package import Member


def read_document(members: Mapping[str, Member]) -> Document:
    """The document in a package that was opened already.  ValueError where a part is not what it must be."""
    main = _main_part(members)
    related = _relations(members, main)
    by_kind = dict(related.values())
    parts = {
        kind: parse(members[target].content())
        for kind, target in by_kind.items()
        if _wanted(kind, target, members)
    }
    body = parse(members[main].content()).find(f"{W}body")
    if body is None:
        raise ValueError("w:body")
    settings = parts.get("settings")
    reader = ParagraphReader(
        styles=read_styles(parts.get("styles"), parts.get("theme")),
        numbering=read_numbering(parts.get("numbering")),
        default_tab=points(
            attribute(None if settings is None else settings.find(f"{W}defaultTabStop"), "val")
        )
        or 36.0,
    )
    walk = _Body(reader=reader, sections=_sections(body, members, related, reader, settings))
    walk.read(body)
    return Document(
        paragraphs=tuple(walk.paragraphs),
        tables=tuple(walk.tables),
        sections=walk.sections,
        notes=tuple(_notes(parts, reader)),
        pages=_pages(members),
    )


def _wanted(kind: str, target: str, members: Mapping[str, Member]) -> bool:
    return target in members and kind in {"styles", "theme", "numbering", "settings", "footnotes", "endnotes"}


def _main_part(members: Mapping[str, Member]) -> str:
    for kind, target in _relations(members, "").values():
        if kind == "officeDocument" and target in members:
            return target
    raise ValueError("officeDocument")


def _pages(members: Mapping[str, Member]) -> int:
    """How many pages Word counted when it saved the file (docProps/app.xml)."""
    for kind, target in _relations(members, "").values():
        if kind == "extended-properties" and target in members:
            count = parse(members[target].content()).findtext("{*}Pages") or ""
            return int(count) if count.isdigit() else 0
    return 0


def _relations(members: Mapping[str, Member], part: str) -> dict[str, tuple[str, str]]:
    """Relationship id -> (the last word of its type, the part it names)."""
    folder, name = posixpath.split(part)
    source = members.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    if source is None:
        return {}
    found = {}
    for element in parse(source.content()):
        if element.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", "")))
            found[element.get("Id", "")] = (element.get("Type", "").rpartition("/")[2], target.lstrip("/"))
    return found


def _sections(
    body: Element,
    members: Mapping[str, Member],
    related: Mapping[str, tuple[str, str]],
    reader: ParagraphReader,
    settings: Element | None,
) -> tuple[Section, ...]:
    """Every section; one that names no header shows that of the section before it."""

    def running(element: Element) -> tuple[Paragraph, ...]:
        target = related.get(element.get(f"{R}id", ""), ("", ""))[1]
        if target not in members:
            return ()
        root = parse(members[target].content())
        return tuple(_flat(root, reader, Frame(place=Place(block=-1, section=-1))))

    def named(element: Element) -> str:
        return related.get(element.get(f"{R}id", ""), ("", ""))[1]

    even = bool(switch(settings, "evenAndOddHeaders"))
    found: list[Section] = []
    for element in body.iter(f"{W}sectPr"):
        if element.getparent().tag != f"{W}sectPrChange":
            previous = found[-1] if found else None
            own = {
                side: tuple(
                    Running(
                        part=named(reference),
                        kind=_page_kind(reference),
                        paragraphs=running(reference),
                    )
                    for reference in element.findall(f"{W}{side}Reference")
                )
                for side in ("header", "footer")
            }
            found.append(read_section(element, own["header"], own["footer"], previous, even=even))
    return tuple(found) or (read_section(None, (), (), None, even=even),)


def _page_kind(reference: Element) -> PageKind:
    kind = reference.get(f"{W}type")
    return "first" if kind == "first" else "even" if kind == "even" else "default"


class _Body(Struct):
    """The walk through w:body."""

    reader: ParagraphReader
    sections: tuple[Section, ...]
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def read(self, body: Element) -> None:
        section = 0
        for block, element in enumerate(children(body)):
            page = self.sections[min(section, len(self.sections) - 1)]
            if element.tag == f"{W}p":
                frame = Frame(place=Place(block=block, section=section), width=page.text_width)
                self.paragraphs.append(self.reader.read(element, frame))
                self.paragraphs += _text_boxes(element, self.reader, frame)
                section += element.find(f"{W}pPr/{W}sectPr") is not None
            elif element.tag == f"{W}tbl":
                self._table(element, block, section, page)

    def _table(self, element: Element, block: int, section: int, page: Section) -> None:
        number, start = len(self.tables), len(self.paragraphs)
        frame = table_frame(element, self.reader.styles.default_style.get("table", ""))
        rows = []
        for index, row in enumerate(child for child in children(element) if child.tag == f"{W}tr"):
            properties = row.find(f"{W}trPr")
            rows.append(
                Row(header=bool(switch(properties, "tblHeader")), whole=bool(switch(properties, "cantSplit")))
            )
            self._row(row, frame, Place(block=block, section=section, table=number, cell=(index, 0)))
        text = " ".join(item.shown for item in self.paragraphs[start:] if item.shown)
        self.tables.append(
            Table(
                block=block,
                section=section,
                rows=tuple(rows),
                width=table_width(element, page.text_width),
                excerpt=text[:80],
            )
        )

    def _row(self, row: Element, table: TableFrame, at: Place) -> None:
        column = 0
        for cell in (child for child in children(row) if child.tag == f"{W}tc"):
            properties = cell.find(f"{W}tcPr")
            span = whole(attribute(cell.find(f"{W}tcPr/{W}gridSpan"), "val"), 1)
            width = sum(table.grid[column : column + span])
            if not width and properties is not None:
                width = points(attribute(properties.find(f"{W}tcW"), "w")) or 0.0
            own = None if properties is None else properties.find(f"{W}tcMar")
            margins = table.margins if own is None else side_margins(own, table.margins)
            place = Place(
                block=at.block,
                section=at.section,
                table=at.table,
                cell=(at.cell[0] if at.cell else 0, column),
            )
            frame = Frame(place=place, width=width - sum(margins), table_style=table.style)
            self.paragraphs += _flat(cell, self.reader, frame)
            column += span


def _flat(element: Element, reader: ParagraphReader, frame: Frame) -> Iterator[Paragraph]:
    """The paragraphs of a cell, a header, a note; those of a nested table too."""
    for child in children(element):
        if child.tag == f"{W}p":
            yield reader.read(child, frame)
            yield from _text_boxes(child, reader, frame)
        elif child.tag in {f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}footnote", f"{W}endnote"}:
            yield from _flat(child, reader, frame)


def _text_boxes(element: Element, reader: ParagraphReader, frame: Frame) -> Iterator[Paragraph]:
    """Text boxes of a paragraph; VML repeats those of DrawingML for old programs."""
    boxes = list(element.iter(f"{W}txbxContent"))
    for box in boxes:
        if not any(ancestor.tag.endswith("}Fallback") for ancestor in box.iterancestors()):
            yield from _flat(box, reader, Frame(place=frame.place))


def _notes(parts: Mapping[str, Element], reader: ParagraphReader) -> Iterator[Paragraph]:
    for kind in ("footnotes", "endnotes"):
        if kind in parts:
            yield from _flat(parts[kind], reader, Frame(place=Place(block=-1, section=-1)))
