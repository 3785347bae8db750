"""Facts about docxtpl and python-docx that docgen relies on or protects against.

When one of these fails after an upgrade, docgen's own treatment of it is to be looked at again.
"""

from __future__ import annotations

import hashlib
import inspect
import io
from typing import Any

import docxtpl
import pytest
from docx import Document
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, UndefinedError
from lxml import etree

from docgen.word.listing import resolve_listing
from tests.support.documents import by_docxtpl, docx, part_xml, plain_text, with_parts, with_xml

BODY = "word/document.xml"


def without_escaping(content: bytes, context: dict[str, Any]) -> str:
    template = DocxTemplate(io.BytesIO(content))
    template.render(context)
    file = io.BytesIO()
    template.save(file)
    return plain_text(file.getvalue())


@pytest.mark.parametrize(("value", "written"), [("a<b", "V=a"), ("R&D", "V=R after"), ("x & <y> z", "V=x")])
def test_without_autoescape_data_is_lost_with_no_error(value: str, written: str) -> None:
    assert without_escaping(docx("V={{ v }}; after"), {"v": value}).startswith(written)


def test_control_characters_are_dropped_silently_even_with_autoescape() -> None:
    assert plain_text(by_docxtpl(docx("[{{ v }}]"), {"v": "a\x0bb\ufffec"})) == "[abc]"


def test_an_unknown_name_prints_nothing_and_none_prints_none() -> None:
    content = docx("[{{ nmae }}] [{{ n }}] [{{ f }}]")
    assert plain_text(by_docxtpl(content, {"n": None, "f": 1234.0})) == "[] [None] [1234.0]"


def test_text_beside_a_paragraph_or_row_tag_is_dropped() -> None:
    content = docx("Lời {%p if a %} dẫn", "x", "{%p endif %}")
    assert plain_text(by_docxtpl(content, {"a": 1})) == "x"


def test_plain_text_in_p_and_r_tags_is_dropped() -> None:
    assert plain_text(by_docxtpl(docx("A {{r v }} B", "{{p v }}"), {"v": "mất"})) == "A  B"


def test_a_percent_sign_in_a_paragraph_tag_is_an_unknown_tag() -> None:
    with pytest.raises(TemplateSyntaxError, match="unknown tag 'p'"):
        by_docxtpl(docx("{%p if a % 2 %}", "x", "{%p endif %}"), {"a": 1})


def test_a_value_in_a_cell_is_not_evaluated() -> None:
    assert plain_text(by_docxtpl(docx("{{ v }}"), {"v": "{{ 7*7 }}"})) == "{{ 7*7 }}"


def test_a_value_in_footnotes_is_evaluated_where_there_are_two_sections() -> None:
    content = docx("x", footnote="{{ v }}", edit=lambda document: document.add_section())
    footnotes = part_xml(by_docxtpl(content, {"v": "{{ 7*7 }}"}), "word/footnotes.xml")
    assert ">49<" in footnotes


def test_properties_are_escaped_twice() -> None:
    written = by_docxtpl(docx("x", title="{{ v }}"), {"v": "R&D"})
    assert Document(io.BytesIO(written)).core_properties.title == "R&amp;D"


def test_placeholders_split_over_runs_are_found() -> None:
    split = "X {</w:t></w:r><w:r><w:t>{ v }</w:t></w:r><w:r><w:t>} Y"
    content = with_xml(docx("X {{ v }} Y"), BODY, "X {{ v }} Y", split)
    assert plain_text(by_docxtpl(content, {"v": "1"})) == "X 1 Y"


def test_endnotes_and_comments_are_not_rendered() -> None:
    xml = "<w:endnotes>{{ v }}</w:endnotes>"
    written = by_docxtpl(with_parts(docx("x"), {"word/endnotes.xml": xml}), {"v": "1"})
    assert "word/endnotes.xml" not in written.decode("latin-1") or "{{ v }}" in part_xml(
        written, "word/endnotes.xml"
    )


def test_jinja_stops_at_the_first_undefined_attribute() -> None:
    with pytest.raises(UndefinedError, match="'a' is undefined"):
        by_docxtpl(docx("{{ a.b }}", "{{ c.d }}"), {})


def test_undeclared_variables_are_root_names_only() -> None:
    template = DocxTemplate(io.BytesIO(docx("{{ client.nmae }}")))
    assert template.get_undeclared_template_variables() == {"client"}


def test_two_renders_have_the_same_parts() -> None:
    content = docx("{{ v }}", [["{{ v }}"]])
    assert part_xml(by_docxtpl(content, {"v": 1}), BODY) == part_xml(by_docxtpl(content, {"v": 1}), BODY)


# The methods that docgen calls or has a port of, as they were read; a change means reading them again.
SOURCES = {
    "render": "6ea018943e2fe4ab",
    "render_xml_part": "b762e42956e6709c",
    "resolve_listing": "20441608d64f33fd",
    "fix_tables": "da467aabccf452e4",
    "fix_docpr_ids": "3a606189fb525cb9",
    "render_properties": "41396f7eb8af1c43",
    "render_footnotes": "901d286ae2f10f33",
    "get_headers_footers": "76198a38d79c4b60",
}


@pytest.mark.skipif(docxtpl.__version__ != "0.20.2", reason="the port was made from docxtpl 0.20.2")
@pytest.mark.parametrize("method", SOURCES)
def test_the_methods_docgen_stands_in_for_are_those_it_was_made_from(method: str) -> None:
    source = inspect.getsource(getattr(DocxTemplate, method))
    assert hashlib.sha256(source.encode()).hexdigest()[:16] == SOURCES[method]


PARAGRAPHS = [
    "<w:p><w:r><w:t>a\tb\nc</w:t></w:r></w:p>",
    '<w:p w:x="1"><w:pPr><w:jc/></w:pPr><w:r w:y="2"><w:rPr><w:b/></w:rPr><w:t z="">a\a\fb</w:t></w:r></w:p>',
    "<w:p><w:r><w:pict><w:p><w:r><w:t>in\n</w:t></w:r></w:p></w:pict></w:r><w:r><w:t>out\n</w:t></w:r></w:p>",
    "<w:p/>\n<w:p><w:r><w:t>x</w:t></w:r></w:p>\t",
    '<w:p w:x="1"/><w:p><w:r><w:tab/><w:t/><w:t>\ty</w:t></w:r></w:p>',
]


@pytest.mark.parametrize("order", range(len(PARAGRAPHS)))
def test_line_breaks_are_resolved_as_docxtpl_does(order: int) -> None:
    xml = "<w:body>" + "".join(PARAGRAPHS[order:] + PARAGRAPHS[:order]) + "</w:body>"
    template = DocxTemplate(io.BytesIO(docx("x")))
    assert resolve_listing(xml) == template.resolve_listing(xml)


def test_docxtpl_parses_the_body_with_repair_by_deletion() -> None:
    template = DocxTemplate(io.BytesIO(docx("x")))
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    tree = template.fix_tables(f'<w:body xmlns:w="{namespace}"><w:p>a & b</w:p></w:body>')
    assert etree.tostring(tree, method="text", encoding="unicode") == "a  b"
