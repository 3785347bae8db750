"""A Word template, compiled: plain data and code (strings, bytes, tuples, code objects), so that it can be
kept.  `docgen.word.compiling` makes it."""

from __future__ import annotations

from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from docgen.diagnostics import TemplateLocation
from docgen.word.package import Member

if TYPE_CHECKING:
    from docgen.language.names import ReadKind

Place = Literal["text", "outside", "attribute", "buffer"]


class Placeholder(Struct, frozen=True, kw_only=True):
    """A name the template reads, as a full dotted name: `van_ban[].so` inside `for vb in van_ban`."""

    name: str
    kind: ReadKind
    location: TemplateLocation


class Site(Struct, frozen=True, kw_only=True):
    """One `{{ ... }}`: its expression, the part and the text around it, and where its text goes.

    `tag` is the element it stands in: w:t for text; `outside` is where plain text would be lost, as in
    `{{p x}}` and `{{r x}}`, which take XML.
    """

    expression: str
    place: Place
    tag: str
    location: TemplateLocation


class CompiledPart(Struct, frozen=True, kw_only=True, eq=False):
    """A part that rendering changes: the code writes what stands between `before` and `after`.

    `translated` tells code of `docgen.language.statements` from Jinja's; `lines` are the excerpts of the
    lines of the source, for errors that come up while rendering; `all_text`: every element of the part
    shows its text (the properties); `drawings`: the body has drawings, whose ids docxtpl counts anew;
    `sound`: whatever plain text is printed into it, it is well-formed (see `docgen.word.soundness`);
    `constant`: it has no tags, so every document has it alike.
    """

    name: str
    before: str
    after: str
    code: CodeType
    translated: bool
    lines: tuple[str, ...]
    all_text: bool
    drawings: bool
    sound: bool
    constant: bool


class CompiledTemplate(Struct, frozen=True, kw_only=True, eq=False):
    """A template ready to render.

    `members` are the package's in their order, those of the rendered parts with the template's own
    content; `slow` is empty, or says why docxtpl itself must finish each document; `content` is the
    template's file, for that case.
    """

    path: Path
    sha256: str
    parts: tuple[CompiledPart, ...]
    members: tuple[Member, ...]
    sites: tuple[Site, ...]
    placeholders: tuple[Placeholder, ...]
    slow: str
    content: bytes
