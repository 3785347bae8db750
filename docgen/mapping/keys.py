"""The keys of a mapping file: the one table that the reader, `docgen schema` and the reference share.

A constant a key, so that what is read has its type; a Section a group of keys.
"""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from docgen.excel.cells import MAX_ROW
from docgen.formats.types import TypeName
from docgen.mapping import names
from docgen.mapping.kinds import (
    Checked,
    Day,
    ExpressionText,
    Flag,
    Kind,
    MessageText,
    Needed,
    Number,
    Text,
    Whole,
    Word,
)
from docgen.mapping.sections import Key, ListOf, MapOf, Record, Section

TYPES: tuple[TypeName, ...] = get_args(TypeName)
NUMERIC = ("count", "number", "percent", "money")
FRACTIONAL = ("number", "percent", "money")

T = TypeVar("T")


def _key(name: str, kind: Kind[T], vi: str, en: str, *, required: bool = False, needs: str = "") -> Key[T]:
    return Key(name=name, kind=kind, vi=vi, en=en, required=required, needs=needs)


_TITLE_TEXT = Text(filled=True)
_PART = Checked(check=names.part_problem, pattern=names.PART_PATTERN)
_ROW = Checked(check=names.row_problem, pattern=names.ROW_PATTERN)
_ROOT = Checked(check=names.root_problem, pattern=names.ROOT_PATTERN)
_DOTTED = Checked(check=names.dotted_problem, pattern=names.DOTTED_PATTERN)
_COLUMN = Checked(check=names.column_problem, pattern=names.COLUMN_PATTERN)
_SHEET = Checked(check=names.sheet_problem, pattern=names.SHEET_PATTERN)
_FORMULA = Checked(check=names.formula_problem, pattern="^=.")

# Type and its options, flat beside the other keys of an item.
_TYPE_VI, _TYPE_EN = "kiểu của giá trị", "the type of the value"
TYPE = _key("type", Word(words=TYPES), _TYPE_VI, _TYPE_EN)
TYPE_REQUIRED = _key("type", Word(words=TYPES), _TYPE_VI, _TYPE_EN, required=True)
UNIT = _key("unit", Text(), "đơn vị tính", "the unit, shown to staff")
DECIMALS = _key(
    "decimals", Whole(lowest=0, highest=9), "số chữ số thập phân tối đa", "at most that many decimals"
)
GROUPING = _key(
    "grouping", Flag(), "có dấu chấm phân cách hàng nghìn", "dots between thousands (false for years)"
)
CHOICES = _key("choices", ListOf(item=Text(), filled=True), "các giá trị được chọn", "what a choice may be")
MIN = _key("min", Number(), "giá trị nhỏ nhất", "the lowest value allowed")
MAX = _key("max", Number(), "giá trị lớn nhất", "the highest value allowed")
OPTIONS: tuple[Key[Any], ...] = (UNIT, DECIMALS, GROUPING, CHOICES, MIN, MAX)
OPTION_TYPES: dict[str, tuple[str, ...]] = {
    "decimals": FRACTIONAL,
    "grouping": NUMERIC,
    "choices": ("choice",),
    "min": NUMERIC,
    "max": NUMERIC,
}
OPTIONS_NEEDING_TYPE: tuple[Key[Any], ...] = tuple(
    Key(name=key.name, kind=key.kind, vi=key.vi, en=key.en, needs="type") for key in OPTIONS
)
_CHOICES_THERE: dict[str, object] = {
    "if": {"properties": {"type": {"const": "choice"}}, "required": ["type"]},
    "then": {"required": ["choices"]},
}

# Keys that several sections share.
LABEL = _key("label", Text(), "nhãn in trên biểu", "what the form prints beside the value")
REQUIRED = _key(
    "required",
    Needed(),
    "bắt buộc: true, false hoặc biểu thức",
    "true, false, or an expression that says when",
)
DEFAULT = _key("default", Text(), "chữ in ra khi ô để trống", "the text printed for an empty cell")
PROMPT = _key("prompt", Text(), "lời nhắc khi nhập liệu", "the input prompt in the workbook")
SHEET = _key("sheet", _SHEET, "tên trang tính", "the name of the worksheet", required=True)
HEADER = _key(
    "header",
    Whole(lowest=1, highest=MAX_ROW),
    "số của dòng chứa tiêu đề cột",
    "the row that holds the column titles",
    required=True,
)
WHEN = _key(
    "when", ExpressionText(), "chỉ áp dụng khi biểu thức đúng", "applies only where this expression is true"
)

