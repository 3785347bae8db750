"""Problems of a template's file: what cannot be opened as a Word document."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.entry import Entry, entry

ENTRIES: Mapping[str, Entry] = {
    "template-missing": entry(
        vi=(
            "Không tìm thấy tệp mẫu.",
            (
                "Vui lòng kiểm tra tên tệp ở dòng template của tệp ánh xạ, hoặc đặt tệp mẫu vào thư mục "
                "templates."
            ),
            "Tài liệu được tạo từ một tệp mẫu Word (.docx). Tệp đó không có ở nơi được nêu.",
        ),
        en=(
            "The template file was not found.",
            "Check the name in the mapping's template line, or put the file into templates/.",
            "A document is made from a Word template (.docx). That file is not where it is said to be.",
        ),
    ),
    "template-unreadable": entry(
        vi=(
            "Không đọc được tệp mẫu: {reason}.",
            "Vui lòng đóng tệp trong Word (nếu đang mở) và kiểm tra quyền đọc tệp.",
            "Hệ điều hành từ chối cho đọc tệp mẫu.",
        ),
        en=(
            "The template cannot be read: {reason}.",
            "Close it in Word, and check that it may be read.",
            "The operating system refused to read the template.",
        ),
    ),
    "template-too-large": entry(
        vi=(
            "Tệp mẫu lớn hơn {limit} MiB.",
            "Đề nghị giảm dung lượng hình ảnh trong mẫu.",
            "Một tệp mẫu thông thường chỉ vài trăm KB. Giới hạn bảo vệ máy tính trước những tệp bất thường.",
        ),
        en=(
            "The template is larger than {limit} MiB.",
            "Make its pictures smaller.",
            "An honest template has a few hundred KB. The limit protects the machine from strange files.",
        ),
    ),
    "template-unpacked-too-large": entry(
        vi=(
            "Tệp mẫu khi giải nén lớn hơn {limit} MiB.",
            "Vui lòng mở mẫu bằng Word và lưu lại thành tệp .docx mới.",
            "Tệp .docx là tệp nén. Nội dung giải nén được đếm trong khi đọc và dừng lại ở giới hạn.",
        ),
        en=(
            "The template unpacks to more than {limit} MiB.",
            "Open it in Word and save it as a new .docx.",
            (
                "A .docx is a compressed file. What comes out is counted while unpacking, and stopped at the "
                "limit."
            ),
        ),
    ),
    "template-too-many-parts": entry(
        vi=(
            "Tệp mẫu có hơn {limit} thành phần.",
            "Vui lòng mở mẫu bằng Word và lưu lại thành tệp .docx mới.",
            "Một tệp .docx thông thường có vài chục thành phần.",
        ),
        en=(
            "The template has more than {limit} parts.",
            "Open it in Word and save it as a new .docx.",
            "An honest .docx has a few dozen parts.",
        ),
    ),
    "template-encrypted": entry(
        vi=(
            "Tệp mẫu có mật khẩu.",
            "Vui lòng mở mẫu bằng Word, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu) rồi lưu lại.",
            "Nội dung của tệp có mật khẩu được mã hóa nên không đọc được.",
        ),
        en=(
            "The template is protected by a password.",
            "Open it in Word, remove the password (File > Info > Protect Document), and save it.",
            "A file with a password is encrypted and cannot be read.",
        ),
    ),
    "template-old-word": entry(
        vi=(
            "Tệp mẫu ở định dạng Word cũ (.doc).",
            "Vui lòng mở bằng Word và lưu lại thành .docx (Lưu dưới dạng > Tài liệu Word).",
            "Chỉ định dạng .docx (Word 2007 trở lên) được hỗ trợ.",
        ),
        en=(
            "The template is in the old Word format (.doc).",
            "Open it in Word and save it as .docx (Save As > Word Document).",
            "Only .docx (Word 2007 and later) is supported.",
        ),
    ),
    "template-kind": entry(
        vi=(
            "Tệp mẫu thuộc loại {kind}, không phải .docx.",
            "Vui lòng mở bằng Word và lưu lại thành .docx (Lưu dưới dạng > Tài liệu Word).",
            (
                "Tệp .docm và .dotm có macro, .dotx là mẫu của Word. Văn bản được tạo từ tệp .docx; đổi tên "
                "tệp là chưa đủ."
            ),
        ),
        en=(
            "The template is a {kind} file, not a .docx.",
            "Open it in Word and save it as .docx (Save As > Word Document).",
            (
                "A .docm or .dotm has macros, a .dotx is a template of Word's own. Documents are made from a "
                ".docx; renaming the file is not enough."
            ),
        ),
    ),
    "template-strict": entry(
        vi=(
            "Tệp mẫu ở định dạng Strict Open XML.",
            'Vui lòng mở bằng Word và lưu lại thành "Tài liệu Word (*.docx)".',
            "Word có hai dạng .docx. Dạng Strict không được docxtpl hỗ trợ.",
        ),
        en=(
            "The template is in the Strict Open XML format.",
            'Open it in Word and save it as "Word Document (*.docx)".',
            "Word knows two kinds of .docx. docxtpl does not read the Strict one.",
        ),
    ),
    "template-not-word": entry(
        vi=(
            "Tệp mẫu không phải là tệp Word (.docx).",
            "Vui lòng chọn một tệp .docx được lưu bằng Word hoặc LibreOffice.",
            "Loại tệp được nhận biết theo nội dung, không theo tên.",
        ),
        en=(
            "The template is not a Word document (.docx).",
            "Choose a .docx saved by Word or LibreOffice.",
            "The kind of a file is told by its content, not by its name.",
        ),
    ),
    "template-damaged": entry(
        vi=(
            "Tệp mẫu bị hỏng hoặc chưa được sao chép xong ({part}).",
            "Vui lòng mở mẫu bằng Word để sửa rồi lưu lại, hoặc lấy lại bản lưu gần nhất.",
            "Một thành phần của tệp không giải nén được hoặc không đúng như tệp khai báo.",
        ),
        en=(
            "The template is damaged or not fully copied ({part}).",
            "Open it in Word, repair and save it, or take the last good copy.",
            "A part of the file does not unpack, or is not what the file says it is.",
        ),
    ),
    "template-unsafe-part": entry(
        vi=(
            "Tệp mẫu có thành phần mang tên không hợp lệ: {part}.",
            "Vui lòng mở mẫu bằng Word và lưu lại thành tệp .docx mới.",
            "Tên thành phần chỉ ra ngoài tệp (.. hoặc ổ đĩa) là dấu hiệu của tệp độc hại.",
        ),
        en=(
            "A part of the template has a forbidden name: {part}.",
            "Open it in Word and save it as a new .docx.",
            "A name that points outside the file (.. or a drive) is a sign of a malicious file.",
        ),
    ),
    "template-doctype": entry(
        vi=(
            "Tệp mẫu có khai báo DOCTYPE trong {part}.",
            "Vui lòng mở mẫu bằng Word và lưu lại thành tệp .docx mới.",
            "Tệp Word không bao giờ có DOCTYPE; khai báo này có thể dùng để đọc tệp khác trên máy.",
        ),
        en=(
            "{part} of the template has a DOCTYPE.",
            "Open it in Word and save it as a new .docx.",
            "A Word file never has a DOCTYPE; one could be used to read other files of the machine.",
        ),
    ),
}
