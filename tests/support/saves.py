"""A player of the ways in which programs save a file, as a watcher meets them.

Each takes the path to save, its content and a folder elsewhere on the same disk, and leaves the content at
the path.  `steps` is how long a slow writer pauses between two pieces.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct


class Save(Struct, frozen=True, kw_only=True):
    """One save to play."""

    path: Path
    content: bytes
    elsewhere: Path
    pause: float = 0.03

    def beside(self, name: str) -> Path:
        """Another file in the same folder."""
        return self.path.with_name(name)


def in_place(save: Save) -> None:
    """openpyxl, a script: truncated and written."""
    save.path.write_bytes(save.content)


def in_place_in_pieces(save: Save) -> None:
    """Written over a slow link, flushed piece by piece."""
    with save.path.open("wb") as file:
        for piece in _pieces(save.content):
            file.write(piece)
            file.flush()
            time.sleep(save.pause)


def in_place_reopened(save: Save) -> None:
    """Each piece with an open and a close of its own, as some copiers resume."""
    save.path.write_bytes(b"")
    for piece in _pieces(save.content):
        with save.path.open("ab") as file:
            file.write(piece)
        time.sleep(save.pause)


def reserved_then_filled(save: Save) -> None:
    """Explorer and robocopy: the whole length is reserved first, then filled from the start."""
    with save.path.open("wb") as file:
        file.truncate(len(save.content))
        file.flush()
        time.sleep(save.pause)
        for piece in _pieces(save.content):
            file.write(piece)
            file.flush()
            time.sleep(save.pause)


def filled_out_of_order(save: Save) -> None:
    """A synchroniser that fetches the last block first."""
    with save.path.open("wb") as file:
        file.truncate(len(save.content))
        middle = len(save.content) // 2
        for start, end in ((middle, len(save.content)), (0, middle)):
            file.seek(start)
            file.write(save.content[start:end])
            file.flush()
            time.sleep(save.pause)


def excel_2003(save: Save) -> None:
    """KB 814068: eight hex digits, original deleted, renamed."""
    temporary = save.beside("6FA0E100")
    temporary.write_bytes(save.content)
    save.path.unlink(missing_ok=True)
    temporary.rename(save.path)


def excel_today(save: Save) -> None:
    """Owner file, new file as .tmp, original to another .tmp, new one into its place, old one deleted."""
    owner = save.beside(f"~${save.path.name}")
    owner.write_bytes(b"\x05Nguoi dung")
    new, old = save.beside("B1C2D3E4.tmp"), save.beside("A0B1C2D3.tmp")
    new.write_bytes(save.content)
    if save.path.exists():
        save.path.rename(old)
    new.rename(save.path)
    old.unlink(missing_ok=True)
    owner.unlink()


def excel_slow_delete(save: Save) -> None:
    """As on a share: time passes between the deletion and the rename."""
    temporary = save.beside("7AB0E100")
    temporary.write_bytes(save.content)
    save.path.unlink(missing_ok=True)
    time.sleep(save.pause)
    temporary.rename(save.path)


def libreoffice(save: Save) -> None:
    """Lock file made again, lu….tmp renamed over the target, target opened and closed for writing."""
    lock = save.beside(f".~lock.{save.path.name}#")
    lock.write_text(",nguoi.dung,may,05.10.2026 14:30,file:///home;", encoding="utf-8")
    temporary = save.beside("lu1234abc.tmp")
    temporary.write_bytes(save.content)
    temporary.replace(save.path)
    with save.path.open("r+b"):
        pass
    lock.unlink()


def wps(save: Save) -> None:
    """A ~ name beside, then a replacing rename and a touch."""
    temporary = save.beside(f"~{save.path.stem}.tmp")
    temporary.write_bytes(save.content)
    temporary.replace(save.path)
    save.path.touch()


def google_drive(save: Save) -> None:
    """Downloaded to a .part in the same folder, then renamed, its time set back."""
    part = save.beside(f"{save.path.name}.part")
    part.write_bytes(save.content)
    part.replace(save.path)
    os.utime(save.path, (1_700_000_000, 1_700_000_000))


def syncthing(save: Save) -> None:
    """A hidden temporary file, its time set, then renamed."""
    temporary = save.beside(f".syncthing.{save.path.name}.tmp")
    temporary.write_bytes(save.content)
    os.utime(temporary, (1_700_000_001, 1_700_000_001))
    temporary.replace(save.path)


def onedrive(save: Save) -> None:
    """Original renamed to a backup, new one moved in, backup deleted."""
    backup = save.beside(f"{save.path.name}.bak")
    if save.path.exists():
        save.path.rename(backup)
    temporary = save.beside(f"~{save.path.stem}.partial")
    temporary.write_bytes(save.content)
    temporary.rename(save.path)
    backup.unlink(missing_ok=True)


def browser_download(save: Save) -> None:
    """An empty placeholder, a .crdownload that grows, then renamed over the placeholder."""
    save.path.write_bytes(b"")
    part = save.beside(f"{save.path.name}.crdownload")
    with part.open("wb") as file:
        for piece in _pieces(save.content):
            file.write(piece)
            file.flush()
            time.sleep(save.pause / 3)
    part.replace(save.path)


def rsync(save: Save) -> None:
    """A hidden file with six random letters, then renamed."""
    temporary = save.beside(f".{save.path.name}.aB3xYz")
    temporary.write_bytes(save.content)
    temporary.replace(save.path)


def moved_in(save: Save) -> None:
    """From another folder of the same disk: one event, never a write."""
    other = save.elsewhere / save.path.name
    other.write_bytes(save.content)
    other.replace(save.path)


def moved_in_with_its_folder_time(save: Save) -> None:
    """An old file moved in: its time lies years back."""
    other = save.elsewhere / save.path.name
    other.write_bytes(save.content)
    os.utime(other, (1_500_000_000, 1_500_000_000))
    other.replace(save.path)


def hard_link(save: Save) -> None:
    """A second name for a file elsewhere."""
    other = save.elsewhere / save.path.name
    other.write_bytes(save.content)
    save.path.unlink(missing_ok=True)
    save.path.hardlink_to(other)


def copied(save: Save) -> None:
    """cp."""
    other = save.elsewhere / save.path.name
    other.write_bytes(save.content)
    shutil.copyfile(other, save.path)


def copied_with_times(save: Save) -> None:
    """cp -p: written, then its time set back."""
    other = save.elsewhere / save.path.name
    other.write_bytes(save.content)
    os.utime(other, (1_600_000_000, 1_600_000_000))
    shutil.copy2(other, save.path)


def deleted_then_created(save: Save) -> None:
    """Deleted, a pause, written again."""
    save.path.unlink(missing_ok=True)
    time.sleep(save.pause)
    save.path.write_bytes(save.content)


def renamed_into_its_name(save: Save) -> None:
    """Saved under another good name first, then renamed by the person."""
    other = save.beside(f"ban-nhap-{save.path.name}")
    other.write_bytes(save.content)
    other.replace(save.path)


def saved_twice(save: Save) -> None:
    """An older content, and at once the right one."""
    save.path.write_bytes(save.content[: len(save.content) // 2])
    save.path.write_bytes(save.content)


def saved_many_times(save: Save) -> None:
    """Somebody who presses Ctrl+S again and again."""
    for _ in range(5):
        temporary = save.beside("5FA0E100")
        temporary.write_bytes(save.content)
        temporary.replace(save.path)
        time.sleep(save.pause / 3)


def same_size_same_time(save: Save) -> None:
    """Replaced by a file of the same size and time: only its number and its content differ."""
    save.path.write_bytes(b"PK" + b"x" * (len(save.content) - 2))
    os.utime(save.path, (1_650_000_000, 1_650_000_000))
    temporary = save.beside("4FA0E100")
    temporary.write_bytes(save.content)
    os.utime(temporary, (1_650_000_000, 1_650_000_000))
    temporary.replace(save.path)


def written_without_truncating(save: Save) -> None:
    """Over the old bytes, then cut to the new length (SMB clients)."""
    if not save.path.exists():
        save.path.write_bytes(b"\0" * (len(save.content) + 100))
    with save.path.open("r+b") as file:
        file.write(save.content)
        file.truncate()


def through_a_backup_copy(save: Save) -> None:
    """vim and old editors: the original copied to name~, then written in place."""
    if save.path.exists():
        shutil.copy2(save.path, save.beside(f"{save.path.name}~"))
    save.path.write_bytes(save.content)


def rights_changed_after(save: Save) -> None:
    """Written, then its rights and its time changed."""
    save.path.write_bytes(save.content)
    save.path.chmod(0o644)
    os.utime(save.path)


SAVES: Mapping[str, Callable[[Save], None]] = {
    way.__name__: way
    for way in (
        in_place,
        in_place_in_pieces,
        in_place_reopened,
        reserved_then_filled,
        filled_out_of_order,
        excel_2003,
        excel_today,
        excel_slow_delete,
        libreoffice,
        wps,
        google_drive,
        syncthing,
        onedrive,
        browser_download,
        rsync,
        moved_in,
        moved_in_with_its_folder_time,
        hard_link,
        copied,
        copied_with_times,
        deleted_then_created,
        renamed_into_its_name,
        saved_twice,
        saved_many_times,
        same_size_same_time,
        written_without_truncating,
        through_a_backup_copy,
        rights_changed_after,
    )
}


def opened_and_closed(path: Path) -> None:
    """Excel or LibreOffice opens the file and closes it again: owner and lock files come and go."""
    for name in (f"~${path.name}", f".~lock.{path.name}#"):
        other = path.with_name(name)
        other.write_bytes(b"x")
        with path.open("r+b"):
            pass
        other.unlink()


def touched(path: Path) -> None:
    """A new time, the same bytes."""
    path.touch()


def same_bytes_again(path: Path) -> None:
    """Saved without a change by a program that writes the same bytes."""
    path.write_bytes(path.read_bytes())


IDLE: Mapping[str, Callable[[Path], None]] = {
    way.__name__: way for way in (opened_and_closed, touched, same_bytes_again)
}


def _pieces(content: bytes, count: int = 4) -> list[bytes]:
    size = len(content) // count + 1
    return [content[start : start + size] for start in range(0, len(content), size)]
