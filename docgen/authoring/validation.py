"""Data validation: what a cell accepts, the prompt beside it, the message when it refuses."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct, field
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from docgen.authoring import words
from docgen.excel.cells import column_letters
from docgen.formats.types import ValueType

# Limits of Excel (file format, 2.4.117 Dv): prompt 255 characters, error 225, an inline list 255.
_LONGEST_PROMPT = 255
_LONGEST_ERROR = 225
_LONGEST_INLINE_LIST = 255
_HIGHEST = 999_999_999_999_999  # 15 digits: what Excel keeps exactly

_DAY_ZERO = date(1899, 12, 30)  # Excel's serial 0, with its leap year 1900 allowed for
_FIRST_DATE = (date(1990, 1, 1) - _DAY_ZERO).days
_LAST_DATE = (date(2099, 12, 31) - _DAY_ZERO).days


class Check(Struct, frozen=True, kw_only=True):
    """What a validation demands, in Excel's terms; equal checks share one validation."""

    kind: str | None
    operator: str | None = None
    low: str | None = None
    high: str | None = None
    error: str = ""
    prompt: str = ""


class Validations(Struct):
    """Collects the checks of a sheet's cells, then writes each once over all its ranges.

    Mutable on purpose: it gathers while a sheet is written.
    """

    choices: ChoiceLists
    _cells: dict[Check, list[tuple[int, int, int]]] = field(default_factory=dict)

    def add(self, kind: ValueType, prompt: str, *, column: int, first_row: int, last_row: int) -> None:
        """Check the cells of a column, both rows included."""
        check = self._check(kind, prompt)
        if check is not None:
            self._cells.setdefault(check, []).append((column, first_row, last_row))

    def write(self, sheet: Worksheet) -> None:
        """Put the validations into the sheet."""
        for check, cells in self._cells.items():
            validation = _validation(check)
            for column, first_row, last_row in _joined(cells):
                letters = column_letters(column)
                validation.add(f"{letters}{first_row}:{letters}{last_row}")
            sheet.add_data_validation(validation)

    def _check(self, kind: ValueType, prompt: str) -> Check | None:
        source = self.choices.source(_choices(kind))
        demand = _demand(kind, source)
        if demand is None and not prompt:
            return None
        base = demand or Check(kind=None)
        return Check(
            kind=base.kind,
            operator=base.operator,
            low=base.low,
            high=base.high,
            error=_clipped(base.error, _LONGEST_ERROR),
            prompt=_clipped(prompt, _LONGEST_PROMPT),
        )


class ChoiceLists(Struct):
    """The lists that do not fit into a validation itself (a comma in a choice, or too long): each is a
    column of a hidden sheet."""

    workbook: Workbook
    _columns: dict[tuple[str, ...], int] = field(default_factory=dict)

    def source(self, choices: tuple[str, ...]) -> str:
        """The list as a validation names it; '' for no choices."""
        if not choices:
            return ""
        inline = ",".join(choices)
        if len(inline) <= _LONGEST_INLINE_LIST and not any("," in item or '"' in item for item in choices):
            return f'"{inline}"'
        letters = column_letters(self._column(choices))
        return f"'{words.CHOICES_SHEET}'!${letters}$1:${letters}${len(choices)}"

    def _column(self, choices: tuple[str, ...]) -> int:
        if choices not in self._columns:
            column = len(self._columns) + 1
            sheet = self._sheet()
            for row, item in enumerate(choices, start=1):
                sheet.cell(row=row, column=column, value=item).data_type = "s"
            self._columns[choices] = column
        return self._columns[choices]

    def _sheet(self) -> Worksheet:
        if words.CHOICES_SHEET not in self.workbook.sheetnames:
            self.workbook.create_sheet(words.CHOICES_SHEET).sheet_state = "hidden"
        sheet = self.workbook[words.CHOICES_SHEET]
        assert isinstance(sheet, Worksheet)
        return sheet


def prompt_of(kind: ValueType, *, own: str, required: bool, default: str | None) -> str:
    """The prompt of a cell: the mapping's own words, else the type's; and what an empty cell means."""
    parts = [own or _type_prompt(kind)]
    if default:
        parts.append(words.DEFAULT.format(default=default))
    elif not required and kind.name != "text":
        parts.append(words.OPTIONAL)
    elif kind.name in ("count", "money") and not own:
        parts.append(words.ZERO)
    return " ".join(part for part in parts if part)


