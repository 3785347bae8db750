"""Tracked changes: accepted they are the new document, rejected the old one, also in LibreOffice."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.diagnostics import Diagnostic, FileLocation
from docgen.diff.documents import DiffReport, diff_documents
from docgen.diff.exact import NotExactError
from docgen.diff.reading import read_lines
from tests.support.documents import Block, docx, with_notes
from tests.support.office import answered, needs_uno

TABLE = [["STT", "Nội dung", "Số"], ["1", "Hội nghị", "1.234"], ["2", "Tờ rơi", "500"], ["3", "Video", "12"]]
CHANGED = [
    ["STT", "Nội dung", "Số"],
    ["1", "Hội nghị", "1.250"],
    ["2", "Video", "12"],
    ["3", "Tin, bài", "7"],
]


def compare(folder: Path, old: bytes, new: bytes) -> DiffReport:
    for name, content in (("cu.docx", old), ("moi.docx", new)):
        (folder / name).write_bytes(content)
    return diff_documents(folder / "cu.docx", folder / "moi.docx", folder / "so sanh.docx")


def body(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml").decode()


def changes(xml: str) -> list[tuple[str, str]]:
    """The text of each insertion and deletion of runs, in order."""
    found = re.findall(r"<w:(ins|del) [^>]*>((?:(?!</w:\1>).)+)</w:\1>", xml, re.DOTALL)
    return [(kind, re.sub(r"<[^>]+>", "", inner)) for kind, inner in found]


def test_a_number_is_replaced_whole(tmp_path: Path) -> None:
    report = compare(tmp_path, docx("Tổng số 1.234 cuộc"), docx("Tổng số 1.250 cuộc"))
    assert report.ok
    assert report.output is not None
    assert changes(body(report.output)) == [("del", "1.234"), ("ins", "1.250")]


def test_what_word_split_into_runs_is_still_one_number(tmp_path: Path) -> None:
    def split(document: Any) -> None:
        paragraph = document.add_paragraph("Tổng số ")
        for piece in ("1", ".2", "34"):
            paragraph.add_run(piece).bold = True

    report = compare(tmp_path, docx(edit=split), docx("Tổng số 1.250"))
    assert changes(body(report.output or Path())) == [("del", "1.234"), ("ins", "1.250")]


def test_rows_come_and_go_as_rows(tmp_path: Path) -> None:
    report = compare(tmp_path, docx("A", TABLE, "B"), docx("A", CHANGED, "B"))
    xml = body(report.output or Path())
    rows = re.findall(r"<w:tr>.*?</w:tr>|<w:tr .*?</w:tr>", xml, re.DOTALL)
    kinds = [re.findall(r"<w:trPr>.*?<w:(ins|del) ", row, re.DOTALL) for row in rows]
    assert kinds == [[], [], ["del"], [], ["ins"]]
    assert [(item.kind, item.old, item.new) for item in report.changes] == [
        ("changed", "1.234", "1.250"),
        ("removed", "2 | Tờ rơi | 500", ""),
        ("changed", "3", "2"),
        ("added", "", "3 | Tin, bài | 7"),
    ]


def test_the_formatting_of_the_new_document_is_kept(tmp_path: Path) -> None:
    def bold(document: Any) -> None:
        run = document.add_paragraph().add_run("Tổng số 1.250 cuộc trong năm")
        run.bold = True

    report = compare(tmp_path, docx("Tổng số 1.234 cuộc trong năm"), docx(edit=bold))
    runs = Document(str(report.output)).paragraphs[-1].runs
    assert [(run.text, run.bold) for run in runs] == [("Tổng số ", True), (" cuộc trong năm", True)]


def test_the_same_two_documents_give_the_same_bytes(tmp_path: Path) -> None:
    old, new = docx("Có 5 cuộc", TABLE), docx("Có 6 cuộc", CHANGED)
    first = compare(tmp_path, old, new).output
    content = first.read_bytes() if first else b""
    second = compare(tmp_path, old, new).output
    assert second is not None
    assert second.read_bytes() == content != b""
    assert 'w:author="docgen" w:date="2000-01-01T00:00:00Z"' in body(second)


def test_headers_and_notes_are_compared_too(tmp_path: Path) -> None:
    old = with_notes(docx("x[^Ghi chú 1]", header="Năm 2025"))
    new = with_notes(docx("x[^Ghi chú 2]", header="Năm 2026"))
    report = compare(tmp_path, old, new)
    with zipfile.ZipFile(report.output or "") as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}
    header = next(text for name, text in parts.items() if name.startswith("word/header") and "2026" in text)
    assert changes(header) == [("del", "2025"), ("ins", "2026")]
    assert changes(parts["word/footnotes.xml"]) == [("del", "1"), ("ins", "2")]


def test_without_an_output_only_the_figures_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx("Có 5"))
    (tmp_path / "b.docx").write_bytes(docx("Có 6"))
    report = diff_documents(tmp_path / "a.docx", tmp_path / "b.docx")
    assert (report.output, [(item.old, item.new) for item in report.changes]) == (None, [("5", "6")])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "b.docx"]


@pytest.mark.parametrize("name", ["cu.docx", "moi.docx", "so-lieu.xlsx", "lien ket.docx"])
def test_no_file_that_is_there_is_overwritten(tmp_path: Path, name: str) -> None:
    old, new, output = tmp_path / "cu.docx", tmp_path / "moi.docx", tmp_path / name
    old.write_bytes(docx("Có 5"))
    new.write_bytes(docx("Có 6"))
    (tmp_path / "so-lieu.xlsx").write_bytes(b"figures that staff typed")
    (tmp_path / "lien ket.docx").symlink_to("khong co.docx")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.exists()}
    report = diff_documents(old, new, output)
    assert report.diagnostics == (Diagnostic(code="diff-exists", location=FileLocation(path=output)),)
    assert (report.ok, report.output, len(report.changes)) == (False, None, 1)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.exists()} == before
    assert (tmp_path / "lien ket.docx").is_symlink()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "file-not-found"),
        (b"xin chao", "copy-not-word"),
        (b"PK\x03\x04 hong", "copy-damaged"),
        (docx("x", parts={"word/document.xml": "<!DOCTYPE a><w:document/>"}), "copy-damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "copy-encrypted"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, content: bytes | None, code: str) -> None:
    (tmp_path / "b.docx").write_bytes(docx("x"))
    if content is not None:
        (tmp_path / "a.docx").write_bytes(content)
    report = diff_documents(tmp_path / "a.docx", tmp_path / "b.docx")
    assert report.diagnostics == (Diagnostic(code=code, location=FileLocation(path=tmp_path / "a.docx")),)
    assert not report.ok


WORDS = st.lists(st.sampled_from(["hội", "nghị", "1.234", "5%", "a", "tăng", "\t", ","]), max_size=6).map(
    " ".join
)
ROWS = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=1, max_size=4)
)
BLOCKS = st.lists(st.one_of(WORDS, ROWS), max_size=6)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(old=BLOCKS, new=BLOCKS)
def test_any_two_documents_come_back_exactly(
    tmp_path_factory: pytest.TempPathFactory, old: list[Block], new: list[Block]
) -> None:
    """`diff_documents` proves it by itself and writes nothing where it fails."""
    report = compare(tmp_path_factory.mktemp("doc"), docx(*old, "cuối"), docx(*new, "cuối"))
    assert report.diagnostics == ()


def seen(path: Path) -> list[tuple[str, ...]]:
    return [line.cells for line in read_lines(path.read_bytes()) if line.text.strip()]


def _links(document: Any) -> None:
    document.add_paragraph("Đoạn một có 5 cuộc. ").add_run("In đậm 12,5%").bold = True
    document.add_paragraph("Đoạn hai bị bỏ, 77 người.")
    document.add_paragraph("Đoạn ba")


def _edited(document: Any) -> None:
    document.add_paragraph("Đoạn một có 6 cuộc. ").add_run("In đậm 13%").bold = True
    document.add_paragraph("Đoạn ba")
    document.add_paragraph("Đoạn mới thêm, 88 người.")


CASES: Sequence[tuple[bytes, bytes]] = (
    (docx("Tổng số 1.234 cuộc, tăng 5%"), docx("Tổng số 1.250 cuộc, giảm 6,5%")),
    (docx("A", TABLE, "B"), docx("A", CHANGED, "B")),
    (docx(edit=_links), docx(edit=_edited)),
    (docx("x", "y 1", "z"), docx("z", "x", "w 2")),
    (docx("A", "bảng", TABLE, "B"), docx("A", "B")),
    (docx("A", "B"), docx("A", "bảng", TABLE, "B")),
    (docx("A chung x", "B chung z"), docx("A chung y", "Đoạn mới", "Đoạn khác hẳn", "w B chung")),
    (docx("A chung x", "Đoạn cũ", "Cũ khác hẳn", "z B chung"), docx("A chung y", "w B chung")),
)


@pytest.mark.slow
@needs_uno
def test_libreoffice_accepts_to_the_new_and_rejects_to_the_old(tmp_path: Path) -> None:
    work: list[tuple[Path, str, Path]] = []
    expected: list[tuple[Path, Path]] = []
    for number, (old, new) in enumerate(CASES):
        folder = tmp_path / str(number)
        folder.mkdir()
        report = compare(folder, old, new)
        assert report.output is not None
        for answer, original in (("accept", "moi"), ("reject", "cu")):
            out, plain = folder / f"{answer}.docx", folder / f"{original} lo.docx"
            work += [(report.output, answer, out), (folder / f"{original}.docx", "keep", plain)]
            expected.append((out, plain))
    answered(work, tmp_path)
    assert [seen(out) for out, _ in expected] == [seen(plain) for _, plain in expected]


def test_python_docx_opens_the_result(tmp_path: Path) -> None:
    report = compare(tmp_path, docx("Có 5", TABLE), docx("Có 6", CHANGED))
    assert [len(table.rows) for table in Document(str(report.output)).tables] == [5]


def test_a_copy_that_would_not_be_exact_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def inexact(*_: object, **__: object) -> bytes:
        raise NotExactError("word/document.xml")

    monkeypatch.setattr("docgen.diff.documents.redline", inexact)
    report = compare(tmp_path, docx("một"), docx("hai"))
    assert [(item.code, dict(item.args)) for item in report.diagnostics] == [
        ("diff-not-exact", {"part": "word/document.xml"})
    ]
    assert not (tmp_path / "so sanh.docx").exists()
