"""Rendering: what comes out, how often the same, and what is told when it cannot."""

from __future__ import annotations

import io
import shutil
import subprocess
import time
import unicodedata
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from markupsafe import Markup

from docgen.diagnostics import Diagnostic, TemplateLocation
from docgen.formats.types import ValueType
from docgen.language.missing import Missing
from docgen.language.namespace import Namespace
from docgen.language.values import Value
from docgen.limits import MEBIBYTE, RenderLimits
from docgen.rendering import Rendered, render
from docgen.word import program
from docgen.word.compiling import compile_template
from docgen.word.package import Member, Packing
from docgen.word.program import stretches
from docgen.word.recording import PrintRecorder
from docgen.word.template import CompiledPart, CompiledTemplate
from tests.support.documents import by_docxtpl, docx, part_xml, plain_text, with_xml

PATH = Path("mau.docx")
BODY = "word/document.xml"


def compiled(content: bytes) -> CompiledTemplate:
    template, problems = compile_template(PATH, content)
    assert problems == ()
    assert template is not None
    return template


def rendered(content: bytes, context: dict[str, Any]) -> Rendered:
    result, problems = render(compiled(content), context, recorder=PrintRecorder(plain=True))
    assert problems == ()
    assert result is not None
    return result


def problems_of(content: bytes, context: dict[str, Any], **options: Any) -> tuple[Diagnostic, ...]:
    template = compiled(content)
    result, problems = render(template, context, recorder=PrintRecorder(plain=True), **options)
    assert result is None
    return problems


def at(excerpt: str, part: str = BODY) -> TemplateLocation:
    return TemplateLocation(template=PATH, part=part, excerpt=excerpt)


@pytest.mark.parametrize(
    "text",
    [
        "a < b & c > d \"e\" 'f'",
        "{{ 7*7 }} {% if x %} {# c #} {_{ y }_}",
        "_x000D_",
        "Trưởng phòng " + unicodedata.normalize("NFD", "Trưởng phòng"),
        "👍 \u202eabc\u202c \u00ad",
        "</w:t></w:r></w:p><w:p><w:r><w:t>x",
        "x" * 200_000,
    ],
)
def test_the_text_of_a_value_arrives_literally(text: str) -> None:
    result = rendered(docx("[{{ v }}]", header="{{ v }}", footnote="{{ v }}", title="{{ v }}"), {"v": text})
    document = Document(io.BytesIO(result.content))
    assert document.paragraphs[0].text == f"[{text}]"
    assert document.sections[0].header.paragraphs[0].text == text
    assert document.core_properties.title == text
    assert text[:50].split("<")[0].split("&")[0] in part_xml(result.content, "word/footnotes.xml")
    assert {item.text for item in result.prints if item.value == text}


def test_a_value_in_footnotes_is_not_evaluated_though_the_document_has_two_sections() -> None:
    template = docx("{{ v }}", footnote="{{ v }}", edit=lambda document: document.add_section())
    result = rendered(template, {"v": "{{ 7*7 }}"})
    assert "{{ 7*7 }}" in part_xml(result.content, "word/footnotes.xml")


def test_line_breaks_and_tabs_become_words_own() -> None:
    result = rendered(docx("{{ v }}"), {"v": "a\nb\tc"})
    document = Document(io.BytesIO(result.content))
    assert document.paragraphs[0].text == "a\nb\tc"
    assert "<w:br/>" in document.paragraphs[0]._p.xml
    assert "<w:tab/>" in document.paragraphs[0]._p.xml


def test_the_same_inputs_give_the_same_bytes() -> None:
    template = compiled(docx("{{ v }}", [["{{ v }}", "x"]], header="{{ v }}"))
    first, second = (render(template, {"v": "1"})[0] for _ in range(2))
    assert first is not None
    assert second is not None
    assert first.content == second.content
    with zipfile.ZipFile(io.BytesIO(first.content)) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_part_without_tags_is_rendered_once_for_all_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    template = compiled(docx("{{ a }}"))
    assert [(part.name, part.constant) for part in template.parts] == [
        ("word/document.xml", False),
        ("docProps/core.xml", True),
    ]
    asked: list[str] = []

    def noted(part: CompiledPart, *rest: Any) -> Iterator[bytes]:
        asked.append(part.name)
        return stretches(part, *rest)

    monkeypatch.setattr("docgen.rendering.stretches", noted)
    documents = [render(template, {"a": text})[0] for text in ("x", "y")]
    assert asked == ["word/document.xml", "docProps/core.xml", "word/document.xml"]
    texts = [part_xml(document.content, "docProps/core.xml") for document in documents if document]
    assert texts[0] == texts[1]
    assert "<dc:title>" in texts[0]


