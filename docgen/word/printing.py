"""How a template's `{{ ... }}` are made to leave a trace of what they print.

Every printed expression is wrapped, in the syntax tree, in one of two filters.  Text on its way to the
page goes between two sentinels and into the record, for the proof.  Text that ends up in an attribute
(a colour, a number of columns), in a macro or in a `{% set %}` block is only recorded: sentinels would
change what the template does with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from msgspec import Struct

from docgen.language.environment import Environment, Generator, new_environment
from docgen.language.printing import RECORDER
from docgen.language.runtime import BARE, MARKED
from docgen.word.recording import PrintRecorder
from docgen.word.template import Place

_MARKED, _BARE = "_printed", "_printed_inside"
PRINTERS = {_MARKED: MARKED, _BARE: BARE}  # the filters that print, and what stands for them in our own code

# docxtpl 0.20.2, render_xml_part, puts each paragraph on a line of its own, for Jinja's line numbers, and
# joins them again after rendering.  Here they are joined in the syntax tree, once.
_PARAGRAPH_ON_NEW_LINE = re.compile(r"\n<w:p([ >])")
# The same function lets a template write braces: {_{ becomes {{.  A value keeps its characters.
_BRACES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))

_LONGEST = 1_000_000  # characters that padding and number formats may make
_WIDE_FORMAT = re.compile(r"\d{7,}|\*")


def _print_marked(value: Any, site: int, recorder: PrintRecorder) -> str:
    return recorder.marked(value, site)


def _print_bare(value: Any, site: int, recorder: PrintRecorder) -> str:
    return recorder.bare(value, site)


class _CodeGenerator(Generator):
    """The language's own, without a second escaping of what `PrintRecorder.write` has escaped."""

    def _output_child_pre(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        if isinstance(node, nodes.Filter) and node.name in {_MARKED, _BARE}:
            self.write("(")
        else:
            super()._output_child_pre(node, frame, finalize)


class TemplateEnvironment(Environment):
    """The language's environment with tracing prints, and padding kept within reason."""

    code_generator_class = _CodeGenerator

    def call(self, context: Any, function: Any, /, *args: Any, **named: Any) -> Any:
        """Call a function of the template, unless a number given to it is out of all proportion."""
        _refuse_large((*args, *named.values()))
        return super().call(context, function, *args, **named)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Compute, unless a number format asks for a text out of all proportion."""
        if operator == "%" and isinstance(left, str):
            _refuse_wide(left)
        return super().call_binop(context, operator, left, right)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Any:
        """Refuse what the sandbox hides at once, rather than when it is used."""
        raise SecurityError(f"{attribute} of {type(obj).__name__}")


@cache
def template_environment() -> TemplateEnvironment:
    """The one environment of all templates of a process; nothing changes it after this."""
    base = new_environment()
    env = TemplateEnvironment(
        autoescape=True, undefined=base.undefined, keep_trailing_newline=True, optimized=base.optimized
    )
    env.filters = {**base.filters, _MARKED: _print_marked, _BARE: _print_bare}
    env.tests = base.tests
    env.globals = dict(base.globals)
    for name in ("center", "indent", "format"):
        env.filters[name] = _bounded(env.filters[name], name)
    return env


def _bounded(filter_: Any, name: str) -> Any:
    def bounded(value: Any, *args: Any, **named: Any) -> Any:
        """Call a function of the template, unless a number given to it is out of all proportion."""
        _refuse_large((*args, *named.values()))
        if name == "format":
            _refuse_wide(str(value))
        return filter_(value, *args, **named)

    return bounded


def _refuse_large(values: Iterable[object]) -> None:
    if any(isinstance(value, int) and value > _LONGEST for value in values):
        raise SecurityError("number too large for a call")


def _refuse_wide(text: str) -> None:
    if _WIDE_FORMAT.search(text):
        raise SecurityError("format too wide")


class PrintPlace(Struct, frozen=True, kw_only=True):
    """Where the text of one `{{ ... }}` goes: `tag` is the element it stands in, such as w:t."""

    place: Place
    tag: str
    line: int


def instrument(tree: nodes.Template, first_site: int, *, all_text: bool = False) -> tuple[PrintPlace, ...]:
    """Wrap every print of `tree`, numbering them from `first_site`; returns their places, in order.

    `all_text`: the text of every element is shown, as in the document's properties.
    """
    walk = _Walk(first_site, all_text)
    walk.body(tree, buffered=False)
    return tuple(walk.places)


class _Walk:
    """One pass over a tree in the order of the text, knowing which XML tag it is in."""

    def __init__(self, first_site: int, all_text: bool) -> None:
        self.first_site = first_site
        self.all_text = all_text
        self.places: list[PrintPlace] = []
        self.tag = ""
        self.in_tag = False

    def body(self, node: nodes.Node, *, buffered: bool) -> None:
        if isinstance(node, nodes.Output):
            node.nodes = [self._output(item, buffered) for item in node.nodes]
            return
        inside = buffered or isinstance(
            node, nodes.Macro | nodes.CallBlock | nodes.FilterBlock | nodes.AssignBlock
        )
        inside = inside or (isinstance(node, nodes.For) and node.recursive)
        for child in node.iter_child_nodes():
            self.body(child, buffered=inside)

    def _output(self, item: nodes.Expr, buffered: bool) -> nodes.Expr:
        if isinstance(item, nodes.TemplateData):
            item.data = _finished(item.data)
            self._follow(item.data)
            return item
        in_text = self.all_text or self.tag in TEXT_ELEMENTS
        place: Place = (
            "buffer" if buffered else "attribute" if self.in_tag else "text" if in_text else "outside"
        )
        site = self.first_site + len(self.places)
        self.places.append(PrintPlace(place=place, tag=self.tag, line=item.lineno))
        arguments: list[nodes.Expr] = [nodes.Const(site), nodes.Name(RECORDER, "load")]
        filter_ = _MARKED if place in {"text", "outside"} else _BARE
        return nodes.Filter(item, filter_, arguments, [], None, None, lineno=item.lineno)

    def _follow(self, data: str) -> None:
        start = data.rfind("<")
        if start >= 0:
            self.in_tag = ">" not in data[start:]
            self.tag = data[start + 1 :].split(">", 1)[0].split(" ", 1)[0]
        elif self.in_tag and ">" in data:
            self.in_tag = False


# Elements whose text a reader of the document sees.
TEXT_ELEMENTS = frozenset({"w:t", "m:t", "a:t"})


def _finished(data: str) -> str:
    data = _PARAGRAPH_ON_NEW_LINE.sub(r"<w:p\1", data)
    for written, meant in _BRACES:
        data = data.replace(written, meant)
    return data


def print_tags(source: str) -> Iterator[tuple[str, int]]:
    """The expression between the braces of each `{{ ... }}`, and where it stands in `source`."""
    cursor = 0
    inside: list[str] | None = None
    for _line, kind, token in template_environment().lex(source):
        if kind == "variable_begin":
            inside = []
        elif kind == "variable_end" and inside is not None:
            text = "".join(inside)
            cursor = max(source.find(text, cursor), cursor)
            yield text.strip(), cursor
            cursor += len(text)
            inside = None
        elif inside is not None:
            inside.append(token)
