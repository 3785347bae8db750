"""Names of output files that every file system takes, and that never lead out of their folder.

The rules are those of Windows (learn.microsoft.com, "Naming Files, Paths, and Namespaces"), which a
network share imposes on every client, and the 255 bytes of Linux file systems; a name that follows both
can be moved anywhere.  Room is left for the names that docgen makes of that of a document.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

from docgen.formats.text import folded

MAX_CHARACTERS = 200
MAX_BYTES = 240  # the longest name made of one, that of a review copy, has 13 more
FILE_BYTES = 255

_UNNAMED = "khong-ten"
_FORBIDDEN = '<>:"/\\|?*'
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")
_NUMBER = re.compile(r" \([0-9]+\)\Z")
_DEVICES = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$"}) | frozenset(
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
)


@lru_cache(maxsize=256)  # the workbooks of a form name their documents alike
def safe_name(name: str) -> str:
    """`name` as the name of one file: never empty, never a path, the same for the same `name`.

    Characters that Windows forbids become "-"; invisible ones go; names of devices (CON, COM¹.docx) get
    a "_"; blanks and dots at the end go, and at the start what makes a file hidden or temporary ("." and
    "~"); too long a name is cut before its ending.
    """
    text = unicodedata.normalize("NFC", "".join(map(_allowed, unicodedata.normalize("NFC", name))))
    stem, suffix = _parts(" ".join(text.split()))
    stem = stem.strip(" .").lstrip(" .~") or _UNNAMED
    base, dot, rest = stem.partition(".")
    if base.rstrip(" ").lower() in _DEVICES or folded(stem + suffix) == "desktop.ini":
        stem = f"{base.rstrip(' ')}_{dot}{rest}"
    stem = stem.replace("_vti_", "_vti-")  # SharePoint refuses it
    return _shortened(stem, len(suffix)) + suffix


def marked_name(name: str, mark: str) -> str:
    """`Báo cáo.docx` with " (dự thảo)" -> `Báo cáo (dự thảo).docx`: the mark outlasts a cut."""
    stem, suffix = _parts(safe_name(name))
    ending = f"{mark}{suffix}"
    return _shortened(stem, len(ending.encode())) + ending


def unique_names(names: Iterable[str]) -> tuple[str, ...]:
    """Safe names for `names`, in their order, no two alike where case and NFC/NFD do not count.

    The first to come keeps its name; the others get " (2)", " (3)" before their ending.
    """
    wanted = [safe_name(name) for name in names]
    taken = {folded(name) for name in wanted}
    seen: set[str] = set()
    numbers: dict[str, int] = {}
    unique = []
    for name in wanted:
        own = _numbered(name, taken.__contains__, numbers) if folded(name) in seen else name
        seen.add(folded(name))
        taken.add(folded(own))
        unique.append(own)
    return tuple(unique)


def free_name(name: str, taken: Callable[[str], bool]) -> str:
    """A safe name, numbered where it is taken.  taken: whether somebody has a name (given folded)."""
    return _numbered(name, taken, {}) if taken(folded(name)) else name


def is_numbered(name: str, wanted: str) -> bool:
    """Whether `name` is the safe name `wanted` with a number, as it is given where that is taken."""
    stem, suffix = _parts(wanted)
    number = _NUMBER.search(_parts(name)[0])
    return number is not None and folded(name) == folded(_with(stem, f"{number[0]}{suffix}"))


def _numbered(name: str, taken: Callable[[str], bool], numbers: dict[str, int]) -> str:
    stem, suffix = _parts(name)
    key = folded(name)
    while True:
        numbers[key] = numbers.get(key, 1) + 1
        candidate = _with(stem, f" ({numbers[key]}){suffix}")
        if not taken(folded(candidate)):
            return candidate


def _with(stem: str, ending: str) -> str:
    return _shortened(stem, len(ending)) + ending


def _parts(name: str) -> tuple[str, str]:
    """The name before its ending, and the ending with its dot."""
    suffix = _SUFFIX.search(name)
    return (name[: suffix.start()], suffix[0]) if suffix else (name, "")


def _allowed(character: str) -> str:
    if character in _FORBIDDEN:
        return "-"
    category = unicodedata.category(character)
    if category in {"Cc", "Zl", "Zp", "Zs"}:
        return " "
    return "" if category in {"Cf", "Cs"} else character


def _shortened(stem: str, ending: int) -> str:
    """`stem` cut so that an ending of that many bytes still fits behind it."""
    stem = stem[: MAX_CHARACTERS - ending]
    stem = stem.encode()[: MAX_BYTES - ending].decode(errors="ignore")
    return stem.rstrip(" .")
