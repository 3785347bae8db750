"""The sample in inbox/: it is what the mappings and the sample's figures give, whole and consistent."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from docgen.excel.workbook import read_workbook
from docgen.mapping.model import DocumentMapping
from tests.support.pack import PROJECT, pack_mappings
from tests.support.sample import (
    PATH,
    empty_places,
    half_year,
    sample_tables,
    sample_values,
    sample_workbook,
)
from tests.support.sample_figures import KP, PERIODS, SO_LIEU
from tests.support.sample_forms import CV, MONTHS, NQ, TASKS
from tests.support.sample_lists import CUOI, DP, K6, TABLES, TRUOC, TU_IN

SAMPLE = PROJECT / PATH
OF_PERIOD = {"k6": (K6,), "nam": (K6, CUOI), "nam_truoc": (TRUOC,)}
NOT_GROWING = ("ctv_so_luong", "nhan_luc_chuyen_trach", "nhan_luc_kiem_nhiem", "mxh_so_trang")


@pytest.fixture(scope="module")
def mappings(tmp_path_factory: pytest.TempPathFactory) -> tuple[DocumentMapping, ...]:
    return pack_mappings(tmp_path_factory.mktemp("pack"))


def figure(row: str, period: str) -> float:
    return SO_LIEU[row][PERIODS.index(period)]


def total(numbers: Iterable[object]) -> int:
    return sum(number for number in numbers if isinstance(number, int))


def test_the_file_in_inbox_is_the_sample_of_the_current_mappings(
    mappings: tuple[DocumentMapping, ...],
) -> None:
    assert SAMPLE.read_bytes() == sample_workbook(mappings), "run: python -m tests.support.sample"


def test_every_cell_that_a_report_needs_is_filled(mappings: tuple[DocumentMapping, ...]) -> None:
    empty = [name for name in empty_places(mappings) if not name.endswith(".ghi_chu")]
    assert empty == [
        "bao_cao.so",  # given after signing
        "bao_cao.ngay",
        "bao_cao.so_kiem_tra",
        "bao_cao.ngay_bao_cao_kiem_tra",
        "can_cu.ke_hoach_muc_tieu",  # the defaults of the mapping
        "can_cu.ngay_ke_hoach_muc_tieu",
        "can_cu.quyet_dinh_muc_tieu",
        "can_cu.quyet_dinh_muc_tieu_tat",
        "can_cu.quyet_dinh_phan_dinh_xa",
        "can_cu.nghi_quyet",
        "cv3216.so_cv3216",
        "cv3216.ngay_cv3216",
        "cv3216.cong_van_3216",
        "cv3216.quyet_dinh_2474",
        "cv3216.quyet_dinh_1334",
        "nq96.so_nq96",
        "nq96.ngay_nq96",
        "nq96.nghi_quyet_96_co_quan",
        "nq96.nghi_quyet_96_trich_yeu",
        "nq96.ke_hoach_nghi_quyet_96",
        "tm_cv.cv_vuong_mac",
        *(f"cv.{task}.ly_do" for task in TASKS),  # every task is done
        "dinh_muc.dinh_muc_quy.so_tin",
    ]


def test_every_row_and_every_table_of_the_sample_is_in_the_mappings(
    mappings: tuple[DocumentMapping, ...],
) -> None:
    grids = {name: grid for mapping in mappings for name, grid in mapping.grids.items()}
    tables = {name: table for mapping in mappings for name, table in mapping.tables.items()}
    named = {tuple(name.split(".")[:2]) for name in sample_values()}
    known = {(grid.name, row) for grid in grids.values() for row in grid.rows}
    assert named - known == set()
    assert set(sample_tables()) == set(tables)


def test_it_reads_without_a_problem_and_every_formula_has_a_value() -> None:
    workbook, diagnostics = read_workbook(SAMPLE)
    assert diagnostics == ()
    assert workbook is not None
    cells = [cell for sheet in workbook.sheets.values() for cell in sheet.cells()]
    assert [cell for cell in cells if cell.kind in ("uncalculated", "error")] == []
    assert sum(1 for cell in cells if cell.formula) == 19


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_cached_values_are_what_libreoffice_calculates(
    mappings: tuple[DocumentMapping, ...], tmp_path: Path
) -> None:
    source = tmp_path / "mau.xlsx"
    source.write_bytes(sample_workbook(mappings))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "out"), str(source)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert formula_values(tmp_path / "out" / "mau.xlsx") == formula_values(source)


def formula_values(path: Path) -> dict[str, object]:
    formulas, values = load_workbook(path), load_workbook(BytesIO(path.read_bytes()), data_only=True)
    return {
        f"{sheet.title}!{cell.coordinate}": values[sheet.title][cell.coordinate].value
        for sheet in formulas.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def test_a_change_reaches_its_cell_and_nothing_else(mappings: tuple[DocumentMapping, ...]) -> None:
    plain = load_workbook(BytesIO(sample_workbook(mappings)))
    changed = load_workbook(
        BytesIO(sample_workbook(mappings, {"so_lieu.hn_tong_cuoc.nam": 7, "nguoi_ky.ho_ten": None}))
    )
    differing = [
        (sheet.title, cell.coordinate, cell.value, changed[sheet.title][cell.coordinate].value)
        for sheet in plain.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value != changed[sheet.title][cell.coordinate].value
    ]
    assert [(title, before, after) for title, _, before, after in differing] == [
        ("Đơn vị", "Nguyễn Văn A", None),
        ("Số liệu", 1236, 7),
    ]


def test_half_a_year_has_no_figure_of_the_whole_year(
    mappings: tuple[DocumentMapping, ...], tmp_path: Path
) -> None:
    path = tmp_path / "sau-thang.xlsx"
    path.write_bytes(sample_workbook(mappings, half_year()))
    workbook, diagnostics = read_workbook(path)
    assert diagnostics == ()
    assert workbook is not None
    column = {
        cell.kind
        for row in workbook.sheets["số liệu"].rows.values()
        for cell in row.values()
        if cell.column == 6
    }
    formula = workbook.sheets["kinh phí"].cell(9, 6)
    assert column == {"text"}  # the header, and formulas that show an empty text
    assert (formula.kind, formula.value, bool(formula.formula)) == ("text", "", True)


@pytest.mark.parametrize("row", [name for name in SO_LIEU if name not in NOT_GROWING])
def test_the_year_is_at_least_what_came_before_it(row: str) -> None:
    k6, nam, nam_truoc, dau_nam, cung_ky = SO_LIEU[row]
    assert k6 <= dau_nam <= nam
    assert cung_ky <= nam_truoc


@pytest.mark.parametrize("row", SO_LIEU)
def test_changes_against_the_year_before_are_within_half(row: str) -> None:
    k6, nam, nam_truoc, _, cung_ky = SO_LIEU[row]
    assert abs(nam - nam_truoc) <= nam_truoc / 2
    assert abs(k6 - cung_ky) <= cung_ky / 2


@pytest.mark.parametrize("period", OF_PERIOD)
def test_lists_agree_with_the_figures(period: str) -> None:
    of = OF_PERIOD[period]
    press = [record for record in TABLES["bao_dai"] if record[0] in of]
    assert total(record[4] for record in press) == figure("bao_dai_tinbai", period)
    assert total(record[4] for record in press if record[2] == DP) == figure("bao_dai_tinbai_dp", period)
    agencies = {record[1] for record in press}
    assert len(agencies) == figure("bao_dai_dv_tw", period) + figure("bao_dai_dv_dp", period)
    assert sum(record[0] in of for record in TABLES["van_ban"]) == figure("tham_muu_so_vb", period)
    assert sum(record[0] in of for record in TABLES["cao_diem"]) == figure("cao_diem_so_dot", period)
    partners = [record for record in TABLES["phoi_hop"] if record[0] in of]
    assert total(record[3] for record in partners) <= figure("hn_tong_cuoc", period)
    assert total(record[4] for record in partners) <= figure("hn_tong_nguoi", period)
    assert len({record[1] for record in partners}) <= figure("phoi_hop_so_don_vi", period)


def test_lists_until_the_inspection_agree_with_the_figures() -> None:
    inspected = sample_values()["bao_cao.ngay_kiem_tra"]
    for table, column, row in (("van_ban", 3, "tham_muu_so_vb"), ("cao_diem", 4, "cao_diem_so_dot")):
        days = [record[column] for record in TABLES[table] if record[0] != TRUOC]
        assert sum(day <= inspected for day in days) == figure(row, "dau_nam")  # type: ignore[operator]  # dates


def test_channels_agree_with_the_figures() -> None:
    channels = TABLES["kenh_mxh"]
    assert len(channels) == figure("mxh_so_trang", "nam")
    assert total(record[3] for record in channels) == figure("mxh_luot_theo_doi", "nam")


@pytest.mark.parametrize(("period", "column"), [("k6", 3), ("nam", 4)])
def test_leaflets_agree_with_what_was_published(period: str, column: int) -> None:
    printed = sum(five[PERIODS.index(period)] for row, five in SO_LIEU.items() if row.startswith("togap_"))
    others = total(record[column - 2] for record in TABLES["to_gap_khac"])
    published = total(r[column] for r in TABLES["an_pham"] if r[1] == "Tờ" and r[2] == TU_IN)
    assert printed + others == published


def test_money_is_consistent() -> None:
    left = {n: KP["chuyen_sang"][n] + KP["duoc_giao"][n] - KP["su_dung"][n] for n in range(len(PERIODS))}
    assert all(amount >= 0 for amount in left.values())
    assert KP["chuyen_sang"][0] == KP["chuyen_sang"][1] == left[PERIODS.index("nam_truoc")]


@pytest.mark.parametrize("figures", [CV, NQ], ids=["cv", "nq"])
def test_the_year_of_the_two_reports_is_at_least_the_half_year(figures: dict[str, tuple[int, int]]) -> None:
    assert all(k6 <= nam for k6, nam in figures.values())


def test_the_months_add_up_to_the_posts_of_the_portal() -> None:
    assert sum(MONTHS[:6]) == figure("cong_tinbai", "k6")
    assert sum(MONTHS) == figure("cong_tinbai", "nam")


def test_the_mentions_add_up_to_their_total() -> None:
    kinds = ("nq_tin_bao_in", "nq_tin_bao_dien_tu", "nq_tin_mxh")
    assert NQ["nq_tin_tong"] == tuple(sum(NQ[kind][n] for kind in kinds) for n in (0, 1))
