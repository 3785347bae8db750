"""The processes that make documents beside this one, as this one sees them.

This one works, too, and is the only one that writes the ledger down: the others tell it what they learned.
A process that ends before its time costs nothing but time, for what it was given is then made here.  They
are started by `subprocess` and not by `multiprocessing`, which runs the main module of the caller again; and
before this one imports what it works with itself, so that both do so at the same time.
"""

from __future__ import annotations

import pickle
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO

from docgen.freshness.ledger import Ledger
from docgen.parallel.messages import Answer, Setup
from docgen.pipeline.build import neighbours
from docgen.pipeline.tasks import Made, Run, Task

if TYPE_CHECKING:
    from docgen.pipeline.pack import Pack

_AHEAD = 3  # workbooks that a process is given before it is done with the first
_PATIENCE = 5.0  # seconds for a process to end
_CHILD = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from docgen.parallel.serving import serve; serve()"
)


class Team:
    """The processes beside this one."""

    def __init__(self, run: Run, ledger: Ledger, count: int) -> None:
        self._run = run
        self._ledger = ledger
        self._answers: queue.SimpleQueue[tuple[_Process, Answer | None]] = queue.SimpleQueue()
        self._again: deque[Task] = deque()  # what a process that ended had been given
        self._processes: list[_Process] = []
        for _ in range(count):
            with suppress(OSError):  # no more processes to be had: this one does it all
                self._processes.append(_Process(self._answers))

    def made(self, pack: Pack, tasks: Iterator[Task]) -> Iterator[Made]:
        """Each workbook made by whoever has time for it, in no order."""
        self._set_up()
        from docgen.pipeline.making import make  # see the module's text

        around = neighbours(self._run, pack)
        while True:
            self._hand_out(tasks)
            own = next(tasks, None) or (self._again.popleft() if self._again else None)
            if own is not None:
                yield make(self._run, pack, own, around)
            elif not any(process.given for process in self._processes):
                return
            yield from self._taken(wait=own is None)

    def close(self) -> None:
        """End the processes once they are done with what they were given, and take what they still tell.

        After Ctrl-C that is what was being made: it lies in its place and is to be remembered.
        """
        for process in self._processes:
            process.dismiss()
        for process in self._processes:
            process.end()
        while not self._answers.empty():
            _, answer = self._answers.get()
            if answer is not None:
                self._ledger.absorb(answer.learned)

    def _set_up(self) -> None:
        """The processes begin when the form pack is in the cache, where they find it."""
        run, ledger = self._run, self._ledger
        setup = Setup(
            project=run.project,
            only=run.only,
            draft=run.draft,
            kept=ledger.kept,
            force=ledger.force,
            pack=ledger.pack,
        )
        for process in self._processes:
            process.send(setup)

    def _hand_out(self, tasks: Iterator[Task]) -> None:
        for process in self._processes:
            while process.alive and len(process.given) < _AHEAD:
                task = next(tasks, None)
                if task is None:
                    return
                process.give(task)

    def _taken(self, *, wait: bool) -> Iterator[Made]:
        """What the processes have told; with `wait`, at least one of them."""
        while wait or not self._answers.empty():
            process, answer = self._answers.get()
            wait = False
            if answer is None:
                process.alive = False
                self._again += process.given
                process.given.clear()
            else:
                process.given.popleft()
                self._ledger.absorb(answer.learned)
                yield answer.made


class _Process:
    """One of them: `given` are the workbooks it was given and has not told of."""

    def __init__(self, answers: queue.SimpleQueue[Any]) -> None:
        self.alive = True
        self.given: deque[Task] = deque()
        hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows
        self._popen = subprocess.Popen(  # noqa: S603  # our own interpreter and our own code
            (sys.executable, "-P", "-c", _CHILD),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what it cannot do, this process does, and tells
            creationflags=hidden,
        )
        self.send(sys.path)
        self._listener = threading.Thread(
            target=self._listen, args=(answers,), name="docgen-listen", daemon=True
        )
        self._listener.start()

    def send(self, thing: object) -> None:
        """Tell it what it waits for."""
        stream = _stream(self._popen.stdin)
        with suppress(OSError):  # it has ended, which `_listen` tells
            pickle.dump(thing, stream)
            stream.flush()

    def give(self, task: Task) -> None:
        """Ask for the documents of a workbook."""
        self.given.append(task)
        self.send(task)

    def dismiss(self) -> None:
        """Tell it that there is no more to come."""
        with suppress(OSError):
            _stream(self._popen.stdin).close()

    def end(self) -> None:
        """Wait until it has ended and all it told is heard; it is killed if that takes long."""
        try:
            self._popen.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._popen.kill()
            self._popen.wait()
        self._listener.join()

    def _listen(self, answers: queue.SimpleQueue[Any]) -> None:
        stream = _stream(self._popen.stdout)
        with suppress(Exception):  # the end of the stream, or half an answer
            while True:
                answers.put((self, pickle.load(stream)))  # noqa: S301  # from the process started above
        stream.close()
        answers.put((self, None))


def _stream(stream: Any) -> BinaryIO:
    assert stream is not None
    return stream  # type: ignore[no-any-return]  # a pipe of bytes, see above
