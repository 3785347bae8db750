"""Templates as Python generators give what Jinja gives."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import nodes

from docgen.language.environment import new_environment, text_environment
from docgen.language.runtime import FUNCTION, TEXT
from docgen.language.statements import compiled_template

CONTEXT: dict[str, object] = {
    "a": 3,
    "b": "chữ",
    "rong": [],
    "ds": [{"x": 1, "y": "một"}, {"x": 2, "y": "hai"}, {"x": 3, "y": "ba"}],
    "doi": [(1, "p"), (2, "q")],
    "nest": [[1, 2], [], [3]],
}


def wrapped(source: str) -> nodes.Template:
    """The tree of a template whose prints go through the filter `shown`."""
    tree = text_environment().parse(source)
    for output in tree.find_all(nodes.Output):
        output.nodes = [
            item
            if isinstance(item, nodes.TemplateData)
            else nodes.Filter(item, "shown", [nodes.Const(0)], [], None, None, lineno=item.lineno)
            for item in output.nodes
        ]
    return tree


def ours(source: str, context: Mapping[str, object]) -> str | None:
    code = compiled_template(wrapped(source), {"shown": "_marked"})
    if code is None:
        return None
    names: dict[str, Any] = TEXT.names()
    exec(code, names)
    return "".join(names[FUNCTION](context, lambda value, _number: str(value), None))


def jinjas(source: str, context: Mapping[str, object]) -> str:
    env = new_environment()
    env.autoescape, env.finalize = False, None
    return env.from_string(source).render(context)


TEMPLATES = [
    "x{{ a }}y{{ b }}z",
    "{% if a > 2 %}lớn{% elif a == 2 %}hai{% else %}nhỏ{% endif %}",
    "{% if khong_co %}có{% else %}không{% endif %}",
    "{% if a %}{% endif %}",
    "{% for d in ds %}{{ d.x }}{{ d.y }};{% endfor %}",
    "{% for d in ds if d.x != 2 %}{{ loop.index }}/{{ loop.length }}{{ d.y }};{% endfor %}",
    "{% for d in rong %}x{% else %}không có{% endfor %}",
    "{% for d in ds %}x{% else %}không có{% endfor %}",
    "{% for n, c in doi %}{{ n }}{{ c }}{% endfor %}",
    "{% for d in ds %}{{ loop.index0 }}{{ loop.first }}{{ loop.last }}{% endfor %}",
    "{% for d in ds %}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.depth }}{% endfor %}",
    "{% for d in ds %}{{ loop.previtem.x if not loop.first else '' }};{% endfor %}",
    "{% for d in ds %}{{ loop.nextitem.x if not loop.last else '' }};{% endfor %}",
    "{% for d in ds %}{{ loop.cycle('a', 'b') }}{{ loop.changed(d.x > 1) }}{% endfor %}",
    "{% for row in nest %}{% for c in row %}{{ loop.index }}{{ c }}{% endfor %}|{{ loop.index }}{% endfor %}",
    "{% set v = a + 1 %}{{ v }}",
    "{% set v = 1 %}{% for d in ds %}{{ v }}{% set v = d.x * 10 %}{{ v }}{% endfor %}{{ v }}",
    "{% if a == 3 %}{% set v = 7 %}{% endif %}{{ v }}",
    "{% for d in ds %}{% if d.x == 2 %}{% set a = 99 %}{% endif %}{{ a }}{% endfor %}{{ a }}",
    "{% set p, q = doi[0] %}{{ p }}{{ q }}",
    "{% set ns = namespace(n=0) %}{% for d in ds %}{% set ns.n = ns.n + d.x %}{% endfor %}{{ ns.n }}",
    "{% for a in ds %}{{ a.x }}{% endfor %}{{ a }}",
    "{% for i in range(3) %}{{ i }}{% endfor %}",
    "{% for d in ds | sort(attribute='y') %}{{ d.y }}{% endfor %}",
    "{{ ds | map(attribute='x') | sum }}{{ ds | selectattr('x', 'gt', 1) | list | length }}",
    "{{ (ds | first).y ~ '-' ~ a }}",
    "{{ 'có' if a is odd else 'không' }}{{ a is defined }}{{ zzz is defined }}{{ zzz | default('?') }}",
    "{{ b | upper }}{{ ds[0].y[0] }}{{ ds[-1]['y'] }}{{ b[1:] }}",
    "{{ [1, 'x', (2, 3)] }}{{ {'k': a}['k'] }}{{ -a }}{{ not a }}{{ a in [3] }}{{ 1 < a < 5 }}",
    "",
]


@pytest.mark.parametrize("source", TEMPLATES)
def test_a_template_gives_what_jinja_gives(source: str) -> None:
    assert ours(source, CONTEXT) == jinjas(source, CONTEXT)


@pytest.mark.parametrize(
    "source",
    [
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(1) }}",
        "{% filter upper %}x{% endfilter %}",
        "{% set x %}y{% endset %}{{ x }}",
        "{% for d in nest recursive %}{{ loop(d) }}{% endfor %}",
        "{% with v = 1 %}{{ v }}{% endwith %}",
        "{% for d in ds %}{{ v }}{% endfor %}{% set v = a %}",
    ],
)
def test_what_is_rare_is_left_to_jinja(source: str) -> None:
    assert ours(source, CONTEXT) is None


PIECES = st.sampled_from(
    ["{{ a }}", "{{ v }}", "{{ d.x }}", "chữ ", "{% set v = a %}", "{% set d = ds[0] %}"]
)


@st.composite
def templates(draw: st.DrawFn, depth: int = 3) -> str:
    parts = []
    for _ in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(["piece", "if", "for"] if depth else ["piece"]))
        inner = draw(templates(depth=depth - 1)) if kind != "piece" else ""
        if kind == "if":
            other = draw(templates(depth=depth - 1))
            name = draw(st.sampled_from(["a", "v", "rong"]))
            parts.append(f"{{% if {name} %}}{inner}{{% else %}}{other}{{% endif %}}")
        elif kind == "for":
            parts.append(f"{{% for {draw(st.sampled_from(['d', 'v', 'a']))} in ds %}}{inner}{{% endfor %}}")
        else:
            parts.append(draw(PIECES))
    return "".join(parts)


@settings(max_examples=150, deadline=None)
@given(templates())
def test_scopes_are_jinjas(source: str) -> None:
    context = {"a": 3, "v": "ngoài", "ds": CONTEXT["ds"], "rong": [], "d": {"x": "d ngoài"}}
    made = ours(source, context)
    assert made is None or made == jinjas(source, context)


def test_an_error_knows_its_line_in_the_template() -> None:
    code = compiled_template(wrapped("a\nb\n{% if a %}\n{{ 1 / 0 }}{% endif %}"), {"shown": "_marked"})
    assert code is not None
    names: dict[str, Any] = TEXT.names()
    exec(code, names)
    with pytest.raises(ZeroDivisionError) as caught:
        "".join(names[FUNCTION](CONTEXT, lambda value, _number: str(value), None))
    assert traceback.extract_tb(caught.value.__traceback__)[-1].lineno == 4


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("x{{ a }}y", "x<3>y"),
        ("{{ a }}{{ b }}", "<3><chữ>"),
        ("{% if a %}{{ a }}{% endif %}{% for d in ds %}{{ d.x }},{% endfor %}", "<3><1>,<2>,<3>,"),
        ("x", "x"),
    ],
)
def test_what_is_put_around_each_print_stands_in_the_code(source: str, written: str) -> None:
    code = compiled_template(wrapped(source), {"shown": "_marked"}, around=("<", ">"))
    assert code is not None
    names: dict[str, Any] = TEXT.names()
    exec(code, names)
    assert "".join(names[FUNCTION](CONTEXT, lambda value, _number: str(value), None)) == written
    code = compiled_template(wrapped(source), {"shown": "_bare"}, around=("<", ">"))
    assert code is not None
    exec(code, names)
    bare = "".join(names[FUNCTION](CONTEXT, None, lambda value, _number: str(value)))
    assert bare == written.replace("<", "").replace(">", "")
