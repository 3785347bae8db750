"""PDFs and review copies: docgen replaces its own, and keeps whatever a person put or wrote there."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from docgen.diagnostics import Diagnostic, FileLocation
from docgen.freshness.aside import edited_name
from docgen.freshness.copies import Copies
from docgen.freshness.fingerprint import digest
from docgen.pdf import with_pdfs
from docgen.pipeline.build import build
from docgen.pipeline.outdated import with_outdated_copies
from docgen.pipeline.project import Project
from docgen.pipeline.report import Report
from docgen.publish.copies import pdf_path, review_path
from docgen.trace.review import with_reviews
from docgen.unattended.restore import restore
from tests.support.watched_project import build_now, save_workbook, small_project

REPORT = "so-lieu/Báo cáo.docx"
SCAN = b"%PDF, signed and scanned"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that was built once."""
    found = small_project(tmp_path)
    build_now(found)
    return found


@pytest.fixture(autouse=True)
def converter(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """In place of LibreOffice; how many documents each call of it converts."""
    calls: list[int] = []

    def convert(_program: str, sources: Sequence[Path], _folder: Path, _seconds: float) -> str:
        calls.append(len(sources))
        for source in sources:
            source.with_suffix(".pdf").write_bytes(pdf_of(source))
        return ""

    monkeypatch.setattr("docgen.pdf._convert", convert)
    return calls


def pdf_of(document: Path) -> bytes:
    return b"%PDF of " + digest(document).encode()


def with_pdf(project: Project, report: Report) -> Report:
    return with_pdfs(report, project.outbox, program="soffice")


def put(path: Path, content: bytes, *, beside: Path, seconds: int) -> None:
    """A file that is so much newer (or older) than another."""
    path.write_bytes(content)
    when = beside.stat().st_mtime_ns + seconds * 10**9
    os.utime(path, ns=(when, when))


def outdated(project: Project) -> list[Path]:
    return [
        item.location.path
        for item in with_outdated_copies(build_now(project), project.outbox).diagnostics
        if item.code == "copy-outdated" and isinstance(item.location, FileLocation)
    ]


def kept(path: Path, name: str) -> Diagnostic:
    location = FileLocation(path=path)
    return Diagnostic(code="copy-kept", location=location, args={"name": name}, severity="warning")


def test_docgens_own_pdf_is_made_anew_with_its_document_alone(project: Project, converter: list[int]) -> None:
    document = project.outbox / REPORT
    for cuoc in (38, 38, 45):
        save_workbook(project, cuoc=cuoc)
        assert with_pdf(project, build_now(project)).diagnostics == ()
        assert pdf_path(document).read_bytes() == pdf_of(document)
    assert converter == [2, 1]
    assert sorted(path.name for path in document.parent.glob("*.pdf")) == ["Báo cáo.pdf", "Phụ lục.pdf"]


def test_an_older_pdf_that_docgen_did_not_make_is_kept_beside_the_new_one(project: Project) -> None:
    document = project.outbox / REPORT
    pdf = pdf_path(document)
    put(pdf, SCAN, beside=document, seconds=-3600)
    copy = pdf.with_name(edited_name(pdf.name, pdf.stat().st_mtime, tag="bản giữ lại"))
    assert with_pdf(project, build_now(project)).diagnostics == (kept(copy, pdf.name),)
    assert (pdf.read_bytes(), copy.read_bytes()) == (pdf_of(document), SCAN)
    assert copy.name.startswith("Báo cáo (bản giữ lại ")
    assert with_pdf(project, build_now(project)).diagnostics == ()


def test_a_scan_in_the_place_of_docgens_pdf_is_left_until_the_document_is_newer(project: Project) -> None:
    document = project.outbox / REPORT
    pdf = pdf_path(document)
    with_pdf(project, build_now(project))
    put(pdf, SCAN, beside=document, seconds=0)
    assert with_pdf(project, build_now(project)).diagnostics == ()
    assert pdf.read_bytes() == SCAN
    save_workbook(project, cuoc=45)
    report = build_now(project)
    put(pdf, SCAN, beside=document, seconds=-1)
    assert outdated(project) == [pdf]
    (problem,) = with_pdf(project, report).diagnostics
    assert isinstance(problem.location, FileLocation)
    assert problem == kept(problem.location.path, pdf.name)
    assert (pdf.read_bytes(), problem.location.path.read_bytes()) == (pdf_of(document), SCAN)


def test_a_pdf_that_cannot_be_kept_is_not_replaced(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    document = project.outbox / REPORT
    pdf = pdf_path(document)
    put(pdf, SCAN, beside=document, seconds=-3600)
    failed = Diagnostic(code="disk-full", location=FileLocation(path=pdf.parent))
    monkeypatch.setattr("docgen.freshness.aside.publish", lambda *_, **__: (None, (failed,)))
    assert with_pdf(project, build_now(project)).diagnostics == (failed,)
    assert pdf.read_bytes() == SCAN


@pytest.mark.parametrize("damage", [b"", b"{", b'{"so-lieu/x.pdf": 1}', None])
def test_without_a_memory_every_copy_is_kept(project: Project, damage: bytes | None) -> None:
    document = project.outbox / REPORT
    with_pdf(project, build_now(project))
    old, memory = pdf_path(document).read_bytes(), project.outbox / ".docgen" / "copies.json"
    if damage is None:
        memory.unlink()
    else:
        memory.write_bytes(damage)
    save_workbook(project, cuoc=45)
    report = build_now(project)
    put(pdf_path(document), old, beside=document, seconds=-1)
    (problem,) = with_pdf(project, report).diagnostics
    assert isinstance(problem.location, FileLocation)
    assert problem.location.path.read_bytes() == old


def test_a_clock_that_was_set_back_makes_no_old_copy_look_new(project: Project) -> None:
    document = project.outbox / REPORT
    pdf, review = pdf_path(document), review_path(document)
    report = with_reviews(project, with_pdf(project, build_now(project)))
    for path in (document, pdf, review):
        os.utime(path, (path.stat().st_mtime + 86400,) * 2)
    assert outdated(project) == []
    save_workbook(project, cuoc=45)
    assert outdated(project) == [pdf, review]
    report = with_reviews(project, with_pdf(project, build_now(project)))
    assert (report.diagnostics, outdated(project)) == ((), [])
    assert pdf.read_bytes() == pdf_of(document)


def test_comments_in_a_review_copy_are_left_where_nothing_is_new_and_else_kept(project: Project) -> None:
    document = project.outbox / REPORT
    review = review_path(document)
    assert with_reviews(project, build_now(project)).diagnostics == ()
    put(review, b"with comments", beside=document, seconds=60)
    left = Diagnostic(code="copy-left", location=FileLocation(path=review), severity="warning")
    assert with_reviews(project, build_now(project)).diagnostics == (left,)
    assert review.read_bytes() == b"with comments"
    save_workbook(project, cuoc=45)
    copy = review.with_name(edited_name(review.name, review.stat().st_mtime, tag="bản giữ lại"))
    assert with_reviews(project, build_now(project)).diagnostics == (kept(copy, review.name),)
    assert copy.read_bytes() == b"with comments"
    assert review.read_bytes() != b"with comments"
    assert with_reviews(project, build_now(project)).diagnostics == ()


def test_copies_of_earlier_versions_are_found_beside_their_documents(tmp_path: Path) -> None:
    documents = [tmp_path / folder / f"{name}.docx" for folder in ("một", "hai") for name in ("a", "b")]
    for document in documents:
        document.parent.mkdir(exist_ok=True)
        document.write_bytes(b"new")
    copies = Copies(tmp_path)
    assert list(copies.outdated(documents)) == []
    paths = [tmp_path / "một" / "b (soát xét).docx", tmp_path / "hai" / "a.pdf", tmp_path / "hai" / "b.pdf"]
    for path in paths:
        path.write_bytes(b"old")
    for path in paths[:2]:
        os.utime(path, (1_000_000, 1_000_000))
    assert list(copies.outdated(documents)) == paths[:2]
    assert list(copies.outdated([tmp_path / "ba" / "a.docx"])) == []


@pytest.mark.parametrize("letter", ["a", "ế"])
def test_the_longest_names_have_copies_of_their_own(project: Project, letter: str) -> None:
    """History, review copy and what is kept of them: each name is longer than that of the document."""
    mapping = project.mappings / "mot.yaml"
    text = mapping.read_text(encoding="utf-8").replace("Báo cáo.docx", letter * 220 + ".docx")
    mapping.write_text(text, encoding="utf-8")
    report = build_now(project)
    assert {item.code for item in report.diagnostics} == {"document-left-behind"}
    (document,) = (item.path for item in report.documents if item.document == "mot" and item.path)
    (pdf, review), content = (pdf_path(document), review_path(document)), document.read_bytes()
    for path in (pdf, review):
        put(path, SCAN, beside=document, seconds=-1)
    report = with_reviews(project, with_pdf(project, build_now(project)))
    assert [item.code for item in report.diagnostics] == ["copy-kept", "copy-kept"]
    (draft,) = (item.path for item in build(project, draft=True).documents if item.document == "mot")
    assert draft is not None
    assert draft.name.endswith(f"{letter} (dự thảo).docx")
    assert len({document, pdf, review, draft}) == 4
    assert (document.read_bytes(), pdf.read_bytes()) == (content, pdf_of(document))
    document.write_bytes(b"edited by hand")
    save_workbook(project, cuoc=45)
    assert "edited-version-kept" in {item.code for item in build_now(project).diagnostics}
    assert sorted(path.read_bytes() for path in document.parent.glob("*(bản *")) == [
        SCAN,
        SCAN,
        b"edited by hand",
    ]
    assert len(restore(project, "mot").versions) == 2


def test_two_runs_at_once_keep_what_the_other_remembers_and_forget_what_is_gone(tmp_path: Path) -> None:
    paths = [tmp_path / "a" / f"{name}.pdf" for name in ("một", "hai", "ba")]
    first, second = Copies(tmp_path), Copies(tmp_path)
    for copies, path in zip((first, second, second), paths, strict=True):
        assert copies.put(b"%PDF", path, "0" * 64)[1] == ()
    paths[2].unlink()
    assert (first.save(), second.save(), second.save()) == ((), (), ())
    assert [Copies(tmp_path).is_ours(path) for path in paths] == [True, True, False]
    assert Copies(tmp_path).record(paths[2]) is None