def test_members_that_do_not_change_keep_their_compressed_bytes() -> None:
    template = compiled(docx("{{ v }}"))
    result, _ = render(template, {"v": "1"})
    assert result is not None
    styles = next(member for member in template.members if member.name == "word/styles.xml")
    assert styles.packed in result.content


def test_bound_values_print_as_their_text() -> None:
    count = Value(Decimal(1234567), ValueType(name="count"))
    context = {"so": Namespace({"tong": count}), "mang": Namespace(items=[Namespace({"a": count})])}
    content = docx("{{ so.tong }}", "{% for x in mang %}{{ x.a + 1 }}{% endfor %}")
    result, problems = render(compiled(content), context)
    assert problems == ()
    assert result is not None
    assert plain_text(result.content) == "1.234.567\n1.234.568"
    assert result.prints[0].value is count


def test_tracing_keeps_the_paragraph_around_each_value() -> None:
    template = compiled(docx("Tổ chức {{ a }} cuộc, {{ b }} người.", "Hết."))
    result, _ = render(template, {"a": "3", "b": "120"}, trace=True)
    assert result is not None
    assert [(item.text, item.paragraph, template.sites[item.site].expression) for item in result.prints] == [
        ("3", "Tổ chức 3 cuộc, 120 người.", "a"),
        ("120", "Tổ chức 3 cuộc, 120 người.", "b"),
    ]


def test_every_missing_value_is_told_and_the_document_still_made() -> None:
    content = docx("A {{ a }} B {{ b.c.d }}", "{{ ok }}", header="{{ d }}")
    result, problems = render(compiled(content), {"ok": "x"}, recorder=PrintRecorder(plain=True))
    assert result is not None
    assert problems == (
        Diagnostic(code="render-missing", location=at("A {{ a }} B {{ b.c.d }}"), args={"name": "a"}),
        Diagnostic(code="render-missing", location=at("A {{ a }} B {{ b.c.d }}"), args={"name": "b.c.d"}),
        Diagnostic(code="render-missing", location=at("{{ d }}", "word/header1.xml"), args={"name": "d"}),
    )


def test_null_is_printed_as_docxtpl_prints_it_with_a_warning() -> None:
    result, problems = render(compiled(docx("{{ a }}")), {"a": None}, recorder=PrintRecorder(plain=True))
    assert result is not None
    assert plain_text(result.content) == "None"
    location = at("{{ a }}")
    assert problems == (
        Diagnostic(code="render-none", location=location, args={"name": "a"}, severity="warning"),
    )


def test_a_missing_value_that_binding_rejected_is_not_told_again() -> None:
    missing = Missing(name="a", why="rejected")
    result, problems = render(compiled(docx("[{{ a }}]")), {"a": missing})
    assert result is not None
    assert problems == ()


@pytest.mark.parametrize(
    ("expression", "code", "args"),
    [
        ("1 / zero", "render-failed", {"reason": "division by zero"}),
        ("zero > text", "render-failed", None),
        ("missing + 1", "render-missing-operand", {"name": "missing"}),
        ("text.__class__.__mro__", "render-forbidden", None),
        ("'x' * 10000000000", "render-forbidden", None),
        ("'x'.ljust(10000000000)", "render-forbidden", None),
        ("'x'|center(10000000000)", "render-forbidden", None),
        ("'%10000000000d' % 1", "render-forbidden", None),
        ("'%10000000000d'|format(1)", "render-forbidden", None),
        ("range(10000000000)", "render-forbidden", None),
        ("range(999999)", "render-failed", None),
    ],
)
def test_what_goes_wrong_while_rendering_is_told_with_its_place(
    expression: str, code: str, args: dict[str, str] | None
) -> None:
    content = docx("Đầu", f"Trước {{{{ {expression} }}}} sau", "Cuối")
    (problem,) = problems_of(content, {"zero": 0, "text": "t"})
    assert problem.code == code
    assert problem.location == at(f"Trước {{{{ {expression} }}}} sau"[:80].strip())
    if args is not None:
        assert problem.args == args


