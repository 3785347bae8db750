"""What is told of all renderings of a template holds for each of them."""

from __future__ import annotations

from xml.parsers import expat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, TemplateSyntaxError

from docgen.rendering import render
from docgen.word.printing import instrument, template_environment
from docgen.word.recording import PrintRecorder
from docgen.word.soundness import is_sound
from tests.support.documents import by_docxtpl, docx, normalised_parts
from tests.test_render import compiled

BEFORE, AFTER = '<?xml version="1.0"?>\n<w:body xmlns:w="urn:w">', "</w:body>"


def sound(source: str, *, all_text: bool = False) -> bool:
    tree = template_environment().parse(source)
    instrument(tree, 0, all_text=all_text)
    return is_sound(tree, BEFORE, AFTER, all_text=all_text)


def text(content: str) -> str:
    return f"<w:p><w:r><w:t>{content}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    "source",
    [
        "",
        text("Số {{ so }} &amp; {{ a.b }}"),
        text("{% if a %}{{ a }}{% elif b %}b{% else %}</w:t></w:r><w:r><w:t>{{ c }}{% endif %}"),
        f"{{% for x in l %}}{text('{{ x }}')}{{% else %}}{text('không có')}{{% endfor %}}",
        f"{{% set y = 1 %}}{text('{% if y %}x{% endif %}')}",
        '<w:p w:rsidR="1" w:id=\'2\'><w:r><w:t xml:space="preserve"> {{ a }} </w:t></w:r></w:p>',
        '<x:a xmlns:x="urn:x">{% if a %}<x:b/>{% endif %}</x:a>',
    ],
)
def test_a_usual_template_is_sound(source: str) -> None:
    assert sound(source)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param('<w:p w:a="{{ a }}"/>', id="a value in an attribute"),
        pytest.param("<w:p>{{ a }}</w:p>", id="a value that Word would not show"),
        pytest.param("<w:t></w:t>{{ a }}", id="a value behind the text"),
        pytest.param("<w:p>{% if a %}</w:p><w:p>{{ a }}{% endif %}</w:p>", id="a value shown in no case"),
        pytest.param("{% if a %}<w:p>{% endif %}", id="a branch that leaves an element open"),
        pytest.param("{% if a %}<w:p>{% else %}<w:q>{% endif %}</w:p>", id="branches that differ"),
        pytest.param("<w:p>{% for x in l %}</w:p>{% endfor %}", id="a turn that closes what it did not open"),
        pytest.param("<w:p>{% for x in l %}<w:r>{% endfor %}</w:p>", id="a turn that leaves it open"),
        pytest.param("<w:p></w:r>", id="tags that do not match"),
        pytest.param("</w:body><w:body>", id="the end of the document in between"),
        pytest.param("<!-- {{ a }} -->", id="a comment"),
        pytest.param("<![CDATA[ < ]]>", id="CDATA"),
        pytest.param("<?x y?>", id="an instruction"),
        pytest.param(text("&#4{{ a }};"), id="a reference that a value completes"),
        pytest.param(text("a < b"), id="a bare angle bracket"),
        pytest.param(text("R&D"), id="a bare ampersand"),
        pytest.param('<w:p a="1" a="2"/>', id="an attribute twice"),
        pytest.param("<x:p/>", id="a prefix that nothing declares"),
        pytest.param('<w:p xmlns:w="urn:w">{% if a %}</w:p><w:p>{% endif %}</w:p>', id="name spaces differ"),
        pytest.param("{% macro m() %}<w:p>{% endmacro %}", id="a macro"),
        pytest.param("{% filter upper %}a{% endfilter %}", id="a filter over a block"),
    ],
)
def test_what_cannot_be_told_is_not_sound(source: str) -> None:
    assert not sound(source)


def test_in_the_properties_every_element_shows_its_text() -> None:
    assert sound("<w:title>{{ a }}</w:title>", all_text=True)
    assert not sound("<w:title>{{ a }}</w:title>")


PIECES = st.sampled_from(
    [
        "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:b/>", "chữ", "&amp;", "{{ v }}",
        "{% if a %}", "{% elif b %}", "{% else %}", "{% endif %}", "{% for x in l %}", "{% endfor %}",
        text("{{ v }}"), "{% if b %}<w:p>{% else %}<w:p>{% endif %}",
    ]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(pieces=st.lists(PIECES, max_size=12), value=st.text("ab;#& <", max_size=3))
def test_every_rendering_of_a_sound_template_is_well_formed(pieces: list[str], value: str) -> None:
    source = "".join(pieces)
    try:
        if not sound(source):
            return
    except TemplateSyntaxError:
        return
    template = Environment(autoescape=True).from_string(f"{BEFORE}{source}{AFTER}")
    for a in (True, False):
        for b in (True, False):
            for turns in range(3):
                shown = template.render(a=a, b=b, l=range(turns), v=value)
                expat.ParserCreate(namespace_separator=" ").Parse(shown, True)


def test_a_part_that_was_not_parsed_so_far_is_parsed_from_its_beginning() -> None:
    rows = [{"a": f"dòng {number}", "b": number} for number in range(3000)]
    rows[-1]["a"] = "hai\ndòng"  # it becomes a line break of Word, far behind the first stretch
    table = [["Tên", "Số"], ["{%tr for x in rows %}", ""], ["{{ x.a }}", "{{ x.b }}"], ["{%tr endfor %}", ""]]
    content = docx("{{ v }}", table)
    template = compiled(content)
    assert [part.sound for part in template.parts if part.name == "word/document.xml"] == [True]
    context = {"v": "R&D", "rows": rows}
    for keep in (True, False):
        recorder = PrintRecorder(plain=True, keep=keep)
        result, problems = render(template, context, recorder=recorder)
        assert (result is not None, problems) == (True, ())
        assert result is not None
        assert normalised_parts(result.content) == normalised_parts(by_docxtpl(content, context))
        if keep:
            assert len(recorder.prints) == len(result.prints) == 1 + 2 * len(rows)
