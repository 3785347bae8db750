"""The documents of a workbook go into the outbox together; what happens to one harms no other."""

from __future__ import annotations

import errno
import os
import platform
import threading
import time
import zlib
from contextlib import suppress
from pathlib import Path

import pytest

from docgen.freshness.attempts import Asked
from docgen.pipeline.build import build
from docgen.pipeline.project import Project
from docgen.pipeline.remembering import ledger_of
from docgen.pipeline.report import Report
from docgen.publish.files import Files
from docgen.publish.temporary import PREFIX
from tests.support.projects import save_template
from tests.support.watched_project import build_now, documents, outcomes, save_workbook, small_project
from tests.test_publish import Killed, Watched

REPORT = "so-lieu/Báo cáo.docx"
ANNEX = "so-lieu/Phụ lục.docx"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that was built once, with a workbook that changed both documents since."""
    found = small_project(tmp_path)
    build_now(found)
    save_workbook(found, cuoc=45, nguoi=46)
    return found


def build_with(project: Project, files: Files) -> Report:
    ledger = ledger_of(project)
    ledger._files = ledger.store._files = ledger.history._files = files
    return build(project, ledger=ledger)


def temporaries(project: Project) -> list[Path]:
    return sorted(project.outbox.rglob(f"{PREFIX}*"))


class Slow(Files):
    """A disk that has no document before it was given so many of them together."""

    def __init__(self, together: int) -> None:
        self._barrier = threading.Barrier(together)
        self._documents: set[int] = set()

    def create(self, path: Path) -> int:
        descriptor = super().create(path)
        if path.parent.name == "so-lieu":
            self._documents.add(descriptor)
        return descriptor

    def sync(self, descriptor: int) -> None:
        super().sync(descriptor)
        if descriptor in self._documents:
            self._barrier.wait(20)

    def close(self, descriptor: int) -> None:
        self._documents.discard(descriptor)
        super().close(descriptor)


@pytest.fixture(params=[0.0, 1.0], ids=["quick", "slow"])
def disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, project: Project) -> None:
    """How long the disk took the last time, when the project was built."""
    monkeypatch.setattr("docgen.publish.meanwhile._took", request.param)


@pytest.fixture
def never_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long the disk takes, it is waited for at once."""
    monkeypatch.setattr("docgen.publish.meanwhile._MOMENT", float("inf"))


@pytest.mark.parametrize("disk", [1.0], indirect=True)
@pytest.mark.usefixtures("disk")
def test_the_disk_is_waited_for_once_for_all_documents(project: Project) -> None:
    assert outcomes(build_with(project, Slow(together=2))) == {"hai": "published", "mot": "published"}


@pytest.mark.usefixtures("disk")
def test_no_document_takes_its_place_before_the_disk_has_it(project: Project) -> None:
    opened: dict[int, Path] = {}  # a number is given again once the file is closed
    synced: set[Path] = set()
    placed: list[tuple[str, bool]] = []

    class Told(Files):
        def create(self, path: Path) -> int:
            descriptor = super().create(path)
            opened[descriptor] = path
            return descriptor

        def sync(self, descriptor: int) -> None:
            super().sync(descriptor)
            synced.add(opened[descriptor])

        def replace(self, source: Path, target: Path) -> None:
            if target.suffix == ".docx":
                placed.append((target.name, source in synced))
            super().replace(source, target)

    build_with(project, Told())
    assert placed == [("Phụ lục.docx", True), ("Báo cáo.docx", True)]


@pytest.mark.usefixtures("disk")
def test_the_memory_is_written_when_the_disk_has_the_documents_in_their_places(project: Project) -> None:
    steps: list[str] = []

    class Told(Files):
        def replace(self, source: Path, target: Path) -> None:
            super().replace(source, target)
            steps.append(target.name)

        def sync_folder(self, path: Path) -> None:
            time.sleep(0.05)  # longer than the rest of the build takes
            super().sync_folder(path)
            steps.append(path.name)

    build_with(project, Told())
    assert steps.index("Báo cáo.docx") < steps.index("so-lieu") < steps.index("state.json")


class Faulty(Files):
    """A call that has to do with the n-th document fails."""

    def __init__(self, number: int, call: str, error: int) -> None:
        self._left = number
        self._call = call
        self._error = error
        self._temporary: Path | None = None
        self._descriptor = -1

    def create(self, path: Path) -> int:
        if path.parent.name != "so-lieu":
            return super().create(path)
        self._left -= 1
        if self._left:
            return super().create(path)
        self._fail("create")
        self._temporary, self._descriptor = path, super().create(path)
        return self._descriptor

    def write(self, descriptor: int, content: bytes | memoryview) -> int:
        if descriptor == self._descriptor:
            self._fail("write")
        return super().write(descriptor, content)

    def sync(self, descriptor: int) -> None:
        if descriptor == self._descriptor:
            self._fail("sync")
        super().sync(descriptor)

    def close(self, descriptor: int) -> None:
        super().close(descriptor)
        if descriptor == self._descriptor:
            self._descriptor = -1
            self._fail("close")

    def replace(self, source: Path, target: Path) -> None:
        if source == self._temporary:
            self._fail("replace")
        super().replace(source, target)

    def _fail(self, call: str) -> None:
        if call == self._call:
            raise OSError(self._error, os.strerror(self._error))


