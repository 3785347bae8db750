"""The sample workbook: the blank one, filled with a plausible year of a plausible province.

`inbox/so-lieu-mau-2026.xlsx` is exactly what `sample_workbook` gives for the mappings of the project;
run `python -m tests.support.sample` from the project's folder to write it anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from openpyxl.cell.cell import Cell
from openpyxl.workbook.workbook import Workbook

from docgen.authoring import page, styles
from docgen.authoring.layout import Place, WorkbookLayout
from docgen.authoring.package import packed
from docgen.authoring.planning import lay_out
from docgen.authoring.workbook import written
from docgen.mapping.model import DocumentMapping
from tests.support.cached_values import with_cached_values
from tests.support.sample_figures import KP, PERIODS, SO_LIEU
from tests.support.sample_forms import FORM_RECIPIENTS, FORM_TABLES, form_half_year, form_values
from tests.support.sample_lists import TABLES, Record
from tests.support.sample_texts import TM

PATH = Path("inbox") / "so-lieu-mau-2026.xlsx"

Value = str | int | float | date | None
Changes = Mapping[str, Value]

OFFICE: Mapping[str, Value] = {
    "don_vi.ten": "Bảo hiểm xã hội tỉnh Hà Tĩnh",
    "don_vi.ten_ngan": "BHXH tỉnh Hà Tĩnh",
    "don_vi.co_quan_chu_quan": "Bảo hiểm xã hội Việt Nam",
    "don_vi.dia_danh": "Hà Tĩnh",
    "don_vi.ky_hieu": "BC-BHXH",
    "don_vi.cap_duoi": "BHXH cơ sở",
    "don_vi.so_bhxh_truc_thuoc": 12,
    "don_vi.so_xa": 69,
    "bao_cao.ky": "năm",
    "bao_cao.nam": 2026,
    "bao_cao.ngay_chot": date(2026, 12, 15),
    "bao_cao.kinh_gui": "Bảo hiểm xã hội Việt Nam",
    "bao_cao.uoc_thuc_hien": "Có",
    "bao_cao.tang_giam_thuan": "Không",
    "bao_cao.pham_vi_thay_doi": "Không",
    "bao_cao.sua_loi_in": "Không",
    "bao_cao.ngay_kiem_tra": date(2026, 9, 15),
    "can_cu.ke_hoach_kiem_tra": "Kế hoạch số 2385/KH-BHXH ngày 20/7/2026",
    "nguoi_ky.quyen_han": "KT.",
    "nguoi_ky.thu_truong": "GIÁM ĐỐC",
    "nguoi_ky.chuc_vu": "PHÓ GIÁM ĐỐC",
    "nguoi_ky.ho_ten": "Nguyễn Văn A",
}

REMARKS: Mapping[str, Value] = {
    "so_lieu.phoi_hop_hd_khac.k6": "02 bản tin nội bộ; tuyên truyền lưu động bằng xe cổ động",
    "so_lieu.phoi_hop_hd_khac.nam": "04 bản tin nội bộ; tuyên truyền lưu động bằng xe cổ động",
    "so_lieu.truyen_thong_hd_khac.k6": "01 tọa đàm truyền hình trực tiếp",
    "so_lieu.truyen_thong_hd_khac.nam": "03 tọa đàm truyền hình trực tiếp",
    "so_lieu.hd_khac.k6": "Tuyên truyền qua Fanpage, Zalo OA, Youtube, TikTok",
    "so_lieu.hd_khac.nam": "01 hội thi tuyên truyền viên; tuyên truyền qua Fanpage, Zalo OA, Youtube, TikTok",
    "so_lieu.mxh_hinh_thuc_hay.k6": "Video ngắn hỏi đáp chính sách bằng giọng địa phương",
    "so_lieu.mxh_hinh_thuc_hay.nam": "Video ngắn hỏi đáp chính sách bằng giọng địa phương; phát trực tiếp",
    "so_lieu.mxh_hinh_thuc_hay.nam_truoc": "Thi tìm hiểu chính sách trên Fanpage",
    "so_lieu.mxh_hinh_thuc_hay.dau_nam": "Video ngắn hỏi đáp chính sách bằng giọng địa phương",
    "so_lieu.togap_bhyt_hssv.ghi_chu": "Phát hành vào đầu năm học",
    "kp.duoc_giao.ghi_chu": "Đã bao gồm kinh phí giao bổ sung trong năm",
}

# What the formulas give, in the order of PERIODS: the values Excel would have cached.
_Five = tuple[float, float, float, float, float]
_DERIVED: Mapping[str, Callable[[int, Mapping[str, _Five]], float]] = {
    "so_lieu.bao_dai_so_don_vi": lambda n, of: of["bao_dai_dv_tw"][n] + of["bao_dai_dv_dp"][n],
    "so_lieu.kiem_tra_ty_le": lambda n, of: int(of["kiem_tra_don_vi"][n] / 12 * 1000 + 0.5) / 10,
    "so_lieu.thong_diep_tong": lambda n, of: (
        of["thong_tin_so"][n] + of["thong_diep_tu_van"][n] + of["thong_diep_canh_bao"][n]
    ),
    "kp.con_lai": lambda n, of: of["chuyen_sang"][n] + of["duoc_giao"][n] - of["su_dung"][n],
}


def sample_workbook(
    mappings: tuple[DocumentMapping, ...],
    changes: Changes | None = None,
    tables: Mapping[str, tuple[Record, ...]] | None = None,
) -> bytes:
    """The sample; `changes` sets other values by name ("so_lieu.hn_tong_cuoc.nam": 0, None empties the
    cell), `tables` puts other records in place of a table's.  Cached values of formulas stay those of
    the sample unless `changes` names them (None: the formula shows an empty text)."""
    layout = lay_out(mappings)
    workbook = written(layout)
    workbook.active = workbook.sheetnames.index(layout.sheets[0].name)
    cached: dict[str, dict[str, float | str]] = {}
    for name, value in (sample_values() | dict(changes or {})).items():
        place = layout.places.get(name)
        if place is None:
            continue
        cell = _cell(workbook, place)
        if cell.data_type == "f":
            result = value if isinstance(value, int | float) else ""
            cached.setdefault(place.sheet, {})[place.address] = result
        else:
            _fill(workbook, place, value)
    for name, records in (sample_tables() | dict(tables or {})).items():
        _fill_table(workbook, layout, name, records)
    return with_cached_values(packed(workbook), workbook.sheetnames, cached)


def sample_values() -> dict[str, Value]:
    """Every value outside the lists, formulas' included, by name."""
    values: dict[str, Value] = {**OFFICE}
    for grid, figures in (("so_lieu", SO_LIEU), ("kp", KP)):
        for row, five in figures.items():
            values |= {f"{grid}.{row}.{period}": five[n] for n, period in enumerate(PERIODS)}
    figures = {**SO_LIEU, **KP}
    for row, derive in _DERIVED.items():
        values |= {f"{row}.{period}": derive(n, figures) for n, period in enumerate(PERIODS)}
    values |= REMARKS
    values |= {f"tm.{row}": text for row, text in TM.items()}
    return values | form_values()


