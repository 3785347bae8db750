"""Annotated copies: every finding at its cell or paragraph, everything else as it was."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from docgen.annotating.command import with_annotated
from docgen.annotating.package import TYPES
from docgen.annotating.template import annotate_template
from docgen.annotating.workbook import LIST_PART, annotate_workbook
from docgen.diagnostics import CellLocation, Diagnostic, FileLocation, Related, TemplateLocation
from docgen.pipeline.project import Project, project_at
from docgen.pipeline.report import Report
from tests.support.projects import save_template
from tests.support.workbooks import STRICT, STRICT_RELATIONS, package_file, workbook_parts

LIST = "Kết quả kiểm tra"
RED, ORANGE = "FFFFB3B3", "FFFFD58A"


def at(path: Path, cell: str, sheet: str = "Số liệu") -> CellLocation:
    return CellLocation(workbook=path, sheet=sheet, cell=cell, label="Tổng số cuộc")


def missing(path: Path, cell: str, sheet: str = "Số liệu") -> Diagnostic:
    return Diagnostic(code="value-missing", location=at(path, cell, sheet))


def doubt(path: Path, cell: str) -> Diagnostic:
    related = (Related(role="compare", location=at(path, "B9")),)
    return Diagnostic(
        code="hidden-row", location=at(path, cell), args={"row": "4"}, severity="warning", related=related
    )


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A workbook with what an annotated copy must keep."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Số liệu"
    sheet["A1"], sheet["B2"], sheet["B3"] = "Tiêu đề", 5, "=B2*2"
    sheet["B2"].number_format = "#,##0"
    sheet["B2"].comment = Comment("Ghi chú cũ", "Lan")
    sheet["C2"].comment = Comment("Không liên quan", "Lan")
    sheet.merge_cells("D2:E3")
    sheet["D2"] = "gộp"
    sheet.column_dimensions["G"].hidden = True
    validation = DataValidation(type="whole", operator="greaterThan", formula1="0")
    validation.add("B2")
    sheet.add_data_validation(validation)
    sheet.print_title_rows = "1:1"
    other = book.create_sheet("Đơn vị")
    other["A1"] = "x"
    other.print_area = "A1:B2"
    path = tmp_path / "so-lieu.xlsx"
    book.save(path)
    return path


def copy_of(path: Path, *findings: Diagnostic) -> openpyxl.Workbook:
    before = path.read_bytes()
    content = annotate_workbook(before, path, findings)
    assert path.read_bytes() == before
    return openpyxl.load_workbook(BytesIO(content))


def test_findings_are_coloured_cells_with_comments(workbook: Path) -> None:
    book = copy_of(workbook, missing(workbook, "B2"), doubt(workbook, "B2"), doubt(workbook, "B3"))
    sheet = book["Số liệu"]
    assert sheet["B2"].fill.fgColor.rgb == RED
    assert sheet["B3"].fill.fgColor.rgb == ORANGE
    assert sheet["A1"].fill.fill_type is None
    assert sheet["B2"].comment is not None
    assert sheet["B2"].comment.text.split("\n") == [
        "Ghi chú cũ",
        "[Lỗi] Chưa có số liệu",
        "Gợi ý: nếu không phát sinh, vui lòng nhập số 0; nếu chưa có, vui lòng bổ sung rồi chạy lại",
        "",
        "[Cảnh báo] Số liệu nằm ở dòng 4 đang bị ẩn",
        "So với: Số liệu!B9 (Tổng số cuộc)",
        "Gợi ý: vui lòng hiện dòng (bỏ lọc hoặc Unhide) và kiểm tra; văn bản vẫn dùng số liệu này",
    ]
    assert sheet["C2"].comment is not None
    assert sheet["C2"].comment.text == "Không liên quan"


def test_everything_else_is_kept(workbook: Path) -> None:
    book = copy_of(
        workbook, missing(workbook, "B2"), missing(workbook, "F7"), missing(workbook, "A1", "Đơn vị")
    )
    sheet = book["Số liệu"]
    assert (sheet["B2"].value, sheet["B2"].number_format, sheet["B3"].value) == (5, "#,##0", "=B2*2")
    assert [str(item.sqref) for item in sheet.data_validations.dataValidation] == ["B2"]
    assert sheet.column_dimensions["G"].hidden
    assert sheet["F7"].fill.fgColor.rgb == RED
    assert sheet.print_title_rows == "$1:$1"
    assert book["Đơn vị"].print_area == "'Đơn vị'!$A$1:$B$2"


def test_a_cell_under_a_merged_area_shows_at_its_first_cell(workbook: Path) -> None:
    sheet = copy_of(workbook, missing(workbook, "E3"))["Số liệu"]
    assert sheet["D2"].fill.fgColor.rgb == RED
    assert sheet["D2"].comment is not None
    assert sheet["D2"].comment.text.startswith("E3: [Lỗi] Chưa có số liệu")


def test_the_first_sheet_lists_every_finding_with_a_link(workbook: Path) -> None:
    gone = Diagnostic(
        code="sheet-not-found", location=CellLocation(workbook=workbook, sheet="Kinh"), args={"sheet": "Kinh"}
    )
    elsewhere = Diagnostic(code="no-workbook", location=FileLocation(path=Path("inbox")))
    book = copy_of(workbook, doubt(workbook, "B3"), missing(workbook, "B2"), gone, elsewhere)
    assert book.sheetnames == [LIST, "Số liệu", "Đơn vị"]
    listed = book.worksheets[0]
    assert listed["A1"].value == "KẾT QUẢ KIỂM TRA: 3 lỗi, 1 cảnh báo"
    rows = [[cell.value for cell in row[:5]] for row in listed.iter_rows(min_row=3)]
    assert rows == [
        ["STT", "Mức độ", "Trang tính", "Ô", "Nội dung"],
        ["1", "Lỗi", "Số liệu", "B2", "Tổng số cuộc"],
        ["2", "Lỗi", "Kinh", None, None],
        ["3", "Cảnh báo", "Số liệu", "B3", "Tổng số cuộc"],
        ["4", "Lỗi", "inbox", None, None],
    ]
    assert listed["D4"].hyperlink is not None
    assert listed["D4"].hyperlink.location == "'Số liệu'!B2"
    assert book.active is listed
    assert [sheet.sheet_view.tabSelected for sheet in book.worksheets] == [True, None, None]


def test_a_copy_of_a_copy_has_two_lists(workbook: Path) -> None:
    first = annotate_workbook(workbook.read_bytes(), workbook, [missing(workbook, "B2")])
    second = annotate_workbook(first, workbook, [])
    book = openpyxl.load_workbook(BytesIO(second))
    assert book.sheetnames[:2] == [f"{LIST} (2)", LIST]
    assert book.worksheets[0]["B4"].value == "Không có lỗi hay cảnh báo nào."


def test_the_same_findings_give_the_same_bytes(workbook: Path) -> None:
    content = workbook.read_bytes()
    assert annotate_workbook(content, workbook, [missing(workbook, "B2")]) == annotate_workbook(
        content, workbook, [missing(workbook, "B2")]
    )


def test_parts_without_findings_keep_their_bytes(workbook: Path) -> None:
    content = annotate_workbook(workbook.read_bytes(), workbook, [missing(workbook, "B2")])
    with zipfile.ZipFile(workbook) as old, zipfile.ZipFile(BytesIO(content)) as new:
        assert new.testzip() is None
        same = {name for name in old.namelist() if old.read(name) == new.read(name)}
    assert same >= {"xl/theme/theme1.xml", "xl/worksheets/sheet2.xml", "docProps/app.xml"}


def test_a_workbook_that_leaves_out_what_excel_always_writes(tmp_path: Path) -> None:
    """Cells and rows without addresses, no style sheet content, the strict kind of ISO/IEC 29500."""
    rows = '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c></row>'
    parts = workbook_parts(
        {"Trang": f"<sheetData>{rows}</sheetData>"}, main=STRICT, relations=STRICT_RELATIONS
    )
    parts["[Content_Types].xml"] = f'<Types xmlns="{TYPES}"/>'
    path = package_file(tmp_path / "a.xlsx", parts)
    found = [missing(path, cell, "Trang") for cell in ("A1", "B1", "B3", "A5", "D5")]
    content = annotate_workbook(path.read_bytes(), path, found)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert xml.index('r="A1"') < xml.index('r="B1"') < xml.index('r="B3"') < xml.index('r="A5"')
    assert xml.index('r="A5"') < xml.index('r="C5"') < xml.index('r="D5"') < xml.index("legacyDrawing")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copy_with_comments_formulas_and_validation(
    workbook: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "ban-sao.xlsx"
    findings = [missing(workbook, "B2"), doubt(workbook, "B3"), missing(workbook, "A1", "Đơn vị")]
    copy.write_bytes(annotate_workbook(workbook.read_bytes(), workbook, findings))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "out"), str(copy)], check=True, capture_output=True, timeout=120
    )
    book = openpyxl.load_workbook(tmp_path / "out" / copy.name)
    comments = {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text.split("\n")[0]
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    assert comments == {
        "Số liệu!B2": "Ghi chú cũ",
        "Số liệu!C2": "Không liên quan",
        "Số liệu!B3": "[Cảnh báo] Số liệu nằm ở dòng 4 đang bị ẩn",
        "Đơn vị!A1": "[Lỗi] Chưa có số liệu",
    }
    assert book["Số liệu"]["B3"].value == "=B2*2"
    assert len(book["Số liệu"].data_validations.dataValidation) == 1
    assert book["Số liệu"]["B2"].fill.fgColor.rgb == RED


# --- templates ----------------------------------------------------------------------------------------


def unknown(path: Path, name: str, excerpt: str, part: str = "word/document.xml") -> Diagnostic:
    place = TemplateLocation(template=path, part=part, excerpt=excerpt)
    return Diagnostic(code="name-unknown", location=place, args={"name": name})


def commented(content: bytes) -> list[tuple[str, str]]:
    """(the paragraph, the first line of its comment) for every comment."""
    document = Document(BytesIO(content))
    texts = {comment.comment_id: comment.paragraphs[0].text for comment in document.comments}
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return [
        (paragraph.text, texts[int(start.get(f"{space}id", ""))])
        for paragraph in document.paragraphs
        for start in paragraph._p.iter(f"{space}commentRangeStart")
    ]


def test_findings_are_comments_at_their_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "bc.docx"
    save_template(path, ["Mở đầu", "Có {{ so.cuoc }}  hội nghị", "Có {{ so.nguoi }} người"])
    before = path.read_bytes()
    content = annotate_template(
        path,
        [
            unknown(path, "so.nguoi", "Có {{ so.nguoi }} người"),
            unknown(path, "so.cuoc", "…{{ so.cuoc }} hội nghị"),
            unknown(path, "x", "đầu trang", part="word/header1.xml"),
            Diagnostic(code="template-kind", location=FileLocation(path=path), args={"kind": ".docm"}),
            unknown(tmp_path / "khac.docx", "y", "Mở đầu"),
        ],
    )
    assert path.read_bytes() == before
    kept = "Có {{ so.cuoc }}  hội nghị"
    assert [(text, line[:34]) for text, line in commented(content)] == [
        ("Mở đầu", "Ở chỗ khác của mẫu (word/header1.x"),
        ("Mở đầu", "[Lỗi] Tệp mẫu thuộc loại .docm, kh"),
        (kept, '[Lỗi] Không có số liệu nào tên "so'),
        ("Có {{ so.nguoi }} người", '[Lỗi] Không có số liệu nào tên "so'),
    ]


def test_comments_of_a_template_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "bc.docx"
    document = Document()
    paragraph = document.add_paragraph("Có {{ so.cuoc }} hội nghị")
    document.add_comment(paragraph.runs, text="Của Lan", author="Lan", initials="L")
    document.save(str(path))
    found = commented(annotate_template(path, [unknown(path, "so.cuoc", "Có {{ so.cuoc }} hội nghị")]))
    assert sorted(line[:7] for _, line in found) == ["Của Lan", "[Lỗi] K"]


# --- the command --------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Project:
    for folder in ("inbox", "templates", "mappings"):
        (tmp_path / folder).mkdir()
    return project_at(tmp_path)


def codes(report: Report) -> list[str]:
    return [item.code for item in report.diagnostics]


def test_the_command_writes_the_copy_and_writes_it_again(project: Project, workbook: Path) -> None:
    out = project.root / "ket-qua" / "ban-sao.xlsx"
    report = Report(diagnostics=(missing(workbook, "B2"),))
    for _ in range(2):
        assert with_annotated(report, project, (workbook,), out) == report
    with zipfile.ZipFile(out) as archive:
        assert LIST_PART in archive.namelist()


def test_the_command_never_writes_over_an_original(project: Project, workbook: Path) -> None:
    report = Report()
    before = workbook.read_bytes()
    assert codes(with_annotated(report, project, (workbook,), workbook)) == ["annotate-among-originals"]
    inside = project.inbox / "ban-sao.xlsx"
    assert codes(with_annotated(report, project, (workbook,), inside)) == ["annotate-among-originals"]
    filled = project.root / "cua-toi.xlsx"
    filled.write_bytes(before)
    assert codes(with_annotated(report, project, (workbook,), filled)) == ["annotate-exists"]
    assert (workbook.read_bytes(), filled.read_bytes()) == (before, before)


def test_the_command_takes_one_file(project: Project, workbook: Path) -> None:
    out = project.root / "ban-sao.xlsx"
    assert codes(with_annotated(Report(), project, (), out)) == ["annotate-one-file"]
    assert codes(with_annotated(Report(), project, (workbook, out), out)) == ["annotate-one-file"]


def test_a_file_that_is_no_workbook(project: Project, tmp_path: Path) -> None:
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(b"khong phai zip")
    out = project.root / "ban-sao.xlsx"
    assert codes(with_annotated(Report(), project, (broken,), out)) == ["annotate-impossible"]
    assert not out.exists()


def test_a_template_is_annotated_by_its_name(project: Project) -> None:
    path = project.templates / "bc.docx"
    save_template(path, ["Có {{ so.cuoc }} hội nghị"])
    save_template(project.templates / "khac.docx", ["x"])
    report = Report(diagnostics=(unknown(path, "so.cuoc", "Có {{ so.cuoc }} hội nghị"),))
    out = project.root / "bc.docx"
    assert with_annotated(report, project, (), out) == report
    assert len(commented(out.read_bytes())) == 1
