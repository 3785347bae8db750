"""The JSON Schema and the reader are two readings of one table: they accept and refuse the same files."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import pytest

from docgen.mapping.keys.file import SECTIONS
from docgen.mapping.nodes import Node, Scalar, Sequence, parse
from docgen.mapping.schema import json_schema
from tests.support.mappings import DOCUMENT, read
from tests.test_mapping_problems import CASES
from tests.test_mapping_reader import SAMPLE

# What only the reader can know: other files, the language of expressions, names that meet, folded titles,
# and which options suit a type.
BEYOND_THE_SCHEMA = {
    "mapping-bounds",
    "mapping-cell-outside",
    "mapping-computed-circle",
    "mapping-decimal-comma",
    "mapping-defined-name",
    "mapping-duplicate-key",
    "mapping-duplicate-name",
    "mapping-duplicate-rule",
    "mapping-duplicate-sheet",
    "mapping-duplicate-title",
    "mapping-each-reads-each",
    "mapping-expression",
    "mapping-formula-brace",
    "mapping-include-cycle",
    "mapping-include-missing",
    "mapping-include-outside",
    "mapping-name-conflict",
    "mapping-option-unfit",
    "mapping-reads-computed",
    "mapping-register-dates",
    "mapping-rule-hides",
    "mapping-rule-name-twice",
    "mapping-thousands-dot",
    "mapping-unknown-column",
}
NOT_PARSED = {
    "mapping-alias",
    "mapping-illegal-character",
    "mapping-key-not-text",
    "mapping-several-documents",
    "mapping-tab",
    "mapping-tag",
    "mapping-too-deep",
    "mapping-unquoted-sheet",
}

GOOD = [
    SAMPLE,
    DOCUMENT + "title: 2026\nwhen: true\n",
    "fields: {}\n",
    """\
grids:
  g:
    sheet: S
    header: 1
    key: K
    column: C
    rows: {r: {required: "a == 1", choices: [1, ""], type: choice}}
  h:
    sheet: S
    header: 1
    key: K
    columns: {c: {choose: a, type: number, decimals: 2}}
    rows: {r: {}}
""",
    "rules: [{id: K-1.a, check: a, severity: warning, message: m, each: {kỳ: b}}]\n",
    "corrections: {switch: a, items: {Đơn.vị_2: {printed: '', corrected: b}}}\n",
    """\
registers:
  ten: {entries: [{thing: cap, value: "BHXH cơ sở", from: 2025-07-01, basis: QĐ}]}
  so: {type: count, label: L, entries: [{thing: tinh, value: 63, to: 2025-06-30}]}
workbooks: {truoc: {label: "{{ a }}", where: {b.c: "d - 1"}, when: e}}
rules: [{id: K1, check: a, severity: warning, message: m, limits: {nguong: 0.5}}]
""",
    "sheets: {Số liệu: {widths: {Ghi chú: 40.5}, notes: ['']}}\n",
]


def as_editors_read(node: Node) -> object:
    """The value that an editor's YAML 1.2 reader hands to a JSON Schema (core schema, section 10.3)."""
    if isinstance(node, Sequence):
        return [as_editors_read(item) for item in node.items]
    if not isinstance(node, Scalar):
        return {entry.key.text: as_editors_read(entry.value) for entry in node.entries}
    if node.missing:
        return None
    if node.plain and node.text in ("true", "false"):
        return node.text == "true"
    if node.plain and re.fullmatch(r"-?[1-9][0-9]*|0", node.text):
        return int(node.text)
    if node.plain and re.fullmatch(r"-?[0-9]+\.[0-9]+", node.text):
        return float(node.text)
    return node.text


def schema_accepts(text: str) -> bool:
    root = parse(text.encode("utf-8")).root
    assert root is not None
    validator = jsonschema.Draft202012Validator(json_schema())
    return not list(validator.iter_errors(as_editors_read(root)))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("text", GOOD)
def test_what_the_reader_takes_the_schema_takes(tmp_path: Path, text: str) -> None:
    if not text.startswith("template"):
        _, problems = read(tmp_path, DOCUMENT + "include: [b.yaml]\n", b=text)
        assert problems == []
    assert schema_accepts(text)


REFUSED = [
    (text, problems[0][0]) for text, problems in CASES if not {code for code, _, _ in problems} & NOT_PARSED
]


@pytest.mark.parametrize(("text", "code"), REFUSED)
def test_what_the_reader_refuses_by_structure_the_schema_refuses(text: str, code: str) -> None:
    assert schema_accepts(DOCUMENT + text) == (code in BEYOND_THE_SCHEMA)


def test_every_key_is_described_in_both_languages() -> None:
    for section in SECTIONS:
        for key in section.keys:
            assert key.vi.strip(), f"{section.name}.{key.name}"
            assert key.en.strip(), f"{section.name}.{key.name}"
            assert key.vi != key.en
