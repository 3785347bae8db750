"""Rules of a mapping held against a bound context."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from docgen.binding.context import Context
from docgen.coverage import root_of
from docgen.diagnostics import CellLocation, Diagnostic, Diagnostics, Related, YamlLocation
from docgen.formats.numbers import number_text
from docgen.language.expression import Expression, Message
from docgen.language.missing import Missing, MissingOperandError
from docgen.language.namespace import Namespace, members
from docgen.language.values import Value
from docgen.mapping.leaves import tokens
from docgen.mapping.model import DocumentMapping
from docgen.mapping.rulebook import Rule

Checked = dict[YamlLocation, Diagnostics]  # rules already held against this workbook, by their place


def check_rules(mapping: DocumentMapping, context: Context, checked: Checked | None = None) -> Diagnostics:
    """A diagnostic for every rule that is broken, one for each combination of its `each`.

    A rule whose `when` or `check` has a missing operand is not decided: the missing value has a diagnostic
    of its own.  One that compares with a workbook that is not there is not even begun, however many rows
    it runs over.
    `checked` spares the rules that several documents of one workbook share.
    """
    checked = {} if checked is None else checked
    absent = frozenset(name for name in mapping.workbooks if isinstance(context.get(name), Missing))
    for rule in mapping.rules:
        if rule.location not in checked:
            undecided = absent and _needs(rule, absent)
            checked[rule.location] = () if undecided else tuple(_check(rule, context))
    return tuple(found for rule in mapping.rules for found in checked[rule.location])


def _needs(rule: Rule, absent: frozenset[str]) -> bool:
    """Whether a rule reads a cell of an absent workbook; it may also ask whether there is one."""
    names = rule.check.names
    return absent.isdisjoint(names) and not absent.isdisjoint(map(root_of, names))


def cells_read(rule: Rule, context: Context) -> tuple[CellLocation, ...]:
    """The cells a rule looks at in this workbook, for every combination of its `each`."""
    found: dict[CellLocation, None] = {}
    for scope in _scopes(rule, context):
        try:
            values = list(_values_read(rule.check, scope))
        except Exception:  # noqa: S112  # the rule cannot be decided there, which `check_rules` reports
            continue
        found |= dict.fromkeys(cell for value in values for cell in _cells(value))
    return tuple(found)


def _check(rule: Rule, context: Context) -> Iterator[Diagnostic]:
    try:
        for scope in _scopes(rule, context):
            yield from _check_once(rule, scope)
    except Exception as error:  # whatever an expression of a mapping makes of the values
        args = {"id": rule.id, "expression": rule.check.source, "reason": str(error)}
        yield Diagnostic(code="rule-not-decidable", location=rule.location, args=args)


def _check_once(rule: Rule, scope: Context) -> Iterator[Diagnostic]:
    try:
        if rule.when is not None and not rule.when.evaluate(scope):
            return
        if rule.check.evaluate(scope):
            return
    except MissingOperandError:
        return
    yield _broken(rule, scope)


def _scopes(rule: Rule, context: Context) -> Iterator[Context]:
    """The context once, or once for every combination of the names that `each` binds."""
    known = {**context, **rule.limits} if rule.limits else context
    if not rule.each:
        yield known
        return
    try:
        choices = [list(expression.evaluate(known)) for expression in rule.each.values()]
    except MissingOperandError:
        return
    scope = dict(known)  # one for all: each is looked at before the next is asked for
    for combination in product(*choices):
        scope.update(zip(rule.each, combination, strict=True))
        yield scope


def _broken(rule: Rule, scope: Context) -> Diagnostic:
    read, listed = rule.check.values_read(scope), list(_values_listed(rule.check, scope))
    values = [*read, *listed]
    at = _cells(_blamed(rule, scope)) or [cell for value in values for cell in _cells(value)]
    others = list(dict.fromkeys(cell for value in values for cell in _cells(value) if cell not in at[:1]))
    args = {"message": _said(rule.message, scope)}
    if rule.hint is not None:
        args["hint"] = _said(rule.hint, scope)
    return Diagnostic(
        code=rule.id,
        figures=(*map(_exactly, read), *sorted(map(_exactly, listed))),  # a list may be sorted anew
        location=at[0] if at else rule.location,
        args=args,
        severity=rule.severity,
        related=(
            *(Related(role="compare", location=cell) for cell in others[:_MOST_RELATED]),
            *((Related(role="rule", location=rule.location),) if at else ()),
        ),
    )


def _blamed(rule: Rule, scope: Context) -> object:
    """What `at` gives; None where it computes with a missing value: the rule is broken all the same."""
    try:
        return rule.at.evaluate(scope) if rule.at is not None else None
    except MissingOperandError:
        return None


def _said(message: Message, scope: Context) -> str:
    """The text of a broken rule, which must come also where it says something of a value that is missing."""
    try:
        return message.render(scope)
    except MissingOperandError:
        return message.render_marked(scope)


_MOST_RELATED = 6  # more places than that explain nothing


def _exactly(value: Value) -> str:
    """The value as it is printed, but not rounded."""
    return number_text(value.raw, decimals=15) if isinstance(value.raw, Decimal) else value.text


def _values_read(expression: Expression, scope: Context) -> Iterator[Value]:
    """The values an expression looks at, and those its filters take from lists."""
    yield from expression.values_read(scope)
    yield from _values_listed(expression, scope)


def _values_listed(expression: Expression, scope: Context) -> Iterator[Value]:
    for name in sorted(expression.names):
        if "[]" in name:
            yield from _values_at(scope, tuple(tokens(name)))


def _values_at(node: object, path: tuple[str, ...]) -> Iterator[Value]:
    if isinstance(node, Value):
        yield node
    elif path and path[0] == "[]" and isinstance(node, Namespace | list):
        for item in node:
            yield from _values_at(item, path[1:])
    elif path and isinstance(node, dict | Namespace):
        below = node if isinstance(node, dict) else members(node)
        yield from _values_at(below.get(path[0]), path[1:])


def _cells(value: object) -> list[CellLocation]:
    return list(value.origin.cells) if isinstance(value, Value | Missing) else []
