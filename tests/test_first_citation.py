"""A document is cited in full the first time and in short afterwards, in each document that prints it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from docgen.consistency.check import check_documents
from docgen.consistency.citations import citations
from docgen.consistency.first_citation import check_first_citations, citing
from docgen.consistency.indicators import Vocabulary, vocabulary
from docgen.diagnostics import FileLocation
from docgen.pipeline.build import check
from tests.support.bound import Told, bind, told
from tests.support.projects import make_project

FULL = "Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh về phát triển người tham gia"
PLACE = FileLocation(path=Path("a"))
ARTICLE = (
    "Thực hiện Nghị quyết số 96/NQ-NCS ngày 24/8/2017 của Ban Cán sự Đảng BHXH Việt Nam về “Đổi mới, nâng "
    "cao chất lượng, hiệu quả công tác truyền thông BHXH, BHYT trong tình hình mới” và Kế hoạch số "
    "135-KH/BCSĐ ngày 12/10/2017 của Ban Cán sự Đảng BHXH Việt Nam về Kế hoạch triển khai thực hiện Nghị "
    "quyết; thực hiện chức trách, nhiệm vụ được giao, toàn Ngành đã đạt được một số kết quả bước đầu.\n"
    "phổ biến, quán triệt các nội dung cơ bản của Nghị quyết số 96/NQ-BCS\n"
    "Ngay sau khi Ban Cán sự Đảng BHXH Việt Nam ban hành Nghị quyết số 96/NQ-BCS và Kế hoạch số 135-KH/BCSĐ "
    "kèm theo Đề cương phổ biến, quán triệt Nghị quyết 96 do Ban Tuyên giáo Đảng ủy biên soạn; kịp thời quán "
    "triệt sâu sắc nội dung Nghị quyết số 96 -NQ/BCS.\n"
    "Hướng dẫn số 01-HD/BTG ngày 03/01/2018 của Ban Tuyên giáo Đảng ủy cơ quan về thực hiện chuyên đề học "
    "tập, làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh đối với các tổ chức đảng trực thuộc đã yêu cầu "
    "lồng ghép nội dung phổ biến, quán triệt lại Nghị quyết số 96-NQ/BCS ngay trong sinh hoạt chuyên đề.\n"
    "Nghị quyết số 96-NQ/BCS chỉ rõ cả về nhận thức, trách nhiệm, cách thức thực hiện."
)


def found(*texts: str, introduced: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Code and what is missing, for each finding in texts of one document."""
    named = [citation for text in introduced for citation in citations(text, PLACE)]
    problems = check_first_citations([citing(text, PLACE) for text in texts], named)
    return [(problem.code, problem.args.get("missing", "")) for problem in problems]


