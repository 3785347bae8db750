"""Problems of the tracing family: a copy that does not agree with its workbook, a document not to be "
"read."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.entry import Entry, entry

ENTRIES: Mapping[str, Entry] = {
    "figure-changed": entry(
        vi=(
            'Văn bản ghi "{says}", còn theo tệp số liệu là "{expected}"',
            (
                "Nếu số trong văn bản đúng, vui lòng sửa ô này trong tệp số liệu rồi lập lại văn bản"
                "|Nếu số trong tệp số liệu đúng, vui lòng sửa lại văn bản"
            ),
            (
                "Số liệu tại vị trí này đã được sửa tay sau khi lập văn bản, hoặc tệp số liệu đã thay đổi "
                "mà bản "
                "phát hành trước không còn được lưu để so sánh."
            ),
        ),
        en=(
            'The document says "{says}", the workbook gives "{expected}"',
            (
                "If the document is right, correct the cell and build again"
                "|If the workbook is right, correct the document"
            ),
            (
                "The figure was changed by hand after the document was made, or the workbook has changed "
                "and the "
                "version published then is no longer kept."
            ),
        ),
    ),
    "figure-outdated": entry(
        vi=(
            'Văn bản ghi "{says}" như khi phát hành, nhưng tệp số liệu nay đã là "{expected}"',
            "Vui lòng lập lại văn bản để có số liệu mới nhất",
            (
                "Văn bản không bị sửa tay ở vị trí này; tệp số liệu đã thay đổi sau khi văn bản được phát "
                "hành."
            ),
        ),
        en=(
            'The document says "{says}" as it was published; the workbook now gives "{expected}"',
            "Build the document again for the latest figures",
            "Nobody changed the document here; the workbook changed after it was published.",
        ),
    ),
    "figure-gone": entry(
        vi=(
            'Văn bản không còn số liệu này; theo tệp số liệu là "{expected}"',
            "Nếu bỏ đoạn hoặc dòng này là có chủ ý thì không cần sửa gì",
            "Đoạn văn hoặc dòng của bảng có số liệu này đã bị xóa hoặc viết lại hoàn toàn.",
        ),
        en=(
            'The document no longer has this figure; the workbook gives "{expected}"',
            "If the paragraph or row was taken out on purpose, there is nothing to do",
            "The paragraph or the row of the table with this figure was removed or wholly rewritten.",
        ),
    ),
    "figure-typed": entry(
        vi=(
            'Văn bản có "{says}" được ghi thêm bằng tay, không lấy từ tệp số liệu',
            "Đề nghị kiểm tra lại số này, vì không có ô nào trong tệp số liệu để đối chiếu",
            (
                "Chỗ này khác với văn bản do docgen lập: số được gõ thêm hoặc thay cho chữ có sẵn của biểu "
                "mẫu."
            ),
        ),
        en=(
            'The document has "{says}", typed by hand and from no workbook',
            "Check the figure: there is no cell to hold it against",
            (
                "The place differs from the document docgen makes: a figure was added, or replaces words of "
                "the form."
            ),
        ),
    ),
    "copy-of-nothing": entry(
        vi=(
            "Không xác định được văn bản này được lập từ tệp số liệu nào",
            (
                "Vui lòng chép tệp số liệu đã dùng vào thư mục inbox, hoặc nêu rõ tệp đó trên dòng lệnh"
                "|Vui lòng kiểm tra đây có phải văn bản do docgen lập hay không"
            ),
            (
                "docgen so từng dòng của văn bản với các văn bản lập được từ mọi tệp số liệu hiện có; "
                "không văn bản "
                "nào đủ giống."
            ),
        ),
        en=(
            "No workbook is known from which this document could have been made",
            (
                "Put the workbook back into the inbox, or name it on the command line"
                "|Check that the document was made by docgen"
            ),
            (
                "The lines of the document are held against those of every document that the workbooks "
                "give; none "
                "is like it."
            ),
        ),
    ),
    "copy-not-word": entry(
        vi=(
            "Tệp này không phải văn bản Word dạng .docx",
            "Vui lòng mở tệp bằng Word rồi lưu lại dạng Word Document (.docx)",
            "docgen chỉ đọc được văn bản dạng .docx (Word 2007 trở lên).",
        ),
        en=(
            "The file is no Word document of the kind .docx",
            "Open it in Word and save it as Word Document (.docx)",
            "docgen reads .docx, the format of Word 2007 and later.",
        ),
    ),
    "copy-encrypted": entry(
        vi=(
            "Văn bản được đặt mật khẩu nên không đọc được",
            "Vui lòng bỏ mật khẩu của văn bản trong Word rồi chạy lại",
            "Văn bản có mật khẩu được mã hóa toàn bộ; docgen không mở được.",
        ),
        en=(
            "The document has a password and cannot be read",
            "Remove the password in Word and run again",
            "A document with a password is encrypted as a whole.",
        ),
    ),
    "copy-damaged": entry(
        vi=(
            "Văn bản bị hỏng nên không đọc được",
            "Vui lòng mở văn bản bằng Word, chọn sửa chữa nếu được hỏi, rồi lưu lại",
            (
                "Tệp .docx là một gói nén; gói này thiếu phần nội dung chính hoặc nội dung không đúng cấu "
                "trúc."
            ),
        ),
        en=(
            "The document is damaged and cannot be read",
            "Open it in Word, let it repair the file if it offers to, and save it again",
            "A .docx is a zip; this one lacks its main part, or the part is no XML.",
        ),
    ),
    "cell-reaches-nothing": entry(
        vi=(
            "Không văn bản nào in số liệu từ {cell}",
            'Vui lòng viết ô theo dạng "Tên trang tính!E14", hoặc tên trong tệp ánh xạ như nhom.dong.cot',
            (
                "Không có vị trí nào trong các văn bản lấy giá trị của ô này, kể cả qua phép tính. Ô vẫn "
                "có thể được "
                "dùng trong điều kiện hoặc quy tắc kiểm tra."
            ),
        ),
        en=(
            "No document prints anything from {cell}",
            'Write a cell as "Sheet!E14", or a name of the mappings as group.row.column',
            (
                "No place of any document takes the value of this cell, not even through a computed value. "
                "Conditions and rules may still read it."
            ),
        ),
    ),
    "diff-exists": entry(
        vi=(
            "tệp này đã có nên không ghi bản so sánh đè lên",
            "vui lòng chọn tên khác cho bản so sánh (tùy chọn -o), hoặc tự chuyển tệp đang có đi trước",
            "Tệp đó có thể là văn bản gốc, tệp số liệu, hoặc bản so sánh đã có người ghi ý kiến.",
        ),
        en=(
            "this file is there already, so the comparison is not written over it",
            "choose another name for the comparison (-o), or move the file away yourself",
            "It may be an original, a workbook, or a comparison that somebody has commented on.",
        ),
    ),
    "diff-not-exact": entry(
        vi=(
            "Không ghi được văn bản so sánh: bản ghi thay đổi không trả lại đúng nội dung của hai văn bản",
            "Vui lòng so sánh hai văn bản bằng chức năng Compare của Word và báo lại trường hợp này",
            (
                "Trước khi ghi, docgen thử chấp nhận và từ chối mọi thay đổi; kết quả phải đúng bằng bản "
                "mới và bản "
                "cũ. Với hai văn bản này thì không, nên không có tệp nào được ghi."
            ),
        ),
        en=(
            "The comparison was not written: its changes do not give back the two documents",
            "Use Word's own Compare for these two, and report the case",
            (
                "Before writing, docgen accepts and rejects all changes; that must give the new and the old "
                "document. For these two it does not, so nothing was written."
            ),
        ),
    ),
}
