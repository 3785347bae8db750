"""Warnings that staff explain in the workbook: accepted until a figure changes, wherever the rows lie."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from docgen.annotating.command import with_annotated
from docgen.console.human import human
from docgen.console.machine import as_text
from docgen.diagnostics import CellLocation, Diagnostic, Explanation, Related
from docgen.explanations.marks import LETTERS, split
from docgen.pipeline.build import build, check
from docgen.pipeline.project import Project, project_at
from docgen.pipeline.remembering import ledger_of
from docgen.pipeline.report import Report
from docgen.statuspage.page import page
from docgen.statuspage.view import view_of
from docgen.unattended.run import Options, watch
from tests.support.pack import PROJECT, pack_mappings
from tests.support.projects import make_project
from tests.support.sample import sample_workbook
from tests.support.workbooks import workbook_file

MAPPING = """
    template: bc.docx
    output: "Báo cáo.docx"
    grids:
      so:
        sheet: "Số liệu"
        header: 1
        key: "Mã"
        columns: {k6: "6 tháng", nam: "Cả năm"}
        rows:
          hn: {label: "Tổng số cuộc"}
          xa: {label: "Số xã"}
    tables:
      vb:
        sheet: "Văn bản"
        header: 1
        label: "Văn bản"
        columns:
          ten: {title: "Tên", type: text}
          sl: {title: "Số lượng", type: count}
    rules:
      - id: K21
        each: {dong: so}
        check: "dong.nam >= dong.k6"
        at: dong.nam
        severity: SEVERITY
        message: "số cả năm ({{ dong.nam }}) nhỏ hơn số 6 tháng ({{ dong.k6 }})"
      - id: K56
        each: {v: vb}
        check: "v.sl < 100"
        severity: warning
        message: "{{ v.sl }} là nhiều"
    explanations:
      sheet: "Giải trình"
      header: 1
      columns: {code: "Mã giải trình", cell: "Ô", reason: "Lý do", by: "Người", date: "Ngày"}
