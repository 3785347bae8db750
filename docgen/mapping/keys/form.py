"""What the form itself needs: its misprints, its worksheets, and where warnings are explained."""

from __future__ import annotations

from docgen.mapping.expressions import ExpressionText
from docgen.mapping.keys.cells import COLUMN_TITLE, NOTE
from docgen.mapping.keys.shared import DOTTED_NAME, HEADER, PROMPT, SHEET, declared
from docgen.mapping.kinds import Checked, Flag, Number, Text
from docgen.mapping.sections import Key, ListOf, MapOf, Record, Section

# corrections
PRINTED = declared("printed", Text(), "chữ in trong mẫu", "the text as the form prints it", required=True)
CORRECTED = declared("corrected", Text(), "chữ đã sửa", "the text as it should be", required=True)
CORRECTION = Section(name="correction", keys=(PRINTED, CORRECTED, NOTE))
SWITCH = declared(
    "switch",
    ExpressionText(condition=True),
    "biểu thức: có in chữ đã sửa hay không",
    "the expression that turns the corrections on",
    required=True,
)
ITEMS = declared(
    "items",
    MapOf(name=DOTTED_NAME, item=CORRECTION),
    "các chỗ in sai của mẫu",
    "the misprints, by name",
    required=True,
)
CORRECTIONS_SECTION = Section(name="correctionList", keys=(SWITCH, ITEMS))

# sheets
HEADLINE = declared("title", Text(), "dòng tiêu đề của trang tính", "the headline of the sheet")
NOTES = declared("notes", ListOf(item=Text()), "các dòng hướng dẫn", "lines of guidance under the headline")
LANDSCAPE = declared("landscape", Flag(), "in ngang", "printed on landscape paper")
WIDTHS = declared(
    "widths",
    MapOf(name=Checked(check=lambda _: ""), item=Number(lowest=1)),
    "độ rộng cột theo tiêu đề",
    "column widths by title",
)
SHEET_LAYOUT = Section(name="sheetLayout", keys=(HEADLINE, NOTES, LANDSCAPE, WIDTHS))

# explanations
EXPLANATION_COLUMN = Section(name="explanationColumn", keys=(COLUMN_TITLE, PROMPT), shorthand="title")


def _explained(name: str, vi: str, en: str, *, required: bool = True) -> Key[Record]:
    return declared(name, EXPLANATION_COLUMN, vi, en, required=required)


EXPLANATION_COLUMNS_SECTION = Section(
    name="explanationColumns",
    keys=(
        _explained("code", "cột mã giải trình", "the code that a warning shows"),
        _explained("cell", "cột ô được nói tới", "the cell it is about, for readers", required=False),
        _explained("figures", "cột số liệu khi giải trình", "the figures then, for readers", required=False),
        _explained("reason", "cột lý do", "why the figures are right"),
        _explained("by", "cột người giải trình", "who says so"),
        _explained("date", "cột ngày giải trình", "and when"),
    ),
)
EXPLANATION_COLUMNS = declared(
    "columns", EXPLANATION_COLUMNS_SECTION, "các cột của trang tính giải trình", "its columns", required=True
)
EXPLANATIONS_SECTION = Section(name="explanationSheet", keys=(SHEET, HEADER, EXPLANATION_COLUMNS))
