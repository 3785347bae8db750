"""When a file has settled: at once for a save that is whole, patiently for one that is being copied.

Pure: it is told of events and of the time, and looks at files through the function it is given.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, field

from docgen.watch.look import Look, Looking, Signature


class Policy(Struct, frozen=True, kw_only=True):
    """Seconds of quiet that are asked for.

    whole: after a save that ends as it must; again: where the file was handed on lately, so that a burst
    becomes one or two batches; burst: where several saves came in one wait; longest: no wait for quiet
    goes on beyond this; opaque: for a file whose end cannot be told (an old .xls, an encrypted one);
    growing: for a package without an end (a slow copy may pause); gone: before a missing file counts as
    removed (Excel deletes, then renames).
    """

    whole: float = 0.08
    again: float = 0.4
    burst: float = 1.0
    longest: float = 5.0
    opaque: float = 2.0
    growing: float = 12.0
    gone: float = 1.0
    lately: float = 4.0
    recheck: float = 0.25


_CROWD = 3  # whole versions seen in one wait that make it a burst


class _Pending(Struct):
    """A path something happened to: since when, the last activity, and the time of the next look."""

    first: float
    active: float
    next_look: float
    looked: float = float("-inf")
    signature: Signature = ()
    counted: Signature = ()
    saves: int = 0


class _Past(Struct):
    """When a path was handed on, and whether that was a burst."""

    times: deque[float] = field(default_factory=deque)
    crowded: float = float("-inf")


class Settler:
    """Holds paths back until they have settled."""

    def __init__(self, policy: Policy, look: Looking) -> None:
        self._policy = policy
        self._look = look
        self._pending: dict[Path, _Pending] = {}
        self._past: dict[Path, _Past] = {}

    def note(self, path: Path, now: float) -> None:
        """Something happened to a path."""
        pending = self._pending.get(path)
        if pending is None:
            self._pending[path] = _Pending(first=now, active=now, next_look=now + self._policy.whole)
            return
        pending.active = now
        pending.next_look = min(pending.next_look, now + self._policy.whole)

    def wait(self, now: float) -> float:
        """Seconds until the next look; infinite where nothing is held back."""
        nearest = min((item.next_look for item in self._pending.values()), default=float("inf"))
        return max(0.0, nearest - now)

    def take(self, now: float) -> tuple[Path, ...]:
        """The paths that have settled; they are no longer held back."""
        due = [path for path, item in self._pending.items() if self._settled(path, item, now)]
        for path in due:
            self._hand_on(path, now)
        if len(self._past) > len(due) + 100:
            self._forget(now)
        return tuple(sorted(due))

    def _settled(self, path: Path, item: _Pending, now: float) -> bool:
        if now < item.next_look:
            return False
        found = self._look(path)
        if found.signature != item.signature and item.active <= item.looked:
            item.active = now  # it changed without an event
        item.signature, item.looked = found.signature, now
        if found.state == "whole" and found.signature != item.counted:
            item.counted = found.signature
            item.saves += 1
        quiet = self._quiet(path, item, found, now)
        settled_at = item.active + quiet
        if found.state == "whole":
            settled_at = min(settled_at, max(item.first + self._policy.longest, now))
        item.next_look = now + min(max(settled_at - now, 0.01), self._policy.recheck)
        return now >= settled_at - 1e-9

    def _quiet(self, path: Path, item: _Pending, found: Look, now: float) -> float:
        policy = self._policy
        if found.state != "whole":
            waits = {"missing": policy.gone, "growing": policy.growing}
            return waits.get(found.state, policy.opaque)
        past = self._past.get(path, _Past())
        if item.saves >= _CROWD or now - past.crowded < policy.lately:
            return policy.burst
        lately = any(now - time < policy.lately for time in past.times)
        return policy.again if lately else policy.whole

    def _hand_on(self, path: Path, now: float) -> None:
        item = self._pending.pop(path)
        past = self._past.setdefault(path, _Past(times=deque(maxlen=4)))
        past.times.append(now)
        if item.saves >= _CROWD:
            past.crowded = now

    def _forget(self, now: float) -> None:
        old = [path for path, past in self._past.items() if now - past.times[-1] > self._policy.lately]
        for path in old:
            del self._past[path]


def union(batches: Iterable[tuple[Path, ...]]) -> frozenset[Path]:
    """Every path of some batches."""
    return frozenset(path for batch in batches for path in batch)
