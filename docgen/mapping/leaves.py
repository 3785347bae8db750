"""Which values a mapping declares, and which of them a name read by a template means.

A leaf is one value: `don_vi.ten`, `so_lieu.hn_tong_cuoc.k6`, or a field of every record, `van_ban[].so`.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from docgen.mapping.model import DocumentMapping, Grid, Table

ITEM = "[]"
ANY = "*"
ROW_FACTS = ("ma", "label", "code", "unit", "note", "tags")  # what a grid's row knows without the workbook
ENTRY_FACTS = ("thing", "value", "from", "to", "basis", "now", "limit")  # of an entry of a register
_VALUE_FACTS = frozenset({"day", "month", "year", "text", "unit", ITEM})


class _Node(Struct):
    """One name of the tree; `alias` is another path, None inside it means: nothing is known below."""

    members: dict[str, _Node] = field(default_factory=dict)
    leaf: str = ""
    alias: tuple[str | None] | None = None


class Leaves:
    """Every value that `mapping` declares, by name."""

    def __init__(self, mapping: DocumentMapping) -> None:
        self._root = _Node()
        for name in (*mapping.fields, *_typed(mapping), *_corrections(mapping)):
            self._add(name, name)
        for grid in mapping.grids.values():
            self._add_grid(grid)
        for table in mapping.tables.values():
            self._add_table(table)
        for name in mapping.registers:
            for fact in ENTRY_FACTS:
                self._node(tokens(f"{name}[].{fact}"))
        for computed in mapping.computed.values():
            if computed.type is None:
                self._node(tokens(computed.name)).alias = (computed.value.path,)

    def of(self, name: str) -> frozenset[str] | None:
        """The leaves that `name` means: several under a loop or an index; None where it means nothing.

        A name that stops above the leaves (a whole table) means the empty set: it is known, and prints
        nothing of itself.
        """
        found: set[str] = set()
        known = False
        for node in self._walk(self._root, tokens(name)):
            known = True
            if node is not None and node.leaf:
                found.add(node.leaf)
        return frozenset(found) if known else None

    def below(self, name: str) -> frozenset[str]:
        """Every leaf at or under a name."""
        nodes = [node for node in self._walk(self._root, tokens(name)) if node is not None]
        return frozenset(leaf for node in nodes for leaf in _leaves(node))

    def is_group(self, name: str) -> bool:
        """Whether the name is a whole grid, row or table, which nothing can print."""
        nodes = list(self._walk(self._root, tokens(name)))
        return bool(nodes) and all(node is not None and _is_branch(node) for node in nodes)

    def names(self) -> frozenset[str]:
        """Every leaf."""
        return frozenset(_leaves(self._root))

    def candidates(self, name: str) -> tuple[str, ...]:
        """The names that stand where the first unknown part of `name` does, to suggest one."""
        level = [self._root]
        for token in tokens(name):
            below = [child for node in level for key, child in node.members.items() if token in (key, ANY)]
            if not below:
                return tuple(sorted({key for node in level for key in node.members if key != ITEM}))
            level = below
        return ()

    def _add(self, name: str, leaf: str) -> None:
        self._node(tokens(name)).leaf = leaf

    def _add_grid(self, grid: Grid) -> None:
        for row in grid.rows.values():
            if row.heading:
                continue
            for column in row.columns or grid.columns:
                leaf = f"{grid.name}.{row.name}.{column}".removesuffix(".")
                self._add(leaf, leaf)
                if column:
                    self._add_same(f"{grid.name}[].{column}", leaf)
            for column_name, column_ in grid.columns.items():
                if column_.choose is not None and row.columns:
                    leaf = f"{grid.name}.{row.name}.{column_name}"
                    self._add(leaf, leaf)
                    self._add_same(f"{grid.name}[].{column_name}", leaf)
        for fact in ROW_FACTS:
            self._node(tokens(f"{grid.name}[].{fact}"))

    def _add_same(self, name: str, leaf: str) -> None:
        """A loop's name for many leaves: each is a child that `_walk` yields."""
        self._node(tokens(name)).members.setdefault(leaf, _Node(leaf=leaf))

    def _add_table(self, table: Table) -> None:
        for column in table.columns:
            leaf = f"{table.name}[].{column}"
            self._add(leaf, leaf)

    def _node(self, path: tuple[str, ...]) -> _Node:
        node = self._root
        for token in path:
            node = node.members.setdefault(token, _Node())
        return node

    def _walk(self, node: _Node, path: tuple[str, ...]) -> Iterator[_Node | None]:
        if node.alias is not None:
            yield from self._walk_alias(node.alias[0], path)
            return
        if not path:
            yield node
            yield from (child for name, child in node.members.items() if child.leaf == name)
            return
        token, rest = path[0], path[1:]
        if token == ANY:
            for name, child in node.members.items():
                if name != ITEM:
                    yield from self._walk(child, rest)
        elif token in node.members:
            yield from self._walk(node.members[token], rest)
        elif node.leaf and token in _VALUE_FACTS:
            yield from self._walk(_Node(leaf=node.leaf), rest)
        else:
            for name, child in node.members.items():
                if child.leaf == name and token in _VALUE_FACTS:
                    yield from self._walk(_Node(leaf=child.leaf), rest)

    def _walk_alias(self, alias: str | None, path: tuple[str, ...]) -> Iterator[_Node | None]:
        if alias is None:
            yield None
        else:
            yield from self._walk(self._root, (*tokens(alias), *path))


def tokens(name: str) -> tuple[str, ...]:
    """The parts of a dotted name: `van_ban[].so` -> van_ban, [], so."""
    return tuple(part for part in name.replace(ITEM, f".{ITEM}.").split(".") if part)


def _typed(mapping: DocumentMapping) -> Iterator[str]:
    return (name for name, computed in mapping.computed.items() if computed.type is not None)


def _corrections(mapping: DocumentMapping) -> tuple[str, ...]:
    return tuple(mapping.corrections.items) if mapping.corrections else ()


def _is_branch(node: _Node) -> bool:
    """Whether names stand below it; a loop's name for many leaves is none."""
    return not node.leaf and any(child.leaf != name for name, child in node.members.items())


def _leaves(node: _Node) -> Iterator[str]:
    if node.leaf:
        yield node.leaf
    for child in node.members.values():
        yield from _leaves(child)
