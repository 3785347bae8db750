"""Problems of the layout of an official document: how a component is written."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.entry import Entry, entry

ENTRIES: Mapping[str, Entry] = {
    "lint-missing": entry(
        vi=(
            "Văn bản chưa có thành phần: {what} ({article}).",
            "Vui lòng bổ sung, ví dụ: {expected}.",
            (
                "Mỗi loại văn bản có những thành phần bắt buộc. Thành phần này không được tìm thấy ở vị "
                "trí quy định."
            ),
        ),
        en=(
            "This component is missing: {what_en} ({article}).",
            "Add it, for instance: {expected}.",
            "Each kind of document has components it must have. This one was not found where it belongs.",
        ),
    ),
    "lint-text": entry(
        vi=(
            '{what}: chữ chưa đúng, hiện ghi "{found}" ({article}).',
            "Đề nghị ghi đúng: {expected}.",
            "Nội dung của thành phần này được quy định từng chữ, kể cả dấu gạch nối và dấu cách.",
        ),
        en=(
            '{what_en}: the wording is "{found}" ({article}).',
            "Write: {expected}.",
            "The words of this component are prescribed, with their hyphens and blanks.",
        ),
    ),
    "lint-format": entry(
        vi=(
            '{what}: cách ghi chưa đúng, hiện ghi "{found}" ({article}).',
            "Đề nghị ghi theo: {expected}.",
            "Cách ghi của thành phần này (số 0 đứng trước, dấu câu, dấu cách) được quy định.",
        ),
        en=(
            '{what_en}: written "{found}" ({article}).',
            "Write it so: {expected_en}.",
            "How this component is written (leading zeros, marks, blanks) is prescribed.",
        ),
    ),
    "lint-symbol": entry(
        vi=(
            '{what}: ký hiệu chưa có chữ viết tắt của tên loại văn bản, hiện ghi "{found}" ({article}).',
            'Đề nghị ghi ký hiệu có "{expected}".',
            "Ký hiệu của văn bản có tên loại gồm chữ viết tắt tên loại và chữ viết tắt tên cơ quan.",
        ),
        en=(
            '{what_en}: the symbol lacks the abbreviation of the type of document: "{found}" ({article}).',
            'The symbol must hold "{expected}".',
            (
                "The symbol of a document with a type is made of the abbreviations of its type and of the "
                "agency."
            ),
        ),
    ),
    "lint-forbidden": entry(
        vi=(
            '{what}: có "{found}" là phần không được ghi ({article}).',
            "Đề nghị bỏ: {expected}.",
            "Nghị định không cho ghi phần này, ví dụ học hàm, học vị trước họ tên người ký.",
        ),
        en=(
            '{what_en}: "{found}" must not be written ({article}).',
            "Remove it: {expected_en}.",
            "The decree does not allow it, for instance an academic title before the name of the signer.",
        ),
    ),
    "lint-size": entry(
        vi=(
            "{what}: cỡ chữ {found}, quy định {expected} ({article}).",
            "Vui lòng chọn cỡ chữ {expected}.|Lỗi này có ở {places} đoạn.",
            "Cỡ chữ của từng thành phần thể thức được quy định.",
        ),
        en=(
            "{what_en}: size {found}, prescribed {expected} ({article}).",
            "Choose size {expected}.|The same holds for {places} paragraphs.",
            "The size of the letters of each component is prescribed.",
        ),
    ),
    "lint-bold": entry(
        vi=(
            "{what}: đang in đậm, quy định không đậm ({article}).",
            "Vui lòng bỏ in đậm.|Lỗi này có ở {places} đoạn.",
            "Kiểu chữ của từng thành phần thể thức được quy định.",
        ),
        en=(
            "{what_en}: bold, which it must not be ({article}).",
            "Make it regular.|The same holds for {places} paragraphs.",
            "The weight of the letters of each component is prescribed.",
        ),
    ),
    "lint-not-bold": entry(
        vi=(
            "{what}: chưa in đậm ({article}).",
            "Vui lòng in đậm cả dòng.|Lỗi này có ở {places} đoạn.",
            "Kiểu chữ của từng thành phần thể thức được quy định.",
        ),
        en=(
            "{what_en}: not bold ({article}).",
            "Make all of it bold.|The same holds for {places} paragraphs.",
            "The weight of the letters of each component is prescribed.",
        ),
    ),
    "lint-italic": entry(
        vi=(
            "{what}: đang in nghiêng, quy định chữ đứng ({article}).",
            "Vui lòng bỏ in nghiêng.|Lỗi này có ở {places} đoạn.",
            "Kiểu chữ của từng thành phần thể thức được quy định.",
        ),
        en=(
            "{what_en}: italic, which it must not be ({article}).",
            "Make it upright.|The same holds for {places} paragraphs.",
            "The slant of the letters of each component is prescribed.",
        ),
    ),
    "lint-not-italic": entry(
        vi=(
            "{what}: chưa in nghiêng ({article}).",
            "Vui lòng in nghiêng.|Lỗi này có ở {places} đoạn.",
            "Kiểu chữ của từng thành phần thể thức được quy định.",
        ),
        en=(
            "{what_en}: not italic ({article}).",
            "Make it italic.|The same holds for {places} paragraphs.",
            "The slant of the letters of each component is prescribed.",
        ),
    ),
    "lint-underline": entry(
        vi=(
            "{what}: đang gạch chân, quy định không gạch chân ({article}).",
            "Vui lòng bỏ gạch chân.",
            "Thành phần này không được gạch chân.",
        ),
        en=(
            "{what_en}: underlined, which it must not be ({article}).",
            "Remove the underline.",
            "This component is not underlined.",
        ),
    ),
    "lint-caps": entry(
        vi=(
            "{what}: đang viết toàn chữ in hoa, quy định chữ in thường ({article}).",
            "Vui lòng viết chữ in thường.",
            "Thành phần này viết chữ in thường.",
        ),
        en=(
            "{what_en}: all in capitals, which it must not be ({article}).",
            "Write it in small letters.",
            "This component is written in small letters.",
        ),
    ),
    "lint-not-caps": entry(
        vi=(
            "{what}: chưa viết chữ in hoa ({article}).",
            "Vui lòng viết toàn chữ in hoa.|Lỗi này có ở {places} đoạn.",
            "Thành phần này viết toàn chữ in hoa.",
        ),
        en=(
            "{what_en}: not in capitals ({article}).",
            "Write all of it in capitals.|The same holds for {places} paragraphs.",
            "This component is written in capitals.",
        ),
    ),
    "lint-align": entry(
        vi=(
            "{what}: đang {found}, quy định {expected} ({article}).",
            "Vui lòng chọn {expected}.|Lỗi này có ở {places} đoạn.",
            "Cách canh dòng của từng thành phần thể thức được quy định.",
        ),
        en=(
            "{what_en}: {found_en}, prescribed {expected_en} ({article}).",
            "Make it {expected_en}.|The same holds for {places} paragraphs.",
            "The alignment of each component is prescribed.",
        ),
    ),
}
