"""Mapping models built by hand: short names for what tests repeat."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docgen.diagnostics import YamlLocation
from docgen.formats.types import TypeName, ValueType
from docgen.language.parsing import compile_expression, compile_message
from docgen.mapping.model import (
    DocumentMapping,
    Field,
    Grid,
    GridColumn,
    GridRow,
    Requirement,
    SheetLayout,
    Table,
    TableColumn,
)

HERE = YamlLocation(file=Path("mappings/thu.yaml"), line=1, column=1)
REQUIRED = Requirement(always=True)
OPTIONAL = Requirement()


def column(name: str, title: str, **more: Any) -> GridColumn:
    """A period column; `choose` may be given as text."""
    if "choose" in more:
        more["choose"] = compile_expression(more["choose"])
    return GridColumn(name=name, location=HERE, title=title, **more)


def row(name: str, label: str, kind: TypeName = "count", unit: str = "", **more: Any) -> GridRow:
    """An indicator; `type` gives the whole ValueType instead of `kind` and `unit`."""
    value_type = more.pop("type", ValueType(name=kind, unit=unit))
    required = more.pop("required", REQUIRED)
    return GridRow(name=name, location=HERE, label=label, type=value_type, required=required, **more)


def heading(name: str, label: str, code: str = "") -> GridRow:
    return row(name, label, "text", code=code, heading=True, required=OPTIONAL)


def grid(name: str, sheet: str, header: int, columns: list[GridColumn], rows: list[GridRow]) -> Grid:
    return Grid(
        name=name,
        location=HERE,
        sheet=sheet,
        header=header,
        key="Mã",
        columns={item.name: item for item in columns},
        rows={item.name: item for item in rows},
    )


def table_column(name: str, title: str, kind: TypeName = "text", **more: Any) -> TableColumn:
    value_type = more.pop("type", ValueType(name=kind))
    required = more.pop("required", REQUIRED)
    return TableColumn(name=name, location=HERE, title=title, type=value_type, required=required, **more)


def table(name: str, sheet: str, header: int, columns: list[TableColumn]) -> Table:
    return Table(
        name=name, location=HERE, sheet=sheet, header=header, columns={item.name: item for item in columns}
    )


def single(name: str, kind: TypeName = "text", **more: Any) -> Field:
    """A field of one cell: give `sheet` and `address`, or `defined_name`."""
    value_type = more.pop("type", ValueType(name=kind))
    required = more.pop("required", REQUIRED)
    return Field(name=name, location=HERE, type=value_type, required=required, **more)


def sheet(name: str, title: str = "", *notes: str, **more: Any) -> SheetLayout:
    return SheetLayout(name=name, location=HERE, title=title, notes=notes, **more)


def document(
    *,
    grids: list[Grid] | None = None,
    tables: list[Table] | None = None,
    fields: list[Field] | None = None,
    sheets: list[SheetLayout] | None = None,
) -> DocumentMapping:
    return DocumentMapping(
        path=HERE.file,
        files=(HERE.file,),
        location=HERE,
        template=Path("templates/thu.docx"),
        output=compile_message("Thử.docx"),
        title="Thử",
        fields={item.name: item for item in fields or []},
        grids={item.name: item for item in grids or []},
        tables={item.name: item for item in tables or []},
        sheets=tuple(sheets or []),
    )