"""
TEMPLATE = [
    "{{ so.hn.nam }} {{ so.hn.k6 }} {{ so.xa.nam }} {{ so.xa.k6 }}",
    "{% for v in vb %}{{ v.ten }} {{ v.sl }}{% endfor %}",
]
NUMBERS = [("Mã", "6 tháng", "Cả năm"), ("hn", 38, 40), ("xa", 45, 40)]
LIST = [("Tên", "Số lượng"), ("Tờ gấp", 20), ("Áp phích", 300)]
TITLES = ("Mã giải trình", "Ô", "Lý do", "Người", "Ngày")
DAY = date(2026, 12, 1)

Rows = Sequence[Sequence[object]]


def cells(rows: Rows) -> dict[str, object]:
    return {
        f"{'ABCDE'[column]}{row}": value
        for row, line in enumerate(rows, start=1)
        for column, value in enumerate(line)
        if value is not None
    }


def project_with(
    root: Path,
    *explanations: Sequence[object],
    numbers: Rows = NUMBERS,
    records: Rows = LIST,
    severity: str = "warning",
) -> Project:
    mapping = MAPPING.replace("SEVERITY", severity)
    project = make_project(root, mappings={"bc.yaml": mapping}, templates={"bc.docx": TEMPLATE})
    sheets = {
        "Số liệu": cells(numbers),
        "Văn bản": cells(records),
        "Giải trình": cells([TITLES, *explanations]),
    }
    workbook_file(project.inbox, sheets)
    return project


def marks(report: Report) -> dict[str, str]:
    """The codes of the open warnings by their cells."""
    return {
        f"{item.location.sheet}!{item.location.cell}": item.mark
        for item in report.diagnostics
        if isinstance(item.location, CellLocation) and item.mark
    }


@pytest.fixture
def open_marks(tmp_path: Path) -> dict[str, str]:
    return marks(check(project_with(tmp_path / "before")))


def codes(report: Report) -> list[tuple[str, str]]:
    return [
        (item.code, f"{item.location.sheet}!{item.location.cell}")
        for item in report.diagnostics
        if isinstance(item.location, CellLocation)
    ]


def test_every_warning_about_a_cell_shows_its_code(open_marks: dict[str, str]) -> None:
    assert list(open_marks) == ["Số liệu!C3", "Văn bản!B3"]
    assert [split(mark) is not None for mark in open_marks.values()] == [True, True]
    assert [mark[:4] for mark in open_marks.values()] == ["K21-", "K56-"]


def test_an_explained_warning_is_accepted(tmp_path: Path, open_marks: dict[str, str]) -> None:
    mark = open_marks["Số liệu!C3"]
    project = project_with(tmp_path, (mark, None, "Sáp nhập xã", "Nguyễn Văn A", DAY))
    report = build(project)
    path = project.inbox / "so-lieu.xlsx"

    def at(sheet: str, cell: str, label: str) -> CellLocation:
        return CellLocation(workbook=path, sheet=sheet, cell=cell, label=label)

    (accepted,) = report.accepted
    assert codes(report) == [("K56", "Văn bản!B3")]
    assert [outcome.outcome for outcome in report.documents] == ["published"]
    assert (accepted.code, accepted.location) == ("K21", at("Số liệu", "C3", "Số xã, Cả năm"))
    assert accepted.explanation == Explanation(
        reason="Sáp nhập xã",
        by="Nguyễn Văn A",
        date="01/12/2026",
        location=at("Giải trình", "A2", "Giải trình, Mã giải trình"),
    )
    printed = human(report, project.root, "vi")
    assert (
        "đã giải trình[K21] Số liệu!C3: số cả năm (40) nhỏ hơn số 6 tháng (45) "
        "(Sáp nhập xã; Nguyễn Văn A, 01/12/2026)"
    ) in printed
    assert printed.endswith("0 lỗi, 1 cảnh báo.\n1 cảnh báo đã giải trình.\n")
    told = json.loads(as_text(report, project.root, "vi"))
    assert [item["code"] for item in told["diagnostics"]] == ["K56"]
    assert told["accepted"][0]["mark"] == mark
    assert told["accepted"][0]["explanation"]["reason"] == "Sáp nhập xã"


@pytest.mark.parametrize("words", ["", "Mã giải trình: ", "Nếu số liệu đã đúng, mã giải trình:\n"])
def test_the_code_is_read_however_it_is_typed(tmp_path: Path, open_marks: dict[str, str], words: str) -> None:
    typed = f"  {words}{open_marks['Số liệu!C3'].lower().replace('-', ' – ')} "
    report = check(project_with(tmp_path, (typed, None, "Sáp nhập xã", "A", DAY)))
    assert [item.code for item in report.accepted] == ["K21"]


def test_rows_that_were_moved_keep_their_explanation(tmp_path: Path, open_marks: dict[str, str]) -> None:
    """Also where the address that staff typed is another row's now."""
    explained = [(mark, place, "Đúng", "A", DAY) for place, mark in open_marks.items()]
    moved = [NUMBERS[0], (), NUMBERS[2], (), NUMBERS[1]]
    listed = [LIST[0], LIST[2], (), LIST[1]]
    report = check(project_with(tmp_path, *explained, numbers=moved, records=listed))
    assert [(item.code, item.location.cell) for item in report.accepted] == [("K21", "C3"), ("K56", "B2")]  # type: ignore[union-attr]
    assert report.diagnostics == ()


