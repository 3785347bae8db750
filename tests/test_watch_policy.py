"""When a file has settled: scripted events, a fake clock, no sleeping."""

from __future__ import annotations

import gc
import tracemalloc
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.watch.ignored import passed_over
from docgen.watch.look import look
from tests.support.watching import Script, changed
from tests.support.workbooks import workbook_file

STATES = ("whole", "growing", "missing", "opaque")
A, B = Path("inbox/a.xlsx"), Path("inbox/b.xlsx")


def test_a_whole_save_is_handed_on_at_once() -> None:
    script = Script()
    script.save(1.0, A)
    assert changed(script.run()) == [(1.08, ("a.xlsx",))]


def test_a_growing_file_waits_until_it_is_whole() -> None:
    script = Script()
    for second in range(1, 9):
        script.save(float(second), A, "growing")
    script.save(9.0, A)
    assert changed(script.run()) == [(9.08, ("a.xlsx",))]


def test_a_package_that_never_ends_is_handed_on_to_be_refused_by_name() -> None:
    script = Script()
    script.save(1.0, A, "growing")
    assert changed(script.run()) == [(13.0, ("a.xlsx",))]


def test_a_slow_copy_that_pauses_is_no_false_alarm() -> None:
    script = Script()
    script.save(1.0, A, "growing")
    script.save(11.0, A, "growing")
    script.save(21.0, A)
    assert changed(script.run()) == [(21.08, ("a.xlsx",))]


def test_a_file_whose_end_cannot_be_told_waits_two_seconds() -> None:
    script = Script()
    script.save(1.0, A, "opaque")
    script.save(2.0, A, "opaque")
    assert changed(script.run()) == [(4.0, ("a.xlsx",))]


def test_a_deletion_is_told_only_when_nothing_comes_back() -> None:
    script = Script()
    script.save(0.0, A)
    script.save(10.0, A, "missing")
    script.save(10.5, A)
    script.save(20.0, A, "missing")
    assert changed(script.run()) == [(0.08, ("a.xlsx",)), (10.58, ("a.xlsx",)), (21.0, ("a.xlsx",))]


@pytest.mark.parametrize("building", [0.05, 0.3, 2.0])
def test_a_burst_of_twenty_saves_in_four_seconds_makes_at_most_three_batches(building: float) -> None:
    script = Script()
    for number in range(20):
        script.save(1.0 + number * 0.2, A)
    found = changed(script.run(building=building))
    assert 1 <= len(found) <= 3
    assert found[-1][0] >= 4.8  # the last save is among them


@settings(max_examples=150, deadline=None)
@given(st.lists(st.floats(0.0, 0.35), min_size=12, max_size=20))
def test_any_dense_burst_makes_few_batches(gaps: list[float]) -> None:
    script = Script()
    at = 1.0
    for gap in gaps:
        at += gap
        script.save(at, A)
    found = changed(script.run(building=0.2))
    assert 1 <= len(found) <= 3
    assert found[-1][0] >= at


def test_one_save_after_another_is_quick_each_time() -> None:
    script = Script()
    for number in range(8):
        script.save(1.0 + number * 1.5, A)
    waits = [
        time - (1.0 + number * 1.5) for number, (time, _) in enumerate(changed(script.run(building=0.3)))
    ]
    assert len(waits) == 8
    assert max(waits) <= 0.45


def test_saves_without_end_are_built_all_the_same() -> None:
    script = Script(end=40.0)
    for number in range(400):
        script.save(1.0 + number * 0.1, A)
    found = changed(script.run())
    assert len(found) >= 6
    assert max(later - earlier for (earlier, _), (later, _) in pairwise(found)) <= 5.2


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.floats(0.0, 20.0),
            st.sampled_from("abcdef"),
            st.sampled_from(["whole", "growing", "missing", "opaque"]),
        ),
        max_size=40,
    )
)
def test_every_touched_path_ends_in_a_batch(plan: list[tuple[float, str, str]]) -> None:
    script = Script(end=60.0)
    for at, name, state in plan:
        script.save(at, Path(f"inbox/{name}.xlsx"), state)  # type: ignore[arg-type]  # drawn from its values
    last = {f"{name}.xlsx": max(at for at, other, _ in plan if other == name) for _, name, _ in plan}
    handed = {name: time for time, names in changed(script.run(building=0.1)) for name in names}
    assert handed.keys() == last.keys()
    assert all(handed[name] >= at - 0.01 for name, at in last.items())


