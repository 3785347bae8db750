"""Values, names, filters and the sandbox of the one language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from jinja2.exceptions import SecurityError

from docgen.diagnostics import CellLocation
from docgen.formats.types import ValueType
from docgen.language.defaults import Default
from docgen.language.environment import text_environment
from docgen.language.expression import LanguageError
from docgen.language.missing import Missing, MissingOperandError
from docgen.language.names import Read, reads
from docgen.language.namespace import Namespace, insert
from docgen.language.origins import Origin
from docgen.language.parsing import compile_expression, compile_message
from docgen.language.values import Value
from tests.support.places import cell

COUNT = ValueType(name="count")
PERCENT = ValueType(name="percent")
MONEY = ValueType(name="money", unit="đồng")


def count(number: int, at: CellLocation | None = None) -> Value:
    return Value(Decimal(number), COUNT, Origin(cells=(at,) if at else ()))


def context() -> dict[str, object]:
    names: dict[str, object] = {}
    insert(names, "a.k6", count(1234, cell("E1")))
    insert(names, "a.nam", count(2000, cell("F1")))
    insert(names, "a.thieu", Missing(name="a.thieu", why="empty"))
    insert(names, "ngay", Value(date(2026, 2, 5), ValueType(name="date")))
    insert(names, "chu", Value("Sở Y tế & <Bưu điện>", ValueType(name="text")))
    insert(names, "doan", Value(("Một.", "Hai."), ValueType(name="paragraphs")))
    insert(names, "ds", Namespace(items=[Namespace({"so": count(2)}), Namespace({"so": count(3)})]))
    return names


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a.k6 + a.nam", "3.234"),
        ("a.nam - a.k6", "766"),
        ("a.k6 * 2", "2.468"),
        ("2 * a.k6", "2.468"),
        ("a.k6 / 1000", "1,23"),
        ("-a.k6", "-1.234"),
        ("a.k6 | lam_tron(-2)", "1.200"),
        ("ds | sum(attribute='so')", "5"),
        ("ds | length", "2"),
        ("(ds | first).so", "2"),
        ("ngay.year", "2026"),
        ("ngay", "ngày 05 tháng 02 năm 2026"),
        ("ngay | ngay_gon", "05/02/2026"),
        ("chu", "Sở Y tế & <Bưu điện>"),
        ("a.k6 | bang_chu", "một nghìn hai trăm ba mươi tư"),
        ("a.k6 | so_sanh(a.nam, 'so với năm trước')", "giảm 38,3% so với năm trước"),
        ("a.k6 | so_sanh(a.thieu, 'so với năm trước')", ""),
        ("a.thieu | so_sanh(a.k6)", ""),
        ("5 | hai_chu_so", "05"),
        ("a.k6 | hai_chu_so", "1.234"),
        ("0 | khong_phat_sinh", "Không phát sinh"),
        ("2026 | so_thuong", "2026"),
        ("a.k6 > a.nam", "Không"),
        ("a.k6 == 1234", "Có"),
        ("a.thieu is defined", "Không"),
        ("'x' if a.thieu else 'y'", "y"),
        ("a.thieu | default('chưa có')", "chưa có"),
    ],
)
def test_values_compute_as_numbers_and_print_as_vietnamese(source: str, expected: str) -> None:
    assert compile_message("{{ " + source + " }}").render(context()) == expected


@pytest.mark.parametrize(
    "source",
    ["a.thieu + 1", "1 + a.thieu", "a.thieu == 0", "a.k6 > a.thieu", "a.k6 + a.thieu", "a.thieu ~ 'x'"],
)
def test_a_missing_value_is_never_taken_for_something(source: str) -> None:
    with pytest.raises(MissingOperandError) as caught:
        compile_expression(source).evaluate(context())
    assert caught.value.missing.name == "a.thieu"


def test_a_sum_remembers_the_cells_of_its_parts() -> None:
    total = compile_expression("a.k6 + a.nam").evaluate(context())
    assert total.origin.cells == (cell("E1"), cell("F1"))


def test_a_text_of_several_paragraphs_can_be_looped_over() -> None:
    message = compile_message("{% for d in doan %}[{{ d }}]{% endfor %}")
    assert message.render(context()) == "[Một.][Hai.]"


def test_a_name_may_be_a_table_and_a_namespace_at_once() -> None:
    names: dict[str, object] = {}
    insert(names, "vb.ngay", count(1))
    insert(names, "vb", Namespace(items=[Namespace({"so": count(7)})]))
    assert compile_message("{{ vb.ngay }}{% for v in vb %}{{ v.so }}{% endfor %}").render(names) == "17"


def test_a_namespace_takes_no_name_for_itself() -> None:
    names: dict[str, object] = {}
    for name in ("items", "keys", "values", "get", "pop"):
        insert(names, f"x.{name}", count(4))
        assert compile_message("{{ x." + name + " }}").render(names) == "4"


def read(name: str, kind: str = "value", line: int = 1) -> Read:
    return Read(name=name, kind=kind, line=line)  # type: ignore[arg-type]  # a literal in the tests below


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ a.b.c }}", [read("a.b.c")]),
        ("{{ a['b'].c }}", [read("a.b.c")]),
        ("{{ a[i].c }}", [read("a.*.c"), read("i")]),
        ("{{ a + b | round(c) }}", [read("a"), read("b"), read("c")]),
        ("{% if a.b %}{{ c }}{% endif %}", [read("a.b", "condition"), read("c")]),
        (
            "{% for v in vb %}{{ v.so }}{{ loop.index }}{% else %}{{ x }}{% endfor %}",
            [read("vb", "loop"), read("vb[].so"), read("x")],
        ),
        (
            "{% for v in vb | selectattr('ky', 'equalto', ky) %}{{ v.so }}{% endfor %}",
            [read("vb", "loop"), read("vb[].ky", "condition"), read("ky", "loop"), read("vb[].so")],
        ),
        ("{% set v = a.b %}{{ v.c }}", [read("a.b"), read("a.b.c")]),
        ("{{ x is defined }}", [read("x", "condition")]),
        (
            "{% for a in b %}{% for c in a.d %}{{ c.e }}{% endfor %}{% endfor %}",
            [read("b", "loop"), read("b[].d", "loop"), read("b[].d[].e")],
        ),
        ("{{ (vb | first).so }}", [read("vb[].so")]),
        ("{% macro m(x) %}{{ x.y }}{{ z }}{% endmacro %}{{ m(a.b) }}", [read("z"), read("a.b")]),
        ("{{ range(3) }}", []),
        ("{{ vb | length }}", [read("vb", "loop")]),
        ("{{ vb | sum(attribute='so') }}", [read("vb", "loop"), read("vb[].so", "condition")]),
        ("{{ vb | map(attribute='so') | join }}", [read("vb", "loop"), read("vb[].so", "condition")]),
        ("{{ vb | first }}", [read("vb[]")]),
    ],
)
def test_names_are_read_in_full(source: str, expected: list[Read]) -> None:
    assert list(reads(text_environment().parse(source))) == expected


@pytest.mark.parametrize(
    "source", ["", "a b", "a }} {{ b", "a +", "{% if %}", "x | khong_co", "x is khong_co", "'x' 5"]
)
def test_what_is_not_one_expression_is_refused(source: str) -> None:
    with pytest.raises(LanguageError):
        compile_expression(source)


@pytest.mark.parametrize(
    "source",
    [
        "''.__class__.__mro__",
        "a.k6.origin",
        "'x' * 100000000",
        "100000000 * 'x'",
        "[0] * 100000000",
        "2 ** 100000",
        "range(1000000000) | list",
        "lipsum.__globals__",
        "self._TemplateReference__context",
    ],
)
def test_the_sandbox_stops_what_no_form_needs(source: str) -> None:
    with pytest.raises((SecurityError, MissingOperandError, OverflowError)):
        str(compile_expression(source).evaluate(context()))


def test_a_value_is_immutable() -> None:
    with pytest.raises(AttributeError):
        count(1).raw = Decimal(2)  # type: ignore[misc]  # that it cannot be is what is tested


def test_two_values_of_one_number_are_equal_and_not_unequal() -> None:
    assert count(2) == count(2) == Decimal(2)
    assert not count(2) != count(2)  # noqa: SIM202  # `!=` itself is what is tested
    assert not count(2) != Decimal(2)  # noqa: SIM202  # likewise
    assert compile_expression("a != a").evaluate({"a": count(2)}) is False


@pytest.mark.parametrize(
    "check",
    ["a in (1, 2)", "a in ('x,y', 'b')", "(a, b) == (c, d)", "a > 9.5", "a > 0.125", "a > 1.005", "a > 10.0"],
)
def test_lists_and_decimals_of_conditions_are_no_slips(check: str) -> None:
    assert compile_expression(check, condition=True).source == check


def test_a_list_that_is_no_condition_may_have_no_brackets() -> None:
    assert list(compile_expression("'k6', 'nam'").evaluate({})) == ["k6", "nam"]


DEEP = [
    " + ".join(["a"] * 400),
    " and ".join(["a"] * 3000),
    "not " * 500 + "a",
    "(" * 80 + "a" + ")" * 80,
    "a" + ".b" * 3000,
]


@pytest.mark.parametrize("source", DEEP)
def test_what_is_nested_too_deeply_is_refused(source: str) -> None:
    for compiling in (compile_expression, lambda text: compile_message("{{ " + text + " }}")):
        with pytest.raises(LanguageError, match=r"^too long, or nested too deeply$"):
            compiling(source)


def test_a_number_that_python_does_not_read_is_refused() -> None:
    with pytest.raises(LanguageError, match=r"^a number with too many digits$"):
        compile_expression("9" * 5000)


def test_long_expressions_within_reason_are_taken() -> None:
    assert compile_expression(" + ".join(["a"] * 300)).evaluate({"a": 1}) == 300


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("hn + dt", "32,3"),
        ("dt + hn", "32,3"),
        ("hn - dt", "7,7"),
        ("dt - hn", "-7,7"),
        ("hn + 0.5", "20,5"),
        ("0.5 + hn", "20,5"),
        ("1 - dt", "-11,3"),
        ("hn - 0.125", "19,875"),
        ("tien - 0.6", "1.234.566,4"),
        ("tien + dt", "1.234.579,3"),
        ("ty_le + 0.25", "12,75%"),
        ("ty_le + dt", "24,8%"),
        ("[hn, dt] | sum", "32,3"),
        ("[dt, hn] | sum", "32,3"),
        ("[hn, dt, 0.25] | sum", "32,55"),
        ("hn + 1", "21"),
        ("hn + 1.0", "21"),
        ("hn + hn", "40"),
        ("nam - 1", "2025"),
        ("nam + 0.5", "2026,5"),
        ("mot + hai", "0,35"),
        ("hn + 1 / 3", "20,33"),  # a quotient, as {{ 1 / 3 }} is written
    ],
)
def test_a_sum_has_the_decimals_of_its_more_precise_part(source: str, expected: str) -> None:
    parts = {
        "hn": count(20),
        "dt": Value(Decimal("12.3"), ValueType(name="number")),
        "mot": Value(Decimal("0.1"), ValueType(name="number", decimals=1)),
        "hai": Value(Decimal("0.25"), ValueType(name="number")),
        "tien": Value(Decimal(1234567), MONEY),
        "ty_le": Value(Decimal("12.5"), ValueType(name="percent", decimals=1)),
        "nam": Value(Decimal(2026), ValueType(name="number", grouping=False, decimals=0)),
    }
    assert compile_message("{{ " + source + " }}").render(parts) == expected


def test_a_sum_is_as_exact_as_its_parts() -> None:
    parts = {
        "hn": count(20),
        "dt": Value(Decimal("12.3"), ValueType(name="number")),
        "ty_le": Value(Decimal("12.3"), ValueType(name="number", decimals=1)),
    }
    decided = {
        source: compile_expression(source).evaluate(parts)
        for source in (
            "(hn + 0.5) | khop(20.5)",  # nothing of it is rounded
            "(hn + 0.5) | khop(20.46)",
            "(hn + dt) | khop(32.34)",  # 12,3 may be 12,34
            "(dt + hn) | khop(32.34)",
            "(hn + ty_le) | khop(32.34)",
            "(hn + ty_le) | khop(32.36)",
        )
    }
    assert list(decided.values()) == [True, False, True, True, True, False]


KINDS = {
    "hn": count(20),
    "dt": Value(Decimal("12.3"), ValueType(name="number")),
    "co": Value(True, ValueType(name="bool")),  # the raw value
    "khong": Value(False, ValueType(name="bool")),  # the raw value
    "chu": Value("25", ValueType(name="text")),
    "doan": Value(("Một.", "Hai."), ValueType(name="paragraphs")),
    "ngay": Value(date(2026, 2, 5), ValueType(name="date")),
    "thieu": Missing(name="thieu", why="empty"),
    "mac_dinh": Default("-", ValueType(name="text")),
}


@pytest.mark.parametrize(
    ("test", "true"),
    [
        ("number", "hn dt co khong"),  # Jinja counts a truth among the numbers
        ("integer", "hn"),
        ("float", "dt"),
        ("string", "chu mac_dinh"),
        ("boolean", "co khong"),
        ("true", "co"),
        ("false", "khong"),
        ("sequence", "chu doan mac_dinh"),
        ("iterable", "chu doan mac_dinh thieu"),
        ("sameas(true)", "co"),
        ("mapping", ""),
        ("none", ""),
    ],
)
def test_jinjas_tests_ask_a_value_as_they_ask_pythons(test: str, true: str) -> None:
    found = [name for name in KINDS if compile_expression(f"{name} is {test}").evaluate(KINDS)]
    assert sorted(found) == sorted(true.split())


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("chu | int", 25),
        ("chu | float", 25.0),
        ("hn | int", 20),
        ("dt | int", 12),
        ("dt | float", 12.3),
        ("'x' | int(7)", 7),
        ("[hn, chu, dt] | select('number') | sum", 32.3),
        ("[hn, chu, dt] | select('string') | list | length", 1),
    ],
)
def test_jinjas_conversions_take_a_value_as_they_take_pythons(source: str, expected: float) -> None:
    assert compile_expression(source).evaluate(KINDS) == expected


@pytest.mark.parametrize("source", ["thieu | int", "thieu | float", "mac_dinh | int", "mac_dinh | float"])
def test_an_empty_cell_is_converted_to_no_number(source: str) -> None:
    with pytest.raises(MissingOperandError):
        compile_expression(source).evaluate(KINDS)


WAYS = ("{{{{ {} }}}}", "{{% macro m() %}}{{{{ {} }}}}{{% endmacro %}}{{{{ m() }}}}")
JOINED = {
    "'a' ~ (hn > dt)": "aCó",
    "'a' ~ 1.5": "a1,5",
    "(hn | int * 100) ~ ' người'": "2.000 người",
    "hn ~ ' ' ~ dt ~ ' ' ~ co ~ ' ' ~ ngay": "20 12,3 Có ngày 05 tháng 02 năm 2026",
    "'a' ~ none ~ 'b'": "ab",
    "hn | pprint": "20",
}


@pytest.mark.parametrize(
    "way", ["{{{{ {} }}}}", "{{% macro m() %}}{{{{ {} }}}}{{% endmacro %}}{{{{ m() }}}}"]
)
@pytest.mark.parametrize("source", JOINED)
def test_what_is_joined_is_written_as_it_is_printed(source: str, way: str) -> None:
    """In our own code, and in Jinja's, to which macros are left."""
    assert compile_message(way.format(source)).render(KINDS) == JOINED[source]


@pytest.mark.parametrize("source", ["'a' ~ [hn]", "'a' ~ ds", "ds | pprint", "[hn] | pprint"])
def test_a_list_is_no_text_to_be_joined(source: str) -> None:
    for way in WAYS:
        with pytest.raises(TypeError, match="cannot be printed"):
            compile_message(way.format(source)).render({**KINDS, "ds": Namespace(items=[Namespace()])})
