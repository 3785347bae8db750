"""How WordprocessingML says what a reader sees: styles, themes, numbering, drawings, fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.lint.numbering import roman
from docgen.lint.reading import read_document
from docgen.lint.seen import Document, Line, Run
from docgen.lint.widths import text_width
from docgen.word.package import read_package
from tests.support.bare_word import PAGE_FIELD, P, package

STYLES = """<w:styles NAMES>
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>
<w:sz w:val="22"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:basedOn w:val="Normal"/>
<w:pPr><w:pBdr><w:bottom w:val="single"/></w:pBdr><w:ind w:left="200"/><w:jc w:val="center"/></w:pPr>
<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:b/><w:caps/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Title"/>
<w:pPr><w:ind w:right="100"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="List"><w:basedOn w:val="Normal"/>
<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr><w:contextualSpacing/></w:pPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/><w:color w:val="ff0000"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Grid"><w:rPr><w:i/></w:rPr></w:style>
</w:styles>"""
THEME = """<a:theme NAMES><a:themeElements><a:fontScheme>
<a:minorFont><a:latin typeface="Cambria"/></a:minorFont>
</a:fontScheme></a:themeElements></a:theme>"""


def _level(level: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>'
    )


NUMBERING = (
    '<w:numbering NAMES><w:abstractNum w:abstractNumId="7">'
    + _level(0, "upperRoman", "%1.")
    + _level(1, "decimal", "%2.")
    + _level(2, "lowerLetter", "%3)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="8">'
    + _level(0, "bullet", "·")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num></w:numbering>'
)


def read(body: str, **parts: str) -> Document:
    content = package(body, {}, {"styles": STYLES, "theme": THEME, "numbering": NUMBERING, **parts})
    members, _, problems = read_package(Path("a.docx"), content)
    assert members is not None, problems
    return read_document(members)


def styled(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_a_run_takes_its_look_from_defaults_styles_and_itself() -> None:
    document = read(
        styled("Sub", run("Tên ") + run("gọi", '<w:rStyle w:val="Strong"/>') + run("!", '<w:b w:val="0"/>'))
        + f"<w:p>{run('Chữ')}</w:p>"
    )
    title, plain = document.paragraphs
    tnr = "Times New Roman"
    assert title.runs == (
        Run(text="TÊN ", font=tnr, size=14, bold=True),
        Run(text="GỌI", font=tnr, size=14, bold=False, color="FF0000"),  # two switches cancel each other
        Run(text="!", font=tnr, size=14, bold=False),
    )
    assert plain.runs == (Run(text="Chữ", font="Cambria", size=14),)
    assert (title.align, title.left, title.right, title.after) == ("center", 10, 5, 8)
    assert (plain.align, round(plain.spacing, 2)) == ("left", 1.08)


def test_a_font_that_nothing_names_is_left_to_the_program() -> None:
    content = package(f"<w:p>{run('Chữ')}</w:p>", {}, {})
    members, _, _ = read_package(Path("a.docx"), content)
    assert members is not None
    assert read_document(members).paragraphs[0].runs == (Run(text="Chữ", font="", size=10),)


def numbered(level: int, text: str) -> str:
    numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{numbers}</w:pPr>{run(text)}</w:p>"


def test_automatic_numbers_are_read_as_they_print() -> None:
    levels = (0, 1, 2, 2, 2, 2, 2, 1, 2, 0)
    document = read("".join(numbered(level, "x") for level in levels) + styled("List", run("gạch")))
    assert [paragraph.shown for paragraph in document.paragraphs] == [
        *("I. x", "1. x", "a) x", "b) x", "c) x", "d) x", "e) x", "2. x", "a) x", "II. x", "- gạch"),
    ]
    assert (document.paragraphs[0].left, document.paragraphs[0].first_line) == (36, -18)
    assert [roman(count) for count in (4, 9, 40, 1999)] == ["IV", "IX", "XL", "MCMXCIX"]


def test_neighbours_of_a_style_may_ask_for_no_gap() -> None:
    document = read(styled("List", run("một")) + styled("List", run("hai")) + f"<w:p>{run('ba')}</w:p>")
    assert [paragraph.after for paragraph in document.paragraphs] == [0, 8, 8]


def test_insertions_links_and_controls_are_seen_and_deletions_are_not() -> None:
    document = read(
        f"<w:sdt><w:sdtContent><w:p><w:ins>{run('a')}</w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del>"
        f"<w:hyperlink>{run('c')}</w:hyperlink><w:smartTag>{run('d')}</w:smartTag>"
        f"{run('e', '<w:vanish/>')}<w:r><w:tab/><w:t>f</w:t><w:br/></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert [paragraph.text for paragraph in document.paragraphs] == ["acd\tf\n"]


ANCHOR = (
    '<wp:anchor><wp:extent cx="{width}" cy="{height}"/><a:graphic><a:ln>{dash}</a:ln></a:graphic></wp:anchor>'
)


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (ANCHOR.format(width=1270000, height=0, dash=""), (Line(length=100, drawn=True),)),
        (
            ANCHOR.format(width=1270000, height=0, dash='<a:prstDash val="dash"/>'),
            (Line(length=100, solid=False, drawn=True),),
        ),
        (ANCHOR.format(width=1270000, height=1270000, dash=""), ()),
        ('<v:line from="10pt,5pt" to="110pt,5pt"/>', (Line(length=100, drawn=True),)),
        ('<v:line from="10pt,5pt" to="10pt,95pt"/>', ()),
        ('<v:shape style="position:absolute;width:100pt;height:0"/>', (Line(length=100, drawn=True),)),
    ],
)
def test_a_drawn_line_is_a_flat_drawing(drawing: str, expected: tuple[Line, ...]) -> None:
    assert read(f"<w:p><w:r>{drawing}</w:r></w:p>").paragraphs[0].lines == expected


def test_one_drawing_in_two_renderings_is_one_line() -> None:
    anchor = ANCHOR.format(width=1270000, height=0, dash="")
    drawing = (
        f'<mc:AlternateContent><mc:Choice>{anchor}</mc:Choice><mc:Fallback><v:line from="0,0" to="100pt,0"/>'
        "</mc:Fallback></mc:AlternateContent>"
    )
    assert len(read(f"<w:p><w:r>{drawing}</w:r></w:p>").paragraphs[0].lines) == 1


def test_a_border_is_as_long_as_its_paragraph() -> None:
    body = (
        styled("Sub", "")
        + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1701" w:right="851"/></w:sectPr>'
    )
    (line,) = read(body).paragraphs[0].lines
    assert (round(line.length, 1), line.solid, line.drawn) == (452.7, True, False)


def test_a_cell_gives_its_paragraphs_their_place_their_width_and_the_style_of_the_table() -> None:
    cells = "".join(
        f"<w:tc><w:tcPr>{span}</w:tcPr><w:p>{run('x')}</w:p></w:tc>"
        for span in ("", '<w:gridSpan w:val="2"/>')
    )
    grid = '<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="2000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    properties = '<w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr>'
    document = read(f"<w:tbl>{properties}{grid}<w:tr><w:trPr><w:tblHeader/></w:trPr>{cells}</w:tr></w:tbl>")
    assert [item.place.cell for item in document.paragraphs] == [(0, 0), (0, 1)]
    assert [round(item.width, 1) for item in document.paragraphs] == [39.2, 239.2]
    assert all(one.italic for item in document.paragraphs for one in item.runs)
    assert (
        document.tables[0].width,
        document.tables[0].rows[0].header,
        document.tables[0].rows[0].whole,
    ) == (
        300,
        True,
        False,
    )


@pytest.mark.parametrize(
    ("code", "found"),
    [
        (PAGE_FIELD.format(look=""), True),
        ('<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "><w:r><w:t>2</w:t></w:r></w:fldSimple>', True),
        ('<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>2</w:t></w:r></w:fldSimple>', False),
    ],
)
def test_a_field_of_the_page_is_a_page_number_however_it_is_written(code: str, found: bool) -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    content = package(section, {"header1": P(xml=code)}, {})
    members, _, _ = read_package(Path("a.docx"), content)
    assert members is not None
    header = read_document(members).sections[0].headers[0].paragraphs[0]
    assert (header.text, header.page_field) == ("2", found)


def test_a_section_goes_on_with_the_header_before_it() -> None:
    first = (
        '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr></w:pPr></w:p>'
    )
    content = package(f"{first}<w:p/><w:sectPr/>", {"header1": P("đầu trang")}, {})
    members, _, _ = read_package(Path("a.docx"), content)
    assert members is not None
    sections = read_document(members).sections
    assert [[item.paragraphs[0].text for item in section.headers] for section in sections] == [
        ["đầu trang"]
    ] * 2


def test_a_marked_letter_is_as_wide_as_the_letter() -> None:
    assert text_width("ệ", 10, bold=False) == text_width("e", 10, bold=False) == 4.44
    assert text_width("Ự", 10, bold=True) == text_width("Ư", 10, bold=True)
