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
        "near": "near",
        "published": "published",
        "unchanged": "unchanged",
        "rejected": "rejected",
        "checked": "fine",
        "faulty": "not fine",
        "made": "{published} published, {unchanged} unchanged, {rejected} rejected.",
        "tested": "{count} documents checked: {checked} fine, {rejected} not.",
        "found": "{errors} errors, {warnings} warnings.",
        "kept": "the last good document, if there was one, is still there",
    },
}
