"""Templates as Word saves them, down to what it writes around every paragraph and run.

Read off files that Word 16 saved: the ids of the editing session (rsid) and of the paragraph, the formatting
of the paragraph's own mark, the language and all four fonts of every run, thirty namespaces, the theme, the
properties, and 40 KB of styles.  Staff edit their templates in Word, so this is what an engine has to read.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape

from tests.benchmarks.dialects import Dialect
from tests.benchmarks.documents import Form, Paragraph, Table
from tests.benchmarks.word_parts import DECLARATION, MAIN, OFFICE, TIMES, fixed_parts

_LANGUAGE = '<w:lang w:val="vi-VN"/>'
_SESSIONS = tuple(f"00{(number * 0x3C6EF3 + 0x1B52F4) & 0xFFFFFF:06X}" for number in range(7))
_BORDER = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
_PLACEHOLDER = re.compile(r"(\{\{ [\w.]+ \}\})")


def save_template(path: Path, form: Form, dialect: Dialect) -> None:
    """Write a form in the syntax of an engine; word/document.xml is the last member of the package."""
    numbers = count(1)
    blocks = "".join(
        _paragraph(block, dialect, numbers)
        if isinstance(block, Paragraph)
        else _table(block, dialect, numbers)
        for block in form.blocks
    )
    session = f'w:rsidR="{_SESSIONS[0]}" w:rsidRPr="{_SESSIONS[1]}" w:rsidSect="{_SESSIONS[2]}"'
    body = (
        f"{DECLARATION}<w:document {_namespaces()}><w:body>{blocks}"
        f'<w:sectPr {session}><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" '
        'w:h="16838" w:code="9"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" '
        'w:header="709" w:footer="709" w:gutter="0"/><w:cols w:space="720"/><w:docGrid w:linePitch="381"/>'
        "</w:sectPr></w:body></w:document>"
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (*fixed_parts(), ("word/document.xml", body)):
            package.writestr(name, content)


def _paragraph(paragraph: Paragraph, dialect: Dialect, numbers: Iterator[int]) -> str:
    style = (
        '<w:pStyle w:val="Heading1"/>' if paragraph.heading else '<w:spacing w:before="120" w:after="60"/>'
    )
    align = "center" if paragraph.heading else "both"
    pieces = (piece for piece in _PLACEHOLDER.split(paragraph.text) if piece)
    runs = [(dialect.text(piece), bool(_PLACEHOLDER.match(piece))) for piece in pieces]
    return _p(f'{style}<w:jc w:val="{align}"/>', runs, 28, next(numbers))


def _p(properties: str, runs: Iterable[tuple[str, bool]], size: int, number: int) -> str:
    """A paragraph of runs (text, bold); its mark is formatted, too."""
    made, pasted, formatted = (_SESSIONS[(number + step) % len(_SESSIONS)] for step in (0, 2, 3))
    ids = f'w14:paraId="{number * 0x1F35D & 0x7FFFFFFF:08X}" w14:textId="77777777"'
    sessions = f'w:rsidR="{made}" w:rsidRPr="{formatted}" w:rsidRDefault="{made}" w:rsidP="{pasted}"'
    written = "".join(_run(text, formatted, bold=bold, size=size) for text, bold in runs)
    mark = f"<w:rPr>{_character(bold=False, size=size)}</w:rPr>"
    return f"<w:p {ids} {sessions}><w:pPr>{properties}{mark}</w:pPr>{written}</w:p>"


def _run(text: str, session: str, *, bold: bool, size: int) -> str:
    return (
        f'<w:r w:rsidRPr="{session}"><w:rPr>{_character(bold=bold, size=size)}</w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


def _character(*, bold: bool, size: int) -> str:
    weight = "<w:b/><w:bCs/>" if bold else ""
    return f'{TIMES}{weight}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{_LANGUAGE}'


def _table(table: Table, dialect: Dialect, numbers: Iterator[int]) -> str:
    columns = len(table.titles)
    width = 9354 // columns
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f"<w:{side} {_BORDER}/>" for side in sides)
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    rows = "".join(_row(cells, width, columns, numbers) for cells in dialect.rows(table))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{borders}</w:tblBorders><w:tblLook '
        'w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" '
        f'w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{_row(table.titles, width, columns, numbers, bold=True)}"
        f"{dialect.before(table.rows)}{rows}{dialect.after(table.rows)}</w:tbl>"
    )


def _row(
    cells: tuple[str, ...], width: int, columns: int, numbers: Iterator[int], *, bold: bool = False
) -> str:
    span = f'<w:gridSpan w:val="{columns}"/>' if len(cells) < columns else ""
    total = width * columns // len(cells)
    number = next(numbers)
    made, formatted = (_SESSIONS[(number + step) % len(_SESSIONS)] for step in (0, 1))
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{total}" w:type="dxa"/>{span}<w:vAlign w:val="center"/></w:tcPr>'
        + _p('<w:spacing w:before="40" w:after="40"/>', [(cell, bold)], 24, next(numbers))
        + "</w:tc>"
        for cell in cells
    )
    return (
        f'<w:tr w:rsidR="{made}" w:rsidRPr="{formatted}" w14:paraId="{number * 0x1F35D:08X}" '
        f'w14:textId="77777777" w:rsidTr="{made}">{written}</w:tr>'
    )


def _namespaces() -> str:
    """Those that Word 16 declares in every document, used or not."""
    drawing, office = (
        "http://schemas.microsoft.com/office/drawing",
        "http://schemas.microsoft.com/office/word",
    )
    markup = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    declared = {
        "wpc": f"{office}/2010/wordprocessingCanvas",
        "cx": f"{drawing}/2014/chartex",
        "cx1": f"{drawing}/2015/9/8/chartex",
        **{f"cx{number}": f"{drawing}/2016/5/{number + 7}/chartex" for number in range(3, 9)},
        "mc": markup,
        "aink": f"{drawing}/2016/ink",
        "am3d": f"{drawing}/2017/model3d",
        "o": "urn:schemas-microsoft-com:office:office",
        "r": OFFICE,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "wp14": f"{office}/2010/wordprocessingDrawing",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "w10": "urn:schemas-microsoft-com:office:word",
        "w": MAIN,
        "w14": f"{office}/2010/wordml",
        "w15": f"{office}/2012/wordml",
        "w16cid": f"{office}/2016/wordml/cid",
        "w16se": f"{office}/2015/wordml/symex",
        "wpg": f"{office}/2010/wordprocessingGroup",
        "wpi": f"{office}/2010/wordprocessingInk",
        "wne": f"{office}/2006/wordml",
        "wps": f"{office}/2010/wordprocessingShape",
    }
    names = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in declared.items())
    return f'{names} mc:Ignorable="w14 w15 w16se w16cid wp14"'
