"""What the form itself needs: its misprints, its worksheets, and where warnings are explained."""

from __future__ import annotations

from docgen.formats.types import ValueType
from docgen.mapping.items.shared import NEVER, check_distinct
from docgen.mapping.keys import cells, shared
from docgen.mapping.keys import form as keys
from docgen.mapping.model import Correction, Corrections, Explanations, SheetLayout, Table, TableColumn
from docgen.mapping.problems import Problems
from docgen.mapping.sections import Named, Record


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
            note=item.value.text(cells.NOTE),
        )
        for item in record.get(keys.ITEMS) or ()
    }
    return Corrections(location=record.location, switch=switch, items=items)


def explanations(record: Record, problems: Problems) -> Explanations | None:
    """The list of explanations: a table whose columns are known, in the order they are written."""
    columns, header = record.get(keys.EXPLANATION_COLUMNS), record.get(shared.HEADER)
    if columns is None or header is None:
        return None
    read = {name: value for name, value in columns.values.items() if isinstance(value, Record)}
    titles = [column.slots["title"] for column in read.values() if column.has(cells.TITLE)]
    check_distinct(titles, problems)
    sheet_name = record.text(shared.SHEET)
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
                title=column.text(cells.COLUMN_TITLE),
                type=_DATE if name == "date" else _TEXT,
                required=NEVER,
                prompt=column.text(shared.PROMPT),
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
