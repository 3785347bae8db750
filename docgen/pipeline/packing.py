"""The form pack, made: mappings read, templates compiled, and both held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from docgen.binding.demand import Need, needed_leaves
from docgen.binding.used import used_of
from docgen.binding.workbook import known_ids
from docgen.consistency.indicators import Vocabulary, vocabulary
from docgen.consistency.templates import template_texts
from docgen.coverage import check_coverage, check_use, names_of_rule, root_of
from docgen.diagnostics import Diagnostic, FileLocation, nearest
from docgen.language.expression import Expression
from docgen.mapping.excerpt import excerpt
from docgen.mapping.model import DocumentMapping
from docgen.mapping.reader import find_mappings, read_pack
from docgen.pipeline.comparing import Comparison
from docgen.pipeline.pack import Form, Pack, is_called
from docgen.pipeline.project import Project
from docgen.pipeline.templates import kept_template
from docgen.word.template import CompiledTemplate


def make_pack(project: Project, only: tuple[str, ...]) -> Pack:
    """Read the mappings of a project, compile their templates, hold both against each other."""
    documents, _ = find_mappings(project.mappings)
    mappings, problems = read_pack(project.mappings, project.templates)
    read = {mapping.path for mapping in mappings}
    titles = {mapping.path: mapping.title for mapping in mappings}
    wanted = _wanted(documents, only, titles)
    known = vocabulary(mappings)
    forms = tuple(_form(mapping, known) for mapping in mappings if mapping.path in wanted)
    broken = tuple(path for path in documents if path in wanted and path not in read)
    found = [*problems, *_unknown(project, documents, only, titles)]
    if not only and not broken and all(form.usable for form in forms):
        found += check_use(mappings, {form.mapping.name: _names(form) for form in forms})
    return Pack(
        forms=forms,
        ids=known_ids(mappings),
        comparisons=tuple(_comparisons([form.mapping for form in forms])),
        vocabulary=known,
        broken=broken,
        problems=tuple(found),
    )


def _comparisons(mappings: Sequence[DocumentMapping]) -> Iterator[Comparison]:
    """Each other workbook that a rule of the documents reads, with the cells that are read of it."""
    others = {name: other for mapping in mappings for name, other in mapping.workbooks.items()}
    rules = {rule.id: rule for mapping in mappings for rule in mapping.rules}
    for name, other in others.items():
        read = {
            rule.id: {item.partition(".")[2] for item in names_of_rule(rule) if root_of(item) == name}
            for rule in rules.values()
        }
        readers = tuple(rule for rule, names in read.items() if names)
        if readers:
            yield Comparison(
                other=other,
                identity=excerpt(mappings, other.where),
                cells=excerpt(mappings, set().union(*read.values())),
                rules=readers,
            )


def _form(mapping: DocumentMapping, known: Vocabulary) -> Form:
    path = mapping.template
    template, problems = kept_template(path)
    if template is None:
        return Form(mapping=mapping, template=None, problems=problems)
    needs = tuple(_needs(mapping, template))
    needed = needed_leaves(mapping, needs)
    return Form(
        mapping=mapping,
        template=template,
        needed=needed,
        concerns=frozenset(name for leaf in needed if leaf.use != "checked" for name in _upwards(leaf.name)),
        used=used_of(mapping, (need.name for need in needs)),
        problems=(*problems, *check_coverage(mapping, template.placeholders)),
        texts=template_texts(path, known),
    )


def _upwards(name: str) -> Iterator[str]:
    """A name and those above it: `so.a.k6`, `so.a`, `so`; of `van_ban[].so` also `van_ban`."""
    yield name
    while "." in name:
        name = name.rpartition(".")[0]
        yield name.removesuffix("[]")


def _needs(mapping: DocumentMapping, template: CompiledTemplate) -> Iterator[Need]:
    yield from (Need(name=item.name, place=item.location) for item in template.placeholders)
    yield from (Need(name=name) for name in sorted(mapping.output.names))
    for expression in _deciding(mapping):
        yield from (Need(name=name, use="decides") for name in sorted(expression.names))
    for rule in mapping.rules:
        yield from (Need(name=name, use="checked") for name in names_of_rule(rule))


def _deciding(mapping: DocumentMapping) -> Iterator[Expression]:
    """The expressions that decide what is made and which cells are read, rather than what is printed."""
    grids = mapping.grids.values()
    found = [mapping.when, mapping.corrections.switch if mapping.corrections else None]
    found += [column.choose for grid in grids for column in grid.columns.values()]
    found += [column.required.when for grid in grids for column in grid.columns.values()]
    found += [row.required.when for grid in grids for row in grid.rows.values()]
    yield from dict.fromkeys(expression for expression in found if expression is not None)


Titles = Mapping[Path, str]


def _wanted(documents: tuple[Path, ...], only: tuple[str, ...], titles: Titles) -> frozenset[Path]:
    return frozenset(
        path
        for path in documents
        if not only or any(is_called(name, path.stem, titles.get(path, "")) for name in only)
    )


def _unknown(
    project: Project, documents: tuple[Path, ...], only: tuple[str, ...], titles: Titles
) -> Iterator[Diagnostic]:
    """A diagnostic for each wanted name that no document has."""
    known = [path.stem for path in documents]
    for name in only:
        if not any(is_called(name, path.stem, titles.get(path, "")) for path in documents):
            near = nearest(name, [*known, *titles.values()])
            args = {"name": name, "known": ", ".join(known), **({"nearest": near} if near else {})}
            location = FileLocation(path=project.mappings)
            yield Diagnostic(code="document-unknown", location=location, args=args)


def _names(form: Form) -> tuple[str, ...]:
    return tuple(item.name for item in form.template.placeholders) if form.template else ()
