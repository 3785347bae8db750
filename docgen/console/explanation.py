"""`docgen explain`: what a code means, at length."""

from __future__ import annotations

from docgen.catalogue import Language, entries


def explanation(code: str, language: Language) -> str | None:
    """The sentence, the advice and the explanation of a code; None for an unknown one."""
    entry = entries().get(code)
    if entry is None:
        return None
    text = entry.vi if language == "vi" else entry.en
    advice = [f"  - {_plain(hint)}" for hint in text.hints]
    head = f"{code}: {_plain(text.message)}"
    return "\n".join([head, "", text.explanation, *([""] if advice else []), *advice])


def all_codes(language: Language) -> str:
    """Every code with its sentence, one a line."""
    return "\n".join(
        f"{code:<28} {_plain((entry.vi if language == 'vi' else entry.en).message)}"
        for code, entry in sorted(entries().items())
    )


def _plain(sentence: str) -> str:
    """A sentence with its facts still open: `{{` is how one writes a brace in it."""
    return sentence.replace("{{", "{").replace("}}", "}")
