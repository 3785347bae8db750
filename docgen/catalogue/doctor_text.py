"""Findings in texts: figures typed by hand that do not agree with each other or with the workbook."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.entry import Entry, entry

ENTRIES: Mapping[str, Entry] = {
    "text-parts-not-total": entry(
        vi=(
            'các phần cộng lại được {sum}, còn tổng ghi {total}: "{excerpt}"',
            "vui lòng kiểm tra lại tổng hoặc từng phần ({parts})",
            "Câu nêu một tổng số và các phần của tổng đó; các phần phải cộng lại bằng tổng.",
        ),
        en=(
            'the parts add up to {sum}, and the total says {total}: "{excerpt}"',
            "check the total and the parts ({parts})",
            "The sentence gives a total and its parts, which must add up.",
        ),
    ),
    "text-list-miscounted": entry(
        vi=(
            'ghi {number} nhưng liệt kê {count} tên: "{excerpt}"',
            "vui lòng thống nhất con số với danh sách trong ngoặc",
            "Con số đứng trước danh sách trong ngoặc phải bằng số tên được liệt kê.",
        ),
        en=(
            'it says {number} and lists {count} names: "{excerpt}"',
            "make the number and the list agree",
            "The number before a list in brackets must be the number of names in it.",
        ),
    ),
    "text-part-exceeds-whole": entry(
        vi=(
            'phần ({part}) lớn hơn tổng ({whole}): "{excerpt}"',
            "vui lòng kiểm tra lại hai con số",
            "Số đứng trước dấu gạch chéo là một phần của số đứng sau, nên không thể lớn hơn.",
        ),
        en=(
            'the part ({part}) is larger than the whole ({whole}): "{excerpt}"',
            "check both numbers",
            "The number before the slash is a part of the one after it and cannot be larger.",
        ),
    ),
    "text-change-wrong": entry(
        vi=(
            'ghi {stated} nhưng tính từ hai số {now} và {before} được {computed}: "{excerpt}"',
            "vui lòng kiểm tra lại tỷ lệ hoặc hai con số",
            "Tỷ lệ tăng, giảm phải khớp với hai con số nêu cùng câu (có tính làm tròn).",
        ),
        en=(
            'it says {stated_en}, and {now} against {before} gives {computed_en}: "{excerpt}"',
            "check the rate and both numbers",
            "A rate of change must agree with the two numbers of its sentence, rounding allowed.",
        ),
    ),
    "text-citation-varies": entry(
        vi=(
            "cùng một văn bản được viện dẫn theo nhiều cách: {spellings}",
            "vui lòng thống nhất số, ký hiệu và ngày theo văn bản gốc",
            "Một văn bản chỉ có một số, một ký hiệu và một ngày ban hành.",
        ),
        en=(
            "one document is cited in several ways: {spellings}",
            "use the number, the symbol and the date of the original",
            "A document has one number, one symbol and one date.",
        ),
    ),
    "text-citation-not-full": entry(
        vi=(
            'lần đầu viện dẫn {citation} chưa nêu {missing}: "{excerpt}"',
            (
                "vui lòng ghi đủ tên loại, số, ký hiệu, ngày, cơ quan ban hành và trích yếu; những lần sau "
                "chỉ cần tên loại, số và ký hiệu"
            ),
            "Viện dẫn lần đầu phải ghi đầy đủ (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.6.b).",
        ),
        en=(
            '{citation} is cited for the first time without {missing_en}: "{excerpt}"',
            "give its type, number, symbol, date, issuer and subject; later its type, number and symbol do",
            "A first citation is full (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.6.b).",
        ),
    ),
    "text-citation-full-again": entry(
        vi=(
            '{citation} đã được viện dẫn đầy đủ trước đó, nay lại ghi đầy đủ: "{excerpt}"',
            "đề nghị chỉ ghi tên loại, số và ký hiệu",
            (
                "Trong các lần viện dẫn tiếp theo, chỉ ghi tên loại và số, ký hiệu của văn bản đó "
                "(Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.6.b)."
            ),
        ),
        en=(
            '{citation} was cited in full before, and is cited in full again: "{excerpt}"',
            "give its type, number and symbol only",
            "Later citations are short (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.6.b).",
        ),
    ),
    "text-spelling-varies": entry(
        vi=(
            "cùng một chữ được viết theo nhiều cách: {spellings}",
            "đề nghị thống nhất một cách viết trong cả văn bản",
            "Bỏ dấu kiểu hòa hay hoà, viết tỷ hay tỉ đều gặp, nhưng một văn bản chỉ nên dùng một cách.",
        ),
        en=(
            "one word is spelled in several ways: {spellings}",
            "use one spelling throughout",
            "Both ways of placing a tone and of writing i and y are common; a document should keep to one.",
        ),
    ),
    "text-figure-differs": entry(
        vi=(
            'lời văn ghi {found}, khác số liệu đã nhập ({values}): "{excerpt}"',
            "vui lòng thống nhất lời văn với ô số liệu, hoặc bỏ con số trong lời văn",
            "Lời văn nêu lại một chỉ tiêu đã có ô nhập; hai nơi phải bằng nhau.",
        ),
        en=(
            'the text says {found}, and the figure entered is another ({values}): "{excerpt}"',
            "make both agree, or leave the number out of the text",
            "The text repeats an indicator that has a cell of its own; both must agree.",
        ),
    ),
    "text-figure-repeated": entry(
        vi=(
            'lời văn gõ lại số liệu {found} đã có ở ô nhập: "{excerpt}"',
            "đề nghị bỏ con số trong lời văn (văn bản tự in số liệu), để không lệch khi số liệu thay đổi",
            "Số gõ tay trong lời văn không tự đổi theo ô nhập.",
        ),
        en=(
            'the text repeats the figure {found} of a cell: "{excerpt}"',
            "leave it out (documents print it by themselves), so that it cannot fall behind",
            "A number typed in a text does not follow the cell.",
        ),
    ),
    "figure-printed-differently": entry(
        vi=(
            "cùng một số liệu được in theo hai cách làm tròn: {prints}",
            "vui lòng làm tròn như nhau trong các mẫu, hoặc ghi rõ là số làm tròn (đơn vị lớn hơn, “khoảng”)",
            "Một chỉ tiêu in ở nhiều văn bản phải cùng một giá trị và cùng một cách làm tròn.",
        ),
        en=(
            "one figure is printed with two roundings: {prints}",
            "round alike in the templates, or say that it is rounded (a larger unit, “khoảng”)",
            "An indicator that several documents print has the same value and the same rounding in all.",
        ),
    ),
    "template-figure-typed": entry(
        vi=(
            'mẫu Word có số {found} gõ tay trong khi chỉ tiêu này có ô nhập: "{excerpt}"',
            "vui lòng thay bằng {{{{ {name} }}}} để số liệu tự lấy từ tệp Excel",
            "Số gõ tay trong mẫu sẽ in ra như vậy trong mọi văn bản, dù số liệu đã khác.",
        ),
        en=(
            'the template has {found} typed by hand, and the indicator has a cell: "{excerpt}"',
            "write {{{{ {name} }}}} instead, so that the figure comes from the workbook",
            "A number typed in a template is printed in every document, whatever the figures say.",
        ),
    ),
}