def test_findings_of_the_doctor_are_explained_and_moved_like_rules(tmp_path: Path) -> None:
    numbers, records = [NUMBERS[0], NUMBERS[1], ("xa", 40, 45)], [LIST[0], ("Tờ gấp", 20), ("Áp  phích", 30)]
    (mark,) = marks(check(project_with(tmp_path / "a", numbers=numbers, records=records))).values()
    assert mark.startswith("odd-characters-")
    explained = (mark, None, "Tên riêng viết như vậy", "A", DAY)
    moved = [records[0], (), records[2], records[1]]
    report = check(project_with(tmp_path / "b", explained, numbers=numbers, records=moved))
    assert [(item.code, item.location.cell) for item in report.accepted] == [("odd-characters", "A3")]  # type: ignore[union-attr]
    assert report.diagnostics == ()
    changed = [records[0], records[1], ("Áp  phích", 31)]
    report = check(project_with(tmp_path / "c", explained, numbers=numbers, records=changed))
    assert ("odd-characters", "Văn bản!A3") in codes(report)


def test_other_figures_bring_the_warning_back_with_the_old_explanation(
    tmp_path: Path, open_marks: dict[str, str]
) -> None:
    mark = open_marks["Số liệu!C3"]
    changed = [*NUMBERS[:2], ("xa", 46, 40)]
    project = project_with(tmp_path, (mark, "Số liệu!C3", "Sáp nhập xã", "A", DAY), numbers=changed)
    report = check(project)
    assert report.accepted == ()
    assert codes(report) == [("K21", "Số liệu!C3"), ("K56", "Văn bản!B3")]
    back = report.diagnostics[0]
    assert back.mark != mark
    assert back.mark[:6] == mark[:6]  # the same rule, row and column
    assert back.related[-1] == Related(
        role="explained",
        location=CellLocation(
            workbook=project.inbox / "so-lieu.xlsx",
            sheet="Giải trình",
            cell="A2",
            label="Giải trình, Mã giải trình",
        ),
    )
    assert 'đã giải trình Giải trình!A2  "Giải trình, Mã giải trình" (cho số liệu khác)' in human(
        report, project.root, "vi"
    )


@pytest.mark.parametrize("numbers", [("xa", 45, 41), ("xa", 40, 45), ("xa", 45.5, 40)])
def test_no_other_figures_are_accepted(
    tmp_path: Path, open_marks: dict[str, str], numbers: tuple[object, ...]
) -> None:
    mark = open_marks["Số liệu!C3"]
    report = check(project_with(tmp_path, (mark, None, "Đúng", "A", DAY), numbers=[*NUMBERS[:2], numbers]))
    assert report.accepted == ()


def test_the_same_figures_of_another_row_are_not_accepted(tmp_path: Path, open_marks: dict[str, str]) -> None:
    mark = open_marks["Số liệu!C3"]
    numbers = [NUMBERS[0], ("hn", 45, 40), ("xa", 38, 40)]
    report = check(project_with(tmp_path, (mark, None, "Đúng", "A", DAY), numbers=numbers))
    assert report.accepted == ()
    assert ("explanation-unused", "Giải trình!A2") in codes(report)


def test_an_explanation_that_fits_no_warning_is_told(tmp_path: Path, open_marks: dict[str, str]) -> None:
    mark = open_marks["Số liệu!C3"]
    mended = [*NUMBERS[:2], ("xa", 40, 45)]
    project = project_with(tmp_path, (mark, None, "Sáp nhập xã", "A", DAY), numbers=mended)
    assert check(project).diagnostics[0] == Diagnostic(
        code="explanation-unused",
        location=CellLocation(
            workbook=project.inbox / "so-lieu.xlsx",
            sheet="Giải trình",
            cell="A2",
            label="Giải trình, Mã giải trình",
        ),
        args={"code": mark},
        severity="warning",
    )


@pytest.mark.parametrize(
    ("rest", "cell", "missing"),
    [
        ((None, None, None, None), "C2", "Lý do, Người, Ngày"),
        ((None, "Đúng", None, DAY), "D2", "Người"),
        ((None, "Đúng", "A", None), "E2", "Ngày"),
    ],
)
def test_one_without_reason_name_or_date_is_told_and_does_not_accept(
    tmp_path: Path, open_marks: dict[str, str], rest: tuple[object, ...], cell: str, missing: str
) -> None:
    report = check(project_with(tmp_path, (open_marks["Số liệu!C3"], *rest)))
    assert report.accepted == ()
    found = next(item for item in report.diagnostics if item.code == "explanation-incomplete")
    assert isinstance(found.location, CellLocation)
    assert (found.location.cell, found.args["missing"], found.severity) == (cell, missing, "warning")
    assert ("K21", "Số liệu!C3") in codes(report)


