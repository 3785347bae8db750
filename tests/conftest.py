"""What every test run has: a cache of its own, and in CI no test that is passed over."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest

from docgen.cache import FOLDER_VARIABLE


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` rewrites what the golden cases expect."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/cases/*/ expectations")


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Generator[None]:
    """Neither the tester's cache is used nor what a test compiles left in it."""
    folder: Path = tmp_path_factory.mktemp("cache")
    previous = os.environ.get(FOLDER_VARIABLE)
    os.environ[FOLDER_VARIABLE] = str(folder)
    yield
    if previous is None:
        del os.environ[FOLDER_VARIABLE]
    else:
        os.environ[FOLDER_VARIABLE] = previous


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI everything a test needs is installed, so a skipped test is a test that was lost.

    Other people's engines, which the bench compares docgen with, are the exception: they are no part of it.
    """
    report = yield
    allowed = hasattr(report, "wasxfail") or item.get_closest_marker("peers")
    if report.skipped and os.environ.get("CI") and not allowed:
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report
