"""What is up to date is not made again, why something is not is told, and nothing anyone wrote is lost."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from docgen.diagnostics import CellLocation, Diagnostic, FileLocation, Related, YamlLocation
from docgen.freshness.aside import edited_name
from docgen.freshness.attempts import Asked
from docgen.freshness.codec import figures_from, figures_json, state_from, state_json
from docgen.freshness.fingerprint import digest
from docgen.freshness.history import History
from docgen.freshness.records import Change, Reach, State, WorkbookRecord
from docgen.pipeline.build import build, check
from docgen.pipeline.draw_up import Desk, Drawn, draw_up
from docgen.pipeline.pack import Form
from docgen.pipeline.project import Project
from docgen.pipeline.remembering import ledger_of
from docgen.publish.files import Files
from docgen.unattended.restore import restore
from docgen.unattended.status import Standing, standings, written
from tests.support.pack import PROJECT
from tests.support.projects import save_template
from tests.support.watched_project import (
    FIRST,
    build_now,
    documents,
    outcomes,
    save_workbook,
    small_project,
)
from tests.test_publish import Killed, Watched

REPORT = "so-lieu/Báo cáo.docx"
ANNEX = "so-lieu/Phụ lục.docx"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that was built once."""
    found = small_project(tmp_path)
    assert outcomes(build_now(found)) == {"hai": "published", "mot": "published"}
    return found


def why(project: Project) -> dict[str, tuple[str, ...]]:
    return {item.document: item.reasons for item in standings(project)}


def told(report: object, code: str) -> list[Diagnostic]:
    return [item for item in report.diagnostics if item.code == code]  # type: ignore[attr-defined]  # a Report


def copies(project: Project) -> list[Path]:
    return sorted(project.outbox.rglob("*bản sửa tay*"))


def test_an_unchanged_project_is_not_built_and_no_template_is_read(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object) -> None:
        raise AssertionError

    report = build(project, ledger=ledger_of(project), load=forbidden)  # type: ignore[arg-type]  # never called
    assert outcomes(report) == {"hai": "unchanged", "mot": "unchanged"}
    assert report.diagnostics == ()
    assert why(project) == {"hai": (), "mot": ()}


def test_each_changed_input_names_its_reason_and_rebuilds_only_what_depends_on_it(project: Project) -> None:
    (project.mappings / "mot.yaml").write_text(FIRST.replace("Số cuộc", "Cuộc"), encoding="utf-8")
    assert why(project) == {"hai": (), "mot": ("mapping-changed",)}
    assert outcomes(build_now(project)) == {"hai": "unchanged", "mot": "unchanged"}
    shutil.copy(project.templates / "mot.docx", project.templates / "hai.docx")
    assert why(project)["hai"] == ("template-changed",)
    (project.mappings / "chung.yaml").write_text(
        'fields:\n  ten: {cell: "Đơn vị!B1", type: text}\n', encoding="utf-8"
    )
    assert why(project) == {"hai": ("mapping-changed", "template-changed"), "mot": ("mapping-changed",)}


