"""Where a grid stands is found once for sheets of one shape: what is bound is what a search would find."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.binding import placing
from docgen.binding.inputs import Input
from docgen.binding.leaf import Leaf
from docgen.binding.workbook import bind_workbook
from docgen.excel import moulds
from docgen.excel.workbook import read_workbook
from docgen.language.missing import Missing
from docgen.mapping.model import DocumentMapping
from tests.support.bound import mapping_of
from tests.support.workbooks import shared_workbook

GRID = """
fields: {ten: {cell: "Tờ!A1", type: text, label: Tên, required: false}}
grids:
  so:
    sheet: Tờ
    header: 2
    key: Mã
    columns: {k6: {title: 6 tháng}, nam: {title: Cả năm}}
    rows:
      a: {label: Một, type: count}
      b: {label: Hai, type: count, required: false}
"""
FORM = """
| tên  | .        | .       | . |
| Mã   | Chỉ tiêu | 6 tháng | Cả năm |
| a    | Một      | 1       | 2      |
| b    | Hai      | 3       | 4      |
| `  ` | ghi chú  |         |        |
| `  ` | `  `     |         |        |
"""
NOTED = FORM.replace("| ghi chú  |         |", "| ghi chú  | `  `    |")
FOREIGN = NOTED.replace("| `  ` | ghi chú", "| zz | ghi chú")
MOVED = FORM.replace("| Mã   | Chỉ", "| .   | . | . | . |\n| Mã   | Chỉ")
MORE = {
    NOTED: [NOTED.replace("ghi chú  | `  `", "ghi chú  | x")],
    FOREIGN: [FOREIGN.replace("ghi chú  | `  `", "ghi chú  | x")],
    MOVED: [MOVED.replace("| .   | . | . | . |", "| Mã   | Chỉ tiêu | 6 tháng | Cả năm |")],
}


CHANGES: dict[str, list[tuple[str, str]]] = {
    "other figures": [("| 1 ", "| 7 "), ("| 4 ", "| -4 ")],
    "titles the other way round": [("6 tháng", "?"), ("Cả năm", "6 tháng"), ("?", "Cả năm")],
    "another title": [("Cả năm", "Năm")],
    "a title twice": [("Cả năm", "6 tháng")],
    "a title for what is none": [("Chỉ tiêu", "6 THÁNG")],
    "no key": [("Mã ", "Số ")],
    "ids the other way round": [("| a ", "| ? "), ("| b ", "| a "), ("| ? ", "| b ")],
    "an id twice": [("| b ", "| a ")],
    "another id": [("| b ", "| c ")],
    "no id": [("| b ", "| `  ` ")],
    "an id for the note": [("ghi chú  |", "ghi chú khác |"), ("| `  ` | `  `", "| a | `  `")],
    "labels the other way round": [("Một", "?"), ("Hai", "Một"), ("?", "Hai")],
    "another label": [("Một", "Ba")],
    "titles above": [("| tên  | .        | .       | . |", "| Mã | Chỉ tiêu | 6 tháng | Cả năm |")],
}


def changed(form: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert old in form
        form = form.replace(old, new)
    return form


@pytest.fixture(autouse=True)
def _unknown() -> Iterator[None]:
    moulds._shape.cache_clear()
    placing._kept.cache_clear()
    yield
    moulds._shape.cache_clear()
    placing._kept.cache_clear()


def shown(workbook: Path, mapping: DocumentMapping) -> tuple[object, ...]:
    """All that comes of binding a workbook."""
    read, _ = read_workbook(workbook)
    assert read is not None
    bound = bind_workbook(read, [mapping])
    grids = {
        name: (
            grid.placement.columns,
            grid.placement.indicators,
            list(map(_cell, grid.inputs)),
            [*grid.telling],
        )
        for name, grid in bound.grids.items()
    }
    return list(map(_leaf, bound.leaves.values())), grids, bound.elsewhere, bound.problems


def _leaf(leaf: Leaf) -> tuple[object, ...]:
    value = leaf.value
    said = (value.name, value.why) if isinstance(value, Missing) else (value.raw, value.type)
    origin = value.origin
    return leaf.name, said, origin, leaf.location, leaf.declared, leaf.problem, leaf.doubts, leaf.nought


def _cell(item: Input) -> tuple[object, ...]:
    return item.row, item.column, item.name, item.kind, item.content, item.location


def searched(workbook: Path, mapping: DocumentMapping) -> tuple[object, ...]:
    """The same where nothing is kept."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(moulds, "_LONGEST", -1)
        return shown(workbook, mapping)


@pytest.mark.parametrize("form", [FORM, NOTED, FOREIGN, MOVED], ids=["form", "noted", "foreign", "moved"])
def test_what_was_found_before_changes_nothing(tmp_path: Path, form: str) -> None:
    mapping = mapping_of(tmp_path, GRID)
    others = [changed(form, *changes) for changes in CHANGES.values()] + MORE.get(form, [])
    tables = [form, form, form, *(table for other in others for table in (other, other, form))]
    for number, table in enumerate(tables):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = shared_workbook(folder, "Tờ", table)
        assert shown(path, mapping) == searched(path, mapping), table


def test_a_sheet_like_one_before_is_not_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mapping = mapping_of(tmp_path, GRID)
    for _ in range(3):
        shown(shared_workbook(tmp_path, "Tờ", FORM), mapping)
    monkeypatch.setattr(placing, "find_titles", lambda *_: pytest.fail("searched"))
    assert shown(shared_workbook(tmp_path, "Tờ", changed(FORM, *CHANGES["other figures"])), mapping)[2] == {
        "Tờ": set()
    }
