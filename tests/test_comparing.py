"""Rules that compare with another workbook: the right one, only it, and no more often than needed."""

from __future__ import annotations

import json
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent, indent
from unittest.mock import call, patch

import pytest
from msgspec.structs import replace

from docgen.annotating.words import comment_text
from docgen.console.report import written
from docgen.diagnostics import CellLocation, Diagnostic, FileLocation, Related, TemplateLocation, YamlLocation
from docgen.excel.workbook import read_workbook
from docgen.freshness.beside import Beside, Hashes, stands
from docgen.freshness.codec import state_from, state_json
from docgen.freshness.fingerprint import digest
from docgen.pipeline import comparing
from docgen.pipeline.build import build, check
from docgen.pipeline.loading import load_pack
from docgen.pipeline.project import Project, workbooks_beside, workbooks_in
from docgen.pipeline.remembering import ledger_of
from docgen.pipeline.report import Report
from docgen.unattended.status import standings
from tests.support.bound import told
from tests.support.projects import make_project, save_template
from tests.support.workbooks import workbook_file

MAPPING = """
    template: bc.docx
    output: "BC {{ nam }}.docx"
    fields:
      ten: {cell: "Chung!B1", type: text, required: true}
      nam: {cell: "Chung!B2", type: number, grouping: false, decimals: 0, required: true}
      doi: {cell: "Chung!B3", type: bool}
    grids:
      so:
        sheet: "Số liệu"
        header: 1
        key: "Mã"
        columns:
          nay: "Năm nay"
          truoc: "Năm trước"
          ky: {choose: "'nay' if nam > 0 else 'truoc'"}
        rows:
          hn: {label: "Số hội nghị", required: false}
          nguoi: {label: "Số người", required: false}
    tables:
      vb:
        sheet: "Văn bản"
        header: 1
        columns: {ky_hieu: {title: "Số", type: text}}
    workbooks:
      tep_truoc:
        label: "tệp số liệu năm {{ nam - 1 }}"
        where: {ten: ten, nam: "nam - 1"}
        when: "not doi"
    rules:
      - id: K29
        each: {dong: so}
        check: "dong.truoc == tep_truoc.so[dong.ma].ky"
        at: dong.truoc
        severity: warning
        message: "{{ dong.truoc }}, nhưng tệp năm trước ghi {{ tep_truoc.so[dong.ma].ky }}"
      - id: K30
        check: "vb | length >= tep_truoc.vb | length"
        at: ten
        severity: error
        message: "{{ vb | length }} văn bản, năm trước {{ tep_truoc.vb | length }}"
"""

UNIT = "BHXH tỉnh Hà Tĩnh"


def project_of(root: Path, mapping: str = MAPPING) -> Project:
    return make_project(root, mappings={"bc.yaml": mapping}, templates={"bc.docx": ["{{ ten }} {{ nam }}"]})


def save(
    project: Project,
    name: str,
    *,
    unit: str = UNIT,
    year: int | None,
    now: int = 5,
    before: int = 5,
    documents: int = 1,
    changed: str | None = None,
) -> Path:
    sheets: dict[str, dict[str, object]] = {
        "Chung": {"B1": unit, "B2": year, "B3": changed},
        "Số liệu": {
            "A1": "Mã",
            "B1": "Năm nay",
            "C1": "Năm trước",
            "A2": "hn",
            "B2": now,
            "C2": before,
            "A3": "nguoi",
        },
        "Văn bản": {"A1": "Số", **{f"A{2 + n}": f"{n}/KH" for n in range(documents)}},
    }
    return workbook_file(project.inbox, sheets, name)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """This year's workbook and last year's, whose figures agree."""
    found = project_of(tmp_path)
    save(found, "2025.xlsx", year=2025, now=7)
    save(found, "2026.xlsx", year=2026, before=7)
    return found


def codes(report: Report) -> list[str]:
    return [item.code for item in report.diagnostics]


def now(project: Project, name: str = "2026.xlsx", *, draft: bool = False) -> Report:
    return build(project, (project.inbox / name,), draft=draft)


def remembered(project: Project) -> Report:
    return build(project, ledger=ledger_of(project))


