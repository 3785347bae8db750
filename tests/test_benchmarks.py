"""The bench works: its fixtures are made, and the programs it measures write the same text.

Nothing is timed here; `python -m tests.benchmarks` does that.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import docgen
from tests.benchmarks.aside import clear_away, set_aside
from tests.benchmarks.documents import FORMS, LONG_FORM, Table
from tests.benchmarks.figures import FIELDS, GRIDS, PERIODS
from tests.benchmarks.fixtures import Fixtures, make_fixtures
from tests.benchmarks.measure import MEBIBYTE, Entry, Result, Scenario, measure
from tests.benchmarks.peers import Peers, installed_peers
from tests.benchmarks.report import BARE, DOCGEN, PLAIN, table
from tests.benchmarks.scenarios import Bench
from tests.benchmarks.texts import difference, paragraphs

ROWS = 30


@pytest.fixture
def fixtures(tmp_path: Path) -> Fixtures:
    return make_fixtures(tmp_path / "fixtures", variants=2, sizes=(ROWS,))


def test_the_documents_have_the_size_that_is_promised() -> None:
    assert [form.placeholders for form in FORMS] == [80, 8, 100]
    assert [grid.rows for grid in GRIDS] == ["bang_a", "bang_b"]
    assert [len(grid.lines) for grid in GRIDS] == [60, 40]
    assert len(FIELDS) + sum(len(grid.lines) * len(PERIODS) for grid in GRIDS) == 212
    (long_table,) = (block for block in LONG_FORM.blocks if isinstance(block, Table))
    assert len(long_table.columns) == 8


def test_docgen_has_nothing_to_say_about_the_fixtures(fixtures: Fixtures, tmp_path: Path) -> None:
    workbooks = [fixtures.workbook(0), fixtures.workbook(1)]
    report = docgen.build(fixtures.project, workbooks, outbox=tmp_path / "three")
    long_report = docgen.build(
        fixtures.long_project, [fixtures.long_workbook(ROWS)], outbox=tmp_path / "long"
    )
    assert report.diagnostics == long_report.diagnostics == ()
    assert [outcome.outcome for outcome in report.documents] == ["published"] * 6
    (outcome,) = long_report.documents
    assert outcome.path is not None
    assert len(paragraphs(outcome.path)) == 2 + 8 * (ROWS + 1)


def test_the_plain_script_and_docgen_and_the_limit_write_the_same_text(fixtures: Fixtures) -> None:
    assert _failures(fixtures, None) == {}


@pytest.mark.peers
def test_the_installed_peers_write_the_same_text(fixtures: Fixtures) -> None:
    peers = installed_peers()
    if not peers.versions:
        pytest.skip(f"the peers for Node.js: {peers.why_not} (python -m tests.benchmarks installs them)")
    assert _failures(fixtures, peers) == {}


def _failures(fixtures: Fixtures, peers: Peers | None) -> dict[tuple[str, str], str]:
    bench = Bench(fixtures=fixtures, peers=peers)
    scenarios = [bench.cold(), bench.long_render(ROWS)]
    if peers is None:
        scenarios.append(bench.long_build(ROWS))
    results = [(scenario.name, result) for scenario in scenarios for result in measure(scenario, 0, _quiet)]
    return {
        (name, result.entry.program): result.failure
        for name, result in results
        if result.failure and not result.entry.unavailable
    }


def _quiet(_step: str) -> None:
    pass


def test_a_program_that_writes_another_text_is_not_measured(fixtures: Fixtures, tmp_path: Path) -> None:
    right, wrong = (fixtures.template("docxtpl", form) for form in (FORMS[0], LONG_FORM))
    script = "import shutil, sys; shutil.copy(*sys.argv[1:])"

    def entry(program: str, source: Path) -> Entry:
        output = tmp_path / program / "a.docx"
        output.parent.mkdir()
        command = (shutil.which("python3") or "python", "-c", script, str(source), str(output))
        return Entry(program=program, command=command, outputs=(output,))

    scenario = Scenario(name="copy", title="copy", entries=(entry(PLAIN, right), entry(DOCGEN, wrong)))
    plain, other = measure(scenario, 1, _quiet)
    assert plain.failure == ""
    assert len(plain.seconds) == 1
    assert other.seconds == []
    expected = "text differs: a.docx, paragraph 1: “BẢNG KÊ CHI TIẾT” where “{{ cap_tren }}” is expected"
    assert other.failure == expected
    assert difference([right], [right]) == ""


def test_a_run_deletes_nothing_until_all_is_measured(tmp_path: Path) -> None:
    outbox = tmp_path / "outbox"
    for text in ("first", "second"):
        set_aside(outbox)
        outbox.mkdir()
        (outbox / "a.docx").write_text(text)
    (kept,) = (tmp_path / "aside").iterdir()
    assert (kept / "a.docx").read_text() == "first"
    clear_away(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["outbox"]


def test_the_table_hides_nothing() -> None:
    def result(program: str, seconds: float, failure: str = "", variant: str = "") -> Result:
        entry = Entry(program=program, command=(), variant=variant)
        return Result(entry=entry, seconds=[seconds] * 3, peaks=[50 * MEBIBYTE] * 3, failure=failure)

    batch = Scenario(name="batch", title="batch", entries=(), memory=True)
    start = Scenario(name="help", title="start", entries=())
    measured = [
        (start, [result(BARE, 0.02), result(DOCGEN, 0.05)]),
        (
            batch,
            [
                result(PLAIN, 16.0),
                result("carbone", 0, "failed: out of memory"),
                result(DOCGEN, 0.8),
                result(DOCGEN, 0.4, variant="all cores"),
            ],
        ),
    ]
    assert table(measured).splitlines()[2:] == [
        "| start | 20.0 (1) bare Python | - | - | - | - | 50.0 (2.5) | - |",
        "| batch | 16,000 (1), 50 MiB | - | - | - | failed [1] | 800 (0.050), 50 MiB | - |",
        "| batch, all cores | - | - | - | - | - | 400 (0.025), 50 MiB | - |",
        "",
        "[1] batch, carbone: failed: out of memory  ",
    ]
