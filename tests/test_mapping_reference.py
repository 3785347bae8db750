"""mappings/README.md says what the language is: every key is in it, every example runs."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from docgen.formats.numbers import value_text
from docgen.formats.types import ValueType
from docgen.language.environment import text_environment
from docgen.language.filters import FILTERS
from docgen.mapping.keys.file import SECTIONS
from docgen.mapping.keys.shared import OPTION_TYPES, OPTIONS, TYPES
from docgen.mapping.reader import read_mapping
from docgen.mapping.sections import Section
from tests.support.mappings import DOCUMENT, problem_of, read, write_files

REFERENCE = (Path(__file__).parents[1] / "mappings" / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", REFERENCE, re.MULTILINE | re.DOTALL)


def rows_after(marker: str) -> list[list[str]]:
    """The cells of the first table after a text, without its head."""
    lines = REFERENCE[REFERENCE.index(marker) :].splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("|"))
    table = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        cells = re.split(r"(?<!\\)\|", line.strip("|"))
        table.append([cell.strip().replace("\\|", "|") for cell in cells])
    return table


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_read_without_a_problem(tmp_path: Path, example: str) -> None:
    if "template:" not in example:
        assert read(tmp_path, DOCUMENT + "include: [b.yaml]\n", b=example)[1] == []
        return
    included = re.findall(r"[\w-]+\.yaml", example)
    files: dict[str, str | bytes] = {"a.yaml": example, **dict.fromkeys(included, "fields: {}\n")}
    mappings, templates = write_files(tmp_path, files)
    for template in re.findall(r"^template: (.+)$", example, re.MULTILINE):
        (templates / template).touch()

    mapping, problems = read_mapping(mappings / "a.yaml", templates=templates)

    assert [problem_of(one) for one in problems] == []
    assert mapping is not None


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_every_key_of_every_section_is_in_its_table(section: Section) -> None:
    documented = rows_after(f"<!-- keys: {section.name} -->")

    assert [row[0] for row in documented] == [f"`{key.name}`" for key in section.keys]
    required = [row[0] for row in documented if row[1] == "required"]
    assert required == [f"`{key.name}`" for key in section.keys if key.required]
    alternatives = [row[0] for row in documented if row[1] in ("one of", "the two")]
    assert alternatives == [f"`{name}`" for group in section.one_of for name in group]


def test_every_type_prints_as_its_table_says() -> None:
    table = rows_after("## Types")

    assert [row[0].strip("`") for row in table] == list(TYPES)
    for name, (_, written, printed, _) in zip(TYPES, table, strict=True):
        kind = ValueType(name=name)
        assert value_text(_raw(written, kind), kind) == printed


def _raw(written: str, kind: ValueType) -> Decimal | str | bool | date | tuple[str, ...]:
    if kind.name == "date":
        return date.fromisoformat(written)
    if kind.name == "bool":
        return written == "true"
    if kind.name == "paragraphs":
        return (written,)
    return written if kind.name in ("text", "choice") else Decimal(written)


def test_the_options_of_types_go_with_the_types_in_their_table() -> None:
    table = rows_after("Beside `type` stand its options")

    documented = {name: types for names, types, _ in table for name in re.findall(r"`(\w+)`", names)}
    assert list(documented) == [option.name for option in OPTIONS]
    for name, types in documented.items():
        expected = [kind for kind in TYPES if kind in OPTION_TYPES.get(name, ())]
        assert re.findall(r"`(\w+)`", types) == expected


@pytest.mark.parametrize("row", rows_after("and filters after"), ids=lambda row: row[0])
def test_every_filter_gives_what_its_table_says(row: list[str]) -> None:
    name, example, printed = row

    assert name.strip("`") in FILTERS
    given = text_environment().from_string("{{ " + example.strip("`") + " }}").render()
    assert given.replace("\N{NO-BREAK SPACE}", " ") == printed


def test_every_filter_is_named() -> None:
    assert [name for name in FILTERS if f"`{name}`" not in REFERENCE] == []
