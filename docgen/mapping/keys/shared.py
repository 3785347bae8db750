"""What several sections have: the names of things, a type and its options, a place in the workbook."""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from docgen.excel.cells import MAX_ROW
from docgen.formats.types import TypeName
from docgen.mapping import names
from docgen.mapping.expressions import Needed
from docgen.mapping.kinds import Checked, Flag, Kind, Number, Text, Whole, Word
from docgen.mapping.sections import Key, ListOf

T = TypeVar("T")


def declared(
    name: str, kind: Kind[T], vi: str, en: str, *, required: bool = False, needs: str = ""
) -> Key[T]:
    """One line of the table of keys."""
    return Key(name=name, kind=kind, vi=vi, en=en, required=required, needs=needs)


TITLE_TEXT = Text(filled=True)
TYPES: tuple[TypeName, ...] = get_args(TypeName)
NUMERIC = ("count", "number", "percent", "money")
FRACTIONAL = ("number", "percent", "money")

PART_NAME = Checked(check=names.part_problem, pattern=names.PART_PATTERN)
ROW_NAME = Checked(check=names.row_problem, pattern=names.ROW_PATTERN)
ROOT_NAME = Checked(check=names.root_problem, pattern=names.ROOT_PATTERN)
DOTTED_NAME = Checked(check=names.dotted_problem, pattern=names.DOTTED_PATTERN)
COLUMN_NAME = Checked(check=names.column_problem, pattern=names.COLUMN_PATTERN)
SHEET_NAME = Checked(check=names.sheet_problem, pattern=names.SHEET_PATTERN)
FORMULA_TEXT = Checked(check=names.formula_problem, pattern="^=.")

# Type and its options, flat beside the other keys of an item.
TYPE_VI, TYPE_EN = "kiểu của giá trị", "the type of the value"
TYPE = declared("type", Word(words=TYPES), TYPE_VI, TYPE_EN)
TYPE_REQUIRED = declared("type", Word(words=TYPES), TYPE_VI, TYPE_EN, required=True)
UNIT = declared("unit", Text(), "đơn vị tính", "the unit, shown to staff")
DECIMALS = declared(
    "decimals", Whole(lowest=0, highest=9), "số chữ số thập phân tối đa", "at most that many decimals"
)
GROUPING = declared(
    "grouping", Flag(), "có dấu chấm phân cách hàng nghìn", "dots between thousands (false for years)"
)
CHOICES = declared(
    "choices", ListOf(item=Text(), filled=True), "các giá trị được chọn", "what a choice may be"
)
MIN = declared("min", Number(), "giá trị nhỏ nhất", "the lowest value allowed")
MAX = declared("max", Number(), "giá trị lớn nhất", "the highest value allowed")
OPTIONS: tuple[Key[Any], ...] = (UNIT, DECIMALS, GROUPING, CHOICES, MIN, MAX)
OPTION_TYPES: dict[str, tuple[str, ...]] = {
    "decimals": FRACTIONAL,
    "grouping": NUMERIC,
    "choices": ("choice",),
    "min": NUMERIC,
    "max": NUMERIC,
}
OPTIONS_NEEDING_TYPE: tuple[Key[Any], ...] = tuple(
    Key(name=option.name, kind=option.kind, vi=option.vi, en=option.en, needs="type") for option in OPTIONS
)
CHOICES_THERE: dict[str, object] = {
    "if": {"properties": {"type": {"const": "choice"}}, "required": ["type"]},
    "then": {"required": ["choices"]},
}

# Keys that several sections share.
LABEL = declared("label", Text(), "nhãn in trên biểu", "what the form prints beside the value")
REQUIRED = declared(
    "required",
    Needed(),
    "bắt buộc: true, false hoặc biểu thức",
    "true, false, or an expression that says when",
)
DEFAULT = declared("default", Text(), "chữ in ra khi ô để trống", "the text printed for an empty cell")
PROMPT = declared("prompt", Text(), "lời nhắc khi nhập liệu", "the input prompt in the workbook")
SHEET = declared("sheet", SHEET_NAME, "tên trang tính", "the name of the worksheet", required=True)
HEADER = declared(
    "header",
    Whole(lowest=1, highest=MAX_ROW),
    "số của dòng chứa tiêu đề cột",
    "the row that holds the column titles",
    required=True,
)
