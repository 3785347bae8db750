"""Word comments put around the marked values of a rendered document.

Word takes comments in the body alone: not in headers, footers and text boxes (ECMA-376 part 1, 17.13.4),
where the marks only go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from docgen.diff.wordml import RPR, Element, R, T, W, new_run, new_text, parsed, serialised
from docgen.trace.marks import END, MARK, START
from docgen.word.package import CONTENT_TYPES, Member, pack

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BODY, _COMMENTS = "word/document.xml", "word/comments.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_ID = "docgenComments"


def with_comments(
    members: Iterable[Member], notes: Mapping[int, tuple[str, ...]], *, author: str
) -> tuple[Member, ...]:
    """The package without marks, and a comment on each print that has a note (its lines)."""
    found = {member.name: member for member in members}
    present = found.get(_COMMENTS)
    root = parsed(present.content()) if present else etree.Element(f"{W}comments", nsmap={"w": _NAMESPACE})
    numbers = (element.get(f"{W}id") or "" for element in root)
    writer = _Writer(root, author, notes, max((int(n) for n in numbers if n.isdecimal()), default=-1))
    made: dict[str, Member] = {}
    for name, member in found.items():
        content = member.content()
        if name == _BODY:
            body = parsed(content)
            writer.annotate(body)
            made[name] = pack(name, _unmarked(serialised(body)))
        elif START.encode() in content:
            made[name] = pack(name, _unmarked(content))
        else:
            made[name] = member
    if len(root):
        made[_COMMENTS] = pack(_COMMENTS, serialised(root))
        if not present:
            _declare(made)
    return tuple(made.values())


def _declare(members: dict[str, Member]) -> None:
    """Tell the package of its new part."""
    entry = f'<Override PartName="/{_COMMENTS}" ContentType="{_TYPE}"/></Types>'
    _replace_end(members, CONTENT_TYPES, "</Types>", entry)
    relation = f'<Relationship Id="{_ID}" Type="{_RELATION}" Target="comments.xml"/></Relationships>'
    _replace_end(members, _RELATIONS, "</Relationships>", relation)


def _replace_end(members: dict[str, Member], name: str, old: str, new: str) -> None:
    head, _, tail = members[name].content().decode().rpartition(old)
    members[name] = pack(name, f"{head}{new}{tail}".encode())


class _Writer:
    """Puts comments into a body, and their text into the part of comments."""

    def __init__(self, root: Element, author: str, notes: Mapping[int, tuple[str, ...]], last: int) -> None:
        self.root = root
        self.author = author
        self.notes = notes
        self.last = last
        self.open = ""

    def annotate(self, body: Element) -> None:
        marked = (text for text in body.iter(T) if text.text and (START in text.text or END in text.text))
        # a run with a line break has several texts, and is cut once
        for run in list(dict.fromkeys(text.getparent() for text in marked)):
            if run.tag == R and not _boxed(run):
                self._split(run)

    def _split(self, run: Element) -> None:
        """Cut a run at its marks, and put the ends of comments between the pieces."""
        properties = run.find(RPR)
        for child in list(run):
            if child is properties:
                continue
            if child.tag != T:
                run.addprevious(new_run(properties, child))
                continue
            at = 0
            text = child.text or ""
            for match in MARK.finditer(text):
                self._piece(run, properties, text[at : match.start()])
                at = match.end()
                if match[1]:
                    self._opens(run, int(match[1]))
                else:
                    self._closes(run)
            self._piece(run, properties, text[at:])
        run.getparent().remove(run)

    def _piece(self, run: Element, properties: Element | None, text: str) -> None:
        if text:
            run.addprevious(new_run(properties, new_text(text)))

    def _opens(self, run: Element, number: int) -> None:
        note = self.notes.get(number)
        if note is None:
            return
        self.last += 1
        self.open = str(self.last)
        self._write(note)
        run.addprevious(self._mark("commentRangeStart"))

    def _closes(self, run: Element) -> None:
        if self.open:
            run.addprevious(self._mark("commentRangeEnd"))
            run.addprevious(new_run(None, self._mark("commentReference")))
            self.open = ""

    def _mark(self, name: str) -> Element:
        element = etree.Element(f"{W}{name}")
        element.set(f"{W}id", self.open)
        return element

    def _write(self, note: tuple[str, ...]) -> None:
        comment = etree.SubElement(self.root, f"{W}comment")
        comment.set(f"{W}id", self.open)
        comment.set(f"{W}author", self.author)
        comment.set(f"{W}initials", "dg")
        for line in note:
            paragraph = etree.SubElement(comment, f"{W}p")
            paragraph.append(new_run(None, new_text(line)))


def _boxed(run: Element) -> bool:
    return any(parent.tag == f"{W}txbxContent" for parent in run.iterancestors())


_MARKS = re.compile(MARK.pattern.encode())


def _unmarked(xml: bytes) -> bytes:
    return _MARKS.sub(b"", xml)
