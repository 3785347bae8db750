"""What is taken quickly is what is taken closely: a value, or nothing is said of it."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from docgen.binding.convert import convert
from docgen.binding.quick import quick
from docgen.excel.cells import Cell, Content, Run
from docgen.formats.types import TypeName, ValueType
from tests.support.bound import bind
from tests.support.workbooks import workbook_file

NUMBERS = (
    "0", "-0", "1", "0.5", "-1", "12.345", "100", "100.5", "1E+3", "1234567890123456789", "-0.5",
    "434.99999999999994", "100.00000000000001", "0.99999999999999994", "99.99", "99.994", "99.999", "0.9999",
    "0.0000001", "100.004",
)  # fmt: skip
TEXTS = (
    "chữ", " hai đầu ", "", " ", "\u00a0", "\u200b", "a\tb", "a\nb", "\n", "1.234", "x", "to\u0301n", "a\x07",
    "\ufdd0", "\u2028", "có", "12/05/2026", "\ue000",
)  # fmt: skip
FORMATS = ("General", "0%", "#,##0", '0.0"%"', "0;0%")
CONTENTS: tuple[Content, ...] = (
    *(("number", Decimal(text), "", form, "", ()) for text in NUMBERS for form in FORMATS),
    *(("text", text, "", "General", font, ()) for text in TEXTS for font in ("", "Arial", ".VnTime")),
    ("text", "Bao c¸o", "", "General", "", (Run("Bao c¸o", ".VnTime"),)),
    ("date", date(2026, 5, 12), "", "dd/mm/yyyy", "", ()),
    ("date", datetime(2026, 5, 12, 7, 30), "", "dd/mm/yyyy", "", ()),  # Excel has no zones
    ("date", time(7, 30), "", "h:mm", "", ()),
    ("bool", True, "", "General", "", ()),
    ("bool", False, "", "General", "", ()),
    ("error", "#N/A", "", "General", "", ()),
    ("uncalculated", None, "=A1", "General", "", ()),
)
NAMES: tuple[TypeName, ...] = (
    "text", "paragraphs", "count", "number", "percent", "money", "date", "bool", "choice",
)  # fmt: skip
BOUNDS = ((None, None), (0, None), (-5, 50.5), (1, 1), (None, 0))
TABLE = """
tables:
  bang:
    sheet: Bảng
    header: 1
    columns:
      ma: {title: Mã, type: text}
      ten: {title: Tên, type: text, required: false}
      so: {title: Số, type: count, required: false}
"""


@pytest.mark.parametrize("name", NAMES)
def test_a_quick_value_is_the_one_of_a_close_look(name: TypeName) -> None:
    taken = 0
    for (least, most), decimals, content in product(BOUNDS, (None, 2), CONTENTS):
        kind = ValueType(name=name, minimum=least, maximum=most, decimals=decimals, choices=("x", "y"))
        value = quick(kind)(content)
        if value is not None:
            taken += 1
            assert convert(Cell(1, 1, *content), kind) == (value, None), (kind, content)
            assert str(convert(Cell(1, 1, *content), kind).raw) == str(value)
    assert bool(taken) == (name not in {"bool", "choice"})


def test_rows_of_a_table_keep_their_order_whatever_cells_they_have(tmp_path: Path) -> None:
    cells: dict[str, object] = {"A1": "Mã", "B1": "Tên", "C1": "Số"}
    for row in range(2, 12):
        cells[f"A{row}"] = f"m{row}"
        if row % 2:
            cells[f"B{row}"] = "tên"
        if row % 3:
            cells[f"C{row}"] = row
    cells["B12"] = " "  # says nothing
    cells["C13"] = "7"  # text
    path = workbook_file(tmp_path, {"Bảng": cells})
    records = bind(tmp_path, TABLE, path).workbook.records["bang"]
    assert [record.row for record in records] == [*range(2, 12), 13]
    assert list(records.missing()) == [
        f"{letter}{row}"
        for row in (*range(2, 12), 13)
        for letter in "ABC"
        if f"{letter}{row}" not in cells or row == 13
    ]
    told = [leaf.location.cell for column in records.columns for leaf in records.telling(column, empty=False)]
    assert told == ["C13"]
