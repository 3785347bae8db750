"""`a ~ b`: one text of several values, each as `{{ }}` would print it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from markupsafe import Markup, escape

from docgen.language.namespace import Namespace
from docgen.language.printing import Recorder, shown
from docgen.language.values import Value


def joined(recorder: object, parts: Iterable[object], *, markup: bool) -> str:
    """The text of the parts; with `markup` as Jinja joins where it escapes.

    `recorder` is the one of the context, None in messages.  In a context that is not bound to a workbook
    every part is Python's, as docxtpl writes it.
    """
    plain = isinstance(recorder, Recorder) and recorder.plain
    if markup:
        parts = list(parts)
        if any(hasattr(part, "__html__") for part in parts):  # one part that is markup makes the whole markup
            texts = (part if hasattr(part, "__html__") else _text(part, plain=plain) for part in parts)
            return Markup("").join(map(escape, texts))
    return "".join([_text(part, plain=plain) for part in parts])


def _text(part: object, *, plain: bool) -> str:
    if type(part) is str:  # as most are
        return part
    if not plain and type(part) is not Value and isinstance(part, _NOT_AS_PYTHON):
        return shown(part)  # a list or a row raises: it is no text
    return str(part)


_NOT_AS_PYTHON = (bool, int, float, Decimal, type(None), list, tuple, dict, Namespace)
