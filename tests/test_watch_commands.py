"""The commands around the watcher: status, restore, service, watch --once."""

from __future__ import annotations

import configparser
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from docgen.cli import cli
from docgen.pipeline.project import Project, project_at
from docgen.unattended.service import definition
from tests.support.projects import text_of
from tests.support.watched_project import build_now, save_workbook, small_project

REPORT = "so-lieu/Báo cáo.docx"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    found = small_project(tmp_path)
    build_now(found)
    save_workbook(found, cuoc=45)
    build_now(found)
    return found


def run(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments, "--project", str(project.root)], catch_exceptions=False)


def test_status(project: Project) -> None:
    save_workbook(project, cuoc=46)
    result = run(project, "status")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "inbox/so-lieu.xlsx: hai: tệp số liệu đã thay đổi  ->  outbox/so-lieu/Phụ lục.docx",
        '    Số liệu!B1  "Số cuộc": 45 -> 46',
        "inbox/so-lieu.xlsx: mot: tệp số liệu đã thay đổi  ->  outbox/so-lieu/Báo cáo.docx",
        '    Số liệu!B1  "Số cuộc": 45 -> 46',
        "Hiện không có chương trình theo dõi.",
    ]
    short = run(project, "status", "--format", "short", "--lang", "en").stdout.splitlines()
    assert short == [
        "inbox/so-lieu.xlsx: hai: the workbook changed",
        "inbox/so-lieu.xlsx: mot: the workbook changed",
    ]
    found = json.loads(run(project, "status", "--format", "json").stdout)
    assert [item["reasons"] for item in found["documents"]] == [["workbook-changed"]] * 2


def test_restore(project: Project) -> None:
    listed = run(project, "restore", "Báo cáo")
    assert listed.exit_code == 0
    assert [line.split()[0] for line in listed.stdout.splitlines()[1:]] == ["1", "2"]
    assert run(project, "restore", "Báo cáo", "--version", "2").exit_code == 0
    assert text_of(project.outbox / REPORT) == ["BHXH tỉnh Hà Tĩnh: 38 cuộc"]
    refused = run(project, "restore", "Báo cáo", "--version", "9")
    assert refused.exit_code == 1
    assert "lỗi[version-unknown]" in refused.stdout
    assert "restored" in run(project, "status", "--format", "json").stdout
    assert "inbox/so-lieu.xlsx: mot: là bản cũ được khôi phục" in run(project, "status").stdout


def test_watch_once(project: Project) -> None:
    save_workbook(project, cuoc=50)
    result = run(project, "watch", "--once", "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {"documents": [], "diagnostics": [], "accepted": [], "changes": []}
    assert text_of(project.outbox / REPORT) == ["BHXH tỉnh Hà Tĩnh: 50 cuộc"]
    save_workbook(project, cuoc="năm mươi")
    result = run(project, "watch", "--once", "--format", "json")
    assert result.exit_code == 1
    (problem,) = json.loads(result.stdout)["diagnostics"]
    assert problem["location"]["cell"] == "B1"


def test_the_systemd_unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    root = tmp_path / 'dự án 100% "mới"'
    root.mkdir()
    project = project_at(root)
    result = run(project, "service", "--kind", "systemd", "--install", "--poll")
    path = tmp_path / "config" / "systemd" / "user" / "docgen-watch.service"
    assert result.stdout == f"{path}\nsystemctl --user enable --now docgen-watch.service\n"
    unit = configparser.ConfigParser(interpolation=None)
    unit.read_string(path.read_text(encoding="utf-8"))
    start = unit["Service"]["ExecStart"]
    quoted = str(root).replace("%", "%%").replace('"', '\\"')
    assert f'"--project" "{quoted}"' in start
    assert start.endswith('"--poll"')
    assert unit["Service"]["Restart"] == "always"


def test_an_account_without_a_home_folder_is_told_to_name_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setattr(Path, "home", home)
    arguments = ["service", "--kind", "systemd", "--install", "--project", str(tmp_path)]
    with pytest.raises(click.ClickException) as refused:
        cli.main(arguments, standalone_mode=False)
    assert refused.value.message == "~/.config: this account has no home folder; set HOME or XDG_CONFIG_HOME"


def test_the_windows_task(tmp_path: Path) -> None:
    project = project_at(tmp_path / "dự án & <mới>")
    text = definition("windows", project)
    task = ET.fromstring(text.replace('encoding="UTF-16"', 'encoding="UTF-8"').encode())
    space = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
    arguments = task.findtext(f"{space}Actions/{space}Exec/{space}Arguments")
    assert arguments is not None
    assert arguments.startswith(f'"-m" "docgen" "watch" "--project" "{project.root}"')
    assert task.findtext(f"{space}Settings/{space}MultipleInstancesPolicy") == "IgnoreNew"
    (tmp_path / "dự án & <mới>").mkdir()
    result = run(project, "service", "--kind", "windows", "--install")
    path = project.root / "docgen-watch.xml"
    assert result.stdout == f'{path}\nschtasks /Create /TN "docgen watch" /XML "{path}"\n'
    assert path.read_text(encoding="utf-16") == text
