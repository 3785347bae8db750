"""Parts of a package that are unpacked without zipfile: what comes of them is what zipfile makes of them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from docgen.diagnostics import Diagnostics
from docgen.excel.cells import Workbook
from docgen.excel.limits import Limits
from docgen.excel.package import Package
from docgen.excel.workbook import read_workbook
from tests.support.workbooks import workbook_parts

SHEET = "xl/worksheets/sheet1.xml"
PARTS = workbook_parts({"Trang": '<sheetData><row r="1"><c r="A1"><v>5</v></c></row></sheetData>'})


def packed(parts: Mapping[str, bytes] = {}, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as package:
        for name, content in {**PARTS, **parts}.items():
            package.writestr(name, content)
    return made.getvalue()


def streamed() -> bytes:
    """Written to a pipe: the sizes stand behind the data."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise OSError

        def tell(self) -> int:
            raise OSError

    made = Pipe()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in PARTS.items():
            package.writestr(name, content)
    return made.getvalue()


def at_header(content: bytes) -> int:
    """Where the entry of the sheet begins."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.getinfo(SHEET).header_offset


def changed(offset: int, new: bytes, *, directory: bool = False) -> bytes:
    """The package with other bytes in the header of the sheet, or in its entry of the directory."""
    content = packed()
    start = content.rindex(SHEET.encode()) - 46 if directory else at_header(content)
    return content[: start + offset] + new + content[start + offset + len(new) :]


def displaced(by: int) -> bytes:
    """The package whose directory is said to begin so much later, and so each part so much sooner."""
    content = packed()
    at = content.rindex(b"PK\5\6") + 16
    (start,) = struct.unpack_from("<I", content, at)
    return content[:at] + struct.pack("<I", start + by) + content[at + 4 :]


def misnamed() -> bytes:
    """The package with styles whose name has a letter in the directory, and a question mark at the part."""
    links = PARTS["xl/_rels/workbook.xml.rels"]
    assert isinstance(links, str)
    named = links.replace("styles.xml", "styl\xe9s.xml").encode()
    content = packed({"xl/_rels/workbook.xml.rels": named, "xl/styl?s.xml": b"<styleSheet/>"})
    at = content.rindex(b"xl/styl?s.xml")
    return content[:at] + b"xl/styl\x82s.xml" + content[at + len(b"xl/styl?s.xml") :]


PACKAGES = {
    "ordinary": packed(),
    "no parts": b"PK\5\6" + bytes(18),
    "no parts, and something in front": b"PK" + bytes(100) + b"PK\5\6" + bytes(18),
    "a part just before the beginning": displaced(5),
    "a part long before the beginning": displaced(100_000),
    "stored": packed(method=zipfile.ZIP_STORED),
    "bzip2": packed(method=zipfile.ZIP_BZIP2),
    "streamed": streamed(),
    "something in front": b"PK" + bytes(100) + packed(),
    "a part of nothing": packed({"xl/styles.xml": b""}),
    "a name that is not ASCII": packed({"xl/số.xml": b"x"}),
    "a question mark for a letter": misnamed(),
    "no header": changed(0, b"PK\1\2"),
    "another name": changed(30, b"XL"),
    "a longer name": changed(26, b"\xff"),
    "more extra data than there is": changed(28, b"\xff\xff"),
    "data that is none": changed(30 + len(SHEET), bytes(8)),
    "another checksum": changed(16, bytes(4), directory=True),
    "another size": changed(24, b"\1", directory=True),
    "a packed size too small": changed(20, b"\1", directory=True),
    "a packed size too large": changed(20, b"\xff\xff", directory=True),
    "encrypted": changed(8, b"\1", directory=True),
    "patched data": changed(8, b"\x20", directory=True),
    "an offset beyond the end": changed(42, b"\xff\xff\xff\x0f", directory=True),
}


def outcome(path: Path) -> tuple[Workbook | None, Diagnostics]:
    return read_workbook(path, limits=Limits(unpacked_bytes=100_000))


@pytest.mark.parametrize("content", PACKAGES.values(), ids=PACKAGES.keys())
def test_the_short_way_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    path = tmp_path / "so-lieu.xlsx"
    path.write_bytes(content)
    found = outcome(path)
    monkeypatch.setattr(Package, "_whole", lambda *_: None)
    assert found == outcome(path)


def test_zipfile_is_not_asked_for_ordinary_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "so-lieu.xlsx"
    path.write_bytes(packed())
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("opened"))
    assert outcome(path)[1] == ()
