"""Documents cited by number and symbol: one document, one way of writing it.

96/NQ-NCS, 96/NQ-BCS and 96-NQ/BCS are taken for one document, because number and type agree and the rest
differs in marks, or in one letter of an abbreviation of three or more; 96/NQ-CP is another one.

The first time a document is cited its type, number, symbol, date, issuer and subject are given, later its
type, number and symbol do (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.6.b).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from docgen.diagnostics import Location

_CITATION = re.compile(
    r"(?<![\w/.,-])(?P<number>\d{1,5})\s?(?P<mark>[/-])\s?(?:(?P<year>\d{4})\s?[/-]\s?)?"
    r"(?P<type>[A-ZĐƯ][A-ZĐƯa-z]{1,5})\s?(?P<between>[/-])\s?(?P<issuer>[A-ZĐƯ][A-ZĐƯa-z0-9]*(?:[&-][A-ZĐƯ]+)*)"
)
_DATE = re.compile(
    r"\s*,?\s*ngày\s+(?P<day>\d{1,2})\s?(?:/|-|tháng)\s?(?P<month>\d{1,2})\s?(?:/|-|năm)\s?(?P<year>\d{4})"
)
# Types of documents (the same decree, Điều 7, and those of the Party and of the National Assembly).
_TYPE = re.compile(
    r"\b(?:nghị quyết|nghị định|quyết định|thông tư|chỉ thị|quy chế|quy định|thông cáo|thông báo|hướng dẫn"
    r"|chương trình|kế hoạch|phương án|đề án|dự án|báo cáo|biên bản|tờ trình|hợp đồng|công văn|công điện"
    r"|kết luận|pháp lệnh|lệnh|giấy \w+|thư \w+)(?: liên tịch)?\s+(?:số\s*:?\s*)?$",
    re.IGNORECASE,
)
_ISSUER = re.compile(r"\s*,?\s*của\s+\w")
_SUBJECT = re.compile(
    r"[“\"]|\b(?:về|quy định|ban hành|phê duyệt|triển khai|thực hiện|hướng dẫn|sửa đổi|bổ sung|công bố|giao"
    r"|thành lập)\b"
)
_CLAUSE_END = re.compile(r"[.;)]\s|[.;)]$|\n")
_PARTS: tuple[tuple[str, str], ...] = (
    ("tên loại", "its type"),
    ("ngày ban hành", "its date"),
    ("cơ quan ban hành", "its issuer"),
    ("trích yếu", "its subject"),
)
_OWN = _PARTS[:2]
# "Quyết định số 1/QĐ-A ngày ... và Quyết định số 2/QĐ-A ngày ... của A": both are said to be of A.
_JOINED = re.compile(r"[^.;()]{0,60}\b(?:và|,)[^.;()]{0,60}")
_LONG_ENOUGH = 3  # letters of an abbreviation in which one may be a slip


class Citation(Struct, frozen=True, kw_only=True):
    """One place where a document is cited, from `start` to `end` of its text.

    `date` is (year, month, day) where it is given; `lacks` what a first citation would say and this one does
    not, in Vietnamese and English.
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
    lacks: tuple[tuple[str, str], ...] = ()

    @property
    def document(self) -> tuple[str, str, str]:
        """What makes two citations ones of the same document, as far as one can tell without the issuer."""
        return self.number, self.year, self.type


def citations(text: str, location: Location) -> Iterator[Citation]:
    """The documents a text cites."""
    matches = list(_CITATION.finditer(text))
    ends = [*(match.start() for match in matches[1:]), len(text)][: len(matches)]
    found: list[Citation] = []
    for match, end in zip(reversed(matches), reversed(ends), strict=True):
        dated = _DATE.match(text, match.end())
        rest = text[dated.end() if dated else match.end() : end]
        shared = found[-1].lacks if found and _JOINED.fullmatch(rest) else _PARTS
        lacks = tuple(_lacking(text[: match.start()], rest, dated=dated is not None))
        found.append(
            Citation(
                number=str(int(match["number"])),
                year=match["year"] or "",
                type=match["type"].upper(),
                issuer=match["issuer"].upper(),
                spelling=re.sub(r"\s", "", match[0]),
                date=(int(dated["year"]), int(dated["month"]), int(dated["day"])) if dated else None,
                location=location,
                start=match.start(),
                end=match.end(),
                lacks=tuple(part for part in lacks if part in shared or part in _OWN),
            )
        )
    yield from reversed(found)


def _lacking(before: str, rest: str, *, dated: bool) -> Iterator[tuple[str, str]]:
    end = _CLAUSE_END.search(rest)
    clause = rest[: end.start()] if end else rest
    said = (_TYPE.search(before), dated, _ISSUER.match(clause), _SUBJECT.search(clause))
    yield from (part for part, there in zip(_PARTS, said, strict=True) if not there)


def short_at_first(known: Iterable[Citation], found: Iterable[Citation]) -> Iterator[Citation]:
    """The first citation of each document, in reading order, where it is short; `known` were before."""
    told = {citation.document for citation in known}
    for citation in found:
        if citation.document not in told and citation.lacks:
            yield citation
        told.add(citation.document)


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
