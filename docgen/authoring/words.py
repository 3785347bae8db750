"""The words docgen itself writes into a workbook: column titles, prompts, messages of validation.

Everything about a form (labels, units, notes, sheet titles) comes from the mappings; what stands here
is about workbooks in general, in the language of the people who fill them in.
"""

from __future__ import annotations

CODE_TITLE = "TT"
INDICATOR_TITLES = ("Chỉ tiêu", "Tên chỉ tiêu")  # of a grid with periods: the first that no column has
ITEM_TITLES = ("Mục", "Tên mục")  # of a grid with one value per row
UNIT_TITLE = "Đơn vị tính"

NAMED_CELLS_SHEET = "Thông tin khác"
CHOICES_SHEET = "Danh sách chọn"
FOOTER = "Trang &P/&N"

YES, NO = "Có", "Không"

LEGEND_TITLE = "Màu của các ô"
LEGEND_INPUT = "Ô màu vàng nhạt: nhập số liệu, nội dung vào đây."
LEGEND_FORMULA = "Ô màu xanh nhạt: công thức tự tính, không cần nhập."
LEGEND_BLOCKED = "Ô màu xám: kỳ số liệu này không áp dụng, không nhập."

ERROR_TITLE = "Giá trị chưa hợp lệ"
PROMPT_TITLE = "Hướng dẫn nhập"

WHOLE = "Nhập số nguyên, không kèm chữ hay đơn vị."
DECIMAL = "Nhập số, không kèm chữ hay đơn vị."
PERCENT = "Nhập số phần trăm, không gõ dấu %. Ví dụ: nhập 98,5 nếu tỷ lệ là 98,5%."
DATE = "Nhập ngày theo dạng ngày/tháng/năm. Ví dụ: 15/6/2026."
CHOICE = "Chọn một giá trị trong danh sách."
PARAGRAPHS = "Viết liền mạch, mỗi đoạn một dòng; nhấn Alt+Enter để xuống dòng trong ô."
IN_UNIT = "Đơn vị tính: {unit}."
ZERO = "Không phát sinh thì nhập số 0."
OPTIONAL = "Có thể để trống."
DEFAULT = "Để trống thì chương trình ghi “{default}”."

WHOLE_ERROR = "Ô này chỉ nhận số nguyên {bounds}. Vui lòng nhập lại; phần giải thích xin ghi ở cột ghi chú."
DECIMAL_ERROR = "Ô này chỉ nhận số {bounds}. Vui lòng nhập lại, không kèm chữ hay đơn vị."
DATE_ERROR = "Ô này chỉ nhận ngày theo dạng ngày/tháng/năm. Vui lòng nhập lại, ví dụ 15/6/2026."
CHOICE_ERROR = "Vui lòng chọn một giá trị trong danh sách của ô này."
LENGTH_ERROR = "Nội dung dài quá {longest} ký tự. Vui lòng rút gọn."

AT_LEAST = "từ {low} trở lên"
AT_MOST = "không quá {high}"
BETWEEN = "từ {low} đến {high}"
