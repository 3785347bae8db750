"""Files that lie beside workbooks and templates and are none: locks, temporaries, copies in conflict.

The list is that of the desktop sync clients (sync-exclude.lst of Nextcloud) and of what Excel, LibreOffice
and WPS leave beside a file while it is open.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

PassedOver = Literal["", "temporary", "conflict"]

_TEMPORARY_STARTS = ("~", ".", "lu0", "ppt0")
_TEMPORARY_ENDINGS = (".tmp", ".part", ".filepart", ".crdownload", ".partial", ".bak", ".swp", ".lnk", "~")
_TEMPORARY_NAMES = frozenset({"desktop.ini", "thumbs.db"})

# Syncthing, ownCloud and Nextcloud, Dropbox and Box, Google Drive in Vietnamese, Synology.
_CONFLICT = (
    r"\.sync-conflict-\d|_conflict-\d|_conflict\b|\(conflicted copy\b|'s conflicted copy\b"
    r"|bản sao xung đột"
)
_CONFLICT_WORDS = ("conflict", "xung đột")  # hardly a name holds one, and each start looks at every name


def passed_over(name: str) -> PassedOver:
    """Why a file of this name is not worked on: '' for one that is.

    A copy in conflict may hold somebody's work, so it is to be told of; the others are silent.
    """
    shown = unicodedata.normalize("NFC", name)
    lowered = shown.casefold()
    if lowered.startswith(_TEMPORARY_STARTS) and (lowered[0] in "~." or lowered.endswith(".tmp")):
        return "temporary"
    if lowered.endswith(_TEMPORARY_ENDINGS) or lowered in _TEMPORARY_NAMES:
        return "temporary"
    told = any(word in lowered for word in _CONFLICT_WORDS) and re.search(_CONFLICT, shown, re.IGNORECASE)
    return "conflict" if told else ""
