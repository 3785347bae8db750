"""What reads cells: fields, grids and tables."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import nearest
from docgen.mapping.items.shared import ALWAYS, NEVER, check_distinct, value_type
from docgen.mapping.keys import cells as keys
from docgen.mapping.keys import shared
from docgen.mapping.model import Field, Grid, GridColumn, GridRow, Table, TableColumn
from docgen.mapping.names import split_cell
from docgen.mapping.nodes import Mapping, Scalar, Sequence
from docgen.mapping.problems import Problems
from docgen.mapping.sections import Named, Record


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
        required=record.get(shared.REQUIRED) or NEVER,
        label=record.text(shared.LABEL),
        sheet=sheet,
        address=address,
        defined_name=record.text(keys.NAME),
        default=record.get(shared.DEFAULT),
        prompt=record.text(shared.PROMPT),
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
    header = record.get(shared.HEADER)
    if header is None:
        return None
    return Grid(
        name=item.name,
        location=item.location,
        sheet=record.text(shared.SHEET),
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
            required=column.value.get(shared.REQUIRED) or ALWAYS,
            type=value_type(column.value, problems),
            prompt=column.value.text(shared.PROMPT),
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
        required=record.get(shared.REQUIRED) or ALWAYS,
        label=record.text(shared.LABEL),
        code=record.text(keys.CODE),
        note=record.text(keys.NOTE),
        tags=record.get(keys.TAGS) or (),
        columns=record.get(keys.ROW_COLUMNS) or (),
        heading=record.get(keys.HEADING) or False,
        default=record.get(shared.DEFAULT),
        prompt=record.text(shared.PROMPT),
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
    check_distinct(slots, problems)


def table(item: Named[Record], problems: Problems) -> Table | None:
    """Records."""
    record = item.value
    columns = {}
    for named in record.get(keys.TABLE_COLUMNS) or ():
        column = _table_column(named, problems)
        if column:
            columns[column.name] = column
    written = record.get(keys.TABLE_COLUMNS) or ()
    check_distinct([named.value.slots["title"] for named in written if named.value.has(keys.TITLE)], problems)
    header = record.get(shared.HEADER)
    if header is None:
        return None
    return Table(
        name=item.name,
        location=item.location,
        sheet=record.text(shared.SHEET),
        header=header,
        columns=columns,
        label=record.text(shared.LABEL),
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
        required=record.get(shared.REQUIRED) or NEVER,
        default=record.get(shared.DEFAULT),
        prompt=record.text(shared.PROMPT),
    )
