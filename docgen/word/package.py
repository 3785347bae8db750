"""The zip package of a Word document: opened with suspicion, written the same way every time.

Members that rendering does not change keep their compressed bytes: they are copied, not packed again.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections import deque
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation
from docgen.limits import MEBIBYTE

CONTENT_TYPES = "[Content_Types].xml"

_STORED, _DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED_ENTRY = 0x1
_LOCAL_HEADER = 30  # bytes before the name; lengths of name and extra field stand at 26 and 28
_CHUNK = 256 * 1024
_LEVEL = (
    1  # as Word itself packs (it marks its members "super fast"); 6 takes four times as long, for a fifth
)

_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_KINDS = {
    b"application/vnd.ms-word.document.macroEnabled.main+xml": ".docm",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": ".dotx",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml": ".dotm",
}


class PackageLimits(Struct, frozen=True, kw_only=True):
    """Bounds of a template's package; an honest one is a few hundred KB in a dozen parts."""

    file_bytes: int = 64 * MEBIBYTE
    unpacked_bytes: int = 256 * MEBIBYTE
    entries: int = 10_000


LIMITS = PackageLimits()


class Member(Struct, frozen=True, kw_only=True):
    """One entry of the zip: its compressed bytes as they are in the file."""

    name: str
    method: int
    crc: int
    size: int
    packed: bytes

    def content(self) -> bytes:
        """The unpacked bytes.  ValueError where they are not what the entry promises."""
        content = self.packed if self.method == _STORED else _inflate(self.packed, self.size)
        if len(content) != self.size or zlib.crc32(content) != self.crc:
            raise ValueError("CRC")
        return content


class Packing:
    """A member in the making: content goes in piece by piece, is compressed, and is read back at once.

    `faithful` stays True as long as what was packed unpacks to what went in.
    """

    def __init__(self) -> None:
        self.faithful = True
        self._deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
        self._inflate = zlib.decompressobj(-15)
        self._packed: list[bytes] = []
        self._unread: deque[bytes] = deque()  # went in, and has not come out yet as a whole
        self._begun = b""  # what has come out of the first of them
        self._crc = 0
        self._size = 0

    def add(self, content: bytes) -> None:
        """The next piece of the content."""
        if content:
            self._crc = zlib.crc32(content, self._crc)
            self._size += len(content)
            self._unread.append(content)
            self._read_back(self._deflate.compress(content))

    def member(self, name: str) -> Member:
        """The finished member."""
        self._read_back(self._deflate.flush())
        self.faithful = self.faithful and self._inflate.eof and not (self._unread or self._begun)
        packed = b"".join(self._packed)
        return Member(name=name, method=_DEFLATED, crc=self._crc, size=self._size, packed=packed)

    def _read_back(self, packed: bytes) -> None:
        if not packed:
            return
        self._packed.append(packed)
        found = self._begun + self._inflate.decompress(packed)
        at = 0
        while self.faithful and self._unread and at + len(self._unread[0]) <= len(found):
            piece = self._unread.popleft()
            self.faithful = found.startswith(piece, at)
            at += len(piece)
        self._begun = found[at:] if self.faithful else b""


def pack(name: str, content: bytes) -> Member:
    """A member made of new content."""
    packing = Packing()
    packing.add(content)
    return packing.member(name)


def write_package(members: Iterable[Member]) -> bytes:
    """The zip file; the same members give the same bytes.

    Every entry is dated 1980-01-01, the first day a zip knows (APPNOTE.TXT 4.4.6).
    """
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for member in members:
        name = member.name.encode("utf-8")
        flags = 0 if name.isascii() else 0x800
        facts = struct.pack(
            "<HHHHHIIIHH",
            20, flags, member.method, 0, 0x21, member.crc, len(member.packed), member.size, len(name), 0,
        )  # fmt: skip
        body += (b"PK\x03\x04", facts, name, member.packed)
        directory.append(b"PK\x01\x02\x14\x00" + facts + struct.pack("<HHHII", 0, 0, 0, 0, offset) + name)
        offset += _LOCAL_HEADER + len(name) + len(member.packed)
    end = struct.pack(
        "<4sHHHHIIH", b"PK\x05\x06", 0, 0, len(directory), len(directory), sum(map(len, directory)), offset, 0
    )
    return b"".join((*body, *directory, end))


def read_members(content: bytes, limits: PackageLimits = LIMITS) -> tuple[Member, ...]:
    """The members of a zip in memory, in the file's order, each one unpacked once to be sure of it.

    Raises _RefusedError.
    """
    if content.count(_DIRECTORY_ENTRY) > limits.entries:  # before zipfile believes the directory
        raise _RefusedError("template-too-many-parts", {"limit": str(limits.entries)})
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, EOFError) as error:
        raise _RefusedError("template-damaged", {"part": "zip"}) from error
    left = limits.unpacked_bytes
    members: dict[str, Member] = {}
    for entry in archive.infolist():
        if entry.is_dir():
            continue
        _refuse_strange(entry, members)
        member, size = _member(content, entry, left, limits)
        left -= size
        members[entry.filename] = member
    return tuple(members.values())


