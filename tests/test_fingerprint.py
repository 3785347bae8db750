"""The hashes of a form pack: of every file of it, and read again only where somebody touched one."""

from __future__ import annotations

import os
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from docgen.freshness.fingerprint import MISSING, digest, key_of, pack_prints


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack with a folder in a folder, a name in two characters, and files that are none of it."""
    found = tmp_path / "mappings"
    (found / "phụ lục").mkdir(parents=True)
    for name in ("mot.yaml", "phụ lục/HAI.YML", unicodedata.normalize("NFD", "số.yaml"), "note.txt"):
        (found / name).write_text(name, encoding="utf-8")
    for name in ("~mot.yaml", ".yaml", "mot.yaml.bak"):
        (found / name).write_text("none of it", encoding="utf-8")
    (found / "ba.yaml").mkdir()
    return found


def test_every_file_of_a_pack_has_its_hash(folder: Path, tmp_path: Path) -> None:
    assert pack_prints(tmp_path, [folder, tmp_path / "templates"]) == {
        "mappings/ba.yaml": MISSING,
        "mappings/mot.yaml": digest(folder / "mot.yaml"),
        "mappings/phụ lục/HAI.YML": digest(folder / "phụ lục" / "HAI.YML"),
        "mappings/số.yaml": digest(folder / unicodedata.normalize("NFD", "số.yaml")),
    }


def test_the_keys_are_those_of_the_state(folder: Path, tmp_path: Path) -> None:
    for root in (tmp_path, tmp_path / "elsewhere", folder):
        keys = pack_prints(root, [folder])
        assert key_of(folder / "mot.yaml", root) in keys
        assert key_of(folder / "phụ lục" / "HAI.YML", root) in keys


def test_a_link_to_a_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    before = pack_prints(tmp_path, [folder])
    (folder / "again").symlink_to(folder, target_is_directory=True)
    assert pack_prints(tmp_path, [folder]) == before


@pytest.fixture
def minutes_later(folder: Path) -> Iterator[None]:
    """Nobody has touched a file of the pack for a minute."""
    with patch("docgen.freshness.fingerprint.time.time", return_value=time.time() + 60):
        yield


def read(root: Path, folder: Path) -> list[str]:
    """The names of the files that are read to tell the hashes of the pack."""
    with patch("docgen.freshness.fingerprint.digest", side_effect=digest) as read:
        pack_prints(root, [folder])
    return sorted(call.args[0].name for call in read.call_args_list)


@pytest.mark.usefixtures("minutes_later")
def test_a_file_that_nobody_touched_is_read_once(folder: Path, tmp_path: Path) -> None:
    before = pack_prints(tmp_path, [folder])
    assert read(tmp_path, folder) == ["ba.yaml"]  # a folder: it has no hash to keep
    assert pack_prints(tmp_path, [folder]) == before


@pytest.mark.usefixtures("minutes_later")
def test_a_file_that_was_saved_is_read_again(folder: Path, tmp_path: Path) -> None:
    path = folder / "mot.yaml"
    before, times = pack_prints(tmp_path, [folder]), path.stat()
    path.write_text("MOT.YAML", encoding="utf-8")  # as long as it was
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns + 1))
    now = pack_prints(tmp_path, [folder])
    assert now == {**before, "mappings/mot.yaml": digest(path)} != before


@pytest.mark.usefixtures("minutes_later")
def test_a_file_in_the_place_of_another_is_read(folder: Path, tmp_path: Path) -> None:
    path = folder / "mot.yaml"
    before, times = pack_prints(tmp_path, [folder]), path.stat()
    other = folder / "other.tmp"
    other.write_text("MOT.YAML", encoding="utf-8")
    os.utime(other, ns=(times.st_atime_ns, times.st_mtime_ns))
    other.replace(path)
    assert pack_prints(tmp_path, [folder]) == {**before, "mappings/mot.yaml": digest(path)} != before


def test_a_file_saved_a_moment_ago_is_read_each_time(folder: Path, tmp_path: Path) -> None:
    """Its file system may be too coarse a clock to tell the next save from this one."""
    pack_prints(tmp_path, [folder])
    assert "mot.yaml" in read(tmp_path, folder)


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("inbox/số.xlsx", "inbox/số.xlsx"),
        ("inbox/../số.xlsx", "số.xlsx"),
        (unicodedata.normalize("NFD", "inbox/số.xlsx"), "inbox/số.xlsx"),
    ],
)
def test_a_file_of_the_project_is_named_by_its_place_in_it(tmp_path: Path, path: str, key: str) -> None:
    assert key_of(tmp_path / path, tmp_path) == key


def test_another_file_is_named_by_its_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside = tmp_path / "project 2" / "a.xlsx"  # the name of its folder begins as the project's does
    assert key_of(beside, tmp_path / "project") == beside.as_posix()
    monkeypatch.chdir(tmp_path)
    assert key_of(Path("a.xlsx"), tmp_path / "project") == (tmp_path / "a.xlsx").as_posix()
