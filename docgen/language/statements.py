"""The usual statements of a template -> one Python generator of the text's pieces.

Text, prints, `if`, `for` and `set` are translated; a template with anything else (macros, blocks, filters
over a block, recursive loops) is left to Jinja as a whole.  Scopes are Jinja's: a `for` has names of its
own, which begin every turn with what they are outside; an `if` has none.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from types import CodeType

from jinja2 import nodes

from docgen.language.runtime import BARE, CONTEXT, FUNCTION, MARKED
from docgen.language.translation import NotTranslatableError, Translator, call, load


def compiled_template(
    tree: nodes.Template,
    printers: Mapping[str, str],
    name: str = "<template>",
    *,
    around: tuple[str, str] = ("", ""),
    literal: Callable[[str], str | bytes] = str,
) -> CodeType | None:
    """The code of a template, None where it is left to Jinja.

    `printers` says which filters of the tree print: `_marked` and `_bare` get the value and the number of
    the print and give its text, which for `_marked` is put between the two of `around`; `name` is what a
    traceback calls the template; `literal` makes a piece for the code to give of what is text in it.
    """
    try:
        body = _Statements(printers, around, literal).template(tree)
        return _code(body, name)
    except (NotTranslatableError, SyntaxError, RecursionError):  # Python nests no deeper than 20 blocks
        return None


def _code(body: list[ast.stmt], name: str) -> CodeType:
    arguments = ast.arguments([], [ast.arg(name) for name in (CONTEXT, MARKED, BARE)], None, [], [], None, [])
    function = ast.FunctionDef(FUNCTION, arguments, body, [], None)
    module = ast.Module([function], [])
    return compile(ast.fix_missing_locations(module), name, "exec")


class _Statements(Translator):
    def __init__(
        self,
        printers: Mapping[str, str],
        around: tuple[str, str],
        literal: Callable[[str], str | bytes],
    ) -> None:
        super().__init__()
        self._printers = printers
        self._around = around
        self._literal = literal
        self._count = 0

    def template(self, tree: nodes.Template) -> list[ast.stmt]:
        """The body of the generator."""
        names = self._enter(tree.body)
        statements = [*names, *self._body(tree.body)]
        # A generator even where the template prints nothing.
        return [*statements, ast.Return(None), ast.Expr(ast.Yield(ast.Constant("")))]

    def _body(self, items: list[nodes.Node]) -> list[ast.stmt]:
        return [_on_line(item.lineno, made) for item in items for made in self._statement(item)]

    def _statement(self, node: nodes.Node) -> Iterator[ast.stmt]:
        match node:
            case nodes.Output():
                yield from self._output(node)
            case nodes.If():
                yield self._if(node)
            case nodes.For():
                yield from self._for(node)
            case nodes.Assign():
                yield from self._assign(node)
            case _:
                raise NotTranslatableError(type(node).__name__)

    def _output(self, node: nodes.Output) -> Iterator[ast.stmt]:
        text = ""  # what stands before the next print: also what is put around it is known now
        for item in node.nodes:
            if isinstance(item, nodes.TemplateData):
                text += item.data
            elif isinstance(item, nodes.Filter) and item.name in self._printers and item.node is not None:
                printer, number = self._printers[item.name], self.expression(item.args[0])
                before, after = self._around if printer == MARKED else ("", "")
                yield from self._yielded(text + before)
                printed = ast.Expr(ast.Yield(call(printer, self.expression(item.node), number)))
                yield _on_line(item.lineno, printed)
                text = after
            else:
                raise NotTranslatableError("print")
        yield from self._yielded(text)

    def _yielded(self, text: str) -> Iterator[ast.stmt]:
        if text:
            yield ast.Expr(ast.Yield(ast.Constant(self._literal(text))))

    def _if(self, node: nodes.If) -> ast.If:
        otherwise = self._body(node.else_)
        for branch in reversed(node.elif_):
            otherwise = [
                ast.If(self.expression(branch.test), self._body(branch.body) or [ast.Pass()], otherwise)
            ]
        return ast.If(self.expression(node.test), self._body(node.body) or [ast.Pass()], otherwise)

    def _for(self, node: nodes.For) -> Iterator[ast.stmt]:
        if node.recursive:
            raise NotTranslatableError("recursive loop")
        items, item, turns = self._fresh(), self._fresh(), self._fresh()
        yield _put(items, self.expression(node.iter))
        if node.test is not None:
            yield from self._only(node, items)
        if node.else_:
            yield _put(turns, ast.Constant(False))
        self.scopes.append({})
        if any(name.name == "loop" for part in node.body for name in part.find_all(nodes.Name)):
            yield _put(items, call("_loop", load(items)))
            self.scopes[-1]["loop"] = items
        turn = [_put(turns, ast.Constant(True))] if node.else_ else []
        turn += self._bind(node.target, load(item))
        turn += [*self._enter(node.body), *self._body(node.body)]
        self._leave()
        yield ast.For(ast.Name(item, ast.Store()), load(items), turn, [])
        if node.else_:
            yield ast.If(ast.UnaryOp(ast.Not(), load(turns)), self._body(node.else_) or [ast.Pass()], [])

    def _only(self, node: nodes.For, items: str) -> Iterator[ast.stmt]:
        """The items for which the loop's own `if` holds, so that `loop` counts no others."""
        kept, item = self._fresh(), self._fresh()
        self.scopes.append({})
        bound = self._bind(node.target, load(item))
        keep = ast.Expr(ast.Call(load(f"{kept}_add"), [load(item)], []))
        test = self.expression(node.test) if node.test is not None else ast.Constant(True)
        self.scopes.pop()
        yield _put(kept, ast.List([], ast.Load()))
        yield _put(f"{kept}_add", ast.Attribute(load(kept), "append", ast.Load()))
        yield ast.For(ast.Name(item, ast.Store()), load(items), [*bound, ast.If(test, [keep], [])], [])
        yield _put(items, load(kept))

    def _assign(self, node: nodes.Assign) -> Iterator[ast.stmt]:
        value = self.expression(node.node)
        if isinstance(node.target, nodes.NSRef):
            target = self.name(node.target.name)
            yield ast.Expr(call("_set", target, ast.Constant(node.target.attr), value))
            return
        held = self._fresh()
        yield _put(held, value)
        yield from self._bind(node.target, load(held))

    def _bind(self, target: nodes.Node, value: ast.expr) -> list[ast.stmt]:
        """Give a target its value; a name that is not local yet becomes so."""
        if isinstance(target, nodes.Name):
            local = self.scopes[-1].setdefault(target.name, self._fresh())
            return [_put(local, value)]
        if not isinstance(target, nodes.Tuple):
            raise NotTranslatableError(type(target).__name__)
        held = [self._fresh() for _ in target.items]
        unpacked = ast.Tuple([ast.Name(name, ast.Store()) for name in held], ast.Store())
        bound = [self._bind(item, load(name)) for item, name in zip(target.items, held, strict=True)]
        return [ast.Assign([unpacked], value), *(statement for part in bound for statement in part)]

    def _enter(self, body: list[nodes.Node]) -> list[ast.stmt]:
        """Open the scope of a body: what it sets begins with its value outside."""
        if not self.scopes:
            self.scopes.append({})
        begun = []
        for name in sorted(_set_in(body)):
            if _read_early(body, name):
                raise NotTranslatableError("a loop reads what is set after it")  # undefined there, in Jinja
            if name not in self.scopes[-1]:
                outside = self.name(name)
                local = self.scopes[-1].setdefault(name, self._fresh())
                begun.append(_put(local, outside))
        return begun

    def _leave(self) -> None:
        self.scopes.pop()

    def _fresh(self) -> str:
        self._count += 1
        return f"_v{self._count}"


