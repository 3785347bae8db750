"""Compiling a Word template: all that depends on the template alone, done once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError, nodes

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation, TemplateLocation, has_errors
from docgen.language.names import reads
from docgen.language.printing import CLOSING, OPENING
from docgen.language.statements import compiled_template
from docgen.word.encoding import encoded
from docgen.word.excerpts import excerpt, line_excerpt, shortened, visible_text
from docgen.word.package import Member, read_package
from docgen.word.printing import PRINTERS, instrument, print_tags, template_environment
from docgen.word.soundness import is_sound
from docgen.word.template import CompiledPart, CompiledTemplate, Placeholder, Site

if TYPE_CHECKING:
    from docgen.word.prepare import PreparedPart


_XML_PART = re.compile(
    r"^(word/(?!theme/|fontTable|settings|webSettings|styles|numbering).*|docProps/.*)\.xml$"
)
_TAG = re.compile(r"\{\{.+?\}\}|\{%.+?%\}")
_DOCTYPE = b"<!DOCTYPE"


def compile_template(path: Path, content: bytes | None = None) -> tuple[CompiledTemplate | None, Diagnostics]:
    """Compile the template at `path` (or in `content`, where `path` only names it).

    Every problem of the template is reported; None where one of them is an error.
    """
    members, content, problems = read_package(path, content)
    if members is None:
        return None, problems
    for member in members.values():
        if member.name.endswith((".xml", ".rels")) and _DOCTYPE in member.content():
            return None, (_of_file("template-doctype", path, part=member.name),)
    from docgen.word.prepare import prepare  # docxtpl, python-docx and lxml: 150 ms

    try:
        prepared = prepare(content)
    except Exception as error:  # whatever a damaged file leads python-docx and lxml to
        return None, (_of_file("template-damaged", path, part=_reason(error)),)
    compiler = _Compiler(path)
    for part in prepared.parts:
        compiler.add(part)
    compiler.report_unfilled(members, {part.name for part in prepared.parts})
    found = tuple(compiler.problems)
    if has_errors(found):
        return None, found
    return (
        CompiledTemplate(
            path=path,
            sha256=hashlib.sha256(content).hexdigest(),
            parts=tuple(compiler.parts),
            members=tuple(members.values()),
            sites=tuple(compiler.sites),
            placeholders=tuple(dict.fromkeys(compiler.placeholders)),
            slow=prepared.slow,
            content=content,
        ),
        found,
    )


class _Compiler:
    """Collects what the parts of one template give."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.parts: list[CompiledPart] = []
        self.sites: list[Site] = []
        self.placeholders: list[Placeholder] = []
        self.problems: list[Diagnostic] = []

    def add(self, part: PreparedPart) -> None:
        """Check a part and compile it."""
        try:
            self._add(part)
        except RecursionError as error:  # Jinja can parse what is nested too deeply to be walked
            location = self._location(part, "")
            problem = Diagnostic(code="template-syntax", location=location, args={"reason": _reason(error)})
            self.problems.append(problem)

    def _add(self, part: PreparedPart) -> None:
        source = part.source.replace("\r\n", "\n").replace("\r", "\n")
        source = re.sub(r"<w:p([ >])", r"\n<w:p\1", source)  # docxtpl 0.20.2, render_xml_part
        tree = self._checked(part, source)
        if tree is None:
            return
        for read in reads(tree):
            location = self._location(part, line_excerpt(source, read.line, _last_name(read.name)))
            self.placeholders.append(Placeholder(name=read.name, kind=read.kind, location=location))
        tagged = any(mark in source for mark in ("{{", "{%", "{#", "{_", "_}"))
        if tagged or part.kind in {"body", "properties"}:  # docxtpl writes these two in any case
            self._compile(part, source, tree, constant=not tagged)

    def _compile(self, part: PreparedPart, source: str, tree: nodes.Template, *, constant: bool) -> None:
        tags = list(print_tags(source))
        places = instrument(tree, len(self.sites), all_text=part.kind == "properties")
        exact = len(tags) == len(places)
        for number, place in enumerate(places):
            expression, start = tags[number] if exact else ("", -1)
            near = (
                excerpt(source, start, start + len(expression)) if exact else line_excerpt(source, place.line)
            )
            location = self._location(part, near)
            self.sites.append(
                Site(expression=expression, place=place.place, tag=place.tag, location=location)
            )
        own = compiled_template(tree, PRINTERS, part.name, around=(OPENING, CLOSING), literal=encoded)
        code = own or self._code(part, tree)
        if code is None:
            return
        self.parts.append(
            CompiledPart(
                name=part.name,
                before=part.before,
                after=part.after,
                code=code,
                translated=own is not None,
                lines=tuple(shortened(visible_text(line)) for line in source.split("\n")),
                all_text=part.kind == "properties",
                drawings=part.kind == "body" and "<wp:docPr " in source,
                sound=is_sound(tree, part.before, part.after, all_text=part.kind == "properties"),
                constant=constant,
            )
        )

    def _code(self, part: PreparedPart, tree: nodes.Template) -> CodeType | None:
        """Python's code for a part; what Jinja can parse and Python cannot run is nested too deeply."""
        try:
            python = template_environment().compile(tree, name=part.name, raw=True)
            return compile(python, part.name, "exec")
        except (TemplateSyntaxError, SyntaxError, RecursionError) as error:
            args = {"reason": _reason(error)}
            location = self._location(part, "")
            self.problems.append(Diagnostic(code="template-syntax", location=location, args=args))
            return None

    def _checked(self, part: PreparedPart, source: str) -> nodes.Template | None:
        from docgen.word import checks  # lxml
        from docgen.word.paragraphs import paragraphs

        findings = checks.Findings(template=self.path, part=part.name)
        texts = () if part.kind == "properties" else paragraphs(part.original)
        checks.check_layout(texts, findings)
        tree: nodes.Template | None = None
        try:
            tree = template_environment().parse(source)
        except TemplateSyntaxError as error:
            checks.check_syntax(texts, source, error, findings)
        except (RecursionError, ValueError) as error:  # a number may have too many digits
            findings.add("template-syntax", "", {"reason": _reason(error)})
        else:
            checks.check_tree(tree, source, findings)
        self.problems += findings.found
        return None if findings else tree

    def report_unfilled(self, members: Mapping[str, Member], rendered: set[str]) -> None:
        """Tags in parts that docxtpl leaves alone: endnotes, comments, charts."""
        for name, member in members.items():
            if name in rendered or not _XML_PART.match(name):
                continue
            text = visible_text(member.content().decode("utf-8", "replace"))
            for tag in dict.fromkeys(_TAG.findall(text)):
                location = TemplateLocation(template=self.path, part=name, excerpt=shortened(tag))
                args = {"tag": tag}
                code = "template-part-not-filled"
                self.problems.append(Diagnostic(code=code, location=location, args=args, severity="warning"))

    def _location(self, part: PreparedPart, near: str) -> TemplateLocation:
        return TemplateLocation(template=self.path, part=part.name, excerpt=near)


def _last_name(name: str) -> str:
    return re.split(r"[.\[]", name.rstrip("[]*."))[-1]


def _of_file(code: str, path: Path, **facts: str) -> Diagnostic:
    return Diagnostic(code=code, location=FileLocation(path=path), args=facts)


def _reason(error: Exception) -> str:
    return shortened(str(error)) or type(error).__name__
