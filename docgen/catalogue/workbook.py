"""Problems of the workbook family: a file that cannot be read as a workbook."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.entry import Entry, Text

_SAVE_AS_XLSX_VI = (
    "Vui lòng mở tệp bằng Excel, chọn Lưu thành (Save As), kiểu Excel Workbook (*.xlsx), rồi dùng tệp mới."
)
_SAVE_AS_XLSX_EN = "Open it in Excel, choose Save As, type Excel Workbook (*.xlsx), and use the new file."
_REPAIR_VI = (
    "Vui lòng mở tệp bằng Excel, đồng ý sửa chữa nếu được hỏi, kiểm tra lại số liệu rồi lưu thành tệp mới."
)
_REPAIR_EN = (
    "Open it in Excel, let Excel repair it if it offers to, check the figures and save it under a new name."
)
_TOO_BIG_VI = "Vui lòng chép riêng các trang tính số liệu sang một tệp mới rồi dùng tệp đó."
_TOO_BIG_EN = "Copy the sheets with the figures to a new workbook and use that one."

_FILE: Mapping[str, Entry] = {
    "workbook-missing": Entry(
        vi=Text(
            message="Không tìm thấy tệp số liệu.",
            hints=("Vui lòng kiểm tra lại tên tệp và thư mục.",),
            explanation="Đường dẫn đã cho không có tệp nào. Có thể tệp đã được đổi tên, chuyển đi hoặc xoá.",
        ),
        en=Text(
            message="The workbook does not exist.",
            hints=("Check the name and the folder.",),
            explanation="There is no file at this path. It may have been renamed, moved or deleted.",
        ),
    ),
    "workbook-folder": Entry(
        vi=Text(
            message="Đây là thư mục, không phải tệp số liệu.",
            hints=("Vui lòng chỉ đến tệp .xlsx nằm trong thư mục này.",),
            explanation="Chương trình cần đường dẫn của một tệp Excel, nhưng đường dẫn đã cho là "
            "một thư mục.",
        ),
        en=Text(
            message="This is a folder, not a workbook.",
            hints=("Give the path of the .xlsx file in it.",),
            explanation="A path of an Excel file is needed; the one given is a folder.",
        ),
    ),
    "workbook-locked": Entry(
        vi=Text(
            message="Không mở được tệp số liệu: tệp đang được chương trình khác sử dụng, hoặc chưa "
            "có quyền đọc.",
            hints=(
                (
                    "Vui lòng đóng tệp trong Excel rồi chạy lại; nếu vẫn không được, đề nghị kiểm tra "
                    "quyền đọc tệp."
                ),
            ),
            explanation="Hệ điều hành từ chối cho đọc tệp. Thường gặp khi tệp đang mở trong Excel "
            "trên Windows, "
            "đang được đồng bộ, hoặc tài khoản không có quyền đọc.",
        ),
        en=Text(
            message="The workbook cannot be opened: another program holds it, or you may not read it.",
            hints=("Close it in Excel and run again; if that does not help, check who may read the file.",),
            explanation="The operating system refused to let the file be read. Usual causes: it is "
            "open in Excel "
            "on Windows, it is being synchronised, or this account has no right to read it.",
        ),
    ),
    "workbook-unreadable": Entry(
        vi=Text(
            message="Không đọc được tệp số liệu ({reason}).",
            hints=("Vui lòng kiểm tra ổ đĩa hoặc kết nối mạng rồi chạy lại.",),
            explanation="Hệ điều hành báo lỗi khi đọc tệp: mất kết nối tới thư mục dùng chung, lỗi "
            "ổ đĩa, ...",
        ),
        en=Text(
            message="The workbook cannot be read ({reason}).",
            hints=("Check the disk or the network connection and run again.",),
            explanation="The operating system reported an error while the file was read: a share "
            "that went away, "
            "a disk error, and the like.",
        ),
    ),
    "workbook-empty": Entry(
        vi=Text(
            message="Tệp số liệu rỗng (0 byte).",
            hints=("Vui lòng chờ tệp được chép xong, hoặc chép lại tệp gốc.",),
            explanation="Tệp không có nội dung: việc lưu hoặc chép tệp chưa xong hoặc đã bị gián đoạn.",
        ),
        en=Text(
            message="The workbook is empty (0 bytes).",
            hints=("Wait until it is copied, or copy the original again.",),
            explanation="The file has no content: saving or copying it is not finished or was interrupted.",
        ),
    ),
    "workbook-not-the-form": Entry(
        vi=Text(
            message="Tệp này không phải tệp số liệu của biểu mẫu: không có trang tính nào cần đọc.",
            hints=(
                "Tệp hiện có các trang: {found}; biểu mẫu cần các trang: {wanted}",
                "Vui lòng kiểm tra có chép nhầm tệp không, hoặc tạo tệp trống: docgen workbook TEP.xlsx",
            ),
            explanation=(
                "Mọi trang tính mà các tệp ánh xạ khai báo đều không có trong tệp, nên đây là một tệp Excel "
                "khác chứ không phải tệp số liệu thiếu một vài trang."
            ),
        ),
        en=Text(
            message="This is not a workbook of the form: it has none of the sheets that are read.",
            hints=(
                "It has the sheets: {found}; the form needs: {wanted}",
                "See whether the wrong file was copied, or make a blank one: docgen workbook FILE.xlsx",
            ),
            explanation=(
                "None of the sheets that the mappings declare is there, so it is another file and not a "
                "workbook in which some sheets are missing."
            ),
        ),
    ),
    "workbook-incomplete": Entry(
        vi=Text(
            message="Tệp số liệu chưa đầy đủ: đang được chép, hoặc việc chép đã bị gián đoạn.",
            hints=("Vui lòng chờ chép xong rồi chạy lại; nếu vẫn báo lỗi, đề nghị chép lại tệp gốc.",),
            explanation="Phần cuối của tệp Excel, nơi ghi mục lục của tệp, chưa có.",
        ),
        en=Text(
            message="The workbook is not complete: it is still being copied, or copying was interrupted.",
            hints=("Wait until it is copied and run again; if it persists, copy the original again.",),
            explanation="The end of the file, which holds the directory of an Excel file, is not there.",
        ),
    ),
    "workbook-damaged": Entry(
        vi=Text(
            message="Tệp số liệu bị hỏng (phần {part}).",
            hints=(_REPAIR_VI,),
            explanation="Một phần bên trong tệp Excel bị thiếu hoặc không đọc được. Để không in số "
            "liệu sai, "
            "chương trình không đọc các phần còn lại.",
        ),
        en=Text(
            message="The workbook is damaged (part {part}).",
            hints=(_REPAIR_EN,),
            explanation="A part inside the Excel file is missing or cannot be read. The other parts "
            "are not read "
            "either, so that no wrong figure is printed.",
        ),
    ),
}

_FORMAT: Mapping[str, Entry] = {
    "workbook-encrypted": Entry(
        vi=Text(
            message="Tệp số liệu có mật khẩu nên không đọc được.",
            hints=(
                (
                    "Vui lòng mở tệp bằng Excel, bỏ mật khẩu mở tệp (File > Info > Protect Workbook), "
                    "rồi lưu lại."
                ),
            ),
            explanation="Tệp được mã hoá bằng mật khẩu mở tệp. Mật khẩu bảo vệ trang tính thì không "
            "ảnh hưởng.",
        ),
        en=Text(
            message="The workbook has a password and cannot be read.",
            hints=("Open it in Excel, remove the password (File > Info > Protect Workbook) and save it.",),
            explanation="The file is encrypted with a password to open it. Protection of sheets "
            "does not matter.",
        ),
    ),
    "workbook-xls": Entry(
        vi=Text(
            message="Tệp số liệu thuộc định dạng Excel cũ (.xls), chương trình chỉ đọc .xlsx và .xlsm.",
            hints=(_SAVE_AS_XLSX_VI,),
            explanation="Nội dung tệp là định dạng Excel 97-2003, kể cả khi tên tệp kết thúc bằng .xlsx.",
        ),
        en=Text(
            message="The workbook is in the old Excel format (.xls); only .xlsx and .xlsm are read.",
            hints=(_SAVE_AS_XLSX_EN,),
            explanation="The content is in the format of Excel 97-2003, even where the name ends in .xlsx.",
        ),
    ),
    "workbook-xlsb": Entry(
        vi=Text(
            message="Tệp số liệu thuộc định dạng Excel nhị phân (.xlsb), chương trình chỉ đọc .xlsx "
            "và .xlsm.",
            hints=(_SAVE_AS_XLSX_VI,),
            explanation="Nội dung tệp là định dạng nhị phân của Excel, kể cả khi tên tệp kết thúc "
            "bằng .xlsx.",
        ),
        en=Text(
            message="The workbook is in Excel's binary format (.xlsb); only .xlsx and .xlsm are read.",
            hints=(_SAVE_AS_XLSX_EN,),
            explanation="The content is in the binary format of Excel, even where the name ends in .xlsx.",
        ),
    ),
    "workbook-ods": Entry(
        vi=Text(
            message="Tệp số liệu thuộc định dạng OpenDocument (.ods), chương trình chỉ đọc .xlsx và .xlsm.",
            hints=(
                (
                    "Vui lòng mở tệp bằng LibreOffice, chọn Lưu thành, kiểu Excel 2007-365 (.xlsx), rồi "
                    "dùng tệp mới."
                ),
            ),
            explanation="Nội dung tệp là bảng tính OpenDocument, kể cả khi tên tệp kết thúc bằng .xlsx.",
        ),
        en=Text(
            message="The workbook is in the OpenDocument format (.ods); only .xlsx and .xlsm are read.",
            hints=(
                (
                    "Open it in LibreOffice, choose Save As, type Excel 2007-365 (.xlsx), "
                    "and use the new file."
                ),
            ),
            explanation="The content is an OpenDocument spreadsheet, even where the name ends in .xlsx.",
        ),
    ),
    "workbook-not-excel": Entry(
        vi=Text(
            message="Tệp này không phải là tệp Excel.",
            hints=(
                (
                    "Vui lòng chọn đúng tệp số liệu; tệp CSV hoặc trang web cần được lưu bằng Excel "
                    "thành .xlsx."
                ),
            ),
            explanation="Nội dung tệp không phải là bảng tính Excel (có thể là Word, CSV, trang "
            "web, tệp nén, ...). "
            "Đổi đuôi tên tệp không làm thay đổi nội dung.",
        ),
        en=Text(
            message="This file is not an Excel workbook.",
            hints=("Choose the right file; a CSV file or a web page must be saved as .xlsx by Excel.",),
            explanation="The content is no Excel workbook (perhaps Word, CSV, a web page, an "
            "archive). Renaming a "
            "file does not change what it holds.",
        ),
    ),
    "workbook-without-sheets": Entry(
        vi=Text(
            message="Tệp số liệu không có trang tính nào.",
            hints=("Vui lòng kiểm tra lại tệp; biểu đồ trên trang riêng không phải là trang tính.",),
            explanation="Tệp Excel mở được nhưng không có trang tính nào chứa ô số liệu.",
        ),
        en=Text(
            message="The workbook has no worksheet.",
            hints=("Check the file; a chart on a sheet of its own is no worksheet.",),
            explanation="The file can be opened, but none of its sheets has cells.",
        ),
    ),
    "workbook-sheet-repeated": Entry(
        vi=Text(
            message="Có hai trang tính trùng tên nếu không kể chữ hoa, chữ thường và cách gõ dấu.",
            hints=("Vui lòng đổi tên hoặc xoá một trong hai trang tính.",),
            explanation="Hai tên trông giống hệt nhau nhưng dấu tiếng Việt được lưu theo hai cách "
            "(dựng sẵn và tổ hợp), "
            "nên không biết phải lấy số liệu ở trang nào.",
        ),
        en=Text(
            message="Two sheets have the same name, apart from case and the way accents are stored.",
            hints=("Rename or delete one of them.",),
            explanation="The names look alike but store their accents in two ways (composed and "
            "decomposed), so "
            "that it is unknown which sheet is meant.",
        ),
    ),
}

_LIMITS: Mapping[str, Entry] = {
    "workbook-unsafe": Entry(
        vi=Text(
            message="Tệp số liệu chứa khai báo không an toàn (phần {part}) nên không được đọc.",
            hints=(_SAVE_AS_XLSX_VI,),
            explanation="Một phần XML của tệp có khai báo DOCTYPE hoặc thực thể. Excel không bao "
            "giờ ghi như vậy; "
            "đây là cách thường dùng để làm treo máy hoặc lấy tệp khác.",
        ),
        en=Text(
            message="The workbook holds an unsafe declaration (part {part}) and is not read.",
            hints=(_SAVE_AS_XLSX_EN,),
            explanation="An XML part declares a DOCTYPE or an entity. Excel never writes one; they "
            "are used to hang "
            "a reader or to pull in other files.",
        ),
    ),
    "workbook-file-too-large": Entry(
        vi=Text(
            message="Tệp số liệu lớn hơn {limit} MiB.",
            hints=(_TOO_BIG_VI,),
            explanation="Tệp lớn hơn giới hạn đọc. Thường là do hình ảnh chèn trong tệp.",
        ),
        en=Text(
            message="The workbook is larger than {limit} MiB.",
            hints=(_TOO_BIG_EN,),
            explanation="The file is larger than what is read, mostly because of pictures in it.",
        ),
    ),
    "workbook-unpacked-too-large": Entry(
        vi=Text(
            message="Nội dung tệp số liệu khi giải nén lớn hơn {limit} MiB.",
            hints=(_TOO_BIG_VI,),
            explanation="Tệp Excel là tệp nén; nội dung khi giải nén vượt giới hạn, có thể là tệp "
            "được tạo để làm treo máy.",
        ),
        en=Text(
            message="The workbook unpacks to more than {limit} MiB.",
            hints=(_TOO_BIG_EN,),
            explanation="An Excel file is compressed; what it unpacks to is beyond the limit. It "
            "may have been made "
            "to hang a reader.",
        ),
    ),
    "workbook-too-many-parts": Entry(
        vi=Text(
            message="Tệp số liệu có hơn {limit} phần bên trong.",
            hints=(_TOO_BIG_VI,),
            explanation="Tệp Excel là tệp nén gồm nhiều phần; số phần vượt giới hạn đọc.",
        ),
        en=Text(
            message="The workbook has more than {limit} parts.",
            hints=(_TOO_BIG_EN,),
            explanation="An Excel file is an archive of parts; there are more than are read.",
        ),
    ),
    "workbook-too-many-cells": Entry(
        vi=Text(
            message="Tệp số liệu có hơn {limit} ô có dữ liệu.",
            hints=(_TOO_BIG_VI,),
            explanation="Số ô, chuỗi, vùng trộn ô và kiểu định dạng cộng lại vượt giới hạn đọc.",
        ),
        en=Text(
            message="The workbook has more than {limit} cells with content.",
            hints=(_TOO_BIG_EN,),
            explanation="Cells, strings, merged areas and styles together are more than are read.",
        ),
    ),
    "workbook-text-too-long": Entry(
        vi=Text(
            message="Tệp số liệu có một đoạn văn bản dài hơn {limit} ký tự.",
            hints=(_REPAIR_VI,),
            explanation="Một ô Excel chứa được nhiều nhất 32.767 ký tự; đoạn dài hơn nhiều lần như "
            "vậy không do Excel ghi.",
        ),
        en=Text(
            message="The workbook holds a text of more than {limit} characters.",
            hints=(_REPAIR_EN,),
            explanation="A cell of Excel holds at most 32,767 characters; a text many times longer "
            "was not written "
            "by Excel.",
        ),
    ),
    "workbook-too-slow": Entry(
        vi=Text(
            message="Đọc tệp số liệu quá {seconds} giây nên đã dừng lại.",
            hints=(_TOO_BIG_VI,),
            explanation="Việc đọc tệp vượt giới hạn thời gian: tệp quá lớn, hoặc máy đang quá bận.",
        ),
        en=Text(
            message="Reading the workbook took more than {seconds} seconds and was stopped.",
            hints=(_TOO_BIG_EN,),
            explanation="Reading went over the time limit: the file is too large, or the machine too busy.",
        ),
    ),
}

ENTRIES: Mapping[str, Entry] = {**_FILE, **_FORMAT, **_LIMITS}
