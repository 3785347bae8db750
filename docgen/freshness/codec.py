"""Records as JSON and back.  Whatever is not as it was written raises ValueError: the state is damaged."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docgen.diagnostics import (
    CellLocation,
    Diagnostic,
    FileLocation,
    Location,
    Related,
    TemplateLocation,
    YamlLocation,
)
from docgen.freshness.records import Change, DocumentRecord, Section, State, WorkbookRecord

FORMAT = 1

_KINDS: Mapping[str, type[Location]] = {
    "cell": CellLocation,
    "yaml": YamlLocation,
    "template": TemplateLocation,
    "file": FileLocation,
}
_PATHS = frozenset({"workbook", "file", "template", "path"})


def state_data(state: State) -> dict[str, Any]:
    """The state as JSON has it."""
    return {
        "format": FORMAT,
        "documents": {key: _plain(record) for key, record in state.documents.items()},
        "workbooks": {key: _workbook_data(record) for key, record in state.workbooks.items()},
    }


def state_from(data: Any) -> State:
    """The state from JSON.  Raises ValueError where the JSON is not what `state_data` makes."""
    try:
        if data["format"] != FORMAT:
            raise ValueError(str(data["format"]))
        return State(
            documents={key: _document(item) for key, item in data["documents"].items()},
            workbooks={key: _workbook(item) for key, item in data["workbooks"].items()},
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from error


def _plain(record: Any) -> dict[str, Any]:
    found = {name: getattr(record, name) for name in record.__struct_fields__}
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in found.items()}


def _document(data: Any) -> DocumentRecord:
    record = DocumentRecord(**data)
    texts = [getattr(record, name) for name in record.__struct_fields__ if name != "inputs"]
    if not all(isinstance(text, str) for text in (*texts, *record.inputs.values())):
        raise TypeError(record.document)
    return record


def _workbook_data(record: WorkbookRecord) -> dict[str, Any]:
    return _plain(record) | {
        "problems": {
            name: [_diagnostic_data(item) for item in found] for name, found in record.problems.items()
        },
        "sections": [_plain(section) for section in record.sections],
        "changes": [_plain(change) for change in record.changes],
    }


def _workbook(data: Any) -> WorkbookRecord:
    read = {
        "problems": {
            name: tuple(_diagnostic(item) for item in found) for name, found in data["problems"].items()
        },
        "sections": tuple(Section(**item) for item in data["sections"]),
        "changes": tuple(Change(**item) for item in data["changes"]),
    }
    record = WorkbookRecord(**(data | read))
    if not isinstance(record.sha256, str) or not isinstance(record.documents, dict):
        raise TypeError(record.workbook)
    return record


def _diagnostic_data(problem: Diagnostic) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "args": dict(problem.args),
        "location": _location_data(problem.location),
        "related": [[other.role, _location_data(other.location)] for other in problem.related],
    }


def _diagnostic(data: Any) -> Diagnostic:
    return Diagnostic(
        code=str(data["code"]),
        severity="warning" if data["severity"] == "warning" else "error",
        args={str(name): str(value) for name, value in data["args"].items()},
        location=_location(data["location"]),
        related=tuple(Related(role=role, location=_location(place)) for role, place in data["related"]),
    )


def _location_data(location: Location) -> dict[str, Any]:
    kind = next(name for name, type_ in _KINDS.items() if isinstance(location, type_))
    fields = {name: getattr(location, name) for name in location.__struct_fields__}
    return {"kind": kind} | {name: str(v) if isinstance(v, Path) else v for name, v in fields.items()}


def _location(data: Any) -> Location:
    fields = {name: Path(v) if name in _PATHS else v for name, v in data.items() if name != "kind"}
    make: Any = _KINDS[data["kind"]]  # which fields it takes is what the file says, or a TypeError
    return make(**fields)  # type: ignore[no-any-return]  # one of the four kinds
