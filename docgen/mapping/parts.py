"""One mapping file, read on its own: its items, what it includes, and what is wrong in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation, YamlLocation
from docgen.language.expression import Expression, Message
from docgen.mapping.items import cells, form, outside
from docgen.mapping.items.rules import computed, rule
from docgen.mapping.keys import file as keys
from docgen.mapping.kinds import Slot
from docgen.mapping.model import Computed, Corrections, Explanations, Field, Grid, SheetLayout, Table
from docgen.mapping.nodes import Node, Scalar, YamlError, parse
from docgen.mapping.problems import Problems
from docgen.mapping.rulebook import OtherWorkbook, Register, Rule
from docgen.mapping.sections import Key, Named, Record

MAX_BYTES = 1 << 20


class Reference(Struct, frozen=True, kw_only=True):
    """The name of another file, and where it is written."""

    text: str
    location: YamlLocation


class Part(Struct, frozen=True, kw_only=True):
    """What one file says.  `document` is true where it has a template of its own."""

    path: Path
    diagnostics: Diagnostics = ()
    document: bool = False
    template: Reference | None = None
    output: Message | None = None
    title: str = ""
    when: Expression | None = None
    includes: tuple[Reference, ...] = ()
    fields: dict[str, Field] = field(default_factory=dict)
    grids: dict[str, Grid] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    computed: dict[str, Computed] = field(default_factory=dict)
    registers: dict[str, Register] = field(default_factory=dict)
    workbooks: dict[str, OtherWorkbook] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    corrections: Corrections | None = None
    explanations: Explanations | None = None
    sheets: tuple[SheetLayout, ...] = ()


def read_part(path: Path) -> Part:
    """Reads one file; its problems are in the part."""
    content = _content(path)
    if isinstance(content, Diagnostic):
        return Part(path=path, diagnostics=(content,))
    problems = Problems(path)
    try:
        document = parse(content)
    except YamlError as problem:
        place = YamlLocation(file=path, line=problem.line, column=problem.column)
        problems.add_at(problem.code, place, **problem.facts)
        return Part(path=path, diagnostics=tuple(problems.diagnostics))
    if document.root is None or (isinstance(document.root, Scalar) and document.root.missing):
        return Part(path=path, diagnostics=(_of_file("mapping-empty", path),))
    for later, earlier in document.duplicates:
        problems.add("mapping-duplicate-key", later, related=earlier, key=later.text)
    return _part(path, document.root, problems)


def _content(path: Path) -> bytes | Diagnostic:
    try:
        if not path.is_file():
            return _of_file("mapping-not-found", path)
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        return _of_file("mapping-unreadable", path, problem=error.strerror or str(error))
    if len(content) > MAX_BYTES:
        return _of_file("mapping-too-large", path, limit=f"{MAX_BYTES >> 20} MiB")
    return content


def _of_file(code: str, path: Path, **args: str) -> Diagnostic:
    return Diagnostic(code=code, location=FileLocation(path=path), args=args)


def _part(path: Path, root: Node, problems: Problems) -> Part:
    record = keys.FILE.read(Slot(name=path.name, place=root, value=root), problems)
    if record is None:
        return Part(path=path, diagnostics=tuple(problems.diagnostics))
    read = (rule(section) for section in record.get(keys.RULES) or ())
    misprints, explained = record.get(keys.CORRECTIONS), record.get(keys.EXPLANATIONS)
    content = Part(
        path=path,
        document=record.has(keys.TEMPLATE),
        template=_template(record, problems),
        output=record.get(keys.OUTPUT),
        title=record.text(keys.DOCUMENT_TITLE),
        when=record.get(keys.DOCUMENT_WHEN),
        includes=_includes(record, problems),
        fields=_items(record, keys.FIELDS, cells.field, problems),
        grids=_items(record, keys.GRIDS, cells.grid, problems),
        tables=_items(record, keys.TABLES, cells.table, problems),
        computed=_items(record, keys.COMPUTEDS, computed, problems),
        registers=_items(record, keys.REGISTERS, outside.register, problems),
        workbooks=_items(record, keys.WORKBOOKS, outside.other_workbook, problems),
        rules=tuple(item for item in read if item),
        corrections=form.corrections(misprints) if misprints else None,
        explanations=form.explanations(explained, problems) if explained else None,
        sheets=tuple(form.sheet(named) for named in record.get(keys.SHEETS) or ()),
    )
    return replace(content, diagnostics=tuple(problems.diagnostics))


Made = TypeVar("Made")


def _items(
    record: Record,
    key: Key[tuple[Named[Record], ...]],
    make: Callable[[Named[Record], Problems], Made | None],
    problems: Problems,
) -> dict[str, Made]:
    made = ((named.name, make(named, problems)) for named in record.get(key) or ())
    return {name: item for name, item in made if item is not None}


def _template(record: Record, problems: Problems) -> Reference | None:
    text = record.get(keys.TEMPLATE)
    if text is None:
        return None
    return Reference(text=text, location=problems.place(record.slots["template"].value))


def _includes(record: Record, problems: Problems) -> tuple[Reference, ...]:
    slot = record.slots.get("include")
    nodes = getattr(slot.value, "items", ()) if slot else ()
    written = [node for node in nodes if isinstance(node, Scalar) and not node.missing]
    return tuple(Reference(text=node.text, location=problems.place(node)) for node in written)
