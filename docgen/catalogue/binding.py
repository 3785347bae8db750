"""Problems where a mapping meets a workbook or a template: something asked for is not there."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.entry import Entry, entry

ENTRIES: Mapping[str, Entry] = {
    "sheet-not-found": entry(
        vi=(
            'không tìm thấy sheet "{sheet}"',
            'có phải sheet này đang tên là "{nearest}"?|vui lòng đặt lại tên sheet như trong tệp mẫu',
            "Tên sheet là chỗ docgen dựa vào để tìm số liệu; sheet đã bị đổi tên hoặc xoá.",
        ),
        en=(
            'there is no sheet "{sheet}"',
            'is it the sheet "{nearest}"?|give the sheet the name it has in the blank workbook',
            "A mapping names this sheet and the workbook does not have it.",
        ),
    ),
    "title-not-found": entry(
        vi=(
            'không tìm thấy cột có tiêu đề "{title}" (dòng tiêu đề {row})',
            'có phải là cột "{nearest}"?|vui lòng giữ nguyên tiêu đề cột như trong tệp mẫu',
            "Cột được nhận ra theo tiêu đề; có thể chèn hoặc chuyển cột, nhưng không đổi tiêu đề.",
        ),
        en=(
            'there is no column titled "{title}" (title row {row})',
            'is it the column "{nearest}"?|keep the titles of the blank workbook',
            "Columns are known by their titles: they may move, but keep their titles.",
        ),
    ),
    "title-repeated": entry(
        vi=(
            'có nhiều cột cùng tiêu đề "{title}" (cột {columns})',
            "vui lòng chỉ giữ một cột với tiêu đề này",
            "Không thể biết cột nào chứa số liệu đúng.",
        ),
        en=(
            'several columns are titled "{title}" ({columns})',
            "keep only one column with this title",
            "It cannot be told which of them holds the figures.",
        ),
    ),
    "defined-name-not-found": entry(
        vi=(
            'tệp không có ô mang tên "{name}"',
            "vui lòng nhập số liệu vào tệp mẫu gốc, hoặc đặt lại tên ô trong Excel (Formulas - Name Manager)",
            "Ô được nhận ra theo tên đặt trong Excel; tên đã bị xoá hoặc không còn trỏ vào một ô.",
        ),
        en=(
            'no cell of the workbook is named "{name}"',
            "use the blank workbook, or define the name again (Formulas - Name Manager)",
            "The cell is known by its defined name, which is gone or no longer points at one cell.",
        ),
    ),
    "row-not-found": entry(
        vi=(
            'không tìm thấy dòng có mã "{id}"',
            "vui lòng chép lại dòng này (cả cột mã ẩn) từ tệp mẫu",
            "Dòng được nhận ra theo mã ở cột ẩn; dòng đã bị xoá hoặc mã đã bị sửa.",
        ),
        en=(
            'there is no row with the id "{id}"',
            "copy the row (with the hidden id) from the blank workbook",
            "Rows are known by the id in the hidden column; the row was deleted or its id changed.",
        ),
    ),
    "row-repeated": entry(
        vi=(
            'mã "{id}" xuất hiện ở nhiều dòng ({rows})',
            "vui lòng chỉ giữ một dòng",
            "Khi sao chép cả dòng, mã ẩn cũng bị chép theo; không thể biết dòng nào đúng.",
        ),
        en=(
            'the id "{id}" stands in several rows ({rows})',
            "keep only one of them",
            "A copied row takes its hidden id along; it cannot be told which one is right.",
        ),
    ),
    "row-unknown": entry(
        vi=(
            'dòng có mã "{id}" không thuộc biểu mẫu nào nên số liệu ở đây không được dùng',
            "vui lòng kiểm tra lại mã ở cột ẩn",
            "Không có biểu mẫu nào khai báo mã này.",
        ),
        en=(
            'no mapping knows the id "{id}", so the figures of this row are not used',
            "check the id in the hidden column",
            "No mapping declares a row with this id.",
        ),
    ),
    "row-without-id": entry(
        vi=(
            "dòng {rows} có số liệu nhưng không có mã nên không được đưa vào văn bản",
            "vui lòng chuyển số liệu vào dòng có sẵn của biểu mẫu, hoặc vào sheet danh sách",
            "Dòng do người dùng chèn thêm không có mã ẩn; docgen không biết số liệu này thuộc chỉ tiêu nào.",
        ),
        en=(
            "row {rows}: figures but no id, so no document uses them",
            "move the figures to a row of the form, or to a sheet with a list",
            "A row that was inserted has no hidden id, so nothing tells which indicator it is.",
        ),
    ),
    "row-label-moved": entry(
        vi=(
            'dòng này ghi "{found}" nhưng mã ẩn của dòng (mã "{id}") là của chỉ tiêu "{label}"',
            (
                "vui lòng đưa tên chỉ tiêu và số liệu về đúng dòng như trong tệp mẫu; khi sắp xếp hoặc "
                "chuyển dòng thì chọn cả dòng, kể cả cột mã ẩn"
            ),
            "Số liệu được nhận ra theo mã ở cột ẩn; nếu cứ để vậy thì số liệu sẽ được in vào chỉ tiêu khác.",
        ),
        en=(
            'this row says "{found}", and its hidden id ("{id}") is the one of "{label}"',
            (
                "put labels and figures back into the rows of the blank workbook; to sort or move rows, "
                "select whole rows with the hidden column"
            ),
            "Figures are known by the id in the hidden column: they would be printed at another indicator.",
        ),
    ),
    "row-label-unknown": entry(
        vi=(
            'dòng này ghi "{found}", còn trong tệp mẫu là "{label}" (mã "{id}")',
            (
                "vui lòng kiểm tra xem số liệu của dòng có đúng là của chỉ tiêu trong tệp mẫu không, "
                "rồi ghi lại tên như tệp mẫu"
            ),
            "Số liệu được nhận ra theo mã ở cột ẩn và được in vào chỉ tiêu của mã đó, không theo tên đã sửa.",
        ),
        en=(
            'this row says "{found}", where the blank workbook has "{label}" (id "{id}")',
            "check that the figures are those of the form's indicator, and restore its label",
            "Figures are known by the id in the hidden column and printed at its indicator.",
        ),
    ),
    "more-of-the-same": entry(
        vi=(
            "còn {count} chỗ khác như trên ({code}) trong cùng cột",
            "vui lòng sửa các chỗ đã nêu rồi chạy lại",
            "Một lỗi lặp lại nhiều lần trong một cột chỉ được nêu vài chỗ đầu.",
        ),
        en=(
            "{count} more places like this ({code}) in the same column",
            "mend those that are named and run again",
            "A problem that repeats down a column is told only for its first places.",
        ),
    ),
    "division-by-zero": entry(
        vi=(
            "không tính được {name}: phép chia cho 0",
            "vui lòng kiểm tra số chia",
            "Giá trị này được tính theo công thức {expression} trong tệp ánh xạ.",
        ),
        en=(
            "{name} cannot be computed: division by zero",
            "check the divisor",
            "The mapping computes this value by {expression}.",
        ),
    ),
    "not-computable": entry(
        vi=(
            "không tính được {name} ({reason})",
            "vui lòng kiểm tra biểu thức {expression}",
            "Biểu thức trong tệp ánh xạ không áp dụng được cho giá trị trong ô.",
        ),
        en=(
            "{name} cannot be computed ({reason})",
            "check the expression {expression}",
            "The mapping's expression does not fit the values of the cells.",
        ),
    ),
    "output-needs-value": entry(
        vi=(
            "chưa đặt được tên văn bản: tên dùng {name}, hiện chưa có số liệu",
            "vui lòng bổ sung rồi chạy lại, hoặc sửa output trong tệp ánh xạ",
            (
                "Tên văn bản được đặt theo {output} trong tệp ánh xạ. Ô này không bắt buộc, nhưng để trống "
                "thì không đặt được tên."
            ),
        ),
        en=(
            "the document cannot be named: its name is made with {name}, which is not there",
            "fill it in and run again, or mend `output` in the mapping",
            "The name of the document is {output}.  The cell may be empty, but then there is no name.",
        ),
    ),
    "expression-not-computable": entry(
        vi=(
            "không tính được biểu thức {expression} ({reason})",
            "vui lòng kiểm tra số liệu mà biểu thức dùng, hoặc sửa biểu thức trong tệp ánh xạ",
            (
                "Biểu thức trong tệp ánh xạ không áp dụng được cho giá trị trong ô, nên văn bản dùng biểu "
                "thức này chưa lập được; các văn bản khác không bị ảnh hưởng."
            ),
        ),
        en=(
            "the expression {expression} cannot be computed ({reason})",
            "check the figures it reads, or mend it in the mapping",
            (
                "The mapping's expression does not fit the values of the cells, so the document that needs "
                "it is not made; the others are."
            ),
        ),
    ),
    "expression-division-by-zero": entry(
        vi=(
            "không tính được biểu thức {expression}: phép chia cho 0",
            "vui lòng kiểm tra số chia, hoặc sửa biểu thức trong tệp ánh xạ",
            (
                "Số chia trong biểu thức bằng 0 với số liệu của tệp này, nên văn bản dùng biểu thức này chưa "
                "lập được; các văn bản khác không bị ảnh hưởng."
            ),
        ),
        en=(
            "the expression {expression} cannot be computed: division by zero",
            "check the divisor, or mend the expression in the mapping",
            (
                "With the figures of this workbook the divisor is 0, so the document that needs the "
                "expression is not made; the others are."
            ),
        ),
    ),
    "rule-not-decidable": entry(
        vi=(
            "không kiểm tra được quy tắc {id} ({reason})",
            "vui lòng kiểm tra biểu thức {expression}",
            "Biểu thức của quy tắc không áp dụng được cho giá trị trong ô.",
        ),
        en=(
            "the rule {id} cannot be decided ({reason})",
            "check the expression {expression}",
            "The rule's expression does not fit the values of the cells.",
        ),
    ),
    "rule-too-many": entry(
        vi=(
            "quy tắc {id} phải xét {found} tổ hợp, vượt quá {limit} tổ hợp cho phép",
            "vui lòng bớt tên trong each, hoặc lọc danh sách trước khi ghép",
            (
                "Với nhiều tên trong each, quy tắc được xét cho mọi tổ hợp của chúng; số tổ hợp quá lớn thì "
                "việc kiểm tra không kết thúc được."
            ),
        ),
        en=(
            "the rule {id} would be held against {found} combinations; {limit} are allowed",
            "have fewer names in each, or choose from the lists before they are combined",
            "With several names in `each` a rule runs over every combination of them, which may never end.",
        ),
    ),
    "rule-too-long": entry(
        vi=(
            "việc xét quy tắc {id} mất hơn {limit} giây nên đã dừng lại",
            "vui lòng kiểm tra each và các bộ lọc trên danh sách dài trong quy tắc này",
            "Giới hạn thời gian ngăn một quy tắc chạy mãi không dừng.",
        ),
        en=(
            "deciding the rule {id} took more than {limit} seconds and was stopped",
            "check its each, and its filters of long lists",
            "The limit stops a rule that would run for ever.",
        ),
    ),
    "rule-too-much-memory": entry(
        vi=(
            "việc xét quy tắc {id} cần hơn {limit} MiB bộ nhớ nên đã dừng lại",
            "vui lòng kiểm tra each và các bộ lọc trên danh sách dài trong quy tắc này",
            "Giới hạn bộ nhớ ngăn một quy tắc chiếm hết máy.",
        ),
        en=(
            "deciding the rule {id} took more than {limit} MiB of memory and was stopped",
            "check its each, and its filters of long lists",
            "The limit stops a rule that would fill the memory.",
        ),
    ),
    "name-unknown": entry(
        vi=(
            'không có số liệu nào tên "{name}"',
            'có phải là "{nearest}"?|vui lòng sửa tên trong mẫu Word, hoặc khai báo tên này trong tệp ánh xạ',
            "Mẫu Word dùng một tên mà tệp ánh xạ không khai báo; chỗ này sẽ bị trống.",
        ),
        en=(
            'nothing feeds "{name}"',
            'was "{nearest}" meant?|mend the name in the template, or declare it in the mapping',
            "The template reads a name that the mapping does not declare; its place would stay empty.",
        ),
    ),
    "name-only-for-rules": entry(
        vi=(
            '"{name}" là số liệu của tệp khác, chỉ dùng được trong quy tắc (rules)',
            "vui lòng bỏ tên này, hoặc chuyển việc đối chiếu vào một quy tắc",
            (
                "Các tệp khác khai báo ở workbooks chỉ để đối chiếu: văn bản không in số liệu lấy từ tệp "
                "khác, và giá trị tính cũng vậy."
            ),
        ),
        en=(
            '"{name}" is of another workbook, which only rules may read',
            "take the name out, or compare in a rule",
            (
                "The other workbooks under `workbooks` are there to compare with: no document prints a "
                "figure of another file, and no computed value is made of one."
            ),
        ),
    ),
    "name-not-printable": entry(
        vi=(
            '"{name}" là một nhóm số liệu, không in ra được',
            "vui lòng ghi đầy đủ tên, ví dụ {example}",
            "Chỉ in được một giá trị, không in được cả bảng hoặc cả dòng.",
        ),
        en=(
            '"{name}" is a group of values and cannot be printed',
            "give the full name, for example {example}",
            "Only one value can be printed, not a table or a row.",
        ),
    ),
    "value-unused": entry(
        vi=(
            'không văn bản nào dùng "{name}"',
            "vui lòng thêm vào mẫu Word, hoặc xoá khỏi tệp ánh xạ",
            "Người nhập vẫn điền ô này nhưng số liệu không xuất hiện ở đâu.",
        ),
        en=(
            'no document uses "{name}"',
            "print it in a template, or take it out of the mapping",
            "Staff fill this cell and its figure appears nowhere.",
        ),
    ),
}
