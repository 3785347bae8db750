"""The closed list of problems docgen can report, with their words in Vietnamese and English.

One module a family; each maps a code to an Entry.  In the sentences, `{name}` stands for an entry of
`Diagnostic.args`; a hint whose args are missing is left out, so that "did you mean {nearest}" appears
only where there is something near.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from docgen.catalogue.entry import Entry, Text
from docgen.diagnostics import Diagnostic

Language = Literal["vi", "en"]


def entries() -> Mapping[str, Entry]:
    """Every code, family by family."""
    from docgen.catalogue import (
        binding,
        command,
        comparing,
        computed,
        data,
        doctor,
        explaining,
        layout,
        mapping,
        publishing,
        template,
        tracing,
        watching,
        workbook,
    )

    modules = (
        command,
        workbook,
        mapping,
        binding,
        comparing,
        computed,
        data,
        template,
        publishing,
        watching,
        layout,
        tracing,
        doctor,
        explaining,
    )
    return {code: entry for module in modules for code, entry in module.ENTRIES.items()}


def message(diagnostic: Diagnostic, language: Language) -> str:
    """What is wrong, as one sentence."""
    entry = entries().get(diagnostic.code)
    if entry is None:
        return diagnostic.args.get("message", diagnostic.code)
    return _text(entry, language).message.format_map(_Facts(diagnostic.args))


def hints(diagnostic: Diagnostic, language: Language) -> tuple[str, ...]:
    """What to do about it, most useful first."""
    entry = entries().get(diagnostic.code)
    if entry is None:
        hint = diagnostic.args.get("hint", "")
        return (hint,) if hint else ()
    found = []
    for hint in _text(entry, language).hints:
        try:
            found.append(hint.format_map(dict(diagnostic.args)))
        except KeyError:
            continue
    return tuple(found)


def _text(entry: Entry, language: Language) -> Text:
    return entry.vi if language == "vi" else entry.en


class _Facts(dict[str, str]):
    """Args of a sentence; a missing one shows as '?' instead of hiding the whole diagnostic."""

    def __missing__(self, key: str) -> str:
        return "?"
