"""Official documents made from named paragraphs, so that a test can spoil one thing in a correct one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from tests.support.bare_word import PAGE_FIELD, P, package, table

TEXT_WIDTH = 9354  # twips: 210 mm less 30 mm and 15 mm
LEFT, RIGHT = 4195, 5159  # the columns of the head


def body(text: str) -> P:
    """A paragraph of the text as the decree has it."""
    return P(text, align="both", before=6, spacing=1.1, first=1.27)


def _rule(column: int, length: float) -> P:
    return P(size=2, line=(column / 1440 * 25.4, length, "single"))


CENTRE = P(align="center")
BOLD = replace(CENTRE, bold=True)

REPORT: Mapping[str, P] = {
    "chu_quan": replace(CENTRE, text="BẢO HIỂM XÃ HỘI VIỆT NAM", size=12),
    "ban_hanh": replace(BOLD, text="BẢO HIỂM XÃ HỘI TỈNH HÀ TĨNH", size=12),
    "ke_co_quan": _rule(LEFT, 26),
    "quoc_hieu": replace(BOLD, text="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12),
    "tieu_ngu": replace(BOLD, text="Độc lập - Tự do - Hạnh phúc", size=13),
    "ke_tieu_ngu": _rule(RIGHT, 53),
    "so": replace(CENTRE, text="Số: 05/BC-BHXH", size=13),
    "ngay": replace(CENTRE, text="Hà Tĩnh, ngày 05 tháng 6 năm 2026", size=13, italic=True),
    "ten_loai": replace(BOLD, text="BÁO CÁO", before=18),
    "trich_yeu": replace(BOLD, text="Kết quả công tác truyền thông năm 2026"),
    "ke_trich_yeu": _rule(TEXT_WIDTH, 40),
    "kinh_gui": replace(CENTRE, text="Kính gửi: Bảo hiểm xã hội Việt Nam", before=12),
    "can_cu_1": replace(body("Căn cứ Luật Bảo hiểm xã hội ngày 29 tháng 6 năm 2024;"), italic=True),
    "can_cu_2": replace(body("Căn cứ Kế hoạch số 12/KH-BHXH ngày 05 tháng 01 năm 2026."), italic=True),
    "mo_dau": body(
        "Bảo hiểm xã hội tỉnh báo cáo kết quả thực hiện như sau (chi tiết tại các Phụ lục kèm theo):"
    ),
    "muc_1": replace(body("I. KẾT QUẢ THỰC HIỆN"), bold=True),
    "khoan_1": replace(body("1. Công tác tham mưu"), bold=True),
    "loi_van": body("Đơn vị đã tham mưu cấp ủy, chính quyền ban hành 09 văn bản."),
    "diem_a": body("a) Nội dung thứ nhất;"),
    "diem_b": body("b) Nội dung thứ hai;"),
    "diem_c": body("c) Nội dung thứ ba;"),
    "diem_d": body("d) Nội dung thứ tư;"),
    "diem_dd": body("đ) Nội dung thứ năm."),
    "khoan_2": body("2. Tổ chức 27 hội nghị với sự tham gia của người lao động."),
    "ket": body("Trên đây là báo cáo kết quả công tác truyền thông năm 2026./."),
    "noi_nhan": P("Nơi nhận:", size=12, bold=True, italic=True),
    "nhan_1": P("- Như trên;", size=11),
    "nhan_2": P("- Các phòng nghiệp vụ;", size=11),
    "nhan_3": P("- Lưu: VT, TTHT.", size=11),
    "thay": replace(BOLD, text="KT. GIÁM ĐỐC"),
    "chuc_vu": replace(BOLD, text="PHÓ GIÁM ĐỐC"),
    "ho_ten": replace(BOLD, text="Nguyễn Văn A", before=75),
    "phu_luc_1": replace(BOLD, text="Phụ lục I"),
    "phu_luc_1_ten": replace(BOLD, text="KẾT QUẢ TRUYỀN THÔNG"),
    "phu_luc_1_note": replace(
        CENTRE,
        text="(Kèm theo Báo cáo số 05/BC-BHXH ngày 05 tháng 6 năm 2026 của Bảo hiểm xã hội tỉnh Hà Tĩnh)",
        italic=True,
    ),
    "phu_luc_1_chu": body("Nội dung của phụ lục thứ nhất."),
    "phu_luc_2": replace(BOLD, text="Phụ lục II"),
    "phu_luc_2_ten": replace(BOLD, text="KINH PHÍ"),
    "phu_luc_2_chu": body("Nội dung của phụ lục thứ hai."),
    "so_trang": replace(CENTRE, text=""),
}

_HEAD = (("chu_quan", "ban_hanh", "ke_co_quan"), ("quoc_hieu", "tieu_ngu", "ke_tieu_ngu"))
_NUMBERS = (("so",), ("ngay",))
_TITLE = (
    "ten_loai",
    "trich_yeu",
    "ke_trich_yeu",
    "kinh_gui",
    "can_cu_1",
    "can_cu_2",
    "mo_dau",
    "muc_1",
    "khoan_1",
)
_POINTS = ("loi_van", "diem_a", "diem_b", "diem_c", "diem_d", "diem_dd", "khoan_2")
_FOOT = (("noi_nhan", "nhan_1", "nhan_2", "nhan_3"), ("thay", "chuc_vu", "ho_ten"))
_APPENDICES = (
    ("phu_luc_1", "phu_luc_1_ten", "phu_luc_1_note", "phu_luc_1_chu"),
    ("phu_luc_2", "phu_luc_2_ten", "phu_luc_2_chu"),
)


class Page(Struct, frozen=True):
    """Section properties of the decree; `extra` is put beside them."""

    width: int = 11906
    height: int = 16838
    top: int = 1134
    bottom: int = 1134
    left: int = 1701
    right: int = 851
    number: str = '<w:pgNumType w:start="1"/>'
    first_differs: bool = True

    def xml(self, running: str) -> str:
        title = "<w:titlePg/>" if self.first_differs else ""
        margins = f'w:top="{self.top}" w:right="{self.right}" w:bottom="{self.bottom}" w:left="{self.left}"'
        return (
            f'<w:sectPr>{running}<w:pgSz w:w="{self.width}" w:h="{self.height}"/>'
            f'<w:pgMar {margins} w:header="567" w:footer="567" w:gutter="0"/>{self.number}{title}</w:sectPr>'
        )


def page_number(look: str = '<w:sz w:val="28"/>', align: str = "center") -> P:
    """The paragraph of a header with the page's number."""
    return P(align=align, xml=PAGE_FIELD.format(look=look))


