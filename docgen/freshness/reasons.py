"""Why a document is not up to date."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Literal

from docgen.freshness.fingerprint import MAPPING_ENDINGS, TEMPLATE_ENDINGS, Prints
from docgen.freshness.records import DocumentRecord
from docgen.installed import source_files
from docgen.version import VERSION

Reason = Literal[
    "new",
    "memory-damaged",
    "workbook-changed",
    "mapping-changed",
    "template-changed",
    "other-workbook-changed",
    "docgen-changed",
    "artifact-missing",
    "artifact-edited",
    "left-out",
]
ArtifactState = Literal["same", "missing", "edited"]


def reasons(
    record: DocumentRecord | None, artifact: ArtifactState, workbook_sha256: str, inputs: Prints, version: str
) -> tuple[Reason, ...]:
    """Everything that differs since the document was published; () for one that is up to date.

    inputs: the hashes now of the files that the document was made from.
    """
    if record is None:
        return ("new",)
    found: list[Reason] = []
    if record.workbook_sha256 != workbook_sha256:
        found.append("workbook-changed")
    changed = {name for name in {*record.inputs, *inputs} if record.inputs.get(name) != inputs.get(name)}
    mappings = {name for name in changed if Path(name).suffix.lower() in MAPPING_ENDINGS}
    if mappings:
        found.append("mapping-changed")
    templates = {name for name in changed if Path(name).suffix.lower() in TEMPLATE_ENDINGS}
    if templates:
        found.append("template-changed")
    if changed - mappings - templates:
        found.append("other-workbook-changed")
    if record.version != version:
        found.append("docgen-changed")
    if artifact != "same":
        found.append("artifact-missing" if artifact == "missing" else "artifact-edited")
    return tuple(found)


def calls_for_work(found: tuple[Reason, ...]) -> bool:
    """Whether the document is to be made anew: an edit by hand alone is the person's affair."""
    return any(reason != "artifact-edited" for reason in found)


@cache
def version_mark() -> str:
    """docgen's version, and a mark of its own code: who works on docgen changes it without a new version.

    Sizes, not times: two machines with the same docgen on one share must agree.
    """
    sizes = "\n".join(f"{file.name} {file.size}" for file in source_files())
    return f"{VERSION}+{hashlib.sha256(sizes.encode()).hexdigest()[:8]}"
