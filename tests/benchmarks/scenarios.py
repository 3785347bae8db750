"""The scenarios: what each program is given, and how it is started."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from tests.benchmarks.aside import set_aside
from tests.benchmarks.dialects import DOCXTPL
from tests.benchmarks.dialects import LIMIT as LIMIT_DIALECT
from tests.benchmarks.documents import FORMS, LONG_FORM, Form
from tests.benchmarks.fixtures import SIZES, VARIANTS, Fixtures
from tests.benchmarks.measure import Entry, Scenario
from tests.benchmarks.peers import NAMES, Peers
from tests.benchmarks.report import BARE, DOCGEN, LIMIT, PLAIN

PROGRAMS = Path(__file__).with_name("programs")
REPOSITORY = Path(__file__).parents[2]
ROUNDS = 10  # builds that a warm process times, after one that it does not
INBOX_NAME = "so-lieu.xlsx"

Task = dict[str, object]


class Bench(Struct, frozen=True, kw_only=True):
    """What the scenarios are made of; without `peers` the engines for Node are left out."""

    fixtures: Fixtures
    peers: Peers | None

    def scenarios(self) -> Iterator[Scenario]:
        """All of them, in the order of the table."""
        yield self.help()
        yield self.cold()
        yield self.warm()
        yield self.batch()
        for size in SIZES:
            yield self.long_build(size)
            yield self.long_render(size)

    def help(self) -> Scenario:
        """The start of the command, beside that of Python."""
        bare = Entry(program=BARE, command=(sys.executable, "-c", "pass"))
        shown = Entry(program=DOCGEN, command=(*_docgen(), "--help"), environment=_ENVIRONMENT)
        return Scenario(name="help", title="`docgen --help` (ratio to a bare Python)", entries=(bare, shown))

    def cold(self) -> Scenario:
        """A fresh process: one changed workbook to three documents."""
        work = _Cold(self.fixtures)
        entries = [
            self._entry(PLAIN, work.job(PLAIN, DOCXTPL.name), work.outputs(PLAIN), work),
            *self._peer_entries(work),
            self._entry(LIMIT, work.job(LIMIT, LIMIT_DIALECT.name), work.outputs(LIMIT), work),
        ]
        build = (*_docgen(), "build", "--project", str(self.fixtures.project))
        for variant, empty in (("", False), ("no disk cache yet", True)):
            cache = self.fixtures.root / ("cache-empty" if empty else "cache")
            outbox = work.folder(f"{DOCGEN}{'-empty' if empty else ''}")
            entries.append(
                Entry(
                    program=DOCGEN,
                    variant=variant,
                    command=(*build, "--outbox", str(outbox)),
                    prepare=_emptying(cache, work.before(DOCGEN)) if empty else work.before(DOCGEN),
                    environment={**_ENVIRONMENT, "DOCGEN_CACHE": str(cache)},
                    outputs=_outputs(outbox / Path(INBOX_NAME).stem, FORMS),
                )
            )
        return Scenario(name="cold", title="workbook to 3 documents, fresh process", entries=tuple(entries))

    def warm(self) -> Scenario:
        """One process, imports done: workbook after workbook, three documents each."""
        work = _Warm(self.fixtures)
        entries = (
            self._entry(PLAIN, work.job(PLAIN, DOCXTPL.name), work.outputs(PLAIN), work, warm=True),
            *self._peer_entries(work, warm=True),
            Entry(
                program=DOCGEN,
                command=(sys.executable, str(PROGRAMS / "docgen_warm.py"), str(work.job(DOCGEN, ""))),
                prepare=work.before(DOCGEN),
                environment=self._environment,
                outputs=_outputs(self.fixtures.project / "outbox" / Path(INBOX_NAME).stem, FORMS),
                warm=True,
            ),
            self._entry(LIMIT, work.job(LIMIT, LIMIT_DIALECT.name), work.outputs(LIMIT), work, warm=True),
        )
        return Scenario(name="warm", title="workbook to 3 documents, warm process", entries=entries)

    def batch(self) -> Scenario:
        """63 workbooks, 189 documents, one command."""
        work = _Batch(self.fixtures)
        outbox = work.root(DOCGEN)
        build = (*_docgen(), "build", "--project", str(self.fixtures.project), "--outbox", str(outbox))
        workbooks = tuple(str(self.fixtures.workbook(variant)) for variant in range(VARIANTS))
        jobs = [("one process", ("--jobs", "1")), ("all cores", ())] if _has_jobs() else [("", ())]
        entries = [
            self._entry(PLAIN, work.job(PLAIN, DOCXTPL.name), work.outputs(PLAIN), work),
            *self._peer_entries(work),
            self._entry(LIMIT, work.job(LIMIT, LIMIT_DIALECT.name), work.outputs(LIMIT), work),
        ]
        for variant, options in jobs:
            entries.append(
                Entry(
                    program=DOCGEN,
                    variant="" if variant == "one process" else variant,
                    command=(*build, *options, *workbooks),
                    prepare=work.before(DOCGEN),
                    environment=self._environment,
                    outputs=work.outputs(DOCGEN),
                )
            )
        title = f"{VARIANTS} workbooks to {VARIANTS * len(FORMS)} documents"
        return Scenario(name="batch", title=title, entries=tuple(entries), memory=True)

    def long_build(self, size: int) -> Scenario:
        """A workbook with a long table to its document, in a fresh process."""
        work = _Long(self.fixtures, size, build=True)
        outbox = work.folder(DOCGEN)
        build = (*_docgen(), "build", "--project", str(self.fixtures.long_project), "--outbox", str(outbox))
        source = self.fixtures.long_workbook(size)
        entries = (
            self._entry(PLAIN, work.job(PLAIN, DOCXTPL.name), work.outputs(PLAIN), work),
            Entry(
                program=DOCGEN,
                command=(*build, str(source)),
                prepare=work.before(DOCGEN),
                environment=self._environment,
                outputs=_outputs(outbox / source.stem, (LONG_FORM,)),
            ),
            self._entry(LIMIT, work.job(LIMIT, LIMIT_DIALECT.name), work.outputs(LIMIT), work),
        )
        title = f"{size:,} rows, workbook to document"
        return Scenario(name=f"build-{size}", title=title, entries=entries, memory=True)

    def long_render(self, size: int) -> Scenario:
        """The rows of that table given as JSON: rendering alone, in a fresh process."""
        work = _Long(self.fixtures, size, build=False)
        render = (sys.executable, str(PROGRAMS / "docgen_render.py"), str(work.job(DOCGEN, DOCXTPL.name)))
        entries = (
            self._entry(PLAIN, work.job(PLAIN, DOCXTPL.name), work.outputs(PLAIN), work),
            *self._peer_entries(work),
            Entry(
                program=DOCGEN,
                command=render,
                prepare=work.before(DOCGEN),
                environment=self._environment,
                outputs=work.outputs(DOCGEN),
            ),
            self._entry(LIMIT, work.job(LIMIT, LIMIT_DIALECT.name), work.outputs(LIMIT), work),
        )
        title = f"{size:,} rows, rendering alone"
        return Scenario(name=f"rows-{size}", title=title, entries=entries, memory=True)

    @property
    def _environment(self) -> dict[str, str]:
        return {**_ENVIRONMENT, "DOCGEN_CACHE": str(self.fixtures.root / "cache")}

    def _entry(
        self, program: str, job: Path, outputs: tuple[Path, ...], work: _Work, *, warm: bool = False
    ) -> Entry:
        """The plain script or the limit (which needs nothing of site-packages)."""
        file, options = ("plain.py", ()) if program == PLAIN else ("limit.py", ("-I", "-S"))
        command = (sys.executable, *options, str(PROGRAMS / file), str(job))
        return Entry(
            program=program, command=command, prepare=work.before(program), outputs=outputs, warm=warm
        )

    def _peer_entries(self, work: _Work, *, warm: bool = False) -> Iterator[Entry]:
        if self.peers is None:
            return
        for name in NAMES:
            outputs = work.outputs(name)
            if name in self.peers.versions:
                command = self.peers.command(name, work.job(name, name))
                yield Entry(
                    program=name, command=command, prepare=work.before(name), outputs=outputs, warm=warm
                )
            else:
                yield Entry(program=name, command=(), unavailable=self.peers.why_not)


# The docgen that is measured is the one beside this folder, installed or not.
_ENVIRONMENT = {"PYTHONPATH": str(REPOSITORY)}


def _docgen() -> tuple[str, ...]:
    """The command as users start it."""
    program = shutil.which("docgen", path=str(Path(sys.executable).parent))
    return (program,) if program else (sys.executable, "-m", "docgen")


def _has_jobs() -> bool:
    shown = subprocess.run((*_docgen(), "build", "--help"), capture_output=True, check=False)
    return b"--jobs" in shown.stdout


def _outputs(folder: Path, forms: Sequence[Form]) -> tuple[Path, ...]:
    return tuple(folder / f"{form.name}.docx" for form in forms)


def _task(fixtures: Fixtures, engine: str, source: Path, forms: Sequence[Form], folder: Path) -> Task:
    folder.mkdir(parents=True, exist_ok=True)
    outputs = zip(forms, _outputs(folder, forms), strict=True)
    documents = [
        {"template": str(fixtures.template(engine, form)), "output": str(output)} for form, output in outputs
    ]
    return {"source": str(source), "documents": documents}


def _reads_workbooks(program: str) -> bool:
    return program in (PLAIN, LIMIT, DOCGEN)


def _mark(workbook: Path, number: int) -> None:
    """Change a workbook's bytes and nothing in it, so that no program knows it from an earlier run."""
    with zipfile.ZipFile(workbook, "a") as package:
        package.comment = f"run {number}".encode()


