"""Coverage: every name a template or a mapping reads is declared, and every declared value is used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from docgen.diagnostics import (
    Diagnostic,
    Diagnostics,
    Location,
    Related,
    TemplateLocation,
    YamlLocation,
    nearest,
)
from docgen.language.expression import Expression, Message
from docgen.mapping.leaves import Leaves
from docgen.mapping.model import DocumentMapping
from docgen.mapping.rulebook import Rule
from docgen.word.template import Placeholder


def check_coverage(mapping: DocumentMapping, placeholders: Iterable[Placeholder]) -> Diagnostics:
    """A diagnostic for every name that is read and that nothing feeds, nearest name suggested.

    A name that a template reads ten times is one problem, told at its first place.
    """
    leaves = Leaves(mapping)
    found: dict[tuple[object, ...], Diagnostic] = {}
    for placeholder in placeholders:
        problem = _unknown(leaves, placeholder.name, placeholder.location, mapping)
        if problem is None and placeholder.kind == "value" and leaves.is_group(placeholder.name):
            problem = _group(leaves, placeholder.name, placeholder.location)
        if problem is not None:
            found.setdefault((problem.code, placeholder.name), problem)
    for location, name in _read_by_mapping(mapping):
        problem = _unknown(leaves, name, location, mapping)
        if problem is not None:
            found.setdefault((problem.code, name, location), problem)
    cells = (
        Leaves(replace(mapping, computed={}, corrections=None, registers={})) if mapping.workbooks else leaves
    )
    for location, name in _read_of_others(mapping):
        problem = _unknown(cells, name, location, mapping)
        if problem is not None:
            found.setdefault((problem.code, name, location), problem)
    return tuple(found.values())


def _read_of_others(mapping: DocumentMapping) -> Iterator[tuple[YamlLocation, str]]:
    """The names that rules, and the search itself, read in other workbooks: cells only, without the root."""
    for other in mapping.workbooks.values():
        yield from ((other.location, name) for name in other.where)
    for rule in mapping.rules:
        for name in names_of_rule(rule):
            if root_of(name) in mapping.workbooks and "." in name:
                yield rule.location, name.partition(".")[2]


def check_use(mappings: Iterable[DocumentMapping], placeholders: Mapping[str, Iterable[str]]) -> Diagnostics:
    """A warning for every declared value that no document of the pack reads.

    `placeholders` holds the names each document's template reads, by the document's name.
    """
    declared: dict[str, YamlLocation] = {}
    used: set[str] = set()
    for mapping in mappings:
        leaves = Leaves(mapping)
        declared.update(_declared(mapping))
        names = [*placeholders.get(mapping.name, ()), *(name for _, name in _read_by_mapping(mapping))]
        for name in dict.fromkeys(names):
            used.update(leaves.below(name))
        used.update(_chosen_from(mapping, used))
    unused: dict[YamlLocation, list[str]] = {}
    for name, location in declared.items():
        if name not in used:
            unused.setdefault(location, []).append(name)
    whole = {location for name, location in declared.items() if name in used}
    return tuple(
        Diagnostic(code="value-unused", location=location, args={"name": names[0]}, severity="warning")
        for location, names in unused.items()
        if location not in whole
    )


def _unknown(leaves: Leaves, name: str, location: Location, mapping: DocumentMapping) -> Diagnostic | None:
    if leaves.of(name) is not None:
        return None
    related = (
        (Related(role="declared", location=mapping.location),)
        if isinstance(location, TemplateLocation)
        else ()
    )
    other = mapping.workbooks.get(root_of(name))
    if other is not None:
        told = (*related, Related(role="declared", location=other.location))
        return Diagnostic(code="name-only-for-rules", location=location, args={"name": name}, related=told)
    path, _, last = name.rpartition(".")
    near = nearest(last or name, leaves.candidates(name))
    if near and path and leaves.of(path) is not None:
        near = f"{path}.{near}"
    args = {"name": name, **({"nearest": near} if near else {})}
    return Diagnostic(code="name-unknown", location=location, args=args, related=related)


def _group(leaves: Leaves, name: str, location: Location) -> Diagnostic:
    example = min(leaves.below(name), default=f"{name}...")
    return Diagnostic(code="name-not-printable", location=location, args={"name": name, "example": example})


def _read_by_mapping(mapping: DocumentMapping) -> Iterator[tuple[YamlLocation, str]]:
    """Every name an expression of the mapping reads, with the place of the expression."""
    for reader in _readers(mapping):
        if reader is not None:
            yield from ((reader.location, name) for name in sorted(reader.names))
    for rule in mapping.rules:
        names = names_of_rule(rule)
        yield from ((rule.location, name) for name in names if root_of(name) not in mapping.workbooks)


def _readers(mapping: DocumentMapping) -> Iterator[Expression | Message | None]:
    """Every expression outside of the rules."""
    yield from (mapping.output, mapping.when)
    yield from (computed.value for computed in mapping.computed.values())
    yield mapping.corrections.switch if mapping.corrections else None
    yield from (item.required.when for item in mapping.fields.values())
    for grid in mapping.grids.values():
        for column in grid.columns.values():
            yield from (column.choose, column.required.when)
        yield from (row.required.when for row in grid.rows.values())
    for table in mapping.tables.values():
        yield from (column.required.when for column in table.columns.values())
    for other in mapping.workbooks.values():
        yield from (other.label, other.when, *other.where.values())


def names_of_rule(rule: Rule) -> Iterator[str]:
    """The names that a rule reads; those bound by `each` stand for the items of what they run over."""
    items = {name: expression.path for name, expression in rule.each.items()}
    for expression in (rule.check, rule.when, rule.at, rule.message, rule.hint, *rule.each.values()):
        for name in sorted(expression.names if expression is not None else ()):
            root = root_of(name)
            if root in rule.limits:
                continue
            if root not in items:
                yield name
            elif items[root] is not None:
                yield f"{items[root]}[]{name.removeprefix(root)}"


def root_of(name: str) -> str:
    """The first part of a dotted name: `so` of `so.a.k6` and of `so[].k6`."""
    return re.split(r"[.\[]", name, maxsplit=1)[0]


def _declared(mapping: DocumentMapping) -> Iterator[tuple[str, YamlLocation]]:
    yield from ((field.name, field.location) for field in mapping.fields.values())
    yield from ((item.name, item.location) for item in mapping.computed.values() if item.type is not None)
    for grid in mapping.grids.values():
        for row in grid.rows.values():
            for column in row.columns or grid.columns:
                if not row.heading:
                    yield f"{grid.name}.{row.name}.{column}".removesuffix("."), row.location
    for table in mapping.tables.values():
        for column_ in table.columns.values():
            yield f"{table.name}[].{column_.name}", column_.location
    if mapping.corrections:
        yield from ((item.name, item.location) for item in mapping.corrections.items.values())


def _chosen_from(mapping: DocumentMapping, used: set[str]) -> set[str]:
    """A chosen column that is used may be any of the real columns of its row."""
    found: set[str] = set()
    for grid in mapping.grids.values():
        chosen = [column.name for column in grid.columns.values() if column.choose is not None]
        for row in grid.rows.values():
            if any(f"{grid.name}.{row.name}.{column}" in used for column in chosen):
                found.update(f"{grid.name}.{row.name}.{column}" for column in grid.columns)
    return found
