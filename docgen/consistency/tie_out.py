"""One figure in several documents: the same number everywhere, or a rounding that its words state.

All documents of a run take a figure from one cell, so its value is the same by itself; what can differ is
how it is written: 95,6% in the report and 96% in its annex.  A larger unit (2.587,3 triệu đồng) and words
such as "khoảng" say that the number was rounded; nothing else does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import permutations
from typing import NamedTuple

from docgen.diagnostics import CellLocation, Diagnostic, Diagnostics, Related, TemplateLocation
from docgen.formats.numbers import rounded
from docgen.formats.patterns import pattern
from docgen.language.values import Value, sources_of
from docgen.word.recording import Prints
from docgen.word.template import CompiledTemplate

_NUMBER = pattern(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_LARGER_UNIT = pattern(r"\b(?:nghìn|ngàn|triệu|tỷ|tỉ)\b")
_STATED = pattern(r"\b(?:làm tròn|khoảng|gần|hơn|trên|xấp xỉ|ước)\b", re.IGNORECASE)
_TAG = pattern(r"\{\{.*?\}\}|\{%.*?%\}")


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
    for document in documents:
        numbers += _numbers(document, varying)
    return tuple(printed_differently(numbers))


def _varying(printed: Iterable[Prints]) -> Mapping[int, CellLocation]:
    """The cells that are printed in more than one way, which few are, by the values printed of them."""
    values: dict[int, object] = {}
    for prints in printed:
        values.update(prints.bound())  # the same values in most documents
    cells: dict[int, CellLocation] = {}
    first: dict[tuple[str, str], object] = {}
    varying = set()
    for identity, value in values.items():
        cell = _cell_of(value)
        if cell is None:
            continue
        cells[identity] = cell
        other = first.setdefault((cell.sheet, cell.cell), value)
        if other is not value and str(other) != str(value):  # a value prints alike everywhere
            varying.add((cell.sheet, cell.cell))
    return {key: cell for key, cell in cells.items() if (cell.sheet, cell.cell) in varying} if varying else {}


def _cell_of(value: object) -> CellLocation | None:
    """The cell of a printed value that comes from one number in one cell."""
    if type(value) is not Value:  # as nearly all are
        sources = sources_of(value)
        if len(sources) != 1:
            return None
        value = sources[0]
    if not isinstance(value.raw, Decimal):
        return None
    cells = value.origin.cells
    return cells[0] if len(cells) == 1 else None


_Key = tuple[str, str, str]


def _key(cell: CellLocation) -> _Key:
    """A cell of the one workbook that is looked at; a path is slow to compare."""
    return cell.sheet, cell.cell, cell.label


def _numbers(document: Document, cells: Mapping[int, CellLocation]) -> Iterator[Printed]:
    """The numbers that a document prints of these cells, each once at each place of the template."""
    prints = document.prints
    told: set[tuple[int, str, _Key]] = set()
    for number, value, text in zip(prints.sites, prints.values, prints.texts, strict=True):
        cell = cells.get(id(value))
        if cell is None or (number, text, _key(cell)) in told:
            continue
        told.add((number, text, _key(cell)))
        match = _NUMBER.search(text)
        if match is None:
            continue
        place = document.template.sites[number].location
        whole, _, fraction = match[0].partition(",")
        yield Printed(
            document=document.title,
            text=text,
            number=Decimal(f"{whole.replace('.', '')}.{fraction or '0'}"),
            decimals=len(fraction),
            stated=bool(_LARGER_UNIT.search(text)) or _states_rounding(place.excerpt),
            cell=cell,
            place=place,
        )


@lru_cache(maxsize=4096)
def _states_rounding(excerpt: str) -> bool:
    return bool(_STATED.search(_TAG.sub(" ", excerpt)))


def printed_differently(found: Iterable[Printed]) -> Iterator[Diagnostic]:
    """The cells of which one document prints a rounded number and another one does not, unsaid."""
    cells: dict[_Key, list[Printed]] = {}
    for item in found:
        cells.setdefault(_key(item.cell), []).append(item)
    for prints in cells.values():
        plain: dict[tuple[Decimal, int], Printed] = {}
        for item in prints:
            if not item.stated:
                plain.setdefault((item.number, item.decimals), item)
        couples = permutations(plain.values(), 2)
        differing = next(((fine, coarse) for fine, coarse in couples if _rounds(fine, coarse)), None)
        if differing is not None:
            yield Diagnostic(
                code="figure-printed-differently",
                location=prints[0].cell,
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