def sample_tables() -> dict[str, tuple[Record, ...]]:
    """The records of every table."""
    return {**TABLES, **FORM_TABLES, "noi_nhan": (*TABLES["noi_nhan"], *FORM_RECIPIENTS)}


def half_year() -> dict[str, Value]:
    """The changes that make the sample a workbook of mid-2026: a 6-month report, no inspection yet."""
    changes: dict[str, Value] = {name: None for name in sample_values() if name.endswith(".nam")}
    changes |= form_half_year()
    return changes | {
        "bao_cao.ky": "6 tháng",
        "bao_cao.nam": 2026,
        "bao_cao.ngay_chot": date(2026, 6, 10),
        "bao_cao.uoc_thuc_hien": None,
        "so_lieu.mxh_luot_theo_doi.k6": SO_LIEU["mxh_luot_theo_doi"][1],  # the list of pages stays
        "bao_cao.ngay_kiem_tra": None,
    }


def empty_places(mappings: tuple[DocumentMapping, ...]) -> Iterator[str]:
    """The names of single cells that the sample leaves empty."""
    values = sample_values()
    for name, place in lay_out(mappings).places.items():
        if not place.last_row and values.get(name) is None:
            yield name


def _cell(workbook: Workbook, place: Place) -> Cell:
    return styles.cell_at(workbook[place.sheet], place.row, place.column)


def _fill(workbook: Workbook, place: Place, value: Value) -> None:
    cell = _cell(workbook, place)
    if isinstance(value, str):
        styles.put_text(cell, value)
        _fit(workbook, place)
    else:
        cell.value = value


def _fit(workbook: Workbook, place: Place) -> None:
    """A row is as high as its highest text, as Excel would make it when typed in."""
    sheet = workbook[place.sheet]
    heights = [page.LOWEST_ROW]
    for cell in sheet[place.row]:
        if not isinstance(cell, Cell):
            continue
        dimension = sheet.column_dimensions[cell.column_letter]
        if isinstance(cell.value, str) and cell.data_type == "s" and not dimension.hidden:
            heights.append(page.height_of(cell.value, dimension.width))
    sheet.row_dimensions[place.row].height = max(heights)


def _fill_table(workbook: Workbook, layout: WorkbookLayout, name: str, records: tuple[Record, ...]) -> None:
    places = [place for key, place in layout.places.items() if key.startswith(f"{name}.") and place.last_row]
    for number, record in enumerate(records):
        assert len(record) == len(places), f"{name}: {len(record)} values for {len(places)} columns"
        for place, value in zip(places, record, strict=True):
            row = Place(sheet=place.sheet, row=place.row + number, column=place.column)
            _fill(workbook, row, value)


def main() -> None:
    """Write the sample of the project anew."""
    from docgen.mapping.reader import read_pack

    mappings, diagnostics = read_pack(Path("mappings"), Path("templates"))
    assert diagnostics == ()
    PATH.write_bytes(sample_workbook(mappings))


if __name__ == "__main__":
    main()
