"""Problems of single cells: what stands there cannot be taken as the value the form asks for."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.entry import Entry, entry

ENTRIES: Mapping[str, Entry] = {
    "value-missing": entry(
        vi=(
            "chưa có số liệu",
            "nếu không phát sinh, vui lòng nhập số 0; nếu chưa có, vui lòng bổ sung rồi chạy lại",
            "Ô này cần cho văn bản nhưng đang để trống. Ô trống không được hiểu là số 0.",
        ),
        en=(
            "nothing is filled in",
            "enter 0 if there was none; otherwise fill in the figure and run again",
            "A document needs this cell and it is empty. An empty cell is never taken for 0.",
        ),
    ),
    "entry-missing": entry(
        vi=(
            "chưa có nội dung",
            "vui lòng điền hoặc chọn nội dung của ô này rồi chạy lại",
            "Ô này cần cho văn bản nhưng đang để trống.",
        ),
        en=(
            "nothing is filled in",
            "fill the cell in, or choose from its list, and run again",
            "A document needs this cell and it is empty.",
        ),
    ),
    "cell-error": entry(
        vi=(
            "ô đang báo lỗi {found} của Excel",
            "vui lòng sửa công thức (hoặc nhập số trực tiếp), bấm Lưu rồi chạy lại",
            "Công thức trong ô cho ra một giá trị lỗi (#DIV/0!, #REF!, #N/A ...), không thể đưa vào văn bản.",
        ),
        en=(
            "the cell shows Excel's error {found}",
            "mend the formula (or type the figure), save and run again",
            "The formula gives an error value (#DIV/0!, #REF!, #N/A ...), which no document may print.",
        ),
    ),
    "formula-not-calculated": entry(
        vi=(
            "ô có công thức nhưng chưa có kết quả (tệp chưa được Excel tính lại)",
            "vui lòng mở tệp bằng Excel, bấm Lưu rồi chạy lại",
            (
                "docgen đọc kết quả mà Excel đã tính và lưu trong tệp. Tệp do phần mềm khác tạo ra có thể "
                "chưa có kết quả."
            ),
        ),
        en=(
            "the cell holds a formula that was never calculated",
            "open the file in Excel, save it and run again",
            (
                "docgen reads the results Excel stored in the file; a file written by other software may "
                "have none."
            ),
        ),
    ),
    "illegal-character": entry(
        vi=(
            "ô chứa ký tự điều khiển {character} mà Word không nhận",
            "vui lòng xoá ký tự này: gõ lại nội dung ô, hoặc dùng hàm CLEAN của Excel",
            (
                "Ký tự điều khiển thường lẫn vào khi sao chép từ phần mềm khác; Word sẽ làm mất ký tự này "
                "hoặc báo lỗi tệp."
            ),
        ),
        en=(
            "the cell holds the control character {character}, which Word cannot hold",
            "retype the cell, or use Excel's CLEAN function",
            (
                "Control characters slip in with text copied from other programs; Word would lose them or "
                "refuse the file."
            ),
        ),
    ),
    "legacy-encoding": entry(
        vi=(
            "ô dùng phông {font} (bảng mã {encoding}) nên chữ sẽ bị lỗi khi xuất ra Word",
            (
                "vui lòng chuyển sang Unicode (phông Times New Roman) rồi chạy lại"
                '|chuyển mã sẽ được: "{converted}"; đề nghị đối chiếu trước khi dùng'
            ),
            (
                "Phông .Vn... (TCVN3) và VNI-... lưu chữ Việt bằng mã riêng; mở bằng phông khác sẽ thành "
                "ký tự lạ."
            ),
        ),
        en=(
            "the cell uses the font {font} ({encoding}), whose letters are not Unicode",
            (
                "convert the text to Unicode (Times New Roman) and run again"
                '|converted, it reads: "{converted}"; compare it before you use it'
            ),
            "The fonts .Vn... (TCVN3) and VNI-... store Vietnamese in codes of their own.",
        ),
    ),
    "below-minimum": entry(
        vi=(
            "giá trị {found} nhỏ hơn {minimum}",
            "vui lòng kiểm tra và nhập lại",
            "Giá trị nằm dưới mức cho phép.",
        ),
        en=(
            "the value {found} is below {minimum}",
            "check it and enter it again",
            "The value is below its minimum.",
        ),
    ),
    "above-maximum": entry(
        vi=(
            "giá trị {found} lớn hơn {maximum}",
            "vui lòng kiểm tra và nhập lại",
            "Giá trị vượt mức cho phép.",
        ),
        en=(
            "the value {found} is above {maximum}",
            "check it and enter it again",
            "The value is above its maximum.",
        ),
    ),
    "not-whole": entry(
        vi=(
            "giá trị {found} không phải số nguyên",
            "ô này chỉ nhận số nguyên; vui lòng kiểm tra và nhập lại",
            "Số đếm (cuộc, người, đơn vị ...) và số tiền tính bằng đồng không có phần lẻ.",
        ),
        en=(
            "the value {found} is not a whole number",
            "only whole numbers can stand here; check it and enter it again",
            "Counts, and money in đồng, have no fraction.",
        ),
    ),
    "ambiguous-thousands": entry(
        vi=(
            "giá trị {found} có thể là {guess} do cài đặt dấu thập phân của máy",
            "vui lòng nhập lại số nguyên, không gõ dấu chấm hoặc dấu phẩy ngăn cách",
            "Trên máy dùng dấu chấm làm dấu thập phân, gõ 1.234 sẽ thành một phẩy hai ba bốn.",
        ),
        en=(
            "the value {found} may be meant as {guess}",
            "enter the whole number without separators",
            "Where the dot is the decimal mark, typing 1.234 makes one point two three four.",
        ),
    ),
    "not-a-percentage": entry(
        vi=(
            "giá trị {found} nằm ngoài khoảng {minimum} - {maximum}",
            "vui lòng nhập lại, ví dụ 98,5",
            "Tỷ lệ phần trăm phải nằm trong khoảng cho phép của biểu mẫu.",
        ),
        en=(
            "the value {found} is outside {minimum} - {maximum}",
            "enter it again, for example 98,5",
            "A percentage must lie within the bounds of the form.",
        ),
    ),
    "percent-as-fraction": entry(
        vi=(
            "giá trị {found}: có phải anh/chị muốn ghi {guess}?",
            "nếu đúng, vui lòng nhập {guess} hoặc định dạng ô là %; nếu không, có thể bỏ qua",
            "Tỷ lệ đang được nhập dưới dạng phân số của 1; văn bản sẽ in đúng giá trị trong ô.",
        ),
        en=(
            "the value {found}: was {guess} meant?",
            "if so, enter {guess} or format the cell as %; otherwise ignore this",
            "The percentage looks like a fraction of 1; the document prints what the cell says.",
        ),
    ),
    "percent-rounded-away": entry(
        vi=(
            "tỷ lệ {found} sẽ được in thành {printed}",
            "vui lòng kiểm tra lại tỷ lệ; nếu chưa đủ 100% hoặc không phải 0% thì ghi số mà văn bản nên in",
            "Văn bản chỉ in một số chữ số thập phân; số làm tròn thành 100% hay 0% nói khác số liệu.",
        ),
        en=(
            "the percentage {found} will be printed as {printed}",
            "check it; where it is not all of it, or not nothing, enter the number that is to be printed",
            "Documents print few decimals; a number that rounds to 100% or 0% says more than the figures do.",
        ),
    ),
    "number-as-text": entry(
        vi=(
            'ô đang chứa chữ "{found}", không phải số',
            (
                "ô này chỉ nhận số; có phải là {guess}? Vui lòng nhập lại số, phần giải thích xin ghi ở "
                "cột Ghi chú"
            ),
            "Số gõ kèm chữ, dấu cách hoặc dấu nháy được Excel lưu thành chữ; docgen không tự đoán.",
        ),
        en=(
            'the cell holds the text "{found}", not a number',
            "is it {guess}? Enter the number alone; explanations belong in the notes",
            "A number typed with words, blanks or an apostrophe is stored as text; docgen does not guess.",
        ),
    ),
    "not-a-number": entry(
        vi=(
            'ô đang chứa "{found}", không phải số',
            "ô này chỉ nhận số; vui lòng nhập lại",
            "Ô dành cho số nhưng nội dung không đọc được thành số.",
        ),
        en=(
            'the cell holds "{found}", which is not a number',
            "only a number can stand here; enter it again",
            "The cell is meant for a number and its content cannot be read as one.",
        ),
    ),
    "date-as-text": entry(
        vi=(
            'ngày "{found}" đang được lưu dưới dạng chữ',
            "vui lòng nhập lại theo dạng ngày/tháng/năm và định dạng ô là ngày (Date)",
            "Ngày lưu thành chữ có thể bị đảo ngày và tháng; docgen không tự đoán.",
        ),
        en=(
            'the date "{found}" is stored as text',
            "enter it again as day/month/year in a cell formatted as a date",
            "Day and month of a date stored as text may be swapped; docgen does not guess.",
        ),
    ),
    "not-a-date": entry(
        vi=(
            "giá trị {found} không phải ngày",
            "vui lòng nhập theo dạng ngày/tháng/năm, ví dụ 20/12/2026",
            "Ô dành cho ngày nhưng đang chứa giá trị khác.",
        ),
        en=(
            "the value {found} is not a date",
            "enter day/month/year, for example 20/12/2026",
            "The cell is meant for a date and holds something else.",
        ),
    ),
    "not-yes-or-no": entry(
        vi=(
            'giá trị "{found}" không phải Có hoặc Không',
            "vui lòng chọn Có hoặc Không",
            "Ô này chỉ nhận Có hoặc Không.",
        ),
        en=(
            '"{found}" is neither Có nor Không',
            "choose Có or Không",
            "Only Có (yes) or Không (no) can stand here.",
        ),
    ),
    "not-a-choice": entry(
        vi=(
            'giá trị "{found}" không có trong danh sách: {choices}',
            'có phải là "{nearest}"?|vui lòng chọn một giá trị trong danh sách của ô',
            "Ô này chỉ nhận một trong các giá trị cho sẵn.",
        ),
        en=(
            '"{found}" is not one of: {choices}',
            'was "{nearest}" meant?|choose from the list of the cell',
            "Only one of the given values can stand here.",
        ),
    ),
    "not-a-text": entry(
        vi=(
            "ô cần chữ nhưng đang chứa {found}",
            "vui lòng định dạng ô là Text rồi nhập lại",
            "Số có định dạng riêng hoặc ngày không thể chuyển thành chữ mà không đoán cách viết.",
        ),
        en=(
            "a text is needed and the cell holds {found}",
            "format the cell as Text and enter it again",
            "A formatted number or a date cannot become text without guessing how it should be written.",
        ),
    ),
    "covered-by-merge": entry(
        vi=(
            "ô bị che bởi một vùng ô gộp (chỉ ô {shown} được hiển thị)",
            "vui lòng bỏ gộp ô (Unmerge) rồi nhập số liệu vào đúng ô",
            "Trong vùng ô gộp, Excel chỉ giữ nội dung của ô trên cùng bên trái.",
        ),
        en=(
            "the cell is covered by a merged area (only {shown} is shown)",
            "unmerge the cells and enter the figure where it belongs",
            "Of a merged area Excel keeps only the top left cell.",
        ),
    ),
    "hidden-row": entry(
        vi=(
            "số liệu nằm ở dòng {row} đang bị ẩn",
            "vui lòng hiện dòng (bỏ lọc hoặc Unhide) và kiểm tra; văn bản vẫn dùng số liệu này",
            "Dòng bị ẩn hoặc bị lọc vẫn được đưa vào văn bản, người nhập có thể không nhìn thấy.",
        ),
        en=(
            "the figure stands in row {row}, which is hidden",
            "show the row (clear the filter or unhide it) and check; the document uses the figure",
            "Hidden or filtered rows are used all the same, and whoever fills the sheet may not see them.",
        ),
    ),
    "hidden-column": entry(
        vi=(
            "số liệu nằm ở cột {column} đang bị ẩn",
            "vui lòng hiện cột (Unhide) và kiểm tra; văn bản vẫn dùng số liệu này",
            "Cột bị ẩn vẫn được đưa vào văn bản, người nhập có thể không nhìn thấy.",
        ),
        en=(
            "the figure stands in column {column}, which is hidden",
            "show the column and check; the document uses the figure",
            "Hidden columns are used all the same, and whoever fills the sheet may not see them.",
        ),
    ),
}
