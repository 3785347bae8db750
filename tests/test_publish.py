"""Publishing: a document is the old one or the new one, whatever happens between."""

from __future__ import annotations

import errno
import hashlib
import os
import platform
import random
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from docgen.catalogue.publishing import ENTRIES
from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation
from docgen.publish import Published, Unchanged, publish, sweep
from docgen.publish.atomic import begin
from docgen.publish.files import Files, extended
from docgen.publish.temporary import PREFIX, temporary_name

OLD = b"the old document"
NEW = b"the new document, somewhat longer"

FILE_CALLS = (
    "entry",
    "read",
    "make_folder",
    "create",
    "write",
    "sync",
    "close",
    "replace",
    "remove",
    "unlink_folder_link",
    "sync_folder",
)


class Killed(BaseException):
    """The process ends here: no call after it happens, not even one that cleans up."""


class Watched(Files):
    """The real file system, on record; `before` may raise instead of the call.  Its clock never waits."""

    def __init__(self, before: Callable[[int, str], None] = lambda number, name: None) -> None:
        self.calls: list[str] = []
        self.slept: list[float] = []
        self._before = before

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name not in FILE_CALLS:
            return found

        def call(*args: Any) -> Any:
            self.calls.append(name)
            self._before(len(self.calls), name)
            return found(*args)

        return call

    def monotonic(self) -> float:
        return sum(self.slept)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


def failing(name: str, number: int, times: int = 10**9) -> Watched:
    """`name` fails with the error `number`, as often as that."""
    left = iter(range(times))

    def before(_number: int, called: str) -> None:
        if called == name and next(left, None) is not None:
            raise OSError(number, os.strerror(number))

    return Watched(before)


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def problem(code: str, path: Path, **args: str) -> Diagnostics:
    return (Diagnostic(code=code, location=FileLocation(path=path), args=args),)


def temporaries(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"{PREFIX}*"))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """An outbox with the old document in it."""
    path = tmp_path / "outbox" / "Báo cáo.docx"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def test_a_new_document_is_published_in_a_folder_made_for_it(tmp_path: Path) -> None:
    path = tmp_path / "outbox" / "số liệu" / "Báo cáo.docx"
    assert publish(NEW, path, root=tmp_path / "outbox") == (Published(path=path), ())
    assert path.read_bytes() == NEW
    assert list(path.parent.iterdir()) == [path]


def test_a_document_is_replaced(target: Path) -> None:
    assert publish(NEW, target) == (Published(path=target), ())
    assert target.read_bytes() == NEW
    assert temporaries(target.parent) == []


def test_an_empty_document_is_written_too(target: Path) -> None:
    publish(b"", target)
    assert target.read_bytes() == b""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
def test_colleagues_may_read_what_the_umask_lets_them(target: Path) -> None:
    before = os.umask(0o027)
    try:
        publish(NEW, target)
    finally:
        os.umask(before)
    assert target.stat().st_mode & 0o777 == 0o640


def test_the_same_document_is_not_touched(target: Path) -> None:
    os.utime(target, (1_000_000, 1_000_000))
    files = Watched()
    assert publish(OLD, target, files=files) == (Unchanged(path=target), ())
    assert target.stat().st_mtime == 1_000_000
    assert not {"create", "replace"} & set(files.calls)


def test_a_document_of_the_same_length_is_replaced(target: Path) -> None:
    assert publish(OLD.upper(), target)[0] == Published(path=target)
    assert target.read_bytes() == OLD.upper()


def test_the_bytes_are_on_the_disk_before_the_rename_and_the_rename_after_it(target: Path) -> None:
    files = Watched()
    publish(NEW, target, files=files)
    steps = ["create", "write", "sync", "close", "replace", "sync_folder"]
    assert [call for call in files.calls if call in steps] == steps


