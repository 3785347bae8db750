"""The documents of one workbook on their way into the outbox, all of them at once.

While the disk takes one, the next is written: waiting for each in turn would take most of the time of a
build on a network share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation, Related, has_errors
from docgen.freshness.attempts import Asked
from docgen.freshness.claims import Claim, Given, given_names
from docgen.freshness.ledger import Ledger
from docgen.freshness.placing import Ended, Placing
from docgen.freshness.records import DocumentRecord
from docgen.pipeline.draw_up import DRAFT_MARK, Drawn
from docgen.pipeline.pack import Form
from docgen.pipeline.remembering import standing
from docgen.pipeline.report import Outcome, OutcomeKind
from docgen.publish.atomic import Begun, Published, begin
from docgen.publish.meanwhile import meanwhile
from docgen.publish.names import safe_name
from docgen.publish.temporary import sweep

_ENDING = ".docx"


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
        self,
        workbook: Path,
        outbox: Path,
        ledger: Ledger | None,
        asked: Callable[[Form], Asked] | None,
        *,
        draft: bool = False,
    ) -> None:
        self._workbook = workbook
        self._outbox = outbox
        self._ledger = ledger
        self._asked = asked
        self._draft = draft
        self._going: list[_Going] = []

    def begin(self, folder: Path, wanted: Iterable[Drawn | DocumentRecord]) -> None:
        """Write them all beside their places in the folder."""
        items = tuple(_as_word(item) if isinstance(item, Drawn) else item for item in wanted)
        names = self._names(folder, items)
        if self._asked is not None:
            sweep(folder)
        for item, name in zip(items, names, strict=True):
            going = _told(item, name) if isinstance(item, Drawn) else item
            target = folder / name.name
            self._going.append(_Going(going, target, self._begun(going, target)))

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

    def _names(self, folder: Path, items: tuple[Drawn | DocumentRecord, ...]) -> tuple[Given, ...]:
        claims = tuple(map(self._claim, items))
        if self._ledger is None or self._asked is None:
            return given_names(claims, {})
        known = (claim.mapping.stem for claim in claims)
        return given_names(claims, self._ledger.had(self._workbook, folder, known, draft=self._draft))

    def _claim(self, item: Drawn | DocumentRecord) -> Claim:
        if isinstance(item, Drawn):
            return Claim(mapping=item.form.mapping.path, wanted=item.name)
        path = Path(item.path)
        mapping = self._ledger.mapping_of(item) if self._ledger is not None else None
        return Claim(mapping=mapping or Path(item.document), wanted=path.name, stands=True)

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


def _as_word(item: Drawn) -> Drawn:
    """The document; rejected where its name is not that of a Word document, which nothing would open."""
    if item.content is None or safe_name(item.name).casefold().endswith(_ENDING):
        return item
    problem = Diagnostic(
        code="output-not-docx",
        location=FileLocation(path=item.form.mapping.path),
        args={"name": safe_name(item.name.replace(DRAFT_MARK, ""))},
    )
    return replace(item, content=None, problems=(*item.problems, problem))


def _told(item: Drawn, given: Given) -> Drawn:
    """The document, with a warning where another one has its name."""
    if given.holder is None or item.content is None:
        return item
    own = item.form.mapping.path
    args = {"name": safe_name(item.name), "given": given.name, "other": given.holder.name}
    problem = Diagnostic(
        code="output-name-taken",
        location=FileLocation(path=own),
        args=args,
        severity="warning",
        related=(Related(role="same", location=FileLocation(path=given.holder)),),
    )
    return replace(item, problems=(*item.problems, problem))


def outcome_of(workbook: Path, form: Form, path: Path | None, kind: OutcomeKind) -> Outcome:
    """What became of the document of a form."""
    name, title = form.mapping.name, form.mapping.title
    return Outcome(workbook=workbook, document=name, title=title, path=path, outcome=kind)
