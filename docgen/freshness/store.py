"""The state on the disk: one JSON file in the outbox, replaced whole, so that it works on a share.

A damaged or missing file is an empty state: every document then counts as unknown, is recognised by the
versions kept in the history, and is kept beside the new one where it is none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from docgen.diagnostics import Diagnostics
from docgen.freshness.codec import figures_from, figures_json, state_from, state_json
from docgen.freshness.records import DocumentRecord, Figures, State, WorkbookRecord
from docgen.publish.atomic import publish
from docgen.publish.files import Files
from docgen.publish.temporary import sweep

FOLDER = ".docgen"
_FILES = Files()


Kept = TypeVar("Kept")


class _Last(Generic[Kept]):
    """What a file held when this process last read or wrote it; told by its bytes alone."""

    def __init__(self, decode: Callable[[bytes], Kept]) -> None:
        self._decode = decode
        self._last: tuple[bytes, Kept] | None = None

    def known(self, content: bytes, value: Kept) -> Kept:
        """The value, from now on known for what `content` holds."""
        self._last = content, value
        return value

    def of(self, content: bytes) -> Kept:
        """What the bytes hold.  Raises what decoding them raises."""
        last = self._last
        return (
            last[1] if last is not None and last[0] == content else self.known(content, self._decode(content))
        )


_STATES = _Last(state_from)
_FIGURES = _Last(figures_from)


class Learned(Struct, frozen=True):
    """What a run learned and has not written: records by their keys, None for what is to be forgotten."""

    documents: Mapping[str, DocumentRecord | None]
    workbooks: Mapping[str, WorkbookRecord | None]


class Store:
    """Reads and writes the state of one outbox.

    What another run wrote in the meantime is kept: writing reads again and puts only what this run
    learned on top.
    """

    def __init__(self, outbox: Path, *, files: Files = _FILES) -> None:
        self.outbox = outbox
        self.folder = outbox / FOLDER
        self._files = files
        self._path = self.folder / "state.json"
        self._seen: tuple[float, int] | None = None
        self._damaged = False
        self._state = State()
        self._documents: dict[str, DocumentRecord | None] = {}
        self._workbooks: dict[str, WorkbookRecord | None] = {}

    @property
    def state(self) -> State:
        """What is remembered now, by this run and by others; for one record there are cheaper ways."""
        self._load()
        return _overlaid(self._state, self._documents, self._workbooks)

    def document(self, key: str) -> DocumentRecord | None:
        """What is remembered now of one document."""
        if key in self._documents:
            return self._documents[key]
        self._load()
        return self._state.documents.get(key)

    def documents(self, keys: Iterable[str]) -> Mapping[str, DocumentRecord]:
        """What is remembered now of several documents, for one look at the disk; by their keys."""
        self._load()
        mine, written = self._documents, self._state.documents
        found = {key: mine[key] if key in mine else written.get(key) for key in keys}
        return {key: record for key, record in found.items() if record is not None}

    def workbook(self, key: str) -> WorkbookRecord | None:
        """What is remembered now of the last attempt at one workbook."""
        if key in self._workbooks:
            return self._workbooks[key]
        self._load()
        return self._state.workbooks.get(key)

    @property
    def damaged(self) -> bool:
        """Whether a state lies there that cannot be read, so that nothing is remembered."""
        self._load()
        return self._damaged

    def put_document(self, key: str, record: DocumentRecord | None) -> None:
        """Remember a document (None: forget it) with the next `save`."""
        self._documents[key] = record

    def put_workbook(self, record: WorkbookRecord) -> None:
        """Remember the attempt at a workbook with the next `save`."""
        self._workbooks[record.workbook] = record

    def drop_workbook(self, key: str) -> None:
        """Forget the attempt at a workbook with the next `save`."""
        self._workbooks[key] = None

    def take(self) -> Learned:
        """What the next `save` would write, which is then for the caller to remember."""
        learned = Learned(dict(self._documents), dict(self._workbooks))
        self._documents.clear()
        self._workbooks.clear()
        return learned

    def put(self, learned: Learned) -> None:
        """Remember what another run learned with the next `save`."""
        self._documents.update(learned.documents)
        self._workbooks.update(learned.workbooks)

    def save(self) -> Diagnostics:
        """Write what is new; a state that cannot be written is one diagnostic, and stays in memory."""
        if not self._documents and not self._workbooks:
            return ()
        state = self.state
        content = state_json(state)
        result, problems = publish(content, self._path, root=self.outbox, files=self._files)
        if result is not None:
            self._state = _STATES.known(content, state)
            self._seen, self._damaged = self._stamp(), False
            self._documents.clear()
            self._workbooks.clear()
        return problems

    def sweep(self) -> None:
        """Remove what killed runs left behind."""
        for folder in (self.folder, self.folder / "values"):
            sweep(folder, files=self._files)

    def keep_figures(self, sha256: str, figures: Figures) -> None:
        """Keep what a workbook said, to tell later what changed; losing it costs only that."""
        content, path = figures_json(figures), self._figures_path(sha256)
        result, _ = publish(content, path, root=self.outbox, lasting=False, files=self._files)
        if result is not None:
            _FIGURES.known(content, figures)

    def figures(self, sha256: str) -> Figures | None:
        """What the workbook with this hash said; None where it is not known any more."""
        try:
            return _FIGURES.of(self._files.read(self._figures_path(sha256)))
        except (OSError, ValueError, RecursionError):
            return None

    def forget_figures(self) -> None:
        """Remove the figures of workbooks that no document was made from."""
        state = self.state
        used = {record.workbook_sha256 for record in state.documents.values()}
        used |= {record.sha256 for record in state.workbooks.values()}
        wanted = {self._figures_path(sha256).name for sha256 in used}
        folder = self.folder / "values"
        try:
            for name in self._files.names(folder):
                if name.endswith(".json") and name not in wanted:
                    self._files.remove(folder / name)
        except OSError:
            return  # removed next time

    def _figures_path(self, sha256: str) -> Path:
        return self.folder / "values" / f"{sha256[:32]}.json"

    def _stamp(self) -> tuple[float, int] | None:
        try:
            entry = self._files.entry(self._path)
        except OSError:
            return None
        return (entry.changed, entry.size) if entry.kind == "file" else None

    def _load(self) -> None:
        stamp = self._stamp()
        if stamp is not None and stamp == self._seen:
            return
        self._state, self._seen, self._damaged = State(), stamp, False
        if stamp is None:
            return
        try:
            self._state = _STATES.of(self._files.read(self._path))
        except (OSError, ValueError, RecursionError):
            self._state, self._damaged = State(), True


def _overlaid(
    state: State,
    documents: Mapping[str, DocumentRecord | None],
    workbooks: Mapping[str, WorkbookRecord | None],
) -> State:
    if not documents and not workbooks:
        return state
    joined = {**state.documents, **documents}
    attempts = {**state.workbooks, **workbooks}
    return replace(
        state,
        documents={key: record for key, record in joined.items() if record is not None},
        workbooks={key: record for key, record in attempts.items() if record is not None},
    )
