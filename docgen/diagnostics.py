"""A problem in a user's file: what it is, where it lies, which other places it concerns.

Problems are values, not exceptions: every stage of a build returns what it made together with the
diagnostics it found, so that one run can report everything.  A Diagnostic carries a code and the facts
(`args`); the sentence a person reads is made from `docgen.catalogue` in that person's language.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

Severity = Literal["error", "warning", "accepted"]
Role = Literal["compare", "rule", "declared", "used", "same", "explained"]


class CellLocation(Struct, frozen=True, kw_only=True, tag_field="kind", tag="cell"):
    """A cell, or a whole sheet where `cell` is empty; `label` is what the form prints beside it."""

    workbook: Path
    sheet: str
    cell: str = ""
    label: str = ""


class YamlLocation(Struct, frozen=True, kw_only=True, tag_field="kind", tag="yaml"):
    """A place in a mapping file; line and column count from 1, as editors do."""

    file: Path
    line: int
    column: int


class TemplateLocation(Struct, frozen=True, kw_only=True, tag_field="kind", tag="template"):
    """A place in a Word template, given by its part and the text around it.

    Paragraph numbers would be wrong: docxtpl's own line numbers drift with every `{%p %}` tag.
    """

    template: Path
    part: str = ""
    excerpt: str = ""


class FileLocation(Struct, frozen=True, kw_only=True, tag_field="kind", tag="file"):
    """A file or a folder as a whole."""

    path: Path


Location = CellLocation | YamlLocation | TemplateLocation | FileLocation


class Related(Struct, frozen=True, kw_only=True):
    """Another place that the problem concerns, and the part it plays.

    compare: the cell it was compared with; rule: the rule that was broken; declared: where the mapping
    declares it; used: where a template needs it; same: the other place with the same name; explained: the
    row of the workbook that explains the same warning for other figures.
    """

    role: Role
    location: Location


class Explanation(Struct, frozen=True, kw_only=True):
    """Why a warning is none, in the words of the workbook: the reason, who gave it, and when."""

    reason: str
    by: str
    date: str
    location: CellLocation


class Diagnostic(Struct, frozen=True, kw_only=True, eq=False):
    """One problem, one cause.

    `code` is an entry of `docgen.catalogue`, or the id of a rule of a mapping; for a rule, `args`
    holds the finished sentence under "message" (and perhaps a "hint").  `severity` overrides the
    catalogue's where it is set; "accepted" is a warning with an `explanation`.

    `figures` are the values a rule was decided on, and `mark` is the code by which staff explain the
    warning ("": it cannot be explained); neither makes it another problem.
    """

    code: str
    location: Location
    args: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = "error"
    related: tuple[Related, ...] = ()
    figures: tuple[str, ...] = ()
    mark: str = ""
    explanation: Explanation | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Diagnostic) and self._compared() == other._compared()

    def __ne__(self, other: object) -> bool:  # a Struct's own would compare identities
        return not self == other

    def __hash__(self) -> int:
        return hash((self.code, self.location))

    def _compared(self) -> tuple[object, ...]:
        return self.code, self.location, self.args, self.severity, self.related, self.explanation


Diagnostics = tuple[Diagnostic, ...]


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """True where at least one of them forbids publishing."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)


def nearest(name: str, candidates: Iterable[str]) -> str:
    """The candidate that `name` was probably meant to be, or ''; accents and case count for nothing."""
    from difflib import get_close_matches  # 6 ms to import, needed only for bad input

    bare = {_bare(candidate): candidate for candidate in candidates}
    cutoff = 0.6 if len(name) > _SHORT else 0.5
    matches = get_close_matches(_bare(name), list(bare), n=1, cutoff=cutoff)
    return bare[matches[0]] if matches else ""


_SHORT = 3  # one letter of a short name is a third of it


def _bare(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("đ", "d")
