"""Word documents written as XML with nothing but what a test says: no styles, no defaults of a library."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from html import escape

from msgspec import Struct

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{W_NS}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

TNR = "Times New Roman"

PAGE_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PA</w:instrText></w:r>'
    '<w:r><w:instrText>GE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>{look}</w:rPr>'
    "<w:t>2</w:t></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


class P(Struct, frozen=True):
    """A paragraph with all its properties set directly; `xml` follows its runs."""

    text: str = ""
    size: float = 14
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: str = "left"
    before: float = 0
    after: float = 0
    spacing: float = 1.0
    first: float = 0  # centimetres
    font: str = TNR
    color: str = ""
    line: tuple[float, float, str] | None = None  # millimetres of the column, of the line; kind
    properties: str = ""
    xml: str = ""

    @property
    def as_xml(self) -> str:
        texts = "<w:br/>".join(
            f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in self.text.split("\n")
        )
        run = f"<w:r><w:rPr>{self._look()}</w:rPr>{texts}</w:r>" if self.text else ""
        return f"<w:p><w:pPr>{self.properties}{self._layout()}</w:pPr>{run}{self.xml}</w:p>"

    def _look(self) -> str:
        fonts = "".join(f' w:{slot}="{self.font}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
        marks = "<w:b/>" * self.bold + "<w:i/>" * self.italic
        color = f'<w:color w:val="{self.color}"/>' if self.color else ""
        underline = '<w:u w:val="single"/>' if self.underline else ""
        return f'<w:rFonts{fonts}/>{marks}{color}<w:sz w:val="{round(self.size * 2)}"/>{underline}'

    def _layout(self) -> str:
        border, indents = "", ""
        if self.line is not None:
            column, length, kind = self.line
            side = round((column - length) / 2 * 1440 / 25.4)
            border = f'<w:pBdr><w:top w:val="{kind}" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
            indents = f' w:left="{side}" w:right="{side}"'
        spacing = (
            f'<w:spacing w:before="{round(self.before * 20)}" w:after="{round(self.after * 20)}" '
            f'w:line="{round(self.spacing * 240)}" w:lineRule="auto"/>'
        )
        first = f'<w:ind{indents} w:firstLine="{round(self.first / 2.54 * 1440)}"/>'
        return f'{border}{spacing}{first}<w:jc w:val="{self.align}"/>'


def table(rows: Iterable[tuple[str, list[str]]], columns: tuple[int, ...]) -> str:
    """A table of cells given as XML, each row with its properties."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    made = "".join(
        f"<w:tr><w:trPr>{properties}</w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for cell, width in zip(cells, columns, strict=True)
        )
        + "</w:tr>"
        for properties, cells in rows
    )
    return f"<w:tbl><w:tblPr>{margins}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


def package(body_xml: str, running: Mapping[str, P], parts: Mapping[str, str]) -> bytes:
    """A .docx of a body, headers and footers, and other parts (styles, theme, numbering) as they are."""
    kinds = {"header": "header", "footer": "footer", **{name: name for name in parts}}
    relations, types = (
        "",
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>',
    )
    files = {"word/document.xml": f"<w:document {_NAMES}><w:body>{body_xml}</w:body></w:document>"}
    for name, paragraph in running.items():
        tag = "hdr" if name.startswith("header") else "ftr"
        files[f"word/{name}.xml"] = f"<w:{tag} {_NAMES}>{paragraph.as_xml}</w:{tag}>"
    files |= {f"word/{name}.xml": xml.replace("NAMES", _NAMES) for name, xml in parts.items()}
    for path in [name for name in files if name != "word/document.xml"]:
        stem = path.removeprefix("word/").removesuffix(".xml")
        kind = kinds[stem.rstrip("0123456789")]
        relations += f'<Relationship Id="{stem}" Type="{_OFFICE}/{kind}" Target="{stem}.xml"/>'
        types += f'<Override PartName="/{path}" ContentType="{_TYPE}.{kind}+xml"/>'
    spaces = "http://schemas.openxmlformats.org/package/2006"
    files["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{spaces}/relationships">{relations}</Relationships>'
    )
    files["_rels/.rels"] = (
        f'<Relationships xmlns="{spaces}/relationships"><Relationship Id="main" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{spaces}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in files.items():
            archive.writestr(name, xml)
    return file.getvalue()
