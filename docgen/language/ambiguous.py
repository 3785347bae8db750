"""Numbers that the language reads otherwise than they are written in Vietnamese: 9,5 is two, 1.000 is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from jinja2 import nodes
from msgspec import Struct

from docgen.language.environment import text_environment

Kind = Literal["comma", "dot"]

_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d\d0")  # a fraction of three digits that ends in 0 was meant as none


class Ambiguous(Struct, frozen=True):
    """One such number: how it is written ("" where that cannot be told), what it is meant for, its line."""

    kind: Kind
    found: str
    meant: str
    line: int


def ambiguous_numbers(tree: nodes.Node, source: str) -> Iterator[Ambiguous]:
    """The numbers of a parsed text that decide something they were hardly meant to.

    A list of values is always true, so none may be a condition, or a part of one.
    """
    for node in _decided(tree):
        yield from comma_in(node)
    if _THOUSANDS.search(source):
        for line, kind, text in text_environment().lex(source):
            if kind == "float" and _THOUSANDS.fullmatch(text):
                yield Ambiguous("dot", text, text.replace(".", ""), line)


def comma_in(node: nodes.Node) -> Iterator[Ambiguous]:
    """The comma of a condition, which makes a list of values of it."""
    if isinstance(node, nodes.Tuple):
        before, after = (_constants(item) for item in (*node.items, nodes.Tuple([], "load"))[:2])
        numbers = (*before[-1:], *after[:1])  # in `a <= 9,5 and b` these are 9 and 5
        whole = len(numbers) == 2 and all(type(number) is int for number in numbers)
        found, meant = (mark.join(map(str, numbers)) if whole else "" for mark in ",.")
        yield Ambiguous("comma", found, meant, node.lineno)


def _constants(node: nodes.Expr) -> list[object]:
    own = [node] if isinstance(node, nodes.Const) else []
    return [constant.value for constant in (*own, *node.find_all(nodes.Const))]


def _decided(tree: nodes.Node) -> Iterator[nodes.Node]:
    """What is asked whether it is true."""
    for branch in tree.find_all(nodes.If):
        yield branch.test
    for choice in tree.find_all(nodes.CondExpr):
        yield choice.test
    for both in tree.find_all((nodes.And, nodes.Or)):
        yield from (both.left, both.right)
    for negated in tree.find_all(nodes.Not):
        yield negated.node