@contextmanager
def reading() -> Iterator[list[tuple[str, frozenset[str]]]]:
    """The workbooks that comparing reads, with the sheets it asks for."""
    seen: list[tuple[str, frozenset[str]]] = []

    def read(path: Path, *, sheets: frozenset[str], names: frozenset[str]) -> object:
        seen.append((path.name, sheets))
        return read_workbook(path, sheets=sheets, names=names)

    with patch.object(comparing, "read_workbook", read):
        yield seen


def test_what_agrees_is_silent(project: Project) -> None:
    report = check(project, (project.inbox / "2026.xlsx",))
    assert (report.diagnostics, report.notes) == ((), ())


def test_a_difference_names_the_other_file_its_sheet_and_its_cell(project: Project) -> None:
    save(project, "2026.xlsx", year=2026, before=8)
    (found,) = now(project).diagnostics
    here, there = project.inbox / "2026.xlsx", project.inbox / "2025.xlsx"
    rule = YamlLocation(file=project.mappings / "bc.yaml", line=31, column=5)
    assert replace(found, related=found.related[:1]) == Diagnostic(
        code="K29",
        location=CellLocation(workbook=here, sheet="Số liệu", cell="C2", label="Số hội nghị, Năm trước"),
        args={"message": "8, nhưng tệp năm trước ghi 7"},
        severity="warning",
        related=(
            Related(
                role="compare",
                location=CellLocation(
                    workbook=there, sheet="Số liệu", cell="B2", label="Số hội nghị, Năm nay"
                ),
            ),
        ),
    )
    assert found.related[1:] == (Related(role="rule", location=rule),)


def test_an_error_against_another_workbook_rejects_the_document(project: Project) -> None:
    save(project, "2025.xlsx", year=2025, now=7, documents=3)
    report = now(project)
    assert [(item.code, item.args) for item in report.diagnostics] == [
        ("K30", {"message": "1 văn bản, năm trước 3"})
    ]
    assert [item.outcome for item in report.documents] == ["rejected"]
    assert [item.outcome for item in now(project, draft=True).documents] == ["published"]


def test_the_unit_is_told_however_it_was_typed(project: Project) -> None:
    save(project, "2025.xlsx", year=2025, now=9, unit=unicodedata.normalize("NFD", "  BHXH  TỈNH Hà Tĩnh "))
    assert codes(now(project)) == ["K29"]


def test_a_workbook_is_not_beside_itself(project: Project) -> None:
    name = unicodedata.normalize("NFC", "số.xlsx")
    (project.inbox / "2026.xlsx").rename(project.inbox / name)
    found = workbooks_beside(project.inbox / unicodedata.normalize("NFD", name))
    assert [path.name for path in found] == ["2025.xlsx"]


def test_a_folder_is_listed_once_a_run(project: Project) -> None:
    for year in range(2020, 2025):
        save(project, f"{year}.xlsx", year=year, now=year)
    with patch.object(comparing, "workbooks_in", side_effect=workbooks_in) as listing:
        now(project)
    assert listing.call_args_list == [call(project.inbox)]


def test_another_units_workbook_is_never_taken(project: Project) -> None:
    save(project, "2025.xlsx", year=2025, now=9, unit="BHXH tỉnh Nghệ An")
    assert codes(now(project)) == []


def test_without_the_other_workbook_nothing_is_decided_and_check_says_so(project: Project) -> None:
    (project.inbox / "2025.xlsx").unlink()
    path = project.inbox / "2026.xlsx"
    assert now(project).diagnostics == now(project).notes == ()
    report = check(project, (path,))
    declared = YamlLocation(file=project.mappings / "bc.yaml", line=26, column=3)
    assert report.ok
    assert report.diagnostics == ()
    assert report.notes == (
        Diagnostic(
            code="other-workbook-absent",
            location=FileLocation(path=path),
            args={"label": "tệp số liệu năm 2025", "rules": "K29, K30"},
            severity="warning",
            related=(Related(role="declared", location=declared),),
        ),
    )


def test_a_rule_may_ask_whether_there_is_one(tmp_path: Path) -> None:
    rule = """
          - id: K31
            check: "tep_truoc is defined"
            at: ten
            severity: warning
            message: "chưa có tệp số liệu năm trước"
    """
    asking = project_of(tmp_path, dedent(MAPPING) + indent(dedent(rule).strip(), "  ") + "\n")
    save(asking, "2026.xlsx", year=2026)
    assert codes(now(asking)) == ["K31"]
    save(asking, "2025.xlsx", year=2025)
    assert codes(now(asking)) == []


