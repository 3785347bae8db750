"""One document asked for, one workbook tried: what the ledger is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation
from docgen.freshness.beside import Beside
from docgen.freshness.records import Figures, Reaches, Section, WorkbookRecord
from docgen.watch.reaching import is_there

KEPT_ASIDE = "edited-version-kept"
LEFT_BEHIND = "document-left-behind"
LEFT_OUT = "document-of-earlier-figures"
_LASTING = frozenset({KEPT_ASIDE, LEFT_BEHIND})  # told for as long as the file lies there


class Asked(Struct, frozen=True, kw_only=True):
    """One document to publish: of which workbook (and its hash), from which files of the pack."""

    workbook: Path
    workbook_sha256: str
    document: str
    title: str
    files: tuple[Path, ...]
    draft: bool = False


class Attempt(Struct, frozen=True, kw_only=True):
    """What came of one workbook: its documents by name with (title, outcome), and what was found
    in each ("": in none of them alone).  A document that stands in `documents` alone was not drawn up again.

    complete: no document was left aside by --only.  figures: what its cells say, None where it could not
    be read.  reaches: which documents print which cells; beside: what its rules were held against.
    """

    workbook: Path
    sha256: str
    folder: str
    documents: Mapping[str, tuple[str, str]]
    problems: Mapping[str, Diagnostics]
    complete: bool = True
    figures: Figures | None = None
    sections: tuple[Section, ...] = ()
    reaches: Reaches = lambda _: None
    beside: Beside | None = None

    @property
    def published(self) -> bool:
        """Whether a new version of any document came of it."""
        return any(outcome == "published" for _, outcome in self.documents.values())


def attempt_record(
    key: str,
    last: WorkbookRecord | None,
    attempt: Attempt,
    pack: str,
    now: str,
    current: Callable[[Path], bool],
) -> WorkbookRecord:
    """What is remembered of an attempt, given the last one at the same workbook.

    current: whether a document lies there that docgen keeps up to date.
    """
    outcomes = {name: outcome for name, (_, outcome) in attempt.documents.items()}
    titles = {name: title for name, (title, _) in attempt.documents.items()}
    standing = {name: found for name, found in (last.problems if last else {}).items() if name in outcomes}
    same = last is not None and last.complete and last.pack == pack and last.sha256 == attempt.sha256
    if attempt.complete:
        beside = attempt.beside
    else:  # documents that were left aside are still as they were compared the last time
        beside = last.beside if last is not None and last.beside is not None else attempt.beside
    return WorkbookRecord(
        workbook=key,
        folder=attempt.folder,
        sha256=attempt.sha256,
        pack=pack,
        attempted=now,
        complete=attempt.complete or same,
        documents=outcomes if attempt.complete or last is None else {**last.documents, **outcomes},
        titles={**(last.titles if last else {}), **titles},
        problems={**standing, **_with_lasting(last, attempt, current)},
        sections=attempt.sections,
        changes=last.changes if last else (),
        changed=last.changed if last else "",
        beside=beside,
    )


def _with_lasting(
    last: WorkbookRecord | None, attempt: Attempt, current: Callable[[Path], bool]
) -> Mapping[str, Diagnostics]:
    """The problems, and the older ones that tell of a file that still lies in the outbox: a person's
    version, a document under the name it had before (unless it has that name again).

    Whoever is to see it may look at the status page days later, when the document was made anew twice.
    Documents that are left out are told of by every complete attempt, and only that knows them all.
    """
    older = last.problems if last else {}
    lasting = _LASTING if attempt.complete else _LASTING | {LEFT_OUT}
    return {
        name: (
            *found,
            *(
                item
                for item in older.get(name, ())
                if item.code in lasting and item not in found and _lies_there(item, current)
            ),
        )
        for name, found in attempt.problems.items()
    }


def _lies_there(problem: Diagnostic, current: Callable[[Path], bool]) -> bool:
    location = problem.location
    return isinstance(location, FileLocation) and is_there(location.path) and not current(location.path)
