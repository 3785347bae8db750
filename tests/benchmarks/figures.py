"""What the workbooks hold: fixed labels, and figures that differ from variant to variant.

Nothing is random, so that two runs of the bench measure the same work.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

Kind = Literal["text", "count", "money", "percent", "date"]
Cell = str | int | float | date

SUBJECTS = (
    "Hội nghị tư vấn, đối thoại chính sách bảo hiểm xã hội",
    "Hội nghị khách hàng tại xã, phường",
    "Tin, bài đăng trên báo in và báo điện tử",
    "Phóng sự, chuyên mục phát trên đài truyền hình",
    "Tin, bài đăng trên cổng thông tin điện tử",
    "Lượt phát thanh trên hệ thống truyền thanh cơ sở",
    "Tờ gấp, tờ rơi cấp phát cho người dân",
    "Pa nô, áp phích, băng rôn treo nơi công cộng",
    "Lượt tư vấn trực tiếp tại bộ phận một cửa",
    "Lượt tư vấn qua điện thoại và mạng xã hội",
)


class Field(Struct, frozen=True, kw_only=True):
    """One bound cell with a name of its own, on the sheet SHARED."""

    name: str
    label: str
    kind: Kind


class Line(Struct, frozen=True, kw_only=True):
    """An indicator of a grid: its id, what the form prints of it, and nothing that a workbook decides."""

    name: str
    code: str
    label: str
    unit: str


class Grid(Struct, frozen=True, kw_only=True):
    """Indicators with two figures each; `rows` is the name under which a template loops over them."""

    name: str
    rows: str
    sheet: str
    kind: Kind
    lines: tuple[Line, ...]


class Column(Struct, frozen=True, kw_only=True):
    """A column of the long table."""

    name: str
    title: str
    kind: Kind


SHARED = "Chung"
FIELDS = (
    Field(name="don_vi", label="Tên đơn vị", kind="text"),
    Field(name="cap_tren", label="Cơ quan cấp trên", kind="text"),
    Field(name="dia_danh", label="Địa danh", kind="text"),
    Field(name="so", label="Số, ký hiệu", kind="text"),
    Field(name="ngay", label="Ngày văn bản", kind="date"),
    Field(name="ky", label="Kỳ báo cáo", kind="text"),
    Field(name="kinh_gui", label="Kính gửi", kind="text"),
    Field(name="chuc_vu", label="Chức vụ người ký", kind="text"),
    Field(name="ho_ten", label="Họ tên người ký", kind="text"),
    Field(name="bao_phu", label="Tỷ lệ bao phủ bảo hiểm y tế", kind="percent"),
    Field(name="danh_gia", label="Đánh giá chung", kind="text"),
    Field(name="kien_nghi", label="Kiến nghị", kind="text"),
)
PERIODS = (("k6", "6 tháng đầu năm"), ("nam", "Tổng cộng cả năm"))
GRID_HEADER = 4  # the row of the column titles
FIRST_FIELD_ROW = 2


def _lines(prefix: str, count: int, unit: str) -> tuple[Line, ...]:
    return tuple(
        Line(
            name=f"{prefix}{number:02}",
            code=f"{(number - 1) // 10 + 1}.{(number - 1) % 10 + 1}",
            label=f"{SUBJECTS[number % len(SUBJECTS)]} (chỉ tiêu {number})",
            unit=unit,
        )
        for number in range(1, count + 1)
    )


GRIDS = (
    Grid(name="so_lieu", rows="bang_a", sheet="Số liệu", kind="count", lines=_lines("a", 60, "lượt")),
    Grid(name="kinh_phi", rows="bang_b", sheet="Kinh phí", kind="money", lines=_lines("b", 40, "đồng")),
)

LONG_SHEET = "Bảng kê"
LONG_COLUMNS = (
    Column(name="ma", title="Mã", kind="text"),
    Column(name="ten", title="Tên đơn vị", kind="text"),
    Column(name="ngay", title="Ngày", kind="date"),
    Column(name="noi_dung", title="Nội dung", kind="text"),
    Column(name="so_cuoc", title="Số cuộc", kind="count"),
    Column(name="so_nguoi", title="Số người", kind="count"),
    Column(name="ty_le", title="Tỷ lệ", kind="percent"),
    Column(name="so_tien", title="Số tiền", kind="money"),
)


def field_values(variant: int) -> dict[str, Cell]:
    """The cells of the sheet SHARED."""
    narrative = "; ".join(subject.lower() for subject in SUBJECTS[variant % 5 : variant % 5 + 4])
    return {
        "don_vi": f"BẢO HIỂM XÃ HỘI TỈNH SỐ {variant + 1}",
        "cap_tren": "BẢO HIỂM XÃ HỘI VIỆT NAM",
        "dia_danh": f"Tỉnh số {variant + 1}",
        "so": f"{variant + 101}/BC-BHXH",
        "ngay": date(2026, 3, 1) + timedelta(days=3 * variant),
        "ky": "6 tháng đầu năm 2026",
        "kinh_gui": "Bảo hiểm xã hội Việt Nam & các đơn vị liên quan",
        "chuc_vu": "PHÓ GIÁM ĐỐC",
        "ho_ten": f"Nguyễn Văn {chr(ord('A') + variant % 26)}",
        "bao_phu": (850 + variant) / 10,
        "danh_gia": f"Trong kỳ đơn vị đã triển khai: {narrative}. Kết quả bám sát kế hoạch được giao.",
        "kien_nghi": f"Đề nghị cấp trên tiếp tục hỗ trợ kinh phí cho {narrative}.",
    }


def grid_values(grid: Grid, variant: int) -> dict[str, tuple[int, int]]:
    """The two figures of each line: half a year, and the year, which is never less."""
    scale = 1_000 if grid.kind == "money" else 1
    values = {}
    for number, line in enumerate(grid.lines, 1):
        half = (number * 7_919 + variant * 104_729) % 98_765
        values[line.name] = (half * scale, (half + (number * 611 + variant * 97) % 45_678) * scale)
    return values


def long_rows(count: int) -> Iterator[tuple[Cell, ...]]:
    """The rows of the long table."""
    start = date(2026, 1, 1)
    for number in range(1, count + 1):
        yield (
            f"DV-{number:05}",
            f"Bảo hiểm xã hội cơ sở số {number % 977}",
            start + timedelta(days=number % 365),
            SUBJECTS[number % len(SUBJECTS)],
            number * 31 % 1_009,
            number * 7_919 % 99_991,
            number * 13 % 897 / 10 + 10,
            number * 104_729 % 9_999_991 * 100,
        )


def shown(value: Cell, kind: Kind) -> str:
    """A cell as documents print it: 1.234; 12,5%; ngày 05 tháng 10 năm 2026."""
    if isinstance(value, date):
        month = f"{value.month:02}" if value.month < 3 else str(value.month)
        return f"ngày {value.day:02} tháng {month} năm {value.year}"
    if isinstance(value, str):
        return value
    if kind == "percent":
        return f"{value:g}%".replace(".", ",")
    return f"{value:,}".replace(",", ".")
