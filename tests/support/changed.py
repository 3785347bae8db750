"""The sample with other values in its cells, bound without writing or rendering a file: for rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.authoring.layout import Place, WorkbookLayout
from docgen.authoring.planning import lay_out
from docgen.binding.context import Context, make_base, make_context
from docgen.binding.workbook import BoundWorkbook, bind_workbook
from docgen.diagnostics import Diagnostics
from docgen.excel.cells import Cell, CellKind, CellValue, Sheet, Workbook
from docgen.excel.workbook import read_workbook
from docgen.formats.text import folded
from docgen.language.missing import MissingOperandError
from docgen.language.namespace import Namespace
from docgen.mapping.model import DocumentMapping
from docgen.rules import Checked, check_rules
from tests.support.sample import Changes, Value, half_year, sample_values
from tests.support.sample_lists import Record


class Case(Struct, frozen=True):
    """Other values by name (None empties the cell) and other records of whole tables.

    others: the workbooks beside it, by the name that rules have for them, each with its own changes to
    one that agrees with the sample; those not named are not there.  loose: names of periods that some rows do
    not have are passed over.
    """

    changes: Changes
    tables: Mapping[str, tuple[Record, ...]]
    others: Mapping[str, Changes] = field(default_factory=dict)
    loose: bool = False


class PackSample(Struct, frozen=True):
    """The mappings of the pack and the sample workbook, read once."""

    mappings: tuple[DocumentMapping, ...]
    layout: WorkbookLayout
    workbook: Workbook

    @classmethod
    def read(cls, mappings: tuple[DocumentMapping, ...], path: Path) -> PackSample:
        workbook, problems = read_workbook(path)
        assert workbook is not None, problems
        return cls(mappings, lay_out(mappings), workbook)

    def bound(self, case: Case) -> BoundWorkbook:
        """The leaves of the sample with the values of `case`; every value has been accepted."""
        bound = bind_workbook(self._with(case), self.mappings)
        assert not bound.problems
        refused = [leaf.name for leaf in bound.leaves.values() if leaf.problem is not None]
        assert refused == []
        return bound

    def context(self, document: str, case: Case) -> Context:
        """What the template of a document sees."""
        (mapping,) = (mapping for mapping in self.mappings if mapping.name == document)
        context, problems = make_context(mapping, make_base(self.mappings, self.bound(case)))
        assert problems == ()
        return context

    def broken(self, case: Case) -> Diagnostics:
        """Every rule that is broken, over all documents that are to be made."""
        base = make_base(self.mappings, self.bound(case))
        base.update((name, self._other(name, changes)) for name, changes in case.others.items())
        checked: Checked = {}
        found: dict[tuple[object, ...], None] = {}
        result = []
        for mapping in self.mappings:
            context, problems = make_context(mapping, base)
            if not _wanted(mapping, context):
                continue
            for problem in (*problems, *check_rules(mapping, context, checked)):
                key = (problem.code, problem.location, tuple(problem.args.items()))
                if key not in found:
                    found[key] = None
                    result.append(problem)
        return tuple(result)

    def _other(self, name: str, changes: Changes) -> Namespace:
        case = Case({**_AGREEING[name](), **changes}, {}, loose=True)
        return Namespace(make_base(self.mappings, self.bound(case)))

    def _with(self, case: Case) -> Workbook:
        sheets = dict(self.workbook.sheets)
        for name, value in case.changes.items():
            if name not in self.layout.places and (value is None or case.loose):
                continue  # half_year() empties periods that some rows do not have
            _put(sheets, self.layout.places[name], value)
        for name, records in case.tables.items():
            self._put_table(sheets, name, records)
        return replace(self.workbook, sheets=sheets)

    def _put_table(self, sheets: dict[str, Sheet], name: str, records: tuple[Record, ...]) -> None:
        places = self.layout.places.items()
        columns = [place for key, place in places if key.startswith(f"{name}.") and place.last_row]
        first, key = columns[0].row, folded(columns[0].sheet)
        sheet = sheets[key]
        kept = {number: cells for number, cells in sheet.rows.items() if number < first}
        sheets[key] = replace(sheet, rows=kept)
        for number, record in enumerate(records):
            for place, value in zip(columns, record, strict=True):
                _put(sheets, Place(sheet=place.sheet, row=first + number, column=place.column), value)


def last_year() -> Changes:
    """The changes that make the sample last year's workbook: what it says of last year stands there."""
    values = sample_values()
    moved = {"nam": "nam_truoc", "k6": "cung_ky"}
    changes: dict[str, Value] = {}
    for name in values:
        row, _, period = name.rpartition(".")
        if period in moved:
            changes[name] = values.get(f"{row}.{moved[period]}")
    return changes | {"bao_cao.nam": 2025, "bao_cao.ngay_chot": date(2025, 12, 15)}


def this_half_year() -> Changes:
    """The changes that make it the workbook of this year's 6-month report."""
    kept = "so_lieu.mxh_luot_theo_doi.k6"
    return {**half_year(), kept: sample_values()[kept]}


_AGREEING = {"tep_nam_truoc": last_year, "tep_6_thang": this_half_year}


def _put(sheets: dict[str, Sheet], place: Place, value: Value) -> None:
    key = folded(place.sheet)
    sheet = sheets[key]
    row = dict(sheet.rows.get(place.row, {}))
    row.pop(place.column, None)
    if value is not None:
        kind, stored = _stored(value)
        row[place.column] = Cell(row=place.row, column=place.column, kind=kind, value=stored)
    sheets[key] = replace(sheet, rows={**sheet.rows, place.row: row})


def _stored(value: str | int | float | date) -> tuple[CellKind, CellValue]:
    if isinstance(value, str):
        return "text", value
    return ("date", value) if isinstance(value, date) else ("number", Decimal(str(value)))


def _wanted(mapping: DocumentMapping, context: Context) -> bool:
    try:
        return mapping.when is None or bool(mapping.when.evaluate(context))
    except MissingOperandError:
        return False
