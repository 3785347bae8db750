"""What each rule of the pack says when it is broken, whole, for a person to read aloud.

`tests/forms/rules.txt` holds it; run `python -m tests.support.rule_messages` from the project's folder to
write it anew after reading the difference.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from docgen.diagnostics import CellLocation, Diagnostic
from tests.support.changed import PackSample
from tests.support.pack import PROJECT, pack_mappings
from tests.support.rule_cases import BROKEN_BY
from tests.support.sample import PATH as SAMPLE

PATH = PROJECT / "tests" / "forms" / "rules.txt"


def told(sample: PackSample) -> str:
    """Every case of a broken rule with its messages."""
    return "\n".join(line for name in BROKEN_BY for line in _case(sample, name)) + "\n"


def _case(sample: PackSample, name: str) -> Iterator[str]:
    yield f"## {name}"
    for problem in sample.broken(BROKEN_BY[name]):
        yield from _problem(problem)
    yield ""


def _problem(problem: Diagnostic) -> Iterator[str]:
    kind = "Lỗi" if problem.severity == "error" else "Cảnh báo"
    yield f"[{kind}] {_cell(problem.location)}: {problem.args['message']}"
    yield f"    gợi ý: {problem.args.get('hint', '-')}"
    for related in problem.related:
        if related.role == "compare":
            yield f"    so với: {_cell(related.location)}"


def _cell(location: object) -> str:
    assert isinstance(location, CellLocation)
    return f"{location.sheet}!{location.cell} ({location.label})"


def main() -> None:
    """Write the messages anew."""
    with tempfile.TemporaryDirectory() as folder:
        sample = PackSample.read(pack_mappings(Path(folder)), PROJECT / SAMPLE)
        PATH.write_text(told(sample), encoding="utf-8")


if __name__ == "__main__":
    main()