def test_lost_events_ask_for_a_look_at_everything() -> None:
    script = Script()
    script.lose(3.0)
    assert [(round(time, 2), batch.reason) for time, batch in script.run()] == [
        (0.0, "start"),
        (3.0, "rescan"),
    ]


def test_a_rescan_comes_by_itself() -> None:
    reasons = [batch.reason for _, batch in Script(end=200.0).run(rescan=60.0)]
    assert reasons == ["start", "rescan", "rescan", "rescan"]


def test_events_of_one_file_do_not_hold_up_another() -> None:
    script = Script()
    for number in range(100):
        script.save(number * 0.1, A, "growing")
    script.save(1.0, B)
    assert changed(script.run())[0] == (1.08, ("b.xlsx",))


def test_ten_thousand_events_leave_memory_and_open_files_as_they_were() -> None:
    def play(events: int) -> None:
        script = Script(end=events * 0.05 + 10)
        for number in range(events):
            script.save(number * 0.05, Path(f"inbox/{number % 700}.xlsx"))
        script.run()

    fds = Path("/proc/self/fd")
    play(500)
    files = len(list(fds.iterdir())) if fds.exists() else 0

    def held() -> int:
        tracemalloc.start()
        play(10_000)
        gc.collect()
        still, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return still

    assert min(held(), held()) < 1_000_000  # a thread of another test may once get memory meanwhile
    assert (len(list(fds.iterdir())) if fds.exists() else 0) == files


def test_what_lies_at_a_path(tmp_path: Path) -> None:
    path = workbook_file(tmp_path, {"Trang": {"A1": 1}})
    content = path.read_bytes()
    assert look(path).state == "whole"
    for cut in (0, 1, 100, len(content) // 2, len(content) - 1):
        path.write_bytes(content[:cut])
        assert look(path).state in ("growing", "opaque" if cut == 1 else "growing"), cut
    path.write_bytes(b"\0" * len(content))
    assert look(path).state == "growing"
    path.write_bytes(b"\0" * (len(content) // 2) + content[len(content) // 2 :])
    assert look(path).state == "growing"
    path.write_bytes(b"\xd0\xcf\x11\xe0 an old workbook")
    assert look(path).state == "opaque"
    path.unlink()
    assert look(path).state == "missing"
    path.mkdir()
    assert look(path).state == "missing"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("~$so-lieu.xlsx", "temporary"),
        (".~lock.so-lieu.xlsx#", "temporary"),
        (".~so-lieu.xlsx", "temporary"),
        ("~so-lieu.tmp", "temporary"),
        ("lu0123.tmp", "temporary"),
        (".so-lieu.xlsx.aB3xYz", "temporary"),
        ("so-lieu.xlsx.part", "temporary"),
        ("so-lieu.xlsx.crdownload", "temporary"),
        ("so-lieu.xlsx~", "temporary"),
        ("desktop.ini", "temporary"),
        ("so-lieu.sync-conflict-20261005-101500-ABCDEFG.xlsx", "conflict"),
        ("so-lieu (conflicted copy 2026-10-05).xlsx", "conflict"),
        ("so-lieu_conflict-20261005-101500.xlsx", "conflict"),
        ("so-lieu - Bản sao xung đột.xlsx", "conflict"),
        ("so-lieu.xlsx", ""),
        ("Số liệu quý 3 (1).xlsx", ""),
        ("luong.xlsx", ""),
        ("xung đột lợi ích.xlsx", ""),
    ],
)
def test_files_passed_over(name: str, why: str) -> None:
    assert passed_over(name) == why
