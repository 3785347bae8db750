"""Sections that were read -> the items of the model.

An item that lacks something it needs is left out: its problem was reported when the section was read.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import cast

from docgen.diagnostics import Severity, nearest
from docgen.formats.text import folded
from docgen.formats.types import TypeName, ValueType
from docgen.mapping import keys
from docgen.mapping.kinds import Slot
from docgen.mapping.model import (
    Computed,
    Correction,
    Corrections,
    Explanations,
    Field,
    Grid,
    GridColumn,
    GridRow,
    Requirement,
    Rule,
    SheetLayout,
    Table,
    TableColumn,
)
from docgen.mapping.names import split_cell
from docgen.mapping.nodes import Mapping, Scalar, Sequence
from docgen.mapping.problems import Problems
from docgen.mapping.sections import Named, Record

NEVER, ALWAYS = Requirement(), Requirement(always=True)


def value_type(record: Record, problems: Problems, default: TypeName | None = None) -> ValueType | None:
    """The type of an item, its options checked against it; None where none is given."""
    name = record.get(keys.TYPE) if record.has(keys.TYPE) else default
    if name is None:
        return None
    for option in keys.OPTIONS:
        fits = keys.OPTION_TYPES.get(option.name, keys.TYPES)
        if record.has(option) and name not in fits:
            place = record.slots[option.name].place
            problems.add("mapping-option-unfit", place, key=option.name, type=name, fits=", ".join(fits))
    if name == "choice" and not record.has(keys.CHOICES):
        problems.add("mapping-choices-missing", record.slot.place)
    low, high = record.get(keys.MIN), record.get(keys.MAX)
    if low is not None and high is not None and low > high:
        problems.add("mapping-bounds", record.slots["max"].value, min=f"{low:g}", max=f"{high:g}")
    grouping = record.get(keys.GROUPING)
    return ValueType(
        name=cast(TypeName, name),
        unit=record.text(keys.UNIT),
        decimals=record.get(keys.DECIMALS),
        grouping=True if grouping is None else grouping,
        choices=record.get(keys.CHOICES) or (),
        minimum=low,
        maximum=high,
    )


def field(item: Named[Record], problems: Problems) -> Field | None:
    """One cell."""
    record = item.value
    kind = value_type(record, problems)
    if kind is None:
        return None
    sheet, address = split_cell(record.text(keys.CELL)) or ("", "")
    return Field(
        name=item.name,
        location=item.location,
        type=kind,
        required=record.get(keys.REQUIRED) or NEVER,
        label=record.text(keys.LABEL),
        sheet=sheet,
        address=address,
        defined_name=record.text(keys.NAME),
        default=record.get(keys.DEFAULT),
        prompt=record.text(keys.PROMPT),
    )


def grid(item: Named[Record], problems: Problems) -> Grid | None:
    """Indicators x periods."""
    record = item.value
    columns = {column.name: column for column in _grid_columns(record, problems)}
    _check_titles(record, problems)
    rows = {}
    for named in record.get(keys.ROWS) or ():
        row = _grid_row(named, problems)
        _check_columns(named.value, _column_names(record), item.name, problems)
        if row:
            rows[row.name] = row
    header = record.get(keys.HEADER)
    if header is None:
        return None
    return Grid(
        name=item.name,
        location=item.location,
        sheet=record.text(keys.SHEET),
        header=header,
        key=record.text(keys.KEY),
        columns=columns,
        rows=rows,
    )


def _grid_columns(record: Record, problems: Problems) -> Iterator[GridColumn]:
    only = record.get(keys.COLUMN)
    if only is not None:
        yield GridColumn(name="", location=problems.place(record.slots["column"].place), title=only)
    for column in record.get(keys.COLUMNS) or ():
        yield GridColumn(
            name=column.name,
            location=column.location,
            title=column.value.text(keys.TITLE),
            choose=column.value.get(keys.CHOOSE),
            required=column.value.get(keys.REQUIRED) or ALWAYS,
            type=value_type(column.value, problems),
            prompt=column.value.text(keys.PROMPT),
        )


def _grid_row(item: Named[Record], problems: Problems) -> GridRow | None:
    record = item.value
    kind = value_type(record, problems, "count")
    if kind is None:
        return None
    return GridRow(
        name=item.name,
        location=item.location,
        type=kind,
        required=record.get(keys.REQUIRED) or ALWAYS,
        label=record.text(keys.LABEL),
        code=record.text(keys.CODE),
        note=record.text(keys.NOTE),
        tags=record.get(keys.TAGS) or (),
        columns=record.get(keys.ROW_COLUMNS) or (),
        heading=record.get(keys.HEADING) or False,
        default=record.get(keys.DEFAULT),
        prompt=record.text(keys.PROMPT),
        formulas={named.name: named.value for named in record.get(keys.FORMULAS) or ()},
    )


def _column_names(record: Record) -> dict[str, bool]:
    """The columns of a grid as written, right or wrong; True for those with a title of their own."""
    slot = record.slots.get("columns")
    columns = {column.name: column.value for column in record.get(keys.COLUMNS) or ()}
    entries = slot.value.entries if slot and isinstance(slot.value, Mapping) else ()
    written = [entry.key.text for entry in entries]
    return {name: name not in columns or not columns[name].has(keys.CHOOSE) for name in written}


def _check_columns(row: Record, columns: dict[str, bool], grid_name: str, problems: Problems) -> None:
    """Columns that a row names and its grid does not have; a formula needs one with a title."""
    named: list[tuple[Scalar, bool]] = []
    listed = row.slots.get("columns")
    if listed and isinstance(listed.value, Sequence):
        named += [(node, False) for node in listed.value.items if isinstance(node, Scalar)]
    formulas = row.slots.get("formulas")
    if formulas and isinstance(formulas.value, Mapping):
        named += [(entry.key, True) for entry in formulas.value.entries]
    for node, titled in named:
        known = [name for name, has_title in columns.items() if has_title or not titled]
        if node.text not in known:
            near = nearest(node.text, known)
            problems.add("mapping-unknown-column", node, found=node.text, grid=grid_name, nearest=near)


def _check_titles(record: Record, problems: Problems) -> None:
    """Two columns with one title would be read from the same cells."""
    slots = [record.slots[name] for name in ("key", "column") if name in record.slots]
    slots += [
        named.value.slots["title"] for named in record.get(keys.COLUMNS) or () if named.value.has(keys.TITLE)
    ]
    _check_distinct(slots, problems)


def _check_distinct(slots: list[Slot], problems: Problems) -> None:
    seen: dict[str, Slot] = {}
    for slot in slots:
        if isinstance(slot.value, Scalar):
            first = seen.setdefault(folded(slot.value.text), slot)
            if first is not slot:
                title = slot.value.text
                problems.add("mapping-duplicate-title", slot.value, related=first.value, title=title)


def table(item: Named[Record], problems: Problems) -> Table | None:
    """Records."""
    record = item.value
    columns = {}
    for named in record.get(keys.TABLE_COLUMNS) or ():
        column = _table_column(named, problems)
        if column:
            columns[column.name] = column
    written = record.get(keys.TABLE_COLUMNS) or ()
    _check_distinct(
        [named.value.slots["title"] for named in written if named.value.has(keys.TITLE)], problems
    )
    header = record.get(keys.HEADER)
    if header is None:
        return None
    return Table(
        name=item.name,
        location=item.location,
        sheet=record.text(keys.SHEET),
        header=header,
        columns=columns,
        label=record.text(keys.LABEL),
    )


def _table_column(item: Named[Record], problems: Problems) -> TableColumn | None:
    record = item.value
    kind = value_type(record, problems)
    if kind is None:
        return None
    return TableColumn(
        name=item.name,
        location=item.location,
        title=record.text(keys.TITLE),
        type=kind,
        required=record.get(keys.REQUIRED) or NEVER,
        default=record.get(keys.DEFAULT),
        prompt=record.text(keys.PROMPT),
    )


def computed(item: Named[Record], problems: Problems) -> Computed | None:
    """A value made from others."""
    kind = value_type(item.value, problems)
    value = item.value.get(keys.VALUE)
    if value is None:
        return None
    label = item.value.text(keys.LABEL)
    return Computed(name=item.name, location=item.location, type=kind, value=value, label=label)


def rule(record: Record) -> Rule | None:
    """Something that must hold."""
    check, message, severity = record.get(keys.CHECK), record.get(keys.MESSAGE), record.get(keys.SEVERITY)
    if check is None or message is None or severity is None:
        return None
    return Rule(
        id=record.text(keys.ID),
        location=record.location,
        check=check,
        severity=cast(Severity, severity),
        message=message,
        hint=record.get(keys.HINT),
        each={named.name: named.value for named in record.get(keys.EACH) or ()},
        limits={named.name: Decimal(repr(named.value)) for named in record.get(keys.LIMITS) or ()},
        when=record.get(keys.WHEN),
        at=record.get(keys.AT),
    )


def corrections(record: Record) -> Corrections | None:
    """The misprints of a form."""
    switch = record.get(keys.SWITCH)
    if switch is None:
        return None
    items = {
        item.name: Correction(
            name=item.name,
            location=item.location,
            printed=item.value.text(keys.PRINTED),
            corrected=item.value.text(keys.CORRECTED),
            note=item.value.text(keys.NOTE),
        )
        for item in record.get(keys.ITEMS) or ()
    }
    return Corrections(location=record.location, switch=switch, items=items)


def explanations(record: Record, problems: Problems) -> Explanations | None:
    """The list of explanations: a table whose columns are known, in the order they are written."""
    columns, header = record.get(keys.EXPLANATION_COLUMNS), record.get(keys.HEADER)
    if columns is None or header is None:
        return None
    read = {name: value for name, value in columns.values.items() if isinstance(value, Record)}
    titles = [column.slots["title"] for column in read.values() if column.has(keys.TITLE)]
    _check_distinct(titles, problems)
    sheet_name = record.text(keys.SHEET)
    table = Table(
        name=_EXPLANATIONS,
        location=record.location,
        sheet=sheet_name,
        header=header,
        label=sheet_name,
        columns={
            name: TableColumn(
                name=name,
                location=column.location,
                title=column.text(keys.COLUMN_TITLE),
                type=_DATE if name == "date" else _TEXT,
                required=NEVER,
                prompt=column.text(keys.PROMPT),
            )
            for name, column in read.items()
        },
    )
    return Explanations(location=record.location, table=table)


_EXPLANATIONS = "\0explanations"  # no table of a mapping can have this name
_TEXT, _DATE = ValueType(name="text"), ValueType(name="date")


def sheet(item: Named[Record]) -> SheetLayout:
    """How a worksheet is laid out."""
    record = item.value
    return SheetLayout(
        name=item.name,
        location=item.location,
        title=record.text(keys.HEADLINE),
        notes=record.get(keys.NOTES) or (),
        landscape=record.get(keys.LANDSCAPE) or False,
        widths={named.name: named.value for named in record.get(keys.WIDTHS) or ()},
    )
