"""What a document uses of all that its mapping makes by expressions: only that can be in its way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.language.expression import Expression
from docgen.mapping.leaves import ANY, ITEM, tokens
from docgen.mapping.model import DocumentMapping

CORRECTED = "corrections"  # stands for all misprints together: one switch decides them


def used_of(mapping: DocumentMapping, read: Iterable[str]) -> frozenset[str]:
    """Which computed values (by name), chosen columns (`grid.column`) and corrections a document uses.

    `read` are the names that its template, its name and its rules read.  What cannot be told from the
    names alone, because an index or a loop decides it, counts as used.
    """
    waiting = [*read, *(name for expression in _requiring(mapping) for name in expression.names)]
    made = _by_root(mapping)
    used: set[str] = set()
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        path = tokens(name)
        for made_name, target, reads in made.get(path[0], ()):
            if made_name not in used and _may_meet(path, target):
                used.add(made_name)
                waiting += reads
    return frozenset(used)


_Made = tuple[str, tuple[str, ...], frozenset[str]]  # what is told of it, its path, the names it reads


def _by_root(mapping: DocumentMapping) -> dict[str, list[_Made]]:
    made: list[_Made] = [(name, tokens(name), item.value.names) for name, item in mapping.computed.items()]
    for grid in mapping.grids.values():
        for column in grid.columns.values():
            if column.choose is not None:
                path = (grid.name, ANY, column.name)
                # What chooses reads cells alone, as the switch of corrections does.
                made.append((f"{grid.name}.{column.name}", path, frozenset()))
    if mapping.corrections is not None:
        made += [(CORRECTED, tokens(name), frozenset()) for name in mapping.corrections.items]
    found: dict[str, list[_Made]] = {}
    for item in made:
        found.setdefault(item[1][0], []).append(item)
    return found


def _requiring(mapping: DocumentMapping) -> Iterator[Expression]:
    """The expressions that say which cells must be filled."""
    required = [item.required for item in mapping.fields.values()]
    required += [column.required for table in mapping.tables.values() for column in table.columns.values()]
    return (item.when for item in required if item.when is not None)


def _may_meet(path: tuple[str, ...], target: tuple[str, ...]) -> bool:
    """Whether a name that is read may be, hold or lie in another."""
    return all(a == b or a in _ANY or b in _ANY for a, b in zip(path, target, strict=False))


_ANY = frozenset({ANY, ITEM})
