"""What `{{ ... }}` writes, and the record of it.

Every print of a template goes through a Recorder, which puts the text between two sentinels and notes it
down, so that the finished document can be held against the record and every value proven to have arrived
(see `docgen.word.printing` and `docgen.proof`).
"""

from __future__ import annotations

from decimal import Decimal

from docgen.diagnostics import CellLocation
from docgen.formats.numbers import value_text
from docgen.language.missing import Missing
from docgen.language.values import NUMBER, Value, decimal_of

# Characters that XML does not allow and that are one byte of UTF-8 each: a value that has one is refused (by
# binding, which knows its cell, or by the proof), and stands for no sentinel, as it was recorded as it is.
OPENING = "\x01"
CLOSING = "\x02"

RECORDER = "_recorder"  # the name under which a Recorder travels in a context


class Recorder:
    """What was printed, in the order of printing.

    `draft`: a missing value prints as a visible mark instead of being an error; `demanded`: the empty
    cells that must be filled (any other empty cell prints nothing); `plain`: values print as docxtpl
    prints them (for a context that is not bound to a workbook).
    """

    def __init__(
        self, *, draft: bool = False, demanded: frozenset[CellLocation] = frozenset(), plain: bool = False
    ) -> None:
        self.draft = draft
        self.demanded = demanded
        self.plain = plain
        self.missing: list[Missing] = []

    def text_of(self, value: object) -> str:
        """The text that stands for `value`; a missing one is noted, and shows only in a draft."""
        if isinstance(value, Missing):
            if may_be_empty(value) and not self.demanded.intersection(value.origin.cells):
                return ""
            self.missing.append(value)
            return missing_mark(value) if self.draft else ""
        return str(value) if self.plain else shown(value)  # a list or a row raises: it is no text


def shown(value: object) -> str:
    """The Vietnamese text of a single value; TypeError for a list, a row of a table or anything else."""
    if isinstance(value, bool) or value is None:
        return {True: "Có", False: "Không", None: ""}[value]
    if isinstance(value, int | float | Decimal):
        return value_text(decimal_of(value), NUMBER)
    if isinstance(value, str | Value | Missing):
        return str(value)
    raise TypeError(f"cannot be printed: {type(value).__name__}")


def may_be_empty(value: Missing) -> bool:
    """Whether nothing is wrong with the missing value itself: its cell is just empty."""
    return value.why in {"empty", "optional"}


def missing_mark(value: Missing) -> str:
    """The mark a draft shows where a figure is still missing, naming the cell to fill."""
    cells = ", ".join(f"{cell.sheet}!{cell.cell}" for cell in value.origin.cells)
    return f"[CHƯA CÓ: {cells or value.name}]"


def in_message(value: object) -> str:
    """What `{{ value }}` writes in a message or a file name (Jinja's `finalize`)."""
    return "" if isinstance(value, Missing) and may_be_empty(value) else shown(value)
