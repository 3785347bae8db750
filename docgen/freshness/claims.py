"""The file names of the documents of one workbook: each keeps the one it has, and none takes another's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from docgen.formats.text import folded
from docgen.publish.names import free_name, is_numbered, safe_name


class Claim(Struct, frozen=True, kw_only=True):
    """A document (its mapping's file) that is to have a file of this name; one that `stands` has it."""

    mapping: Path
    wanted: str
    stands: bool = False


class Given(Struct, frozen=True):
    """The file name of a document; holder: the mapping of another one that has the name it wanted."""

    name: str
    holder: Path | None = None


class Had(Struct, frozen=True, kw_only=True):
    """The file that a document of the workbook was published as; mapping: None where that is gone."""

    path: Path
    mapping: Path | None

    @property
    def lies_there(self) -> bool:
        """Whether there is such a file."""
        return self.path.is_file()


def given_names(claims: Iterable[Claim], had: Mapping[str, Had]) -> tuple[Given, ...]:
    """A name for each of the claims, no two alike where case and NFC/NFD do not count.

    had: what the documents of the workbook were published as, by the stems of their mappings, also of those
    that claim nothing now.  The file of one whose mapping is still there is not taken by another.
    """
    asking = tuple(claims)
    names = _Names(asking, had)
    return tuple(map(names.given, range(len(asking))))


class _Names:
    """Who has which name; those of documents that have one already are given first."""

    def __init__(self, claims: tuple[Claim, ...], had: Mapping[str, Had]) -> None:
        self._wanted = [claim.wanted if claim.stands else safe_name(claim.wanted) for claim in claims]
        self._claims = claims
        self._had = had
        self._files: dict[str, list[str]] = {}  # folded name -> the documents that were published so
        for document, file in had.items():
            self._files.setdefault(folded(file.path.name), []).append(document)
        self._everything = frozenset(map(folded, self._wanted))
        self._holders: dict[str, Path] = {}
        self._own: dict[int, str] = {}
        for number, claim in enumerate(claims):
            if claim.stands:
                self._take(number, claim.wanted)
        for number in range(len(claims)):
            name = self._kept(number)
            if number not in self._own and name:
                self._take(number, name)

    def given(self, number: int) -> Given:
        """The name of one; to be asked in their order."""
        wanted, mapping = self._wanted[number], self._claims[number].mapping
        key = folded(wanted)
        if number not in self._own:
            if self._is_taken(key, mapping):
                wanted = free_name(
                    wanted, lambda name: name in self._everything or self._is_taken(name, mapping)
                )
            self._take(number, wanted)
        name = self._own[number]
        return Given(name) if folded(name) == key else Given(name, self._holder(key, mapping))

    def _kept(self, number: int) -> str:
        """The name a document has and keeps; '' where it gets one."""
        wanted, mapping = self._wanted[number], self._claims[number].mapping
        had = self._had.get(mapping.stem)
        if had is None or folded(had.path.name) in self._holders:
            return ""
        if folded(had.path.name) == folded(wanted):
            return wanted
        return had.path.name if is_numbered(had.path.name, wanted) and had.lies_there else ""

    def _is_taken(self, name: str, mapping: Path) -> bool:
        return self._holder(name, mapping) is not None

    def _holder(self, name: str, mapping: Path) -> Path | None:
        """The mapping of the other document that has a name (given folded)."""
        holder = self._holders.get(name)
        if holder is not None:
            return holder if holder != mapping else None
        others = (self._had[document] for document in self._files.get(name, ()) if document != mapping.stem)
        return next((had.mapping for had in others if had.mapping is not None and had.lies_there), None)

    def _take(self, number: int, name: str) -> None:
        self._own[number] = name
        self._holders.setdefault(folded(name), self._claims[number].mapping)
