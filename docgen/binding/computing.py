"""Computed values: each made once for all documents of a workbook that compute it from the same values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, DecimalException

from msgspec import Struct

from docgen.binding.convert import Problem
from docgen.binding.held import held
from docgen.diagnostics import CellLocation, Diagnostic, Diagnostics, Related, YamlLocation
from docgen.language.defaults import Default
from docgen.language.expression import Expression
from docgen.language.missing import Missing, MissingOperandError
from docgen.language.namespace import Namespace, insert, members
from docgen.language.origins import Origin
from docgen.language.values import Value
from docgen.mapping.model import Computed

_Context = dict[str, object]


class Result(Struct, frozen=True, kw_only=True):
    """What came of a computed value, and the values at the names it reads, in their order."""

    computed: Computed
    read: tuple[object, ...]
    value: object
    problems: Diagnostics


Known = dict[str, Result]  # by the name of the computed value


def compute(
    declared: Mapping[str, Computed], context: _Context, known: Known, used: frozenset[str] | None = None
) -> Diagnostics:
    """Put every computed value into the context, each after those it reads.

    Only those of `used` are told of what is wrong with them (None: all); the others are missing.

    One that another document of the workbook has computed already, from the very same values, is taken
    from `known`: documents share most of what they compute, and a list may take a millisecond to make.
    """
    problems: list[Diagnostic] = []
    for computed in _in_order(declared):
        read = tuple(value_at(context, name) for name in _places(computed))
        result = known.get(computed.name)
        if result is None or not _is_same(result, computed, read):
            value, more = _evaluated(computed, context)
            result = known[computed.name] = Result(computed=computed, read=read, value=value, problems=more)
        if used is None or computed.name in used:
            problems += result.problems
        insert(context, computed.name, result.value)
    return tuple(problems)


def value_at(context: _Context, name: str) -> object:
    """What stands at a dotted name without items; None where nothing does."""
    node: object = context
    for part in name.split("."):
        below = node if isinstance(node, dict) else members(node) if isinstance(node, Namespace) else {}
        node = below.get(part)
    return node


def _places(computed: Computed) -> list[str]:
    """The names it reads, each as far as it leads without an item: `van_ban` for `van_ban[].so`."""
    return sorted({name.partition("[")[0] for name in computed.value.names})


def _is_same(result: Result, computed: Computed, read: tuple[object, ...]) -> bool:
    """Whether a result holds for these values; equal ones will not do: they may be of other cells."""
    same = result.computed is computed or result.computed == computed
    return same and all(old is new for old, new in zip(result.read, read, strict=True))


def _evaluated(computed: Computed, context: _Context) -> tuple[object, Diagnostics]:
    expression, declared = computed.value, computed.location
    try:
        result = _lasting(expression.evaluate(context))
    except MissingOperandError as error:
        return Missing(name=computed.name, why=error.missing.why, origin=error.missing.origin), ()
    except Exception as error:  # whatever an expression of a mapping makes of the values
        return _rejected(computed), (failure(_called(computed), expression, error, context, declared),)
    if computed.type is None or isinstance(result, Missing | Default):
        return result, ()
    raw = held(result, computed.type)
    if isinstance(raw, Problem):
        refusal = _refusal(_called(computed), expression, context, declared, raw.code, raw.args)
        return _rejected(computed), (refusal,)
    origin = Origin(cells=cells_read(expression, context), declared=declared)
    if isinstance(result, Value):
        origin = result.origin.joined(origin)
    return Value(raw, computed.type, origin), ()


def _rejected(computed: Computed) -> Missing:
    return Missing(name=computed.name, why="rejected", origin=Origin(declared=computed.location))


def _called(computed: Computed) -> str:
    """What messages call it."""
    return computed.label or computed.name


def _lasting(result: object) -> object:
    """What may be looked at again by every document and rule: a generator is empty after the first."""
    if isinstance(result, Iterator):
        result = list(result)
    if type(result) is dict:
        return {key: _lasting(item) for key, item in result.items()}
    if type(result) in (list, tuple) and isinstance(result, list | tuple):
        if set(map(type, result)) <= _LASTING:  # types are few, the records of a table are not
            return result
        lasting = [_lasting(item) for item in result]
        return lasting if isinstance(result, list) else tuple(lasting)
    return result


_LASTING = {Namespace, Value, Default, Missing, Decimal, str, int, float, bool, date, type(None)}


def _in_order(computed: Mapping[str, Computed]) -> list[Computed]:
    """Each after the computed values it reads; the reader of mappings has refused circles."""
    done: dict[str, Computed] = {}

    def place(item: Computed, waiting: frozenset[str]) -> None:
        if item.name in done or item.name in waiting:
            return
        for read in sorted(item.value.names):
            for end in (*(mark.start() for mark in _NAME_END.finditer(read)), len(read)):
                if read[:end] in computed:
                    place(computed[read[:end]], waiting | {item.name})
        done[item.name] = item

    for item in computed.values():
        place(item, frozenset())
    return list(done.values())


_NAME_END = re.compile(r"[.\[]")


def cells_read(expression: Expression, context: _Context) -> tuple[CellLocation, ...]:
    """The cells of every single value an expression reads by name."""
    origin = Origin()
    for name in sorted(expression.names):
        value = value_at(context, name) if "[" not in name else None
        if isinstance(value, Value):
            origin = origin.joined(value.origin)
    return origin.cells


def failure(
    name: str, expression: Expression, error: Exception, context: _Context, declared: YamlLocation
) -> Diagnostic:
    """An expression that raised where it was held against the values; `name` is what it was to make."""
    if isinstance(error, ZeroDivisionError | DecimalException):
        return _refusal(name, expression, context, declared, "division-by-zero", {})
    reason = {"reason": str(error) or type(error).__name__}
    return _refusal(name, expression, context, declared, "not-computable", reason)


def _refusal(
    name: str,
    expression: Expression,
    context: _Context,
    declared: YamlLocation,
    code: str,
    facts: Mapping[str, str],
) -> Diagnostic:
    cells = cells_read(expression, context)
    return Diagnostic(
        code=code,
        location=cells[0] if cells else declared,
        args={"name": name, "expression": expression.source, **facts},
        related=(
            *(Related(role="compare", location=cell) for cell in cells[1:]),
            *((Related(role="declared", location=declared),) if cells else ()),
        ),
    )
