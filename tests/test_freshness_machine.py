"""Edits, saves, builds, deletions and kills in any order: nothing that anybody wrote is ever lost."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from docgen.freshness.attempts import Asked, Attempt
from docgen.freshness.ledger import Ledger
from docgen.publish.files import Files
from tests.test_publish import Killed, Watched

DOCUMENT = "so-lieu/Báo cáo.docx"


class NothingIsLost(RuleBasedStateMachine):
    """A workbook, its document, a person who edits both, and a docgen that may die at any call."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.outbox = self.root / "outbox"
        self.workbook = self.root / "inbox" / "so-lieu.xlsx"
        self.workbook.parent.mkdir()
        self.workbook.write_bytes(b"figures 0")
        self.target = self.outbox / DOCUMENT
        self.edits: set[bytes] = set()
        self.number = 0
        self.now = datetime(2026, 10, 5, 8, tzinfo=datetime.now().astimezone().tzinfo)

    @rule()
    def save_workbook(self) -> None:
        self.number += 1
        self.workbook.write_bytes(b"figures %d" % self.number)

    @rule(back=st.booleans())
    def edit_document(self, back: bool) -> None:
        """A person edits the document in Word (or puts the same text back)."""
        if self.target.exists():
            self.number += 0 if back else 1
            content = b"edited by hand %d" % self.number
            self.edits.discard(self.target.read_bytes())  # replaced by its own author
            self.target.write_bytes(content)
            self.edits.add(content)

    @rule()
    def delete_document(self) -> None:
        """A person deletes the document; that is their own will."""
        if self.target.exists():
            self.edits.discard(self.target.read_bytes())
            self.target.unlink()

    @rule()
    def lose_the_state(self) -> None:
        with suppress(OSError):
            (self.outbox / ".docgen" / "state.json").unlink()

    @rule()
    def damage_the_state(self) -> None:
        path = self.outbox / ".docgen" / "state.json"
        if path.exists():
            path.write_bytes(path.read_bytes()[:40])

    @rule(damaged=st.booleans())
    def lose_the_last_copy(self, damaged: bool) -> None:
        """A power cut, or somebody who tidies up, takes the newest version from the history."""
        for path in sorted((self.outbox / ".docgen" / "history").rglob("*.kept"))[-1:]:
            if damaged:
                path.write_bytes(b"")
            else:
                path.unlink()

    @rule(hours=st.integers(-1000, 1000))
    def set_the_clock(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def build(self) -> None:
        self._build(Files())

    @rule()
    def force(self) -> None:
        self._build(Files(), force=True)

    @rule(call=st.integers(1, 60))
    def build_and_die(self, call: int) -> None:
        def end(at: int, _name: str) -> None:
            if at >= call:
                raise Killed

        with suppress(Killed):
            self._build(Watched(end))

    @rule(call=st.integers(1, 60), number=st.sampled_from([5, 13, 28]))
    def build_with_a_fault(self, call: int, number: int) -> None:
        def fail(at: int, _name: str) -> None:
            if at == call:
                raise OSError(number, "fault")

        self._build(Watched(fail))

    @rule()
    def edit_while_it_is_published(self) -> None:
        machine = self

        class LateEdit(Files):
            def sync(self, descriptor: int) -> None:
                super().sync(descriptor)
                machine.edit_document(back=False)

        self._made(LateEdit())  # what its own author replaces is not for docgen to keep

    def _build(self, files: Files, *, force: bool = False) -> None:
        before = self.target.read_bytes() if self.target.exists() else b""
        try:
            self._made(files, force=force)
        finally:
            if before and before != self.target.read_bytes():
                kept = {path.read_bytes() for path in self.outbox.rglob("*") if path.is_file()}
                assert before in kept, "what was replaced lies in the history, or beside"

    def _made(self, files: Files, *, force: bool = False) -> None:
        self.now += timedelta(seconds=1)
        ledger = Ledger(
            self.root, self.outbox, (), version="1", force=force, files=files, now=lambda: self.now
        )
        if ledger.settled((self.workbook,)):
            return
        figures = self.workbook.read_bytes()
        asked = Asked(
            workbook=self.workbook,
            workbook_sha256=figures.hex(),
            document="mot",
            title="Báo cáo",
            files=(),
        )
        outcome = "unchanged"
        if not ledger.current((asked,)):
            result, _ = ledger.publish(asked, b"document of " + figures, self.target)
            outcome = "rejected" if result is None else "published"
        documents = {"mot": ("Báo cáo", outcome)}
        ledger.finish(
            Attempt(
                workbook=self.workbook,
                sha256=figures.hex(),
                folder="so-lieu",
                documents=documents,
                problems={},
                figures={"A1": ("", figures.decode())},
            )
        )
        ledger.close()

    @invariant()
    def every_edit_lies_somewhere(self) -> None:
        present = {path.read_bytes() for path in self.outbox.rglob("*.docx")}
        assert self.edits <= present

    @invariant()
    def the_document_is_whole(self) -> None:
        if self.target.exists():
            content = self.target.read_bytes()
            assert content.startswith((b"document of figures ", b"edited by hand "))

    def teardown(self) -> None:
        before = self.edits.copy()
        self._build(Files(), force=True)
        assert self.target.read_bytes() == b"document of " + self.workbook.read_bytes()
        assert before <= {path.read_bytes() for path in self.outbox.rglob("*.docx")}
        shutil.rmtree(self.root)


NothingIsLost.TestCase.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
TestNothingIsLost = NothingIsLost.TestCase
