"""Problems of what a person asked for on the command line."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.entry import Entry, entry

ENTRIES: Mapping[str, Entry] = {
    "no-workbook": entry(
        vi=(
            "chưa có tệp Excel nào để làm văn bản",
            "vui lòng chép tệp số liệu (.xlsx) vào thư mục này rồi chạy lại",
            "Thư mục nhận tệp không có tệp Excel nào.",
        ),
        en=(
            "there is no workbook to build from",
            "put the workbook (.xlsx) into this folder and run again",
            "The folder for workbooks holds none.",
        ),
    ),
    "folder-closed": entry(
        vi=(
            "không có quyền xem các tệp trong thư mục này: {reason}",
            "vui lòng kiểm tra quyền truy cập của thư mục (quyền đọc và quyền vào thư mục) rồi chạy lại",
            (
                "Hệ điều hành không cho liệt kê hoặc mở các tệp trong thư mục. docgen không coi đó là thư "
                "mục rỗng: không có tệp nào bị bỏ qua mà không báo, và văn bản cũ vẫn được giữ nguyên."
            ),
        ),
        en=(
            "the files of this folder cannot be seen: {reason}",
            "check the permissions of the folder (to read and to enter it) and run again",
            (
                "The system does not let docgen list the folder, or open what lies in it. It is not taken "
                "for an empty one: nothing is passed over in silence, and old documents stay."
            ),
        ),
    ),
    "workbook-named-twice": entry(
        vi=(
            "có hai tệp cùng tên (chỉ khác cách gõ dấu), nên tệp này chưa được dùng",
            "vui lòng đổi tên một trong hai tệp",
            "Máy Mac và Windows lưu chữ có dấu theo hai cách; hai tên nhìn giống hệt nhau.",
        ),
        en=(
            "two files have the same name (they differ in NFC and NFD only), so this one is not used",
            "rename one of them",
            "A Mac and Windows store accented letters in two ways; the names look the same.",
        ),
    ),
    "document-unknown": entry(
        vi=(
            'không có văn bản nào tên "{name}"',
            'có phải là "{nearest}"?|các văn bản hiện có: {known}',
            "Văn bản được gọi bằng tên tệp ánh xạ, không kèm đuôi .yaml, hoặc bằng tên gọi mà docgen in ra.",
        ),
        en=(
            'there is no document "{name}"',
            'was "{nearest}" meant?|the documents are: {known}',
            "A document is called by its mapping, without .yaml, or by the title that docgen prints.",
        ),
    ),
    "document-left-out": entry(
        vi=(
            "không tạo văn bản này vì điều kiện trong tệp ánh xạ không thoả: {condition}",
            "nếu cần văn bản này, vui lòng bổ sung số liệu cho điều kiện trên",
            "Tệp ánh xạ chỉ yêu cầu tạo văn bản khi điều kiện (when) đúng.",
        ),
        en=(
            "the document is left out because its condition does not hold: {condition}",
            "if it is wanted, fill in what the condition asks for",
            "The mapping makes this document only where its condition (when) is true.",
        ),
    ),
    "workbook-exists": entry(
        vi=(
            "tệp này đã có, docgen không ghi đè",
            "vui lòng chọn tên khác, hoặc tự chuyển tệp cũ đi trước",
            "Tệp có thể đã được nhập số liệu; docgen không bao giờ xoá công sức của người nhập.",
        ),
        en=(
            "this file is there already and is not overwritten",
            "choose another name, or move the old file away yourself",
            "Somebody may have filled the file; docgen never destroys their work.",
        ),
    ),
    "render-over-source": entry(
        vi=(
            "văn bản không được ghi đè lên mẫu Word hoặc tệp ngữ cảnh mà nó được lập từ đó",
            "vui lòng chọn tên khác sau -o",
            "Lệnh render chỉ đọc mẫu Word và tệp JSON; văn bản lập ra là một tệp khác.",
        ),
        en=(
            "the document is not written over the template or the context that it is made from",
            "give another name after -o",
            "The command render only reads the template and the JSON file; the document is another file.",
        ),
    ),
    "context-duplicate-key": entry(
        vi=(
            'tệp ngữ cảnh có hai mục cùng tên "{key}" trong một đối tượng',
            "vui lòng đổi tên hoặc bỏ một trong hai mục",
            "Chương trình đọc JSON chỉ giữ mục sau cùng, nên giá trị trước đó sẽ mất mà không ai biết.",
        ),
        en=(
            'the context has two entries named "{key}" in one object',
            "rename or remove one of them",
            "Readers of JSON keep only the last one, so that the value before it would be lost unnoticed.",
        ),
    ),
    "context-not-a-number": entry(
        vi=(
            "tệp ngữ cảnh có giá trị {found}, không phải là số",
            "vui lòng ghi số cụ thể, hoặc null nếu chưa có số liệu",
            "JSON không có NaN và Infinity, và số quá lớn không đọc được đúng giá trị.",
        ),
        en=(
            "the context holds {found}, which is no number",
            "write the number itself, or null where there is none",
            "JSON has neither NaN nor Infinity, and too large a number cannot be read as what it is.",
        ),
    ),
    "context-not-json": entry(
        vi=(
            "tệp ngữ cảnh không phải JSON hợp lệ: {reason}",
            "vui lòng kiểm tra dấu phẩy, ngoặc và mã UTF-8 của tệp",
            "Lệnh render cần một tệp JSON chứa một đối tượng.",
        ),
        en=(
            "the context is not valid JSON: {reason}",
            "check commas, brackets and that the file is UTF-8",
            "render needs a JSON file that holds one object.",
        ),
    ),
    "file-not-found": entry(
        vi=(
            "không tìm thấy tệp này",
            "vui lòng kiểm tra lại đường dẫn",
            "Đường dẫn trên dòng lệnh không có tệp nào.",
        ),
        en=("there is no such file", "check the path", "The path on the command line leads to nothing."),
    ),
    "copy-outdated": entry(
        vi=(
            "bản này được làm từ bản trước của văn bản Word, số liệu có thể đã cũ",
            "vui lòng làm lại bằng docgen build --pdf (bản PDF), --trace (bản soát xét), hoặc xóa bản này",
            "Bản PDF và bản soát xét chỉ được làm lại khi có yêu cầu; docgen không tự xóa các bản này.",
        ),
        en=(
            "this was made of an earlier version of the Word document, its figures may be old",
            "make it anew with docgen build --pdf (the PDF) or --trace (the review copy), or delete it",
            "A PDF and a review copy are made anew only when asked for; docgen deletes none.",
        ),
    ),
    "copy-kept": entry(
        vi=(
            'tệp "{name}" không còn là bản do docgen tạo nên được giữ lại ở tệp này; bản mới nằm ở tên cũ',
            "vui lòng xem lại tệp được giữ, và đặt tên khác cho tệp nếu cần lưu lâu dài",
            "Tệp có nội dung khác bản docgen đã tạo có thể là bản quét đã ký, hoặc bản đã có ý kiến.",
        ),
        en=(
            'the file "{name}" was not as docgen made it, so it is kept here; the new one has its old name',
            "look at the file that was kept, and give it another name if it is to stay for long",
            "What differs from the copy that docgen made may be a signed scan, or hold comments.",
        ),
    ),
    "copy-left": entry(
        vi=(
            "bản soát xét này đã có người sửa hoặc ghi ý kiến và số liệu không có gì mới nên được giữ nguyên",
            "nếu cần bản soát xét mới, vui lòng đổi tên tệp này hoặc chuyển tệp đi, rồi chạy lại",
            "Bản soát xét sẽ tạo ra giống hệt bản lần trước, vì vậy docgen không động đến bản đã có ý kiến.",
        ),
        en=(
            "somebody has written in this review copy and there is nothing new to say, so it is left as is",
            "for a new review copy, rename this file or move it away, and run again",
            "The review copy would be what it was last time, so the one with comments stays in its place.",
        ),
    ),
    "pdf-not-made": entry(
        vi=(
            "chưa tạo được bản PDF ({reason})",
            "văn bản Word đã có; vui lòng cài LibreOffice, hoặc mở bằng Word rồi lưu thành PDF",
            "Bản PDF được tạo bằng LibreOffice; máy chưa cài hoặc LibreOffice không chạy được.",
        ),
        en=(
            "the PDF could not be made ({reason})",
            "the Word document is there; install LibreOffice, or save it as PDF in Word",
            "PDFs are made by LibreOffice, which is not installed here or did not finish.",
        ),
    ),
}