def test_a_date_that_is_none_is_told_as_such(tmp_path: Path, open_marks: dict[str, str]) -> None:
    report = check(project_with(tmp_path, (open_marks["Số liệu!C3"], None, "Đúng", "A", "hôm qua")))
    assert report.accepted == ()
    assert [(item.code, item.severity) for item in report.diagnostics if item.location.cell == "E2"] == [  # type: ignore[union-attr]
        ("date-as-text", "warning")
    ]


def test_a_bare_rule_is_told_the_code_it_means(tmp_path: Path, open_marks: dict[str, str]) -> None:
    mark = open_marks["Số liệu!C3"]
    report = check(
        project_with(tmp_path, ("k21", "Số liệu!C3", "Đúng", "A", DAY), ("", None, "Đúng", "A", DAY))
    )
    found = [item.args for item in report.diagnostics if item.code == "explanation-without-code"]
    assert found == [{"code": "k21", "nearest": mark}, {"code": ""}]
    assert report.accepted == ()


def test_an_error_is_never_accepted(tmp_path: Path, open_marks: dict[str, str]) -> None:
    """Not even in a draft, which shows errors as warnings."""
    mark = open_marks["Số liệu!C3"]
    project = project_with(tmp_path, (mark, None, "Đúng", "A", DAY), severity="error")
    report = check(project)
    assert (report.ok, report.accepted) == (False, ())
    assert codes(report) == [
        ("explanation-of-error", "Giải trình!A2"),
        ("K21", "Số liệu!C3"),
        ("K56", "Văn bản!B3"),
    ]
    assert build(project, draft=True).accepted == ()


def test_the_list_may_be_missing_or_have_other_titles(tmp_path: Path, open_marks: dict[str, str]) -> None:
    project = project_with(tmp_path, (open_marks["Số liệu!C3"], None, "Đúng", "A", DAY))
    sheets = {"Số liệu": cells(NUMBERS), "Văn bản": cells(LIST)}
    workbook_file(project.inbox, sheets)
    assert codes(check(project)) == [("K21", "Số liệu!C3"), ("K56", "Văn bản!B3")]
    renamed = [
        ("Mã giải trình", "Ô", "Vì sao", "Người", "Ngày"),
        (open_marks["Số liệu!C3"], "", "Đúng", "A", DAY),
    ]
    workbook_file(project.inbox, {**sheets, "Giải trình": cells(renamed)})
    report = check(project)
    assert (report.ok, report.accepted) == (True, ())
    assert codes(report)[0] == ("title-not-found", "Giải trình!")


def test_what_was_accepted_is_remembered_and_shown_on_the_page(
    tmp_path: Path, open_marks: dict[str, str]
) -> None:
    explained = (open_marks["Số liệu!C3"], None, "Sáp nhập <b> xã", "A", DAY)
    project = project_with(tmp_path, explained)
    build(project, ledger=ledger_of(project))
    text = page(view_of(project, ledger_of(project).state))
    assert "Đã giải trình" in text
    assert "Sáp nhập &lt;b&gt; xã" in text
    assert f"mã giải trình: {open_marks['Văn bản!B3']}".casefold() in text.casefold()
    project_with(tmp_path, explained, records=LIST[:2])
    build(project, ledger=ledger_of(project))
    assert "Đã lập đầy đủ: 1" in page(view_of(project, ledger_of(project).state))


def test_a_watcher_that_looks_once_tells_them_apart_too(tmp_path: Path, open_marks: dict[str, str]) -> None:
    project = project_with(tmp_path, (open_marks["Số liệu!C3"], None, "Sáp nhập xã", "A", DAY))
    report = watch(project, Options(once=True))
    assert [item.code for item in report.diagnostics] == ["K56"]
    assert [item.code for item in report.accepted] == ["K21"]


