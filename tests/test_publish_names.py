"""Names of output files: any text becomes a name that every system takes."""

from __future__ import annotations

import ntpath
import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.formats.text import folded
from docgen.publish.names import free_name, is_numbered, marked_name, safe_name, unique_names


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Báo cáo 6 tháng năm 2026.docx", "Báo cáo 6 tháng năm 2026.docx"),
        ("Số 05/BC-BHXH.docx", "Số 05-BC-BHXH.docx"),
        ('a<b>c:d"e\\f|g?h*i.docx', "a-b-c-d-e-f-g-h-i.docx"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("/etc/passwd", "-etc-passwd"),
        ("C:\\Windows\\x.docx", "C--Windows-x.docx"),
        ("..", "khong-ten"),
        ("", "khong-ten"),
        (" . ", "khong-ten"),
        (".docx", "khong-ten.docx"),
        ("báo cáo .docx", "báo cáo.docx"),
        ("báo cáo...docx", "báo cáo.docx"),
        ("báo cáo. ", "báo cáo"),
        ("một\tdòng\n hai\x07.docx", "một dòng hai.docx"),
        ("a\u200bb\u202ec\ufeff.docx", "abc.docx"),
        ("a\u00a0 b.docx", "a b.docx"),
        ("\ud800x.docx", "x.docx"),
        ("~$báo cáo.docx", "$báo cáo.docx"),
        (".~docgen-1.tmp", "docgen-1.tmp"),
        ("CON", "CON_"),
        ("con.docx", "con_.docx"),
        ("nul .docx", "nul_.docx"),
        ("COM¹.docx", "COM¹_.docx"),
        ("lpt0.a.docx", "lpt0_.a.docx"),
        ("CONIN$", "CONIN$_"),
        ("COM10.docx", "COM10.docx"),
        ("Concept.docx", "Concept.docx"),
        ("Desktop.ini", "Desktop_.ini"),
        ("x_vti_y.docx", "x_vti-y.docx"),
        (unicodedata.normalize("NFD", "Đề cương.docx"), "Đề cương.docx"),
    ],
)
def test_a_name_becomes_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_ending() -> None:
    assert safe_name("a" * 300 + ".docx") == "a" * 195 + ".docx"
    assert safe_name("ế" * 120 + ".docx") == "ế" * 78 + ".docx"  # 3 bytes each


def test_a_mark_in_a_name_outlasts_the_cut() -> None:
    assert marked_name("Báo cáo: quý.docx", " (dự thảo)") == "Báo cáo- quý (dự thảo).docx"
    for letter in ("a", "ế"):
        name = marked_name(letter * 300 + ".docx", " (dự thảo)")
        assert name.endswith(f"{letter} (dự thảo).docx")
        assert safe_name(name) == name != safe_name(letter * 300 + ".docx")


NAMES = st.text(max_size=300) | st.text(
    alphabet='./\\:*?"<>| ~$_conCONauxlpt1¹ếE\u0301\u0338\x00\u00a0\u200b', max_size=300
)


def is_reserved_on_windows(name: str) -> bool:
    """What Python says of the name, asked as each version wants it (the method goes with Python 3.15)."""
    asked = getattr(ntpath, "isreserved", None)
    return bool(asked(name) if asked else PureWindowsPath(name).is_reserved())


@given(NAMES)
def test_any_text_becomes_a_name_of_one_file(text: str) -> None:
    name = safe_name(text)
    assert name
    assert len(name) <= 200
    assert len(name.encode()) <= 240
    assert PurePosixPath(name).parts == PureWindowsPath(name).parts == (name,)
    assert not is_reserved_on_windows(name)
    assert not set(name) & set('<>:"/\\|?*')
    assert name == name.strip(" .")
    assert not name.startswith("~")
    assert not {unicodedata.category(character) for character in name} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert name == unicodedata.normalize("NFC", name)


@given(NAMES)
def test_a_safe_name_stays_as_it_is(text: str) -> None:
    assert safe_name(safe_name(text)) == safe_name(text)


def test_the_file_system_takes_such_names(tmp_path: Path) -> None:
    for text in ("ế" * 300 + ".docx", "CON.docx", "a/b:c?.docx", "\x00"):
        (tmp_path / safe_name(text)).write_bytes(b"x")
    assert len(list(tmp_path.iterdir())) == 4


@pytest.mark.parametrize(
    ("names", "unique"),
    [
        (["a.docx", "b.docx"], ("a.docx", "b.docx")),
        (["a.docx", "A.docx", "a.DOCX"], ("a.docx", "A (2).docx", "a (3).DOCX")),
        (["a", "a", "a (2)"], ("a", "a (3)", "a (2)")),
        (["Số.docx", unicodedata.normalize("NFD", "số.docx")], ("Số.docx", "số (2).docx")),
        (["a/b.docx", "a:b.docx"], ("a-b.docx", "a-b (2).docx")),
        (["", ".."], ("khong-ten", "khong-ten (2)")),
        ([], ()),
    ],
)
def test_names_differ_where_case_and_form_do_not_count(names: list[str], unique: tuple[str, ...]) -> None:
    assert unique_names(names) == unique


@given(st.lists(st.sampled_from(["a.docx", "A.docx", "a (2).docx", "ế.docx", "x" * 250 + ".docx"]) | NAMES))
def test_every_name_is_its_own(texts: list[str]) -> None:
    names = unique_names(texts)
    assert len(names) == len(texts)
    assert len({folded(name) for name in names}) == len(names)
    assert all(len(name) <= 200 and len(name.encode()) <= 240 for name in names)
    assert unique_names(names) == names


@given(st.lists(NAMES, min_size=1, max_size=4))
def test_a_free_name_is_known_as_a_number_of_the_one_that_is_taken(texts: list[str]) -> None:
    name = safe_name(texts[0])
    taken = {folded(safe_name(text)) for text in texts}
    free = free_name(name, taken.__contains__)
    assert folded(free) not in taken
    assert is_numbered(free, name)
    assert free_name(free, taken.__contains__) == free
    assert not is_numbered(name, name)


@pytest.mark.parametrize("name", ["a (2) (3).docx", "a (x).docx", "b (2).docx", "a (2).pdf", "a(2).docx"])
def test_a_name_of_another_shape_is_no_number_of_one(name: str) -> None:
    assert not is_numbered(name, "a.docx")
