"""Problems of the mapping family: a file that cannot be read, found or included."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.entry import Entry, Text

ENTRIES: Mapping[str, Entry] = {
    "mapping-not-found": Entry(
        vi=Text(
            message="Không tìm thấy tệp mapping này.",
            hints=("Vui lòng kiểm tra lại tên tệp và thư mục.",),
            explanation=(
                "Mỗi văn bản cần một tệp mapping (.yaml) trong thư mục mappings. Tệp được gọi tên "
                "nhưng không có ở đó."
            ),
        ),
        en=Text(
            message="The mapping file does not exist.",
            hints=("Check the name and the folder.",),
            explanation=(
                "Every document needs a mapping file (.yaml) in the folder mappings. This one was "
                "asked for and is not there."
            ),
        ),
    ),
    "mapping-unreadable": Entry(
        vi=Text(
            message="Không đọc được tệp: {problem}.",
            hints=(("Vui lòng kiểm tra quyền truy cập và xem tệp có đang bị chương trình khác giữ không."),),
            explanation=(
                "Hệ điều hành không cho mở tệp. Thường do thiếu quyền đọc, ổ đĩa mạng mất kết nối "
                "hoặc tệp đang bị khóa."
            ),
        ),
        en=Text(
            message="The file cannot be read: {problem}.",
            hints=("Check its permissions, and whether another program holds it.",),
            explanation=(
                "The operating system refused to open the file: missing permission, a lost network "
                "drive, or a lock."
            ),
        ),
    ),
    "mapping-too-large": Entry(
        vi=Text(
            message="Tệp mapping lớn hơn {limit}, vượt mức cho phép.",
            hints=("Vui lòng tách bớt nội dung ra tệp khác rồi dùng include.",),
            explanation=(
                "Một tệp mapping bình thường chỉ vài chục KB. Giới hạn này giữ cho máy không bị treo "
                "vì một tệp hỏng."
            ),
        ),
        en=Text(
            message="The mapping file is larger than {limit}, the limit.",
            hints=("Move parts of it to another file and include that.",),
            explanation=(
                "An ordinary mapping has some tens of kilobytes. The limit keeps a damaged file from "
                "stopping the machine."
            ),
        ),
    ),
    "mapping-not-utf8": Entry(
        vi=Text(
            message="Tệp không được lưu theo bảng mã UTF-8.",
            hints=("Vui lòng mở tệp bằng trình soạn thảo và lưu lại với bảng mã (Encoding) UTF-8.",),
            explanation=(
                "Tiếng Việt trong tệp mapping phải ở dạng Unicode UTF-8. Vị trí báo ở đây là byte đầu"
                " tiên không đọc được."
            ),
        ),
        en=Text(
            message="The file is not UTF-8.",
            hints=("Save it again with the encoding UTF-8.",),
            explanation=(
                "A mapping is Unicode text in UTF-8. The place given is the first byte that cannot be read."
            ),
        ),
    ),
    "mapping-illegal-character": Entry(
        vi=Text(
            message="Có ký tự điều khiển {character}, văn bản Word không chứa được.",
            hints=("Vui lòng xóa ký tự này và gõ lại.",),
            explanation=(
                "Ký tự điều khiển thường lọt vào khi sao chép từ phần mềm khác; mắt không thấy nhưng "
                "Word từ chối."
            ),
        ),
        en=Text(
            message="There is a control character, {character}, which a Word document cannot hold.",
            hints=("Delete it and type the text again.",),
            explanation=(
                "Control characters come from copying out of other programs; they cannot be seen, and"
                " Word refuses them."
            ),
        ),
    ),
    "mapping-empty": Entry(
        vi=Text(
            message="Tệp mapping không có nội dung.",
            hints=("Vui lòng khai báo ít nhất một mục, hoặc xóa tệp.",),
            explanation=(
                "Tệp rỗng hoặc chỉ có chú thích. Xem mappings/README.md để biết các mục có thể khai báo."
            ),
        ),
        en=Text(
            message="The mapping file is empty.",
            hints=("Declare something in it, or delete it.",),
            explanation=(
                "The file has no content, or only comments. See mappings/README.md for what a mapping"
                " may hold."
            ),
        ),
    ),
    "mapping-syntax": Entry(
        vi=Text(
            message="Cách viết ở đây không đúng cú pháp YAML.",
            hints=(
                (
                    "Vui lòng kiểm tra dấu hai chấm, dấu ngoặc và khoảng thụt đầu dòng; chữ có ký tự đặc "
                    "biệt cần đặt trong dấu ngoặc kép."
                ),
                "Chi tiết kỹ thuật: {problem}",
            ),
            explanation=(
                "Thường gặp: quên đóng ngoặc; có dấu hai chấm trong một câu không đặt trong ngoặc "
                "kép; các dòng cùng cấp không thụt vào bằng nhau; chữ bắt đầu bằng @, %, & hoặc *."
            ),
        ),
        en=Text(
            message="This is not YAML.",
            hints=(
                (
                    "Check colons, brackets and indentation; put text with special characters in double "
                    "quotes."
                ),
                "The parser says: {problem}",
            ),
            explanation=(
                "Frequent causes: a bracket left open; a colon in an unquoted sentence; lines of one "
                "level indented differently; text that begins with @, %, & or *."
            ),
        ),
    ),
    "mapping-tab": Entry(
        vi=Text(
            message="Dòng này thụt vào bằng phím Tab; YAML chỉ nhận dấu cách.",
            hints=("Vui lòng thay mỗi Tab bằng hai dấu cách.",),
            explanation=("YAML cấm ký tự Tab ở đầu dòng. Nên đặt trình soạn thảo tự đổi Tab thành dấu cách."),
        ),
        en=Text(
            message="This line is indented with a tab; YAML takes blanks only.",
            hints=("Replace each tab by two blanks.",),
            explanation="YAML forbids tabs in indentation. Set the editor to insert blanks.",
        ),
    ),
    "mapping-unquoted-sheet": Entry(
        vi=Text(
            message="Địa chỉ ô {found} phải nằm trọn trong dấu ngoặc kép.",
            hints=("Vui lòng viết {quoted}",),
            explanation=(
                "Với YAML, dấu nháy đứng đầu là bắt đầu một đoạn chữ và dấu nháy thứ hai là hết đoạn "
                "chữ đó, nên phần sau bị thừa. Đặt cả địa chỉ trong dấu ngoặc kép thì YAML mới hiểu "
                "là một."
            ),
        ),
        en=Text(
            message="The address {found} must be in double quotes as a whole.",
            hints=("Write {quoted}",),
            explanation=(
                "To YAML, a quote at the start opens a text and the next quote closes it, so what "
                "follows is too much. In double quotes the whole address is one text."
            ),
        ),
    ),
    "mapping-several-documents": Entry(
        vi=Text(
            message="Tệp chứa nhiều hơn một tài liệu YAML (có dòng --- ở giữa).",
            hints=("Vui lòng bỏ dòng --- hoặc tách phần sau thành tệp riêng.",),
            explanation=(
                "Mỗi tệp mapping chỉ có một tài liệu YAML. Phần sau dòng --- nếu cứ bỏ qua thì sẽ mất"
                " mà không ai biết."
            ),
        ),
        en=Text(
            message="The file holds more than one YAML document (a line --- in the middle).",
            hints=("Remove the line ---, or move what follows to a file of its own.",),
            explanation=(
                "A mapping file is one YAML document. What follows --- would otherwise be lost "
                "without a word."
            ),
        ),
    ),
    "mapping-alias": Entry(
        vi=Text(
            message="Tệp mapping không dùng được neo, tham chiếu hoặc trộn khóa của YAML ({found}).",
            hints=(
                (
                    "Vui lòng viết đầy đủ nội dung; phần dùng chung thì để ở tệp riêng và dùng include. "
                    "Nếu là chữ bình thường, hãy đặt trong dấu ngoặc kép."
                ),
            ),
            explanation=(
                "Dấu & (neo), * (tham chiếu) và << (trộn khóa) làm cho giá trị ở một dòng đến từ dòng"
                " khác, khó kiểm tra và có thể phình ra rất lớn."
            ),
        ),
        en=Text(
            message="Anchors, aliases and merge keys of YAML are not used in mappings ({found}).",
            hints=(
                (
                    "Write the content out; share through include. If it is plain text, put it in double "
                    "quotes."
                ),
            ),
            explanation=(
                "An anchor (&), an alias (*) or a merge key (<<) makes a line's value come from "
                "another line, which is hard to check and can grow without bound."
            ),
        ),
    ),
    "mapping-tag": Entry(
        vi=Text(
            message="Tệp mapping không dùng được thẻ kiểu của YAML ({found}).",
            hints=(
                ("Nếu đây là chữ bình thường bắt đầu bằng dấu chấm than, vui lòng đặt trong dấu ngoặc kép."),
            ),
            explanation=(
                "Trong YAML, dấu chấm than đứng đầu là một thẻ kiểu. Kiểu của mỗi giá trị ở đây do "
                "khóa type quy định."
            ),
        ),
        en=Text(
            message="Tags of YAML are not used in mappings ({found}).",
            hints=(("If this is plain text that begins with an exclamation mark, put it in double quotes."),),
            explanation=(
                "In YAML a leading exclamation mark is a tag. Here the key `type` says what a value is."
            ),
        ),
    ),
    "mapping-too-deep": Entry(
        vi=Text(
            message="Các mục lồng nhau quá {limit} cấp.",
            hints=("Vui lòng kiểm tra lại các dấu ngoặc.",),
            explanation="Không mục nào của mapping cần lồng sâu như vậy; thường do thừa dấu ngoặc mở.",
        ),
        en=Text(
            message="Sections are nested more than {limit} levels deep.",
            hints=("Check the brackets.",),
            explanation=(
                "Nothing in a mapping needs that depth; usually there are too many opening brackets."
            ),
        ),
    ),
    "mapping-key-not-text": Entry(
        vi=Text(
            message="Tên khóa phải là chữ, ở đây lại là một nhóm trong ngoặc.",
            hints=(
                ("Nếu giá trị bắt đầu bằng hai dấu ngoặc nhọn, vui lòng đặt cả câu trong dấu ngoặc kép."),
            ),
            explanation=(
                "Thường gặp khi viết giá trị bắt đầu bằng {{ mà không có dấu ngoặc kép: YAML hiểu "
                "ngoặc nhọn là một nhóm khóa."
            ),
        ),
        en=Text(
            message="A key must be a text; here it is a group in brackets.",
            hints=("If a value begins with two braces, put the whole text in double quotes.",),
            explanation=(
                "Usually a value that begins with {{ without double quotes: YAML takes braces for a "
                "group of keys."
            ),
        ),
    ),
    "mapping-duplicate-key": Entry(
        vi=Text(
            message="Khóa “{key}” đã có ở trên, trong cùng một mục.",
            hints=("Vui lòng xóa hoặc đổi tên một trong hai chỗ.",),
            explanation=(
                "Nếu một khóa được viết hai lần, YAML thường lặng lẽ lấy lần sau. Chương trình không "
                "đoán mà yêu cầu chọn một."
            ),
        ),
        en=Text(
            message="The key “{key}” stands above already, in the same section.",
            hints=("Delete or rename one of the two.",),
            explanation=(
                "YAML readers silently keep the last of two equal keys. docgen does not guess: one must go."
            ),
        ),
    ),
    "mapping-folder-missing": Entry(
        vi=Text(
            message="Không tìm thấy thư mục chứa các tệp mapping.",
            hints=("Vui lòng chạy lệnh tại thư mục của dự án, hoặc chỉ ra bằng --project.",),
            explanation=(
                "Một dự án có các thư mục inbox, mappings và templates. Thư mục mappings không có ở đây."
            ),
        ),
        en=Text(
            message="The folder of the mapping files does not exist.",
            hints=("Run the command in the project's folder, or name that with --project.",),
            explanation=(
                "A project has the folders inbox, mappings and templates. There is no folder mappings here."
            ),
        ),
    ),
    "mapping-no-documents": Entry(
        vi=Text(
            message="Không có tệp mapping nào khai báo văn bản.",
            hints=("Mỗi văn bản cần một tệp có khóa template ở cấp ngoài cùng.",),
            explanation=(
                "Tệp mapping có khóa template là một văn bản; các tệp khác chỉ để dùng chung. Thư mục"
                " này chưa có văn bản nào."
            ),
        ),
        en=Text(
            message="No mapping file declares a document.",
            hints=("Every document needs a file with the key template at its top level.",),
            explanation=(
                "A mapping file with the key `template` is a document; the others are only included. "
                "This folder has none."
            ),
        ),
    ),
    "mapping-no-template": Entry(
        vi=Text(
            message="Tệp này không phải là một văn bản: không có khóa template.",
            hints=("Vui lòng thêm template và output, hoặc chọn tệp mapping khác.",),
            explanation=(
                "Chỉ tệp có khóa template mới lập được văn bản; tệp không có khóa này được các tệp "
                "khác dùng chung qua include."
            ),
        ),
        en=Text(
            message="This file is not a document: it has no key template.",
            hints=("Add template and output, or name another mapping file.",),
            explanation=(
                "Only a file with `template` makes a document; one without is for others to include."
            ),
        ),
    ),
    "mapping-file-unused": Entry(
        vi=Text(
            message="Không văn bản nào dùng tệp mapping này.",
            hints=("Vui lòng thêm tệp vào include của một văn bản, hoặc xóa tệp.",),
            explanation=(
                "Tệp không có khóa template và không nằm trong include của tệp nào, nên nội dung "
                "không có tác dụng."
            ),
        ),
        en=Text(
            message="No document uses this mapping file.",
            hints=("Include it from a document, or delete it.",),
            explanation=(
                "The file has no `template` and no file includes it, so what it says has no effect."
            ),
        ),
    ),
    "mapping-include-missing": Entry(
        vi=Text(
            message="Không tìm thấy tệp dùng chung “{path}”.",
            hints=(
                "Có phải là “{nearest}”?",
                "Tên tệp tính từ thư mục của tệp đang viết include, phần đuôi là .yaml hoặc .yml.",
            ),
            explanation="Khóa include liệt kê các tệp mapping dùng chung. Tệp này không có ở chỗ đã ghi.",
        ),
        en=Text(
            message="The included file “{path}” does not exist.",
            hints=(
                "Did you mean “{nearest}”?",
                (
                    "The name is relative to the folder of the file that includes it, and ends in .yaml "
                    "or .yml."
                ),
            ),
            explanation=(
                "`include` lists mapping files that documents share. This one is not where it is said to be."
            ),
        ),
    ),
    "mapping-include-outside": Entry(
        vi=Text(
            message="Tệp dùng chung “{path}” nằm ngoài thư mục mapping.",
            hints=("Vui lòng chép tệp vào thư mục mapping và ghi tên tương đối.",),
            explanation=(
                "Một bộ mẫu phải trọn trong thư mục của nó để chép sang máy khác vẫn chạy, nên "
                "include không được trỏ ra ngoài."
            ),
        ),
        en=Text(
            message="The included file “{path}” lies outside the mapping folder.",
            hints=("Copy it into the mapping folder and name it relative to this file.",),
            explanation=("A form pack must be whole within its folder, so that it works on another machine."),
        ),
    ),
    "mapping-include-cycle": Entry(
        vi=Text(
            message="Tệp “{path}” dùng chung vòng tròn: nó lại đang dùng chính tệp này.",
            hints=("Vui lòng bỏ một trong các dòng include.",),
            explanation=(
                "Hai hay nhiều tệp include lẫn nhau thành vòng. Nên tách phần chung ra một tệp mà cả "
                "hai cùng dùng."
            ),
        ),
        en=Text(
            message="“{path}” includes this file in turn: a circle.",
            hints=("Remove one of the includes.",),
            explanation=(
                "Two or more files include one another. Move what they share to a file that both include."
            ),
        ),
    ),
    "mapping-include-document": Entry(
        vi=Text(
            message="Tệp “{path}” là một văn bản (có khóa template), không dùng chung được.",
            hints=("Vui lòng chuyển phần dùng chung sang tệp riêng không có template.",),
            explanation=(
                "Chỉ tệp không có khóa template mới được include; nếu không, một văn bản sẽ lẫn quy "
                "tắc của văn bản khác."
            ),
        ),
        en=Text(
            message="“{path}” is a document (it has a template) and cannot be included.",
            hints=("Move what is shared to a file without template.",),
            explanation=(
                "Only files without `template` are included; otherwise one document would take over "
                "another's rules."
            ),
        ),
    ),
    "mapping-template-missing": Entry(
        vi=Text(
            message="Không tìm thấy mẫu Word “{path}” trong thư mục templates.",
            hints=(
                "Có phải là “{nearest}”?",
                "Vui lòng kiểm tra tên tệp; mẫu phải là tệp .docx.",
            ),
            explanation=(
                "Khóa template ghi tên tệp .docx trong thư mục templates. Tệp này không có, hoặc "
                "không phải .docx."
            ),
        ),
        en=Text(
            message="There is no Word template “{path}” in the folder templates.",
            hints=(
                "Did you mean “{nearest}”?",
                "Check the name; a template is a .docx file.",
            ),
            explanation=(
                "`template` names a .docx file in the folder templates. This one is not there, or is "
                "not a .docx."
            ),
        ),
    ),
    "mapping-template-outside": Entry(
        vi=Text(
            message="Mẫu Word “{path}” nằm ngoài thư mục templates.",
            hints=("Vui lòng chép mẫu vào thư mục templates và chỉ ghi tên tệp.",),
            explanation="Một bộ mẫu phải trọn trong thư mục của nó để chép sang máy khác vẫn chạy.",
        ),
        en=Text(
            message="The template “{path}” lies outside the folder templates.",
            hints=("Copy it into the folder templates and give only its name.",),
            explanation=("A form pack must be whole within its folder, so that it works on another machine."),
        ),
    ),
}