def test_documents_that_stand_still_count_for_the_list(tmp_path: Path, open_marks: dict[str, str]) -> None:
    """A document that is made anew beside one that is not: its explanations are not called unused."""
    project = project_with(tmp_path, *((mark, None, "Đúng", "A", DAY) for mark in open_marks.values()))
    other = "template: b2.docx\noutput: Khác.docx\nfields:\n  k: {cell: 'Khác!A1', type: text}\n"
    (project.mappings / "b2.yaml").write_text(other, encoding="utf-8")
    make_project(tmp_path, mappings={}, templates={"b2.docx": ["{{ k }}"]})
    listed = [TITLES, *((mark, None, "Đúng", "A", DAY) for mark in open_marks.values())]
    sheets: dict[str, Rows] = {"Số liệu": NUMBERS, "Văn bản": LIST, "Khác": [("chữ",)], "Giải trình": listed}
    workbook_file(project.inbox, {name: cells(rows) for name, rows in sheets.items()})
    build(project, ledger=ledger_of(project))
    make_project(tmp_path, mappings={}, templates={"b2.docx": ["Mới {{ k }}"]})
    report = build(project, ledger=ledger_of(project))
    assert [outcome.outcome for outcome in report.documents] == ["published", "unchanged"]
    assert report.diagnostics == ()


def test_the_letters_survive_excel_and_a_vietnamese_keyboard() -> None:
    assert len(LETTERS) == len(set(LETTERS)) == 16
    assert not set(LETTERS) & set("0123456789AEIOUYDJWZ")


def test_an_annotated_copy_has_the_rows_begun_and_they_can_be_copied(
    tmp_path: Path, open_marks: dict[str, str]
) -> None:
    """As an office worker does it: check, copy the row, add reason, name and date, build."""
    there = (open_marks["Văn bản!B3"], "Văn bản!B3", "Đúng", "A", None)  # begun, not finished
    project = project_with(tmp_path, there)
    original, copy = project.inbox / "so-lieu.xlsx", tmp_path / "kiem-tra.xlsx"
    with_annotated(check(project), project, (original,), copy)
    prepared = openpyxl.load_workbook(copy)["Giải trình"]
    lines = [row for row in prepared.iter_rows(min_row=2, values_only=True) if any(row)]
    assert lines == [there, (open_marks["Số liệu!C3"], "Số liệu!C3", None, None, None)]
    book = openpyxl.load_workbook(original)
    sheet = book["Giải trình"]
    sheet.append([*lines[1][:2], "Sáp nhập xã", "Nguyễn Văn A", DAY])
    sheet["E2"] = DAY
    book.save(original)
    report = build(project)
    assert report.diagnostics == ()
    assert [item.mark for item in report.accepted] == list(open_marks.values())


def test_the_copy_of_the_sample_carries_the_figures_too(tmp_path: Path) -> None:
    mappings = pack_mappings(tmp_path)
    for folder in ("templates", "inbox"):
        shutil.copytree(PROJECT / folder, tmp_path / folder, dirs_exist_ok=True)
    path = tmp_path / "inbox" / "so-lieu-mau-2026.xlsx"
    path.write_bytes(
        sample_workbook(mappings, {"so_lieu.ctv_so_luong.nam": 100, "so_lieu.ctv_so_luong.k6": 1000})
    )
    project, copy = project_at(tmp_path), tmp_path / "kiem-tra.xlsx"
    report = with_annotated(check(project), project, (path,), copy)
    sheet = openpyxl.load_workbook(copy)["Giải trình"]
    lines = [row for row in sheet.iter_rows(min_row=5, values_only=True) if any(row)]
    assert [line[0] for line in lines] == [item.mark for item in report.diagnostics if item.mark]
    assert any("100" in str(line[2]).split("; ") for line in lines)
