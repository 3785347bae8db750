"""What is found in a template before any value is known."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from docgen.diagnostics import Diagnostic, Severity, TemplateLocation
from docgen.word.compiling import compile_template
from docgen.word.template import CompiledTemplate
from tests.support.documents import Block, docx, with_parts, with_xml

PATH = Path("mau.docx")
BODY = "word/document.xml"


def problem(
    code: str, excerpt: str, args: dict[str, str], severity: Severity = "error", part: str = BODY
) -> Diagnostic:
    location = TemplateLocation(template=PATH, part=part, excerpt=excerpt)
    return Diagnostic(code=code, location=location, args=args, severity=severity)


def found(*blocks: Block, header: str = "") -> tuple[Diagnostic, ...]:
    template, problems = compile_template(PATH, docx(*blocks, header=header))
    assert (template is None) == any(item.severity == "error" for item in problems)
    return problems


@pytest.mark.parametrize("tag", ["{{-r }}", "{{- p if p }}", "{{- r - 1 }}", "{%- if p %}x{% endif %}"])
def test_a_dash_before_a_name_of_one_letter_is_as_jinja_has_it(tag: str) -> None:
    assert found(tag) == ()


def compiled(content: bytes) -> CompiledTemplate:
    template, problems = compile_template(PATH, content)
    assert problems == ()
    assert template is not None
    return template


def names(*blocks: Block) -> list[tuple[str, str]]:
    return [(item.name, item.kind) for item in compiled(docx(*blocks)).placeholders]


def test_placeholders_are_full_names_with_their_place() -> None:
    template = compiled(docx("Đơn vị: {{ don_vi.ten }}", header="Số {{ so }}"))
    assert [
        (item.name, item.kind, item.location.part, item.location.excerpt) for item in template.placeholders
    ] == [
        ("don_vi.ten", "value", BODY, "Đơn vị: {{ don_vi.ten }}"),
        ("so", "value", "word/header1.xml", "Số {{ so }}"),
    ]


def test_placeholders_of_loops_and_conditions() -> None:
    table = [
        ["Số", "Ngày"],
        ["{%tr for vb in van_ban %}", ""],
        ["{{ vb.so }}", "{{ vb['ngay'] }}"],
        ["{%tr endfor %}", ""],
    ]
    assert names(table, "{% if co.gi %}{{ a | in_hoa }}{% endif %}") == [
        ("van_ban", "loop"),
        ("van_ban[].so", "value"),
        ("van_ban[].ngay", "value"),
        ("co.gi", "condition"),
        ("a", "value"),
    ]


def test_names_in_nfd_become_nfc() -> None:
    assert names(unicodedata.normalize("NFD", "{{ tên_đơn_vị }}")) == [("tên_đơn_vị", "value")]


def test_sites_tell_expression_place_and_text_around() -> None:
    template = compiled(docx("Trước {{ a.b|upper }} sau", "{{r c }}", "{% set x %}{{ d }}{% endset %}"))
    assert [(site.expression, site.place, site.location.excerpt) for site in template.sites] == [
        ("a.b|upper", "text", "Trước {{ a.b|upper }} sau"),
        ("c", "outside", "{{ c }}"),
        ("d", "buffer", "{% set x %}{{ d }}{% endset %}"),
    ]


def test_a_correct_template_has_no_problem() -> None:
    assert found("{%p if a %}", "x", "{%p endif %}", [["{{ b }}"]], header="{{ c }}") == ()


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (["Tên {{ ten"], [problem("template-unclosed-tag", "Tên {{ ten", {"tag": "{{"})]),
        (
            ["{{ a b }}", "tốt {{ c }}", "{% if x y %}z{% endif %}"],
            [
                problem(
                    "template-syntax",
                    "{{ a b }}",
                    {"reason": "expected token 'end of print statement', got 'b'"},
                ),
                problem(
                    "template-syntax",
                    "{% if x y %}z{% endif %}",
                    {"reason": "expected token 'end of statement block', got 'y'"},
                ),
            ],
        ),
        (
            ["{% if a %}", "{% for x in l %}", "{% endif %}"],
            [
                problem(
                    "template-unclosed-block",
                    "{% for x in l %}",
                    {"tag": "{% for x in l %}", "end": "endfor"},
                )
            ],
        ),
        (["a {% endfor %}"], [problem("template-unexpected-tag", "a {% endfor %}", {"tag": "{% endfor %}"})]),
        (
            ["{%p iff a %}", "{%p endif %}"],
            [
                problem("template-unknown-statement", "{%p iff a %}", {"name": "iff", "nearest": "if"}),
                problem("template-unexpected-tag", "{%p endif %}", {"tag": "{%p endif %}"}),
            ],
        ),
        (
            ["{{ a|in_hoaa }} {{ b|zzzzzz }}", "{% if a is definedd %}{% endif %}"],
            [
                problem(
                    "template-unknown-filter",
                    "{{ a|in_hoaa }} {{ b|zzzzzz }}",
                    {"name": "in_hoaa", "nearest": "in_hoa"},
                ),
                problem("template-unknown-filter", "{{ a|in_hoaa }} {{ b|zzzzzz }}", {"name": "zzzzzz"}),
                problem(
                    "template-unknown-test",
                    "{% if a is definedd %}{% endif %}",
                    {"name": "definedd", "nearest": "defined"},
                ),
            ],
        ),
        (
            ["Lời dẫn {%p if a %}", "x", "{%p endif %}"],
            [
                problem(
                    "template-text-beside-tag",
                    "Lời dẫn {%p if a %}",
                    {"tag": "{%p if a %}", "lost": "Lời dẫn"},
                    "warning",
                )
            ],
        ),
        (
            ["{%p if a %}{{ b }}", "{%p endif %}"],
            [
                problem(
                    "template-tag-beside-tag", "{%p if a %}{{ b }}", {"tag": "{%p if a %}", "lost": "{{ b }}"}
                )
            ],
        ),
        (
            [[["{%tr for x in l %}", "{%tr set y = 1 %}"], ["{{ x }}", ""], ["{%tr endfor %}", "chữ"]]],
            [
                problem(
                    "template-tag-beside-tag",
                    "{%tr set y = 1 %}",
                    {"tag": "{%tr for x in l %}", "lost": "{%tr set y = 1 %}"},
                ),
                problem(
                    "template-text-beside-tag",
                    "{%tr endfor %}",
                    {"tag": "{%tr endfor %}", "lost": "chữ"},
                    "warning",
                ),
            ],
        ),
        (
            ["{%tr for x in l %}", "{%tr endfor %}"],
            [
                problem("template-tag-outside-table", "{%tr for x in l %}", {"tag": "{%tr for x in l %}"}),
                problem("template-tag-outside-table", "{%tr endfor %}", {"tag": "{%tr endfor %}"}),
            ],
        ),
        (
            [[["{% tr for x in l %}"], ["{% tr endfor %}"]]],
            [
                problem("template-tag-space", "{% tr for x in l %}", {"tag": "{% tr for x in l %}"}),
                problem("template-tag-space", "{% tr endfor %}", {"tag": "{% tr endfor %}"}),
            ],
        ),
        (
            ["{% p if a %}", "x", "{%p endif %}"],
            [problem("template-tag-space", "{% p if a %}", {"tag": "{% p if a %}"})],
        ),
        (
            [[["{%-tr for x in l %}"], ["{%+tr endfor %}"]]],
            [
                problem("template-tag-dash", "{%-tr for x in l %}", {"tag": "{%-tr for x in l %}"}),
                problem("template-tag-dash", "{%+tr endfor %}", {"tag": "{%+tr endfor %}"}),
            ],
        ),
        (
            ["{%-p if a %}", "x", "{%p endif %}"],
            [problem("template-tag-dash", "{%-p if a %}", {"tag": "{%-p if a %}"})],
        ),
        (
            ["{%- p if a %}", "x"],
            [
                problem("template-tag-dash", "{%- p if a %}", {"tag": "{%- p if a %}"}),
                problem("template-unclosed-block", "{%- p if a %}", {"tag": "{%- p if a %}", "end": "endif"}),
            ],
        ),
        (["{{-r x }}"], [problem("template-tag-dash", "{{-r x }}", {"tag": "{{-r x }}"})]),
        (["{{ r x }}"], [problem("template-tag-space", "{{ r x }}", {"tag": "{{ r x }}"})]),
        (
            ["{%p if a % 2 %}", "x", "{%p endif %}"],
            [problem("template-tag-character", "{%p if a % 2 %}", {"tag": "{%p if a % 2 %}"})],
        ),
        (
            ["{% include 'x' %}", "{% import 'x' as y %}", "{% from 'x' import y %}"],
            [
                problem("template-refused-statement", "{% include 'x' %}", {"name": "include"}),
                problem("template-refused-statement", "{% import 'x' as y %}", {"name": "import"}),
                problem("template-refused-statement", "{% from 'x' import y %}", {"name": "from"}),
            ],
        ),
        (["{{ loop.index }}"], [problem("template-loop-outside", "{{ loop.index }}", {})]),
        (["{{ p if p else r }}"], []),
        (
            ["{% if a > 99,5 %}x{% endif %}", "{% if a in (1, 2) or a > 0.125 %}1.000 và 9,5{% endif %}"],
            [
                problem(
                    "template-decimal-comma",
                    "{% if a > 99,5 %}x{% endif %}",
                    {"number": "99,5", "meant": "99.5"},
                )
            ],
        ),
        (
            ["{{ 'x' if a > 1.000 }}"],
            [
                problem(
                    "template-thousands-dot", "{{ 'x' if a > 1.000 }}", {"number": "1.000", "meant": "1000"}
                )
            ],
        ),
    ],
)
def test_everything_wrong_is_told_in_one_run(blocks: list[Block], expected: list[Diagnostic]) -> None:
    assert list(found(*blocks)) == expected


def test_each_part_is_checked() -> None:
    header = problem(
        "template-syntax",
        "{{ 1 2 }}",
        {"reason": "expected token 'end of print statement', got 'integer'"},
        part="word/header1.xml",
    )
    assert found("{{ a|nope }}", header="{{ 1 2 }}") == (
        problem("template-unknown-filter", "{{ a|nope }}", {"name": "nope"}),
        header,
    )


def test_loops_nested_too_deeply_are_told() -> None:
    many = "".join("{% for x in l %}" for _ in range(30)) + "".join("{% endfor %}" for _ in range(30))
    assert [item.code for item in found(many)] == ["template-syntax"]
    for deep in ("not " * 500 + "a", " + ".join("a" * 400), "9" * 5000):
        assert [item.code for item in found("{{ " + deep + " }}")] == ["template-syntax"]
    assert [item.code for item in found("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}")] == ["template-syntax"]


def test_a_tag_in_deleted_text_is_told() -> None:
    deleted = '<w:del w:id="1" w:author="a"><w:r><w:delText>{{ cu }}</w:delText></w:r></w:del>'
    content = with_xml(docx("MARK"), BODY, "<w:r><w:t>MARK</w:t></w:r>", deleted)
    template, problems = compile_template(PATH, content)
    assert template is not None
    assert problems == (problem("template-deleted-tag", "{{ cu }}", {"tag": "{{ cu }}"}, "warning"),)


def test_tags_in_parts_that_are_never_filled_are_told() -> None:
    xml = "<w:endnotes><w:t>Xem {{</w:t><w:t> ghi_chu }}</w:t></w:endnotes>"
    template, problems = compile_template(PATH, with_parts(docx("x"), {"word/endnotes.xml": xml}))
    assert template is not None
    assert problems == (
        problem(
            "template-part-not-filled",
            "{{ ghi_chu }}",
            {"tag": "{{ ghi_chu }}"},
            "warning",
            "word/endnotes.xml",
        ),
    )
