"""What the state remembers of documents and workbooks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct, field

from docgen.diagnostics import Diagnostic, Diagnostics
from docgen.freshness.beside import Beside
from docgen.freshness.fingerprint import Prints

Figures = Mapping[str, tuple[str, str]]  # "Sheet!C4" -> (label, text)


class Reach(Struct, frozen=True, kw_only=True):
    """A document that prints a cell, or something made of it, and in how many places."""

    document: str
    title: str
    places: int


class Change(Struct, frozen=True, kw_only=True):
    """One cell that holds another value than when the document was made.

    `reaches` are the documents that print it, where they were made anew with it; None: that is not known.
    """

    place: str
    label: str
    old: str
    new: str
    reaches: tuple[Reach, ...] | None = None


# For cells ("Sheet!C4") the documents that print them; None where nobody knows.
Reaches = Callable[[frozenset[str]], Mapping[str, tuple[Reach, ...]] | None]


class Section(Struct, frozen=True, kw_only=True):
    """How much of a sheet is filled: cells with a value, of the cells that are needed."""

    sheet: str
    filled: int
    needed: int


class DocumentRecord(Struct, frozen=True, kw_only=True):
    """One published document: where it lies, its hash, and the hashes of what it was made from.

    `path` is relative to the outbox.  `published` and `version` (docgen's) tell when and by what.
    `restored` is the time of the older version that a person brought back, and `made` the hash of the one
    that docgen made last; '' otherwise.
    """

    workbook: str
    document: str
    title: str
    path: str
    sha256: str
    published: str
    version: str
    workbook_sha256: str
    inputs: Prints
    restored: str = ""
    made: str = ""


class WorkbookRecord(Struct, frozen=True, kw_only=True):
    """The last attempt at one workbook.

    pack: the combined hash of the form pack then; documents: those that came of it, by outcome
    ("published", "unchanged", "rejected"); complete: no document was left aside by --only.
    `problems` are those of each document by name, and under "" those of none alone.
    `changes` are those between the last two versions that differ; `beside` is what its rules were held
    against, None where they look at no other workbook.
    """

    workbook: str
    folder: str
    sha256: str
    pack: str
    attempted: str
    complete: bool
    documents: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, Diagnostics] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    changes: tuple[Change, ...] = ()
    changed: str = ""
    beside: Beside | None = None

    @property
    def all_problems(self) -> Diagnostics:
        """Each problem once, those of the whole workbook first; an error wins over the same as a warning."""
        found: dict[str, Diagnostic] = {}
        for name in sorted(self.problems):
            for problem in self.problems[name]:
                key = repr((problem.code, problem.location, problem.args))
                if key not in found or problem.severity == "error":
                    found[key] = problem
        return tuple(found.values())


class State(Struct, frozen=True, kw_only=True):
    """Everything remembered; keys are `document_key` and the workbook's name."""

    documents: Mapping[str, DocumentRecord] = field(default_factory=dict)
    workbooks: Mapping[str, WorkbookRecord] = field(default_factory=dict)


def document_key(workbook: str, document: str, *, draft: bool = False) -> str:
    """The key of a document in the state; a draft is another document than the one it drafts."""
    return f"{workbook}|{document}|draft" if draft else f"{workbook}|{document}"


def changes_between(old: Figures, new: Figures) -> tuple[Change, ...]:
    """The cells that differ, in the order of the new workbook, then those that are gone."""
    found = []
    for place, (label, now) in new.items():
        before = old[place][1] if place in old else ""
        if before != now:
            found.append(Change(place=place, label=label, old=before, new=now))
    gone = ((place, *old[place]) for place in old if place not in new)
    found += (Change(place=place, label=label, old=before, new="") for place, label, before in gone if before)
    return tuple(found)
