"""Notes, pictures and lists in tracked changes: accepted those of the new document, rejected of the old."""

from __future__ import annotations

import hashlib
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml

from docgen.diff.documents import diff_documents
from docgen.diff.reading import read_lines
from docgen.diff.revisions import Answer, resolve
from docgen.diff.wordml import parsed
from tests.support.documents import Block, docx, part_xml, with_notes, with_xml
from tests.support.office import answered, needs_uno

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
EMBED = re.compile(r'r:embed="([^"]+)"')


def png(color: tuple[int, int, int]) -> bytes:
    """A picture of one colour, 8 by 8."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(color) * 8 for _ in range(8))
    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    )


RED, BLUE = png((255, 0, 0)), png((0, 0, 255))


def pictures(*content: str | bytes) -> Callable[[Any], None]:
    """Paragraphs of text and of pictures."""

    def edit(document: Any) -> None:
        for item in content:
            if isinstance(item, str):
                document.add_paragraph(item)
            else:
                document.add_picture(io.BytesIO(item))
        document.add_paragraph("cuối")

    return edit


def listed(number: int, shape: str, *items: str) -> Callable[[Any], None]:
    """A numbered list, its numbering under this number; `shape`: decimal, lowerLetter."""

    def edit(document: Any) -> None:
        numbering = document.part.numbering_part.element
        for child in list(numbering):
            numbering.remove(child)
        names = f'xmlns:w="{W}"'
        numbering.append(
            parse_xml(
                f'<w:abstractNum {names} w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                f'<w:numFmt w:val="{shape}"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
            )
        )
        numbering.append(
            parse_xml(f'<w:num {names} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )
        for item in items:
            paragraph = document.add_paragraph(item)
            properties = f'<w:numPr {names}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
            paragraph._p.get_or_add_pPr().append(parse_xml(properties))
        document.add_paragraph("cuối")

    return edit


def noted(*blocks: Block) -> bytes:
    return with_notes(docx(*blocks, "cuối"))


def boxed(text: str) -> bytes:
    """A paragraph with a text box."""
    shape = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:100pt;height:50pt">'
        f"<v:textbox><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox>"
        "</v:shape></w:pict></w:r>"
    )
    return with_xml(
        docx("Có hộp", "cuối"), "word/document.xml", "Có hộp</w:t></w:r>", f"Có hộp</w:t></w:r>{shape}"
    )


CASES: Sequence[tuple[bytes, bytes]] = (
    # a note changes; one comes before it, so that its number changes too; one goes
    (noted("Có 5[^Số 1.] cuộc", "B"), noted("Có 6[^Số 2.] cuộc", "B")),
    (noted("Có 5[^Một 1.] cuộc", "B[^Hai.]"), noted("Mới[^Ba.] đây", "Có 5[^Một 2.] cuộc", "B[^Hai.]")),
    (noted("Có 5[^Một.] cuộc", "Bỏ 7[^Hai.] đi", "C"), noted("Có 5[^Một.] cuộc", "C")),
    (noted("Có 5[^Một.] cuộc"), docx("Có 5 cuộc", "cuối")),
    (docx("Có 5 cuộc", "cuối"), noted("Có 5[^Một.] cuộc")),
    (docx(edit=pictures("A", RED, "B")), docx(edit=pictures("A", BLUE, "B"))),
    (docx(edit=pictures("A", RED, "Bỏ", "B")), docx(edit=pictures("A", "B"))),
    (docx(edit=pictures("A", "B")), docx(edit=pictures("A", "Mới", RED, "B"))),
    (boxed("Hộp có 5 cuộc"), boxed("Hộp có 6 cuộc")),
    (docx(edit=listed(3, "decimal", "Một", "Hai", "Ba")), docx(edit=listed(3, "lowerLetter", "Một", "Ba"))),
    (docx(edit=listed(4, "decimal", "Một", "Ba")), docx(edit=listed(7, "decimal", "Một", "Hai", "Ba"))),
)


def compare(folder: Path, old: bytes, new: bytes) -> Path:
    (folder / "cu.docx").write_bytes(old)
    (folder / "moi.docx").write_bytes(new)
    report = diff_documents(folder / "cu.docx", folder / "moi.docx", folder / "so sanh.docx")
    assert report.diagnostics == ()
    assert report.output is not None
    return report.output


def seen(path: Path) -> tuple[list[tuple[str, ...]], list[str]]:
    """The lines with text, those of notes too, and the pictures in their order."""
    content = path.read_bytes()
    lines = [line.cells for line in read_lines(content) if line.text.strip()]
    targets = re.findall(r"<Relationship [^>]*>", part_xml(content, "word/_rels/document.xml.rels"))
    places = {_attribute(item, "Id"): _attribute(item, "Target") for item in targets}
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        found = (places[name] for name in EMBED.findall(part_xml(content, "word/document.xml")))
        return lines, [_digest(package, name) for name in found]


def _attribute(element: str, name: str) -> str:
    match = re.search(rf'{name}="([^"]*)"', element)
    return match[1] if match else ""


def _digest(package: zipfile.ZipFile, target: str) -> str:
    name = target.removeprefix("/") if target.startswith("/") else f"word/{target}"
    return hashlib.sha256(package.read(name)).hexdigest()


@pytest.mark.parametrize("case", range(len(CASES)))
def test_the_result_is_a_sound_package(case: int, tmp_path: Path) -> None:
    """Every name of a part that is used is known, and no number of a note is given twice."""
    output = compare(tmp_path, *CASES[case])
    Document(str(output))
    seen(output)
    content = output.read_bytes()
    body = part_xml(content, "word/document.xml")
    marks = re.findall(r'footnoteReference [^>]*w:id="(\d+)"', body)
    assert len(marks) == len(set(marks))
    if marks:
        notes = part_xml(content, "word/footnotes.xml")
        assert set(marks) <= set(re.findall(r'<w:footnote w:id="(\d+)"', notes))
    if "w:numId" in body:
        numbering = part_xml(content, "word/numbering.xml")
        assert set(re.findall(r'w:numId w:val="(\d+)"', body)) <= set(
            re.findall(r'w:num [^>]*w:numId="(\d+)"', numbering)
        )
    assert "docgenSign" not in body


def test_a_note_that_has_another_number_now_is_the_same_note(tmp_path: Path) -> None:
    output = compare(tmp_path, *CASES[1])
    notes = part_xml(output.read_bytes(), "word/footnotes.xml")
    assert re.findall(r"<w:(ins|del) .*?<w:(?:t|delText) [^>]*>([^<]*)<", notes) == [
        ("del", "1"),
        ("ins", "2"),
    ]


@pytest.mark.parametrize(("answer", "color"), [("accept", BLUE), ("reject", RED)], ids=str)
def test_a_picture_is_replaced_by_a_picture(answer: Answer, color: bytes, tmp_path: Path) -> None:
    output = compare(tmp_path, *CASES[5])
    body = parsed(part_xml(output.read_bytes(), "word/document.xml").encode())
    resolve(body, answer)
    names = [value for item in body.iter() for name, value in item.attrib.items() if name.endswith("}embed")]
    both = dict(
        zip(EMBED.findall(part_xml(output.read_bytes(), "word/document.xml")), seen(output)[1], strict=True)
    )
    assert [both[name] for name in names] == [hashlib.sha256(color).hexdigest()]


@pytest.mark.slow
@needs_uno
def test_libreoffice_accepts_to_the_new_and_rejects_to_the_old(tmp_path: Path) -> None:
    work: list[tuple[Path, str, Path]] = []
    expected: list[tuple[Path, Path]] = []
    for number, (old, new) in enumerate(CASES):
        folder = tmp_path / str(number)
        folder.mkdir()
        output = compare(folder, old, new)
        for answer, original in (("accept", "moi"), ("reject", "cu")):
            out, plain = folder / f"{answer}.docx", folder / f"{original} lo.docx"
            work += [(output, answer, out), (folder / f"{original}.docx", "keep", plain)]
            expected.append((out, plain))
    answered(work, tmp_path)
    assert [seen(out) for out, _ in expected] == [seen(plain) for _, plain in expected]
