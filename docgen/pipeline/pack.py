"""The form pack made ready, as it is kept between runs.

`docgen.pipeline.packing` makes it, `docgen.pipeline.loading` finds it again.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field

from docgen.binding.demand import NeededLeaf
from docgen.binding.workbook import Ids
from docgen.consistency.indicators import Vocabulary
from docgen.consistency.templates import TemplateTexts
from docgen.diagnostics import Diagnostics, has_errors, nearest
from docgen.excel.cells import Workbook
from docgen.formats.text import folded
from docgen.freshness.fingerprint import Prints, is_pack_file, key_of, pack_prints
from docgen.mapping.model import DocumentMapping
from docgen.pipeline.comparing import Comparison
from docgen.pipeline.project import Project
from docgen.watch.reaching import why_closed
from docgen.word.template import CompiledTemplate

MAPPING_ENDINGS = frozenset({".yaml", ".yml"})
TEMPLATE_ENDINGS = frozenset({".docx", ".docm", ".dotx", ".dotm"})


class Form(Struct, frozen=True, kw_only=True):
    """One document of the pack: its mapping, and its template where that could be compiled.

    `needed` are the values the document depends on, `concerns` their names and those of the rows, grids
    and tables they stand in, `used` what it uses of all that its mapping computes; `problems` are those of
    this document alone, and one of them an error means that it is never made; `texts` is what its template
    says.
    """

    mapping: DocumentMapping
    template: CompiledTemplate | None
    needed: tuple[NeededLeaf, ...] = ()
    concerns: frozenset[str] = frozenset()
    used: frozenset[str] = frozenset()
    problems: Diagnostics = ()
    texts: TemplateTexts | None = None

    @property
    def usable(self) -> bool:
        """Whether documents can be made from it."""
        return self.template is not None and not has_errors(self.problems)


class Pack(Struct, frozen=True, kw_only=True, dict=True):
    """Every document that was asked for, and the problems that lie in none of them alone.

    `broken` are the mapping files of documents that cannot be made because the mapping has errors; `ids`
    are the rows that any document of the project reads, also those that were not asked for; `comparisons`
    the other workbooks that rules of these documents compare with; `vocabulary` are the phrases that name
    an indicator in prose; `files` is what it was made from (see `pack_files`).  What is worked out from all
    this is worked out once.
    """

    forms: tuple[Form, ...]
    ids: Ids | None = None
    comparisons: tuple[Comparison, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    broken: tuple[Path, ...] = ()
    problems: Diagnostics = ()
    files: Prints = field(default_factory=dict)

    @cached_property
    def sheets(self) -> frozenset[str]:
        """The sheets that the pack reads by name, folded."""
        return frozenset(map(folded, self.sheet_names))

    @cached_property
    def sheet_names(self) -> tuple[str, ...]:
        """The same as the mappings write them, in their order."""
        names = (name for form in self.forms for name in form.mapping.sheet_names)
        return tuple({folded(name): name for name in names}.values())

    def is_strange(self, workbook: Workbook) -> bool:
        """Whether a workbook has nothing of all that the pack reads: it is another file altogether.

        One with a sheet of nearly the right name is not: there it is told which name was meant.
        """
        if (
            not self.sheets
            or self.sheets & workbook.sheets.keys()
            or self.defined_names & workbook.names.keys()
        ):
            return False
        return not any(nearest(name, workbook.sheet_names) for name in self.sheets)

    @cached_property
    def defined_names(self) -> frozenset[str]:
        """The defined names that the pack reads, folded; the workbook knows their sheets."""
        fields = (field_ for form in self.forms for field_ in form.mapping.fields.values())
        return frozenset(folded(field_.defined_name) for field_ in fields if field_.defined_name)


def is_called(asked: str, name: str, title: str) -> bool:
    """Whether a person means a document: by its mapping's name or by its title, in any case and form."""
    return folded(asked) in (folded(name), folded(title))


def pack_files(project: Project) -> Prints:
    """Every file of the form pack, relative to the project, with its hash.

    Also those that are passed over as somebody's temporary ones, which a mapping may include, and a folder
    that is closed, with the reason.
    """
    folders = (project.mappings, project.templates)
    found = dict(pack_prints(project.root, folders))
    for folder, endings in zip(folders, (MAPPING_ENDINGS, TEMPLATE_ENDINGS), strict=True):
        if reason := why_closed(folder):
            found[key_of(folder, project.root)] = reason
        for path in folder.rglob("*"):
            if path.suffix.lower() in endings and not is_pack_file(path):
                found[key_of(path, project.root)] = file_sha256(path)
    return found


def file_sha256(path: Path) -> str:
    """The hash of a file; for one that cannot be read, the reason: that may change, too."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return str(error.errno)
