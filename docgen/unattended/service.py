"""How the system starts the watcher by itself: a systemd user unit, or a task of Windows Task Scheduler."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape

from docgen.pipeline.project import Project

Kind = Literal["systemd", "windows"]
UNIT = "docgen-watch.service"
TASK = "docgen-watch.xml"


def default_kind() -> Kind:
    """What this system starts programs with."""
    return "windows" if os.name == "nt" else "systemd"


def definition(kind: Kind, project: Project, *, poll: bool = False) -> str:
    """The definition that starts `docgen watch` for a project with this Python."""
    return _task(project, poll=poll) if kind == "windows" else _unit(project, poll=poll)


def install(kind: Kind, project: Project, *, poll: bool = False) -> tuple[Path, str]:
    """Write the definition where the system looks for it; also the command that switches it on.

    Raises OSError.
    """
    if kind == "windows":
        path = project.root / TASK
        path.write_text(definition(kind, project, poll=poll), encoding="utf-16")
        return path, f'schtasks /Create /TN "docgen watch" /XML "{path}"'
    path = _settings_folder() / "systemd" / "user" / UNIT
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(definition(kind, project, poll=poll), encoding="utf-8", errors="surrogateescape")
    return path, f"systemctl --user enable --now {UNIT}"


def _settings_folder() -> Path:
    chosen = os.environ.get("XDG_CONFIG_HOME")
    try:
        return Path(chosen) if chosen else Path.home() / ".config"
    except RuntimeError:
        reason = "this account has no home folder; set HOME or XDG_CONFIG_HOME"
        raise FileNotFoundError(errno.ENOENT, reason, "~/.config") from None


def _arguments(project: Project, *, poll: bool) -> list[str]:
    more = ["--poll"] if poll else []
    places = ["--project", str(project.root), "--outbox", str(project.outbox)]
    return ["-m", "docgen", "watch", *places, *more]


def _unit(project: Project, *, poll: bool) -> str:
    command = " ".join(_systemd_quoted(word) for word in (sys.executable, *_arguments(project, poll=poll)))
    return f"""# {UNIT}: systemctl --user enable --now {UNIT}
# So that it runs without anybody logged in: loginctl enable-linger
[Unit]
Description=docgen: official documents from the workbooks in {_systemd_plain(str(project.inbox))}
After=default.target network-online.target

[Service]
Type=simple
ExecStart={command}
ExecReload=/bin/kill -HUP $MAINPID
KillSignal=SIGTERM
KillMode=mixed
TimeoutStopSec=90
Restart=always
RestartSec=10
Nice=5

[Install]
WantedBy=default.target
"""


def _systemd_quoted(word: str) -> str:
    """systemd expands % and $, and reads backslashes and quotes inside double quotes."""
    text = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{text}"'


def _systemd_plain(text: str) -> str:
    return text.replace("%", "%%").replace("\n", " ")


def _task(project: Project, *, poll: bool) -> str:
    python = Path(sys.executable)
    quiet = python.with_name("pythonw.exe") if python.name.lower() == "python.exe" else python
    arguments = " ".join(f'"{word}"' for word in _arguments(project, poll=poll))
    return f"""<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>docgen: lập văn bản từ các tệp số liệu trong {escape(str(project.inbox))}</Description>
  </RegistrationInfo>
  <Triggers>
    <LogonTrigger><Enabled>true</Enabled></LogonTrigger>
    <CalendarTrigger>
      <StartBoundary>2000-01-01T00:00:00</StartBoundary>
      <Repetition><Interval>PT10M</Interval></Repetition>
      <ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure><Interval>PT1M</Interval><Count>999</Count></RestartOnFailure>
  </Settings>
  <Actions>
    <Exec>
      <Command>{escape(str(quiet))}</Command>
      <Arguments>{escape(arguments)}</Arguments>
      <WorkingDirectory>{escape(str(project.root))}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"""
