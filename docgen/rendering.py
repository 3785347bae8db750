"""template x context -> the bytes of a document, proven to hold every value.

Rendering is the compiled Jinja code of each part that changes, one join, the proof, and packing; the
other members of the package are copied as they are.  What that cannot do goes through docxtpl, by one
rule: see `_goes_through_docxtpl`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import count
from typing import Any

from msgspec import Struct

from docgen.collecting import uncollected
from docgen.diagnostics import Diagnostic, Diagnostics, TemplateLocation
from docgen.language.missing import MissingOperandError
from docgen.language.printing import RECORDER
from docgen.limits import LIMITS, MEBIBYTE, RenderLimits, RunawayError, guarded
from docgen.proof import PartProof, paragraphs_of, unfilled
from docgen.word.contexts import composed, document_of
from docgen.word.encoding import decoded, encoded
from docgen.word.listing import resolve_listing
from docgen.word.package import Member, Packing, write_package
from docgen.word.program import TooLargeError, line_of, stretches
from docgen.word.recording import PrintRecorder, Prints
from docgen.word.template import CompiledPart, CompiledTemplate
from docgen.word.wellformed import Parsing

Context = Mapping[str, Any]


class Rendered(Struct, frozen=True, kw_only=True):
    """A document in memory, and every value printed into it, in order.

    `prints[n].site` is an index into the template's `sites`.
    """

    content: bytes
    prints: Prints


def render(
    template: CompiledTemplate,
    context: Context,
    *,
    recorder: PrintRecorder | None = None,
    document: Any | None = None,
    trace: bool = False,
    limits: RenderLimits = LIMITS,
) -> tuple[Rendered | None, Diagnostics]:
    """Render a document.

    `recorder` says how values print (PrintRecorder's own text; by default as in a bound document);
    `document` is the docxtpl.DocxTemplate that images and sub-documents of the context were made with;
    `trace` keeps the paragraph around each value.  A missing value is an error, and the document is still
    returned; with any other error it is None.
    """
    recorder = recorder or PrintRecorder()
    if recorder.plain:
        context = composed(context)
    work = _Rendering(template, {**context, RECORDER: recorder}, recorder, trace, limits)
    document = document or document_of(context)
    with guarded(limits) as guard, uncollected():
        try:
            members = work.members(document)
        except RunawayError:
            code = "render-too-long" if guard.exceeded == "seconds" else "render-too-much-memory"
            work.stopped(code, _limit(guard.exceeded, limits))
            members = None
    problems = (*work.problems, *unfilled(recorder, template.sites))
    if members is None:
        return None, problems
    return Rendered(content=write_package(members), prints=recorder.prints), problems


def _goes_through_docxtpl(template: CompiledTemplate, document: Any | None) -> bool:
    """The one rule.  docxtpl itself finishes a document where its last steps would change more than text:

    - the template has a table whose columns are not fixed (`{%tc %}`, colspan, hm, cells in a content
      control), or drawings whose ids are not plainly written (`template.slow` says which);
    - the context brings parts of its own, made for a DocxTemplate: images and sub-documents.
    """
    return bool(template.slow) or document is not None


class _NotPlainError(Exception):
    """A part is to be parsed from its beginning after all."""


class _StoppedError(Exception):
    """A part has problems, so docxtpl need not go on with the document."""


class _Rendering:
    """One document on its way through the template."""

    def __init__(
        self,
        template: CompiledTemplate,
        context: Context,
        recorder: PrintRecorder,
        trace: bool,
        limits: RenderLimits,
    ) -> None:
        self.template = template
        self.context = context
        self.recorder = recorder
        self.trace = trace
        self.limits = limits
        self.part = ""
        self.seen = len(recorder.prints)
        self.problems: list[Diagnostic] = []

    def members(self, document: Any | None) -> tuple[Member, ...] | None:
        """The finished members of the package, or None with problems."""
        if _goes_through_docxtpl(self.template, document):
            return self._members_by_docxtpl(document)
        done = {
            part.name: self._constant(part) if part.constant else self._member(part)
            for part in self.template.parts
        }
        if self.problems:
            return None
        return tuple(done.get(member.name, member) for member in self.template.members)

    def stopped(self, code: str, limit: str) -> None:
        """Note that a limit ended the rendering."""
        self.problems.append(self._problem(code, "", limit=limit))

    def _members_by_docxtpl(self, document: Any | None) -> tuple[Member, ...] | None:
        from docgen.word.slow import through_docxtpl, with_namespaces  # docxtpl: 150 ms

        waiting = {part.name: part for part in self.template.parts}

        def render_part(name: str) -> str:
            part = waiting.pop(name, None)
            if part is None:  # a header or footer without tags
                raise KeyError(name)
            xml = decoded(b"".join(self._proven(part, sound=False)))
            if self.problems:
                raise _StoppedError
            return with_namespaces(xml, part.before)

        try:
            members = through_docxtpl(self.template.content, document, render_part)
        except _StoppedError:
            return None
        rest = {part.name: self._member(part) for part in waiting.values()}
        return None if self.problems else tuple(rest.get(member.name, member) for member in members)

    def _constant(self, part: CompiledPart) -> Member:
        member, problems = _rendered_once(self.template, part)
        self.problems += problems
        return member

    def _member(self, part: CompiledPart) -> Member:
        mark = self.recorder.mark()
        try:
            return self._packed(part, sound=part.sound)
        except _NotPlainError:
            self.recorder.back_to(mark)
            self.seen = len(self.recorder.prints)
            return self._packed(part, sound=False)

    def _packed(self, part: CompiledPart, *, sound: bool) -> Member:
        packing = Packing()
        packing.add(part.before.encode())
        for xml in self._proven(part, sound=sound):
            packing.add(xml)
        packing.add(part.after.encode())
        member = packing.member(part.name)
        if not packing.faithful:
            self.problems.append(self._problem("document-not-readable", ""))
        return member

    def _proven(self, part: CompiledPart, *, sound: bool) -> Iterator[bytes]:
        """The content of a part between its `before` and `after`, without sentinels, stretch by stretch.

        What is wrong with it is noted, at the latest with its end.  With `sound`, only what is not known to
        be well-formed is parsed; raises _NotPlainError where that needs what was not parsed.
        """
        self.part = part.name
        place = TemplateLocation(template=self.template.path, part=part.name)
        proof = PartProof(self.template.sites, place, all_text=part.all_text, sound=sound)
        parsing: Parsing | None = None
        number = 0
        drawings = count(1001)
        known = len(self.problems)
        for number, marked in enumerate(self._stretches(part)):
            prints = self._new_prints()
            if self.trace:
                self._note_paragraphs(prints, paragraphs_of(decoded(marked)))
            xml, shape = proof.take(marked, prints)
            if not part.all_text:
                xml = _listed(xml)
            if part.drawings:
                xml = _numbered(xml, drawings)
            if parsing is not None or shape is not None:
                if parsing is None and number:
                    raise _NotPlainError
                parsing = parsing or Parsing(part.before)
                whole = decoded(xml)
                parsing.feed(whole, shape if shape is not None else whole)
            yield xml
        if len(self.problems) > known:  # the template's code has failed
            return
        self.problems += proof.finish()
        if parsing is None:
            return
        parsing.close(part.after)
        if parsing.reason and not self.problems:
            problem = self._problem("document-not-well-formed", parsing.near, reason=parsing.reason)
            self.problems.append(problem)

    def _stretches(self, part: CompiledPart) -> Iterator[bytes]:
        try:
            yield from stretches(part, self.context, self.limits.characters)
        except Exception as error:  # whatever the template's own code raises
            self.problems.append(self._failure(part, error))
            self._new_prints()  # they are of no other part

    def _note_paragraphs(self, prints: Prints, found: Iterable[str]) -> None:
        paragraphs = iter(found)
        known = self.recorder.prints.paragraphs
        known += ["" if number in prints.bare else next(paragraphs, "") for number in range(len(prints))]

    def _new_prints(self) -> Prints:
        """The prints made since this was last asked."""
        prints = self.recorder.prints
        new = prints[self.seen :]
        if not self.recorder.keep:
            prints.cut(0)
        self.seen = len(prints)
        return new

    def _failure(self, part: CompiledPart, error: Exception) -> Diagnostic:
        near = line_of(part, error)
        if isinstance(error, MissingOperandError):
            return self._problem("render-missing-operand", near, name=error.missing.name)
        if isinstance(error, TooLargeError):
            limit = str(self.limits.characters // MEBIBYTE)
            return self._problem("render-too-large", near, limit=limit)
        code = "render-forbidden" if type(error).__name__ == "SecurityError" else "render-failed"
        reason = str(error) or type(error).__name__
        return self._problem(code, near, reason=reason)

    def _problem(self, code: str, near: str, **facts: str) -> Diagnostic:
        location = TemplateLocation(template=self.template.path, part=self.part, excerpt=near)
        return Diagnostic(code=code, location=location, args=facts)


_LISTED = (b"\t", b"\n", b"\a", b"\f")


@lru_cache(maxsize=64)
def _rendered_once(template: CompiledTemplate, part: CompiledPart) -> tuple[Member, Diagnostics]:
    """A part without tags, and what is wrong with it; the properties of most documents are one."""
    recorder = PrintRecorder()
    work = _Rendering(template, {RECORDER: recorder}, recorder, trace=False, limits=LIMITS)
    return work._member(part), tuple(work.problems)


_DRAWING = re.compile(rb'(<wp:docPr\b[^>]*?\sid=")[^"]*"')


def _listed(xml: bytes) -> bytes:
    """With line breaks, tabs and page breaks as Word writes them."""
    if not any(control in xml for control in _LISTED):
        return xml
    return encoded(resolve_listing(decoded(xml)))


def _numbered(xml: bytes, numbers: Iterator[int]) -> bytes:
    """Drawings numbered from 1001, as docxtpl 0.20.2 does (fix_docpr_ids)."""
    return _DRAWING.sub(lambda match: b'%s%d"' % (match[1], next(numbers)), xml)


def _limit(exceeded: str, limits: RenderLimits) -> str:
    return f"{limits.seconds:g}" if exceeded == "seconds" else str(limits.memory // MEBIBYTE)
