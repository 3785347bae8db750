"""The decree's layout inside the normal work: `build --lint`, and a watcher that has nothing else to do."""

from __future__ import annotations

import json
import shutil
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from docgen.cli import cli
from docgen.diagnostics import TemplateLocation
from docgen.lint.command import RULES, lint_files
from docgen.pipeline.project import Project
from docgen.pipeline.remembering import ledger_of
from docgen.statuspage.page import page
from docgen.statuspage.publish import NAME
from docgen.statuspage.view import view_of
from docgen.unattended.layout import Layouts
from docgen.unattended.run import Options, watch
from tests.support.pack import PROJECT
from tests.support.watched_project import build_now, save_workbook, small_project
from tests.test_watch_sources import FAST

REPORT, ANNEX = "so-lieu/Báo cáo.docx", "so-lieu/Phụ lục.docx"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two documents that are far from the decree, and its rules."""
    found = small_project(tmp_path)
    (found.root / RULES).parent.mkdir(parents=True)
    shutil.copy(PROJECT / RULES, found.root / RULES)
    build_now(found)
    return found


def all_of(layouts: Layouts) -> None:
    for _ in range(6):
        layouts.step()


def test_build_with_lint_tells_what_lint_tells(project: Project) -> None:
    paths = [project.outbox / ANNEX, project.outbox / REPORT]
    expected = [item.code for item in lint_files(paths, project.root / RULES).diagnostics]
    arguments = ["build", "--lint", "--format", "json", "--project", str(project.root)]
    result = CliRunner().invoke(cli, arguments)
    told = json.loads(result.stdout)
    assert expected
    assert [item["code"] for item in told["diagnostics"]] == expected
    assert [item["outcome"] for item in told["documents"]] == ["unchanged", "unchanged"]
    assert result.exit_code == 1
    arguments.remove("--lint")
    assert CliRunner().invoke(cli, arguments).exit_code == 0


def test_one_document_a_tick_each_once(project: Project) -> None:
    layouts = Layouts(project)
    assert [layouts.step(), len(layouts.found)] == [True, 1]
    assert [layouts.step(), len(layouts.found)] == [True, 2]
    assert [layouts.step() for _ in range(3)] == [False] * 3
    assert {path: [item.code for item in found] for path, found in layouts.found.items()} == {
        path: [item.code for item in lint_files([project.outbox / path], project.root / RULES).diagnostics]
        for path in (REPORT, ANNEX)
    }


def test_a_document_that_is_made_anew_is_looked_at_anew(project: Project) -> None:
    layouts = Layouts(project)
    all_of(layouts)
    before = layouts.found[REPORT]
    save_workbook(project, cuoc=45)
    build_now(project)
    layouts.step()
    assert [item.code for item in layouts.found[REPORT]] == [item.code for item in before]
    place = layouts.found[REPORT][0].location
    assert isinstance(place, TemplateLocation)
    assert "45 cuộc" in place.excerpt


def test_a_document_edited_by_hand_is_the_person_s_affair(project: Project) -> None:
    document = Document(str(project.outbox / REPORT))
    document.add_paragraph("Sửa tay")
    document.save(str(project.outbox / REPORT))
    layouts = Layouts(project)
    all_of(layouts)
    assert set(layouts.found) == {ANNEX}


def test_without_rules_nothing_is_looked_at_and_with_others_everything_again(project: Project) -> None:
    rules = project.root / RULES
    text = rules.read_text(encoding="utf-8")
    layouts = Layouts(project)
    all_of(layouts)
    rules.unlink()
    build_now(project)
    all_of(layouts)
    assert layouts.found == {}
    rules.write_text(f"{text}\n# khác\n", encoding="utf-8")
    build_now(project)
    all_of(layouts)
    assert set(layouts.found) == {REPORT, ANNEX}


def test_the_page_shows_it(project: Project) -> None:
    state = ledger_of(project).state
    layouts = Layouts(project)
    assert "Đã lập đầy đủ: 1" in page(view_of(project, state))
    all_of(layouts)
    text = page(view_of(project, state, layout=layouts.found))
    assert "<h3>Thể thức của văn bản</h3>" in text
    assert "Đã lập, có điểm cần xem lại: 1" in text


def test_a_watcher_looks_after_it_has_published(project: Project) -> None:
    ended = threading.Event()
    options = Options(policy=FAST, stopped=ended.is_set)
    thread = threading.Thread(target=watch, args=(project, options))
    thread.start()
    shown = project.outbox / NAME
    try:
        until = time.monotonic() + 30
        while time.monotonic() < until and not _tells(shown):
            time.sleep(0.05)
        assert _tells(shown)
    finally:
        ended.set()
        thread.join(30)
    assert _tells(shown)  # also when nobody watches any more


def _tells(path: Path) -> bool:
    return path.is_file() and "Thể thức của văn bản" in path.read_text(encoding="utf-8")
