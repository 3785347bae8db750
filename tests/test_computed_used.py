"""A value that an expression makes wrongly concerns the documents that use it, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

import docgen
from docgen.binding.used import used_of
from docgen.diagnostics import CellLocation, Diagnostic, Related, YamlLocation
from tests.support.bound import mapping_of
from tests.support.projects import make_project

SHARED = """
    fields:
      so: {cell: "S!A2", type: count}
      chia: {cell: "S!B2", type: count, label: "Số chia"}
    computed:
      bq: {value: "so / chia", type: number, label: "Bình quân"}
      gap: {value: "bq * 2", type: number}
"""


def test_only_who_uses_a_computed_value_is_told_that_it_cannot_be_computed(tmp_path: Path) -> None:
    documents = {
        name: f"template: {name}.docx\noutput: {name}.docx\ninclude: [chung.yaml]\n" for name in "abc"
    }
    make_project(
        tmp_path,
        mappings={"chung.yaml": SHARED} | {f"{name}.yaml": text for name, text in documents.items()},
        templates={"a.docx": ["{{ so }}"], "b.docx": ["{{ bq }}"], "c.docx": ["{{ gap }}"]},
        workbook={"S": "| a | b |\n|-|-|\n| 20 | 0 |"},
    )
    report = docgen.build(tmp_path)
    assert {item.document: item.outcome for item in report.documents} == {
        "a": "published",
        "b": "rejected",
        "c": "rejected",
    }
    workbook, mapping = tmp_path / "inbox" / "so-lieu.xlsx", tmp_path / "mappings" / "chung.yaml"
    problem = Diagnostic(
        code="division-by-zero",
        location=CellLocation(workbook=workbook, sheet="S", cell="B2", label="Số chia"),
        args={"name": "Bình quân", "expression": "so / chia"},
        related=(
            Related(role="compare", location=CellLocation(workbook=workbook, sheet="S", cell="A2", label="")),
            Related(role="declared", location=YamlLocation(file=mapping, line=6, column=3)),
        ),
    )
    assert report.diagnostics == (problem,)


MAPPING = """
    fields:
      co: {cell: "S!B1", type: bool}
      nam: {cell: "S!B2", type: count, required: "nhieu"}
    grids:
      so:
        sheet: S
        header: 4
        key: K
        columns: {k6: A, ky: {choose: "'k6' if co else ''"}}
        rows: {hn: {}, nguoi: {}}
    tables:
      vb: {sheet: V, header: 1, columns: {so: {title: B, type: text}}}
    computed:
      mot: {value: "1", type: count}
      hai: {value: "mot + 1", type: count}
      nhieu: {value: "nam is defined"}
      ds: {value: "vb | selectattr('so', 'defined')"}
      so.tong.k6: {value: "so.hn.k6 + so.nguoi.k6", type: count}
    corrections:
      switch: co
      items: {mau.a: {printed: x, corrected: y}, mau.b: {printed: x, corrected: y}}
"""


@pytest.mark.parametrize(
    ("read", "used"),
    [
        ([], {"nhieu"}),  # whether a cell must be filled is asked in any case
        (["co", "vb[].so"], set()),
        (["hai"], {"hai", "mot"}),
        (["ds[].so"], {"ds"}),
        (["so.hn.k6"], set()),
        (["so.tong.k6"], {"so.tong.k6"}),
        (["so.*.k6"], {"so.tong.k6"}),
        (["so.hn.ky"], {"so.ky"}),
        (["so[].ky"], {"so.ky"}),
        (["so.hn.*"], {"so.ky"}),
        (["so"], {"so.tong.k6", "so.ky"}),
        (["mau.b"], {"corrections"}),
    ],
)
def test_what_a_document_uses_is_told_from_the_names_it_reads(
    tmp_path: Path, read: list[str], used: set[str]
) -> None:
    assert used_of(mapping_of(tmp_path, MAPPING), read) == used | {"nhieu"}
