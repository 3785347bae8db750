"""Problems of the mapping family: names, addresses, and what they may mean."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.entry import Entry, Text

ENTRIES: Mapping[str, Entry] = {
    "mapping-name": Entry(
        vi=Text(
            message="“{found}” không dùng làm tên được.",
            hints=(
                (
                    "Tên gồm chữ cái, chữ số và dấu gạch dưới, bắt đầu bằng chữ cái, không có dấu cách; "
                    "chỉ tên đầy đủ mới có dấu chấm ở giữa."
                ),
            ),
            explanation=(
                "Tên được dùng trong mẫu Word và biểu thức, ví dụ don_vi.ten, nên phải theo quy cách "
                "của ngôn ngữ mẫu."
            ),
        ),
        en=Text(
            message="“{found}” cannot be a name.",
            hints=(
                (
                    "A name has letters, digits and underscores, begins with a letter and has no blanks; "
                    "only full names have dots between."
                ),
            ),
            explanation=(
                "Names are used in templates and expressions, such as don_vi.ten, and follow the "
                "rules of that language."
            ),
        ),
    ),
    "mapping-reserved-name": Entry(
        vi=Text(
            message="“{found}” đã có nghĩa riêng trong ngôn ngữ của mẫu, không dùng làm tên được.",
            hints=("Vui lòng đổi tên, ví dụ thêm một từ phía sau.",),
            explanation=(
                "Các từ như in, is, not, loop, range, tr, tc, và với cột của bảng chỉ tiêu là ma, "
                "label, code, unit, note, tags, đã có nghĩa riêng."
            ),
        ),
        en=Text(
            message=("“{found}” already means something in the templates' language and cannot be a name."),
            hints=("Choose another, for example with a word added.",),
            explanation=(
                "Words such as in, is, not, loop, range, tr, tc, and for columns of a grid ma, label,"
                " code, unit, note, tags, have a meaning of their own."
            ),
        ),
    ),
    "mapping-row-escape": Entry(
        vi=Text(
            message="Mã dòng “{found}” chứa “_x…_”, LibreOffice sẽ đọc thành một ký tự khác.",
            hints=("Vui lòng đổi mã, ví dụ thêm một chữ cái sau chữ x.",),
            explanation=(
                "Trong tệp Excel, “_x0041_” là cách ghi một ký tự bằng số. LibreOffice hiểu cả cách ghi ngắn"
                " như “_xa_”, nên mã dòng sẽ bị hỏng khi lưu lại tệp."
            ),
        ),
        en=Text(
            message="The row id “{found}” holds “_x…_”, which LibreOffice reads as one character.",
            hints=("Choose another id, for example with a letter added after the x.",),
            explanation=(
                "In a workbook “_x0041_” is a character written by its number. LibreOffice takes “_xa_” for"
                " one, too, so that the id is damaged when the file is saved again."
            ),
        ),
    ),
    "mapping-rule-id": Entry(
        vi=Text(
            message="Mã quy tắc “{found}” không hợp lệ.",
            hints=(
                (
                    "Mã bắt đầu bằng chữ in hoa không dấu, sau đó là chữ, số, dấu gạch hoặc dấu chấm, ví "
                    "dụ K40."
                ),
            ),
            explanation=(
                "Mã quy tắc hiện trong thông báo cho người nhập liệu và phải khác với các mã của "
                "chương trình."
            ),
        ),
        en=Text(
            message="“{found}” cannot be the id of a rule.",
            hints=(
                ("An id begins with a capital A to Z, then letters, digits, dashes or dots, such as K40."),
            ),
            explanation="The id of a rule is shown in messages and must differ from docgen's own codes.",
        ),
    ),
    "mapping-cell-address": Entry(
        vi=Text(
            message="“{found}” không phải địa chỉ của một ô.",
            hints=(
                (
                    'Vui lòng ghi tên trang tính, dấu chấm than, cột và dòng, ví dụ "Đơn vị!C4". Chỉ một '
                    "ô, không phải vùng."
                ),
            ),
            explanation=(
                "Địa chỉ ô gồm tên trang tính và ô. Tên trang tính có dấu nháy đơn thì viết như "
                "Excel: 'Tên'!C4, tất cả trong dấu ngoặc kép."
            ),
        ),
        en=Text(
            message="“{found}” is not the address of one cell.",
            hints=(
                (
                    'Write the sheet, an exclamation mark, column and row, such as "Đơn vị!C4". One cell,'
                    " not a range."
                ),
            ),
            explanation=(
                "An address has a sheet and a cell. Quotes around a sheet are written as in Excel, "
                "'Name'!C4, the whole in double quotes."
            ),
        ),
    ),
    "mapping-cell-outside": Entry(
        vi=Text(
            message="Ô “{found}” nằm ngoài trang tính của Excel.",
            hints=("Vui lòng kiểm tra lại: cột từ A đến XFD, dòng từ 1 đến 1048576.",),
            explanation="Trang tính Excel có 16384 cột và 1048576 dòng.",
        ),
        en=Text(
            message="The cell “{found}” lies outside Excel's sheets.",
            hints=("Columns go from A to XFD, rows from 1 to 1048576.",),
            explanation="A sheet of Excel has 16384 columns and 1048576 rows.",
        ),
    ),
    "mapping-sheet-name": Entry(
        vi=Text(
            message="“{found}” không thể là tên trang tính của Excel.",
            hints=("Tên dài không quá 31 ký tự và không có các ký tự [ ] : * ? / \\",),
            explanation=(
                "Excel giới hạn tên trang tính 31 ký tự và cấm một số ký tự; tên này không thể có "
                "trong tệp số liệu."
            ),
        ),
        en=Text(
            message="“{found}” cannot be the name of a sheet of Excel.",
            hints=("At most 31 characters, and none of [ ] : * ? / \\",),
            explanation="Excel limits names of sheets; no workbook can have this one.",
        ),
    ),
    "mapping-defined-name": Entry(
        vi=Text(
            message="“{found}” không thể là tên vùng của Excel.",
            hints=(
                (
                    "Tên vùng bắt đầu bằng chữ cái hoặc dấu gạch dưới, không có dấu cách và không giống "
                    "địa chỉ ô."
                ),
            ),
            explanation=(
                "Khóa name ghi tên vùng đã đặt trong Excel (Công thức, Trình quản lý tên). Một ô cụ "
                "thể thì dùng khóa cell."
            ),
        ),
        en=Text(
            message="“{found}” cannot be a defined name of Excel.",
            hints=(
                (
                    "A defined name begins with a letter or an underscore, has no blanks and does not "
                    "look like a cell."
                ),
            ),
            explanation=(
                "`name` is a name defined in Excel (Formulas, Name Manager). For a cell by its "
                "address use `cell`."
            ),
        ),
    ),
    "mapping-unknown-column": Entry(
        vi=Text(
            message="Bảng “{grid}” không có cột “{found}”.",
            hints=(
                "Có phải là “{nearest}”?",
                (
                    "Vui lòng dùng tên cột đã khai báo ở columns của bảng; công thức chỉ đặt được ở cột "
                    "có tiêu đề riêng."
                ),
            ),
            explanation=(
                "Khóa columns và formulas của một dòng chỉ dùng các tên cột mà bảng đã khai báo. Bảng"
                " viết bằng column có một cột không tên."
            ),
        ),
        en=Text(
            message="The grid “{grid}” has no column “{found}”.",
            hints=(
                "Did you mean “{nearest}”?",
                ("Use a column declared in the grid's columns; a formula needs one with a title of its own."),
            ),
            explanation=(
                "`columns` and `formulas` of a row name columns that the grid declares. A grid "
                "written with `column` has one column without a name."
            ),
        ),
    ),
    "mapping-duplicate-title": Entry(
        vi=Text(
            message="Hai cột có cùng tiêu đề “{title}”.",
            hints=("Vui lòng kiểm tra lại; mỗi cột cần một tiêu đề riêng.",),
            explanation=(
                "Cột được tìm theo tiêu đề. Hai cột cùng tiêu đề sẽ lấy số từ cùng một chỗ. Chữ hoa, "
                "chữ thường và số dấu cách không phân biệt."
            ),
        ),
        en=Text(
            message="Two columns have the same title “{title}”.",
            hints=("Each column needs a title of its own.",),
            explanation=(
                "Columns are found by title. Two with the same title would read the same cells. Case "
                "and the number of blanks do not count."
            ),
        ),
    ),
    "mapping-duplicate-name": Entry(
        vi=Text(
            message="Tên “{name}” được khai báo hai lần.",
            hints=("Vui lòng đổi tên hoặc xóa một trong hai chỗ.",),
            explanation=(
                "Mỗi số liệu có một tên và mỗi tên chỉ có một nguồn. Tên trùng có thể nằm ở hai tệp "
                "khác nhau, hoặc ở hai phần như fields và computed."
            ),
        ),
        en=Text(
            message="The name “{name}” is declared twice.",
            hints=("Rename or delete one of the two.",),
            explanation=(
                "Every figure has one name, and every name one source. The two may stand in different"
                " files, or in different sections such as fields and computed."
            ),
        ),
    ),
    "mapping-name-conflict": Entry(
        vi=Text(
            message="“{name}” vừa là một giá trị, vừa là nhóm chứa “{inner}”.",
            hints=("Vui lòng đổi một trong hai tên.",),
            explanation=(
                "Một tên không thể vừa in ra một giá trị vừa chứa các tên khác. Riêng danh sách "
                "(tables) được chung tên với một nhóm."
            ),
        ),
        en=Text(
            message="“{name}” is both a value and a group that holds “{inner}”.",
            hints=("Rename one of the two.",),
            explanation=(
                "A name cannot print a value and hold other names as well. Only a table may share its"
                " name with a group."
            ),
        ),
    ),
    "mapping-rule-hides": Entry(
        vi=Text(
            message="Quy tắc {rule} đặt tên “{name}” trong each hoặc limits, trùng tên một số liệu đã có.",
            hints=("Vui lòng chọn tên khác cho each hoặc limits của quy tắc này.",),
            explanation=(
                "Trong quy tắc, tên ở each và limits che số liệu cùng tên, nên quy tắc xét nhầm giá trị "
                "hoặc không bao giờ được xét."
            ),
        ),
        en=Text(
            message="The rule {rule} has a name “{name}” under each or limits, which a value has already.",
            hints=("Choose another name in each or limits of the rule.",),
            explanation=(
                "Within a rule the names under each and limits hide the values of the same name, so the rule "
                "would be held against something else, or never be decided."
            ),
        ),
    ),
    "mapping-rule-name-twice": Entry(
        vi=Text(
            message="Quy tắc {rule} dùng tên “{name}” cả trong each và trong limits.",
            hints=("Vui lòng đổi một trong hai tên.",),
            explanation="Trong một quy tắc, mỗi tên chỉ có một nghĩa.",
        ),
        en=Text(
            message="The rule {rule} has the name “{name}” under each and under limits.",
            hints=("Rename one of the two.",),
            explanation="Within a rule a name means one thing.",
        ),
    ),
    "mapping-each-reads-each": Entry(
        vi=Text(
            message="Trong each của quy tắc {rule}, biểu thức của “{name}” dùng “{read}” cũng là tên ở each.",
            hints=("Vui lòng viết biểu thức không cần “{read}”, rồi chọn các cặp cần xét bằng when.",),
            explanation=(
                "Các tên ở each được lấy cùng lúc, mọi tổ hợp; lúc đó chưa tên nào có giá trị, nên quy tắc "
                "không bao giờ được xét."
            ),
        ),
        en=Text(
            message="Under each of the rule {rule}, “{name}” reads “{read}”, another name of each.",
            hints=("Write it without “{read}”, and choose the pairs that are meant by `when`.",),
            explanation=(
                "The names of each are taken at once, in every combination; none of them has a value then, "
                "so the rule would never be decided."
            ),
        ),
    ),
    "mapping-duplicate-rule": Entry(
        vi=Text(
            message="Mã quy tắc “{name}” được dùng hai lần.",
            hints=("Vui lòng đổi mã của một trong hai quy tắc.",),
            explanation="Mã quy tắc phải là duy nhất để người đọc thông báo tìm đúng quy tắc.",
        ),
        en=Text(
            message="The rule id “{name}” is used twice.",
            hints=("Give one of the two rules another id.",),
            explanation="Ids of rules are unique, so that a message leads to the right one.",
        ),
    ),
    "mapping-duplicate-sheet": Entry(
        vi=Text(
            message="Trang tính “{name}” được mô tả hai lần.",
            hints=("Vui lòng gộp hai chỗ làm một.",),
            explanation=(
                "Mỗi trang tính có một cách trình bày. Excel không phân biệt chữ hoa, chữ thường "
                "trong tên trang tính."
            ),
        ),
        en=Text(
            message="The sheet “{name}” is laid out twice.",
            hints=("Make one of the two.",),
            explanation="A sheet has one layout. Excel does not tell case apart in names of sheets.",
        ),
    ),
    "mapping-duplicate-corrections": Entry(
        vi=Text(
            message="Phần corrections được khai báo ở hai tệp của cùng một văn bản.",
            hints=("Vui lòng gộp về một tệp.",),
            explanation=(
                "Việc sửa chỗ in sai của mẫu do một công tắc quyết định và được liệt kê ở một nơi duy nhất."
            ),
        ),
        en=Text(
            message="corrections is declared in two files of one document.",
            hints=("Make one of the two.",),
            explanation="The misprints of a form have one switch and one visible list.",
        ),
    ),
    "mapping-duplicate-explanations": Entry(
        vi=Text(
            message="Phần explanations được khai báo ở hai tệp.",
            hints=("Vui lòng gộp về một tệp.",),
            explanation="Các cảnh báo được giải trình ở một trang tính duy nhất của tệp số liệu.",
        ),
        en=Text(
            message="explanations is declared in two files.",
            hints=("Make one of the two.",),
            explanation="Warnings are explained in one worksheet of the workbook.",
        ),
    ),
    "mapping-formula-name": Entry(
        vi=Text(
            message="Công thức của dòng “{row}” nhắc đến “{name}”, nhưng không có ô nào tên như vậy.",
            hints=(
                "Có phải là “{nearest}”?",
                (
                    "Trong ngoặc nhọn ghi dòng.cột của cùng bảng, tên đầy đủ của ô ở bảng khác, hoặc "
                    "danh_sách.cột."
                ),
            ),
            explanation=(
                "Khóa formulas dùng tên trong ngoặc nhọn thay cho địa chỉ ô, ví dụ một dòng và một "
                "cột của cùng bảng chỉ tiêu."
            ),
        ),
        en=Text(
            message="The formula of the row “{row}” names “{name}”, which no cell has.",
            hints=(
                "Did you mean “{nearest}”?",
                (
                    "In braces stand row.column of the same grid, the full name of a cell elsewhere, or "
                    "table.column."
                ),
            ),
            explanation=(
                "Formulas use names in braces instead of addresses, such as a row and a column of the"
                " same grid."
            ),
        ),
    ),
    "mapping-computed-circle": Entry(
        vi=Text(
            message="Các giá trị tính chờ nhau thành vòng: {circle}.",
            hints=("Vui lòng sửa một trong các biểu thức value để vòng này không còn.",),
            explanation="Giá trị này cần giá trị kia và ngược lại, nên không giá trị nào tính được.",
        ),
        en=Text(
            message="Computed values wait for each other: {circle}.",
            hints=("Change one of the expressions so that the circle is broken.",),
            explanation="Each of these values needs another of them first, so none can be computed.",
        ),
    ),
    "mapping-reads-computed": Entry(
        vi=Text(
            message="Biểu thức của “{key}” dùng “{name}” là giá trị tính, lúc đó chưa có.",
            hints=("Vui lòng viết biểu thức này chỉ bằng các ô của tệp số liệu.",),
            explanation=(
                "Cột được chọn (choose) và công tắc sửa chữ (switch) được xác định trước khi tính các"
                " giá trị ở computed."
            ),
        ),
        en=Text(
            message=("The expression of “{key}” reads “{name}”, a computed value that is not known yet."),
            hints=("Write it with cells of the workbook only.",),
            explanation=(
                "Chosen columns (choose) and the switch of corrections are settled before computed "
                "values are made."
            ),
        ),
    ),
}
