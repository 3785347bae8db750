"""The cache between runs saves time and nothing else: whatever becomes of it, what is made is right, and
nothing is run that another user could have written."""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import docgen
from docgen import cache
from tests.benchmarks.fixtures import make_fixtures

posix = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows keeps other users out of the folder itself"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.FOLDER_VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


class Counted:
    """Makes a value, and counts how often it is asked to."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> dict[str, int]:
        self.times += 1
        return {"a": 1}


class Planted:
    """Leaves a mark when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Callable[..., None], tuple[str, int]]:
        return os.mkdir, (str(self.mark), 0o700)


def entry_of(folder: Path) -> Path:
    (entry,) = folder.iterdir()
    return entry


def plant(entry: Path, mark: Path) -> None:
    """An entry that is whole, and runs something."""
    content = pickle.dumps(Planted(mark))
    entry.write_bytes(hashlib.sha256(content).digest() + content)


@pytest.mark.usefixtures("folder")
def test_what_was_made_is_kept_under_its_kind_and_key() -> None:
    make = Counted()
    for kind, key, times in (("pack", "x", 1), ("pack", "x", 1), ("pack", "y", 2), ("template", "x", 3)):
        assert cache.kept(kind, key, make) == {"a": 1}
        assert make.times == times


@pytest.mark.usefixtures("folder")
def test_another_version_of_anything_installed_is_another_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    make = Counted()
    cache.kept("pack", "x", make)
    monkeypatch.setattr(cache, "_versions", lambda: "docxtpl 99")
    assert cache.kept("pack", "x", make) == {"a": 1}
    assert make.times == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:20],
        lambda content: content[:-1],
        lambda content: content[:-1] + bytes([content[-1] ^ 1]),
        lambda content: content + b"!",
        lambda content: hashlib.sha256(b"no pickle").digest() + b"no pickle",
    ],
    ids=["empty", "no digest", "cut", "changed", "longer", "whole, and no value"],
)
def test_a_damaged_entry_costs_time_alone(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    make = Counted()
    cache.kept("pack", "x", make)
    entry = entry_of(folder)
    entry.write_bytes(damage(entry.read_bytes()))
    assert [cache.kept("pack", "x", make), make.times] == [{"a": 1}, 2]
    assert [cache.kept("pack", "x", make), make.times] == [{"a": 1}, 2]  # it is whole again


@posix
def test_an_own_entry_is_run_which_the_next_tests_rely_on(folder: Path, tmp_path: Path) -> None:
    cache.kept("pack", "x", Counted())
    plant(entry_of(folder), tmp_path / "mark")
    cache.kept("pack", "x", Counted())
    assert (tmp_path / "mark").is_dir()


@posix
@pytest.mark.parametrize("what", ["folder", "entry"])
@pytest.mark.parametrize("mode", [0o020, 0o002])
def test_nothing_is_run_that_others_may_write(folder: Path, tmp_path: Path, what: str, mode: int) -> None:
    cache.kept("pack", "x", Counted())
    plant(entry_of(folder), tmp_path / "mark")
    path = folder if what == "folder" else entry_of(folder)
    path.chmod(path.stat().st_mode | mode)
    make = Counted()
    assert [cache.kept("pack", "x", make), make.times] == [{"a": 1}, 1]
    assert not (tmp_path / "mark").exists()


@posix
@pytest.mark.parametrize("what", ["folder", "entry"])
def test_nothing_is_run_that_belongs_to_another_user(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    cache.kept("pack", "x", Counted())
    plant(entry_of(folder), tmp_path / "mark")
    foreign = folder if what == "folder" else entry_of(folder)
    real = Path.lstat

    def lstat(path: Path) -> os.stat_result:
        found = list(real(path))
        if path == foreign:
            found[4] += 1  # st_uid
        return os.stat_result(found)

    monkeypatch.setattr(Path, "lstat", lstat)
    make = Counted()
    assert [cache.kept("pack", "x", make), make.times] == [{"a": 1}, 1]
    assert not (tmp_path / "mark").exists()


@posix
@pytest.mark.parametrize("what", ["folder", "entry"])
def test_no_link_is_followed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    cache.kept("pack", "x", Counted())
    plant(entry_of(folder), tmp_path / "mark")
    path = folder if what == "folder" else entry_of(folder)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    real = Path.lstat

    def lstat(path: Path) -> os.stat_result:
        """What macOS tells of a link, which has a mode of its own there."""
        found = list(real(path))
        found[0] = real(path).st_mode & ~0o022
        return os.stat_result(found)

    monkeypatch.setattr(Path, "lstat", lstat)
    make = Counted()
    assert [cache.kept("pack", "x", make), make.times] == [{"a": 1}, 1]
    assert not (tmp_path / "mark").exists()


def test_without_a_folder_to_write_to_everything_is_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write_text("a file")
    make = Counted()
    assert [cache.kept("pack", "x", make), make.times] == [{"a": 1}, 1]
    monkeypatch.setenv(cache.FOLDER_VARIABLE, "")
    assert [cache.kept("pack", "x", make), make.times] == [{"a": 1}, 2]
    assert folder.read_text() == "a file"


def test_what_cannot_be_pickled_is_made_each_time(folder: Path) -> None:
    assert list(cache.kept("pack", "x", lambda: (number for number in (1, 2)))) == [1, 2]
    assert list(folder.iterdir()) == []


def test_the_oldest_entries_go(folder: Path) -> None:
    for number in range(70):
        cache.kept("pack", str(number), Counted())
    assert len(list(folder.iterdir())) == 64


def test_a_build_with_a_damaged_cache_makes_the_same_documents(folder: Path, tmp_path: Path) -> None:
    fixtures = make_fixtures(tmp_path / "fixtures", variants=1, sizes=())

    def built(name: str) -> list[bytes]:
        report = docgen.build(fixtures.project, [fixtures.workbook(0)], outbox=tmp_path / name)
        assert report.diagnostics == ()
        return [item.path.read_bytes() for item in report.documents if item.path is not None]

    first = built("first")
    entries = list(folder.iterdir())
    assert entries
    for entry in entries:
        entry.write_bytes(entry.read_bytes()[:-100])
    assert built("second") == first
    assert len(first) == 3


def test_an_account_without_a_home_folder_has_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (cache.FOLDER_VARIABLE, "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)

    def home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", home)
    make = Counted()
    assert cache.cache_folder() is None
    assert [cache.kept("pack", "x", make), make.times] == [{"a": 1}, 1]
