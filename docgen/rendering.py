"""template x context -> the bytes of a document, proven to hold every value.

Rendering is the compiled Jinja code of each part that changes, one join, the proof, and packing; the
other members of the package are copied as they are.  What that cannot do goes through docxtpl, by one
rule: see `_goes_through_docxtpl`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import count, islice
from pathlib import Path
from typing import Any

from jinja2 import Template
from jinja2.exceptions import SecurityError

from docgen.diagnostics import Diagnostic, Diagnostics, TemplateLocation
from docgen.formats.text import normalised
from docgen.language.printing import RECORDER
from docgen.language.values import MissingOperandError
from docgen.limits import LIMITS, MEBIBYTE, RenderLimits, RunawayError, guarded
from docgen.proof import check_packed, check_well_formed, paragraphs_of, prove_part, strange_characters
from docgen.word.listing import resolve_listing
from docgen.word.package import Member, pack, write_package
from docgen.word.printing import Print, PrintRecorder, template_environment
from docgen.word.template import CompiledPart, CompiledTemplate, compile_template

Context = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A document in memory, and every value printed into it, in order.

    `prints[n].site` is an index into the template's `sites`.
    """

    content: bytes
    prints: tuple[Print, ...]


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
        context = _composed(context)
    work = _Rendering(template, {**context, RECORDER: recorder}, recorder, trace, limits)
    document = document or _document_of(context)
    with guarded(limits) as guard:
        try:
            members = work.members(document)
        except RunawayError:
            code = "render-too-long" if guard.exceeded == "seconds" else "render-too-much-memory"
            work.stopped(code, _limit(guard.exceeded, limits))
            members = None
    problems = (*work.problems, *_unfilled(template, recorder))
    if members is None:
        return None, problems
    return Rendered(content=write_package(members), prints=tuple(recorder.prints)), problems


def render_template(
    path: Path, context: Context, *, document: Any | None = None, limits: RenderLimits = LIMITS
) -> tuple[Rendered | None, Diagnostics]:
    """Render any docxtpl template with a plain context, values printed as docxtpl prints them."""
    template, found = compile_template(path)
    if template is None:
        return None, found
    recorder = PrintRecorder(plain=True)
    rendered, problems = render(template, context, recorder=recorder, document=document, limits=limits)
    return rendered, (*found, *problems)


def _composed(value: Any) -> Any:
    """Plain data with its names in NFC, as the names in templates are."""
    if isinstance(value, dict):
        return {_composed_name(key): _composed(item) for key, item in value.items()}
    return [_composed(item) for item in value] if isinstance(value, list) else value


def _composed_name(key: Any) -> Any:
    return normalised(key) if isinstance(key, str) else key


def _goes_through_docxtpl(template: CompiledTemplate, document: Any | None) -> bool:
    """The one rule.  docxtpl itself finishes a document where its last steps would change more than text:

    - the template has a table whose columns are not fixed (`{%tc %}`, colspan, hm, cells in a content
      control), or drawings whose ids are not plainly written (`template.slow` says which);
    - the context brings parts of its own, made for a DocxTemplate: images and sub-documents.
    """
    return bool(template.slow) or document is not None