def test_a_note_is_written_for_people_and_for_programs(project: Project) -> None:
    (project.inbox / "2025.xlsx").unlink()
    report = check(project)
    words = "trong thư mục chưa có tệp số liệu năm 2025, nên chưa đối chiếu theo quy tắc K29, K30"
    assert f"ghi chú: {words}\n" in written(report, project.root, "human", "vi")
    content = json.loads(written(report, project.root, "json", "vi"))
    assert [(item["code"], item["message"]) for item in content["notes"]] == [
        ("other-workbook-absent", words)
    ]
    assert content["diagnostics"] == []


def test_the_annotated_copy_names_the_other_file(project: Project) -> None:
    save(project, "2026.xlsx", year=2026, before=8)
    (found,) = now(project).diagnostics
    assert "2025.xlsx Số liệu!B2 (Số hội nghị, Năm nay)" in comment_text(found, "vi")


def test_when_the_area_changed_nothing_is_looked_for(project: Project) -> None:
    save(project, "2026.xlsx", year=2026, before=8, changed="Có")
    with reading() as seen:
        report = check(project, (project.inbox / "2026.xlsx",))
    assert (report.diagnostics, report.notes, seen) == ((), (), [])


@pytest.mark.parametrize("year", [None, 0])
def test_a_workbook_that_does_not_say_what_it_is_is_no_candidate(project: Project, year: int | None) -> None:
    save(project, "2025.xlsx", year=year, now=9)
    assert codes(now(project)) == []


def test_of_two_that_fit_neither_is_taken(project: Project) -> None:
    shutil.copy(project.inbox / "2025.xlsx", project.inbox / "2025 (1).xlsx")
    save(project, "2026.xlsx", year=2026, before=8)
    both = [project.inbox / name for name in ("2025 (1).xlsx", "2025.xlsx")]
    assert now(project).diagnostics == (
        Diagnostic(
            code="other-workbook-ambiguous",
            location=FileLocation(path=project.inbox / "2026.xlsx"),
            args={
                "label": "tệp số liệu năm 2025",
                "rules": "K29, K30",
                "files": "2025 (1).xlsx, 2025.xlsx",
            },
            severity="warning",
            related=tuple(Related(role="same", location=FileLocation(path=path)) for path in both),
        ),
    )


def test_one_that_cannot_be_read_is_told_and_harms_nothing(project: Project) -> None:
    broken = project.inbox / "2025.xlsx"
    broken.write_bytes(broken.read_bytes()[:400])
    report = now(project)
    assert report.diagnostics == (
        Diagnostic(
            code="other-workbook-unreadable",
            location=FileLocation(path=broken),
            args={"rules": "K29, K30"},
            severity="warning",
        ),
    )
    assert [item.outcome for item in report.documents] == ["published"]


def test_one_that_cannot_be_read_is_one_problem_of_a_whole_inbox(project: Project) -> None:
    (project.inbox / "2025.xlsx").write_bytes(b"PK")
    save(project, "2027.xlsx", year=2027, before=5)
    save(project, "khac.xlsx", year=2026, unit="BHXH tỉnh Nghệ An")
    assert codes(build(project)).count("other-workbook-unreadable") == 1


def test_a_broken_neighbour_beside_the_right_one_is_nobodys_affair(project: Project) -> None:
    (project.inbox / "cu.xlsx").write_bytes(b"PK")
    assert codes(now(project)) == []


def test_each_neighbour_is_read_once_and_only_where_needed(project: Project) -> None:
    save(project, "2024.xlsx", year=2024, now=5)
    save(project, "khac.xlsx", year=2025, unit="BHXH tỉnh Nghệ An")
    with reading() as seen:
        assert codes(build(project)) == []
    identity = frozenset({"chung"})
    whole = frozenset({"chung", "số liệu", "văn bản"})  # "chung": what `choose` reads
    names = ("2024.xlsx", "2025.xlsx", "2026.xlsx", "khac.xlsx")
    assert sorted(item for item in seen if item[1] == identity) == [(name, identity) for name in names]
    assert sorted(item for item in seen if item[1] != identity) == [
        ("2024.xlsx", whole),
        ("2025.xlsx", whole),
    ]


