"""A scripted source of events with a fake clock: the policy is tested without sleeping."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, field

from docgen.watch.batches import Rhythm, batches
from docgen.watch.events import LOST, Batch, Event
from docgen.watch.look import FileState, Look
from docgen.watch.policy import Policy, Settler


class Script(Struct):
    """Time, a folder and the events of both; everything happens when it was planned to."""

    time: float = 0.0
    end: float = 30.0
    files: dict[Path, Look] = field(default_factory=dict)
    plan: list[tuple[float, int, Path | None, Look | None]] = field(default_factory=list)
    away: tuple[Path, ...] = ()
    _number: itertools.count[int] = field(default_factory=itertools.count)

    def save(self, at: float, path: Path, state: FileState = "whole") -> None:
        """At this time the path gets a new content, in this state."""
        number = next(self._number)
        heapq.heappush(self.plan, (at, number, path, Look(state=state, signature=(number,))))

    def touch(self, at: float, path: Path) -> None:
        """At this time there is an event for the path, and its content stays."""
        heapq.heappush(self.plan, (at, next(self._number), path, None))

    def lose(self, at: float) -> None:
        """At this time events are lost."""
        heapq.heappush(self.plan, (at, next(self._number), None, None))

    def now(self) -> float:
        """The fake clock."""
        return self.time

    def look(self, path: Path) -> Look:
        """What lies at the path now."""
        return self.files.get(path, Look(state="missing"))

    def wait(self, seconds: float) -> tuple[Event, ...]:
        """Let the time pass until the next planned thing, or for so many seconds."""
        until = self.time + seconds
        if not self.plan or self.plan[0][0] > until:
            self.time = max(until, self.time + 0.001)
            return ()
        at, _, path, found = heapq.heappop(self.plan)
        self.time = max(self.time, at)
        if path is None:
            return (LOST,)
        if found is not None:
            self.files[path] = found
        return (Event(kind="touched", path=path),)

    def wake(self) -> None:
        """Nobody waits."""

    def close(self) -> None:
        """Nothing is held."""

    def run(
        self, policy: Policy | None = None, *, rescan: float = 600.0, building: float = 0.0
    ) -> list[tuple[float, Batch]]:
        """Every batch but the ticks, with its time; a batch takes `building` seconds to work on."""
        found = []
        settler = Settler(policy or Policy(), self.look)
        rhythm = Rhythm(rescan=rescan)
        for batch in batches(self, self, settler, rhythm, lambda: self.time >= self.end):
            if batch.reason != "tick":
                found.append((self.time, batch))
            if batch.reason == "changed":
                self.time += building
        return found


def changed(found: Iterable[tuple[float, Batch]]) -> list[tuple[float, tuple[str, ...]]]:
    """The batches of settled paths: (time, names)."""
    return [
        (round(time, 2), tuple(path.name for path in batch.paths))
        for time, batch in found
        if batch.reason == "changed"
    ]
