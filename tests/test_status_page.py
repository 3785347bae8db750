"""The status page: what it says, that it says it to a real browser, and that nothing in it is executed."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from docgen.diagnostics import Diagnostic, FileLocation
from docgen.freshness.records import Change, Reach
from docgen.pipeline.build import build
from docgen.pipeline.project import Project
from docgen.pipeline.remembering import ledger_of
from docgen.statuspage.page import page
from docgen.statuspage.publish import NAME, write_page
from docgen.statuspage.view import view_of
from docgen.unattended.restore import restore
from tests.support.watched_project import build_now, save_workbook, small_project

NOW = datetime(2026, 10, 5, 14, 30, 5, tzinfo=UTC)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] != "style":
            self.parts.append(data)


def read(text: str) -> _Text:
    found = _Text()
    found.feed(text)
    return found


def shown(project: Project, **more: object) -> _Text:
    return read(page(view_of(project, ledger_of(project).state, now=NOW, **more)))  # type: ignore[arg-type]


def words(found: _Text) -> str:
    return re.sub(r"\s+", " ", " ".join(found.parts))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    found = small_project(tmp_path)
    build_now(found)
    return found


def test_a_good_workbook(project: Project) -> None:
    found = shown(project)
    text = words(found)
    assert "Đã lập đầy đủ: 1" in text
    assert "Cập nhật lúc 14:30:05 ngày 05/10/2026" in text
    assert "Số liệu 2/2 ô (100%)" in text
    assert found.links == ["so-lieu/Ph%E1%BB%A5%20l%E1%BB%A5c.docx", "so-lieu/B%C3%A1o%20c%C3%A1o.docx"]
    assert all((project.outbox / "so-lieu" / name).exists() for name in ("Phụ lục.docx", "Báo cáo.docx"))


def test_a_rejected_workbook_opens_the_page_with_what_to_do(project: Project) -> None:
    save_workbook(project, cuoc="khoảng 40", name="zz.xlsx")
    build_now(project)
    text = words(shown(project))
    assert text.index("zz.xlsx") < text.index("so-lieu.xlsx")
    assert "Việc cần làm Sheet “Số liệu”, ô B1 Số cuộc : Ô đang chứa chữ" in text
    assert "Chưa lập được" in text
    assert "Số liệu 1/2 ô (50%)" in text


def test_changes_since_the_last_version(project: Project) -> None:
    save_workbook(project, cuoc=45)
    build_now(project)
    assert ledger_of(project).state.workbooks["inbox/so-lieu.xlsx"].changes == (
        Change(
            place="Số liệu!B1",
            label="Số cuộc",
            old="38",
            new="45",
            reaches=(Reach(document="mot", title="Báo cáo", places=1),),
        ),
    )
    assert "Trước Nay In ở Số liệu!B1 Số cuộc 38 45 Báo cáo (1 chỗ)" in words(shown(project))


def test_documents_that_are_not_what_docgen_made_last_say_so(project: Project) -> None:
    report, annex = project.outbox / "so-lieu" / "Báo cáo.docx", project.outbox / "so-lieu" / "Phụ lục.docx"
    save_workbook(project, cuoc=45)
    build_now(project)
    restore(project, "Báo cáo", 2)
    (version,) = (item for item in restore(project, "Báo cáo").versions if item.number == 3)
    annex.write_bytes(b"edited by hand")
    text = words(shown(project))
    assert "Đã lập, có điểm cần xem lại: 1" in text
    assert f"Báo cáo.docx {version.published:%H:%M ngày %d/%m/%Y} Là bản cũ được khôi phục" in text
    assert re.search(r"Phụ lục\.docx \S+ ngày \S+ Đã được sửa tay, sẽ không bị ghi đè", text)
    assert "bản trước)" not in text
    annex.unlink()
    restore(project, "Báo cáo", 2)
    found = shown(project)
    assert re.search(r"Phụ lục \S+ ngày \S+ Không còn trong thư mục xuất", words(found))
    assert found.links == ["so-lieu/B%C3%A1o%20c%C3%A1o.docx"]
    report.write_bytes(b"edited by hand after it was restored")
    assert "Đã được sửa tay" in words(shown(project))


def test_a_document_that_is_open_is_no_other_of_that_name(project: Project) -> None:
    save_workbook(project, name="khac.xlsx")
    build_now(project)
    text = words(shown(project, waiting=(project.outbox / "khac" / "Báo cáo.docx",)))
    assert text.count("Đang mở, sẽ tự cập nhật khi đóng") == 1
    book = text.index("khac.xlsx")
    assert text.index("Đang mở", book) < text.index("so-lieu.xlsx", book)


def test_folders_away_documents_open_workbooks_waiting_gone_and_in_conflict(project: Project) -> None:
    text = words(shown(project, away=("/mnt/x",), waiting=(project.outbox / "so-lieu" / "Báo cáo.docx",)))
    assert "Không truy cập được thư mục: /mnt/x. Không có tệp nào bị xóa" in text
    assert "Đang mở, sẽ tự cập nhật khi đóng" in text
    save_workbook(project, name="mới.xlsx")
    save_workbook(project, name="so-lieu (conflicted copy 2026-10-05).xlsx")
    (project.inbox / "so-lieu.xlsx").unlink()
    text = words(shown(project))
    assert "mới.xlsx Đang chờ xử lý" in text
    assert "so-lieu.xlsx Tệp không còn trong thư mục" in text
    # workbook-in-conflict
    assert "Tệp không được dùng inbox/so-lieu (conflicted copy 2026-10-05).xlsx" in text


def test_an_empty_inbox_says_what_to_do(tmp_path: Path) -> None:
    project = small_project(tmp_path, workbook=False)
    assert f"Vui lòng chép tệp Excel vào thư mục {project.inbox}." in words(shown(project))
    assert "không chạy" in words(shown(project, watching=False))


EVIL = "<script>document.title='đã chạy'</script>"


def evil_project(tmp_path: Path) -> Project:
    """Everything a file can say is hostile HTML: its name, its cells, its labels."""
    project = small_project(tmp_path)
    mapping = project.mappings / "mot.yaml"
    content = mapping.read_text(encoding="utf-8").replace("Số cuộc", EVIL.replace('"', "'"))
    mapping.write_text(content, encoding="utf-8")
    build_now(project)
    save_workbook(project, cuoc=EVIL, name="<img src=x onerror=alert(1)>&.xlsx")
    save_workbook(project, cuoc=7)
    build_now(project)
    return project


def test_what_files_say_is_text_and_nothing_is_loaded(tmp_path: Path) -> None:
    found = shown(evil_project(tmp_path))
    assert not {"script", "img", "iframe", "link"} & set(found.tags)
    assert EVIL in "".join(found.parts)
    assert all(re.fullmatch(r"[A-Za-z0-9%()./_-]+", link) for link in found.links)


def _browser() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def _chromium(tmp_path: Path, project: Project, *more: str) -> str:
    browser = _browser()
    if browser is None:
        pytest.skip("needs Chromium")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    options += ["--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'chromium'}"]
    url = (project.outbox / NAME).as_uri()
    found = subprocess.run(
        [browser, *options, *more, url], capture_output=True, timeout=60, check=True, cwd=tmp_path
    )
    return found.stdout.decode()


def test_in_a_real_browser(tmp_path: Path) -> None:
    project = evil_project(tmp_path / "project")
    assert write_page(project, ledger_of(project).state) == ()
    found = read(_chromium(tmp_path, project, "--dump-dom"))
    assert "<title>" not in found.tags
    assert "Tình trạng văn bản" in words(found)
    assert "đã chạy" not in "".join(found.parts[:3])  # the title is still ours
    assert not {"script", "img"} & set(found.tags)


def test_it_fits_a_phone_and_prints(tmp_path: Path) -> None:
    project = evil_project(tmp_path / "project")
    write_page(project, ledger_of(project).state)
    probe = project.outbox / "do.html"
    frame = (project.outbox / NAME).read_text(encoding="utf-8")
    probe.write_text(
        frame.replace("default-src 'none'; ", "").replace(
            "</body>",
            "<script>document.title = document.documentElement.scrollWidth <= innerWidth</script></body>",
        ),
        encoding="utf-8",
    )
    (project.outbox / NAME).write_text(probe.read_text(encoding="utf-8"), encoding="utf-8")
    assert "<title>true</title>" in _chromium(tmp_path, project, "--window-size=500,900", "--dump-dom")
    printed = tmp_path / "page.pdf"
    _chromium(tmp_path, project, f"--print-to-pdf={printed}")
    assert printed.read_bytes().startswith(b"%PDF")


def test_two_workbooks_of_one_name_are_told_apart_by_their_folders(project: Project, tmp_path: Path) -> None:
    other = tmp_path / "thang-6" / "so-lieu.xlsx"
    other.parent.mkdir()
    shutil.copy(project.inbox / "so-lieu.xlsx", other)
    build(project, (other,), ledger=ledger_of(project))
    names = [book.name for book in view_of(project, ledger_of(project).state).workbooks]
    assert names == ["inbox/so-lieu.xlsx", "thang-6/so-lieu.xlsx"]


def test_files_that_look_like_workbooks_and_are_not_used(project: Project) -> None:
    old = project.inbox / "năm cũ"
    old.mkdir()
    for name in ("1.xlsx", "2.xlsx", "3.xls", "4.xlsx", "~$1.xlsx", "ghi chú.txt"):
        (old / name).write_bytes(b"")
    (project.inbox / "trống").mkdir()
    (project.inbox / "bảng.csv").write_text("a;b", encoding="utf-8")
    (project.inbox / "so-lieu (conflicted copy 2026-10-05).xlsx").write_bytes(b"")
    expected = (
        Diagnostic(
            code="workbook-as-text",
            location=FileLocation(path=project.inbox / "bảng.csv"),
            severity="warning",
        ),
        Diagnostic(
            code="workbook-in-conflict",
            location=FileLocation(path=project.inbox / "so-lieu (conflicted copy 2026-10-05).xlsx"),
            severity="warning",
        ),
        Diagnostic(
            code="workbook-in-subfolder",
            location=FileLocation(path=old),
            args={"count": "4", "names": "1.xlsx, 2.xlsx, 3.xls, …"},
            severity="warning",
        ),
    )
    assert sorted(build_now(project).diagnostics, key=lambda item: item.code) == list(expected)
    assert build(project, (project.inbox / "so-lieu.xlsx",), ledger=ledger_of(project)).diagnostics == ()
    text = words(shown(project))
    assert "Tệp không được dùng" in text
    assert "inbox/bảng.csv : Tệp bảng dạng chữ (CSV)" in text
    assert "Thư mục con này có 4 tệp số liệu không được dùng: 1.xlsx, 2.xlsx, 3.xls, …" in text