def test_in_full_and_then_in_short_is_right() -> None:
    assert (
        found(f"Thực hiện {FULL}, đơn vị đã triển khai.", "Kết quả thực hiện Kế hoạch số 12/KH-UBND tốt.")
        == []
    )


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Theo Kế hoạch số 12/KH-UBND.", "ngày ban hành, cơ quan ban hành, trích yếu"),
        ("Theo Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh.", "trích yếu"),
        ("Theo số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh về BHYT.", "tên loại"),
        ("Theo Kế hoạch số 12/KH-UBND ngày 05/3/2026 về BHYT.", "cơ quan ban hành"),
        ("Theo Kế hoạch số 12/KH-UBND của UBND tỉnh về BHYT.", "ngày ban hành"),
        (
            "Theo Kế hoạch số 12/KH-UBND ngày 05/3/2026. Của để dành về sau.",
            "cơ quan ban hành, trích yếu",
        ),
        ("Theo Kế hoạch số 12/KH-UBND ngày 05/3/2026; về việc khác.", "cơ quan ban hành, trích yếu"),
        # what the sentence goes on to say is no part of the citation
        (
            "Theo Kế hoạch số 12/KH-UBND ngày 05/3/2026, UBND tỉnh đã hướng dẫn các phòng của Sở A.",
            "cơ quan ban hành, trích yếu",
        ),
        ("Theo Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh, các phòng thực hiện tốt.", "trích yếu"),
        ("Đã ban hành Kế hoạch số 12/KH-UBND ngày 05/3/2026 để triển khai.", "cơ quan ban hành, trích yếu"),
    ],
)
def test_what_is_missing_is_named(text: str, missing: str) -> None:
    assert found(text) == [("text-citation-not-full", missing)]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 28-NQ/TW ngày 23/5/2018 Hội nghị lần thứ bảy Ban Chấp hành Trung ương về cải cách.",
        "Công văn số 32/BHXH-TT ngày 05 tháng 10 năm 2023 của BHXH Việt Nam hướng dẫn đăng tin.",
        "Chỉ thị số 15-CT/TU ngày 12/2/2026 của Tỉnh ủy “Tăng cường lãnh đạo”.",
        "Nghị quyết số 28-NQ/TW ngày 23/5/2018 về cải cách chính sách của Ban Chấp hành Trung ương.",
        "Nghị định số: 30/2020/NĐ-CP, ngày 05 tháng 3 năm 2020, của Chính phủ, về công tác văn thư.",
        "Quyết định số 7/QĐ-UBND ngày 05/3/2026 của UBND TP. Vinh (sau đây gọi là Thành phố) giao chỉ tiêu.",
        # the body and the subject of two
        "Quyết định số 1/QĐ-A ngày 05/3/2026 và Quyết định số 2/QĐ-A ngày 06/3/2026 của A về nhân sự.",
        "Các Quyết định số 1/QĐ-A ngày 05/3/2026, 2/QĐ-A ngày 06/3/2026 của Cục A về nhân sự.",
        # a document that the subject of another names
        "Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh về thực hiện Nghị quyết số 28-NQ/TW.",
    ],
)
def test_full_citations_as_they_are_written(text: str) -> None:
    assert found(text) == []


def test_a_published_article_cites_rightly() -> None:
    """Sentences of an article of 2019, in its order; one letter of a symbol is a slip, told elsewhere."""
    assert found(*ARTICLE.splitlines()) == []


def test_in_full_again_is_told() -> None:
    assert found(f"Thực hiện {FULL}.", f"Căn cứ {FULL}.") == [("text-citation-full-again", "")]


def test_what_was_named_in_short_only_may_be_cited_in_full() -> None:
    assert found(f"Thực hiện {FULL}.", introduced=("12/KH-UBND",)) == []


def test_what_the_template_or_a_list_names_is_no_first_time() -> None:
    assert found("Thực hiện Kế hoạch số 12/KH-UBND.", introduced=("12/KH-UBND",)) == []


def test_another_number_is_another_document() -> None:
    assert found(f"Thực hiện {FULL}.", "Kế hoạch số 13/KH-UBND.") == [
        ("text-citation-not-full", "ngày ban hành, cơ quan ban hành, trích yếu")
    ]


CELLS = """
    fields:
      mot: {cell: "S!A1", type: paragraphs}
      hai: {cell: "S!A2", type: paragraphs}
      ten: {cell: "S!A3", type: text}
    tables:
      ds: {sheet: "D", header: 1, columns: {van_ban: {title: "Văn bản", type: text}}}
"""
EVERY_CELL = ("{{ mot }}", "{{ hai }}", "{{ ten }}")
LIST = ("{%p for d in ds %}", "{{ d.van_ban }}", "{%p endfor %}")


