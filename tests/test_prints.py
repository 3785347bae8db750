"""The record of what was printed, kept in columns."""

from __future__ import annotations

from decimal import Decimal

import pytest
from markupsafe import Markup

from docgen.language.printing import CLOSING, OPENING
from docgen.language.values import NUMBER, Value
from docgen.word.recording import Print, PrintRecorder, Prints

PRINTS = [
    Print(0, "a", "a", True),
    Print(1, "b", "b", False),
    Print(2, Markup("<w:r/>"), "<w:r/>", True, markup=True),
    Print(1, "c", "c", False),
    Print(0, "d", "d", True),
]


@pytest.mark.parametrize("part", [slice(1, None), slice(0, 2), slice(-2, None), slice(2, 2), slice(3)])
def test_a_part_of_the_record_is_a_record(part: slice) -> None:
    assert list(Prints(PRINTS)[part]) == PRINTS[part]
    assert Prints(PRINTS)[-1] == PRINTS[-1]
    with pytest.raises(IndexError):
        Prints(PRINTS)[len(PRINTS)]


def test_a_record_grows_and_is_cut() -> None:
    prints = Prints(PRINTS[:2])
    prints.add(Prints(PRINTS[2:]))
    assert list(prints) == PRINTS
    assert list(prints.marked()) == [PRINTS[0], PRINTS[2], PRINTS[4]]
    prints.cut(3)
    assert list(prints) == PRINTS[:3]
    prints.cut(0)
    prints.add(Prints(PRINTS[3:]))
    assert list(prints) == PRINTS[3:]


def test_what_a_recorder_writes_is_noted() -> None:
    recorder = PrintRecorder()
    number = Value(Decimal(1234), NUMBER)
    written = [recorder.write(number, 0), recorder.bare("R&D", 1), recorder.marked(Markup("<w:r/>"), 2)]
    assert written == ["1.234", "R&amp;D", f"{OPENING}<w:r/>{CLOSING}"]
    assert list(recorder.prints) == [
        Print(0, number, "1.234", True),
        Print(1, "R&D", "R&amp;D", False),
        Print(2, Markup("<w:r/>"), "<w:r/>", True, markup=True),
    ]


def test_each_value_is_found_once_with_the_number_of_its_places() -> None:
    recorder = PrintRecorder()
    first, second = Value(Decimal(5), NUMBER), Value(Decimal(5), NUMBER)
    for value in (first, "5", second, first):
        recorder.write(value, 0)
    assert [*map(id, recorder.prints.bound().values())] == [id(first), id(second)]
    assert [recorder.prints.places()[id(value)] for value in (first, second)] == [2, 1]
