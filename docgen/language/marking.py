"""What a message says of values that are not there: their mark, also where it computes with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from docgen.language.missing import Missing
from docgen.language.printing import in_message, missing_mark

_PRINT = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_UNSAID = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)


class Mark:
    """Stands for a missing value, and for whatever is made of it; false in every condition.

    No Missing itself: values refuse to compute with one.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def _kept(self, *_args: object, **_named: object) -> Any:
        return self

    __lt__ = __le__ = __gt__ = __ge__ = _kept
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _kept
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _kept
    __neg__ = __pos__ = __abs__ = __round__ = __call__ = _kept

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return False

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return False

    def __contains__(self, _part: object) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[object]:
        return iter(())


def marking(names: Mapping[str, Any]) -> dict[str, Any]:
    """The global names of compiled code (`Runtime.names`), so that they give marks for missing values."""
    filter_, test = names["_filter"], names["_test"]

    def filtered(name: str, value: Any, positional: tuple[Any, ...], given: dict[str, Any]) -> Any:
        if name in {"default", "d"} and isinstance(value, Mark):
            return _marked(filter_(name, Missing(why="optional"), positional, given))
        for item in (value, *positional, *given.values()):
            if isinstance(item, Mark):
                return item
        return _marked(filter_(name, value, positional, given))

    def tested(name: str, value: Any, positional: tuple[Any, ...], given: dict[str, Any]) -> bool:
        return name == "undefined" if isinstance(value, Mark) else test(name, value, positional, given)

    looking = {name: _looking(names[name]) for name in ("_name", "_member", "_item")}
    return {**names, **looking, "_filter": filtered, "_test": tested}


def _looking(look: Callable[..., Any]) -> Callable[..., Any]:
    return lambda node, name: node if isinstance(node, Mark) else _marked(look(node, name))


def _marked(value: Any) -> Any:
    return Mark(missing_mark(value)) if isinstance(value, Missing) else value


def written(value: object, _site: int) -> str:
    """The text of a value in a message."""
    return str(value) if isinstance(value, Mark) else in_message(value)


def without_values(source: str) -> str:
    """A message of which no value can be said: what is printed is left open, both sides of an `if` stand."""
    return _PRINT.sub("…", _UNSAID.sub("", source))