def test_only_the_document_of_a_changed_template_is_drawn_up(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def draw(form: Form, desk: Desk, *, draft: bool = False) -> Drawn:
        drawn.append(form.mapping.name)
        return draw_up(form, desk, draft=draft)

    monkeypatch.setattr("docgen.pipeline.making.draw_up", draw)
    save_template(project.templates / "hai.docx", ["{{ ten }} có {{ nguoi }} người"])
    assert outcomes(build_now(project)) == {"hai": "published", "mot": "unchanged"}
    assert drawn == ["hai"]


def test_a_changed_workbook_tells_its_cells(project: Project) -> None:
    save_workbook(project, cuoc=45)
    found = {item.document: item for item in standings(project)}
    assert found["mot"].reasons == ("workbook-changed",)
    change = Change(place="Số liệu!B1", label="Số cuộc", old="38", new="45")
    assert found["mot"].changes == (change,)
    assert 'Số liệu!B1  "Số cuộc": 38 -> 45' in written(tuple(found.values()), project, "human", "vi")
    build_now(project)
    record = ledger_of(project).state.workbooks["inbox/so-lieu.xlsx"]
    assert record.changes == (replace(change, reaches=(Reach(document="mot", title="Báo cáo", places=1),)),)
    assert why(project) == {"hai": (), "mot": ()}


def test_a_document_left_under_its_old_name_is_told_for_as_long_as_it_lies_there(project: Project) -> None:
    renamed = FIRST.replace("Báo cáo.docx", "Báo cáo quý.docx")
    (project.mappings / "mot.yaml").write_text(renamed, encoding="utf-8")
    left = Diagnostic(
        code="document-left-behind",
        location=FileLocation(path=project.outbox / REPORT),
        args={"name": "Báo cáo quý.docx"},
        severity="warning",
    )
    assert build_now(project).diagnostics == (left,)
    assert (project.outbox / REPORT).is_file()
    save_workbook(project, cuoc=45)
    assert build_now(project).diagnostics == ()  # told once; the page remembers
    record = ledger_of(project).state.workbooks["inbox/so-lieu.xlsx"]
    assert record.all_problems == (left,)
    (project.mappings / "mot.yaml").write_text(FIRST, encoding="utf-8")
    other = replace(
        left,
        location=FileLocation(path=project.outbox / "so-lieu" / "Báo cáo quý.docx"),
        args={"name": "Báo cáo.docx"},
    )
    assert build_now(project).diagnostics == (other,)
    (project.outbox / "so-lieu" / "Báo cáo quý.docx").unlink()
    save_workbook(project, cuoc=46)
    build_now(project)
    assert ledger_of(project).state.workbooks["inbox/so-lieu.xlsx"].all_problems == ()


def test_a_name_that_changes_with_the_workbook_leaves_another_document(project: Project) -> None:
    named = FIRST.replace("Báo cáo.docx", "Báo cáo {{ cuoc }}.docx")
    (project.mappings / "mot.yaml").write_text(named, encoding="utf-8")
    (project.outbox / REPORT).unlink()
    assert build_now(project).diagnostics == ()
    save_workbook(project, cuoc=45)
    assert build_now(project).diagnostics == ()
    assert sorted(documents(project)) == ["so-lieu/Báo cáo 38.docx", "so-lieu/Báo cáo 45.docx", ANNEX]


@pytest.mark.parametrize(
    "content", ["{", "", '{"format": 1}', '{"format": 99, "documents": {}, "workbooks": {}}']
)
def test_status_says_that_the_memory_is_damaged(project: Project, content: str) -> None:
    (project.outbox / ".docgen" / "state.json").write_text(content, encoding="utf-8")
    assert why(project) == {"hai": ("memory-damaged",), "mot": ("memory-damaged",)}
    assert "dữ liệu ghi nhớ của docgen bị hỏng" in written(standings(project), project, "human", "vi")
    build_now(project)
    assert why(project) == {"hai": (), "mot": ()}


def test_status_as_json(project: Project) -> None:
    (project.outbox / REPORT).unlink()
    found = json.loads(written(standings(project), project, "json", "en"))
    assert found["watcher"] is None
    assert {item["document"]: (item["up_to_date"], item["reasons"]) for item in found["documents"]} == {
        "hai": (True, []),
        "mot": (False, ["artifact-missing"]),
    }


def test_a_new_workbook_a_missing_document_and_another_docgen(project: Project) -> None:
    save_workbook(project, name="khác.xlsx")
    (project.outbox / ANNEX).unlink()
    assert [(item.document, item.reasons) for item in standings(project)] == [
        ("hai", ("new",)),
        ("mot", ("new",)),
        ("hai", ("artifact-missing",)),
        ("mot", ()),
    ]
    assert outcomes(build_now(project)) == {"hai": "published", "mot": "unchanged"}


def test_another_version_of_docgen_is_a_reason(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.freshness.ledger.version_mark", lambda: "9.9")
    assert why(project) == {"hai": ("docgen-changed",), "mot": ("docgen-changed",)}


def test_force_does_not_skip(project: Project) -> None:
    report = build_now(project, force=True)
    assert outcomes(report) == {"hai": "unchanged", "mot": "unchanged"}
    (project.outbox / REPORT).write_bytes(b"edited")
    assert outcomes(build_now(project, force=True)) == {"hai": "unchanged", "mot": "published"}
    assert [path.read_bytes() for path in copies(project)] == [b"edited"]


def test_an_edited_document_is_left_where_nothing_is_new(project: Project) -> None:
    (project.outbox / REPORT).write_bytes(b"edited by hand")
    assert why(project)["mot"] == ("artifact-edited",)
    assert outcomes(build_now(project)) == {"hai": "unchanged", "mot": "unchanged"}
    save_workbook(project, nguoi=7)  # another document's cell
    report = build_now(project)
    assert outcomes(report) == {"hai": "published", "mot": "unchanged"}
    location = FileLocation(path=project.outbox / REPORT)
    assert told(report, "edited-document-left") == [
        Diagnostic(code="edited-document-left", location=location, severity="warning")
    ]
    assert (project.outbox / REPORT).read_bytes() == b"edited by hand"


def test_an_edited_document_is_kept_beside_the_new_one_and_told(project: Project) -> None:
    path = project.outbox / REPORT
    path.write_bytes(b"edited by hand")
    os.utime(path, (1_790_000_000, 1_790_000_000))
    save_workbook(project, cuoc=45)
    report = build_now(project)
    copy = path.with_name(edited_name("Báo cáo.docx", 1_790_000_000))
    assert copies(project) == [copy]
    assert copy.read_bytes() == b"edited by hand"
    assert copy.name.startswith("Báo cáo (bản sửa tay 2")
    assert path.read_bytes() != b"edited by hand"
    args = {"name": "Báo cáo.docx"}
    assert told(report, "edited-version-kept") == [
        Diagnostic(
            code="edited-version-kept", location=FileLocation(path=copy), args=args, severity="warning"
        )
    ]
    assert why(project) == {"hai": (), "mot": ()}


def test_a_kept_version_is_told_of_for_as_long_as_it_lies_there(project: Project) -> None:
    (project.outbox / REPORT).write_bytes(b"edited by hand")
    remembered = []
    for cuoc in (45, 46, 47):
        save_workbook(project, cuoc=cuoc)
        build_now(project)
        (record,) = ledger_of(project).state.workbooks.values()
        remembered.append([item.code for item in record.all_problems])
    assert remembered == [["edited-version-kept"]] * 3
    for copy in copies(project):
        copy.unlink()
    save_workbook(project, cuoc=48)
    assert told(build_now(project), "edited-version-kept") == []
    (record,) = ledger_of(project).state.workbooks.values()
    assert record.all_problems == ()


def test_an_edit_in_the_last_moment_is_not_lost(project: Project) -> None:
    """Somebody saves the document after it was looked at, before it is replaced."""
    path = project.outbox / REPORT

    class LateEdit(Files):
        def sync(self, descriptor: int) -> None:
            super().sync(descriptor)
            path.write_bytes(b"saved in Word just now")

    ledger = ledger_of(project)
    ledger._files = LateEdit()
    result, problems = ledger.replace(b"a new version", path)
    assert result is not None
    assert [problem.code for problem in problems] == ["edited-version-kept"]
    assert b"saved in Word just now" in {copy.read_bytes() for copy in copies(project)}


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[1]", b'{"format": 99}', b"\xff\xfe", b'{"format":1,"documents":3}']
)
def test_a_damaged_state_is_rebuilt_from_what_lies_there(project: Project, damage: bytes) -> None:
    before = documents(project)
    (project.outbox / ANNEX).write_bytes(b"edited by hand")
    (project.outbox / ".docgen" / "state.json").write_bytes(damage)
    save_workbook(project, cuoc=45, nguoi=46)
    report = build_now(project)
    assert outcomes(report) == {"hai": "published", "mot": "published"}
    assert [copy.read_bytes() for copy in copies(project)] == [b"edited by hand"]  # the report was ours
    assert before[REPORT] != (project.outbox / REPORT).read_bytes()
    assert why(project) == {"hai": (), "mot": ()}


def test_a_narrative_that_changed_is_told_in_one_line(project: Project) -> None:
    change = Change(place="Thuyết minh!D7", label="Tác động", old="Một.\nHai. " + "Ba. " * 30, new="")
    item = Standing(
        workbook=project.inbox / "so-lieu.xlsx",
        document="mot",
        path=None,
        published="",
        reasons=("workbook-changed",),
        changes=(change,),
    )
    line = written((item,), project, "human", "vi").splitlines()[1]
    assert line == f'    Thuyết minh!D7  "Tác động": Một. Hai. {"Ba. " * 12}Ba… -> (trống)'


def test_without_any_memory_nothing_is_overwritten(project: Project) -> None:
    before = documents(project)
    shutil.rmtree(project.outbox / ".docgen")
    save_workbook(project, cuoc=45, nguoi=46)
    build_now(project)
    assert {copy.read_bytes() for copy in copies(project)} == set(before.values())


def test_the_state_goes_to_json_and_back(project: Project) -> None:
    save_workbook(project, cuoc="ba mươi")
    assert not build_now(project).ok
    state = ledger_of(project).state
    assert state_from(state_json(state)) == state
    assert any(record.all_problems for record in state.workbooks.values())


def test_a_state_that_nobody_changed_is_not_decoded_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ledger_of(project).state  # as the build of this process left it
    with monkeypatch.context() as patch:
        patch.setattr("docgen.freshness.codec.decoded", None)
        assert ledger_of(project).state is first
    path = project.outbox / ".docgen" / "state.json"
    path.write_bytes(path.read_bytes().replace(b'"Ph\xe1\xbb\xa5 l\xe1\xbb\xa5c"', b'"Annex"'))
    (other,) = (item for item in ledger_of(project).state.documents.values() if item.document == "hai")
    assert other.title == "Annex"


def test_a_document_is_not_read_to_tell_that_its_workbook_changed(project: Project) -> None:
    calls = Watched()
    ledger = ledger_of(project)
    ledger._files = ledger.store._files = calls
    asked = Asked(
        workbook=project.inbox / "so-lieu.xlsx",
        workbook_sha256="another",
        document="mot",
        title="Báo cáo",
        files=(),
    )
    assert ledger.current((asked,)) == {}
    assert calls.calls == ["entry", "read"]  # the state


def test_the_state_knows_workbooks_whose_names_are_no_text() -> None:
    name = "inbox/s\udcf4.xlsx"  # the byte F4, as Python shows it
    place = CellLocation(workbook=Path(name), sheet="A", cell="B2", label="Tổng")
    problem = Diagnostic(
        code="missing-value", location=place, related=(Related(role="same", location=place),)
    )
    record = WorkbookRecord(
        workbook=name,
        folder="s",
        sha256="0",
        pack="1",
        attempted="now",
        complete=True,
        problems={"": (problem,)},
    )
    state = State(workbooks={name: record})
    assert state_from(state_json(state)) == state
    assert figures_from(figures_json({name: ("Tổng", "5")})) == {name: ("Tổng", "5")}


def test_two_runs_at_once_keep_what_the_other_learned(project: Project) -> None:
    first, second = ledger_of(project), ledger_of(project)
    save_workbook(project, cuoc=1)
    save_workbook(project, name="b.xlsx")
    assert first.state.documents  # read before the other run writes
    build(project, (project.inbox / "b.xlsx",), ledger=second)
    build(project, (project.inbox / "so-lieu.xlsx",), ledger=first)
    assert why(project) == {"hai": (), "mot": ()}
    assert len(ledger_of(project).state.workbooks) == 2


def test_a_workbook_keeps_its_folder_when_another_comes(project: Project) -> None:
    (project.inbox / "so-lieu.xlsm").write_bytes((project.inbox / "so-lieu.xlsx").read_bytes())
    (project.inbox / "Số-liệu.xlsx").unlink(missing_ok=True)
    build_now(project)
    folders = {key: item.folder for key, item in ledger_of(project).state.workbooks.items()}
    assert folders == {"inbox/so-lieu.xlsx": "so-lieu", "inbox/so-lieu.xlsm": "so-lieu (2)"}
    (project.inbox / "so-lieu.xlsx").unlink()
    (project.inbox / "aa.xlsx").write_bytes((project.inbox / "so-lieu.xlsm").read_bytes())
    build_now(project)
    assert ledger_of(project).state.workbooks["inbox/so-lieu.xlsm"].folder == "so-lieu (2)"


def test_versions_are_kept_listed_and_restored(project: Project) -> None:
    contents = [(project.outbox / REPORT).read_bytes()]
    for cuoc in range(1, 13):
        save_workbook(project, cuoc=cuoc)
        build_now(project)
        contents.append((project.outbox / REPORT).read_bytes())
    found = restore(project, "Báo cáo")
    assert found.document == REPORT
    assert [version.number for version in found.versions] == list(range(1, 11))
    assert [version.path.read_bytes() for version in found.versions] == contents[:2:-1]
    restored = restore(project, "mot", 3)
    assert restored.path == project.outbox / REPORT
    assert (project.outbox / REPORT).read_bytes() == contents[-3]
    assert outcomes(build_now(project)) == {"hai": "unchanged", "mot": "unchanged"}
    assert (project.outbox / REPORT).read_bytes() == contents[-3]  # it stays until something changes
    assert restore(project, REPORT).versions[1].path.read_bytes() == contents[-1]


def test_the_version_made_last_is_up_to_date_and_no_other_whatever_their_numbers(project: Project) -> None:
    def restored() -> bool:
        (found,) = (item.restored for item in standings(project) if item.document == "mot")
        return bool(found)

    for cuoc in (45, 46):
        save_workbook(project, cuoc=cuoc)
        build_now(project)
    last = (project.outbox / REPORT).read_bytes()
    restore(project, REPORT, 3)
    assert restored()
    restore(project, REPORT, 1)  # the one that lies there
    assert restored()
    restore(project, REPORT, 3)
    assert restored()
    number = next(
        version.number for version in restore(project, REPORT).versions if version.path.read_bytes() == last
    )
    restore(project, REPORT, number)
    assert ((project.outbox / REPORT).read_bytes(), restored()) == (last, False)


def test_a_restored_version_that_the_workbook_gives_again_is_up_to_date(project: Project) -> None:
    save_workbook(project, cuoc=45)
    build_now(project)
    restore(project, REPORT, 2)
    save_workbook(project, cuoc=38, nguoi=3)
    assert outcomes(build_now(project)) == {"hai": "published", "mot": "unchanged"}
    assert [item.restored for item in standings(project)] == ["", ""]


def test_a_document_is_named_by_its_path_from_anywhere(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert restore(project, str(project.outbox / REPORT)).document == REPORT
    monkeypatch.chdir((project.outbox / REPORT).parent)
    assert restore(project, f"../{REPORT}").document == REPORT
    assert restore(project, str(project.root / REPORT)).problems


def test_restoring_keeps_an_edited_document_too(project: Project) -> None:
    save_workbook(project, cuoc=5)
    build_now(project)
    (project.outbox / REPORT).write_bytes(b"edited by hand")
    found = restore(project, "Báo cáo.docx", 2)
    assert [problem.code for problem in found.problems] == ["edited-version-kept"]
    assert [copy.read_bytes() for copy in copies(project)] == [b"edited by hand"]


def test_what_cannot_be_restored_is_told(project: Project) -> None:
    location = FileLocation(path=project.outbox)
    assert restore(project, "Báo cáp.docx", 1).problems == (
        Diagnostic(
            code="restore-document-unknown",
            location=location,
            args={"name": "Báo cáp.docx", "nearest": "Báo cáo.docx"},
        ),
    )
    place = FileLocation(path=project.outbox / REPORT)
    assert restore(project, "Báo cáo.docx", 7).problems == (
        Diagnostic(code="version-unknown", location=place, args={"number": "7", "known": "1"}),
    )
    save_workbook(project, name="b.xlsx")
    build_now(project)
    args = {"name": "mot", "found": f"b/Báo cáo.docx, {REPORT}", "example": "b/Báo cáo.docx"}
    assert restore(project, "mot").problems == (
        Diagnostic(code="document-ambiguous", location=location, args=args),
    )


def test_a_version_that_a_power_cut_damaged_is_not_brought_back(project: Project) -> None:
    before = documents(project)
    found = restore(project, REPORT)
    found.versions[0].path.write_bytes(b"\0" * found.versions[0].size)
    place = FileLocation(path=project.outbox / REPORT)
    assert restore(project, REPORT, 1).problems == (
        Diagnostic(code="version-damaged", location=place, args={"number": "1"}),
    )
    assert documents(project) == before


@pytest.mark.parametrize("damage", ["emptied", "deleted", "folder deleted"])
def test_a_version_whose_copy_is_lost_is_kept_again_before_it_is_replaced(
    project: Project, damage: str
) -> None:
    contents = [(project.outbox / REPORT).read_bytes()]
    save_workbook(project, cuoc=45)
    build_now(project)
    contents.append((project.outbox / REPORT).read_bytes())
    (copy, _) = restore(project, REPORT).versions
    if damage == "emptied":
        copy.path.write_bytes(b"")
    elif damage == "deleted":
        copy.path.unlink()
    else:
        shutil.rmtree(copy.path.parent)
    save_workbook(project, cuoc=46)
    report = build_now(project)
    assert (outcomes(report)["mot"], report.diagnostics) == ("published", ())
    contents.append((project.outbox / REPORT).read_bytes())
    kept = [version.path.read_bytes() for version in restore(project, REPORT).versions]
    assert kept == (contents[1:] if damage == "folder deleted" else contents)[::-1]
    assert (restore(project, REPORT, 2).problems, copies(project)) == ((), [])
    assert (project.outbox / REPORT).read_bytes() == contents[1]


def test_making_again_what_is_unchanged_mends_its_copy(project: Project) -> None:
    content = (project.outbox / REPORT).read_bytes()
    (copy,) = restore(project, REPORT).versions
    copy.path.write_bytes(b"")
    assert outcomes(build_now(project, force=True)) == {"hai": "unchanged", "mot": "unchanged"}
    assert [version.path.read_bytes() for version in restore(project, REPORT).versions] == [content]


def test_a_document_whose_copy_cannot_be_kept_is_not_replaced(project: Project) -> None:
    before = (project.outbox / REPORT).read_bytes()
    (copy,) = restore(project, REPORT).versions
    copy.path.unlink()

    class Full(Files):
        def create(self, path: Path) -> int:
            if path.parent == copy.path.parent and len(list(path.parent.glob("*.kept"))) == 1:
                raise OSError(errno.ENOSPC, "full")
            return super().create(path)

    ledger = ledger_of(project)
    ledger._files = ledger.store._files = ledger.history._files = Full()
    save_workbook(project, cuoc=45)
    report = build(project, ledger=ledger)
    assert report.diagnostics == (Diagnostic(code="disk-full", location=FileLocation(path=copy.path.parent)),)
    assert outcomes(report)["mot"] == "rejected"
    assert (project.outbox / REPORT).read_bytes() == before


def test_versions_keep_their_order_when_the_clock_is_set_back(tmp_path: Path) -> None:
    history, late = History(tmp_path, kept=3), datetime(2026, 12, 5, 8).astimezone()
    for number in range(8):
        content = b"version %d" % number
        when = late + timedelta(seconds=number) if number < 4 else late - timedelta(days=30 - number)
        kept = history.keep(REPORT, content, hashlib.sha256(content).hexdigest(), when)
        kept.prune()
        assert kept.problems == ()
        last = max(0, number - 2)
        assert [version.path.read_bytes() for version in history.versions(REPORT)] == [
            b"version %d" % kept for kept in range(number, last - 1, -1)
        ]


def test_a_version_of_no_time_is_in_nobodys_way(tmp_path: Path) -> None:
    history, when = History(tmp_path, kept=3), datetime(2026, 12, 5, 8).astimezone()
    folder = tmp_path / ".docgen" / "history" / f"{REPORT}.versions"
    folder.mkdir(parents=True)
    for stamp in ("99999999T999999999999", "99991231T235959999999"):
        (folder / f"{stamp}-{'0' * 16}.kept").write_bytes(b"?")
        assert history.keep(REPORT, b"mine", hashlib.sha256(b"mine").hexdigest(), when).problems == ()


def test_documents_and_the_state_last_and_what_can_be_made_again_may_not(project: Project) -> None:
    synced: list[str] = []

    class Counted(Files):
        def sync(self, descriptor: int) -> None:
            synced.append("file")
            super().sync(descriptor)

        def sync_folder(self, path: Path) -> None:
            synced.append(path.name)
            super().sync_folder(path)

    ledger = ledger_of(project)
    ledger._files = ledger.store._files = ledger.history._files = Counted()
    save_workbook(project, cuoc=45, nguoi=46)
    assert outcomes(build(project, ledger=ledger)) == {"hai": "published", "mot": "published"}
    folder = (project.outbox / REPORT).parent.name
    assert synced == ["file", "file", folder, "file", ".docgen"]


@pytest.mark.parametrize("changed", [1e12, -1e15, 1e30, float("inf")])
def test_an_edit_dated_beyond_the_calendar_is_kept_under_the_present_day(changed: float) -> None:
    today = datetime.now()
    name = edited_name("Báo cáo.docx", changed)
    found = datetime.strptime(name, "Báo cáo (bản sửa tay %d-%m-%Y %H.%M.%S).docx")
    assert abs(found - today) < timedelta(minutes=1)


def test_a_long_name_leaves_room_for_the_date() -> None:
    name = edited_name("Ế" * 80 + ".docx", 1_790_000_000)
    assert len(name.encode()) <= 255
    assert name.endswith(".docx")
    assert "(bản sửa tay" in name


def _publish_at(project: Project, files: Files, content: bytes) -> None:
    ledger = ledger_of(project, kept=1000)  # the test puts back a version that ten would have pushed out
    ledger._files = ledger.store._files = ledger.history._files = files
    ledger.replace(content, project.outbox / REPORT)
    ledger.close()


@pytest.mark.parametrize("kind", ["error", "kill"])
def test_a_fault_at_every_file_call_leaves_the_old_or_the_new_and_the_edited(
    project: Project, kind: str
) -> None:
    path = project.outbox / REPORT
    original = path.read_bytes()
    for edited in (False, True):
        calls = Watched()
        path.write_bytes(b"edited" if edited else original)
        _publish_at(project, calls, b"the new version")
        for number in range(1, len(calls.calls) + 1):
            for copy in copies(project):
                copy.unlink()
            old = b"edited %d" % number if edited else original
            path.write_bytes(old)
            new = b"new %d" % number

            def fail(at: int, _name: str, number: int = number) -> None:
                if kind == "kill" and at >= number:
                    raise Killed
                if kind == "error" and at == number:
                    raise OSError(28, "No space left on device")

            with suppress(Killed):
                _publish_at(project, Watched(fail), new)
            present = path.read_bytes()
            assert present in (old, new), number
            if edited and present == new:
                assert old in {copy.read_bytes() for copy in copies(project)}, number
            _publish_at(project, Files(), b"after")
            assert path.read_bytes() == b"after"
            if edited:
                assert old in {copy.read_bytes() for copy in copies(project)}, number
            else:
                assert copies(project) == [], number  # ours was known as ours, whenever the run ended
                path.write_bytes(original)


_LOOP = """
import sys
from pathlib import Path
from docgen.pipeline.project import project_at
from docgen.pipeline.remembering import ledger_of
project = project_at(Path(sys.argv[1]))
print("ready", flush=True)
number = 0
while True:
    number += 1
    ledger = ledger_of(project)
    for name in ("so-lieu/Báo cáo.docx", "so-lieu/Phụ lục.docx"):
        ledger.replace(b"content %d of " % number + name.encode() * 3000 + b" end", project.outbox / name)
    ledger.close()
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")
def test_killed_at_random_moments_nothing_is_broken_and_nothing_is_taken_for_edited(project: Project) -> None:
    draw = random.Random(4)
    for _ in range(8):
        process = subprocess.Popen(
            [sys.executable, "-c", _LOOP, str(project.root)], stdout=subprocess.PIPE, cwd=PROJECT
        )
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(draw.uniform(0.0, 0.12))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        for name, content in documents(project).items():
            whole = content.startswith(b"PK") or (
                content.startswith(b"content") and content.endswith(b" end")
            )
            assert whole, name
    ledger = ledger_of(project)
    for name in (REPORT, ANNEX):
        ledger.replace(b"the last", project.outbox / name)
    assert copies(project) == []
    assert {digest(project.outbox / name) for name in (REPORT, ANNEX)} == {digest(project.outbox / REPORT)}


def add_mapping(project: Project, name: str) -> None:
    """Another document that wants the name of "mot"."""
    text = 'template: khac.docx\noutput: "Báo cáo.docx"\ntitle: Văn bản khác\ninclude: [chung.yaml]\n'
    (project.mappings / name).write_text(text, encoding="utf-8")
    save_template(project.templates / "khac.docx", ["{{ ten }}: khác"])


def taken(project: Project, own: str, other: str, given: str) -> Diagnostic:
    return Diagnostic(
        code="output-name-taken",
        location=FileLocation(path=project.mappings / own),
        args={"name": "Báo cáo.docx", "given": given, "other": other},
        severity="warning",
        related=(Related(role="same", location=FileLocation(path=project.mappings / other)),),
    )


@pytest.mark.parametrize("newcomer", ["aa", "zz"])
def test_a_standing_document_keeps_its_name_when_another_mapping_wants_it(
    project: Project, newcomer: str
) -> None:
    before = documents(project)
    add_mapping(project, f"{newcomer}.yaml")
    report = build_now(project)
    names = {item.document: item.path.name for item in report.documents if item.path}
    assert names == {"hai": "Phụ lục.docx", "mot": "Báo cáo.docx", newcomer: "Báo cáo (2).docx"}
    assert outcomes(report) == {"hai": "unchanged", "mot": "unchanged", newcomer: "published"}
    told_once = taken(project, f"{newcomer}.yaml", "mot.yaml", "Báo cáo (2).docx")
    assert report.diagnostics == (told_once,)
    assert {name: documents(project)[name] for name in before} == before
    assert outcomes(build_now(project)) == {"hai": "unchanged", "mot": "unchanged", newcomer: "unchanged"}
    assert why(project) == {"hai": (), "mot": (), newcomer: ()}
    save_workbook(project, cuoc=45, nguoi=46)
    report = build_now(project)
    assert {item.document: item.path.name for item in report.documents if item.path} == names
    assert report.diagnostics == (told_once,)
    assert copies(project) == []
    assert why(project) == {"hai": (), "mot": (), newcomer: ()}


def test_a_document_that_is_not_asked_for_keeps_its_name_too(project: Project) -> None:
    before = documents(project)
    add_mapping(project, "aa.yaml")
    report = build(project, only=("aa",), ledger=ledger_of(project))
    assert report.diagnostics == (taken(project, "aa.yaml", "mot.yaml", "Báo cáo (2).docx"),)
    assert {name: documents(project)[name] for name in before} == before


def test_the_last_good_version_of_a_rejected_document_is_not_taken(project: Project) -> None:
    before = documents(project)[REPORT]
    add_mapping(project, "aa.yaml")
    save_workbook(project, cuoc="nhiều", nguoi=46)
    report = build_now(project)
    assert outcomes(report) == {"aa": "published", "hai": "published", "mot": "rejected"}
    assert documents(project)[REPORT] == before
    assert told(report, "output-name-taken") == [taken(project, "aa.yaml", "mot.yaml", "Báo cáo (2).docx")]


def test_the_name_of_a_document_whose_mapping_is_gone_is_free(project: Project) -> None:
    (project.mappings / "mot.yaml").rename(project.mappings / "zz.yaml")
    report = build_now(project)
    assert {item.document: item.path.name for item in report.documents if item.path} == {
        "hai": "Phụ lục.docx",
        "zz": "Báo cáo.docx",
    }
    assert report.diagnostics == ()


def test_a_numbered_name_is_given_back_when_both_files_are_gone(project: Project) -> None:
    add_mapping(project, "aa.yaml")
    build_now(project)
    (project.mappings / "mot.yaml").write_text(FIRST.replace("Báo cáo", "Báo cáo quý"), encoding="utf-8")
    build_now(project)
    for path in (project.outbox / "so-lieu").glob("Báo cáo*"):
        path.unlink()
    report = build_now(project)
    assert {item.document: item.path.name for item in report.documents if item.path} == {
        "aa": "Báo cáo.docx",
        "hai": "Phụ lục.docx",
        "mot": "Báo cáo quý.docx",
    }
    assert report.diagnostics == ()


def test_drafts_of_one_name_keep_theirs_too(project: Project) -> None:
    build(project, draft=True, ledger=ledger_of(project))
    add_mapping(project, "aa.yaml")
    report = build(project, draft=True, ledger=ledger_of(project))
    assert {item.document: item.path.name for item in report.documents if item.path} == {
        "aa": "Báo cáo (dự thảo) (2).docx",
        "hai": "Phụ lục (dự thảo).docx",
        "mot": "Báo cáo (dự thảo).docx",
    }


def when_few(project: Project, output: str = "Báo cáo.docx") -> Diagnostic:
    """Make "mot" depend on its figure; what is told of it when it is too large."""
    text = FIRST.replace("Báo cáo.docx", output).replace("title:", 'when: "cuoc < 40"\ntitle:')
    (project.mappings / "mot.yaml").write_text(text, encoding="utf-8")
    place = YamlLocation(file=project.mappings / "mot.yaml", line=2, column=11)
    return Diagnostic(
        code="document-of-earlier-figures",
        location=FileLocation(path=project.outbox / REPORT),
        args={"condition": "cuoc < 40", "workbook": "so-lieu.xlsx"},
        severity="warning",
        related=(Related(role="declared", location=place),),
    )


def test_a_document_that_is_not_wanted_any_more_is_told_for_as_long_as_it_lies_there(
    project: Project,
) -> None:
    stale = when_few(project)
    assert build_now(project).diagnostics == ()
    before = documents(project)[REPORT]
    save_workbook(project, cuoc=45)
    assert why(project)["mot"] == ("workbook-changed",)
    assert build_now(project).diagnostics == (stale,)
    assert documents(project)[REPORT] == before
    assert why(project) == {"hai": (), "mot": ("left-out",)}
    assert "tệp trong thư mục xuất lập từ số liệu trước đó" in written(
        standings(project), project, "human", "vi"
    )
    assert build(project, only=("hai",), ledger=ledger_of(project)).diagnostics == ()
    save_workbook(project, cuoc=46)
    assert build(project, only=("hai",), ledger=ledger_of(project)).diagnostics == ()
    record = ledger_of(project).state.workbooks["inbox/so-lieu.xlsx"]
    assert record.all_problems == (stale,)  # the page shows it
    assert build(project, only=("mot",), ledger=ledger_of(project)).diagnostics == (stale,)
    assert ledger_of(project).state.workbooks["inbox/so-lieu.xlsx"].problems[""] == (stale,)
    save_workbook(project, cuoc=39)
    assert build_now(project).diagnostics == ()
    assert ledger_of(project).state.workbooks["inbox/so-lieu.xlsx"].all_problems == ()
    assert why(project) == {"hai": (), "mot": ()}


def test_a_document_that_is_not_wanted_and_was_removed_is_not_spoken_of(project: Project) -> None:
    when_few(project)
    (project.outbox / REPORT).unlink()
    save_workbook(project, cuoc=45)
    assert build_now(project).diagnostics == ()
    assert why(project) == {"hai": ()}


def test_a_document_of_another_period_is_not_stale_where_none_is_wanted_for_this_one(
    project: Project,
) -> None:
    when_few(project, "Báo cáo {{ cuoc }}.docx")
    (project.outbox / REPORT).unlink()
    build_now(project)
    save_workbook(project, cuoc=45)
    assert build_now(project).diagnostics == ()
    assert why(project) == {"hai": (), "mot": ("left-out",)}


def test_a_document_that_is_not_wanted_keeps_its_file(project: Project) -> None:
    stale = when_few(project)
    before = documents(project)[REPORT]
    add_mapping(project, "zz.yaml")
    save_workbook(project, cuoc=45)
    assert build_now(project).diagnostics == (
        stale,
        taken(project, "zz.yaml", "mot.yaml", "Báo cáo (2).docx"),
    )
    assert documents(project)[REPORT] == before


def test_check_and_drafts_tell_of_no_document_that_is_not_wanted(project: Project) -> None:
    when_few(project)
    save_workbook(project, cuoc=45)
    assert build(project, draft=True, ledger=ledger_of(project)).diagnostics == ()
    assert check(project).diagnostics == ()


@pytest.mark.parametrize(
    ("output", "name"),
    [
        ("Báo cáo", "Báo cáo"),
        ("Báo cáo.pdf", "Báo cáo.pdf"),
        ("Báo cáo.doc", "Báo cáo.doc"),
        ("Báo cáo.docx {{ cuoc }}", "Báo cáo.docx 38"),
    ],
)
@pytest.mark.parametrize("draft", [False, True], ids=["build", "draft"])
def test_a_document_that_is_not_named_as_one_of_word_is_not_made(
    project: Project, output: str, name: str, draft: bool
) -> None:
    before = documents(project)
    (project.mappings / "mot.yaml").write_text(FIRST.replace("Báo cáo.docx", output), encoding="utf-8")
    refused = Diagnostic(
        code="output-not-docx",
        location=FileLocation(path=project.mappings / "mot.yaml"),
        args={"name": name},
    )
    assert check(project).diagnostics == (refused,)
    report = build(project, draft=draft, ledger=ledger_of(project))
    assert outcomes(report)["mot"] == "rejected"
    assert report.diagnostics == (refused,)
    assert {key: value for key, value in documents(project).items() if "dự thảo" not in key} == before


def test_the_ending_may_be_written_in_capitals(project: Project) -> None:
    named = FIRST.replace("Báo cáo.docx", "Báo cáo.DOCX")
    (project.mappings / "mot.yaml").write_text(named, encoding="utf-8")
    assert outcomes(build_now(project)) == {"hai": "unchanged", "mot": "published"}
