"""Folders for a moment's work: removed at the end, and where a run was killed by the next one."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pytest

from docgen.publish.scratch import scratch_folder

PREFIX = "docgen-test-"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def left(path: Path, hours: float) -> Path:
    path.mkdir()
    (path / "0.docx").write_bytes(b"a")
    when = time.time() - hours * 3600
    os.utime(path, (when, when))
    return path


def test_it_is_gone_at_the_end_of_the_block(folder: Path) -> None:
    with suppress(KeyError), scratch_folder(PREFIX) as scratch:
        (scratch / "0.docx").write_bytes(b"a")
        assert list(folder.rglob("*.docx")) == [scratch / "0.docx"]
        raise KeyError
    assert list(folder.iterdir()) == []


def test_what_killed_runs_left_is_removed_and_what_is_in_use_stays(folder: Path) -> None:
    left(folder / f"{PREFIX}abcd_123", 2)
    others = {
        left(folder / f"{PREFIX}0bcd_123", 0.5),  # perhaps in use
        left(folder / f"{PREFIX}notes of mine", 2),
        left(folder / "docgen-other-abcd_123", 2),
    }
    with scratch_folder(PREFIX) as scratch:
        assert set(folder.iterdir()) == {*others, scratch}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there, and folders have no owner")
def test_neither_a_link_nor_a_folder_of_somebody_else_is_touched(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aim = left(folder / "aim", 2)
    link = folder / f"{PREFIX}abcd_123"
    link.symlink_to(aim)
    os.utime(link, (0, 0), follow_symlinks=False)
    foreign = left(folder / f"{PREFIX}abcd_124", 2)
    own = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: own + 1)
    with scratch_folder(PREFIX):
        assert foreign.is_dir()
    monkeypatch.undo()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    with scratch_folder(PREFIX):
        assert not foreign.exists()
    assert (aim / "0.docx").read_bytes() == b"a"
