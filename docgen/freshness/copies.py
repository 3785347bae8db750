"""The copies that docgen made of documents, a PDF or a review copy: told by their content, as documents are.

A PDF may be a signed scan that somebody put there, a review copy may hold their comments: what is not as
docgen made it is never overwritten, but kept beside the new copy.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from docgen.diagnostics import Diagnostics
from docgen.freshness.aside import Aside
from docgen.freshness.codec import decoded, encoded
from docgen.freshness.fingerprint import MISSING, digest
from docgen.freshness.placing import told
from docgen.freshness.store import FOLDER
from docgen.publish.atomic import Result, begin, publish
from docgen.publish.copies import copies_beside, is_older
from docgen.publish.files import Files

_TAG = "bản giữ lại"  # a signed scan was not edited by hand
_FILES = Files()


class CopyRecord(Struct, frozen=True, kw_only=True):
    """A copy that docgen made: its hash, and that of the document it was made of."""

    sha256: str
    made_of: str


class Copies:
    """What is remembered of the copies in one outbox; `save` writes it down.

    A damaged or missing file is an empty memory: every copy then counts as one that a person made.
    """

    def __init__(self, outbox: Path, *, files: Files = _FILES) -> None:
        self._outbox = outbox
        self._path = outbox / FOLDER / "copies.json"
        self._files = files
        self._records = self._read()
        self._new: dict[str, CopyRecord] = {}

    def record(self, copy: Path) -> CopyRecord | None:
        """What was made there last, whatever lies there now."""
        name = self._name(copy)
        return self._new.get(name) or self._records.get(name)

    def is_ours(self, copy: Path) -> bool:
        """Whether what lies there is as docgen made it."""
        record = self.record(copy)
        return record is not None and digest(copy) == record.sha256

    def is_outdated(self, copy: Path, document: Path) -> bool:
        """Whether a copy lies there that shows another version of the document.

        docgen's own are told by the content they were made of, the others by their time: no clock that was
        set back makes a copy of docgen's look new.
        """
        record = self.record(copy)
        if record is None or digest(copy) != record.sha256:
            return is_older(copy, document)
        return digest(document) not in {record.made_of, MISSING}

    def outdated(self, documents: Iterable[Path]) -> Iterator[Path]:
        """The copies of other versions that lie beside the documents, all of which are there."""
        for copy, document in copies_beside(documents):
            if self.is_outdated(copy, document):
                yield copy

    def put(self, content: bytes, target: Path, made_of: str) -> Result:
        """Put a copy in its place; what a person made there is kept beside it, and told of.

        made_of: the hash of the document.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        record = self.record(target)
        ours = {sha256, record.sha256 if record is not None else ""}
        aside = Aside(target, self._outbox, ours.__contains__, self._files, tag=_TAG)
        begun = begin(content, target, root=self._outbox, files=self._files)
        result, problems = begun.complete(aside.check)
        if result is None:
            aside.withdraw()
            problems = aside.problems or problems
        else:
            self._new[self._name(target)] = CopyRecord(sha256=sha256, made_of=made_of)
        kept = tuple(told("copy-kept", path, name=aside.name) for path in aside.kept)
        return result, (*problems, *kept)

    def save(self) -> Diagnostics:
        """Write down what is new, on top of what another run wrote; copies that are gone are forgotten."""
        if not self._new:
            return ()
        records = {**self._read(), **self._new}
        there = {name: record for name, record in records.items() if self._is_there(self._outbox / name)}
        content = encoded(there)
        result, problems = publish(content, self._path, root=self._outbox, files=self._files)
        if result is not None:
            self._records, self._new = there, {}
        return problems

    def _read(self) -> Mapping[str, CopyRecord]:
        with suppress(OSError, ValueError, RecursionError):
            found: Mapping[str, CopyRecord] = decoded(self._files.read(self._path), Mapping[str, CopyRecord])
            return found
        return {}

    def _is_there(self, path: Path) -> bool:
        with suppress(OSError):
            return self._files.entry(path).kind == "file"
        return False

    def _name(self, path: Path) -> str:
        return path.relative_to(self._outbox).as_posix()
