"""What a mapping says is what the model holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.formats.types import ValueType
from docgen.language.parsing import compile_expression, compile_message
from docgen.mapping.model import DocumentMapping, Requirement
from docgen.mapping.parts import Part, read_part
from docgen.mapping.reader import find_mappings, read_mapping, read_pack
from tests.support.mappings import DOCUMENT, read, write_files

# The sample with which the language was specified, word for word.
SAMPLE = """\
template: mau-02.docx                    # in templates/
output: "Báo cáo {{ ky }} năm {{ nam }}.docx"
include: [so-lieu.yaml]                  # fields, grids, tables, rules that documents share
fields:                                  # one cell -> one placeholder {{ don_vi.ten }}
  don_vi.ten:   {cell: "Đơn vị!C4", type: text, required: true, label: "Tên đơn vị"}
  van_ban.ngay: {name: ngay_ban_hanh, type: date}          # a defined name of the workbook
grids:                                   # indicators x periods: {{ so_lieu.hn_tong_cuoc.k6 }}
  so_lieu:
    sheet: "Số liệu"
    header: 4                            # the row that holds the column titles
    key: "Mã"                            # the title of the column that holds each row's id
    columns: {k6: "6 tháng đầu năm", nam: "Tổng cộng cả năm"}
    rows:
      hn_tong_cuoc: {type: count, label: "Tổng số cuộc", unit: "Cuộc", required: true}
tables:                                  # records: {%tr for vb in van_ban %} {{ vb.so }}
  van_ban:
    sheet: "Văn bản"
    header: 3
    columns:
      so:   {title: "Số, ký hiệu", type: text, required: true}
      ngay: {title: "Ngày ban hành", type: date}
computed:
  kp.con_lai.k6: {value: "kp.chuyen_sang.k6 + kp.duoc_giao.k6 - kp.su_dung.k6", type: money}
rules:
  - {id: K40, check: "so_lieu.hn_bhyt_cuoc.k6 <= so_lieu.hn_tong_cuoc.k6", severity: error, message: "..."}
