"""A small project whose documents are made in milliseconds."""

from __future__ import annotations

from pathlib import Path

from docgen.pipeline.build import build
from docgen.pipeline.project import Project
from docgen.pipeline.remembering import ledger_of
from docgen.pipeline.report import Report
from tests.support.projects import make_project
from tests.support.workbooks import table_workbook

SHARED = """
fields:
  ten: {cell: "Đơn vị!B1", type: text, label: "Tên đơn vị"}
"""
FIRST = """
template: mot.docx
output: "Báo cáo.docx"
title: Báo cáo
include: [chung.yaml]
fields:
  cuoc: {cell: "Số liệu!B1", type: count, label: "Số cuộc"}
"""
SECOND = """
template: hai.docx
output: "Phụ lục.docx"
title: Phụ lục
include: [chung.yaml]
fields:
  nguoi: {cell: "Số liệu!B2", type: count, label: "Số người"}
"""


def small_project(root: Path, *, workbook: bool = True) -> Project:
    """Two documents with a shared mapping: "Báo cáo" reads B1, "Phụ lục" reads B2."""
    project = make_project(
        root,
        mappings={"chung.yaml": SHARED, "mot.yaml": FIRST, "hai.yaml": SECOND},
        templates={"mot.docx": ["{{ ten }}: {{ cuoc }} cuộc"], "hai.docx": ["{{ ten }}: {{ nguoi }} người"]},
    )
    if workbook:
        save_workbook(project)
    return project


def save_workbook(
    project: Project, cuoc: object = 38, nguoi: object = 1200, name: str = "so-lieu.xlsx"
) -> Path:
    """Fill and save the workbook."""
    tables = {
        "Đơn vị": "| Tên | BHXH tỉnh Hà Tĩnh |",
        "Số liệu": f"| Cuộc | {cuoc} |\n| Người | {nguoi} |",
    }
    return table_workbook(project.inbox, tables, name)


def build_now(project: Project, *, force: bool = False) -> Report:
    """`docgen build`."""
    return build(project, ledger=ledger_of(project, force=force))


def outcomes(report: Report) -> dict[str, str]:
    """The outcome of each document by name."""
    return {item.document: item.outcome for item in report.documents}


def documents(project: Project) -> dict[str, bytes]:
    """Every document of the outbox by its path."""
    paths = sorted(project.outbox.rglob("*.docx"))
    return {path.relative_to(project.outbox).as_posix(): path.read_bytes() for path in paths}
