"""Names that meet: two items with one name, a value where other names need a namespace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from docgen.diagnostics import Diagnostic, Diagnostics, Related, YamlLocation
from docgen.formats.text import folded
from docgen.mapping.leaves import tokens
from docgen.mapping.model import Corrections, Grid
from docgen.mapping.parts import Part

Declared = tuple[str, YamlLocation]


def find_conflicts(parts: Iterable[Part]) -> Diagnostics:
    """Everything that two places of a document's files may not both say."""
    files = tuple(parts)
    return (
        *_names(files),
        *_twice(
            "mapping-duplicate-rule", ((rule.id, rule.location) for part in files for rule in part.rules)
        ),
        *_twice(
            "mapping-duplicate-sheet",
            ((sheet.name, sheet.location) for part in files for sheet in part.sheets),
            fold=True,
        ),
        *_twice("mapping-duplicate-corrections", (("", part.location) for part in _corrections(files))),
        *_twice(
            "mapping-duplicate-explanations",
            (("", part.explanations.location) for part in files if part.explanations),
        ),
        *_of_rules(files),
    )


def _names(files: tuple[Part, ...]) -> Iterator[Diagnostic]:
    """A table and a namespace may share a name; a value shares its name with nothing."""
    records = [(table.name, table.location) for part in files for table in part.tables.values()]
    grids = [grid for part in files for grid in part.grids.values()]
    items = [*records, *((grid.name, grid.location) for grid in grids)]
    leaves = [*_values(files), *chain.from_iterable(map(_grid_values, grids))]
    yield from _twice("mapping-duplicate-name", [*leaves, *items])
    spaces: dict[str, Declared] = {}
    for name, location in (*leaves, *((f"{grid.name}.", grid.location) for grid in grids)):
        prefix = name.rpartition(".")[0]
        while prefix and prefix not in spaces:
            spaces[prefix] = (name, location)
            prefix = prefix.rpartition(".")[0]
    taken = {name for name, _ in items}
    for name, location in dict(leaves).items():
        if name in spaces and name not in taken:
            inner, other = spaces[name]
            yield _meeting("mapping-name-conflict", location, other, name=name, inner=inner)


def _values(files: tuple[Part, ...]) -> Iterator[Declared]:
    for part in files:
        yield from ((item.name, item.location) for item in part.fields.values())
        yield from ((item.name, item.location) for item in part.computed.values())
        yield from ((item.name, item.location) for item in part.registers.values())
        yield from ((item.name, item.location) for item in part.workbooks.values())
        if part.corrections:
            for correction in part.corrections.items.values():
                yield correction.name, correction.location


def _of_rules(files: tuple[Part, ...]) -> Iterator[Diagnostic]:
    """Names of a rule's own that hide a value: the rule would be held against something else, or nothing."""
    roots: dict[str, YamlLocation] = {}
    for part in files:
        tables = ((table.name, table.location) for table in part.tables.values())
        grids = ((grid.name, grid.location) for grid in part.grids.values())
        for name, location in (*_values((part,)), *tables, *grids):
            roots.setdefault(name.partition(".")[0], location)
    for rule in (rule for part in files for rule in part.rules):
        for name in dict.fromkeys((*rule.each, *rule.limits)):
            place = rule.each[name].location if name in rule.each else rule.location
            if name in roots:
                yield _hiding("mapping-rule-hides", rule.id, place, roots[name], name=name)
            elif name in rule.each and name in rule.limits:
                yield _hiding("mapping-rule-name-twice", rule.id, place, rule.location, name=name)
        for name, expression in rule.each.items():
            for read in sorted({tokens(read)[0] for read in expression.names}.intersection(rule.each)):
                place = expression.location
                yield _hiding("mapping-each-reads-each", rule.id, place, rule.location, name=name, read=read)


def _hiding(code: str, rule: str, place: YamlLocation, other: YamlLocation, **args: str) -> Diagnostic:
    related = (Related(role="same", location=other),) if other != place else ()
    return Diagnostic(code=code, location=place, args={"rule": rule, **args}, related=related)


def _grid_values(grid: Grid) -> Iterator[Declared]:
    for row in grid.rows.values():
        if not row.heading:
            for column in grid.columns.values():
                if not row.columns or column.choose or column.name in row.columns:
                    yield f"{grid.name}.{row.name}.{column.name}".removesuffix("."), row.location


def _corrections(files: Iterable[Part]) -> Iterator[Corrections]:
    return (part.corrections for part in files if part.corrections)


def _twice(code: str, declared: Iterable[Declared], *, fold: bool = False) -> Iterator[Diagnostic]:
    first: dict[str, YamlLocation] = {}
    for name, location in declared:
        other = first.setdefault(folded(name) if fold else name, location)
        if other is not location:
            yield _meeting(code, location, other, **({"name": name} if name else {}))


def _meeting(code: str, one: YamlLocation, other: YamlLocation, **args: str) -> Diagnostic:
    """The later place is blamed, in the order of files and lines, whichever document reads which first."""
    earlier, later = sorted((one, other), key=lambda place: (str(place.file), place.line, place.column))
    return Diagnostic(code=code, location=later, args=args, related=(Related(role="same", location=earlier),))
