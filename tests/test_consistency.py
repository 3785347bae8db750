"""Texts held against themselves and against the figures.

The long sentences are from a published article of 2019 in which a reader can find these very mistakes.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.binding.workbook import bind_workbook
from docgen.consistency.check import check_texts
from docgen.consistency.citations import citations, varying
from docgen.consistency.indicators import vocabulary
from docgen.consistency.prose import figures
from docgen.consistency.spelling import varying_spellings
from docgen.consistency.sums import wrong_sums
from docgen.consistency.templates import template_texts
from docgen.diagnostics import Diagnostics, FileLocation, TemplateLocation
from docgen.excel.workbook import read_workbook
from docgen.pipeline.build import check
from tests.support.bound import bind, told
from tests.support.pack import PROJECT, pack_mappings
from tests.support.projects import make_project, save_template
from tests.support.sample import sample_workbook

UNITS = (
    "Đến hết thời hạn quy định phổ biến, quán triệt (30/10/2018): Tại các đơn vị trực thuộc, có 9 đơn vị báo "
    "cáo về Ban Tuyên giáo Đảng ủy (Vụ Thanh tra - Kiểm tra, Ban QLDA Đầu tư xây dựng Ngành, Ban Thực hiện "
    "CS BHXH, Trung tâm Lưu trữ, Trung tâm Truyền thông, Vụ Pháp chế, Tạp chí BHXH, Báo BHXH, Văn phòng); "
    "7 đơn vị đã phổ biến, quán triệt tới 100% cán bộ, đảng viên, người lao động (Tạp chí BHXH, Ban QLDA Đầu "
    "tư xây dựng Ngành, Ban Thực hiện CS BHXH, Trung tâm Lưu trữ, Trung tâm Truyền thông, Vụ Pháp chế, Báo "
    "BHXH, trường Đào tạo Nghiệp vụ BHXH); có 44 đơn vị gửi báo cáo chương trình, kế hoạch thực hiện; trong "
    "đó 40 đơn vị báo cáo đúng hạn (15/11/2017)."
)
NEWS = (
    "Chỉ trong năm 2018, trên các báo, trang mạng xã hội, các kênh truyền hình đã có 133.917 tin, bài, thông "
    "tin, trạng thái, comment... về lĩnh vực BHXH, BHYT, trong đó, Báo in: 8.116 tin, bài; Báo điện tử (bao "
    "gồm cả phát thanh, truyền hình đã được đưa lên trang điện tử): 56.156 tin, bài, comment; Mạng xã hội: "
    "69.654 tin, bài, trạng thái, comment… Trong đó, chỉ có khoảng 0,01% tin, bài, trạng thái trong số đó "
    "phản ánh về những tồn tại, và chỉ có khoảng 20% của 0,01% đó là những phản ánh liên quan đến thái độ."
)
RESOLUTION = (
    "Thực hiện Nghị quyết số 96/NQ-NCS ngày 24/8/2017 và Kế hoạch số 135-KH/BCSĐ ngày 12/10/2017 của Ban Cán "
    "sự Đảng; nội dung cơ bản của Nghị quyết số 96/NQ-BCS; nội dung Nghị quyết số 96 -NQ/BCS; Hướng dẫn số "
    "01-HD/BTG ngày 03/01/2018; Nghị quyết số 96-NQ/BCS; Nghị quyết số 96/NQ-CP của Chính phủ."
)


def changed(
    stated: str, stated_en: str, computed: str, computed_en: str, now: str, before: str
) -> tuple[str, dict[str, str]]:
    return "text-change-wrong", {
        "stated": stated,
        "stated_en": stated_en,
        "computed": computed,
        "computed_en": computed_en,
        "now": now,
        "before": before,
    }


def sums(text: str) -> list[tuple[str, dict[str, str]]]:
    return [(item.code, dict(item.args)) for item in wrong_sums(text)]


def test_the_numbers_of_a_list_are_no_figures() -> None:
    text = "1. Hội nghị khách hàng: 12 cuộc.\n 2) Hội nghị khác.\n3 hội nghị lớn. 4. Khác"
    assert [str(item.value) for item in figures(text)] == ["12", "3", "4"]


def test_numbers_are_read_as_officials_write_them() -> None:
    text = (
        "Năm 2018 có 133.917 tin, bài, 08 chương trình, 12,5% và 63/63 tỉnh; Nghị quyết số 96-NQ/BCS; quý 3."
    )
    assert [(str(item.value), item.percent, item.noun[:1]) for item in figures(text)] == [
        ("133917", False, ("tin",)),
        ("8", False, ("chương",)),
        ("12.5", True, ("và",)),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (UNITS, [("text-list-miscounted", {"number": "7", "count": "8"})]),
        (
            NEWS,
            [
                (
                    "text-parts-not-total",
                    {"total": "133.917", "sum": "133.926", "parts": "8.116 + 56.156 + 69.654"},
                )
            ],
        ),
        (NEWS.replace("133.917", "133.926"), []),
        # a few of many need not add up, but a part is never more than all
        ("Tổ chức 120 hội nghị, trong đó 20 hội nghị của Bưu điện, 30 hội nghị ở cơ sở.", []),
        (
            "Tổ chức 120 hội nghị, trong đó có 130 hội nghị ở cơ sở.",
            [("text-parts-not-total", {"total": "120", "sum": "130", "parts": "130"})],
        ),
        (
            "Tổ chức 12 hội nghị, gồm 5 hội nghị cấp tỉnh và 6 hội nghị cấp xã.",
            [("text-parts-not-total", {"total": "12", "sum": "11", "parts": "5 + 6"})],
        ),
        ("Có 40 hội nghị với 500 người, trong đó 300 người ở xã; trong đó 20 hội nghị lớn.", []),
        ("Có 3 huyện (Kỳ Anh, Hương Sơn và Vũ Quang) và 4 xã (Kỳ Xuân, Kỳ Bắc, Kỳ Phú, ...).", []),
        ("Mời 100 đại biểu (Sở Y tế, Sở Nội vụ, Hội Nông dân).", []),
        ("Có 64/63 tỉnh, 30/4 là ngày nghỉ, 12/69 xã; số 70/63 cũ; quý I/2018 và 11/2017 có.", [
            ("text-part-exceeds-whole", {"part": "64", "whole": "63"})
        ]),
        ("Tổ chức 1.236 hội nghị, tăng 12,6% so với cùng kỳ (1.098 hội nghị).", []),
        ("Tổ chức 1.236 hội nghị, tăng khoảng 12% so với cùng kỳ (1.098 hội nghị).", []),
        ("Thu 12,5 tỷ đồng, tăng 4% so với cùng kỳ (12 tỷ đồng).", []),
        (
            "Tổ chức 900 hội nghị, tăng 18% so với cùng kỳ (1.098 hội nghị).",
            [
                (
                    "text-change-wrong",
                    {
                        "stated": "tăng 18%", "stated_en": "up 18%",
                        "computed": "giảm 18,03%", "computed_en": "down 18,03%",
                        "now": "900", "before": "1.098",
                    },
                )
            ],
        ),
        (
            "Kiện toàn từ 03 phòng chức năng lên 06 phòng, tăng 50%.",
            [
                (
                    "text-change-wrong",
                    {
                        "stated": "tăng 50%", "stated_en": "up 50%",
                        "computed": "tăng 100%", "computed_en": "up 100%",
                        "now": "6", "before": "3",
                    },
                )
            ],
        ),
        # the word alone, without a rate
        (
            "Năm 2026 tổ chức được 1.236 hội nghị, tăng so với 1.318 hội nghị của năm 2025.",
            [changed("tăng", "up", "giảm 6,22%", "down 6,22%", "1.236", "1.318")],
        ),
        (
            "Số người tham gia tăng mạnh từ 15.000 người xuống 14.000 người.",
            [changed("tăng", "up", "giảm 6,67%", "down 6,67%", "14.000", "15.000")],
        ),
        (
            "Độ bao phủ đạt 95,6%, tăng so với năm 2025 (96,8%).",
            [changed("tăng", "up", "giảm 1,24%", "down 1,24%", "95,6%", "96,8%")],
        ),
        # two rates may be compared by points or by themselves, but a rise is a rise
        (
            "Độ bao phủ đạt 95,6%, giảm 0,8% so với năm 2025 (94,8%).",
            [changed("giảm 0,8%", "down 0,8%", "tăng 0,84%", "up 0,84%", "95,6%", "94,8%")],
        ),
        ("Độ bao phủ đạt 95,6%, tăng 0,8% so với năm 2025 (94,8%).", []),
        ("Độ bao phủ đạt 95,6%, tăng 0,84% so với năm 2025 (94,8%).", []),
        ("Năm nay có 1.318 hội nghị, tăng so với 1.236 hội nghị của năm 2025.", []),
        # what stands after another mark is another matter
        ("Tổ chức 900 hội nghị, tăng 18% so với cùng kỳ, trong đó 300 hội nghị ở cơ sở.", []),
        ("Tiếp tục tăng cường 12 hội nghị so với 15 hội nghị đã đăng ký; tăng, giảm so với 20 hội nghị.", []),
    ],
)  # fmt: skip
def test_numbers_of_one_text_agree(text: str, expected: list[tuple[str, dict[str, str]]]) -> None:
    assert sums(text) == expected


PLACE = FileLocation(path=Path("a"))


def spelled(text: str) -> list[list[str]]:
    return [[citation.spelling for citation in group] for group in varying(citations(text, PLACE))]


def test_one_document_cited_in_several_ways() -> None:
    assert spelled(RESOLUTION) == [["96/NQ-NCS", "96/NQ-BCS", "96-NQ/BCS"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("số 12/KH-BHXH ngày 05/01/2026 và 12/KH-BHXH ngày 06/01/2025", []),
        ("số 12/KH-BHXH ngày 05/01/2026 và 12/KH-BHXH ngày 06 tháng 01 năm 2026", [["12/KH-BHXH"] * 2]),
        ("21/2026/NQ-HĐND, 21/2025/NQ-HĐND, 21/NQ-CP, 21/NQ-TW, 21/QĐ-TTg", []),
        ("86/2012/NĐ-CP và 86/2012/NĐ-CP", []),
    ],
)
def test_other_documents_are_other_documents(text: str, expected: list[list[str]]) -> None:
    assert spelled(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cộng hòa, hoà bình, tỷ lệ, tỉ đồng", ["hòa, hoà", "tỷ, tỉ"]),
        ("thủy lợi, thuỷ sản, khỏe, sức khoẻ, quý, quí", ["thủy, thuỷ", "khỏe, khoẻ", "quý, quí"]),
        ("hòa bình, thủy lợi, tỷ lệ, kỳ, hoàn, thuyền, quỳ, Hoà", []),
    ],
)
def test_one_word_spelled_in_two_ways(text: str, expected: list[str]) -> None:
    found = [(item.code, item.args["spellings"]) for item in varying_spellings(text)]
    assert found == [("text-spelling-varies", spellings) for spellings in expected]


MAPPING = """
grids:
  so:
    sheet: "Số liệu"
    header: 1
    key: "Mã"
    columns: {k6: {title: "6 tháng"}, nam: {title: "Năm"}}
    rows:
      don_vi: {label: "Tổng số đơn vị phối hợp (kể cả Bưu điện)"}
      nguoi: {label: "Tổng số người tham dự"}
  tm:
    sheet: "Lời văn"
    header: 1
    key: "Mã"
    column: "Nội dung"
    rows: {a: {type: paragraphs, label: "Mục a"}}
