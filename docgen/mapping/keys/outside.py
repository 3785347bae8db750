"""What rules hold figures against from outside of the workbook: registers, and other workbooks."""

from __future__ import annotations

from docgen.mapping.expressions import ExpressionText, MessageText
from docgen.mapping.keys.shared import (
    DOTTED_NAME,
    LABEL,
    NUMERIC,
    OPTIONS_NEEDING_TYPE,
    PART_NAME,
    TITLE_TEXT,
    TYPE_EN,
    TYPE_VI,
    declared,
)
from docgen.mapping.kinds import Day, Number, Text, Word
from docgen.mapping.sections import ListOf, MapOf, Section

# registers
THING = declared(
    "thing", PART_NAME, "tên của đối tượng", "the thing that is called or counted so", required=True
)
REGISTERED = declared(
    "value", TITLE_TEXT, "tên gọi hoặc con số", "what it is called, or how many there are", required=True
)
FROM = declared("from", Day(), "ngày đầu có hiệu lực, ví dụ 2025-07-01", "the first day it holds")
TO = declared("to", Day(), "ngày cuối còn hiệu lực, ví dụ 2025-06-30", "the last day it holds")
BASIS = declared("basis", Text(), "văn bản làm căn cứ", "the document that says so")
REGISTER_ENTRY = Section(name="registerEntry", keys=(THING, REGISTERED, FROM, TO, BASIS))
ENTRIES = declared(
    "entries", ListOf(item=REGISTER_ENTRY, filled=True), "các dòng của sổ", "the entries", required=True
)
REGISTER_TYPE = declared("type", Word(words=("text", *NUMERIC)), TYPE_VI, TYPE_EN)
_REGISTER_OPTIONS = tuple(key for key in OPTIONS_NEEDING_TYPE if key.name in {"unit", "decimals", "grouping"})


def _values_are(schema: dict[str, object], *types: str) -> dict[str, object]:
    """In a register of these types the values are such."""
    return {
        "if": {"properties": {"type": {"enum": list(types)}}, "required": ["type"]},
        "then": {"properties": {"entries": {"items": {"properties": {"value": schema}}}}},
    }


_NUMBERS_THERE: dict[str, object] = {
    "allOf": [
        _values_are(Number().schema(), *NUMERIC),
        _values_are({"type": "integer", "minimum": 0}, "count"),
    ]
}
REGISTER = Section(
    name="register",
    keys=(LABEL, REGISTER_TYPE, *_REGISTER_OPTIONS, ENTRIES),
    schema_extra=_NUMBERS_THERE,
)

# workbooks
OTHER_LABEL = declared(
    "label",
    MessageText(),
    "tên gọi của tệp trong lời báo, được dùng {{ }}",
    "what messages call the workbook, {{ }} allowed",
    required=True,
)
WHERE = declared(
    "where",
    MapOf(name=DOTTED_NAME, item=ExpressionText(), filled=True),
    "các ô cho biết tệp nào: tên trong tệp đó, và giá trị phải có",
    "which workbook: names in it, and what each must be",
    required=True,
)
OTHER_WHEN = declared(
    "when",
    ExpressionText(condition=True),
    "chỉ tìm tệp khi biểu thức đúng",
    "it is looked for only where this is true",
)
OTHER_WORKBOOK = Section(name="otherWorkbook", keys=(OTHER_LABEL, WHERE, OTHER_WHEN))