def _emptying(folder: Path, before: Callable[[int], None]) -> Callable[[int], None]:
    """The same preparation, for a run that finds no cache."""

    def prepare(number: int) -> None:
        set_aside(folder)
        before(number)

    return prepare


class _Work:
    """The jobs of the programs in one scenario."""

    name = ""

    def __init__(self, fixtures: Fixtures) -> None:
        self.fixtures = fixtures
        self.engines: dict[str, str] = {}

    def root(self, program: str) -> Path:
        """Where a program writes in this scenario."""
        return self.fixtures.root / "out" / self.name / program.replace(" ", "-")

    def folder(self, program: str) -> Path:
        """The same folder, made if it is missing."""
        self.root(program).mkdir(parents=True, exist_ok=True)
        return self.root(program)

    def job(self, program: str, engine: str) -> Path:
        """The file that tells a program what to do; written before each run."""
        self.engines[program] = engine
        return self._job_file(program)

    def outputs(self, program: str) -> tuple[Path, ...]:
        """What the program writes, in order."""
        return _outputs(self.root(program), FORMS)

    def rounds(self, program: str, engine: str, number: int) -> list[list[Task]]:
        """The tasks of run `number`."""
        raise NotImplementedError

    def before(self, program: str) -> Callable[[int], None]:
        """What is done before each run of a program, given the number of the run."""
        return partial(self.prepare, program)

    def prepare(self, program: str, number: int) -> None:
        """Write the program's job for this run."""
        if program not in self.engines:  # a command, which takes no job
            return
        job = {
            "rounds": self.rounds(program, self.engines[program], number),
            "bindings": str(self.fixtures.bindings),
            "project": str(self.fixtures.project),
        }
        file = self._job_file(program)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(job), encoding="utf-8")

    def _job_file(self, program: str) -> Path:
        return self.fixtures.root / "jobs" / self.name / f"{program.replace(' ', '-')}.json"


