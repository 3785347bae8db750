"""Regular expressions that are compiled when they are first used.

Compiling one takes from 0.1 to 1 ms, and a command needs few of all that its modules hold.  Patterns that
every command uses are better made by `re.compile`: using them then costs nothing more.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def pattern(text: AnyStr, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[AnyStr]:
    """The same as `re.compile`, later; an error in `text` is raised at the first use, too."""
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))


class _Pattern:
    """Stands for a pattern; each method is looked up in the real one once."""

    def __init__(self, text: str | bytes, flags: re.RegexFlag) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)
        return found
