"""The other workbooks that rules compare with: found among those beside the one in hand, and bound.

A comparison with the wrong workbook would be worse than none: one that is not the only one to fit is not
used, and neither is one that cannot be read; where an expression that describes it fails, that is told.  Of
each neighbour only the cells that tell what it is are read, once a run; of the one that fits, only the sheets
that rules look at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.binding.computing import value_at
from docgen.binding.context import Context, make_base
from docgen.binding.evaluating import evaluated
from docgen.binding.workbook import bind_workbook
from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation, Related, YamlLocation
from docgen.excel.workbook import read_workbook
from docgen.formats.text import folded
from docgen.freshness.beside import Beside, Marks
from docgen.freshness.fingerprint import digest
from docgen.language.missing import Missing
from docgen.language.namespace import Namespace
from docgen.language.values import Value
from docgen.mapping.model import DocumentMapping
from docgen.mapping.rulebook import OtherWorkbook
from docgen.pipeline.project import workbooks_beside, workbooks_in


class Comparison(Struct, frozen=True, kw_only=True):
    """One other workbook of a form pack.

    identity: the cells that tell whether a workbook is it; cells: those that rules look at; rules: the
    ids of these rules.
    """

    other: OtherWorkbook
    identity: DocumentMapping
    cells: DocumentMapping
    rules: tuple[str, ...]


class Compared(Struct, frozen=True, kw_only=True):
    """What was found for one workbook.

    names: what its rules see of the others; files: the workbooks used; notes: rules that could not be
    decided, because there is nothing to compare with.
    """

    names: Mapping[str, object] = field(default_factory=dict)
    files: tuple[Path, ...] = ()
    problems: Diagnostics = ()
    notes: Diagnostics = ()
    beside: Beside | None = None


NOTHING = Compared()


class _Seen(Struct, frozen=True):
    """A neighbour: its hash, and what it is known by (None where it cannot be read)."""

    sha256: str
    marks: Marks | None


Known = Callable[[Path], tuple[str, Marks] | None]


class Neighbours:
    """The workbooks beside those of one run; each folder is listed, and each workbook looked at, once.

    known: what a memory of earlier runs has of a workbook (its hash now, and what it is known by); key: the
    name of a workbook in that memory.
    """

    def __init__(
        self,
        comparisons: Iterable[Comparison],
        *,
        known: Known = lambda _: None,
        key: Callable[[Path], str] = str,
    ) -> None:
        self._comparisons = tuple(comparisons)
        self._known = known
        self._key = key
        self._listed = cache(workbooks_in)
        self._seen: dict[Path, _Seen] = {}

    def compare(self, path: Path, base: Context) -> Compared:
        """Find and bind what the rules of a workbook compare with; `base` are its own names."""
        if not self._comparisons:
            return NOTHING
        own = {item.other.name: mark for item in self._comparisons if (mark := _mark(item, base))}
        failed: list[Diagnostic] = []
        sought = {
            item.other.name: mark for item in self._comparisons if (mark := _sought(item, base, failed))
        }
        beside = workbooks_beside(path, self._listed) if sought else ()
        seen = {other: self._look(other) for other in beside}
        gathered = _Gathered()
        for item in self._comparisons:
            if item.other.name in sought:
                facts = {"label": _label(item, base, failed), "rules": ", ".join(item.rules)}
                _bind(item, _Case(path, sought[item.other.name], facts), seen, gathered)
        gathered.problems += (replace(problem, severity="warning") for problem in failed)
        matched = {self._key(other): seen[other].sha256 for other in gathered.matched}
        passed = {
            self._key(other): item.sha256 for other, item in seen.items() if other not in gathered.matched
        }
        return Compared(
            names=gathered.names,
            files=tuple(gathered.matched),
            problems=(*gathered.problems, *map(self._unreadable, gathered.unreadable)),
            notes=tuple(gathered.notes),
            beside=Beside(own=own, sought=sought, matched=matched, passed=passed),
        )

    def _look(self, path: Path) -> _Seen:
        if path not in self._seen:
            known = self._known(path)
            self._seen[path] = _Seen(*known) if known is not None else self._read(path)
        return self._seen[path]

    def _unreadable(self, path: Path) -> Diagnostic:
        """In the same words for whoever might have been compared with it: it is one problem of one file."""
        rules = ", ".join(rule for item in self._comparisons for rule in item.rules)
        return _warning("other-workbook-unreadable", path, {"rules": rules})

    def _read(self, path: Path) -> _Seen:
        identities = [item.identity for item in self._comparisons]
        workbook, _ = read_workbook(path, sheets=_sheets(identities), names=_defined(identities))
        if workbook is None:
            return _Seen(digest(path), None)
        base = make_base(identities, bind_workbook(workbook, identities))
        marks = {item.other.name: mark for item in self._comparisons if (mark := _mark(item, base))}
        return _Seen(workbook.sha256, marks)


class _Gathered(Struct):
    """What comes of the comparisons of one workbook."""

    names: dict[str, object] = field(default_factory=dict)
    matched: dict[Path, None] = field(default_factory=dict)
    unreadable: dict[Path, None] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    notes: list[Diagnostic] = field(default_factory=list)


class _Case(Struct, frozen=True):
    """One comparison of one workbook: what is looked for, and the facts of its messages."""

    path: Path
    mark: str
    facts: Mapping[str, str]


def _bind(item: Comparison, case: _Case, seen: Mapping[Path, _Seen], gathered: _Gathered) -> None:
    fitting = [path for path, it in seen.items() if it.marks and it.marks.get(item.other.name) == case.mark]
    gathered.matched.update(dict.fromkeys(fitting))
    if len(fitting) > 1:
        gathered.problems.append(_ambiguous(case, fitting))
    elif fitting:
        names = _bound(item, fitting[0], seen[fitting[0]].sha256)
        if names is None:
            gathered.unreadable[fitting[0]] = None
        else:
            gathered.names[item.other.name] = names
    else:
        gathered.unreadable.update((path, None) for path, it in seen.items() if it.marks is None)
        gathered.notes.append(_absent(case, item.other.location))


def _bound(item: Comparison, path: Path, sha256: str) -> Namespace | None:
    """The names of the other workbook; None where it cannot be read, or was saved since it was looked at."""
    workbook, _ = read_workbook(path, sheets=_sheets([item.cells]), names=_defined([item.cells]))
    if workbook is None or workbook.sha256 != sha256:
        return None
    return Namespace(make_base([item.cells], bind_workbook(workbook, [item.cells])))


def _mark(item: Comparison, base: Context) -> str:
    """What a workbook is known by; "" where one of the cells says nothing."""
    return _joined(value_at(base, name) for name in item.other.where)


def _sought(item: Comparison, base: Context, failed: list[Diagnostic]) -> str:
    """What the other workbook must be known by; "" where it is not looked for."""
    other = item.other
    if other.when is not None:
        wanted = evaluated(other.when, base, failed)
        if isinstance(wanted, Missing) or not wanted:
            return ""
    return _joined(evaluated(expression, base, failed) for expression in other.where.values())


def _joined(values: Iterable[object]) -> str:
    texts = [_text(value) for value in values]
    return "\n".join(texts) if all(texts) else ""


def _text(value: object) -> str:
    """A value as two workbooks have it in common, however it was typed."""
    raw = value.raw if isinstance(value, Value) else value
    if raw is None or isinstance(raw, Missing | Namespace):
        return ""
    if isinstance(raw, int | float | Decimal) and not isinstance(raw, bool):
        return f"{Decimal(str(raw)).normalize():f}"
    return raw.isoformat() if isinstance(raw, date) else folded(str(raw))


def _sheets(mappings: Iterable[DocumentMapping]) -> frozenset[str]:
    return frozenset(folded(name) for mapping in mappings for name in mapping.sheet_names)


def _defined(mappings: Iterable[DocumentMapping]) -> frozenset[str]:
    fields = (item for mapping in mappings for item in mapping.fields.values())
    return frozenset(folded(item.defined_name) for item in fields if item.defined_name)


def _label(item: Comparison, base: Context, failed: list[Diagnostic]) -> str:
    label = evaluated(item.other.label, base, failed)
    return item.other.name if isinstance(label, Missing) else str(label)


def _ambiguous(case: _Case, fitting: Iterable[Path]) -> Diagnostic:
    found = tuple(fitting)
    return _warning(
        "other-workbook-ambiguous",
        case.path,
        {**case.facts, "files": ", ".join(path.name for path in found)},
        *(Related(role="same", location=FileLocation(path=path)) for path in found),
    )


def _absent(case: _Case, declared: YamlLocation) -> Diagnostic:
    related = Related(role="declared", location=declared)
    return _warning("other-workbook-absent", case.path, case.facts, related)


def _warning(code: str, path: Path, args: Mapping[str, str], *related: Related) -> Diagnostic:
    place = FileLocation(path=path)
    return Diagnostic(code=code, location=place, args=args, severity="warning", related=related)
