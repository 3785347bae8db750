"""The names a document's template sees, made from a bound workbook.

Order matters: cells first, then the chosen columns of grids (they are expressions over cells), then the
corrections, then computed values, each after the values it reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docgen.binding.choosing import choose_columns, wrong_choices
from docgen.binding.computing import Known, compute, failure
from docgen.binding.leaf import Leaf
from docgen.binding.plans import plan_of
from docgen.binding.records import RecordNodes
from docgen.binding.used import CORRECTED
from docgen.binding.workbook import BoundWorkbook
from docgen.diagnostics import Diagnostic, Diagnostics
from docgen.formats.types import ValueType
from docgen.language.missing import Missing, MissingOperandError
from docgen.language.namespace import Namespace, insert
from docgen.language.origins import Origin
from docgen.language.values import TEXT, Value
from docgen.mapping.model import Corrections, DocumentMapping, Grid
from docgen.mapping.rulebook import Register

Context = dict[str, object]


def make_base(mappings: Iterable[DocumentMapping], bound: BoundWorkbook) -> Context:
    """The names that stand for cells, made once for all documents of a workbook.

    The reader of mappings has made sure that a name means the same in every document of a pack.
    """
    context: Context = {}
    grids: dict[str, Grid] = {}
    tables: set[str] = set()
    for mapping in mappings:
        for name in mapping.fields:
            insert(context, name, bound.leaves[name].value)
        grids.update(mapping.grids)
        tables.update(mapping.tables)
        context.update((item.name, _register_node(item)) for item in mapping.registers.values())
        context.update((name, Missing(name=name, why="optional")) for name in mapping.workbooks)
    for grid in grids.values():
        insert(context, grid.name, _grid_node(grid, bound.leaves))
    for table in sorted(tables):
        records = bound.records[table]
        if records.found or table in context:
            insert(context, table, Namespace(items=RecordNodes(records)))
        else:
            insert(context, table, Missing(name=table, why="rejected"))
    for grid in grids.values():
        choose_columns(grid, context)
    return context


def make_context(
    mapping: DocumentMapping,
    base: Context,
    known: Known | None = None,
    used: frozenset[str] | None = None,
) -> tuple[Context, Diagnostics]:
    """Every name one document's template sees: the base, its corrections and its computed values.

    `known`: what the other documents of the base have computed, which is added to; `used`: what the
    document uses of its mapping (see `docgen.binding.used`), whose problems alone are told (None: all).
    """
    context = dict(base)
    problems: list[Diagnostic] = []
    for grid in mapping.grids.values():
        problems += wrong_choices(grid, context, used)
    if mapping.corrections:
        found = _correct(mapping.corrections, context)
        problems += found if used is None or CORRECTED in used else ()
    problems += compute(mapping.computed, context, {} if known is None else known, used)
    return context, tuple(problems)


def _grid_node(grid: Grid, leaves: Mapping[str, Leaf]) -> Namespace:
    rows: dict[str, object] = {}
    alone = "" in grid.columns
    nodes: list[Namespace] = []
    for row, planned, facts in plan_of(grid).rows:
        if alone:
            rows[row.name] = leaves[f"{grid.name}.{row.name}"].value
            continue
        values = {leaf.column: leaves[leaf.name].value for leaf in planned if leaf.name in leaves}
        node = rows[row.name] = Namespace(facts | values)
        nodes.append(node)
    return Namespace(rows, nodes)


def _register_node(register: Register) -> Namespace:
    entries = []
    for entry in register.entries:
        origin = Origin(declared=entry.location)
        said = {"from": (entry.first, _DAY), "to": (entry.last, _DAY), "basis": (entry.basis or None, TEXT)}
        node: dict[str, object] = {"thing": entry.thing, "value": Value(entry.value, register.type, origin)}
        for name, (raw, kind) in said.items():
            node[name] = Missing(name=name, why="optional") if raw is None else Value(raw, kind, origin)
        entries.append(Namespace(node))
    return Namespace(items=entries)


_DAY = ValueType(name="date")


def _correct(corrections: Corrections, context: Context) -> Diagnostics:
    """Put the texts into the context; where it cannot be told which of the two holds, none of them."""
    problems: Diagnostics = ()
    try:
        corrected = bool(corrections.switch.evaluate(context))
    except MissingOperandError:
        corrected = False
    except Exception as error:  # whatever an expression of a mapping makes of the values
        switch, declared = corrections.switch, corrections.location
        problems = (failure("corrections.switch", switch, error, context, declared),)
    for item in corrections.items.values():
        origin = Origin(declared=item.location)
        if problems:
            insert(context, item.name, Missing(name=item.name, why="rejected", origin=origin))
        else:
            insert(context, item.name, Value(item.corrected if corrected else item.printed, TEXT, origin))
    return problems
