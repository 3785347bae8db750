"""How a place in a file is written, relative to the project where it lies in it."""

from __future__ import annotations

from pathlib import Path

from docgen.diagnostics import CellLocation, FileLocation, Location, TemplateLocation, YamlLocation


def relative(path: Path, root: Path) -> str:
    """The path from the project's folder, with forward slashes; whole where it lies elsewhere."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return str(path)


def file_of(location: Location) -> Path:
    """The file a place lies in."""
    match location:
        case CellLocation():
            return location.workbook
        case YamlLocation():
            return location.file
        case TemplateLocation():
            return location.template
        case FileLocation():
            return location.path


def short_place(location: Location, root: Path) -> str:
    """One place in one word: `Số liệu!E14`, `mappings/a.yaml:8:5`, `templates/a.docx`."""
    if isinstance(location, CellLocation):
        return f"{location.sheet}!{location.cell}" if location.cell else location.sheet
    name = relative(file_of(location), root)
    return f"{name}:{location.line}:{location.column}" if isinstance(location, YamlLocation) else name


def as_json(location: Location, root: Path) -> dict[str, object]:
    """The place as JSON has it, with its kind."""
    file = relative(file_of(location), root)
    match location:
        case CellLocation():
            cell = {"workbook": file, "sheet": location.sheet, "cell": location.cell, "label": location.label}
            return {"kind": "cell", **cell}
        case YamlLocation():
            return {"kind": "yaml", "file": file, "line": location.line, "column": location.column}
        case TemplateLocation():
            place = {"template": file, "part": location.part, "excerpt": location.excerpt}
            return {"kind": "template", **place}
        case FileLocation():
            return {"kind": "file", "path": file}
