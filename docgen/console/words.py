"""The words of the console in both languages; the problems themselves are in `docgen.catalogue`."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue import Language

WORDS: Mapping[Language, Mapping[str, str]] = {
    "vi": {
        "error": "lỗi",
        "warning": "cảnh báo",
        "hint": "gợi ý",
        "note": "ghi chú",
        "compare": "so với",
        "rule": "quy tắc",
        "declared": "khai báo",
        "used": "dùng ở",
        "same": "trùng với",
        "explained": "đã giải trình",
        "mark": "mã giải trình",
        "other_figures": "cho số liệu khác",
        "accepted": "đã giải trình",
        "how_to_accept": (
            "Nếu số liệu của một cảnh báo đã đúng: ghi mã giải trình, lý do, tên người giải trình và ngày "
            "vào sheet giải trình của tệp Excel."
        ),
        "near": "gần đoạn",
        "published": "đã tạo",
        "unchanged": "không đổi",
        "rejected": "chưa tạo được",
        "checked": "đạt",
        "faulty": "chưa đạt",
        "made": (
            "Đã tạo {published} văn bản, {unchanged} văn bản không đổi, {rejected} văn bản chưa tạo được."
        ),
        "tested": "Đã kiểm tra {count} văn bản: {checked} đạt, {rejected} chưa đạt.",
        "found": "{errors} lỗi, {warnings} cảnh báo.",
        "found_accepted": "{accepted} cảnh báo đã giải trình.",
        "changed": "số đã đổi",
        "printed_in": "in ở",
        "not_printed": "không in ở văn bản nào",
        "places": "{count} chỗ",
        "empty": "(trống)",
        "more_changes": "và {count} số khác đã đổi, xem trang Tình trạng hoặc --format json",
        "kept": "văn bản đã có từ trước (nếu có) vẫn được giữ nguyên",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "hint": "hint",
        "note": "note",
        "compare": "compared with",
        "rule": "rule",
        "declared": "declared at",
        "used": "used in",
        "same": "same as",
        "explained": "explained at",
        "mark": "to explain it",
        "other_figures": "for other figures",
        "accepted": "accepted",
        "how_to_accept": (
            "Where the figures of a warning are right, enter its code, the reason, your name and the date in "
            "the explanations of the workbook."
        ),
        "near": "near",
        "published": "published",
        "unchanged": "unchanged",
        "rejected": "rejected",
        "checked": "fine",
        "faulty": "not fine",
        "made": "{published} published, {unchanged} unchanged, {rejected} rejected.",
        "tested": "{count} documents checked: {checked} fine, {rejected} not.",
        "found": "{errors} errors, {warnings} warnings.",
        "found_accepted": "{accepted} warnings accepted.",
        "changed": "changed",
        "printed_in": "printed in",
        "not_printed": "printed nowhere",
        "places": "{count} places",
        "empty": "(empty)",
        "more_changes": "and {count} other figures, see the status page or --format json",
        "kept": "the last good document, if there was one, is still there",
    },
}
