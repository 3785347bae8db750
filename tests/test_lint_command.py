"""`docgen lint`: files, rules files, words in two languages, and the documents of the form pack."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

import docgen
from docgen.catalogue import entries, hints, message
from docgen.diagnostics import Diagnostic, FileLocation, YamlLocation
from docgen.lint.command import RULES as DEFAULT
from docgen.lint.command import lint_files
from docgen.lint.review import with_layout
from docgen.mapping.reader import read_pack
from docgen.pipeline.project import project_at
from docgen.pipeline.report import Outcome, Report
from tests.support.bare_word import P
from tests.support.decree_documents import letter, report
from tests.support.decree_findings import FILE, found_in
from tests.support.documents import with_parts
from tests.support.sample import sample_workbook

ROOT = Path(__file__).parents[1]
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_each_file_is_an_outcome(tmp_path: Path) -> None:
    good, bad = tmp_path / "đúng.docx", tmp_path / "sai.docx"
    good.write_bytes(report().content)
    bad.write_bytes(report().with_changes(quoc_hieu={"size": 14}).content)
    found = lint_files([good, bad], FILE)
    assert [(item.path, item.outcome) for item in found.documents] == [(good, "checked"), (bad, "faulty")]
    assert [(item.code, item.args["found"]) for item in found.diagnostics] == [("lint-size", "14")]
    assert not found.ok
    assert isinstance(found.documents[0], Outcome)


def test_without_a_rules_file_those_of_the_project_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.docx").write_bytes(report().content)
    (tmp_path / DEFAULT).parent.mkdir(parents=True)
    shutil.copy(FILE, tmp_path / DEFAULT)
    monkeypatch.chdir(tmp_path)
    assert lint_files([Path("a.docx")]).ok


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"no word", "docx-not-word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 a .doc of 2003", "docx-old-word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "docx-encrypted"),
        (with_parts(report().content, {"word/document.xml": "<w:document"}), "docx-not-word"),
        (with_parts(report().content, {"word/document.xml": "<document/>"}), "docx-not-word"),
    ],
)
def test_a_file_that_is_no_word_document_is_one_finding(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    assert lint_files([path], FILE).diagnostics == (Diagnostic(code=code, location=FileLocation(path=path)),)


def test_a_file_that_is_not_there_and_one_that_cannot_be_read(tmp_path: Path) -> None:
    missing, odd = tmp_path / "không có.docx", tmp_path / "a\0b.docx"
    codes = [item.code for item in lint_files([missing, odd], FILE).diagnostics]
    assert codes == ["file-not-found", "docx-unreadable"]


def test_a_document_of_one_page_needs_no_number(tmp_path: Path) -> None:
    path = tmp_path / "một trang.docx"
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="b" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/>'
        "</Relationships>"
    )

    content = replace(letter(), header=P()).content
    for pages, codes in ((1, []), (2, ["lint-page-number-missing"])):
        app = f'<Properties xmlns="{space}"><Pages>{pages}</Pages></Properties>'
        path.write_bytes(with_parts(content, {"_rels/.rels": relations, "docProps/app.xml": app}))
        assert [item.code for item in lint_files([path], FILE).diagnostics] == codes


# --- rules files


def changed_rules(tmp_path: Path, old: str, new: str) -> Path:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "khác.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_another_decree_is_another_file(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(report().content)
    rules = changed_rules(tmp_path, "left: [30, 35]", "left: [25, 28]")
    (found,) = lint_files([path], rules).diagnostics
    assert (found.code, found.args["found"], found.args["expected"]) == ("lint-margin", "30 mm", "25-28 mm")


def test_a_severity_is_data(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(report().with_changes(quoc_hieu={"size": 14}).content)
    for severity, expected in (("warning", ["warning"]), ("off", [])):
        rules = changed_rules(tmp_path, "  line-fake: warning", f"  size: {severity}")
        assert [item.severity for item in lint_files([path], rules).diagnostics] == expected


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("align: center", "align: middle", "left | center | right | both: middle"),
        ("bold: false", "bold: maybe", "true | false: maybe"),
        ("size: [13, 14]", "size: [13]", "[min, max]"),
        ("size: [13, 14]", "size: big", "[ ... ]"),
        ("width: 210", "width: wide", "number: wide"),
        ("anchor: true", "ankor: true", "ankor?"),
        ("zone: head-right", "# none", "zone: ?"),
        (
            'pattern: "(?i)^V/v\\\\b"',
            'pattern: "("',
            "regex: missing ), unterminated subpattern at position 0",
        ),
    ],
)
def test_a_mistake_in_a_rules_file_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    path = changed_rules(tmp_path, old, new)
    (found,) = lint_files([], path).diagnostics
    assert (found.code, found.args) == ("layout-rules-unreadable", {"reason": reason})
    assert isinstance(found.location, YamlLocation)
    line = path.read_text(encoding="utf-8").splitlines()[found.location.line - 1]
    assert new in line or new == "# none"


def test_a_rules_file_that_is_not_there(tmp_path: Path) -> None:
    (found,) = lint_files([], tmp_path / "a.yaml").diagnostics
    assert (found.code, found.location) == ("layout-rules-unreadable", FileLocation(path=tmp_path / "a.yaml"))


def test_a_project_without_rules_is_told_what_it_lacks(tmp_path: Path) -> None:
    project = project_at(tmp_path)
    lacking = Diagnostic(code="layout-rules-missing", location=FileLocation(path=tmp_path / DEFAULT))
    assert lint_files([], project=tmp_path).diagnostics == (lacking,)
    made = Outcome(
        workbook=tmp_path / "a.xlsx",
        document="a",
        title="A",
        path=tmp_path / "a.docx",
        outcome="published",
    )
    assert with_layout(Report(documents=(made,)), project).diagnostics == (lacking,)


# --- words


def test_a_finding_says_article_found_and_expected_in_both_languages() -> None:
    (found,) = found_in(report().with_changes(diem_b={"size": 12}, diem_c={"size": 12}))
    assert message(found, "vi") == (
        "Điểm (a, b, c): cỡ chữ 12, quy định 13-14 "
        "(Mục II.6 và Mục V (ô số 6) Phần I, Phụ lục I, Nghị định 30/2020/NĐ-CP)."
    )
    assert hints(found, "vi") == ("Vui lòng chọn cỡ chữ 13-14.", "Lỗi này có ở 2 đoạn.")
    assert message(found, "en").startswith("A point (a, b, c): size 12, prescribed 13-14 (")


def test_no_word_is_wanting_in_any_message() -> None:
    known = [code for code in entries() if code.startswith(("lint-", "docx-", "layout-"))]
    facts = dict.fromkeys(("what", "what_en", "article", "found", "found_en", "expected", "expected_en"), "x")
    for code in known:
        diagnostic = Diagnostic(
            code=code, location=FileLocation(path=FILE), args={**facts, "reason": "x", "places": "2"}
        )
        for language in ("vi", "en"):
            assert "?" not in message(diagnostic, language)
            assert hints(diagnostic, language)


# --- the form pack


def test_the_documents_of_the_form_pack_are_as_the_decree_has_them(tmp_path: Path) -> None:
    for folder in ("mappings", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "inbox").mkdir()
    mappings, _ = read_pack(ROOT / "mappings", ROOT / "templates")
    workbook = sample_workbook(mappings, {"bao_cao.sua_loi_in": "Có"})
    (tmp_path / "inbox" / "a.xlsx").write_bytes(workbook)
    built = docgen.build(tmp_path)
    paths = [item.path for item in built.documents if item.path is not None]
    assert len(paths) >= 3
    assert lint_files(paths, FILE).diagnostics == ()
