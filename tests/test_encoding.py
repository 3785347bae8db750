"""The sentinels, which no value can forge."""

from __future__ import annotations

import pytest

from docgen.language.printing import CLOSING, OPENING
from docgen.rendering import render
from docgen.word.encoding import CLOSED, OPENED, decoded, encoded
from docgen.word.recording import PrintRecorder
from tests.support.documents import docx
from tests.test_render import compiled


def test_a_sentinel_is_one_byte_that_no_other_letter_has() -> None:
    assert len(OPENED) == len(CLOSED) == 1
    every = "".join(map(chr, (0, *range(3, 0x800), *range(0xD7F0, 0xE010), *range(0xFDC0, 0x10010))))
    assert OPENED not in encoded(every)
    assert CLOSED not in encoded(every)
    assert decoded(encoded(every)) == every


@pytest.mark.parametrize("source", ["{{ a }}", "{% macro m(x) %}{{ x }}{% endmacro %}{{ m('') }}{{ a }}"])
@pytest.mark.parametrize(
    "text", [OPENING, CLOSING, f"x{CLOSING}{OPENING}", f"{CLOSING}y{OPENING}", "\ufdd0", "\ufdd1"]
)
def test_a_value_with_a_sentinel_in_it_is_refused(source: str, text: str) -> None:
    template = compiled(docx(source))
    assert template.parts[0].translated is not ("macro" in source)
    _, problems = render(template, {"a": text}, recorder=PrintRecorder(plain=True))
    assert [problem.code for problem in problems] == ["value-illegal-character"]
