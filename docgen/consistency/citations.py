"""Documents cited by number and symbol: one document, one way of writing it.

96/NQ-NCS, 96/NQ-BCS and 96-NQ/BCS are taken for one document, because number and type agree and the rest
differs in marks, or in one letter of an abbreviation of three or more; 96/NQ-CP is another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from docgen.diagnostics import Location
from docgen.formats.patterns import pattern

_CITATION = pattern(
    r"(?<![\w/.,-])(?P<number>\d{1,5})\s?(?P<mark>[/-])\s?(?:(?P<year>\d{4})\s?[/-]\s?)?"
    r"(?P<type>[A-ZĐƯ][A-ZĐƯa-z]{1,5})\s?(?P<between>[/-])\s?(?P<issuer>[A-ZĐƯ][A-ZĐƯa-z0-9]*(?:[&-][A-ZĐƯ]+)*)"
)
_DATE = pattern(
    r"\s*,?\s*ngày\s+(?P<day>\d{1,2})\s?(?:/|-|tháng)\s?(?P<month>\d{1,2})\s?(?:/|-|năm)\s?(?P<year>\d{4})"
)
_LONG_ENOUGH = 3  # letters of an abbreviation in which one may be a slip


class Citation(Struct, frozen=True, kw_only=True):
    """One place where a document is cited, from `start` to `end` of its text (its date included).

    `date` is (year, month, day) where it is given.
    """

    number: str
    year: str
    type: str
    issuer: str
    spelling: str
    date: tuple[int, int, int] | None
    location: Location
    start: int = 0
    end: int = 0

    @property
    def document(self) -> tuple[str, str, str]:
        """What makes two citations ones of the same document, as far as one can tell without the issuer."""
        return self.number, self.year, self.type

    def is_of_the_same_document(self, other: Citation) -> bool:
        """Whether both are taken to name one document."""
        return self.document == other.document and _alike(self.issuer, other.issuer)


def has_citation(text: str) -> bool:
    """Whether a text cites anything."""
    return _CITATION.search(text) is not None


def citations(text: str, location: Location) -> Iterator[Citation]:
    """The documents a text cites."""
    for match in _CITATION.finditer(text):
        dated = _DATE.match(text, match.end())
        yield Citation(
            number=str(int(match["number"])),
            year=match["year"] or "",
            type=match["type"].upper(),
            issuer=match["issuer"].upper(),
            spelling=re.sub(r"\s", "", match[0]),
            date=(int(dated["year"]), int(dated["month"]), int(dated["day"])) if dated else None,
            location=location,
            start=match.start(),
            end=dated.end() if dated else match.end(),
        )


def varying(found: Iterable[Citation]) -> Iterator[tuple[Citation, ...]]:
    """Groups of citations of one document that differ, each way of writing it once, in reading order."""
    documents: dict[tuple[str, str, str], list[list[Citation]]] = {}
    for citation in found:
        groups = documents.setdefault(citation.document, [])
        same = next((group for group in groups if _alike(group[0].issuer, citation.issuer)), None)
        if same is None:
            groups.append([citation])
        else:
            same.append(citation)
    for groups in documents.values():
        for group in groups:
            spellings: dict[str, Citation] = {}
            for citation in group:
                spellings.setdefault(citation.spelling, citation)
            if len(spellings) > 1:
                yield tuple(spellings.values())
            else:
                yield from _dated_twice(group)


def _dated_twice(group: list[Citation]) -> Iterator[tuple[Citation, ...]]:
    """The same number on two days of one year; numbers begin anew each year."""
    years: dict[int, dict[tuple[int, int, int], Citation]] = {}
    for citation in group:
        if citation.date is not None:
            years.setdefault(citation.date[0], {}).setdefault(citation.date, citation)
    yield from (tuple(days.values()) for days in years.values() if len(days) > 1)


def written(citation: Citation, *, dated: bool) -> str:
    """The citation as its text has it, with its date where that is what differs."""
    if not dated or citation.date is None:
        return citation.spelling
    year, month, day = citation.date
    return f"{citation.spelling} ({day:02}/{month:02}/{year})"


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) != len(other) or len(one) < _LONG_ENOUGH:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1
