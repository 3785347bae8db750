"""What lies beside a document and was made of it: a PDF, a review copy."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docgen.publish.names import safe_name

REVIEW: Mapping[str, str] = {"vi": " (soát xét)", "en": " (review)"}


def pdf_path(document: Path) -> Path:
    """Where the PDF of a document lies."""
    return document.with_suffix(".pdf")


def review_path(document: Path, language: str = "vi") -> Path:
    """Where the review copy of a document lies: `Báo cáo (soát xét).docx`."""
    return document.with_name(safe_name(f"{document.stem}{REVIEW[language]}{document.suffix}"))


def is_older(copy: Path, document: Path) -> bool:
    """Whether a copy lies there that was made before the document was last written."""
    try:
        return copy.stat().st_mtime_ns < document.stat().st_mtime_ns
    except OSError:
        return False


def outdated_copies(document: Path) -> tuple[Path, ...]:
    """The copies of an earlier version of the document."""
    copies = (pdf_path(document), *(review_path(document, language) for language in REVIEW))
    return tuple(copy for copy in copies if is_older(copy, document))
