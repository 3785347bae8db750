"""Folders that are there and may not be listed or entered: told by name, and nothing comes to an end."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.diagnostics import Diagnostic, FileLocation, Severity
from docgen.mapping.reader import find_mappings
from docgen.pipeline.build import build, check
from docgen.pipeline.loading import load_pack
from docgen.pipeline.project import Project, workbooks_in
from docgen.pipeline.remembering import ledger_of
from docgen.unattended.run import Options, watch
from docgen.unattended.status import standings, written
from docgen.watch.reaching import why_closed
from tests.support.unprivileged import as_a_user
from tests.support.watched_project import build_now, outcomes, save_workbook, small_project
from tests.test_watch_session import REPORT, Running, until

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")

DENIED = "Permission denied"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    found = small_project(tmp_path)
    build_now(found)
    with as_a_user(tmp_path):
        yield found


def closed(folder: Path, severity: Severity = "error") -> Diagnostic:
    return Diagnostic(
        code="folder-closed",
        location=FileLocation(path=folder),
        args={"reason": DENIED},
        severity=severity,
    )


def test_why_a_folder_is_closed(project: Project) -> None:
    assert [why_closed(project.inbox), why_closed(project.root / "none")] == ["", ""]
    for mode in (0o000, 0o300, 0o600):
        project.inbox.chmod(mode)
        assert why_closed(project.inbox) == DENIED


@pytest.mark.parametrize("mode", [0o000, 0o300])
def test_an_inbox_that_cannot_be_listed(project: Project, mode: int) -> None:
    project.inbox.chmod(mode)
    assert check(project).diagnostics == (closed(project.inbox),)
    assert build_now(project).diagnostics == (closed(project.inbox),)


def test_an_inbox_that_can_be_listed_and_not_entered(project: Project) -> None:
    project.inbox.chmod(0o600)
    assert workbooks_in(project.inbox) == (project.inbox / "so-lieu.xlsx",)
    found = {item.code: item.location for item in check(project).diagnostics}
    assert found["folder-closed"] == FileLocation(path=project.inbox)
    assert found["workbook-locked"] == FileLocation(path=project.inbox / "so-lieu.xlsx")


def test_a_workbook_that_was_named_is_made_all_the_same(project: Project) -> None:
    path = save_workbook(project, cuoc=45)
    project.inbox.chmod(0o300)
    report = build(project, (path,), ledger=ledger_of(project))
    assert outcomes(report) == {"mot": "published", "hai": "unchanged"}
    assert report.diagnostics == (closed(project.inbox, "warning"),)


@pytest.mark.parametrize("mode", [0o000, 0o300, 0o600])
@pytest.mark.parametrize("name", ["mappings", "templates"])
def test_a_form_pack_that_cannot_be_seen(project: Project, name: str, mode: int) -> None:
    """Not even what was named is used: nobody would see it change."""
    folder = project.root / name
    folder.chmod(mode)
    assert check(project).diagnostics == (closed(folder),)
    report = build_now(project)
    assert report.diagnostics == (closed(folder),)
    assert set(outcomes(report).values()) <= {"rejected"}
    folder.chmod(0o700)
    assert build_now(project).diagnostics == ()


def test_a_pack_that_is_missing_is_told_from_one_that_is_closed(project: Project) -> None:
    project.mappings.chmod(0o300)
    assert find_mappings(project.mappings) == ((), (closed(project.mappings),))
    assert load_pack(project).problems == (closed(project.mappings),)
    project.mappings.chmod(0o700)
    project.mappings.rename(project.root / "elsewhere")
    assert [item.code for item in load_pack(project).problems] == ["mapping-folder-missing"]


def test_a_link_to_what_may_not_be_looked_at_is_refused_by_name(project: Project) -> None:
    secret = project.root / "secret"
    secret.mkdir()
    (secret / "a.xlsx").write_bytes(b"")
    (project.inbox / "a.xlsx").symlink_to(secret / "a.xlsx")
    (project.inbox / "sub").symlink_to(secret / "sub")
    secret.chmod(0o000)
    (problem,) = check(project).diagnostics
    assert (problem.code, problem.location) == (
        "workbook-locked",
        FileLocation(path=project.inbox / "a.xlsx"),
    )


def test_status_says_so(project: Project) -> None:
    project.inbox.chmod(0o300)
    project.mappings.chmod(0o300)
    assert written(standings(project), project, "human", "vi").splitlines() == [
        f"Không có quyền xem các tệp trong thư mục inbox: {DENIED}.",
        f"Không có quyền xem các tệp trong thư mục mappings: {DENIED}.",
        "Hiện không có chương trình theo dõi.",
    ]


def test_watch_once_tells_it(project: Project) -> None:
    project.inbox.chmod(0o300)
    assert watch(project, Options(once=True)).diagnostics == (closed(project.inbox),)


@pytest.mark.parametrize("poll", [False, True])
@pytest.mark.parametrize("mode", [0o000, 0o300, 0o600])
def test_a_watcher_waits_until_the_inbox_is_open_again(project: Project, mode: int, *, poll: bool) -> None:
    running = Running(project)
    running.start(poll=poll)
    try:
        until(lambda: running.health().get("ok") is True)
        project.inbox.chmod(mode)
        until(lambda: running.health().get("away") == [str(project.inbox)])
        assert "so-lieu" in (project.outbox / "Tình trạng.html").read_text(encoding="utf-8")
        project.inbox.chmod(0o700)
        until(lambda: running.health().get("away") == [])
        save_workbook(project, cuoc=77)
        until(lambda: running.text(REPORT) == ["BHXH tỉnh Hà Tĩnh: 77 cuộc"])
    finally:
        project.inbox.chmod(0o700)
        running.end()


@pytest.mark.parametrize("mode", [0o000, 0o600])
def test_a_watcher_outlives_a_whole_project_that_is_closed_for_a_while(project: Project, mode: int) -> None:
    running = Running(project)
    running.start()
    try:
        until(lambda: running.health().get("ok") is True)
        project.root.chmod(mode)
        time.sleep(2.5)  # nobody can look at what it writes; two looks at the folders
        assert running.reports == []
        project.root.chmod(0o700)
        save_workbook(project, cuoc=79)
        until(lambda: running.text(REPORT) == ["BHXH tỉnh Hà Tĩnh: 79 cuộc"])
    finally:
        project.root.chmod(0o700)
        running.end()


def test_a_watcher_outlives_a_form_pack_that_is_closed_for_a_while(project: Project) -> None:
    running = Running(project)
    running.start()
    try:
        until(lambda: running.health().get("ok") is True)
        project.mappings.chmod(0o000)
        until(lambda: running.health().get("away") == [str(project.mappings)])
        save_workbook(project, cuoc=78)
        until(lambda: running.health().get("rejected") == ["so-lieu.xlsx"])
        project.mappings.chmod(0o700)
        until(lambda: running.text(REPORT) == ["BHXH tỉnh Hà Tĩnh: 78 cuộc"])
    finally:
        project.mappings.chmod(0o700)
        running.end()


def test_a_project_that_may_be_entered_and_not_listed_is_watched(project: Project) -> None:
    project.root.chmod(0o300)
    assert watch(project, Options(once=True)).diagnostics == ()
    project.root.chmod(0o600)
    assert watch(project, Options(once=True)).diagnostics == (closed(project.root),)
    project.root.chmod(0o700)


def test_a_state_that_cannot_be_written_is_named_and_not_the_folder_of_the_documents(
    project: Project,
) -> None:
    save_workbook(project, cuoc=45, nguoi=46)
    state = project.outbox / ".docgen"
    for folder, _, _ in os.walk(state):
        Path(folder).chmod(0o500)
    report = build_now(project)
    problem = Diagnostic(code="outbox-not-writable", location=FileLocation(path=state))
    assert report.diagnostics == (problem,)
    assert outcomes(report) == {"mot": "rejected", "hai": "rejected"}
