"""The shape of one catalogue entry."""

from __future__ import annotations

from msgspec import Struct


class Text(Struct, frozen=True, kw_only=True):
    """The words for one problem in one language: a sentence, what to do, and a longer explanation.

    `message` and `hints` may hold `{arg}`; `explanation` is what `docgen explain CODE` prints.
    """

    message: str
    hints: tuple[str, ...] = ()
    explanation: str


class Entry(Struct, frozen=True, kw_only=True):
    """One problem docgen can report."""

    vi: Text
    en: Text


def entry(vi: tuple[str, str, str], en: tuple[str, str, str]) -> Entry:
    """An Entry from (message, hints, explanation) twice; hints are separated by '|', '' means none."""
    return Entry(vi=_text(*vi), en=_text(*en))


def _text(message: str, hints: str, explanation: str) -> Text:
    return Text(
        message=message, hints=tuple(hint for hint in hints.split("|") if hint), explanation=explanation
    )
