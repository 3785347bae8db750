"""The page as HTML.  Whatever comes from a file is escaped; nothing is loaded from anywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape

from docgen.freshness.records import Change
from docgen.statuspage.explained import accepted, rows_to_copy
from docgen.statuspage.problems import Problem
from docgen.statuspage.style import STYLE
from docgen.statuspage.view import Document, Sheet, View, Workbook

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"  # the browser itself refuses to load anything
REFRESH = 15  # seconds
_MOST = 200  # rows of a list; a page of thousands helps nobody

_STATES = {
    "rejected": ("bad", "Cần xử lý"),
    "pending": ("warn", "Đang chờ xử lý"),
    "warned": ("warn", "Đã lập, có điểm cần xem lại"),
    "good": ("good", "Đã lập đầy đủ"),
    "gone": ("", "Tệp không còn trong thư mục"),
}
_DOCUMENTS = {
    "made": ("good", "Đã lập"),
    "rejected": ("bad", "Chưa lập được"),
    "waiting": ("warn", "Đang mở, sẽ tự cập nhật khi đóng"),
    "restored": ("warn", "Là bản cũ được khôi phục"),
    "edited": ("warn", "Đã được sửa tay, sẽ không bị ghi đè"),
    "missing": ("warn", "Không còn trong thư mục xuất"),
}
_BEFORE = frozenset({"rejected", "waiting"})  # what lies there is not what the workbook says now
_CLASSES = {"rejected": "rejected", "warned": "warned", "pending": "warned", "good": "good-one", "gone": ""}


def page(view: View) -> str:
    """The whole page."""
    body = "\n".join(_body(view))
    return (
        '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta http-equiv="refresh" content="{REFRESH}">\n'
        f"<title>Tình trạng văn bản</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n"
        "</main>\n</body>\n</html>\n"
    )


def _body(view: View) -> Iterator[str]:
    yield "<h1>Tình trạng văn bản</h1>"
    yield f'<p class="soft">Cập nhật lúc {view.written:%H:%M:%S ngày %d/%m/%Y}. {_watching(view)}</p>'
    yield from _away(view)
    if view.settings:
        yield '<section class="notice warn"><h2>Tệp cài đặt</h2>'
        yield from _problems(view.settings)
        yield "</section>"
    yield from _counts(view)
    if not view.workbooks:
        yield '<p class="notice">Chưa có tệp số liệu nào. Vui lòng chép tệp Excel vào thư mục '
        yield f"{escape(view.folder)}.</p>"
    for book in view.workbooks:
        yield from _workbook(book)
    if view.others:
        yield '<section class="notice"><h2>Tệp không được dùng</h2>'
        yield from _problems(view.others)
        yield "</section>"


def _watching(view: View) -> str:
    if not view.watching:
        return "Hiện chương trình theo dõi không chạy; văn bản được cập nhật ở lần chạy sau."
    return f"docgen đang theo dõi thư mục {escape(view.folder)}; trang tự làm mới sau mỗi {REFRESH} giây."


def _away(view: View) -> Iterator[str]:
    if view.away:
        names = ", ".join(map(escape, view.away))
        yield (
            f'<p class="notice warn">Không truy cập được thư mục: {names}. Không có tệp nào bị xóa; '
            "việc theo dõi sẽ tự tiếp tục khi thư mục kết nối lại.</p>"
        )


def _counts(view: View) -> Iterator[str]:
    counts = Counter(book.state for book in view.workbooks)
    items = [
        f'<li class="{_STATES[state][0]}">{_STATES[state][1]}: {counts[state]}</li>'
        for state in _STATES
        if counts[state]
    ]
    if items:
        yield f'<ul class="counts">{"".join(items)}</ul>'


def _workbook(book: Workbook) -> Iterator[str]:
    kind, text = _STATES[book.state]
    yield f'<article class="{_CLASSES[book.state]}"><header><h2>{escape(book.name)}</h2>'
    yield f'<span class="badge {kind}">{text}</span>'
    if book.looked:
        yield f'<span class="soft">xem lúc {escape(book.looked)}</span>'
    yield "</header>"
    errors = tuple(item for item in book.problems if item.error)
    if errors:
        yield "<h3>Việc cần làm</h3>"
        yield from _problems(errors)
    yield from _documents(book.documents)
    yield from _changes(book)
    doubts = tuple(item for item in book.problems if not item.error)
    if doubts:
        yield "<h3>Cần xem lại</h3>"
        yield from _problems(doubts)
        yield from rows_to_copy(doubts)
    yield from accepted(book.accepted)
    if book.layout:
        yield "<h3>Thể thức của văn bản</h3>"
        yield from _problems(book.layout)
    yield from _sheets(book.sheets)
    yield "</article>"


def _problems(problems: tuple[Problem, ...]) -> Iterator[str]:
    yield "<ol>"
    for item in problems[:_MOST]:
        label = f" <q>{escape(item.label)}</q>" if item.label else ""
        todo = "".join(f"<li>{escape(hint)}</li>" for hint in item.todo)
        yield (
            f'<li><span class="place">{escape(item.place)}</span>{label}: {escape(item.text)}.'
            f'{f"""<ul class="todo">{todo}</ul>""" if todo else ""}</li>'
        )
    yield "</ol>"
    if len(problems) > _MOST:
        yield f'<p class="soft">và {len(problems) - _MOST} điểm khác</p>'


def _documents(documents: tuple[Document, ...]) -> Iterator[str]:
    if not documents:
        return
    yield '<h3>Văn bản</h3><table class="documents"><thead><tr><th>Văn bản</th><th>Tệp</th><th>Lập lúc</th>'
    yield "<th>Tình trạng</th></tr></thead><tbody>"
    for item in documents:
        kind, text = _DOCUMENTS[item.state]
        link = f'<a href="{escape(item.link)}">{escape(item.name)}</a>' if item.link else ""
        kept = " (bản trước)" if item.state in _BEFORE and item.link else ""
        yield (
            f"<tr><td>{escape(item.title)}</td><td>{link}{kept}</td><td>{escape(item.made)}</td>"
            f'<td><span class="badge {kind}">{text}</span></td></tr>'
        )
    yield "</tbody></table>"


def _changes(book: Workbook) -> Iterator[str]:
    if not book.changes:
        return
    yield f"<h3>Thay đổi so với bản trước ({escape(book.changed)})</h3>"
    yield '<table class="changes"><thead><tr>'
    yield "<th>Ô</th><th>Chỉ tiêu</th><th>Trước</th><th>Nay</th><th>In ở</th>"
    yield "</tr></thead><tbody>"
    yield from map(_change, book.changes[:_MOST])
    yield "</tbody></table>"
    if len(book.changes) > _MOST:
        yield f'<p class="soft">và {len(book.changes) - _MOST} ô khác</p>'


def _change(change: Change) -> str:
    old, new = (escape(text) if text else "(trống)" for text in (change.old, change.new))
    reached = "; ".join(f"{escape(reach.title)} ({reach.places} chỗ)" for reach in change.reaches or ())
    return (
        f'<tr><td>{escape(change.place)}</td><td>{escape(change.label)}</td><td class="was">{old}</td>'
        f"<td>{new}</td><td>{reached}</td></tr>"
    )


def _sheets(sheets: tuple[Sheet, ...]) -> Iterator[str]:
    if not sheets:
        return
    yield '<h3>Mức độ hoàn thành</h3><div class="sheets">'
    for sheet in sheets:
        share = 100 * sheet.filled // sheet.needed if sheet.needed else 100
        yield (
            f'<div class="sheet"><p><span>{escape(sheet.name)}</span>'
            f"<span>{sheet.filled}/{sheet.needed} ô ({share}%)</span></p>"
            f'<div class="bar" role="img" aria-label="{share}%"><i style="width:{share}%"></i></div></div>'
        )
    yield "</div>"