@pytest.mark.usefixtures("disk")
@pytest.mark.parametrize(
    ("call", "error", "code"),
    [
        ("create", errno.EROFS, "outbox-not-writable"),
        ("write", errno.ENOSPC, "disk-full"),
        ("sync", errno.EIO, "publishing-failed"),
        ("close", errno.EDQUOT, "disk-full"),
        ("replace", errno.EIO, "publishing-failed"),
    ],
)
@pytest.mark.parametrize(("number", "failing", "other"), [(1, "hai", "mot"), (2, "mot", "hai")])
def test_a_document_that_fails_harms_no_other(
    project: Project, call: str, error: int, code: str, number: int, failing: str, other: str
) -> None:
    names = {"mot": REPORT, "hai": ANNEX}
    before = documents(project)
    report = build_with(project, Faulty(number, call, error))
    assert outcomes(report) == {failing: "rejected", other: "published"}
    assert [problem.code for problem in report.diagnostics] == [code]
    after = documents(project)
    assert after[names[failing]] == before[names[failing]]
    assert after[names[other]] != before[names[other]]
    assert temporaries(project) == []
    assert outcomes(build_now(project)) == {failing: "published", other: "unchanged"}


@pytest.mark.usefixtures("disk")
def test_an_interruption_leaves_the_old_documents_and_no_temporary_file(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = documents(project)

    def interrupted(*_: object) -> None:
        assert len(temporaries(project)) == 2  # both documents are on their way
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("docgen.pipeline.making._tied_out", interrupted)
        with pytest.raises(KeyboardInterrupt):
            build_now(project)
    assert documents(project) == before
    assert temporaries(project) == []
    assert outcomes(build_now(project)) == {"hai": "published", "mot": "published"}


@pytest.mark.usefixtures("disk")
def test_an_end_at_any_call_leaves_each_document_old_or_new(project: Project) -> None:
    calls = Watched()
    build_with(project, calls)
    for last in range(1, len(calls.calls) + 1, 3):

        def end(at: int, _name: str, last: int = last) -> None:
            if at >= last:
                raise Killed

        save_workbook(project, cuoc=last, nguoi=1000 + last)
        before = documents(project)
        with suppress(Killed):
            build_with(project, Watched(end))
        between = documents(project)
        build_now(project)
        after = documents(project)  # no version that a person edited among them
        assert before.keys() == after.keys() == {REPORT, ANNEX}
        assert all(between[name] in (before[name], after[name]) for name in after), last


@pytest.mark.usefixtures("never_slow")
def test_no_document_holds_a_file_open_while_the_next_is_written(project: Project) -> None:
    """A process may have a few hundred files open, and a form pack as many documents."""
    most: list[int] = []

    class Counted(Files):
        def __init__(self) -> None:
            self._open: set[int] = set()

        def create(self, path: Path) -> int:
            descriptor = super().create(path)
            self._open.add(descriptor)
            most.append(len(self._open))
            return descriptor

        def close(self, descriptor: int) -> None:
            self._open.discard(descriptor)
            super().close(descriptor)

    build_with(project, Counted())
    assert set(most) == {1}


@pytest.mark.usefixtures("disk")
def test_a_bug_while_the_disk_is_waited_for_leaves_no_temporary_file(project: Project) -> None:
    before = documents(project)
    for name in ("ba", "bon"):
        text = (project.mappings / "mot.yaml").read_text(encoding="utf-8")
        text = text.replace("Báo cáo", f"Báo cáo {name}").replace("cuoc", f"cuoc_{name}")
        (project.mappings / f"{name}.yaml").write_text(text.replace("mot.docx", f"{name}.docx"), "utf-8")
        save_template(project.templates / f"{name}.docx", ["{{ ten }}: {{ cuoc_" + name + " }} cuộc"])

    class Broken(Files):
        def sync(self, descriptor: int) -> None:
            raise MemoryError

    with pytest.raises(MemoryError):
        build_with(project, Broken())
    assert documents(project) == before
    assert temporaries(project) == []


@pytest.mark.usefixtures("never_slow")
def test_after_an_interruption_the_memory_waits_for_the_disk_all_the_same(project: Project) -> None:
    steps: list[str] = []

    class Interrupted(Files):
        def replace(self, source: Path, target: Path) -> None:
            super().replace(source, target)
            steps.append(target.name)

        def sync_folder(self, path: Path) -> None:
            if path.name == "so-lieu" and "interrupted" not in steps:
                steps.append("interrupted")
                raise KeyboardInterrupt
            super().sync_folder(path)
            steps.append(path.name)

    with pytest.raises(KeyboardInterrupt):
        build_with(project, Interrupted())
    assert steps.index("interrupted") < steps.index("so-lieu") < steps.index("state.json")


def test_what_a_killed_run_left_in_the_memory_is_swept_by_the_next_build(project: Project) -> None:
    leftover = f"{PREFIX}{zlib.crc32(platform.node().encode()):08x}-4194305-00000000-1.tmp"  # nobody's number
    memory = project.outbox / ".docgen"
    folders = [memory, memory / "values", *(memory / "history").rglob("*.versions")]
    assert len(folders) == 4
    for folder in folders:
        (folder / leftover).write_bytes(b"half a ver")
        os.utime(folder / leftover, (0, 0))  # on Windows its age tells
    build_now(project)
    assert temporaries(project) == []


def test_what_is_told_of_drafts_waits_for_the_disk(project: Project) -> None:
    """A process beside another tells of each workbook; drafts are not remembered as attempts."""
    synced: list[str] = []

    class Told(Files):
        def sync_folder(self, path: Path) -> None:
            super().sync_folder(path)
            synced.append(path.name)

    ledger = ledger_of(project, apart=True)
    ledger._files = Told()
    workbook = project.inbox / "so-lieu.xlsx"
    asked = Asked(workbook=workbook, workbook_sha256="", document="mot", title="", files=(), draft=True)
    ledger.publish(asked, b"a draft", project.outbox / "so-lieu" / "Báo cáo (dự thảo).docx")
    assert ledger.learned().documents
    assert synced == ["so-lieu"]
