"""`docgen trace`: the figures of documents with their cells, or the places that one cell reaches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation, has_errors, nearest
from docgen.formats.text import folded
from docgen.pipeline.loading import load_pack
from docgen.pipeline.pack import Pack, is_called
from docgen.pipeline.project import Project, workbooks_in
from docgen.trace.drawing import Traced, trace_workbook
from docgen.trace.figures import Figure
from docgen.trace.origin import file_meant, find_origin, possible_workbooks, published_as, read_copy


class TracedFigures(Struct, frozen=True, kw_only=True):
    """A document and those of its figures that were asked for."""

    document: Traced
    figures: tuple[Figure, ...]


class TraceReport(Struct, frozen=True, kw_only=True):
    """What was found; `cell` is the cell or name asked for, '' for whole documents."""

    cell: str = ""
    documents: tuple[TracedFigures, ...] = ()
    diagnostics: Diagnostics = ()

    @property
    def ok(self) -> bool:
        """Whether what was asked for exists."""
        return not has_errors(self.diagnostics)


def trace(project: Project, document: str, workbooks: Sequence[Path] = ()) -> TraceReport:
    """Every figure of a document: a file, or the mapping's name or title for that of each workbook."""
    pack = load_pack(project)
    file = file_meant(project, document)
    if file.suffix.lower() == ".docx":
        lines, problems = read_copy(file.absolute())
        if lines is None:
            return TraceReport(diagnostics=problems)
        candidates = possible_workbooks(project, file, workbooks)
        origin, problems = find_origin(pack, candidates, lines, file.name, published_as(project, file))
        if origin is None:
            unknown = Diagnostic(code="copy-of-nothing", location=FileLocation(path=file.absolute()))
            return TraceReport(diagnostics=(unknown, *problems))
        return TraceReport(documents=(TracedFigures(document=origin, figures=origin.figures),))
    names = [form.mapping.name for form in pack.forms]
    meant = {
        form.mapping.name for form in pack.forms if is_called(document, form.mapping.name, form.mapping.title)
    }
    if not meant:
        near = nearest(document, [*names, *(form.mapping.title for form in pack.forms)])
        args = {"name": document, "known": ", ".join(names), **({"nearest": near} if near else {})}
        location = FileLocation(path=project.mappings)
        return TraceReport(diagnostics=(Diagnostic(code="document-unknown", location=location, args=args),))
    documents, problems = _documents(project, pack, _paths(project, workbooks))
    found = [item for item in documents if item.document in meant]
    return TraceReport(
        documents=tuple(TracedFigures(document=item, figures=item.figures) for item in found),
        diagnostics=problems,
    )


def trace_cell(project: Project, cell: str, workbooks: Sequence[Path] = ()) -> TraceReport:
    """Every place a cell ("Sheet!E14") or a name of the mappings reaches, in all documents.

    Values computed from the cell count, and what the filters of templates make of it.
    """
    pack = load_pack(project)
    documents, problems = _documents(project, pack, _paths(project, workbooks))
    asked = _Asked(cell)
    found = []
    for document in documents:
        figures = tuple(figure for figure in document.figures if asked.meets(figure))
        if figures:
            found.append(TracedFigures(document=document, figures=figures))
    if not found and documents:
        problems = (*problems, _reaches_nothing(project, cell))
    return TraceReport(cell=cell, documents=tuple(found), diagnostics=problems)


def _reaches_nothing(project: Project, cell: str) -> Diagnostic:
    location = FileLocation(path=project.inbox)
    return Diagnostic(code="cell-reaches-nothing", location=location, args={"cell": cell}, severity="warning")


def _paths(project: Project, workbooks: Sequence[Path]) -> tuple[Path, ...]:
    return tuple(path.absolute() for path in workbooks) or workbooks_in(project.inbox)


def _documents(project: Project, pack: Pack, paths: Sequence[Path]) -> tuple[tuple[Traced, ...], Diagnostics]:
    if not paths:
        return (), (Diagnostic(code="no-workbook", location=FileLocation(path=project.inbox)),)
    documents: list[Traced] = []
    problems: list[Diagnostic] = []
    for path in paths:
        found, more = trace_workbook(pack, path)
        documents += (document for document in found if document.wanted)
        problems += more
    return tuple(documents), tuple(problems)


class _Asked:
    """A cell or a name, as a person writes it: 'Số liệu'!$E$14, so_lieu.hn_tong_cuoc.k6."""

    def __init__(self, text: str) -> None:
        sheet, mark, address = text.rpartition("!")
        self.sheet = folded(sheet.strip().removeprefix("'").removesuffix("'").replace("''", "'"))
        self.address = address.replace("$", "").strip().upper() if mark else ""
        self.name = "" if mark else text.strip()
        self.in_expression = re.compile(rf"(?<![\w.]){re.escape(self.name)}(?!\w)")

    def meets(self, figure: Figure) -> bool:
        if self.address:
            cells = ((folded(source.cell.sheet), source.cell.cell) for source in figure.sources)
            return (self.sheet, self.address) in cells
        if self.in_expression.search(figure.expression):
            return True
        return any(
            source.name == self.name or source.name.startswith(f"{self.name}.") for source in figure.sources
        )
