"""The form pack made ready: mappings read, templates compiled, and both held against each other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen.binding.demand import Need, NeededLeaf, needed_leaves
from docgen.cache import kept
from docgen.coverage import check_coverage, check_use
from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation, has_errors, nearest
from docgen.formats.text import folded
from docgen.mapping.model import DocumentMapping
from docgen.mapping.reader import find_mappings, read_pack
from docgen.pipeline.project import Project
from docgen.word.template import CompiledTemplate, compile_template

MAPPING_ENDINGS = frozenset({".yaml", ".yml"})
TEMPLATE_ENDINGS = frozenset({".docx", ".docm", ".dotx", ".dotm"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One document of the pack: its mapping, and its template where that could be compiled.

    `needed` are the values the document depends on; `problems` are those of this document alone, and one
    of them an error means that it is never made.
    """

    mapping: DocumentMapping
    template: CompiledTemplate | None
    needed: tuple[NeededLeaf, ...] = ()
    problems: Diagnostics = ()

    @property
    def usable(self) -> bool:
        """Whether documents can be made from it."""
        return self.template is not None and not has_errors(self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """Every document that was asked for, and the problems that lie in none of them alone.

    `broken` are the mapping files of documents that cannot be made because the mapping has errors.
    """

    forms: tuple[Form, ...]
    broken: tuple[Path, ...] = ()
    problems: Diagnostics = ()

    @property
    def sheets(self) -> frozenset[str]:
        """The sheets that the pack reads by name, folded."""
        return frozenset(folded(name) for form in self.forms for name in _sheets(form.mapping))

    @property
    def defined_names(self) -> frozenset[str]:
        """The defined names that the pack reads, folded; the workbook knows their sheets."""
        fields = (field_ for form in self.forms for field_ in form.mapping.fields.values())
        return frozenset(folded(field_.defined_name) for field_ in fields if field_.defined_name)


def load_pack(project: Project, only: tuple[str, ...] = ()) -> Pack:
    """Read the mappings of a project and compile their templates; `only` names the documents wanted.

    As long as no file of the pack changes, the work is done once for all runs.
    """
    return kept("pack", f"{pack_fingerprint(project)}\0{only}", lambda: _load(project, only))


def pack_fingerprint(project: Project) -> str:
    """One text that changes with every file of the form pack, and with where it lies."""
    marks = [str(project.root)]
    for folder, endings in ((project.mappings, MAPPING_ENDINGS), (project.templates, TEMPLATE_ENDINGS)):
        files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in endings)
        marks += [f"{path.relative_to(project.root).as_posix()} {_sha256(path)}" for path in files]
    return "\n".join(marks)


def _sha256(path: Path) -> str:
    """The hash of a file; for one that cannot be read, the reason: that may change, too."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return str(error.errno)


def _load(project: Project, only: tuple[str, ...]) -> Pack:
    documents, _ = find_mappings(project.mappings)
    mappings, problems = read_pack(project.mappings, project.templates)
    read = {mapping.path for mapping in mappings}
    wanted = _wanted(documents, only)
    forms = tuple(_form(mapping) for mapping in mappings if mapping.path in wanted)
    broken = tuple(path for path in documents if path in wanted and path not in read)
    found = [*problems, *_unknown(project, documents, only)]
    if not only and not broken and all(form.usable for form in forms):
        found += check_use(mappings, {form.mapping.name: _names(form) for form in forms})
    return Pack(forms=forms, broken=broken, problems=tuple(found))


def _form(mapping: DocumentMapping) -> Form:
    path = mapping.template
    template, problems = kept("template", f"{path}\0{_sha256(path)}", lambda: compile_template(path))
    if template is None:
        return Form(mapping=mapping, template=None, problems=problems)
    return Form(
        mapping=mapping,
        template=template,
        needed=needed_leaves(mapping, _needs(mapping, template)),
        problems=(*problems, *check_coverage(mapping, template.placeholders)),
    )


def _needs(mapping: DocumentMapping, template: CompiledTemplate) -> Iterator[Need]:
    yield from (Need(name=item.name, place=item.location) for item in template.placeholders)
    yield from (Need(name=name) for name in sorted(mapping.output.names))


def _wanted(documents: tuple[Path, ...], only: tuple[str, ...]) -> frozenset[Path]:
    names = {folded(name) for name in only}
    return frozenset(path for path in documents if not only or folded(path.stem) in names)


def _unknown(project: Project, documents: tuple[Path, ...], only: tuple[str, ...]) -> Iterator[Diagnostic]:
    """A diagnostic for each wanted name that no document has."""
    known = [path.stem for path in documents]
    for name in only:
        if folded(name) not in map(folded, known):
            near = nearest(name, known)
            args = {"name": name, "known": ", ".join(known), **({"nearest": near} if near else {})}
            location = FileLocation(path=project.mappings)
            yield Diagnostic(code="document-unknown", location=location, args=args)


def _names(form: Form) -> tuple[str, ...]:
    return tuple(item.name for item in form.template.placeholders) if form.template else ()


def _sheets(mapping: DocumentMapping) -> Iterator[str]:
    yield from (field_.sheet for field_ in mapping.fields.values() if field_.sheet)
    yield from (grid.sheet for grid in mapping.grids.values())
    yield from (table.sheet for table in mapping.tables.values())
