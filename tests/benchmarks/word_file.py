"""Templates as Word saves them: one run of formatting after the other, and 40 KB of styles."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from xml.sax.saxutils import escape

from tests.benchmarks.dialects import Dialect
from tests.benchmarks.documents import Form, Paragraph, Table

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TIMES = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
_BORDER = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
_PLACEHOLDER = re.compile(r"(\{\{ [\w.]+ \}\})")


def save_template(path: Path, form: Form, dialect: Dialect) -> None:
    """Write a form in the syntax of an engine; word/document.xml is the last member of the package."""
    blocks = "".join(
        _paragraph(block, dialect) if isinstance(block, Paragraph) else _table(block, dialect)
        for block in form.blocks
    )
    body = (
        f"{_DECLARATION}<w:document xmlns:w={_quoted(_W)} xmlns:r={_quoted(_R)}><w:body>{blocks}"
        '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="709" w:footer="709" '
        'w:gutter="0"/></w:sectPr></w:body></w:document>'
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (*_fixed_parts(), ("word/document.xml", body)):
            package.writestr(name, content)


def _paragraph(paragraph: Paragraph, dialect: Dialect) -> str:
    style = (
        '<w:pStyle w:val="Heading1"/>' if paragraph.heading else '<w:spacing w:before="120" w:after="60"/>'
    )
    align = "center" if paragraph.heading else "both"
    pieces = (piece for piece in _PLACEHOLDER.split(paragraph.text) if piece)
    runs = "".join(
        _run(dialect.text(piece), bold=bool(_PLACEHOLDER.match(piece)), size=28) for piece in pieces
    )
    return f'<w:p><w:pPr>{style}<w:jc w:val="{align}"/></w:pPr>{runs}</w:p>'


def _run(text: str, *, bold: bool, size: int) -> str:
    weight = "<w:b/><w:bCs/>" if bold else ""
    return (
        f'<w:r><w:rPr>{_TIMES}{weight}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


def _table(table: Table, dialect: Dialect) -> str:
    width = 9354 // len(table.titles)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f"<w:{side} {_BORDER}/>" for side in sides)
    grid = f'<w:gridCol w:w="{width}"/>' * len(table.titles)
    rows = "".join(_row(cells, width, len(table.titles)) for cells in dialect.rows(table))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{_row(table.titles, width, len(table.titles), bold=True)}"
        f"{dialect.before(table.rows)}{rows}{dialect.after(table.rows)}</w:tbl>"
    )


def _row(cells: tuple[str, ...], width: int, columns: int, *, bold: bool = False) -> str:
    span = f'<w:gridSpan w:val="{columns}"/>' if len(cells) < columns else ""
    total = width * columns // len(cells)
    return "<w:tr>{}</w:tr>".format(
        "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{total}" w:type="dxa"/>{span}</w:tcPr><w:p><w:pPr><w:spacing '
            f'w:before="40" w:after="40"/></w:pPr>{_run(cell, bold=bold, size=24)}</w:p></w:tc>'
            for cell in cells
        )
    )


def _fixed_parts() -> Iterator[tuple[str, str]]:
    yield "[Content_Types].xml", _content_types()
    yield "_rels/.rels", _relationships({"rId1": ("officeDocument", "word/document.xml")})
    yield (
        "word/_rels/document.xml.rels",
        _relationships(
            {
                "rId1": ("styles", "styles.xml"),
                "rId2": ("settings", "settings.xml"),
                "rId3": ("footer", "footer1.xml"),
                "rId4": ("fontTable", "fontTable.xml"),
            }
        ),
    )
    yield "word/styles.xml", _styles()
    yield "word/settings.xml", _part("settings", '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>')
    yield "word/fontTable.xml", _part("fonts", '<w:font w:name="Times New Roman"/><w:font w:name="Calibri"/>')
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    yield "word/footer1.xml", _part("ftr", f"<w:p>{number}</w:p>")


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("settings", "settings"),
            ("fontTable", "fontTable"),
            ("footer1", "footer"),
        )
    )
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(targets: dict[str, tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{id}" Type="{_R}/{kind}" Target="{target}"/>'
        for id, (kind, target) in targets.items()
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _part(root: str, content: str) -> str:
    return f"{_DECLARATION}<w:{root} xmlns:w={_quoted(_W)} xmlns:r={_quoted(_R)}>{content}</w:{root}>"


def _styles() -> str:
    """Word lists every built-in style, used or not: 370 exceptions, most of the 40 KB."""
    families = ("Light Shading", "Light List", "Light Grid", "Dark List", "Colorful Shading", "Colorful List")
    kinds = ("Grid", "List", "Plain", "Medium")
    numbered = tuple(f"{kind} Table {number}" for kind in kinds for number in range(1, 12))
    accents = ("", *(f" Accent {number}" for number in range(1, 7)))
    names = [f"{family}{accent}" for family, accent in product((*families, *numbered), accents)]
    latent = "".join(
        f'<w:lsdException w:name="{name}" w:semiHidden="1" w:uiPriority="99" w:unhideWhenUsed="1"/>'
        for name in names
    )
    used = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240"/></w:pPr>'
        f'<w:rPr>{_TIMES}<w:b/><w:sz w:val="28"/></w:rPr></w:style>'
        for id, name in ((f"Heading{level}", f"heading {level}") for level in range(1, 10))
    )
    return _part(
        "styles",
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_TIMES}</w:rPr></w:rPrDefault></w:docDefaults>"
        f'<w:latentStyles w:count="{len(names)}">{latent}</w:latentStyles><w:style w:type="paragraph" '
        f'w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>{used}',
    )


def _quoted(address: str) -> str:
    return f'"{address}"'
