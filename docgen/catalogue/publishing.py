"""Problems of the publishing family: a finished document could not be put into the outbox."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.entry import Entry, Text

ENTRIES: Mapping[str, Entry] = {
    "document-open": Entry(
        vi=Text(
            message="Văn bản đang được mở hoặc bị khóa nên chưa thể thay bằng bản mới; bản cũ vẫn còn nguyên",
            hints=(
                "Vui lòng đóng văn bản trong Word (kể cả trên máy khác, nếu thư mục dùng chung) rồi chạy lại",
                "Nếu không ai mở văn bản, vui lòng bỏ thuộc tính chỉ đọc (Read-only) của tệp",
            ),
            explanation=(
                "Word khóa tệp trong suốt thời gian văn bản được mở. docgen đã thử lại trong 2,5 giây, vì "
                "phần mềm diệt virus cũng khóa tệp trong chốc lát, nhưng tệp vẫn bị khóa. Các văn bản khác "
                "vẫn được xuất bình thường."
            ),
        ),
        en=Text(
            message="The document is open or locked and could not be replaced; the old one is intact",
            hints=(
                "Close it in Word (on other machines too, if the folder is shared) and run again",
                "If nobody has it open, clear the file's read-only attribute",
            ),
            explanation=(
                "Word locks a file for as long as it is open. docgen tried again for 2.5 seconds, because a "
                "virus scanner locks a file for a moment too, but the file stayed locked. The other "
                "documents are published as usual."
            ),
        ),
    ),
    "document-is-a-folder": Entry(
        vi=Text(
            message="Tại nơi xuất văn bản đang có một thư mục trùng tên",
            hints=("Vui lòng đổi tên hoặc chuyển thư mục đó đi nơi khác rồi chạy lại",),
            explanation=(
                "Một thư mục mang đúng tên của văn bản cần xuất. docgen không xóa thư mục của người dùng."
            ),
        ),
        en=Text(
            message="A folder has the name of the document to publish",
            hints=("Rename or move that folder and run again",),
            explanation="docgen never deletes a folder that somebody else made.",
        ),
    ),
    "disk-full": Entry(
        vi=Text(
            message="Ổ đĩa chứa thư mục xuất đã đầy hoặc hết hạn mức; các văn bản cũ vẫn còn nguyên",
            hints=("Vui lòng giải phóng dung lượng ổ đĩa rồi chạy lại",),
            explanation=(
                "Văn bản mới được ghi trọn vẹn vào một tệp tạm trước khi thay bản cũ. Ổ đĩa không đủ chỗ cho "
                "tệp tạm đó, nên bản cũ được giữ nguyên và tệp tạm đã được xóa."
            ),
        ),
        en=Text(
            message="The disk of the output folder is full, or a quota is used up; old documents are intact",
            hints=("Free some space and run again",),
            explanation=(
                "A new document is written whole to a temporary file before it replaces the old one. There "
                "was no room for that file, so the old document was kept and the temporary file removed."
            ),
        ),
    ),
    "outbox-not-writable": Entry(
        vi=Text(
            message="Không có quyền ghi vào thư mục xuất văn bản",
            hints=(
                "Vui lòng kiểm tra quyền ghi của thư mục và bảo đảm ổ đĩa không ở chế độ chỉ đọc",
                "Có thể chọn thư mục khác bằng tùy chọn --outbox",
            ),
            explanation=(
                "Hệ điều hành từ chối tạo tệp trong thư mục này: tài khoản đang dùng không có quyền ghi, "
                "hoặc ổ đĩa, thẻ nhớ, thư mục mạng đang ở chế độ chỉ đọc."
            ),
        ),
        en=Text(
            message="The output folder cannot be written to",
            hints=(
                "Check the folder's permissions, and that the disk is not read-only",
                "Another folder can be chosen with --outbox",
            ),
            explanation=(
                "The system refuses to create a file there: this account may not write in the folder, or "
                "the disk, card or share is read-only."
            ),
        ),
    ),
    "outbox-is-a-file": Entry(
        vi=Text(
            message="Thư mục xuất văn bản không tạo được vì đã có một tệp trùng tên trên đường dẫn",
            hints=("Vui lòng đổi tên hoặc chuyển tệp đó đi nơi khác rồi chạy lại",),
            explanation="Một tệp đang nằm ở chỗ cần có thư mục. docgen không xóa tệp của người dùng.",
        ),
        en=Text(
            message="The output folder cannot be made, because a file of that name is in its place",
            hints=("Rename or move that file and run again",),
            explanation="docgen never deletes a file that somebody else made.",
        ),
    ),
    "outbox-is-a-link": Entry(
        vi=Text(
            message="Thư mục con của nơi xuất văn bản là một liên kết trỏ đi nơi khác nên không được dùng",
            hints=(
                "Vui lòng xóa liên kết này; docgen sẽ tự tạo thư mục",
                "Nếu muốn xuất văn bản ra nơi khác, vui lòng dùng tùy chọn --outbox",
            ),
            explanation=(
                "docgen chỉ ghi trong thư mục xuất đã chọn và không đi theo liên kết (symlink, junction) ra "
                "ngoài thư mục đó, để không ghi đè nhầm tệp ở nơi khác."
            ),
        ),
        en=Text(
            message="A folder inside the output folder is a link that leads elsewhere, and is not used",
            hints=(
                "Remove the link; docgen will make the folder itself",
                "To publish elsewhere, use --outbox",
            ),
            explanation=(
                "docgen writes only inside the output folder that was chosen and never follows a link "
                "(symbolic link, junction) out of it, so that no file elsewhere is overwritten by mistake."
            ),
        ),
    ),
    "path-too-long": Entry(
        vi=Text(
            message="Đường dẫn của văn bản quá dài ({length} ký tự) nên hệ điều hành không nhận",
            hints=("Vui lòng rút ngắn tên văn bản hoặc chuyển thư mục dự án lên cấp thư mục cao hơn",),
            explanation=(
                "Tên tệp hoặc cả đường dẫn dài hơn mức mà ổ đĩa hay thư mục mạng này cho phép. Tên văn bản "
                "nằm ở mục output của tệp ánh xạ."
            ),
        ),
        en=Text(
            message="The path of the document is too long ({length} characters) for this system",
            hints=("Shorten the document's name, or move the project to a folder nearer to the root",),
            explanation=(
                "The file name or the whole path is longer than this disk or share allows. The document's "
                "name is the `output` of its mapping."
            ),
        ),
    ),
    "publishing-failed": Entry(
        vi=Text(
            message="Không ghi được văn bản: {reason}; bản cũ (nếu có) vẫn còn nguyên",
            hints=("Vui lòng kiểm tra ổ đĩa hoặc kết nối tới thư mục mạng rồi chạy lại",),
            explanation=(
                "Hệ điều hành báo lỗi khi ghi văn bản; nội dung lỗi được ghi nguyên văn trong thông báo. "
                "Nguyên nhân thường gặp: thư mục mạng bị ngắt, ổ đĩa bị tháo hoặc bị hỏng."
            ),
        ),
        en=Text(
            message="The document could not be written: {reason}; the old one, if any, is intact",
            hints=("Check the disk, or the connection to the shared folder, and run again",),
            explanation=(
                "The system reported an error while writing; the message quotes it. Usual causes: the share "
                "was disconnected, or the disk was removed or is damaged."
            ),
        ),
    ),
}
