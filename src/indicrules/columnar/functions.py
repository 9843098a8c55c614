"""Turn the functions of the language into steps on numbers by row."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from indicrules.columnar import quantities as of
from indicrules.columnar.filtered import Approximate, Unsupported
from indicrules.columnar.number import Number, constant
from indicrules.columnar.scope import Column, Listed, Quantity, Scope, Text
from indicrules.columnar.status import Status
from indicrules.columnar.truth import Truth, both, either, opposite
from indicrules.model import expression as ex

_Members = tuple[tuple[Quantity, Truth], ...]


def worked_out(node: ex.Function, scope: Scope, arguments: list[Column]) -> Column:
    """Give the function of its arguments; raise `Unsupported` for what is left to the exact evaluator."""
    return _FUNCTIONS[node.name](node, scope, arguments)


def interpolated(scope: Scope, at: Quantity, points: tuple[tuple[Fraction, Fraction], ...]) -> Quantity:
    """Give the height of the line through `points`, held at its ends."""
    found: Quantity = constant(points[-1][1])
    for (low, first), (high, second) in reversed(list(itertools.pairwise(points))):
        slope = (second - first) / (high - low)
        height = of.plus(scope, of.times(scope, at, constant(slope)), constant(first - low * slope))
        found = of.chosen(scope, of.compared(scope, "<=", at, constant(high)), height, found)
    return of.chosen(scope, of.compared(scope, "<=", at, constant(points[0][0])), constant(points[0][1]), found)


def _numbers(arguments: list[Column]) -> list[Quantity]:
    found = []
    for each in arguments:
        assert isinstance(each, Number | Approximate)
        found.append(each)
    return found


def _members(arguments: list[Column]) -> _Members:
    """Give several values, however they were brought, each with where it counts."""
    if len(arguments) == 1 and isinstance(arguments[0], Listed):
        return arguments[0].values
    return tuple((each, True) for each in _numbers(arguments))


def _some(scope: Scope, members: _Members) -> None:
    """Raise that there is nothing to take, where nothing counts."""
    counts: Truth = False
    for _, counted in members:
        counts = either(scope.tape, counts, counted)
    scope.refuse(opposite(scope.tape, counts), Status.NOT_APPLICABLE)


def number_counted(scope: Scope, members: _Members) -> Quantity:
    """Give how many members count."""
    found: Quantity = constant(0)
    for _, counted in members:
        found = of.plus(scope, found, of.chosen(scope, counted, constant(1), constant(0)))
    return found


def summed(scope: Scope, members: _Members) -> Quantity:
    """Give the sum of the members that count."""
    found: Quantity = constant(0)
    for value, counted in members:
        found = of.plus(scope, found, of.chosen(scope, counted, value, constant(0)))
    return found


def _extreme(larger: bool) -> Callable[[ex.Function, Scope, list[Column]], Column]:
    pick = of.greater if larger else of.smaller

    def apply(node: ex.Function, scope: Scope, arguments: list[Column]) -> Column:
        members = _members(arguments)
        if not members:
            raise Unsupported
        _some(scope, members)
        found, some = members[0]
        for value, counted in members[1:]:
            better = pick(scope, found, value)
            # The better one where both count, else the one that counts.
            found = of.chosen(scope, counted, of.chosen(scope, some, better, value), found)
            some = either(scope.tape, some, counted)
        return found

    return apply


def _sum(node: ex.Function, scope: Scope, arguments: list[Column]) -> Column:
    return summed(scope, _members(arguments))


def _mean(node: ex.Function, scope: Scope, arguments: list[Column]) -> Column:
    members = _members(arguments)
    _some(scope, members)
    return of.divided(scope, summed(scope, members), number_counted(scope, members))


def _geometric(node: ex.Function, scope: Scope, arguments: list[Column]) -> Column:
    members = _members(arguments)
    if not members or not all(counted is True for _, counted in members):
        raise Unsupported
    product: Quantity = constant(1)
    for value, _ in members:
        scope.doubt(of.compared(scope, "<", value, constant(0)))
        product = of.times(scope, product, value)
    return of.raised(scope, product, constant(Fraction(1, len(members))))


def _harmonic(node: ex.Function, scope: Scope, arguments: list[Column]) -> Column:
    members = _members(arguments)
    _some(scope, members)
    inverses = []
    for value, counted in members:
        scope.doubt(both(scope.tape, counted, of.compared(scope, "<=", value, constant(0))))
        inverses.append((of.divided(scope.under(counted), constant(1), value), counted))
    return of.divided(scope, number_counted(scope, members), summed(scope, tuple(inverses)))


def _weighted(node: ex.Function, scope: Scope, arguments: list[Column]) -> Column:
    values, weights = arguments
    if not isinstance(values, Listed) or not isinstance(weights, Listed) or len(values.values) != len(weights.values):
        raise Unsupported
    _some(scope, values.values)
    for (_, one), (_, other) in zip(values.values, weights.values, strict=True):
        if one is not other:
            raise Unsupported
    pairs = zip(values.values, weights.values, strict=True)
    products = tuple((of.times(scope, value, weight), counted) for (value, counted), (weight, _) in pairs)
    return of.divided(scope, summed(scope, products), summed(scope, weights.values))


def _best(node: ex.Function, scope: Scope, arguments: list[Column]) -> Column:
    many = arguments[0]
    known = many.known if isinstance(many, Number) else None
    if known is None or known.denominator != 1 or known < 1:
        raise Unsupported
    members = _members(arguments[1:])
    _some(scope, members)
    sorted_: list[tuple[Quantity, Truth]] = []
    for value, counted in members:  # by insertion, the greatest first; what does not count sinks
        moving, moving_counts = value, counted
        for at, (standing, counts) in enumerate(sorted_):
            above = of.compared(scope.apart(), ">", moving, standing)
            scope.doubt(_open(scope, moving, standing))
            swap = both(scope.tape, moving_counts, either(scope.tape, opposite(scope.tape, counts), above))
            sorted_[at] = (of.chosen(scope, swap, moving, standing), either(scope.tape, counts, moving_counts))
            moving = of.chosen(scope, swap, standing, moving)
            moving_counts = both(scope.tape, counts, moving_counts)
        sorted_.append((moving, moving_counts))
    return Listed(tuple(sorted_[: int(known)]))


def _open(scope: Scope, left: Quantity, right: Quantity) -> Truth:
    if isinstance(left, Number) and isinstance(right, Number):
        return False
    inner = scope.apart()
    of.compared(inner, ">", left, right)
    found: Truth = False
    for where, _ in inner.raised:
        found = either(scope.tape, found, where)
    return found


def _count(node: ex.Function, scope: Scope, arguments: list[Column]) -> Column:
    if len(arguments) == 1 and isinstance(arguments[0], Listed):
        return number_counted(scope, arguments[0].values)
    found: Quantity = constant(0)
    for each in arguments:
        if isinstance(each, Number | Approximate | Text | Listed):
            raise Unsupported
        found = of.plus(scope, found, of.chosen(scope, each, constant(1), constant(0)))
    return found


def _clamp(node: ex.Function, scope: Scope, arguments: list[Column]) -> Column:
    value, low, high = _numbers(arguments)
    scope.doubt(of.compared(scope, ">", low, high))
    return of.smaller(scope, of.greater(scope, value, low), high)


def _magnitude(node: ex.Function, scope: Scope, arguments: list[Column]) -> Column:
    return of.magnitude(scope, _numbers(arguments)[0])


def _stepped(mode: Any) -> Callable[[ex.Function, Scope, list[Column]], Column]:
    def apply(node: ex.Function, scope: Scope, arguments: list[Column]) -> Column:
        found = _numbers(arguments)
        unit = getattr(node.type, "unit", None)
        step: Fraction | None = unit.scale if unit is not None else Fraction(1)
        if len(found) == 2:
            step = found[1].known if isinstance(found[1], Number) else None
        if step is None or step <= 0:
            raise Unsupported
        return of.rounded(scope, found[0], step, mode)

    return apply


def _irrational(node: ex.Function, scope: Scope, arguments: list[Column]) -> Column:
    return of.irrational(scope, node.name, _numbers(arguments)[0])


def _unsupported(node: ex.Function, scope: Scope, arguments: list[Column]) -> Column:
    raise Unsupported  # numpy has no such function


_FUNCTIONS: MappingProxyType[str, Callable[[ex.Function, Scope, list[Column]], Column]] = MappingProxyType(
    {
        "min": _extreme(False),
        "max": _extreme(True),
        "abs": _magnitude,
        "clamp": _clamp,
        "sum": _sum,
        "mean": _mean,
        "geomean": _geometric,
        "harmonic": _harmonic,
        "weighted_mean": _weighted,
        "best": _best,
        "count": _count,
        "floor": _stepped("floor"),
        "ceil": _stepped("ceil"),
        "sqrt": _irrational,
        "ln": _irrational,
        "exp": _irrational,
        "erfc": _unsupported,
    }
)
