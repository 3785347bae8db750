"""templates/README.md: every example prints what the guide says it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate

from docgen.formats.types import ValueType
from docgen.language.environment import new_environment
from docgen.language.filters import FILTERS, FOR_RULES
from docgen.language.missing import Missing
from docgen.language.namespace import Namespace, insert
from docgen.language.values import Value

README = Path(__file__).parents[1] / "templates" / "README.md"
TEXT = README.read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def value(name: str, written: Any) -> object:
    """A value as the guide writes it: {type, value}, a list of records, or `trống`."""
    if written == "trống":
        return Missing(name=name, why="optional")
    if isinstance(written, list):
        return [Namespace({key: value(key, cell) for key, cell in record.items()}) for record in written]
    raw, kind = written["value"], ValueType(name=written["type"])
    if isinstance(raw, int | float):
        return Value(Decimal(str(raw)), kind)
    return Value(tuple(raw) if isinstance(raw, list) else raw, kind)


def context() -> dict[str, object]:
    """The figures that the examples use."""
    (figures,) = (yaml.safe_load(body) for kind, body in BLOCKS if kind == "yaml")
    found: dict[str, object] = {}
    for name, written in figures.items():
        insert(found, name, value(name, written))
    return found


def rendered(lines: list[str], folder: Path) -> list[str]:
    """What a template of these lines prints; lines that begin with | are the rows of a table."""
    template, result = folder / "template.docx", folder / "document.docx"
    document = docx.Document()
    for part in parts(lines):
        if isinstance(part, str):
            document.add_paragraph(part)
        else:
            table = document.add_table(0, max(len(row) for row in part))
            for row in part:
                cells = table.add_row().cells
                for cell, text in zip(cells, row, strict=False):
                    cell.text = text
    document.save(str(template))
    engine = DocxTemplate(str(template))
    engine.render(context(), jinja_env=new_environment(), autoescape=True)
    engine.save(str(result))
    return list(printed(docx.Document(str(result))))


def parts(lines: list[str]) -> Iterator[str | list[list[str]]]:
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if line.startswith("| "):
            # a cell ends at " |" before the next cell or at the end: "{{ a | b }}" is one cell
            rows.append([cell.strip() for cell in re.split(r"\|(?![^{]*\}\})", line)[1:-1]])
            continue
        if rows:
            yield rows
            rows = []
        if line:
            yield line


def printed(document: Document) -> Iterator[str]:
    for item in document.iter_inner_content():
        if isinstance(item, Paragraph):
            yield item.text
        elif isinstance(item, Table):
            yield from (f"| {' | '.join(cell.text for cell in row.cells)} |" for row in item.rows)


LINES = [
    tuple(piece.strip() for piece in line.split(" -> "))
    for kind, body in BLOCKS
    if kind == "text"
    for line in body.splitlines()
    if " -> " in line
]
PAIRS = [
    (template.splitlines(), expected.splitlines())
    for (kind, template), (_, expected) in pairwise(BLOCKS)
    if kind == "jinja"
]


@pytest.mark.parametrize(("template", "expected"), LINES, ids=[line[0] for line in LINES])
def test_a_line_prints_what_the_guide_says(template: str, expected: str, tmp_path: Path) -> None:
    assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in rendered([template], tmp_path)] == [expected]


@pytest.mark.parametrize(("template", "expected"), PAIRS, ids=[pair[0][0] for pair in PAIRS])
def test_a_block_prints_what_the_guide_says(template: list[str], expected: list[str], tmp_path: Path) -> None:
    assert rendered(template, tmp_path) == expected


def test_the_guide_has_examples_of_every_kind() -> None:
    assert len(LINES) > 20
    assert len(PAIRS) == sum(kind == "jinja" for kind, _ in BLOCKS) > 3


def test_the_guide_names_every_filter_and_shows_it() -> None:
    rows = " ".join(line for line in TEXT.splitlines() if line.startswith("| `"))
    assert {name for name in FILTERS.keys() - FOR_RULES if not re.search(rf"`{name}\b", rows)} == set()
    shown = " ".join(template for template, _ in LINES)
    assert {name for name in FILTERS.keys() - FOR_RULES if f"| {name}" not in shown} == set()


def test_the_guide_names_the_templates_and_only_those() -> None:
    named = set(re.findall(r"^\| `([\w-]+\.docx)` \|", TEXT, re.MULTILINE))
    assert named == {path.name for path in README.parent.glob("*.docx") if not path.name.startswith("~$")}