PAGE_NUMBER = page_number()
EMPTY = P()
UPRIGHT = Page()
CELL = P("Chữ", size=12)


class Paper(Struct, frozen=True):
    """A whole document: its paragraphs by name (None leaves one out), its pages and tables."""

    paragraphs: Mapping[str, P]
    page: Page = UPRIGHT
    appendix_page: Page = UPRIGHT
    header: P = PAGE_NUMBER
    first_header: P = EMPTY
    footer: P = EMPTY
    table_rows: int = 6
    header_row: str = "<w:tblHeader/>"
    row: str = "<w:cantSplit/>"
    table_width: int = TEXT_WIDTH
    cell: P = CELL
    head_rows: tuple[Any, ...] = (_HEAD, _NUMBERS)
    text_names: tuple[str, ...] = (*_TITLE, *_POINTS, "ket")
    appendices: tuple[tuple[str, ...], ...] = _APPENDICES
    foot: tuple[tuple[str, ...], ...] = _FOOT
    parts: Mapping[str, str] | None = None

    @property
    def content(self) -> bytes:
        """The .docx."""
        return package(
            self._body(),
            {"header1": self.header, "header2": self.first_header, "footer1": self.footer},
            self.parts or {},
        )

    def _body(self) -> str:
        sections = [self._main(), *("".join(self._texts(names)) for names in self.appendices)]
        running = (
            '<w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" '
            'r:id="header2"/><w:footerReference w:type="default" r:id="footer1"/>'
        )
        pages = [self.page, *(self.appendix_page for _ in self.appendices)]
        breaks = [page.xml(running) for page in pages]
        joined = [
            f"{text}<w:p><w:pPr>{end}</w:pPr></w:p>" for text, end in zip(sections, breaks[:-1], strict=False)
        ]
        return "".join(joined) + sections[-1] + breaks[-1]

    def _main(self) -> str:
        texts = "".join(self._texts(self.text_names[:-1]))
        last = "".join(self._texts(self.text_names[-1:]))
        foot = table([self._cells(self.foot)], (LEFT, RIGHT)) if self.foot else ""
        head = table([self._cells(row) for row in self.head_rows], (LEFT, RIGHT)) if self.head_rows else ""
        return f"{head}{texts}{self._figures()}{last}<w:p/>{foot}"

    def _figures(self) -> str:
        if not self.table_rows:
            return ""
        cells = [self.cell.as_xml] * 2
        rows = [(self.header_row + self.row, cells), *((self.row, cells) for _ in range(self.table_rows - 1))]
        return table(rows, (self.table_width // 2, self.table_width - self.table_width // 2))

    def _cells(self, row: Iterable[Iterable[str]]) -> tuple[str, list[str]]:
        return "", ["".join(self._texts(names)) or "<w:p/>" for names in row]

    def _texts(self, names: Iterable[str]) -> Iterable[str]:
        return [self.paragraphs[name].as_xml for name in names if name in self.paragraphs]

    def with_changes(self, **changes: Mapping[str, Any] | None) -> Paper:
        """The same with some paragraphs changed in some properties, or left out (None)."""
        made = {}
        for name, paragraph in self.paragraphs.items():
            change = changes.get(name, {})
            if change is not None:
                made[name] = replace(paragraph, **change)
        unknown = changes.keys() - self.paragraphs.keys()
        assert not unknown, unknown
        return replace(self, paragraphs=made)


def report() -> Paper:
    """A correct report with a table and two appendices."""
    return Paper(paragraphs=REPORT)


def letter() -> Paper:
    """A correct official letter (công văn) to several recipients, without an appendix."""
    paragraphs = {
        **REPORT,
        "so": replace(REPORT["so"], text="Số: 105/BHXH-TT"),
        "v_v": replace(CENTRE, text="V/v báo cáo số liệu\ntruyền thông", size=12, before=6),
        "kinh_gui": P("Kính gửi:", before=12),
        "gui_1": P("- Ủy ban nhân dân tỉnh;"),
        "gui_2": P("- Sở Tài chính."),
    }
    return Paper(
        paragraphs=paragraphs,
        head_rows=(_HEAD, (("so", "v_v"), ("ngay",))),
        text_names=("kinh_gui", "gui_1", "gui_2", "mo_dau", "ket"),
        appendices=(),
        table_rows=0,
    )
