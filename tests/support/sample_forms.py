"""The sample of the two reports made when asked: Công văn 3216 and Nghị quyết 96.

Consistent with the rest: the months add up to the posts of the portal, the units are no more than the
office has, the mentions in the press add up to their total.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tests.support.sample_lists import CUOI, K6, Record

FORM_OFFICE: Mapping[str, str | date] = {
    "cv3216.lap_cv3216": "Có",
    "cv3216.cong_ke_hoach_nam_so": "126/KH-BHXH",
    "cv3216.cong_ke_hoach_nam_ngay": date(2026, 1, 20),
    "nq96.lap_nq96": "Có",
    "nq96.nghi_quyet_96_ky_hieu": "96-NQ/BCS",
    "nq96.nghi_quyet_96_ngay": date(2017, 8, 24),
    "nq96.han_quan_triet": date(2026, 3, 31),
    "nq96.han_bao_cao": date(2026, 4, 10),
}

TASKS = (
    "cong_thuc_hien_quy_trinh",
    "cong_cap_nhat_to_chuc",
    "cong_co_tim_kiem",
    "cong_co_link_so_nganh",
    "cong_thong_ke_chinh_xac",
    "cong_dung_quy_chuan",
    "cong_an_toan_thong_tin",
    "cong_dang_nguoi_phat_ngon",
)

# Each row: 6 months, whole year.
CV: Mapping[str, tuple[int, int]] = {
    "cong_tinbai_chuyen_sau": (146, 312),
    "cong_sp_hien_dai": (88, 192),
    "tap_huan_cong_cuoc": (2, 4),
}
NQ: Mapping[str, tuple[int, int]] = {
    "nq_tong_don_vi": (20, 20),
    "nq_lop_boi_duong": (3, 7),
    "nq_lop_khung_hoang": (1, 2),
    "nq_luot_boi_duong": (168, 402),
    "nq_don_vi_tap_huan": (7, 12),
    "nq_tin_bao_in": (118, 246),
    "nq_tin_bao_dien_tu": (1284, 2718),
    "nq_tin_mxh": (3962, 8451),
    "nq_tin_tong": (5364, 11415),
    "nq_tin_phan_anh": (11, 24),
    "nq_tin_thai_do": (2, 5),
    "nq_tin_da_xu_ly": (11, 24),
}
MONTHS = (96, 82, 104, 108, 118, 110, 105, 112, 108, 116, 119, 106)
QUARTERS = (3, 2, 4, 3)
NORMS: Mapping[str, int | None] = {"dinh_muc_thang": 80, "dinh_muc_quy": None}


def form_values() -> dict[str, str | int | date | None]:
    """Every value of the two reports outside the lists, the formulas' included, by name."""
    values: dict[str, str | int | date | None] = {**FORM_OFFICE}
    values |= {f"cv.{row}.thuc_hien": "Có" for row in TASKS}
    for grid, figures in (("cv", CV), ("nq", NQ)):
        for row, both in figures.items():
            values |= {f"{grid}.{row}.k6": both[0], f"{grid}.{row}.nam": both[1]}
    values |= {f"tin_thang.thang_{n}.so_tin": count for n, count in enumerate(MONTHS, start=1)}
    values |= {f"tin_quy.quy_{n}.so_tin": count for n, count in enumerate(QUARTERS, start=1)}
    values |= {f"dinh_muc.{row}.so_tin": count for row, count in NORMS.items()}
    values |= {f"tm_cv.{row}": text for row, text in TM_CV.items()}
    return values | {f"tm_nq.{row}": text for row, text in TM_NQ.items()}


def form_half_year() -> dict[str, None]:
    """What a workbook of mid-2026 does not hold yet, beside the columns of the whole year."""
    months = {f"tin_thang.thang_{n}.so_tin": None for n in range(7, 13)}
    return {**months, "tin_quy.quy_3.so_tin": None, "tin_quy.quy_4.so_tin": None}


