"""What stands: the documents and workbooks that need no work, told by what is remembered of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from docgen.diagnostics import Diagnostics
from docgen.formats.text import folded
from docgen.freshness.attempts import Asked
from docgen.freshness.beside import Hashes, Marks, stands
from docgen.freshness.claims import Had
from docgen.freshness.fingerprint import (
    MAPPING_ENDINGS,
    Prints,
    combined,
    digest,
    is_pack_file,
    key_of,
    pack_prints,
)
from docgen.freshness.reasons import ArtifactState, calls_for_work, reasons
from docgen.freshness.records import DocumentRecord, State, WorkbookRecord, document_key
from docgen.freshness.store import Store
from docgen.publish.files import Files


class Standing:
    """What is remembered of one project and outbox, held against what lies there now.

    `workbooks_in` lists those of a folder, which rules may compare with each other; with `force` nothing
    stands.
    """

    def __init__(
        self,
        root: Path,
        outbox: Path,
        pack_folders: Iterable[Path],
        *,
        workbooks_in: Callable[[Path], Iterable[Path]],
        version: str,
        force: bool,
        files: Files,
    ) -> None:
        self.store = Store(outbox, files=files)
        self.version = version
        self.force = force
        self._root = root
        self._workbooks_in = workbooks_in
        self._hashes = Hashes()
        self._outbox = outbox
        self._files = files
        self._prints = pack_prints(root, pack_folders)
        self.pack = combined(self._prints, version)
        self._before: dict[tuple[str, str], str] = {}  # workbook, document -> what it was made from
        self._keys: dict[Path, str] = {}

    def is_of(self, files: Prints) -> bool:
        """Whether these are the files of the form pack that were found when this was opened."""
        return self._prints == _counted(files)

    def take(self, files: Prints) -> None:
        """Go on with a form pack that was made from other files than those: they were saved meanwhile."""
        self._prints = _counted(files)
        self.pack = combined(self._prints, self.version)

    @property
    def state(self) -> State:
        """What is remembered."""
        return self.store.state

    def key(self, path: Path) -> str:
        """The name of a workbook, a mapping or a template in the state."""
        return self._keys.get(path) or self._keys.setdefault(path, key_of(path, self._root))

    def settled(
        self, workbooks: Iterable[Path], only: tuple[str, ...] = ()
    ) -> Mapping[Path, tuple[DocumentRecord, ...]]:
        """The workbooks for which nothing is to be done, with their documents.

        Told without reading the form pack: none of its files differs from when they were done.
        """
        if self.force:
            return {}
        state = self.state
        folders: dict[Path, Prints] = {}
        found = {}
        for path in workbooks:
            documents = self._standing(state, path, frozenset(only), folders)
            if documents is not None:
                found[path] = documents
        return found

    def attempted(self, path: Path) -> bool:
        """Whether this very workbook was tried with this very pack, whatever came of it."""
        return self.tried(path) and self.compares_as_before(path)

    def tried(self, path: Path) -> bool:
        """The same, whatever lies beside it now."""
        record = self.store.workbook(self.key(path))
        return record is not None and record.pack == self.pack and record.sha256 == digest(path)

    def compares_as_before(self, path: Path) -> bool:
        """Whether the workbooks that a workbook was compared with are still those, with the same content."""
        record = self.store.workbook(self.key(path))
        return record is None or self._stands(record, path, {})

    def known(self, path: Path) -> tuple[str, Marks] | None:
        """The hash of a workbook and what it is known by, where this very content was read before."""
        sha256 = self._hashes.of(path)
        marks = self._marks(self.key(path), sha256)
        return (sha256, marks) if marks is not None else None

    def missing(self, path: Path) -> bool:
        """Whether a published document of the workbook is gone from the outbox."""
        store, key = self.store, self.key(path)
        record = store.workbook(key)
        documents = [store.document(document_key(key, name)) for name in record.documents] if record else []
        return any(item is not None and self.artifact(item) == "missing" for item in documents)

    def problems_of(self, path: Path, documents: Iterable[str]) -> Diagnostics:
        """What was found in these documents of a workbook when they were last made."""
        record = self.store.workbook(self.key(path))
        found = record.problems if record is not None else {}
        return tuple(problem for name in documents for problem in found.get(name, ()))

    def current(self, asked: Iterable[Asked]) -> Mapping[str, DocumentRecord]:
        """Those of the documents that are up to date, by name."""
        found = {}
        for item in asked:
            key = self.key(item.workbook)
            record = self.store.document(document_key(key, item.document, draft=item.draft))
            if record is not None:
                self._before.setdefault((key, item.document), record.workbook_sha256)
                if not item.draft and not self.force and self._is_current(record, item):
                    found[item.document] = record
        return found

    def had(self, path: Path, folder: Path, documents: Iterable[str], *, draft: bool) -> Mapping[str, Had]:
        """What documents of a workbook were published as in a folder: these, and all others it ever had."""
        key = self.key(path)
        last = self.store.workbook(key)
        names = {*documents, *(last.titles if last is not None else ())}
        keys = {document_key(key, name, draft=draft): name for name in names}
        found = {}
        for key, record in self.store.documents(keys).items():
            file = self._outbox / record.path
            if file.parent == folder:
                found[keys[key]] = Had(path=file, mapping=self.mapping_of(record))
        return found

    def mapping_of(self, record: DocumentRecord) -> Path | None:
        """The mapping that a document was made by; None where it is not in the form pack any more."""
        for name in record.inputs:
            stem, dot, ending = name.rpartition("/")[2].rpartition(".")  # a Path takes ten times as long
            if stem == record.document and dot + ending.lower() in MAPPING_ENDINGS:
                return self._root / name if name in self._prints else None
        return None

    def _is_current(self, record: DocumentRecord, asked: Asked) -> bool:
        """Whether a document calls for no work; it is only read where nothing else has changed."""
        if record.workbook_sha256 != asked.workbook_sha256:
            return False
        inputs = self._inputs(asked)
        return not calls_for_work(
            reasons(record, self.artifact(record), asked.workbook_sha256, inputs, self.version)
        )

    def artifact(self, record: DocumentRecord) -> ArtifactState:
        """What became of a published document."""
        path = self._outbox / record.path
        try:
            if self._files.entry(path).kind != "file":
                return "missing"
            content = self._files.read(path)
        except OSError:
            return "missing"
        return "same" if hashlib.sha256(content).hexdigest() == record.sha256 else "edited"

    def _standing(
        self, state: State, path: Path, only: frozenset[str], folders: dict[Path, Prints]
    ) -> tuple[DocumentRecord, ...] | None:
        key = self.key(path)
        record = state.workbooks.get(key)
        if record is None or record.pack != self.pack or not (record.complete or only):
            return None
        called = {folded(title): name for name, title in record.titles.items()}
        only = frozenset(called.get(folded(name), name) for name in only)
        if only - record.documents.keys() or record.sha256 != digest(path):
            return None
        if not self._stands(record, path, folders):
            return None
        found = []
        for name, outcome in record.documents.items():
            if only and name not in only:
                continue
            document = state.documents.get(document_key(key, name))
            if outcome == "rejected" or document is None or document.workbook_sha256 != record.sha256:
                return None
            if self.artifact(document) == "missing":
                return None
            found.append(document)
        return tuple(found)

    def _stands(self, record: WorkbookRecord, path: Path, folders: dict[Path, Prints]) -> bool:
        """Whether what lies beside a workbook is what it was compared with; `folders` are those seen."""
        if record.beside is None:
            return True
        folder = path.parent
        if folder not in folders:
            folders[folder] = {
                self.key(other): self._hashes.of(other) for other in self._workbooks_in(folder)
            }
        now = {key: sha256 for key, sha256 in folders[folder].items() if key != record.workbook}
        return stands(record.beside, now, self._marks)

    def _marks(self, key: str, sha256: str) -> Marks | None:
        record = self.store.workbook(key)
        known = record is not None and (record.sha256, record.pack) == (sha256, self.pack)
        return record.beside.own if known and record is not None and record.beside is not None else None

    def _inputs(self, asked: Asked) -> Prints:
        keys = {path: self.key(path) for path in asked.files}
        return {key: self._prints.get(key) or digest(path) for path, key in keys.items()}


def _counted(files: Prints) -> Prints:
    return {name: sha256 for name, sha256 in files.items() if is_pack_file(Path(name))}
