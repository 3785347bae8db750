"""What the README promises of the form pack, and what an office types into it that is not quite as asked."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import docgen
from docgen.language.environment import text_environment
from docgen.mapping.reader import read_pack
from tests.support.changed import Case, PackSample
from tests.support.pack import pack_mappings
from tests.support.projects import save_template, text_of
from tests.support.sample import PATH, half_year, sample_workbook
from tests.support.sample_lists import TABLES
from tests.support.templates import template, w
from tests.support.templates import text_of as words_of

ROOT = Path(__file__).parents[1]


# --- README: add a document


def test_the_document_that_the_readme_adds_is_made(tmp_path: Path) -> None:
    guide = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(template: .*?)```", guide, re.DOTALL)
    name = re.search(r"template: ([\w-]+)\.docx", example)
    assert name is not None
    for folder in ("mappings", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "mappings" / f"{name[1]}.yaml").write_text(example, encoding="utf-8")
    save_template(tmp_path / "templates" / f"{name[1]}.docx", ["Năm {{ bao_cao.nam }}"])
    mappings, problems = read_pack(tmp_path / "mappings", tmp_path / "templates")
    assert problems == ()
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "so-lieu.xlsx").write_bytes(sample_workbook(mappings))
    report = docgen.build(tmp_path)
    assert report.diagnostics == ()
    (path,) = [item.path for item in report.documents if item.document == name[1]]
    assert path is not None
    assert path.name == "Báo cáo mới năm 2026.docx"
    assert text_of(path) == ["Năm 2026"]


# --- what the templates print of it


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> PackSample:
    return PackSample.read(pack_mappings(tmp_path_factory.mktemp("pack")), ROOT / PATH)


def changed(**changes: str | None) -> Case:
    """`changed(bao_cao__so="05")` changes bao_cao.so."""
    return Case({name.replace("__", "."): value for name, value in changes.items()}, {})


def printed(sample: PackSample, document: str, case: Case) -> Iterator[str]:
    """The sentences of a report that print figures, as they read after `case`."""
    context = sample.context(document, case)
    for paragraph in template(document).paragraphs:
        text = words_of(paragraph)
        if "{{ so_lieu." in text and paragraph.getparent().tag == w("body"):
            yield text_environment().from_string(text).render(context)


COMPARED = re.compile(r"so với (?:năm|cùng kỳ)|bằng (?:năm|cùng kỳ)|\((?:năm|cùng kỳ năm) \d{4}:")


@pytest.mark.parametrize("period", [{}, half_year()], ids=["year", "half year"])
def test_nothing_is_compared_where_the_territory_is_another(
    sample: PackSample, period: dict[str, str | None]
) -> None:
    """Only an explicit "Có" says so: an empty cell is a territory that has not changed."""

    def compared(answer: str | None) -> int:
        case = Case({**period, "bao_cao.pham_vi_thay_doi": answer}, {})
        return sum(1 for text in printed(sample, "mau-02", case) if COMPARED.search(text))

    assert compared("Có") == 0
    assert compared("Không") == compared(None) > 25


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        (None, "Số:        /BC-BHXH"),
        ("5", "Số: 05/BC-BHXH"),
        ("128", "Số: 128/BC-BHXH"),
        ("05/BC-BHXH", "Số: 05/BC-BHXH"),
        (" 05 / BC-BHXH", "Số: 05/BC-BHXH"),
        ("/BC-BHXH", "Số:        /BC-BHXH"),
    ],
)
def test_a_number_typed_with_its_symbol_is_printed_once(
    sample: PackSample, typed: str | None, line: str
) -> None:
    cases = {"mau-02": ("dong_so", "so"), "de-cuong-kiem-tra": ("dong_so_kiem_tra", "so_kiem_tra")}
    for document, (name, cell) in cases.items():
        assert str(sample.context(document, changed(**{f"bao_cao__{cell}": typed}))[name]) == line
    annex = sample.context("tong-hop-so-lieu", changed(bao_cao__so=typed))
    assert str(annex["so_ngay_bao_cao"]).startswith(f"s{line[1:].replace(':', '')} ngày")


@pytest.mark.parametrize("document", ["mau-02", "de-cuong-kiem-tra"])
@pytest.mark.parametrize("mark", ["{}", "- {};", "-{}.", "– {} ;", " {}"])
def test_a_recipient_is_printed_with_one_dash_and_one_mark(
    sample: PackSample, document: str, mark: str
) -> None:
    records = tuple((of, mark.format(to)) for of, to in TABLES["noi_nhan"])
    context = sample.context(document, Case({}, {"noi_nhan": records}))
    texts = [
        words_of(p) for p in template(document).paragraphs if template(document).style_of(p) == "NoiNhan"
    ]
    lines = text_environment().from_string("\n".join(texts).replace("{%p", "{%")).render(context).split("\n")
    found = [line for line in lines if line]
    assert found[0] == "- Như trên;"
    assert found[-1] == "- Lưu: VT, TTHT."
    assert all(re.fullmatch(r"- \w.*\w;", line) for line in found[:-1])
    codes = {item.code for item in sample.broken(Case({}, {"noi_nhan": records}))}
    assert codes & {"K123a", "K125a", "K125c"} == set()


def test_blanks_around_a_name_are_not_printed_where_a_line_ends(sample: PackSample) -> None:
    names = changed(don_vi__ten=" Bảo hiểm xã hội tỉnh Hà Tĩnh ", don_vi__dia_danh="Hà Tĩnh ")
    context = sample.context("mau-02", names)
    assert str(context["co_quan_hoa"]) == "BẢO HIỂM XÃ HỘI TỈNH HÀ TĨNH"
    assert str(context["dong_ngay"]).startswith("Hà Tĩnh, ngày")
    for document in ("mau-02", "de-cuong-kiem-tra"):
        (last,) = (words_of(p) for p in template(document).paragraphs if words_of(p).endswith("./."))
        assert (
            text_environment().from_string(last).render(context | sample.context(document, names))
        ).endswith("của Bảo hiểm xã hội tỉnh Hà Tĩnh./.")


@pytest.mark.parametrize("plan", [None, "Kế hoạch số 1/KH-BHXH"])
def test_the_plan_of_the_inspection_is_cited_where_there_is_one(sample: PackSample, plan: str | None) -> None:
    (opening,) = (
        words_of(p)
        for p in template("de-cuong-kiem-tra").paragraphs
        if "báo cáo kết quả thực hiện công tác thông tin, truyền thông về" in words_of(p)
    )
    context = sample.context("de-cuong-kiem-tra", changed(can_cu__ke_hoach_kiem_tra=plan))
    text = text_environment().from_string(opening).render(context)
    cited = "Thực hiện Kế hoạch số 1/KH-BHXH của Bảo hiểm xã hội Việt Nam về kiểm tra, "
    assert text.startswith(cited if plan else "Bảo hiểm xã hội tỉnh Hà Tĩnh báo cáo kết quả")


LISTS = ("van_ban", "phoi_hop", "bao_dai", "cao_diem")


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_of_a_year_are_those_of_its_halves(sample: PackSample, name: str) -> None:
    year = sample.context("mau-02", Case({}, {}))
    halves = [list(year[f"{name}_6_thang_{half}"]) for half in ("dau", "cuoi")]  # type: ignore[call-overload]  # lists
    assert all(halves)
    assert halves[0] + halves[1] == list(year[f"{name}_ky"])  # type: ignore[call-overload]  # a list
    half = sample.context("mau-02", Case(half_year(), {}))
    assert len(list(half[f"{name}_6_thang_dau"])) == len(halves[0])  # type: ignore[call-overload]  # a list
    assert half[f"{name}_6_thang_cuoi"] == []


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_a_year_has_a_line_above_each_half(name: str) -> None:
    document = template("mau-02")
    (table,) = (t for t in document.tables if f"{name}_6_thang_dau" in words_of(t))
    found = [
        (document.style_of(row.find(f".//{w('p')}")), words_of(row))
        for row in table.iter(w("tr"))
        if len(list(row.iter(w("tc")))) == 1
    ]
    one = re.search(r"\{%tr for (\w+) in", found[3][1])
    assert one is not None
    assert found == [
        ("BangGiua", f"{{%tr if la_ca_nam and {name}_6_thang_dau %}}"),
        ("BangMuc", "6 tháng đầu năm"),
        ("BangGiua", "{%tr endif %}"),
        ("BangGiua", f"{{%tr for {one[1]} in {name}_6_thang_dau %}}"),
        ("BangGiua", "{%tr endfor %}"),
        ("BangGiua", f"{{%tr if {name}_6_thang_cuoi %}}"),
        ("BangMuc", "6 tháng cuối năm"),
        ("BangGiua", "{%tr endif %}"),
        ("BangGiua", f"{{%tr for {one[1]} in {name}_6_thang_cuoi %}}"),
        ("BangGiua", "{%tr endfor %}"),
    ]
