"""What a reader sees of a document, how two are paired, and which figures changed between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.diff.align import pairs
from docgen.diff.changes import Change, changed_in
from docgen.diff.lines import Line, Place
from docgen.diff.reading import part_lines, read_lines
from docgen.diff.tokens import numbers, operations, tokens
from tests.support.documents import docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def lines(body: str) -> list[tuple[str, ...]]:
    return [
        line.cells for line in part_lines(f"<w:document {W}><w:body>{body}</w:body></w:document>".encode())
    ]


def p(*texts: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in texts) + "</w:p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tăng -5,2% (1.234,5/7.000)", ["tăng", " ", "-5,2%", " ", "(", "1.234,5", "/", "7.000", ")"]),
        ("ngày 05/10/2026.", ["ngày", " ", "05/10/2026", "."]),
        ("số 2385/KH", ["số", " ", "2385", "/", "KH"]),
        ("5-6 cuộc, K33", ["5", "-", "6", " ", "cuộc", ",", " ", "K33"]),
        ("Hệ\u0302 thống", ["Hệ\u0302", " ", "thống"]),
    ],
)
def test_numbers_and_words_are_never_cut(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@given(st.text())
def test_tokens_are_the_whole_text(text: str) -> None:
    assert "".join(tokens(text)) == text


def test_numbers_of_a_text() -> None:
    assert numbers("tăng 12,5% so với 1.118 năm 2025") == ("12,5%", "1.118", "2025")


def test_signs_between_two_changes_belong_to_them() -> None:
    assert list(operations(tokens("một, hai ba"), tokens("bốn, năm ba"))) == [
        (False, 0, 4, 0, 4),
        (True, 4, 6, 4, 6),
    ]


def test_a_split_text_is_one_line() -> None:
    assert lines(p("1.", "23", "4 cuộc")) == [("1.234 cuộc",)]


def test_tracked_changes_read_as_accepted() -> None:
    deleted = "<w:del><w:r><w:delText>5</w:delText></w:r></w:del>"
    inserted = "<w:ins><w:r><w:t>7</w:t></w:r></w:ins>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('x')}</w:tc></w:tr>"
    kept = f"<w:tr><w:trPr><w:ins/></w:trPr><w:tc>{p('y')}</w:tc></w:tr>"
    assert lines(f"<w:p>{deleted}{inserted}</w:p><w:tbl>{gone}{kept}</w:tbl>") == [("7",), ("y",)]


def test_page_numbers_are_no_text_and_other_fields_are() -> None:
    def field(code: str, result: str) -> str:
        kinds = {
            kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
        }
        return (
            f"{kinds['begin']}<w:r><w:instrText> {code} </w:instrText></w:r>{kinds['separate']}"
            f"<w:r><w:t>{result}</w:t></w:r>{kinds['end']}"
        )

    simple = '<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>9</w:t></w:r></w:fldSimple>'
    assert lines(f"<w:p>{field('PAGE', '3')}{simple}{field('REF a', 'bảng 1')}</w:p>") == [("bảng 1",)]


def test_tab_stops_are_no_tabs_and_properties_in_properties_do_no_harm() -> None:
    stops = "<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs><w:pPrChange><w:pPr/></w:pPrChange></w:pPr>"
    assert lines(f"<w:p>{stops}<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/></w:r></w:p>") == [("a\tb\n",)]


def test_a_table_in_a_cell_is_text_of_the_cell() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{p('trong')}</w:tc></w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{p('ngoài')}{inner}{p('')}</w:tc><w:tc>{p('2')}</w:tc></w:tr></w:tbl>"
    assert lines(outer) == [("ngoài\ntrong\n", "2")]


def test_places_count_as_a_reader_does() -> None:
    found = read_lines(docx("một", "", [["a", "b"], ["c", "d"]], "hai", footer="trang cuối"))
    assert [(line.text, line.place) for line in found if line.text] == [
        ("một", Place(paragraph=1)),
        ("a\tb", Place(table=1, row=1)),
        ("c\td", Place(table=1, row=2)),
        ("hai", Place(paragraph=2)),
        ("trang cuối", Place(part="footer", paragraph=1)),
    ]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"xin chao"])
def test_what_is_no_document_is_a_value_error(content: bytes) -> None:
    with pytest.raises(ValueError):
        read_lines(content)


def test_lines_pair_by_text_then_by_digits_then_by_likeness() -> None:
    old = ["Phần một", "Có 5 cuộc", "Tổ chức hội nghị đối thoại với người dân", "Hết"]
    new = ["Phần một", "Mới thêm vào", "Có 7 cuộc", "Tổ chức hội nghị tư vấn với người dân", "Hết"]
    assert pairs(old, new) == [(0, 0), (None, 1), (1, 2), (2, 3), (3, 4)]


@given(st.lists(st.sampled_from(["abc", "d1", "e22"])), st.lists(st.sampled_from(["abc", "d1", "e22"])))
def test_every_line_is_paired_once_and_in_order(old: list[str], new: list[str]) -> None:
    found = pairs(old, new)
    assert [i for i, _ in found if i is not None] == list(range(len(old)))
    assert [j for _, j in found if j is not None] == list(range(len(new)))


def changed_figures(old: bytes, new: bytes) -> tuple[Change, ...]:
    return tuple(changed_in(read_lines(old), read_lines(new)))


def test_changed_figures_tell_old_new_and_place() -> None:
    old = docx("Tổng số 1.234 cuộc, tăng 5%", [["Mục", "Số"], ["a", "10"], ["b", "20"]], "Cũ 9")
    new = docx("Tổng số 1.250 cuộc, tăng 6%", [["Mục", "Số"], ["a", "10"], ["b", "21"], ["c", "3"]], "khác")
    row = Place(table=1, row=3, column=2)
    line = "Tổng số 1.250 cuộc, tăng 6%"
    assert changed_figures(old, new) == (
        Change(kind="changed", old="1.234", new="1.250", place=Place(paragraph=1), around=line),
        Change(kind="changed", old="5%", new="6%", place=Place(paragraph=1), around=line),
        Change(kind="changed", old="20", new="21", place=row, around="b | 21"),
        Change(kind="removed", old="Cũ 9", new="", place=Place(paragraph=2), around="Cũ 9"),
        Change(kind="added", old="", new="c | 3", place=Place(table=1, row=4), around="c | 3"),
    )


def test_words_without_a_figure_are_no_changed_figures() -> None:
    assert changed_figures(docx("Báo cáo năm 2026 của tỉnh"), docx("Báo cáo năm 2026 của sở")) == ()


def test_a_figure_that_comes_or_goes_within_a_line_is_told() -> None:
    old, new = docx("Không phát sinh văn bản nào"), docx("Đã có 05 văn bản nào")
    (change,) = changed_figures(old, new)
    assert (change.old, change.new) == ("Không phát sinh", "Đã có 05")


def test_lines_know_their_text() -> None:
    assert Line(place=Place(), cells=("a\u00a0b", "c")).key == "a b\tc"