def cited(
    folder: Path,
    templates: Mapping[str, tuple[str, ...]],
    *cells: str,
    listed: str = "1/QĐ-A",
    when: str = "có",
) -> list[Told]:
    """What is told of citations in documents that print these cells (the third is of one line) and a list."""
    head = "template: {0}.docx\noutput: {0}.docx\ntitle: {0}\ninclude: [chung.yaml]\nwhen: ten == '{1}'\n"
    documents = {f"{name}.yaml": head.format(name, when) for name in templates}
    project = make_project(
        folder,
        mappings={"chung.yaml": CELLS, **documents},
        templates={f"{name}.docx": paragraphs for name, paragraphs in templates.items()},
        workbook={"S": "\n".join(f"| {text} |" for text in cells), "D": f"| Văn bản |\n| {listed} |"},
    )
    found = [item for item in check(project).diagnostics if item.code.startswith("text-")]
    assert all(item.severity == "warning" for item in found)
    return told(tuple(found))


SHORT = "Kết quả theo Kế hoạch số 12/KH-UBND."
NOT_FULL = {
    "citation": "12/KH-UBND",
    "missing": "ngày ban hành, cơ quan ban hành, trích yếu",
    "missing_en": "its date, its issuer, its subject",
    "excerpt": SHORT,
}


def test_each_document_has_its_own_order(tmp_path: Path) -> None:
    forward = {"xuoi": EVERY_CELL}
    both = {**forward, "nguoc": ("{{ hai }}", "{{ mot }}", "{{ ten }}")}
    cells = (f"Thực hiện {FULL}.", SHORT, "có")
    assert cited(tmp_path / "a", forward, *cells) == []
    assert cited(tmp_path / "b", both, *cells) == [("text-citation-not-full", "S!A2", NOT_FULL)]


def test_what_two_documents_cite_in_full_again_is_told_once(tmp_path: Path) -> None:
    cells = (f"Thực hiện {FULL}.", f"Căn cứ {FULL}.", "có")
    ((code, place, args),) = cited(tmp_path, {"a": EVERY_CELL, "b": EVERY_CELL}, *cells)
    assert (code, place) == ("text-citation-full-again", "S!A2")
    assert args == {
        "citation": "12/KH-UBND",
        "excerpt": "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh về phát triển người tham …",
    }


def test_a_template_introduces(tmp_path: Path) -> None:
    templates = {"a": ("Kế hoạch số 12/KH-UBND kèm theo", *EVERY_CELL)}
    assert cited(tmp_path, templates, SHORT, "Tốt.", "có") == []


def test_a_cell_of_one_line_introduces(tmp_path: Path) -> None:
    name = "Kế hoạch số 12/KH-UBND"
    assert cited(tmp_path, {"a": EVERY_CELL}, SHORT, "Tốt.", name, when=name) == []


def test_a_list_introduces_where_it_is_printed(tmp_path: Path) -> None:
    cells = (SHORT, "Tốt.", "có")
    listed = {"a": (*EVERY_CELL, *LIST)}
    assert cited(tmp_path / "a", listed, *cells, listed="12/KH-UBND") == []
    found = cited(tmp_path / "b", {**listed, "b": EVERY_CELL}, *cells, listed="12/KH-UBND")
    assert found == [("text-citation-not-full", "S!A1", NOT_FULL)]


def test_a_label_of_the_form_introduces(tmp_path: Path) -> None:
    mapping = """
        grids:
          tm:
            sheet: T
            header: 1
            key: "Mã"
            column: "Nội dung"
            rows: {a: {type: paragraphs, label: "Thực hiện Kế hoạch số 12/KH-UBND"}}
    """
    bound = bind(tmp_path, mapping, {"T": f"| Mã | Nội dung |\n| a | {SHORT} |"})
    known = vocabulary([bound.mapping])
    assert list(check_documents(known, bound.workbook, [(("tm.a",), None)])) == [()]
    (found,) = check_documents(Vocabulary(), bound.workbook, [(("tm.a",), None)])
    assert told(found) == [("text-citation-not-full", "T!B2", NOT_FULL)]


def test_a_document_left_out_cites_nothing(tmp_path: Path) -> None:
    assert cited(tmp_path, {"a": EVERY_CELL}, SHORT, "Tốt.", "không") == []
