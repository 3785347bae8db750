"""The figures of the sample: a province of ordinary size, the whole of 2026.

Invented, but of the size the national totals give for one of 34 provinces, and consistent: parts within
their totals, the year at least the half-year, changes against the year before within half.
"""

from __future__ import annotations

from collections.abc import Mapping

PERIODS = ("k6", "nam", "nam_truoc", "dau_nam", "cung_ky")

# Each row: 6 months, whole year, year before, until the inspection, 6 months of the year before.
# A period that an indicator does not have in the workbook is not written there.
SO_LIEU: Mapping[str, tuple[float, float, float, float, float]] = {
    # A1
    "phoi_hop_so_don_vi": (24, 27, 25, 26, 23),
    "hn_tong_cuoc": (562, 1236, 1118, 874, 508),
    "hn_tong_nguoi": (21356, 46968, 41366, 33212, 18796),
    "hn_buudien_cuoc": (214, 468, 421, 331, 190),
    "hn_buudien_nguoi": (6634, 14508, 12630, 10261, 5700),
    "hn_buudien_phattrien": (1486, 3215, 2867, 2298, 1302),
    "hn_bhyt_cuoc": (148, 327, 296, 229, 136),
    "hn_bhyt_nguoi": (5772, 12753, 11248, 8931, 5168),
    # A2
    "bao_dai_tinbai_dp": (196, 412, 368, 292, 175),
    "bao_dai_tinbai_bhyt": (74, 158, 139, 112, 66),
    "loa_tong_luot": (12480, 25296, 23712, 18096, 11544),
    "loa_luot_bhyt": (4368, 8852, 8064, 6334, 3926),
    # A3
    "truc_quan_cai": (1124, 2386, 2150, 1742, 1015),
    "togap_bhyt_hssv": (0, 42000, 40000, 42000, 0),
    "togap_bhyt_hgd": (35000, 68000, 60000, 52000, 30000),
    "togap_bhxh_bb": (12000, 25000, 22000, 18000, 10000),
    "togap_bhxh_tn": (38000, 76000, 70000, 57000, 34000),
    # A4
    "cong_tinbai": (618, 1284, 1176, 925, 569),
    "cong_tinbai_bhyt": (192, 405, 372, 289, 178),
    "giao_luu_truc_tuyen": (2, 5, 4, 3, 2),
    "cong_luot_truy_cap": (642380, 1318450, 1176240, 958120, 574660),
    # A5
    "nhan_luc_chuyen_trach": (6, 6, 6, 6, 6),
    "nhan_luc_kiem_nhiem": (38, 40, 37, 39, 36),
    "ctv_so_luong": (486, 512, 468, 498, 455),
    "tap_huan_cuoc": (14, 31, 28, 22, 13),
    # A6
    "chi_dao_van_ban": (22, 47, 43, 34, 20),
    "kiem_tra_cuoc": (6, 14, 12, 10, 5),
    "kiem_tra_don_vi": (5, 11, 10, 8, 5),
    # B
    "pt_bhxh_bb": (4218, 9136, 8245, 6480, 3860),
    "pt_bhxh_tn": (7362, 15874, 14120, 11245, 6540),
    "pt_bhyt": (21640, 45382, 41260, 33175, 19870),
    "bp_bhxh_bb": (18.4, 18.9, 18.1, 18.6, 17.6),
    "bp_bhxh_tn": (7.2, 7.9, 7.0, 7.5, 6.5),
    "bp_bhyt": (94.1, 95.6, 94.8, 94.7, 93.2),
    # Mẫu 02 and the inspection
    "tham_muu_so_vb": (5, 9, 8, 7, 5),
    "tl_ccvc_tap_huan": (92.5, 100, 97.5, 97.8, 90),
    "tl_ctv_tap_huan": (86.4, 95.7, 93.2, 91.6, 84.5),
    "tl_canbo_duoc_tt": (93.5, 98.2, 96.4, 95.8, 92),
    "tl_llld_duoc_tt": (68.5, 78.6, 74.2, 73.1, 65),
    "tl_llld_duoc_tt_tn": (61.2, 70.4, 66.8, 65.9, 58),
    "phoi_hop_dv_quy_che": (16, 17, 16, 16, 15),
    "phoi_hop_dv_hop_dong": (8, 9, 8, 9, 8),
    "hn_to_chuc": (318, 694, 625, 492, 288),
    "hn_doanh_nghiep": (426, 938, 845, 668, 388),
    "hn_cau_hoi_giai_dap": (3874, 8426, 7540, 6018, 3468),
    "hn_khachhang_cuoc": (286, 624, 566, 441, 258),
    "hn_khachhang_nguoi": (9152, 19968, 17546, 14112, 8060),
    "hn_khachhang_phattrien": (2214, 4786, 4298, 3415, 1985),
    "hn_nld_nsdld_cuoc": (92, 205, 186, 145, 84),
    "tl_xaphuong_co_hn": (85.5, 100, 97.1, 95.7, 82.6),
    "nhom_nho_cuoc": (1342, 2918, 2645, 2074, 1216),
    "nhom_nho_nguoi": (9394, 20426, 18515, 14518, 8512),
    "ra_quan_so_buoi": (13, 28, 25, 20, 12),
    "ra_quan_phattrien": (682, 1496, 1310, 1058, 614),
    "luu_dong_so_buoi": (36, 78, 70, 55, 32),
    "bao_dai_dv_tw": (4, 5, 4, 5, 4),
    "bao_dai_dv_dp": (2, 2, 2, 2, 2),
    "bao_dai_tinbai": (224, 472, 420, 335, 199),
    "cung_cap_tt_bao_chi": (58, 124, 112, 88, 52),
    "loa_luot_bhxh_tn": (3744, 7590, 6988, 5429, 3402),
    "truc_quan_so_dot": (4, 8, 7, 6, 4),
    "cong_vb_cspl": (62, 135, 121, 96, 57),
    "cong_cau_hoi": (486, 1042, 945, 741, 438),
    "cong_cau_tra_loi": (486, 1039, 945, 738, 438),
    "cong_nguoi_theo_doi": (8420, 9635, 7980, 9010, 7240),
    "mxh_so_trang": (5, 5, 4, 5, 4),
    "mxh_luot_theo_doi": (64280, 73460, 58150, 68940, 52310),
    "hn_truc_tuyen_cuoc": (18, 41, 36, 29, 16),
    "mxh_chia_se_don_vi": (9240, 19860, 17650, 14120, 8310),
    "mxh_chia_se_ccvc": (15460, 33270, 29840, 23780, 13920),
    "tap_huan_ctv_cuoc": (9, 21, 19, 15, 8),
    "tap_huan_luot_nguoi": (1286, 2874, 2596, 2038, 1172),
    "vssid_luot_ho_tro": (28460, 61240, 54380, 43560, 25120),
    "vssid_tl_thuc_hien": (62.4, 96.8, 93.5, 78.2, 58.7),
    "vssid_tl_duoc_giao": (60, 95, 92, 75, 58),
    "thong_tin_so": (1240, 2685, 2410, 1896, 1118),
    "thong_diep_tu_van": (18640, 40120, 36250, 28470, 16780),
    "thong_diep_canh_bao": (2316, 4982, 4520, 3541, 2084),
    "khao_sat_luot_nguoi": (2150, 4620, 4180, 3265, 1940),
    "khao_sat_tl_hai_long": (96.2, 97.1, 96.4, 96.6, 95.8),
    "yeu_the_nha_hao_tam": (34, 72, 65, 52, 31),
    "yeu_the_so_bhxh": (186, 412, 368, 294, 165),
    "yeu_the_the_bhyt": (1420, 3156, 2840, 2236, 1278),
    "yeu_the_suat_qua": (365, 824, 740, 578, 330),
    "yeu_the_kinh_phi": (1486500000, 3278400000, 2945600000, 2318700000, 1332800000),
    "cao_diem_so_dot": (4, 8, 7, 6, 4),
    "mot_cua_tiep_nhan": (62480, 131260, 118940, 95230, 56310),
    "mot_cua_da_xu_ly": (62104, 130875, 118562, 94786, 55987),
    "dien_thoai_tiep_nhan": (18940, 40215, 36480, 28970, 17120),
    "dien_thoai_nho": (412, 836, 845, 618, 436),
    "dien_thoai_da_xu_ly": (18528, 39379, 35635, 28352, 16684),
    "gia_lang_so_luong": (42, 46, 40, 44, 38),
}

KP: Mapping[str, tuple[float, float, float, float, float]] = {
    "chuyen_sang": (86450000, 86450000, 72300000, 86450000, 72300000),
    "duoc_giao": (1850000000, 2640000000, 2420000000, 2240000000, 1680000000),
    "su_dung": (1124680000, 2587340000, 2405850000, 1768250000, 1016420000),
    "ke_hoach_con_lai": (0, 0, 0, 540000000, 0),
}
