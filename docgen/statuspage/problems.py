"""A problem in the words of the page: where it is, what is wrong, what to do."""

from __future__ import annotations

from msgspec import Struct

from docgen.catalogue import hints, message
from docgen.console.places import file_of, relative
from docgen.diagnostics import (
    CellLocation,
    Diagnostic,
    FileLocation,
    Location,
    TemplateLocation,
    YamlLocation,
)
from docgen.pipeline.project import Project


class Problem(Struct, frozen=True, kw_only=True):
    """One problem in words: where, what, what to do.

    `mark` is the code by which it can be explained, with the cell and the figures it is about; `why` is
    the explanation of one that was accepted.
    """

    error: bool
    place: str
    label: str
    text: str
    todo: tuple[str, ...]
    mark: str = ""
    cell: str = ""
    figures: str = ""
    why: str = ""


def problem_of(item: Diagnostic, project: Project) -> Problem:
    """A diagnostic as the page shows it."""
    place, label = _place(item.location, project)
    text = message(item, "vi")
    todo = [hint[:1].upper() + hint[1:] for hint in hints(item, "vi")]
    todo += (
        f"Đã được giải trình tại: {_place(other.location, project)[0]}, nhưng cho số liệu khác"
        for other in item.related
        if other.role == "explained"
    )
    todo += [f"Nếu số liệu đã đúng, mã giải trình: {item.mark}"] if item.mark else []
    why, cell = item.explanation, ""
    if isinstance(item.location, CellLocation):
        cell = f"{item.location.sheet}!{item.location.cell}" if item.location.cell else item.location.sheet
    return Problem(
        error=item.severity == "error",
        place=place,
        label=label,
        text=text[:1].upper() + text[1:].removesuffix("."),
        todo=tuple(todo),
        mark=item.mark,
        cell=cell,
        figures="; ".join(item.figures),
        why=f"{why.reason} ({why.by}, {why.date})" if why is not None else "",
    )


def _place(location: Location, project: Project) -> tuple[str, str]:
    file = relative(file_of(location), project.root)
    match location:
        case CellLocation(sheet=sheet, cell=cell, label=label):
            where = f"Sheet “{sheet}”, ô {cell}" if cell else f"Sheet “{sheet}”" if sheet else file
            return where, label
        case YamlLocation(line=line):
            return f"{file}, dòng {line}", ""
        case TemplateLocation(excerpt=excerpt):
            return file, excerpt
        case FileLocation():
            return file, ""
