"""The proof that what was bound is what stands in the document.

While a part is rendered, every text on its way to the page is put between two sentinels and recorded.
Here the rendered part is cut at the sentinels: as many texts as were recorded, the same ones, in the same
order, each where Word shows text.  It is done stretch by stretch, and what every row of a table repeats is
looked at once; no step looks at single characters in Python.  Then the part must be well-formed XML, and
what was packed must unpack to it (see `docgen.word.wellformed` and `docgen.word.package`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from docgen.diagnostics import Diagnostic, Diagnostics, TemplateLocation
from docgen.language.printing import CLOSING, OPENING
from docgen.word.encoding import CLOSED, OPENED, decoded, encoded
from docgen.word.excerpts import shortened, visible_text
from docgen.word.recording import Print, PrintRecorder, Prints
from docgen.word.template import Site

# Elements of WordprocessingML that hold text; text anywhere else in that namespace is dropped by Word.
# instrText is the code of a field, delText what a tracked change has deleted (the template check tells).
_HOLD_TEXT = frozenset({"w:t", "w:instrText", "w:delText"})

# What XML or the proof cannot take, without \a and \f, of which docxtpl makes paragraphs and pages.
_STRANGE = "[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufdd0\ufdd1\ufffe\uffff]"
# What is more than plain text: that, markup, and the characters of which docxtpl makes markup.  One set of
# characters is looked for much faster than any of several things.
_NOT_PLAIN = re.compile("[\x00-\x1f<>&\ud800-\udfff\ufdd0\ufdd1\ufffe\uffff](?!(?<=&)(?:amp|lt|gt|#34|#39);)")


class PartProof:
    """The proof of one part, taken stretch by stretch; `problems` are those found so far.

    `place` is the part; `all_text`: every element of it holds text, as in the document's properties;
    `sound`: its template leaves no doubt (see `docgen.word.soundness`).
    """

    def __init__(
        self,
        sites: Sequence[Site],
        place: TemplateLocation,
        *,
        all_text: bool = False,
        sound: bool = False,
    ) -> None:
        self.problems: list[Diagnostic] = []
        self._sites = sites
        self._place = place
        self._all_text = all_text
        self._sound = sound
        self._shown = all_text  # whether text at this place is shown
        self._shown_after: dict[bytes, bool | None] = {}
        self._waiting = Prints()  # printed into text that is still to come
        self._expected = self._found = 0
        self._changed: Diagnostics = ()

    def take(self, marked: bytes, prints: Prints) -> tuple[bytes, str | None]:
        """The next stretch without sentinels, and its shape: the same without values that are plain text.

        The shape is None where the stretch is known to be well-formed: the template is sound, and every
        value is plain text.  `prints` are those made since the last stretch was taken.
        """
        opened = marked.replace(OPENED, b"")
        count = len(marked) - len(opened)
        self._waiting.add(prints.marked())
        expected, self._waiting = self._waiting[:count], self._waiting[count:]
        self._expected += len(expected)
        self._found += count
        plain = not _NOT_PLAIN.search(" ".join(expected.texts))
        if plain and self._sound and len(expected) == count:
            clean = opened.replace(CLOSED, b"")
            if len(opened) - len(clean) == count and _has_in_order(marked, expected.texts):
                return clean, None
        return self._looked_through(marked, expected, plain=plain)

    def _looked_through(self, marked: bytes, expected: Prints, *, plain: bool) -> tuple[bytes, str | None]:
        first, *pieces = marked.split(OPENED)
        cut = [piece.partition(CLOSED) for piece in pieces]
        texts, closings, rests = zip(*cut, strict=True) if cut else ((), (), ())
        clean = b"".join((first, *chain.from_iterable(zip(texts, rests, strict=True))))
        closed = all(closings) and CLOSED not in clean
        if not closed or list(texts) != [text.encode("utf-8", "surrogatepass") for text in expected.texts]:
            self._note_changes(expected, cut)
            clean = marked.replace(OPENED, b"").replace(CLOSED, b"")
            return clean, decoded(clean)
        self._check_places(first, expected, rests)
        if plain:
            return clean, decoded(b"".join((first, *rests)))
        self.problems += strange_characters(expected, self._sites)
        shape = (
            (text + rest if _NOT_PLAIN.search(written) else rest)
            for written, text, rest in zip(expected.texts, texts, rests, strict=True)
        )
        return clean, decoded(b"".join((first, *shape)))

    def finish(self) -> Diagnostics:
        """All that is wrong with the part, now that it is at its end."""
        expected = self._expected + len(self._waiting)
        if self.problems or self._found == expected:
            return (*self.problems, *self._changed)
        args = {"found": str(self._found), "expected": str(expected)}
        return (Diagnostic(code="values-miscounted", location=self._place, args=args),)

    def _note_changes(self, expected: Prints, cut: Sequence[tuple[bytes, bytes, bytes]]) -> None:
        """Only the first changes are told: what follows them may be out of step."""
        self.problems += strange_characters(expected, self._sites)
        if not self._changed and not self.problems:
            self._changed = tuple(
                _problem("value-changed", item, self._sites)
                for item, (text, closed, rest) in zip(expected, cut, strict=False)
                if not closed or text != encoded(item.text) or CLOSED in rest
            )

    def _check_places(self, first: bytes, prints: Prints, rests: Sequence[bytes]) -> None:
        if self._all_text:
            return
        shown = self._after(first, self._shown)
        for number, (text, rest) in enumerate(zip(prints.texts, rests, strict=True)):
            markup = number in prints.markup
            if not (shown or markup) and text.strip():
                self.problems.append(_problem("value-lost", prints[number], self._sites))
            if markup:
                shown = self._after(encoded(text), shown)
            shown = self._after(rest, shown)
        self._shown = shown

    def _after(self, xml: bytes, before: bool) -> bool:
        """Whether text after `xml` is shown; `before` is the answer where `xml` has no tag."""
        known = self._shown_after
        found = known[xml] if xml in known else known.setdefault(xml, _holds_text(decoded(xml)))
        return before if found is None else found


def _has_in_order(marked: bytes, texts: Sequence[str]) -> bool:
    """Whether these texts stand between sentinels, one after the other.

    To look for a sentinel and compare takes half the time of cutting at it: what stands between two values
    is long.
    """
    wanted = encoded(f"{CLOSING}{OPENING}".join((*texts, ""))).split(OPENED)[:-1]
    at = 0
    for text in wanted:
        at = marked.find(OPENED, at) + 1
        if not at or not marked.startswith(text, at):
            return False
    return True


def _holds_text(xml: str) -> bool | None:
    """Whether text after `xml` is shown; None where `xml` has no tag."""
    start = xml.rfind("<")
    if start < 0:
        return None
    tag, closed, _ = xml[start + 1 :].partition(">")
    if not closed or tag[:1] in "/!?" or tag.endswith("/"):
        return False
    name = tag.split(" ", 1)[0]
    return name in _HOLD_TEXT or not name.startswith("w:")


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


def strange_characters(prints: Prints, sites: Sequence[Site]) -> Iterator[Diagnostic]:
    """A diagnostic for each printed text with a character that XML or the proof cannot take.

    Binding refuses them by cell; a context from elsewhere is first looked at here.
    """
    for number, text in enumerate(prints.texts):
        found = re.search(_STRANGE, text)
        if found:
            yield _problem(
                "value-illegal-character", prints[number], sites, character=f"U+{ord(found[0]):04X}"
            )


_UNPRINTABLE = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"


def unfilled(recorder: PrintRecorder, sites: Sequence[Site]) -> Diagnostics:
    """A diagnostic for each place that printed a missing value, and a warning where a plain context gave
    None, which docxtpl prints as "None".

    A value that binding rejected, and an empty cell in a draft, have their diagnostic already.
    """
    found: dict[tuple[str, int], Diagnostic] = {}
    for number, missing in recorder.unfilled:
        site = sites[number]
        if missing.why != "rejected" and not (recorder.draft and missing.why == "empty"):
            args = {"name": site.expression or missing.name}
            found["missing", number] = Diagnostic(code="render-missing", location=site.location, args=args)
    if recorder.plain:
        for number, value in zip(recorder.prints.sites, recorder.prints.values, strict=True):
            if value is None:
                site = sites[number]
                args = {"name": site.expression}
                found["none", number] = Diagnostic(
                    code="render-none", location=site.location, args=args, severity="warning"
                )
    return tuple(found.values())


def _problem(code: str, item: Print, sites: Sequence[Site], **facts: str) -> Diagnostic:
    site = sites[item.site]
    text = re.sub(_UNPRINTABLE, "\N{REPLACEMENT CHARACTER}", item.text)
    args = {"expression": site.expression, "text": shortened(visible_text(text)), **facts}
    return Diagnostic(code=code, location=site.location, args=args)
