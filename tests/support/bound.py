"""A mapping bound to a workbook, for tests of what lies between the two."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from msgspec import Struct

from docgen.binding.context import Context, make_base, make_context
from docgen.binding.demand import Need, demand, needed_leaves
from docgen.binding.workbook import BoundWorkbook, bind_workbook
from docgen.diagnostics import CellLocation, Diagnostic, Diagnostics
from docgen.excel.workbook import read_workbook
from docgen.mapping.model import DocumentMapping
from docgen.mapping.reader import read_mapping
from tests.support.projects import save_template
from tests.support.workbooks import table_workbook

Told = tuple[str, str, dict[str, str]]  # code, place, args


class Bound(Struct, frozen=True):
    mapping: DocumentMapping
    workbook: BoundWorkbook
    context: Context
    diagnostics: Diagnostics


def mapping_of(folder: Path, text: str) -> DocumentMapping:
    """The mapping of a document with no other key than those in `text`."""
    save_template(folder / "bc.docx", ["x"])
    path = folder / "bc.yaml"
    head = 'template: bc.docx\noutput: "bc.docx"\ntitle: Báo cáo\n'
    path.write_text(head + dedent(text), encoding="utf-8")
    mapping, problems = read_mapping(path, templates=folder)
    assert problems == ()
    assert mapping is not None
    return mapping


def bind(folder: Path, mapping: str, workbook: Path | Mapping[str, str], *needs: str) -> Bound:
    """Bind a workbook (a file, or Markdown tables from row 1) and demand the names in `needs`."""
    path = workbook if isinstance(workbook, Path) else table_workbook(folder, workbook)
    read, problems = read_workbook(path)
    assert read is not None, problems
    model = mapping_of(folder, mapping)
    bound = bind_workbook(read, [model])
    context, found = make_context(model, make_base([model], bound))
    demanded = demand(needed_leaves(model, [Need(name=name) for name in needs]), bound, context)
    return Bound(model, bound, context, (*bound.problems, *found, *demanded))


def told(diagnostics: Diagnostics) -> list[Told]:
    """The diagnostics as short tuples, whole: code, `Sheet!Cell` (or line:column), facts."""
    return [(item.code, _place(item), dict(item.args)) for item in diagnostics]


def _place(item: Diagnostic) -> str:
    location = item.location
    if isinstance(location, CellLocation):
        return f"{location.sheet}!{location.cell}" if location.cell else location.sheet
    return f"{getattr(location, 'line', '')}:{getattr(location, 'column', '')}"
