"""Whether a part is well-formed whatever is printed into it, told once, from the template alone.

The text of a template is known but for its values, and a value is text of an element.  So it is enough
that every stretch of it is well-formed XML where it stands, that both ways of an `if` leave the same
elements open, and that a turn of a `for` leaves those open that it began with: any rendering is then
well-formed, and its values stand where Word shows text.  What cannot be told so (a value in an attribute,
a macro, a comment of XML) is not wrong: each of its renderings is parsed (see `docgen.word.wellformed`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.parsers import expat

from jinja2 import nodes

from docgen.language.runtime import MARKED
from docgen.word.printing import PRINTERS, TEXT_ELEMENTS

Open = tuple[str, ...]  # the start tags of the elements that are open; without attributes but namespaces

_DECLARED = re.compile(r"\s*<\?xml [^<>?]*\?>\s*")
_NAME = r"[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?"
_TAG = re.compile(rf"<(/?)({_NAME})((?:\s+{_NAME}\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))*)\s*(/?)>", re.ASCII)
_NAMESPACE = re.compile(r"\sxmlns(?::[\w.-]+)?\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_VALUE = "-"  # stands for a value: any text would do that completes no reference (&#4{{ x }};)


def is_sound(tree: nodes.Template, before: str, after: str, *, all_text: bool) -> bool:
    """Whether every rendering of `tree` between `before` and `after` is well-formed and shows its values.

    That holds for values that are plain text (see `docgen.proof`).  `tree` is one of
    `docgen.word.printing.instrument`; `all_text`: every element shows its text.
    """
    walk = _Walk(all_text)
    try:
        opened = walk.literal(_DECLARED.sub("", before, count=1), ())
        opened = walk.body(tree.body, opened)
        return walk.literal(after, opened) == ()
    except _UnsureError:
        return False


class _UnsureError(Exception):
    """It cannot be told from the template alone."""


class _Walk:
    def __init__(self, all_text: bool) -> None:
        self._all_text = all_text

    def body(self, items: Iterable[nodes.Node], opened: Open) -> Open:
        """What is open after these statements, given what is before them."""
        for item in items:
            opened = self._statement(item, opened)
        return opened

    def literal(self, xml: str, opened: Open) -> Open:
        """What is open after a stretch of the template that holds no statement."""
        after = _opened(xml, opened)
        _parse("".join((*opened, xml, *(f"</{_name(tag)}>" for tag in reversed(after)))), bool(opened))
        return after

    def _statement(self, node: nodes.Node, opened: Open) -> Open:
        match node:
            case nodes.Output():
                return self._output(node.nodes, opened)
            case nodes.If():
                branches = (node.body, *(branch.body for branch in node.elif_), node.else_)
                return _only({self.body(branch, opened) for branch in branches})
            case nodes.For():
                return _only({opened, self.body(node.body, opened), self.body(node.else_, opened)})
            case nodes.Assign():
                return opened
            case _:
                raise _UnsureError

    def _output(self, items: Sequence[nodes.Node], opened: Open) -> Open:
        """Text and values that follow each other, looked at together."""
        xml = ""
        for item in items:
            if isinstance(item, nodes.TemplateData):
                xml += item.data
            elif _is_marked(item) and self._shows(xml, opened):
                xml += _VALUE
            else:
                raise _UnsureError
        return self.literal(xml, opened)

    def _shows(self, xml: str, opened: Open) -> bool:
        """Whether text is shown behind `xml`."""
        last = xml.rfind("<")
        if last < 0:
            return bool(opened) and (self._all_text or _name(opened[-1]) in TEXT_ELEMENTS)
        tag = _TAG.match(xml, last)  # None inside a tag
        return tag is not None and not (tag[1] or tag[4]) and (self._all_text or tag[2] in TEXT_ELEMENTS)


def _is_marked(item: nodes.Node) -> bool:
    return isinstance(item, nodes.Filter) and PRINTERS.get(item.name) == MARKED


def _opened(xml: str, opened: Open) -> Open:
    """What is open after `xml`."""
    stack = list(opened)
    for tag in _TAG.finditer(xml):
        closing, name, attributes, empty = tag.groups()
        if closing:
            if not stack or _name(stack.pop()) != name:
                raise _UnsureError
        elif not empty:
            stack.append(f"<{name}{''.join(_NAMESPACE.findall(attributes))}>")
    if "<" in _TAG.sub("", xml):  # a comment, an instruction, CDATA, or what a value would stand in
        raise _UnsureError
    return tuple(stack)


def _name(tag: str) -> str:
    return tag[1:-1].split(" ", 1)[0]


def _parse(xml: str, inside: bool) -> None:
    """Refuse what is not well-formed; `xml` is a whole document, or nothing at all."""
    if not (inside or xml.strip()):
        return
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(xml.encode("utf-8", "surrogatepass"), True)
    except expat.ExpatError as error:
        raise _UnsureError from error


def _only(ways: set[Open]) -> Open:
    if len(ways) != 1:
        raise _UnsureError
    return ways.pop()