def test_it_costs_nothing_where_no_rule_asks(tmp_path: Path) -> None:
    quiet = project_of(tmp_path, MAPPING[: MAPPING.index("    rules:")])
    save(quiet, "2025.xlsx", year=2025)
    save(quiet, "2026.xlsx", year=2026)
    assert load_pack(quiet).comparisons == ()
    with reading() as seen, patch.object(comparing, "workbooks_beside", side_effect=AssertionError):
        assert set(codes(remembered(quiet))) == {"value-unused"}
    assert seen == []
    assert all(record.beside is None for record in ledger_of(quiet).state.workbooks.values())


@pytest.mark.parametrize(
    ("before", "after", "name", "nearest"),
    [
        ("tep_truoc.so[dong.ma].ky", "tep_truoc.so[dong.ma].nya", "so.*.nya", "so.*.nay"),
        ("tep_truoc.vb | length", "tep_truoc.vbb | length", "vbb", "vb"),
        ("{ten: ten, nam:", "{ten: ten, namm:", "namm", "nam"),
        ('nam: "nam - 1"}', 'nam: "namm - 1"}', "namm", "nam"),
    ],
)
def test_names_are_held_against_the_mapping(
    tmp_path: Path, before: str, after: str, name: str, nearest: str
) -> None:
    assert before in MAPPING
    (form,) = load_pack(project_of(tmp_path, MAPPING.replace(before, after))).forms
    assert [(item.code, dict(item.args)) for item in form.problems] == [
        ("name-unknown", {"name": name, "nearest": nearest})
    ]


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("workbooks:", 'computed: {x: {value: "tep_truoc.nam"}}\nworkbooks:', "25:23"),
        ('output: "BC {{ nam }}', 'output: "BC {{ tep_truoc.nam }}', "3:9"),
        ("output:", 'when: "tep_truoc.nam > 0"\noutput:', "3:7"),
    ],
)
def test_only_rules_read_another_workbook(tmp_path: Path, before: str, after: str, place: str) -> None:
    project = project_of(tmp_path, dedent(MAPPING).replace(before, after, 1))
    (form,) = load_pack(project).forms
    assert told(form.problems) == [("name-only-for-rules", place, {"name": "tep_truoc.nam"})]


def test_a_template_cannot_read_another_workbook(tmp_path: Path) -> None:
    project = project_of(tmp_path)
    save_template(project.templates / "bc.docx", ["{{ tep_truoc.so.hn.ky }} {{ tep_truoc.namm }}"])
    (form,) = load_pack(project).forms
    mapping = project.mappings / "bc.yaml"
    text = "{{ tep_truoc.so.hn.ky }} {{ tep_truoc.namm }}"
    assert form.problems == tuple(
        Diagnostic(
            code="name-only-for-rules",
            location=TemplateLocation(
                template=project.templates / "bc.docx", part="word/document.xml", excerpt=text
            ),
            args={"name": name},
            related=(
                Related(role="declared", location=YamlLocation(file=mapping, line=2, column=11)),
                Related(role="declared", location=YamlLocation(file=mapping, line=26, column=3)),
            ),
        )
        for name in ("tep_truoc.so.hn.ky", "tep_truoc.namm")
    )


# ---- what is up to date


def reasons(project: Project) -> dict[str, tuple[str, ...]]:
    return {item.workbook.name: item.reasons for item in standings(project)}


def test_what_is_compared_is_an_input(project: Project) -> None:
    assert codes(remembered(project)) == []
    with reading() as seen:
        assert [item.outcome for item in remembered(project).documents] == ["unchanged", "unchanged"]
    assert seen == []
    assert reasons(project) == {"2025.xlsx": (), "2026.xlsx": ()}
    save(project, "2025.xlsx", year=2025, now=9)
    assert reasons(project) == {"2025.xlsx": ("workbook-changed",), "2026.xlsx": ("other-workbook-changed",)}
    assert codes(remembered(project)) == ["K29"]
    assert reasons(project) == {"2025.xlsx": (), "2026.xlsx": ()}


