"""The figures that a build changed, as lines for a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from docgen.catalogue import Language
from docgen.console.words import WORDS
from docgen.freshness.records import Change
from docgen.pipeline.report import Changed

_TOLD = 5  # changes; more of them nobody reads on a console
_LONGEST = 60  # characters of a value


def change_lines(
    changes: Sequence[Changed], of_file: Callable[[Path], str], language: Language
) -> Iterator[str]:
    """The first changes, those that documents print before the others, and how many more there are.

    of_file: how a line names the workbook.
    """
    words = WORDS[language]
    ordered = sorted(changes, key=lambda item: not item.change.reaches)
    for item in ordered[:_TOLD]:
        change = item.change
        label = f' "{change.label}"' if change.label else ""
        old, new = (on_one_line(text) or words["empty"] for text in (change.old, change.new))
        place = f"{of_file(item.workbook)}{change.place}"
        yield f"{words['changed']}: {place}{label}: {old} -> {new}{_where(change, words)}"
    if len(ordered) > _TOLD:
        yield words["more_changes"].format(count=len(ordered) - _TOLD)


def _where(change: Change, words: Mapping[str, str]) -> str:
    if change.reaches is None:
        return ""
    reached = ", ".join(
        f"{reach.title} ({words['places'].format(count=reach.places)})" for reach in change.reaches
    )
    return f", {words['printed_in']} {reached}" if reached else f", {words['not_printed']}"


def on_one_line(text: str) -> str:
    """A value as one line of a console holds it; a narrative is cut."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
