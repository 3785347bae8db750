"""PDF copies of documents, made by LibreOffice where it is installed.

LibreOffice runs headless, with a profile of its own (a second instance on a shared profile would hand the
work to the first and end at once) and within a time limit.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation
from docgen.freshness.copies import Copies
from docgen.freshness.fingerprint import digest
from docgen.pipeline.report import Report
from docgen.publish.copies import pdf_path
from docgen.publish.scratch import scratch_folder

SECONDS = 120.0  # for one call that converts everything; starting cold takes LibreOffice about 5

_NAMES = ("soffice", "soffice.com", "libreoffice")
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


def with_pdfs(
    report: Report, outbox: Path, *, seconds: float = SECONDS, program: str | None = None
) -> Report:
    """The report, after a PDF was put beside every document that was published or is unchanged.

    A document with a PDF of its present version is left alone, and so is one whose PDF somebody put there
    later; an older one of theirs is kept beside the new PDF.
    """
    copies = Copies(outbox)
    documents = [item.path for item in report.documents if item.path and item.outcome != "rejected"]
    stale = [path for path in documents if _is_stale(path, copies)]
    if not stale:
        return report
    problems = make_pdfs(stale, copies, seconds=seconds, program=program or find_libreoffice())
    return replace(report, diagnostics=(*report.diagnostics, *problems, *copies.save()))


def find_libreoffice() -> str | None:
    """LibreOffice's program: on the path, or where its Windows installer puts it."""
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            return found
    for variable in _WINDOWS_FOLDERS:
        folder = os.environ.get(variable)
        program = Path(folder, "LibreOffice", "program", "soffice.com") if folder else None
        if program and program.is_file():
            return str(program)
    return None


def make_pdfs(
    documents: Sequence[Path], copies: Copies, *, seconds: float, program: str | None
) -> Diagnostics:
    """Convert documents, each published whole; a diagnostic for each that could not be."""
    if program is None:
        return tuple(_failed(path, "LibreOffice?") for path in documents)
    with scratch_folder("docgen-pdf-") as folder:
        sources = {folder / f"{number}.docx": path for number, path in enumerate(documents)}
        for source, path in sources.items():
            shutil.copyfile(path, source)
        reason = _convert(program, tuple(sources), folder, seconds)
        return _collect(sources, copies, reason)


def _convert(program: str, sources: Sequence[Path], folder: Path, seconds: float) -> str:
    """Run LibreOffice; why it failed, '' where it ended well."""
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, sources)]
    try:
        done = subprocess.run(  # noqa: S603  # the program is LibreOffice, the arguments are our own files
            command, capture_output=True, timeout=seconds, check=False, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        return f"> {seconds:.0f} s"
    except OSError as error:
        return str(error)
    return "" if done.returncode == 0 else f"LibreOffice: {done.returncode}"


def _collect(sources: Mapping[Path, Path], copies: Copies, reason: str) -> Diagnostics:
    problems: list[Diagnostic] = []
    for source, path in sources.items():
        made = source.with_suffix(".pdf")
        if not made.is_file() or not made.stat().st_size:
            problems.append(_failed(path, reason or "LibreOffice"))
            continue
        _, more = copies.put(made.read_bytes(), pdf_path(path), digest(source))
        problems.extend(more)
    return tuple(problems)


def _is_stale(path: Path, copies: Copies) -> bool:
    pdf = pdf_path(path)
    return not pdf.exists() or copies.is_outdated(pdf, path)


def _failed(path: Path, reason: str) -> Diagnostic:
    return Diagnostic(
        code="pdf-not-made", location=FileLocation(path=path), args={"reason": reason}, severity="warning"
    )
