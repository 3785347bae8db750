"""Problems of the rows in which staff explain warnings."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.entry import Entry, entry

ENTRIES: Mapping[str, Entry] = {
    "explanation-incomplete": entry(
        vi=(
            "giải trình cho cảnh báo {code} chưa được ghi nhận vì chưa điền: {missing}",
            "vui lòng điền đủ lý do, tên người giải trình và ngày",
            "Một cảnh báo chỉ được coi là đã giải trình khi ghi rõ lý do, ai giải trình và ngày nào.",
        ),
        en=(
            "the explanation of {code} does not count yet, there is nothing in: {missing}",
            "fill in the reason, the name and the date",
            "A warning is accepted only with a reason, by somebody and on a date.",
        ),
    ),
    "explanation-without-code": entry(
        vi=(
            "dòng giải trình này chưa có mã giải trình đầy đủ (đang ghi: “{code}”)",
            (
                "mã của cảnh báo này là {nearest}"
                "|vui lòng chép mã ghi ở cuối cảnh báo, gồm mã quy tắc, dấu gạch nối và sáu chữ cái"
            ),
            (
                "Mã giải trình cho biết giải trình thuộc cảnh báo nào và dựa trên số liệu nào, nên phải ghi "
                "đủ. Mã có trong thông báo của docgen build, docgen check và trên trang Tình trạng."
            ),
        ),
        en=(
            "this explanation lacks a full code (it says “{code}”)",
            (
                "the code of this warning is {nearest}"
                "|copy the code that the warning shows: the rule, a hyphen and six letters"
            ),
            (
                "The code tells which warning an explanation is about and for which figures. docgen build, "
                "docgen check and the status page show it."
            ),
        ),
    ),
    "explanation-of-error": entry(
        vi=(
            "{code} là lỗi; lỗi thì phải sửa số liệu, không giải trình được",
            "đề nghị sửa ô được nêu, rồi xóa dòng giải trình này",
            "Chỉ cảnh báo mới giải trình được. Lỗi là số liệu chắc chắn sai, văn bản chưa thể tạo.",
        ),
        en=(
            "{code} is an error; the figures must be corrected, it cannot be explained",
            "correct the cell named there, and remove this row",
            "Only warnings can be explained. An error is certainly wrong, and no document is made.",
        ),
    ),
    "explanation-unused": entry(
        vi=(
            "giải trình {code} không còn ứng với cảnh báo nào: số liệu đã được sửa hoặc đã thay đổi",
            (
                "nếu số liệu đã được sửa, vui lòng xóa dòng này; nếu cảnh báo vẫn còn với mã khác, vui lòng "
                "xem lại số liệu rồi ghi mã mới"
            ),
            (
                "Mã giải trình gắn với số liệu tại thời điểm giải trình. Khi số liệu đổi, giải trình cũ "
                "không còn giá trị và không tự chuyển sang số liệu mới."
            ),
        ),
        en=(
            "the explanation {code} fits no warning any more: the figures were corrected or changed",
            (
                "remove the row if the figures were corrected; if the warning is still there with another "
                "code, look at the figures again and enter the new code"
            ),
            "A code stands for the figures at the time of the explanation; it never covers others.",
        ),
    ),
}
