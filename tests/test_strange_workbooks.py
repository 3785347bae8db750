"""A workbook that is another file altogether is one sentence; one that lacks a sheet is told which."""

from __future__ import annotations

from pathlib import Path

from docgen.diagnostics import Diagnostic, FileLocation
from docgen.pipeline.build import build
from docgen.pipeline.remembering import ledger_of
from docgen.statuspage.page import page
from docgen.statuspage.view import view_of
from tests.support.watched_project import build_now, outcomes, save_workbook, small_project
from tests.support.workbooks import table_workbook


def test_another_file_is_one_sentence_and_leaves_the_others_alone(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    tables = dict.fromkeys(("Lương", "Chấm công", "Phụ cấp", "BHXH", "Thuế"), "| x | 1 |")
    path = table_workbook(project.inbox, tables, "bang-luong.xlsx")
    report = build_now(project)
    args = {"found": "Lương, Chấm công, Phụ cấp, BHXH, …", "wanted": "Số liệu, Đơn vị"}
    assert report.diagnostics == (
        Diagnostic(code="workbook-not-the-form", location=FileLocation(path=path), args=args),
    )
    assert [(item.workbook.name, item.outcome) for item in report.documents] == [
        ("bang-luong.xlsx", "rejected"),
        ("bang-luong.xlsx", "rejected"),
        ("so-lieu.xlsx", "published"),
        ("so-lieu.xlsx", "published"),
    ]
    text = page(view_of(project, ledger_of(project).state))
    assert "Tệp này không phải tệp số liệu của biểu mẫu" in text
    save_workbook(project, name="bang-luong.xlsx")
    assert set(outcomes(build(project, (path,), ledger=ledger_of(project))).values()) == {"published"}


def test_a_missing_and_a_misspelt_sheet_are_told_by_name(tmp_path: Path) -> None:
    project = small_project(tmp_path, workbook=False)
    for tables in ({"Đơn vị": "| Tên | A |"}, {"So lieu": "| Cuộc | 1 |"}):
        table_workbook(project.inbox, tables)
        codes = {item.code for item in build_now(project).diagnostics}
        assert codes == {"sheet-not-found"}
