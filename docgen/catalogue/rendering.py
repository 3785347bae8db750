"""Problems that come up while a document is rendered and proven."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.entry import Entry, entry

ENTRIES: Mapping[str, Entry] = {
    "render-missing": entry(
        vi=(
            "Chưa có giá trị cho {name}.",
            "Vui lòng bổ sung giá trị, hoặc dùng {{% if %}} nếu được phép để trống.",
            (
                "Mẫu in một giá trị mà dữ liệu không có. Để trống trong văn bản chính thức là sai nên không "
                "được bỏ qua."
            ),
        ),
        en=(
            "There is no value for {name}.",
            "Give the value, or use {{% if %}} where it may be left out.",
            (
                "The template prints a value that the data does not have. A blank in an official document "
                "would be wrong."
            ),
        ),
    ),
    "render-none": entry(
        vi=(
            '{name} không có giá trị (null) nên được in là "None".',
            "Vui lòng bổ sung giá trị, hoặc dùng {{% if %}} nếu được phép để trống.",
            "docxtpl in giá trị null của JSON thành chữ None.",
        ),
        en=(
            '{name} is null and is printed as "None".',
            "Give the value, or use {{% if %}} where it may be left out.",
            "docxtpl prints JSON's null as the word None.",
        ),
    ),
    "render-missing-operand": entry(
        vi=(
            "Cần {name} để tính, so sánh hoặc lặp nhưng chưa có giá trị.",
            "Vui lòng bổ sung giá trị, hoặc kiểm tra trước bằng {{% if {name} %}}.",
            "Ô trống không phải là số 0 hay danh sách rỗng, nên không tính, so sánh hoặc lặp với ô đó.",
        ),
        en=(
            "{name} is needed to compute, to compare or to run over, and has no value.",
            "Give the value, or ask first with {{% if {name} %}}.",
            "An empty cell is not 0, so nothing is computed or compared with a value that is not there.",
        ),
    ),
    "render-failed": entry(
        vi=(
            "Không tạo được phần này của văn bản: {reason}.",
            "Vui lòng kiểm tra biểu thức trong mẫu và kiểu của các giá trị.",
            "Một biểu thức của mẫu gây lỗi khi tính, ví dụ chia cho 0 hoặc cộng chữ với số.",
        ),
        en=(
            "This part cannot be made: {reason}.",
            "Check the expression in the template and the types of its values.",
            "An expression of the template failed, for instance dividing by 0 or adding a text to a number.",
        ),
    ),
    "render-forbidden": entry(
        vi=(
            "Mẫu làm điều không được phép: {reason}.",
            "Vui lòng bỏ biểu thức này khỏi mẫu.",
            "Mẫu chạy trong vùng an toàn: không gọi được hàm hệ thống, không tạo được văn bản quá lớn.",
        ),
        en=(
            "The template does what is not allowed: {reason}.",
            "Remove the expression from the template.",
            "Templates run in a sandbox: they cannot reach the system nor make texts out of all proportion.",
        ),
    ),
    "render-too-long": entry(
        vi=(
            "Việc tạo văn bản mất hơn {limit} giây nên đã dừng lại.",
            "Vui lòng kiểm tra các vòng lặp lồng nhau trong mẫu.",
            "Giới hạn thời gian ngăn một mẫu chạy mãi không dừng.",
        ),
        en=(
            "Making the document took more than {limit} seconds and was stopped.",
            "Check the nested loops of the template.",
            "The limit stops a template that would run for ever.",
        ),
    ),
    "render-too-much-memory": entry(
        vi=(
            "Việc tạo văn bản cần hơn {limit} MiB bộ nhớ nên đã dừng lại.",
            "Vui lòng kiểm tra các vòng lặp lồng nhau trong mẫu.",
            "Giới hạn bộ nhớ ngăn một mẫu chiếm hết máy.",
        ),
        en=(
            "Making the document took more than {limit} MiB of memory and was stopped.",
            "Check the nested loops of the template.",
            "The limit stops a template that would fill the machine.",
        ),
    ),
    "render-too-large": entry(
        vi=(
            "Văn bản lớn hơn {limit} MiB chữ nên đã dừng lại.",
            "Vui lòng kiểm tra các vòng lặp trong mẫu và số dòng của bảng.",
            "Giới hạn kích thước ngăn một mẫu tạo ra tệp mà Word không mở được.",
        ),
        en=(
            "The text grew beyond {limit} MiB and was stopped.",
            "Check the template's loops and the number of rows.",
            "The limit stops a template that would make a file Word cannot open.",
        ),
    ),
    "value-lost": entry(
        vi=(
            'Giá trị "{text}" của {expression} sẽ không hiện trong văn bản.',
            "Vui lòng dùng {{{{ {expression} }}}} thay cho {{{{p ...}}}} hoặc {{{{r ...}}}}.",
            (
                "Sau khi tạo, từng giá trị được kiểm tra là nằm ở nơi Word hiển thị chữ. {{p }} và {{r }} "
                "chỉ dành cho nội dung có định dạng sẵn."
            ),
        ),
        en=(
            'The value "{text}" of {expression} would not be seen in the document.',
            "Use {{{{ {expression} }}}} instead of {{{{p ...}}}} or {{{{r ...}}}}.",
            (
                "After rendering, each value is proven to stand where Word shows text. {{p }} and {{r }} are "
                "for formatted content only."
            ),
        ),
    ),
    "value-changed": entry(
        vi=(
            'Giá trị "{text}" của {expression} đã bị thay đổi khi tạo văn bản.',
            "Vui lòng kiểm tra các bộ lọc quanh thẻ này trong mẫu.",
            "Sau khi tạo, từng giá trị được so với giá trị đã đưa vào; chúng phải giống hệt nhau.",
        ),
        en=(
            'The value "{text}" of {expression} was changed while rendering.',
            "Check the filters around the tag.",
            "After rendering, each value is compared with the one that was given; they must be the same.",
        ),
    ),
    "values-miscounted": entry(
        vi=(
            "Văn bản có {found} giá trị trong khi đã đưa vào {expected} giá trị.",
            "Vui lòng báo cho người phụ trách mẫu kèm theo tệp mẫu này.",
            "Sau khi tạo, số giá trị trong văn bản phải bằng số giá trị đã đưa vào.",
        ),
        en=(
            "The document holds {found} values where {expected} were printed.",
            "Tell the maintainer, with this template.",
            "After rendering, as many values must stand in the document as were printed.",
        ),
    ),
    "value-illegal-character": entry(
        vi=(
            "Giá trị của {expression} có ký tự điều khiển {character} mà Word không chứa được.",
            "Vui lòng xóa ký tự đó khỏi dữ liệu (thường do sao chép từ phần mềm khác).",
            (
                "Một số ký tự điều khiển không được phép có trong tệp Word. Chúng bị từ chối thay vì bị bỏ "
                "lặng lẽ."
            ),
        ),
        en=(
            "The value of {expression} has the character {character}, which Word cannot hold.",
            "Remove it from the data (it often comes from copying out of another program).",
            (
                "Some control characters are not allowed in a Word file. They are refused instead of "
                "silently dropped."
            ),
        ),
    ),
    "document-not-well-formed": entry(
        vi=(
            "Văn bản tạo ra không phải là tệp Word hợp lệ: {reason}.",
            "Vui lòng kiểm tra vị trí của các thẻ {{%p, {{%tr và thẻ thường quanh chỗ này.",
            (
                "Thường do một vòng lặp hoặc điều kiện mở ở đoạn này và đóng giữa đoạn khác. docxtpl sẽ lặng "
                "lẽ xóa phần hỏng; ở đây văn bản bị từ chối."
            ),
        ),
        en=(
            "The document made is not a valid Word file: {reason}.",
            "Check how the {{%p, {{%tr and ordinary tags around this place are put.",
            (
                "Often a loop or condition opens in one paragraph and closes in the middle of another. "
                "docxtpl would silently delete what is broken; here the document is refused."
            ),
        ),
    ),
    "document-not-readable": entry(
        vi=(
            "Văn bản vừa tạo đọc lại không đúng như đã ghi.",
            "Vui lòng chạy lại; nếu vẫn vậy, đề nghị báo cho người phụ trách.",
            "Sau khi đóng gói, nội dung được giải nén và so với nội dung đã tạo.",
        ),
        en=(
            "The document does not read back as it was written.",
            "Run again; if it stays, tell the maintainer.",
            "After packing, the content is unpacked and compared with what was made.",
        ),
    ),
}
