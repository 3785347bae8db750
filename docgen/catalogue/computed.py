"""Problems of what expressions make: a computed value or a chosen column is not what the mapping says."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.entry import Entry, entry

ENTRIES: Mapping[str, Entry] = {
    "computed-not-a-value": entry(
        vi=(
            (
                "{name} không tính ra được một giá trị để in: biểu thức {expression} cho một danh sách, "
                "một nhóm số liệu, hoặc không cho gì"
            ),
            "vui lòng sửa biểu thức để cho ra một giá trị; nếu cần cả danh sách thì bỏ khóa type",
            "Giá trị có kiểu (type) là một số, chữ, ngày hoặc Có/Không; không in được cả danh sách, cả nhóm.",
        ),
        en=(
            "{name} is not one value that can be printed: {expression} gives a list, a group, or nothing",
            "let the expression give one value; for the whole list take the key type away",
            "A value with a type is a number, a text, a date or a truth; lists and groups cannot be printed.",
        ),
    ),
    "computed-of-another-type": entry(
        vi=(
            '{name} tính ra "{found}", không dùng được với kiểu {type}',
            "vui lòng kiểm tra các ô dùng để tính, biểu thức {expression} và kiểu (type) trong tệp ánh xạ",
            "Giá trị tính được phải đúng kiểu đã khai báo, như nội dung của một ô.",
        ),
        en=(
            '{name} comes to "{found}", which is nothing of type {type}',
            "check the cells it is computed from, the expression {expression} and the type in the mapping",
            "A computed value must be of the type it is declared with, as the content of a cell must.",
        ),
    ),
    "computed-not-whole": entry(
        vi=(
            "{name} tính ra {found}, không phải số nguyên",
            (
                "vui lòng kiểm tra các ô dùng để tính; nếu đúng là có phần lẻ, người quản lý tệp ánh xạ "
                "cần đổi kiểu (type) hoặc làm tròn (lam_tron) trong biểu thức {expression}"
            ),
            "Số đếm và số tiền tính bằng đồng không có phần lẻ; docgen không tự làm tròn.",
        ),
        en=(
            "{name} comes to {found}, which is not a whole number",
            (
                "check the cells it is computed from; if it may have a fraction, change the type or round it "
                "(lam_tron) in the expression {expression}"
            ),
            "Counts, and money in đồng, have no fraction; docgen does not round them of itself.",
        ),
    ),
    "computed-below-minimum": entry(
        vi=(
            "{name} tính ra {found}, nhỏ hơn {minimum}",
            "vui lòng kiểm tra các ô dùng để tính và biểu thức {expression}",
            "Giá trị tính được nằm dưới mức cho phép; số đếm không âm trừ khi tệp ánh xạ khai báo min.",
        ),
        en=(
            "{name} comes to {found}, which is below {minimum}",
            "check the cells it is computed from and the expression {expression}",
            "The computed value is below its minimum; a count is not below 0 unless the mapping gives a min.",
        ),
    ),
    "computed-above-maximum": entry(
        vi=(
            "{name} tính ra {found}, lớn hơn {maximum}",
            "vui lòng kiểm tra các ô dùng để tính và biểu thức {expression}",
            "Giá trị tính được vượt mức cho phép.",
        ),
        en=(
            "{name} comes to {found}, which is above {maximum}",
            "check the cells it is computed from and the expression {expression}",
            "The computed value is above its maximum.",
        ),
    ),
    "computed-not-a-percentage": entry(
        vi=(
            "{name} tính ra {found}%, nằm ngoài khoảng {minimum} - {maximum}",
            (
                "vui lòng kiểm tra các ô dùng để tính; nếu tỷ lệ này có thể nằm ngoài khoảng đó, "
                "người quản lý tệp ánh xạ cần khai báo min, max cạnh biểu thức {expression}"
            ),
            "Tỷ lệ phần trăm nằm trong khoảng từ 0 đến 100 trừ khi tệp ánh xạ khai báo min, max.",
        ),
        en=(
            "{name} comes to {found}%, which is outside {minimum} - {maximum}",
            (
                "check the cells it is computed from; if the rate may be outside, give min and max beside "
                "the expression {expression}"
            ),
            "A percentage is from 0 to 100 unless the mapping gives min and max.",
        ),
    ),
    "computed-not-a-choice": entry(
        vi=(
            '{name} tính ra "{found}", không có trong danh sách: {choices}',
            'có phải là "{nearest}"?|vui lòng kiểm tra biểu thức {expression} và danh sách choices',
            "Giá trị này chỉ nhận một trong các giá trị cho sẵn.",
        ),
        en=(
            '{name} comes to "{found}", which is not one of: {choices}',
            'was "{nearest}" meant?|check the expression {expression} and the choices',
            "This value can only be one of those given.",
        ),
    ),
    "choose-not-a-column": entry(
        vi=(
            'cột {name} chọn "{found}", không phải tên một cột của bảng này',
            (
                'có phải là "{nearest}"?|vui lòng sửa biểu thức {expression} để chọn một trong các cột: '
                "{columns}"
            ),
            (
                "Cột có khóa choose là tên khác của một cột trong cùng bảng; biểu thức phải cho đúng tên cột "
                "đó, hoặc cho chữ trống khi không lấy cột nào."
            ),
        ),
        en=(
            'the column {name} chooses "{found}", which is no column of this grid',
            'was "{nearest}" meant?|let the expression {expression} choose one of: {columns}',
            (
                "A column with `choose` is another name for a column of the same grid: the expression gives "
                "the name of that column, or an empty text for none."
            ),
        ),
    ),
}
