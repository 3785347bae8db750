"""The figures that documents have otherwise than in their last versions, and which documents those are."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping

from msgspec.structs import replace

from docgen.freshness.attempts import Attempt
from docgen.freshness.records import Change, Figures, Reaches, WorkbookRecord, changes_between


def versions_before(
    attempt: Attempt, record: WorkbookRecord, before: Mapping[tuple[str, str], str]
) -> Mapping[str, Container[str]]:
    """The documents published now, by the workbook that their last versions were made from, if another.

    before: by (workbook, document) the hash of that workbook.
    """
    found: dict[str, set[str]] = {}
    for name, (_, outcome) in attempt.documents.items():
        last = before.get((record.workbook, name), record.sha256)
        if outcome == "published" and last != record.sha256:
            found.setdefault(last, set()).add(name)
    return found


def changes_since(
    befores: Mapping[str, Container[str]],
    figures_of: Callable[[str], Figures | None],
    figures: Figures,
    reaches: Reaches,
    *,
    complete: bool,
) -> tuple[Change, ...]:
    """The changes in each document since its own last version.

    befores: by the hash of a workbook the documents whose last version was made from it; one that was
    rejected in between was made from an older workbook than the others.  complete: every document was
    made, so that a cell which none of them prints is printed nowhere.
    """
    found: dict[tuple[str, str], Change] = {}
    for before, documents in befores.items():
        old = figures_of(before)
        changes = changes_between(old, figures) if old is not None else ()
        reached = reaches(frozenset(change.place for change in changes)) if changes else None
        for change in changes:
            key = change.place, change.old
            if reached is None:
                found.setdefault(key, change)
                continue
            everywhere = reached.get(change.place, ())
            here = tuple(reach for reach in everywhere if reach.document in documents)
            if here or (complete and not everywhere):
                known = found.get(key)
                also = (known.reaches or ()) if known is not None else ()
                found[key] = replace(change, reaches=(*also, *here))
    return tuple(found.values())
