"""The proof: a value that did not arrive is found."""

from __future__ import annotations

from pathlib import Path

from docgen.diagnostics import Diagnostic, TemplateLocation
from docgen.language.printing import CLOSING, OPENING
from docgen.proof import check_packed, check_well_formed, paragraphs_of, prove_part
from docgen.word.package import Member, pack
from docgen.word.printing import Print
from docgen.word.template import Site

WHERE = TemplateLocation(template=Path("mau.docx"), part="word/document.xml", excerpt="Số {{ so }}")
SITES = (Site(expression="so", place="text", tag="w:t", location=WHERE),)


def marked(text: str) -> str:
    return f"{OPENING}{text}{CLOSING}"


def prints(*texts: str) -> list[Print]:
    return [Print(0, text, text, True) for text in texts]


def problem(code: str, **args: str) -> Diagnostic:
    return Diagnostic(code=code, location=WHERE, args=args)


def test_what_arrived_is_proven_and_the_sentinels_are_gone() -> None:
    xml = f"<w:p><w:r><w:t>Số {marked('5')}, {marked('')}{marked('a &lt; b')}</w:t></w:r></w:p>"
    clean, problems = prove_part(xml, prints("5", "", "a &lt; b"), SITES)
    assert problems == ()
    assert clean == "<w:p><w:r><w:t>Số 5, a &lt; b</w:t></w:r></w:p>"


def test_a_value_that_was_dropped_is_found() -> None:
    _, problems = prove_part(f"<w:t>{marked('5')}</w:t>", prints("5", "6"), SITES)
    assert problems == (
        Diagnostic(
            code="values-miscounted",
            location=TemplateLocation(template=Path("mau.docx"), part="word/document.xml"),
            args={"found": "1", "expected": "2"},
        ),
    )


def test_a_value_that_was_changed_is_found() -> None:
    _, problems = prove_part(f"<w:t>{marked('56')}</w:t>", prints("5"), SITES)
    assert problems == (problem("value-changed", expression="so", text="5"),)
    _, problems = prove_part(f"<w:t>{OPENING}5</w:t>", prints("5"), SITES)
    assert problems == (problem("value-changed", expression="so", text="5"),)


def test_a_value_outside_text_is_found_where_there_is_something_to_lose() -> None:
    for xml in ("<w:p>{}</w:p>", "<w:r><w:t>a</w:t>{}</w:r>", "<w:p><w:r><w:tab/>{}</w:r></w:p>", "{}<w:p/>"):
        _, problems = prove_part(xml.format(marked("5")), prints("5"), SITES)
        assert problems == (problem("value-lost", expression="so", text="5"),)
        assert prove_part(xml.format(marked(" ")), prints(" "), SITES)[1] == ()


def test_fields_deleted_text_and_drawings_hold_text() -> None:
    for tag in ("w:instrText", 'w:delText xml:space="preserve"', "m:t", "a:t", "wp:posOffset"):
        assert prove_part(f"<{tag}>{marked('5')}</x>", prints("5"), SITES)[1] == ()


def test_formatted_content_may_stand_between_runs() -> None:
    class Rich:
        def __html__(self) -> str:
            return "<w:r><w:t>x</w:t></w:r>"

    rich = Print(0, Rich(), "<w:r><w:t>x</w:t></w:r>", True)
    xml = f"<w:p>{marked(rich.text)}<w:r><w:t>{marked('5')}</w:t></w:r></w:p>"
    assert prove_part(xml, [rich, *prints("5")], SITES)[1] == ()


def test_xml_that_is_not_well_formed_is_found_with_the_text_near_it() -> None:
    assert check_well_formed("word/document.xml", b"<a><b>Chu</b></a>", WHERE) == ()
    content = b"<w:d xmlns:w='w'>\n<w:p><w:t>Truoc</w:t></w:p><w:p><w:t>Gan day</w:x></w:p></w:d>"
    location = TemplateLocation(template=Path("mau.docx"), part="word/document.xml", excerpt="Gan day")
    assert check_well_formed("word/document.xml", content, WHERE) == (
        Diagnostic(code="document-not-well-formed", location=location, args={"reason": "mismatched tag"}),
    )
    (unbound,) = check_well_formed("word/document.xml", b"<w:d/>", WHERE)
    assert unbound.args == {"reason": "unbound prefix"}


def test_what_was_packed_is_read_back() -> None:
    member = pack("word/document.xml", b"<a/>")
    location = TemplateLocation(template=Path("mau.docx"), part="word/document.xml")
    assert check_packed(member, b"<a/>", WHERE) == ()
    broken = Member(name=member.name, method=member.method, crc=1, size=member.size, packed=member.packed)
    assert check_packed(broken, b"<a/>", WHERE) == (
        Diagnostic(code="document-not-readable", location=location),
    )


def test_the_paragraph_around_each_value() -> None:
    xml = f"<w:p><w:r><w:t>A {marked('1')} B {marked('2')}</w:t></w:r></w:p><w:p/>"
    xml += f"<w:p w:x='1'><w:t>{marked('3')}</w:t></w:p>"
    assert paragraphs_of(xml) == ["A 1 B 2", "A 1 B 2", "3"]
