"""Regular expressions that are compiled when they are first used.

Compiling one takes from 0.1 to 1 ms, and a command needs few of all that its modules hold.  Patterns that
every command uses are better made by `re.compile`: using them then costs nothing more.
"""

from __future__ import annotations

import re
import sys
from typing import Any, AnyStr, cast

_POSSESSIVE = sys.version_info >= (3, 11, 5)


def pattern(text: AnyStr, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[AnyStr]:
    """The same as `re.compile`, later; an error in `text` is raised at the first use, too."""
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))


def repeated(group: str, quantifier: str) -> str:
    """The text of a pattern that matches `group` as often as it can and gives nothing back.

    quantifier: `*`, `+` or `?`.  A possessive quantifier, which takes half the time of an atomic group;
    before Python 3.11.5 (Debian 12 has 3.11.2) one behind a group matches beyond it: python/cpython#106052.
    """
    return f"(?:{group}){quantifier}+" if _POSSESSIVE else f"(?>(?:{group}){quantifier})"


class _Pattern:
    """Stands for a pattern; each method is looked up in the real one once."""

    def __init__(self, text: str | bytes, flags: re.RegexFlag) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)
        return found
