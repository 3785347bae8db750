"""The names a template sees: a tree with attribute access, whose nodes may also be sequences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any


class Namespace:
    """A node of the tree.

    `{{ van_ban.ngay }}` takes a member, `{% for vb in van_ban %}` takes the items; a node can have both
    (the sample of the language has a field `van_ban.ngay` beside a table `van_ban`).  It has no method
    of its own, so that no name of a form is taken: `items`, `keys` and `values` are free to use.
    """

    __slots__ = ("_items", "_members")

    def __init__(self, members: Mapping[str, object] | None = None, items: Sequence[object] = ()) -> None:
        self._members: dict[str, object] = members if isinstance(members, dict) else dict(members or {})
        self._items = items

    def __getattr__(self, name: str) -> Any:
        try:
            return self._members[name]
        except KeyError:
            raise AttributeError(name) from None

    def __getitem__(self, key: object) -> Any:
        if isinstance(key, int):
            return self._items[key]
        return self._members[str(key)]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __bool__(self) -> bool:
        return bool(self._items) or bool(self._members)


def members(node: Namespace) -> dict[str, object]:
    """The members of a node, to read or to extend while a context is being built."""
    return node._members


def insert(root: dict[str, object], name: str, value: object) -> None:
    """Put `value` at a dotted name, making the nodes between.

    A Namespace put where one already stands keeps the members of both.  The reader of mappings has
    refused any other meeting of two names.
    """
    *path, last = name.split(".")
    level = root
    for part in path:
        node = level.setdefault(part, Namespace())
        if not isinstance(node, Namespace):
            raise ValueError(f"{name}: {part} is a value already")
        level = members(node)
    present = level.get(last)
    if isinstance(present, Namespace) and isinstance(value, Namespace):
        value = Namespace({**members(present), **members(value)}, value._items or present._items)
    level[last] = value