def _document_of(context: Context) -> Any | None:
    """The DocxTemplate that an InlineImage or a Subdoc anywhere in the context belongs to."""
    if "docxtpl" not in sys.modules:
        return None
    waiting: list[Any] = list(context.values())
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, (list, tuple)):
            waiting += value
        elif type(value).__module__.startswith("docxtpl.") and hasattr(value, "tpl"):
            return value.tpl
    return None


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
        self.problems: list[Diagnostic] = []

    def members(self, document: Any | None) -> tuple[Member, ...] | None:
        """The finished members of the package, or None with problems."""
        if _goes_through_docxtpl(self.template, document):
            return self._members_by_docxtpl(document)
        done = {part.name: self._packed(part, self._xml(part)) for part in self.template.parts}
        if self.problems:
            return None
        return tuple(done.get(member.name, member) for member in self.template.members)

    def stopped(self, code: str, limit: str) -> None:
        """Note that a limit ended the rendering."""
        self.problems.append(self._problem(code, "", limit=limit))

    def _members_by_docxtpl(self, document: Any | None) -> tuple[Member, ...] | None:
        from docgen.word.slow import through_docxtpl  # docxtpl: 150 ms

        waiting = {part.name: part for part in self.template.parts}

        def render_part(name: str) -> str:
            part = waiting.pop(name, None)
            if part is None:  # a header or footer without tags
                raise KeyError(name)
            xml = self._xml(part)
            self._packed(part, xml)
            if self.problems:
                raise _StoppedError
            return _with_namespaces(xml, part.before)

        try:
            members = through_docxtpl(self.template.content, document, render_part)
        except _StoppedError:
            return None
        rest = {part.name: self._packed(part, self._xml(part)) for part in waiting.values()}
        return None if self.problems else tuple(rest.get(member.name, member) for member in members)

    def _xml(self, part: CompiledPart) -> str:
        """The proven text of a part, without sentinels; "" where it has problems."""
        self.part = part.name
        prints = self.recorder.prints
        first = len(prints)
        try:
            marked = self._run(part)
        except Exception as error:  # whatever the template's own code raises
            self.problems.append(self._failure(part, error))
            return ""
        xml, problems = prove_part(marked, prints[first:], self.template.sites, all_text=part.all_text)
        self.problems += problems
        if self.trace:
            shown = (item for item in prints[first:] if item.marked)
            for item, paragraph in zip(shown, paragraphs_of(marked), strict=False):
                item.paragraph = paragraph
        if not part.all_text:
            xml = resolve_listing(xml)
        return _numbered(xml) if part.drawings else xml

    def _run(self, part: CompiledPart) -> str:
        program = _program(part)
        pieces: Iterator[str] = program.root_render_func(program.new_context(self.context))  # type: ignore[arg-type]  # any mapping
        blocks: list[str] = []
        size = 0
        while block := "".join(islice(pieces, _PIECES)):
            size += len(block)
            if size > self.limits.characters:
                raise _TooLargeError
            blocks.append(block)
        return "".join(blocks)

    def _packed(self, part: CompiledPart, xml: str) -> Member:
        content = f"{part.before}{xml}{part.after}".encode("utf-8", "surrogatepass")
        member = pack(part.name, content)
        if not self.problems:
            where = TemplateLocation(template=self.template.path, part=part.name)
            wrong = check_well_formed(part.name, content, where) or check_packed(member, content, where)
            if wrong:
                strange = strange_characters(self.recorder.prints, self.template.sites)
                self.problems += strange or wrong
        return member

    def _failure(self, part: CompiledPart, error: Exception) -> Diagnostic:
        near = _line_of(part, error)
        if isinstance(error, MissingOperandError):
            return self._problem("render-missing-operand", near, name=error.missing.name)
        if isinstance(error, _TooLargeError):
            limit = str(self.limits.characters // MEBIBYTE)
            return self._problem("render-too-large", near, limit=limit)
        code = "render-forbidden" if isinstance(error, SecurityError) else "render-failed"
        reason = str(error) or type(error).__name__
        return self._problem(code, near, reason=reason)

    def _problem(self, code: str, near: str, **facts: str) -> Diagnostic:
        location = TemplateLocation(template=self.template.path, part=self.part, excerpt=near)
        return Diagnostic(code=code, location=location, args=facts)


_PIECES = 10_000  # pieces of text joined at a time, between two looks at the size


class _TooLargeError(Exception):
    """The text of a part grew beyond the limit."""


@lru_cache(maxsize=256)
def _program(part: CompiledPart) -> Template:
    env = template_environment()
    return Template.from_code(env, part.code, env.globals)


def _line_of(part: CompiledPart, error: Exception) -> str:
    """What the template says where its code raised `error`."""
    near = ""
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == part.name:
            line = _program(part).get_corresponding_lineno(trace.tb_lineno)
            near = part.lines[line - 1] if 0 < line <= len(part.lines) else near
        trace = trace.tb_next
    return near


def _with_namespaces(xml: str, before: str) -> str:
    """The body as docxtpl expects it, declaring by itself what the root of the document declares."""
    if not xml.startswith("<w:body>"):
        return xml
    return f"<w:body {' '.join(_NAMESPACE.findall(before))}>{xml.removeprefix('<w:body>')}"


_NAMESPACE = re.compile(r'xmlns(?::\w+)?="[^"]*"')
_DRAWING = re.compile(r'(<wp:docPr\b[^>]*?\sid=")[^"]*"')


def _numbered(xml: str) -> str:
    """Drawings numbered from 1001, as docxtpl 0.20.2 does (fix_docpr_ids)."""
    numbers = count(1001)
    return _DRAWING.sub(lambda match: f'{match[1]}{next(numbers)}"', xml)


def _limit(exceeded: str, limits: RenderLimits) -> str:
    return f"{limits.seconds:g}" if exceeded == "seconds" else str(limits.memory // MEBIBYTE)


def _unfilled(template: CompiledTemplate, recorder: PrintRecorder) -> Diagnostics:
    """A diagnostic for each place that printed a missing value, and a warning where a plain context gave
    None, which docxtpl prints as "None".

    A value that binding rejected, and an empty cell in a draft, have their diagnostic already.
    """
    found: dict[tuple[str, int], Diagnostic] = {}
    for number, missing in recorder.unfilled:
        site = template.sites[number]
        if missing.why != "rejected" and not (recorder.draft and missing.why == "empty"):
            args = {"name": site.expression or missing.name}
            found["missing", number] = Diagnostic(code="render-missing", location=site.location, args=args)
    if recorder.plain:
        for item in recorder.prints:
            if item.value is None:
                site = template.sites[item.site]
                args = {"name": site.expression}
                found["none", item.site] = Diagnostic(
                    code="render-none", location=site.location, args=args, severity="warning"
                )
    return tuple(found.values())
