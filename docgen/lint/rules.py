"""What a decree asks for, as data: the components of a document and how each must look.

A rules file (`docgen.lint.rules_file` reads it) fills these; the checks only compare.  Sizes are points,
lengths of the page millimetres, of a first line centimetres.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct, field

from docgen.lint.seen import Align

Zone = Literal["head", "head-left", "head-right", "text", "foot-left", "foot-right", "appendix", "footer"]
RuleSeverity = Literal["error", "warning", "off"]
Range = tuple[float, float]


class Words(Struct, frozen=True, kw_only=True):
    """The same in Vietnamese and English."""

    vi: str
    en: str


class Fault(Struct, frozen=True, kw_only=True):
    """A wrong way of writing that can be told precisely."""

    pattern: re.Pattern[str]
    expected: Words


class Underline(Struct, frozen=True, kw_only=True):
    """The line below a component: its length as a share of the text's, give or take `tolerance`."""

    length: Range
    tolerance: float


class Enumeration(Struct, frozen=True, kw_only=True):
    """How the items of a list begin and end.

    `first` is asked for only in a document that has the component `first_with`.
    """

    bullet: str = ""
    ending: str = ""
    last_ending: str = ""
    last: re.Pattern[str] | None = None
    last_example: str = ""
    first: re.Pattern[str] | None = None
    first_example: str = ""
    first_with: str = ""
    single_goes_to: str = ""  # the component whose line one lone item belongs on


class Pair(Struct, frozen=True, kw_only=True):
    """Of two neighbouring lines: after (or before) a line like `line` stands one like `other`."""

    line: re.Pattern[str]
    other: re.Pattern[str]
    side: Literal["next", "previous"]
    expected: Words


class Symbols(Struct, frozen=True, kw_only=True):
    """What the text of one component must hold, by the text of another."""

    component: str
    texts: dict[str, str]


class Numbering(Struct, frozen=True, kw_only=True):
    """How components of which there may be several are numbered, and pointed to from the main text."""

    several: re.Pattern[str]
    example: str
    mention: re.Pattern[str]


class Component(Struct, frozen=True, kw_only=True):
    """One component: how it is recognised, then how it must look; None and () ask for nothing.

    A paragraph of the zone is this component where `pattern` (and `upper`: no small letter) fits, or, with
    `rest`, where nothing else does.  `after` names the components it may follow at once ("start": it comes
    first); `again`: it may have further paragraphs of the same look; `anchor`: it tells where its zone is;
    `opens`: the appendix begins with it; `separate`: what is before it is an appendix in its own file;
    `marked`: only where it is centred or bold; `followed_by`: the component that has to come next.
    """

    id: str
    name: Words
    article: str
    zone: Zone
    pattern: re.Pattern[str] | None = None
    upper: bool = False
    after: tuple[str, ...] = ()
    again: bool = False
    once: bool = False
    rest: Literal["", "all", "last", "others"] = ""
    continues: re.Pattern[str] | None = None
    anchor: bool = False
    opens: bool = False
    separate: bool = False
    marked: bool = False
    followed_by: str = ""

    texts: tuple[str, ...] = ()
    format: re.Pattern[str] | None = None
    example: str = ""
    faults: tuple[Fault, ...] = ()
    forbidden: tuple[Fault, ...] = ()
    size: Range | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    mixed: bool = False
    caps: bool | None = None
    align: Align | None = None
    line: Underline | None = None
    line_spacing: Range | None = None
    gap: float | None = None  # least points between two paragraphs
    before: float | None = None  # least points above
    first_line: tuple[float, ...] = ()
    end_mark: str = ""
    sequence: tuple[str, ...] = ()
    enumeration: Enumeration | None = None
    pairs: tuple[Pair, ...] = ()
    symbols: Symbols | None = None
    numbering: Numbering | None = None
    same_row_as: str = ""
    right_of: str = ""
    severity: dict[str, RuleSeverity] = field(default_factory=dict)


class Required(Struct, frozen=True, kw_only=True):
    """A component that a kind of document must have; only where `component` reads like `pattern`."""

    id: str
    component: str = ""
    pattern: re.Pattern[str] | None = None


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of document, told by a component it `has` ('' for any); the first that fits counts."""

    id: str
    has: str
    required: tuple[Required, ...]


class Page(Struct, frozen=True, kw_only=True):
    """Paper, margins and fonts; each with its article."""

    width: float
    height: float
    size_tolerance: float
    size_article: str
    orientation_article: str
    margins: dict[str, Range]
    margin_tolerance: float
    margin_article: str
    fonts: tuple[str, ...]
    colors: tuple[str, ...]
    font_article: str


class PageNumber(Struct, frozen=True, kw_only=True):
    """The number of the page: where it stands and how it looks."""

    article: str
    place: Literal["header", "footer"]
    align: Align
    size: Range
    bold: bool
    italic: bool
    format: str
    start: int
    first_page: bool
    appendix_article: str


class Tables(Struct, frozen=True, kw_only=True):
    """Tables in the text; `rows` is the least number of rows of one that may go over a page."""

    article: str
    rows: int
    size: float
    tolerance: float  # millimetres


class Rules(Struct, frozen=True, kw_only=True):
    """Everything one decree asks for.  `severity` is that of a rule ('size', 'margin') in any component."""

    source: str
    page: Page
    page_number: PageNumber
    tables: Tables
    components: tuple[Component, ...]
    kinds: tuple[Kind, ...]
    leftovers: tuple[re.Pattern[str], ...]  # what must not be left in a finished document
    leftover_article: str
    fake_line: re.Pattern[str] | None  # characters that stand in for a drawn line
    severity: dict[str, RuleSeverity]

    def component(self, identifier: str) -> Component | None:
        """The component of this id."""
        return next((item for item in self.components if item.id == identifier), None)
