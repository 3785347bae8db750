"""Problems of the tags in a template, found before any value is known."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.entry import Entry, entry

ENTRIES: Mapping[str, Entry] = {
    "template-syntax": entry(
        vi=(
            "Cú pháp của thẻ chưa đúng: {reason}",
            "Vui lòng sửa thẻ tại vị trí được nêu; xem templates/README.md.",
            (
                "Thẻ trong mẫu được viết bằng ngôn ngữ Jinja: {{ tên }} in giá trị, {% if %}, {% for %} điều "
                "khiển. Thông báo gốc của Jinja (tiếng Anh) được giữ nguyên."
            ),
        ),
        en=(
            "A tag is not well written: {reason}",
            "Correct the tag at the place named; see templates/README.md.",
            (
                "Tags are written in Jinja: {{ name }} prints a value, {% if %} and {% for %} control. The "
                "reason is in Jinja's own words."
            ),
        ),
    ),
    "template-unclosed-tag": entry(
        vi=(
            "Thẻ mở bằng {tag} nhưng không được đóng trong cùng đoạn.",
            "Vui lòng thêm dấu đóng }}}} hoặc %}} vào cuối thẻ.",
            "Mỗi thẻ bắt đầu bằng {{ hoặc {% phải kết thúc bằng }} hoặc %}.",
        ),
        en=(
            "A tag opened by {tag} is not closed in its paragraph.",
            "Add the closing }}}} or %}}.",
            "Each tag that begins with {{ or {% ends with }} or %}.",
        ),
    ),
    "template-unclosed-block": entry(
        vi=(
            "Thẻ {tag} chưa có thẻ kết thúc.",
            "Vui lòng thêm {{% {end} %}} vào sau phần nội dung.",
            "Mỗi {% for %} cần một {% endfor %}, mỗi {% if %} cần một {% endif %}.",
        ),
        en=(
            "{tag} is never ended.",
            "Add {{% {end} %}} after its content.",
            "Each {% for %} needs an {% endfor %}, each {% if %} an {% endif %}.",
        ),
    ),
    "template-unexpected-tag": entry(
        vi=(
            "Thẻ {tag} không có thẻ mở tương ứng.",
            "Vui lòng xóa thẻ, hoặc thêm thẻ mở ({{% if %}}, {{% for %}}) vào trước.",
            "Thẻ kết thúc, else và elif chỉ có nghĩa bên trong khối mà chúng thuộc về.",
        ),
        en=(
            "{tag} has no opening tag.",
            "Remove it, or add the opening {{% if %}} or {{% for %}}.",
            "Ending tags, else and elif only make sense in the block they belong to.",
        ),
    ),
    "template-unknown-statement": entry(
        vi=(
            'Không có lệnh "{name}".',
            'Có phải ý là "{nearest}"?|Vui lòng sửa thẻ tại vị trí được nêu; xem templates/README.md.',
            (
                "Các lệnh dùng được: if, elif, else, endif, for, endfor, set, vm, hm, colspan, cellbg và một "
                "số lệnh khác của Jinja."
            ),
        ),
        en=(
            'There is no statement "{name}".',
            'Did you mean "{nearest}"?|Correct the tag; see templates/README.md.',
            (
                "The statements are if, elif, else, endif, for, endfor, set, vm, hm, colspan, cellbg and "
                "some more of Jinja's."
            ),
        ),
    ),
    "template-unknown-filter": entry(
        vi=(
            'Không có bộ lọc "{name}".',
            'Có phải ý là "{nearest}"?',
            (
                "Bộ lọc đứng sau dấu | và đổi cách viết một giá trị, ví dụ {{ so_tien | bang_chu }}. Danh "
                "sách ở templates/README.md."
            ),
        ),
        en=(
            'There is no filter "{name}".',
            'Did you mean "{nearest}"?',
            (
                "A filter stands after a | and changes how a value is written, as in {{ amount | bang_chu "
                "}}. templates/README.md lists them."
            ),
        ),
    ),
    "template-unknown-test": entry(
        vi=(
            'Không có phép thử "{name}".',
            'Có phải ý là "{nearest}"?',
            "Phép thử đứng sau chữ is, ví dụ {% if x is defined %}.",
        ),
        en=(
            'There is no test "{name}".',
            'Did you mean "{nearest}"?',
            "A test stands after the word is, as in {% if x is defined %}.",
        ),
    ),
    "template-refused-statement": entry(
        vi=(
            'Mẫu không được dùng lệnh "{name}".',
            "Đề nghị đưa nội dung cần dùng vào thẳng tệp mẫu này.",
            "include, import và extends đọc tệp khác khi tạo văn bản nên không được phép.",
        ),
        en=(
            'A template may not use "{name}".',
            "Put what is needed into this template itself.",
            "include, import and extends read other files while a document is made, and are not allowed.",
        ),
    ),
    "template-loop-outside": entry(
        vi=(
            '"loop" (hoặc vm, hm) được dùng ngoài vòng lặp for.',
            "Vui lòng đặt thẻ này vào giữa {{% for %}} và {{% endfor %}}.",
            "loop chỉ có bên trong vòng lặp for; vm và hm cũng dùng đến nó.",
        ),
        en=(
            '"loop" (or vm, hm) is used outside a for.',
            "Put the tag between {{% for %}} and {{% endfor %}}.",
            "loop exists only inside a for; vm and hm use it too.",
        ),
    ),
    "template-decimal-comma": entry(
        vi=(
            "Điều kiện có dấu phẩy nên luôn đúng.",
            (
                "Vui lòng viết {meant} thay cho {number}.|Số thập phân trong điều kiện viết bằng dấu chấm, "
                "ví dụ 9.5."
            ),
            "Dấu phẩy ngăn hai giá trị: 9,5 là một dãy gồm 9 và 5, mà một dãy thì luôn được coi là đúng.",
        ),
        en=(
            "The condition has a comma and is therefore always true.",
            "Write {meant} for {number}.|Decimals of a condition have a point, such as 9.5.",
            "A comma separates two values: 9,5 is a list of 9 and 5, and a list always counts as true.",
        ),
    ),
    "template-thousands-dot": entry(
        vi=(
            "Số {number} sẽ được hiểu là số thập phân.",
            "Nếu là hàng nghìn, vui lòng viết {meant}; nếu là số thập phân, vui lòng bỏ số 0 ở cuối.",
            "Trong thẻ, dấu chấm là dấu thập phân: 1.000 là một, không phải một nghìn.",
        ),
        en=(
            "The number {number} would be read as a decimal.",
            "Write {meant} if thousands are meant, and leave the last 0 out if decimals are.",
            "In a tag the dot is the decimal point: 1.000 is one, not a thousand.",
        ),
    ),
    "template-text-beside-tag": entry(
        vi=(
            'Nội dung "{lost}" nằm cùng chỗ với thẻ {tag} nên sẽ không có trong văn bản.',
            "Vui lòng để thẻ {tag} đứng một mình trong đoạn, dòng hoặc ô của nó.",
            (
                "Thẻ {%p, {%tr, {%tc thay cho cả đoạn, cả dòng của bảng hoặc cả ô chứa nó; những gì nằm cùng "
                "chỗ bị bỏ."
            ),
        ),
        en=(
            '"{lost}" stands beside {tag} and will not be in the document.',
            "Leave {tag} alone in its paragraph, row or cell.",
            (
                "{%p, {%tr and {%tc take the place of the whole paragraph, row or cell they stand in; what "
                "is beside them is dropped."
            ),
        ),
    ),
    "template-tag-beside-tag": entry(
        vi=(
            "Thẻ {lost} nằm cùng chỗ với thẻ {tag} nên sẽ bị bỏ.",
            "Vui lòng đưa {lost} sang một đoạn, dòng hoặc ô khác.",
            (
                "Thẻ {%p, {%tr, {%tc thay cho cả đoạn, cả dòng của bảng hoặc cả ô chứa nó; mỗi chỗ chỉ được "
                "một thẻ."
            ),
        ),
        en=(
            "{lost} stands beside {tag} and would be dropped.",
            "Move {lost} into a paragraph, row or cell of its own.",
            (
                "{%p, {%tr and {%tc take the place of the whole paragraph, row or cell they stand in; there "
                "can be only one."
            ),
        ),
    ),
    "template-tag-outside-table": entry(
        vi=(
            "Thẻ {tag} đứng ngoài bảng.",
            "Vui lòng dùng thẻ {{%p ngoài bảng, hoặc đưa thẻ vào một dòng riêng của bảng.",
            "{%tr và {%tc thay cho một dòng hoặc một ô của bảng.",
        ),
        en=(
            "{tag} stands outside a table.",
            "Use {{%p outside tables, or put it into a row of its own.",
            "{%tr and {%tc take the place of a row or a cell of a table.",
        ),
    ),
    "template-tag-space": entry(
        vi=(
            "Thẻ {tag} có dấu cách trước chữ p, tr, tc hoặc r.",
            "Vui lòng viết liền: {{%tr ... %}}, không viết {{% tr ... %}}.",
            "Chữ p, tr, tc, r phải đứng ngay sau {% hoặc {{, sau đó mới đến dấu cách.",
        ),
        en=(
            "{tag} has a space before p, tr, tc or r.",
            "Write {{%tr ... %}}, not {{% tr ... %}}.",
            "The letters p, tr, tc, r must follow {% or {{ at once, and a space must follow them.",
        ),
    ),
    "template-tag-dash": entry(
        vi=(
            "Thẻ {tag} có dấu - hoặc + trước chữ p, tr, tc hoặc r.",
            "Vui lòng bỏ dấu đó và viết liền: {{%p ... %}}, không viết {{%-p ... %}}.",
            (
                "Chữ p, tr, tc, r phải đứng ngay sau {% hoặc {{. Thẻ đó thay cả đoạn, dòng hoặc ô, nên không "
                "cần dấu - để bỏ khoảng trắng."
            ),
        ),
        en=(
            "{tag} has a - or a + before p, tr, tc or r.",
            "Leave it out and write {{%p ... %}}, not {{%-p ... %}}.",
            (
                "The letters p, tr, tc, r must follow {% or {{ at once. Such a tag takes the place of the "
                "whole paragraph, row or cell, so there are no blanks for a dash to take away."
            ),
        ),
    ),
    "template-tag-character": entry(
        vi=(
            "Thẻ {tag} có ký tự % hoặc }} bên trong.",
            "Vui lòng đặt giá trị bằng {{% set %}} ở trước, hoặc dùng thẻ {{% %}} thường.",
            "docxtpl không nhận ra thẻ {%p, {%tr, {%tc, {%r có dấu % hoặc } ở giữa.",
        ),
        en=(
            "{tag} has a % or a }} inside.",
            "Use a {{% set %}} before it, or an ordinary {{% %}}.",
            "docxtpl does not recognise {%p, {%tr, {%tc, {%r tags with a % or a } in them.",
        ),
    ),
    "template-deleted-tag": entry(
        vi=(
            "Thẻ {tag} nằm trong phần đã xóa khi theo dõi thay đổi (Track Changes).",
            "Vui lòng chấp nhận hoặc từ chối mọi thay đổi trong mẫu (Xem lại > Chấp nhận).",
            "Phần đã xóa vẫn còn trong tệp và vẫn được thực hiện, nhưng người đọc không thấy.",
        ),
        en=(
            "{tag} lies in text deleted with Track Changes.",
            "Accept or reject all changes of the template (Review > Accept).",
            "Deleted text is still in the file and is still carried out, but nobody sees it.",
        ),
    ),
    "template-part-not-filled": entry(
        vi=(
            "Thẻ {tag} nằm ở phần không được điền (chú thích cuối, bình luận, biểu đồ...).",
            "Vui lòng chuyển thẻ vào thân văn bản, đầu trang, chân trang hoặc chú thích chân trang.",
            (
                "docxtpl chỉ điền thân văn bản, đầu trang, chân trang, chú thích chân trang và một số thuộc "
                "tính của tài liệu."
            ),
        ),
        en=(
            "{tag} stands in a part that is never filled (endnotes, comments, charts, ...).",
            "Move it into the text, a header, a footer or a footnote.",
            (
                "docxtpl fills the text, headers, footers, footnotes and some of the document's properties "
                "only."
            ),
        ),
    ),
}
