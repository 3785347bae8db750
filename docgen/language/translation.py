"""Jinja's syntax trees -> Python code, for expressions and for the usual statements of a template.

Jinja compiles an expression to a whole template and looks every name up through a context of its own; a
mapping has hundreds of expressions and rules evaluate them for every row and period.  Here the same tree
becomes plain Python that calls `docgen.language.runtime`.  `tests/test_language.py` and
`tests/test_render_equality.py` hold it against Jinja and docxtpl.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from types import CodeType

from jinja2 import nodes

from docgen.language.runtime import CONTEXT

_BINARY: Mapping[type[nodes.BinExpr], str] = {
    nodes.Add: "+",
    nodes.Sub: "-",
    nodes.Mul: "*",
    nodes.Div: "/",
    nodes.FloorDiv: "//",
    nodes.Mod: "%",
    nodes.Pow: "**",
}
_PYTHON: Mapping[str, type[ast.operator]] = {"-": ast.Sub, "/": ast.Div, "//": ast.FloorDiv}
_COMPARE: Mapping[str, type[ast.cmpop]] = {
    "eq": ast.Eq,
    "ne": ast.NotEq,
    "lt": ast.Lt,
    "lteq": ast.LtE,
    "gt": ast.Gt,
    "gteq": ast.GtE,
    "in": ast.In,
    "notin": ast.NotIn,
}


class NotTranslatableError(Exception):
    """A construct that is left to Jinja itself."""


def compiled(expression: nodes.Expr) -> CodeType:
    """Python code that gives a function of the context: a name is found in it without a look into dicts."""
    arguments = ast.arguments([], [ast.arg(CONTEXT)], None, [], [], None, [])
    body = ast.Expression(ast.Lambda(arguments, Translator().expression(expression)))
    return compile(ast.fix_missing_locations(body), "<expression>", "eval")


class Translator:
    """Turns expressions into Python's; knows which names are local where it stands."""

    def __init__(self) -> None:
        self.scopes: list[dict[str, str]] = []

    def expression(self, node: nodes.Node) -> ast.expr:
        """The Python expression of a node."""
        match node:
            case nodes.Const():
                return ast.Constant(node.value)
            case nodes.Name():
                return self.name(node.name)
            case nodes.Getattr():
                return call("_member", self.expression(node.node), ast.Constant(node.attr))
            case nodes.Getitem():
                return call("_item", self.expression(node.node), self.expression(node.arg))
            case nodes.Compare():
                return self._comparison(node)
            case nodes.And() | nodes.Or():
                operator = ast.And() if isinstance(node, nodes.And) else ast.Or()
                return ast.BoolOp(operator, [self.expression(node.left), self.expression(node.right)])
            case nodes.Not():
                return ast.UnaryOp(ast.Not(), self.expression(node.node))
            case nodes.CondExpr():
                otherwise = self.expression(node.expr2) if node.expr2 else call("_undefined")
                return ast.IfExp(self.expression(node.test), self.expression(node.expr1), otherwise)
            case nodes.Filter() | nodes.Test():
                return self._applied(node)
            case _:
                return self._compound(node)

    def name(self, name: str) -> ast.expr:
        """A name: the innermost local of that name, or one of the context."""
        for scope in reversed(self.scopes):
            if name in scope:
                return load(scope[name])
        return call("_name", load(CONTEXT), ast.Constant(name))

    def _compound(self, node: nodes.Node) -> ast.expr:
        match node:
            case nodes.BinExpr():
                return self._binary(node)
            case nodes.Neg():
                return ast.UnaryOp(ast.USub(), self.expression(node.node))
            case nodes.Pos():
                return ast.UnaryOp(ast.UAdd(), self.expression(node.node))
            case nodes.Concat():
                return call("_joined", load(CONTEXT), ast.Tuple(self._all(node.nodes), ast.Load()))
            case nodes.List():
                return ast.List(self._all(node.items), ast.Load())
            case nodes.Tuple():
                return ast.Tuple(self._all(node.items), ast.Load())
            case nodes.Dict():
                keys: list[ast.expr | None] = [self.expression(pair.key) for pair in node.items]
                return ast.Dict(keys, [self.expression(pair.value) for pair in node.items])
            case nodes.Slice():
                parts = (node.start, node.stop, node.step)
                return call(
                    "slice", *(self.expression(part) if part else ast.Constant(None) for part in parts)
                )
            case nodes.Call():
                return call("_called", self.expression(node.node), *self._arguments(node))
            case _:
                raise NotTranslatableError(type(node).__name__)

    def _all(self, items: list[nodes.Expr]) -> list[ast.expr]:
        return [self.expression(item) for item in items]

    def _comparison(self, node: nodes.Compare) -> ast.expr:
        operators = [_COMPARE[operand.op]() for operand in node.ops]
        operands = [self.expression(operand.expr) for operand in node.ops]
        return ast.Compare(self.expression(node.expr), operators, operands)

    def _binary(self, node: nodes.BinExpr) -> ast.expr:
        operator = _BINARY[type(node)]
        left, right = self.expression(node.left), self.expression(node.right)
        if operator in _PYTHON:
            return ast.BinOp(left, _PYTHON[operator](), right)
        return call("_operator", ast.Constant(operator), left, right)

    def _applied(self, node: nodes.Filter | nodes.Test) -> ast.expr:
        if node.node is None:
            raise NotTranslatableError("filter block")
        name = "_filter" if isinstance(node, nodes.Filter) else "_test"
        return call(name, ast.Constant(node.name), self.expression(node.node), *self._arguments(node))

    def _arguments(self, node: nodes.Filter | nodes.Test | nodes.Call) -> tuple[ast.expr, ast.expr]:
        """The positional arguments as a tuple and the named ones as a dict."""
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            raise NotTranslatableError("* and ** in a call")
        pairs = [keyword for keyword in node.kwargs if isinstance(keyword, nodes.Keyword)]
        named: list[ast.expr | None] = [ast.Constant(pair.key) for pair in pairs]
        values = [self.expression(pair.value) for pair in pairs]
        return ast.Tuple(self._all(node.args), ast.Load()), ast.Dict(named, values)


def call(name: str, *arguments: ast.expr) -> ast.expr:
    """A call of one of the runtime's functions."""
    return ast.Call(load(name), list(arguments), [])


def load(name: str) -> ast.expr:
    """The value of a Python name."""
    return ast.Name(name, ast.Load())
