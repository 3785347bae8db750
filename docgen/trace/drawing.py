"""Documents drawn up again for tracing: with every value marked, whatever rules say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from docgen.binding.context import Context, make_context
from docgen.binding.evaluating import evaluated
from docgen.binding.leaf import Leaf
from docgen.binding.workbook import BoundWorkbook
from docgen.diagnostics import Diagnostic, Diagnostics
from docgen.diff.changes import shown
from docgen.diff.lines import Line, Place, at_column
from docgen.diff.reading import read_lines
from docgen.excel.workbook import read_workbook
from docgen.language.missing import Missing
from docgen.mapping.model import DocumentMapping
from docgen.pipeline.draw_up import Desk, set_desk
from docgen.pipeline.pack import Form, Pack
from docgen.rendering import render
from docgen.rules import cells_read
from docgen.trace.figures import (
    CellKey,
    Figure,
    Source,
    cells_of,
    declared_at,
    kind_of,
    printed_raw,
    raw_text,
    rounding_of,
)
from docgen.trace.marks import MarkingRecorder, Span, unmarked
from docgen.word.recording import Print
from docgen.word.template import CompiledTemplate


class Traced(Struct, frozen=True, kw_only=True):
    """A document as the workbook gives it now, its figures and where they stand in its lines.

    `spans[n].number` is a figure's `number`; `marked` are the document's bytes with the marks in them;
    `wanted` is False where the mapping's own condition leaves the document out.
    """

    workbook: Path
    document: str
    title: str
    name: str
    wanted: bool
    lines: tuple[Line, ...]
    spans: tuple[Span, ...]
    figures: tuple[Figure, ...]
    marked: bytes


def trace_workbook(pack: Pack, path: Path) -> tuple[tuple[Traced, ...], Diagnostics]:
    """Every document of a workbook, traced; a document that cannot be rendered says so and is left out."""
    workbook, problems = read_workbook(path, sheets=pack.sheets, names=pack.defined_names)
    if workbook is None:
        return (), problems
    desk = set_desk(workbook, pack)
    found: list[Traced] = []
    told: list[Diagnostic] = [*problems]
    for form in pack.forms:
        if form.template is None:
            continue
        document, more = trace_document(form, form.template, desk)
        told += more
        if document is not None:
            found.append(document)
    return tuple(found), tuple(told)


def trace_document(form: Form, template: CompiledTemplate, desk: Desk) -> tuple[Traced | None, Diagnostics]:
    """One document, traced.  Rules and empty cells do not stop it: what it would say is asked, not
    whether it may be published."""
    mapping = form.mapping
    context, _ = make_context(mapping, desk.base, desk.computed)
    rendered, problems = render(template, context, recorder=MarkingRecorder())
    if rendered is None:
        return None, problems
    lines, spans = unmarked(read_lines(rendered.content))
    leaves = _leaves_by_cell(desk.bound)
    gather = _Gathering(lines=lines, spans=_by_number(spans), leaves=leaves, rules=_rules(mapping, context))
    figures = tuple(gather.figures(rendered.prints, template))
    return (
        Traced(
            workbook=desk.bound.workbook.path,
            document=mapping.name,
            title=mapping.title,
            name=_name(mapping, context),
            wanted=_wanted(mapping, context),
            lines=lines,
            spans=spans,
            figures=figures,
            marked=rendered.content,
        ),
        (),
    )


class _Gathering(Struct, frozen=True, kw_only=True):
    """What a figure needs to know besides its print."""

    lines: tuple[Line, ...]
    spans: Mapping[int, tuple[Span, ...]]
    leaves: Mapping[CellKey, Leaf]
    rules: Mapping[CellKey, tuple[str, ...]]

    def figures(self, prints: Iterable[Print], template: CompiledTemplate) -> Iterator[Figure]:
        """The prints that come from cells, in the order of printing."""
        for number, item in enumerate(prints):
            if item.marked and cells_of(item.value):
                yield self._figure(number, item, template.sites[item.site].expression)

    def _figure(self, number: int, item: Print, expression: str) -> Figure:
        spans = self.spans.get(number, ())
        text = "\n".join(self.lines[span.line].cells[span.cell][span.start : span.end] for span in spans)
        first = self.lines[spans[0].line] if spans else None
        cells = cells_of(item.value)
        rules = dict.fromkeys(rule for cell in cells for rule in self.rules.get((cell.sheet, cell.cell), ()))
        return Figure(
            number=number,
            kind=kind_of(item.value),
            place=at_column(first.place, spans[0].cell) if first else Place(),
            in_properties=first is None,
            text=text,
            raw=printed_raw(item.value),
            rounding=rounding_of(text, item.value),
            expression=expression,
            sources=tuple(self._sources(item)),
            declared=declared_at(item.value),
            rules=tuple(rules),
            around=shown(first) if first else "",
        )

    def _sources(self, item: Print) -> Iterator[Source]:
        for cell in cells_of(item.value):
            leaf = self.leaves.get((cell.sheet, cell.cell))
            raw = "" if leaf is None or isinstance(leaf.value, Missing) else raw_text(leaf.value.raw)
            yield Source(cell=cell, name=leaf.name if leaf else "", raw=raw)


def _by_number(spans: Iterable[Span]) -> Mapping[int, tuple[Span, ...]]:
    found: dict[int, tuple[Span, ...]] = {}
    for span in spans:
        found[span.number] = (*found.get(span.number, ()), span)
    return found


def _leaves_by_cell(bound: BoundWorkbook) -> Mapping[CellKey, Leaf]:
    records = (record for table in bound.records.values() for record in table)
    leaves = [*bound.leaves.values(), *(leaf for record in records for leaf in record.leaves.values())]
    return {(leaf.location.sheet, leaf.location.cell): leaf for leaf in leaves}


def _rules(mapping: DocumentMapping, context: Context) -> Mapping[CellKey, tuple[str, ...]]:
    found: dict[CellKey, tuple[str, ...]] = {}
    for rule in mapping.rules:
        for cell in cells_read(rule, context):
            key = (cell.sheet, cell.cell)
            found[key] = (*found.get(key, ()), rule.id)
    return found


def _name(mapping: DocumentMapping, context: Context) -> str:
    name = evaluated(mapping.output, context, [])
    return f"{mapping.name}.docx" if isinstance(name, Missing) else str(name)


def _wanted(mapping: DocumentMapping, context: Context) -> bool:
    found = True if mapping.when is None else evaluated(mapping.when, context, [])
    return not isinstance(found, Missing) and bool(found)
