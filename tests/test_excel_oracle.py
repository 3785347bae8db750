"""openpyxl and LibreOffice as oracles: the same workbook must give the same values."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.excel.cells import Cell, Workbook
from docgen.excel.workbook import read_workbook
from docgen.formats.text import illegal_character
from tests.support.workbooks import workbook_file

texts = st.text(st.characters(exclude_characters="\r"), min_size=1, max_size=20).filter(
    # openpyxl takes a leading = for a formula and does not know _xHHHH_.
    lambda text: not illegal_character(text) and not text.startswith("=") and "_x" not in text
)
values = st.one_of(
    texts,
    st.integers(-(10**15), 10**15),
    st.floats(-1e300, 1e300),
    st.booleans(),
    st.dates(date(1900, 3, 1)),
    st.datetimes(datetime(1900, 3, 1)).map(lambda moment: moment.replace(microsecond=0)),
    st.sampled_from(["#DIV/0!", "#N/A"]),
)
addresses = st.builds("{}{}".format, st.sampled_from(["A", "B", "Z", "AA", "XFD"]), st.integers(1, 1_048_576))
sheets = st.dictionaries(addresses, values, max_size=12)


def values_by_openpyxl(path: Path) -> dict[tuple[str, str], object]:
    book = openpyxl.load_workbook(path, data_only=True)
    cells = ((sheet.title, cell) for sheet in book for cell in sheet._cells.values())
    return {(title, cell.coordinate): cell.value for title, cell in cells if cell.value is not None}


def values_by_docgen(path: Path) -> dict[tuple[str, str], object]:
    workbook, diagnostics = read_workbook(path)
    assert diagnostics == ()
    assert workbook is not None
    return {
        (sheet.name, cell.address): plain(cell)
        for sheet in workbook.sheets.values()
        for cell in sheet.cells()
    }


def plain(cell: Cell) -> object:
    """The value as openpyxl gives it: floats, and a time of day with every date."""
    if isinstance(cell.value, Decimal):
        return float(cell.value)
    if isinstance(cell.value, date) and not isinstance(cell.value, datetime):
        return datetime.combine(cell.value, time.min)
    return cell.value


@settings(max_examples=40, deadline=None)
@given(st.lists(sheets, min_size=1, max_size=2))
def test_same_values_as_openpyxl(content: list[Mapping[str, object]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = workbook_file(Path(folder), {f"Trang {at}": cells for at, cells in enumerate(content)})
        assert values_by_docgen(path) == values_by_openpyxl(path)


@pytest.fixture(scope="module")
def saved_by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """A workbook with formulas, opened and saved by LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("libreoffice")
    source = workbook_file(
        folder,
        {
            "Số liệu": {"A1": "Tổng & <số>", "A2": 2.5, "A3": "=A2*2", "A4": "=1/0", "A5": '=""', "A6": True},
            "Đơn vị": {"B2": date(2026, 6, 15), "B3": "=B2+1", "B4": "hai\ndòng", "B5": '="a"&"b"'},
        },
    )
    book = openpyxl.load_workbook(source)
    book["Số liệu"].row_dimensions[2].hidden = True
    book["Số liệu"].column_dimensions["C"].hidden = True
    book["Đơn vị"]["B3"].number_format = "dd/mm/yyyy"
    book.save(source)
    profile = (folder / "profile").as_uri()
    target = folder / "saved"
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            target,
            source,
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    workbook, diagnostics = read_workbook(target / source.name)
    assert diagnostics == ()
    assert workbook is not None
    return workbook


def test_values_and_formulas_saved_by_libreoffice(saved_by_libreoffice: Workbook) -> None:
    assert {
        (sheet.name, cell.address): (cell.kind, cell.value, bool(cell.formula))
        for sheet in saved_by_libreoffice.sheets.values()
        for cell in sheet.cells()
    } == {
        ("Số liệu", "A1"): ("text", "Tổng & <số>", False),
        ("Số liệu", "A2"): ("number", Decimal("2.5"), False),
        ("Số liệu", "A3"): ("number", Decimal(5), True),
        ("Số liệu", "A4"): ("error", "#DIV/0!", True),
        ("Số liệu", "A5"): ("text", "", True),
        ("Số liệu", "A6"): ("bool", True, True),  # LibreOffice writes =TRUE()
        ("Đơn vị", "B2"): ("date", date(2026, 6, 15), False),
        ("Đơn vị", "B3"): ("date", date(2026, 6, 16), True),
        ("Đơn vị", "B4"): ("text", "hai\ndòng", False),
        ("Đơn vị", "B5"): ("text", "ab", True),
    }


def test_hidden_rows_and_columns_saved_by_libreoffice(saved_by_libreoffice: Workbook) -> None:
    sheet = saved_by_libreoffice.sheets["số liệu"]
    assert (2 in sheet.hidden_rows, 1 in sheet.hidden_rows) == (True, False)
    assert (3 in sheet.hidden_columns, 1 in sheet.hidden_columns) == (True, False)
    assert not saved_by_libreoffice.recalculate