_CHUYEN_DE, _CHI_BO, _GIAO_BAN = "Hội nghị chuyên đề", "Sinh hoạt chi bộ", "Hội nghị giao ban"

FORM_TABLES: Mapping[str, tuple[Record, ...]] = {
    "nguoi_phat_ngon": (
        ("Nguyễn Văn A", "Phó Giám đốc", "0239 3855 501", "nguyenvana@hatinh.vss.gov.vn"),
        (
            "Trần Thị B",
            "Trưởng phòng Tuyên truyền và Hỗ trợ người tham gia",
            "0239 3855 512",
            "tranthib@hatinh.vss.gov.vn",
        ),
    ),
    "nq_don_vi": (
        ("Văn phòng", _CHUYEN_DE, date(2026, 2, 26), 24, 24, date(2026, 4, 2)),
        ("Phòng Quản lý thu", _CHUYEN_DE, date(2026, 2, 26), 21, 21, date(2026, 4, 3)),
        (
            "Phòng Tuyên truyền và Hỗ trợ người tham gia",
            _CHUYEN_DE,
            date(2026, 2, 26),
            18,
            18,
            date(2026, 3, 30),
        ),
        ("BHXH cơ sở Hồng Lĩnh", _CHI_BO, date(2026, 3, 5), 16, 17, date(2026, 4, 8)),
        ("BHXH cơ sở Kỳ Anh", _CHI_BO, date(2026, 3, 6), 26, 26, date(2026, 4, 15)),
        ("BHXH cơ sở Cẩm Xuyên", _GIAO_BAN, date(2026, 3, 12), 22, 23, None),
        ("BHXH cơ sở Hương Sơn", _GIAO_BAN, date(2026, 3, 17), 19, 19, date(2026, 4, 9)),
    ),
    "nq_ke_hoach": (
        (K6, "32/KH-BHXH", date(2026, 1, 12), "Truyền thông chính sách BHXH, BHYT năm 2026", "Thường xuyên"),
        (K6, "88/KH-BHXH", date(2026, 3, 3), "Truyền thông những điểm mới của Luật BHXH", "Thường xuyên"),
        (K6, "141/KH-BHXH", date(2026, 4, 14), "Tháng vận động triển khai BHXH toàn dân", "Trọng điểm"),
        (CUOI, "236/KH-BHXH", date(2026, 7, 21), "Truyền thông BHYT học sinh, sinh viên", "Trọng điểm"),
        (CUOI, "318/KH-BHXH", date(2026, 10, 8), "Cao điểm phát triển người tham gia cuối năm", "Trọng điểm"),
    ),
}

FORM_RECIPIENTS: tuple[Record, ...] = (
    ("Công văn 3216", "Như trên"),
    ("Công văn 3216", "Giám đốc, các Phó Giám đốc"),
    ("Công văn 3216", "Ban Biên tập Cổng TTĐT BHXH tỉnh"),
    ("Công văn 3216", "Lưu: VT, TTHT"),
    ("Nghị quyết 96", "Như trên"),
    ("Nghị quyết 96", "Giám đốc, các Phó Giám đốc"),
    ("Nghị quyết 96", "Các phòng nghiệp vụ, BHXH cơ sở"),
    ("Nghị quyết 96", "Lưu: VT, TTHT"),
)

