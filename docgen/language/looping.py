"""`loop` inside `{% for %}`, as Jinja gives it, without importing Jinja."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from typing import Any

from docgen.language.missing import Missing

_NOTHING: Any = object()


class Loop:
    """Runs over an iterable and knows where it is; one item is read ahead, so that it knows the last.

    The names are Jinja's (documentation, "List of Control Structures: For"); `depth` counts the turns of a
    recursive loop there, which is left to Jinja.
    """

    depth, depth0 = 1, 0

    def __init__(self, items: Iterable[Any]) -> None:
        self._items = items
        self._ahead: Any = _NOTHING
        self._rest: Iterator[Any] = iter(())
        self._last_seen: Any = _NOTHING
        self._current: Any = _NOTHING
        self._previous: Any = _NOTHING
        self.index0 = -1

    def __iter__(self) -> Iterator[Any]:
        self._rest = iter(self._items)
        self._ahead = next(self._rest, _NOTHING)
        while self._ahead is not _NOTHING:
            self._previous, self._current = self._current, self._ahead
            self._ahead = next(self._rest, _NOTHING)
            self.index0 += 1
            yield self._current

    @property
    def index(self) -> int:
        """The number of this turn, from 1."""
        return self.index0 + 1

    @property
    def first(self) -> bool:
        """Whether this is the first turn."""
        return self.index0 == 0

    @property
    def last(self) -> bool:
        """Whether this is the last turn."""
        return self._ahead is _NOTHING

    @property
    def length(self) -> int:
        """How many turns there are."""
        if not isinstance(self._items, Sized):
            rest = [] if self._ahead is _NOTHING else [self._ahead, *self._rest]
            self._ahead, self._rest = (rest[0], iter(rest[1:])) if rest else (_NOTHING, iter(()))
            return self.index + len(rest)
        return len(self._items)

    @property
    def revindex0(self) -> int:
        """How many turns follow."""
        return self.length - self.index

    @property
    def revindex(self) -> int:
        """The number of this turn from the end, from 1."""
        return self.length - self.index0

    @property
    def previtem(self) -> Any:
        """The item before this one."""
        return Missing(name="previtem") if self.first else self._previous

    @property
    def nextitem(self) -> Any:
        """The item after this one."""
        return Missing(name="nextitem") if self.last else self._ahead

    def cycle(self, *values: Any) -> Any:
        """The values in turn."""
        return values[self.index0 % len(values)]

    def changed(self, *values: Any) -> bool:
        """Whether the values differ from those of the last call."""
        changed = bool(self._last_seen != values)
        self._last_seen = values
        return changed
