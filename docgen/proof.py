"""The proof that what was bound is what stands in the document.

While a part is rendered, every text on its way to the page is put between two sentinels and recorded.
Here the rendered part is cut at the sentinels: as many texts as were recorded, the same ones, in the same
order, each where Word shows text.  After the sentinels are gone the part must be well-formed XML, and what
was packed must unpack to it.  No step looks at single characters in Python: about a millisecond a document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from xml.parsers import expat

from docgen.diagnostics import Diagnostic, Diagnostics, TemplateLocation
from docgen.formats.text import illegal_character
from docgen.language.printing import CLOSING, OPENING
from docgen.word.excerpts import excerpt, shortened, visible_text
from docgen.word.package import Member
from docgen.word.printing import Print
from docgen.word.template import Site

# Elements of WordprocessingML that hold text; text anywhere else in that namespace is dropped by Word.
# instrText is the code of a field, delText what a tracked change has deleted (the template check tells).
_HOLD_TEXT = frozenset({"w:t", "w:instrText", "w:delText"})


def prove_part(
    marked: str, prints: Sequence[Print], sites: Sequence[Site], *, all_text: bool = False
) -> tuple[str, Diagnostics]:
    """The rendered part without sentinels, and what is wrong with it.

    `all_text`: every element of the part holds text, as in the document's properties.
    """
    clean = marked.replace(OPENING, "").replace(CLOSING, "")
    expected = [item for item in prints if item.marked]
    first, *pieces = marked.split(OPENING)
    if len(pieces) != len(expected):
        return clean, strange_characters(prints, sites) or _miscounted(len(pieces), expected, sites)
    problems: list[Diagnostic] = []
    shown = _holds_text(first, all_text)
    for item, piece in zip(expected, pieces, strict=True):
        text, closed, rest = piece.partition(CLOSING)
        if not closed or text != item.text or CLOSING in rest:
            problems += strange_characters([item], sites) or (_problem("value-changed", item, sites),)
        elif not (shown or all_text or _is_markup(item)) and text.strip():
            problems.append(_problem("value-lost", item, sites))
        shown = _holds_text(piece, shown)
    return clean, tuple(problems)


def _holds_text(xml: str, before: bool) -> bool:
    """Whether text after `xml` is shown; `before` is the answer where `xml` has no tag."""
    start = xml.rfind("<")
    if start < 0:
        return before
    tag, closed, _ = xml[start + 1 :].partition(">")
    if not closed or tag[:1] in "/!?" or tag.endswith("/"):
        return False
    name = tag.split(" ", 1)[0]
    return name in _HOLD_TEXT or not name.startswith("w:")


def _is_markup(item: Print) -> bool:
    return hasattr(item.value, "__html__")


def check_well_formed(part: str, content: bytes, template: TemplateLocation) -> Diagnostics:
    """A diagnostic where `content` is not XML: Word would refuse the document, docxtpl would cut it."""
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        start = _offset(content, error.lineno, error.offset)
        near = content[max(start - 400, 0) : start + 200].decode("utf-8", "ignore")
        middle = min(400, start)
        location = TemplateLocation(
            template=template.template, part=part, excerpt=excerpt(near, middle, middle)
        )
        reason = expat.errors.messages.get(error.code, str(error))
        return (Diagnostic(code="document-not-well-formed", location=location, args={"reason": reason}),)
    return ()


def check_packed(member: Member, content: bytes, template: TemplateLocation) -> Diagnostics:
    """A diagnostic where what was packed does not unpack to `content`."""
    try:
        if member.content() == content:
            return ()
    except ValueError:
        pass
    location = TemplateLocation(template=template.template, part=member.name)
    return (Diagnostic(code="document-not-readable", location=location),)


def paragraphs_of(marked: str) -> list[str]:
    """The text of the paragraph around each marked value of a part, in their order."""
    found: list[str] = []
    for paragraph in marked.split("</w:p>"):
        values = paragraph.count(OPENING)
        if values:
            start = paragraph.rfind("<w:p>", 0, paragraph.find(OPENING))
            start = max(start, paragraph.rfind("<w:p ", 0, paragraph.find(OPENING)), 0)
            text = visible_text(paragraph[start:].replace(OPENING, "").replace(CLOSING, ""))
            found += [text] * values
    return found


def strange_characters(prints: Sequence[Print], sites: Sequence[Site]) -> Diagnostics:
    """A diagnostic for each printed text with a character that XML or the proof cannot take.

    Binding refuses them by cell; a context from elsewhere is first looked at here, once something fails.
    """
    problems = []
    for item in prints:
        character = illegal_character(item.text.translate(_BREAKS))
        if character:
            problems.append(_problem("value-illegal-character", item, sites, character=character))
    return tuple(problems)


_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAKS = str.maketrans("", "", "\a\f")  # docxtpl makes paragraphs and pages of them


def _miscounted(found: int, expected: Sequence[Print], sites: Sequence[Site]) -> Diagnostics:
    location = sites[expected[0].site].location if expected else sites[0].location
    location = replace(location, excerpt="")
    args = {"found": str(found), "expected": str(len(expected))}
    return (Diagnostic(code="values-miscounted", location=location, args=args),)


def _problem(code: str, item: Print, sites: Sequence[Site], **facts: str) -> Diagnostic:
    site = sites[item.site]
    text = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", item.text)
    args = {"expression": site.expression, "text": shortened(visible_text(text)), **facts}
    return Diagnostic(code=code, location=site.location, args=args)


def _offset(content: bytes, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = content.find(b"\n", start) + 1
    return start + column
