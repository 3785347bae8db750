"""Which value must be known before which: computed values that wait for each other, and expressions that
are evaluated before any value is computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from docgen.diagnostics import Diagnostic, Diagnostics, YamlLocation
from docgen.language.expression import Expression
from docgen.mapping.model import Computed
from docgen.mapping.parts import Part

ARROW = " → "


def find_order_problems(parts: Iterable[Part]) -> Diagnostics:
    """Circles of computed values, and a `choose` or `switch` that reads a computed value."""
    files = tuple(parts)
    computed = {name: item for part in files for name, item in part.computed.items()}
    return (*_circles(computed), *_too_early(files, computed))


def _circles(computed: Mapping[str, Computed]) -> Iterator[Diagnostic]:
    """One diagnostic a circle, at the first of its values in the order of the files."""
    reads = {name: tuple(_read(item.value, computed)) for name, item in computed.items()}
    done: set[str] = set()

    def follow(name: str, chain: tuple[str, ...]) -> Iterator[Diagnostic]:
        if name in chain:
            yield _circle((*chain[chain.index(name) :], name), computed)
        elif name not in done:
            for other in reads[name]:
                yield from follow(other, (*chain, name))
            done.add(name)

    for name in computed:
        yield from follow(name, ())


def _circle(names: tuple[str, ...], computed: Mapping[str, Computed]) -> Diagnostic:
    place = computed[names[0]].location
    return Diagnostic(code="mapping-computed-circle", location=place, args={"circle": ARROW.join(names)})


def _read(expression: Expression, computed: Mapping[str, Computed]) -> Iterator[str]:
    """The computed values that an expression reads, whole or in part."""
    for read in sorted(expression.names):
        parts = read.replace("[", ".[").split(".")
        prefixes = {".".join(parts[:end]).replace(".[", "[") for end in range(1, len(parts) + 1)}
        yield from sorted(prefixes.intersection(computed))


def _too_early(files: tuple[Part, ...], computed: Mapping[str, Computed]) -> Iterator[Diagnostic]:
    for key, location, expression in _early(files):
        for name in _read(expression, computed):
            args = {"key": key, "name": name}
            yield Diagnostic(code="mapping-reads-computed", location=location, args=args)


def _early(files: tuple[Part, ...]) -> Iterator[tuple[str, YamlLocation, Expression]]:
    for part in files:
        for grid in part.grids.values():
            for column in grid.columns.values():
                if column.choose is not None:
                    yield "choose", column.location, column.choose
        for other in part.workbooks.values():
            for expression in (*other.where.values(), *([other.when] if other.when else [])):
                yield "where", other.location, expression
        if part.corrections:
            yield "switch", part.corrections.location, part.corrections.switch
