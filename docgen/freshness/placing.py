"""A new version on its way: into the history first, and then into its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from docgen.diagnostics import Diagnostic, FileLocation
from docgen.freshness.aside import Aside
from docgen.freshness.attempts import KEPT_ASIDE
from docgen.freshness.history import Kept
from docgen.publish.atomic import Begun, Result

Then = Callable[[Result], Result]


class Placing:
    """A version that is kept in the history and lies beside its place; it is to be completed or abandoned.

    folders: takes the folder of the document, whose rename the disk may not have when it is complete.  then:
    what is to be done with what came of it.
    """

    def __init__(self, begun: Begun, kept: Kept, aside: Aside, folders: set[Path], then: Then) -> None:
        self._begun = begun
        self._kept = kept
        self._aside = aside
        self._folders = folders
        self._then = then

    def complete(self) -> Result:
        """The version takes its place; what a person made there is kept beside it, and told of."""
        aside = self._aside
        result, problems = self._begun.complete(aside.check, folders=self._folders)
        if result is None:
            aside.withdraw()
            problems = aside.problems or problems
        else:
            self._kept.prune()
        kept_aside = tuple(told(KEPT_ASIDE, path, name=aside.name) for path in aside.kept)
        return self._then((result, (*problems, *kept_aside)))

    def abandon(self) -> None:
        """Leave what lies there as it is."""
        self._begun.abandon()


class Ended:
    """In the place of one on its way, where it is known already what comes of it."""

    def __init__(self, result: Result) -> None:
        self._result = result

    def complete(self) -> Result:
        """What came of it."""
        return self._result

    def abandon(self) -> None:
        """There is nothing to leave."""


def told(code: str, path: Path, **args: str) -> Diagnostic:
    """A warning about a file in the outbox."""
    return Diagnostic(code=code, location=FileLocation(path=path), args=args, severity="warning")
