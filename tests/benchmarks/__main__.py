"""`python -m tests.benchmarks`: make the fixtures, install the peers, measure, print one table."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from tests.benchmarks import report
from tests.benchmarks.aside import clear_away
from tests.benchmarks.fixtures import make_fixtures
from tests.benchmarks.machine import machine, today, versions
from tests.benchmarks.measure import measure
from tests.benchmarks.peers import DEFAULT_FOLDER, install_peers
from tests.benchmarks.scenarios import Bench


def main() -> None:
    """Measure what the command line asks for."""
    options = _options()
    _tell(f"fixtures: {options.folder}")
    fixtures = make_fixtures(options.folder / "fixtures")
    peers = None if options.no_peers else install_peers(options.folder / "peers")
    scenarios = list(Bench(fixtures=fixtures, peers=peers).scenarios())
    unknown = set(options.only) - {scenario.name for scenario in scenarios}
    if unknown:
        sys.exit(f"unknown: {', '.join(unknown)}; known: {', '.join(item.name for item in scenarios)}")
    wanted = [scenario for scenario in scenarios if not options.only or scenario.name in options.only]
    measured = [(scenario, measure(scenario, options.runs, _tell)) for scenario in wanted]
    clear_away(options.folder)
    known = versions(peers)
    if options.json:
        data = {"date": today(), "machine": machine(), "versions": known, "runs": report.as_data(measured)}
        options.json.write_text(json.dumps(data, indent=1), encoding="utf-8")
    sys.stdout.write(report.heading(known, machine(), today(), options.runs))
    sys.stdout.write(f"\n{report.table(measured)}\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="only this scenario")
    parser.add_argument("--runs", type=int, default=5, help="measured runs of each program (default: 5)")
    parser.add_argument("--no-peers", action="store_true", help="leave out the engines for Node.js")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every single run to FILE")
    parser.add_argument(
        "--folder",
        type=Path,
        default=DEFAULT_FOLDER,
        help="where fixtures, documents and peers go (default: %(default)s)",
    )
    options = parser.parse_args()
    options.folder = options.folder.absolute()
    return options


def _tell(step: str) -> None:
    sys.stderr.write(f"{step}\n")


if __name__ == "__main__":
    main()
