"""How a figure's place, its rounding and its origin are said, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.catalogue import Language
from docgen.diff.lines import Place
from docgen.trace.figures import Figure, Source
from docgen.word.excerpts import around

WORDS: Mapping[Language, Mapping[str, str]] = {
    "vi": {
        "paragraph": "đoạn {paragraph}",
        "table": "bảng {table}, hàng {row}, cột {column}",
        "row": "bảng {table}, hàng {row}",
        "header": "đầu trang",
        "footer": "chân trang",
        "footnotes": "chú thích cuối trang",
        "endnotes": "chú thích cuối văn bản",
        "properties": "thuộc tính của tệp",
        "exact": "in {text}; ô {raw}, không làm tròn",
        "rounded": "in {text}; ô {raw}, làm tròn {decimals} chữ số thập phân",
        "rounded0": "in {text}; ô {raw}, làm tròn đến hàng đơn vị",
        "scaled": "in {text}; ô {raw}, đổi sang đơn vị lớn hơn",
        "derived": "in {text}; tính từ {raw}",
        "derived-many": "in {text}; tính từ {count} ô",
        "plain": "in {text}",
        "empty": "ô trống, không in gì",
        "expression": "biểu thức",
        "rules": "quy tắc",
        "empty-cell": "trống",
    },
    "en": {
        "paragraph": "paragraph {paragraph}",
        "table": "table {table}, row {row}, column {column}",
        "row": "table {table}, row {row}",
        "header": "header",
        "footer": "footer",
        "footnotes": "footnote",
        "endnotes": "endnote",
        "properties": "properties of the file",
        "exact": "prints {text}; cell {raw}, not rounded",
        "rounded": "prints {text}; cell {raw}, rounded to {decimals} decimals",
        "rounded0": "prints {text}; cell {raw}, rounded to a whole number",
        "scaled": "prints {text}; cell {raw}, in a larger unit",
        "derived": "prints {text}; computed from {raw}",
        "derived-many": "prints {text}; computed from {count} cells",
        "plain": "prints {text}",
        "empty": "empty cell, nothing printed",
        "expression": "expression",
        "rules": "rules",
        "empty-cell": "empty",
    },
}

_LONGEST = 60  # characters of a text that are quoted


def place_text(place: Place, language: Language) -> str:
    """Where a figure stands: bảng 2, hàng 5, cột 3; chân trang, đoạn 1."""
    words = WORDS[language]
    key = "table" if place.column else "row" if place.table else "paragraph"
    facts = {name: getattr(place, name) for name in ("paragraph", "table", "row", "column")}
    where = words[key].format_map(facts)
    return where if place.part == "body" else f"{words[place.part]}, {where}"


def figure_place(figure: Figure, language: Language) -> str:
    """The place of a figure, also of one in the properties of the file."""
    return WORDS[language]["properties"] if figure.in_properties else place_text(figure.place, language)


def rounding_text(figure: Figure, language: Language) -> str:
    """What is printed against what the cell holds: in 66,7; ô 66,6667, làm tròn 1 chữ số thập phân."""
    words, kind = WORDS[language], figure.rounding.kind
    if not figure.text:
        return words["empty"]
    if kind == "rounded" and not figure.rounding.decimals:
        kind_key = "rounded0"
    elif kind == "derived" and not figure.raw:
        kind_key = "derived-many"
    else:
        kind_key = kind or "plain"
    return words[kind_key].format(
        text=quoted(figure.text),
        raw=quoted(figure.raw),
        decimals=figure.rounding.decimals,
        count=len(figure.sources),
    )


def source_text(source: Source, language: Language) -> str:
    """A cell with its label and what it holds: Số liệu!E14 (Tổng số cuộc, Cả năm) = 1236."""
    label = f" ({source.cell.label})" if source.cell.label else ""
    raw = quoted(source.raw) or WORDS[language]["empty-cell"]
    return f"{source.cell.sheet}!{source.cell.cell}{label} = {raw}"


def origin_lines(figure: Figure, language: Language) -> Iterator[str]:
    """Everything about where a figure comes from, a line a fact, as comments in Word have it."""
    words = WORDS[language]
    for source in figure.sources:
        yield source_text(source, language)
    yield rounding_text(figure, language)
    if figure.expression:
        yield f"{words['expression']}: {figure.expression}"
    if figure.rules:
        yield f"{words['rules']}: {', '.join(figure.rules)}"


def near(line: str, text: str) -> str:
    """What stands beside `text` in its line."""
    flat = " ".join(text.split())
    at = line.find(flat) if flat else -1
    return around(line, at, at + len(flat)) if at >= 0 else quoted(line)


def quoted(text: str) -> str:
    """A text on one line, shortened."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rstrip()}…"
