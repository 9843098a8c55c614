"""Turn core nodes into the steps that work them out for a block of rows, every branch of a condition at once."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import attrs

from indicrules.meaning import core
from indicrules.model.types import ListType
from indicrules.syntax.tree import ComparisonOperator
from indicrules.tables.score import lists, whole
from indicrules.tables.score import quantities as of
from indicrules.tables.score import truth as truths
from indicrules.tables.score.filtered import Approximate, Unsupported
from indicrules.tables.score.looked import looked
from indicrules.tables.score.number import Number, constant
from indicrules.tables.score.scope import (
    Brought,
    Column,
    Listed,
    Quantity,
    Raised,
    Scope,
    Text,
    World,
    absent_first,
    nothing,
)
from indicrules.tables.score.truth import Truth, both, either, opposite
from indicrules.tables.score.whole import fixed
from indicrules.tables.status import Status

_EPOCH = datetime.date(1970, 1, 1)


def column(node: core.Node, scope: Scope, world: World) -> Column:
    """Give the values of `node`; raise `Unsupported` for what columns leave to the exact evaluator."""
    return _TABLE[type(node)](node, scope, world)


def quantity(node: core.Node, scope: Scope, world: World) -> Quantity:
    """Give the values of an expression that is a number or a date."""
    found = column(node, scope, world)
    assert isinstance(found, Number | Approximate), node
    return found


def truth(node: core.Node, scope: Scope, world: World) -> Truth:
    """Give the values of an expression that is yes or no."""
    found = column(node, scope, world)
    assert not isinstance(found, Number | Approximate | Text | Listed | Brought), node
    return found


def _listed(node: core.Node, scope: Scope, world: World) -> Listed:
    found = column(node, scope, world)
    if isinstance(found, Brought):
        raise Unsupported  # its members are not known one by one
    assert isinstance(found, Listed), node
    return found


def day_number(day: datetime.date) -> int:
    """Count the days of a date from the start of 1970."""
    return (day - _EPOCH).days


# ---------------------------------------------------------------------------- what is read


def _constant(node: core.Constant, scope: Scope, world: World) -> Column:
    value = node.value
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return world.text(value)
    if isinstance(value, datetime.date):
        return Number(fixed(day_number(value)))
    return constant(value)


def _input(node: core.Input, scope: Scope, world: World) -> Column:
    return world.input(node, scope)


def _metric(node: core.Metric, scope: Scope, world: World) -> Column:
    return world.metric(node, scope)


def _item(node: core.ItemValue, scope: Scope, world: World) -> Column:
    return world.item(node, scope)


def _unsupported(node: object, scope: Scope, world: World) -> Column:
    raise Unsupported


def _word(node: core.Word, scope: Scope, world: World) -> Column:
    read = scope.hand.words.get(node.word)
    if read is None:
        scope.refuse(True, Status.MISSING)
        return nothing(node.type)
    scope.repeat(read.before)
    return read.values(scope, world)


def _members(node: core.Members, scope: Scope, world: World) -> Column:
    return scope.hand.lists[node.word]


def _brings(node: core.Brings, scope: Scope, world: World) -> Column:
    return world.brings(node)


def _counted_weight(node: core.CountedWeight, scope: Scope, world: World) -> Column:
    return scope.hand.weight(scope)


def _running(node: core.Running, scope: Scope, world: World) -> Column:
    return scope.hand.running[node.after + 1]


def _held(node: core.Held, scope: Scope, world: World) -> Column:
    return scope.hand.held[node.step]


def _local(node: core.Local, scope: Scope, world: World) -> Column:
    return scope.hand.locals[node.number]


def _let(node: core.Let, scope: Scope, world: World) -> Column:
    scope.hand.locals[node.number] = column(node.value, scope, world)
    return column(node.body, scope, world)


def _body(node: core.Derived, scope: Scope, world: World) -> Column:
    return column(node.body, scope, world)


def _known(node: core.Known, scope: Scope, world: World) -> Column:
    return of.known(quantity(node.operand, scope, world), node.low, node.high, node.positive)


def _refuse(node: core.Refuse, scope: Scope, world: World) -> Column:
    scope.doubt(True)
    return nothing(node.type)


# ---------------------------------------------------------------------------- numbers and dates


def _negative(node: core.Negative, scope: Scope, world: World) -> Column:
    return of.negative(scope, quantity(node.operand, scope, world))


def _magnitude(node: core.Magnitude, scope: Scope, world: World) -> Column:
    return of.magnitude(scope, quantity(node.operand, scope, world))


def _arithmetic(node: core.Arithmetic, scope: Scope, world: World) -> Column:
    left, right = quantity(node.left, scope, world), quantity(node.right, scope, world)
    return _ARITHMETIC[node.operator](scope, left, right)


_ARITHMETIC: MappingProxyType[str, Callable[[Scope, Quantity, Quantity], Quantity]] = MappingProxyType(
    {"+": of.plus, "-": of.minus, "*": of.times, "/": of.divided, "^": of.raised}
)


def _days(node: core.Days, scope: Scope, world: World) -> Column:
    return of.minus(scope, quantity(node.left, scope, world), quantity(node.right, scope, world))


def _moved(node: core.Moved, scope: Scope, world: World) -> Column:
    back = isinstance(node.days, core.Negative)  # taken off, which saves a step
    day = quantity(node.day, scope, world)
    days = quantity(node.days.operand if isinstance(node.days, core.Negative) else node.days, scope, world)
    if not isinstance(days, Number) or not days.plain or (days.factor / days.below.low).denominator != 1:
        raise Unsupported  # whether it is whole days is for the exact evaluator to say
    return of.minus(scope, day, days) if back else of.plus(scope, day, days)


def _within(node: core.Within, scope: Scope, world: World) -> Column:
    value, low, high = (quantity(each, scope, world) for each in (node.operand, node.low, node.high))
    ends = [each.known for each in (low, high) if isinstance(each, Number)]
    match ends:
        case [Fraction() as least, Fraction() as most] if least <= most:
            return of.held(scope, value, least, most)
        case _:
            scope.doubt(of.compared(scope, ">", low, high))
            return of.smaller(scope, of.greater(scope, value, low), high)


def _rounded(node: core.Rounded, scope: Scope, world: World) -> Column:
    operand, step = quantity(node.operand, scope, world), quantity(node.step, scope, world)
    known = step.known if isinstance(step, Number) else None
    if known is None or known <= 0:
        raise Unsupported
    return of.rounded(scope, operand, known, node.mode)


def _irrational(node: core.Irrational, scope: Scope, world: World) -> Column:
    if node.name == "geomean":
        return lists.geometric(scope, _listed(node.operand, scope, world))
    if node.name == "erfc":
        raise Unsupported  # numpy has no such function
    return of.irrational(scope, node.name, quantity(node.operand, scope, world))


def _lookup(node: core.Lookup, scope: Scope, world: World) -> Column:
    return looked(node, [column(each, scope, world) for each in node.keys], scope, world)


# ---------------------------------------------------------------------------- conditions


def _comparison(node: core.Comparison, scope: Scope, world: World) -> Column:
    if isinstance(node.left, core.CountedWeight) and node.operator == ">" and _is_0(node.right):
        return scope.hand.counts(scope)
    left, right = column(node.left, scope, world), column(node.right, scope, world)
    if isinstance(left, Text) and isinstance(right, Text):
        same = whole.compared(scope.tape, "=", _code(left), _code(right))
        return same if node.operator == "=" else opposite(scope.tape, same)
    if isinstance(left, Number | Approximate) and isinstance(right, Number | Approximate):
        return of.compared(scope, node.operator, left, right)
    assert not isinstance(left, Number | Approximate | Text | Listed | Brought)
    assert not isinstance(right, Number | Approximate | Text | Listed | Brought)
    same = truths.chosen(scope.tape, left, right, opposite(scope.tape, right))
    return same if node.operator == "=" else opposite(scope.tape, same)


def _code(text: Text) -> whole.Whole:
    if isinstance(text.code, int):
        return fixed(text.code)
    return whole.Whole(text.code, -1, 2**31)


def _logic(node: core.Logic, scope: Scope, world: World) -> Column:
    left = truth(node.left, scope, world)
    if node.operator == "and":
        right = truth(node.right, scope.under(left), world) if left is not False else False
        return both(scope.tape, left, right)
    right = truth(node.right, scope.under(opposite(scope.tape, left)), world) if left is not True else True
    return either(scope.tape, left, right)


def _not(node: core.Not, scope: Scope, world: World) -> Column:
    return opposite(scope.tape, truth(node.operand, scope, world))


def _present(node: core.Present, scope: Scope, world: World) -> Column:
    inner = scope.apart()
    column(node.of, inner, world)
    absent, others = absent_first(scope.tape, inner.raised)
    scope.repeat(others)
    return opposite(scope.tape, absent)


def _select(node: core.Select, scope: Scope, world: World) -> Column:
    held = _from_0(node, scope, world)
    if held is not None:
        return held
    rows, otherwise = _refusing_first(node)
    taken: list[tuple[Truth, Column]] = []
    left: Truth = True
    for condition, value in rows:
        inner = scope.under(left)
        holds = truth(condition, inner, world)
        if holds is False:
            continue
        if isinstance(value, core.Refuse):
            inner.doubt(holds)
        else:
            taken.append((holds, column(value, inner.under(holds), world)))
        left = both(scope.tape, left, opposite(scope.tape, holds))
        if left is False:
            break
    if left is not False:
        if taken and isinstance(otherwise, core.Refuse):
            scope.doubt(left)
        else:
            taken.append((True, column(otherwise, scope.under(left), world)))
    found = taken.pop()[1] if taken else nothing(node.type)  # where it is refused any value will do
    for holds, one in reversed(taken):
        found = columns_chosen(scope, holds, one, found)
    return found


_CONTRARY: MappingProxyType[ComparisonOperator, ComparisonOperator] = MappingProxyType(
    {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
)


def _refusing_first(node: core.Select) -> tuple[tuple[tuple[core.Node, core.Node], ...], core.Node]:
    """Give rows and what is otherwise; what has one row and else is refused asks at once where it is refused."""
    match node:
        case core.Select(rows=((core.Comparison() as condition, value),), otherwise=core.Refuse() as refuse):
            return ((attrs.evolve(condition, operator=_CONTRARY[condition.operator]), refuse),), value
        case _:
            return node.rows, node.otherwise


def _from_0(node: core.Select, scope: Scope, world: World) -> Column | None:
    """Give what is 0 up to 0, and from there a multiple of a value, without a choice: that value is held at 0."""
    match node:
        case core.Select(
            rows=((core.Comparison(operator=">", left=core.Local(number=number), right=least), multiple),),
            otherwise=otherwise,
        ) if _is_0(least) and _is_0(otherwise) and _is_multiple(multiple, number):
            values = scope.hand.locals
            value = values[number]
            assert isinstance(value, Number | Approximate)
            values[number] = of.greater(scope, value, constant(0))
            found = column(multiple, scope, world)
            values[number] = value
            return found
        case _:
            return None


def _is_0(node: core.Node) -> bool:
    return isinstance(node, core.Constant) and isinstance(node.value, Fraction) and node.value == 0


def _is_multiple(node: core.Node, number: int) -> bool:
    """Tell whether a node is 0 wherever the value under a number is, and raises nothing there."""
    match node:
        case core.Local():
            return node.number == number
        case core.Known(operand=operand) | core.Rounded(operand=operand, step=core.Constant()):
            return _is_multiple(operand, number)
        case core.Arithmetic(operator="/", left=left, right=core.Known(operand=core.Local(), positive=True)):
            return _is_multiple(left, number)
        case _:
            return False


def columns_chosen(scope: Scope, where: Truth, one: Column, other: Column) -> Column:
    """Give `one` where `where` holds, else `other`."""
    if isinstance(where, bool):
        return one if where else other
    if isinstance(one, Number | Approximate) and isinstance(other, Number | Approximate):
        return of.chosen(scope, where, one, other)
    if isinstance(one, Text) and isinstance(other, Text):
        return Text(whole.chosen(scope.tape, where, _code(one), _code(other)).at)
    if isinstance(one, Listed | Brought) or isinstance(other, Listed | Brought):
        raise Unsupported
    assert not isinstance(one, Number | Approximate | Text)
    assert not isinstance(other, Number | Approximate | Text)
    return truths.chosen(scope.tape, where, one, other)


# ---------------------------------------------------------------------------- lists


def _gathered(node: core.Gathered, scope: Scope, world: World) -> Column:
    return lists.gathered([column(each, scope, world) for each in node.values])


def _having(node: core.Having, scope: Scope, world: World) -> Column:
    first = node.values[0]
    if isinstance(first, core.Input) and isinstance(first.type, ListType):
        return world.members(first, scope, node.or_none)
    values: list[tuple[Column, list[Raised]]] = []
    for each in node.values:
        inner = scope.apart()
        values.append((column(each, inner, world), inner.raised))
    return lists.having(scope, values, node.or_none)


def _some(node: core.Some, scope: Scope, world: World) -> Column:
    items = column(node.items, scope, world)
    if isinstance(items, Brought):
        return items  # it holds something wherever it is there
    assert isinstance(items, Listed)
    lists.refuse_empty(scope, items)
    return items


def _each(node: core.Each, scope: Scope, world: World) -> Column:
    columns = [_listed(each, scope, world).values for each in node.lists]
    if len({len(each) for each in columns}) > 1:
        raise Unsupported
    found: list[tuple[Quantity, Truth]] = []
    for members in zip(*columns, strict=True):
        counted = members[0][1]
        if any(each is not counted for _, each in members):
            raise Unsupported  # which of them stand beside each other differs by row
        scope.hand.locals.update(zip(node.numbers, (value for value, _ in members), strict=True))
        found.append((quantity(node.body, scope.under(counted), world), counted))
    return Listed(tuple(found))


def _ranked(node: core.Ranked, scope: Scope, world: World) -> Column:
    many, items = quantity(node.many, scope, world), _listed(node.items, scope, world)
    known = many.known if isinstance(many, Number) else None
    if known is None:
        raise Unsupported
    return lists.ranked(scope, int(known), items)


def _fold(node: core.Fold, scope: Scope, world: World) -> Column:
    items = column(node.items, scope, world)
    if isinstance(items, Brought):
        if node.name not in items.folds:
            raise Unsupported
        return items.folds[node.name]
    assert isinstance(items, Listed)
    return lists.folded(node.name, scope, items)


def _which(node: core.Which, scope: Scope, world: World) -> Column:
    raise Unsupported  # a text a combination of equal values: the exact evaluator does it


_TABLE: MappingProxyType[type[object], Callable[[Any, Scope, World], Column]] = MappingProxyType(
    {
        core.Constant: _constant,
        core.Input: _input,
        core.Metric: _metric,
        core.ItemValue: _item,
        core.Word: _word,
        core.Members: _members,
        core.Brings: _brings,
        core.CountedWeight: _counted_weight,
        core.Running: _running,
        core.Held: _held,
        core.Local: _local,
        core.LostBy: _unsupported,
        core.Let: _let,
        core.Negative: _negative,
        core.Magnitude: _magnitude,
        core.Arithmetic: _arithmetic,
        core.Days: _days,
        core.Moved: _moved,
        core.Comparison: _comparison,
        core.Logic: _logic,
        core.Not: _not,
        core.Select: _select,
        core.Within: _within,
        core.Known: _known,
        core.Rounded: _rounded,
        core.Irrational: _irrational,
        core.Lookup: _lookup,
        core.Present: _present,
        core.Gathered: _gathered,
        core.Having: _having,
        core.Some: _some,
        core.Each: _each,
        core.Ranked: _ranked,
        core.Fold: _fold,
        core.Which: _which,
        core.Refuse: _refuse,
        core.Derived: _body,
    }
)
core.complete(_TABLE, "the tape")
