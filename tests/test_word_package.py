"""Opening a template's file: what is refused, and in which words; writing it again."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from docgen.diagnostics import Diagnostic, FileLocation
from docgen.word.compiling import compile_template
from docgen.word.package import PackageLimits, pack, read_package, write_package
from tests.support.documents import docx, part_xml, with_parts, with_xml

PATH = Path("mau.docx")
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = "[Content_Types].xml"


def refusal(code: str, **args: str) -> tuple[Diagnostic, ...]:
    return (Diagnostic(code=code, location=FileLocation(path=PATH), args=args),)


def problems_of(content: bytes, limits: PackageLimits | None = None) -> tuple[Diagnostic, ...]:
    members, _, problems = read_package(PATH, content, limits or PackageLimits())
    assert members is None
    return problems


def test_members_survive_writing() -> None:
    content = docx("x")
    members, _, problems = read_package(PATH, content)
    assert problems == ()
    assert members is not None
    written = write_package(members.values())
    assert write_package(members.values()) == written
    with zipfile.ZipFile(io.BytesIO(written)) as new, zipfile.ZipFile(io.BytesIO(content)) as old:
        assert new.testzip() is None
        assert new.namelist() == old.namelist()
        assert [new.read(name) for name in new.namelist()] == [old.read(name) for name in old.namelist()]


def test_names_outside_ascii_are_written_as_utf_8() -> None:
    with zipfile.ZipFile(io.BytesIO(write_package([pack("word/ảnh.xml", b"x")]))) as archive:
        assert archive.namelist() == ["word/ảnh.xml"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "template-not-word"),
        (b"%PDF-1.7", "template-not-word"),
        (b"PK\x03\x04 cut off", "template-damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "template-encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "template-old-word"),
    ],
)
def test_what_is_no_package_is_refused(content: bytes, code: str) -> None:
    args = {"part": "zip"} if code == "template-damaged" else {}
    assert problems_of(content) == refusal(code, **args)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("application/vnd.ms-word.document.macroEnabled.main+xml", refusal("template-kind", kind=".docm")),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
            refusal("template-kind", kind=".dotx"),
        ),
        (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            refusal("template-not-word"),
        ),
    ],
)
def test_other_office_files_are_told(kind: str, expected: tuple[Diagnostic, ...]) -> None:
    assert problems_of(with_xml(docx("x"), TYPES, MAIN, kind)) == expected


def test_strict_open_xml_is_told() -> None:
    transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    assert problems_of(with_xml(docx("x"), "_rels/.rels", transitional, strict)) == refusal("template-strict")


def test_a_part_outside_the_package_is_refused() -> None:
    expected = refusal("template-unsafe-part", part="../x.xml")
    assert problems_of(with_parts(docx("x"), {"../x.xml": "x"})) == expected


def test_a_doctype_is_refused() -> None:
    xml = part_xml(docx("x"), "word/document.xml").replace("<w:document", "<!DOCTYPE x><w:document", 1)
    _, problems = compile_template(PATH, with_parts(docx("x"), {"word/document.xml": xml}))
    assert problems == refusal("template-doctype", part="word/document.xml")


def test_a_damaged_part_is_named() -> None:
    content = bytearray(docx("x"))
    place = content.index(b"word/document.xml") + len("word/document.xml") + 20
    content[place : place + 8] = b"\xff" * 8
    assert problems_of(bytes(content)) == refusal("template-damaged", part="word/document.xml")


def test_a_part_that_is_no_xml_is_damaged() -> None:
    _, problems = compile_template(PATH, with_parts(docx("x"), {"word/document.xml": "<w:document>"}))
    assert [problem.code for problem in problems] == ["template-damaged"]


def test_a_bomb_is_stopped_while_unpacking() -> None:
    content = with_parts(docx("x"), {"word/media/x.bin": b"\0" * 50_000_000})
    limits = PackageLimits(unpacked_bytes=10_000_000)
    assert problems_of(content, limits) == refusal("template-unpacked-too-large", limit="9")
    lying = content.replace(struct.pack("<I", 50_000_000), struct.pack("<I", 10))
    assert problems_of(lying, limits) == refusal("template-unpacked-too-large", limit="9")


def test_too_many_parts_are_refused() -> None:
    content = with_parts(docx("x"), {f"word/{number}.xml": "x" for number in range(60)})
    assert problems_of(content, PackageLimits(entries=50)) == refusal("template-too-many-parts", limit="50")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    codes = []
    big = tmp_path / "big.docx"
    big.write_bytes(docx("x"))
    for path in (tmp_path / "none.docx", tmp_path, big):
        _, _, problems = read_package(path, limits=PackageLimits(file_bytes=100))
        codes += [problem.code for problem in problems]
    assert codes == ["template-missing", "template-not-word", "template-too-large"]
