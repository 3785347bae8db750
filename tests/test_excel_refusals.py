"""What is no readable workbook, and what is made to hurt: one plain diagnostic, soon, and no crash."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.catalogue import message
from docgen.catalogue.workbook import ENTRIES
from docgen.diagnostics import CellLocation, Diagnostic, FileLocation
from docgen.excel.limits import Limits
from docgen.excel.workbook import read_workbook
from tests.support.workbooks import inline, package_file, workbook_file, workbook_parts, xml_workbook

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SMALL = Limits(file_bytes=3 * 2**20, unpacked_bytes=2 * 2**20, entries=20, cells=50, text=1000)


def file(folder: Path, content: bytes) -> Path:
    path = folder / "so-lieu.xlsx"
    path.write_bytes(content)
    return path


def stream(name: str) -> bytes:
    """An OLE2 file as far as its header and the name of one stream."""
    return OLE2 + bytes(504) + name.encode("utf-16-le") + bytes(512)


def ordinary(folder: Path) -> Path:
    return workbook_file(folder, {"A": {"A1": 1, "A2": "chữ"}})


def part_replaced(folder: Path, part: str, content: str | bytes) -> Path:
    return package_file(folder / "so-lieu.xlsx", workbook_parts({"A": ""}) | {part: content})


def doctype(folder: Path) -> Path:
    return part_replaced(
        folder, "xl/sharedStrings.xml", '<!DOCTYPE sst SYSTEM "http://192.0.2.1/x.dtd"><sst/>'
    )


def rows(cells: str) -> str:
    return f"<sheetData><row>{cells}</row></sheetData>"


def encrypted_entry(folder: Path) -> Path:
    """A zip whose entries say they are encrypted, in both headers."""
    content = bytearray(ordinary(folder).read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(signature, at + 4)
    return file(folder, bytes(content))


def folder_called_xlsx(folder: Path) -> Path:
    path = folder / "so-lieu.xlsx"
    path.mkdir()
    return path


Case = tuple[str, Callable[[Path], Path], Mapping[str, str]]
CASES: Mapping[str, Case] = {
    "missing": ("workbook-missing", lambda folder: folder / "khong-co.xlsx", {}),
    "folder": ("workbook-folder", folder_called_xlsx, {}),
    "zero bytes": ("workbook-empty", lambda folder: file(folder, b""), {}),
    "password": ("workbook-encrypted", lambda folder: file(folder, stream("EncryptedPackage")), {}),
    "zip with a password": ("workbook-encrypted", encrypted_entry, {}),
    "xls": ("workbook-xls", lambda folder: file(folder, stream("Workbook")), {}),
    "xls, header only": ("workbook-xls", lambda folder: file(folder, OLE2), {}),
    "xls before OLE2": ("workbook-xls", lambda folder: file(folder, b"\x09\x04\x06\x00" + bytes(8)), {}),
    "old Word": ("workbook-not-excel", lambda folder: file(folder, stream("WordDocument")), {}),
    "xlsb": ("workbook-xlsb", lambda folder: package_file(folder / "a.xlsx", {"xl/workbook.bin": b"\0"}), {}),
    "ods": (
        "workbook-ods",
        lambda folder: package_file(
            folder / "a.xlsx", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}
        ),
        {},
    ),
    "odt": (
        "workbook-not-excel",
        lambda folder: package_file(
            folder / "a.xlsx", {"mimetype": "application/vnd.oasis.opendocument.text"}
        ),
        {},
    ),
    "docx": (
        "workbook-not-excel",
        lambda folder: package_file(folder / "a.xlsx", {"word/document.xml": "<a/>"}),
        {},
    ),
    "other zip": ("workbook-not-excel", lambda folder: package_file(folder / "a.xlsx", {"a.txt": "a"}), {}),
    "csv": ("workbook-not-excel", lambda folder: file(folder, "Mã;k6\na;1\n".encode()), {}),
    "web page": ("workbook-not-excel", lambda folder: file(folder, b"<html><table/></html>"), {}),
    "cut off": (
        "workbook-incomplete",
        lambda folder: file(folder, ordinary(folder).read_bytes()[:-1000]),
        {"part": "zip"},
    ),
    "space reserved": ("workbook-incomplete", lambda folder: file(folder, bytes(4096)), {"part": "zip"}),
    "first half copied": (
        "workbook-incomplete",
        lambda folder: file(folder, ordinary(folder).read_bytes()[:2000] + bytes(4096)),
        {"part": "zip"},
    ),
    "directory damaged": (
        "workbook-damaged",
        lambda folder: file(folder, ordinary(folder).read_bytes().replace(b"PK\x01\x02", b"PKxx")),
        {"part": "zip"},
    ),
    "part missing": (
        "workbook-damaged",
        lambda folder: package_file(
            folder / "a.xlsx",
            {name: part for name, part in workbook_parts({"A": ""}).items() if "sheet1" not in name},
        ),
        {"part": "xl/worksheets/sheet1.xml"},
    ),
    "not XML": (
        "workbook-damaged",
        lambda folder: part_replaced(folder, "xl/styles.xml", "<styleSheet><a></styleSheet>"),
        {"part": "xl/styles.xml"},
    ),
    "no worksheet": (
        "workbook-damaged",
        lambda folder: part_replaced(folder, "xl/worksheets/sheet1.xml", '<worksheet xmlns="urn:other"/>'),
        {"part": "xl/worksheets/sheet1.xml"},
    ),
    "unknown encoding": (
        "workbook-damaged",
        lambda folder: part_replaced(
            folder, "xl/styles.xml", '<?xml version="1.0" encoding="vn"?><styleSheet/>'
        ),
        {"part": "xl/styles.xml"},
    ),
    "impossible place": (
        "workbook-damaged",
        lambda folder: xml_workbook(folder, rows('<c r="XFE1"><v>1</v></c>')),
        {"part": "xl/worksheets/sheet1.xml"},
    ),
    "impossible row": (
        "workbook-damaged",
        lambda folder: xml_workbook(folder, '<sheetData><row r="1048577"/></sheetData>'),
        {"part": "xl/worksheets/sheet1.xml"},
    ),
    "row number too long": (
        "workbook-damaged",
        lambda folder: xml_workbook(folder, '<sheetData><row r="100000000000"/></sheetData>'),
        {"part": "xl/worksheets/sheet1.xml"},
    ),
    "too many columns": (
        "workbook-damaged",
        lambda folder: xml_workbook(folder, rows("<c/>" * 16_385)),
        {"part": "xl/worksheets/sheet1.xml"},
    ),
    "row in a row": (
        "workbook-damaged",
        lambda folder: xml_workbook(folder, rows("<row/>")),
        {"part": "xl/worksheets/sheet1.xml"},
    ),
    "deep": (
        "workbook-damaged",
        lambda folder: xml_workbook(folder, "<a>" * 9000 + "</a>" * 9000),
        {"part": "xl/worksheets/sheet1.xml"},
    ),
    "deep cells": (
        "workbook-damaged",
        lambda folder: xml_workbook(folder, rows("<c>" * 9000 + "</c>" * 9000)),
        {"part": "xl/worksheets/sheet1.xml"},
    ),
    "endless tag": (
        "workbook-damaged",
        lambda folder: xml_workbook(folder, f'<row r="{"1" * (2**20 + 2**19)}"/>'),
        {"part": "xl/worksheets/sheet1.xml"},
    ),
    "deep styles": (
        "workbook-damaged",
        lambda folder: xml_workbook(folder, styles="<a>" * 900 + "</a>" * 900),
        {"part": "xl/styles.xml"},
    ),
    "doctype": ("workbook-unsafe", doctype, {"part": "xl/sharedStrings.xml"}),
    "large file": (
        "workbook-file-too-large",
        lambda folder: file(folder, b"PK" + bytes(4 * 2**20)),
        {"limit": "3"},
    ),
    "spaces": (
        "workbook-unpacked-too-large",
        lambda folder: xml_workbook(folder, " " * (3 * 2**20)),
        {"limit": "2"},
    ),
    "parts": (
        "workbook-too-many-parts",
        lambda folder: package_file(folder / "a.xlsx", {f"xl/{number}": "" for number in range(21)}),
        {"limit": "20"},
    ),
    "cells": (
        "workbook-too-many-cells",
        lambda folder: xml_workbook(folder, rows("<c><v>1</v></c>" * 51)),
        {"limit": "50"},
    ),
    "strings": (
        "workbook-too-many-cells",
        lambda folder: xml_workbook(folder, strings="<si/>" * 51),
        {"limit": "50"},
    ),
    "merges": (
        "workbook-too-many-cells",
        lambda folder: xml_workbook(
            folder, "<mergeCells>{}</mergeCells>".format('<mergeCell ref="A1:B2"/>' * 51)
        ),
        {"limit": "50"},
    ),
    "long string": (
        "workbook-text-too-long",
        lambda folder: xml_workbook(folder, strings=f"<si><t>{'a' * 1001}</t></si>"),
        {"limit": "1000"},
    ),
    "long rich text": (
        "workbook-text-too-long",
        lambda folder: xml_workbook(folder, strings=f"<si>{'<r><t>abcde</t></r>' * 201}</si>"),
        {"limit": "1000"},
    ),
    "long value": (
        "workbook-text-too-long",
        lambda folder: xml_workbook(folder, rows(inline("A1", "a" * 100_000))),
        {"limit": "1000"},
    ),
    "no sheets": (
        "workbook-without-sheets",
        lambda folder: package_file(folder / "a.xlsx", workbook_parts({})),
        {},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_refused(tmp_path: Path, case: str) -> None:
    code, build, args = CASES[case]
    path = build(tmp_path)
    assert read_workbook(path, limits=SMALL) == (
        None,
        (Diagnostic(code=code, location=FileLocation(path=path), args=args),),
    )


def test_locked_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = ordinary(tmp_path)
    monkeypatch.setattr(Path, "open", raising(PermissionError(13, "Permission denied")))
    assert read_workbook(path)[1] == (Diagnostic(code="workbook-locked", location=FileLocation(path=path)),)


def test_file_on_a_share_that_went_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = ordinary(tmp_path)
    monkeypatch.setattr(Path, "open", raising(OSError(5, "Input/output error")))
    assert read_workbook(path)[1] == (
        Diagnostic(
            code="workbook-unreadable",
            location=FileLocation(path=path),
            args={"reason": "Input/output error"},
        ),
    )


def raising(error: OSError) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes of Unix")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.xlsx"
    os.mkfifo(path)
    assert read_workbook(path)[1] == (
        Diagnostic(code="workbook-not-excel", location=FileLocation(path=path)),
    )


def test_time_limit(tmp_path: Path) -> None:
    path = ordinary(tmp_path)
    assert read_workbook(path, limits=Limits(seconds=0))[1] == (
        Diagnostic(code="workbook-too-slow", location=FileLocation(path=path), args={"seconds": "0"}),
    )


def test_sheets_whose_names_differ_only_in_unicode_form(tmp_path: Path) -> None:
    twin = unicodedata.normalize("NFD", "Số liệu")
    path = package_file(tmp_path / "a.xlsx", workbook_parts({"Số liệu": "", twin: ""}))
    assert read_workbook(path) == (
        None,
        (Diagnostic(code="workbook-sheet-repeated", location=CellLocation(workbook=path, sheet=twin)),),
    )


def test_every_code_can_occur_and_has_its_words() -> None:
    elsewhere = {
        "workbook-locked",
        "workbook-unreadable",
        "workbook-too-slow",
        "workbook-sheet-repeated",
        "workbook-not-the-form",
    }
    assert {code for code, _, _ in CASES.values()} | elsewhere == set(ENTRIES)
    for code, _, args in CASES.values():
        diagnostic = Diagnostic(code=code, location=FileLocation(path=Path("a.xlsx")), args=args)
        assert not {"?", "{"} & set(message(diagnostic, "vi") + message(diagnostic, "en"))


BOMB = '<!ENTITY e0 "ha">' + "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};">' for n in range(1, 40))


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "_rels/.rels"]
)
def test_entities_are_refused_in_every_part(tmp_path: Path, part: str) -> None:
    path = part_replaced(tmp_path, part, f"<!DOCTYPE a [{BOMB}]><a>&e39;</a>")
    assert read_workbook(path)[1] == (
        Diagnostic(code="workbook-unsafe", location=FileLocation(path=path), args={"part": part}),
    )


def test_damage_inside_a_part_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        for part, content in workbook_parts({"A": rows("<c><v>12345</v></c>")}).items():
            package.writestr(part, content)
    path.write_bytes(path.read_bytes().replace(b"12345", b"12346"))
    assert read_workbook(path)[1] == (
        Diagnostic(
            code="workbook-damaged",
            location=FileLocation(path=path),
            args={"part": "xl/worksheets/sheet1.xml"},
        ),
    )


HUGE = (
    '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" hidden="1"/></cols>'
    '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    '<row r="1048576" hidden="1"><c r="XFD1048576"><v>2</v></c></row>'
    '</sheetData><mergeCells><mergeCell ref="B1:B1048576"/><mergeCell ref="A1:XFD1048576"/></mergeCells>'
)


def test_huge_dimension_and_whole_column_merge_cost_nothing(tmp_path: Path) -> None:
    path = xml_workbook(tmp_path, HUGE)
    started = time.perf_counter()
    workbook, diagnostics = read_workbook(path)
    assert time.perf_counter() - started < 1
    assert diagnostics == ()
    assert workbook is not None
    assert [cell.address for cell in workbook.sheets["trang"].cells()] == ["A1", "XFD1048576"]


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_AS is of Unix")
def test_a_gibibyte_of_spaces_is_refused_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for part, content in workbook_parts({"A": ""}).items():
            if "sheet1" not in part:
                package.writestr(part, content)
        with package.open("xl/worksheets/sheet1.xml", "w") as stream:
            stream.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">')
            for _ in range(300):
                stream.write(b" " * 2**20)
    code = (
        "import sys; from pathlib import Path; from docgen.excel.workbook import read_workbook;"
        "print(*(d.code for d in read_workbook(Path(sys.argv[1]))[1]))"
    )
    import resource  # not on Windows

    limit = 200 * 2**20
    done = subprocess.run(
        [sys.executable, "-c", code, path],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
        cwd=Path(__file__).parent.parent,
    )
    assert (done.stdout.strip(), done.stderr) == ("workbook-unpacked-too-large", "")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_never_crashes_the_reader(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.getbasetemp()
    with zipfile.ZipFile(folder / "whole.xlsx", "w", zipfile.ZIP_STORED) as package:
        for part, xml in workbook_parts({"A": HUGE}, strings="<si><t>a</t></si>").items():
            package.writestr(part, xml)
    content = bytearray((folder / "whole.xlsx").read_bytes())
    places = st.integers(0, len(content) - 1)
    for at, byte in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), min_size=1, max_size=5)):
        content[at] = byte
    path = folder / "damaged.xlsx"
    path.write_bytes(content)
    workbook, diagnostics = read_workbook(path)
    assert (workbook is None) == (len(diagnostics) == 1)
