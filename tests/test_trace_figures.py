"""From a figure to its cell and from a cell to its places; the review copy that says so in comments."""

from __future__ import annotations

import io
import json
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document

import docgen
from docgen.console.tracing import written
from docgen.diagnostics import Diagnostic, FileLocation
from docgen.diff.lines import Place
from docgen.diff.reading import read_lines
from docgen.formats.types import ValueType
from docgen.language.values import Value, Wording
from docgen.pipeline.project import Project, project_at
from docgen.publish.copies import review_path
from docgen.trace.compare import plain_lines
from docgen.trace.figures import Figure, Rounding, rounding_of
from docgen.trace.listing import TraceReport, trace, trace_cell
from docgen.trace.review import review_copy, with_reviews
from tests.support.office import needs_libreoffice, saved_again
from tests.support.traced import built, traced_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return traced_project(tmp_path)


def figures(report: TraceReport) -> tuple[Figure, ...]:
    assert report.diagnostics == ()
    (document,) = report.documents
    return document.figures


def by_text(report: TraceReport) -> dict[str, Figure]:
    return {figure.text: figure for figure in figures(report)}


def cells(figure: Figure) -> list[tuple[str, str, str]]:
    return [(f"{item.cell.sheet}!{item.cell.cell}", item.name, item.raw) for item in figure.sources]


def test_every_figure_knows_its_place(project: Project) -> None:
    found = [(figure.text, figure.place) for figure in figures(trace(project, "bc"))]
    assert found == [
        ("2026", Place(paragraph=1)),
        ("05 cuộc", Place(paragraph=1)),
        (", tăng 24.620% so với 6 tháng", Place(paragraph=1)),
        ("66,7%", Place(paragraph=2)),
        ("12,5 triệu đồng", Place(paragraph=2)),
        ("1.241", Place(paragraph=2)),
        ("", Place(paragraph=3)),
        ("12/BC", Place(table=1, row=2, column=1)),
        ("7", Place(table=1, row=2, column=2)),
        ("34/CV", Place(table=1, row=3, column=1)),
        ("8", Place(table=1, row=3, column=2)),
        ("2026", Place(part="header", paragraph=1)),
    ]


def test_a_worded_figure_knows_its_cells_and_their_raw_values(project: Project) -> None:
    found = by_text(trace(project, "bc"))
    assert cells(found["05 cuộc"]) == [("Số liệu!B2", "so.hn.k6", "5")]
    assert cells(found[", tăng 24.620% so với 6 tháng"]) == [
        ("Số liệu!C2", "so.hn.nam", "1236"),
        ("Số liệu!B2", "so.hn.k6", "5"),
    ]
    assert cells(found["1.241"]) == [("Số liệu!B2", "so.hn.k6", "5"), ("Số liệu!C2", "so.hn.nam", "1236")]
    assert found["1.241"].raw == "1241"
    assert cells(found["7"]) == [("Văn bản!B2", "vb[].luong", "7")]


def test_a_figure_tells_rounding_expression_and_rules(project: Project) -> None:
    found = by_text(trace(project, "bc"))
    rate = found["66,7%"]
    assert (rate.raw, rate.rounding) == ("66,6667", Rounding(kind="rounded", decimals=1))
    assert (rate.expression, rate.rules) == ("so.tl.k6", ("K21",))
    assert found["12,5 triệu đồng"].rounding == Rounding(kind="scaled", decimals=1)
    assert found["05 cuộc"].rounding == Rounding(kind="exact")
    assert found["1.241"].rules == ("K20",)
    assert found[", tăng 24.620% so với 6 tháng"].rounding.kind == "derived"


@pytest.mark.parametrize(
    ("text", "raw", "expected"),
    [
        ("1.236", "1236", Rounding(kind="exact")),
        ("-5", "-5", Rounding(kind="exact")),
        ("67%", "66.6667", Rounding(kind="rounded")),
        ("1,2 tỷ đồng", "1234567890", Rounding(kind="scaled", decimals=1)),
        ("một nghìn", "1000", Rounding(kind="derived")),
        ("9", "8", Rounding(kind="derived")),
    ],
)
def test_rounding_is_read_off_the_printed_text(text: str, raw: str, expected: Rounding) -> None:
    value = Value(Decimal(raw), ValueType(name="number"))
    assert rounding_of(text, Wording(text, (value,))) == expected


@pytest.mark.parametrize("cell", ["Số liệu!B2", "'số liệu'!$B$2", "so.hn.k6"])
def test_a_cell_tells_every_place_it_reaches(project: Project, cell: str) -> None:
    assert [figure.text for figure in figures(trace_cell(project, cell))] == [
        "05 cuộc",
        ", tăng 24.620% so với 6 tháng",
        "1.241",
    ]


def test_a_computed_name_and_a_whole_row_can_be_asked_for(project: Project) -> None:
    assert [figure.text for figure in figures(trace_cell(project, "tong"))] == ["1.241"]
    assert len(figures(trace_cell(project, "so.hn"))) == 3


