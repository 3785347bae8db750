"""Problems of the watching family: documents kept up to date without anybody asking for it."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.entry import Entry, entry

ENTRIES: Mapping[str, Entry] = {
    "edited-version-kept": entry(
        vi=(
            'văn bản "{name}" đã được sửa tay; bản sửa tay được giữ lại ở tệp này, bản mới nằm ở tên cũ',
            "vui lòng so sánh hai bản và chuyển những chỗ sửa cần giữ vào tệp Excel hoặc mẫu Word",
            (
                "docgen ghi nhớ nội dung từng văn bản đã lập và kiểm tra lại ngay trước khi thay. Văn bản "
                "khác với bản đã lập là văn bản có người sửa: không bao giờ bị ghi đè, mà được giữ bên cạnh"
                " với ngày giờ sửa."
            ),
        ),
        en=(
            (
                'the document "{name}" was edited by hand; that version is kept here, the new one has its '
                "old name"
            ),
            "compare the two, and carry what must stay over into the workbook or the template",
            (
                "docgen remembers what it published and looks again just before replacing it. A document "
                "that differs was edited by a person: it is never overwritten, and is kept beside with its "
                "date."
            ),
        ),
    ),
    "edited-document-left": entry(
        vi=(
            "văn bản này đã được sửa tay và số liệu không có gì mới nên được giữ nguyên",
            (
                "nếu muốn lập lại từ số liệu, vui lòng chạy docgen build --force: bản sửa tay vẫn được giữ "
                "bên cạnh"
            ),
            "Nội dung lập từ tệp Excel giống hệt lần trước, vì vậy docgen không động đến bản đã sửa tay.",
        ),
        en=(
            "the document was edited by hand and there is nothing new to print, so it is left as it is",
            "docgen build --force makes it anew and keeps the edited version beside it",
            (
                "What the workbook gives is what was published last time, so the edited version stays in "
                "its place."
            ),
        ),
    ),
    "project-missing": entry(
        vi=(
            "không tìm thấy dự án ở {folder}: không có thư mục inbox, mappings hay templates nào",
            (
                "vui lòng kiểm tra lại thư mục ghi sau --project; nếu là thư mục mạng, vui lòng kiểm tra kết "
                "nối rồi chạy lại"
            ),
            "Chương trình theo dõi không tạo gì ở nơi không phải là dự án: có thể chỉ là gõ nhầm tên.",
        ),
        en=(
            "there is no project in {folder}: none of the folders inbox, mappings and templates",
            "check the folder given with --project; if it is a share, check its connection and run again",
            "The watcher makes nothing where there is no project: it may be a slip in the name.",
        ),
    ),
    "watcher-running": entry(
        vi=(
            "thư mục này đang được theo dõi trên máy {host} (tiến trình {pid}, từ {since})",
            (
                "chỉ cần một chương trình theo dõi; nếu muốn chuyển sang máy này, vui lòng dừng chương "
                "trình kia trước"
            ),
            (
                "Hai chương trình cùng theo dõi một thư mục sẽ lập văn bản hai lần. Nếu chương trình kia đã"
                " chết, khóa được tự động tiếp quản: ngay lập tức khi cùng máy, sau 30 giây khi khác máy."
            ),
        ),
        en=(
            "the folder is watched already on {host} (process {pid}, since {since})",
            "one watcher is enough; to watch from here, stop the other one first",
            (
                "Two watchers on one folder would make every document twice. The lock of a dead one is "
                "taken over: at once on the same machine, after 30 seconds on another."
            ),
        ),
    ),
    "watch-lock-failed": entry(
        vi=(
            "không ghi được tệp khóa của chương trình theo dõi: {reason}",
            "vui lòng kiểm tra quyền ghi và dung lượng của thư mục xuất văn bản",
            "Tệp khóa nằm trong thư mục .docgen của thư mục xuất văn bản.",
        ),
        en=(
            "the watcher's lock file cannot be written: {reason}",
            "check that the output folder can be written to and has room",
            "The lock lies in the folder .docgen of the output folder.",
        ),
    ),
    "watch-lock-lost": entry(
        vi=(
            (
                "một chương trình khác (máy {host}, tiến trình {pid}) đã tiếp quản việc theo dõi; chương "
                "trình này dừng"
            ),
            "nếu máy này vừa ngủ hoặc mất mạng thì không cần làm gì",
            "Máy này đã không phản hồi quá 30 giây nên chương trình khác được phép tiếp quản.",
        ),
        en=(
            "another watcher (host {host}, process {pid}) has taken over; this one ends",
            "nothing to do if this machine slept or lost the network",
            "This watcher gave no sign of life for 30 seconds, so that another one could take over.",
        ),
    ),
    "workbook-crashed-reader": entry(
        vi=(
            (
                "chương trình đọc tệp bị dừng đột ngột khi xử lý tệp này ({reason}); các tệp khác không bị "
                "ảnh hưởng"
            ),
            "vui lòng mở tệp bằng Excel, sao chép số liệu sang tệp mẫu mới rồi lưu lại",
            (
                "Tệp được xử lý trong một tiến trình riêng. Tiến trình đó đã chết, thường do tệp hỏng hoặc "
                "cố ý gây hại; chương trình theo dõi vẫn chạy và đã khởi động tiến trình mới."
            ),
        ),
        en=(
            "the process that read this file died ({reason}); other files are not affected",
            "open it in Excel, copy the figures into a fresh workbook and save that",
            (
                "Files are handled in a process of their own. It died, usually of a damaged or hostile "
                "file; the watcher goes on with a new one."
            ),
        ),
    ),
    "workbook-took-too-long": entry(
        vi=(
            "xử lý tệp này quá {seconds} giây nên đã dừng lại",
            (
                "vui lòng bỏ bớt các sheet, hình ảnh, định dạng thừa trong tệp, hoặc chép số liệu sang tệp "
                "mẫu mới"
            ),
            "Mỗi tệp có giới hạn thời gian để một tệp bất thường không làm chậm các tệp khác.",
        ),
        en=(
            "handling this file took more than {seconds} seconds and was stopped",
            "remove superfluous sheets, pictures and formats, or copy the figures into a fresh workbook",
            "Each file has a limit of time, so that an odd one does not hold up the others.",
        ),
    ),
    "workbook-took-too-much-memory": entry(
        vi=(
            "xử lý tệp này cần quá {limit} MiB bộ nhớ nên đã dừng lại",
            (
                "vui lòng bỏ bớt các sheet, hình ảnh, định dạng thừa trong tệp, hoặc chép số liệu sang tệp "
                "mẫu mới"
            ),
            "Mỗi tệp có giới hạn bộ nhớ để một tệp bất thường không làm treo máy.",
        ),
        en=(
            "handling this file took more than {limit} MiB of memory and was stopped",
            "remove superfluous sheets, pictures and formats, or copy the figures into a fresh workbook",
            "Each file has a limit of memory, so that an odd one does not take the machine down.",
        ),
    ),
    "workbook-worker-bug": entry(
        vi=(
            (
                "docgen gặp lỗi của chương trình khi xử lý tệp này ({reason}); số liệu và văn bản cũ không "
                "bị ảnh hưởng"
            ),
            "vui lòng gửi tệp nhật ký .docgen/watch.log trong thư mục xuất cho người quản trị",
            "Đây là lỗi của docgen, không phải của tệp số liệu.",
        ),
        en=(
            "docgen failed on this file ({reason}); figures and old documents are not affected",
            "send .docgen/watch.log of the output folder to whoever maintains docgen",
            "This is a bug of docgen, not a mistake in the workbook.",
        ),
    ),
    "workbook-in-conflict": entry(
        vi=(
            "tệp này là bản sao xung đột do phần mềm đồng bộ tạo ra nên không được dùng để lập văn bản",
            "vui lòng so sánh với tệp gốc, chuyển số liệu cần giữ sang tệp gốc rồi xóa bản sao này",
            "Phần mềm đồng bộ tạo bản sao khi hai người cùng sửa một tệp; docgen không tự chọn bản nào đúng.",
        ),
        en=(
            "this is a copy in conflict made by a program that synchronises folders, and is not used",
            "compare it with the original, carry over what is needed and delete the copy",
            "Such a copy appears when two people edit one file; docgen does not choose between them.",
        ),
    ),
    "document-left-behind": entry(
        vi=(
            "tệp ánh xạ đã đổi tên văn bản thành “{name}”; văn bản tên cũ vẫn ở đây, không được cập nhật",
            "nếu không cần văn bản mang tên cũ, vui lòng xóa hoặc chuyển đi nơi khác",
            "docgen không bao giờ xóa văn bản. Hai văn bản cùng nội dung, một cũ một mới, dễ bị gửi nhầm.",
        ),
        en=(
            "the mapping names the document “{name}” now; that of the old name is here, not updated",
            "remove it or move it away if nobody needs it",
            "docgen never deletes a document. Of two with one content, the old one is easily sent.",
        ),
    ),
    "document-of-earlier-figures": entry(
        vi=(
            (
                "văn bản này lập từ số liệu trước đó; theo số liệu hiện nay của {workbook} thì không lập văn "
                "bản này nữa, vì điều kiện không thoả: {condition}"
            ),
            (
                "nếu không cần nữa, vui lòng xóa hoặc chuyển văn bản đi nơi khác để không gửi nhầm|"
                "nếu vẫn cần, vui lòng bổ sung số liệu cho điều kiện trên rồi chạy lại"
            ),
            (
                "Điều kiện (when) trong tệp ánh xạ đã đúng khi văn bản được lập, nay không còn đúng nên văn "
                "bản không được cập nhật. docgen không bao giờ xóa văn bản."
            ),
        ),
        en=(
            (
                "this document was made from earlier figures; with the present ones of {workbook} it is not "
                "made any more, because its condition does not hold: {condition}"
            ),
            (
                "remove it or move it away if nobody needs it, so that it is not sent by mistake|"
                "if it is wanted, fill in what the condition asks for and run again"
            ),
            (
                "The condition (when) of the mapping held when the document was made, and does not now; it "
                "is not kept up to date. docgen never deletes a document."
            ),
        ),
    ),
    "output-not-docx": entry(
        vi=(
            "tên văn bản ở mục output là “{name}”, không kết thúc bằng .docx, nên văn bản chưa được tạo",
            "vui lòng ghi thêm .docx vào cuối mục output của tệp ánh xạ này",
            "docgen tạo văn bản Word (.docx); tệp mang đuôi khác, như .doc hay .pdf, sẽ không mở được.",
        ),
        en=(
            "`output` names the document “{name}”, which does not end in .docx, so it was not made",
            "end the `output` of this mapping in .docx",
            "docgen makes Word documents (.docx); with another ending, such as .doc or .pdf, none opens.",
        ),
    ),
    "output-name-taken": entry(
        vi=(
            "tên “{name}” ở mục output đã là tên văn bản của {other}, nên văn bản này được đặt tên “{given}”",
            "vui lòng sửa mục output của một trong hai tệp ánh xạ để mỗi văn bản có một tên riêng",
            (
                "Mỗi văn bản giữ tên đã có; docgen không ghi văn bản của tệp ánh xạ này đè lên văn bản của "
                "tệp ánh xạ khác, mà thêm số vào tên của văn bản đến sau."
            ),
        ),
        en=(
            "“{name}”, its output, is the name of the document of {other}, so this one is named “{given}”",
            "change `output` in one of the two mappings, so that each document has a name of its own",
            (
                "A document keeps the name it has. docgen never writes the document of one mapping over that "
                "of another; the one that comes later gets a number."
            ),
        ),
    ),
    "workbook-as-text": entry(
        vi=(
            "tệp bảng dạng chữ (CSV) không được dùng để lập văn bản",
            "vui lòng mở bằng Excel, chép số liệu vào tệp mẫu rồi lưu dưới dạng .xlsx",
            (
                "Tệp CSV không có mã dòng, kiểu số và ngày của tệp mẫu: 1.234 có thể là một nghìn hai trăm "
                "ba mươi tư hoặc một phẩy hai. docgen chỉ đọc tệp Excel."
            ),
        ),
        en=(
            "a table saved as text (CSV) is not used",
            "open it in Excel, copy the figures into the form and save it as .xlsx",
            "A CSV file has no ids of rows and no types: 1.234 may be a thousand or one and a bit.",
        ),
    ),
    "workbook-in-subfolder": entry(
        vi=(
            "thư mục con này có {count} tệp số liệu không được dùng: {names}",
            "vui lòng chuyển ra thư mục nhận, hoặc ghi đường dẫn: docgen build THU-MUC/TEP.xlsx",
            "docgen chỉ đọc các tệp nằm ngay trong thư mục nhận; thư mục con dùng để lưu tệp cũ.",
        ),
        en=(
            "this folder holds {count} workbooks that are not used: {names}",
            "move them into the inbox, or name one: docgen build FOLDER/FILE.xlsx",
            "Only workbooks in the inbox itself are read; a folder in it serves to keep old ones.",
        ),
    ),
    "version-unknown": entry(
        vi=(
            "không có bản lưu nào mang số {number}",
            "các số hiện có: {known}",
            "docgen restore không kèm --version liệt kê các bản đang lưu.",
        ),
        en=(
            "no version has the number {number}",
            "the numbers are: {known}",
            "docgen restore without --version lists the versions that are kept.",
        ),
    ),
    "version-damaged": entry(
        vi=(
            "bản lưu số {number} bị hỏng, không lấy lại được",
            "đề nghị chọn bản khác; văn bản hiện có không bị thay đổi",
            "Bản lưu không còn đúng như khi được tạo, thường do mất điện hoặc lỗi ổ đĩa.",
        ),
        en=(
            "version {number} is damaged and cannot be brought back",
            "choose another one; the document as it is was not touched",
            "The copy is not what was put there any more, as after a power cut or an error of the disk.",
        ),
    ),
    "restore-document-unknown": entry(
        vi=(
            'không có bản lưu của văn bản "{name}"',
            'có phải là "{nearest}"?',
            "Văn bản được gọi bằng tên gọi, tên tệp, đường dẫn trong thư mục xuất, hoặc tên tệp ánh xạ.",
        ),
        en=(
            'no versions are kept of a document "{name}"',
            'was "{nearest}" meant?',
            (
                "A document is named by its title, its file name, its path in the output folder, or its "
                "mapping's name."
            ),
        ),
    ),
    "document-ambiguous": entry(
        vi=(
            'có nhiều văn bản tên "{name}": {found}',
            "vui lòng ghi cả thư mục, ví dụ: {example}",
            "Hai tệp số liệu có văn bản cùng tên.",
        ),
        en=(
            'several documents are named "{name}": {found}',
            "name the folder too, for example: {example}",
            "Two workbooks have a document of that name.",
        ),
    ),
    "watch-settings-wrong": entry(
        vi=(
            "tệp cài đặt theo dõi có chỗ không hợp lệ: {reason}; giá trị mặc định được dùng thay",
            "các mục hợp lệ: {known}",
            "Tệp docgen.toml trong thư mục dự án có thể chứa mục watch. Không có tệp này cũng được.",
        ),
        en=(
            "the settings of the watcher are not valid: {reason}; the default is used",
            "the settings are: {known}",
            "docgen.toml in the project's folder may have a section `watch`. It need not exist.",
        ),
    ),
}