# fields
CELL = _key(
    "cell",
    Checked(check=names.cell_problem, pattern=names.CELL_PATTERN),
    "địa chỉ ô, ví dụ Đơn vị!C4",
    'the address, such as "Đơn vị!C4"',
)
NAME = _key(
    "name",
    Checked(check=names.defined_name_problem, pattern=names.DEFINED_NAME_PATTERN),
    "tên vùng đã đặt trong tệp Excel",
    "a defined name of the workbook",
)
FIELD = Section(
    name="field",
    keys=(CELL, NAME, TYPE_REQUIRED, *OPTIONS, REQUIRED, LABEL, DEFAULT, PROMPT),
    one_of=(("cell", "name"),),
    schema_extra=_CHOICES_THERE,
)

# grids
TITLE = _key("title", _TITLE_TEXT, "tiêu đề cột, đúng như trong tệp Excel", "the title of the column")
CHOOSE = _key(
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
    schema_extra=_CHOICES_THERE,
)
CODE = _key("code", Text(), "số thứ tự in trên biểu", "the code the form prints")
NOTE = _key("note", Text(), "ghi chú in trên biểu", "the note the form prints")
TAGS = _key(
    "tags", ListOf(item=_PART), "nhãn phân nhóm để quy tắc chọn dòng", "words by which rules select rows"
)
ROW_COLUMNS = _key(
    "columns",
    ListOf(item=_COLUMN, filled=True),
    "các cột mà dòng này có",
    "the columns this row has (all of them where not given)",
)
HEADING = _key(
    "heading", Flag(), "dòng tiêu đề, không có số liệu", "a title line of the workbook, without values"
)
FORMULAS = _key(
    "formulas",
    MapOf(name=_COLUMN, item=_FORMULA),
    "công thức Excel của từng cột",
    "Excel formulas of the blank workbook, by column",
)
GRID_ROW = Section(
    name="gridRow",
    keys=(TYPE, *OPTIONS, REQUIRED, LABEL, CODE, NOTE, TAGS, ROW_COLUMNS, HEADING, DEFAULT, PROMPT, FORMULAS),
    schema_extra=_CHOICES_THERE,
)
KEY = _key(
    "key",
    _TITLE_TEXT,
    "tiêu đề cột chứa mã dòng",
    "the title of the column that holds each row's id",
    required=True,
)
COLUMNS = _key(
    "columns",
    MapOf(name=_COLUMN, item=GRID_COLUMN, filled=True),
    "các cột số liệu",
    "the columns: name and title",
)
COLUMN = _key("column", _TITLE_TEXT, "tiêu đề cột duy nhất", "the title of the only column: one value a row")
ROWS = _key(
    "rows",
    MapOf(name=_ROW, item=GRID_ROW, filled=True),
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
COLUMN_TITLE = _key("title", _TITLE_TEXT, TITLE.vi, TITLE.en, required=True)
TABLE_COLUMN = Section(
    name="tableColumn",
    keys=(COLUMN_TITLE, TYPE_REQUIRED, *OPTIONS, REQUIRED, DEFAULT, PROMPT),
    schema_extra=_CHOICES_THERE,
)
TABLE_COLUMNS = _key(
    "columns",
    MapOf(name=_PART, item=TABLE_COLUMN, filled=True),
    "các cột của danh sách",
    "the columns: what each record has",
    required=True,
)
TABLE = Section(name="table", keys=(SHEET, HEADER, LABEL, TABLE_COLUMNS))

# computed
VALUE = _key(
    "value", ExpressionText(), "biểu thức tính giá trị", "the expression that gives the value", required=True
)
COMPUTED = Section(
    name="computedValue",
    keys=(VALUE, TYPE, *OPTIONS_NEEDING_TYPE, LABEL),
    schema_extra=_CHOICES_THERE,
)

# rules
ID = _key(
    "id",
    Checked(check=names.rule_problem, pattern=names.RULE_PATTERN),
    "mã quy tắc, ví dụ K40",
    "the id of the rule, such as K40",
    required=True,
)
CHECK = _key("check", ExpressionText(), "điều phải đúng", "what must be true", required=True)
SEVERITY = _key(
    "severity",
    Word(words=("error", "warning")),
    "lỗi hay cảnh báo",
    "whether breaking it forbids publishing",
    required=True,
)
MESSAGE = _key(
    "message",
    MessageText(),
    "câu báo cho người nhập liệu",
    "the sentence staff read, {{ }} allowed",
    required=True,
)
HINT = _key("hint", MessageText(), "gợi ý cách xử lý", "what to do about it, {{ }} allowed")
EACH = _key(
    "each",
    MapOf(name=_ROOT, item=ExpressionText(), filled=True),
    "lặp lại cho từng phần tử",
    "names bound in turn to the items of an expression",
)
AT = _key(
    "at", ExpressionText(), "giá trị bị coi là sai", "the value to blame: its cell is the place reported"
)
LIMITS = _key(
    "limits",
    MapOf(name=_ROOT, item=Number(), filled=True),
    "các ngưỡng, sai số cho phép, theo tên",
    "thresholds and tolerances, by the names the rule uses",
)
RULE = Section(name="rule", keys=(ID, CHECK, SEVERITY, MESSAGE, HINT, EACH, LIMITS, WHEN, AT))

# registers
THING = _key("thing", _PART, "tên của đối tượng", "the thing that is called or counted so", required=True)
REGISTERED = _key(
    "value", _TITLE_TEXT, "tên gọi hoặc con số", "what it is called, or how many there are", required=True
)
FROM = _key("from", Day(), "ngày đầu có hiệu lực, ví dụ 2025-07-01", "the first day it holds")
TO = _key("to", Day(), "ngày cuối còn hiệu lực, ví dụ 2025-06-30", "the last day it holds")
BASIS = _key("basis", Text(), "văn bản làm căn cứ", "the document that says so")
REGISTER_ENTRY = Section(name="registerEntry", keys=(THING, REGISTERED, FROM, TO, BASIS))
ENTRIES = _key(
    "entries", ListOf(item=REGISTER_ENTRY, filled=True), "các dòng của sổ", "the entries", required=True
)
REGISTER_TYPE = _key("type", Word(words=("text", *NUMERIC)), _TYPE_VI, _TYPE_EN)
_REGISTER_OPTIONS = tuple(key for key in OPTIONS_NEEDING_TYPE if key.name in {"unit", "decimals", "grouping"})
_NUMBERS_THERE: dict[str, object] = {
    "if": {"properties": {"type": {"enum": list(NUMERIC)}}, "required": ["type"]},
    "then": {"properties": {"entries": {"items": {"properties": {"value": Number().schema()}}}}},
}
REGISTER = Section(
    name="register",
    keys=(LABEL, REGISTER_TYPE, *_REGISTER_OPTIONS, ENTRIES),
    schema_extra=_NUMBERS_THERE,
)

# workbooks
OTHER_LABEL = _key(
    "label",
    MessageText(),
    "tên gọi của tệp trong lời báo, được dùng {{ }}",
    "what messages call the workbook, {{ }} allowed",
    required=True,
)
WHERE = _key(
    "where",
    MapOf(name=_DOTTED, item=ExpressionText(), filled=True),
    "các ô cho biết tệp nào: tên trong tệp đó, và giá trị phải có",
    "which workbook: names in it, and what each must be",
    required=True,
)
OTHER_WHEN = _key(
    "when", ExpressionText(), "chỉ tìm tệp khi biểu thức đúng", "it is looked for only where this is true"
)
OTHER_WORKBOOK = Section(name="otherWorkbook", keys=(OTHER_LABEL, WHERE, OTHER_WHEN))

# corrections
PRINTED = _key("printed", Text(), "chữ in trong mẫu", "the text as the form prints it", required=True)
CORRECTED = _key("corrected", Text(), "chữ đã sửa", "the text as it should be", required=True)
CORRECTION = Section(name="correction", keys=(PRINTED, CORRECTED, NOTE))
SWITCH = _key(
    "switch",
    ExpressionText(),
    "biểu thức: có in chữ đã sửa hay không",
    "the expression that turns the corrections on",
    required=True,
)
ITEMS = _key(
    "items",
    MapOf(name=_DOTTED, item=CORRECTION),
    "các chỗ in sai của mẫu",
    "the misprints, by name",
    required=True,
)
CORRECTIONS_SECTION = Section(name="correctionList", keys=(SWITCH, ITEMS))

# sheets
HEADLINE = _key("title", Text(), "dòng tiêu đề của trang tính", "the headline of the sheet")
NOTES = _key("notes", ListOf(item=Text()), "các dòng hướng dẫn", "lines of guidance under the headline")
LANDSCAPE = _key("landscape", Flag(), "in ngang", "printed on landscape paper")
WIDTHS = _key(
    "widths",
    MapOf(name=Checked(check=lambda _: ""), item=Number(lowest=1)),
    "độ rộng cột theo tiêu đề",
    "column widths by title",
)
SHEET_LAYOUT = Section(name="sheetLayout", keys=(HEADLINE, NOTES, LANDSCAPE, WIDTHS))

# explanations
_EXPLANATION_COLUMN = Section(name="explanationColumn", keys=(COLUMN_TITLE, PROMPT), shorthand="title")


def _explained(name: str, vi: str, en: str, *, required: bool = True) -> Key[Record]:
    return _key(name, _EXPLANATION_COLUMN, vi, en, required=required)


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
EXPLANATION_COLUMNS = _key(
    "columns", EXPLANATION_COLUMNS_SECTION, "các cột của trang giải trình", "its columns", required=True
)
EXPLANATIONS_SECTION = Section(name="explanationSheet", keys=(SHEET, HEADER, EXPLANATION_COLUMNS))

# the file
TEMPLATE = _key(
    "template",
    _TITLE_TEXT,
    "mẫu Word trong thư mục templates",
    "the Word template, in templates/",
    needs="output",
)
OUTPUT = _key(
    "output",
    MessageText(),
    "tên văn bản xuất ra, được dùng {{ }}",
    "the name of the document, {{ }} allowed",
    needs="template",
)
DOCUMENT_TITLE = _key(
    "title", _TITLE_TEXT, "tên gọi của văn bản", "what staff call the document", needs="template"
)
DOCUMENT_WHEN = _key(
    "when",
    ExpressionText(),
    "chỉ lập văn bản khi biểu thức đúng",
    "the document is built only where this is true",
    needs="template",
)
INCLUDE = _key(
    "include",
    ListOf(item=_TITLE_TEXT),
    "các tệp dùng chung",
    "files that documents share, relative to this one",
)
FIELDS = _key("fields", MapOf(name=_DOTTED, item=FIELD), "từng ô một", "one cell, one placeholder")
GRIDS = _key("grids", MapOf(name=_DOTTED, item=GRID), "bảng chỉ tiêu theo kỳ", "indicators by periods")
TABLES = _key(
    "tables", MapOf(name=_DOTTED, item=TABLE), "danh sách dài theo số dòng", "lists that grow by rows"
)
COMPUTEDS = _key(
    "computed", MapOf(name=_DOTTED, item=COMPUTED), "giá trị tính từ giá trị khác", "values made from others"
)
REGISTERS = _key(
    "registers",
    MapOf(name=_ROOT, item=REGISTER),
    "tên gọi, con số có thời hạn",
    "names and numbers that hold for a time",
)
WORKBOOKS = _key(
    "workbooks",
    MapOf(name=_ROOT, item=OTHER_WORKBOOK),
    "các tệp khác để đối chiếu",
    "other workbooks that rules compare with",
)
RULES = _key("rules", ListOf(item=RULE), "quy tắc kiểm tra", "what must hold")
CORRECTIONS = _key(
    "corrections", CORRECTIONS_SECTION, "chỗ in sai của mẫu", "misprints of the form, and their switch"
)
EXPLANATIONS = _key(
    "explanations",
    EXPLANATIONS_SECTION,
    "trang tính để giải trình các cảnh báo",
    "the worksheet where warnings are explained",
)
SHEETS = _key(
    "sheets",
    MapOf(name=_SHEET, item=SHEET_LAYOUT),
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
    _EXPLANATION_COLUMN,
    SHEET_LAYOUT,
)
