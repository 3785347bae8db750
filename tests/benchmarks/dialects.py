"""One template in the syntax of each engine."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from tests.benchmarks.documents import NAME, Table

Rows = tuple[tuple[str, ...], ...]


class Dialect(Struct, frozen=True, kw_only=True):
    """How an engine writes a value, and the rows of a table (a row of one cell holds only a tag).

    `before` and `after` stand around the rows, outside every cell: only the limit may write there.
    """

    name: str
    value: Callable[[str], str]
    rows: Callable[[Table], Rows]
    before: Callable[[str], str] = lambda _: ""
    after: Callable[[str], str] = lambda _: ""

    def text(self, source: str) -> str:
        """A text with docxtpl's `{{ name }}` in this syntax."""
        return NAME.sub(lambda match: self.value(match[1]), source)


def flat(name: str) -> str:
    """so_lieu.a01.k6 -> so_lieu_a01_k6: a name that every engine takes as one."""
    return name.replace(".", "_")


def _docxtpl_rows(table: Table) -> Rows:
    cells = tuple(f"{{{{ r.{column} }}}}" for column in table.columns)
    return (f"{{%tr for r in {table.rows} %}}",), cells, ("{%tr endfor %}",)


def _braced(name: str) -> str:
    return f"{{{flat(name)}}}"


def _section_rows(table: Table) -> Rows:
    first, *middle, last = (f"{{{column}}}" for column in table.columns)
    return ((f"{{#{table.rows}}}{first}", *middle, f"{last}{{/{table.rows}}}"),)


def _command_rows(table: Table) -> Rows:
    cells = tuple(f"+++INS $r.{column}+++" for column in table.columns)
    return (f"+++FOR r IN {table.rows}+++",), cells, ("+++END-FOR r+++",)


def _carbone_rows(table: Table) -> Rows:
    def row(index: str) -> tuple[str, ...]:
        return tuple(f"{{d.{table.rows}[{index}].{column}}}" for column in table.columns)

    return row("i"), row("i+1")


DOCXTPL = Dialect(name="docxtpl", value=lambda name: f"{{{{ {name} }}}}", rows=_docxtpl_rows)
LIMIT = Dialect(
    name="limit",
    value=_braced,
    rows=lambda table: (tuple(f"{{{column}}}" for column in table.columns),),
    before=lambda rows: f"{{#{rows}}}",
    after=lambda rows: f"{{/{rows}}}",
)
PEERS = (
    Dialect(name="docxtemplater", value=_braced, rows=_section_rows),
    Dialect(name="easy-template-x", value=_braced, rows=_section_rows),
    Dialect(name="docx-templates", value=lambda name: f"+++INS {flat(name)}+++", rows=_command_rows),
    Dialect(name="carbone", value=lambda name: f"{{d.{flat(name)}}}", rows=_carbone_rows),
)
DIALECTS = (DOCXTPL, LIMIT, *PEERS)
