"""The documents of the bench, as blocks with docxtpl's `{{ name }}`, before any engine's own syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle

from msgspec import Struct

from tests.benchmarks.figures import GRIDS, LONG_COLUMNS, PERIODS, SUBJECTS

NAME = re.compile(r"\{\{ ([\w.]+) \}\}")


class Paragraph(Struct, frozen=True, kw_only=True):
    """A paragraph; each `{{ name }}` becomes a run of its own, in bold."""

    text: str
    heading: bool = False


class Table(Struct, frozen=True, kw_only=True):
    """A table with a row for each record of `rows`."""

    rows: str
    titles: tuple[str, ...]
    columns: tuple[str, ...]


Block = Paragraph | Table


class Form(Struct, frozen=True, kw_only=True):
    """One document; `name` names its template, its mapping and what comes out."""

    name: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def placeholders(self) -> int:
        """How many `{{ name }}` stand outside tables."""
        return sum(len(NAME.findall(block.text)) for block in self.blocks if isinstance(block, Paragraph))


_PROSE = (
    (
        "Thực hiện kế hoạch được giao, đơn vị đã chủ động phối hợp với các sở, ban, ngành, đoàn thể và "
        "chính quyền cơ sở để đưa chính sách đến từng nhóm người lao động và người dân trên địa bàn"
    ),
    (
        "Nội dung tập trung vào quyền lợi khi tham gia bảo hiểm xã hội tự nguyện, bảo hiểm y tế hộ gia "
        "đình, cách tra cứu quá trình đóng và hưởng trên ứng dụng, các điểm mới của luật"
    ),
    (
        "So với kế hoạch đầu kỳ, kết quả cơ bản đạt yêu cầu; những phần việc còn chậm đã được xác định "
        "nguyên nhân và giao cụ thể cho từng bộ phận, có thời hạn hoàn thành và người chịu trách nhiệm"
    ),
)


def _report_text(number: int, first: str, second: str) -> str:
    return (
        f"{number}. {SUBJECTS[number % len(SUBJECTS)]}: {_PROSE[number % len(_PROSE)]}. "
        f"Trong kỳ đã thực hiện {{{{ {first} }}}}; lũy kế cả năm {{{{ {second} }}}}."
    )


def _opening(title: str) -> Iterator[Paragraph]:
    yield Paragraph(text="{{ cap_tren }}")
    yield Paragraph(text="{{ don_vi }}", heading=True)
    yield Paragraph(text="Số: {{ so }}")
    yield Paragraph(text="{{ dia_danh }}, {{ ngay }}")
    yield Paragraph(text=title, heading=True)
    yield Paragraph(text="Kính gửi: {{ kinh_gui }}")


def _closing() -> Iterator[Paragraph]:
    yield Paragraph(text="Tỷ lệ bao phủ bảo hiểm y tế: {{ bao_phu }}.")
    yield Paragraph(text="Đánh giá chung: {{ danh_gia }}")
    yield Paragraph(text="Kiến nghị: {{ kien_nghi }}")
    yield Paragraph(text="{{ chuc_vu }}", heading=True)
    yield Paragraph(text="{{ ho_ten }}", heading=True)


def _report() -> Iterator[Block]:
    yield from _opening("BÁO CÁO KẾT QUẢ CÔNG TÁC TUYÊN TRUYỀN, {{ ky }}")
    for number, line in enumerate(GRIDS[0].lines[:34], 1):
        name = f"so_lieu.{line.name}"
        yield Paragraph(text=_report_text(number, f"{name}.k6", f"{name}.nam"))
    yield from _closing()


def _appendix() -> Iterator[Block]:
    yield from _opening("TỔNG HỢP SỐ LIỆU, {{ ky }}")
    yield Table(
        rows=GRIDS[0].rows,
        titles=("Mã số", "Chỉ tiêu", "Đơn vị tính", *(title for _, title in PERIODS)),
        columns=("code", "label", "unit", "k6", "nam"),
    )
    yield Paragraph(text="{{ ho_ten }}", heading=True)


def _outline() -> Iterator[Block]:
    yield from _opening("BÁO CÁO THEO ĐỀ CƯƠNG KIỂM TRA, {{ ky }}")
    counts = cycle(GRIDS[0].lines[30:])
    for number, line in enumerate((*GRIDS[1].lines, *GRIDS[1].lines[:4]), 1):
        first, second = f"so_lieu.{next(counts).name}.nam", f"kinh_phi.{line.name}.k6"
        yield Paragraph(text=_report_text(number, first, second))
    yield Table(
        rows=GRIDS[1].rows,
        titles=("Mã số", "Nội dung chi", "Đơn vị tính", *(title for _, title in PERIODS)),
        columns=("code", "label", "unit", "k6", "nam"),
    )
    yield from _closing()


FORMS = (
    Form(name="bao-cao", title="Báo cáo", blocks=tuple(_report())),
    Form(name="phu-luc", title="Phụ lục tổng hợp số liệu", blocks=tuple(_appendix())),
    Form(name="de-cuong", title="Báo cáo theo đề cương", blocks=tuple(_outline())),
)

LONG_FORM = Form(
    name="bang-ke",
    title="Bảng kê",
    blocks=(
        Paragraph(text="BẢNG KÊ CHI TIẾT", heading=True),
        Table(
            rows="bang",
            titles=tuple(column.title for column in LONG_COLUMNS),
            columns=tuple(column.name for column in LONG_COLUMNS),
        ),
        Paragraph(text="Người lập bảng", heading=True),
    ),
)
