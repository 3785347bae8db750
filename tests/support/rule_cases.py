"""For every rule of the pack, the change to the sample that breaks it and no other rule.

The values around each change are chosen so that only the one rule can see it: a period that no other
rule compares (`cung_ky` in an annual report), or a neighbour left empty, which no rule decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tests.support.changed import Case
from tests.support.sample import Changes, half_year, sample_tables, sample_values
from tests.support.sample_lists import Record

TABLES = sample_tables()


def case(changes: Changes | None = None, **tables: tuple[Record, ...]) -> Case:
    return Case(changes or {}, tables)


def so_lieu(**changes: float | None) -> Case:
    """`so_lieu(hn_tong_cuoc__nam=1)` changes so_lieu.hn_tong_cuoc.nam."""
    return case({f"so_lieu.{name.replace('__', '.')}": value for name, value in changes.items()})


def kp(**changes: int | None) -> Case:
    return case({f"kp.{name.replace('__', '.')}": value for name, value in changes.items()})


def half(**changes: object) -> Case:
    """A workbook of mid-2026, changed; names as in `so_lieu`, of any grid."""
    named = {name.replace("__", "."): value for name, value in changes.items()}
    return case(half_year() | named)  # type: ignore[arg-type]  # values of cells, as above


def edited(table: str, number: int, **columns: str | int | date | None) -> Case:
    """One record of a table changed; columns by their place: `c3=2000`."""
    record = list(TABLES[table][number])
    for column, value in columns.items():
        record[int(column[1:])] = value
    rows = TABLES[table]
    return Case({}, {table: (*rows[:number], tuple(record), *rows[number + 1 :])})


def without(table: str, *, document: str) -> Case:
    """A table without the records of one document."""
    return Case({}, {table: tuple(record for record in TABLES[table] if record[0] != document)})


def recipients(document: str, *, first: str = "", last: str = "") -> Case:
    """The recipients of one document with another first or last line."""
    rows = list(TABLES["noi_nhan"])
    places = [number for number, record in enumerate(rows) if record[0] == document]
    if first:
        rows[places[0]] = (document, first)
    if last:
        rows[places[-1]] = (document, last)
    return case(noi_nhan=tuple(rows))


def same(table: str, column: int, number: int, other: int, base: Changes | None = None) -> Case:
    """The record `number` with the value that the record `other` has in a column."""
    rows = list(TABLES[table])
    record = list(rows[number])
    record[column] = rows[other][column]
    rows[number] = tuple(record)
    return Case(base or {}, {table: tuple(rows)})


def beside(name: str, others: Changes, changes: Changes | None = None) -> Case:
    """The sample beside another workbook of the office, in which something differs."""
    return Case(changes or {}, {}, {name: others})


def text(name: str, words: str) -> Case:
    return case({name: words})


_OTHER_AREA = {"bao_cao.pham_vi_thay_doi": "Có"}
_COPIED = {
    f"{name.removesuffix('.nam')}.k6": value
    for name, value in sample_values().items()
    if name.startswith("so_lieu.") and name.endswith(".nam")
}

_BEFORE_THE_RENAMING = {
    name: words.replace("BHXH cơ sở", "BHXH huyện").replace("xã, phường, đặc khu", "xã, thị trấn")
    for name, words in sample_values().items()
    if name.startswith("tm") and isinstance(words, str)
}

# By rule; what follows a comma tells several cases of one rule apart.
BROKEN_BY: Mapping[str, Case] = {
    # --- periods
    "K20": so_lieu(luu_dong_so_buoi__nam=35),
    "K20a": edited("to_gap_khac", 0, c2=5999),
    "K20b": case({"cv.cong_sp_hien_dai.nam": 87}),
    "K20c": case({"nq.nq_luot_boi_duong.nam": 167}),
    "K21": so_lieu(phoi_hop_so_don_vi__nam=23),
    "K22": so_lieu(nhan_luc_kiem_nhiem__nam=58, nhan_luc_kiem_nhiem__nam_truoc=45),
    "K23": half(so_lieu__luu_dong_so_buoi__nam=78),
    "K23a": half(kp__duoc_giao__nam=2640000000),
    "K24": Case(
        # without an inspection, and with K60 unable to add up
        {**_COPIED, "bao_cao.ngay_kiem_tra": None, "so_lieu.togap_bhxh_bb.k6": None},
        {},
        loose=True,
    ),
    "K25": half(bao_cao__ngay=date(2026, 6, 22)),
    "K26": case({"bao_cao.ngay": date(2026, 12, 26)}),
    "K26a": case({"bao_cao.ngay": date(2027, 1, 5)}),
    "K27": case({"bao_cao.ngay": date(2026, 12, 10)}),
    "K27a": case({"bao_cao.ngay_chot": date(2025, 12, 15)}),
    "K27b": case({"cv3216.ngay_cv3216": date(2026, 12, 10)}),
    "K27c": case({"nq96.ngay_nq96": date(2026, 12, 10)}),
    "K28": case({"bao_cao.uoc_thuc_hien": None}),
    "K29": beside("tep_nam_truoc", {"so_lieu.hn_tong_cuoc.nam": 1181}),
    "K29a": beside("tep_nam_truoc", {"kp.su_dung.nam": 2405850001}),
    "K29b": beside("tep_nam_truoc", {"so_lieu.hn_tong_cuoc.k6": 507}),
    "K29c": beside("tep_nam_truoc", {"kp.su_dung.k6": 1016420001}),
    "K29d": beside("tep_6_thang", {"so_lieu.hn_tong_cuoc.k6": 553}),
    "K29e": beside("tep_6_thang", {"kp.su_dung.k6": 1124680001}),
    "K33": beside("tep_6_thang", {"bao_cao.pham_vi_thay_doi": "Có"}),
    "K30": so_lieu(ra_quan_so_buoi__dau_nam=12),
    "K31": case({"bao_cao.ngay_kiem_tra": date(2025, 9, 15), "so_lieu.tham_muu_so_vb.dau_nam": None}),
    "K32": so_lieu(luu_dong_so_buoi__nam=200),
    "K32a": kp(duoc_giao__nam=4000000000, con_lai__nam=1499110000),
    # --- parts and totals
    "K40": so_lieu(hn_bhyt_cuoc__cung_ky=509),
    "K40a": so_lieu(hn_bhyt_nguoi__cung_ky=18797),
    "K41": so_lieu(hn_buudien_cuoc__cung_ky=509),
    "K41a": so_lieu(hn_buudien_nguoi__cung_ky=18797),
    "K42": so_lieu(hn_buudien_cuoc__cung_ky=400),
    "K43": so_lieu(bao_dai_tinbai_bhyt__cung_ky=176),
    "K44": so_lieu(loa_luot_bhyt__cung_ky=11545),
    "K45": so_lieu(cong_tinbai_bhyt__cung_ky=570),
    "K46": so_lieu(hn_khachhang_cuoc__dau_nam=875),
    "K46a": so_lieu(hn_khachhang_nguoi__dau_nam=33213),
    "K46b": so_lieu(hn_nld_nsdld_cuoc__dau_nam=875),
    "K47": so_lieu(hn_nld_nsdld_cuoc__dau_nam=500),
    "K48": so_lieu(loa_luot_bhxh_tn__dau_nam=18097),
    "K49": case({**_OTHER_AREA, "so_lieu.loa_luot_bhxh_tn.nam_truoc": 15649}),
    "K50": so_lieu(hn_buudien_phattrien__cung_ky=5701),
    "K50a": so_lieu(hn_khachhang_phattrien__dau_nam=14113),
    "K51": so_lieu(hn_tong_nguoi__cung_ky=0, hn_bhyt_nguoi__cung_ky=None, hn_buudien_nguoi__cung_ky=None),
    "K51a": so_lieu(hn_buudien_nguoi__cung_ky=0, hn_buudien_phattrien__cung_ky=0),
    "K51b": so_lieu(hn_bhyt_nguoi__cung_ky=0),
    "K51c": so_lieu(ra_quan_so_buoi__cung_ky=0),
    "K51d": so_lieu(hn_khachhang_nguoi__nam_truoc=0, hn_khachhang_phattrien__nam_truoc=0),
    "K51e": so_lieu(nhom_nho_nguoi__nam_truoc=0),
    "K51f": case({"nq.nq_luot_boi_duong.k6": 0}),
    "K52": so_lieu(hn_tong_nguoi__cung_ky=260000),
    "K52a": so_lieu(hn_buudien_nguoi__cung_ky=900, hn_buudien_phattrien__cung_ky=800),
    "K52b": so_lieu(hn_bhyt_nguoi__cung_ky=600),
    "K52c": case(
        {
            **_OTHER_AREA,
            "so_lieu.hn_khachhang_nguoi.nam_truoc": 2000,
            "so_lieu.hn_khachhang_phattrien.nam_truoc": 1500,
        }
    ),
    "K52d": case({**_OTHER_AREA, "so_lieu.nhom_nho_nguoi.nam_truoc": 2000}),
    "K53": so_lieu(kiem_tra_cuoc__cung_ky=0),
    "K53a": so_lieu(kiem_tra_don_vi__cung_ky=13, kiem_tra_ty_le__cung_ky=None),
    "K54": so_lieu(kiem_tra_ty_le__k6=50),
    "K54a": so_lieu(tl_xaphuong_co_hn__dau_nam=98),
    "K54b": so_lieu(kiem_tra_ty_le__cung_ky=50),
    "K55": so_lieu(bao_dai_so_don_vi__k6=7),
    "K55, the year before": so_lieu(bao_dai_so_don_vi__nam_truoc=5),
    "K55a": so_lieu(thong_diep_tong__k6=1),
    "K55a, the same months of the year before": so_lieu(thong_diep_tong__cung_ky=1),
    "K56": so_lieu(bao_dai_tinbai__nam=473),
    "K56a": so_lieu(bao_dai_tinbai_dp__nam=413),
    "K56b": so_lieu(bao_dai_tinbai_dp__nam_truoc=421),
    "K57": edited("phoi_hop", 0, c3=2000),
    "K57a": so_lieu(
        phoi_hop_so_don_vi__nam=5, phoi_hop_so_don_vi__k6=None, phoi_hop_so_don_vi__nam_truoc=None
    ),
    "K58": so_lieu(mxh_so_trang__nam=6),
    "K58a": same("kenh_mxh", 1, 1, 0),
    "K58b": so_lieu(mxh_luot_theo_doi__nam=73461),
    "K59": so_lieu(tham_muu_so_vb__nam=10),
    "K59a": same("van_ban", 2, 8, 7),
    "K59b": so_lieu(cao_diem_so_dot__nam=9),
    "K59c": so_lieu(tham_muu_so_vb__nam_truoc=9),
    "K59d": so_lieu(tham_muu_so_vb__dau_nam=6),
    "K59e": same("van_ban", 2, 10, 9),
    "K59f": same("van_ban", 2, 6, 5, half_year() | {"bao_cao.ngay_kiem_tra": date(2026, 9, 15)}),
    "K60": so_lieu(togap_bhyt_hgd__nam=88001),
    "K61": case({"cv.cong_tinbai_chuyen_sau.nam": 1285}),
    "K61a": case({"tin_thang.thang_12.so_tin": 107}),
    "K62": so_lieu(tap_huan_luot_nguoi__cung_ky=0),
    "K62a": so_lieu(tap_huan_ctv_cuoc__dau_nam=23),
    "K62b": case({"cv.tap_huan_cong_cuoc.nam": 32}),
    "K62c": case({"nq.nq_lop_boi_duong.nam": 32}),
    "K62d": case({"nq.nq_lop_khung_hoang.nam": 8}),
    "K63": so_lieu(tl_llld_duoc_tt_tn__dau_nam=73.2),
    "K64": so_lieu(phoi_hop_dv_quy_che__dau_nam=27),
    "K64a": so_lieu(phoi_hop_so_don_vi__cung_ky=0),
    # --- calls, dossiers, surveys
    "K70": so_lieu(dien_thoai_nho__cung_ky=437),
    "K71": so_lieu(mot_cua_da_xu_ly__cung_ky=56311),
    "K72": so_lieu(khao_sat_luot_nguoi__cung_ky=0),
    "K73": so_lieu(yeu_the_kinh_phi__cung_ky=0),
    "K73a": so_lieu(yeu_the_nha_hao_tam__cung_ky=0),
    "K74": case({"so_lieu.vssid_tl_thuc_hien.nam": 94, "tm.vssid_mo_ta": "Kết quả vượt chỉ tiêu được giao."}),
    "K74a": text("tm.vssid_mo_ta", "Kết quả chưa đạt chỉ tiêu được giao."),
    "K74b": text("tm.vssid_mo_ta", "Đơn vị đã hoàn thành 105% chỉ tiêu được giao."),
    "K75": so_lieu(cong_cau_tra_loi__cung_ky=439),
    # --- participants
    "K81": so_lieu(bp_bhyt__cung_ky=17),
    "K81a": so_lieu(bp_bhxh_tn__cung_ky=17.7),
    "K82": so_lieu(pt_bhxh_bb__cung_ky=-1),
    "K83": so_lieu(pt_bhxh_tn__cung_ky=1301),
    # --- money
    "K90": kp(con_lai__cung_ky=735880001),
    "K91": kp(su_dung__cung_ky=2000000000, con_lai__cung_ky=None),
    "K92": kp(chuyen_sang__nam=86450001, con_lai__nam=139110001),
    "K93": kp(
        duoc_giao__nam=1840000000,
        duoc_giao__ghi_chu=None,
        su_dung__nam=1300000000,
        con_lai__nam=626450000,
    ),
    "K94": case({**_OTHER_AREA, "kp.su_dung.nam": 1100000000, "kp.con_lai.nam": 1626450000}),
    "K95": kp(chuyen_sang__nam_truoc=72300001, con_lai__nam_truoc=86450001),
    "K95a": beside(
        "tep_nam_truoc",
        {"kp.con_lai.nam": 86450001},
        {"kp.con_lai.nam_truoc": None, "kp.su_dung.nam_truoc": None},
    ),
    "K97": kp(chuyen_sang__cung_ky=72300, con_lai__cung_ky=None),
    "K97a": so_lieu(yeu_the_kinh_phi__cung_ky=5000),
    "K98": text("tm.kinh_phi_danh_gia", "Đơn vị đã sử dụng 2,5 tỷ đồng, đúng định mức."),
    "K98a": text("tm.kp_danh_gia_nam_truoc", "Đã sử dụng 2.405 triệu đồng, đúng quy định."),
    "K98b": text("tm.kp_danh_gia_dau_nam", "Đến nay đã sử dụng 1.768.250.001 đồng, bám sát dự toán."),
    # --- the portal
    "K100": case({"tin_quy.quy_2.so_tin": 1}),
    "K101": case({"tin_thang.thang_2.so_tin": 79}),
    "K102": case({"cv.cong_co_tim_kiem.thuc_hien": "Không"}),
    "K102a": case({"cv.cong_co_tim_kiem.ly_do": "đang nâng cấp"}),
    "K103": edited("nguoi_phat_ngon", 0, c3=None),
    "K103a": case(nguoi_phat_ngon=()),
    "K103b": edited("nguoi_phat_ngon", 0, c3="nguyenvana"),
    "K103c": edited("nguoi_phat_ngon", 0, c2=912345678),
    # --- texts, lists, denominators
    "K111": case({"nq.nq_tin_tong.k6": 5365}),
    "K111a": case({"nq.nq_tin_phan_anh.k6": 5365, "nq.nq_tin_phan_anh.nam": 5365}),
    "K111b": case({"nq.nq_tin_thai_do.k6": 12, "nq.nq_tin_thai_do.nam": 12}),
    "K112": same("nq_don_vi", 0, 1, 0),
    "K112a": edited("nq_don_vi", 0, c3=25),
    "K112b": same("nq_ke_hoach", 1, 1, 0),
    "K113": case({"nq.nq_don_vi_tap_huan.nam": 13}),
    "K113a": text("tm.dg_ket_qua", "Đứng thứ nhất trong 63/63 tỉnh, thành phố."),
    "K113b": text("tm.dg_ket_qua_kt", "Đứng thứ nhất trong 63 tỉnh, thành phố."),
    "K113c": text("tm_cv.cv_ket_qua", "Đứng thứ nhất trong 63/63 tỉnh, thành phố."),
    "K113d": text("tm_nq.nq_phuc_vu", "Đứng thứ nhất trong 63/63 tỉnh, thành phố."),
    "K113e": case({"nq.nq_tong_don_vi.nam": 6}),
    "K114": text("tm_nq.nq_trien_khai", "Nghị quyết 96/NQ-BCS được quán triệt sâu rộng."),
    "K114a": edited("nq_don_vi", 0, c2=date(2017, 8, 23)),
    "K117": text("don_vi.ten_ngan", "BHXH khu vực XV"),
    "K117, what the units below are called": text("don_vi.cap_duoi", "BHXH cấp huyện"),
    "K117a": text("tm.dg_ket_qua", "Các BHXH huyện chủ động tuyên truyền."),
    "K117a, not yet in use": case(
        {
            **half_year(),
            **_BEFORE_THE_RENAMING,
            "bao_cao.nam": 2025,
            "bao_cao.ngay_chot": date(2025, 6, 10),
            "don_vi.cap_duoi": "BHXH huyện",
            "tm.dg_ket_qua": "Các BHXH cơ sở chủ động tuyên truyền.",
        }
    ),
    "K117b": text("tm.dg_ket_qua_kt", "Các BHXH huyện chủ động tuyên truyền."),
    "K117c": text("tm_cv.cv_ket_qua", "Trung tâm Truyền thông đã hướng dẫn kịp thời."),
    "K117d": text("tm_nq.nq_phuc_vu", "Các xã, thị trấn đều có điểm hỗ trợ."),
    # --- addressee, signature, recipients
    "K123": case({"bao_cao.kinh_gui": None}),
    "K123a": recipients("Mẫu 02", first="Giám đốc"),
    "K124": case({"nguoi_ky.quyen_han": None}),
    "K124a": case({"nguoi_ky.chuc_vu": "GIÁM ĐỐC"}),
    "K124b": case({"nguoi_ky.ho_ten": "TS. Nguyễn Văn A"}),
    "K125": without("noi_nhan", document="Mẫu 02"),
    "K125a": recipients("Mẫu 02", last="Văn thư"),
    "K125b": without("noi_nhan", document="Đề cương kiểm tra"),
    "K125c": recipients("Đề cương kiểm tra", last="Văn thư"),
    "K125d": without("noi_nhan", document="Công văn 3216"),
    "K125e": recipients("Công văn 3216", last="Văn thư"),
    "K125f": without("noi_nhan", document="Nghị quyết 96"),
    "K125g": recipients("Nghị quyết 96", last="Văn thư"),
    "K128": text("bao_cao.so", "05/BC-BHXH"),
    "K128a": text("bao_cao.so_kiem_tra", "07/BC-BHXH"),
    "K128b": text("cv3216.so_cv3216", "128/BC-BHXH"),
    "K128c": text("nq96.so_nq96", "9/BC-BHXH"),
}

# At the very bound of a rule, or where the rule does not apply: nothing is broken.
KEPT_BY: Mapping[str, Case] = {
    "K20b": case({"cv.cong_sp_hien_dai.nam": 88}),
    "K29, both other workbooks agree": Case({}, {}, {"tep_nam_truoc": {}, "tep_6_thang": {}}),
    "K29, a share is printed with fewer decimals there": beside(
        "tep_nam_truoc", {"so_lieu.bp_bhyt.nam": 93.14}, {"so_lieu.bp_bhyt.nam_truoc": 93.1}
    ),
    "K33, both say that the area changed": beside(
        "tep_6_thang", {"bao_cao.pham_vi_thay_doi": "Có"}, {"bao_cao.pham_vi_thay_doi": "Có"}
    ),
    "K74": case({"so_lieu.vssid_tl_thuc_hien.nam": 94, "tm.vssid_mo_ta": "Kết quả chưa đạt chỉ tiêu."}),
    "K74b": case(
        {
            "so_lieu.vssid_tl_thuc_hien.nam": 96.4,
            "so_lieu.vssid_tl_duoc_giao.nam": 95,
            "tm.vssid_mo_ta": "Hoàn thành 101,5% kế hoạch; 100% đơn vị tham gia.",
        }
    ),
    "K63, the same share with more decimals": so_lieu(
        tl_llld_duoc_tt_tn__dau_nam=73.2, tl_llld_duoc_tt__dau_nam=73.16
    ),
    "K93": kp(duoc_giao__ghi_chu=None),
    "K95a": beside("tep_nam_truoc", {}, {"kp.con_lai.nam_truoc": None}),
    "K98a": text("tm.kp_danh_gia_nam_truoc", "Đã sử dụng 2.406 triệu đồng, đúng quy định."),
    "K98, rounded to a tenth of a million million": text(
        "tm.kinh_phi_danh_gia", "Đơn vị đã sử dụng 2,6 tỷ đồng, tức 2.587,3 triệu đồng; được giao 3 tỷ đồng."
    ),
    "K98b, a plan is no figure": text(
        "tm.kp_danh_gia_dau_nam", "Kế hoạch sử dụng 800 triệu đồng trong những tháng còn lại."
    ),
    "K20c": case({"nq.nq_luot_boi_duong.nam": 168}),
    "K24, but for one": Case(
        {
            **_COPIED,
            "bao_cao.ngay_kiem_tra": None,
            "so_lieu.togap_bhxh_bb.k6": None,
            "so_lieu.chi_dao_van_ban.k6": 46,
        },
        {},
        loose=True,
    ),
    "K25": half(bao_cao__ngay=date(2026, 6, 19)),
    "K26, K26a and K27": case({"bao_cao.ngay": date(2026, 12, 24)}),
    "K27": case({"bao_cao.ngay": date(2026, 12, 15)}),
    "K27b": case({"cv3216.ngay_cv3216": date(2026, 12, 15)}),
    "K27c": case({"nq96.ngay_nq96": date(2026, 12, 15)}),
    "K51c": so_lieu(ra_quan_so_buoi__cung_ky=0, ra_quan_phattrien__cung_ky=0),
    "K61": case({"cv.cong_tinbai_chuyen_sau.nam": 1284}),
    "K61a": case({"tin_thang.thang_12.so_tin": 105}),
    "K62b": case({"cv.tap_huan_cong_cuoc.nam": 31}),
    "K62c": case({"nq.nq_lop_boi_duong.nam": 31}),
    "K62d": case({"nq.nq_lop_khung_hoang.nam": 7}),
    "K100": case({"tin_quy.quy_2.so_tin": 1, "dinh_muc.dinh_muc_quy.so_tin": 1}),
    "K100, the quarter is not over": half(tin_quy__quy_2__so_tin=1),
    "K101": case({"tin_thang.thang_2.so_tin": 80}),
    "K101, no norm is given": case({"tin_thang.thang_2.so_tin": 1, "dinh_muc.dinh_muc_thang.so_tin": None}),
    "K101, the month is not over": half(tin_thang__thang_6__so_tin=20),
    "K102": case({"cv.cong_co_tim_kiem.thuc_hien": "Không", "cv.cong_co_tim_kiem.ly_do": "đang nâng cấp"}),
    "K103a": case(
        {
            "cv.cong_dang_nguoi_phat_ngon.thuc_hien": "Không",
            "cv.cong_dang_nguoi_phat_ngon.ly_do": "đang cập nhật",
        },
        nguoi_phat_ngon=(),
    ),
    "K103c, a number without an area": edited("nguoi_phat_ngon", 0, c2="1900 9068"),
    "K111b": case({"nq.nq_tin_thai_do.k6": 11, "nq.nq_tin_thai_do.nam": 24}),
    "K112a": edited("nq_don_vi", 3, c3=17),
    "K113": case({"nq.nq_don_vi_tap_huan.nam": 12}),
    "K113e": case({"nq.nq_tong_don_vi.nam": 7}),
    "K114": text("tm_nq.nq_trien_khai", "Nghị quyết số 96-NQ/BCS được quán triệt sâu rộng."),
    "K114a": edited("nq_don_vi", 0, c2=date(2017, 8, 24)),
    "K117, half a year before the renaming": case(
        {
            **half_year(),
            **_BEFORE_THE_RENAMING,
            "bao_cao.nam": 2025,
            "bao_cao.ngay_chot": date(2025, 6, 10),
            "don_vi.ten_ngan": "BHXH khu vực XV",
            "don_vi.cap_duoi": "BHXH cấp huyện",
            "tm.dg_ket_qua": "Các BHXH huyện, thị trấn chủ động tuyên truyền trong 63/63 tỉnh, thành phố.",
        }
    ),
    "K124": case({"nguoi_ky.quyen_han": None, "nguoi_ky.chuc_vu": "GIÁM ĐỐC"}),
    "K128": case({"bao_cao.so": "05"}),
    "K128a": case({"bao_cao.so_kiem_tra": "07"}),
    "K128b": case({"cv3216.so_cv3216": "128"}),
    "K128c": case({"nq96.so_nq96": "9"}),
    "the two reports are not asked for": case(
        {
            "cv3216.lap_cv3216": None,
            "nq96.lap_nq96": "Không",
            "tin_quy.quy_2.so_tin": 1,
            "nq.nq_tin_tong.k6": 1,
        }
    ),
}
