"""Text in workbooks: the shared strings, rich text, and Excel's _xHHHH_ escapes."""

from __future__ import annotations

from typing import NamedTuple

from docgen.excel.cells import Run
from docgen.excel.limits import Budget
from docgen.excel.package import Package
from docgen.excel.plain import StringSieve
from docgen.excel.xml import MAX_DEPTH, MalformedError, feed, local_names
from docgen.formats.patterns import pattern

_ESCAPE = pattern("_x([0-9A-Fa-f]{4})_")
_SURROGATES = pattern("[\ud800-\udbff][\udc00-\udfff]")
_NAMES = local_names(("sst", "si", "t", "r", "rPh", "rFont"))


class Rich(NamedTuple):
    """A rich text, whole and run by run."""

    text: str
    runs: tuple[Run, ...]


StoredText = str | Rich


def literal(text: str) -> str:
    """The text that Excel shows: every line break a line feed, _xHHHH_ decoded (ECMA-376-1, 22.9.2.19)."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
        text = _SURROGATES.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def read_shared_strings(package: Package, part: str) -> list[StoredText]:
    """The shared strings, by index.  Raises RefusalError."""
    if part not in package:  # a workbook without text has none
        return []
    strings = _SharedStrings(package.budget)
    feed(package.chunks(part), part, strings, StringSieve(strings))
    return strings.found


class RichText:
    """Collects the t and r elements of one si or is; phonetic runs (rPh) are not text of the cell."""

    __slots__ = ("_font", "_phonetic", "_rich", "_runs")

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Begin a new text."""
        self._runs: list[Run] = []
        self._font = ""
        self._rich = False
        self._phonetic = False

    def start(self, local: str | None, attributes: dict[str, str]) -> None:
        """Note the start of an element inside the text."""
        if local == "r":
            self._rich, self._font = True, ""
        elif local == "rFont":
            self._font = attributes.get("val", "")
        elif local == "rPh":
            self._phonetic = True

    def end(self, local: str | None) -> None:
        """Note the end of an element inside the text."""
        if local == "r":
            self._font = ""
        elif local == "rPh":
            self._phonetic = False

    def add(self, text: str) -> None:
        """The text of a t element."""
        if not self._phonetic:
            self._runs.append(Run(literal(text), self._font))

    def stored(self, budget: Budget) -> StoredText:
        """What was collected.  Raises RefusalError."""
        text = "".join([run.text for run in self._runs])
        budget.text(len(text))
        return Rich(text, tuple(self._runs)) if self._rich else text


class _SharedStrings:
    """A handler that keeps the text of every si."""

    def __init__(self, budget: Budget) -> None:
        self.characters: list[str] = []
        self.found: list[StoredText] = []
        self._budget = budget
        self._counted = 0
        self._depth = 0
        self._in_text = False
        self._rich = RichText()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = _NAMES.get(name)
        self._depth += 1
        if self._in_text or self._depth > MAX_DEPTH or (self._depth == 1) != (local == "sst"):
            raise MalformedError
        if local == "t":
            self._in_text = True
            self.characters.clear()
        elif local == "si":
            self._rich.clear()
        else:
            self._rich.start(local, attributes)

    def end(self, name: str) -> None:
        local = _NAMES.get(name)
        self._depth -= 1
        if local == "t":
            self._in_text = False
            self._rich.add("".join(self.characters))
        elif local == "si":
            self.found.append(self._rich.stored(self._budget))
        else:
            self._rich.end(local)

    @property
    def strings_found(self) -> int:
        return len(self.found)

    def take(self, texts: list[str]) -> None:
        self._budget.text(sum(map(len, texts)))
        self.found += map(literal, texts) if any("_x" in text for text in texts) else texts

    def pause(self) -> None:
        self._budget.count(len(self.found) - self._counted)
        self._counted = len(self.found)
        if self._in_text:
            self._budget.text(sum(map(len, self.characters)))
        else:
            self.characters.clear()
