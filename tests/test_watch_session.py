"""`docgen watch` as a whole: real folders, a real worker, documents at the end."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import Struct, field

from docgen.diagnostics import Diagnostic, FileLocation, Related
from docgen.pipeline.project import Project, is_workbook_name, project_at
from docgen.pipeline.remembering import ledger_of
from docgen.pipeline.report import Report
from docgen.unattended.run import Options, watch
from docgen.unattended.settings import Settings, read_settings
from docgen.watch.lock import WatchLock
from docgen.watch.observing import EventSource
from docgen.watch.processes import is_running
from docgen.watch.scanning import Root
from docgen.worker import Request, serve_build
from tests.support.pack import PROJECT
from tests.support.projects import make_project, save_template, text_of
from tests.support.saves import IDLE
from tests.support.watched_project import documents, save_workbook, small_project
from tests.support.workbooks import workbook_file
from tests.test_watch_sources import FAST

PATIENCE = 30.0
REPORT = "so-lieu/Báo cáo.docx"


def open_in_word(project: Project, request: Request, stage: Callable[[str], None]) -> Report:
    """The build of the child, with the report held by Word as long as the file `mo` lies in the project."""
    from docgen.publish import atomic
    from docgen.publish.files import Files

    class Held(Files):
        def replace(self, source: Path, target: Path) -> None:
            if target.name == "Báo cáo.docx" and (project.root / "mo").exists():
                raise PermissionError(13, "sharing violation")
            super().replace(source, target)

    from docgen.freshness import ledger as module

    defaults = module.Ledger.__init__.__kwdefaults__
    assert defaults is not None
    defaults["files"] = Held()
    atomic.PATIENCE = 0.1
    return serve_build(project, request, stage)


class Running(Struct):
    """A watch in a thread."""

    project: Project
    thread: threading.Thread | None = None
    stop: bool = False
    reports: list[Report] = field(default_factory=list)

    def start(self, **options: object) -> None:
        def run() -> None:
            choice = Options(policy=FAST, stopped=lambda: self.stop, **options)  # type: ignore[arg-type]  # by name
            self.reports.append(watch(self.project, choice))

        self.thread = threading.Thread(target=run)
        self.thread.start()

    def end(self) -> None:
        self.stop = True
        if self.thread is not None:
            self.thread.join(PATIENCE)
            assert not self.thread.is_alive()

    def health(self) -> dict[str, object]:
        try:
            found = json.loads((self.project.outbox / ".docgen" / "health.json").read_bytes())
        except (OSError, ValueError):
            return {}
        assert isinstance(found, dict)
        return found

    def text(self, name: str = REPORT) -> list[str]:
        path = self.project.outbox / name
        return text_of(path) if path.exists() else []


def until(wanted: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not wanted():
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.02)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    found = Running(small_project(tmp_path))
    yield found
    found.end()


COMPARED = """
template: mot.docx
output: "Báo cáo.docx"
fields:
  ten: {cell: "Đơn vị!B1", type: text, required: true}
  nam: {cell: "Đơn vị!B2", type: number, grouping: false, decimals: 0, required: true}
  so: {cell: "Số liệu!B1", type: count, required: true}
workbooks:
  truoc: {label: "tệp năm trước", where: {ten: ten, nam: "nam - 1"}}
rules:
  - {id: K29, check: "so >= truoc.so", severity: error, message: "{{ so }}, năm trước {{ truoc.so }}"}
