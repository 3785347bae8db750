"""Mappings and templates that are saved while they are read: no document is made from what is not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.pipeline import packing, templates
from docgen.pipeline.build import build, cached_pack
from docgen.pipeline.loading import load_pack
from docgen.pipeline.pack import Pack, pack_files
from docgen.pipeline.project import Project
from docgen.pipeline.remembering import ledger_of
from docgen.unattended.status import standings
from docgen.word.package import read_package
from docgen.worker import _Packs
from tests.support.projects import save_template, text_of
from tests.support.watched_project import build_now, outcomes, small_project

TOLD = "{{ ten }} có {{ nguoi }} người"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("DOCGEN_CACHE", str(tmp_path / "cache"))
    return small_project(tmp_path)


def save(project: Project, before: str) -> None:
    save_template(project.templates / "hai.docx", [f"{before} {TOLD}"])


def annex(project: Project) -> str:
    (text,) = text_of(project.outbox / "so-lieu" / "Phụ lục.docx")
    return text.partition(" ")[0]


def while_it_is_made(monkeypatch: pytest.MonkeyPatch, happens: Callable[[int], None]) -> list[int]:
    """Call `happens` with the number of each making of a pack, before anything is read; gives the numbers."""
    make, made = packing.make_pack, list[int]()

    def making(project: Project, only: tuple[str, ...]) -> Pack:
        made.append(len(made))
        happens(made[-1])
        return make(project, only)

    monkeypatch.setattr(packing, "make_pack", making)
    return made


def test_a_template_saved_meanwhile_is_read_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    save(project, "A")
    made = while_it_is_made(monkeypatch, lambda number: save(project, "B") if number == 0 else None)
    assert outcomes(build_now(project)) == {"hai": "published", "mot": "published"}
    assert (annex(project), made) == ("B", [0, 1])
    assert {item.document: item.reasons for item in standings(project)} == {"hai": (), "mot": ()}


def test_what_was_made_of_other_files_is_not_kept_for_these(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(project, "A")
    first = (project.templates / "hai.docx").read_bytes()
    while_it_is_made(monkeypatch, lambda number: save(project, "B") if number == 0 else None)
    load_pack(project)
    (project.templates / "hai.docx").write_bytes(first)
    build_now(project)
    assert annex(project) == "A"


def test_a_template_that_is_another_for_a_moment_is_not_taken_for_this_one(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(project, "A")
    path = project.templates / "hai.docx"
    first = path.read_bytes()
    read = read_package

    def reading(asked: Path) -> object:
        if made != [0] or asked != path:
            return read(asked)
        save(project, "B")
        found = read(asked)
        path.write_bytes(first)
        return found

    made = while_it_is_made(monkeypatch, lambda _: None)
    monkeypatch.setattr(templates, "read_package", reading)
    build_now(project)
    assert (annex(project), made) == ("A", [0, 1])


def test_a_pack_that_changed_after_the_run_began_is_the_one_that_is_remembered(project: Project) -> None:
    save(project, "A")
    first = (project.templates / "hai.docx").read_bytes()
    ledger = ledger_of(project)
    save(project, "B")
    build(project, ledger=ledger)
    assert annex(project) == "B"
    (project.templates / "hai.docx").write_bytes(first)
    assert {item.document: item.reasons for item in standings(project)} == {
        "hai": ("template-changed",),
        "mot": (),
    }
    build_now(project)
    assert annex(project) == "A"


def test_what_is_saved_again_and_again_is_out_of_date_at_once(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = while_it_is_made(monkeypatch, lambda number: save(project, f"V{number}"))
    build_now(project)
    assert (annex(project), made) == ("V2", [0, 1, 2])
    monkeypatch.undo()
    monkeypatch.setenv("DOCGEN_CACHE", "")
    assert "template-changed" in {item.document: item.reasons for item in standings(project)}["hai"]
    assert outcomes(build_now(project)) == {"hai": "unchanged", "mot": "unchanged"}
    assert {item.document: item.reasons for item in standings(project)} == {"hai": (), "mot": ()}


def test_the_process_of_a_watcher_loads_a_pack_anew_when_its_files_are_others(project: Project) -> None:
    packs = _Packs()
    save(project, "A")
    first = packs.get(project, ledger_of(project))
    assert packs.get(project, ledger_of(project)) is first
    ledger = ledger_of(project)
    save(project, "B")
    second = packs.get(project, ledger_of(project))
    assert (first.files == second.files, second.files == pack_files(project)) == (False, True)
    assert not ledger.is_of(second.files)


def test_a_file_that_is_passed_over_is_part_of_the_pack_where_it_lies(project: Project) -> None:
    before = cached_pack(project, ())
    (project.mappings / "~chung.yaml").write_text("fields: {}\n", encoding="utf-8")
    after = cached_pack(project, ())
    assert after.files.keys() - before.files.keys() == {"mappings/~chung.yaml"}
    assert ledger_of(project).is_of(after.files)
