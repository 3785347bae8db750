"""Expressions of a mapping that do not fit the figures: one document is rejected, and told why."""

from __future__ import annotations

from pathlib import Path

import pytest

import docgen
from docgen.diagnostics import CellLocation, Diagnostic, Related, YamlLocation
from docgen.pipeline.project import project_at
from docgen.pipeline.report import Report
from docgen.trace.verify import verify
from tests.support.bound import told
from tests.support.projects import make_project

FIRST = """
    template: bc.docx
    output: "Thứ nhất.docx"
    include: [chung.yaml]
"""
OTHER = """
    template: bc.docx
    output: "Thứ hai.docx"
    include: [chung.yaml]
"""
SHARED = """
    fields:
      so: {cell: "S!A2", type: number, grouping: false, required: true}
      z: {cell: "S!B2", type: count, required: false, label: "Số còn lại"}
      ten: {cell: "S!C2", type: text}
"""
DIVIDES = "so / (so - 2026) > 5"


def project(root: Path, first: str, *, shared: str = SHARED) -> Path:
    make_project(
        root,
        mappings={"a.yaml": first, "b.yaml": OTHER, "chung.yaml": shared},
        templates={"bc.docx": ["{{ so }} {{ z }} {{ ten }}"]},
        workbook={"S": "| a | b | c |\n|-|-|-|\n| 2026 | | Vinh |"},
    )
    return root


def made(report: Report) -> dict[str, str]:
    return {item.document: item.outcome for item in report.documents}


@pytest.mark.parametrize(
    ("first", "code", "place", "args"),
    [
        (
            FIRST + f'    when: "{DIVIDES}"\n',
            "expression-division-by-zero",
            "5:7",
            {"expression": DIVIDES},
        ),
        (
            FIRST + '    when: "ten > 5"\n',
            "expression-not-computable",
            "5:7",
            {"expression": "ten > 5", "reason": "'>' not supported between instances of 'str' and 'int'"},
        ),
        (
            FIRST.replace("Thứ nhất", "{{ ten | bang_chu }}"),
            "expression-not-computable",
            "3:9",
            {"expression": "{{ ten | bang_chu }}.docx", "reason": "not a number: Vinh"},
        ),
        (
            FIRST.replace("Thứ nhất", "{{ [so] }}"),
            "expression-not-computable",
            "3:9",
            {"expression": "{{ [so] }}.docx", "reason": "cannot be printed: list"},
        ),
        (
            FIRST.replace("Thứ nhất", "{{ so / (so - 2026) }}"),
            "expression-division-by-zero",
            "3:9",
            {"expression": "{{ so / (so - 2026) }}.docx"},
        ),
    ],
)
@pytest.mark.parametrize("draft", [False, True])
def test_one_document_is_rejected_for_its_own_expression(
    tmp_path: Path, first: str, code: str, place: str, args: dict[str, str], draft: bool
) -> None:
    report = docgen.build(project(tmp_path, first), draft=draft)
    assert told(report.diagnostics) == [(code, place, args)]
    assert made(report) == {"a": "rejected", "b": "published"}


def test_a_failing_expression_names_its_place_and_the_cells_it_reads(tmp_path: Path) -> None:
    (found,) = docgen.check(project(tmp_path, FIRST + f'    when: "{DIVIDES}"\n')).diagnostics
    cell = CellLocation(workbook=tmp_path / "inbox" / "so-lieu.xlsx", sheet="S", cell="A2")
    assert found == Diagnostic(
        code="expression-division-by-zero",
        location=YamlLocation(file=tmp_path / "mappings" / "a.yaml", line=5, column=7),
        args={"expression": DIVIDES},
        related=(Related(role="compare", location=cell),),
    )


REQUIRED = SHARED + f'      y: {{cell: "S!B3", type: count, required: "{DIVIDES}"}}\n'


def test_a_failing_demand_rejects_the_documents_that_need_the_value(tmp_path: Path) -> None:
    project(tmp_path, FIRST.replace("bc.docx", "y.docx"), shared=REQUIRED)
    make_project(tmp_path, mappings={}, templates={"y.docx": ["{{ y }}"]})
    report = docgen.build(tmp_path, only=["a", "b"])
    assert told(report.diagnostics) == [("expression-division-by-zero", "6:44", {"expression": DIVIDES})]
    assert made(report) == {"a": "rejected", "b": "published"}


def test_what_a_document_is_called_and_when_it_is_made_fail_quietly_in_tracing(tmp_path: Path) -> None:
    broken = FIRST.replace("Thứ nhất", "{{ so / (so - 2026) }}") + '    when: "ten > 5"\n'
    project(tmp_path, broken)
    docgen.build(tmp_path)
    report = verify(project_at(tmp_path), "b")
    assert report.diagnostics == ()
    assert report.origin is not None
    assert report.origin.name == "Thứ hai.docx"


WORKBOOKS = """
    workbooks:
      truoc: {label: "tệp {{ ten }}", where: {ten: ten}}
    rules:
      - {id: K1, check: "so == truoc.so", severity: error, message: "x"}
"""


@pytest.mark.parametrize(
    ("was", "now", "expression"),
    [
        ("where: {ten: ten}", 'where: {ten: "ten > 5"}', "ten > 5"),
        ("where: {ten: ten}", 'where: {ten: ten}, when: "ten > 5"', "ten > 5"),
        ("{{ ten }}", "{{ ten > 5 }}", "tệp {{ ten > 5 }}"),
    ],
)
def test_another_workbook_that_cannot_be_described_is_told(
    tmp_path: Path, was: str, now: str, expression: str
) -> None:
    shared = SHARED + WORKBOOKS.replace(was, now)
    reason = "'>' not supported between instances of 'str' and 'int'"
    for report in (docgen.check(project(tmp_path, FIRST, shared=shared)), docgen.build(tmp_path)):
        assert [(item.code, item.severity, dict(item.args)) for item in report.diagnostics] == [
            ("expression-not-computable", "warning", {"expression": expression, "reason": reason})
        ]
    assert made(report) == {"a": "published", "b": "published"}


NAMED = FIRST.replace("Thứ nhất", "{{ z ~ 1 }}")


def test_a_name_made_with_an_empty_optional_cell_says_which(tmp_path: Path) -> None:
    report = docgen.build(project(tmp_path, NAMED))
    cell = CellLocation(
        workbook=tmp_path / "inbox" / "so-lieu.xlsx", sheet="S", cell="B2", label="Số còn lại"
    )
    output = YamlLocation(file=tmp_path / "mappings" / "a.yaml", line=3, column=9)
    assert report.diagnostics == (
        Diagnostic(
            code="output-needs-value",
            location=cell,
            args={"name": "z", "output": "{{ z ~ 1 }}.docx"},
            related=(Related(role="declared", location=output),),
        ),
    )
    assert made(report) == {"a": "rejected", "b": "published"}
    assert made(docgen.build(tmp_path, draft=True)) == {"a": "published", "b": "published"}


def test_a_name_made_with_an_empty_required_cell_is_told_once(tmp_path: Path) -> None:
    shared = SHARED.replace("count, required: false", "count, required: true")
    report = docgen.build(project(tmp_path, NAMED, shared=shared))
    assert told(report.diagnostics) == [("value-missing", "S!B2", {})]
