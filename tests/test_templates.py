"""The Word templates of the form pack: laid out by Nghị định 30/2020/NĐ-CP, worded as the forms are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.formats.types import ValueType
from docgen.language.environment import text_environment
from docgen.language.missing import Missing
from docgen.language.namespace import insert
from docgen.language.parsing import compile_message
from docgen.language.values import Value
from tests.support.templates import (
    TemplateFile,
    continues,
    filled,
    rows,
    span,
    tagged,
    template,
    text_of,
    value,
    w,
)

NAMES = ("mau-02", "tong-hop-so-lieu", "de-cuong-kiem-tra", "cv-3216", "nq-96")
REPORTS = ("mau-02", "de-cuong-kiem-tra", "cv-3216", "nq-96")
FORMS = Path(__file__).parent / "forms"
MAPPINGS = Path(__file__).parents[1] / "mappings"

TEXT_WIDTH = 9354  # twips: 210 mm less 30 mm and 15 mm
MILLIMETRE = 1440 / 25.4


@pytest.fixture(params=NAMES)
def document(request: pytest.FixtureRequest) -> TemplateFile:
    return template(request.param)


# --- the page


def test_a_template_is_a_small_clean_package(document: TemplateFile) -> None:
    assert document.path.stat().st_size < 60_000
    styles = document.xml("styles.xml")
    assert len(document.parts["word/styles.xml"]) < 40_000
    assert styles.find(w("latentStyles")) is None
    used = {document.style_of(p) for p in document.paragraphs} | {
        "Normal",
        "SoTrang",
        "TableNormal",
        "BangKe",
    }
    assert used <= set(document.styles)
    assert not [name for name in document.parts if "theme" in name or "vbaProject" in name]


def test_the_page_is_a4_upright_with_the_margins_of_the_decree(document: TemplateFile) -> None:
    for section in document.sections:
        size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
        assert (size.get(w("w")), size.get(w("h")), size.get(w("orient"))) == ("11906", "16838", None)
        edges = {edge: int(margins.get(w(edge))) / MILLIMETRE for edge in ("top", "bottom", "left", "right")}
        assert edges == pytest.approx({"top": 20, "bottom": 20, "left": 30, "right": 15}, abs=0.5)


def test_every_text_is_black_times_new_roman(document: TemplateFile) -> None:
    slots = {w(slot): "Times New Roman" for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
    styles = document.xml("styles.xml")
    fonts = list(styles.iter(w("rFonts")))
    assert all(dict(font.attrib) == slots for font in fonts)
    assert styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('rFonts')}") is not None
    for identifier, style in document.styles.items():
        if style.get(w("type")) == "paragraph":
            assert style.find(f"{w('rPr')}/{w('rFonts')}") is not None, identifier
    own = [node for part in ("document.xml", "header1.xml") for node in document.xml(part).iter(w("rFonts"))]
    assert all(dict(font.attrib) == slots for font in own)
    for part in ("document.xml", "styles.xml"):
        assert {node.get(w("val")) for node in document.xml(part).iter(w("color"))} <= {"auto", "000000"}


def test_the_page_number_stands_in_the_top_margin_from_page_two_on(document: TemplateFile) -> None:
    for section in document.sections:
        assert section.find(w("titlePg")) is not None
        assert section.find(w("footerReference")) is None
        first, other = document.header(section, "first"), document.header(section, "default")
        assert text_of(first) == ""
        assert list(first.iter(w("instrText"), w("fldSimple"))) == []
        (field,) = other.iter(w("instrText"))
        assert field.text.strip() == "PAGE"
        (paragraph,) = other.iter(w("p"))
        style = document.style_of(paragraph)
        assert document.resolved(style, "pPr/jc") == "center"
        assert document.resolved(style, "rPr/sz") in {"26", "28"}


@pytest.mark.parametrize(
    ("name", "starts"),
    [
        ("mau-02", [None]),
        ("tong-hop-so-lieu", ["1"]),
        ("de-cuong-kiem-tra", [None, "1"]),
        ("cv-3216", [None]),
        ("nq-96", [None]),
    ],
)
def test_an_appendix_is_numbered_from_one(name: str, starts: list[str | None]) -> None:
    assert [value(section, "pgNumType", "start") for section in template(name).sections] == starts


# --- the parts of a document: style -> size in points, bold, italic, alignment

STYLES: Mapping[str, tuple[int, bool, bool, str]] = {
    "QuocHieu": (12, True, False, "center"),
    "TieuNgu": (13, True, False, "center"),
    "CoQuanChuQuan": (12, False, False, "center"),
    "CoQuanBanHanh": (12, True, False, "center"),
    "SoKyHieu": (13, False, False, "center"),
    "DiaDanhNgay": (13, False, True, "center"),
    "TenLoai": (14, True, False, "center"),
    "TrichYeu": (14, True, False, "center"),
    "KinhGui": (14, False, False, "center"),
    "Normal": (14, False, False, "both"),
    "MucLon": (14, True, False, "both"),
    "Khoan": (14, True, False, "both"),
    "DauMuc": (14, False, False, "both"),
    "NoiNhanDau": (12, True, True, "left"),
    "NoiNhan": (11, False, False, "left"),
    "ChucVu": (14, True, False, "center"),
    "HoTen": (14, True, False, "center"),
    "PhuLucSo": (14, True, False, "center"),
    "PhuLucTen": (14, True, False, "center"),
    "PhuLucChuThich": (14, False, True, "center"),
    "BangDau": (12, True, False, "center"),
    "BangChu": (12, False, False, "left"),
    "BangSo": (12, False, False, "right"),
    "BangGiua": (12, False, False, "center"),
}


@pytest.mark.parametrize("style", STYLES)
def test_a_part_of_a_document_is_written_as_the_decree_says(document: TemplateFile, style: str) -> None:
    size = int(
        document.resolved(style, "rPr/sz") or document.xml("styles.xml").find(f".//{w('sz')}").get(w("val"))
    )
    bold, italic = (document.styles[style].find(f"{w('rPr')}/{w(kind)}") is not None for kind in ("b", "i"))
    assert (size // 2, bold, italic, document.resolved(style, "pPr/jc")) == STYLES[style]


@pytest.mark.parametrize("style", ["Normal", "MucLon", "Khoan", "DauMuc"])
def test_a_paragraph_of_the_text_is_indented_and_spaced(document: TemplateFile, style: str) -> None:
    assert document.resolved(style, "pPr/ind", "firstLine") == "720"  # 1,27 cm
    assert int(document.resolved(style, "pPr/spacing", "before") or 0) >= 120  # 6 pt
    assert 240 <= int(document.resolved(style, "pPr/spacing", "line") or 0) <= 276  # single to 1,15


def test_the_head_names_the_country_as_the_decree_does(document: TemplateFile) -> None:
    assert document.texts("QuocHieu") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert document.texts("TieuNgu") == ["Độc lập - Tự do - Hạnh phúc"]
    assert document.texts("CoQuanChuQuan", "CoQuanBanHanh") == [
        "{{ co_quan_chu_quan_hoa }}",
        "{{ co_quan_hoa }}",
    ]


def test_number_and_date_stand_in_one_row() -> None:
    for name in REPORTS:
        document = template(name)
        found = [
            row
            for row in document.body.iter(w("tr"))
            if [document.style_of(p) for p in row.iter(w("p"))] == ["SoKyHieu", "DiaDanhNgay"]
        ]
        assert found  # one for most names of places, and a wider one for the longest
        assert all("{{ dong_" in text_of(cell) for row in found for cell in row.iter(w("tc")))


@pytest.mark.parametrize("name", ["mau-02", "de-cuong-kiem-tra"])
def test_the_date_of_the_longest_name_of_a_place_has_a_wider_cell(name: str) -> None:
    """98.7 mm in Times New Roman 13 italic: Thành phố Hồ Chí Minh, ngày 20 tháng 12 năm 2026."""
    widths = {}
    within = ""
    for row in template(name).body.find(w("tbl")).iter(w("tr")):
        text = text_of(row)
        if text.startswith("{%tr"):
            within = text
        elif "{{ dong_ngay" in text:
            widths[within] = [int(value(cell, "tcPr/tcW", "w") or 0) for cell in row.iter(w("tc"))]
    assert list(widths) == ["{%tr if dia_danh_dai %}", "{%tr else %}"]
    wide, usual = widths.values()
    assert sum(wide) == sum(usual) == TEXT_WIDTH
    assert wide[1] / MILLIMETRE > 99
    assert usual == [4195, 5159]  # under the country's name, whose centre the date shares


@pytest.mark.parametrize(
    ("style", "shortest", "longest"),
    [
        ("KeTieuNgu", 54, 58),  # as long as the text: 56 mm in Times New Roman 13 bold
        ("KeCoQuan", 70 / 3, 70 / 2),  # a third to a half of a name of some 70 mm
        ("KeTrichYeu", 136 / 3, 102 / 2),  # the same, for the first lines of both reports
    ],
)
def test_lines_are_drawn_and_of_the_right_length(style: str, shortest: float, longest: float) -> None:
    for name in REPORTS:
        document = template(name)
        (paragraph,) = (p for p in document.paragraphs if document.style_of(p) == style)
        assert text_of(paragraph) == ""
        assert value(document.styles[style], "pPr/pBdr/top") == "single"
        cell = next(paragraph.iterancestors(w("tc")), None)
        width = TEXT_WIDTH if cell is None else int(value(cell, "tcPr/tcW", "w") or 0)
        sides = [int(document.resolved(style, "pPr/ind", side) or 0) for side in ("left", "right")]
        assert sides[0] == sides[1]
        assert shortest <= (width - sum(sides)) / MILLIMETRE <= longest


RECIPIENTS = {
    "mau-02": "noi_nhan_mau_02",
    "de-cuong-kiem-tra": "noi_nhan_kiem_tra",
    "cv-3216": "noi_nhan_cv_3216",
    "nq-96": "noi_nhan_nq_96",
}


# Staff type the dash and the mark of the list too: each is printed once.
RECIPIENT = dict.fromkeys(
    ("mau-02", "de-cuong-kiem-tra"), 'nn.noi_nhan | trim(" -–;.") if nn.noi_nhan else nn.noi_nhan'
)


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_ends_as_the_decree_says(name: str) -> None:
    document = template(name)
    texts = [text_of(p) for p in document.paragraphs]
    end = next(number for number, text in enumerate(texts) if text.endswith("./."))
    after = [(document.style_of(p), text_of(p)) for p in document.paragraphs[end + 1 :] if text_of(p)]
    assert after[:9] == [
        ("NoiNhanDau", "Nơi nhận:"),
        ("NoiNhan", f"{{%p for nn in {RECIPIENTS[name]} %}}"),
        ("NoiNhan", f'- {{{{ {RECIPIENT.get(name, "nn.noi_nhan")} }}}}{{{{ "." if loop.last else ";" }}}}'),
        ("NoiNhan", "{%p endfor %}"),
        ("ChucVu", "{{ dong_ky_1 }}"),
        ("ChucVu", "{%p if dong_ky_2 %}"),
        ("ChucVu", "{{ dong_ky_2 }}"),
        ("ChucVu", "{%p endif %}"),
        ("HoTen", "{{ nguoi_ky.ho_ten }}"),
    ]


# --- tables


def test_a_table_fits_repeats_its_head_and_keeps_its_rows_whole(document: TemplateFile) -> None:
    assert document.tables
    for table in document.tables:
        widths = [int(column.get(w("w"))) for column in table.find(w("tblGrid"))]
        assert sum(widths) <= TEXT_WIDTH
        assert value(table, "tblPr/tblLayout", "type") == "fixed"
        for number, row in enumerate(table.iter(w("tr"))):
            properties = row.find(w("trPr"))
            assert properties.find(w("cantSplit")) is not None
            assert (properties.find(w("tblHeader")) is not None) == (number == 0)
            cells = list(row.iter(w("tc")))
            assert sum(span(cell) for cell in cells) == len(widths)
            start = 0
            for cell in cells:
                assert int(value(cell, "tcPr/tcW", "w") or 0) == sum(widths[start : start + span(cell)])
                start += span(cell)
        styles = {document.style_of(p) for p in table.iter(w("p"))}
        assert styles <= {"BangDau", "BangMuc", "BangChu", "BangSo", "BangGiua"}


STT = 0.556 + 2 * 0.667  # its width in Times New Roman bold, in ems


def test_the_head_of_the_numbers_is_not_broken(document: TemplateFile) -> None:
    size = int(document.resolved("BangDau", "rPr/sz") or 0) / 2
    margin = value(document.styles["TableNormal"], "tblPr/tblCellMar/left", "w")
    needed = 20 * size * STT + 2 * int(margin or 0) + 20  # in twentieths of a point; 20: the lines, rounding
    for table in document.tables:
        cell = next(table.iter(w("tc")))
        if text_of(cell) == "STT":
            assert int(value(cell, "tcPr/tcW", "w") or 0) >= needed


def test_a_tag_that_takes_a_paragraph_or_a_row_stands_alone(document: TemplateFile) -> None:
    for paragraph in document.paragraphs:
        text = text_of(paragraph)
        if any(tag.startswith("{%p ") for tag in tagged(text)):
            assert re.fullmatch(r"\{%p [^%]*%\}", text)
    for row in document.body.iter(w("tr")):
        texts = [text for text in map(text_of, row.iter(w("tc"))) if text]
        if any(tag.startswith("{%tr ") for text in texts for tag in tagged(text)):
            assert len(texts) == 1
            assert re.fullmatch(r"\{%tr [^%]*%\}", texts[0])


# --- the words of the forms

BLANKS = {"nam_truoc_kiem_tra": "2021", "nam_kiem_tra": "2022", "ky_tiep_theo_mau": "6 THÁNG"}


@cache
def printed() -> Mapping[str, str]:
    """What placeholders inside fixed words print by default: misprints, cited documents, years."""
    corrections = yaml.safe_load((MAPPINGS / "sua-loi-in.yaml").read_text(encoding="utf-8"))["corrections"]
    cited = yaml.safe_load((MAPPINGS / "chung.yaml").read_text(encoding="utf-8"))["grids"]["can_cu"]["rows"]
    return {
        **BLANKS,
        **{name: item["printed"] for name, item in corrections["items"].items()},
        **{f"can_cu.{name}": row["default"] for name, row in cited.items() if "default" in row},
    }


def form(name: str) -> list[str]:
    """The lines of tests/forms/NAME: the words of a form, verbatim, in its order."""
    return (FORMS / name).read_text(encoding="utf-8").splitlines()


def table(name: str) -> list[list[str]]:
    """The rows of tests/forms/NAME, whose cells are apart by tabs."""
    return [line.split("\t") for line in form(name)]


@pytest.mark.parametrize("name", REPORTS)
def test_headings_are_those_of_the_form(name: str) -> None:
    document = template(name)
    assert [filled(text, printed()) for text in document.texts("MucLon", "Khoan")] == form(
        f"{name}.headings.txt"
    )


@pytest.mark.parametrize("name", REPORTS)
def test_items_are_those_of_the_form_in_its_order(name: str) -> None:
    texts = iter([filled(text_of(p), printed()) for p in template(name).paragraphs])
    items = form(f"{name}.items.txt")  # what follows each is the figures and the staff's own text
    missing = [item for item in items if not any(text.startswith(item) for text in texts)]
    assert missing == []


# --- Tổng hợp số liệu: code, label, unit; the rest of a row is its figures and its note


def test_the_three_tables_have_every_row_of_the_form_in_its_order() -> None:
    document = template("tong-hop-so-lieu")
    assert document.texts("BangTen") == [
        "A Kết quả các hoạt động thông tin, truyền thông",
        "B Kết quả phát triển đối tượng",
        "C Tình hình sử dụng kinh phí",
    ]
    for letter, found in zip("abc", document.tables, strict=True):
        head, *expected = table(f"tong-hop-so-lieu.{letter}.tsv")
        first, *rest = ([filled(text, printed()) for text in row] for row in rows(found))
        assert first == head
        assert [row[:3] for row in rest if len(row) == len(head)] == expected


def test_the_notes_of_table_a_are_those_of_the_form() -> None:
    found = rows(template("tong-hop-so-lieu").tables[0])[1:]
    last = [filled(row[-1], printed()).partition("{")[0] for row in found if len(row) == 6]
    assert sorted({note for note in last if note}) == form("tong-hop-so-lieu.notes.txt")


def test_every_row_with_a_unit_has_its_figures_right_aligned() -> None:
    document = template("tong-hop-so-lieu")
    figures = [
        (text_of(cell), document.style_of(cell.find(w("p"))))
        for table in document.tables
        for row in table.iter(w("tr"))
        for cell in list(row.iter(w("tc")))[3:5]
        if "{{" in text_of(cell) and "hd_khac" not in text_of(cell)
    ]
    assert len(figures) == 2 * (29 + 3 + 4)
    assert {style for _, style in figures} == {"BangSo"}


# --- phụ lục of the đề cương: label -> the indicator printed beside it; "" for a title


def appendix_rows() -> Iterator[tuple[list[str], list[Any]]]:
    """The rows of the phụ lục below its head, without those of the loop: texts and cells."""
    for row in list(template("de-cuong-kiem-tra").tables[-1].iter(w("tr")))[1:]:
        texts = [filled(text_of(cell), printed()) for cell in row.iter(w("tc"))]
        if not any("{%tr" in text or "{{ ap." in text for text in texts):
            yield texts, list(row.iter(w("tc")))


def test_the_appendix_has_the_58_rows_of_the_form_each_beside_its_figures() -> None:
    found: list[tuple[str, str]] = []
    for texts, cells in appendix_rows():
        contents = [text for text, cell in zip(texts[1:-3], cells[1:-3], strict=True) if not continues(cell)]
        figures = re.findall(r"so_lieu\.(\w+)\.(\w+)|(an_pham)", " ".join(texts[-3:-1]))
        names = {indicator or listed for indicator, _, listed in figures}
        assert [period for _, period, _ in figures if period] in ([], ["nam_truoc", "dau_nam"])
        found += [(title, "") for title in contents[:-1]] + [(contents[-1], names.pop())]
        assert names == set()
    assert len(found) == 58
    assert [list(row) for row in found] == table("phu-luc.tsv")


def test_the_appendix_numbers_its_nine_parts_in_merged_cells() -> None:
    numbers = [texts[0] for texts, cells in appendix_rows() if not continues(cells[0])]
    assert numbers == [str(number) for number in range(1, 10)]


def test_the_years_of_the_appendix_are_computed() -> None:
    head = rows(template("de-cuong-kiem-tra").tables[-1])[0]
    years = ["Năm {{ nam_truoc_kiem_tra }}", "Những tháng đầu năm {{ nam_kiem_tra }}"]
    assert head == ["STT", "Nội dung", *years, "Ghi chú"]
    assert not re.search(r"202[12]\b", " ".join(text_of(p) for p in template("de-cuong-kiem-tra").paragraphs))


# --- sentences

COUNT, MONEY, PERCENT, TEXT = (ValueType(name=name) for name in ("count", "money", "percent", "text"))


def sentences(*names: str) -> Iterator[str]:
    """Every paragraph of the templates that prints a figure of the workbook in a sentence."""
    for name in names or NAMES:
        for paragraph in template(name).paragraphs:
            text = text_of(paragraph)
            figures = re.search(r"\{[{%] (?:if )?(?:so_lieu|kp|nq|cv)\.(?!mxh_hinh_thuc_hay)", text)
            # a sentence that runs over a list is read in tests/test_form_reports.py
            if figures and "{% for" not in text and paragraph.getparent().tag == w("body"):
                yield text


def context(names: frozenset[str], figure: int | None, before: int | None) -> dict[str, object]:
    """A context in which every figure is `figure` and every earlier one `before`; None: not known."""
    found: dict[str, object] = {}
    for name in names:
        if name.split(".")[0] in {"so_lieu", "kp", "nq", "cv"}:
            number = before if name.endswith(".truoc") else figure
            kind = (
                MONEY
                if name.startswith("kp.")
                else PERCENT
                if re.search(r"\b(tl|bp)_|_tl_|ty_le", name)
                else COUNT
            )
            unknown = Missing(name=name, why="optional")
            made: object = unknown if number is None else Value(Decimal(number), kind)
        else:
            made = Value(name.rpartition(".")[2], TEXT)
        if name.startswith("don_vi.so_"):
            made = Value(Decimal(12), COUNT)
        insert(found, name, made)
    return found


STRAY = re.compile(r"  |\s[,;.:)]|[,;:][,;.]|(?<!\.)\.\.(?!\.)|\(\)|\(\s|:\s*$|[{}]")


def read(text: str, figure: int | None, before: int | None) -> str:
    """The sentence as it is printed."""
    return text_environment().from_string(text).render(context(compile_message(text).names, figure, before))


@pytest.mark.parametrize(("figure", "before"), [(8, 5), (5, 8), (5, 5), (0, 8), (0, 0), (12, None), (8, 0)])
def test_every_sentence_reads_well_whatever_the_figures(figure: int, before: int | None) -> None:
    texts = list(sentences())
    assert len(texts) > 60
    stray = [
        line
        for line in (read(text, figure, before) for text in texts)
        if STRAY.search(line.replace(",…", "…"))
    ]
    assert stray == []
    assert [text for text in texts if not text.endswith(".")] == []


# A share may well be 0%; anything else is said in words.
NOUGHT = re.compile(r"(?<![\d.,])0(?![\d.,%])|phát sinh[^;.:]*, (?:tăng|giảm|bằng) ")


@pytest.mark.parametrize("before", [8, 0, None])
@pytest.mark.parametrize("name", ["mau-02", "de-cuong-kiem-tra"])
def test_nothing_is_said_in_words_and_not_compared_with_nothing(name: str, before: int | None) -> None:
    lines = [read(text, 0, before).replace("\u00a0", " ") for text in sentences(name)]
    assert len(lines) > 25
    assert [line for line in lines if NOUGHT.search(line) or "hông đồng" in line] == []
    compared = sum("(ky_so_sanh: 08 " in line for line in lines)
    assert compared > 20 if before and name == "mau-02" else compared == 0


def test_a_sentence_says_what_the_figures_say() -> None:
    (text,) = (text for text in sentences() if text.startswith("- Số văn bản chỉ đạo, hướng dẫn đã ban hành"))
    start = "- Số văn bản chỉ đạo, hướng dẫn đã ban hành: "
    assert read(text, 5, 4) == f"{start}05\u00a0văn bản, tăng 25% so với ky_so_sanh."
    assert read(text, 4, 5) == f"{start}04\u00a0văn bản, giảm 20% so với ky_so_sanh."
    assert read(text, 12, 12) == f"{start}12\u00a0văn bản, bằng ky_so_sanh."
    assert read(text, 1200, 0) == f"{start}1.200\u00a0văn bản, tăng so với ky_so_sanh."
    assert read(text, 5, None) == f"{start}05\u00a0văn bản."
    assert read(text, 0, None) == f"{start}Không phát sinh."
    assert read(text, 0, 0) == f"{start}Không phát sinh."
    assert read(text, 0, 5) == f"{start}Không phát sinh (ky_so_sanh: 05\u00a0văn bản)."
