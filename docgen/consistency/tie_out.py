"""One figure in several documents: the same number everywhere, or a rounding that its words state.

All documents of a run take a figure from one cell, so its value is the same by itself; what can differ is
how it is written: 95,6% in the report and 96% in its annex.  A larger unit (2.587,3 triệu đồng) and words
such as "khoảng" say that the number was rounded; nothing else does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from docgen.diagnostics import CellLocation, Diagnostic, Diagnostics, Related, TemplateLocation
from docgen.formats.numbers import rounded
from docgen.language.values import sources_of
from docgen.word.recording import Print, Prints
from docgen.word.template import CompiledTemplate

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_LARGER_UNIT = re.compile(r"\b(?:nghìn|ngàn|triệu|tỷ|tỉ)\b")
_STATED = re.compile(r"\b(?:làm tròn|khoảng|gần|hơn|trên|xấp xỉ|ước)\b", re.IGNORECASE)
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


class Printed(NamedTuple):
    """A number that a document prints from one cell; `stated`: it is said to be rounded."""

    document: str
    text: str
    number: Decimal
    decimals: int
    stated: bool
    cell: CellLocation
    place: TemplateLocation


class Document(NamedTuple):
    """What a document prints, by its title and in order."""

    title: str
    template: CompiledTemplate
    prints: Prints


def check_prints(documents: Iterable[Document]) -> Diagnostics:
    """A diagnostic for each figure that two of the documents round differently without saying so."""
    documents = tuple(documents)
    varying = _varying(document.prints for document in documents)
    if not varying:
        return ()
    numbers: list[Printed] = []
    for title, template, prints in documents:
        numbers += printed_numbers(
            title, template, (item for item in prints if _place(item.value) in varying)
        )
    return tuple(printed_differently(numbers))


def _varying(printed: Iterable[Prints]) -> Set[tuple[str, str]]:
    """The cells that are printed in more than one way, which few are."""
    distinct: dict[int, tuple[object, str]] = {}
    for prints in printed:
        distinct.update(prints.bound())  # the same values in most documents, and a value prints alike
    texts: dict[tuple[str, str], str] = {}
    found = set()
    for value, text in distinct.values():
        place = _place(value)
        if place is not None and texts.setdefault(place, text) != text:
            found.add(place)
    return found


def _place(value: object) -> tuple[str, str] | None:
    cell = _cell_of(value)
    return (cell.sheet, cell.cell) if cell is not None else None


def _cell_of(value: object) -> CellLocation | None:
    """The cell of a printed value that comes from one number in one cell."""
    sources = sources_of(value)
    if len(sources) != 1 or not isinstance(sources[0].raw, Decimal):
        return None
    cells = sources[0].origin.cells
    return cells[0] if len(cells) == 1 else None


def printed_numbers(document: str, template: CompiledTemplate, prints: Iterable[Print]) -> Iterator[Printed]:
    """The numbers among the prints of a document (by its title) that come from one cell, each once."""
    told: set[tuple[int, str, CellLocation]] = set()
    for item in prints:
        cell = _cell_of(item.value)
        match = _NUMBER.search(item.text)
        if cell is None or match is None or (item.site, item.text, cell) in told:
            continue
        told.add((item.site, item.text, cell))
        site = template.sites[item.site]
        whole, _, fraction = match[0].partition(",")
        words = _TAG.sub(" ", site.location.excerpt)
        yield Printed(
            document=document,
            text=item.text,
            number=Decimal(f"{whole.replace('.', '')}.{fraction or '0'}"),
            decimals=len(fraction),
            stated=bool(_LARGER_UNIT.search(item.text) or _STATED.search(words)),
            cell=cell,
            place=site.location,
        )


def printed_differently(found: Iterable[Printed]) -> Iterator[Diagnostic]:
    """The cells of which one document prints a rounded number and another one does not, unsaid."""
    cells: dict[CellLocation, list[Printed]] = {}
    for item in found:
        cells.setdefault(item.cell, []).append(item)
    for cell, prints in cells.items():
        plain: dict[tuple[Decimal, int], Printed] = {}
        for item in prints:
            if not item.stated:
                plain.setdefault((item.number, item.decimals), item)
        couples = permutations(plain.values(), 2)
        differing = next(((fine, coarse) for fine, coarse in couples if _rounds(fine, coarse)), None)
        if differing is not None:
            yield Diagnostic(
                code="figure-printed-differently",
                location=cell,
                args={"prints": "; ".join(f"{item.text} ({item.document})" for item in differing)},
                severity="warning",
                related=tuple(Related(role="used", location=item.place) for item in differing),
            )


def _rounds(fine: Printed, coarse: Printed) -> bool:
    """Whether one number is the other one rounded; two that are unlike are different figures of one cell."""
    if fine.number == coarse.number:
        return False
    whole = str(int(coarse.number))
    zeros = 0 if coarse.decimals else len(whole) - len(whole.rstrip("0"))
    places = range(coarse.decimals, -zeros - 1, -1)  # to decimals, or to tens, hundreds, ...
    return any(rounded(fine.number, place) == coarse.number for place in places)
