"""Problems of the layout of an official document: lines, places, gaps, lists, appendices."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.entry import Entry, entry

ENTRIES: Mapping[str, Entry] = {
    "lint-line-missing": entry(
        vi=(
            "{what}: chưa có đường kẻ ngang phía dưới ({article}).",
            "Vui lòng kẻ một đường nét liền dài khoảng {expected}.",
            "Đường kẻ phải được vẽ (đường viền đoạn hoặc hình vẽ), nét liền, độ dài theo dòng chữ phía trên.",
        ),
        en=(
            "{what_en}: there is no line below ({article}).",
            "Draw an unbroken line of about {expected}.",
            "The line must be drawn (a border or a shape), unbroken, its length a share of the text above.",
        ),
    ),
    "lint-line-length": entry(
        vi=(
            "{what}: đường kẻ phía dưới dài {found}, nên dài {expected} ({article}).",
            "Vui lòng sửa độ dài đường kẻ.",
            "Độ dài đường kẻ được so với dòng chữ phía trên (ước tính theo phông Times New Roman).",
        ),
        en=(
            "{what_en}: the line below is {found} long, it should be {expected} ({article}).",
            "Change the length of the line.",
            "The line is compared with the text above it (estimated for Times New Roman).",
        ),
    ),
    "lint-line-broken": entry(
        vi=(
            "{what}: đường kẻ phía dưới là {found} ({article}).",
            "Vui lòng dùng {expected}.",
            "Đường kẻ dưới thành phần này là nét liền.",
        ),
        en=(
            "{what_en}: the line below is {found_en} ({article}).",
            "Use {expected_en}.",
            "The line below this component is unbroken.",
        ),
    ),
    "lint-line-fake": entry(
        vi=(
            "{what}: dùng {found} thay cho đường kẻ ({article}).",
            "Nên dùng {expected}.",
            "Chữ gạch chân hay dãy gạch nối trông giống đường kẻ nhưng không phải đường kẻ ngang nét liền.",
        ),
        en=(
            "{what_en}: {found_en} stands for the line ({article}).",
            "Use {expected_en}.",
            "Underlined text or a row of dashes looks like the line but is none.",
        ),
    ),
    "lint-row": entry(
        vi=(
            '{what}: không cùng hàng với "{expected}" ({article}).',
            "Vui lòng đặt hai thành phần này trên cùng một hàng của bảng.",
            "Hai thành phần này nằm trên cùng một hàng.",
        ),
        en=(
            '{what_en}: not in the row of "{expected}" ({article}).',
            "Put both into the same row.",
            "These two components stand side by side.",
        ),
    ),
    "lint-side": entry(
        vi=(
            '{what}: phải ở bên phải của "{expected}" ({article}).',
            "Vui lòng chuyển sang ô bên phải.",
            "Vị trí các thành phần theo sơ đồ bố trí của nghị định.",
        ),
        en=(
            '{what_en}: must stand to the right of "{expected}" ({article}).',
            "Move it into the right-hand cell.",
            "Components stand as in the diagram of the decree.",
        ),
    ),
    "lint-first-line": entry(
        vi=(
            "{what}: dòng đầu lùi vào {found}, quy định {expected} ({article}).",
            "Vui lòng đặt thụt dòng đầu {expected}.|Lỗi này có ở {places} đoạn.",
            "Khi xuống dòng, chữ đầu dòng lùi vào theo quy định; dấu cách không phải là thụt dòng.",
        ),
        en=(
            "{what_en}: the first line begins at {found}, prescribed {expected} ({article}).",
            "Set the first-line indent to {expected}.|The same holds for {places} paragraphs.",
            "The first line of a paragraph is indented as prescribed; blanks are no indent.",
        ),
    ),
    "lint-gap": entry(
        vi=(
            "{what}: cách đoạn trên {found}, quy định tối thiểu {expected} ({article}).",
            "Vui lòng đặt khoảng cách giữa các đoạn từ {expected}.|Lỗi này có ở {places} đoạn.",
            "Khoảng cách giữa các đoạn văn có mức tối thiểu.",
        ),
        en=(
            "{what_en}: {found} below the paragraph above, at least {expected} is prescribed ({article}).",
            "Set the space between paragraphs to {expected} or more.|The same holds for {places} paragraphs.",
            "There is a least distance between paragraphs.",
        ),
    ),
    "lint-before": entry(
        vi=(
            "{what}: cách dòng trên {found}, quy định {expected} ({article}).",
            "Vui lòng đặt khoảng cách phía trên {expected}.",
            "Thành phần này cách thành phần phía trên một khoảng quy định.",
        ),
        en=(
            "{what_en}: {found} below the line above, prescribed {expected} ({article}).",
            "Set the space above to {expected}.",
            "This component stands at a prescribed distance below the one above.",
        ),
    ),
    "lint-line-spacing": entry(
        vi=(
            "{what}: cách dòng {found}, quy định {expected} ({article}).",
            "Vui lòng chọn cách dòng trong khoảng {expected} dòng.|Lỗi này có ở {places} đoạn.",
            "Khoảng cách giữa các dòng có mức tối thiểu và tối đa.",
        ),
        en=(
            "{what_en}: line spacing {found}, prescribed {expected} ({article}).",
            "Choose a line spacing of {expected} lines.|The same holds for {places} paragraphs.",
            "Line spacing has a least and a greatest value.",
        ),
    ),
    "lint-end-mark": entry(
        vi=(
            '{what}: chưa kết thúc bằng "{expected}", hiện kết thúc bằng "{found}" ({article}).',
            'Vui lòng ghi "{expected}" sau câu cuối của nội dung.',
            "Nội dung văn bản kết thúc bằng dấu hiệu quy định để biết không còn phần sau.",
        ),
        en=(
            '{what_en}: does not end with "{expected}" but with "{found}" ({article}).',
            'Write "{expected}" after the last sentence.',
            "The text ends with a prescribed mark that shows nothing follows.",
        ),
    ),
    "lint-sequence": entry(
        vi=(
            '{what}: thứ tự "{found}" chưa đúng, theo bảng chữ cái tiếng Việt là "{expected}" ({article}).',
            "Vui lòng đánh lại thứ tự (sau d là đ; không có f, j, w, z).",
            (
                "Các điểm được đánh theo bảng chữ cái tiếng Việt; đánh số tự động của Word dùng bảng chữ "
                "cái tiếng Anh."
            ),
        ),
        en=(
            '{what_en}: "{found}" is out of order, the Vietnamese alphabet has "{expected}" ({article}).',
            "Letter the points anew (đ comes after d; there is no f, j, w, z).",
            "Points follow the Vietnamese alphabet; Word's automatic letters are English.",
        ),
    ),
    "lint-list-bullet": entry(
        vi=(
            '{what}: dòng "{found}" chưa có dấu "{expected}" ở đầu ({article}).',
            "Vui lòng thêm dấu gạch đầu dòng và một dấu cách.",
            "Mỗi nơi nhận ở một dòng, có gạch đầu dòng.",
        ),
        en=(
            '{what_en}: "{found}" does not begin with "{expected}" ({article}).',
            "Begin it with a dash and a blank.",
            "Each recipient stands on its own line after a dash.",
        ),
    ),
    "lint-list-ending": entry(
        vi=(
            '{what}: dòng "{found}" chưa kết thúc bằng "{expected}" ({article}).',
            'Vui lòng thêm "{expected}" vào cuối dòng.',
            "Các dòng kết thúc bằng dấu chấm phẩy, dòng cuối kết thúc bằng dấu chấm.",
        ),
        en=(
            '{what_en}: "{found}" does not end with "{expected}" ({article}).',
            'End it with "{expected}".',
            "Items end with a semicolon, the last one with a full stop.",
        ),
    ),
    "lint-list-first": entry(
        vi=(
            '{what}: dòng đầu là "{found}", thường là "{expected}" ({article}).',
            'Nên ghi "{expected}" ở dòng đầu vì văn bản có nơi gửi chính.',
            "Văn bản có nơi gửi chính thì dòng đầu của danh sách nhắc đến nơi gửi đó.",
        ),
        en=(
            '{what_en}: the first item is "{found}", usually "{expected}" ({article}).',
            'Begin with "{expected}", because the document has an addressee.',
            "Where there is an addressee, the list begins with a reference to it.",
        ),
    ),
    "lint-list-last": entry(
        vi=(
            '{what}: dòng cuối là "{found}", quy định theo dạng "{expected}" ({article}).',
            "Vui lòng ghi dòng lưu ở cuối danh sách và kết thúc bằng dấu chấm.",
            "Dòng cuối của danh sách ghi nơi lưu văn bản.",
        ),
        en=(
            '{what_en}: the last item is "{found}", it must be like "{expected}" ({article}).',
            "End the list with where the document is filed, and a full stop.",
            "The last item says where the document is filed.",
        ),
    ),
    "lint-one-line": entry(
        vi=(
            '{what}: chỉ có một nơi gửi "{found}" nhưng ghi ở dòng riêng ({article}).',
            "Đề nghị ghi: {expected}.",
            "Chỉ có một nơi gửi thì ghi trên cùng một dòng, không gạch đầu dòng.",
        ),
        en=(
            '{what_en}: the only addressee "{found}" stands on its own line ({article}).',
            "Write: {expected}.",
            "A single addressee stands on the same line, without a dash.",
        ),
    ),
    "lint-pair": entry(
        vi=(
            '{what}: dòng "{found}" chưa đi cùng dòng phù hợp ({article}).',
            "Vui lòng kiểm tra: {expected}.",
            "Ký thay, ký thừa lệnh hay ủy quyền được ghi thành các dòng theo thứ tự quy định.",
        ),
        en=(
            '{what_en}: "{found}" is not beside the line it needs ({article}).',
            "Check: {expected_en}.",
            "Signing for, by order of, or authorised by someone is written in lines of a prescribed order.",
        ),
    ),
    "lint-appendix-number": entry(
        vi=(
            '{what}: có từ hai phụ lục nhưng ghi "{found}" ({article}).',
            "Vui lòng đánh số La Mã: {expected}.",
            "Văn bản có từ hai phụ lục trở lên thì đánh số bằng chữ số La Mã.",
        ),
        en=(
            '{what_en}: there are several appendices, and one reads "{found}" ({article}).',
            "Number them in Roman figures: {expected}.",
            "Two or more appendices are numbered in Roman figures.",
        ),
    ),
    "lint-appendix-mention": entry(
        vi=(
            "{what}: nội dung văn bản chưa có chỉ dẫn về phụ lục kèm theo ({article}).",
            "Vui lòng nhắc đến phụ lục trong nội dung văn bản.",
            "Văn bản có phụ lục thì trong nội dung phải có chỉ dẫn về phụ lục đó.",
        ),
        en=(
            "{what_en}: the text does not point to the appendix ({article}).",
            "Mention the appendix in the text.",
            "Where there is an appendix, the text must point to it.",
        ),
    ),
}
