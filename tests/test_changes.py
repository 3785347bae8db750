"""Each build tells the figures that changed since the last published version, and who prints them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docgen.console.human import human
from docgen.console.machine import as_text
from docgen.freshness.records import Reach
from docgen.pipeline.project import Project
from docgen.pipeline.report import Report
from tests.support.projects import make_project
from tests.support.watched_project import build_now, save_workbook, small_project
from tests.support.workbooks import table_workbook


@pytest.fixture
def project(tmp_path: Path) -> Project:
    found = small_project(tmp_path)
    build_now(found)
    return found


IN_REPORT = Reach(document="mot", title="Báo cáo", places=1)
IN_ANNEX = Reach(document="hai", title="Phụ lục", places=1)


def told(report: Report) -> list[tuple[str, str, str, tuple[Reach, ...] | None]]:
    changes = [item.change for item in report.changes]
    return [(change.place, change.old, change.new, change.reaches) for change in changes]


def test_a_build_tells_what_changed_and_where(project: Project) -> None:
    save_workbook(project, cuoc=45)
    report = build_now(project)
    assert told(report) == [("Số liệu!B1", "38", "45", (IN_REPORT,))]
    assert 'số đã đổi: Số liệu!B1 "Số cuộc": 38 -> 45, in ở Báo cáo (1 chỗ)\n' in human(
        report, project.root, "vi"
    )
    assert json.loads(as_text(report, project.root, "vi"))["changes"] == [
        {
            "workbook": "inbox/so-lieu.xlsx",
            "cell": "Số liệu!B1",
            "label": "Số cuộc",
            "old": "38",
            "new": "45",
            "documents": [{"document": "mot", "places": 1}],
        }
    ]
    assert build_now(project).changes == ()
    assert build_now(project, force=True).changes == ()


def test_a_change_names_its_workbook_where_there_are_several(project: Project) -> None:
    save_workbook(project, cuoc=7, name="khac.xlsx")
    build_now(project)
    save_workbook(project, cuoc=45)
    text = human(build_now(project), project.root, "vi")
    assert 'số đã đổi: inbox/so-lieu.xlsx  Số liệu!B1 "Số cuộc": 38 -> 45, in ở Báo cáo (1 chỗ)\n' in text


def test_changes_are_those_since_each_document_s_own_last_version(project: Project) -> None:
    """The report was rejected with 8.000 cases in between, which no version ever printed."""
    save_workbook(project, cuoc="tám nghìn", nguoi=1300)
    assert told(build_now(project)) == [("Số liệu!B2", "1.200", "1.300", (IN_ANNEX,))]
    save_workbook(project, cuoc=45, nguoi=1400)
    assert told(build_now(project)) == [
        ("Số liệu!B2", "1.300", "1.400", (IN_ANNEX,)),
        ("Số liệu!B1", "38", "45", (IN_REPORT,)),
    ]


def test_a_figure_that_nothing_prints(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    shared = (project.mappings / "chung.yaml").read_text(encoding="utf-8")
    more = '  them: {cell: "Số liệu!B3", type: count, label: "Ngoài văn bản"}\n'
    (project.mappings / "chung.yaml").write_text(shared + more, encoding="utf-8")
    tables = "| Cuộc | {} |\n| Người | 1 |\n| Thêm | {} |"
    for cuoc, them in ((1, 5), (2, 6)):
        sheets = {"Đơn vị": "| Tên | BHXH |", "Số liệu": tables.format(cuoc, them)}
        table_workbook(project.inbox, sheets)
        report = build_now(project)
    assert told(report) == [("Số liệu!B3", "5", "6", ()), ("Số liệu!B1", "1", "2", (IN_REPORT,))]
    assert '"Ngoài văn bản": 5 -> 6, không in ở văn bản nào' in human(report, project.root, "vi")


LISTED = """
template: a.docx
output: A.docx
fields:
  nam: {cell: "N!B1", type: count, label: Năm}
tables:
  t: {sheet: T, header: 1, columns: {s: {title: S, type: count}}}
"""


def list_project(root: Path) -> Project:
    template = ["{{ nam }}{% for r in t %} {{ r.s }}{% endfor %}"]
    return make_project(root, mappings={"a.yaml": LISTED}, templates={"a.docx": template})


def save_list(project: Project, numbers: range, year: int) -> None:
    rows = "\n".join(f"| {number} |" for number in numbers)
    table_workbook(project.inbox, {"N": f"| Năm | {year} |", "T": f"| S |\n{rows}"})


def test_only_the_first_changes_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    project = list_project(tmp_path)
    save_list(project, range(8), 1)
    build_now(project)
    save_list(project, range(8, 16), 1)
    report = build_now(project)
    printed = human(report, project.root, "vi")
    assert len(report.changes) == 8
    assert printed.count("số đã đổi: ") == 5
    assert "và 3 số khác đã đổi" in printed


def test_beside_a_very_long_list_nobody_keeps_what_was_printed_where(tmp_path: Path) -> None:
    project = list_project(tmp_path)
    save_list(project, range(1_001), 1)
    build_now(project)
    save_list(project, range(1_001), 2)
    report = build_now(project)
    assert told(report) == [("N!B1", "1", "2", None)]
    assert 'số đã đổi: N!B1 "Năm": 1 -> 2\n' in human(report, project.root, "vi")
    assert json.loads(as_text(report, project.root, "vi"))["changes"][0]["documents"] is None
