"""A value that is not there: it can be asked for, and never taken for another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from docgen.language.origins import NOWHERE, Origin

Why = Literal["empty", "optional", "rejected", "unknown"]


class MissingOperandError(Exception):
    """A missing value was used as if it were there; `missing` is that value."""

    def __init__(self, missing: Missing) -> None:
        super().__init__(missing.name)
        self.missing = missing


class Missing:
    """A value that is not there.

    False in a condition and not `defined`, so that a template can ask; printing it, comparing it or
    computing with it raises MissingOperandError: an empty cell is never taken for 0, and a refused one not
    even for empty.
    `why`: empty (the cell is), optional (empty, and binding has decided that it may be), rejected (its
    cell holds something wrong, already reported), unknown (no such name).
    """

    # No __slots__: the environment's own class of unknown names has Jinja's Undefined as a second base.

    def __init__(self, *, name: str = "", why: Why = "unknown", origin: Origin = NOWHERE) -> None:
        self.name = name
        self.why: Why = why
        self.origin = origin

    def __getattr__(self, name: str) -> Missing:
        if name[:2] == "__":
            raise AttributeError(name)
        return self

    def __getitem__(self, key: object) -> Missing:
        return self

    def _refuse(self, *_args: object, **_named: object) -> Any:
        raise MissingOperandError(self)

    # Every way of using a value: each would otherwise guess (0, "", False) in the reader's name.
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _refuse
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _refuse
    __neg__ = __pos__ = __abs__ = __int__ = __float__ = __round__ = _refuse
    __pow__ = __rpow__ = __call__ = __contains__ = __len__ = _refuse
    __str__ = _refuse

    def __iter__(self) -> Iterator[Missing]:
        """Nothing where the cell may be empty; otherwise the missing value itself, to be noted (and in a
        draft to show its mark) where the loop prints it.  A name that nothing gives is refused: who runs
        over a misspelt list and prints nothing of its items would get a turn for none."""
        if self.why == "unknown":
            self._refuse()
        return iter(() if self.why == "optional" else (self,))

    def __bool__(self) -> bool:
        self.decide()
        return False

    def decide(self) -> None:
        """Raise where nothing can be decided by it: the cell holds something, only not what it should."""
        if self.why == "rejected":
            raise MissingOperandError(self)

    def __hash__(self) -> int:
        return id(type(self))


def is_missing(value: object) -> bool:
    """Whether a value is not there; MissingOperandError for one whose cell was refused."""
    if isinstance(value, Missing):
        value.decide()
        return True
    return False