"""


def read_well(folder: Path, text: str, **others: str) -> DocumentMapping:
    mapping, problems = read(folder, text, **others)
    assert problems == []
    assert mapping is not None
    return mapping


def test_the_sample_of_the_language_reads_as_it_stands(tmp_path: Path) -> None:
    mappings, templates = write_files(tmp_path, {"mau-02.yaml": SAMPLE, "so-lieu.yaml": "fields: {}\n"})
    (templates / "mau-02.docx").touch()

    mapping, problems = read_mapping(mappings / "mau-02.yaml", templates=templates)

    assert problems == ()
    assert mapping is not None
    assert (mapping.name, mapping.title) == ("mau-02", "mau-02")
    assert mapping.template == templates / "mau-02.docx"
    assert mapping.output == compile_message("Báo cáo {{ ky }} năm {{ nam }}.docx")
    assert mapping.files == (mappings / "mau-02.yaml", mappings / "so-lieu.yaml")
    name, date = mapping.fields["don_vi.ten"], mapping.fields["van_ban.ngay"]
    assert (name.sheet, name.address, name.label) == ("Đơn vị", "C4", "Tên đơn vị")
    assert (name.location.line, name.location.column) == (5, 3)
    assert (name.required, date.required) == (Requirement(always=True), Requirement())
    assert (date.defined_name, date.type, date.address) == ("ngay_ban_hanh", ValueType(name="date"), "")
    grid = mapping.grids["so_lieu"]
    assert (grid.sheet, grid.header, grid.key) == ("Số liệu", 4, "Mã")
    assert {key: column.title for key, column in grid.columns.items()} == {
        "k6": "6 tháng đầu năm",
        "nam": "Tổng cộng cả năm",
    }
    assert grid.rows["hn_tong_cuoc"].type == ValueType(name="count", unit="Cuộc")
    table = mapping.tables["van_ban"]
    assert (table.sheet, table.header) == ("Văn bản", 3)
    assert [(column.title, column.type.name) for column in table.columns.values()] == [
        ("Số, ký hiệu", "text"),
        ("Ngày ban hành", "date"),
    ]
    computed = mapping.computed["kp.con_lai.k6"]
    assert computed.type == ValueType(name="money")
    assert computed.value == compile_expression("kp.chuyen_sang.k6 + kp.duoc_giao.k6 - kp.su_dung.k6")
    (rule,) = mapping.rules
    assert (rule.id, rule.severity, rule.message) == ("K40", "error", compile_message("..."))


def test_a_computed_value_extends_the_namespace_of_a_grid(tmp_path: Path) -> None:
    text = """\
    template: a.docx
    output: A.docx
    grids:
      kp:
        sheet: S
        header: 4
        key: K
        columns: {k6: C}
        rows: {duoc_giao: {type: money}}
    computed:
      kp.con_lai.k6: {value: "kp.duoc_giao.k6", type: money}
      kp.tong: {value: "kp.duoc_giao.k6"}
    """
    mapping = read_well(tmp_path, text)

    assert list(mapping.computed) == ["kp.con_lai.k6", "kp.tong"]


def test_a_grid_with_one_column_and_one_with_chosen_columns(tmp_path: Path) -> None:
    text = """\
    template: a.docx
    output: A.docx
    grids:
      don_vi:
        sheet: S
        header: 4
        key: K
        column: "Nội dung"
        rows: {ten: {type: text}}
      so_lieu:
        sheet: T
        header: 4
        key: K
        columns:
          k6: {title: "6 tháng", required: "ky == '6 tháng'", prompt: "Nhập số"}
          ky: {choose: "'k6' if ky == '6 tháng' else 'nam'"}
          ghi_chu: {title: "Ghi chú", type: text, required: false}
        rows:
          a: {heading: true, code: I, label: Hội nghị}
          b: {required: false, columns: [k6], tags: [tong], note: N, default: "-", formulas: {k6: "={a.k6}"}}
    """
    mapping = read_well(tmp_path, text)

    only = mapping.grids["don_vi"].columns
    assert {name: column.title for name, column in only.items()} == {"": "Nội dung"}
    columns = mapping.grids["so_lieu"].columns
    assert columns["k6"].required == Requirement(when=compile_expression("ky == '6 tháng'"))
    assert columns["ky"].choose == compile_expression("'k6' if ky == '6 tháng' else 'nam'")
    assert (columns["ghi_chu"].type, columns["ky"].type) == (ValueType(name="text"), None)
    heading, row = mapping.grids["so_lieu"].rows.values()
    assert (heading.heading, heading.code, heading.label) == (True, "I", "Hội nghị")
    assert (row.type.name, row.required, row.columns, row.tags) == (
        "count",
        Requirement(),
        ("k6",),
        ("tong",),
    )
    assert (row.note, row.default, row.formulas) == ("N", "-", {"k6": "={a.k6}"})


def test_rules_corrections_and_sheets(tmp_path: Path) -> None:
    text = """\
    template: a.docx
    output: A.docx
    title: Báo cáo
    when: "co_bao_cao"
    rules:
      - id: K1
        each: {dong: so_lieu, ky: "['k6', 'nam']"}
        when: dong.k6 is defined
        check: dong.k6 >= 0
        at: dong.k6
        severity: warning
        message: "Số {{ dong.k6 }}"
        hint: Kiểm tra lại
    corrections:
      switch: bao_cao.sua
      items:
        mau.tieu_de: {printed: A, corrected: B, note: C}
    sheets:
      Hướng dẫn: {title: HƯỚNG DẪN, notes: [một, hai], landscape: true, widths: {"Ghi chú": 40.5}}
      Trống: {}
    """
    mapping = read_well(tmp_path, text)

    assert (mapping.title, mapping.when) == ("Báo cáo", compile_expression("co_bao_cao"))
    (rule,) = mapping.rules
    assert rule.each == {
        "dong": compile_expression("so_lieu"),
        "ky": compile_expression("['k6', 'nam']"),
    }
    assert (rule.when, rule.at) == (compile_expression("dong.k6 is defined"), compile_expression("dong.k6"))
    assert (rule.severity, rule.hint) == ("warning", compile_message("Kiểm tra lại"))
    assert mapping.corrections is not None
    assert mapping.corrections.switch == compile_expression("bao_cao.sua")
    correction = mapping.corrections.items["mau.tieu_de"]
    assert (correction.printed, correction.corrected, correction.note) == ("A", "B", "C")
    guide, empty = mapping.sheets
    assert (guide.name, guide.title, guide.notes) == ("Hướng dẫn", "HƯỚNG DẪN", ("một", "hai"))
    assert (guide.landscape, guide.widths) == (True, {"Ghi chú": 40.5})
    assert (empty.name, empty.notes, empty.widths) == ("Trống", (), {})


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Đơn vị!C4", ("Đơn vị", "C4")),
        ("\"'Đơn vị'!$c$4\"", ("Đơn vị", "C4")),
        ("\"'Nam''s'!XFD1048576\"", ("Nam's", "XFD1048576")),
        ("S!a1", ("S", "A1")),
    ],
)
def test_addresses_of_cells(tmp_path: Path, written: str, place: tuple[str, str]) -> None:
    mapping = read_well(tmp_path, DOCUMENT + f"fields:\n  x: {{cell: {written}, type: text}}\n")

    assert (mapping.fields["x"].sheet, mapping.fields["x"].address) == place


@pytest.mark.parametrize("word", ["no", "010", "12:30", "1e3", "2026-10-05", "0x1F", "true"])
def test_text_stays_as_it_was_typed(tmp_path: Path, word: str) -> None:
    mapping = read_well(tmp_path, DOCUMENT + f"fields:\n  x: {{cell: S!A1, type: text, default: {word}}}\n")

    assert mapping.fields["x"].default == word


def test_the_options_of_types(tmp_path: Path) -> None:
    text = """\
    template: a.docx
    output: A.docx
    fields:
      x: {cell: S!A1, type: number, unit: km, decimals: 1, grouping: false, min: -0.5, max: 10}
      y: {cell: S!A2, type: choice, choices: ["", KT., 2026]}
    """
    mapping = read_well(tmp_path, text)

    assert mapping.fields["x"].type == ValueType(
        name="number", unit="km", decimals=1, grouping=False, minimum=-0.5, maximum=10
    )
    assert mapping.fields["y"].type == ValueType(name="choice", choices=("", "KT.", "2026"))


def test_an_include_shared_by_two_includes_is_read_once(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.yaml": DOCUMENT + "include: [b.yaml, chung/c.yaml]\n",
        "b.yaml": "include: [chung\\c.yaml]\nfields: {x: {cell: S!A1, type: text}}\n",
        "chung/c.yaml": "include: [d.yml]\nfields: {y: {cell: S!A1, type: text}}\n",
        "chung/d.yml": "fields: {z: {cell: S!A1, type: text}}\n",
    }
    mappings, templates = write_files(tmp_path, files)

    mapping, problems = read_mapping(mappings / "a.yaml", templates=templates)

    assert problems == ()
    assert mapping is not None
    assert [path.name for path in mapping.files] == ["a.yaml", "b.yaml", "c.yaml", "d.yml"]
    assert list(mapping.fields) == ["x", "y", "z"]


def test_documents_of_a_folder_are_those_with_a_template(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "c.yml": DOCUMENT,
        "b.yaml": 'output: A.docx\n"template": a.docx\n',
        "a.yaml": "fields:\n  template: {cell: S!A1, type: text}\n",
        "d.yaml": "{template: a.docx, output: D.docx}\n",
        "e.txt": DOCUMENT,
    }
    mappings, _ = write_files(tmp_path, files)

    documents, problems = find_mappings(mappings)

    assert [path.name for path in documents] == ["b.yaml", "c.yml", "d.yaml"]
    assert problems == ()


def test_a_pack_holds_every_document_and_reads_a_shared_file_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: dict[str, str | bytes] = {
        "a.yaml": DOCUMENT + "include: [chung.yaml]\n",
        "b.yaml": DOCUMENT + "include: [chung.yaml]\n",
        "chung.yaml": "fields: {x: {cell: S!A1, type: text}}\n",
    }
    mappings, templates = write_files(tmp_path, files)
    opened: list[str] = []

    def counted(path: Path) -> Part:
        opened.append(path.name)
        return read_part(path)

    monkeypatch.setattr("docgen.mapping.reader.read_part", counted)
    pack, problems = read_pack(mappings, templates)

    assert problems == ()
    assert [mapping.name for mapping in pack] == ["a", "b"]
    assert pack[0].fields["x"] is pack[1].fields["x"]
    assert opened == ["a.yaml", "chung.yaml", "b.yaml"]


def test_a_broken_document_leaves_the_others_of_the_pack(tmp_path: Path) -> None:
    mappings, templates = write_files(
        tmp_path, {"a.yaml": DOCUMENT, "b.yaml": "template: x.docx\noutput: B\n"}
    )

    pack, problems = read_pack(mappings, templates)

    assert [mapping.name for mapping in pack] == ["a"]
    assert [problem.code for problem in problems] == ["mapping-template-missing"]
