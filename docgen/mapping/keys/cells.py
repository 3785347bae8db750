"""The sections that read cells: fields, grids and tables."""

from __future__ import annotations

from docgen.mapping import names
from docgen.mapping.expressions import ExpressionText
from docgen.mapping.keys.shared import (
    CHOICES_THERE,
    COLUMN_NAME,
    DEFAULT,
    FORMULA_TEXT,
    HEADER,
    LABEL,
    OPTIONS,
    OPTIONS_NEEDING_TYPE,
    PART_NAME,
    PROMPT,
    REQUIRED,
    ROW_NAME,
    SHEET,
    TITLE_TEXT,
    TYPE,
    TYPE_REQUIRED,
    declared,
)
from docgen.mapping.kinds import Checked, Flag, Text
from docgen.mapping.sections import ListOf, MapOf, Section

# fields
CELL = declared(
    "cell",
    Checked(check=names.cell_problem, pattern=names.CELL_PATTERN),
    "địa chỉ ô, ví dụ Đơn vị!C4",
    'the address, such as "Đơn vị!C4"',
)
NAME = declared(
    "name",
    Checked(check=names.defined_name_problem, pattern=names.DEFINED_NAME_PATTERN),
    "tên vùng đã đặt trong tệp Excel",
    "a defined name of the workbook",
)
FIELD = Section(
    name="field",
    keys=(CELL, NAME, TYPE_REQUIRED, *OPTIONS, REQUIRED, LABEL, DEFAULT, PROMPT),
    one_of=(("cell", "name"),),
    schema_extra=CHOICES_THERE,
)

# grids
TITLE = declared("title", TITLE_TEXT, "tiêu đề cột, đúng như trong tệp Excel", "the title of the column")
CHOOSE = declared(
    "choose",
    ExpressionText(),
    "biểu thức cho biết lấy cột nào",
    "an expression giving the name of a column of this grid",
)
GRID_COLUMN = Section(
    name="gridColumn",
    keys=(TITLE, CHOOSE, TYPE, *OPTIONS_NEEDING_TYPE, REQUIRED, PROMPT),
    one_of=(("title", "choose"),),
    shorthand="title",
    schema_extra=CHOICES_THERE,
)
CODE = declared("code", Text(), "số thứ tự in trên biểu", "the code the form prints")
NOTE = declared("note", Text(), "ghi chú in trên biểu", "the note the form prints")
TAGS = declared(
    "tags", ListOf(item=PART_NAME), "nhãn phân nhóm để quy tắc chọn dòng", "words by which rules select rows"
)
ROW_COLUMNS = declared(
    "columns",
    ListOf(item=COLUMN_NAME, filled=True),
    "các cột mà dòng này có",
    "the columns this row has (all of them where not given)",
)
HEADING = declared(
    "heading", Flag(), "dòng tiêu đề, không có số liệu", "a title line of the workbook, without values"
)
FORMULAS = declared(
    "formulas",
    MapOf(name=COLUMN_NAME, item=FORMULA_TEXT),
    "công thức Excel của từng cột",
    "Excel formulas of the blank workbook, by column",
)
GRID_ROW = Section(
    name="gridRow",
    keys=(TYPE, *OPTIONS, REQUIRED, LABEL, CODE, NOTE, TAGS, ROW_COLUMNS, HEADING, DEFAULT, PROMPT, FORMULAS),
    schema_extra=CHOICES_THERE,
)
KEY = declared(
    "key",
    TITLE_TEXT,
    "tiêu đề cột chứa mã dòng",
    "the title of the column that holds each row's id",
    required=True,
)
COLUMNS = declared(
    "columns",
    MapOf(name=COLUMN_NAME, item=GRID_COLUMN, filled=True),
    "các cột số liệu",
    "the columns: name and title",
)
COLUMN = declared(
    "column", TITLE_TEXT, "tiêu đề cột duy nhất", "the title of the only column: one value a row"
)
ROWS = declared(
    "rows",
    MapOf(name=ROW_NAME, item=GRID_ROW, filled=True),
    "các dòng, theo mã",
    "the rows, by id",
    required=True,
)
GRID = Section(
    name="grid",
    keys=(SHEET, HEADER, KEY, COLUMNS, COLUMN, ROWS),
    one_of=(("columns", "column"),),
)

# tables
COLUMN_TITLE = declared("title", TITLE_TEXT, TITLE.vi, TITLE.en, required=True)
TABLE_COLUMN = Section(
    name="tableColumn",
    keys=(COLUMN_TITLE, TYPE_REQUIRED, *OPTIONS, REQUIRED, DEFAULT, PROMPT),
    schema_extra=CHOICES_THERE,
)
TABLE_COLUMNS = declared(
    "columns",
    MapOf(name=PART_NAME, item=TABLE_COLUMN, filled=True),
    "các cột của danh sách",
    "the columns: what each record has",
    required=True,
)
TABLE = Section(name="table", keys=(SHEET, HEADER, LABEL, TABLE_COLUMNS))