tables:
  bao:
    sheet: "Báo"
    header: 1
    label: "Báo đài"
    columns:
      co_quan: {title: "Cơ quan báo, đài", type: text}
      loai: {title: "Loại", type: choice, choices: [In, Hình]}
"""
FIGURES = "| Mã | 6 tháng | Năm |\n| don_vi | 20 | 42 |\n| nguoi | 300 | 800 |"
PRESS = "| Cơ quan báo, đài | Loại |\n| Báo A | In |\n| Báo B | In |\n| Đài C | Hình |\n| Báo A | Hình |"


def typed(folder: Path, text: str) -> Diagnostics:
    tables = {"Số liệu": FIGURES, "Lời văn": f"| Mã | Nội dung |\n| a | {text} |", "Báo": PRESS}
    bound = bind(folder, MAPPING, tables)
    return check_texts(vocabulary([bound.mapping]), bound.workbook)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Trong năm, đơn vị đã ký kết với 41 đơn vị phối hợp trên địa bàn tỉnh.",
            ("text-figure-differs", {"found": "41", "values": "20; 42"}),
        ),
        (
            "Trong năm, đơn vị đã ký kết với 42 đơn vị phối hợp trên địa bàn tỉnh.",
            ("text-figure-repeated", {"found": "42"}),
        ),
        (
            "Các hội nghị trong năm thu hút tổng số 750 người tham dự trên địa bàn.",
            ("text-figure-differs", {"found": "750", "values": "300; 800"}),
        ),
        (
            "Thông tin được đăng tải trên 9 cơ quan báo, đài của trung ương và tỉnh.",
            ("text-figure-differs", {"found": "9", "values": "3; 2"}),
        ),
        ("Thông tin được đăng tải trên 3 cơ quan báo, đài của trung ương và tỉnh.", None),
        ("Riêng hội nghị khai mạc có 250 người tham dự, đông nhất từ trước tới nay.", None),
        # the name before the number
        (
            "Tổng số người tham dự trong các hội nghị đã tổ chức: tổng số người tham dự là 750 người.",
            ("text-figure-differs", {"found": "750", "values": "300; 800"}),
        ),
        (
            "Đã ký quy chế, hợp đồng phối hợp; số đơn vị phối hợp: 42, hoạt động đều khắp.",
            ("text-figure-repeated", {"found": "42"}),
        ),
        ("Số người tham dự hội nghị khai mạc là 750 người, đông nhất từ trước tới nay.", None),
    ],
)
def test_numbers_of_a_text_agree_with_the_cells(
    tmp_path: Path, text: str, expected: tuple[str, dict[str, str]] | None
) -> None:
    found = [(item.code, dict(item.args)) for item in typed(tmp_path, text)]
    for _, args in found:
        assert args["found"] in args.pop("excerpt")
    assert found == ([expected] if expected else [])


def test_a_finding_says_where_and_shows_its_cells(tmp_path: Path) -> None:
    (item,) = typed(tmp_path, "Trong năm, đơn vị đã ký kết với 41 đơn vị phối hợp trên địa bàn tỉnh.")
    assert told((item,)) == [
        (
            "text-figure-differs",
            "Lời văn!B2",
            {
                "found": "41",
                "values": "20; 42",
                "excerpt": "Trong năm, đơn vị đã ký kết với 41 đơn vị phối hợp trên địa bàn tỉnh.",
            },
        )
    ]
    assert [getattr(related.location, "cell", "") for related in item.related] == ["B2", "C2"]
    assert item.severity == "warning"


def test_a_citation_that_varies_between_two_cells(tmp_path: Path) -> None:
    texts = "| Mã | Nội dung |\n| a | Theo Nghị quyết số 96/NQ-BCS |\n| b | Nghị quyết 96-NQ/BCS |"
    mapping = (
        'grids:\n  tm: {sheet: "T", header: 1, key: "Mã", column: "Nội dung", '
        "rows: {a: {type: text, label: A}, b: {type: text, label: B}}}\n"
    )
    bound = bind(tmp_path, mapping, {"T": texts})
    (item,) = check_texts(vocabulary([bound.mapping]), bound.workbook)
    assert told((item,)) == [("text-citation-varies", "T!B2", {"spellings": "96/NQ-BCS, 96-NQ/BCS"})]
    assert [(related.role, getattr(related.location, "cell", "")) for related in item.related] == [
        ("same", "B3")
    ]


def test_the_sample_gives_no_false_alarm(tmp_path: Path) -> None:
    mappings = pack_mappings(tmp_path)
    path = tmp_path / "nam.xlsx"
    path.write_bytes(sample_workbook(mappings))
    workbook, _ = read_workbook(path)
    assert workbook is not None
    assert told(check_texts(vocabulary(mappings), bind_workbook(workbook, mappings))) == []


def test_a_figure_typed_into_a_template(tmp_path: Path) -> None:
    bound = bind(tmp_path, MAPPING, {"Số liệu": FIGURES, "Lời văn": "| Mã | Nội dung |", "Báo": PRESS})
    path = tmp_path / "mau.docx"
    save_template(
        path,
        [
            "Đã có {{ so.don_vi.nam }} đơn vị phối hợp.",
            "Đã có 42 đơn vị phối hợp, {{ so.nguoi.nam }} người tham dự.",
            "Số người tham dự: 800 người; riêng hội nghị khai mạc có 250 người tham dự.",
            "Đăng trên 8 cơ quan báo, đài.",
            "Tổ chức 12 hội nghị, gồm 5 hội nghị cấp tỉnh và 6 hội nghị cấp xã.",
            "Số 96/NQ-BCS.",
            "Số 96-NQ/BCS.",
        ],
    )
    known = vocabulary([bound.mapping])
    found = check_texts(known, bound.workbook, [template_texts(path, known)])
    assert [(item.code, item.location) for item in found] == [
        ("template-figure-typed", place(path, "Đã có 42 đơn vị phối hợp, … người tham dự.")),
        ("template-figure-typed", place(path, found[1].args["excerpt"])),
        ("template-figure-typed", place(path, "Đăng trên 8 cơ quan báo, đài.")),
        ("text-parts-not-total", place(path, found[3].args["excerpt"])),
        ("text-citation-varies", place(path, "Số 96/NQ-BCS.")),
    ]
    assert [(item.args["found"], item.args["name"]) for item in found[:3]] == [
        ("42", "so.don_vi.k6"),
        ("800", "so.nguoi.k6"),
        ("8", "bao | length"),
    ]
    cells = [[getattr(related.location, "cell", "") for related in item.related] for item in found[:3]]
    assert cells == [[], [], ["A2"]]  # what contradicts a cell shows the cells


def test_a_template_and_a_text_that_cite_one_document_differently(tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    save_template(path, ["Thực hiện Nghị quyết số 96/NQ-BCS:", "{{ tm.a }}"])
    tables = {
        "Số liệu": FIGURES,
        "Lời văn": "| Mã | Nội dung |\n| a | Theo Nghị quyết 96-NQ/BCS. |",
        "Báo": PRESS,
    }
    bound = bind(tmp_path, MAPPING, tables)
    known = vocabulary([bound.mapping])
    (item,) = check_texts(known, bound.workbook, [template_texts(path, known)])
    assert told((item,)) == [("text-citation-varies", "Lời văn!B2", {"spellings": "96-NQ/BCS, 96/NQ-BCS"})]
    assert [related.location for related in item.related] == [
        place(path, "Thực hiện Nghị quyết số 96/NQ-BCS:")
    ]


def place(path: Path, excerpt: str) -> TemplateLocation:
    return TemplateLocation(template=path, part="word/document.xml", excerpt=excerpt)


def test_the_templates_and_the_sample_agree(tmp_path: Path) -> None:
    mappings = pack_mappings(tmp_path)
    path = tmp_path / "nam.xlsx"
    path.write_bytes(sample_workbook(mappings))
    workbook, _ = read_workbook(path)
    assert workbook is not None
    templates = sorted((PROJECT / "templates").glob("*.docx"))
    assert len(templates) == len(mappings)
    known = vocabulary(mappings)
    texts = [template_texts(template, known) for template in templates]
    assert told(check_texts(known, bind_workbook(workbook, mappings), texts)) == []


def test_the_command_looks_at_the_templates_too(tmp_path: Path) -> None:
    head = "template: a.docx\noutput: a.docx\ntitle: A\n"
    tables = {"Số liệu": FIGURES, "Lời văn": "| Mã | Nội dung |\n| a | Đã xong. |", "Báo": PRESS}
    project = make_project(
        tmp_path,
        mappings={"a.yaml": head + MAPPING},
        templates={"a.docx": ["{{ so.don_vi.nam }}", "Đăng trên 8 cơ quan báo, đài."]},
        workbook=tables,
    )
    found = [item for item in check(project).diagnostics if item.code == "template-figure-typed"]
    assert [(item.severity, item.location) for item in found] == [
        ("warning", place(project.templates / "a.docx", "Đăng trên 8 cơ quan báo, đài."))
    ]
