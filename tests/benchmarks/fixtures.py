"""Everything the programs work on, made by code into one folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from tests.benchmarks.aside import set_aside
from tests.benchmarks.dialects import DIALECTS, DOCXTPL, flat
from tests.benchmarks.documents import FORMS, LONG_FORM, Form
from tests.benchmarks.excel_file import Rows, save_workbook
from tests.benchmarks.figures import (
    FIELDS,
    FIRST_FIELD_ROW,
    GRID_HEADER,
    GRIDS,
    LONG_COLUMNS,
    LONG_SHEET,
    PERIODS,
    SHARED,
    Field,
    Grid,
    field_values,
    grid_values,
    long_rows,
    shown,
)
from tests.benchmarks.word_file import save_template

VARIANTS = 63
SIZES = (1_000, 10_000, 50_000)


class Fixtures(Struct, frozen=True, kw_only=True):
    """The folder of the fixtures, and how its files are named."""

    root: Path

    @property
    def project(self) -> Path:
        """The docgen project of the three documents."""
        return self.root / "project"

    @property
    def long_project(self) -> Path:
        """The docgen project of the long table."""
        return self.root / "long-project"

    @property
    def bindings(self) -> Path:
        """Which cell is which value, for the plain script and the limit."""
        return self.root / "bindings.json"

    def template(self, engine: str, form: Form) -> Path:
        """A form in the syntax of an engine."""
        return self.root / "templates" / engine / f"{form.name}.docx"

    def workbook(self, variant: int) -> Path:
        """One of the workbooks that differ in their figures."""
        return self.root / "workbooks" / f"so-lieu-{variant:02}.xlsx"

    def values(self, variant: int) -> Path:
        """What that workbook gives, as JSON with names without dots, for those that read no workbook."""
        return self.root / "values" / f"so-lieu-{variant:02}.json"

    def long_workbook(self, rows: int) -> Path:
        """The workbook with a table of so many rows."""
        return self.root / "workbooks" / f"bang-ke-{rows}.xlsx"

    def long_values(self, rows: int) -> Path:
        """The rows of that workbook as JSON."""
        return self.root / "values" / f"bang-ke-{rows}.json"


def make_fixtures(root: Path, *, variants: int = VARIANTS, sizes: tuple[int, ...] = SIZES) -> Fixtures:
    """Make all of it anew; what an earlier bench left there is set aside."""
    fixtures = Fixtures(root=root)
    set_aside(root)
    for form in (*FORMS, LONG_FORM):
        for dialect in DIALECTS:
            save_template(fixtures.template(dialect.name, form), form, dialect)
    _make_project(fixtures, fixtures.project, FORMS, _SHARED_MAPPING)
    _make_project(fixtures, fixtures.long_project, (LONG_FORM,), _LONG_MAPPING)
    _save_json(fixtures.bindings, _bindings())
    for variant in range(variants):
        selected = f"D{GRID_HEADER + 1 + variant}"  # each of them was left at another cell
        save_workbook(fixtures.workbook(variant), _sheets(variant), selected=selected)
        _save_json(fixtures.values(variant), _values(variant))
    for size in sizes:
        titles = tuple(column.title for column in LONG_COLUMNS)
        save_workbook(fixtures.long_workbook(size), {LONG_SHEET: (titles, *long_rows(size))})
        _save_json(fixtures.long_values(size), {"bang": list(_long_records(size))})
    return fixtures


def _make_project(fixtures: Fixtures, project: Path, forms: tuple[Form, ...], shared: str) -> None:
    for folder in ("inbox", "mappings", "templates", "outbox"):
        (project / folder).mkdir(parents=True)
    _save_text(project / "mappings" / "chung.yaml", shared)
    for form in forms:
        shutil.copy(fixtures.template(DOCXTPL.name, form), project / "templates" / f"{form.name}.docx")
        mapping = f"template: {form.name}.docx\noutput: {form.name}.docx\ninclude: [chung.yaml]\n"
        _save_text(project / "mappings" / f"{form.name}.yaml", f"title: {_yaml(form.title)}\n{mapping}")


def _yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # JSON strings are YAML


def _shared_mapping() -> Iterator[str]:
    yield "fields:"
    for row, field in enumerate(FIELDS, FIRST_FIELD_ROW):
        yield f"  {field.name}: {{cell: {_yaml(f'{SHARED}!B{row}')}, type: {field.kind}, "
        yield f"    label: {_yaml(field.label)}}}"
    yield "grids:"
    for grid in GRIDS:
        yield f"  {grid.name}:"
        yield f"    sheet: {_yaml(grid.sheet)}"
        yield f"    header: {GRID_HEADER}"
        yield "    key: Mã"
        yield "    columns:"
        yield from (f"      {name}: {{title: {_yaml(title)}}}" for name, title in PERIODS)
        yield "    rows:"
        for line in grid.lines:
            yield f"      {line.name}: {{type: {grid.kind}, unit: {_yaml(line.unit)}, code: '{line.code}',"
            yield f"        label: {_yaml(line.label)}}}"
    yield "computed:"
    yield from (f"  {grid.rows}: {{value: {grid.name}}}" for grid in GRIDS)
    yield "rules:"
    for number, grid in enumerate(GRIDS, 1):
        yield f"  - id: K{number}"
        yield f"    each: {{dong: {grid.name}}}"
        yield "    check: dong.k6 <= dong.nam"
        yield "    severity: error"
        yield '    message: "Số cả năm nhỏ hơn số 6 tháng."'


def _long_mapping() -> Iterator[str]:
    yield "tables:"
    yield "  bang:"
    yield f"    sheet: {_yaml(LONG_SHEET)}"
    yield "    header: 1"
    yield "    columns:"
    for column in LONG_COLUMNS:
        yield f"      {column.name}: {{title: {_yaml(column.title)}, type: {column.kind}}}"


_SHARED_MAPPING = "\n".join(_shared_mapping())
_LONG_MAPPING = "\n".join(_long_mapping())


def _sheets(variant: int) -> Mapping[str, Rows]:
    values = field_values(variant)
    shared: Rows = [("Nội dung", "Giá trị"), *((field.label, values[field.name]) for field in FIELDS)]
    return {SHARED: shared, **{grid.sheet: _grid_rows(grid, variant) for grid in GRIDS}}


def _grid_rows(grid: Grid, variant: int) -> Rows:
    values = grid_values(grid, variant)
    yield (grid.sheet.upper(),)
    yield ("Không phát sinh thì nhập số 0; chưa có số liệu thì để trống.",)
    yield ()
    yield ("Mã", "Chỉ tiêu", "Đơn vị tính", *(title for _, title in PERIODS))
    for line in grid.lines:
        yield (line.name, line.label, line.unit, *values[line.name])


def _values(variant: int) -> dict[str, object]:
    cells = field_values(variant)
    values: dict[str, object] = {field.name: shown(cells[field.name], field.kind) for field in FIELDS}
    for grid in GRIDS:
        records = []
        figures = grid_values(grid, variant)
        for line in grid.lines:
            texts = [shown(value, grid.kind) for value in figures[line.name]]
            named = {name: text for (name, _), text in zip(PERIODS, texts, strict=True)}
            values |= {flat(f"{grid.name}.{line.name}.{name}"): text for name, text in named.items()}
            records.append({"code": line.code, "label": line.label, "unit": line.unit, **named})
        values[grid.rows] = records
    return values


def _long_records(count: int) -> Iterator[dict[str, str]]:
    for row in long_rows(count):
        pairs = zip(LONG_COLUMNS, row, strict=True)
        yield {column.name: shown(value, column.kind) for column, value in pairs}


def _bindings() -> dict[str, object]:
    """What a user writes at the head of a script: name, sheet, cell, how to print it."""
    return {
        "sheets": [SHARED, *(grid.sheet for grid in GRIDS)],
        "fields": [_bound(field, row) for row, field in enumerate(FIELDS, FIRST_FIELD_ROW)],
        "grids": [
            {
                "name": grid.name,
                "rows": grid.rows,
                "sheet": grid.sheet,
                "kind": grid.kind,
                "columns": {"k6": "D", "nam": "E"},
                "lines": [
                    {"name": line.name, "row": row, "code": line.code, "label": line.label, "unit": line.unit}
                    for row, line in enumerate(grid.lines, GRID_HEADER + 1)
                ],
            }
            for grid in GRIDS
        ],
        "table": {
            "name": "bang",
            "sheet": LONG_SHEET,
            "columns": [[column.name, column.kind] for column in LONG_COLUMNS],
        },
    }


def _bound(field: Field, row: int) -> list[str]:
    return [field.name, SHARED, f"B{row}", field.kind]


def _save_json(path: Path, value: object) -> None:
    _save_text(path, json.dumps(value, ensure_ascii=False))


def _save_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
