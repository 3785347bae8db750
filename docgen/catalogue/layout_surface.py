"""Problems of the layout of an official document: fonts, tables, files."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.entry import Entry, entry

ENTRIES: Mapping[str, Entry] = {
    "lint-font": entry(
        vi=(
            "{what}: phông {found}, quy định {expected} ({article}).",
            "Vui lòng chọn phông {expected}.|Lỗi này có ở {places} chỗ.",
            "Phông chữ tiếng Việt được quy định; phông của theme được tính theo tên thật của nó.",
        ),
        en=(
            "{what_en}: the font is {found_en}, prescribed {expected} ({article}).",
            "Choose {expected}.|The same holds for {places} places.",
            "The font is prescribed; a theme font counts by its real name.",
        ),
    ),
    "lint-encoding": entry(
        vi=(
            "{what}: phông {found} không thuộc bộ mã Unicode ({article}).",
            "Vui lòng chuyển đoạn này sang Unicode và chọn phông {expected}.|Lỗi này có ở {places} chỗ.",
            "Văn bản dùng bộ mã ký tự Unicode theo TCVN 6909:2001. Phông .VnTime, VNI-Times dùng bộ mã cũ.",
        ),
        en=(
            "{what_en}: the font {found} is not of Unicode ({article}).",
            "Convert the text to Unicode and choose {expected}.|The same holds for {places} places.",
            "Documents are in Unicode by TCVN 6909:2001; .VnTime and VNI-Times are of older encodings.",
        ),
    ),
    "lint-color": entry(
        vi=(
            "{what}: có chữ màu {found}, quy định màu đen ({article}).",
            "Vui lòng chọn màu chữ đen hoặc tự động.|Lỗi này có ở {places} chỗ.",
            "Chữ trong văn bản có màu đen.",
        ),
        en=(
            "{what_en}: there are letters of colour {found}, prescribed is black ({article}).",
            "Make them black or automatic.|The same holds for {places} places.",
            "The text is black.",
        ),
    ),
    "lint-leftover": entry(
        vi=(
            'Còn sót chữ của mẫu: "{found}" ({article}).',
            "Vui lòng thay bằng nội dung thật hoặc xóa đi.|Lỗi này có ở {places} chỗ.",
            (
                "Dấu ngoặc của mẫu, dấu chấm lửng để điền, lỗi công thức hay chữ giữ chỗ không được còn "
                "trong văn bản phát hành."
            ),
        ),
        en=(
            'A placeholder was left: "{found}" ({article}).',
            "Replace it with the real text, or delete it.|The same holds for {places} places.",
            (
                "Tags of templates, dots to fill in, errors of formulas or words that keep a place must "
                "not be left."
            ),
        ),
    ),
    "lint-table-header": entry(
        vi=(
            "Bảng dài chưa lặp lại dòng tiêu đề ở mỗi trang ({article}).",
            'Nên chọn "Repeat as header row" cho dòng đầu của bảng.',
            "Bảng sang trang mà không lặp tiêu đề thì khó đọc.",
        ),
        en=(
            "A long table does not repeat its header row ({article}).",
            'Choose "Repeat as header row" for the first row.',
            "A table that goes over a page is hard to read without its header.",
        ),
    ),
    "lint-table-row": entry(
        vi=(
            "Có dòng của bảng có thể bị ngắt giữa hai trang ({article}).",
            'Nên bỏ chọn "Allow row to break across pages".',
            "Một dòng bị ngắt giữa hai trang thì khó đọc.",
        ),
        en=(
            "Rows of a table may split across pages ({article}).",
            'Unset "Allow row to break across pages".',
            "A row that is split is hard to read.",
        ),
    ),
    "lint-table-width": entry(
        vi=(
            "Bảng rộng {found}, vùng chữ của trang rộng {expected} ({article}).",
            "Nên thu hẹp bảng hoặc đặt bảng ở trang ngang.",
            "Bảng rộng hơn vùng chữ sẽ lấn ra lề.",
        ),
        en=(
            "A table is {found} wide, the text area {expected} ({article}).",
            "Make it narrower, or put it on a wide page.",
            "A table wider than the text area runs into the margin.",
        ),
    ),
    "lint-table-size": entry(
        vi=(
            "Chữ trong bảng cỡ {found}, nên từ {expected} trở lên ({article}).",
            "Nên tăng cỡ chữ trong bảng.|Lỗi này có ở {places} đoạn.",
            "Nghị định không quy định cỡ chữ trong bảng; chữ quá nhỏ khó đọc khi in.",
        ),
        en=(
            "Letters in a table have size {found}, better {expected} or more ({article}).",
            "Make them larger.|The same holds for {places} paragraphs.",
            "The decree sets no size for tables; very small letters are hard to read in print.",
        ),
    ),
    "layout-rules-unreadable": entry(
        vi=(
            "Không đọc được tệp quy định thể thức: {reason}.",
            "Vui lòng kiểm tra tệp được nêu sau --rules.",
            "Quy định thể thức của từng nghị định nằm trong một tệp YAML.",
        ),
        en=(
            "The rules file cannot be read: {reason}.",
            "Check the file named after --rules.",
            "What a decree asks for is in a YAML file.",
        ),
    ),
    "layout-rules-missing": entry(
        vi=(
            "Dự án chưa có tệp quy định thể thức này nên chưa kiểm tra được thể thức văn bản.",
            (
                "Vui lòng chép thư mục templates/the-thuc từ bộ cài docgen vào dự án."
                "|Có thể dùng tệp khác: docgen lint --rules TEP.yaml VAN-BAN.docx."
            ),
            "docgen không chứa sẵn quy định của nghị định nào; quy định nằm trong một tệp YAML của dự án.",
        ),
        en=(
            "The project does not have this file, the rules of layout, so that no layout can be checked.",
            (
                "Copy the folder templates/the-thuc of docgen into the project."
                "|Or name another file: docgen lint --rules FILE.yaml DOCUMENT.docx."
            ),
            "docgen itself knows no decree; what one asks for is in a YAML file of the project.",
        ),
    ),
    "docx-not-word": entry(
        vi=(
            "Tệp không phải là văn bản Word (.docx) đọc được.",
            "Vui lòng mở tệp bằng Word và lưu lại dạng .docx.",
            "Lệnh này đọc tệp .docx. Tệp .doc, .docm, .odt hoặc tệp hỏng không đọc được.",
        ),
        en=(
            "The file is not a Word document (.docx) that can be read.",
            "Open it in Word and save it as .docx.",
            "This command reads .docx files; .doc, .docm, .odt and damaged files cannot be read.",
        ),
    ),
    "docx-unreadable": entry(
        vi=(
            "Không đọc được tệp: {reason}.",
            "Vui lòng đóng tệp trong Word (nếu đang mở) và kiểm tra quyền đọc tệp.",
            "Hệ điều hành từ chối cho đọc tệp.",
        ),
        en=(
            "The file cannot be read: {reason}.",
            "Close it in Word, and check that it may be read.",
            "The operating system refused to read the file.",
        ),
    ),
    "docx-encrypted": entry(
        vi=(
            "Tệp có mật khẩu nên không đọc được.",
            "Vui lòng bỏ mật khẩu rồi kiểm tra lại.",
            "Tệp được mã hóa bằng mật khẩu.",
        ),
        en=(
            "The file is locked with a password.",
            "Remove the password and try again.",
            "The file is encrypted.",
        ),
    ),
    "docx-old-word": entry(
        vi=(
            "Tệp là văn bản Word đời cũ (.doc).",
            "Vui lòng mở bằng Word và lưu lại dạng .docx.",
            "Lệnh này chỉ đọc tệp .docx.",
        ),
        en=(
            "The file is an old Word document (.doc).",
            "Open it in Word and save it as .docx.",
            "This command reads .docx only.",
        ),
    ),
}
