"""Mapping files -> document mappings: includes followed, templates found, names held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation, Related, YamlLocation, has_errors
from docgen.formats.text import folded
from docgen.language.expression import Message
from docgen.mapping.conflicts import find_conflicts
from docgen.mapping.files import closed_folder, find_file
from docgen.mapping.formulas import find_unknown_names
from docgen.mapping.model import DocumentMapping, Field, Grid, Table
from docgen.mapping.order import find_order_problems
from docgen.mapping.parts import Part, Reference, read_part
from docgen.mapping.rulebook import OtherWorkbook, Register
from docgen.watch.reaching import is_there

SUFFIXES = (".yaml", ".yml")
_TEMPLATE_KEY = re.compile(rb"""^\s*\{?\s*["']?template["']?[ \t]*:""", re.MULTILINE)
_TOP_TEMPLATE_KEY = re.compile(rb"""^(?:\xef\xbb\xbf)?["']?template["']?[ \t]*:""", re.MULTILINE)

Parts = dict[Path, Part]


def find_mappings(folder: Path) -> tuple[tuple[Path, ...], Diagnostics]:
    """The documents of a folder: its mapping files with a top-level `template:` key, sorted by name.

    The other mapping files there are included by these.
    """
    closed = closed_folder(folder)
    if closed is not None:
        return (), (closed,)
    if not folder.is_dir():
        return (), (_of_file("mapping-folder-missing", folder),)
    documents = tuple(path for path in _files(folder) if _has_template(path))
    return documents, () if documents else (_of_file("mapping-no-documents", folder),)


def read_mapping(
    path: Path, *, templates: Path, parts: Parts | None = None
) -> tuple[DocumentMapping | None, Diagnostics]:
    """One document's mapping with everything it includes; None where anything in it is wrong.

    `parts` keeps the files that were read, so that documents which share an include read it once.
    """
    gathered, problems = _gather(Path(path), {} if parts is None else parts)
    template, of_template = _template(gathered[0], templates)
    found = [diagnostic for part in gathered for diagnostic in part.diagnostics]
    found += [*problems, *of_template, *find_conflicts(gathered), *find_order_problems(gathered)]
    main = gathered[0]
    if template is None or main.template is None or main.output is None or has_errors(found):
        return None, unique(found)
    return _assembled(gathered, main.template.location, template, main.output), unique(found)


def read_pack(folder: Path, templates: Path) -> tuple[tuple[DocumentMapping, ...], Diagnostics]:
    """Every document of a folder, each file read once and each problem reported once.

    Checks also what only shows over all documents: one name meaning two things, formulas of the
    workbook that name an unknown cell, files that nothing uses.
    """
    documents, problems = find_mappings(folder)
    found = list(problems)
    mappings: list[DocumentMapping] = []
    parts: Parts = {}
    for path in documents:
        mapping, more = read_mapping(path, templates=templates, parts=parts)
        found += more
        if mapping is not None:
            mappings.append(mapping)
    found += _unused(folder, parts)
    clashes = tuple(_clashes(mappings))
    found += clashes
    if len(mappings) == len(documents):
        found += find_unknown_names(mappings)
    blamed = {clash.location.file for clash in clashes if isinstance(clash.location, YamlLocation)}
    return tuple(mapping for mapping in mappings if not blamed.intersection(mapping.files)), unique(found)


def unique(diagnostics: Iterable[Diagnostic]) -> Diagnostics:
    """Each diagnostic once: documents that share a file share its problems."""
    kept = {
        (one.code, one.location, tuple(sorted(one.args.items())), one.related): one for one in diagnostics
    }
    return tuple(kept.values())


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(
        sorted(path for path in folder.iterdir() if path.suffix.casefold() in SUFFIXES and is_there(path))
    )


def _has_template(path: Path) -> bool:
    """Looks without parsing: a file that cannot be parsed is still a document, and reported as one."""
    try:
        with path.open("rb") as file:
            content = file.read(1 << 20)
    except OSError:
        return True  # reading it will say why
    in_braces = content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    return bool((_TEMPLATE_KEY if in_braces else _TOP_TEMPLATE_KEY).search(content))


def _gather(path: Path, parts: Parts) -> tuple[tuple[Part, ...], list[Diagnostic]]:
    """The file and all it includes, in reading order."""
    read: dict[Path, Part] = {}
    problems: list[Diagnostic] = []

    def follow(file: Path, chain: tuple[Path, ...]) -> None:
        read[file] = part = parts.setdefault(file, parts.get(file) or read_part(file))
        for reference in part.includes:
            target = find_file(
                reference, base=file.parent, folder=path.parent, family="include", suffixes=SUFFIXES
            )
            if isinstance(target, Diagnostic):
                problems.append(target)
            elif target in (*chain, file):
                problems.append(_at(reference, "mapping-include-cycle"))
            elif target not in read:
                follow(target, (*chain, file))
                if read[target].document:
                    problems.append(_at(reference, "mapping-include-document"))

    follow(path, ())
    return tuple(read.values()), problems


def _at(reference: Reference, code: str) -> Diagnostic:
    return Diagnostic(code=code, location=reference.location, args={"path": reference.text})


def _template(part: Part, templates: Path) -> tuple[Path | None, Diagnostics]:
    if part.template is None:
        said = part.document or part.diagnostics
        return None, () if said else (_of_file("mapping-no-template", part.path),)
    found = find_file(part.template, base=templates, folder=templates, family="template", suffixes=(".docx",))
    return (None, (found,)) if isinstance(found, Diagnostic) else (found, ())


def _assembled(
    gathered: tuple[Part, ...], location: YamlLocation, template: Path, output: Message
) -> DocumentMapping:
    main = gathered[0]
    return DocumentMapping(
        path=main.path,
        files=tuple(part.path for part in gathered),
        location=location,
        template=template,
        output=output,
        title=main.title or main.path.stem,
        when=main.when,
        fields={name: item for part in gathered for name, item in part.fields.items()},
        grids={name: item for part in gathered for name, item in part.grids.items()},
        tables={name: item for part in gathered for name, item in part.tables.items()},
        computed={name: item for part in gathered for name, item in part.computed.items()},
        registers={name: item for part in gathered for name, item in part.registers.items()},
        workbooks={name: item for part in gathered for name, item in part.workbooks.items()},
        rules=tuple(rule for part in gathered for rule in part.rules),
        corrections=next((part.corrections for part in gathered if part.corrections), None),
        explanations=next((part.explanations for part in gathered if part.explanations), None),
        sheets=tuple(sheet for part in gathered for sheet in part.sheets),
    )


def _unused(folder: Path, parts: Parts) -> Iterator[Diagnostic]:
    """Files that no document includes: perhaps one whose `template:` is misspelt."""
    if not folder.is_dir() or closed_folder(folder) is not None:
        return
    for path in _files(folder):
        if path not in parts:
            problems = read_part(path).diagnostics
            yield from problems
            if not problems:
                yield replace(_of_file("mapping-file-unused", path), severity="warning")


def _clashes(mappings: Iterable[DocumentMapping]) -> Iterator[Diagnostic]:
    """One name for two things in two documents: the workbook is bound once for all of them."""
    first: dict[tuple[str, str], YamlLocation] = {}
    for mapping in mappings:
        items: tuple[Field | Grid | Table | Register | OtherWorkbook, ...] = (
            *mapping.fields.values(),
            *mapping.grids.values(),
            *mapping.tables.values(),
            *mapping.registers.values(),
            *mapping.workbooks.values(),
        )
        for kind, name, location in (
            *(("item", item.name, item.location) for item in items),
            *(("rule", rule.id, rule.location) for rule in mapping.rules),
            *(("sheet", folded(sheet.name), sheet.location) for sheet in mapping.sheets),
            *(("explanations", "", item.location) for item in (mapping.explanations,) if item),
        ):
            other = first.setdefault((kind, name), location)
            if other != location:
                code = {"item": "mapping-duplicate-name"}.get(kind, f"mapping-duplicate-{kind}")
                related = (Related(role="same", location=other),)
                args = {"name": name} if name else {}
                yield Diagnostic(code=code, location=location, args=args, related=related)


def _of_file(code: str, path: Path) -> Diagnostic:
    return Diagnostic(code=code, location=FileLocation(path=path))
