"""Numbers in Vietnamese prose: what they are worth and what they count; dates and the like are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct, field

from docgen.formats.patterns import pattern
from docgen.formats.text import folded

# A number in the way of official texts: dots between thousands, a comma before decimals, a zero in front.
_NUMBER = pattern(
    r"(?<![\w.,/-])(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<rest>\d+))?"
    r"(?P<percent>\s?%)?(?![\w/]|[.,]\d|-\d|\s?-\s?[A-ZĐ])"
)
# After these words a number is a date, an ordinal or the number of a document.
_NOT_A_COUNT = pattern(
    r"(?:năm|tháng|ngày|quý|(?<!tổng )(?<!con )số|thứ|khóa|khoá|điều|khoản|điểm|mục|phần"
    r"|chương|bảng|mẫu|phụ lục|giai đoạn|công văn|quyết định|nghị quyết"
    r"|nghị định|kế hoạch|luật|quốc lộ|thế kỷ|lúc|hồi)\s+$",
    re.IGNORECASE,
)
_DIGIT = re.compile("[0-9]")
_WORD = pattern(r"[^\W\d_]+")
_NOUN_END = pattern(r"[\d.,;:()…\n]")
_SENTENCE = pattern(r"\n+|(?<=[.!?…])\s+(?=[A-ZĐÀ-ỸĂÂÊÔƠƯ“\"])")
_TIED = pattern(r"(?:\s*:|\s+(?:là|đạt|có|được)(?:\s*:)?)\s*$", re.IGNORECASE)
_ITEM_END = pattern(r"[.)]\s")
_LONGEST_NOUN = 12  # words kept after a number


class Figure(Struct, frozen=True, kw_only=True):
    """A number in a text, from `start` to `end`; `noun` are the words up to the next mark, folded.

    `following` are the words after it whatever marks stand between them; `leading` those before it, where
    a verb or a colon ties them to it ("số người tham dự là 750").
    """

    value: Decimal
    start: int
    end: int
    percent: bool
    decimals: int
    noun: tuple[str, ...]
    following: tuple[str, ...]
    leading: tuple[str, ...] = ()


class Found(Struct, frozen=True, kw_only=True):
    """Something wrong in a text, from `start` to `end`, with the facts of its diagnostic."""

    code: str
    start: int
    end: int
    args: Mapping[str, str] = field(default_factory=dict)


def has_digit(text: str) -> bool:
    """Whether there is anything to look at: most texts hold no number."""
    return _DIGIT.search(text) is not None


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences with the places where they begin."""
    begin = 0
    for mark in _SENTENCE.finditer(text):
        yield begin, text[begin : mark.start()]
        begin = mark.end()
    yield begin, text[begin:]


def figures(text: str) -> tuple[Figure, ...]:
    """The numbers that count something."""
    found = []
    for match in _NUMBER.finditer(text):
        if _NOT_A_COUNT.search(text[max(0, match.start() - 16) : match.start()]) or _is_item(text, match):
            continue
        rest = match["rest"] or ""
        after = text[match.end() : match.end() + 120]
        end = _NOUN_END.search(after)
        found.append(
            Figure(
                value=Decimal(match["whole"].replace(".", "") + (f".{rest}" if rest else "")),
                start=match.start(),
                end=match.end(),
                percent=match["percent"] is not None,
                decimals=len(rest),
                noun=words(after[: end.start()] if end else after),
                following=words(after),
                leading=_leading(text[max(0, match.start() - 120) : match.start()]),
            )
        )
    return tuple(found)


def _is_item(text: str, match: re.Match[str]) -> bool:
    """Whether a number only counts the items of a list: 1. or 1) where a line begins."""
    line = text.rfind("\n", 0, match.start()) + 1
    return not text[line : match.start()].strip() and _ITEM_END.match(text, match.end("whole")) is not None


def _leading(before: str) -> tuple[str, ...]:
    tie = _TIED.search(before)
    if tie is None:
        return ()
    clause = _NOUN_END.split(before[: tie.start()])[-1]
    return tuple(_WORD.findall(folded(clause))[-_LONGEST_NOUN:])


def words(text: str) -> tuple[str, ...]:
    """The first words of a text, folded, without marks and numbers."""
    return tuple(_WORD.findall(folded(text))[:_LONGEST_NOUN])


def same_noun(one: Figure, other: Figure) -> bool:
    """Whether two numbers count the same thing, as far as the first word after them tells."""
    return bool(one.noun) and one.noun[:1] == other.noun[:1]
