"""The proof: a value that did not arrive is found."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest
from msgspec.structs import replace

from docgen.diagnostics import Diagnostic, Diagnostics, TemplateLocation
from docgen.language.printing import CLOSING, OPENING
from docgen.proof import PartProof, paragraphs_of
from docgen.word.encoding import decoded, encoded
from docgen.word.package import Packing
from docgen.word.recording import Print, Prints
from docgen.word.template import Site
from docgen.word.wellformed import Parsing

WHERE = TemplateLocation(template=Path("mau.docx"), part="word/document.xml", excerpt="Số {{ so }}")
PART = replace(WHERE, excerpt="")
SITES = (Site(expression="so", place="text", tag="w:t", location=WHERE),)


def marked(text: str) -> str:
    return f"{OPENING}{text}{CLOSING}"


def prints(*texts: str) -> list[Print]:
    return [Print(0, text, text, True) for text in texts]


def proven(xml: str, expected: list[Print]) -> tuple[str, Diagnostics]:
    """The text without sentinels, taken whole and then cut at every paragraph: both find the same."""
    proof = PartProof(SITES, PART)
    clean, _ = proof.take(encoded(xml), Prints(expected))
    found = proof.finish()
    stretches = PartProof(SITES, PART)
    for number, stretch in enumerate(re.split("(?<=</w:p>)", xml)):
        stretches.take(encoded(stretch), Prints(() if number else expected))
    assert stretches.finish() == found
    return decoded(clean), found


def problem(code: str, **args: str) -> Diagnostic:
    return Diagnostic(code=code, location=WHERE, args=args)


def test_what_arrived_is_proven_and_the_sentinels_are_gone() -> None:
    xml = f"<w:p><w:r><w:t>Số {marked('5')}, {marked('')}{marked('a &lt; b')}</w:t></w:r></w:p>"
    clean, problems = proven(xml, prints("5", "", "a &lt; b"))
    assert problems == ()
    assert clean == "<w:p><w:r><w:t>Số 5, a &lt; b</w:t></w:r></w:p>"


def test_a_value_that_was_dropped_is_found() -> None:
    _, problems = proven(f"<w:t>{marked('5')}</w:t>", prints("5", "6"))
    assert problems == (
        Diagnostic(
            code="values-miscounted",
            location=TemplateLocation(template=Path("mau.docx"), part="word/document.xml"),
            args={"found": "1", "expected": "2"},
        ),
    )


def test_a_value_that_was_changed_is_found() -> None:
    _, problems = proven(f"<w:t>{marked('56')}</w:t>", prints("5"))
    assert problems == (problem("value-changed", expression="so", text="5"),)
    _, problems = proven(f"<w:t>{OPENING}5</w:t>", prints("5"))
    assert problems == (problem("value-changed", expression="so", text="5"),)


@pytest.mark.parametrize(
    "xml",
    [
        f"<w:t>{marked('5')}</w:t>",
        f"<w:t>{marked('5')}</w:t><w:t>{marked('6')}</w:t><w:t>{marked('6')}</w:t>",
        f"<w:t>{marked('6')}</w:t><w:t>{marked('5')}</w:t>",
        f"<w:t>{marked('5')}</w:t><w:t>{marked('66')}</w:t>",
        f"<w:t>{marked('5')}</w:t><w:t>{marked('')}</w:t>",
        f"<w:t>{marked('5')}</w:t><w:t>{OPENING}6</w:t>",
        f"<w:t>{marked('5')}</w:t><w:t>{OPENING}6</w:t>{CLOSING}",
        f"<w:t>{marked('5')}</w:t>{CLOSING}<w:t>{marked('6')}</w:t>",
        f"<w:t>{OPENING}{marked('5')}</w:t><w:t>6{CLOSING}</w:t>",
        "<w:t>5</w:t><w:t>6</w:t>",
    ],
)
def test_a_template_that_leaves_no_doubt_is_proven_as_strictly(xml: str) -> None:
    whole = f"<w:t>{marked('5')}</w:t><w:t>{marked('6')}</w:t>"
    for content, well in ((whole, True), (xml, False)):
        proof = PartProof(SITES, PART, sound=True)
        clean, _ = proof.take(encoded(content), Prints(prints("5", "6")))
        assert (proof.finish() == ()) is well
        assert decoded(clean) == content.replace(OPENING, "").replace(CLOSING, "")


def test_a_value_outside_text_is_found_where_there_is_something_to_lose() -> None:
    for xml in ("<w:p>{}</w:p>", "<w:r><w:t>a</w:t>{}</w:r>", "<w:p><w:r><w:tab/>{}</w:r></w:p>", "{}<w:p/>"):
        _, problems = proven(xml.format(marked("5")), prints("5"))
        assert problems == (problem("value-lost", expression="so", text="5"),)
        assert proven(xml.format(marked(" ")), prints(" "))[1] == ()


def test_fields_deleted_text_and_drawings_hold_text() -> None:
    for tag in ("w:instrText", 'w:delText xml:space="preserve"', "m:t", "a:t", "wp:posOffset"):
        assert proven(f"<{tag}>{marked('5')}</x>", prints("5"))[1] == ()


def test_formatted_content_may_stand_between_runs() -> None:
    class Rich:
        def __html__(self) -> str:
            return "<w:r><w:t>x</w:t></w:r>"

    rich = Print(0, Rich(), "<w:r><w:t>x</w:t></w:r>", True, markup=True)
    xml = f"<w:p>{marked(rich.text)}<w:r><w:t>{marked('5')}</w:t></w:r></w:p>"
    assert proven(xml, [rich, *prints("5")])[1] == ()


def parsed(before: str, *stretches: tuple[str, str], after: str = "") -> tuple[str, str]:
    parsing = Parsing(before)
    for xml, shape in stretches:
        parsing.feed(xml, shape)
    parsing.close(after)
    return parsing.reason, parsing.near


def whole(xml: str) -> tuple[str, str]:
    return parsed("", (xml, xml))


def test_xml_that_is_not_well_formed_is_found_with_the_text_near_it() -> None:
    assert whole("<a><b>Chu</b></a>") == ("", "")
    content = "<w:d xmlns:w='w'>\n<w:p><w:t>Truoc</w:t></w:p><w:p><w:t>Gần đây</w:x></w:p></w:d>"
    assert whole(content) == ("mismatched tag", "Gần đây")
    assert whole("<w:d/>")[0] == "unbound prefix"
    assert whole("<a>")[0] == "no element found"
    margin = f"<w:pgMar w:top='{'1' * 300}'/>"  # longer than what is looked at
    content = f"<w:d xmlns:w='w'><w:p><w:t>Gần đây</w:x></w:p>{margin}</w:d>"
    assert whole(content) == ("mismatched tag", "Gần đây")
    content = f"<w:d xmlns:w='w'><w:p><w:t>Gần đây</w:x>{margin}</w:p></w:d>"
    assert whole(content) == ("mismatched tag", "Gần đây")


ROOT = "<?xml version='1.0'?><w:d xmlns:w='w'>"
ROW = "<w:tr><w:t>{}</w:t></w:tr>"


def rows(*texts: str) -> tuple[str, str]:
    return "".join(map(ROW.format, texts)), ROW.format("") * len(texts)


def test_rows_that_differ_in_their_values_alone_are_parsed_once() -> None:
    other = ("<w:p/>", "<w:p/>")
    assert parsed(ROOT, rows("1", "2"), rows("3"), other, rows("4"), after="</w:d>") == ("", "")
    # the second row is not looked at: PartProof has seen that its value is plain text
    assert parsed(ROOT, rows("1", "<"), after="</w:d>") == ("", "")


@pytest.mark.parametrize(
    ("xml", "shape"),
    [
        (ROW.format("1") + "<w:tr><w:t/></w:tr></w:tr>", ROW.format("") + "<w:tr><w:t/></w:tr></w:tr>"),
        (ROW.format("1") + "</w:x>", ROW.format("") + "</w:x>"),
        ("<w:tbl>" + ROW.format("1") * 2, "<w:tbl>" + ROW.format("") * 2),
        ("</w:t></w:tr>" * 2, "</w:t></w:tr>" * 2),
        (("<w:tr><!-- </w:tr>" * 2) + "<w:tr>--></w:tr>", ("<w:tr><!-- </w:tr>" * 2) + "<w:tr>--></w:tr>"),
        (("<w:tr><w:tr></w:tr>" * 3), ("<w:tr><w:tr></w:tr>" * 3)),
    ],
)
def test_rows_that_are_left_out_hide_nothing_that_is_wrong(xml: str, shape: str) -> None:
    assert whole(f"{ROOT}{xml}</w:d>")[0] != ""
    assert parsed(ROOT, (xml, shape), after="</w:d>")[0] != ""
    for cut in range(0, len(xml), 5):
        if xml == shape:
            assert parsed(ROOT, (xml[:cut], xml[:cut]), (xml[cut:], xml[cut:]), after="</w:d>")[0] != ""


def test_what_was_packed_is_read_back() -> None:
    content = b"<a>" + bytes(range(256)) * 2000 + b"</a>"
    packing = Packing()
    for start in range(0, len(content), 1000):
        packing.add(content[start : start + 1000])
    member = packing.member("word/document.xml")
    assert packing.faithful
    assert member.content() == content


@pytest.mark.parametrize(
    ("kept", "given"),
    [(b"</a>", b""), (b"<a>", b"<b>"), (b"</a>", b"</a>!"), (b"<a>", b"!<a>")],
    ids=["less", "other", "more", "moved"],
)
@pytest.mark.parametrize("step", [7, 1000, 10**6])
def test_what_does_not_come_out_as_it_went_in_is_found(
    monkeypatch: pytest.MonkeyPatch, kept: bytes, given: bytes, step: int
) -> None:
    class Altering:
        """A compressor that packs something else."""

        def __init__(self) -> None:
            self.real = zlib.compressobj(6, zlib.DEFLATED, -15)

        def compress(self, piece: bytes) -> bytes:
            return self.real.compress(piece.replace(kept, given)) + self.real.flush(zlib.Z_SYNC_FLUSH)

        def flush(self) -> bytes:
            return self.real.flush()

    packing = Packing()
    monkeypatch.setattr(packing, "_deflate", Altering())
    content = bytes(range(256)) * 20
    packing.add(b"<a>")
    for start in range(0, len(content), step):
        packing.add(content[start : start + step])
    packing.add(b"</a>")
    packing.member("word/document.xml")
    assert not packing.faithful


def test_the_paragraph_around_each_value() -> None:
    xml = f"<w:p><w:r><w:t>A {marked('1')} B {marked('2')}</w:t></w:r></w:p><w:p/>"
    xml += f"<w:p w:x='1'><w:t>{marked('3')}</w:t></w:p>"
    assert paragraphs_of(xml) == ["A 1 B 2", "A 1 B 2", "3"]
