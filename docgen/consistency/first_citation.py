"""A document cited for the first time is named in full, afterwards in short.

Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.6.b: "Khi viện dẫn lần đầu văn bản có liên quan, phải ghi
đầy đủ tên loại, số, ký hiệu của văn bản, thời gian ban hành văn bản, tên cơ quan, tổ chức ban hành văn bản
và trích yếu nội dung văn bản [...]; trong các lần viện dẫn tiếp theo, chỉ ghi tên loại và số, ký hiệu của
văn bản đó."

What a citation says is read once a text; what came before it is asked of each document that prints the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from msgspec import Struct

from docgen.consistency.citations import Citation, citations
from docgen.consistency.prose import Found
from docgen.consistency.templates import located
from docgen.diagnostics import Diagnostic, Location
from docgen.formats.patterns import pattern

# A type of document before its number: the same decree, Điều 7; laws; papers of the Party.
_KIND = pattern(
    r"\b(?:luật|pháp lệnh|lệnh|nghị quyết|nghị định|quyết định|chỉ thị|quy chế|quy định|thông cáo|thông báo"
    r"|hướng dẫn|chương trình|kế hoạch|phương án|đề án|dự án|báo cáo|biên bản|tờ trình|hợp đồng|công văn"
    r"|công điện|thông tư|kết luận|văn bản|giấy \w+|thư \w+)(?:\s+liên\s+tịch)?\s+(?:số\s*:?\s*)?$",
    re.IGNORECASE,
)
_CAPITALS = "A-ZÀ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
# Right behind the date, "của" or a name; behind the subject, "của" with a name.
_ISSUER = pattern(rf"\s*,?\s*(?:của|do)\s+\w|\s+[{_CAPITALS}]\w")
_ISSUER_LATER = pattern(rf"\bcủa\s+[{_CAPITALS}]")
_CUE = (
    r"(?:[“\"]|\b(?:về|quy định|ban hành|phê duyệt|triển khai|thực hiện|hướng dẫn|sửa đổi|bổ sung|công bố"
    r"|giao|thành lập|tăng cường|đẩy mạnh)\b)"
)
_SUBJECT = pattern(_CUE, re.IGNORECASE)
# Where the sentence goes on to something else: "..., các phòng đã triển khai".
_ELSEWHERE = pattern(rf",\s+(?!(?:về|của|do|v/v)\b)[^\W\d{_CAPITALS}]|(?:^|\s)(?:đã|đang|sẽ|để|nhằm)\s")
_END = pattern(r"(?<!\bTP)[.;!?](?=\s|$)|\n|\)")
_BRACKETS = pattern(r"\([^()]*\)")
_NEAR = 40  # characters before a number that may hold the name of the type
# "Quyết định số 1/QĐ-A ngày ... và Quyết định số 2/QĐ-A ngày ... của A": both are said to be of A.
_JOINED = pattern(r"\s*(?:,|và|cùng)\s+(?:\w+\s+){0,5}:?\s*")
# "các Quyết định số 1/QĐ-A, 2/QĐ-A": both are said to be decisions.
_LISTED = pattern(r"\s*(?:,|;|và)\s*(?:số\s*:?\s*)?")
# "Kế hoạch ... về việc thực hiện Nghị quyết số 2-NQ/A": the second is a word of the first one's subject.
_QUOTED = pattern(_CUE + r"(?:(?!\bvà\b)[^,;:.”\"])*$", re.IGNORECASE)

_WORDS: Mapping[str, tuple[str, str]] = {
    "kind": ("tên loại", "its type"),
    "date": ("ngày ban hành", "its date"),
    "issuer": ("cơ quan ban hành", "its issuer"),
    "subject": ("trích yếu", "its subject"),
}


class Said(Struct, frozen=True, kw_only=True):
    """A citation with what a full one says and it does not; `quoted`: a word of another's subject."""

    citation: Citation
    missing: tuple[str, ...]
    quoted: bool = False


class CitingText(Struct, frozen=True, kw_only=True):
    """A text and the documents it cites."""

    location: Location
    text: str
    said: tuple[Said, ...]


def citing(text: str, location: Location) -> CitingText:
    """Read how a text cites documents."""
    found = list(citations(text, location))
    if not found:
        return CitingText(location=location, text=text, said=())
    ends = [*(citation.start for citation in found[1:]), len(text)]
    behind = [text[citation.end : end] for citation, end in zip(found, ends, strict=True)]
    parts = [
        _parts(text[max(0, citation.start - _NEAR) : citation.start], rest, dated=citation.date is not None)
        for citation, rest in zip(found, behind, strict=True)
    ]
    for at, (before, after) in enumerate(pairwise(parts)):
        if _LISTED.fullmatch(behind[at]):
            after |= before & {"kind"}
    for at in reversed(range(len(found) - 1)):
        if _JOINED.fullmatch(behind[at]):
            parts[at] |= parts[at + 1] & {"issuer", "subject"}
    quoted = [False, *(_names_another(rest) for rest in behind[:-1])]
    said = (
        Said(citation=citation, missing=tuple(word for word in _WORDS if word not in there), quoted=inside)
        for citation, there, inside in zip(found, parts, quoted, strict=True)
    )
    return CitingText(location=location, text=text, said=tuple(said))


def _parts(before: str, behind: str, *, dated: bool) -> set[str]:
    """The parts of a full citation that are there, beside number and symbol."""
    sentence = _up_to(_END, _BRACKETS.sub("", behind))
    subject = _SUBJECT.search(_up_to(_ELSEWHERE, sentence))
    there = {
        "kind": _KIND.search(before),
        "date": dated,
        "issuer": _ISSUER.match(sentence) or (subject and _ISSUER_LATER.search(sentence, subject.end())),
        "subject": subject,
    }
    return {name for name, found in there.items() if found}


def _names_another(between: str) -> bool:
    """Whether what stands between two citations makes the second a word of the first one's subject."""
    between = _BRACKETS.sub("", between)
    return not _END.search(between) and not _ELSEWHERE.search(between) and bool(_QUOTED.search(between))


def _up_to(end: re.Pattern[str], text: str) -> str:
    found = end.search(text)
    return text[: found.start()] if found else text


def check_first_citations(
    texts: Iterable[CitingText], introduced: Iterable[Citation]
) -> Iterator[Diagnostic]:
    """What the texts of one document do not cite in full the first time, or cite in full again.

    texts: in the order in which the document prints them; introduced: what else it names (its template, its
    lists), in a way of its own, so that the texts need not.
    """
    known = list(introduced)
    in_full: list[Citation] = []
    for text in texts:
        for said in text.said:
            citation = said.citation
            full = not said.missing
            if full and any(map(citation.is_of_the_same_document, in_full)):
                yield from _told("text-citation-full-again", said, text)
            elif not full and not said.quoted and not any(map(citation.is_of_the_same_document, known)):
                yield from _told("text-citation-not-full", said, text)
            known.append(citation)
            if full:
                in_full.append(citation)


def _told(code: str, said: Said, text: CitingText) -> Iterator[Diagnostic]:
    args = {"citation": said.citation.spelling}
    if said.missing:
        args["missing"], args["missing_en"] = (
            ", ".join(_WORDS[part][language] for part in said.missing) for language in (0, 1)
        )
    item = Found(code=code, start=said.citation.start, end=said.citation.end, args=args)
    yield from located((item,), text.text, text.location)