def test_problems_of_several_parts_are_told_in_one_run() -> None:
    content = docx("{{ 1 / zero }}", header="{{ 2 / zero }}")
    assert [problem.location for problem in problems_of(content, {"zero": 0})] == [
        at("{{ 1 / zero }}"),
        at("{{ 2 / zero }}", "word/header1.xml"),
    ]


def test_plain_text_in_a_rich_text_tag_is_told_instead_of_lost() -> None:
    (problem,) = problems_of(docx("A {{r ten }} B"), {"ten": "Bảo hiểm"})
    args = {"expression": "ten", "text": "Bảo hiểm"}
    assert problem == Diagnostic(code="value-lost", location=problem.location, args=args)
    (problem,) = problems_of(docx("A", "{{p ten }}"), {"ten": "Bảo hiểm"})
    assert problem == Diagnostic(code="value-lost", location=problem.location, args=args)


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ufffe", "\ud800", "\ufdd0", "\ufdd1"])
def test_a_character_word_cannot_hold_is_refused_by_name(character: str) -> None:
    content = docx("Số {{ v }}.")
    assert problems_of(content, {"v": f"a{character}b"}) == (
        Diagnostic(
            code="value-illegal-character",
            location=at("Số {{ v }}."),
            args={
                "expression": "v",
                "text": "a�b",
                "character": f"U+{ord(character):04X}",
            },
        ),
    )


def test_a_document_that_is_not_well_formed_is_refused() -> None:
    content = docx("Đầu", "Trước {{ '<w:t>'|safe }} sau", "Cuối")
    assert problems_of(content, {}) == (
        Diagnostic(
            code="document-not-well-formed", location=at("Trước sau"), args={"reason": "mismatched tag"}
        ),
    )


def test_a_runaway_template_is_stopped_by_time() -> None:
    loop = "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}"
    started = time.monotonic()
    (problem,) = problems_of(docx(loop), {}, limits=RenderLimits(seconds=0.3))
    assert (problem.code, problem.args) == ("render-too-long", {"limit": "0.3"})
    assert time.monotonic() - started < 5


def test_a_runaway_template_is_stopped_by_memory() -> None:
    loop = "{% set n = namespace(x=[]) %}{% for a in range(99999) %}{% for b in range(99999) %}"
    loop += "{% set n.x = [n.x, a ~ 'y' * 1000] %}{% endfor %}{% endfor %}"
    (problem,) = problems_of(docx(loop), {}, limits=RenderLimits(memory=64 * MEBIBYTE))
    assert (problem.code, problem.args) == ("render-too-much-memory", {"limit": "64"})


