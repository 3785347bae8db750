"""A rules file in YAML -> Rules, or the place where it cannot be understood."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation, Location, YamlLocation
from docgen.lint.rules import (
    Component,
    Enumeration,
    Fault,
    Kind,
    Numbering,
    Page,
    PageNumber,
    Pair,
    Required,
    Rules,
    Symbols,
    Tables,
    Underline,
    Words,
)
from docgen.lint.rules_values import (
    Reader,
    RulesError,
    choice,
    flag,
    interval,
    items,
    made,
    mapped,
    number,
    pattern,
    section,
    text,
    whole,
)
from docgen.mapping import nodes


def read_rules(path: Path) -> tuple[Rules | None, Diagnostics]:
    """The rules in `path`, or why there are none."""
    try:
        root = nodes.parse(path.read_bytes()).root
    except OSError as error:
        reason = error.strerror or str(error)
        return None, (_problem(FileLocation(path=path), reason),)
    except nodes.YamlError as error:
        place = YamlLocation(file=path, line=error.line, column=error.column)
        return None, (_problem(place, error.facts.get("reason", error.code)),)
    try:
        return _rules(section(root)), ()
    except RulesError as error:
        place = YamlLocation(file=path, line=error.line, column=error.column)
        return None, (_problem(place, error.reason),)


def _problem(location: Location, reason: str) -> Diagnostic:
    return Diagnostic(code="layout-rules-unreadable", location=location, args={"reason": reason})


# --- the parts of a rules file

_words = partial(made, Words, {"vi": text, "en": text})
_fault = partial(made, Fault, {"pattern": pattern, "expected": _words})
_severities = partial(mapped, choice("error", "warning", "off"))
_align = choice("left", "center", "right", "both")

_enumeration = partial(
    made,
    Enumeration,
    {
        **dict.fromkeys(("bullet", "ending", "last_ending", "last_example", "first_example"), text),
        **dict.fromkeys(("first_with", "single_goes_to"), text),
        **dict.fromkeys(("last", "first"), pattern),
    },
)


def _pair(node: Any) -> Pair:
    keys = section(node)
    side = "next" if "next" in keys else "previous"
    if side not in keys or not {"line", "expected"} <= keys.keys():
        raise RulesError(node, "line, next | previous, expected")
    return Pair(
        line=pattern(keys["line"]),
        other=pattern(keys[side]),
        side="next" if side == "next" else "previous",
        expected=_words(keys["expected"]),
    )


_COMPONENT: dict[str, Reader] = {
    "id": text,
    "name": _words,
    "zone": choice(
        "head", "head-left", "head-right", "text", "foot-left", "foot-right", "appendix", "footer"
    ),
    "rest": choice("all", "last", "others"),
    "align": _align,
    "line": partial(made, Underline, {"length": interval, "tolerance": number}),
    "enumeration": _enumeration,
    "symbols": partial(made, Symbols, {"component": text, "texts": partial(mapped, text)}),
    "numbering": partial(made, Numbering, {"several": pattern, "example": text, "mention": pattern}),
    "pairs": partial(items, _pair),
    "first_line": partial(items, number),
    "severity": _severities,
    **dict.fromkeys(("article", "example", "end_mark", "same_row_as", "right_of", "followed_by"), text),
    **dict.fromkeys(("pattern", "continues", "format"), pattern),
    **dict.fromkeys(("upper", "again", "once", "anchor", "opens", "separate", "mixed", "marked"), flag),
    **dict.fromkeys(("bold", "italic", "underline", "caps"), flag),
    **dict.fromkeys(("after", "texts", "sequence"), partial(items, text)),
    **dict.fromkeys(("faults", "forbidden"), partial(items, _fault)),
    **dict.fromkeys(("size", "line_spacing"), interval),
    **dict.fromkeys(("gap", "before"), number),
}


def _required(node: Any) -> Required:
    if isinstance(node, nodes.Scalar):
        return Required(id=text(node))
    return made(Required, {"id": text, "component": text, "pattern": pattern}, node)


def _kind(node: Any) -> Kind:
    keys = section(node)
    has = text(keys["has"]) if "has" in keys else ""
    return Kind(id=text(keys.get("id")), has=has, required=items(_required, keys.get("required")))


def _page(node: Any) -> Page:
    keys = {key: section(value) for key, value in section(node).items()}
    size, margins, font = (keys.get(key, {}) for key in ("size", "margins", "font"))
    sides = ("top", "bottom", "left", "right")
    return Page(
        width=number(size.get("width")),
        height=number(size.get("height")),
        size_tolerance=number(size.get("tolerance")),
        size_article=text(size.get("article")),
        orientation_article=text(keys.get("orientation", {}).get("article")),
        margins={side: interval(margins.get(side)) for side in sides},
        margin_tolerance=number(margins.get("tolerance")),
        margin_article=text(margins.get("article")),
        fonts=items(text, font.get("names")),
        colors=items(text, font.get("colors")),
        font_article=text(font.get("article")),
    )


_PAGE_NUMBER: dict[str, Reader] = {
    "place": choice("header", "footer"),
    "align": _align,
    "size": interval,
    "start": whole,
    **dict.fromkeys(("bold", "italic", "first_page"), flag),
    **dict.fromkeys(("article", "format", "appendix_article"), text),
}
_TABLES: dict[str, Reader] = {"article": text, "rows": whole, "size": number, "tolerance": number}


def _rules(keys: dict[str, Any]) -> Rules:
    leftovers = section(keys.get("leftovers"))
    components = items(partial(made, Component, _COMPONENT), keys.get("components"))
    fake = keys.get("drawn_by_characters")
    return Rules(
        source=text(keys.get("source")),
        page=_page(keys.get("page")),
        page_number=made(PageNumber, _PAGE_NUMBER, keys.get("page_number")),
        tables=made(Tables, _TABLES, keys.get("tables")),
        components=components,
        kinds=items(_kind, keys.get("kinds")),
        leftovers=items(pattern, leftovers.get("patterns")),
        leftover_article=text(leftovers.get("article")),
        fake_line=None if fake is None else pattern(fake),
        severity=_severities(keys["severity"]) if "severity" in keys else {},
    )
