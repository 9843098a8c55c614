"""Turn an expression into the steps that work it out for a block of rows, both branches of a condition at once."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Protocol

from indicrules.columnar import quantities as of
from indicrules.columnar import truth as truths
from indicrules.columnar import whole
from indicrules.columnar.filtered import Approximate, Unsupported
from indicrules.columnar.functions import interpolated, worked_out
from indicrules.columnar.number import Number, constant
from indicrules.columnar.scope import Column, Listed, Quantity, Scope, Text, absent_first
from indicrules.columnar.truth import Truth, both, either, opposite
from indicrules.columnar.whole import fixed
from indicrules.model import expression as ex
from indicrules.model.types import DayType

DAY = Fraction(86400)
_EPOCH = datetime.date(1970, 1, 1)


class World(Protocol):
    """What an expression can read beyond itself."""

    def text(self, text: str) -> Text: ...

    def input(self, node: ex.InputValue, scope: Scope) -> Column: ...

    def metric(self, node: ex.MetricValue, scope: Scope) -> Column: ...

    def item(self, node: ex.ItemValue, scope: Scope) -> Column: ...


def column(node: ex.Expression, scope: Scope, world: World) -> Column:
    """Give the values of `node`; raise `Unsupported` for what columns leave to the exact evaluator."""
    return _TABLE[type(node)](node, scope, world)


def quantity(node: ex.Expression, scope: Scope, world: World) -> Quantity:
    """Give the values of an expression that is a number or a date."""
    found = column(node, scope, world)
    assert isinstance(found, Number | Approximate), node
    return found


def truth(node: ex.Expression, scope: Scope, world: World) -> Truth:
    """Give the values of an expression that is yes or no."""
    found = column(node, scope, world)
    assert not isinstance(found, Number | Approximate | Text | Listed), node
    return found


def day_number(day: datetime.date) -> int:
    """Count the days of a date from the start of 1970."""
    return (day - _EPOCH).days


def _constant(node: ex.Constant, scope: Scope, world: World) -> Column:
    value = node.value
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return world.text(value)
    if isinstance(value, datetime.date):
        return Number(fixed(day_number(value)))
    return constant(value)


def _input(node: ex.InputValue, scope: Scope, world: World) -> Column:
    return world.input(node, scope)


def _metric(node: ex.MetricValue, scope: Scope, world: World) -> Column:
    return world.metric(node, scope)


def _item(node: ex.ItemValue, scope: Scope, world: World) -> Column:
    return world.item(node, scope)


def _unsupported(node: object, scope: Scope, world: World) -> Column:
    raise Unsupported


def _word(node: ex.Word, scope: Scope, world: World) -> Column:
    return scope.words[node.word](scope)


def _list(node: ex.ListWord, scope: Scope, world: World) -> Column:
    return scope.lists[node.word]


def _subject(node: ex.Subject, scope: Scope, world: World) -> Column:
    return scope.subjects[node.match]


def _negative(node: ex.Negative, scope: Scope, world: World) -> Column:
    return of.negative(scope, quantity(node.operand, scope, world))


def _arithmetic(node: ex.Arithmetic, scope: Scope, world: World) -> Column:
    left, right = quantity(node.left, scope, world), quantity(node.right, scope, world)
    days = isinstance(node.left.type, DayType)
    if days and isinstance(node.right.type, DayType):
        return of.times(scope, of.minus(scope, left, right), constant(DAY))
    if days:
        right = of.divided(scope, right, constant(DAY))
        if not isinstance(right, Number) or not right.plain or (right.factor / right.below.low).denominator != 1:
            raise Unsupported  # whether it is whole days is for the exact evaluator to say
    return _ARITHMETIC[node.operator](scope, left, right)


_ARITHMETIC: MappingProxyType[str, Callable[[Scope, Quantity, Quantity], Quantity]] = MappingProxyType(
    {"+": of.plus, "-": of.minus, "*": of.times, "/": of.divided, "^": of.raised}
)


def _comparison(node: ex.Comparison, scope: Scope, world: World) -> Column:
    left, right = column(node.left, scope, world), column(node.right, scope, world)
    return columns_compared(scope, node.operator, left, right)


def columns_compared(scope: Scope, operator: str, left: Column, right: Column) -> Truth:
    """Compare two columns of one type."""
    if isinstance(left, Text) and isinstance(right, Text):
        same = whole.compared(scope.tape, "=", _code(left), _code(right))
        return same if operator == "=" else opposite(scope.tape, same)
    if isinstance(left, Number | Approximate) and isinstance(right, Number | Approximate):
        return of.compared(scope, operator, left, right)
    assert not isinstance(left, Number | Approximate | Text | Listed)
    assert not isinstance(right, Number | Approximate | Text | Listed)
    same = truths.chosen(scope.tape, left, right, opposite(scope.tape, right))
    return same if operator == "=" else opposite(scope.tape, same)


def _code(text: Text) -> whole.Whole:
    if isinstance(text.code, int):
        return fixed(text.code)
    return whole.Whole(text.code, -1, 2**31)


def _logic(node: ex.Logic, scope: Scope, world: World) -> Column:
    left = truth(node.left, scope, world)
    if node.operator == "and":
        right = truth(node.right, scope.under(left), world) if left is not False else False
        return both(scope.tape, left, right)
    right = truth(node.right, scope.under(opposite(scope.tape, left)), world) if left is not True else True
    return either(scope.tape, left, right)


def _not(node: ex.Not, scope: Scope, world: World) -> Column:
    return opposite(scope.tape, truth(node.operand, scope, world))


def _conditional(node: ex.Conditional, scope: Scope, world: World) -> Column:
    where = truth(node.condition, scope, world)
    if isinstance(where, bool):
        return column(node.consequence if where else node.alternative, scope, world)
    one = column(node.consequence, scope.under(where), world)
    other = column(node.alternative, scope.under(opposite(scope.tape, where)), world)
    return columns_chosen(scope, where, one, other)


def columns_chosen(scope: Scope, where: Truth, one: Column, other: Column) -> Column:
    """Give `one` where `where` holds, else `other`."""
    if isinstance(where, bool):
        return one if where else other
    if isinstance(one, Number | Approximate) and isinstance(other, Number | Approximate):
        return of.chosen(scope, where, one, other)
    if isinstance(one, Text) and isinstance(other, Text):
        return Text(whole.chosen(scope.tape, where, _code(one), _code(other)).at)
    if isinstance(one, Listed) or isinstance(other, Listed):
        raise Unsupported
    assert not isinstance(one, Number | Approximate | Text)
    assert not isinstance(other, Number | Approximate | Text)
    return truths.chosen(scope.tape, where, one, other)


def _cases(node: ex.Cases, scope: Scope, world: World) -> Column:
    if node.subject is not None:
        scope.subjects[node.number] = column(node.subject, scope, world)
    taken: list[tuple[Truth, Column]] = []
    left: Truth = True
    for row in node.rows:
        inner = scope.under(left)
        holds = truth(row.condition, inner, world)
        if holds is False:
            continue
        taken.append((holds, column(row.value, inner.under(holds), world)))
        left = both(scope.tape, left, opposite(scope.tape, holds))
        if left is False:
            break
    if left is not False and node.otherwise is not None:
        found = column(node.otherwise, scope.under(left), world)
    elif taken:
        if left is not False:
            scope.doubt(left)  # no row holds
        found = taken.pop()[1]
    else:
        raise Unsupported
    for holds, value in reversed(taken):
        found = columns_chosen(scope, holds, value, found)
    return found


def _applied(node: ex.Applied, scope: Scope, world: World) -> Column:
    return column(node.body, scope, world)


def _present(node: ex.Present, scope: Scope, world: World) -> Column:
    inner = scope.apart()
    found = column(node.of, inner, world)
    absent, others = absent_first(scope.tape, inner.raised)
    scope.repeat(others)
    present = opposite(scope.tape, absent)
    if isinstance(node.of, ex.ItemValue) and node.of.field == "counted":
        assert not isinstance(found, Number | Approximate | Text | Listed)
        return both(scope.tape, found, present)
    return present


def _rounded(node: ex.Rounded, scope: Scope, world: World) -> Column:
    operand, step = quantity(node.operand, scope, world), quantity(node.step, scope, world)
    known = step.known if isinstance(step, Number) else None
    if known is None or known <= 0:
        raise Unsupported
    return of.rounded(scope, operand, known, node.mode)


def _interpolated(node: ex.Interpolated, scope: Scope, world: World) -> Column:
    return interpolated(scope, quantity(node.operand, scope, world), node.points)


def _function(node: ex.Function, scope: Scope, world: World) -> Column:
    return worked_out(node, scope, [column(argument, scope, world) for argument in node.arguments])


_TABLE: MappingProxyType[type[object], Callable[[Any, Scope, World], Column]] = MappingProxyType(
    {
        ex.Constant: _constant,
        ex.InputValue: _input,
        ex.MetricValue: _metric,
        ex.ItemValue: _item,
        ex.Lost: _unsupported,
        ex.Word: _word,
        ex.ListWord: _list,
        ex.Subject: _subject,
        ex.Negative: _negative,
        ex.Arithmetic: _arithmetic,
        ex.Comparison: _comparison,
        ex.Logic: _logic,
        ex.Not: _not,
        ex.Conditional: _conditional,
        ex.Cases: _cases,
        ex.Applied: _applied,
        ex.Present: _present,
        ex.Rounded: _rounded,
        ex.Interpolated: _interpolated,
        ex.Function: _function,
    }
)
