"""Names that an expression of a mapping reads, and that nothing feeds."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.coverage import check_coverage, check_use
from tests.support.bound import mapping_of, told

FORM = """
    fields:
      ten: {cell: "S!A1", type: text, required: false}
      so: {cell: "S!A2", type: count, required: "ten is defined"}
    grids:
      bang:
        sheet: B
        header: 1
        key: K
        columns: {k6: {title: "6", required: "ten is defined"}, ky: {choose: "'k6'"}}
        rows: {a: {type: count, required: "ten is defined"}}
    tables:
      vb: {sheet: V, header: 1, columns: {so: {title: So, type: text, required: "ten is defined"}}}
    computed:
      x: {value: "ten"}
    corrections: {switch: "ten is defined", items: {chu: {printed: a, corrected: b}}}
    when: "ten is defined"
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('type: count, required: "ten', 'type: count, required: "tenn'),
        ('title: "6", required: "ten', 'title: "6", required: "tenn'),
        ('{a: {type: count, required: "ten', '{a: {type: count, required: "tenn'),
        ('type: text, required: "ten', 'type: text, required: "tenn'),
        ('''choose: "'k6'"''', '''choose: "tenn"'''),
        ('value: "ten"', 'value: "tenn"'),
        ('switch: "ten', 'switch: "tenn'),
        ('when: "ten', 'when: "tenn'),
    ],
)
def test_a_misspelt_name_is_told_where_it_stands(tmp_path: Path, before: str, after: str) -> None:
    assert before in FORM
    mapping = mapping_of(tmp_path, FORM.replace(before, after, 1))
    text = mapping.path.read_text(encoding="utf-8")
    above = text[: text.index('"tenn')].split("\n")
    place = f"{len(above)}:{len(above[-1]) + 1}"
    assert told(check_coverage(mapping, ())) == [("name-unknown", place, {"name": "tenn", "nearest": "ten"})]


def test_a_value_that_only_decides_what_must_be_there_is_used(tmp_path: Path) -> None:
    mapping = mapping_of(
        tmp_path, FORM.replace('value: "ten"', 'value: "1"').replace('when: "ten', 'when: "x')
    )
    unused = [item.args["name"] for item in check_use([mapping], {"bc": ["so", "bang", "vb", "chu", "x"]})]
    assert unused == []
