"""The record of what a rendering prints, and the sentinels it puts around each text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, overload

from markupsafe import escape
from msgspec import Struct

from docgen.language.missing import Missing
from docgen.language.printing import CLOSING, OPENING, Recorder
from docgen.language.values import Value
from docgen.word.encoding import encoded


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


class Prints(Sequence[Print]):
    """Prints, kept as columns: a document has thousands of them, seldom looked at one by one.

    `bare` are the numbers of those without sentinels, `markup` of those that are XML of their own;
    `paragraphs` has one for each print, or none at all.
    """

    __slots__ = ("_bound", "bare", "markup", "paragraphs", "sites", "texts", "values")

    def __init__(self, prints: Sequence[Print] = ()) -> None:
        self.sites = [item.site for item in prints]
        self.values = [item.value for item in prints]
        self.texts = [item.text for item in prints]
        self.paragraphs = [item.paragraph for item in prints if item.paragraph]
        self._bound: dict[int, object] = {}
        self.bare = {number for number, item in enumerate(prints) if not item.marked}
        self.markup = {number for number, item in enumerate(prints) if item.markup}

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, at: int) -> Print: ...
    @overload
    def __getitem__(self, at: slice) -> Prints: ...
    def __getitem__(self, at: int | slice) -> Print | Prints:
        if not isinstance(at, slice):
            return self._print(range(len(self))[at])
        numbers = range(len(self))[at]
        part = Prints()
        part.sites, part.values, part.texts = self.sites[at], self.values[at], self.texts[at]
        part.paragraphs = self.paragraphs[at]
        part.bare = {numbers.index(number) for number in self.bare if number in numbers}
        part.markup = {numbers.index(number) for number in self.markup if number in numbers}
        return part

    def __iter__(self) -> Iterator[Print]:
        return map(self._print, range(len(self)))

    def marked(self) -> Prints:
        """Those between sentinels."""
        if not self.bare:
            return self
        kept = [number for number in range(len(self)) if number not in self.bare]
        part = Prints()
        part.sites = [self.sites[number] for number in kept]
        part.values = [self.values[number] for number in kept]
        part.texts = [self.texts[number] for number in kept]
        part.paragraphs = [self.paragraphs[number] for number in kept] if self.paragraphs else []
        part.markup = (
            {at for at, number in enumerate(kept) if number in self.markup} if self.markup else set()
        )
        return part

    def add(self, more: Prints) -> None:
        """Put others behind these."""
        length = len(self)
        self.bare.update(length + number for number in more.bare)
        self.markup.update(length + number for number in more.markup)
        self.sites += more.sites
        self.values += more.values
        self.texts += more.texts
        self.paragraphs += more.paragraphs

    def cut(self, length: int) -> None:
        """Leave only the first ones."""
        del self.sites[length:], self.values[length:], self.texts[length:], self.paragraphs[length:]
        self.bare = {number for number in self.bare if number < length}
        self.markup = {number for number in self.markup if number < length}

    def bound(self) -> Mapping[int, object]:
        """What may come from cells, each value once, by its identity.

        It is found once; nothing is printed after that.
        """
        if not self._bound:
            self._bound = {id(value): value for value in self.values if type(value) is not str}
        return self._bound

    def places(self) -> Counter[int]:
        """In how many places each value is printed, by its identity."""
        return Counter(map(id, self.values))

    def _print(self, number: int) -> Print:
        return Print(
            self.sites[number],
            self.values[number],
            self.texts[number],
            number not in self.bare,
            markup=number in self.markup,
            paragraph=self.paragraphs[number] if self.paragraphs else "",
        )


_NUMBERS = frozenset({int, float})
_is_special = re.compile("[&<>\"']").search  # what `escape` would change


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
        self.prints = Prints()
        self.unfilled: list[tuple[int, Missing]] = []

    def mark(self) -> tuple[int, int, int]:
        """How much is noted, to go back to."""
        return len(self.prints), len(self.unfilled), len(self.missing)

    def back_to(self, mark: tuple[int, int, int]) -> None:
        """Forget what was noted after a mark."""
        prints, unfilled, missing = mark
        self.prints.cut(prints)
        del self.unfilled[unfilled:]
        del self.missing[missing:]

    def write(self, value: Any, site: int) -> str:
        """The XML text of a value, noted down; it is for the caller to put the sentinels around it."""
        kind = type(value)
        if kind is Value and not self.plain:
            text: str = value.text
            if type(value.raw) is not Decimal and _is_special(text):
                text = str(escape(text))
        elif kind is str:
            text = str(escape(value)) if _is_special(value) else value
        else:
            text = self._other(value, site)
        prints = self.prints
        prints.sites.append(site)
        prints.values.append(value)
        prints.texts.append(text)
        return text

    def utf8(self, value: Any, site: int) -> bytes:
        """The same, encoded."""
        return self.write(value, site).encode("utf-8", "surrogatepass")

    def bare_utf8(self, value: Any, site: int) -> bytes:
        """What `bare` gives, encoded."""
        return encoded(self.bare(value, site))

    def marked(self, value: Any, site: int) -> str:
        """The text of a value on its way to the page, between sentinels."""
        return f"{OPENING}{self.write(value, site)}{CLOSING}"

    def bare(self, value: Any, site: int) -> str:
        """The text of a value where sentinels would change what the template does with it."""
        text = PrintRecorder.write(self, value, site)  # as it is, whatever a subclass adds for the page
        self.prints.bare.add(len(self.prints.texts) - 1)
        return text

    def _other(self, value: Any, site: int) -> str:
        if self.plain and type(value) in _NUMBERS:
            return str(value)
        if hasattr(value, "__html__"):
            self.prints.markup.add(len(self.prints.texts))
            return str(escape(value))
        noted = len(self.missing)
        text = self.text_of(value)
        if len(self.missing) > noted:
            self.unfilled.append((site, self.missing[-1]))
        return str(escape(text)) if _is_special(text) else text
