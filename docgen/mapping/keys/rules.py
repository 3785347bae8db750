"""What is worked out from cells: computed values, and rules."""

from __future__ import annotations

from docgen.mapping import names
from docgen.mapping.expressions import ExpressionText, MessageText
from docgen.mapping.keys.shared import CHOICES_THERE, LABEL, OPTIONS_NEEDING_TYPE, ROOT_NAME, TYPE, declared
from docgen.mapping.kinds import Checked, Number, Word
from docgen.mapping.sections import MapOf, Section

# computed
VALUE = declared(
    "value", ExpressionText(), "biểu thức tính giá trị", "the expression that gives the value", required=True
)
COMPUTED = Section(
    name="computedValue",
    keys=(VALUE, TYPE, *OPTIONS_NEEDING_TYPE, LABEL),
    schema_extra=CHOICES_THERE,
)

WHEN = declared(
    "when",
    ExpressionText(condition=True),
    "chỉ áp dụng khi biểu thức đúng",
    "applies only where this expression is true",
)

# rules
ID = declared(
    "id",
    Checked(check=names.rule_problem, pattern=names.RULE_PATTERN),
    "mã quy tắc, ví dụ K40",
    "the id of the rule, such as K40",
    required=True,
)
CHECK = declared(
    "check", ExpressionText(condition=True), "điều phải đúng", "what must be true", required=True
)
SEVERITY = declared(
    "severity",
    Word(words=("error", "warning")),
    "lỗi hay cảnh báo",
    "whether breaking it forbids publishing",
    required=True,
)
MESSAGE = declared(
    "message",
    MessageText(),
    "câu báo cho người nhập liệu",
    "the sentence staff read, {{ }} allowed",
    required=True,
)
HINT = declared("hint", MessageText(), "gợi ý cách xử lý", "what to do about it, {{ }} allowed")
EACH = declared(
    "each",
    MapOf(name=ROOT_NAME, item=ExpressionText(), filled=True),
    "lặp lại cho từng phần tử",
    "names bound in turn to the items of an expression",
)
AT = declared(
    "at", ExpressionText(), "giá trị bị coi là sai", "the value to blame: its cell is the place reported"
)
LIMITS = declared(
    "limits",
    MapOf(name=ROOT_NAME, item=Number(), filled=True),
    "các ngưỡng, sai số cho phép, theo tên",
    "thresholds and tolerances, by the names the rule uses",
)
RULE = Section(name="rule", keys=(ID, CHECK, SEVERITY, MESSAGE, HINT, EACH, LIMITS, WHEN, AT))