"""


def test_what_is_compared_is_checked_again_when_the_other_workbook_changes(tmp_path: Path) -> None:
    project = make_project(tmp_path, mappings={"mot.yaml": COMPARED}, templates={"mot.docx": ["{{ so }}"]})

    def save(year: int, number: int) -> None:
        sheets: dict[str, dict[str, object]] = {
            "Đơn vị": {"B1": "Hà Tĩnh", "B2": year},
            "Số liệu": {"B1": number},
        }
        made = workbook_file(tmp_path, sheets, f"{year}.xlsx")  # a save is one rename
        made.replace(project.inbox / made.name)

    def problems() -> list[tuple[str, str]]:
        records = ledger_of(project).state.workbooks
        return [(key, item.code) for key in sorted(records) for item in records[key].all_problems]

    save(2025, 5)
    save(2026, 7)
    save(2027, 8)
    running = Running(project)
    running.start()
    try:
        until(lambda: len(documents(project)) == 3)
        until(lambda: running.health().get("builds") == 3)
        save(2025, 9)
        until(lambda: problems() == [("inbox/2026.xlsx", "K29")])
        until(lambda: running.health()["builds"] == 5)  # 2027 is not compared with it
        (project.inbox / "2025.xlsx").unlink()
        until(lambda: problems() == [])
    finally:
        running.end()


def test_everything_follows(running: Running) -> None:
    """Start, save, idle looks, a changed template, a bad workbook, a removed document, the end."""
    project = running.project
    running.start()
    until(lambda: running.text() == ["BHXH tỉnh Hà Tĩnh: 38 cuộc"] and running.health().get("builds") == 1)
    save_workbook(project, cuoc=45)
    until(lambda: running.text() == ["BHXH tỉnh Hà Tĩnh: 45 cuộc"])
    until(lambda: running.health().get("builds") == 2)
    for play in IDLE.values():
        play(project.inbox / "so-lieu.xlsx")
    before = documents(project)
    save_template(project.templates / "hai.docx", ["{{ ten }} có {{ nguoi }} người"])
    until(lambda: running.text("so-lieu/Phụ lục.docx") == ["BHXH tỉnh Hà Tĩnh có 1.200 người"])
    assert documents(project)[REPORT] == before[REPORT]
    until(lambda: running.health().get("builds") == 3)  # looking and touching made none
    (project.inbox / "hỏng.xlsx").write_bytes(b"not a workbook")
    until(lambda: running.health().get("rejected") == ["hỏng.xlsx"])
    assert "hỏng.xlsx" in (project.outbox / "Tình trạng.html").read_text(encoding="utf-8")
    (project.inbox / "hỏng.xlsx").unlink()
    until(lambda: running.health().get("rejected") == [])
    assert "hỏng.xlsx" not in (project.outbox / "Tình trạng.html").read_text(encoding="utf-8")
    running.end()
    assert running.reports == [Report()]
    assert running.health()["state"] == "stopped"
    assert WatchLock(project.outbox / ".docgen").holder() is None
    assert "stopped" in (project.outbox / ".docgen" / "watch.log").read_text(encoding="utf-8")


def test_a_document_open_in_word_waits_and_the_others_do_not(running: Running) -> None:
    project = running.project
    running.start(serve=open_in_word, poll=True)
    until(lambda: running.text() == ["BHXH tỉnh Hà Tĩnh: 38 cuộc"])
    (project.root / "mo").touch()
    save_workbook(project, cuoc=45, nguoi=46)
    until(lambda: running.health().get("waiting") == ["Báo cáo.docx"])
    assert running.text("so-lieu/Phụ lục.docx") == ["BHXH tỉnh Hà Tĩnh: 46 người"]
    assert running.text() == ["BHXH tỉnh Hà Tĩnh: 38 cuộc"]
    assert "Đang mở, sẽ tự cập nhật khi đóng" in (project.outbox / "Tình trạng.html").read_text("utf-8")
    (project.root / "mo").unlink()
    until(lambda: running.text() == ["BHXH tỉnh Hà Tĩnh: 45 cuộc"])
    until(lambda: running.health().get("waiting") == [])


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_link_in_the_outbox_is_tried_again_when_it_is_gone(running: Running) -> None:
    project = running.project
    running.start()
    until(lambda: running.text() == ["BHXH tỉnh Hà Tĩnh: 38 cuộc"])
    folder, elsewhere = project.outbox / "so-lieu", project.root / "elsewhere"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)
    save_workbook(project, cuoc=45)
    until(lambda: running.health().get("waiting") == ["so-lieu"])
    assert running.text() == ["BHXH tỉnh Hà Tĩnh: 38 cuộc"]
    folder.unlink()
    elsewhere.rename(folder)
    until(lambda: running.text() == ["BHXH tỉnh Hà Tĩnh: 45 cuộc"])
    until(lambda: running.health().get("waiting") == [])


def test_a_folder_in_the_place_of_a_document_is_not_called_open_and_tried_again(running: Running) -> None:
    project = running.project
    running.start()
    until(lambda: running.text() == ["BHXH tỉnh Hà Tĩnh: 38 cuộc"])
    document = project.outbox / REPORT
    document.unlink()
    document.mkdir()
    save_workbook(project, cuoc=45)
    until(lambda: running.health().get("waiting") == ["Báo cáo.docx"])
    assert "Đang mở" not in (project.outbox / "Tình trạng.html").read_text(encoding="utf-8")
    document.rmdir()
    until(lambda: running.text() == ["BHXH tỉnh Hà Tĩnh: 45 cuộc"])


def test_the_inbox_goes_and_comes_back_and_nothing_is_deleted(running: Running) -> None:
    project = running.project
    running.start(poll=True)
    until(lambda: running.health().get("builds") == 1)
    before = documents(project)
    project.inbox.rename(project.root / "aside")
    until(lambda: running.health().get("away") == [str(project.inbox)])
    page = (project.outbox / "Tình trạng.html").read_text(encoding="utf-8")
    assert "Không truy cập được thư mục" in page
    assert documents(project) == before
    (project.root / "aside").rename(project.inbox)
    until(lambda: running.health().get("away") == [])
    save_workbook(project, cuoc=5)
    until(lambda: running.text() == ["BHXH tỉnh Hà Tĩnh: 5 cuộc"])


def test_a_second_watcher_is_refused_by_name(running: Running) -> None:
    running.start()
    until(lambda: running.health().get("builds") == 1)
    (diagnostic,) = watch(running.project, Options(once=True)).diagnostics
    assert diagnostic.code == "watcher-running"
    assert diagnostic.location == FileLocation(path=running.project.outbox)
    assert diagnostic.args["pid"] == str(os.getpid())
    assert diagnostic.args["host"]


def test_a_watcher_whose_lock_was_taken_over_ends(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.unattended.heart.BEAT", 0.1)
    monkeypatch.setattr("docgen.watch.lock.BEAT", 0.05)
    running.start()
    until(lambda: running.health().get("builds") == 1)
    other = {"host": "may-khac", "pid": 77, "since": "2026-10-05T08:00:00+07:00", "token": "y"}
    lock = running.project.outbox / ".docgen" / "watch.lock"
    new = lock.with_name("other")
    new.write_text(json.dumps(other))
    new.replace(lock)
    until(lambda: bool(running.reports))
    args = {"host": "may-khac", "pid": "77", "since": "08:00 05/10/2026"}
    location = FileLocation(path=running.project.outbox)
    assert running.reports == [
        Report(diagnostics=(Diagnostic(code="watch-lock-lost", location=location, args=args),))
    ]
    assert json.loads(lock.read_text()) == other


def test_an_outbox_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    project.outbox.write_bytes(b"a file")
    (diagnostic,) = watch(project, Options(once=True)).diagnostics
    assert diagnostic.code == "watch-lock-failed"
    assert diagnostic.location == FileLocation(path=project.outbox)
    assert diagnostic.args["reason"]


def test_once_brings_everything_up_to_date_and_tells_what_is_wrong(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    assert watch(project, Options(once=True, policy=FAST)) == Report()
    assert set(documents(project)) == {REPORT, "so-lieu/Phụ lục.docx"}
    path = project.inbox / "b.xlsx"
    path.write_bytes(b"PK\x03\x04 cut off")
    report = watch(project, Options(once=True, policy=FAST))
    assert report.diagnostics == (
        Diagnostic(code="workbook-incomplete", location=FileLocation(path=path), args={"part": "zip"}),
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows does not remove an open file")
def test_the_log_goes_on_after_the_outbox_was_removed(running: Running) -> None:
    project = running.project
    log = project.outbox / ".docgen" / "watch.log"
    running.start()
    until(lambda: log.is_file() and "built" in log.read_text(encoding="utf-8"))
    removed = project.outbox.rename(project.root / "removed")  # at once: the watcher may be writing into it
    shutil.rmtree(removed)
    save_workbook(project, cuoc=45)
    until(lambda: running.text() == ["BHXH tỉnh Hà Tĩnh: 45 cuộc"])
    until(lambda: log.is_file() and "built so-lieu.xlsx: 2 published of 2" in log.read_text(encoding="utf-8"))


@pytest.mark.parametrize("once", [True, False])
@pytest.mark.parametrize("name", ["typo", "empty"])
def test_where_no_project_lies_nothing_is_made(tmp_path: Path, name: str, *, once: bool) -> None:
    (tmp_path / "empty").mkdir()
    place = project_at(tmp_path / name)
    report = watch(place, Options(once=once, stopped=lambda: True))
    assert report.diagnostics == (
        Diagnostic(
            code="project-missing",
            location=FileLocation(path=place.root),
            args={"folder": str(place.root)},
        ),
    )
    assert [path.name for path in tmp_path.rglob("*")] == ["empty"]


def test_once_tells_of_a_folder_that_is_missing_as_build_does(tmp_path: Path) -> None:
    project = small_project(tmp_path, workbook=False)
    assert watch(project, Options(once=True)).diagnostics == ()  # no workbook yet is no mistake
    shutil.rmtree(project.inbox)
    project.mappings.rename(tmp_path / "elsewhere")
    assert watch(project, Options(once=True)).diagnostics == (
        Diagnostic(code="no-workbook", location=FileLocation(path=project.inbox)),
        Diagnostic(code="mapping-folder-missing", location=FileLocation(path=project.mappings)),
    )


def test_of_two_names_that_look_the_same_one_is_followed_until_it_is_gone(running: Running) -> None:
    project = running.project
    first, second = (f"{unicodedata.normalize(form, 'số')}.xlsx" for form in ("NFD", "NFC"))
    save_workbook(project, cuoc=1, name=first)
    if (project.inbox / second).exists():
        pytest.skip("this file system knows one form of a name")
    save_workbook(project, cuoc=2, name=second)
    told = Diagnostic(
        code="workbook-named-twice",
        location=FileLocation(path=project.inbox / second),
        related=(Related(role="same", location=FileLocation(path=project.inbox / first)),),
    )
    assert watch(project, Options(once=True, policy=FAST)) == Report(diagnostics=(told,))
    assert "hai tệp cùng tên" in (project.outbox / "Tình trạng.html").read_text(encoding="utf-8")
    made = f"{Path(second).stem}/Báo cáo.docx"  # folders are named in NFC
    assert running.text(made) == ["BHXH tỉnh Hà Tĩnh: 1 cuộc"]
    running.start()
    until(lambda: running.health().get("state") == "running")
    save_workbook(project, cuoc=3, name=second)
    until(lambda: running.health().get("rejected") == [second])
    assert running.text(made) == ["BHXH tỉnh Hà Tĩnh: 1 cuộc"]
    (project.inbox / first).unlink()
    until(lambda: running.text(made) == ["BHXH tỉnh Hà Tĩnh: 3 cuộc"])


def _process(project: Project, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "docgen", "watch", "--project", str(project.root), *more]
    return subprocess.Popen(command, cwd=PROJECT, stderr=subprocess.PIPE, stdout=subprocess.PIPE)


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_killed_taken_over_and_ended_by_a_signal(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    first = _process(project)
    until(lambda: (project.outbox / REPORT).exists())
    first.kill()
    first.communicate()
    holder = WatchLock(project.outbox / ".docgen").holder()
    assert holder is not None
    assert holder.pid == first.pid
    (project.root / "docgen.toml").write_text("[watch]\nversions = 3\n")
    save_workbook(project, cuoc=99)
    second = _process(project)
    until(lambda: text_of(project.outbox / REPORT) == ["BHXH tỉnh Hà Tĩnh: 99 cuộc"])
    second.send_signal(signal.SIGHUP)
    save_workbook(project, cuoc=100)
    until(lambda: text_of(project.outbox / REPORT) == ["BHXH tỉnh Hà Tĩnh: 100 cuộc"])
    second.send_signal(signal.SIGTERM)
    out, err = second.communicate(timeout=PATIENCE)
    assert (second.returncode, out) == (0, b"")
    assert b"Traceback" not in err
    assert WatchLock(project.outbox / ".docgen").holder() is None
    assert list(project.outbox.rglob(".~docgen-*")) == []


def test_only_one_of_many_starters_gets_a_stale_lock(tmp_path: Path) -> None:
    dead = {"host": "other", "pid": 1, "since": "2026-10-05T08:00:00+07:00", "token": "x"}
    path = tmp_path / "watch.lock"
    for _ in range(10):
        path.write_text(json.dumps(dead))
        os.utime(path, (time.time() - 100, time.time() - 100))
        locks = [WatchLock(tmp_path) for _ in range(5)]
        got: list[int] = []

        def take(number: int, locks: list[WatchLock] = locks, got: list[int] = got) -> None:
            if locks[number].acquire() is None:
                got.append(number)

        threads = [threading.Thread(target=take, args=(number,)) for number in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(got) == 1
        locks[got[0]].release()
        assert list(tmp_path.iterdir()) == []


def test_a_living_lock_of_another_machine_is_respected_and_a_lost_one_noticed(tmp_path: Path) -> None:
    other = {"host": "may-khac", "pid": 77, "since": "2026-10-05T08:00:00+07:00", "token": "y"}
    path = tmp_path / "watch.lock"
    path.write_text(json.dumps(other))
    holder = WatchLock(tmp_path).acquire()
    assert holder is not None
    assert (holder.host, holder.pid) == ("may-khac", 77)
    path.unlink()
    own = WatchLock(tmp_path)
    assert own.acquire() is None
    assert own.beat()
    path.write_text(json.dumps(other))
    own._next_beat = 0.0
    assert not own.beat()
    own.release()
    assert path.exists()  # it is not ours to remove


def test_ten_thousand_events_of_the_system_leave_memory_and_files_as_they_were(tmp_path: Path) -> None:
    fds = Path("/proc/self/fd")
    statm = Path("/proc/self/statm")
    if not fds.exists():
        pytest.skip("needs /proc")
    paths = [tmp_path / f"{number}.xlsx" for number in range(50)]
    for path in paths:
        path.touch()
    source = EventSource((Root(path=tmp_path, wanted=is_workbook_name),))
    try:
        source.wait(0.05)
        files, pages = len(list(fds.iterdir())), 0
        for number in range(10_000):
            paths[number % 50].write_bytes(b"x")
            if number % 500 == 0:
                source.wait(0.0)
            if number == 1_000:
                pages = int(statm.read_text().split()[1])
        while source.wait(0.1):
            pass
        assert len(list(fds.iterdir())) == files
        assert (int(statm.read_text().split()[1]) - pages) * 4096 < 20_000_000
    finally:
        source.close()


def test_settings(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == (Settings(), ())
    path = tmp_path / "docgen.toml"
    path.write_text('[watch]\nversions = 3\npoll = true\ninterval = 2\nmemory = -1\nviet = "x"\n')
    settings, problems = read_settings(tmp_path)
    assert settings == Settings(versions=3, poll=True, interval=2)
    assert [problem.args["reason"] for problem in problems] == [
        "memory = -1 (128 … 1048576)",
        "viet = 'x'",
    ]
    path.write_text("a = " + "[" * 5000 + "\n")
    assert [problem.code for problem in read_settings(tmp_path)[1]] == ["watch-settings-wrong"]
    path.write_text("[watch\n")
    assert [problem.code for problem in read_settings(tmp_path)[1]] == ["watch-settings-wrong"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("memory = 1", "memory = 1 (128 … 1048576)"),
        ("memory = 9223372036854775807", "memory = 9223372036854775807 (128 … 1048576)"),
        ("memory = 512.0", "memory = 512.0 (128 … 1048576)"),
        ("read_seconds = 0", "read_seconds = 0 (1 … 3600)"),
        ("workbook_seconds = 0.0", "workbook_seconds = 0.0 (1 … 3600)"),
        ("workbook_seconds = inf", "workbook_seconds = inf (1 … 3600)"),
        ("read_seconds = nan", "read_seconds = nan (1 … 3600)"),
        ("interval = 0.0001", "interval = 0.0001 (0, 0.1 … 3600)"),
        ("rescan = 0.5", "rescan = 0.5 (0, 1 … 86400)"),
        ("versions = true", "versions = True (1 … 1000000000)"),
        ("poll = 1", "poll = 1"),
    ],
)
def test_a_setting_with_which_no_workbook_could_be_made_is_refused(
    tmp_path: Path, written: str, told: str
) -> None:
    (tmp_path / "docgen.toml").write_text(f"[watch]\n{written}\n", encoding="utf-8")
    settings, (problem,) = read_settings(tmp_path)
    assert settings == Settings()
    assert problem.args["reason"] == told


def test_the_ends_of_a_setting_and_zero_where_docgen_chooses_are_taken(tmp_path: Path) -> None:
    text = "interval = 0\nrescan = 86400\nread_seconds = 1\nmemory = 128\n"
    (tmp_path / "docgen.toml").write_text(f"[watch]\n{text}", encoding="utf-8")
    wanted = Settings(interval=0, rescan=86400, read_seconds=1, memory=128)
    assert read_settings(tmp_path) == (wanted, ())


def _soffice() -> str | None:
    return shutil.which("soffice")


_SAVE_BY_UNO = """
import os, sys, time, uno
from com.sun.star.beans import PropertyValue
context = uno.getComponentContext()
resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
for _ in range(200):
    try:
        remote = resolver.resolve("uno:pipe,name=" + sys.argv[1] + ";urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.1)
desktop = remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
hidden = PropertyValue(); hidden.Name = "Hidden"; hidden.Value = True
document = desktop.loadComponentFromURL(sys.argv[2], "_blank", 0, (hidden,))
document.Sheets.getByName("Số liệu").getCellRangeByName("B1").Value = 2026
document.store()
document.close(True)
desktop.terminate()
os._exit(0)  # all is done; Python may crash taking the bridge down while LibreOffice goes
"""


def _uno_python() -> str | None:
    """A Python that has LibreOffice's bridge."""
    for python in ("/usr/bin/python3", shutil.which("python3") or "", "/usr/lib/libreoffice/program/python"):
        if python and Path(python).exists():
            found = subprocess.run([python, "-c", "import uno"], check=False, capture_output=True)
            if found.returncode == 0:
                return python
    return None


def test_libreoffice_saves_while_the_watcher_runs(running: Running, tmp_path: Path) -> None:
    office, python = _soffice(), _uno_python()
    if office is None or python is None:
        pytest.skip("needs LibreOffice and its Python bridge")
    running.start()
    until(lambda: running.text() == ["BHXH tỉnh Hà Tĩnh: 38 cuộc"])
    pipe = f"docgen{os.getpid()}"
    profile = (tmp_path / "profile").as_uri()
    program = subprocess.Popen(
        [
            office,
            "--headless",
            "--norestore",
            f"--accept=pipe,name={pipe};urp;",
            f"-env:UserInstallation={profile}",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = (running.project.inbox / "so-lieu.xlsx").as_uri()
        subprocess.run([python, "-c", _SAVE_BY_UNO, pipe, url], check=True, timeout=60)
        until(lambda: running.text() == ["BHXH tỉnh Hà Tĩnh: 2.026 cuộc"])
    finally:
        try:
            program.wait(10)
        except subprocess.TimeoutExpired:
            program.kill()


@pytest.mark.skipif(not Path("/proc/self/stat").is_file(), reason="only Linux tells it")
def test_a_process_that_ended_and_was_not_collected_does_not_run() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert is_running(child.pid)
        child.kill()
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert not is_running(child.pid)


def test_wrong_settings_stand_on_the_page_until_they_are_mended(running: Running) -> None:
    project = running.project
    page = project.outbox / "Tình trạng.html"

    def told() -> bool:
        return page.is_file() and "Tệp cài đặt" in page.read_text(encoding="utf-8")

    (project.root / "docgen.toml").write_text("[watch]\nversions = 'mười'\n", encoding="utf-8")
    running.start()
    until(told)
    assert "versions = &#x27;mười&#x27;" in page.read_text(encoding="utf-8")
    (project.root / "docgen.toml").write_text("[watch]\nversions = 10\n", encoding="utf-8")
    until(lambda: page.is_file() and not told())


@pytest.mark.skipif(sys.platform != "linux", reason="only there a file name is any bytes")
def test_a_workbook_whose_name_is_no_unicode_is_told_like_any_other(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    save_workbook(project, cuoc="không phải số").rename(project.inbox / os.fsdecode(b"0\xff.xlsx"))
    running = Running(project)
    running.start()
    try:
        until(lambda: running.health().get("rejected") == ["0?.xlsx"])
        save_workbook(project, cuoc=51)
        until(lambda: running.text() == ["BHXH tỉnh Hà Tĩnh: 51 cuộc"])
    finally:
        running.end()
    assert [report.diagnostics for report in running.reports] == [()]
    log = (project.outbox / ".docgen" / "watch.log").read_text(encoding="utf-8")
    assert r"built 0\udcff.xlsx: 1 published of 2" in log


def test_a_watcher_whose_console_is_gone_reads_its_settings_again_and_goes_on(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    said: list[str] = []

    def say(line: str) -> None:
        said.append(line)
        raise BrokenPipeError

    running = Running(project)
    choice = Options(policy=FAST, stopped=lambda: running.stop)
    running.thread = threading.Thread(target=lambda: running.reports.append(watch(project, choice, say)))
    running.thread.start()
    try:
        until(lambda: running.health().get("ok") is True)
        (tmp_path / "docgen.toml").write_text("[watch]\npoll = true\n", encoding="utf-8")
        until(lambda: len(said) == 2)
        save_workbook(project, cuoc=52)
        until(lambda: running.text() == ["BHXH tỉnh Hà Tĩnh: 52 cuộc"])
    finally:
        running.end()
    assert [report.diagnostics for report in running.reports] == [()]
