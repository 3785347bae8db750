"""Another thread waits for the disk, and what it met is raised where it is waited for."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from functools import partial

import pytest

from docgen.publish.meanwhile import Wait, at_once, meanwhile
from tests.support.pack import PROJECT


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last call took a second."""
    monkeypatch.setattr("docgen.publish.meanwhile._took", 1.0)


def test_at_once_there_is_nothing_to_wait_for() -> None:
    threads: list[threading.Thread] = []
    at_once(lambda: threads.append(threading.current_thread()))()
    assert threads == [threading.current_thread()]


def test_where_calls_are_over_in_a_moment_they_are_made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[threading.Thread] = []

    def take_long() -> None:
        time.sleep(0.01)
        threads.append(threading.current_thread())

    monkeypatch.setattr("docgen.publish.meanwhile._took", 0.0)
    meanwhile(take_long)()
    meanwhile(take_long)()
    own = threading.current_thread()
    assert [thread is own for thread in threads] == [True, False]


@pytest.mark.usefixtures("slow_disk")
def test_several_calls_wait_at_the_same_time() -> None:
    together = threading.Barrier(3)

    def meet() -> None:
        together.wait(10)

    waits = [meanwhile(meet) for _ in range(2)]
    meet()
    for wait in waits:
        wait()


@pytest.mark.usefixtures("slow_disk")
def test_more_calls_than_threads_are_all_made() -> None:
    made: list[int] = []
    waits = [meanwhile(partial(made.append, number)) for number in range(100)]
    for wait in waits:
        wait()
    assert sorted(made) == list(range(100))


@pytest.mark.usefixtures("slow_disk")
@pytest.mark.parametrize("error", [OSError(28, "full"), KeyboardInterrupt()])
def test_what_a_call_raises_is_raised_as_often_as_it_is_waited_for(error: BaseException) -> None:
    def fail() -> None:
        raise error

    wait = meanwhile(fail)
    for _ in range(2):
        with pytest.raises(type(error)):
            wait()
    meanwhile(lambda: None)()  # the thread goes on


@pytest.mark.usefixtures("slow_disk")
def test_no_more_calls_wait_than_a_process_may_hold_files_open() -> None:
    begun: list[int] = []
    go_on = threading.Event()

    def hand_over() -> None:
        for number in range(100):
            begun.append(number)
            waits.append(meanwhile(lambda: assert_(go_on.wait(10))))

    waits: list[Wait] = []
    handing = threading.Thread(target=hand_over)
    handing.start()
    time.sleep(0.1)
    assert len(begun) <= 40
    go_on.set()
    handing.join(10)
    for wait in waits:
        wait()
    assert len(waits) == 100


def assert_(holds: bool) -> None:
    assert holds


@pytest.mark.usefixtures("slow_disk")
def test_where_no_thread_is_to_be_had_calls_are_made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr("docgen.publish.meanwhile._threads", [])
    monkeypatch.setattr("docgen.publish.meanwhile._jobs", None)
    monkeypatch.setattr(threading.Thread, "start", start)
    threads: list[threading.Thread] = []
    meanwhile(lambda: threads.append(threading.current_thread()))()
    assert threads == [threading.current_thread()]


_FORKED = """
import os, sys, time
from docgen.publish.meanwhile import meanwhile
def take_long():
    time.sleep(0.01)
for _ in range(2):
    meanwhile(take_long)()
child = os.fork()
meanwhile(take_long)()
if child:
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
os._exit(7)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows does not fork")
def test_a_process_that_was_forked_off_has_threads_of_its_own() -> None:
    command = [sys.executable, "-c", _FORKED]
    assert subprocess.run(command, cwd=PROJECT, timeout=60).returncode == 7