class _Cold(_Work):
    """Another variant of the workbook for each run."""

    name = "cold"

    def rounds(self, program: str, engine: str, number: int) -> list[list[Task]]:
        fixtures, variant = self.fixtures, number % VARIANTS
        source = fixtures.workbook(variant) if _reads_workbooks(program) else fixtures.values(variant)
        return [[_task(fixtures, engine, source, FORMS, self.folder(program))]]

    def prepare(self, program: str, number: int) -> None:
        super().prepare(program, number)
        shutil.copy(self.fixtures.workbook(number % VARIANTS), self.fixtures.project / "inbox" / INBOX_NAME)


class _Warm(_Work):
    """Another variant for each round."""

    name = "warm"

    def rounds(self, program: str, engine: str, number: int) -> list[list[Task]]:
        first = number * (ROUNDS + 1)
        variants = [variant % VARIANTS for variant in range(first, first + ROUNDS + 1)]
        fixtures = self.fixtures
        file = fixtures.workbook if _reads_workbooks(program) else fixtures.values
        folder = self.folder(program)
        return [[_task(fixtures, engine, file(variant), FORMS, folder)] for variant in variants]


class _Batch(_Work):
    """All variants, into folders that are empty before each run."""

    name = "batch"

    def outputs(self, program: str) -> tuple[Path, ...]:
        folders = (self._folder(program, variant) for variant in range(VARIANTS))
        return tuple(path for folder in folders for path in _outputs(folder, FORMS))

    def rounds(self, program: str, engine: str, number: int) -> list[list[Task]]:
        fixtures = self.fixtures
        file = fixtures.workbook if _reads_workbooks(program) else fixtures.values
        return [
            [
                _task(fixtures, engine, file(variant), FORMS, self._folder(program, variant))
                for variant in range(VARIANTS)
            ]
        ]

    def prepare(self, program: str, number: int) -> None:
        set_aside(self.root(program))
        for variant in range(VARIANTS):
            _mark(self.fixtures.workbook(variant), number)
        super().prepare(program, number)

    def _folder(self, program: str, variant: int) -> Path:
        return self.root(program) / self.fixtures.workbook(variant).stem


class _Long(_Work):
    """One table of many rows."""

    def __init__(self, fixtures: Fixtures, size: int, *, build: bool) -> None:
        super().__init__(fixtures)
        self.name = f"{'build' if build else 'rows'}-{size}"
        self.build = build
        self.size = size

    def outputs(self, program: str) -> tuple[Path, ...]:
        return _outputs(self.root(program), (LONG_FORM,))

    def rounds(self, program: str, engine: str, number: int) -> list[list[Task]]:
        fixtures, size = self.fixtures, self.size
        source = fixtures.long_workbook(size) if self.build else fixtures.long_values(size)
        return [[_task(fixtures, engine, source, (LONG_FORM,), self.folder(program))]]

    def prepare(self, program: str, number: int) -> None:
        set_aside(self.root(program))
        if self.build:
            _mark(self.fixtures.long_workbook(self.size), number)
        super().prepare(program, number)
