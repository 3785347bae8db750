"""One small JSON file that a monitor reads: is the watcher alive, and does anything wait for a person."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import asdict

from docgen.publish.atomic import publish

NAME = "health.json"


class Health(Struct, kw_only=True):
    """ok is False where a folder is away or documents wait; errors in workbooks are the staff's affair."""

    host: str
    pid: int
    since: str
    version: str
    polling: str = ""
    builds: int = 0
    documents: int = 0
    restarts: int = 0
    away: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)
    last_build: str = ""
    last_seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong with the watch itself."""
        return not self.away and not self.waiting

    def line(self) -> str:
        """The same in one line, for the log and the console."""
        state = "ok" if self.ok else "degraded"
        return (
            f"health {state} builds={self.builds} documents={self.documents} rejected={len(self.rejected)} "
            f"waiting={len(self.waiting)} away={len(self.away)} polling={self.polling or 'no'}"
        )


def write_health(health: Health, outbox: Path, state: str = "running") -> None:
    """Write the file; `state` is "running" or "stopped"."""
    data = {
        "ok": health.ok and state == "running",
        "state": state,
        "updated": datetime.now().astimezone().isoformat(timespec="seconds"),
        **asdict(health),
    }
    content = json.dumps(data, ensure_ascii=False, indent=1)
    known = content.encode("utf-8", "replace")  # a file name need not be Unicode, JSON must be
    publish(known, outbox / ".docgen" / NAME, root=outbox)
