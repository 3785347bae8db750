"""Which names a piece of the language reads, as full dotted names.

docxtpl's get_undeclared_template_variables() gives root names only (`client`, not `client.nmae`), so the
syntax tree is walked here.  A loop variable stands for what it runs over: in
`{% for vb in van_ban %}{{ vb.so }}` the name read is `van_ban[].so`; an index that is not a constant
reads `name.*`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from jinja2 import nodes
from msgspec import Struct

ReadKind = Literal["value", "loop", "condition"]

# Names the language itself provides.
BUILT_IN = frozenset({"loop", "range", "namespace", "dict", "cycler", "joiner", "lipsum", "caller", "self"})

Scope = dict[str, str | None]  # a local name -> the full name it stands for, None where that is unknown


class Read(Struct, frozen=True, kw_only=True):
    """A name that is read: printed (or computed with), looped over, or only tested."""

    name: str
    kind: ReadKind
    line: int


def reads(tree: nodes.Node) -> Iterator[Read]:
    """Every name that `tree` reads from outside, in the order of the text."""
    yield from _visit(tree, {}, "value")


def path_of(node: nodes.Node, scope: Scope | None = None) -> str | None:
    """The full name that an expression is another name for: filters that select keep it.

    `van_ban | selectattr('ky', 'equalto', ky)` -> `van_ban`; None for anything computed.
    """
    scope = scope or {}
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        return _member(path_of(node.node, scope), node.attr)
    if isinstance(node, nodes.Getitem):
        inner = path_of(node.node, scope)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return _member(inner, node.arg.value)
        if isinstance(node.arg, nodes.Const | nodes.Slice):
            return inner if isinstance(node.arg, nodes.Slice) else _item(inner)
        return _member(inner, "*")
    if isinstance(node, nodes.Filter) and node.node is not None and node.name in _SELECTING:
        inner = path_of(node.node, scope)
        return _item(inner) if node.name in {"first", "last"} else inner
    return None


_SELECTING = frozenset(
    {"selectattr", "rejectattr", "select", "reject", "sort", "list", "reverse", "unique", "first", "last"}
    | {"hieu_luc", "ngoai_hieu_luc"}
)


# Filters that take a whole list; `{{ van_ban | length }}` prints a number, not the list.
_OVER_ITEMS = _SELECTING | {
    "length",
    "count",
    "sum",
    "join",
    "map",
    "min",
    "max",
    "groupby",
    "batch",
    "slice",
}
# Filters whose first argument is the name of a field.
_BY_FIRST_ARGUMENT = frozenset({"selectattr", "rejectattr", "groupby", "sum"})


def _member(path: str | None, name: str) -> str | None:
    return None if path is None else f"{path}.{name}"


def _item(path: str | None) -> str | None:
    return None if path is None else f"{path}[]"


def _visit(node: nodes.Node, scope: Scope, kind: ReadKind) -> Iterator[Read]:
    if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
        yield from _visit_path(node, scope, kind)
    elif isinstance(node, nodes.For):
        yield from _visit_for(node, scope)
    elif isinstance(node, nodes.If | nodes.CondExpr):
        yield from _visit_condition(node, scope, kind)
    elif isinstance(node, nodes.Assign):
        yield from _visit(node.node, scope, kind)
        _bind(node.target, path_of(node.node, scope), scope)
    elif isinstance(node, nodes.Macro | nodes.CallBlock | nodes.With | nodes.AssignBlock):
        yield from _visit_block(node, scope, kind)
    elif isinstance(node, nodes.Test):
        yield from _visit_children(node, scope, "condition")
    elif isinstance(node, nodes.Filter) and node.node is not None:
        yield from _visit_filter(node, scope, kind)
    else:
        yield from _visit_children(node, scope, kind)


def _visit_filter(node: nodes.Filter, scope: Scope, kind: ReadKind) -> Iterator[Read]:
    """A filter over a list prints no list; one that picks an item reads the item; and the field that
    `selectattr('ky', ...)` or `sum(attribute='so')` looks at is read of every item."""
    assert node.node is not None  # the caller has looked
    picked = path_of(node, scope) if node.name in {"first", "last"} else None
    inner: ReadKind = "loop" if kind == "value" and node.name in _OVER_ITEMS else kind
    if picked is not None:
        yield Read(name=picked, kind=kind, line=node.lineno)
    else:
        yield from _visit(node.node, scope, inner)
    items, field = _item(path_of(node.node, scope)), _field_looked_at(node)
    if items is not None and field:
        yield Read(name=f"{items}.{field}", kind="condition", line=node.lineno)
    for child in node.iter_child_nodes(exclude=("node",)):
        yield from _visit(child, scope, kind)


def _field_looked_at(node: nodes.Filter) -> str:
    """The attribute of each item that a filter looks at, "" where it looks at none."""
    named = {str(pair.key): pair.value for pair in node.kwargs}
    value: nodes.Node | None = named.get("attribute")
    if value is None and node.name in _BY_FIRST_ARGUMENT and node.args:
        value = node.args[0]
    if not isinstance(value, nodes.Const) or not isinstance(value.value, str):
        return ""
    return value.value if node.name in _BY_FIRST_ARGUMENT or "attribute" in named else ""


def _visit_children(node: nodes.Node, scope: Scope, kind: ReadKind) -> Iterator[Read]:
    for child in node.iter_child_nodes():
        yield from _visit(child, scope, kind)


def _visit_path(
    node: nodes.Name | nodes.Getattr | nodes.Getitem, scope: Scope, kind: ReadKind
) -> Iterator[Read]:
    path = path_of(node, scope)
    if path is not None:
        if path.split(".", 1)[0].removesuffix("[]") not in BUILT_IN:
            yield Read(name=path, kind=kind, line=node.lineno)
    elif not isinstance(node, nodes.Name):
        yield from _visit(node.node, scope, kind)
        return
    yield from _visit_indexes(node, scope, kind)


def _visit_indexes(node: nodes.Node, scope: Scope, kind: ReadKind) -> Iterator[Read]:
    """What stands in the square brackets of a path."""
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        if isinstance(node, nodes.Getitem) and not isinstance(node.arg, nodes.Const):
            yield from _visit(node.arg, scope, kind)
        node = node.node


def _visit_for(node: nodes.For, scope: Scope) -> Iterator[Read]:
    yield from _visit(node.iter, scope, "loop")
    inner = dict(scope)
    _bind(node.target, _item(path_of(node.iter, scope)), inner)
    inner["loop"] = None
    if node.test is not None:
        yield from _visit(node.test, inner, "condition")
    for child in node.body:
        yield from _visit(child, inner, "value")
    for child in node.else_:
        yield from _visit(child, scope, "value")


def _visit_condition(node: nodes.If | nodes.CondExpr, scope: Scope, kind: ReadKind) -> Iterator[Read]:
    yield from _visit(node.test, scope, "condition")
    for child in node.iter_child_nodes(exclude=("test",)):
        yield from _visit(child, scope, kind)


def _visit_block(node: nodes.Node, scope: Scope, kind: ReadKind) -> Iterator[Read]:
    """Blocks with names of their own: what is given to them cannot be followed further."""
    inner = dict(scope)
    if isinstance(node, nodes.Macro | nodes.CallBlock):
        for argument in node.args:
            inner[argument.name] = None
    if isinstance(node, nodes.Macro):
        scope[node.name] = None
        inner[node.name] = None
    if isinstance(node, nodes.With):
        for target, value in zip(node.targets, node.values, strict=True):
            yield from _visit(value, scope, kind)
            _bind(target, path_of(value, scope), inner)
        for child in node.body:
            yield from _visit(child, inner, kind)
        return
    if isinstance(node, nodes.AssignBlock):
        _bind(node.target, None, scope)
    for child in node.iter_child_nodes():
        if not (isinstance(child, nodes.Name) and child.ctx in {"param", "store"}):
            yield from _visit(child, inner, kind)


def _bind(target: nodes.Node, path: str | None, scope: Scope) -> None:
    if isinstance(target, nodes.Name):
        scope[target.name] = path
    elif isinstance(target, nodes.Tuple):
        for item in target.items:
            _bind(item, None, scope)
