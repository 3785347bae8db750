"""What lies beside a document and was made of it: a PDF, a review copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from docgen.publish.files import Files

REVIEW: Mapping[str, str] = {"vi": " (soát xét)", "en": " (review)"}

_FILES = Files()


def pdf_path(document: Path) -> Path:
    """Where the PDF of a document lies."""
    return document.with_suffix(".pdf")


def review_path(document: Path, language: str = "vi") -> Path:
    """Where the review copy of a document lies: `Báo cáo (soát xét).docx`."""
    return document.with_name(f"{document.stem}{REVIEW[language]}{document.suffix}")


def is_older(copy: Path, document: Path) -> bool:
    """Whether a copy lies there that was made before the document was last written."""
    try:
        return copy.stat().st_mtime_ns < document.stat().st_mtime_ns
    except OSError:
        return False


def copies_beside(documents: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    """The copies that lie beside the documents, all of which are there, each with its document."""
    folders: dict[Path, list[Path]] = {}
    for document in documents:
        folders.setdefault(document.parent, []).append(document)
    for folder, own in folders.items():
        if _holds_more(folder, len(own)):  # a folder that does not, as most, has nothing to be asked for
            copies = ((copy, document) for document in own for copy in _copies(document))
            yield from ((copy, document) for copy, document in copies if copy.is_file())


def _copies(document: Path) -> tuple[Path, ...]:
    return pdf_path(document), *(review_path(document, language) for language in REVIEW)


def _holds_more(folder: Path, count: int) -> bool:
    try:
        return len(_FILES.names(folder)) > count
    except OSError:
        return False
