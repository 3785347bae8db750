"""The list of explanations as staff filled it in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from docgen.binding.leaf import Leaf
from docgen.binding.records import Records
from docgen.diagnostics import CellLocation, Diagnostic, Explanation
from docgen.explanations.marks import split
from docgen.language.missing import Missing

_NEEDED = ("reason", "by", "date")


class Row(Struct, frozen=True, kw_only=True):
    """One row: what it says, and whether that is enough.

    `mark` is its code taken apart, None for what is no code; `explanation` is None where something is
    missing or wrong, which `problems` then say.
    """

    written: str
    mark: tuple[str, str] | None
    cell: str
    location: CellLocation
    explanation: Explanation | None = None
    problems: tuple[Diagnostic, ...] = ()


def rows_of(records: Records) -> Iterator[Row]:
    """The filled rows, top to bottom."""
    titles = {column.declared.name: column.declared.title for column in records.columns if column.place}
    lost = not titles.keys() >= {"code", *_NEEDED}  # a title was changed, which binding has told
    for record in records if "code" in titles else ():
        leaves = record.leaves
        said = {name: _text(leaf) for name, leaf in leaves.items()}
        written, location = said.get("code", ""), leaves["code"].location
        refused = tuple(
            replace(leaf.problem, severity="warning") for leaf in leaves.values() if leaf.problem is not None
        )
        lacking = [
            name for name in _NEEDED if name in titles and not said.get(name) and leaves[name].problem is None
        ]
        problems = refused
        if lacking:
            missing = ", ".join(titles[name] for name in lacking)
            problems += (
                told("explanation-incomplete", leaves[lacking[0]].location, written, missing=missing),
            )
        explanation = Explanation(
            reason=said.get("reason", ""), by=said.get("by", ""), date=said.get("date", ""), location=location
        )
        yield Row(
            written=written,
            mark=split(written),
            cell=said.get("cell", ""),
            location=location,
            explanation=None if problems or lost else explanation,
            problems=problems,
        )


def told(code: str, location: CellLocation, written: str, **args: str) -> Diagnostic:
    """A problem of a row."""
    return Diagnostic(code=code, location=location, args={"code": written, **args}, severity="warning")


def _text(leaf: Leaf) -> str:
    value = leaf.value
    if isinstance(value, Missing):
        return ""
    return f"{value.raw:%d/%m/%Y}" if isinstance(value.raw, date) else " ".join(value.text.split())
