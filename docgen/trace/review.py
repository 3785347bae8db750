"""`docgen build --trace`: beside each document a copy in which every figure has a comment with its origin."""

from __future__ import annotations

import hashlib
from pathlib import Path

from msgspec.structs import replace

from docgen.catalogue import Language
from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation
from docgen.freshness.copies import Copies
from docgen.freshness.fingerprint import digest
from docgen.pipeline.loading import load_pack
from docgen.pipeline.project import Project
from docgen.pipeline.report import Report
from docgen.publish.copies import review_path
from docgen.trace.drawing import Traced, trace_workbook
from docgen.trace.words import origin_lines
from docgen.word.package import read_members, write_package

AUTHOR = "docgen"


def with_reviews(project: Project, report: Report, *, language: Language = "vi") -> Report:
    """The report, after a review copy was put beside every document that was published or is unchanged.

    One that somebody has written in is left as it is where there is nothing new to say, and else kept beside
    the new one.
    """
    copies = Copies(project.outbox)
    documents = {(item.workbook, item.document): item.path for item in report.documents if item.path}
    pack = load_pack(project)
    told: list[Diagnostic] = []
    for workbook in dict.fromkeys(workbook for workbook, _ in documents):
        traced, problems = trace_workbook(pack, workbook)
        told += (problem for problem in problems if problem not in report.diagnostics)
        for document in traced:
            path = documents.get((workbook, document.document))
            if path is not None:
                content = review_copy(document, language=language)
                told += _put(copies, content, review_path(path, language), digest(path))
    return replace(report, diagnostics=(*report.diagnostics, *told, *copies.save()))


def _put(copies: Copies, content: bytes, review: Path, made_of: str) -> Diagnostics:
    record = copies.record(review)
    same = record is not None and record.sha256 == hashlib.sha256(content).hexdigest()
    if same and review.is_file() and not copies.is_ours(review):
        return (_left(review),)
    return copies.put(content, review, made_of)[1]


def _left(review: Path) -> Diagnostic:
    return Diagnostic(code="copy-left", location=FileLocation(path=review), severity="warning")


def review_copy(document: Traced, *, language: Language = "vi") -> bytes:
    """The document with a comment on each figure; nothing else differs from the document itself."""
    from docgen.trace.comments import with_comments  # lxml: 30 ms

    notes = {
        figure.number: tuple(origin_lines(figure, language)) for figure in document.figures if figure.text
    }
    return write_package(with_comments(read_members(document.marked), notes, author=AUTHOR))
