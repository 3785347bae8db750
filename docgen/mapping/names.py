"""What may be a name, a sheet, a cell: small checks that return the code of what is wrong, or ''."""

from __future__ import annotations

import re

from docgen.excel.cells import MAX_COLUMN, MAX_ROW, column_number

# Words of the expression language (Jinja 3.1, lexer and parser), never names.
KEYWORDS = (
    "and",
    "else",
    "elif",
    "if",
    "in",
    "is",
    "not",
    "or",
    "true",
    "false",
    "none",
    "True",
    "False",
    "None",
)
# Names that Jinja or docxtpl give a meaning to where they stand first.
TAKEN = (
    "loop",
    "self",
    "super",
    "caller",
    "range",
    "dict",
    "namespace",
    "lipsum",
    "cycler",
    "joiner",
    "varargs",
    "kwargs",
    "p",
    "r",
    "tr",
    "tc",
    "docx_context",
)
# What a row of a grid already has in `{% for dong in grid %}`.
ROW_WORDS = ("ma", "label", "code", "unit", "note", "tags")

# Letters of any language: JSON Schema's regular expressions have no portable \w beyond ASCII, so a name is
# said as what it does not hold: blanks and ASCII punctuation.
_LATER = r"[^\s\x00-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]"
_FIRST = r"[^\s\x00-\x40\x5b-\x60\x7b-\x7f]"
_PART = rf"(?!(?:{'|'.join(KEYWORDS)})(?:\.|$)){_FIRST}{_LATER}*"
_ROOT = rf"(?!(?:{'|'.join(TAKEN)})(?:\.|$)){_PART}"
DOTTED_PATTERN = rf"^{_ROOT}(?:\.{_PART})*$"
ROOT_PATTERN = rf"^{_ROOT}$"
PART_PATTERN = rf"^{_PART}$"
COLUMN_PATTERN = rf"^(?!(?:{'|'.join(ROW_WORDS)})$){_PART}$"

ROW_PATTERN = rf"^(?!.*_[xX][0-9A-Fa-f]{{1,4}}_){_PART}$"
RULE_PATTERN = r"^[A-Z][A-Za-z0-9_.-]*$"
DEFINED_NAME_PATTERN = (
    r"^[^\s\x00-\x40\x5b-\x5e\x60\x7b-\x7f][^\s\x00-\x2d\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]*$"
)
SHEET_PATTERN = r"^[^\[\]:*?/\\]{1,31}$"
CELL_PATTERN = r"^.+!\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6}$"

_ESCAPE = re.compile("_[xX][0-9A-Fa-f]{1,4}_")
_CELL = re.compile(r"(?:'((?:[^']|'')+)'|([^'].*))!\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_SHEET = re.compile(r"[^\[\]:*?/\\]{1,31}")
_RULE = re.compile(RULE_PATTERN[1:-1])
_DEFINED = re.compile(r"[^\W\d][\w.]*")
_QUOTED = re.compile(r'"[^"]*"')
_BRACED = re.compile(r"\{\s*[^{}\s][^{}]*\}")
_REFERENCE = re.compile(r"[A-Za-z]{1,3}[0-9]{1,7}|[Rr][0-9]*|[Cc][0-9]*|[Rr][0-9]+[Cc][0-9]+")


def part_problem(name: str) -> str:
    """A single identifier, used after a dot."""
    if not name.isidentifier() or name.startswith("_"):
        return "mapping-name"
    return "mapping-reserved-name" if name in KEYWORDS else ""


def root_problem(name: str) -> str:
    """A single identifier, used on its own."""
    return "mapping-reserved-name" if name in TAKEN else part_problem(name)


def dotted_problem(name: str) -> str:
    """Identifiers joined by dots."""
    first, *rest = name.split(".")
    return root_problem(first) or next((code for code in map(part_problem, rest) if code), "")


def column_problem(name: str) -> str:
    """A column of a grid: its rows have words of their own."""
    return "mapping-reserved-name" if name in ROW_WORDS else part_problem(name)


def row_problem(name: str) -> str:
    """The id of a grid's row, which stands in a cell.

    `_x0041_` is how OOXML writes a character by its number (ECMA-376, 22.4.2.4); LibreOffice 7.4 takes fewer
    digits for one, too, and saves `tl_xa_co` as "tl", a line feed and "co".
    """
    return "mapping-row-escape" if _ESCAPE.search(name) else part_problem(name)


def rule_problem(name: str) -> str:
    """The id of a rule; a capital first, so that no code of docgen's own can be meant."""
    return "" if _RULE.fullmatch(name) else "mapping-rule-id"


def sheet_problem(name: str) -> str:
    """The name of a worksheet (Excel: at most 31 characters, none of [ ] : * ? / and backslash)."""
    bad = not _SHEET.fullmatch(name) or name.startswith("'") or name.endswith("'")
    return "mapping-sheet-name" if bad else ""


def defined_name_problem(name: str) -> str:
    """A defined name of Excel: letters, digits, dots and underscores, and not like a cell's address."""
    return "" if _DEFINED.fullmatch(name) and not _REFERENCE.fullmatch(name) else "mapping-defined-name"


def split_cell(text: str) -> tuple[str, str] | None:
    """`'Đơn vị'!$C$4` -> ("Đơn vị", "C4"); None where it is not the address of one cell."""
    match = _CELL.fullmatch(text.strip())
    if match is None:
        return None
    quoted, bare, letters, row = match.groups()
    return (quoted.replace("''", "'") if quoted else bare), f"{letters.upper()}{row}"


def cell_problem(text: str) -> str:
    """The address of one cell, with its sheet."""
    parts = split_cell(text)
    if parts is None:
        return "mapping-cell-address"
    sheet, address = parts
    letters = address.rstrip("0123456789")
    if column_number(letters) > MAX_COLUMN or int(address[len(letters) :]) > MAX_ROW:
        return "mapping-cell-outside"
    return sheet_problem(sheet)


def formula_problem(text: str) -> str:
    """A formula of the workbook begins with '=', and each of its braces holds a name.

    Braces inside of Excel's own texts ("{") are what they are.
    """
    if not text.startswith("=") or len(text) == 1:
        return "mapping-formula"
    rest = _BRACED.sub("", _QUOTED.sub("", text))
    return "mapping-formula-brace" if "{" in rest or "}" in rest else ""
