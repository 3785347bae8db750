"""A copy that came back: what agrees with the workbook, what was changed by hand, what is gone."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

import docgen
from docgen.console.tracing import as_diagnostic, written
from docgen.diagnostics import Diagnostic, FileLocation
from docgen.diff.reading import read_lines
from docgen.mapping.reader import read_pack
from docgen.pipeline.project import Project, project_at
from docgen.trace.listing import trace
from docgen.trace.verify import VerifyReport, verify
from tests.support.documents import docx
from tests.support.office import needs_libreoffice, saved_again
from tests.support.projects import make_project
from tests.support.sample import sample_workbook
from tests.support.traced import built, fill, sheets, traced_project
from tests.support.workbooks import table_workbook

ROOT = Path(__file__).parents[1]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return traced_project(tmp_path / "du an")


def edited(project: Project, edit: Callable[[Any], None], name: str = "gui lai.docx") -> Path:
    """A copy that somebody changed, lying outside the project."""
    document = Document(str(built(project.root)))
    edit(document)
    path = project.root.parent / name
    document.save(str(path))
    return path


def retype(document: Any, number: int, old: str, new: str) -> None:
    paragraph = document.paragraphs[number]
    assert old in paragraph.text
    paragraph.text = paragraph.text.replace(old, new, 1)


def told(report: VerifyReport) -> list[tuple[str, str, str]]:
    return [(item.status, item.says, item.expected) for item in report.findings if item.severity]


def test_an_untouched_copy_agrees_whatever_its_name(project: Project) -> None:
    report = verify(project, edited(project, lambda _: None))
    assert report.ok
    assert Counter(item.status for item in report.findings) == {"same": 12}
    assert report.origin is not None
    assert (report.origin.document, report.origin.workbook.name) == ("bc", "so-lieu.xlsx")


def same_documents(root: Path, outputs: dict[str, str]) -> Project:
    """Documents with one content and other names, made of two workbooks with one content."""
    shared = 'fields:\n  ten: {cell: "Đơn vị!B1", type: text}\n  so: {cell: "Đơn vị!B2", type: count}\n'
    document = "template: t.docx\noutput: {output}\ninclude: [chung.yaml]\n"
    mappings = {f"{name}.yaml": document.format(output=output) for name, output in outputs.items()}
    found = make_project(
        root, mappings={"chung.yaml": shared, **mappings}, templates={"t.docx": ["{{ ten }} có 5 hội nghị"]}
    )
    for number, name in ((1, "a.xlsx"), (2, "b.xlsx")):
        table_workbook(found.inbox, {"Đơn vị": f"| Tên | BHXH tỉnh |\n| Số | {number} |"}, name)
    assert docgen.build(root).ok
    return found


@pytest.mark.parametrize("folder", ["a", "b"])
def test_of_documents_with_one_content_that_of_the_name_is_meant(tmp_path: Path, folder: str) -> None:
    outputs = {"mot": '"Báo cáo: A.docx"', "hai": "B.docx", "khac": "B.docx", "tu": '"Số {{ so }}.docx"'}
    project = same_documents(tmp_path / "du an", outputs)
    number = 1 if folder == "a" else 2
    names = {"Báo cáo- A.docx": "mot", "B.docx": "hai", "B (2).docx": "khac", f"Số {number}.docx": "tu"}
    assert {path.name for path in (project.outbox / folder).glob("*.docx")} == set(names)
    for name, document in names.items():
        published = project.outbox / folder / name
        origin = verify(project, published).origin
        assert origin is not None
        assert (origin.workbook.stem, origin.document) == (folder, document)
        (traced,) = trace(project, str(published)).documents
        assert (traced.document.workbook.stem, traced.document.document) == (folder, document)
        copy = project.root.parent / name
        shutil.copy(published, copy)
        origin = verify(project, copy).origin
        assert origin is not None
        assert origin.document == document
        if document == "tu":  # no other workbook has a document of this name
            assert origin.workbook.stem == folder


@pytest.mark.parametrize(
    ("number", "old", "new", "expected"),
    [
        (0, "05", "06", ("changed", "06 cuộc", "05 cuộc")),
        (1, "66,7%", "67,6%", ("changed", "67,6%", "66,7%")),
        (1, "1.241", "một nghìn", ("changed", "một nghìn", "1.241")),
        (2, "và 5", "và 75", ("typed", "75", "5")),
        (3, "không có", "có 9", ("typed", "có 9", "không có")),
    ],
)
def test_a_figure_retyped_by_hand_is_found(
    project: Project, number: int, old: str, new: str, expected: tuple[str, str, str]
) -> None:
    report = verify(project, edited(project, lambda document: retype(document, number, old, new)))
    assert told(report) == [expected]
    assert report.ok == (expected[0] == "typed")


def test_the_same_number_beside_it_does_no_harm(project: Project) -> None:
    def edit(document: Any) -> None:
        retype(document, 0, "Năm 2026 có 05", "Năm 2026 (kế hoạch 2026) có 05")

    report = verify(project, edited(project, edit))
    assert told(report) == [("typed", "(kế hoạch 2026)", "")]


def test_a_row_taken_out_and_a_row_put_in_are_found(project: Project) -> None:
    def edit(document: Any) -> None:
        table = document.tables[0]
        table._tbl.remove(table.rows[1]._tr)
        row = table.add_row()
        row.cells[0].text, row.cells[1].text = "56/QĐ", "9"

    report = verify(project, edited(project, edit))
    assert told(report) == [("gone", "", "12/BC"), ("gone", "", "7"), ("typed", "56/QĐ | 9", "")]
    assert not report.ok


def test_a_paragraph_moved_elsewhere_is_still_there(project: Project) -> None:
    def edit(document: Any) -> None:
        document.element.body.insert(3, document.paragraphs[0]._p)

    report = verify(project, edited(project, edit))
    assert (report.ok, told(report)) == (True, [])


def test_words_changed_around_figures_are_no_disagreement(project: Project) -> None:
    def edit(document: Any) -> None:
        retype(document, 0, "Năm 2026 có", "Trong năm 2026 toàn tỉnh đã tổ chức được")

    report = verify(project, edited(project, edit))
    assert (report.ok, told(report)) == (True, [])


def test_the_workbook_is_the_one_a_document_was_made_from_wherever_it_lies(project: Project) -> None:
    elsewhere = []
    for name, figure in (("p1", "3444"), ("p2", "3555")):
        (project.root.parent / name).mkdir()
        elsewhere.append(table_workbook(project.root.parent / name, sheets(nam=figure), "ngoai.xlsx"))
    made = [docgen.build(project.root, workbooks=[path]).documents[0].path for path in elsewhere]
    assert [path.parent.name for path in made if path] == ["ngoai", "ngoai (2)"]
    for path, workbook in zip(made, elsewhere, strict=True):
        assert path is not None
        for report in (
            verify(project, path),
            verify(project, Path(shutil.copy(path, project.root / "ban.docx"))),
        ):
            assert report.origin is not None
            assert (report.origin.workbook, told(report)) == (workbook, [])
        named = verify(project, path, [project.inbox / "so-lieu.xlsx"])
        assert ("changed", "1.241") in [(item.status, item.expected) for item in named.findings]


def test_a_copy_with_tracked_changes_reads_as_accepted(project: Project) -> None:
    def edit(document: Any) -> None:
        paragraph = document.paragraphs[1]._p
        run = paragraph.xpath("./w:r")[0]
        assert "66,7%" in run.text
        before, _, after = run.text.partition("66,7%")
        pieces = (f"<w:r><w:t xml:space='preserve'>{before}</w:t></w:r>"
                  "<w:del w:id='1' w:author='a'><w:r><w:delText>66,7%</w:delText></w:r></w:del>"
                  "<w:ins w:id='2' w:author='a'><w:r><w:t>70%</w:t></w:r></w:ins>"
                  f"<w:r><w:t xml:space='preserve'>{after}</w:t></w:r>")  # fmt: skip
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        for element in reversed(list(parse_xml(f"<w:p {nsdecls('w')}>{pieces}</w:p>"))):
            run.addnext(element)
        paragraph.remove(run)

    assert told(verify(project, edited(project, edit))) == [("changed", "70%", "66,7%")]


def test_years_later_the_workbook_has_moved_on(project: Project) -> None:
    copy = edited(project, lambda document: retype(document, 1, "66,7%", "99%"))
    fill(project.root, k6="6", nam="1300")
    report = verify(project, copy)
    assert told(report) == [
        ("outdated", "05 cuộc", "06 cuộc"),
        ("outdated", ", tăng 24.620% so với 6 tháng", ", tăng 21.566,7% so với 6 tháng"),
        ("changed", "99%", "66,7%"),
        ("outdated", "1.241", "1.306"),
    ]
    built(project.root)  # the version of then is in the history
    assert told(verify(project, copy)) == told(report)


def test_of_several_workbooks_the_right_one_is_found(project: Project) -> None:
    copy = edited(project, lambda document: retype(document, 0, "05", "08"))
    shutil.copy(project.inbox / "so-lieu.xlsx", project.inbox / "z.xlsx")
    fill(project.root, k6="70", nam="900", tl="12", tien="1000000")
    report = verify(project, copy)
    assert report.origin is not None
    assert report.origin.workbook.name == "z.xlsx"
    assert told(report) == [("changed", "08 cuộc", "05 cuộc")]


def test_a_workbook_can_be_named(project: Project, tmp_path: Path) -> None:
    copy = edited(project, lambda _: None)
    away = tmp_path / "luu tru.xlsx"
    (project.inbox / "so-lieu.xlsx").rename(away)
    assert verify(project, copy, [away]).ok
    missing = verify(project, copy)
    assert [item.code for item in missing.diagnostics] == ["copy-of-nothing"]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"PK\x03\x04", "copy-damaged"), (b"%PDF-1.7", "copy-not-word"), (None, "file-not-found")],
)
def test_what_is_no_copy_is_told(project: Project, tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "x.docx"
    if content is not None:
        path.write_bytes(content)
    report = verify(project, path)
    assert report.diagnostics == (Diagnostic(code=code, location=FileLocation(path=path)),)
    assert not report.ok


def test_a_document_of_somebody_else_is_no_copy(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(docx("Thư mời họp", "Kính gửi các đồng chí"))
    assert [item.code for item in verify(project, path).diagnostics] == ["copy-of-nothing"]


def test_the_console_says_what_differs_and_where(project: Project) -> None:
    copy = edited(project, lambda document: retype(document, 1, "66,7%", "67,6%"))
    report = verify(project, copy)
    root = project.root.parent
    assert written(report, root, "human", "vi") == (
        'lỗi[figure-changed] Số liệu!B3: Văn bản ghi "67,6%", còn theo tệp số liệu là "66,7%"\n'
        '  --> gui lai.docx  đoạn 2  "Tỷ lệ 67,6%, kinh phí 12,5 triệu đồng; cộng 1.241."\n'
        "  gợi ý: Nếu số trong văn bản đúng, vui lòng sửa ô này trong tệp số liệu rồi lập lại văn bản\n"
        "  gợi ý: Nếu số trong tệp số liệu đúng, vui lòng sửa lại văn bản\n"
        "\n"
        "Báo cáo 2026.docx  (lập từ du an/inbox/so-lieu.xlsx)\n"
        "11 số liệu khớp, 1 khác, 0 đã cũ, 0 mất, 0 ghi thêm.\n"
    )
    assert written(report, root, "short", "vi") == (
        "gui lai.docx: đoạn 2: lỗi[figure-changed] Số liệu!B3: "
        'Văn bản ghi "67,6%", còn theo tệp số liệu là "66,7%"\n'
    )
    data = json.loads(written(report, root, "json", "vi"))
    assert (data["ok"], Counter(item["status"] for item in data["findings"])) == (
        False,
        {"same": 11, "changed": 1},
    )
    problems = [as_diagnostic(item, copy) for item in report.findings]
    assert [(item.code, item.severity) for item in problems if item] == [("figure-changed", "error")]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    """The form pack with its sample, and its documents."""
    root = tmp_path_factory.mktemp("office")
    for folder in ("mappings", "templates"):
        shutil.copytree(ROOT / folder, root / folder)
    mappings, _ = read_pack(root / "mappings", root / "templates")
    (root / "inbox").mkdir()
    (root / "inbox" / "so-lieu.xlsx").write_bytes(sample_workbook(mappings))
    return root, [item.path for item in docgen.build(root).documents if item.path]


@pytest.mark.slow
@needs_libreoffice
def test_every_figure_of_the_form_pack_survives_libreoffice(
    office: tuple[Path, list[Path]], tmp_path: Path
) -> None:
    root, documents = office
    saved = saved_again(documents, tmp_path)
    for path, copy in zip(documents, saved, strict=True):
        mine, theirs = ([line.key for line in read_lines(item.read_bytes()) if line.text.strip()]
                        for item in (path, copy))  # fmt: skip
        assert mine == theirs
        report = verify(project_at(root), copy)
        assert {item.status for item in report.findings} == {"same"}


def test_every_figure_of_the_form_pack_survives_python_docx(
    office: tuple[Path, list[Path]], tmp_path: Path
) -> None:
    root, documents = office
    for number, path in enumerate(documents):
        copy = tmp_path / f"{number}.docx"
        Document(str(path)).save(str(copy))
        report = verify(project_at(root), copy)
        assert {item.status for item in report.findings} == {"same"}
        assert len(report.findings) > 50
