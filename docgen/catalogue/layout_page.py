"""Problems of the layout of an official document: the page and its number."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue.entry import Entry, entry

ENTRIES: Mapping[str, Entry] = {
    "lint-page-size": entry(
        vi=(
            "Khổ giấy {found}, quy định {expected} ({article}).",
            "Vui lòng chọn khổ giấy {expected} (A4).",
            "Văn bản hành chính dùng khổ A4.",
        ),
        en=(
            "The paper is {found}, prescribed {expected} ({article}).",
            "Choose {expected} (A4).",
            "Official documents are A4.",
        ),
    ),
    "lint-landscape": entry(
        vi=(
            "Trang trình bày theo chiều rộng ({article}).",
            "Chỉ nên xoay ngang trang có bảng, biểu không làm thành phụ lục riêng.",
            "Văn bản trình bày theo chiều dài của khổ A4; bảng, biểu rộng có thể trình bày theo chiều rộng.",
        ),
        en=(
            "The page is turned wide ({article}).",
            "Only pages with tables that are no separate appendix may be wide.",
            "Pages are upright; wide tables may lie on wide pages.",
        ),
    ),
    "lint-margin": entry(
        vi=(
            "{what} {found}, quy định {expected} ({article}).",
            "Vui lòng đặt lề trong khoảng {expected}.",
            "Lề trang được quy định cho từng cạnh; chấp nhận sai số nhỏ do làm tròn.",
        ),
        en=(
            "{what_en} is {found}, prescribed {expected} ({article}).",
            "Set it to {expected}.",
            "Each margin has its bounds; a small tolerance allows for rounding.",
        ),
    ),
    "lint-page-number-missing": entry(
        vi=(
            "Văn bản chưa có số trang ở {expected} ({article}).",
            "Vui lòng chèn số trang (trường PAGE) vào {expected}.",
            "Số trang đánh từ 1 bằng chữ số Ả Rập, ở giữa phần lề trên, không hiển thị trên trang thứ nhất.",
        ),
        en=(
            "There is no page number in {expected_en} ({article}).",
            "Insert a page number (a PAGE field) into {expected_en}.",
            "Pages are numbered from 1 in Arabic figures, centred in the top margin, not on the first page.",
        ),
    ),
    "lint-page-number-place": entry(
        vi=(
            "Số trang ở {found}, quy định ở {expected} ({article}).",
            "Vui lòng chuyển số trang lên {expected}.",
            "Số trang đặt ở giữa phần lề trên của văn bản.",
        ),
        en=(
            "The page number stands in {found_en}, prescribed is {expected_en} ({article}).",
            "Move it to {expected_en}.",
            "The page number stands in the middle of the top margin.",
        ),
    ),
    "lint-page-number-align": entry(
        vi=(
            "Số trang đang {found}, quy định {expected} ({article}).",
            "Vui lòng chọn {expected} cho số trang.",
            "Số trang canh giữa theo chiều ngang.",
        ),
        en=(
            "The page number is {found_en}, prescribed {expected_en} ({article}).",
            "Make it {expected_en}.",
            "The page number is centred.",
        ),
    ),
    "lint-page-number-size": entry(
        vi=(
            "Số trang cỡ chữ {found}, quy định {expected} ({article}).",
            "Vui lòng chọn cỡ chữ {expected} cho số trang.",
            "Cỡ chữ của số trang được quy định.",
        ),
        en=(
            "The page number has size {found}, prescribed {expected} ({article}).",
            "Choose size {expected}.",
            "The size of the page number is prescribed.",
        ),
    ),
    "lint-page-number-style": entry(
        vi=(
            "Số trang đang in đậm hoặc nghiêng, quy định chữ đứng ({article}).",
            "Vui lòng bỏ in đậm, in nghiêng của số trang.",
            "Số trang là chữ đứng, không đậm.",
        ),
        en=(
            "The page number is bold or italic ({article}).",
            "Make it regular and upright.",
            "The page number is regular and upright.",
        ),
    ),
    "lint-page-number-first": entry(
        vi=(
            "Số trang hiện trên trang thứ nhất ({article}).",
            'Vui lòng chọn "Khác ở trang đầu" (Different First Page) và để trống đầu trang thứ nhất.',
            "Số trang không hiển thị trên trang thứ nhất.",
        ),
        en=(
            "The page number shows on the first page ({article}).",
            'Choose "Different First Page" and leave its header empty.',
            "The first page shows no number.",
        ),
    ),
    "lint-page-number-format": entry(
        vi=(
            "Số trang dùng kiểu {found}, quy định chữ số Ả Rập ({article}).",
            "Vui lòng chọn kiểu số 1, 2, 3.",
            "Số trang dùng chữ số Ả Rập.",
        ),
        en=(
            "Pages are numbered as {found}, prescribed are Arabic figures ({article}).",
            "Choose 1, 2, 3.",
            "Pages are numbered in Arabic figures.",
        ),
    ),
    "lint-page-number-start": entry(
        vi=(
            "Số trang bắt đầu từ {found}, quy định từ {expected} ({article}).",
            "Vui lòng đặt số trang bắt đầu từ {expected}.",
            "Số trang được đánh từ 1.",
        ),
        en=(
            "Pages are numbered from {found}, prescribed from {expected} ({article}).",
            "Start at {expected}.",
            "Pages are numbered from 1.",
        ),
    ),
    "lint-page-number-restart": entry(
        vi=(
            "Số trang của phụ lục chưa được đánh riêng ({article}).",
            (
                "Vui lòng đặt phụ lục ở một section mới và đánh số trang bắt đầu từ 1.|Lỗi này có ở "
                "{places} phụ lục."
            ),
            "Số trang của phụ lục được đánh riêng theo từng phụ lục.",
        ),
        en=(
            "The pages of the appendix are not numbered on their own ({article}).",
            (
                "Begin a new section with the appendix and start its pages at 1.|The same holds for "
                "{places} appendices."
            ),
            "Each appendix numbers its own pages.",
        ),
    ),
}
