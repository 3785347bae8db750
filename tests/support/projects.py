"""Small projects in a folder: a workbook from Markdown tables, mappings as YAML, templates as paragraphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import dedent

from docx import Document

from docgen.pipeline.project import Project, project_at
from tests.support.workbooks import table_workbook


def make_project(
    root: Path,
    *,
    mappings: Mapping[str, str],
    templates: Mapping[str, Sequence[str]],
    workbook: Mapping[str, str] | None = None,
    name: str = "so-lieu.xlsx",
) -> Project:
    """A project: {"a.yaml": "..."}, {"a.docx": ["paragraph", ...]}, {"Sheet": "| Markdown |"}."""
    for folder in ("inbox", "mappings", "templates"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for file, text in mappings.items():
        (root / "mappings" / file).write_text(dedent(text), encoding="utf-8")
    for file, paragraphs in templates.items():
        save_template(root / "templates" / file, paragraphs)
    if workbook is not None:
        table_workbook(root / "inbox", {sheet: dedent(table) for sheet, table in workbook.items()}, name)
    return project_at(root)


def save_template(path: Path, paragraphs: Sequence[str]) -> None:
    """A Word template with these paragraphs."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))


def text_of(path: Path) -> list[str]:
    """The paragraphs of a document's body."""
    return [paragraph.text for paragraph in Document(str(path)).paragraphs]