def test_a_system_that_writes_in_pieces_writes_all(target: Path) -> None:
    class Piecewise(Watched):
        def write(self, descriptor: int, content: bytes | memoryview) -> int:
            return super().write(descriptor, content[:7])

    publish(NEW, target, files=Piecewise())
    assert target.read_bytes() == NEW


def numbers_of_calls(target: Path) -> int:
    files = Watched()
    publish(NEW, target, files=files)
    target.write_bytes(OLD)
    return len(files.calls)


def every_call(target: Path) -> Iterator[int]:
    """The number of each call of a replacement, the old document being there again each time."""
    for number in range(1, numbers_of_calls(target) + 1):
        target.write_bytes(OLD)
        yield number


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC, errno.EACCES, errno.EINTR])
def test_a_fault_at_any_call_leaves_the_old_document_or_the_new_one(target: Path, error: int) -> None:
    for fault in every_call(target):

        def before(number: int, name: str, fault: int = fault) -> None:
            if number == fault:
                raise OSError(error, os.strerror(error))

        artifact, found = publish(NEW, target, files=Watched(before))
        assert target.read_bytes() == (OLD if artifact is None else NEW)
        assert (artifact is None) is (len(found) == 1)
        assert temporaries(target.parent) == []


def test_faults_from_any_call_on_leave_the_old_document_or_the_new_one(target: Path) -> None:
    for fault in every_call(target):

        def before(number: int, name: str, fault: int = fault) -> None:
            if number >= fault and name != "remove":
                raise OSError(errno.EIO, os.strerror(errno.EIO))

        artifact, _found = publish(NEW, target, files=Watched(before))
        assert target.read_bytes() == (OLD if artifact is None else NEW)
        assert temporaries(target.parent) == []


def test_an_end_at_any_call_leaves_the_old_document_or_the_new_one(target: Path) -> None:
    for fault in every_call(target):

        def before(number: int, name: str, fault: int = fault) -> None:
            if number >= fault:
                raise Killed

        with pytest.raises(Killed):
            publish(NEW, target, files=Watched(before))
        assert target.read_bytes() in {OLD, NEW}


def test_an_interruption_leaves_no_temporary_file(target: Path) -> None:
    def before(_number: int, name: str) -> None:
        if name == "sync":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(NEW, target, files=Watched(before))
    assert target.read_bytes() == OLD
    assert temporaries(target.parent) == []


def test_an_interruption_right_after_the_file_was_made_leaves_none(target: Path) -> None:
    class Interrupted(Files):
        def create(self, path: Path) -> int:
            os.close(super().create(path))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(NEW, target, files=Interrupted())
    assert target.read_bytes() == OLD
    assert temporaries(target.parent) == []


