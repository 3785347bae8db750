"""The layout of the published documents, looked at while the watcher has nothing else to do.

A look at the layout takes as long as making the document (11 to 40 ms each for those of the sample), so it
waits until the documents are published: one document a tick.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from docgen.diagnostics import Diagnostics
from docgen.freshness.fingerprint import digest
from docgen.freshness.records import DocumentRecord, State
from docgen.freshness.store import Store
from docgen.lint.command import RULES
from docgen.pipeline.project import Project


class Layouts:
    """What is wrong with the layout of the documents that docgen made; not of those edited by hand."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._store = Store(project.outbox)
        self._state: State | None = None
        self._rules = ""
        self._known: dict[tuple[str, str], Diagnostics] = {}
        self._waiting: list[DocumentRecord] = []

    @property
    def found(self) -> Mapping[str, Diagnostics]:
        """The findings by the path of the document in the outbox."""
        return {path: found for (path, _), found in self._known.items() if found}

    def step(self) -> bool:
        """Look at one document, if there is one to look at; True where that changes what is found."""
        before = self.found
        state = self._store.state
        if state is not self._state:
            self._state = state
            self._begin(state)
        if self._waiting:
            record = self._waiting.pop()
            self._known[record.path, record.sha256] = self._look(record)
        return self.found != before

    def _begin(self, state: State) -> None:
        """Note what is to be looked at, and forget what is there no more."""
        rules = digest(self._project.root / RULES)
        records = [item for key, item in state.documents.items() if not key.endswith("|draft")]
        there = {(record.path, record.sha256) for record in records}
        if rules != self._rules:
            self._known.clear()
        self._rules = rules
        self._known = {key: found for key, found in self._known.items() if key in there}
        self._waiting = [item for item in records if rules and (item.path, item.sha256) not in self._known]

    def _look(self, record: DocumentRecord) -> Diagnostics:
        from docgen.lint.check import lint_document  # 0.2 s with its rules, which no document waits for
        from docgen.lint.rules_file import read_rules

        path = self._project.outbox / record.path
        rules, problems = read_rules(self._project.root / RULES)
        if rules is None:
            return problems
        try:
            content = path.read_bytes()
        except OSError:
            return ()
        ours = hashlib.sha256(content).hexdigest() == record.sha256
        return lint_document(path, rules, content) if ours else ()
