"""The form pack of the project, read without its templates (the workbook does not depend on them)."""

from __future__ import annotations

import shutil
from pathlib import Path

from docgen.mapping.model import DocumentMapping
from docgen.mapping.reader import find_mappings, read_pack

PROJECT = Path(__file__).resolve().parents[2]


def pack_mappings(folder: Path) -> tuple[DocumentMapping, ...]:
    """The mappings of the project, copied into `folder` beside empty files that stand for templates."""
    copied = folder / "mappings"
    shutil.copytree(PROJECT / "mappings", copied)
    templates = folder / "templates"
    templates.mkdir()
    for path in find_mappings(copied)[0]:
        (templates / path.with_suffix(".docx").name).touch()
    mappings, diagnostics = read_pack(copied, templates)
    assert diagnostics == ()
    return mappings
