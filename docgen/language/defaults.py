"""What a mapping prints for a cell that is empty: a text, and still nothing to compute with."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from docgen.language.missing import Missing, MissingOperandError, is_missing
from docgen.language.values import Value, comparable


class Default(Value, frozen=True, eq=False):
    """The text that a mapping gives for an empty cell: it is printed, and the cell is as empty as it was.

    It is not `defined` and false in a condition, and computing with it is computing with a missing value.
    Beside texts it is the text that will be printed, so that a rule of wording can look at it.
    """

    @property
    def missing(self) -> Missing:
        """What the cell would be without the text."""
        return Missing(why="optional", origin=self.origin)

    @property
    def number(self) -> Decimal:
        """None: raises MissingOperandError, as any computing with it does."""
        raise MissingOperandError(self.missing)

    def _refuse(self, *_args: object) -> Any:
        raise MissingOperandError(self.missing)

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _refuse
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _refuse

    def __bool__(self) -> bool:
        return False

    def __getattr__(self, name: str) -> Any:
        if name in {"day", "month", "year"}:
            return self
        raise AttributeError(name)

    __hash__ = Value.__hash__

    def __eq__(self, other: object) -> bool:
        return self.text == self._beside(other)

    def __ne__(self, other: object) -> bool:
        return self.text != self._beside(other)

    def __lt__(self, other: object) -> bool:
        return self.text < self._beside(other)

    def __le__(self, other: object) -> bool:
        return self.text <= self._beside(other)

    def __gt__(self, other: object) -> bool:
        return self.text > self._beside(other)

    def __ge__(self, other: object) -> bool:
        return self.text >= self._beside(other)

    def _beside(self, other: object) -> str:
        """The text it is compared with; beside anything else the cell is empty."""
        text = comparable(other)
        if not isinstance(text, str):
            raise MissingOperandError(self.missing)
        return text


def is_absent(value: object) -> bool:
    """Whether a value is not `defined`; MissingOperandError for one whose cell was refused."""
    return isinstance(value, Default) or is_missing(value)