def test_a_cell_that_nothing_prints_is_told(project: Project) -> None:
    location = FileLocation(path=project.inbox)
    code = "cell-reaches-nothing"
    told = Diagnostic(code=code, location=location, args={"cell": "Số liệu!Z9"}, severity="warning")
    assert trace_cell(project, "Số liệu!Z9").diagnostics == (told,)


def test_a_published_file_is_traced_by_its_text_also_under_another_name(project: Project) -> None:
    path = built(project.root)
    renamed = path.with_name("gui lai.docx")
    renamed.write_bytes(path.read_bytes())
    report = trace(project, str(renamed))
    assert [item.document.document for item in report.documents] == ["bc"]
    assert len(figures(report)) == 12


def test_an_unknown_document_is_told_with_the_nearest(project: Project) -> None:
    (told,) = trace(project, "bcc").diagnostics
    assert (told.code, told.args) == ("document-unknown", {"name": "bcc", "known": "bc", "nearest": "bc"})


def test_the_console_writes_figures_for_a_person_and_for_a_program(project: Project) -> None:
    report = trace_cell(project, "so.tl.k6")
    assert written(report, project.root, "human", "vi") == (
        "Báo cáo 2026.docx  (lập từ inbox/so-lieu.xlsx)\n"
        "  đoạn 2: in 66,7%; ô 66,6667, làm tròn 1 chữ số thập phân\n"
        "    Số liệu!B3 (Tỷ lệ, 6 tháng) = 66,6667\n"
        "    biểu thức: so.tl.k6\n"
        "    quy tắc: K21\n"
        "1 số liệu, trong đó 1 có in ra.\n\n"
    )
    assert written(report, project.root, "short", "vi") == "Báo cáo 2026.docx: đoạn 2: 66,7% <- Số liệu!B3\n"
    (document,) = json.loads(written(report, project.root, "json", "en"))["documents"]
    (figure,) = document["figures"]
    assert (document["workbook"], figure["sources"][0]["cell"], figure["rules"]) == (
        "inbox/so-lieu.xlsx",
        "B3",
        ["K21"],
    )


def review(project: Project) -> bytes:
    (document,) = trace(project, "bc").documents
    return review_copy(document.document)


def test_the_review_copy_has_a_comment_on_each_printed_figure_of_the_body(project: Project) -> None:
    comments = [item.text for item in Document(io.BytesIO(review(project))).comments]
    assert len(comments) == 10
    assert comments[3] == (
        "Số liệu!B3 (Tỷ lệ, 6 tháng) = 66,6667\n"
        "in 66,7%; ô 66,6667, làm tròn 1 chữ số thập phân\n"
        "biểu thức: so.tl.k6\n"
        "quy tắc: K21"
    )


def test_each_comment_stands_around_its_figure(project: Project) -> None:
    with zipfile.ZipFile(io.BytesIO(review(project))) as package:
        xml = package.read("word/document.xml").decode()
    ranges = re.findall(
        r'<w:commentRangeStart w:id="(\d+)"/>(.*?)<w:commentRangeEnd w:id="(\d+)"/>'
        r'<w:r><w:commentReference w:id="(\d+)"/></w:r>',
        xml,
    )
    assert [(a, b, c) for a, _, b, c in ranges] == [(str(n),) * 3 for n in range(10)]
    assert [re.sub(r"<[^>]+>", "", inner).replace("\u00a0", " ") for _, inner, _, _ in ranges][:4] == [
        "2026",
        "05 cuộc",
        ", tăng 24.620% so với 6 tháng",
        "66,7%",
    ]


def test_two_lines_of_one_value_each_have_their_comment() -> None:
    (document,) = trace(project_at(Path(__file__).parents[1]), "nq-96").documents
    assert plain_lines(read_lines(review_copy(document.document))) == document.document.lines


def test_the_review_copy_says_what_the_document_says(project: Project) -> None:
    content = review(project)
    assert read_lines(content) == read_lines(built(project.root).read_bytes())
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert all("\ufdd2".encode() not in package.read(name) for name in package.namelist())


def test_build_puts_the_review_copies_beside_the_documents(project: Project) -> None:
    path = built(project.root)
    report = docgen.build(project.root)
    assert with_reviews(project, report) == report
    assert review_path(path).name == "Báo cáo 2026 (soát xét).docx"
    first = review_path(path).read_bytes()
    with_reviews(project, report)
    assert review_path(path).read_bytes() == first
    assert docgen.build(project.root).diagnostics == ()


@pytest.mark.slow
@needs_libreoffice
def test_libreoffice_shows_the_comments(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "soat xet.docx"
    path.write_bytes(review(project))
    (saved,) = saved_again([path], tmp_path / "lo", "odt")
    with zipfile.ZipFile(saved) as package:
        assert package.read("content.xml").decode().count("<office:annotation ") == 10
