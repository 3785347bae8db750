"""Every command takes the title that `docgen build` prints, beside the name of the mapping and a path."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.cli import cli
from docgen.pipeline.project import Project
from tests.support.watched_project import build_now, outcomes, save_workbook, small_project

TITLE = "Báo cáo (Mẫu 02)"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    found = small_project(tmp_path)
    mapping = found.mappings / "mot.yaml"
    text = mapping.read_text(encoding="utf-8").replace("title: Báo cáo", f"title: {TITLE}")
    mapping.write_text(text, encoding="utf-8")
    build_now(found)
    return found


def run(project: Project, *words: str) -> Result:
    return CliRunner().invoke(cli, [*words, "--project", str(project.root)])


def made(result: Result) -> list[str]:
    return [item["document"] for item in json.loads(result.stdout)["documents"]]


@pytest.mark.parametrize("name", [TITLE, TITLE.upper(), unicodedata.normalize("NFD", TITLE), "mot"])
def test_only(project: Project, name: str) -> None:
    assert made(run(project, "build", "--only", name, "--format", "json")) == ["mot"]  # up to date
    save_workbook(project, cuoc=45, nguoi=1300)
    assert made(run(project, "check", "--only", name, "--format", "json")) == ["mot"]
    assert made(run(project, "build", "--only", name, "--format", "json")) == ["mot"]
    assert outcomes(build_now(project)) == {"mot": "unchanged", "hai": "published"}


def test_a_title_that_no_document_has(project: Project) -> None:
    result = run(project, "build", "--only", "Báo cáo (Mẫu 03)")
    assert result.exit_code == 1
    assert f'có phải là "{TITLE}"?' in result.stdout


@pytest.mark.parametrize("name", [TITLE, "mot", "outbox/so-lieu/Báo cáo.docx"])
def test_trace_verify_and_restore(project: Project, name: str) -> None:
    """The path is that which `build` prints, also where the project is not the working folder."""
    assert "in 38" in run(project, "trace", name).stdout
    assert "2 số liệu khớp, 0 khác" in run(project, "verify", name).stdout
    assert run(project, "restore", name).stdout.startswith("so-lieu/Báo cáo.docx\n   1  ")


def test_a_title_that_two_workbooks_have(project: Project) -> None:
    save_workbook(project, name="khac.xlsx")
    build_now(project)
    for command in ("verify", "restore"):
        result = run(project, command, TITLE)
        assert result.exit_code == 1
        assert f'có nhiều văn bản tên "{TITLE}"' in result.stdout
    assert run(project, "trace", TITLE).stdout.count("in 38") == 2


def test_verify_of_nothing(project: Project) -> None:
    result = run(project, "verify", "Không có")
    assert (result.exit_code, "file-not-found" in result.stdout) == (1, True)
