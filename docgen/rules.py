"""Rules of a mapping held against a bound context."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from itertools import product
from math import prod
from typing import Any

from docgen.binding.context import Context
from docgen.coverage import root_of
from docgen.diagnostics import CellLocation, Diagnostic, Diagnostics, Related, YamlLocation
from docgen.formats.numbers import number_text
from docgen.language.expression import Expression, Message
from docgen.language.missing import Missing, MissingOperandError
from docgen.language.namespace import Namespace, members
from docgen.language.values import Value
from docgen.limits import MEBIBYTE, RULE_LIMITS, RunawayError, guarded
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
    waiting = []
    for rule in mapping.rules:
        if rule.location in checked:
            continue
        if absent and _needs(rule, absent):
            checked[rule.location] = ()
        else:
            waiting.append(rule)
    while waiting:
        waiting = _held(waiting, context, checked)
    return tuple(found for rule in mapping.rules for found in checked[rule.location])


def _held(rules: list[Rule], context: Context, checked: Checked) -> list[Rule]:
    """Hold rules against a context until one of them takes too long; those that are left."""
    limits = RULE_LIMITS
    number = 0
    guard = None
    try:
        with guarded(limits.all_rules) as guard:
            for number, rule in enumerate(rules):  # noqa: B007  # the exception may come at any of them
                checked[rule.location] = tuple(_check(rule, context))
    except RunawayError:
        seconds = guard is None or guard.exceeded == "seconds"
        code = "rule-too-long" if seconds else "rule-too-much-memory"
        whole = limits.all_rules
        limit = f"{whole.seconds:g}" if seconds else str(whole.memory // MEBIBYTE)
        checked[rules[number].location] = (_undecided(code, rules[number], limit=limit),)
    return [rule for rule in rules if rule.location not in checked]


def _needs(rule: Rule, absent: frozenset[str]) -> bool:
    """Whether a rule reads a cell of an absent workbook; it may also ask whether there is one."""
    names = rule.check.names
    return absent.isdisjoint(names) and not absent.isdisjoint(map(root_of, names))


def cells_read(rule: Rule, context: Context) -> tuple[CellLocation, ...]:
    """The cells a rule looks at in this workbook, for every combination of its `each`."""
    found: dict[CellLocation, None] = {}
    try:
        for scope in _scopes(rule, context):
            with suppress(Exception):  # the rule cannot be decided there, which `check_rules` reports
                values = list(_values_read(rule.check, scope))
                found |= dict.fromkeys(cell for value in values for cell in _cells(value))
    except (_FailedError, _TooManyError):  # the same
        pass
    return tuple(found)


class _FailedError(Exception):
    """An expression of a rule does not fit the values."""

    def __init__(self, text: Expression | Message, reason: Exception) -> None:
        super().__init__(str(reason) or type(reason).__name__)
        self.source = text.source


class _TooManyError(Exception):
    """The names of `each` have more combinations than a rule may be held against."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count


def _check(rule: Rule, context: Context) -> Iterator[Diagnostic]:
    try:
        for scope in _scopes(rule, context):
            yield from _check_once(rule, scope)
    except _TooManyError as error:
        found, limit = (number_text(Decimal(n), decimals=0) for n in (error.count, RULE_LIMITS.combinations))
        yield _undecided("rule-too-many", rule, found=found, limit=limit)
    except _FailedError as error:
        yield _undecided("rule-not-decidable", rule, expression=error.source, reason=str(error))


def _undecided(code: str, rule: Rule, **args: str) -> Diagnostic:
    return Diagnostic(code=code, location=rule.location, args={"id": rule.id, **args})


def _check_once(rule: Rule, scope: Context) -> Iterator[Diagnostic]:
    deciding = rule.when or rule.check
    try:  # not through `_value`: these two are evaluated thousands of times a workbook
        if rule.when is not None:
            if not rule.when.evaluate(scope):
                return
            deciding = rule.check
        if rule.check.evaluate(scope):
            return
    except MissingOperandError:
        return
    except Exception as error:  # whatever an expression of a mapping makes of the values
        raise _FailedError(deciding, error) from error
    yield _broken(rule, scope)


def _value(expression: Expression, scope: Context) -> Any:
    """What an expression gives; raises MissingOperandError and _FailedError."""
    try:
        return expression.evaluate(scope)
    except MissingOperandError:
        raise
    except Exception as error:  # whatever an expression of a mapping makes of the values
        raise _FailedError(expression, error) from error


def _scopes(rule: Rule, context: Context) -> Iterator[Context]:
    """The context once, or once for every combination of the names that `each` binds."""
    known = {**context, **rule.limits} if rule.limits else context
    if not rule.each:
        yield known
        return
    try:
        choices = [_items(expression, known) for expression in rule.each.values()]
    except MissingOperandError:
        return
    count = prod(map(len, choices))
    if count > max(RULE_LIMITS.combinations, *map(len, choices)):  # the rows of one list are never too many
        raise _TooManyError(count)
    scope = dict(known)  # one for all: each is looked at before the next is asked for
    for combination in product(*choices):
        scope.update(zip(rule.each, combination, strict=True))
        yield scope


def _items(expression: Expression, scope: Context) -> list[Any]:
    found = _value(expression, scope)
    try:
        return list(found)
    except MissingOperandError:
        raise
    except Exception as error:  # it is no list, or one whose items fail
        raise _FailedError(expression, error) from error


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
        return _value(rule.at, scope) if rule.at is not None else None
    except MissingOperandError:
        return None


def _said(message: Message, scope: Context) -> str:
    """The text of a broken rule, which must come also where it says something of a value that is missing."""
    try:
        return message.render(scope)
    except MissingOperandError:
        return message.render_marked(scope)
    except Exception as error:  # as with an expression
        raise _FailedError(message, error) from error


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
