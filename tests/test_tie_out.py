"""One figure in several documents: the same number in all, or a rounding that is stated."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.diagnostics import CellLocation, TemplateLocation
from docgen.pipeline.build import check
from docgen.pipeline.project import Project
from tests.support.projects import make_project

SHARED = """
fields:
  ty_le: {cell: "Số liệu!B1", type: percent, label: "Tỷ lệ"}
  so_thu: {cell: "Số liệu!B2", type: money, label: "Số thu"}
  so_nguoi: {cell: "Số liệu!B3", type: count, label: "Số người"}
"""
SHEET = "| Tỷ lệ | 95.6 |\n| Số thu | 2587340000 |\n| Số người | 1236 |"


def project(root: Path, report: str, annex: str) -> Project:
    document = "template: {0}.docx\noutput: {0}.docx\ntitle: {1}\ninclude: [chung.yaml]\n"
    mappings = {f"{name}.yaml": document.format(name, name.title()) for name in ("bao-cao", "phu-luc")}
    return make_project(
        root,
        mappings={**mappings, "chung.yaml": SHARED},
        templates={"bao-cao.docx": [report], "phu-luc.docx": [annex]},
        workbook={"Số liệu": SHEET},
    )


@pytest.mark.parametrize(
    ("report", "annex", "prints"),
    [
        ("Đạt {{ ty_le }}.", "{{ ty_le }}", ""),
        ("Đạt {{ ty_le }}.", "{{ ty_le | lam_tron(0) }}%", "95,6% (Bao-Cao); 96 (Phu-Luc)"),
        ("Đạt khoảng {{ ty_le | lam_tron(0) }}%.", "{{ ty_le }}", ""),
        ("Thu {{ so_thu | doi_don_vi('triệu đồng') }}.", "{{ so_thu }}", ""),
        (
            "Có {{ so_nguoi | lam_tron(-2) }} người.",
            "{{ so_nguoi }}",
            "1.236 (Phu-Luc); 1.200 (Bao-Cao)",
        ),
        ("Có {{ so_nguoi | so_luong('người') }}.", "{{ so_nguoi }}, {{ so_nguoi | bang_chu }}", ""),
        ("Còn {{ 100 - ty_le }}%, bình quân {{ so_nguoi / 12 }} người.", "{{ ty_le }} {{ so_nguoi }}", ""),
    ],
)
def test_a_figure_is_printed_alike_in_all_documents(
    tmp_path: Path, report: str, annex: str, prints: str
) -> None:
    place = project(tmp_path, report, annex)
    found = [item for item in check(place).diagnostics if item.code == "figure-printed-differently"]
    assert [item.args["prints"] for item in found] == ([prints] if prints else [])
    for item in found:
        assert item.severity == "warning"
        assert isinstance(item.location, CellLocation)
        templates = [place_.location for place_ in item.related]
        assert all(isinstance(location, TemplateLocation) for location in templates)
