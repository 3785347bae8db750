"""Sheets cast from a mould: what is read is what the parser alone would read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from docgen.diagnostics import Diagnostics
from docgen.excel import moulds, styles
from docgen.excel.cells import Workbook
from docgen.excel.limits import Limits
from docgen.excel.sheet import parse_sheet
from docgen.excel.workbook import read_workbook
from tests.support.workbooks import cell_styles, package_file, workbook_parts, xml_workbook
from tests.test_excel_plain import ROWS

SHEETS = {
    **ROWS,
    "figures": '<row r="1"><c r="A1"><v>7</v></c><c r="B1" s="1"><v>46024</v></c><c r="C1"><v>-1.5E3</v></c>'
    '<c r="D1"><v>0.1</v></c><c r="E1"><v>12345678901234567</v></c><c r="F1"><v>1.2.3</v></c></row>',
    "types": '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="e"><v>1</v></c>'
    '<c r="D1" t="str"><v>1</v></c><c r="E1" t="inlineStr"><v>1</v></c><c r="F1" t="x"><v>1</v></c>'
    '<c r="G1" t="d"><v>2026-01-02</v></c><c r="H1" t="s"><v>999</v></c></row>',
    "formulas": '<row r="1"><c r="A1" s="1"><f>B1+1</f><v>46024</v></c><c r="B1"><f>C1</f><v>3</v></c>'
    '<c r="C1"><f t="shared" ref="C1:D1" si="0">E1</f><v>2</v></c>'
    '<c r="D1"><f t="shared" si="0"/><v>3</v></c></row>',
    "values that no mark is put in": '<row r="1"><c r="A1"><v> 1 </v></c><c r="B1"><v>&#49;</v></c>'
    '<c r="C1"><v>1<!-- -->2</v></c><c r="D1"><v xml:space="preserve">3</v></c><c r="E1"><v></v></c></row>',
    "a shared string without a mark": '<row r="1"><c r="A1" t="s"><v> 1 </v></c><c r="B1"><v>1</v></c></row>',
    "a shared string for the parser": '<row r="1"><c r="A1" t="s"><v xml:space="preserve">1</v></c></row>',
    "a shared string of nothing": '<row r="1"><c r="A1" t="s"><v></v></c><c r="B1"><v>1</v></c></row>',
    "a value in a text": '<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[<v>5</v>]]></t></is></c></row>',
    "a value in a comment": '<row r="1"><!-- <v>5</v> --><c r="A1"><v>5</v></c></row>',
    "a value outside": '<row r="1"><v>5</v><c r="A1"><v>5</v></c></row>',
    "a long text of values": '<row r="1"><c r="A1" t="inlineStr">'
    f"<is><t><![CDATA[{'<v>5</v>' * 16_000}]]></t></is></c></row>",
    "two values": '<row r="1"><c r="A1"><v>5</v><v>6</v></c></row>',
    "a text and a value": '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is><v>6</v></c></row>',
    "a value in a formula": '<row r="1"><c r="A1"><f><v>5</v></f></c></row>',
    "a NUL": '<row r="1"><c r="A1"><v>5</v></c>\0</row>',
    "no cells": "",
}


def data(rows: str) -> str:
    return f"<sheetData>{rows}</sheetData>"


@pytest.fixture(autouse=True)
def _unknown() -> Iterator[None]:
    moulds._shape.cache_clear()
    yield
    moulds._shape.cache_clear()


def parsed(path: Path) -> tuple[Workbook | None, Diagnostics]:
    """The workbook as the parser reads it, without moulds."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(moulds, "_LONGEST", -1)
        return read_workbook(path)


def with_other_values(rows: str, by: int) -> str:
    """The same rows, with another value for each that is a number."""
    numbers = count(by)
    return re.sub(r"(?<=<v>)[0-9]+(?=</v>)", lambda _: str(next(numbers)), rows)


@pytest.mark.parametrize("rows", SHEETS.values(), ids=SHEETS.keys())
def test_a_mould_changes_nothing(tmp_path: Path, rows: str) -> None:
    sheet_data = rows if rows.startswith(("<sheetData", "<extLst")) else data(rows)
    for times in range(6):
        texts = "".join(f"<si><t>chữ {times} {number}</t></si>" for number in range(5))
        varied = sheet_data if times < 2 else with_other_values(sheet_data, times * 7 - 12)
        path = xml_workbook(tmp_path, varied, strings=texts, styles=cell_styles("dd/mm/yyyy"))
        assert read_workbook(path) == parsed(path)


