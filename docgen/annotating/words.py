"""The words of annotated copies, and a finding as the text of a comment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from docgen.catalogue import Language, hints, message
from docgen.diagnostics import CellLocation, Diagnostic, FileLocation, TemplateLocation, YamlLocation

AUTHOR = "docgen"


class Words(NamedTuple):
    """What an annotated copy says of its own."""

    sheet: str
    title: str
    none: str
    error: str
    warning: str
    hint: str
    mark: str
    compare: str
    headers: tuple[str, ...]
    elsewhere: str


WORDS: Mapping[Language, Words] = {
    "vi": Words(
        sheet="Kết quả kiểm tra",
        title="KẾT QUẢ KIỂM TRA: {errors} lỗi, {warnings} cảnh báo",
        none="Không có lỗi hay cảnh báo nào.",
        error="Lỗi",
        warning="Cảnh báo",
        hint="Gợi ý",
        mark="Mã giải trình",
        compare="So với",
        headers=("STT", "Mức độ", "Trang tính", "Ô", "Nội dung", "Kết quả kiểm tra", "Cách xử lý", "Mã"),
        elsewhere="Ở chỗ khác của mẫu ({part})",
    ),
    "en": Words(
        sheet="Findings",
        title="FINDINGS: {errors} errors, {warnings} warnings",
        none="There is no error and no warning.",
        error="Error",
        warning="Warning",
        hint="Hint",
        mark="To explain it",
        compare="Compared with",
        headers=("No.", "Severity", "Sheet", "Cell", "Label", "Finding", "What to do", "Code"),
        elsewhere="Elsewhere in the template ({part})",
    ),
}


def comment_text(finding: Diagnostic, language: Language) -> str:
    """One finding as lines: what is wrong, what it was compared with, what to do."""
    words = WORDS[language]
    lines = [f"[{severity_word(finding, language)}] {sentence(message(finding, language))}"]
    lines += (f"{words.compare}: {place}" for place in _compared(finding))
    lines += (f"{words.hint}: {hint}" for hint in hints(finding, language))
    lines += [f"{words.mark}: {finding.mark}"] if finding.mark else []
    return "\n".join(lines)


def severity_word(finding: Diagnostic, language: Language) -> str:
    """Lỗi or Cảnh báo."""
    return WORDS[language].error if finding.severity == "error" else WORDS[language].warning


def sentence(text: str) -> str:
    """With a capital at its beginning."""
    return text[:1].upper() + text[1:]


def place_of(finding: Diagnostic) -> str:
    """Where a finding lies that is not in a cell of this workbook."""
    match finding.location:
        case CellLocation(workbook=path, sheet=sheet, cell=cell):
            return f"{path.name} {sheet}!{cell}" if cell else f"{path.name} {sheet}"
        case YamlLocation(file=path, line=line):
            return f"{path.name}:{line}"
        case TemplateLocation(template=path):
            return path.name
        case FileLocation(path=path):
            return path.name


def _compared(finding: Diagnostic) -> Iterator[str]:
    for related in finding.related:
        place = related.location
        if related.role in ("compare", "same") and isinstance(place, CellLocation) and place.cell:
            yield f"{_elsewhere(finding, place)}{place.sheet}!{place.cell}" + (
                f" ({place.label})" if place.label else ""
            )


def _elsewhere(finding: Diagnostic, place: CellLocation) -> str:
    """The file of a cell in another workbook."""
    here = finding.location
    same = isinstance(here, CellLocation) and here.workbook == place.workbook
    return "" if same else f"{place.workbook.name} "
