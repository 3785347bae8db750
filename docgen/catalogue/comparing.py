"""Problems of comparing with another workbook: there are several, or none that can be read."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.entry import Entry, entry

ENTRIES: Mapping[str, Entry] = {
    "other-workbook-ambiguous": entry(
        vi=(
            "có nhiều tệp cùng là {label}: {files}; chưa đối chiếu được theo quy tắc {rules}",
            "vui lòng chỉ để lại một tệp đúng trong thư mục, chuyển các tệp còn lại đi nơi khác rồi chạy lại",
            (
                "Một số quy tắc đối chiếu số liệu với một tệp khác cùng thư mục (ví dụ tệp năm trước của "
                "cùng đơn vị). Khi có từ hai tệp phù hợp, docgen không tự chọn, để không so sánh nhầm."
            ),
        ),
        en=(
            "several workbooks are {label}: {files}; not compared by the rules {rules}",
            "leave the right one in the folder, move the others elsewhere and run again",
            (
                "Some rules compare with another workbook of the same folder (last year's of the same unit, "
                "say). Where two or more fit, docgen does not choose: it could be the wrong one."
            ),
        ),
    ),
    "other-workbook-unreadable": entry(
        vi=(
            (
                "không đọc được tệp này, nên chưa biết có phải là tệp để đối chiếu hay không; nếu phải thì "
                "các quy tắc {rules} chưa được xét"
            ),
            (
                "vui lòng mở tệp bằng Excel, lưu lại dạng .xlsx rồi chạy lại; nếu là tệp bỏ đi, vui lòng "
                "chuyển ra khỏi thư mục"
            ),
            (
                "Một số quy tắc đối chiếu số liệu với một tệp khác cùng thư mục. Tệp này hỏng hoặc không "
                "đúng dạng .xlsx; văn bản vẫn được tạo, chỉ các quy tắc nêu trên chưa được xét."
            ),
        ),
        en=(
            (
                "this workbook cannot be read, so it is not known whether others are to be compared with it; "
                "if so, the rules {rules} are not decided"
            ),
            "open it in Excel, save it as .xlsx and run again; move it out of the folder if nobody needs it",
            (
                "Some rules compare with another workbook of the same folder. This one is damaged or no "
                ".xlsx file; documents are made all the same, only these rules are not decided."
            ),
        ),
    ),
    "other-workbook-absent": entry(
        vi=(
            "trong thư mục chưa có {label}, nên chưa đối chiếu theo quy tắc {rules}",
            "nếu có tệp đó, vui lòng chép vào cùng thư mục rồi kiểm tra lại",
            (
                "Một số quy tắc đối chiếu số liệu với một tệp khác cùng thư mục, của cùng đơn vị. Không có "
                "tệp đó thì các quy tắc này không được xét; văn bản vẫn được tạo."
            ),
        ),
        en=(
            "{label} is not in the folder, so the rules {rules} are not decided",
            "if you have it, copy it into the same folder and check again",
            (
                "Some rules compare with another workbook of the same folder and the same unit. Without it "
                "they are not decided; documents are made all the same."
            ),
        ),
    ),
}