ENDLESS = """
import sys
from pathlib import Path
from docgen.publish import publish
target = Path(sys.argv[1])
print("ready", flush=True)
while True:
    for letter in (b"a", b"b"):
        publish(letter * 3_000_000, target)
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_killed_at_any_moment_it_leaves_a_whole_document(target: Path) -> None:
    moments = random.Random(20)
    whole = {sha256(content) for content in (OLD, b"a" * 3_000_000, b"b" * 3_000_000)}
    for _ in range(20):
        command = [sys.executable, "-c", ENDLESS, str(target)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(timeout=moments.uniform(0.0, 0.05))
            process.kill()
        assert sha256(target.read_bytes()) in whole
        sweep(target.parent)
        assert list(target.parent.iterdir()) == [target]


def test_a_document_that_a_scanner_holds_for_a_moment_is_published(target: Path) -> None:
    files = failing("replace", errno.EACCES, times=3)
    assert publish(NEW, target, files=files) == (Published(path=target), ())
    assert files.slept == [0.05, 0.1, 0.2]


@pytest.mark.parametrize("error", [errno.EACCES, errno.EPERM, errno.EBUSY])
def test_a_document_open_in_word_stays_and_is_named(target: Path, error: int) -> None:
    files = failing("replace", error)
    assert publish(NEW, target, files=files) == (None, problem("document-open", target))
    assert target.read_bytes() == OLD
    assert temporaries(target.parent) == []
    assert sum(files.slept) == pytest.approx(2.5)


@pytest.mark.parametrize("number", [5, 32, 33])
def test_the_locks_of_windows_are_known_by_their_numbers(target: Path, number: int) -> None:
    class WindowsError(OSError):
        winerror = number

    def before(_number: int, name: str) -> None:
        if name == "replace":
            raise WindowsError(errno.EINVAL, "in use")

    assert publish(NEW, target, files=Watched(before)) == (None, problem("document-open", target))


def test_a_document_that_cannot_be_read_is_replaced(target: Path) -> None:
    artifact, found = publish(OLD, target, files=failing("read", errno.EACCES))
    assert (artifact, found) == (Published(path=target), ())


@pytest.mark.parametrize(
    ("call", "error", "code"),
    [
        ("write", errno.ENOSPC, "disk-full"),
        ("write", errno.EDQUOT, "disk-full"),
        ("sync", errno.ENOSPC, "disk-full"),
        ("close", errno.EDQUOT, "disk-full"),
        ("create", errno.ENOSPC, "disk-full"),
        ("create", errno.EACCES, "outbox-not-writable"),
        ("create", errno.EROFS, "outbox-not-writable"),
        ("make_folder", errno.EPERM, "outbox-not-writable"),
        ("make_folder", errno.ENOTDIR, "outbox-is-a-file"),
    ],
)
def test_a_problem_of_the_folder_names_the_folder(target: Path, call: str, error: int, code: str) -> None:
    assert publish(NEW, target, files=failing(call, error)) == (None, problem(code, target.parent))
    assert target.read_bytes() == OLD
    assert temporaries(target.parent) == []


def test_an_unknown_error_is_quoted(target: Path) -> None:
    expected = problem("publishing-failed", target, reason=os.strerror(errno.EIO))
    assert publish(NEW, target, files=failing("sync", errno.EIO)) == (None, expected)


def test_a_file_in_the_place_of_the_outbox(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_bytes(OLD)
    path = tmp_path / "outbox" / "Báo cáo.docx"
    assert publish(NEW, path) == (None, problem("outbox-is-a-file", path.parent))
    assert (tmp_path / "outbox").read_bytes() == OLD


def test_a_folder_in_the_place_of_the_document(tmp_path: Path) -> None:
    path = tmp_path / "Báo cáo.docx"
    path.mkdir()
    assert publish(NEW, path) == (None, problem("document-is-a-folder", path))
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows takes it with a prefix, see test_long_windows_paths")
def test_a_path_that_is_too_long(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 300)
    assert publish(NEW, path) == (None, problem("path-too-long", path, length=str(len(str(path)))))
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_the_place_of_the_document_is_replaced(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.docx"
    elsewhere.write_bytes(NEW)
    path = tmp_path / "outbox" / "Báo cáo.docx"
    path.parent.mkdir()
    path.symlink_to(elsewhere)
    assert publish(NEW, path) == (Published(path=path), ())
    assert not path.is_symlink()
    assert publish(OLD, path)[0] == Published(path=path)
    assert elsewhere.read_bytes() == NEW


@pytest.mark.parametrize("kind", ["folder", "nothing"])
def test_a_link_to_a_folder_or_to_nothing_is_replaced_too(tmp_path: Path, kind: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    if kind == "folder":
        elsewhere.mkdir()
    path = tmp_path / "Báo cáo.docx"
    path.symlink_to(elsewhere, target_is_directory=True)
    assert publish(NEW, path) == (Published(path=path), ())
    assert path.read_bytes() == NEW
    assert elsewhere.exists() is (kind == "folder")
    assert kind != "folder" or list(elsewhere.iterdir()) == []


def test_a_link_in_the_place_of_the_document_stays_until_it_is_replaced(tmp_path: Path) -> None:
    """Windows has to remove a link to a folder first; a document that is abandoned must not take it away."""
    target = tmp_path / "a.docx"
    target.symlink_to(tmp_path, target_is_directory=True)
    files = Watched()
    begun = begin(NEW, target, files=files)
    assert "unlink_folder_link" not in files.calls
    begun.complete()
    assert "unlink_folder_link" in files.calls
    assert target.read_bytes() == NEW


def test_a_link_on_the_way_is_not_followed_out_of_the_outbox(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    outbox = tmp_path / "outbox"
    outbox.mkdir()
    (outbox / "số liệu").symlink_to(elsewhere, target_is_directory=True)
    path = outbox / "số liệu" / "Báo cáo.docx"
    assert publish(NEW, path, root=outbox) == (None, problem("outbox-is-a-link", path.parent))
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("depth", [0, 1, 2])
def test_folders_are_made_below_those_that_are_there(tmp_path: Path, depth: int) -> None:
    parts = ("số liệu", "lịch sử", "Báo cáo")
    tmp_path.joinpath("outbox", *parts[:depth]).mkdir(parents=True)
    path = tmp_path.joinpath("outbox", *parts, "Báo cáo.docx")
    assert publish(NEW, path, root=tmp_path / "outbox") == (Published(path=path), ())
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("depth", [0, 1, 2])
def test_a_file_on_the_way_is_named_as_what_is_wrong(tmp_path: Path, depth: int) -> None:
    parts = ("outbox", "số liệu", "lịch sử")
    blocking = tmp_path.joinpath(*parts[: depth + 1])
    blocking.parent.mkdir(parents=True, exist_ok=True)
    blocking.write_bytes(OLD)
    path = tmp_path.joinpath(*parts, "Báo cáo.docx")
    expected = None, problem("outbox-is-a-file", path.parent)
    assert publish(NEW, path, root=tmp_path / "outbox") == expected
    assert blocking.read_bytes() == OLD


def test_a_link_planted_between_two_documents_is_not_followed(tmp_path: Path) -> None:
    outbox, elsewhere = tmp_path / "outbox", tmp_path / "elsewhere"
    elsewhere.mkdir()
    first, second = (outbox / "số liệu" / "lịch sử" / name for name in ("a.docx", "b.docx"))
    publish(NEW, first, root=outbox)
    (outbox / "số liệu").rename(tmp_path / "away")
    (outbox / "số liệu").symlink_to(elsewhere, target_is_directory=True)
    assert publish(NEW, second, root=outbox) == (None, problem("outbox-is-a-link", outbox / "số liệu"))
    assert list(elsewhere.iterdir()) == []


def test_the_outbox_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    outbox = tmp_path / "outbox"
    outbox.symlink_to(tmp_path / "share", target_is_directory=True)
    path = outbox / "số liệu" / "Báo cáo.docx"
    assert publish(NEW, path, root=outbox) == (Published(path=path), ())
    assert (tmp_path / "share" / "số liệu" / "Báo cáo.docx").read_bytes() == NEW


@pytest.mark.parametrize("name", ["../x.docx", "a/../../x.docx"])
def test_a_target_outside_the_outbox_is_a_bug(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="leads out of"):
        publish(NEW, tmp_path / "outbox" / name, root=tmp_path / "outbox")
    assert list(tmp_path.iterdir()) == []


def blocked_by(kind: str, target: Path) -> Diagnostics:
    """What publishing says where something else lies in the place of the document or of its folder."""
    place = target if kind == "document is a folder" else target.parent
    target.unlink()
    target.parent.rmdir()
    if kind == "document is a folder":
        place.mkdir(parents=True)
    elif kind == "outbox is a file":
        place.write_bytes(OLD)
    else:
        place.symlink_to(place.parent, target_is_directory=True)
    return publish(NEW, target, root=target.parent.parent)[1]


OCCASIONS: dict[str, Callable[[Path], Diagnostics]] = {
    "document-open": lambda path: publish(NEW, path, files=failing("replace", errno.EACCES))[1],
    "document-is-a-folder": lambda path: blocked_by("document is a folder", path),
    "disk-full": lambda path: publish(NEW, path, files=failing("write", errno.ENOSPC))[1],
    "outbox-not-writable": lambda path: publish(NEW, path, files=failing("create", errno.EROFS))[1],
    "outbox-is-a-file": lambda path: blocked_by("outbox is a file", path),
    "outbox-is-a-link": lambda path: blocked_by("outbox is a link", path),
    "path-too-long": lambda path: publish(NEW, path, files=failing("entry", errno.ENAMETOOLONG))[1],
    "publishing-failed": lambda path: publish(NEW, path, files=failing("sync", errno.EIO))[1],
}


def test_every_code_of_the_catalogue_has_its_occasion() -> None:
    assert OCCASIONS.keys() == ENTRIES.keys()


@pytest.mark.parametrize("code", OCCASIONS)
def test_every_problem_is_said_in_full_in_both_languages(target: Path, code: str) -> None:
    (found,) = OCCASIONS[code](target)
    assert (found.code, found.severity) == (code, "error")
    for text in (ENTRIES[code].vi, ENTRIES[code].en):
        sentences = [text.message, *text.hints, text.explanation]
        assert all("{" not in sentence.format_map(found.args) for sentence in sentences)


def foreign(process: int, *, host: str = f"{zlib.crc32(platform.node().encode()):08x}") -> str:
    return f"{PREFIX}{host}-{process}-0123abcd-1.tmp"


@pytest.mark.skipif(os.name == "nt", reason="Windows judges by age alone")
def test_what_killed_runs_left_is_swept(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    in_use = [
        temporary_name(),
        foreign(os.getppid()),
        foreign(1, host="00000000"),
        "Báo cáo.docx",
        "~$a.docx",
    ]
    leftovers = [foreign(ended.pid), foreign(os.getpid()), foreign(10**30), f"{PREFIX}x"]
    for name in in_use + leftovers:
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / f"{PREFIX}folder").mkdir()
    assert sweep(tmp_path) == tuple(tmp_path / name for name in sorted(leftovers))
    assert {path.name for path in tmp_path.iterdir()} == {*in_use, f"{PREFIX}folder"}


def test_what_another_machine_left_is_swept_once_it_is_old(tmp_path: Path) -> None:
    path = tmp_path / foreign(1, host="00000000")
    path.write_bytes(b"x")
    os.utime(path, (1_000_000, 1_000_000))
    assert sweep(tmp_path) == (path,)


def test_a_leftover_that_cannot_be_removed_stays(tmp_path: Path) -> None:
    path = tmp_path / f"{PREFIX}x"
    path.write_bytes(b"x")
    assert sweep(tmp_path, files=failing("remove", errno.EACCES)) == ()
    assert path.exists()


def test_sweeping_does_not_follow_a_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / f"{PREFIX}x").write_bytes(b"x")
    (tmp_path / "outbox").symlink_to(elsewhere, target_is_directory=True)
    assert sweep(tmp_path / "outbox") == ()
    assert (elsewhere / f"{PREFIX}x").exists()


def test_sweeping_a_folder_that_is_not_there_does_nothing(tmp_path: Path) -> None:
    assert sweep(tmp_path / "outbox") == ()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("C:\\short", "C:\\short"),
        ("C:\\" + "x" * 300, "\\\\?\\C:\\" + "x" * 300),
        ("\\\\server\\share\\" + "x" * 300, "\\\\?\\UNC\\server\\share\\" + "x" * 300),
        ("\\\\?\\C:\\" + "x" * 300, "\\\\?\\C:\\" + "x" * 300),
    ],
)
def test_long_windows_paths(path: str, expected: str) -> None:
    assert extended(path) == expected


def test_temporary_names_differ() -> None:
    names = {temporary_name() for _ in range(1000)}
    assert len(names) == 1000
    assert all(name.startswith(PREFIX) for name in names)
