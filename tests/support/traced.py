"""A small project for tracing: figures in sentences, in a table, computed, rounded, worded, in a header."""

from __future__ import annotations

import io
from pathlib import Path
from textwrap import dedent

from docx import Document

import docgen
from docgen.pipeline.project import Project, project_at
from tests.support.workbooks import table_workbook

MAPPING = """
    template: bc.docx
    output: "Báo cáo {{ nam }}.docx"
    title: Báo cáo
    fields:
      nam: {cell: "Đơn vị!B1", type: number, grouping: false, label: Năm, required: true}
    grids:
      so:
        sheet: "Số liệu"
        header: 1
        key: "Mã"
        columns: {k6: "6 tháng", nam: {title: "Cả năm", required: false}}
        rows:
          hn: {type: count, label: "Tổng số cuộc", unit: Cuộc}
          tl: {type: percent, decimals: 1, label: "Tỷ lệ"}
          tien: {type: money, label: "Kinh phí", unit: đồng}
          khac: {type: count, label: "Khác", required: false}
    tables:
      vb:
        sheet: "Văn bản"
        header: 1
        columns: {so: {title: "Số", type: text}, luong: {title: "Lượng", type: count}}
    computed:
      tong: {value: "so.hn.k6 + so.hn.nam", type: count, label: "Tổng"}
    rules:
      - {id: K20, check: "so.hn.nam >= so.hn.k6", severity: error, message: "nhỏ hơn 6 tháng"}
      - {id: K21, check: "so.tl.k6 <= 100", severity: error, message: "quá 100"}
"""

BODY = (
    (
        "Năm {{ nam }} có {{ so.hn.k6 | so_luong('cuộc') }}"
        "{{ so.hn.nam | so_sanh(so.hn.k6, 'so với 6 tháng', ', ') }}."
    ),
    "Tỷ lệ {{ so.tl.k6 }}, kinh phí {{ so.tien.k6 | doi_don_vi('triệu đồng', 1) }}; cộng {{ tong }}.",
    "Hội nghị 5, 5 và {{ so.khac.nam }}5.",
    "Lời văn không có số nào bên cạnh.",
)


def sheets(**cells: str) -> dict[str, str]:
    """The workbook; k6, nam, tl, tien set other figures."""
    fig = {"k6": "5", "nam": "1236", "tl": "66.6667", "tien": "12500000"} | cells
    return {
        "Đơn vị": "| Năm | 2026 |",
        "Số liệu": (
            "| Mã | 6 tháng | Cả năm |\n|-|-|-|\n"
            f"| hn | {fig['k6']} | {fig['nam']} |\n| tl | {fig['tl']} | |\n| tien | {fig['tien']} | |\n"
            "| khac | | |"
        ),
        "Văn bản": "| Số | Lượng |\n|-|-|\n| 12/BC | 7 |\n| 34/CV | 8 |",
    }


def traced_project(root: Path, **cells: str) -> Project:
    """The project with its one document; `cells` as in `sheets`."""
    for folder in ("inbox", "mappings", "templates"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "mappings" / "bc.yaml").write_text(dedent(MAPPING), encoding="utf-8")
    (root / "templates" / "bc.docx").write_bytes(template())
    fill(root, **cells)
    return project_at(root)


def fill(root: Path, **cells: str) -> Path:
    """Write the workbook (anew)."""
    return table_workbook(root / "inbox", sheets(**cells), "so-lieu.xlsx")


def template() -> bytes:
    """The template: sentences, a table over records, a header."""
    document = Document()
    for text in BODY:
        document.add_paragraph(text)
    table = document.add_table(rows=4, cols=2)
    texts = [
        ("Số", "Lượng"),
        ("{%tr for v in vb %}", ""),
        ("{{ v.so }}", "{{ v.luong }}"),
        ("{%tr endfor %}", ""),
    ]
    for row, cells in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("Hết.")
    document.sections[0].header.paragraphs[0].text = "Năm {{ nam }}"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def built(root: Path) -> Path:
    """Build, and give the one document."""
    report = docgen.build(root)
    assert report.diagnostics == ()
    (outcome,) = report.documents
    assert outcome.path is not None
    return outcome.path
