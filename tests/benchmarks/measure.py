"""Running the programs of a scenario in turn, and taking medians."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from msgspec import Struct, field

from tests.benchmarks.texts import difference

LAUNCH = Path(__file__).with_name("programs") / "launch.py"
LONGEST = 900.0  # seconds that one process may take
SLOW = 15.0  # seconds of one run from which on a program is run at most SLOW_RUNS times
SLOW_RUNS = 2
MEBIBYTE = 1024 * 1024

Told = Callable[[str], None]


class Entry(Struct, frozen=True, kw_only=True):
    """One program of a scenario: what is run, and what it writes.

    program: its column in the table; variant: where the same program is measured in several ways, which;
    prepare: called before each run with its number, outside the time; outputs: in the same order for
    every program, empty where there is nothing to compare; warm: the rounds that the program times itself
    count (without the first), not the process; unavailable: why it cannot be run.
    """

    program: str
    command: tuple[str, ...]
    variant: str = ""
    prepare: Callable[[int], None] | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    outputs: tuple[Path, ...] = ()
    warm: bool = False
    unavailable: str = ""


class Scenario(Struct, frozen=True, kw_only=True):
    """The same work for several programs; the first one is what the ratios are taken of."""

    name: str
    title: str
    entries: tuple[Entry, ...]
    memory: bool = False


class Result(Struct, kw_only=True):
    """What was measured of one program: seconds and peak bytes of each run; or why it was not measured."""

    entry: Entry
    seconds: list[float] = field(default_factory=list)
    peaks: list[int] = field(default_factory=list)
    failure: str = ""
    first: float = 0.0

    @property
    def median(self) -> float:
        """The median of the runs, in seconds."""
        return median(self.seconds)

    @property
    def peak(self) -> float:
        """The median of the peaks, in bytes; 0 where the system does not tell."""
        return median(self.peaks)


class RunError(Exception):
    """A program ended with an error; the text is the last line of what it said."""


def measure(scenario: Scenario, runs: int, told: Told) -> list[Result]:
    """Run each program once and compare what they wrote, then `runs` times in turn."""
    results = [Result(entry=entry, failure=entry.unavailable) for entry in scenario.entries]
    for result in results:
        if not result.failure:
            told(f"{scenario.name}: {result.entry.program} {result.entry.variant}".rstrip())
            _try_out(result, results[0])
    for number in range(1, runs + 1):
        for result in results:
            if result.failure or (result.first > SLOW and number > SLOW_RUNS):
                continue
            try:
                seconds, peak = _run(result.entry, number)
            except RunError as error:
                result.failure = f"failed: {error}"
                continue
            result.seconds.append(seconds)
            result.peaks.append(peak)
        told(f"{scenario.name}: run {number} of {runs}")
    return results


def _try_out(result: Result, reference: Result) -> None:
    try:
        result.first, _ = _run(result.entry, 0)
    except RunError as error:
        result.failure = f"failed: {error}"
        return
    if reference.failure:
        result.failure = "nothing to compare with"
    elif different := difference(result.entry.outputs, reference.entry.outputs):
        result.failure = f"text differs: {different}"


def _run(entry: Entry, number: int) -> tuple[float, int]:
    """The seconds and the peak memory of one run."""
    if entry.prepare is not None:
        entry.prepare(number)
    with tempfile.TemporaryDirectory() as folder:
        output, errors = Path(folder) / "output", Path(folder) / "errors"
        before = [_state(path) for path in entry.outputs]
        measured = _launched(entry, output, errors)
        said = output.read_text(encoding="utf-8", errors="replace")
        if measured["code"]:
            raise RunError(_last_line(errors.read_text(encoding="utf-8", errors="replace") or said, measured))
    if any(_state(path) == old for path, old in zip(entry.outputs, before, strict=True)):
        raise RunError("a document was not written anew")
    if entry.warm:
        return median(json.loads(said)[1:]), measured["peak"]
    return measured["seconds"], measured["peak"]


def _state(path: Path) -> tuple[int, int] | None:
    if not path.is_file():
        return None
    found = path.stat()
    return found.st_ino, found.st_mtime_ns


def _launched(entry: Entry, output: Path, errors: Path) -> dict[str, Any]:
    launcher = (sys.executable, "-I", "-S", str(LAUNCH), str(LONGEST), str(output), str(errors))
    done = subprocess.run(
        (*launcher, *entry.command),
        env={**_inherited(), **entry.environment},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise RunError(done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2])
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def _last_line(said: str, measured: Mapping[str, Any]) -> str:
    lines: Sequence[str] = [line.strip() for line in said.splitlines() if line.strip()]
    if measured["code"] < 0 and measured["seconds"] >= LONGEST:
        return f"stopped after {LONGEST:.0f} seconds"
    named = [line for line in lines if "Error" in line or line.startswith("lỗi")]
    return (named or lines or [f"exit code {measured['code']}"])[0][:200]


def _inherited() -> dict[str, str]:
    """The environment, in which Python may keep what it compiled, as it does for users."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
