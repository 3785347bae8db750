"""What a mapping says, once it is read: fields that know their line.

Every item keeps its YamlLocation, so that a problem found later (an empty cell, a placeholder that
nothing feeds) can point back to the line that asked for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from docgen.diagnostics import YamlLocation
from docgen.formats.types import ValueType
from docgen.language.expression import Expression, Message
from docgen.mapping.rulebook import OtherWorkbook, Register, Rule


class Requirement(Struct, frozen=True, kw_only=True):
    """Whether a value must be there: always, never, or when an expression is true."""

    always: bool = False
    when: Expression | None = None


class Field(Struct, frozen=True, kw_only=True):
    """One cell -> one placeholder.  Exactly one of `cell` ("Sheet!C4") and `defined_name` is set."""

    name: str
    location: YamlLocation
    type: ValueType
    required: Requirement
    label: str = ""
    sheet: str = ""
    address: str = ""
    defined_name: str = ""
    default: str | None = None
    prompt: str = ""


class GridColumn(Struct, frozen=True, kw_only=True):
    """A period of a grid: the column with this `title`; or, with `choose`, another name for one of
    the grid's columns, which that expression picks anew in every build (this period, last year's)."""

    name: str
    location: YamlLocation
    title: str = ""
    choose: Expression | None = None
    required: Requirement = field(default_factory=lambda: Requirement(always=True))
    type: ValueType | None = None
    prompt: str = ""


class GridRow(Struct, frozen=True, kw_only=True):
    """An indicator: the row whose key column holds `name`.

    `columns` names the periods the indicator has (empty: all of them).  `code`, `label`, `unit` (in
    `type`) and `note` are what the form prints; `tags` are free words that rules select rows by.
    `heading` marks a title line of the workbook: it has a code and a label, and no value.
    """

    name: str
    location: YamlLocation
    type: ValueType
    required: Requirement
    label: str = ""
    code: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    heading: bool = False
    default: str | None = None
    prompt: str = ""
    formulas: Mapping[str, str] = field(default_factory=dict)


class Grid(Struct, frozen=True, kw_only=True):
    """Indicators x periods.

    A grid with the single column named "" (written `column: Title`) gives `{{ grid.row }}`; with named
    columns it gives `{{ grid.row.column }}`.
    """

    name: str
    location: YamlLocation
    sheet: str
    header: int
    key: str
    columns: Mapping[str, GridColumn]
    rows: Mapping[str, GridRow]


class TableColumn(Struct, frozen=True, kw_only=True):
    """A field of every record of a table."""

    name: str
    location: YamlLocation
    title: str
    type: ValueType
    required: Requirement
    default: str | None = None
    prompt: str = ""


class Table(Struct, frozen=True, kw_only=True):
    """Records: the rows below `header`, each with the same columns, as many as staff filled in."""

    name: str
    location: YamlLocation
    sheet: str
    header: int
    columns: Mapping[str, TableColumn]
    label: str = ""


class Computed(Struct, frozen=True, kw_only=True):
    """A value made from others by an expression.  Without a type it is passed on as it is (a list of
    records, say) and can be looped over and tested, not printed."""

    name: str
    location: YamlLocation
    type: ValueType | None
    value: Expression
    label: str = ""


class Correction(Struct, frozen=True, kw_only=True):
    """A text that the official form misprints: as printed, and as it should be."""

    name: str
    location: YamlLocation
    printed: str
    corrected: str
    note: str = ""


class Corrections(Struct, frozen=True, kw_only=True):
    """The misprints of a form, and the one switch that decides which text is printed."""

    location: YamlLocation
    switch: Expression
    items: Mapping[str, Correction]


class Explanations(Struct, frozen=True, kw_only=True):
    """The list in which staff explain warnings, so that they are not warned of the same figures again.

    A table of its own, whose columns are named `code`, `cell`, `figures`, `reason`, `by` and `date`; it
    feeds no template.  Workbooks may be without it.
    """

    location: YamlLocation
    table: Table


class SheetLayout(Struct, frozen=True, kw_only=True):
    """How `docgen workbook` lays a sheet out: its name, its title and the lines of guidance under it.

    `notes` alone (no grid, table or field on the sheet) make a sheet of text, such as the guide.
    """

    name: str
    location: YamlLocation
    title: str = ""
    notes: tuple[str, ...] = ()
    landscape: bool = False
    widths: Mapping[str, float] = field(default_factory=dict)


Item = Field | Grid | Table | Computed | Rule | Correction


class DocumentMapping(Struct, frozen=True, kw_only=True):
    """One document: a template, the name of what comes out, and everything that may feed it.

    `files` are the mapping file and every file it includes, in reading order: all of them decide what
    the document looks like.  `when` leaves the document out of a build where it is false.
    """

    path: Path
    files: tuple[Path, ...]
    location: YamlLocation
    template: Path
    output: Message
    title: str
    when: Expression | None = None
    fields: Mapping[str, Field] = field(default_factory=dict)
    grids: Mapping[str, Grid] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    computed: Mapping[str, Computed] = field(default_factory=dict)
    registers: Mapping[str, Register] = field(default_factory=dict)
    workbooks: Mapping[str, OtherWorkbook] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    corrections: Corrections | None = None
    explanations: Explanations | None = None
    sheets: tuple[SheetLayout, ...] = ()

    @property
    def name(self) -> str:
        """The short name of the document: its mapping's file name without the ending."""
        return self.path.stem

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """The worksheets that are read by name, in the order in which the mapping names them."""
        fields = (item.sheet for item in self.fields.values() if item.sheet)
        grids = (grid.sheet for grid in self.grids.values())
        tables = (table.sheet for table in self.tables.values())
        explained = (self.explanations.table.sheet,) if self.explanations is not None else ()
        return tuple(dict.fromkeys((*fields, *grids, *tables, *explained)))
