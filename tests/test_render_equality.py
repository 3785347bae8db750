"""docxtpl is the reference: what docgen writes equals what docxtpl writes with autoescape."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.rendering import render
from docgen.word.compiling import compile_template
from docgen.word.recording import PrintRecorder
from docgen.word.template import CompiledTemplate
from tests.support.documents import Block, by_docxtpl, docx, normalised_parts, with_xml

PATH = Path("mau.docx")
BODY = "word/document.xml"

LOOP = [["Tên", "Số"], ["{%tr for x in rows %}", ""], ["{{ x.a }}", "{{ x.b }}"], ["{%tr endfor %}", ""]]
ROWS = {"rows": [{"a": "R&D", "b": 1}, {"a": "x < y", "b": 2.5}]}
BOX = (
    '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>{{ v }}\t</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
DRAWING = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="7" name="Line"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/></wp:inline></w:drawing></w:r>'
)
MARK = "<w:r><w:t>MARK</w:t></w:r>"
SDT = (
    "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>{{ v }}</w:t></w:r></w:sdtContent></w:sdt>"
    '<w:ins w:id="3" w:author="a"><w:r><w:t>{{ v }}</w:t></w:r></w:ins>'
)


def check_equal(content: bytes, context: dict[str, Any], *, slow: str = "") -> CompiledTemplate:
    template, problems = compile_template(PATH, content)
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert template is not None
    assert template.slow == slow
    result, problems = render(template, context, recorder=PrintRecorder(plain=True))
    assert problems == ()
    assert result is not None
    assert normalised_parts(result.content) == normalised_parts(by_docxtpl(content, context))
    Document(io.BytesIO(result.content))
    return template


FEATURES: dict[str, tuple[list[Block], dict[str, Any]]] = {
    "no tags": (["Không có thẻ", [["a", "b"]]], {}),
    "values": (["{{ a }} & {{ b }}", "{{ c }}"], {"a": 1234.0, "b": True, "c": "R&D <x> \"q\" 'p'"}),
    "nested": (["{{ a.b.c }} {{ a['b'].c }} {{ l[0] }}"], {"a": {"b": {"c": "x"}}, "l": ["y"]}),
    "line breaks": (["x{{ a }}y", "{{ a }}"], {"a": "one\ntwo\tthree\r\nfour"}),
    "new paragraphs and pages": (["x{{ a }}y", "{{ a }}"], {"a": "one\atwo\fthree"}),
    "static tab": (["a\tb {{ a }}"], {"a": "x"}),
    "paragraph tags": (["{%p if a %}", "shown {{ a }}", "{%p else %}", "hidden", "{%p endif %}"], {"a": 1}),
    "paragraph loop": (["{%p for x in l %}", "{{ x }}", "{%p endfor %}", "end"], {"l": ["a\nb", "c"]}),
    "empty loop": (["{%p for x in l %}", "{{ x }}", "{%p endfor %}", "end"], {"l": []}),
    "inline": (
        ["{% if a %}A{% else %}B{% endif %}{% for x in l %}{{ x }}, {% endfor %}"],
        {"a": 0, "l": [1, 2]},
    ),
    "rows": ([LOOP], ROWS),
    "no rows": ([LOOP], {"rows": []}),
    "conditional row": (
        [[["a", "b"], ["{%tr if a %}", ""], ["x", "{{ a }}"], ["{%tr endif %}", ""]]],
        {"a": "y"},
    ),
    "vertical merge": (
        [
            [
                ["h", "i"],
                ["{%tr for x in rows %}", ""],
                ["{% vm %}{{ x.a }}", "{{ x.b }}"],
                ["{%tr endfor %}", ""],
            ]
        ],
        ROWS,
    ),
    "cell colour": ([[["{% cellbg a %}{{ b }}", "x"]]], {"a": "FF0000", "b": "y"}),
    "comments": (["a{# note #}b", "{#p gone #}", "c"], {}),
    "typographic quotes": (["{{ a['b'] }} {{ “x” }} {{ d[‘b’] }}"], {"a": {"b": 1}, "d": {"b": 2}}),
    "whitespace control": (
        ["a {%- if x %} b {%- endif -%} c", "d {%- if x -%}", "e", "{%- endif -%}", "f"],
        {"x": 1},
    ),
    "braces": (["{_{ a }_} {_% b %_}"], {}),
    "set and macro": (["{% set x = 3 %}{% macro m(y) %}[{{ y }}]{% endmacro %}{{ m(x) }}{{ x }}"], {}),
    "filters": (["{{ a|upper }} {{ l|join(', ') }} {{ 'x'|default('y') }}"], {"a": "abc", "l": ["a", "b<"]}),
    "listing": (["{{ a }}"], {"a": Listing("a\nb & c\td\ae")}),
    "rich text": (["x {{r a }} y"], {"a": RichText("bold & b", bold=True)}),
    "rich text run": (["{{r a }}"], {"a": RichText("red\nline", color="FF0000")}),
    "rich paragraphs": (["a", "{{p a }}", "b"], {"a": RichTextParagraph(RichText("x"))}),
    "run tags": (["a {%r if x %}b{%r endif %} c"], {"x": 1}),
    "multiline": (["{% set x = [1,", "2] %}{{ x|length }}"], {}),
    "autoescaped markup": (["{{ a }}"], {"a": "</w:t></w:r></w:p>"}),
}


@pytest.mark.parametrize("feature", FEATURES)
def test_every_feature_gives_what_docxtpl_gives(feature: str) -> None:
    blocks, context = FEATURES[feature]
    check_equal(docx(*blocks), context)


COLUMNS = [
    ["{%tc for x in l %}", "{{ x }}", "{%tc endfor %}"],
    ["{%tc for x in l %}", "{{ x }}", "{%tc endfor %}"],
]
SLOW: dict[str, tuple[list[Block], dict[str, Any]]] = {
    "columns": ([COLUMNS], {"l": [1, 2, 3, 4, 5]}),
    "fewer columns": ([COLUMNS], {"l": [1]}),
    "colspan": ([[["{% colspan n %}{{ v }}", "b"]]], {"n": 2, "v": "x & y"}),
    "horizontal merge": ([[["{%tc for x in l %}", "{% hm %}{{ x }}", "{%tc endfor %}"]]], {"l": [1, 2, 3]}),
    "only loop rows": ([LOOP[1:]], ROWS),
    "no row at all": ([LOOP[1:]], {"rows": []}),
}


@pytest.mark.parametrize("feature", SLOW)
def test_tables_whose_columns_vary_go_through_docxtpl(feature: str) -> None:
    blocks, context = SLOW[feature]
    check_equal(
        docx(*blocks, header="{{ l }}", footnote="x", title="t"), {"l": "", **context}, slow="table-grid"
    )


def test_headers_footers_footnotes_and_properties() -> None:
    content = docx(
        "{{ a }}", header="{{ a }} h", footer="{{ a }}\t{{ b }}", title="T {{ b }}", footnote="{{ a }}"
    )
    check_equal(content, {"a": "R&D\nx", "b": "1"})


def test_runs_that_word_has_split() -> None:
    content = docx("X {{ v }} Y")
    split = (
        "X {</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{ v</w:t></w:r><w:r><w:t> }</w:t></w:r><w:r><w:t>} Y"
    )
    check_equal(with_xml(content, BODY, "X {{ v }} Y", split), {"v": "a\nb"})


@pytest.mark.parametrize("piece", [BOX, SDT, DRAWING, DRAWING * 3])
def test_text_boxes_content_controls_changes_and_drawings(piece: str) -> None:
    content = docx("{%p for i in l %}", "MARK", "{%p endfor %}", "{{ v }}")
    check_equal(with_xml(content, BODY, MARK, piece), {"l": [1, 2], "v": "a & b\tc\nd"})


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0\xff\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def with_image(content: bytes, value: str) -> tuple[DocxTemplate, dict[str, Any]]:
    document = DocxTemplate(io.BytesIO(content))
    return document, {"anh": InlineImage(document, io.BytesIO(png())), "v": value}


def test_images_go_through_the_docxtpl_template_they_were_made_for() -> None:
    content = docx("A {{ anh }} {{ v }}", [["{{ anh }}", "x"]], footnote="{{ v }}", title="{{ v }}")
    template, _ = compile_template(PATH, content)
    assert template is not None
    _, context = with_image(content, "1 < 2")
    result, problems = render(template, context, recorder=PrintRecorder(plain=True))
    assert problems == ()
    assert result is not None
    assert len(Document(io.BytesIO(result.content)).inline_shapes) == 2
    document, context = with_image(content, "1")
    result, _ = render(template, context, recorder=PrintRecorder(plain=True), document=document)
    assert result is not None
    document, context = with_image(content, "1")
    assert normalised_parts(result.content) == normalised_parts(by_docxtpl(content, context, document))


def test_sub_documents() -> None:
    pytest.importorskip("docxcompose")
    content = docx("A", "{{p con }}", "{{ v }}")
    results = []
    for finish in (by_docxtpl, None):
        document = DocxTemplate(io.BytesIO(content))
        sub = document.new_subdoc()
        sub.add_paragraph("Trong văn bản con")
        context = {"con": sub, "v": "x"}
        if finish:
            results.append(normalised_parts(finish(content, context, document)))
        else:
            template, _ = compile_template(PATH, content)
            assert template is not None
            result, problems = render(template, context, recorder=PrintRecorder(plain=True))
            assert problems == ()
            assert result is not None
            results.append(normalised_parts(result.content))
    assert results[0] == results[1]


# Without "_": docxtpl turns {_{ in a value into {{, docgen keeps what the cell says.
TEXTS = st.text(st.sampled_from("ab ĐắẾ<>&\"'{}%#\n\t\a\f\r01"), max_size=8)
ITEMS = st.fixed_dictionaries({"a": TEXTS, "b": st.integers() | st.booleans() | TEXTS})
CONTEXTS = st.fixed_dictionaries(
    {"v": TEXTS, "w": TEXTS, "flag": st.booleans(), "l": st.lists(ITEMS, max_size=3)}
)
STATIC = st.text(st.sampled_from("ab Đắ<>&'.\t"), max_size=6)
PIECES = st.sampled_from(
    [
        "{{ v }}",
        "{{ w }}",
        "{{v}}{{w}}",
        "{% if flag %}{{ v }}{% endif %}",
        "{% for x in l %}{{ x.a }};{% endfor %}",
        "{{ v|upper }}",
        "{{ l|length }}",
        "{# n #}",
        " {_{ ",
    ]
)
LINE = st.lists(PIECES | STATIC, max_size=4).map("".join)
GROUP = LINE.map(lambda line: [line]) | st.lists(LINE, max_size=2).flatmap(
    lambda lines: st.sampled_from(
        [
            ["{%p if flag %}", *lines, "{%p endif %}"],
            ["{%p for x in l %}", "{{ x.a }}{{ x.b }}", *lines, "{%p endfor %}"],
        ]
    )
)
TABLE = LINE.map(
    lambda line: [
        [
            ["h", "i"],
            ["{%tr for x in l %}", ""],
            ["{{ x.a }}", f"{line}{{{{ x.b }}}}"],
            ["{%tr endfor %}", ""],
        ]
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(GROUP | TABLE, max_size=4), LINE, CONTEXTS)
def test_generated_templates_and_contexts(
    groups: list[list[Block]], header: str, context: dict[str, Any]
) -> None:
    content = docx(*(block for group in groups for block in group), header=header, footer=header)
    check_equal(content, context)
