"""`docgen diff`: two Word documents as one with tracked changes, and the figures that differ."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation, has_errors
from docgen.diff.changes import Change, changed_in
from docgen.diff.exact import NotExactError
from docgen.diff.reading import lines_of, parts_of
from docgen.publish.atomic import publish
from docgen.publish.files import Files
from docgen.word.package import Member, read_package, write_package

AUTHOR = "docgen"
DATE = "2000-01-01T00:00:00Z"  # fixed, so that the same two documents give the same bytes

_FILES = Files()

# A document to compare is no template, so it is told of in words of its own.
_CODES = {
    "template-encrypted": "copy-encrypted",
    "template-not-word": "copy-not-word",
    "template-old-word": "copy-not-word",
    "template-kind": "copy-not-word",
    "template-strict": "copy-not-word",
}


class DiffReport(Struct, frozen=True, kw_only=True):
    """The figures that differ, and the document with tracked changes where one was asked for."""

    old: Path
    new: Path
    output: Path | None = None
    changes: tuple[Change, ...] = ()
    diagnostics: Diagnostics = ()

    @property
    def ok(self) -> bool:
        """Whether both documents were read, and the output written."""
        return not has_errors(self.diagnostics)


def diff_documents(
    old: Path, new: Path, output: Path | None = None, *, author: str = AUTHOR, date: str = DATE
) -> DiffReport:
    """Compare two documents; with `output`, write them there as one with tracked changes.

    What lies at `output` is never overwritten, unless it is what would be written.
    `date` is that of the changes, as in XML: 2026-10-05T08:00:00Z.
    """
    before, problems = open_document(old)
    after, more = open_document(new)
    problems = (*problems, *more)
    if before is None or after is None:
        return DiffReport(old=old, new=new, diagnostics=problems)
    changes = tuple(changed_in(lines_of(before), lines_of(after)))
    if output is None:
        return DiffReport(old=old, new=new, changes=changes)
    try:
        content = redline(before, after, author=author, date=date)
    except NotExactError as error:
        location = FileLocation(path=output)
        problem = Diagnostic(code="diff-not-exact", location=location, args={"part": error.part})
        return DiffReport(old=old, new=new, changes=changes, diagnostics=(problem,))
    except ValueError:
        problem = Diagnostic(code="copy-damaged", location=FileLocation(path=new))
        return DiffReport(old=old, new=new, changes=changes, diagnostics=(problem,))
    if _is_taken(output, content):
        problem = Diagnostic(code="diff-exists", location=FileLocation(path=output))
        return DiffReport(old=old, new=new, changes=changes, diagnostics=(problem,))
    result, problems = publish(content, output)
    written = output if result is not None else None
    return DiffReport(old=old, new=new, output=written, changes=changes, diagnostics=problems)


def _is_taken(output: Path, content: bytes) -> bool:
    """Whether something else lies there: an original, or a comparison that somebody has written in."""
    try:
        kind = _FILES.entry(output).kind
    except OSError:
        return False  # not to be reached, which publishing tells better
    try:
        return kind in {"link", "other"} or (kind == "file" and _FILES.read(output) != content)
    except OSError:
        return True


def open_document(path: Path) -> tuple[Mapping[str, Member] | None, Diagnostics]:
    """The members of a Word document that is to be read, not rendered."""
    location = FileLocation(path=path)
    if not path.is_file():
        return None, (Diagnostic(code="file-not-found", location=location),)
    members, _, problems = read_package(path)
    code = _CODES.get(problems[0].code, "copy-damaged") if problems else "copy-damaged"
    try:
        if members is not None:
            lines_of(members)
            return members, ()
    except ValueError:
        pass
    return None, (Diagnostic(code=code, location=location),)


def redline(
    old: Mapping[str, Member], new: Mapping[str, Member], *, author: str = AUTHOR, date: str = DATE
) -> bytes:
    """The new document with the old one in it as tracked changes.

    Proven before it is given: with all changes accepted every part has the text and the objects of the new
    one, with all rejected those of the old one.  Raises NotExactError.
    """
    from docgen.diff.parts import Comparison  # lxml: 30 ms

    comparison = Comparison(old, new, author=author, date=date)
    for kind, name in parts_of(new):
        if kind in {"body", "header", "footer"} and name in old and comparison.differs(name):
            comparison.redline(name, kind)
    return write_package(comparison.package.packed())