def test_a_text_beyond_the_limit_is_refused() -> None:
    loop = "{% for a in range(90000) %}xxxxxxxxxx{{ a }}{% endfor %}"
    (problem,) = problems_of(docx(loop), {}, limits=RenderLimits(characters=MEBIBYTE // 2))
    assert problem.code == "render-too-large"


def test_macros_set_blocks_and_attributes_keep_their_meaning() -> None:
    content = docx(
        "{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m(a) }}",
        "{% set s %}{{ b }}{% endset %}{% if s == 'abc' %}yes{% endif %}{{ s|length }}",
        "{% filter upper %}{{ b }}{% endfilter %}",
    )
    content = with_xml(content, BODY, "&lt;{{ x }}&gt;", "[{{ x }}]")
    result = rendered(content, {"a": "R&D", "b": "abc"})
    assert plain_text(result.content) == "[R&D]\nyes3\nABC"


def test_tags_typed_on_a_mac_meet_names_in_either_form() -> None:
    tag = unicodedata.normalize("NFD", "{{ đơn_vị.tên }}")
    for form in ("NFC", "NFD"):
        context = {unicodedata.normalize(form, "đơn_vị"): {unicodedata.normalize(form, "tên"): "BHXH"}}
        result, problems = render(compiled(docx(tag)), context, recorder=PrintRecorder(plain=True))
        assert problems == ()
        assert result is not None
        assert plain_text(result.content) == "BHXH"


def test_a_template_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "mẫu.docx"
    path.write_bytes(docx("Số {{ so }}"))
    template, problems = compile_template(path)
    assert (template is not None, problems) == (True, ())
    assert template is not None
    result, problems = render(template, {"so": 12}, recorder=PrintRecorder(plain=True))
    assert problems == ()
    assert result is not None
    assert plain_text(result.content) == "Số 12"


def text_by_libreoffice(folder: Path, content: bytes) -> str:
    path = folder / "van-ban.docx"
    path.write_bytes(content)
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "txt:Text"]
    subprocess.run(
        [*command, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=120
    )
    return (folder / "van-ban.txt").read_text(encoding="utf-8-sig")


ROWS = 2_000


def long_template() -> bytes:
    return docx(
        "Bảng kê",
        [["Mã", "Tên"], ["{%tr for r in bang %}", ""], ["{{ r.ma }}", "{{ r.ten }}"], ["{%tr endfor %}", ""]],
    )


def long_context() -> dict[str, Any]:
    return {"bang": [{"ma": f"M{number}", "ten": f"Xã R&D {number}"} for number in range(ROWS)]}


def test_a_long_table_is_rendered_in_stretches_to_the_same_document(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = []
    for pieces in (7, 4_000, 1_000_000):
        monkeypatch.setattr(program, "_PIECES", pieces)
        result = rendered(long_template(), long_context())
        assert [item.text for item in result.prints[-2:]] == [f"M{ROWS - 1}", f"Xã R&amp;D {ROWS - 1}"]
        documents.append(part_xml(result.content, BODY))
    assert documents[0] == documents[1] == documents[2]
    assert documents[0] == part_xml(by_docxtpl(long_template(), long_context()), BODY)


def test_a_long_table_does_not_pile_up_what_was_printed() -> None:
    recorder = PrintRecorder(plain=True, keep=False)
    result, problems = render(compiled(long_template()), long_context(), recorder=recorder)
    assert problems == ()
    assert result is not None
    assert len(result.prints) == 0
    assert plain_text(result.content).count("Xã R&D") == ROWS


def test_what_is_wrong_in_a_late_row_is_found() -> None:
    context = long_context()
    context["bang"][ROWS - 2]["ten"] = "a\x0bb"
    (problem,) = problems_of(long_template(), context)
    assert (problem.code, problem.args["character"]) == ("value-illegal-character", "U+000B")
    context["bang"][ROWS - 2]["ten"] = Markup("</w:t>")
    (problem,) = problems_of(long_template(), context)
    assert (problem.code, problem.args) == ("document-not-well-formed", {"reason": "mismatched tag"})


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_a_long_table(tmp_path: Path) -> None:
    text = text_by_libreoffice(tmp_path, rendered(long_template(), long_context()).content)
    assert f"M{ROWS - 1}" in text
    assert text.count("Xã R&D ") == ROWS


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_what_is_written(tmp_path: Path) -> None:
    content = docx("Tên {{ a }}", [["x", "y"], ["{{ a }}", "{{ b }}"]], header="{{ a }}", footer="{{ b }}")
    result = rendered(content, {"a": "R&D <1>", "b": "một\nhai"})
    text = text_by_libreoffice(tmp_path, result.content)
    assert "Tên R&D <1>" in text
    assert "một\nhai" in text


def test_bytes_that_do_not_read_back_are_never_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    template = compiled(docx("{{ a }}"))

    class Unfaithful(Packing):
        def member(self, name: str) -> Member:
            made = super().member(name)
            self.faithful = False
            return made

    monkeypatch.setattr("docgen.rendering.Packing", Unfaithful)
    result, problems = render(template, {"a": 1}, recorder=PrintRecorder(plain=True))
    assert result is None
    assert {item.code for item in problems} == {"document-not-readable"}