def _set_in(body: list[nodes.Node]) -> set[str]:
    """The names that a body sets itself, also inside its `if`s, not inside its loops."""
    found: set[str] = set()
    for node in body:
        if isinstance(node, nodes.Assign):
            found.update(name.name for name in _targets(node.target))
        elif isinstance(node, nodes.If):
            for part in (node.body, node.else_, *(branch.body for branch in node.elif_)):
                found |= _set_in(part)
    return found


def _read_early(body: list[nodes.Node], name: str) -> bool:
    """Whether a loop reads a name before the body that the loop stands in sets it."""
    for node in body:
        looping = isinstance(node, nodes.For) or node.find(nodes.For) is not None
        read = (found for found in node.find_all(nodes.Name) if found.ctx == "load")
        if looping and any(found.name == name for found in read):
            return True
        if name in _set_in([node]):
            return False
    return False


def _targets(target: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(target, nodes.Name):
        yield target
    elif isinstance(target, nodes.Tuple):
        for item in target.items:
            yield from _targets(item)


def _on_line(line: int, statement: ast.stmt) -> ast.stmt:
    """Say where in the template a statement stands, so that a traceback's line is the template's.

    What the statement holds and has no line of its own gets this one in the end (fix_missing_locations).
    """
    if not hasattr(statement, "lineno"):
        statement.lineno = statement.end_lineno = line
        statement.col_offset = statement.end_col_offset = 0
    return statement


def _put(name: str, value: ast.expr) -> ast.stmt:
    return ast.Assign([ast.Name(name, ast.Store())], value)
