"""Real folders, both observers: every way of saving ends in a batch that holds the right content."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct, field

from docgen.pipeline.project import is_workbook_name
from docgen.watch.batches import Rhythm, batches
from docgen.watch.events import RealClock
from docgen.watch.filesystem import file_system, must_poll
from docgen.watch.look import look
from docgen.watch.policy import Policy, Settler
from docgen.watch.scanning import PollingSource, Root
from docgen.watch.sources import open_source
from tests.support.saves import IDLE, SAVES, Save
from tests.support.workbooks import workbook_file

FAST = Policy(
    whole=0.03,
    again=0.05,
    burst=0.1,
    longest=1.0,
    opaque=0.2,
    growing=0.6,
    gone=0.2,
    lately=0.3,
    recheck=0.05,
)
PATIENCE = 10.0  # seconds until a test gives up; they take far less


class Watched(Struct):
    """A watch in a thread; `handed` is the content of each path when it was handed on last."""

    inbox: Path
    handed: dict[str, bytes | None] = field(default_factory=dict)
    batches: int = 0
    rescans: int = 0
    away: bool = False
    stopping: bool = False
    ready: threading.Event = field(default_factory=threading.Event)

    def run(self, poll: bool) -> None:
        root = Root(path=self.inbox, wanted=is_workbook_name)
        source = open_source((root,), poll=poll, interval=0.05).source
        try:
            rhythm = Rhythm(rescan=600.0, tick=0.05)
            for batch in batches(source, RealClock(), Settler(FAST, look), rhythm, lambda: self.stopping):
                self.ready.set()
                self.away = bool(source.away)
                self.rescans += batch.reason == "rescan"
                self.batches += batch.reason == "changed"
                for path in batch.paths:
                    self.handed[path.name] = path.read_bytes() if path.is_file() else None
        finally:
            source.close()

    def until(self, wanted: object) -> None:
        """Wait until what a function says is true."""
        assert callable(wanted)
        deadline = time.monotonic() + PATIENCE
        while not wanted():
            assert time.monotonic() < deadline, "nothing came"
            time.sleep(0.01)


@pytest.fixture(params=["events", "polling"])
def watched(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Watched]:
    """A watched inbox, with the events of the system or by polling."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    found = Watched(inbox)
    thread = threading.Thread(target=found.run, args=(request.param == "polling",))
    thread.start()
    assert found.ready.wait(PATIENCE)
    yield found
    found.stopping = True
    thread.join(PATIENCE)
    assert not thread.is_alive()


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """Two workbooks: before and after."""
    folder = tmp_path_factory.mktemp("workbooks")
    cells = {f"A{row}": f"Nội dung {row} {os.urandom(8).hex()}" for row in range(1, 400)}
    first = workbook_file(folder, {"Trang": cells}, "truoc.xlsx").read_bytes()
    return first, workbook_file(folder, {"Trang": {**cells, "B1": 2}}, "sau.xlsx").read_bytes()


def test_there_are_enough_ways_of_saving() -> None:
    assert len(SAVES) >= 25


