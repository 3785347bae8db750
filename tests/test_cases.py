"""Golden cases: a workbook, a mapping and a template in a folder, and exactly what must come of them.

tests/cases/<name>/ holds workbook.md (a heading and a Markdown table for each sheet), mapping.yaml,
template.md (a line a paragraph, a row of a table as `| a | b |`) and what is expected: document.txt, the
text of the document, and report.json, what `docgen build --format json` prints.
`pytest tests/test_cases.py --update-golden` writes what is expected anew; read the difference before you
commit it.
"""

from __future__ import annotations

import json
import re
from itertools import groupby
from pathlib import Path

import pytest

import docgen
from docgen.console.machine import as_text
from tests.support.documents import Block, docx, plain_text
from tests.support.workbooks import table_workbook

CASES = Path(__file__).parent / "cases"


def sheets_of(text: str) -> dict[str, str]:
    """`# Sheet` and the table under it, for each sheet."""
    parts = re.split(r"^# (.+)$", text, flags=re.MULTILINE)[1:]
    return dict(zip((name.strip() for name in parts[::2]), parts[1::2], strict=True))


def blocks_of(text: str) -> list[Block]:
    """Paragraphs, and rows that follow each other as one table."""
    blocks: list[Block] = []
    for is_row, lines in groupby(text.strip().splitlines(), lambda line: line.startswith("|")):
        if is_row:
            blocks.append([[cell.strip() for cell in line.strip("|").split("|")] for line in lines])
        else:
            blocks.extend(lines)
    return blocks


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_case(case: str, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    folder = CASES / case
    for name in ("inbox", "mappings", "templates"):
        (tmp_path / name).mkdir()
    (tmp_path / "mappings" / "bc.yaml").write_bytes((folder / "mapping.yaml").read_bytes())
    table_workbook(tmp_path / "inbox", sheets_of((folder / "workbook.md").read_text(encoding="utf-8")))
    template = docx(*blocks_of((folder / "template.md").read_text(encoding="utf-8")))
    (tmp_path / "templates" / "bc.docx").write_bytes(template)
    report = docgen.build(tmp_path)
    documents = [outcome.path for outcome in report.documents if outcome.path]
    made = {
        "report.json": as_text(report, tmp_path, "vi"),
        "document.txt": "".join(f"{plain_text(path.read_bytes())}\n" for path in documents),
    }
    if pytestconfig.getoption("--update-golden"):
        for name, text in made.items():
            (folder / name).write_text(text, encoding="utf-8")
    expected = {name: (folder / name).read_text(encoding="utf-8") for name in made}
    assert json.loads(made["report.json"]) == json.loads(expected["report.json"])
    assert made["document.txt"] == expected["document.txt"]
