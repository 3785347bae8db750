"""Expressions of the language as Python code.

Jinja compiles an expression to a whole template, which takes a millisecond and makes a context for every
evaluation; a mapping has hundreds of expressions and rules evaluate them for every row and period.  Here
the same syntax tree becomes one Python function.  Everything with a meaning of its own (attributes,
filters, tests, calls, intercepted operators) is still asked of the same sandboxed environment, so that
the two cannot differ; `tests/test_language.py` holds them against each other.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from types import CodeType
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.nodes import EvalContext
from jinja2.runtime import Context

from docgen.language.environment import text_environment
from docgen.language.namespace import Namespace
from docgen.language.values import Missing, Value

Evaluation = Callable[[Mapping[str, object]], Any]

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


def compiled(expression: nodes.Expr) -> CodeType:
    """The Python code of an expression: plain data that can be kept; see `function_of`."""
    body = ast.Expression(body=_python(expression))
    return compile(ast.fix_missing_locations(body), "<expression>", "eval")


def function_of(code: CodeType) -> Evaluation:
    """The function behind the code of an expression."""

    def evaluate(context: Mapping[str, object]) -> Any:
        # The code was made by `compiled` from a syntax tree: it holds nothing but calls of the names below.
        return eval(code, _NAMES, {"_c": context})  # noqa: S307  # see above

    return evaluate


def values_read(code: CodeType, context: Mapping[str, object]) -> list[Value]:
    """The bound values that evaluating an expression looks at by name or index, in that order."""
    seen: list[Value] = []

    def noting(read: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*arguments: Any) -> Any:
            result = read(*arguments)
            if isinstance(result, Value):
                seen.append(result)
            return result

        return noted

    names = {**_NAMES, **{read.__name__: noting(read) for read in (_name, _member, _item)}}
    eval(code, names, {"_c": context})  # noqa: S307  # as in function_of
    return seen


def _python(node: nodes.Node) -> ast.expr:
    match node:
        case nodes.Const():
            return ast.Constant(node.value)
        case nodes.Name():
            return _call("_name", ast.Name("_c", ast.Load()), ast.Constant(node.name))
        case nodes.Getattr():
            return _call("_member", _python(node.node), ast.Constant(node.attr))
        case nodes.Getitem():
            return _call("_item", _python(node.node), _python(node.arg))
        case nodes.Slice():
            parts = (node.start, node.stop, node.step)
            return _call("slice", *(_python(part) if part else ast.Constant(None) for part in parts))
        case nodes.Compare():
            return _comparison(node)
        case nodes.And() | nodes.Or():
            operator = ast.And() if isinstance(node, nodes.And) else ast.Or()
            return ast.BoolOp(operator, [_python(node.left), _python(node.right)])
        case nodes.Not():
            return ast.UnaryOp(ast.Not(), _python(node.node))
        case nodes.Neg():
            return ast.UnaryOp(ast.USub(), _python(node.node))
        case nodes.Pos():
            return ast.UnaryOp(ast.UAdd(), _python(node.node))
        case nodes.CondExpr():
            otherwise = _python(node.expr2) if node.expr2 else _call("_undefined")
            return ast.IfExp(_python(node.test), _python(node.expr1), otherwise)
        case nodes.Concat():
            return _call("_joined", ast.Tuple([_python(part) for part in node.nodes], ast.Load()))
        case _:
            return _compound(node)


def _compound(node: nodes.Node) -> ast.expr:
    match node:
        case nodes.BinExpr():
            return _binary(node)
        case nodes.List() | nodes.Tuple():
            items = [_python(item) for item in node.items]
            return (
                ast.List(items, ast.Load()) if isinstance(node, nodes.List) else ast.Tuple(items, ast.Load())
            )
        case nodes.Dict():
            keys: list[ast.expr | None] = [_python(pair.key) for pair in node.items]
            return ast.Dict(keys, [_python(pair.value) for pair in node.items])
        case nodes.Filter() | nodes.Test():
            name = "_filter" if isinstance(node, nodes.Filter) else "_test"
            value = _python(node.node) if node.node is not None else ast.Constant(None)
            return _call(name, ast.Constant(node.name), value, *_arguments(node))
        case nodes.Call():
            return _call("_called", _python(node.node), *_arguments(node))
        case _:
            raise TypeError(f"not part of an expression: {type(node).__name__}")


def _comparison(node: nodes.Compare) -> ast.expr:
    operators = [_COMPARE[operand.op]() for operand in node.ops]
    return ast.Compare(_python(node.expr), operators, [_python(operand.expr) for operand in node.ops])


def _binary(node: nodes.BinExpr) -> ast.expr:
    operator = _BINARY[type(node)]
    left, right = _python(node.left), _python(node.right)
    if operator in _PYTHON:
        return ast.BinOp(left, _PYTHON[operator](), right)
    return _call("_operator", ast.Constant(operator), left, right)


def _arguments(node: nodes.Filter | nodes.Test | nodes.Call) -> tuple[ast.expr, ast.expr]:
    """The positional arguments as a tuple and the named ones as a dict."""
    pairs = [keyword for keyword in node.kwargs if isinstance(keyword, nodes.Keyword)]
    named: list[ast.expr | None] = [ast.Constant(pair.key) for pair in pairs]
    values = [_python(pair.value) for pair in pairs]
    positional = ast.Tuple([_python(argument) for argument in node.args], ast.Load())
    return positional, ast.Dict(named, values)


def _call(name: str, *arguments: ast.expr) -> ast.expr:
    return ast.Call(ast.Name(name, ast.Load()), list(arguments), [])


def _name(context: Mapping[str, object], name: str) -> object:
    try:
        return context[name]
    except KeyError:
        return text_environment().globals.get(name, Missing(name=name))


def _member(node: Any, name: str) -> Any:
    if type(node) is Namespace:
        try:
            return getattr(node, name)
        except AttributeError:
            return Missing(name=name)
    return node if isinstance(node, Missing) else text_environment().getattr(node, name)


def _item(node: Any, key: Any) -> Any:
    return node if isinstance(node, Missing) else text_environment().getitem(node, key)


def _operator(operator: str, left: Any, right: Any) -> Any:
    return text_environment().call_binop(None, operator, left, right)


def _joined(parts: tuple[object, ...]) -> str:
    return "".join(map(str, parts))


def _filter(name: str, value: Any, positional: tuple[Any, ...], named: dict[str, Any]) -> Any:
    env = text_environment()
    return env.call_filter(name, value, positional, named, _blank_context(), EvalContext(env))


def _test(name: str, value: Any, positional: tuple[Any, ...], named: dict[str, Any]) -> Any:
    env = text_environment()
    return env.call_test(name, value, positional, named, _blank_context(), EvalContext(env))


def _called(function: Any, positional: tuple[Any, ...], named: dict[str, Any]) -> Any:
    if not text_environment().is_safe_callable(function):
        raise SecurityError(f"{function!r} is not safely callable")
    return function(*positional, **named)


def _blank_context() -> Context:
    """What filters such as selectattr ask for; they take nothing but the environment from it."""
    return Context(text_environment(), {}, None, {})


_NAMES: dict[str, Any] = {
    "__builtins__": {},
    "slice": slice,
    "_undefined": Missing,
    **{
        function.__name__: function
        for function in (_name, _member, _item, _operator, _joined, _filter, _test, _called)
    },
}