def read_package(
    path: Path, content: bytes | None = None, limits: PackageLimits = LIMITS
) -> tuple[Mapping[str, Member] | None, bytes, Diagnostics]:
    """The members of the .docx at `path` (or in `content`), its bytes, and why it is refused."""
    try:
        content = _file(path, limits) if content is None else content
        _refuse_other_formats(content)
        members = {member.name: member for member in read_members(content, limits)}
        _refuse_other_packages(members)
    except _RefusedError as refused:
        location = FileLocation(path=path)
        return None, b"", (Diagnostic(code=refused.code, location=location, args=refused.facts),)
    return members, content, ()


class _RefusedError(Exception):
    """Why a package is not read: the code and the facts of its diagnostic."""

    def __init__(self, code: str, facts: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.facts = dict(facts or {})


def _file(path: Path, limits: PackageLimits) -> bytes:
    try:
        if path.exists() and not path.is_file():  # a folder; a pipe, which would be waited on for ever
            raise _RefusedError("template-not-word")
        with path.open("rb") as file:
            content = file.read(limits.file_bytes + 1)
    except FileNotFoundError:
        raise _RefusedError("template-missing") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", "") or str(error)
        raise _RefusedError("template-unreadable", {"reason": reason}) from None
    if len(content) > limits.file_bytes:
        raise _RefusedError("template-too-large", {"limit": str(limits.file_bytes // MEBIBYTE)})
    return content


def _refuse_other_formats(content: bytes) -> None:
    if content.startswith(_OLE2):  # stream names stand in UTF-16 in the directory of an OLE2 file
        locked = "EncryptedPackage".encode("utf-16-le") in content
        raise _RefusedError("template-encrypted" if locked else "template-old-word")
    if not content.startswith(b"PK"):
        raise _RefusedError("template-not-word")


def _refuse_other_packages(members: Mapping[str, Member]) -> None:
    types = members.get(CONTENT_TYPES)
    if types is None:
        raise _RefusedError("template-not-word")
    listed = types.content()
    if _MAIN in listed:
        if any(b"purl.oclc.org/ooxml/officeDocument" in _head(member) for member in members.values()):
            raise _RefusedError("template-strict")
        return
    for content_type, suffix in _OTHER_KINDS.items():
        if content_type in listed:
            raise _RefusedError("template-kind", {"kind": suffix})
    raise _RefusedError("template-not-word")


def _head(member: Member) -> bytes:
    return member.content()[:2000] if member.name == "_rels/.rels" else b""


def _refuse_strange(entry: zipfile.ZipInfo, members: Mapping[str, Member]) -> None:
    if entry.flag_bits & _ENCRYPTED_ENTRY:
        raise _RefusedError("template-encrypted")
    name = entry.filename
    if name.startswith("/") or ".." in name.split("/") or "\\" in name or ":" in name:
        raise _RefusedError("template-unsafe-part", {"part": name})
    if name in members or entry.compress_type not in (_STORED, _DEFLATED):
        raise _RefusedError("template-damaged", {"part": name})


def _member(content: bytes, entry: zipfile.ZipInfo, left: int, limits: PackageLimits) -> tuple[Member, int]:
    start = entry.header_offset
    if not 0 <= start <= len(content) - _LOCAL_HEADER:
        raise _RefusedError("template-damaged", {"part": entry.filename})
    name_length, extra_length = struct.unpack_from("<HH", content, start + 26)
    start += _LOCAL_HEADER + name_length + extra_length
    packed = content[start : start + entry.compress_size]
    member = Member(
        name=entry.filename, method=entry.compress_type, crc=entry.CRC, size=entry.file_size, packed=packed
    )
    size = entry.file_size if entry.compress_type == _STORED else _unpacked_size(packed, left, entry.filename)
    if size > left:
        raise _RefusedError("template-unpacked-too-large", {"limit": str(limits.unpacked_bytes // MEBIBYTE)})
    try:
        member.content()
    except (ValueError, zlib.error):
        raise _RefusedError("template-damaged", {"part": entry.filename}) from None
    return member, size


def _unpacked_size(packed: bytes, left: int, name: str) -> int:
    """How many bytes really come out; what the header says is not believed.  Stops beyond `left`."""
    inflate = zlib.decompressobj(-15)
    size = 0
    waiting = packed
    try:
        while waiting and size <= left:
            size += len(inflate.decompress(waiting, _CHUNK))
            waiting = inflate.unconsumed_tail
    except zlib.error:
        raise _RefusedError("template-damaged", {"part": name}) from None
    return size


def _inflate(packed: bytes, size: int) -> bytes:
    inflate = zlib.decompressobj(-15)
    return inflate.decompress(packed, size + 1)
