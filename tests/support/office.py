"""LibreOffice at work in tests: saving documents again, and answering their tracked changes."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from docgen.pdf import find_libreoffice

_SCRIPT = Path(__file__).with_name("uno_changes.py")

needs_libreoffice = pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed")


@cache
def python_with_uno() -> str | None:
    """A Python that has LibreOffice's module: the system's own, as Debian packages it."""
    for name in ("/usr/bin/python3", "python3", "python"):
        program = shutil.which(name)
        found = program and subprocess.run([program, "-c", "import uno"], capture_output=True, check=False)
        if found and found.returncode == 0:
            return program
    return None


needs_uno = pytest.mark.skipif(
    find_libreoffice() is None or python_with_uno() is None, reason="LibreOffice with Python is not installed"
)


def saved_again(files: Sequence[Path], folder: Path, kind: str = "docx") -> tuple[Path, ...]:
    """The files as LibreOffice saves them, in `folder`."""
    profile = (folder / "profile").as_uri()
    command = [find_libreoffice() or "", f"-env:UserInstallation={profile}", "--headless"]
    command += ["--convert-to", kind, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=180, stdin=subprocess.DEVNULL)
    return tuple(folder / f"{file.stem}.{kind}" for file in files)


def answered(work: Sequence[tuple[Path, str, Path]], folder: Path) -> None:
    """Each (file, "accept" | "reject" | "keep", out): all changes answered by LibreOffice, saved as .docx."""
    arguments = [str(part) for item in work for part in item]
    command = [python_with_uno() or "", str(_SCRIPT), find_libreoffice() or "", str(folder / "profile")]
    subprocess.run([*command, *arguments], check=True, capture_output=True, timeout=240)