def _type_prompt(kind: ValueType) -> str:
    match kind.name:
        case "count" | "money" | "number":
            text = words.WHOLE if _is_whole(kind) else words.DECIMAL
            return f"{text} {words.IN_UNIT.format(unit=kind.unit)}" if kind.unit else text
        case "percent":
            return words.PERCENT
        case "date":
            return words.DATE
        case "choice" | "bool":
            return words.CHOICE
        case "paragraphs":
            return words.PARAGRAPHS
        case "text":
            return ""


def _choices(kind: ValueType) -> tuple[str, ...]:
    if kind.name == "bool":
        return (words.YES, words.NO)
    return tuple(item for item in kind.choices if item)


def _demand(kind: ValueType, source: str) -> Check | None:
    match kind.name:
        case "count" | "money" | "number" | "percent":
            return _number_check(kind)
        case "date":
            return _between("date", _FIRST_DATE, _LAST_DATE, words.DATE_ERROR)
        case "choice" | "bool" if source:
            return Check(kind="list", low=source, error=words.CHOICE_ERROR)
        case "text" | "paragraphs" if kind.maximum is not None:
            longest = int(kind.maximum)
            return _between("textLength", 0, longest, words.LENGTH_ERROR.format(longest=longest))
        case _:
            return None


def _number_check(kind: ValueType) -> Check:
    low, high = _bounds(kind)
    error = words.WHOLE_ERROR if _is_whole(kind) else words.DECIMAL_ERROR
    excel_type = "whole" if _is_whole(kind) else "decimal"
    error = error.format(bounds=_in_words(low, high)).replace("số .", "số.").replace("  ", " ")
    return _between(excel_type, -_HIGHEST if low is None else low, _HIGHEST if high is None else high, error)


def _bounds(kind: ValueType) -> tuple[float | None, float | None]:
    low, high = kind.minimum, kind.maximum
    if kind.name in ("count", "money", "percent") and low is None:
        low = 0
    if kind.name == "percent" and high is None:
        high = 100
    return low, high


def _is_whole(kind: ValueType) -> bool:
    """Whether only whole numbers make sense: a count; what is declared without decimals, or a year."""
    if kind.name == "percent":
        return False
    if kind.decimals is not None:
        return kind.decimals == 0
    return kind.name in ("count", "money") or not kind.grouping


def _in_words(low: float | None, high: float | None) -> str:
    if low is not None and high is not None:
        return words.BETWEEN.format(low=_plain(low), high=_plain(high))
    if low is not None:
        return words.AT_LEAST.format(low=_plain(low))
    return words.AT_MOST.format(high=_plain(high)) if high is not None else ""


def _plain(bound: float) -> str:
    """A bound as people read it: 1.000.000, 0,5; small whole numbers, years among them, bare."""
    if bound == int(bound):
        return f"{int(bound):,}".replace(",", ".") if abs(bound) >= 10_000 else str(int(bound))
    return f"{bound:g}".replace(".", ",")


def _between(kind: str, low: float, high: float, error: str) -> Check:
    return Check(kind=kind, operator="between", low=f"{low:.15g}", high=f"{high:.15g}", error=error)


def _validation(check: Check) -> DataValidation:
    validation = DataValidation(
        type=check.kind,  # type: ignore[arg-type]  # None is "any value": a prompt only
        operator=check.operator,  # type: ignore[arg-type]  # one of Excel's operators
        formula1=check.low,
        formula2=check.high,
        allow_blank=True,
        showErrorMessage=bool(check.error),
        showInputMessage=bool(check.prompt),
    )
    if check.error:
        validation.errorStyle = "stop"
        validation.errorTitle, validation.error = words.ERROR_TITLE, check.error
    if check.prompt:
        validation.promptTitle, validation.prompt = words.PROMPT_TITLE, check.prompt
    return validation


def _joined(cells: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The ranges with those that touch in one column made one."""
    joined: list[tuple[int, int, int]] = []
    for column, first_row, last_row in sorted(cells):
        if joined and joined[-1][0] == column and joined[-1][2] + 1 == first_row:
            first_row = joined.pop()[1]
        joined.append((column, first_row, last_row))
    return joined


def _clipped(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
