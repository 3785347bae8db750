"""The sentinels as bytes, which no value can forge."""

from __future__ import annotations

from docgen.language.printing import CLOSING, OPENING
from docgen.rendering import render
from docgen.word.encoding import CLOSED, OPENED, decoded, encoded, readable, with_sentinels
from docgen.word.recording import PrintRecorder
from tests.support.documents import docx
from tests.test_render import compiled


def test_sentinels_are_bytes_that_no_text_has() -> None:
    marked = with_sentinels(f"Số {OPENING}5{CLOSING}\ud800")
    assert marked == encoded("Số ") + OPENED + b"5" + CLOSED + encoded("\ud800")
    assert readable(marked) == f"Số {OPENING}5{CLOSING}\ud800"
    every = "".join(map(chr, (*range(0x800), *range(0xD7F0, 0xE010), *range(0xFDC0, 0x10010))))
    assert OPENED not in encoded(every)
    assert CLOSED not in encoded(every)
    assert decoded(encoded(every)) == every


def test_a_value_with_a_sentinel_in_it_is_refused_in_either_kind_of_code() -> None:
    macro = "{% macro m(x) %}{{ x }}{% endmacro %}{{ m('') }}"
    for source, text in (
        (source, text)
        for source in ("{{ a }}", f"{macro}{{{{ a }}}}")
        for text in (OPENING, f"x{CLOSING}{OPENING}")
    ):
        template = compiled(docx(source))
        assert template.parts[0].translated is not ("macro" in source)
        result, problems = render(template, {"a": text}, recorder=PrintRecorder(plain=True))
        assert result is None or problems
        assert [problem.code for problem in problems] == ["value-illegal-character"]
