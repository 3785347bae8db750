"""Many workbooks in several processes: the same documents, the same memory, whatever becomes of a process."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import Any

import pytest

import docgen
from docgen.freshness.records import State
from docgen.parallel import on_cores, team
from docgen.parallel.messages import Setup
from docgen.pipeline.build import InTurn, build
from docgen.pipeline.loading import load_pack
from docgen.pipeline.project import Project
from docgen.pipeline.remembering import ledger_of
from docgen.pipeline.report import Outcome, Report
from tests.support.watched_project import documents, save_workbook, small_project

COUNT = 24


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """24 workbooks, one of which says nothing, one of which is none, and one that somebody saved wrongly."""
    project = small_project(tmp_path, workbook=False)
    for number in range(COUNT - 2):
        save_workbook(project, cuoc=number, nguoi=number * 10, name=f"so-{number:02}.xlsx")
    save_workbook(project, cuoc="ba mươi", name="so-91.xlsx")
    (project.inbox / "so-92.xlsx").write_bytes(b"not a workbook")
    return project


def built(project: Project, jobs: int) -> Report:
    return build(project, ledger=ledger_of(project), through=on_cores(jobs))


def remembered(project: Project) -> State:
    return ledger_of(project).state


def kinds(report: Report) -> dict[tuple[str, str], str]:
    return {(item.workbook.name, item.document): item.outcome for item in report.documents}


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The processes that were started."""
    started: list[Any] = []

    class Popen(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **named: Any) -> None:
            super().__init__(*args, **named)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Popen)
    return started


def test_several_processes_make_what_one_makes(project: Project, tmp_path: Path, started: list[Any]) -> None:
    other = Project(root=project.root, outbox=tmp_path / "other")
    alone, together = built(other, 1), built(project, 3)
    assert len(started) == 2
    assert [process.wait(10) for process in started] == [0, 0]
    assert kinds(together) == kinds(alone)
    assert len(kinds(together)) == 2 * COUNT
    assert together.diagnostics == alone.diagnostics
    assert [problem.code for problem in together.diagnostics] == ["not-a-number", "workbook-not-excel"]
    assert documents(project) == documents(other)
    here, there = remembered(project), remembered(other)
    assert here.documents.keys() == there.documents.keys()
    assert {key: record.problems for key, record in here.workbooks.items()} == {
        key: record.problems for key, record in there.workbooks.items()
    }


def test_the_next_run_has_nothing_to_do_and_the_one_after_tells_what_changed(project: Project) -> None:
    built(project, 2)
    again = built(project, 2)
    assert set(kinds(again).values()) == {"unchanged", "rejected"}
    for number in range(COUNT - 2):
        save_workbook(project, cuoc=number + 1, nguoi=number * 10, name=f"so-{number:02}.xlsx")
    changed = built(project, 2)
    assert sorted(item.workbook.name for item in changed.changes) == [
        f"so-{number:02}.xlsx" for number in range(COUNT - 2)
    ]
    values = list((project.outbox / ".docgen" / "values").iterdir())
    assert len(values) == len(set(values)) == COUNT - 1


def test_the_processes_begin_before_the_form_pack_is_read(project: Project, started: list[Any]) -> None:
    begun: list[int] = []

    def load(*args: Any) -> Any:
        begun.append(len(started))
        return load_pack(*args)

    build(project, ledger=ledger_of(project), through=on_cores(3), load=load)
    assert begun == [2]


def test_the_processes_end_where_the_form_pack_is_not_read_to_its_end(
    project: Project, started: list[Any]
) -> None:
    def load(*_: Any) -> Any:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(project, ledger=ledger_of(project), through=on_cores(3), load=load)
    assert [process.poll() for process in started] == [0, 0]
    assert documents(project) == {}


def test_where_nothing_is_to_be_done_no_process_begins(project: Project, started: list[Any]) -> None:
    for name in ("so-91.xlsx", "so-92.xlsx"):
        (project.inbox / name).unlink()
    built(project, 1)
    assert set(kinds(built(project, 3)).values()) == {"unchanged"}
    assert started == []


def test_few_workbooks_are_not_worth_a_process(tmp_path: Path, started: list[Any]) -> None:
    project = small_project(tmp_path)
    assert built(project, 8).ok
    assert started == []


ENDS = {
    "at once": "import sys; sys.exit(1)",
    "after a workbook was given": """
        import pickle, sys
        for _ in range(3):
            pickle.load(sys.stdin.buffer)
        print("half an answer")
    """,
    "with the second workbook": """
        import os, pickle, sys
        sys.path[:] = pickle.load(sys.stdin.buffer)
        from docgen.parallel import serving
        make = serving.make
        def once(*args):
            serving.make = lambda *_: os._exit(9)
            return make(*args)
        serving.make = once
        serving.serve()
    """,
}


@pytest.mark.parametrize("child", [textwrap.dedent(text) for text in ENDS.values()], ids=ENDS.keys())
def test_what_a_process_that_ends_was_given_is_made_all_the_same(
    project: Project, monkeypatch: pytest.MonkeyPatch, child: str
) -> None:
    monkeypatch.setattr(team, "_CHILD", child)
    report = built(project, 3)
    assert len(kinds(report)) == 2 * COUNT
    assert len(documents(project)) == 2 * (COUNT - 2) + 1
    assert len(ledger_of(project).state.workbooks) == COUNT


def test_an_interrupted_build_remembers_what_it_made(project: Project) -> None:
    def told(outcome: Outcome) -> None:
        if outcome.workbook.name == "so-03.xlsx":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(project, ledger=ledger_of(project), through=InTurn, told=told)
    made = {item.workbook for item in remembered(project).documents.values()}
    assert made == {f"inbox/so-{number:02}.xlsx" for number in range(4)}


def test_what_the_other_processes_made_of_an_interrupted_build_is_remembered(project: Project) -> None:
    seen: list[str] = []

    def told(outcome: Outcome) -> None:
        seen.append(outcome.document)
        if len(seen) == 4:
            time.sleep(3)  # meanwhile the other processes make what they were given, and tell it
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(project, ledger=ledger_of(project), through=on_cores(3), told=told)
    assert len(documents(project)) > 4
    known = {item.path for item in remembered(project).documents.values()}
    assert known == documents(project).keys()


def test_where_no_process_is_to_be_had_this_one_does_it_all(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: Any, **_named: Any) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert len(kinds(built(project, 3))) == 2 * COUNT


def test_a_form_pack_that_changes_now_is_not_mixed_with_the_old_one(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(**facts: Any) -> Setup:
        return Setup(**(facts | {"pack": "another"}))

    monkeypatch.setattr(team, "Setup", changed)
    assert len(kinds(built(project, 3))) == 2 * COUNT
    assert {record.pack for record in ledger_of(project).state.workbooks.values()} == {
        ledger_of(project).pack
    }


def test_a_script_without_a_main_guard_may_call_it(project: Project, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        textwrap.dedent(f"""
            import sys
            sys.path.insert(0, {str(Path(docgen.__file__).parents[1])!r})
            import docgen
            report = docgen.build({str(project.root)!r}, jobs=2)
            print(len(report.documents))
        """),
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120)
    assert (done.stdout.strip(), done.returncode) == (str(2 * COUNT), 0)
