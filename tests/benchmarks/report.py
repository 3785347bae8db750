"""The one table: a row for each scenario, a column for each program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tests.benchmarks.dialects import PEERS
from tests.benchmarks.measure import MEBIBYTE, SLOW, SLOW_RUNS, Result, Scenario

PLAIN, DOCGEN, LIMIT, BARE = "plain script", "docgen", "limit", "bare Python"
PROGRAMS = (PLAIN, *(peer.name for peer in PEERS), DOCGEN, LIMIT)

Measured = Sequence[tuple[Scenario, Sequence[Result]]]


def table(measured: Measured) -> str:
    """Medians in milliseconds, ratios to the first program, and what was not measured, in Markdown."""
    notes: list[str] = []
    lines = [
        f"| work: median ms (ratio to the plain script) | {' | '.join(PROGRAMS)} |",
        f"|---|{'---|' * len(PROGRAMS)}",
    ]
    for scenario, results in measured:
        for title, row in _rows(scenario, results):
            cells = (_cell(row.get(program), results[0], scenario, notes) for program in PROGRAMS)
            lines.append(f"| {title} | {' | '.join(cells)} |")
    lines += ["", *notes] if notes else []
    return "\n".join(lines)


def _rows(scenario: Scenario, results: Sequence[Result]) -> Iterator[tuple[str, dict[str, Result]]]:
    """The row of the scenario, and one for each variant of a program in it."""
    for variant in dict.fromkeys(result.entry.variant for result in results):
        row = {result.entry.program: result for result in results if result.entry.variant == variant}
        if BARE in row:
            row[PLAIN] = row.pop(BARE)
        yield f"{scenario.title}, {variant}" if variant else scenario.title, row


def _cell(result: Result | None, base: Result, scenario: Scenario, notes: list[str]) -> str:
    if result is None:
        return "-"
    if result.failure:
        notes.append(f"[{len(notes) + 1}] {scenario.title}, {result.entry.program}: {result.failure}  ")
        return f"{result.failure.partition(':')[0]} [{len(notes)}]"
    text = milliseconds(result.median)
    if not base.failure:
        text += f" ({ratio(result.median / base.median)})"
    if result.entry.program == BARE:
        text += f" {BARE}"
    if scenario.memory and result.peak:
        text += f", {result.peak / MEBIBYTE:.0f} MiB"
    return text


def milliseconds(seconds: float) -> str:
    """12,345; 123; 12.3."""
    value = seconds * 1000
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def ratio(value: float) -> str:
    """1; 0.62; 0.062."""
    if value >= 0.995:
        return f"{value:.2g}"
    return f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def heading(versions: Mapping[str, str], machine: str, date: str, runs: int) -> str:
    """What the table was measured with, and what its numbers mean."""
    named = ", ".join(f"{name} {number}" for name, number in versions.items())
    return (
        f"{date}; {machine}.  \n{named}.  \n"
        f"Wall time, medians of {runs} runs taken in turn ({min(runs, SLOW_RUNS)} where one takes more than "
        f"{SLOW:.0f} s), after a run whose texts were compared; MiB: peak memory of one process.  \n"
        "The plain script (openpyxl + docxtpl), docgen and the limit read the workbook, except for rendering "
        "alone; the engines for Node.js always get their values ready to print, as JSON. Each is one "
        "process, unless the row says all cores. docgen's figures "
        "include its checks, the proof of each document and publishing (fsync, rename); the limit checks "
        "nothing.\n"
    )


def as_data(measured: Measured) -> list[dict[str, object]]:
    """All runs, for a program that reads them."""
    return [
        {
            "scenario": scenario.name,
            "title": scenario.title,
            "program": result.entry.program,
            "variant": result.entry.variant,
            "seconds": result.seconds,
            "peak_bytes": result.peaks,
            "failure": result.failure,
        }
        for scenario, results in measured
        for result in results
    ]
