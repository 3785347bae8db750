"""Findings of the workbook doctor: what Excel hides, and figures that nothing reads."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.doctor_text import ENTRIES as _TEXT
from docgen.catalogue.entry import Entry, entry

_CELLS: Mapping[str, Entry] = {
    "formula-overwritten": entry(
        vi=(
            "ô này vốn tự tính nhưng công thức đã bị thay bằng giá trị {found}",
            "vui lòng nhập lại công thức {formula}, hoặc chép ô này từ tệp mẫu",
            "Trong tệp mẫu, ô này có công thức. Gõ đè một số lên thì ô không còn đổi theo các ô khác.",
        ),
        en=(
            "this cell calculates itself, and its formula was replaced by the value {found}",
            "enter the formula {formula} again, or copy the cell from the blank workbook",
            "The blank workbook has a formula here; a typed figure no longer follows the other cells.",
        ),
    ),
    "formula-external": entry(
        vi=(
            "giá trị {found} được lấy từ một tệp Excel khác",
            "đề nghị kiểm tra giá trị, rồi dán lại dưới dạng giá trị (Paste Special - Values): {formula}",
            (
                "Công thức trỏ tới tệp khác; nếu tệp đó đã đổi, đã chuyển chỗ hoặc không mở, "
                "ô vẫn giữ giá trị cũ mà không báo."
            ),
        ),
        en=(
            "the value {found} is taken from another workbook",
            "check the value and paste it as a value (Paste Special - Values): {formula}",
            "The formula points to another file; the cell keeps the old value when that file changes.",
        ),
    ),
    "format-hides": entry(
        vi=(
            'ô chứa {found} nhưng định dạng "{format}" làm ô hiển thị số khác hoặc không hiển thị',
            "vui lòng đổi định dạng ô thành Number và kiểm tra lại giá trị; văn bản dùng {found}",
            (
                "Định dạng số có thể chia cho nghìn, nhân với 100 (%), thêm chữ “triệu” hoặc ẩn số khi "
                "hiển thị; văn bản luôn dùng giá trị lưu trong ô."
            ),
        ),
        en=(
            'the cell holds {found}, and the format "{format}" shows another number or none',
            "format the cell as Number and check the value; documents use {found}",
            (
                "A number format can divide by a thousand, multiply by 100 (%), add a word such as triệu, "
                "or hide a number; documents use what is stored."
            ),
        ),
    ),
    "odd-characters": entry(
        vi=(
            "trong ô có {found}",
            "đề nghị gõ lại chỗ đó; hàm TRIM của Excel chỉ bỏ được dấu cách thường bị thừa",
            (
                "Những ký tự này thường lẫn vào khi sao chép từ trang web, PDF hoặc máy khác; mắt thường "
                "không thấy, nhưng có thể làm giãn chữ, sai dấu hoặc không tìm được trong văn bản."
            ),
        ),
        en=(
            "the cell holds {found_en}",
            "retype the place; Excel's TRIM takes out ordinary blanks alone",
            "Such characters come with text copied from elsewhere; they stretch lines and defeat searching.",
        ),
    ),
    "text-looks-legacy": entry(
        vi=(
            "chữ trong ô có vẻ thuộc bảng mã cũ {encoding}",
            'có phải là: "{converted}"? Nếu đúng, vui lòng nhập lại bằng Unicode',
            (
                "Chữ gõ bằng phông .Vn... hoặc VNI-... rồi đổi sang phông khác sẽ hiện ký tự lạ. Chương "
                "trình chỉ gợi ý, không tự chuyển."
            ),
        ),
        en=(
            "the text seems to be in the old encoding {encoding}",
            'is it "{converted}"? If so, enter it in Unicode',
            "Text typed in a .Vn... or VNI-... font shows strange letters in another font.",
        ),
    ),
    "date-maybe-swapped": entry(
        vi=(
            "ngày {found} có thể đã bị đảo ngày và tháng ({why})",
            "có phải là {swapped}? Nếu đúng, vui lòng nhập lại; nếu không, có thể bỏ qua",
            (
                "Máy đặt theo kiểu Mỹ hiểu 05/12 là ngày 12 tháng 5. Ngày lớn hơn 12 thì không hiểu được và "
                "để nguyên dạng chữ, nên một ô ngày dạng chữ là dấu hiệu các ô bên cạnh đã bị đảo."
            ),
        ),
        en=(
            "day and month of {found} may be swapped ({why_en})",
            "is it {swapped}? If so, enter it again; otherwise ignore this",
            "A PC set to month/day reads 05/12 as the 12th of May, and keeps 25/12 as a text.",
        ),
    ),
    "date-without-day": entry(
        vi=(
            'ô không hiển thị ngày trong tháng (định dạng "{format}"), nhưng văn bản sẽ in {found}',
            "vui lòng nhập đủ ngày/tháng/năm và đổi định dạng ô thành dd/mm/yyyy",
            "Khi chỉ gõ tháng và năm, Excel tự lấy ngày 01 của tháng; văn bản dùng ngày lưu trong ô.",
        ),
        en=(
            'the cell shows no day (format "{format}"), and documents will print {found}',
            "enter day, month and year, and format the cell as dd/mm/yyyy",
            "Of a month and a year alone Excel makes the first of the month, and documents print that.",
        ),
    ),
    "date-shown-month-first": entry(
        vi=(
            'ngày {found} đang hiển thị tháng trước ngày (định dạng "{format}")',
            "vui lòng đổi định dạng ô thành dd/mm/yyyy và kiểm tra lại ngày",
            "Ô định dạng tháng/ngày/năm dễ bị đọc và nhập nhầm ngày với tháng.",
        ),
        en=(
            'the date {found} is shown with the month first (format "{format}")',
            "format the cell as dd/mm/yyyy and check the date",
            "In a month/day/year format, day and month are easily read and typed the wrong way round.",
        ),
    ),
}

_STRAYS: Mapping[str, Entry] = {
    "sheet-hidden": entry(
        vi=(
            "trang tính đang bị ẩn nhưng văn bản vẫn dùng số liệu trong đó",
            "vui lòng hiện trang tính (Unhide) và kiểm tra",
            "Người nhập không nhìn thấy trang tính bị ẩn, còn chương trình vẫn đọc.",
        ),
        en=(
            "the sheet is hidden, and documents use its figures all the same",
            "show the sheet (Unhide) and check it",
            "Whoever fills the workbook does not see a hidden sheet; it is read all the same.",
        ),
    ),
    "sheet-copied": entry(
        vi=(
            'trang tính này là bản sao của "{original}" và không được đọc',
            'số liệu phải nhập ở trang "{original}"; nếu bản sao không dùng nữa, đề nghị xoá',
            "Chỉ trang tính mang đúng tên trong tệp mẫu được đọc; số liệu nhập ở bản sao không vào văn bản.",
        ),
        en=(
            'this sheet is a copy of "{original}" and is not read',
            'figures belong on "{original}"; delete the copy if it is no longer needed',
            "Only the sheet with the name of the blank workbook is read.",
        ),
    ),
    "cell-not-asked": entry(
        vi=(
            "ô xám có giá trị {found}, nhưng chỉ tiêu này không có số liệu ở cột đó",
            "vui lòng chuyển số liệu sang đúng dòng, đúng cột, hoặc xoá",
            "Biểu mẫu không thu số liệu của chỉ tiêu này ở cột đó, nên giá trị không vào văn bản nào.",
        ),
        en=(
            "the blocked cell holds {found}, but the indicator has no figure in this column",
            "move the figure to its row and column, or delete it",
            "The form does not ask for this period of the indicator, so no document uses the value.",
        ),
    ),
    "cell-on-title-line": entry(
        vi=(
            "dòng tiêu đề có giá trị {found}; dòng này không thu số liệu",
            "vui lòng chuyển số liệu xuống dòng chi tiết bên dưới",
            "Dòng tiêu đề chỉ để phân nhóm các chỉ tiêu; giá trị nhập ở đây không vào văn bản nào.",
        ),
        en=(
            "a title line holds {found}; nothing is read from it",
            "move the figure to the indicator below",
            "A title line only groups indicators; no document uses a value typed there.",
        ),
    ),
    "column-not-read": entry(
        vi=(
            "cột {column} có dữ liệu ở {count} ô (ô đầu: {found}) nhưng không được đọc",
            "nếu đây là số liệu, vui lòng nhập vào đúng cột của biểu mẫu",
            "Chỉ những cột có tiêu đề của biểu mẫu được đọc; cột tự thêm không vào văn bản nào.",
        ),
        en=(
            "column {column} holds something in {count} cells (the first: {found}) and is not read",
            "if these are figures, enter them in the columns of the form",
            "Only columns with a title of the form are read.",
        ),
    ),
    "record-without-name": entry(
        vi=(
            "dòng có số liệu ({found}) nhưng chưa có tên",
            "vui lòng ghi tên của dòng, hoặc xoá số liệu",
            "Dòng của danh sách mở phải có tên thì người đọc mới biết số liệu của mục nào.",
        ),
        en=(
            "the row has a figure ({found}) and no name",
            "name the row, or delete the figure",
            "A row of an open list needs a name, or nobody knows what it counts.",
        ),
    ),
}

_COPIES: Mapping[str, Entry] = {
    "annotate-one-file": entry(
        vi=(
            "mỗi lần chỉ ghi kết quả vào bản sao của một tệp, hiện có {count} tệp",
            (
                "vui lòng nêu rõ tên tệp, ví dụ: docgen check inbox/so-lieu.xlsx --annotate ket-qua.xlsx"
                "|với mẫu Word: đặt tên bản sao như tên mẫu, để ở thư mục khác"
            ),
            "Tuỳ chọn --annotate tạo một bản sao có ghi chú của đúng một tệp số liệu hoặc một mẫu Word.",
        ),
        en=(
            "findings go into the copy of one file, and there are {count}",
            (
                "name the file: docgen check inbox/figures.xlsx --annotate findings.xlsx"
                "|of a template: name the copy as the template, in another folder"
            ),
            "--annotate makes an annotated copy of exactly one workbook or template.",
        ),
    ),
    "annotate-among-originals": entry(
        vi=(
            "không ghi bản sao có ghi chú vào chỗ để tệp gốc",
            "vui lòng chọn tên tệp ở thư mục khác (không phải inbox, templates, mappings)",
            "Bản sao nằm trong các thư mục này sẽ bị coi là tệp số liệu hoặc mẫu thật ở lần chạy sau.",
        ),
        en=(
            "an annotated copy does not go where the originals lie",
            "choose another folder than inbox, templates and mappings",
            "In these folders the copy would be taken for a workbook or a template by the next run.",
        ),
    ),
    "annotate-exists": entry(
        vi=(
            "tệp này đã có và không phải bản sao do chương trình tạo, nên không ghi đè",
            "vui lòng chọn tên khác, hoặc tự xoá tệp",
            "Chương trình chỉ ghi đè bản sao có ghi chú do chính mình tạo.",
        ),
        en=(
            "the file is there and is no annotated copy, so it is not overwritten",
            "choose another name, or delete the file yourself",
            "Only copies that were made here are overwritten.",
        ),
    ),
    "annotate-impossible": entry(
        vi=(
            "không tạo được bản sao có ghi chú của tệp này",
            "vui lòng sửa các lỗi đọc tệp nêu ở trên rồi chạy lại",
            "Tệp không đọc được nên không thể ghi chú vào bản sao.",
        ),
        en=(
            "no annotated copy of this file can be made",
            "solve the problems of reading it and run again",
            "The file cannot be read, so nothing can be written into a copy.",
        ),
    ),
}

ENTRIES: Mapping[str, Entry] = {**_CELLS, **_STRAYS, **_COPIES, **_TEXT}
