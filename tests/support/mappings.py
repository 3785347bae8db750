"""Mapping files built in a folder, and their problems found as short comparable lines."""

from __future__ import annotations

import textwrap
from pathlib import Path

from docgen.diagnostics import Diagnostic, FileLocation, Location, YamlLocation
from docgen.mapping.model import DocumentMapping
from docgen.mapping.reader import read_mapping, read_pack

DOCUMENT = 'template: a.docx\noutput: "A.docx"\n'

Problem = tuple[str, str, dict[str, str]]


def write_files(folder: Path, files: dict[str, str | bytes]) -> tuple[Path, Path]:
    """Writes mapping files, dedented, and an empty template a.docx; gives mappings/ and templates/."""
    mappings, templates = folder / "mappings", folder / "templates"
    templates.mkdir(parents=True, exist_ok=True)
    (templates / "a.docx").touch()
    for name, text in files.items():
        path = mappings / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else textwrap.dedent(text).encode("utf-8"))
    return mappings, templates


def problem_of(diagnostic: Diagnostic) -> Problem:
    """A diagnostic as (code, file:line:column and related places, args)."""
    places = [diagnostic.location, *(related.location for related in diagnostic.related)]
    return diagnostic.code, " < ".join(map(_place, places)), dict(diagnostic.args)


def _place(location: Location) -> str:
    if isinstance(location, YamlLocation):
        return f"{location.file.name}:{location.line}:{location.column}"
    assert isinstance(location, FileLocation)
    return location.path.name


def read(folder: Path, text: str | bytes, **others: str) -> tuple[DocumentMapping | None, list[Problem]]:
    """Reads `text` as the document a.yaml; `others` are files beside it, by stem."""
    files: dict[str, str | bytes] = {
        "a.yaml": text,
        **{f"{stem}.yaml": more for stem, more in others.items()},
    }
    mappings, templates = write_files(folder, files)
    mapping, found = read_mapping(mappings / "a.yaml", templates=templates)
    return mapping, [problem_of(diagnostic) for diagnostic in found]


def pack_problems(folder: Path, files: dict[str, str | bytes]) -> list[Problem]:
    """The problems of a whole folder of mappings."""
    mappings, templates = write_files(folder, files)
    return [problem_of(diagnostic) for diagnostic in read_pack(mappings, templates)[1]]
