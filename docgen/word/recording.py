"""The record of what a rendering prints, and the sentinels it puts around each text."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import escape
from msgspec import Struct

from docgen.language.missing import Missing
from docgen.language.printing import CLOSING, OPENING, Recorder
from docgen.language.values import Value


class Print(Struct):
    """One text that was printed: where the template asks for it, what it was, how it was written.

    `text` is XML: `a &lt; b`; `marked` tells that it stands between sentinels, `markup` that it is XML of
    its own; `paragraph` is the finished text around it, where the rendering was asked to trace.
    """

    site: int
    value: object
    text: str
    marked: bool
    markup: bool = False
    paragraph: str = ""


_SPECIAL = re.compile("[&<>\"']")  # what `escape` would change


class PrintRecorder(Recorder):
    """A Recorder that also knows which `{{ ... }}` of the template printed each value.

    `keep`: the prints are kept to the end, for whoever wants to know them; otherwise each is dropped once
    it is proven, so that a document of a million values takes no more memory than one of a thousand.
    """

    def __init__(
        self,
        *,
        draft: bool = False,
        demanded: frozenset[Any] = frozenset(),
        plain: bool = False,
        keep: bool = True,
    ) -> None:
        super().__init__(draft=draft, demanded=demanded, plain=plain)
        self.keep = keep
        self.prints: list[Print] = []
        self.unfilled: list[tuple[int, Missing]] = []

    def mark(self) -> tuple[int, int, int]:
        """How much is noted, to go back to."""
        return len(self.prints), len(self.unfilled), len(self.missing)

    def back_to(self, mark: tuple[int, int, int]) -> None:
        """Forget what was noted after a mark."""
        for noted, length in zip((self.prints, self.unfilled, self.missing), mark, strict=True):
            del noted[length:]  # type: ignore[attr-defined]  # each of the three is a list

    def write(self, value: Any, site: int, marked: bool) -> str:
        """The XML text of `value`, noted down."""
        if type(value) is Value and not self.plain:
            text = value.text
        elif type(value) is str:
            text = value
        elif hasattr(value, "__html__"):
            text = str(escape(value))
            self.prints.append(Print(site, value, text, marked, markup=True))
            return text
        else:
            noted = len(self.missing)
            text = self.text_of(value)
            if len(self.missing) > noted:
                self.unfilled.append((site, self.missing[-1]))
        if _SPECIAL.search(text):
            text = str(escape(text))
        self.prints.append(Print(site, value, text, marked))
        return text

    def marked(self, value: Any, site: int) -> str:
        """The text of a value on its way to the page, between sentinels."""
        return f"{OPENING}{self.write(value, site, True)}{CLOSING}"

    def bare(self, value: Any, site: int) -> str:
        """The text of a value where sentinels would change what the template does with it."""
        return self.write(value, site, False)