def test_every_way_of_saving_ends_in_the_right_content(
    watched: Watched, contents: tuple[bytes, bytes], tmp_path: Path
) -> None:
    before, after = contents
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for way in SAVES:
        (watched.inbox / f"{way}.xlsx").write_bytes(before)
    watched.until(lambda: all(watched.handed.get(f"{way}.xlsx") == before for way in SAVES))
    threads = [
        threading.Thread(
            target=play,
            args=(Save(path=watched.inbox / f"{name}.xlsx", content=after, elsewhere=elsewhere),),
        )
        for name, play in SAVES.items()
        if name not in ("excel_today", "onedrive")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name in ("excel_today", "onedrive"):
        SAVES[name](Save(path=watched.inbox / f"{name}.xlsx", content=after, elsewhere=elsewhere))
    watched.until(lambda: all(watched.handed.get(f"{way}.xlsx") == after for way in SAVES))
    assert {name for name in watched.handed if name.removesuffix(".xlsx") not in SAVES} <= {
        "ban-nhap-renamed_into_its_name.xlsx"
    }


def test_new_files_are_found_however_they_come(
    watched: Watched, contents: tuple[bytes, bytes], tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name, play in SAVES.items():
        play(Save(path=watched.inbox / f"{name}.xlsx", content=contents[0], elsewhere=elsewhere, pause=0.001))
    watched.until(lambda: all(watched.handed.get(f"{way}.xlsx") == contents[0] for way in SAVES))


def test_a_look_leaves_the_content_as_it_is(watched: Watched, contents: tuple[bytes, bytes]) -> None:
    for name in IDLE:
        (watched.inbox / f"{name}.xlsx").write_bytes(contents[0])
    watched.until(lambda: len(watched.handed) == len(IDLE))
    for name, play in IDLE.items():
        play(watched.inbox / f"{name}.xlsx")
    marker = watched.inbox / "sau-cung.xlsx"
    marker.write_bytes(contents[1])
    watched.until(lambda: marker.name in watched.handed)
    assert {watched.handed[f"{name}.xlsx"] for name in IDLE} == {contents[0]}
    assert set(watched.handed) == {f"{name}.xlsx" for name in IDLE} | {marker.name}


def test_a_removed_workbook_is_told(watched: Watched, contents: tuple[bytes, bytes]) -> None:
    path = watched.inbox / "a.xlsx"
    path.write_bytes(contents[0])
    watched.until(lambda: watched.handed.get("a.xlsx") == contents[0])
    path.unlink()
    watched.until(lambda: watched.handed["a.xlsx"] is None)


@pytest.mark.parametrize("how", ["renamed", "removed"])
def test_the_inbox_goes_away_and_comes_back(
    watched: Watched, contents: tuple[bytes, bytes], how: str, tmp_path: Path
) -> None:
    path = watched.inbox / "a.xlsx"
    path.write_bytes(contents[0])
    watched.until(lambda: watched.handed.get("a.xlsx") == contents[0])
    if how == "renamed":
        watched.inbox.rename(tmp_path / "aside")
    else:
        shutil.rmtree(watched.inbox)
    watched.until(lambda: watched.away)
    rescans = watched.rescans
    if how == "renamed":
        (tmp_path / "aside").rename(watched.inbox)
    else:
        watched.inbox.mkdir()
    watched.until(lambda: watched.rescans > rescans and not watched.away)
    path.write_bytes(contents[1])
    watched.until(lambda: watched.handed["a.xlsx"] == contents[1])


def test_another_folder_in_the_place_of_the_inbox_is_looked_at(
    watched: Watched, contents: tuple[bytes, bytes], tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.xlsx").write_bytes(contents[0])
    watched.inbox.rename(tmp_path / "aside")
    other.rename(watched.inbox)
    watched.until(lambda: watched.rescans > 0)
    (watched.inbox / "c.xlsx").write_bytes(contents[1])
    watched.until(lambda: watched.handed.get("c.xlsx") == contents[1])


def test_a_poller_holds_nothing_open(tmp_path: Path) -> None:
    root = Root(path=tmp_path, wanted=is_workbook_name)
    source = PollingSource((root,), interval=0.001)
    fds = Path("/proc/self/fd")
    before = len(list(fds.iterdir())) if fds.exists() else 0
    for number in range(200):
        (tmp_path / f"{number % 5}.xlsx").write_bytes(bytes([number]))
        source.wait(0.002)
    assert (len(list(fds.iterdir())) if fds.exists() else 0) == before


def test_the_end_of_inotify_is_polling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(24, "inotify instance limit reached")

    monkeypatch.setattr("docgen.watch.observing.EventSource._start", refuse)
    opened = open_source((Root(path=tmp_path, wanted=is_workbook_name),))
    assert opened.polling == "no-events"
    assert isinstance(opened.source, PollingSource)


MOUNTS = r"""
/dev/vda1 / ext4 rw 0 0
//server/share /mnt/so\040lieu cifs rw 0 0
nas:/data /srv nfs4 rw 0 0
drive /home/u/Drive fuse.rclone rw 0 0
C:\134 /mnt/c 9p rw 0 0
/dev/vdb1 /srv/local ext4 rw 0 0
""".strip().splitlines()


@pytest.mark.parametrize(
    ("path", "kind", "polled"),
    [
        ("/data/du-an", "ext4", False),
        ("/mnt/so lieu/inbox", "cifs", True),
        ("/srv/du-an", "nfs4", True),
        ("/srv/local/du-an", "ext4", False),
        ("/home/u/Drive/x", "fuse.rclone", True),
        ("/mnt/c/Users", "9p", True),
    ],
)
def test_the_file_system_decides_on_polling(
    path: str, kind: str, polled: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert file_system(Path(path), MOUNTS) == kind
    mounts = tmp_path / "mounts"
    mounts.write_text("\n".join(MOUNTS))
    monkeypatch.setattr("docgen.watch.filesystem._MOUNTS", mounts)
    assert must_poll(Path(path)) == (kind if polled else "")
