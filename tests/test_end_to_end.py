"""The form pack as an office has it: the sample workbook becomes five documents, opened as people do."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document

import docgen
from docgen.diagnostics import CellLocation, Related
from docgen.freshness.copies import Copies
from docgen.mapping.reader import read_pack
from docgen.pdf import find_libreoffice, make_pdfs, with_pdfs
from tests.support.changed import last_year, this_half_year
from tests.support.sample import half_year, sample_workbook

ROOT = Path(__file__).parents[1]

needs_libreoffice = pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed")

MAPPINGS, _ = read_pack(ROOT / "mappings", ROOT / "templates")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The pack in a folder of its own, with an empty inbox."""
    for folder in ("mappings", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "inbox").mkdir()
    return tmp_path


def put(office: Path, content: bytes, name: str = "so-lieu-2026.xlsx") -> None:
    (office / "inbox" / name).write_bytes(content)


def all_text(path: Path) -> str:
    """Every text of the body, tables included, in order."""
    with zipfile.ZipFile(path) as package:
        xml = package.read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", "", xml.replace("</w:p>", "\n"))


def test_a_report_is_held_against_last_years_and_the_half_years(office: Path) -> None:
    put(office, sample_workbook(MAPPINGS))
    put(office, sample_workbook(MAPPINGS, last_year()), "BC nam ngoai (1).xlsx")
    put(office, sample_workbook(MAPPINGS, this_half_year()), "6T.xlsx")
    this_year = office / "inbox" / "so-lieu-2026.xlsx"
    assert docgen.build(office, [this_year]).diagnostics == ()
    changed = {**last_year(), "so_lieu.hn_tong_cuoc.nam": 1181}
    put(office, sample_workbook(MAPPINGS, changed), "BC nam ngoai (1).xlsx")
    report = docgen.build(office, [this_year])
    (found,) = report.diagnostics
    assert (found.code, found.severity, found.args["message"]) == (
        "K29",
        "warning",
        "cột “Năm trước” ghi 1.118, nhưng tệp số liệu năm 2025 ghi 1.181 ở cột “Tổng cộng cả năm”",
    )
    other = CellLocation(
        workbook=office / "inbox" / "BC nam ngoai (1).xlsx",
        sheet="Số liệu",
        cell="F9",
        label="Tổng số cuộc, Tổng cộng cả năm",
    )
    assert found.related[0] == Related(role="compare", location=other)
    assert {item.outcome for item in report.documents} == {"unchanged"}


def test_the_sample_becomes_five_documents_without_a_word(office: Path) -> None:
    put(office, sample_workbook(MAPPINGS))
    report = docgen.build(office)
    assert report.diagnostics == ()
    assert [(item.document, item.outcome) for item in report.documents] == [
        ("cv-3216", "published"),
        ("de-cuong-kiem-tra", "published"),
        ("mau-02", "published"),
        ("nq-96", "published"),
        ("tong-hop-so-lieu", "published"),
    ]
    for item in report.documents:
        assert item.path is not None
        assert Document(str(item.path)).paragraphs
        assert not re.search(r"\{\{|\}\}|\{%|None|\bnan\b|CHƯA CÓ|#N/A|…{2,}", all_text(item.path))


def test_without_the_switches_there_are_the_three_documents_as_before(office: Path) -> None:
    off = {"cv3216.lap_cv3216": None, "nq96.lap_nq96": "Không"}
    put(office, sample_workbook(MAPPINGS, changes=off))
    report = docgen.build(office)
    assert [item.document for item in report.documents if item.outcome == "published"] == [
        "de-cuong-kiem-tra",
        "mau-02",
        "tong-hop-so-lieu",
    ]
    assert report.diagnostics == ()