def test_other_styles_are_another_mould(tmp_path: Path) -> None:
    rows = data('<row r="1"><c r="A1" s="1"><v>46024</v></c></row>')
    for code in ("dd/mm/yyyy", "0.00", "dd/mm/yyyy", "0.00"):
        path = xml_workbook(tmp_path, rows, styles=cell_styles(code))
        assert read_workbook(path) == parsed(path)


def test_a_mould_is_used_from_the_second_time_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts: list[str] = []

    def noting(*given: object) -> object:
        parts.append("parsed")
        return parse_sheet(*given)  # type: ignore[arg-type]  # as they were given

    monkeypatch.setattr(moulds, "parse_sheet", noting)
    for times in range(5):
        rows = data(f'<row r="1"><c r="A1"><v>{times}</v></c></row>')
        workbook, _ = read_workbook(xml_workbook(tmp_path, rows))
        assert workbook is not None
        assert workbook.sheets["trang"].at("A1").value == times
    assert parts == ["parsed"] * 2


VIEW = '<sheetViews><sheetView zoomScale="80" workbookViewId="0">{}</sheetView></sheetViews>'


@pytest.mark.parametrize(
    ("before", "parses"),
    [
        (VIEW.format('<pane ySplit="4" state="frozen"/><selection activeCell="D{0}" sqref="D{0}"/>'), 2),
        ('<sheetViews><sheetView topLeftCell="A{0}" workbookViewId="0"/></sheetViews>', 2),
        ('<!--<sheetViews><sheetView topLeftCell="A{0}"/></sheetViews>-->', 2),
        (VIEW.format("<pivotSelection/><selection activeCell='D{0}'/>"), 5),
        ('<sheetViews><sheetView topLeftCell="Ô{0}"/></sheetViews>', 5),
        ('<sheetViews><sheetView topLeftCell="{0}&amp;"/></sheetViews>', 5),
        ('<cols><col min="{0}" max="{0}" hidden="1"/></cols>', 5),
    ],
)
def test_how_a_sheet_was_looked_at_is_no_part_of_its_mould(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str, parses: int
) -> None:
    paths = [
        xml_workbook(
            tmp_path,
            before.replace("{0}", str(times)) + data(f'<row r="1"><c r="A1"><v>{times}</v></c></row>'),
            name=f"{times}.xlsx",
        )
        for times in range(1, 6)
    ]
    expected = [parsed(path) for path in paths]
    made: list[object] = []

    def noting(*given: object) -> object:
        made.append(given)
        return parse_sheet(*given)  # type: ignore[arg-type]  # as they were given

    monkeypatch.setattr(moulds, "parse_sheet", noting)
    assert list(map(read_workbook, paths)) == expected
    assert len(made) == parses


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[{0}]]></t></is></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row></sheetData>{0}<sheetData>',
    ],
)
def test_what_only_looks_like_views_is_read(tmp_path: Path, rows: str) -> None:
    views = '<sheetViews><sheetView workbookViewId="0"/></sheetViews>'
    path = xml_workbook(tmp_path, data(rows.replace("{0}", views)))
    for _ in range(3):
        assert read_workbook(path) == parsed(path)


def test_the_cells_of_cast_sheets_are_counted(tmp_path: Path) -> None:
    rows = data("".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 31)))
    path = package_file(tmp_path / "so-lieu.xlsx", workbook_parts({"Một": rows, "Hai": rows}))
    for _ in range(4):
        assert read_workbook(path, limits=Limits(cells=100))[1] == ()
        found = read_workbook(path, limits=Limits(cells=60))
        assert [problem.code for problem in found[1]] == ["workbook-too-many-cells"]


def test_long_lists_of_styles_are_not_kept(tmp_path: Path) -> None:
    rows = data('<row r="1"><c r="A1" s="1"><v>46024</v></c></row>')
    known = styles._shared.cache_info().currsize
    for times in range(3):
        looks = cell_styles("dd/mm/yyyy", *(f'0.0"{times} {number}"' for number in range(1_000)))
        workbook, _ = read_workbook(xml_workbook(tmp_path, rows, styles=looks))
        assert workbook is not None
        assert workbook.sheets["trang"].at("A1").kind == "date"
    assert moulds._shape.cache_info().currsize == 0
    assert styles._shared.cache_info().currsize == known
