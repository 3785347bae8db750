"""The names a document's template sees, made from a bound workbook.

Order matters: cells first, then the chosen columns of grids (they are expressions over cells), then the
corrections, then computed values, each after the values it reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docgen.binding.computing import Known, compute, value_at
from docgen.binding.leaf import Leaf
from docgen.binding.plans import plan_of
from docgen.binding.records import RecordNodes
from docgen.binding.workbook import BoundWorkbook
from docgen.diagnostics import Diagnostics
from docgen.formats.types import ValueType
from docgen.language.expression import Expression
from docgen.language.missing import Missing, MissingOperandError
from docgen.language.namespace import Namespace, insert, members
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
        _choose_columns(grid, context)
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
    if mapping.corrections:
        _correct(mapping.corrections, context)
    return context, compute(mapping.computed, context, {} if known is None else known, used)


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


def _choose_columns(grid: Grid, context: Context) -> None:
    grid_node = value_at(context, grid.name)
    for column in grid.columns.values():
        if column.choose is None or not isinstance(grid_node, Namespace):
            continue
        chosen = _chosen(column.choose, context)
        for row in grid.rows.values():
            node = members(grid_node).get(row.name)
            if not isinstance(node, Namespace):
                continue
            name = f"{grid.name}.{row.name}.{column.name}"
            if isinstance(chosen, Missing):  # whoever asks for the value is told of the cell that chooses
                members(node)[column.name] = Missing(name=name, why=chosen.why, origin=chosen.origin)
                continue
            present = members(node).get(chosen)
            members(node)[column.name] = Missing(name=name, why="empty") if present is None else present


def _chosen(choose: Expression, context: Context) -> str | Missing:
    try:
        return str(choose.evaluate(context))
    except MissingOperandError as error:
        return error.missing


def _correct(corrections: Corrections, context: Context) -> None:
    try:
        corrected = bool(corrections.switch.evaluate(context))
    except MissingOperandError:
        corrected = False
    for item in corrections.items.values():
        text = item.corrected if corrected else item.printed
        insert(context, item.name, Value(text, TEXT, Origin(declared=item.location)))
