"""What was measured with, and on."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import date
from importlib.metadata import version
from pathlib import Path

import docgen
from tests.benchmarks.peers import Peers

_LIBRARIES = ("openpyxl", "docxtpl", "python-docx", "Jinja2", "lxml")


def versions(peers: Peers | None) -> dict[str, str]:
    """The version of everything that takes part."""
    found = {"docgen": docgen.__version__, "Python": platform.python_version()}
    found |= {name: version(name) for name in _LIBRARIES}
    if peers is not None and peers.versions:
        node = subprocess.run((peers.node, "--version"), capture_output=True, text=True, check=False)
        found["Node.js"] = node.stdout.strip().removeprefix("v")
        found |= peers.versions
    return found


def machine() -> str:
    """Cores, processor and system."""
    return f"{os.cpu_count()} cores, {_processor()}, {platform.system()} {platform.machine()}"


def today() -> str:
    """The date of the measurement."""
    return date.today().isoformat()


def _processor() -> str:
    described = Path("/proc/cpuinfo")
    if described.is_file():
        for line in described.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"
