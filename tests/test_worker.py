"""The worker process: whatever a workbook does to it, there is one diagnostic and the next is served."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from docgen.diagnostics import Diagnostic, FileLocation
from docgen.limits import MEBIBYTE
from docgen.pipeline.project import Project, project_at
from docgen.pipeline.report import Report
from docgen.worker import Request, Worker, WorkerLimits
from tests.support.watched_project import outcomes, save_workbook, small_project

LIMITS = WorkerLimits(reading=0.4, workbook=0.6, memory=100 * MEBIBYTE)


def misbehave(_project: Project, request: Request, stage: Callable[[str], None]) -> Report:
    """What a workbook of that name does; runs in the child."""
    stage("ready")
    match request.workbook.stem:
        case "hang":
            time.sleep(60)
        case "hang-later":
            stage("read")
            time.sleep(60)
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "exit":
            os._exit(3)
        case "bug":
            raise RuntimeError("no such thing")
        case "bomb":
            held = []
            while True:
                held.append(bytearray(8 * MEBIBYTE))
    return Report(diagnostics=(Diagnostic(code="good", location=FileLocation(path=request.workbook)),))


@pytest.fixture(scope="module")
def logged() -> list[str]:
    return []


@pytest.fixture(scope="module")
def worker(tmp_path_factory: pytest.TempPathFactory, logged: list[str]) -> Iterator[Worker]:
    found = Worker(project_at(tmp_path_factory.mktemp("project")), LIMITS, serve=misbehave, log=logged.append)
    yield found
    found.close()


@pytest.mark.parametrize(
    ("name", "code", "args"),
    [
        ("hang", "workbook-took-too-long", {"seconds": "0.4"}),
        ("hang-later", "workbook-took-too-long", {"seconds": "0.6"}),
        ("crash", "workbook-crashed-reader", {"reason": "-11"}),
        ("exit", "workbook-crashed-reader", {"reason": "3"}),
        ("bomb", "workbook-took-too-much-memory", {"limit": "100"}),
        ("bug", "workbook-worker-bug", {"reason": "RuntimeError: no such thing"}),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="signals and exit codes are POSIX")
def test_one_diagnostic_and_the_next_is_served(
    worker: Worker, logged: list[str], name: str, code: str, args: dict[str, str]
) -> None:
    path = Path(f"{name}.xlsx")
    report = worker.build(path, kept=10)
    assert report.diagnostics == (Diagnostic(code=code, location=FileLocation(path=path), args=args),)
    assert report.documents == ()
    good = Path("good.xlsx")
    assert worker.build(good, kept=10).diagnostics == (
        Diagnostic(code="good", location=FileLocation(path=good)),
    )
    assert bool(logged) == (name == "bug")
    assert all("Traceback" in text for text in logged)
    logged.clear()


def test_a_worker_that_died_while_idle_is_replaced(worker: Worker) -> None:
    worker.warm()
    before = worker.pid
    assert before is not None
    os.kill(before, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
    for name in ("a.xlsx", "b.xlsx"):
        worker.build(Path(name), kept=10)
    assert worker.build(Path("c.xlsx"), kept=10).diagnostics[0].code == "good"
    assert worker.pid not in (None, before)


def test_the_same_process_serves_many_workbooks_and_a_changed_pack(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    worker = Worker(project)
    try:
        path = save_workbook(project)
        assert outcomes(worker.build(path, kept=10)) == {"hai": "published", "mot": "published"}
        pid = worker.pid
        assert outcomes(worker.build(path, kept=10)) == {"hai": "unchanged", "mot": "unchanged"}
        save_workbook(project, cuoc=7)
        assert outcomes(worker.build(path, kept=10)) == {"hai": "unchanged", "mot": "published"}
        mapping = project.mappings / "hai.yaml"
        mapping.write_text(mapping.read_text(encoding="utf-8").replace("B2", "B1"), encoding="utf-8")
        assert outcomes(worker.build(path, kept=10)) == {"hai": "published", "mot": "unchanged"}
        assert worker.pid == pid
    finally:
        worker.close()
    assert worker.pid is None


def test_bad_workbooks_in_a_row_do_not_cost_the_worker(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    worker = Worker(project)
    try:
        for number in range(60):
            path = project.inbox / f"{number}.xlsx"
            path.write_bytes(os.urandom(50) if number % 2 else b"PK\x03\x04" + os.urandom(number))
            assert not worker.build(path, kept=10).ok
        pid = worker.pid
        assert worker.build(save_workbook(project), kept=10).ok
        assert worker.pid == pid
    finally:
        worker.close()