def test_one_that_comes_or_goes_is_noticed(project: Project) -> None:
    before = project.inbox / "2025.xlsx"
    away = project.root / "2025.xlsx"
    save(project, "2026.xlsx", year=2026, before=8)
    before.rename(away)
    assert codes(remembered(project)) == []
    away.rename(before)
    assert reasons(project)["2026.xlsx"] == ("other-workbook-changed",)
    assert codes(remembered(project)) == ["K29"]
    before.unlink()
    assert reasons(project)["2026.xlsx"] == ("other-workbook-changed",)
    assert codes(remembered(project)) == []


def test_a_document_that_was_left_aside_is_still_to_be_compared(tmp_path: Path) -> None:
    text = dedent(MAPPING)
    fields, others = text.index("fields:"), text.index("workbooks:")
    shared = "include: [chung.yaml]\n"
    made = make_project(
        tmp_path,
        mappings={
            "chung.yaml": text[fields:others],
            "bc.yaml": text[:fields] + shared + text[others:],
            "kh.yaml": f'template: bc.docx\noutput: "Khac.docx"\n{shared}',
        },
        templates={"bc.docx": ["{{ ten }} {{ nam }}"]},
    )
    save(made, "2025.xlsx", year=2025, now=7)
    save(made, "2026.xlsx", year=2026, before=7)
    assert codes(remembered(made)) == []
    save(made, "2025.xlsx", year=2025, now=9)
    build(made, (made.inbox / "2026.xlsx",), only=("kh",), ledger=ledger_of(made))
    assert codes(remembered(made)) == ["K29"]


def test_a_neighbour_that_is_not_compared_leaves_it_settled(project: Project) -> None:
    other = save(project, "khac.xlsx", year=2025, unit="BHXH tỉnh Nghệ An")
    remembered(project)
    save(project, "khac.xlsx", year=2025, now=6, unit="BHXH tỉnh Nghệ An")
    build(project, (other,), ledger=ledger_of(project))
    with reading() as seen:
        remembered(project)
    assert seen == []


def test_the_ledger_spares_reading_the_neighbours(project: Project) -> None:
    save(project, "khac.xlsx", year=2025, unit="BHXH tỉnh Nghệ An")
    remembered(project)
    save(project, "2026.xlsx", year=2026, before=8)
    with reading() as seen:
        assert codes(remembered(project)) == ["K29"]
    assert [name for name, _ in seen] == ["2025.xlsx"]


def test_what_is_remembered_survives_the_disk(project: Project) -> None:
    remembered(project)
    state = ledger_of(project).state
    assert state_from(state_json(state)) == state
    key = "inbox/2026.xlsx"
    assert state.workbooks[key].beside == Beside(
        own={"tep_truoc": "bhxh tỉnh hà tĩnh\n2026"},
        sought={"tep_truoc": "bhxh tỉnh hà tĩnh\n2025"},
        matched={"inbox/2025.xlsx": digest(project.inbox / "2025.xlsx")},
        passed={},
    )


def test_a_damaged_memory_of_it_is_a_damaged_state(project: Project) -> None:
    remembered(project)
    data = json.loads(state_json(ledger_of(project).state))
    data["state"]["workbooks"]["inbox/2026.xlsx"]["beside"]["passed"] = {"a": 1}
    with pytest.raises(ValueError, match="beside"):
        state_from(json.dumps(data).encode())


def test_an_unknown_neighbour_may_be_the_one() -> None:
    before = Beside(sought={"t": "x"}, matched={"a": "1"}, passed={"b": "1"})
    marks = {("b", "2"): {"t": "y"}, ("c", "1"): {"t": "x"}}

    def same(**beside: str) -> bool:
        return stands(before, beside, lambda name, sha256: marks.get((name, sha256)))

    assert same(a="1", b="1")
    assert same(a="1")
    assert same(a="1", b="2")
    assert not same(a="2", b="1")
    assert not same(b="1")
    assert not same(a="1", b="3")
    assert not same(a="1", b="1", c="1")


def test_a_hash_is_taken_anew_only_where_the_file_changed(tmp_path: Path) -> None:
    path, hashes = tmp_path / "a", Hashes()
    assert hashes.of(path) == ""
    path.write_bytes(b"a")
    first = hashes.of(path)
    with patch("docgen.freshness.beside.digest", side_effect=AssertionError):
        assert hashes.of(path) == first
    path.write_bytes(b"ab")
    assert hashes.of(path) == digest(path) != first
