"""The parts of the page about explanations: what was explained, and rows to copy for what can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from docgen.statuspage.problems import Problem


def accepted(problems: Iterable[Problem]) -> Iterator[str]:
    """The warnings that were explained, each with its reason."""
    items = [
        f'<li><span class="place">{escape(item.place)}</span>{_quoted(item.label)}: {escape(item.text)}. '
        f"<em>{escape(item.why)}</em></li>"
        for item in problems
    ]
    if items:
        yield f"<details><summary>Đã giải trình: {len(items)} cảnh báo</summary><ol>"
        yield from items
        yield "</ol></details>"


def _quoted(label: str) -> str:
    return f" <q>{escape(label)}</q>" if label else ""


def rows_to_copy(problems: Iterable[Problem]) -> Iterator[str]:
    """The open warnings as rows that can be pasted into Excel: the code first, as it must be there."""
    rows = [
        f"<tr><td>{escape(item.mark)}</td><td>{escape(item.cell)}</td><td>{escape(item.figures)}</td></tr>"
        for item in problems
        if item.mark
    ]
    if not rows:
        return
    yield "<details><summary>Số liệu đã đúng? Giải trình các cảnh báo</summary>"
    yield (
        '<p class="soft">Chép các dòng cần giải trình dưới đây, dán vào sheet giải trình của tệp Excel, rồi '
        "ghi lý do, tên người giải trình và ngày. Cảnh báo đã giải trình sẽ không lặp lại cho đến khi "
        "số liệu thay đổi.</p>"
    )
    yield "<table><thead><tr><th>Mã giải trình</th><th>Ô</th><th>Số liệu</th></tr></thead><tbody>"
    yield from rows
    yield "</tbody></table></details>"
