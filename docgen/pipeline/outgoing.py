"""The documents of one workbook on their way into the outbox, all of them at once.

While the disk takes one, the next is written: waiting for each in turn would take most of the time of a
build on a network share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from msgspec import Struct

from docgen.diagnostics import Diagnostics, has_errors
from docgen.freshness.attempts import Asked
from docgen.freshness.ledger import Ledger
from docgen.freshness.placing import Ended, Placing
from docgen.freshness.records import DocumentRecord
from docgen.pipeline.draw_up import Drawn
from docgen.pipeline.pack import Form
from docgen.pipeline.remembering import standing
from docgen.pipeline.report import Outcome, OutcomeKind
from docgen.publish.atomic import Begun, Published, begin
from docgen.publish.meanwhile import meanwhile
from docgen.publish.names import unique_names
from docgen.publish.temporary import sweep


class _Going(Struct, frozen=True):
    """A document that is wanted and where it goes; `placing` is None for one that does not go there now."""

    item: Drawn | DocumentRecord
    target: Path
    placing: Placing | Ended | Begun | None


class Outgoing:
    """The wanted documents of a workbook, drawn up or up to date already; it is to be closed.

    asked: how the ledger is asked for a document of a form; None where it is not published.
    """

    def __init__(
        self, workbook: Path, outbox: Path, ledger: Ledger | None, asked: Callable[[Form], Asked] | None
    ) -> None:
        self._workbook = workbook
        self._outbox = outbox
        self._ledger = ledger
        self._asked = asked
        self._going: list[_Going] = []

    def begin(self, folder: Path, wanted: Iterable[Drawn | DocumentRecord]) -> None:
        """Write them all beside their places in the folder."""
        items = tuple(wanted)
        names = unique_names(item.name if isinstance(item, Drawn) else Path(item.path).name for item in items)
        if self._asked is not None:
            sweep(folder)
        for item, name in zip(items, names, strict=True):
            target = folder / name
            self._going.append(_Going(item, target, self._begun(item, target)))

    def outcomes(self) -> Iterator[tuple[Outcome, Diagnostics]]:
        """What comes of each, one after the other, as it takes its place."""
        for going in self._going:
            item = going.item
            if not isinstance(item, Drawn):
                yield standing(self._workbook, item, self._outbox), ()
            elif item.content is None:
                yield outcome_of(self._workbook, item.form, None, "rejected"), item.problems
            elif going.placing is None:
                yield outcome_of(self._workbook, item.form, going.target, "checked"), item.problems
            else:
                yield self._completed(item, going.target, going.placing)

    def close(self) -> None:
        """Leave nothing of those that did not take their places."""
        with ExitStack() as stack:  # an interruption of one must not keep it from the others
            for going in self._going:
                if going.placing is not None:
                    stack.callback(going.placing.abandon)

    def _begun(self, item: Drawn | DocumentRecord, target: Path) -> Placing | Ended | Begun | None:
        if self._asked is None or not isinstance(item, Drawn) or item.content is None:
            return None
        if self._ledger is None:
            return begin(item.content, target, root=self._outbox, sync=meanwhile)
        return self._ledger.begin(self._asked(item.form), item.content, target)

    def _completed(
        self, item: Drawn, target: Path, placing: Placing | Ended | Begun
    ) -> tuple[Outcome, Diagnostics]:
        result, problems = placing.complete()
        problems = (*item.problems, *problems)
        if result is None or has_errors(problems):
            return outcome_of(self._workbook, item.form, None, "rejected"), problems
        kind: OutcomeKind = "published" if isinstance(result, Published) else "unchanged"
        return outcome_of(self._workbook, item.form, target, kind), problems


def outcome_of(workbook: Path, form: Form, path: Path | None, kind: OutcomeKind) -> Outcome:
    """What became of the document of a form."""
    name, title = form.mapping.name, form.mapping.title
    return Outcome(workbook=workbook, document=name, title=title, path=path, outcome=kind)
