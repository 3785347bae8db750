"""Expressions and messages of a mapping: checked when read, compiled when first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import CodeType
from typing import Any

from docgen.diagnostics import YamlLocation
from docgen.language.printing import in_message
from docgen.language.runtime import FUNCTION, TEXT
from docgen.language.values import Value

_NAMES = TEXT.names()  # what the code of an expression may call
NO_FILE = YamlLocation(file=Path(), line=1, column=1)  # of an expression that no mapping holds


class LanguageError(Exception):
    """An expression or a message that cannot be read; `message` says why, in Jinja's words."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


class AmbiguousNumberError(LanguageError):
    """A number in it is written as Vietnamese writes it, which the language reads otherwise.

    `kind`: comma (9,5) or dot (1.000); `found` and `meant`: the number, as written and as it should be.
    """

    def __init__(self, kind: str, found: str, meant: str, line: int) -> None:
        super().__init__(found, line)
        self.kind = kind
        self.found = found
        self.meant = meant


class Expression:
    """A Jinja expression, such as `kp.duoc_giao.k6 - kp.su_dung.k6`.

    `names`: every name it reads; `path`: the name it is another name for, or None (see `names.path_of`);
    `location`: where it is written.  Two that say the same are equal, wherever they are.
    """

    __slots__ = ("_function", "code", "location", "names", "path", "source")

    def __init__(
        self,
        source: str,
        names: frozenset[str],
        path: str | None,
        code: CodeType,
        location: YamlLocation = NO_FILE,
    ) -> None:
        self.source = source
        self.names = names
        self.path = path
        self.code = code
        self.location = location
        self._function: Callable[[Mapping[str, object]], Any] | None = None

    def __reduce__(self) -> tuple[type[Expression], tuple[object, ...]]:
        return Expression, (self.source, self.names, self.path, self.code, self.location)

    def __repr__(self) -> str:
        return f"Expression({self.source!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Expression) and other.source == self.source

    def __hash__(self) -> int:
        return hash(self.source)

    def evaluate(self, context: Mapping[str, object]) -> Any:
        """The value of the expression.

        Raises MissingOperandError where a value that is not there is computed with, and whatever the
        arithmetic raises (ZeroDivisionError, TypeError).
        """
        if self._function is None:
            self._function = eval(self.code, _NAMES)  # noqa: S307  # made by `translation.compiled`
        return self._function(context)

    def values_read(self, context: Mapping[str, object]) -> list[Value]:
        """The bound values that `evaluate` would look at by name or index, in that order."""
        seen: list[Value] = []

        def noting(read: Callable[..., Any]) -> Callable[..., Any]:
            def noted(*arguments: Any) -> Any:
                result = read(*arguments)
                if isinstance(result, Value):
                    seen.append(result)
                return result

            return noted

        reading = {name: noting(_NAMES[name]) for name in ("_name", "_member", "_item")}
        eval(self.code, {**_NAMES, **reading})(context)  # noqa: S307  # as in evaluate
        return seen


class Message:
    """A text with `{{ }}` in it: the message of a rule, the name of a document.

    `code` is that of `docgen.language.statements`; None where only Jinja itself can write the text.
    `location`: where it is written.
    """

    __slots__ = ("_jinja", "code", "location", "names", "source")

    def __init__(
        self,
        source: str,
        names: frozenset[str],
        code: CodeType | None,
        location: YamlLocation = NO_FILE,
    ) -> None:
        self.source = source
        self.names = names
        self.code = code
        self.location = location
        self._jinja: Any = None

    def __reduce__(self) -> tuple[type[Message], tuple[object, ...]]:
        return Message, (self.source, self.names, self.code, self.location)

    def __repr__(self) -> str:
        return f"Message({self.source!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and other.source == self.source

    def __hash__(self) -> int:
        return hash(self.source)

    def render(self, context: Mapping[str, object]) -> str:
        """The text; a missing value raises MissingOperandError."""
        if self.code is None:
            return self._by_jinja(context)
        names = dict(_NAMES)
        exec(self.code, names)  # noqa: S102  # made by `statements.compiled_template`
        return "".join(names[FUNCTION](context, _written, _written))

    def render_marked(self, context: Mapping[str, object]) -> str:
        """The text although a value it needs is missing: that shows as a mark, whatever is made of it.

        Where not even that can be written, what the text prints is left open ("…").
        """
        from docgen.language.marking import marking, without_values, written

        if self.code is None:
            return without_values(self.source)
        names = marking(_NAMES)
        exec(self.code, names)  # noqa: S102  # as in render
        try:
            return "".join(names[FUNCTION](context, written, written))
        except Exception:  # whatever the text makes of the values and of the marks
            return without_values(self.source)

    def _by_jinja(self, context: Mapping[str, object]) -> str:
        if self._jinja is None:
            from docgen.language.environment import text_environment

            self._jinja = text_environment().from_string(self.source)
        return str(self._jinja.render(context))


def _written(value: object, _site: int) -> str:
    return in_message(value)