TM_CV: Mapping[str, str] = {
    "cv_quy_trinh": (
        "Ban Biên tập phân công rõ người viết, người biên tập, người duyệt; mọi tin, bài đều được kiểm "
        "tra nội dung, hình thức trước khi đăng và được gỡ kịp thời khi hết hiệu lực."
    ),
    "cv_chuyen_de": (
        "Các chuyên đề tập trung vào những điểm mới của Luật Bảo hiểm xã hội, Luật Bảo hiểm y tế; Tháng"
        " vận động triển khai BHXH toàn dân; Ngày BHYT Việt Nam; dịp khai giảng năm học mới.\n"
        "Mỗi chuyên đề có infographic, video ngắn và chuyên mục hỏi đáp để người đọc dễ tra cứu."
    ),
    "cv_tinh_nang": ("Giao diện được rà soát định kỳ, bảo đảm tra cứu thuận tiện trên điện thoại di động."),
    "cv_tin_gui": (
        "Nội dung tin, bài gửi là các mô hình vận động người tham gia hiệu quả ở cơ sở, gương người "
        "tốt, việc tốt và kết quả nổi bật trong thực hiện chính sách tại địa phương."
    ),
    "cv_tap_huan": ("Nội dung tập huấn gồm kỹ năng viết tin, chụp ảnh, dựng video ngắn và làm infographic."),
    "cv_ket_qua": (
        "Cổng TTĐT giữ vai trò là kênh cung cấp thông tin chính thống của đơn vị trên môi trường "
        "Internet; tin, bài được cập nhật kịp thời, chất lượng và hình thức thể hiện có tiến bộ rõ nét."
    ),
    "cv_ton_tai": ("Tin, bài từ cơ sở gửi về chưa đều; sản phẩm đồ họa chuyển động còn ít so với nhu cầu."),
}

TM_NQ: Mapping[str, str] = {
    "nq_trien_khai": (
        "Cấp ủy, lãnh đạo BHXH tỉnh đã chỉ đạo các phòng, BHXH cơ sở phổ biến, quán triệt lại nội dung "
        "Nghị quyết tới cán bộ, đảng viên, người lao động; lồng ghép trong sinh hoạt chuyên đề và hội "
        "nghị giao ban."
    ),
    "nq_nhan_thuc": (
        "Các chương trình, kế hoạch bám sát nhiệm vụ chính trị, phù hợp với từng nhóm đối tượng, dễ "
        "nhớ, dễ hiểu, dễ thực hiện; ý thức trách nhiệm của tập thể, cá nhân được nâng lên một bước."
    ),
    "nq_to_chuc": (
        "Viên chức làm công tác truyền thông được bố trí phù hợp với năng lực, được bồi dưỡng kỹ năng "
        "truyền thông số và kỹ năng phát ngôn, cung cấp thông tin cho báo chí."
    ),
    "nq_nguon_luc": (
        "Kinh phí được phân bổ gắn với kết quả phát triển người tham gia, ưu tiên các hoạt động có "
        "trọng tâm, trọng điểm; coi trọng tính thiết thực, tiết kiệm, hiệu quả."
    ),
    "nq_du_luan": (
        "Thông tin phản ánh được tổng hợp hằng ngày, phân công đơn vị xử lý và trả lời; không để phát "
        "sinh sự cố truyền thông trên địa bàn."
    ),
    "nq_bao_chi": (
        "Cổng Thông tin điện tử và các trang mạng xã hội phối hợp đăng tải, chia sẻ tin, bài của Báo và"
        " Tạp chí trong Ngành, tạo hiệu ứng lan tỏa các thông điệp truyền thông."
    ),
    "nq_phuc_vu": (
        "Tinh thần, thái độ phục vụ nhân dân tiếp tục được quán triệt; thủ tục hành chính được đơn giản"
        " hóa, tạo thuận lợi cho người dân và doanh nghiệp."
    ),
    "nq_ton_tai": (
        "Cán bộ được bồi dưỡng về kỹ năng truyền thông mới tập trung ở viên chức chuyên trách, chưa mở "
        "rộng sang các lĩnh vực chuyên môn khác."
    ),
    "nq_nguyen_nhan": (
        "Viên chức làm công tác truyền thông phần lớn là kiêm nhiệm; khối lượng công việc chuyên môn lớn."
    ),
    "nq_kien_nghi": (
        "Đề nghị BHXH Việt Nam tiếp tục tổ chức các lớp bồi dưỡng về truyền thông số cho viên chức kiêm"
        " nhiệm."
    ),
}