def test_one_figure_is_the_same_in_every_document(office: Path) -> None:
    put(office, sample_workbook(MAPPINGS, changes={"so_lieu.hn_cau_hoi_giai_dap.nam": 7919}))
    texts = {item.document: all_text(item.path) for item in docgen.build(office).documents if item.path}
    assert "7.919" in texts["mau-02"]
    total = "1.236"  # hn_tong_cuoc.nam of the sample
    assert total in texts["mau-02"]
    assert total in texts["tong-hop-so-lieu"]
    posts = "1.284"  # cong_tinbai.nam of the sample
    assert all(posts in texts[name] for name in ("mau-02", "tong-hop-so-lieu", "cv-3216", "nq-96"))


def test_the_six_month_report_comes_from_the_same_template(office: Path) -> None:
    put(office, sample_workbook(MAPPINGS, changes=half_year()))
    report = docgen.build(office)
    made = {item.document: item.path for item in report.documents}
    assert [item for item in report.diagnostics if item.severity == "error"] == []
    assert "6 tháng đầu năm 2026" in all_text(made["mau-02"] or Path())


def test_a_build_repeats_byte_for_byte(office: Path) -> None:
    put(office, sample_workbook(MAPPINGS))
    first = {item.document: item.path.read_bytes() for item in docgen.build(office).documents if item.path}
    again = docgen.build(office, outbox=office / "again")
    assert {item.document: item.path.read_bytes() for item in again.documents if item.path} == first


def test_misprints_are_printed_unless_the_switch_is_on(office: Path) -> None:
    put(office, sample_workbook(MAPPINGS))
    put(office, sample_workbook(MAPPINGS, changes={"bao_cao.sua_loi_in": "Có"}), "sua.xlsx")
    texts = {
        item.workbook.stem: all_text(item.path)
        for item in docgen.build(office, only=["tong-hop-so-lieu"]).documents
        if item.path
    }
    assert "BHXXH bắt buộc" in texts["so-lieu-2026"]
    assert "BHXXH" not in texts["sua"]
    assert "BHXH bắt buộc" in texts["sua"]


@needs_libreoffice
def test_libreoffice_opens_what_was_made(office: Path) -> None:
    put(office, sample_workbook(MAPPINGS))
    report = with_pdfs(docgen.build(office), office / "outbox")
    assert report.diagnostics == ()
    for item in report.documents:
        assert item.path is not None
        assert item.path.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


@needs_libreoffice
def test_a_workbook_saved_by_libreoffice_gives_the_same_documents(office: Path, tmp_path: Path) -> None:
    put(office, sample_workbook(MAPPINGS))
    first = {item.document: all_text(item.path) for item in docgen.build(office).documents if item.path}
    saved = tmp_path / "saved"
    profile = (tmp_path / "profile").as_uri()
    command = [
        find_libreoffice() or "",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "xlsx",
    ]
    subprocess.run(
        [*command, "--outdir", str(saved), str(office / "inbox" / "so-lieu-2026.xlsx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    report = docgen.build(office, [saved / "so-lieu-2026.xlsx"], outbox=office / "other")
    assert {item.document: all_text(item.path) for item in report.documents if item.path} == first


def test_without_libreoffice_the_word_documents_are_there_and_the_pdf_is_told(office: Path) -> None:
    put(office, sample_workbook(MAPPINGS))
    report = docgen.build(office, only=["mau-02"])
    path = report.documents[0].path
    assert path is not None
    (problem,) = make_pdfs([path], Copies(office / "outbox"), seconds=1, program=None)
    assert (problem.code, problem.severity) == ("pdf-not-made", "warning")


def test_the_api_can_be_called_again_and_again(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("{{ a }}")
    document.save(str(tmp_path / "t.docx"))
    (tmp_path / "c.json").write_text('{"a": 1}', encoding="utf-8")
    for expected in ("published", "unchanged"):
        report = docgen.render(tmp_path / "t.docx", tmp_path / "c.json", tmp_path / "o.docx")
        assert [item.outcome for item in report.documents] == [expected]
