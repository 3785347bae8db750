"""The mapping file as a whole, and every section there is."""

from __future__ import annotations

from docgen.mapping.expressions import ExpressionText, MessageText
from docgen.mapping.keys.cells import FIELD, GRID, GRID_COLUMN, GRID_ROW, TABLE, TABLE_COLUMN
from docgen.mapping.keys.form import (
    CORRECTION,
    CORRECTIONS_SECTION,
    EXPLANATION_COLUMN,
    EXPLANATION_COLUMNS_SECTION,
    EXPLANATIONS_SECTION,
    SHEET_LAYOUT,
)
from docgen.mapping.keys.outside import OTHER_WORKBOOK, REGISTER, REGISTER_ENTRY
from docgen.mapping.keys.rules import COMPUTED, RULE
from docgen.mapping.keys.shared import DOTTED_NAME, ROOT_NAME, SHEET_NAME, TITLE_TEXT, declared
from docgen.mapping.sections import ListOf, MapOf, Section

TEMPLATE = declared(
    "template",
    TITLE_TEXT,
    "mẫu Word trong thư mục templates",
    "the Word template, in templates/",
    needs="output",
)
OUTPUT = declared(
    "output",
    MessageText(),
    "tên văn bản xuất ra, được dùng {{ }}",
    "the name of the document, {{ }} allowed",
    needs="template",
)
DOCUMENT_TITLE = declared(
    "title", TITLE_TEXT, "tên gọi của văn bản", "what staff call the document", needs="template"
)
DOCUMENT_WHEN = declared(
    "when",
    ExpressionText(condition=True),
    "chỉ lập văn bản khi biểu thức đúng",
    "the document is built only where this is true",
    needs="template",
)
INCLUDE = declared(
    "include",
    ListOf(item=TITLE_TEXT),
    "các tệp dùng chung",
    "files that documents share, relative to this one",
)
FIELDS = declared("fields", MapOf(name=DOTTED_NAME, item=FIELD), "từng ô một", "one cell, one placeholder")
GRIDS = declared(
    "grids", MapOf(name=DOTTED_NAME, item=GRID), "bảng chỉ tiêu theo kỳ", "indicators by periods"
)
TABLES = declared(
    "tables", MapOf(name=DOTTED_NAME, item=TABLE), "danh sách dài theo số dòng", "lists that grow by rows"
)
COMPUTEDS = declared(
    "computed",
    MapOf(name=DOTTED_NAME, item=COMPUTED),
    "giá trị tính từ giá trị khác",
    "values made from others",
)
REGISTERS = declared(
    "registers",
    MapOf(name=ROOT_NAME, item=REGISTER),
    "tên gọi, con số có thời hạn",
    "names and numbers that hold for a time",
)
WORKBOOKS = declared(
    "workbooks",
    MapOf(name=ROOT_NAME, item=OTHER_WORKBOOK),
    "các tệp khác để đối chiếu",
    "other workbooks that rules compare with",
)
RULES = declared("rules", ListOf(item=RULE), "quy tắc kiểm tra", "what must hold")
CORRECTIONS = declared(
    "corrections", CORRECTIONS_SECTION, "chỗ in sai của mẫu", "misprints of the form, and their switch"
)
EXPLANATIONS = declared(
    "explanations",
    EXPLANATIONS_SECTION,
    "trang tính để giải trình các cảnh báo",
    "the worksheet where warnings are explained",
)
SHEETS = declared(
    "sheets",
    MapOf(name=SHEET_NAME, item=SHEET_LAYOUT),
    "cách trình bày các trang tính",
    "the worksheets, in order",
)
FILE = Section(
    name="mappingFile",
    keys=(
        TEMPLATE,
        OUTPUT,
        DOCUMENT_TITLE,
        DOCUMENT_WHEN,
        INCLUDE,
        FIELDS,
        GRIDS,
        TABLES,
        COMPUTEDS,
        REGISTERS,
        WORKBOOKS,
        RULES,
        CORRECTIONS,
        EXPLANATIONS,
        SHEETS,
    ),
)

SECTIONS: tuple[Section, ...] = (
    FILE,
    FIELD,
    GRID,
    GRID_COLUMN,
    GRID_ROW,
    TABLE,
    TABLE_COLUMN,
    COMPUTED,
    REGISTER,
    REGISTER_ENTRY,
    OTHER_WORKBOOK,
    RULE,
    CORRECTIONS_SECTION,
    CORRECTION,
    EXPLANATIONS_SECTION,
    EXPLANATION_COLUMNS_SECTION,
    EXPLANATION_COLUMN,
    SHEET_LAYOUT,
)
