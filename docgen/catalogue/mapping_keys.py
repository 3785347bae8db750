"""Problems of the mapping family: keys and their values."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.entry import Entry, Text

ENTRIES: Mapping[str, Entry] = {
    "mapping-unknown-key": Entry(
        vi=Text(
            message="Không có khóa “{key}” ở mục này.",
            hints=(
                "Có phải là “{nearest}”?",
                "Các khóa dùng được: {known}.",
            ),
            explanation=(
                "Mỗi mục chỉ nhận một số khóa nhất định, xem mappings/README.md. Khóa viết sai nếu bỏ"
                " qua thì sẽ mất tác dụng mà không ai biết."
            ),
        ),
        en=Text(
            message="There is no key “{key}” in this section.",
            hints=(
                "Did you mean “{nearest}”?",
                "The keys of this section: {known}.",
            ),
            explanation=(
                "Every section takes a closed set of keys, see mappings/README.md. A misspelt key "
                "would otherwise have no effect, without a word."
            ),
        ),
    ),
    "mapping-missing-key": Entry(
        vi=Text(
            message="Mục này còn thiếu khóa “{key}”.",
            hints=("Vui lòng bổ sung khóa “{key}”.",),
            explanation="Khóa này là bắt buộc, xem mappings/README.md.",
        ),
        en=Text(
            message="The key “{key}” is missing here.",
            hints=("Add “{key}”.",),
            explanation="This key is required, see mappings/README.md.",
        ),
    ),
    "mapping-missing-one": Entry(
        vi=Text(
            message="Mục này cần một trong các khóa: {keys}.",
            hints=("Vui lòng bổ sung đúng một khóa.",),
            explanation="Mục này phải có một và chỉ một trong các khóa nêu trên, xem mappings/README.md.",
        ),
        en=Text(
            message="This section needs one of the keys: {keys}.",
            hints=("Add exactly one of them.",),
            explanation="Exactly one of these keys must be there, see mappings/README.md.",
        ),
    ),
    "mapping-only-one": Entry(
        vi=Text(
            message="Chỉ được dùng một trong các khóa: {keys}.",
            hints=("Vui lòng bỏ bớt, giữ lại một khóa.",),
            explanation=(
                "Các khóa này nói cùng một việc theo hai cách; nếu có cả hai thì không biết theo cách nào."
            ),
        ),
        en=Text(
            message="Only one of these keys may be there: {keys}.",
            hints=("Keep one of them.",),
            explanation="These keys say the same thing in two ways; with both, neither can be trusted.",
        ),
    ),
    "mapping-needs-key": Entry(
        vi=Text(
            message="Khóa “{key}” chỉ dùng được khi có khóa “{needed}”.",
            hints=("Vui lòng bổ sung khóa “{needed}” hoặc bỏ khóa “{key}”.",),
            explanation=(
                "Khóa này không có ý nghĩa khi đứng một mình: output, title, when đi cùng template; "
                "đơn vị và các lựa chọn của kiểu đi cùng type."
            ),
        ),
        en=Text(
            message="The key “{key}” means something only beside “{needed}”.",
            hints=("Add “{needed}”, or remove “{key}”.",),
            explanation=(
                "output, title and when go with template; the unit and the options of a type go with type."
            ),
        ),
    ),
    "mapping-no-value": Entry(
        vi=Text(
            message="Khóa “{key}” chưa có giá trị.",
            hints=('Vui lòng ghi giá trị sau dấu hai chấm, hoặc bỏ dòng này; chữ rỗng thì viết "".',),
            explanation="Sau dấu hai chấm không có gì, hoặc chỉ có null, danh sách rỗng, mục rỗng.",
        ),
        en=Text(
            message="The key “{key}” has no value.",
            hints=('Write a value after the colon, or remove the line; an empty text is "".',),
            explanation="Nothing follows the colon, or only null, an empty list or an empty section.",
        ),
    ),
    "mapping-not-text": Entry(
        vi=Text(
            message="Giá trị của “{key}” phải là chữ, ở đây là {found}.",
            hints=("Nếu chữ có dấu ngoặc hoặc dấu hai chấm, vui lòng đặt trong dấu ngoặc kép.",),
            explanation=(
                "Khóa này nhận một đoạn chữ. YAML hiểu dấu ngoặc vuông là danh sách và dấu ngoặc nhọn"
                " là một nhóm khóa."
            ),
        ),
        en=Text(
            message="The value of “{key}” must be a text; it is {found}.",
            hints=("Put text with brackets or colons in double quotes.",),
            explanation=(
                "This key takes a text. To YAML, square brackets are a list and braces a group of keys."
            ),
        ),
    ),
    "mapping-not-whole": Entry(
        vi=Text(
            message="Giá trị của “{key}” phải là số nguyên, ở đây là “{found}”.",
            hints=("Vui lòng chỉ ghi chữ số, không có dấu ngoặc kép, không có số 0 đứng đầu.",),
            explanation="Khóa này nhận số nguyên không âm viết bằng chữ số, ví dụ header: 4.",
        ),
        en=Text(
            message="The value of “{key}” must be a whole number; it is “{found}”.",
            hints=("Write digits only, without quotes and without a leading zero.",),
            explanation="This key takes a whole number in digits, such as header: 4.",
        ),
    ),
    "mapping-not-number": Entry(
        vi=Text(
            message="Giá trị của “{key}” phải là số, ở đây là “{found}”.",
            hints=(
                ("Vui lòng chỉ ghi chữ số; phần thập phân sau dấu chấm, ví dụ 12.5; không có dấu ngoặc kép."),
            ),
            explanation=(
                "Khóa này nhận một số viết theo cách của YAML: dấu chấm là dấu thập phân, không phân "
                "cách hàng nghìn."
            ),
        ),
        en=Text(
            message="The value of “{key}” must be a number; it is “{found}”.",
            hints=("Write digits, with a decimal point where needed (12.5), without quotes.",),
            explanation=(
                "This key takes a number as YAML writes it: a point before the decimals, nothing "
                "between thousands."
            ),
        ),
    ),
    "mapping-not-day": Entry(
        vi=Text(
            message="Giá trị của “{key}” phải là một ngày viết theo năm-tháng-ngày, ở đây là “{found}”.",
            hints=("Ví dụ ngày 30 tháng 6 năm 2025 viết là 2025-06-30.",),
            explanation="Cách viết này chỉ có một cách hiểu, không lẫn ngày với tháng.",
        ),
        en=Text(
            message="The value of “{key}” must be a day, year-month-day; it is “{found}”.",
            hints=("Write 30 June 2025 as 2025-06-30.",),
            explanation="Written so (ISO 8601), a day cannot be taken for a month.",
        ),
    ),
    "mapping-register-dates": Entry(
        vi=Text(
            message="Ngày bắt đầu ({first}) sau ngày kết thúc ({last}).",
            hints=("Vui lòng kiểm tra lại hai ngày “from” và “to”.",),
            explanation="Một dòng của sổ có hiệu lực từ ngày “from” đến hết ngày “to”.",
        ),
        en=Text(
            message="It begins ({first}) after it ends ({last}).",
            hints=("Check the days “from” and “to”.",),
            explanation="An entry of a register holds from the day “from” to the day “to”, both included.",
        ),
    ),
    "mapping-too-low": Entry(
        vi=Text(
            message="Giá trị {found} của “{key}” nhỏ hơn mức thấp nhất là {lowest}.",
            hints=("Vui lòng ghi số từ {lowest} trở lên.",),
            explanation="Giá trị nhỏ hơn mức cho phép của khóa này.",
        ),
        en=Text(
            message="The value {found} of “{key}” is below {lowest}.",
            hints=("Write {lowest} or more.",),
            explanation="The value is below what this key allows.",
        ),
    ),
    "mapping-out-of-range": Entry(
        vi=Text(
            message="Giá trị {found} của “{key}” nằm ngoài khoảng {lowest} đến {highest}.",
            hints=("Vui lòng ghi một số trong khoảng này.",),
            explanation=("Giá trị nằm ngoài mức cho phép của khóa này; dòng của Excel chỉ từ 1 đến 1048576."),
        ),
        en=Text(
            message="The value {found} of “{key}” is outside {lowest} to {highest}.",
            hints=("Write a number between the two.",),
            explanation=("The value is outside what this key allows; rows of Excel count from 1 to 1048576."),
        ),
    ),
    "mapping-not-flag": Entry(
        vi=Text(
            message="Giá trị của “{key}” phải là true hoặc false, ở đây là “{found}”.",
            hints=("Vui lòng ghi true (có) hoặc false (không), không có dấu ngoặc kép.",),
            explanation=(
                "Các cách viết yes, no, on, off, True... mỗi phần mềm hiểu một khác nên không được dùng."
            ),
        ),
        en=Text(
            message="The value of “{key}” must be true or false; it is “{found}”.",
            hints=("Write true or false, without quotes.",),
            explanation=(
                "yes, no, on, off, True... are read differently by different programs, so they are not taken."
            ),
        ),
    ),
    "mapping-not-list": Entry(
        vi=Text(
            message="Giá trị của “{key}” phải là danh sách, ở đây là {found}.",
            hints=(
                (
                    "Vui lòng viết trong dấu ngoặc vuông, ví dụ [a, b], hoặc mỗi phần tử một dòng bắt đầu"
                    " bằng dấu gạch ngang."
                ),
            ),
            explanation="Khóa này nhận một danh sách, dù chỉ có một phần tử.",
        ),
        en=Text(
            message="The value of “{key}” must be a list; it is {found}.",
            hints=("Write it in square brackets, such as [a, b], or one item a line after a dash.",),
            explanation="This key takes a list, even of a single item.",
        ),
    ),
    "mapping-not-section": Entry(
        vi=Text(
            message="“{key}” phải là một nhóm khóa, ở đây là {found}.",
            hints=(
                ("Vui lòng viết các khóa con ở dòng dưới, thụt vào hai dấu cách, hoặc trong dấu ngoặc nhọn."),
            ),
            explanation="Mục này gồm các cặp khóa và giá trị, xem mappings/README.md.",
        ),
        en=Text(
            message="“{key}” must be a group of keys; it is {found}.",
            hints=("Write its keys on the lines below, indented by two blanks, or in braces.",),
            explanation="This section consists of keys and values, see mappings/README.md.",
        ),
    ),
    "mapping-unknown-word": Entry(
        vi=Text(
            message="Giá trị “{found}” không dùng được cho “{key}”.",
            hints=(
                "Có phải là “{nearest}”?",
                "Các giá trị dùng được: {known}.",
            ),
            explanation="Khóa này chỉ nhận một số từ nhất định, viết thường, không dấu.",
        ),
        en=Text(
            message="“{found}” is not a value of “{key}”.",
            hints=(
                "Did you mean “{nearest}”?",
                "The values allowed: {known}.",
            ),
            explanation="This key takes one of a few words.",
        ),
    ),
    "mapping-option-unfit": Entry(
        vi=Text(
            message="Khóa “{key}” không dùng được với kiểu {type}.",
            hints=("Khóa này dùng với kiểu: {fits}. Vui lòng đổi type hoặc bỏ khóa “{key}”.",),
            explanation=(
                "decimals đi với number, percent, money; grouping, min, max đi với các kiểu số; "
                "choices đi với choice. Dòng của bảng chỉ tiêu không ghi type thì có kiểu count."
            ),
        ),
        en=Text(
            message="The key “{key}” does not go with the type {type}.",
            hints=("It goes with: {fits}. Change the type, or remove “{key}”.",),
            explanation=(
                "decimals goes with number, percent and money; grouping, min and max with numeric "
                "types; choices with choice. A row of a grid without a type is a count."
            ),
        ),
    ),
    "mapping-choices-missing": Entry(
        vi=Text(
            message="Kiểu choice cần có khóa choices.",
            hints=("Vui lòng liệt kê các giá trị được chọn, ví dụ choices: [KT., TL., TM.]",),
            explanation=(
                "Kiểu choice chỉ nhận giá trị trong danh sách choices; thiếu danh sách này thì không "
                "kiểm tra được."
            ),
        ),
        en=Text(
            message="The type choice needs the key choices.",
            hints=("List what may be chosen, such as choices: [KT., TL., TM.]",),
            explanation=(
                "A choice takes only what is listed in `choices`; without the list nothing can be checked."
            ),
        ),
    ),
    "mapping-bounds": Entry(
        vi=Text(
            message="Giá trị nhỏ nhất {min} lại lớn hơn giá trị lớn nhất {max}.",
            hints=("Vui lòng kiểm tra lại min và max.",),
            explanation="Với hai giới hạn này không số nào hợp lệ.",
        ),
        en=Text(
            message="The lowest value {min} is above the highest value {max}.",
            hints=("Check min and max.",),
            explanation="No number could satisfy both bounds.",
        ),
    ),
    "mapping-expression": Entry(
        vi=Text(
            message="Biểu thức của “{key}” không đúng: {found}",
            hints=(
                "Chi tiết kỹ thuật: {problem}",
                "Vui lòng kiểm tra dấu ngoặc, dấu nháy và tên bộ lọc.",
            ),
            explanation=(
                "Biểu thức viết bằng ngôn ngữ của mẫu (Jinja), ví dụ so_lieu.a.k6 <= so_lieu.b.k6. "
                "Các bộ lọc có sẵn được liệt kê trong mappings/README.md."
            ),
        ),
        en=Text(
            message="The expression of “{key}” cannot be read: {found}",
            hints=(
                "The language says: {problem}",
                "Check brackets, quotes and the names of filters.",
            ),
            explanation=(
                "Expressions are in the templates' language (Jinja), such as so_lieu.a.k6 <= "
                "so_lieu.b.k6. mappings/README.md lists the filters."
            ),
        ),
    ),
    "mapping-decimal-comma": Entry(
        vi=Text(
            message="Điều kiện của “{key}” có dấu phẩy nên luôn đúng: {found}",
            hints=(
                "Vui lòng viết {meant} thay cho {number}.",
                "Số thập phân trong biểu thức viết bằng dấu chấm, ví dụ 9.5.",
            ),
            explanation=(
                "Trong ngôn ngữ của mẫu, dấu phẩy ngăn hai giá trị: 9,5 là một dãy gồm 9 và 5, mà một dãy "
                "thì luôn được coi là đúng."
            ),
        ),
        en=Text(
            message="The condition of “{key}” has a comma and is therefore always true: {found}",
            hints=(
                "Write {meant} for {number}.",
                "Decimals of an expression have a point, such as 9.5.",
            ),
            explanation=(
                "In the templates' language a comma separates two values: 9,5 is a list of 9 and 5, and a "
                "list always counts as true."
            ),
        ),
    ),
    "mapping-thousands-dot": Entry(
        vi=Text(
            message="Số {number} trong “{key}” sẽ được hiểu là số thập phân: {found}",
            hints=(
                "Nếu là hàng nghìn, vui lòng viết {meant}; nếu là số thập phân, vui lòng bỏ số 0 ở cuối.",
            ),
            explanation=("Trong biểu thức, dấu chấm là dấu thập phân: 1.000 là một, không phải một nghìn."),
        ),
        en=Text(
            message="The number {number} in “{key}” would be read as a decimal: {found}",
            hints=("Write {meant} if thousands are meant, and leave the last 0 out if decimals are.",),
            explanation="In an expression the dot is the decimal point: 1.000 is one, not a thousand.",
        ),
    ),
    "mapping-formula": Entry(
        vi=Text(
            message="Công thức Excel phải bắt đầu bằng dấu bằng, ở đây là “{found}”.",
            hints=('Vui lòng viết ví dụ "=SUM(1,2)", đặt trong dấu ngoặc kép.',),
            explanation="Khóa formulas ghi công thức Excel cho tệp trắng do docgen workbook tạo ra.",
        ),
        en=Text(
            message="A formula of Excel begins with an equals sign; this is “{found}”.",
            hints=('Write, for example, "=SUM(1,2)", in double quotes.',),
            explanation=(
                "`formulas` holds Excel formulas for the blank workbook that docgen workbook makes."
            ),
        ),
    ),
    "mapping-formula-brace": Entry(
        vi=Text(
            message="Ngoặc nhọn trong công thức “{found}” thừa, thiếu hoặc để trống.",
            hints=("Vui lòng viết tên ô trong một cặp ngoặc nhọn, ví dụ ={{so_a.k6}}+{{so_b.k6}}.",),
            explanation=(
                "Trong formulas, mỗi cặp ngoặc nhọn chứa tên một ô và được thay bằng địa chỉ của ô đó; ngoặc "
                "không đủ cặp sẽ nằm nguyên trong ô Excel và làm hỏng công thức."
            ),
        ),
        en=Text(
            message="A brace of the formula “{found}” is too many, missing or empty.",
            hints=("Write the name of a cell in one pair of braces: ={{so_a.k6}}+{{so_b.k6}}.",),
            explanation=(
                "In `formulas` each pair of braces holds the name of a cell and becomes its address; any "
                "other brace would stay in the cell and break the formula."
            ),
        ),
    ),
}
