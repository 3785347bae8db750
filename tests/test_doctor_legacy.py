"""TCVN3 and VNI made readable: vectors of both, and the guess where the font is lost."""

from __future__ import annotations

import pytest

from docgen.formats.legacy import converted_runs, guessed_encoding, is_encoded, to_unicode
from docgen.formats.text import LegacyEncoding

# The letters of TCVN 5712:1993 in the order of their codes from 0xA1 (0xB5 on: small letters with a tone).
_RANGES = ((0xA1, 0xAF), (0xB5, 0xBA), (0xBB, 0xBF), (0xC6, 0xCD), (0xCE, 0xD9), (0xDC, 0xE0), (0xE1, 0xF0))
TCVN3_CODES = "".join(chr(code) for first, end in (*_RANGES, (0xF1, 0xFF)) for code in range(first, end))
TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"


def test_every_letter_of_tcvn3() -> None:
    assert to_unicode(TCVN3_CODES, "TCVN3") == TCVN3_LETTERS


@pytest.mark.parametrize(
    ("encoding", "text", "expected"),
    [
        ("TCVN3", "Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("TCVN3", "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("VNI", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("VNI", "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("VNI", "COÄNG HOØA XAÕ HOÄI", "CỘNG HÒA XÃ HỘI"),
        ("VNI", "aê aá eâ ôù öõ æ ò saün caúng kyû yù", "ă ấ ê ớ ữ ỉ ị sẵn cẳng kỷ ý"),
        ("", "Müller", "Müller"),
    ],
)
def test_vectors(encoding: LegacyEncoding, text: str, expected: str) -> None:
    assert to_unicode(text, encoding) == expected


def test_fonts_of_capitals_draw_capitals() -> None:
    runs = [("B¶o hiÓm", ".VnTimeH"), (" x· héi", ".VnTime"), (" Việt Nam", "Times New Roman")]
    assert converted_runs(runs) == "BẢO HIỂM xã hội Việt Nam"


@pytest.mark.parametrize(
    ("text", "font", "encoded"),
    [
        ("C¸c v¨n b¶n", ".VnTime", True),
        ("Baûo hieåm", "VNI-Times", True),
        ("Bo co", ".VnTime", False),
        ("Các văn bản", ".VnTime", False),
        ("Đơn vị", ".VnTimeH", False),
        ("Các văn bản đã gửi", "VNI-Times", False),
        ("Ca\u0301c va\u0306n ba\u0309n", ".VnTime", False),  # decomposed
        ("Các báo cáo", ".VnTime", True),  # nothing tells that it is not Cỏc bỏo cỏo
        ("hội nghị Trung \u00ad\u00acng", ".VnTime", True),  # of both
        ("\u201cA\u201d \u2013 5 m\u00b2", ".VnTime", False),  # marks that no encoding has a letter for
        ("C¸c v¨n b¶n", "Times New Roman", False),
    ],
)
def test_unicode_text_in_an_old_font_is_not_encoded(text: str, font: str, encoded: bool) -> None:
    assert is_encoded(text, font) == encoded


def test_only_runs_that_are_encoded_are_converted() -> None:
    assert converted_runs([("Các văn bản ", ".VnTime"), ("B¶o hiÓm", ".VnTime")]) == "Các văn bản Bảo hiểm"
    assert converted_runs([("Hội nghị so ", ".VnTime"), ("so 5", ".VnTimeH")]) == "Hội nghị so SO 5"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Tæng sè ng­êi tham gia b¶o hiÓm x· héi", "TCVN3"),
        ("Baûo hieåm xaõ hoäi Vieät Nam", "VNI"),
        ("Tổng số người tham gia bảo hiểm xã hội", ""),
        ("Công ty Müller và Señor", ""),
        ("© 2026 Báo®, nhiệt độ 5°, « trích »", ""),
        ("plain ASCII text", ""),
    ],
)
def test_the_encoding_is_guessed_only_where_it_gives_vietnamese(text: str, encoding: str) -> None:
    assert guessed_encoding(text) == encoding
