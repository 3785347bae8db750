"""The bytes of a workbook and the zip package in them: what kind of file it is, and its parts.

A workbook is told by its content, never by its name.  Nothing is unpacked to disk, entry names are
only compared, and what a header says about sizes is not believed.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from docgen.excel.limits import Budget, Limits, RefusalError, mebibytes

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_XLS = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x08\x00",
    b"\x09\x08\x10\x00",
)
_DIRECTORY_ENTRY = b"PK\x01\x02"
_DIRECTORY_END = b"PK\x05\x06"
_ENCRYPTED_ENTRY = 0x1
_CHUNK = 64 * 1024


def read_bytes(path: Path, limits: Limits) -> bytes:
    """The whole file, read once.  Raises RefusalError."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise RefusalError("workbook-folder")
        if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for ever
            raise RefusalError("workbook-not-excel")
        with path.open("rb") as file:
            content = file.read(limits.file_bytes + 1)
    except FileNotFoundError:
        raise RefusalError("workbook-missing") from None
    except PermissionError:
        raise RefusalError("workbook-locked") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise RefusalError(
            "workbook-unreadable", {"reason": getattr(error, "strerror", "") or str(error)}
        ) from None
    if len(content) > limits.file_bytes:
        raise RefusalError("workbook-file-too-large", {"limit": mebibytes(limits.file_bytes)})
    return content


class Package:
    """The parts of an OOXML package, found without regard to case and kind of slash."""

    def __init__(self, content: bytes, budget: Budget) -> None:
        """Open the package in `content`.  Raises RefusalError where it is none."""
        _refuse_other_formats(content)
        # zipfile believes every entry of the directory, so count them before it does.
        if content.count(_DIRECTORY_ENTRY) > budget.limits.entries:
            raise RefusalError("workbook-too-many-parts", {"limit": str(budget.limits.entries)})
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, EOFError):
            incomplete = _DIRECTORY_END not in content
            raise RefusalError(
                "workbook-incomplete" if incomplete else "workbook-damaged", {"part": "zip"}
            ) from None
        self._budget = budget
        self._entries = {_normal(entry.filename): entry for entry in self._zip.infolist()}
        if any(entry.flag_bits & _ENCRYPTED_ENTRY for entry in self._entries.values()):
            raise RefusalError("workbook-encrypted")
        self._refuse_other_packages()

    @property
    def budget(self) -> Budget:
        """What is left of the limits."""
        return self._budget

    def __contains__(self, part: str) -> bool:
        return _normal(part) in self._entries

    def chunks(self, part: str) -> Iterator[bytes]:
        """The unpacked bytes of a part, counted as they come out.  Raises RefusalError."""
        entry = self._entries.get(_normal(part))
        if entry is None or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise RefusalError("workbook-damaged", {"part": part})
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    self._budget.unpack(len(chunk))
                    yield chunk
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ):
            raise RefusalError("workbook-damaged", {"part": part}) from None

    def is_long(self, part: str, most: int) -> bool:
        """Whether a part is longer than `most` bytes; no more than is said will come out of it."""
        entry = self._entries.get(_normal(part))
        return entry is not None and entry.file_size > most

    def short(self, part: str, most: int) -> bytes | None:
        """The whole of a part that is no longer than `most` bytes; None of another.  Raises RefusalError."""
        return None if self.is_long(part, most) else b"".join(self.chunks(part))

    def _refuse_other_packages(self) -> None:
        if "xl/workbook.bin" in self:
            raise RefusalError("workbook-xlsb")
        if "mimetype" in self:
            kind = b"".join(self.chunks("mimetype"))
            spreadsheet = kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet")
            raise RefusalError("workbook-ods" if spreadsheet else "workbook-not-excel")
        if "word/document.xml" in self or "ppt/presentation.xml" in self:
            raise RefusalError("workbook-not-excel")


def _normal(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()


def _refuse_other_formats(content: bytes) -> None:
    if not content:
        raise RefusalError("workbook-empty")
    if not content.strip(b"\0"):  # space reserved by a copy that has not got further
        raise RefusalError("workbook-incomplete", {"part": "zip"})
    if content.startswith(_OLE2):
        raise RefusalError(_ole2_kind(content))
    if content.startswith(_OLD_XLS):
        raise RefusalError("workbook-xls")
    if not content.startswith(b"PK"):
        raise RefusalError("workbook-not-excel")


def _ole2_kind(content: bytes) -> str:
    """OLE2 directories name their streams in UTF-16; one name is enough to tell the format."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        return "workbook-encrypted"
    if holds("WordDocument") or holds("PowerPoint Document"):
        return "workbook-not-excel"
    return "workbook-xls"
